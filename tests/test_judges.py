"""`differences.v1`: what it shows, what it confirms, where it stays silent. All sentences are invented."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.errors import UnknownName
from verify.errors import WeightsError
from verify.judges import JUDGES, Pair
from verify.judges.differences import Differences
from verify.judges.differences.calibration import PLACE, SHA256, read_calibration
from verify.language import load_parser
from verify.training.judging import train_files


@pytest.fixture(scope="module")
def judge():
    return Differences(load_parser())


def one(judge, claim, passage):
    (judgement,) = judge.judge([Pair(claim, passage)])
    return judgement


FERRY = "The ferry to Norwick carried 240 passengers on Tuesday, harbour master Anna Lund said."
DISTORTED = [
    ("number", "The ferry to Norwick carried 420 passengers on Tuesday, harbour master Anna Lund said.", FERRY),
    ("number", "Seven boats were lost in the storm.", "At least nine boats were lost in the storm."),
    (
        "number",
        "The council spent $3.5 million on the new bridge.",
        "The council spent $4.1 million on the new bridge.",
    ),
    ("unit", "The pipe is 30 miles long and crosses the bay.", "The pipe is 30 kilometres long and crosses the bay."),
    ("unit", "The council owes €80,000 to the builders.", "The council owes $80,000 to the builders."),
    ("unit", "The plan will cost the town 3 billion crowns.", "The plan will cost the town 3 million crowns."),
    ("unit", "Turnout fell by 4 percentage points in the town.", "Turnout fell by 4 percent in the town."),
    ("date", "The ferry to Norwick carried 240 passengers on Friday, harbour master Anna Lund said.", FERRY),
    (
        "date",
        "The bridge was closed in March 2019 after the flood.",
        "The bridge was closed in May 2019 after the flood.",
    ),
    ("negation", "The mayor did not sign the contract on Monday.", "The mayor signed the contract on Monday."),
    ("negation", "The mayor signed the contract on Monday.", "The mayor never signed the contract on Monday."),
    (
        "negation",
        "Inspectors found evidence of fraud at the plant.",
        "Inspectors found no evidence of fraud at the plant.",
    ),
    ("direction", "Unemployment in the region rose last year.", "Unemployment in the region fell last year."),
    ("direction", "The workers left before the inspection began.", "The workers left after the inspection began."),
    ("direction", "Fewer than 40 people signed the petition.", "More than 40 people signed the petition."),
    ("direction", "Ostvik is the second-smallest port of the bay.", "Ostvik is the second-largest port of the bay."),
    ("direction", "Two halls were opened in the spring.", "Two halls were closed in the spring."),
    (
        "unit",
        "Five cities account for just 8 points of the total number of fires.",
        "Five cities account for just 8 percent of the total number of fires.",
    ),
    (
        "quote",
        'The agency says "there are no boats that have been shown to sink" there.',
        'The agency says "there are no boats that have been shown to leak" there.',
    ),
    (
        "role",
        "Norwegian minister Ole Vik dismissed former port chief Eva Holm in April after weeks of strikes.",
        "Norwegian minister Eva Holm dismissed former port chief Ole Vik in April after weeks of strikes.",
    ),
    (
        "role",
        "The Norwick Gazette, who ignored several requests for comment from the port, told Holm it was over.",
        "Holm, who ignored several requests for comment from the port, told the Norwick Gazette it was over.",
    ),
    (
        "attribution",
        "Karin Vold said the port was weighing its options.",
        "Maddux said the port was weighing its options.",
    ),
    (
        "name",
        "The prize went to novelist Ida Brandt for her third book.",
        "The prize went to novelist Eva Holm for her third book.",
    ),
    (
        "place",
        "The company will open a second factory in Denmark.",
        "The company will open a second factory in Portugal.",
    ),
    (
        "attribution",
        "“The harbour stays open all winter,” Brandt said.",
        "“The harbour stays open all winter,” Holm said.",
    ),
    (
        "role",
        "Poland accused Belarus of moving the border posts.",
        "Belarus accused Poland of moving the border posts.",
    ),
    ("role", "Anna Lund was sued by Peter Holm over the boat.", "Anna Lund sued Peter Holm over the boat."),
    ("hedge", "The bridge will close for repairs in June.", "The bridge could close for repairs in June."),
    ("hedge", "The captain stole the fuel from the depot.", "The captain allegedly stole the fuel from the depot."),
    ("hedge", "The minister will resign this week.", "The minister is expected to resign this week."),
    ("hedge", "The fire destroyed 60 homes in the valley.", "The fire destroyed up to 60 homes in the valley."),
    (
        "quote",
        "Lund said the plan was “the worst thing we ever did.”",
        "Lund said the plan was “the best thing we ever did.”",
    ),
    ("quote", "“We will not sell the harbour,” Lund said.", "“We will sell the harbour,” Lund said."),
]
FAITHFUL = [
    (FERRY, FERRY),
    ("Harbour master Anna Lund said that the ferry to Norwick carried 240 passengers on Tuesday.", FERRY),
    ("The ferry to Norwick carried 240 passengers on Tuesday, Lund stated.", FERRY),
    ("The council spent $4,100 thousand on the bridge.", "The council spent $4.1 million on the new bridge."),
    ("Two boats were lost in the storm.", "However, 2 boats were lost in the storm."),
    ("The bridge was closed on 5 May 2019.", "The bridge was closed on May 5, 2019."),
    ("The contract was signed by the mayor on Monday.", "The mayor signed the contract on Monday."),
    ("Lund sued Holm.", "Mrs. Lund, who owns the boat, sued Mr. Holm."),
    ("The mayor didn't sign the contract.", "The mayor did not sign the contract on Monday, he said."),
    ("American troops left the base before dawn.", "U.S. troops left the base prior to dawn."),
    ("The council vowed to reopen the road.", "The council pledged to reopen the road."),
    ("“We will not sell … the harbour,” Lund said.", "“We will not sell the boats or the harbour,” Lund said."),
]
SILENT = [
    pytest.param("Residents voiced anger about the plan.", "The plan was discussed in March.", id="says less"),
    pytest.param("The mayor praised the plan.", "The mayor saw the plan.", id="another verb"),
    pytest.param("The ferry sank on Tuesday.", "The council met.", id="something else"),
    pytest.param("The mayor signed the contract.", "The council met on Monday to talk of the school.", id="unrelated"),
]


@pytest.mark.parametrize(("kind", "claim", "passage"), DISTORTED, ids=[f"{k}: {c[:30]}" for k, c, _ in DISTORTED])
def test_a_distortion_is_shown_with_its_kind(judge, kind, claim, passage):
    judgement = one(judge, claim, passage)
    assert kind in {d.kind for d in judgement.differences}
    assert judgement.stance == ("neutral" if kind == "hedge" else "refutes")


@pytest.mark.parametrize(("claim", "passage"), FAITHFUL, ids=[c[:40] for c, _ in FAITHFUL])
def test_a_faithful_restatement_raises_no_alarm(judge, claim, passage):
    judgement = one(judge, claim, passage)
    assert judgement.differences == ()
    assert judgement.stance in {"supports", "abstain"}


def test_most_faithful_restatements_are_confirmed(judge):
    judgements = judge.judge([Pair(*pair) for pair in FAITHFUL])
    assert sum(j.stance == "supports" for j in judgements) >= len(FAITHFUL) - 2


@pytest.mark.parametrize(("claim", "passage"), SILENT)
def test_where_nothing_can_be_shown_nothing_is_said(judge, claim, passage):
    judgement = one(judge, claim, passage)
    assert judgement.stance in {"abstain", "neutral"}
    assert judgement.differences == ()


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        pytest.param(
            "Norway has a lower death rate than Spain, Italy and Greece.",
            "Spain, Italy and Greece had higher death rates than Norway.",
            id="from the other end",
        ),
        pytest.param("About 25% of users in Oslo are women.", "One in four users in Oslo was a woman.", id="a share"),
        pytest.param("The port handled 90 million tons.", "The port handled 90.9 million tons.", id="rounded"),
        pytest.param(
            "She was not the first woman to lead the party in Norway.",
            "She became the second woman to lead the party in Norway.",
            id="denied and said otherwise",
        ),
        pytest.param(
            "Life expectancy in Kenya has increased to 67 years.",
            "Life expectancy in Kenya improved from 46.4 years in 1960 to 61.6 years in 2014.",
            id="another year",
        ),
        pytest.param(
            "Volcanoes emit 0.3 billion tons of gas a year.",
            "Volcanoes emit 0.6 billion tons of gas a year, whereas people emit 29 billion tons in that time.",
            id="which of several numbers",
        ),
    ],
)
def test_a_passage_that_is_no_restatement_is_given_the_benefit_of_the_doubt(judge, claim, passage):
    assert judge.judge([Pair(claim, passage)])[0].stance != "refutes"


@pytest.mark.parametrize("head", ["No.", "No, that is wrong:", "This is incorrect."])
def test_an_answer_that_begins_with_a_denial_denies(judge, head):
    claim = "The ministry listed sea water as a cure for the disease."
    passage = f"{head} The ministry never spoke of sea water as a cure for the disease."
    found = judge.judge([Pair(claim, passage)])[0]
    assert found.stance == "refutes"
    assert passage[found.differences[0].passage.start : found.differences[0].passage.end] in head


@pytest.mark.parametrize(
    "passage",
    [
        "Posts shared by thousands claim that the minister has given himself a pay rise.",
        "The minister has given himself a pay rise, a report that turned out to be misleading.",
    ],
)
def test_a_rumour_passed_on_or_taken_back_carries_nothing(judge, passage):
    assert judge.judge([Pair("The minister has given himself a pay rise.", passage)])[0].stance != "supports"


def test_the_shown_words_are_the_ones_that_differ(judge):
    claim, passage = "Seven boats were lost in the storm.", "At least nine boats were lost in the storm."
    (difference,) = one(judge, claim, passage).differences
    assert (difference.claim.of(claim), difference.passage.of(passage)) == ("Seven", "nine")


def test_the_sentence_that_speaks_of_the_claim_is_found_in_a_longer_passage(judge):
    passage = f"The council met for two hours. {FERRY} It rained."
    assert one(judge, FERRY.replace("240", "420"), passage).stance == "refutes"


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_odd_texts_never_raise_and_spans_lie_in_the_texts(judge, claim, passage):
    for difference in one(judge, claim, passage).differences:
        assert 0 <= difference.claim.start <= difference.claim.end <= len(claim)
        assert 0 <= difference.passage.start <= difference.passage.end <= len(passage)


def test_a_batch_answers_in_order_whatever_stands_beside(judge):
    pairs = [Pair(c, p) for _, c, p in DISTORTED[:6]]
    assert judge.judge(pairs) == tuple(one(judge, *pair) for pair in pairs)
    assert judge.judge(pairs[::-1]) == judge.judge(pairs)[::-1]


def test_each_sentence_that_may_decide_is_parsed_once_and_no_other():
    seen = []

    class Counting:
        def parse_texts(self, texts):
            seen.extend(texts)
            return load_parser().parse_texts(texts)

    judge = Differences(Counting())
    for _ in range(2):
        judge.judge([Pair(FERRY, FERRY), Pair(FERRY, FERRY + " It rained."), Pair(FERRY, FERRY.replace("240", "420"))])
    assert sorted(seen) == sorted({FERRY, FERRY.replace("240", "420")})


def test_a_sentence_that_looks_like_two_is_read_whole(judge):
    passage = "The plan would reshape trade with the U.S. ― quietly closing the grain ports of Norwick and Ostvik."
    assert one(judge, passage, "It rained. " + passage).stance == "supports"
    assert one(judge, passage.replace("closing", "opening"), passage + " It rained.").stance == "refutes"


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ('Vik praised "her sound judgment in port".', 'Vik praised "her sound judgement in port".'),
        ('"We kept it open and it was worth it," he said.', '"We kept it open," Vik said, "and it was worth it."'),
    ],
    ids=["spelling", "interrupted"],
)
def test_a_quotation_spelled_otherwise_or_interrupted_is_not_altered(judge, claim, passage):
    assert "quote" not in {d.kind for d in one(judge, claim, passage).differences}


def test_the_registry_knows_the_judge_and_names_it_when_asked_for_another():
    assert JUDGES.load("differences.v1") is Differences
    with pytest.raises(UnknownName, match=r"differences\.v1"):
        JUDGES.load("oracle.v9")


def test_probabilities_are_calibrated_and_a_difference_shown_makes_refutation_likely(judge):
    refuted, carried, apart = judge.judge(
        [
            Pair("The port handled 4 million tons in May.", "The port handled 9 million tons in May."),
            Pair("The port handled 4 million tons in May.", "The port handled 4 million tons in May."),
            Pair("The port handled 4 million tons in May.", "Rain is expected on the coast tonight."),
        ]
    )
    assert refuted.p.refutes > 0.7 > refuted.p.supports
    assert carried.p.supports > 0.7 > carried.p.refutes
    assert apart.stance == "abstain"
    assert max(apart.p.supports, apart.p.refutes) < 0.7


def test_an_altered_calibration_is_refused_by_name(tmp_path):
    altered = tmp_path / "calibration.json"
    altered.write_bytes(PLACE.read_bytes().replace(b"0.", b"1.", 1))
    with pytest.raises(WeightsError, match=r"calibration\.json have been altered"):
        read_calibration(altered, sha256=SHA256)


def test_the_same_labelled_pairs_give_the_same_calibration(tmp_path):
    gold = tmp_path / "gold.jsonl"
    gold.write_text(
        "".join(
            json.dumps({"id": str(n), "claim": f"The port handled {n} tons in May.", "passage": text, "label": label})
            + "\n"
            for n in range(3, 9)
            for text, label in [
                (f"The port handled {n} tons in May.", "supports"),
                (f"The port handled {n + 20} tons in May.", "refutes"),
                ("Rain fell.", "nei"),
            ]
        )
    )
    digests = {train_files([gold], tmp_path / name, load_parser()) for name in ("one.json", "two.json")}
    assert len(digests) == 1
    learned = read_calibration(tmp_path / "one.json", sha256=digests.pop())
    assert learned.refutes["differs"] > 0 > learned.refutes["carried"]
