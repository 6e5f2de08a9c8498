"""The HTML report as text: what stands in it, what never can, and how large it grows."""

import html
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from sources.model import Block, Span
from tests.reports_sample import CLAIMS, checked_report, link, offline_report
from tests.test_forms import HOSTILE, decided_report, hostile_report
from verify.model import Lineage, OutletRating, Report, ReportOutlet, Step, Telling
from verify.reports import load_form
from verify.reports.html.methods import measured, signed

SEED = Path(__file__).parent / "seed_report.json"
LARGEST = 3_000_000
"""Bytes of the page of an article with 1,000 claims (issue 6)."""


class Page(HTMLParser):
    """Elements, attributes and words of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.given: list[tuple[str, str]] = []
        self.ids: list[str] = []
        self.words = ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.given += [(k, v or "") for k, v in attrs]
        self.ids += [v for k, v in attrs if k == "id"]

    def handle_data(self, data):
        self.words += data


def show(report: Report) -> str:
    return load_form("html")(report)


def told_by(number: int) -> tuple[Telling, ...]:
    """Four references that tell a claim one after the other, a day apart."""
    return tuple(
        Telling(
            evidence=f"e{n}x{number}",
            reference=r.id,
            published=f"2025-09-1{n}T08:00:00+00:00",
            follows=f"e{n - 1}x{number}" if n > 1 else None,
            because="one names the other, which published it" if n > 1 else "",
        )
        for n, r in enumerate(checked_report().references, 1)
    )


def many_claims(number: int) -> Report:
    """The sample's checked claims over and over, with evidence and origins, every second with its way."""
    report = checked_report()
    claims, evidence, origins, text = [], [], [], ""
    for n in range(number):
        claim = report.claims[n % len(report.claims)]
        name = f"c{n + 1}"
        span = Span(len(text), len(text) + len(claim.text))
        text += claim.text + (".\n\n" if n % 4 == 3 else ". ")
        claims.append(claim.model_copy(update={"id": name, "span": span, "sentence_span": span}))
        evidence += [
            e.model_copy(update={"id": f"{e.id}x{n}", "claim": name}) for e in report.evidence if e.claim == claim.id
        ]
        origins += [o.model_copy(update={"claim": name}) for o in report.origins if o.claim == claim.id]
    body = Block(kind="body", span=Span(0, len(text)))
    document = report.document.model_copy(update={"text": text, "blocks": (body,)})
    told = [Lineage(claim=f"c{n + 1}", origin="o1", tellings=told_by(n)) for n in range(0, number, 2)]
    parts = {
        "lineages": tuple(told),
        "claims": tuple(claims),
        "evidence": tuple(evidence),
        "origins": tuple(origins),
        "document": document,
    }
    return report.model_copy(update=parts)


class OneFile(SingleFileSnapshotExtension):
    """Snapshots as pages one can open."""

    _write_mode = WriteMode.TEXT
    file_extension = "html"


def without_assets(page: str) -> str:
    """The page without style and script, which are files of their own."""
    return re.sub(r"(?s)<(style|script)>.*?</\1>", r"<\1></\1>", re.sub(r"sha256-[\w+/=]+", "sha256-", page))


def test_the_page_of_the_seed_is_as_it_was(snapshot):
    report = Report.model_validate_json(SEED.read_text(encoding="utf-8"))
    assert without_assets(show(report)) == snapshot(extension_class=OneFile)


def test_the_page_of_a_report_with_references_is_as_it_was(snapshot):
    assert without_assets(show(decided_report())) == snapshot(extension_class=OneFile)


def test_every_claim_of_the_article_stands_in_the_text_and_has_its_card():
    page = Page(show(checked_report()))
    ids = [c.id for c in CLAIMS]
    assert [i for i in page.ids if i in ids] == ids
    targets = {v for k, v in page.given if k == "href" and v.startswith("#")}
    assert {f"#{i}" for i in ids} <= targets
    assert targets <= {f"#{i}" for i in page.ids}


def test_no_id_stands_twice():
    ids = Page(show(checked_report())).ids
    assert len(ids) == len(set(ids))


def test_the_head_says_how_many_claims_are_adequately_sourced_and_nothing_is_called_a_lie():
    words = Page(show(offline_report())).words
    assert "2 of 6 contestable claims are adequately sourced" in re.sub(r"\s+", " ", words)
    assert not re.search(r"\b(false|fake|lie)\b", words.partition('"use strict"')[0], re.IGNORECASE)


def test_not_checked_and_out_of_reach_are_states_of_their_own():
    words = Page(show(checked_report())).words
    assert "not checked" in words
    assert "could not be reached (not a verdict)" in words


def test_both_sides_of_a_difference_are_marked():
    page = show(checked_report())
    assert '<mark class="d">4,200<i>number</i></mark>' in page
    assert '<mark class="d">42,000<i>number</i></mark>' in page


def test_steps_as_printed_add_up_to_the_score():
    for steps, total in re.findall(r'<ul class="steps">(.*?)<li>= <b>(.*?)</b>', show(checked_report()), re.DOTALL):
        values = [float(v.replace("−", "-")) for v in re.findall(r"<b>(.*?)</b>", steps)]
        assert sum(values) == pytest.approx(float(total))


def test_an_implied_link_says_so_in_words():
    claim = CLAIMS[2].model_copy(
        update={"attribution": CLAIMS[2].attribution.model_copy(update={"chain": (link("s1", implied=True),)})}
    )
    assert '<li class="implied"><bdi>Tarn News Agency</bdi><small>outlet, implied · origin' in show(
        offline_report(claims=(claim,))
    )


def test_outlets_show_ratings_with_rater_scale_and_date_and_none_is_said_of_the_others():
    rating = OutletRating(rater="A Rater", value="4 of 5", scale="stars", date="2024-05", basis="imputed")
    facts = {"country": "XX", "languages": ("en",), "kind": "wire", "facts_from": ("own page",)}
    outlets = (
        ReportOutlet(key="a", name="Rated", ratings=(rating,), **facts),
        ReportOutlet(key="b", name="Bare", **facts),
    )
    words = Page(show(offline_report(outlets=outlets))).words
    assert "A Rater: 4 of 5 on stars, 2024-05, imputed" in words
    assert words.count("○ not rated") == 1


def test_publishers_that_nobody_listed_are_unknown_not_bad():
    assert "unknown, not bad" in Page(show(checked_report())).words


def test_methods_show_the_numbers_of_this_run_and_the_figures_of_this_version():
    scoring = (Step(name="base S9", value=0.91), Step(name="link", value=0.025), Step(name="factor: relay", value=0.85))
    words = Page(show(offline_report(scoring=scoring))).words
    assert all(number in words for number in (".91", "+.025", ".85"))
    assert all(row.figure in words and row.on in words for row in measured())


def test_a_modifier_keeps_its_sign():
    assert [signed(v) for v in (0.05, -0.05, 0.025)] == ["+.05", "−.05", "+.025"]


def test_the_page_allows_its_own_style_and_script_alone():
    page = show(checked_report())
    policy = html.unescape(re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1])
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert not re.search(r'\s(style|on\w+)="', page)


def test_strangers_words_make_no_element_attribute_or_address():
    page, plain = Page(show(hostile_report())), Page(show(decided_report()))
    assert set(page.tags) <= set(plain.tags)
    assert page.tags.count("script") == 1
    names = {k for k, _ in page.given}
    assert names <= {k for k, _ in plain.given}
    assert not [v for k, v in page.given if k in {"href", "src"} and not v.startswith(("#", "https://", "http://"))]


def test_strangers_words_are_shown_and_turn_nothing_around():
    page = show(hostile_report())
    assert "alert(1)" in Page(page).words
    assert html.escape("<img src=x onerror=alert(1)>") in page
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", page)
    assert "\u202e" in HOSTILE


def test_a_line_of_ten_megabytes_is_shown_as_it_is():
    line = "<b>&" * 2_500_000
    document = offline_report().document
    blocks = (Block(kind="body", span=Span(0, len(line))),)
    long = document.model_copy(update={"text": line, "blocks": blocks, "links": ()})
    page = show(offline_report(document=long, claims=(), sources=()))
    assert "<b>&" not in page
    assert page.count("&lt;b&gt;&amp;") == 2_500_000


def test_a_report_without_claims_says_so():
    assert "No contestable claims" in show(offline_report(claims=(), sources=()))


def test_an_article_of_a_thousand_claims_stays_small():
    report = many_claims(1_000)
    page = show(report)
    assert page.count('<article class="claim') == 1_000
    assert "So long an article" in page
    assert len(page.encode()) <= LARGEST
