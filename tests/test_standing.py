"""What the rules take an unattributed sentence for, and whether an editor would ask who says so."""

import pytest

from tests.articles import document_of
from verify.attribution import Setting, trace_chains
from verify.attribution.sentences import rule_readings
from verify.claims import find_claims
from verify.language import load_parser


def levels_of(text):
    document = document_of(text, title="")
    parsed = load_parser().parse(document)
    claims = find_claims(parsed)
    account = trace_chains(Setting(document, parsed, (), {}), claims)
    return rule_readings(parsed, claims, account.vouchings)


LEAD = "The bridge over the river is long and the road to it is narrow, so that few lorries take it in winter.\n\n"


@pytest.mark.parametrize(
    ("text", "level", "weak"),
    [
        pytest.param("Ada Moss is the long-term partner of the goalkeeper.", "EX", False, id="definition"),
        pytest.param("Who is Ada Moss and what does she earn?...", "EX", False, id="question with dots"),
        pytest.param("Read more: the ten best bridges of the north.", "EX", False, id="navigation"),
        pytest.param("The cause of the fire was not immediately known.", "S0", False, id="not known"),
        pytest.param("The two mayors were scheduled to meet on Friday.", "S0", False, id="calendar"),
        pytest.param("Ada Moss has two daughters and grew up in Norby.", "S0", False, id="a life"),
        pytest.param("Rovers beat City 3-1 with two goals in the second half.", "S9", False, id="game"),
        pytest.param("The campaign released a memo on Sunday.", "S9", False, id="document"),
        pytest.param("Ada Moss was sentenced to two years in prison.", "S7", False, id="court"),
        pytest.param("The Supreme Court ruled on Friday that the law stands.", "S9", False, id="named court"),
        pytest.param("The ministry has banned the import of timber.", "S7", False, id="official act"),
        pytest.param("Ada Moss posted a picture of the bridge on Instagram.", "SP", False, id="post"),
        pytest.param("The firm did not respond to a request for comment.", "S9", False, id="asked"),
        pytest.param("The failures underscored a chronic shortage of engineers.", "S0", True, id="explanation"),
        pytest.param("The mayor has misled the public about the bridge for years.", "S0", True, id="accusation"),
        pytest.param("The party will spend millions on voters who hardly care.", "S0", True, id="forecast"),
        pytest.param("According to reports, the bridge is to be sold.", "S1", True, id="reports of nobody"),
    ],
)
def test_a_sentence_stands_by_what_it_tells(text, level, weak):
    last = levels_of(LEAD + text)[-1]
    assert (last.level, last.weak) == (level, weak)


def test_a_caption_beside_a_credit_claims_nothing():
    text = f"{LEAD}The mayor opens the bridge on Monday.\n\n(Ada Moss / AP Photo)\n\n{LEAD}"
    assert [found.level for found in levels_of(text)][1:3] == ["EX", "EX"]


def test_what_was_told_beside_what_a_reporter_saw_was_seen():
    text = "Smoke rose over the harbour through the night. Gazette reporters heard three explosions near the pier."
    assert [found.level for found in levels_of(text)] == ["S9", "S9"]


def test_a_surname_that_the_parse_takes_for_a_body_is_the_person():
    text = "Ada Moss opened the hall. The MEC for Roads, Ada Moss, spoke. The MEC said it was safe."
    assert levels_of(text)[-1].level == "S8"


@pytest.mark.parametrize(
    ("text", "level"),
    [
        pytest.param(
            "Ada Moss married Ben Roe. The couple announced that they are expecting a child.", "S8", id="couple"
        ),
        pytest.param("Allies including Ada Moss and Ben Roe condemned the strikes.", "S8", id="some are named"),
        pytest.param("The suspect said that he needed to get dressed.", "S3", id="suspect"),
        pytest.param('“We stay on the hill," Ada Moss said of the plan.', "S8", id="marks of two sorts"),
        pytest.param("“We stay on the hill and wait,” Moss went on.", "S8", id="any verb after a quotation"),
        pytest.param("Ada Moss went on: “We stay on the hill.”", "S8", id="any verb before a colon"),
        pytest.param("The toll rose to ten after the police announced they had found a man.", "S7", id="told aside"),
        pytest.param("Ada Moss’s lawyer said that she would not answer.", "S8", id="whose lawyer"),
    ],
)
def test_people_are_known_by_how_they_are_spoken_of(text, level):
    assert levels_of(text)[-1].level == level
