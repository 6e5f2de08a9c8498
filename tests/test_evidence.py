"""Evidence: the best passage of each reference, whatever else is on the shelf."""

from datetime import UTC, datetime

import pytest

from sources.model import Block, Document, Reference, Span, document_id
from sources.passages import split_passages
from verify.evidence import EveryPassage, Question, gather
from verify.judges import Pair
from verify.model import Judgement, StanceProbabilities

P = StanceProbabilities(supports=0.4, refutes=0.3, neutral=0.3)
TEXT = "The ferry to Norwick carried 240 passengers on Tuesday."


class Judging:
    """Supports what holds a word, abstains on the rest; remembers what it was asked."""

    name = "fake.v1"

    def __init__(self, word="Norwick"):
        self.word = word
        self.asked: list[Pair] = []

    def judge(self, pairs):
        self.asked.extend(pairs)
        return tuple(Judgement(stance="supports" if self.word in p.passage else "abstain", p=P) for p in pairs)


def claim(text=TEXT, number="c1", propositions=()):
    return Question(number, text, propositions)


def reference(text):
    document = Document(
        id=document_id(text),
        name="page.html",
        title="",
        language="en",
        sha256="0" * 64,
        text=text,
        blocks=(Block(kind="body", span=Span(0, len(text))),),
    )
    return Reference(document=document, fetched=datetime(2024, 5, 1, tzinfo=UTC), read_from="file", sha256="0" * 64)


def collect(claims, references, judge=None):
    return gather(claims, references, EveryPassage(references, split_passages), judge or Judging())


def test_each_reference_gives_its_best_passage():
    page = reference("The council met. The ferry to Norwick carried 240 passengers on Tuesday. It rained.")
    (found,) = collect([claim()], [page])
    assert (found.passage.text, found.match, found.judge) == (TEXT, 1.0, "fake.v1")


def test_a_judgement_that_decides_beats_a_better_match():
    page = reference(
        "The ferry to Norwick carried 240 passengers on Tuesday.\n\nA ferry to Norwick carried 240 men to safety."
    )
    (found,) = collect([claim()], [page], Judging("safety"))
    assert found.judgement.stance == "supports"
    assert "safety" in found.passage.text


def test_passages_about_something_else_are_not_shown():
    assert collect([claim()], [reference("The council met on Monday. It talked of the school.")]) == ()


def test_what_one_reference_gives_depends_on_no_other():
    pages = [reference(f"{TEXT} It was number {n}.") for n in range(4)]
    alone = [collect([claim()], [page]) for page in pages]
    together = collect([claim()], pages)
    assert tuple(h for found in alone for h in found) == together


def test_the_order_is_claims_then_references():
    pages = [reference(f"{TEXT} It was number {n}.") for n in range(3)]
    found = collect([claim(), claim(number="c2")], pages)
    assert [(h.claim, h.reference) for h in found] == [(c, p.id) for c in ("c1", "c2") for p in pages]


def test_the_judge_is_asked_once_and_about_few_passages():
    judge = Judging()
    page = reference("\n\n".join(f"{TEXT} It was number {n}." for n in range(20)))
    collect([claim()], [page], judge)
    assert len(judge.asked) <= 3


def test_once_a_passage_decides_no_other_of_its_reference_is_asked_about():
    page = reference("\n\n".join([TEXT, "The ferry carried 240 passengers.", "A ferry to Norwick carried passengers."]))
    decides, abstains = Judging(), Judging("nowhere")
    collect([claim()], [page], decides)
    collect([claim()], [page], abstains)
    assert (len(decides.asked), len(abstains.asked)) == (1, 3)


@pytest.mark.parametrize("text", ["", "Of the and.", "…"])
def test_a_claim_without_content_gathers_nothing(text):
    assert collect([claim(text)], [reference(TEXT)]) == ()


def test_where_the_claim_decides_nothing_its_proposition_is_asked():
    text = f"The Courier reports: {TEXT}"
    start = text.index(TEXT)

    class Exact(Judging):
        def judge(self, pairs):
            self.asked.extend(pairs)
            return tuple(Judgement(stance="supports" if p.claim == p.passage else "abstain", p=P) for p in pairs)

    (found,) = collect([claim(text, propositions=(Span(start, len(text)),))], [reference(TEXT)], Exact())
    assert (found.judgement.stance, found.match) == ("supports", 1.0)
