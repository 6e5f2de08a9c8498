"""The whole line over a SYNTHETIC set of pages: a cited outlet that says something else is found out and quoted.

The pages are fetched over real sockets of this machine, through the guarded client, by following the article's links.
"""

from typing import get_args

import pytest

from sources.extract import extract
from sources.fetch import AddressGuard, Client, FetchSettings
from sources.model import Page
from sources.outlets import load_outlets
from tests.eleven_ways import CASES, article, served
from tests.line import tools_of
from verify.following import LinkFollower
from verify.model import DifferenceKind
from verify.pipeline import check
from verify.reports.markdown import render

IDS = [f"{case.kind}-{case.outlet.lower().replace(' ', '-')}" for case in CASES]


def report_on(*, faithful):
    """The report on an article that cites every case's outlet, each linked page fetched from this machine."""
    tools = tools_of(load_outlets())
    with served(CASES, faithful=faithful) as port:
        page = Page(
            name="article.html",
            body=article(CASES, port).encode(),
            content_type="text/html",
            fetched=tools.now(),
            read_from="file",
        )
        guard = AddressGuard(ports=(port,), lookup=lambda name, at: ["127.0.0.1"], also_allowed=[("127.0.0.1", port)])
        with Client(FetchSettings(per_host_delay_s=0, attempts=1), guard=guard) as client:
            return check(extract(page), tools._replace(follow=LinkFollower(client, most=len(CASES))))


@pytest.fixture(scope="module")
def distorted():
    return report_on(faithful=False)


@pytest.fixture(scope="module")
def true_to_it():
    return report_on(faithful=True)


def held_against(report, case):
    """The claims of a case's paragraph and the evidence from the page it cites."""
    page = next(r.id for r in report.references if r.publisher == case.outlet)
    claims = {c.id: c for c in report.claims if c.sentence == _sentence(report, case)}
    return claims, [e for e in report.evidence if e.claim in claims and e.reference == page]


def _sentence(report, case):
    words = case.says.format(case.outlet)
    return next(c.sentence for c in report.claims if report.document.text[slice(*c.sentence_span)] in words)


def test_every_page_was_fetched(distorted, true_to_it):
    for report in (distorted, true_to_it):
        assert len(report.references) == len(CASES)
        assert not [p for p in report.problems if p.stage == "fetch"]
    assert {case.kind for case in CASES} == set(get_args(DifferenceKind))


def shown_of(report):
    """The Markdown report without the marks around what differs, on one line."""
    return " ".join(render(report).replace("\\[≠ ", "").replace("\\]", "").replace("]", "").replace("\\", "").split())


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_a_cited_page_that_says_something_else_is_found_out_and_quoted(case, distorted):
    _, evidence = held_against(distorted, case)
    found = [(d, e) for e in evidence for d in e.differences if d.kind == case.kind]
    assert found, [(e.stance, [d.kind for d in e.differences], e.passage) for e in evidence]
    assert any(case.differs[1].casefold() in e.passage.casefold() for _, e in found)
    assert any(" ".join(e.passage.split()).rstrip(".") in shown_of(distorted) for _, e in found)


def test_each_of_the_eleven_ways_is_found_in_one_case_at_least(distorted):
    found = {
        case.kind
        for case in CASES
        for e in held_against(distorted, case)[1]
        for d in e.differences
        if d.kind == case.kind
    }
    assert found == set(get_args(DifferenceKind))


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_a_faithful_page_raises_nothing(case, true_to_it):
    claims, evidence = held_against(true_to_it, case)
    assert [d.kind for e in evidence for d in e.differences] == []
    assert "contradicted" not in {a.status for c in claims.values() for a in (c.said, c.true)}
