"""What a sentence's construction tells: who changed places, what is in doubt as a whole, what a small word turns."""

import pytest

from verify.judges import Pair
from verify.judges.differences import Differences
from verify.language import load_parser

SHOWN = [
    ("role", "The tenant sued the landlord.", "The landlord sued the tenant.", "tenant", "landlord"),
    ("role", "The oak is taller than the chapel.", "The chapel is taller than the oak.", "oak", "chapel"),
    ("role", "Goods moved from Oran to Faro by night.", "Goods moved from Faro to Oran by night.", "Oran", "Faro"),
    ("role", "Mali's attack on Chad ended soon.", "Chad's attack on Mali ended soon.", "Mali", "Chad"),
    ("direction", "The guild voted for the new law.", "The guild voted against the new law.", "for", "against"),
    ("direction", "Storks flew into the delta at dawn.", "Storks flew out of the delta at dawn.", "into", "of"),
    ("negation", "Only the bank gained from the sale.", "Not only the bank gained from the sale.", "Only", "Not"),
    ("negation", "The mill is making paper again.", "The mill has stopped making paper again.", "making", "stopped"),
    ("hedge", "Coffee lowers the risk of gout.", "Some evidence suggests coffee lowers the risk of gout.", "lowers",
     "suggests"),
    ("hedge", "The lake will flood the valley.", "If the wall breaks, the lake will flood the valley.", "flood", "If"),
    ("hedge", "The dyke will probably break.", "The dyke could possibly break.", "will", "could"),
    ("attribution", "The crop is poor, the farmers said.", "The crop is poor, the traders said.", "farmers", "traders"),
    ("quote", '"The guards trusted the thieves too much," he said.',
     '"The thieves trusted the guards too much," he said.',
     "The guards trusted the thieves too much", "The thieves trusted the guards too much"),
    ("unit", "It was 35 degrees Celsius at noon.", "It was 35 degrees Fahrenheit at noon.", "Celsius", "Fahrenheit"),
    ("date", "The mill burned down on Monday night.", "The mill burned down on Monday morning.", "Monday night",
     "Monday morning"),
    ("number", "It was the fourth fire at the mill.", "It was the second fire at the mill.", "fourth", "second"),
]  # fmt: skip
SAME = [
    ("Ireland will play Wales in the final.", "Wales will play Ireland in the final."),
    ("The trail is about 10 miles long.", "The trail is 16 kilometres long."),
    ("The park covers 100 square miles.", "The park covers 259 square kilometres."),
    ("The feud has lasted ten years.", "The feud has lasted a decade."),
    ("The claim was untrue, the court found.", "The claim was not true, the court found."),
    ("The road is open, the ministry said.", "The road is open, a ministry spokesman said."),
    ("If it rains, the fair will be moved.", "The fair will be moved if it rains."),
    ("At the gate stood two guards.", "Two guards stood at the gate."),
    ('"We have no plan and no money," she said.', '"We have no plan," she said, "and no money."'),
    ("Nobody claimed the lottery prize.", "No one claimed the lottery prize."),
    ("The jury could not agree on a verdict.", "The jury failed to agree on a verdict."),
]


@pytest.fixture(scope="module")
def judge():
    return Differences(load_parser())


@pytest.mark.parametrize(("kind", "claim", "passage", "ours", "theirs"), SHOWN, ids=[f"{s[0]}: {s[3]}" for s in SHOWN])
def test_what_a_construction_changes_is_shown_with_its_words(judge, kind, claim, passage, ours, theirs):
    (found,) = judge.judge([Pair(claim, passage)])
    assert (kind, ours, theirs) in {(d.kind, d.claim.of(claim), d.passage.of(passage)) for d in found.differences}


@pytest.mark.parametrize(("claim", "passage"), SAME, ids=[claim for claim, _ in SAME])
def test_the_same_in_another_construction_raises_nothing(judge, claim, passage):
    (found,) = judge.judge([Pair(claim, passage)])
    assert found.differences == ()
    assert found.stance != "refutes"
