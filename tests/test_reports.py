"""Reports as text: what an editor reads, and what a hostile article cannot make of it."""

import json
import re
from itertools import pairwise
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from rich.cells import cell_len

from sources.errors import UnknownName
from sources.model import Block, Span
from tests.reports_sample import (
    BODY,
    CLAIMS,
    DOCUMENT,
    SOURCES,
    TEXT,
    TITLE,
    attribution,
    checked_report,
    claim,
    finding,
    link,
    number_differs,
    offline_report,
    span_of,
)
from verify import model
from verify.cli.costs import counting
from verify.judges.llm import Call
from verify.model import Difference, Problem, ReportOutlet, Source, Step
from verify.reports import REPORTS, load_form, words
from verify.reports.checks import in_words
from verify.reports.claim_rows import heading, rows
from verify.reports.escape import link_target, markdown, plain
from verify.reports.index import index
from verify.reports.view import headline_figure, stretches

ANSI = re.compile(r"\x1b\[[0-9;]*m")
FORMS = ("terminal", "weak", "markdown", "json")
HOSTILE = (
    "\x1b[2J\x1b]8;;http://evil.example\x07\u202egnp\x9b31m\r\x00<script>alert(1)</script> [x](http://e.example) # h"
)


def show(form, report, **look):
    return load_form(form)(report, **look)


def block_of(text, number):
    """The lines under the heading of claim `c<number>`, up to the next one or a blank line."""
    lines = text.splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith(f"  c{number} "))
    rest = lines[start + 1 :]
    end = next((n for n, line in enumerate(rest) if not line.startswith("     ")), len(rest))
    return [line.strip() for line in [lines[start], *rest[:end]]]


def hostile_report():
    source = SOURCES[0].model_copy(update={"text": HOSTILE})
    claims = tuple(c.model_copy(update={"findings": (finding("x", "error", HOSTILE, HOSTILE),)}) for c in CLAIMS)
    evidence = tuple(e.model_copy(update={"passage": HOSTILE + e.passage}) for e in checked_report().evidence)
    references = tuple(
        r.model_copy(update={"title": HOSTILE, "publisher": HOSTILE, "url": "javascript:alert(1)"})
        for r in checked_report().references
    )
    document = DOCUMENT.model_copy(update={"title": HOSTILE, "authors": (HOSTILE,), "outlet": HOSTILE})
    return checked_report(
        document=document,
        sources=(source, *SOURCES[1:]),
        claims=claims,
        evidence=evidence,
        references=references,
        problems=(Problem(stage="fetch", subject=HOSTILE, message=HOSTILE),),
    )


# -- the terminal -----------------------------------------------------------------------------------------------------


def test_the_head_names_the_article_and_its_one_figure():
    head = show("terminal", offline_report()).splitlines()[:6]
    assert head == [
        TITLE,
        "outlet not stated · no date found · en",
        "",
        "6 contestable claims, 2 adequately sourced (33%)",
        "▇ strong 1   ▅ adequate 1   ▃ weak 1   ▁ very weak 3   ○ exempt 1",
        "said? true? not checked: no reference is at hand",
    ]


def test_a_claim_without_references_is_chain_score_and_what_to_mend():
    assert block_of(show("terminal", offline_report(), width=100), 5) == [
        "c5  ▁ very weak .12 · opinion",
        "chain   this article ← Tarn News Agency (implied) ← Sources (anonymous, collective)",
        "score   .12 = S2 anonymous collective .20, 2 relays × .85 −.03, chain ambiguous −.05",
        "warning A bare plural source. → Ask who and how many they are.",
    ]


def test_a_checked_claim_shows_both_answers_its_origins_and_the_passages_on_either_side():
    assert block_of(show("terminal", checked_report(), width=115), 3)[3:] == [
        "said?   supported: 1 reference → 1 origin, p .90 (ordinal), Admiralty 3",
        "true?   supported: 4 references → 2 origins, p .69 (ordinal), Admiralty 2",
        "because 3 references → 1 origin, Tarn News Agency: they credit Tarn News Agency",
        "for     Tarn News Agency, 2025-09-10: The failure left 4,200 households without safe water.",
        "against Northquay Online, 2025-09-10 (counted with Tarn News Agency): The failure left [≠ 42,000] households",
        "without safe water. — number “4,200” here, “42,000” there",
    ]


def test_a_lost_hedge_is_shown_as_words_here_and_nothing_there():
    assert "hedge “may have” here, nothing there" in show("terminal", checked_report(), width=200)


@pytest.mark.parametrize(
    ("claim_words", "passage", "told"),
    [
        pytest.param("put", "not", "negation “not” there only", id="denied-there"),
        pytest.param("No", "put", "negation “No” here only", id="denied-here"),
        pytest.param("nobody", "not", "negation “nobody” here, “not” there", id="denied-on-both-sides"),
    ],
)
def test_a_negation_is_shown_where_it_stands(claim_words, passage, told):
    whole = Difference(kind="negation", claim=Span(0, len(claim_words)), passage=Span(0, len(passage)))
    assert in_words(whole, claim_words, passage) == told


def test_failing_to_reach_a_source_is_said_not_to_be_a_verdict():
    assert "could not be reached (not a verdict): the item of Odo Fenn" in show("terminal", checked_report(), width=200)


def test_what_holds_for_every_claim_is_said_once():
    assert show("terminal", offline_report()).count("not checked") == 1


def test_boilerplate_is_named_but_not_printed_in_full():
    text = show("terminal", offline_report())
    assert "(left out as boilerplate: Read also Ferry fares to rise in July…, 37 characters)" in text


def test_sources_are_counted_by_the_claims_that_hang_on_them():
    lines = show("terminal", offline_report()).splitlines()
    start = lines.index("SOURCES, AND HOW MANY CLAIMS HANG ON EACH")
    assert lines[start + 1 : start + 5] == [
        "  3       Tarn News Agency · outlet · origin of 2",
        "  1       Odo Fenn · person",
        "  1       Sources · anonymous, collective",
        "  2       nobody vouches for these",
    ]


def test_problems_and_references_stand_at_the_end_and_vanish_when_there_are_none():
    assert "https://a.example/x: no answer; try again later" in show("terminal", offline_report())
    bare = show("terminal", offline_report(problems=()))
    assert "PROBLEMS" not in bare
    assert "REFERENCES" not in bare


@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize("form", ["terminal", "weak"])
@pytest.mark.parametrize("make", [offline_report, checked_report, hostile_report])
def test_no_line_is_wider_than_asked_nor_ends_in_a_space(form, width, make):
    for line in show(form, make(), width=width).splitlines():
        assert cell_len(line) <= width or line.strip().startswith("https://")
        assert line == line.rstrip()


@pytest.mark.parametrize("form", ["terminal", "weak"])
@pytest.mark.parametrize("make", [offline_report, checked_report, hostile_report])
def test_colour_adds_sequences_and_changes_no_word(form, make):
    coloured = show(form, make(), colour=True)
    assert ANSI.search(coloured)
    assert ANSI.sub("", coloured) == show(form, make())


@pytest.mark.parametrize("variable", ["NO_COLOR", "FORCE_COLOR", "COLUMNS"])
def test_the_environment_changes_nothing(monkeypatch, variable):
    before = show("terminal", offline_report())
    monkeypatch.setenv(variable, "33")
    assert show("terminal", offline_report()) == before


def test_a_report_without_claims_or_title_still_reads():
    document = DOCUMENT.model_copy(update={"title": "", "blocks": (Block(kind="body", span=Span(0, len(TEXT))),)})
    text = show("terminal", offline_report(claims=(), sources=(), problems=(), document=document))
    assert text.startswith("article.txt\n")
    assert "No contestable claims found" in text
    assert BODY[0][:40] in text


# -- marks in the text ------------------------------------------------------------------------------------------------


def pieces_of(report):
    return [p for s in stretches(report) if s.kind == "sentence" for p in s.pieces]


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 30)), min_size=1, max_size=4))
def test_marks_never_change_the_text_and_every_claim_opens_and_closes_once(places):
    sentence = TEXT[:40]
    claims = tuple(
        CLAIMS[0].model_copy(
            update={"id": f"c{n}", "span": Span(s, min(40, s + length)), "sentence_span": Span(0, len(sentence))}
        )
        for n, (s, length) in enumerate(places, 1)
    )
    pieces = pieces_of(offline_report(claims=claims))
    assert "".join(p.text for p in pieces if not p.mark) == sentence
    marks = [(p.claim, p.text.startswith("[")) for p in pieces if p.mark]
    assert sorted(marks) == sorted((c.id, opens) for c in claims for opens in (True, False))


def test_claims_that_cross_say_which_one_ends():
    claims = (
        CLAIMS[0].model_copy(update={"span": Span(0, 20)}),
        CLAIMS[0].model_copy(update={"id": "c2", "span": Span(12, 36)}),
    )
    text = "".join(p.text for p in pieces_of(offline_report(claims=claims)))
    assert text == "[c1 ▁ Water board [c2 ▁ was warn c1]ed of worn valve]"


def test_every_word_outside_boilerplate_stands_in_some_stretch():
    shown = "".join(p.text for s in stretches(offline_report()) if s.kind != "left out" for p in s.pieces if not p.mark)
    assert "".join(shown.split()) == "".join("".join((TITLE, *BODY)).split())


# -- weak -------------------------------------------------------------------------------------------------------------


def test_the_weak_list_orders_facts_before_opinions_then_the_headline_then_the_weakest():
    lines = show("weak", offline_report()).splitlines()
    heads = [(line.strip(), below[:10].strip()) for line, below in pairwise(lines) if re.match(r" +[▁▃] ", line)]
    assert heads == [
        ("▁ very weak .05 · fact · headline", "c1"),
        ("▁ very weak .05 · fact", "c6"),
        ("▃ weak .50 · fact", "c2"),
        ("▁ very weak .12 · opinion", "c5"),
    ]


def test_each_weak_statement_has_one_reason_and_one_edit_the_worst_finding_first():
    lines = [line.strip() for line in show("weak", offline_report()).splitlines()]
    assert lines.count("1.   Name the accuser in it.") == 1
    assert sum(bool(re.match(r"\d\. ", line)) for line in lines) == sum(line.startswith("why") for line in lines) == 4


def test_neighbours_in_the_weak_list_that_one_edit_mends_are_told_together():
    claims = (CLAIMS[0], CLAIMS[5], CLAIMS[5].model_copy(update={"id": "c9"}))
    lines = [line.strip() for line in show("weak", offline_report(claims=claims)).splitlines()]
    together = next(n for n, line in enumerate(lines) if line.startswith("c6 "))
    assert lines[together + 1].startswith("c9 ")
    assert "3 of 3 contestable claims weakly sourced, worst first; 2 edits" in lines


def test_the_weak_list_gives_an_edit_once_with_every_place_where_to_make_it():
    weaker = attribution("S0", ("base S0", 0.05), ("quote without speaker", -0.05))
    claims = (CLAIMS[0], CLAIMS[5].model_copy(update={"id": "c9", "attribution": weaker}), CLAIMS[5])
    shown = show("weak", offline_report(claims=claims))
    assert shown.count("Say who says so, or cut it.") == 1
    assert shown.count("why ") == 2
    assert re.search(r"2\.   Say who says so, or cut it\..*c9 .*c6 ", shown, re.DOTALL)


def test_nothing_weak_is_never_said_of_a_text_that_was_not_read():
    unread = Problem(stage="language", subject="a.txt", message="a.txt is in 'fa'")
    shown = show("weak", offline_report(claims=(), problems=(unread,)))
    assert "Nothing was read" in shown
    assert "  language a.txt is in 'fa'" in shown
    assert "No contestable claims found" in show("weak", offline_report(claims=()))


def test_what_speaks_against_a_weak_statement_stands_beside_it():
    weak = attribution("S5", ("base S5", 0.55), ("chain ambiguous", -0.05), chain=(link("s1"),))
    claims = tuple(c.model_copy(update={"attribution": weak}) if c.id == "c3" else c for c in checked_report().claims)
    assert "against Northquay Online" in show("weak", checked_report(claims=claims), width=115)


def test_a_weak_statement_that_no_finding_speaks_of_still_gets_an_edit():
    assert "Say who says so, or cut it." in show("weak", offline_report())


def test_an_article_with_nothing_weak_is_told_so():
    report = offline_report(claims=(CLAIMS[3],))
    assert "Nothing is weakly sourced among 1 contestable claim." in show("weak", report)


# -- markdown ---------------------------------------------------------------------------------------------------------


def tokens(text):
    for token in MarkdownIt("commonmark", {"html": True}).enable("table").parse(text):
        yield token
        yield from token.children or ()


def test_markdown_carries_what_the_terminal_shows():
    text = show("markdown", checked_report())
    for row in rows(checked_report().claims[2], index(checked_report())):
        assert f"  - *{row.label}* {markdown(row.text)}" in text
    assert f"**{headline_figure(checked_report())}**" in text
    assert "> `[c3" not in text
    assert "`[c3 ▅` left 4,200 households without safe water`]`" in text


def test_a_hostile_article_adds_no_markup_to_markdown():
    found = list(tokens(show("markdown", hostile_report())))
    assert not [
        t for t in found if t.type in {"html_block", "html_inline", "link_open", "image", "fence", "code_block"}
    ]
    assert [t.tag for t in found if t.type == "heading_open"] == ["h1", "h2", "h2", "h2", "h2"]


_WHOLE = ("<b>", "&lt;", "&#60;", "[a](http://b.example)", "[r]: x", "<http://a.example>", "www.a.example", "![", "](")
_STARTS = ("~~", "\n\n", "# ", "- ", "1. ", "> ", "    ", "---", "===")
NASTY = st.sampled_from((*_WHOLE, *_STARTS, *"*_`|!\\\n\taé\x1b"))


@given(st.lists(NASTY, max_size=8).map("".join))
def test_escaped_words_are_only_words(text):
    for around in ("{}", "- {}", "> {}", "| {} |"):
        found = list(tokens(around.format(markdown(text))))
        kinds = {t.type for t in found} - {"text", "text_special", "inline", "paragraph_open", "paragraph_close"}
        assert kinds <= {f"{k}_{e}" for k in ("bullet_list", "list_item", "blockquote") for e in ("open", "close")}


@given(st.lists(NASTY, max_size=8).map("".join))
def test_a_table_cell_stays_one_cell(text):
    table = f"| a | b |\n|---|---|\n| 1 | {markdown(text)} |\n"
    assert [t.type for t in tokens(table)].count("td_open") == 2


@pytest.mark.parametrize(
    ("url", "target"),
    [
        pytest.param("https://a.example/x?y=1", "https://a.example/x?y=1", id="plain"),
        pytest.param("https://a.example/a b>c", "https://a.example/a%20b%3Ec", id="breaks-out"),
        pytest.param("https://a.example/ش", "https://a.example/%D8%B4", id="other-script"),
        pytest.param("javascript:alert(1)", None, id="script"),
        pytest.param("file:///etc/hosts", None, id="file"),
        pytest.param("http://[::1", None, id="broken"),
    ],
)
def test_only_web_addresses_become_links(url, target):
    assert link_target(url) == target


# -- hostile text -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["terminal", "weak", "markdown"])
def test_no_control_or_turning_character_of_the_article_is_shown(form):
    shown = show(form, hostile_report())
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)


@given(st.text())
def test_plain_text_keeps_its_length_and_has_nothing_a_terminal_obeys(text):
    assert len(plain(text)) == len(text)
    assert all(c.isprintable() or ord(c) > 0x9F for c in plain(text))


def test_the_weak_marks_that_persian_needs_stay():
    assert plain("می\u200cخواهم \u200e") == "می\u200cخواهم \u200e"


# -- words ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("codes", "table"),
    [
        pytest.param(model.Level, words.LEVELS, id="levels"),
        pytest.param(model.Level, words.MENDS, id="mends"),
        pytest.param(model.Band, words.MARKS, id="bands"),
        pytest.param(model.AssessmentStatus, words.STATUSES, id="statuses"),
        pytest.param(model.SourceType, words.TYPES, id="types"),
        pytest.param(model.ClaimKind, words.KINDS, id="kinds"),
        pytest.param(model.FindingLevel, words.SEVERITY, id="severities"),
        pytest.param(model.DifferenceKind, words.DIFFERENCES, id="differences"),
    ],
)
def test_every_code_has_its_words(codes, table):
    assert set(table) == set(get_args(codes))


@pytest.mark.parametrize("form", FORMS)
def test_no_form_calls_anything_by_the_two_forbidden_words(form):
    text = show(form, checked_report())
    if form == "json":
        text = re.sub(r'"(implied|abstained)": false', "", text)
    assert not re.search(r"(?i)\bfalse|\bfake", text)


@pytest.mark.parametrize(
    ("value", "digits", "shown"),
    [(0.5, 2, ".50"), (-0.05, 2, "−.05"), (1.0, 2, "1.00"), (0.0, 2, ".00"), (-0.001, 2, ".00"), (0.0825, 4, ".0825")],
)
def test_decimals_are_short(value, digits, shown):
    assert words.decimals(value, digits) == shown


@given(
    st.lists(st.integers(-2000, 2000).map(lambda n: n / 10_000), max_size=5),
    st.integers(500, 9500).map(lambda n: n / 10_000),
)
def test_the_printed_addends_sum_to_the_printed_score(modifiers, base):
    steps = (Step(name="base S5", value=base), *(Step(name="chain ambiguous", value=v) for v in modifiers))
    shown = words.sum_of(steps, sum(s.value for s in steps)).replace("−", "-")
    total, _, sums = shown.partition(" = ")
    numbers = [float(n) for n in re.findall(r"[-+]?\d*\.\d+", sums or total)]
    assert sums == "" or round(sum(numbers), 4) == float(total)


# -- one claim --------------------------------------------------------------------------------------------------------


def test_an_exempt_claim_takes_one_line():
    report = checked_report()
    assert rows(report.claims[6], index(report)) == ()
    assert heading(report.claims[6], index(report)) == "○ exempt · background"


def test_findings_are_shown_worst_first():
    report = offline_report()
    labels = [r.label for r in rows(report.claims[0], index(report))]
    assert labels == ["chain", "error", "warning"]


def test_a_source_that_is_not_listed_is_shown_by_its_id():
    given_claim = claim(
        2, "The pumping station failed on Sunday night", attribution("S5", ("base S5", 0.55), chain=(link("s9"),))
    )
    assert "this article ← s9" in show("terminal", offline_report(claims=(given_claim,)))


def test_differences_that_overlap_or_lie_far_on_are_marked_within_the_excerpt():
    report = checked_report()
    passage = "Rain fell all day. " * 30 + "Doctors treated 13 people."
    late = number_differs(CLAIMS[5].text, "31", passage, "13")
    wider = Difference(kind="unit", claim=Span(0, 0), passage=Span(late.passage.start, late.passage.end + 7))
    changed = report.evidence[4].model_copy(update={"passage": passage, "differences": (late, wider)})
    text = next(
        r.text for r in rows(report.claims[5], index(checked_report(evidence=(changed,)))) if r.label == "against"
    )
    assert text.startswith("Tarn News Agency, 2025-09-10: …")
    assert text.count("[≠ 13]") == 1
    assert "unit nothing here, “13 people” there" in text


def test_neighbours_of_one_sentence_with_the_same_account_are_told_together():
    halves = [
        CLAIMS[5].model_copy(update={"id": f"c{n}", "text": w, "span": span_of(w)})
        for n, w in ((6, "Doctors treated 31 people"), (7, "for stomach illness"))
    ]
    lines = show("terminal", offline_report(claims=tuple(halves))).splitlines()
    assert "[c6 ▁ Doctors treated 31 people] [c7 ▁ for stomach illness]." in lines
    assert "  c6, c7 ▁ very weak .05 · fact" in lines


def test_a_warning_told_before_is_pointed_to_and_keeps_its_edit():
    warned = (finding("unattributed", "warning", "Nobody is named.", "Say who."),)
    claims = tuple(CLAIMS[n].model_copy(update={"findings": warned}) for n in (0, 3, 5))
    lines = [line.strip() for line in show("terminal", offline_report(claims=claims)).splitlines()]
    assert [line for line in lines if line.startswith("warning")] == [
        "warning Nobody is named. → Say who.",
        "warning as under c1 → Say who.",
        "warning as under c1 → Say who.",
    ]


def test_a_question_without_an_answer_gives_no_reason_but_a_failure_does():
    report = checked_report()
    told = {c.id: {r.label: r.text for r in rows(c, index(report))} for c in report.claims}
    assert told["c2"]["open"] == "said? not checked · true? not checked"
    assert told["c4"]["open"] == "true? not enough to say"
    assert told["c4"]["said?"].startswith("could not be reached (not a verdict): ")


def test_nobody_asks_whether_an_unnamed_source_said_it():
    report = checked_report()
    vouched = attribution("S2", ("base S2", 0.2), chain=(link("s3"),))
    unnamed = CLAIMS[4].model_copy(update={"attribution": vouched, "kind": "fact"})
    assert {r.label: r.text for r in rows(unnamed, index(report))}["open"] == "true? not checked"


@pytest.mark.parametrize("kind", ["opinion", "prediction"])
def test_nobody_asks_whether_an_opinion_is_so(kind):
    vouched = attribution("S2", ("base S2", 0.2), chain=(link("s3"),))
    claim = CLAIMS[4].model_copy(update={"attribution": vouched, "kind": kind})
    assert "open" not in {r.label for r in rows(claim, index(checked_report()))}


def test_addresses_are_never_broken_over_lines():
    address = "https://ref1.example/" + "a" * 120
    report = checked_report()
    references = (report.references[0].model_copy(update={"url": address}), *report.references[1:])
    assert address in show("terminal", checked_report(references=references), width=60)


# -- the registry -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [name for name in REPORTS.names() if name != "pdf"])
def test_every_text_form_takes_the_same_look_and_ends_with_a_line_break(name):
    text = load_form(name)(checked_report(), width=70, colour=False)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


def test_an_unknown_form_lists_the_known_ones():
    with pytest.raises(UnknownName, match=r"'docx'.*markdown.*terminal.*weak"):
        load_form("docx")


def test_json_is_the_report_itself():
    report = checked_report()
    assert model.Report.model_validate_json(show("json", report)) == report
    assert json.loads(show("json", report))["schema"] == "report/1"


def test_the_head_names_a_listed_publisher_instead_of_its_key():
    listed = ReportOutlet(
        key="tarn-post", name="The Tarn Post", country="XX", languages=("en",), kind="newspaper", facts_from=()
    )
    document = DOCUMENT.model_copy(update={"outlet": "tarn-post"})
    assert "The Tarn Post · " in show("terminal", offline_report(document=document, outlets=(listed,)))
    assert "tarn-post · " in show("terminal", offline_report(document=document))


def test_a_listed_outlet_shows_its_key():
    listed = Source(id="s1", text="Tarn News Agency", type="outlet", outlet="tarn-news", mentions=())
    assert "Tarn News Agency · outlet (tarn-news)" in show("terminal", offline_report(sources=(listed, *SOURCES[1:])))


@pytest.mark.parametrize(
    ("said", "told"),
    [
        pytest.param("the Gazette is named.", "The Gazette is named.", id="word"),
        pytest.param("pages/copy.md carries it.", "pages/copy.md carries it.", id="file"),
        pytest.param("example.org carries it.", "example.org carries it.", id="site"),
        pytest.param("it ends. It begins.", "It ends. It begins.", id="short word"),
    ],
)
def test_a_sentence_begins_with_a_capital_but_keeps_the_name_of_a_file_as_it_is(said, told):
    assert words.sentence(said) == told


class Costly:
    """A judge that notes what it was asked, as one over the network does."""

    name = "llm:openai:tiny"

    def __init__(self, calls: int) -> None:
        self.calls = [Call(9.0, 9, 9)]
        self._more = calls

    def judge(self, pairs):
        raise NotImplementedError

    def check(self):
        self.calls += [Call(1.25, 1000, 20)] * self._more
        return offline_report()


@pytest.mark.parametrize(("calls", "times"), [(0, ""), (1, "once"), (3, "3 times")])
@pytest.mark.parametrize("form", ["text", "md", "html"])
def test_what_a_judge_over_the_network_cost_for_this_article_is_told(calls, times, form):
    judge = Costly(calls)
    shown = str(load_form(form)(counting(judge, judge.check)))
    if calls:
        tokens = f"{1.25 * calls:.1f} s, {1000 * calls:,} tokens in, {20 * calls} out"
        assert f"was asked {times}: {tokens}" in " ".join(shown.split())
    else:
        assert "was asked" not in shown
