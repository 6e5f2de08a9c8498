"""The list for an editor: worst first, each edit once, and every edit makes its finding go away when it is made."""

import re
from datetime import UTC, datetime

import pytest

from sources.extract import extract
from sources.files import read_page
from sources.outlets import load_outlets
from tests.articles import reference_of
from tests.examples import article_of, codes
from tests.line import check_text
from tests.test_seeds import SEEDS
from verify.reports import load_form
from verify.reports.weak import weakly_sourced
from verify.rules import Example

BY = {
    "guardian": reference_of("The flood killed 21 people in Oakford.", publisher="The Guardian"),
    "tribune": reference_of("A worn valve may have caused the flood in Oakford.", publisher="Vale Tribune"),
}

MENDED = [
    pytest.param(
        "unattributed", "Say who says so", "The dam broke.", "The dam broke, Anna Berg of the council said.", id="who"
    ),
    pytest.param(
        "hearsay",
        "Name who says or believes it",
        "Reportedly, the dam broke.",
        "Anna Berg said the dam broke.",
        id="hearsay",
    ),
    pytest.param(
        "plural-sources",
        "Name one of “Officials”",
        "Officials said the dam broke.",
        "Tom Reed, an official of the council, said the dam broke.",
        id="one of them",
    ),
    pytest.param(
        "single-anonymous",
        "Name “A teacher”",
        "A teacher said the dam broke.",
        "A teacher, Anna Berg, said the dam broke.",
        id="the person",
    ),
    pytest.param(
        "anonymous-opinion",
        "Quote somebody by name",
        "Experts believe the mayor should resign.",
        "Anna Berg, an expert, believes the mayor should resign.",
        id="the view",
    ),
    pytest.param(
        "anonymity-unexplained",
        "Give the reason for anonymity",
        "A teacher said the dam broke.",
        "A teacher, who asked not to be named for fear of losing her job, said the dam broke.",
        id="the reason",
    ),
    pytest.param(
        "anonymity-barred",
        "Say what “An insider” is",
        "An insider said the dam broke.",
        "An engineer who works at the dam said the dam broke.",
        id="the description",
    ),
    pytest.param(
        "relay-unlinked",
        "Link the item of The Guardian and give its date",
        "The Guardian reported that the dam broke.",
        "The Guardian [reported](https://www.theguardian.com/dam) on 3 May 2025 that the dam broke.",
        id="the link",
    ),
    pytest.param(
        "relay-unlinked",
        "Link the item of the Oakford Gazette and give its date",
        "Sources told the Oakford Gazette that the dam broke.",
        "Sources [told the Oakford Gazette](https://oakford-gazette.example/dam) on 3 May 2025 that the dam broke.",
        id="the link of an outlet nobody lists",
    ),
    pytest.param(
        "study-unnamed",
        "Name who made the study",
        "A study found that coffee harms sleep.",
        "A study by the University of Oakford found that coffee harms sleep.",
        id="the study",
    ),
    pytest.param(
        "document-unidentified",
        "Say whose document it is",
        "According to a letter, the dam was unsafe.",
        "According to a letter of the Oakford Water Board of 3 May 2024, the dam was unsafe.",
        id="the paper",
    ),
    pytest.param(
        "social-unverified",
        "Verify the account and say so",
        "Anna Berg wrote on Facebook that the dam broke.",
        "Anna Berg wrote on her verified Facebook account that the dam broke.",
        id="the account",
    ),
    pytest.param(
        "quote-without-speaker",
        "Put the speaker beside the quotation",
        "The valley is “robbed of its water”.",
        "The valley is “robbed of its water”, Anna Berg said.",
        id="the speaker",
    ),
    pytest.param(
        "date-unanchored",
        "Write the date itself",
        "The council will meet on Friday.",
        "The council will meet on Friday, 9 May 2025.",
        id="the date",
    ),
    pytest.param(
        "reply-missing",
        "Ask Tom Reed for a reply",
        "Anna Berg accused Tom Reed of selling the water.",
        "Anna Berg accused Tom Reed of selling the water. Tom Reed did not respond to questions.",
        id="the reply",
    ),
    pytest.param(
        "interest-undisclosed",
        "Say so where it is cited",
        "TASS reported that the dam broke.",
        "The state-run agency TASS reported that the dam broke.",
        id="the owner",
    ),
    pytest.param(
        "chain-ambiguous",
        "Repeat the attribution",
        "Police said the dam broke. Ten houses were flooded.",
        "Police said the dam broke. Ten houses were flooded, police said.",
        id="whose account",
    ),
    pytest.param(
        "not-said",
        "Read the passage and correct the claim",
        "The Guardian reported that the flood killed 12 people in Oakford.",
        "The Guardian reported that the flood killed 21 people in Oakford.",
        id="what was said",
    ),
    pytest.param(
        "number-differs",
        "write “21”",
        "The Guardian reported that the flood killed 12 people in Oakford.",
        "The Guardian reported that the flood killed 21 people in Oakford.",
        id="the number",
    ),
    pytest.param(
        "overclaim",
        "Restore the source's hedge",
        "A worn valve caused the flood in Oakford.",
        "A worn valve may have caused the flood in Oakford.",
        id="the hedge",
    ),
]


@pytest.fixture(scope="module")
def outlets():
    return load_outlets()


def report_on(text, outlets):
    return check_text(article_of(Example(text)), outlets, *BY.values())


@pytest.mark.parametrize(("code", "mend", "text", "mended"), MENDED)
def test_the_mend_makes_its_finding_go_away(code, mend, text, mended, outlets):
    report = report_on(text, outlets)
    fixes = [f.fix for c in report.claims for f in c.findings if f.code == code]
    assert [fix for fix in fixes if mend in fix], fixes
    assert code not in codes(report_on(mended, outlets))


def test_a_headline_is_mended_by_its_source(outlets):
    text = "Sources say the old dam of Oakford broke at night."
    flat = check_text(article_of(Example(text, title="Old Oakford dam broke")), outlets)
    (fix,) = [f.fix for c in flat.claims for f in c.findings if f.code == "headline-outruns"]
    assert "“… , sources says”" in fix.casefold() or "Put the source into the headline" in fix
    owned = check_text(article_of(Example(text, title="Old Oakford dam broke, sources say")), outlets)
    assert "headline-outruns" not in codes(owned)


@pytest.fixture(scope="module")
def seed(outlets):
    page = read_page(str(SEEDS / "kremlin-left-iran.txt"), now=datetime(2025, 1, 3, tzinfo=UTC))
    return check_text(extract(page), outlets)


def blocks(report):
    shown = load_form("weak")(report, width=100)
    return [part.splitlines() for part in shown.split("\n\n") if re.match(r"\d+\. ", part)]


def test_no_edit_stands_twice_and_every_weak_claim_stands_once(seed):
    shown = blocks(seed)
    mends = [(part[0].split(maxsplit=1)[1], part[1]) for part in shown]
    assert len(set(mends)) == len(mends)
    listed = [
        line.split()[0] for part in shown for line in part if line.strip()[:1] == "c" and line.split()[0][1:].isdigit()
    ]
    assert sorted(listed) == sorted(c.id for c in weakly_sourced(seed))


def test_every_edit_is_one(seed):
    assert [part[0] for part in blocks(seed) if "; or" in part[0]] == []


def test_facts_come_before_opinions_and_weaker_before_stronger(seed):
    ranks = [({"fact": 0, "prediction": 1, "opinion": 2}[c.kind], c.span) for c in weakly_sourced(seed)]
    assert [r[0] for r in ranks] == sorted(r[0] for r in ranks)
    bodies = [c.attribution.score for c in weakly_sourced(seed) if c.kind == "fact" and c.sentence > 0]
    assert bodies == sorted(bodies)


def test_what_people_let_be_is_not_listed(outlets):
    report = report_on("Sources said the dam broke.", outlets)
    (claim,) = report.claims
    settled = tuple(f.model_copy(update={"suppressed": "known"}) for f in claim.findings)
    quiet = report.model_copy(update={"claims": (claim.model_copy(update={"findings": settled}),)})
    assert weakly_sourced(report)
    assert weakly_sourced(quiet) == ()
    assert "1 more let be" in load_form("weak")(quiet, width=80)


def test_where_some_rules_alone_were_asked_for_only_what_they_found_is_listed(outlets):
    report = report_on("Sources said the dam broke. The dam was old.", outlets)
    first, *others = report.claims
    asked = report.model_copy(update={"claims": (first, *(c.model_copy(update={"findings": ()}) for c in others))})
    assert [c.id for c in weakly_sourced(asked, found=True)] == [first.id]
    assert len(weakly_sourced(asked)) == len(report.claims) > 1
    shown = load_form("weak")(asked, width=100, found=True)
    assert "1 of 2 contestable claims weakly sourced, worst first; 1 edit; 1 more not asked for" in shown
    none = asked.model_copy(update={"claims": tuple(c.model_copy(update={"findings": ()}) for c in asked.claims)})
    assert "Nothing that was asked for is weakly sourced" in load_form("weak")(none, width=80, found=True)
