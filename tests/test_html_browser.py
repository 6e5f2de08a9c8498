"""The HTML report in a browser: it asks for nothing, complains of nothing, fits every width, and can be used by all."""

from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.browsing import FLAGS, find_browser, missing
from tests.reports_sample import checked_report, offline_report
from tests.test_forms import decided_report, hostile_report
from verify.reports import load_form

WIDTHS = (360, 768, 1280)
REPORTS = {"checked": checked_report, "decided": decided_report, "offline": offline_report, "hostile": hostile_report}


@pytest.fixture(scope="module")
def browser():
    path = find_browser()
    try:
        from playwright.sync_api import sync_playwright
    except ModuleNotFoundError:
        missing("playwright is not installed")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield started
        started.close()


@pytest.fixture
def visit(browser, tmp_path):
    """Opens a report and gives the page with all that it said and asked for."""
    contexts = []

    def go(report, *, width=1280, scheme="light", script=True, scale=1):
        path = tmp_path / "report.html"
        path.write_text(load_form("html")(report), encoding="utf-8")
        context = browser.new_context(
            viewport={"width": width // scale, "height": 900},
            color_scheme=scheme,
            java_script_enabled=script,
            device_scale_factor=scale,
        )
        contexts.append(context)
        page = context.new_page()
        page.said, page.asked = [], []
        page.on("console", lambda message: page.said.append(message.text))
        page.on("pageerror", lambda error: page.said.append(str(error)))
        page.on("dialog", lambda dialog: (page.said.append(f"dialog {dialog.message}"), dialog.dismiss()))
        page.on("request", lambda request: page.asked.append(request.url))
        page.goto(path.as_uri())
        return page

    yield go
    for context in contexts:
        context.close()


@pytest.mark.parametrize("name", REPORTS)
def test_no_console_error_and_no_request_leaves_the_file(visit, name):
    page = visit(REPORTS[name]())
    assert page.said == []
    assert [urlsplit(url).scheme for url in page.asked] == ["file"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["decided", "hostile"])
def test_axe_finds_no_violation(visit, name, scheme):
    from axe_playwright_python.sync_playwright import Axe

    page = visit(REPORTS[name](), scheme=scheme)
    found = Axe().run(page).response["violations"]
    assert [(v["id"], [n["html"] for n in v["nodes"]][:3]) for v in found] == []


def test_axe_finds_a_fault_that_is_there(visit):
    from axe_playwright_python.sync_playwright import Axe

    page = visit(offline_report())
    page.evaluate("document.querySelector('html').removeAttribute('lang')")
    assert [v["id"] for v in Axe().run(page).response["violations"]] == ["html-has-lang"]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ["decided", "hostile"])
def test_nothing_runs_over_the_side(visit, name, width, tmp_path):
    page = visit(REPORTS[name](), width=width)
    picture = tmp_path / f"{width}.png"
    page.screenshot(path=picture)
    assert picture.stat().st_size > 10_000
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_at_200_percent_nothing_runs_over_the_side(visit):
    page = visit(checked_report(), width=1280, scale=2)
    assert page.evaluate("document.documentElement.scrollWidth") <= 640


def test_strangers_words_make_no_element(visit):
    page = visit(hostile_report())
    assert page.locator("img, iframe, object, embed, form, base, meta[http-equiv=refresh]").count() == 0
    assert page.locator("script").count() == 1
    assert page.evaluate("[...document.links].every(a => /^(file|https?):/.test(a.href))")


def test_headings_go_down_one_step_at_a_time(visit):
    page = visit(decided_report())
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map(h => +h.tagName[1])")
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_filters_leave_what_was_asked_for_and_say_how_many(visit):
    page = visit(checked_report())
    page.get_by_label("very weak", exact=True).uncheck()
    bands = page.evaluate("[...document.querySelectorAll('.claim:not([hidden])')].map(c => c.dataset.band)")
    assert bands
    assert "very_weak" not in bands
    assert page.locator("#shown").inner_text() == f"{len(bands)} of 7 claims shown"


def test_a_link_to_a_hidden_claim_shows_it_again(visit):
    page = visit(checked_report())
    page.get_by_label("very weak", exact=True).uncheck()
    page.locator(".first a").first.click()
    page.wait_for_function("document.querySelectorAll('.claim[hidden]').length === 0")


def test_j_and_k_move_from_claim_to_claim(visit):
    page = visit(checked_report())
    seen = []
    for key in "jjkk":
        page.keyboard.press(key)
        seen.append(page.evaluate("document.activeElement.id"))
    assert seen == ["c1", "c2", "c1", "c1"]
    page.keyboard.press("?")
    assert page.locator("#keys kbd").first.is_visible()


def test_without_script_everything_is_there_but_the_filters(visit):
    page = visit(checked_report(), script=False)
    assert page.locator(".claim").count() == 7
    assert page.locator(".claim").last.is_visible()
    assert not page.locator("#filters").is_visible()


def test_right_to_left_names_keep_the_order_of_the_words_around_them(visit):
    sources = tuple(s.model_copy(update={"text": "روزنامه همشهری"}) for s in checked_report().sources)
    page = visit(checked_report(sources=sources))
    name = page.locator(".chain bdi").first
    assert name.evaluate("e => getComputedStyle(e).unicodeBidi") == "isolate"
    assert name.evaluate("e => e.getBoundingClientRect().left > e.closest('ol').getBoundingClientRect().left")


def test_on_paper_nothing_is_cut_at_the_side(visit, tmp_path):
    page = visit(checked_report())
    paper = page.pdf(format="A4")
    assert Path(tmp_path / "paper.pdf").write_bytes(paper) > 10_000
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 672, "height": 990})  # A4 less the margins, in CSS pixels
    assert page.evaluate("document.documentElement.scrollWidth") <= 672
