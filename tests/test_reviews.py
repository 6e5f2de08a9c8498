"""Decisions of people: kept in order, never overwritten, carried over by a claim's words to one claim or to none."""

import json
from concurrent.futures import ProcessPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from sources.errors import InputError
from sources.model import Span
from sources.outlets import load_outlets
from tests.line import check_text
from tests.reports_sample import CLAIMS, NOW, TEXT, checked_report
from verify.errors import OutputError
from verify.model import DecidedArticle, Decision
from verify.reviews import (
    Spoken,
    append_records,
    article_of,
    carry_over,
    claim_words,
    in_force,
    put_on_record,
    read_records,
)
from verify.reviews.carrying import is_same_article
from verify.reviews.recording import Subject

ARTICLE = DecidedArticle(id="d000000000001", name="/drafts/article.txt", title="Water board was warned of worn valve")
SEED = Path(__file__).parent.parent / "seeds" / "kremlin-left-iran.txt"


def record(claim, kind="note", *, report=None, minutes=0, by="A. Reader", **told):
    told = {"words": "seen"} | told
    subject = Subject(ARTICLE, claim_words(report or checked_report(), claim))
    return put_on_record(Spoken(kind, **told), subject, by=by, made=NOW + timedelta(minutes=minutes))


def carried(report, *records, article=ARTICLE):
    return [(d.claim, d.carried, d.decision.kind) for d in carry_over(report, records, article).decisions]


def with_texts(*texts):
    """The sample with other claims, one after the other in a text of their own."""
    claims, text = [], ""
    for number, words in enumerate(texts, 1):
        span = Span(len(text), len(text) + len(words))
        claims.append(CLAIMS[1].model_copy(update={"id": f"c{number}", "text": words, "span": span}))
        text += words + ". "
    report = checked_report()
    return report.model_copy(
        update={"claims": tuple(claims), "document": report.document.model_copy(update={"text": text})}
    )


# --- records ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "fault"),
    [
        pytest.param({"kind": "accept"}, "needs code", id="accept-nothing"),
        pytest.param({"kind": "dismiss", "code": "hearsay", "words": " "}, "reason", id="dismiss-without-reason"),
        pytest.param({"kind": "decide"}, "needs rating", id="decide-without-rating"),
        pytest.param({"kind": "note", "words": ""}, "needs words", id="empty-note"),
        pytest.param({"kind": "undo"}, "needs undoes", id="undo-nothing"),
        pytest.param({"kind": "decide", "rating": "x", "value": 6}, "less than or equal to 5", id="value-6"),
        pytest.param({"kind": "decide", "rating": "x", "url": "javascript:alert(1)"}, "web address", id="no-address"),
    ],
)
def test_a_record_that_lacks_what_its_kind_needs_is_refused(told, fault):
    with pytest.raises(ValidationError, match=fault):
        record(CLAIMS[1], **told)


def test_the_same_words_at_the_same_time_give_the_same_id_and_others_another():
    assert record(CLAIMS[1]).id == record(CLAIMS[1]).id
    assert len({record(CLAIMS[1]).id, record(CLAIMS[2]).id, record(CLAIMS[1], minutes=1).id}) == 3


# --- in force ---------------------------------------------------------------------------------------------------------


def test_an_undone_record_no_longer_holds_and_an_undone_undoing_does():
    note = record(CLAIMS[1])
    undo = record(CLAIMS[1], "undo", undoes=note.id, minutes=1)
    again = record(CLAIMS[1], "undo", undoes=undo.id, minutes=2)
    assert in_force([note, undo]) == []
    assert in_force([note, undo, again]) == [note]


@given(st.lists(st.integers(0, 30), max_size=12))
def test_whatever_is_undone_only_records_that_stand_are_in_force_and_undoings_never(targets):
    records = [record(CLAIMS[n % 7], minutes=n) for n in range(5)]
    for n, target in enumerate(targets):
        records.append(record(CLAIMS[0], "undo", undoes=records[target % len(records)].id, minutes=10 + n))
    standing = {r.id for r in in_force(records)}
    assert standing <= {r.id for r in records[:5]}
    last = {r.undoes for r in records[-1:]}
    assert not standing & last


def test_a_later_verdict_on_a_finding_stands_for_the_earlier_and_notes_add_up():
    records = [
        record(CLAIMS[0], "dismiss", code="unattributed"),
        record(CLAIMS[0], "note", words="one", minutes=1),
        record(CLAIMS[0], "accept", code="unattributed", minutes=2),
        record(CLAIMS[0], "note", words="two", minutes=3),
    ]
    report = carry_over(checked_report(), records, ARTICLE)
    assert [d.decision.kind for d in report.decisions] == ["note", "accept", "note"]
    assert report.dismissed == frozenset()
    assert carry_over(checked_report(), records[:2], ARTICLE).dismissed == {("c1", "unattributed")}


# --- which article ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("other", "same"),
    [
        pytest.param({"id": ARTICLE.id, "name": "/x"}, True, id="same-text"),
        pytest.param({"id": "d2", "name": ARTICLE.name}, True, id="same-file"),
        pytest.param({"id": "d2", "name": "/x", "title": ARTICLE.title.upper()}, True, id="same-headline"),
        pytest.param({"id": "d2", "name": "/x", "title": "News in brief"}, False, id="another"),
        pytest.param({"id": "d2", "name": "-"}, False, id="two-pipes"),
    ],
)
def test_an_article_is_known_by_text_file_address_or_telling_headline(other, same):
    assert is_same_article(ARTICLE, DecidedArticle(**other)) is same


def test_short_headlines_and_pipes_make_no_two_articles_one():
    brief = DecidedArticle(id="d1", name="-", title="News in brief")
    assert not is_same_article(brief, brief.model_copy(update={"id": "d2"}))


def test_decisions_on_another_article_are_left_alone():
    elsewhere = DecidedArticle(id="d9", name="/drafts/other.txt", title="Ferry fares to rise in July again")
    assert carried(checked_report(), record(CLAIMS[1]), article=elsewhere) == []


# --- which claim ------------------------------------------------------------------------------------------------------


def test_a_decision_follows_its_claim_to_other_offsets():
    report = checked_report()
    moved = tuple(c.model_copy(update={"id": f"x{c.id}", "span": Span(*(n + 500 for n in c.span))}) for c in CLAIMS)
    document = report.document.model_copy(update={"text": " " * 500 + TEXT})
    again = report.model_copy(update={"claims": moved, "document": document})
    assert carried(again, record(CLAIMS[3])) == [("xc4", "same", "note")]


BRIDGE = "The bridge over the river was closed on Monday after engineers found cracks, the city said"


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        pytest.param(BRIDGE, "same", id="unchanged"),
        pytest.param(BRIDGE.replace("The", "the").replace(", the", " – the"), "same", id="case-and-marks"),
        pytest.param(BRIDGE.replace("engineers found", "engineers had found"), "edited", id="a-word-more"),
        pytest.param(BRIDGE.replace("closed", "shut"), "edited", id="another-verb"),
        pytest.param(BRIDGE.replace("was closed", "was not closed"), "gone", id="negation"),
        pytest.param(BRIDGE.replace("Monday", "Tuesday"), "gone", id="another-day"),
        pytest.param(BRIDGE.replace("found cracks", "found 12 cracks"), "gone", id="a-number"),
        pytest.param(BRIDGE.replace("was closed", "may be closed"), "gone", id="a-hedge"),
        pytest.param("Nobody was hurt when the old mill burned down", "gone", id="another-claim"),
    ],
)
def test_a_lightly_edited_claim_keeps_its_decisions_and_another_claim_never_gets_them(now, expected):
    before = with_texts(BRIDGE)
    decided = record(before.claims[0], report=before)
    assert [how for _, how, _ in carried(with_texts("Rain is expected later", now), decided)] == [expected]


def test_no_decision_goes_to_two_claims_of_equal_words():
    report = with_texts("First comes this", "It was closed", "Then comes that", "It was closed", "And an end")
    for number in (1, 3):
        decided = record(report.claims[number], report=report)
        assert carried(report, decided) == [(f"c{number + 1}", "same", "note")]


def test_decisions_whose_claim_is_gone_stay_in_the_report_at_no_claim():
    report = with_texts("Something else entirely")
    assert carried(report, record(CLAIMS[1])) == [(None, "gone", "note")]


@given(st.lists(st.text("ab ", min_size=1, max_size=8), min_size=1, max_size=6), st.data())
def test_each_record_is_carried_once_at_most_whatever_the_claims_are(texts, data):
    report = with_texts(*texts)
    chosen = data.draw(st.lists(st.integers(0, len(texts) - 1), max_size=4))
    records = [record(report.claims[n], report=report, minutes=m) for m, n in enumerate(chosen)]
    found = carry_over(report, records, ARTICLE).decisions
    assert [d.decision.id for d in found] == [r.id for r in records]
    assert all(d.carried == "same" for d in found)


def test_carrying_over_changes_nothing_where_nothing_was_decided():
    report = checked_report()
    assert carry_over(report, [], ARTICLE) is report


def test_an_edited_first_paragraph_keeps_every_decision_on_the_other_claims():
    """The seed, its first paragraph after the headline rewritten: offsets, ids and sentences all move."""
    outlets, text = load_outlets(), SEED.read_text(encoding="utf-8")
    before = check_text(text_document(text), outlets)
    article = article_of(before, whole_name=str(SEED))
    records = [
        put_on_record(
            Spoken("note", f"on {claim.id}"), Subject(article, claim_words(before, claim)), by="A. Reader", made=NOW
        )
        for claim in before.claims
    ]
    paragraphs = [line for line in text.splitlines() if line.strip()]
    first = paragraphs[2]
    put_in = (
        "A wholly new opening stands here, longer than the old one was, and it says other things. It has two sentences."
    )
    after = check_text(text_document(text.replace(first, put_in)), outlets)
    found = carry_over(after, records, article_of(after, whole_name=str(SEED))).decisions
    begins = text.index(first)
    kept = {c.id for c in before.claims if c.span.end <= begins or c.span.start >= begins + len(first)}
    assert len(kept) > len(before.claims) // 2
    where = {d.decision.words.removeprefix("on "): d for d in found}
    now = {c.id: c for c in after.claims}
    texts = {c.id: c.text for c in before.claims}
    assert {i: now[where[i].claim].text for i in kept} == {i: texts[i] for i in kept}
    assert {where[i].carried for i in kept} == {"same"}
    assert all(where[i].carried == "gone" for i in set(texts) - kept)


def text_document(text):
    from sources.extract import extract
    from sources.model import Page

    return extract(Page(name="draft.txt", body=text.encode(), fetched=NOW, read_from="file"))


# --- the file ---------------------------------------------------------------------------------------------------------


def test_records_come_back_as_they_were_added_and_earlier_bytes_are_never_touched(tmp_path):
    path = tmp_path / "deep" / "reviews.jsonl"
    assert read_records(path).records == ()
    append_records(path, [record(CLAIMS[0])])
    first = path.read_bytes()
    append_records(path, [record(CLAIMS[1]), record(CLAIMS[2])])
    assert path.read_bytes().startswith(first)
    assert read_records(path).records == tuple(record(c) for c in CLAIMS[:3])


def test_a_line_that_a_crash_left_half_written_costs_itself_alone(tmp_path):
    path = tmp_path / "reviews.jsonl"
    append_records(path, [record(CLAIMS[0])])
    with path.open("ab") as file:
        file.write(b'{"schema": "review/1", "id": "r12')
    append_records(path, [record(CLAIMS[1])])
    kept = read_records(path)
    assert kept.records == (record(CLAIMS[0]), record(CLAIMS[1]))
    assert [f"{path} line 2 is no decision" in line for line in kept.unreadable] == [True]


def test_a_record_twice_in_the_file_counts_once(tmp_path):
    append_records(tmp_path / "r", [record(CLAIMS[0]), record(CLAIMS[0])])
    assert len(read_records(tmp_path / "r").records) == 1


def add_many(path, who):
    for n in range(60):
        append_records(path, [record(CLAIMS[0], minutes=n, by=who)])


def test_two_people_who_decide_at_once_lose_nothing(tmp_path):
    path = tmp_path / "reviews.jsonl"
    with ProcessPoolExecutor(2) as pool:
        list(pool.map(add_many, [path, path], ["A", "B"]))
    kept = read_records(path)
    assert (len(kept.records), kept.unreadable) == (120, ())


@pytest.mark.parametrize("place", ["a-folder", "file/beneath"])
def test_a_file_that_cannot_be_written_or_read_is_told_in_one_sentence(tmp_path, place):
    (tmp_path / "a-folder").mkdir()
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="--reviews"):
        append_records(tmp_path / place, [record(CLAIMS[0])])
    if place == "a-folder":
        with pytest.raises(InputError, match="--reviews"):
            read_records(tmp_path / place)


def test_a_record_is_one_line_of_json_whatever_is_in_it(tmp_path):
    words = "one\ntwo\u2028three\x1b[2J"
    append_records(tmp_path / "r", [record(CLAIMS[0], words=words)])
    (line,) = (tmp_path / "r").read_text(encoding="utf-8").split("\n")[:-1]
    assert json.loads(line)["words"] == words
    assert Decision.model_validate_json(line).words == words
