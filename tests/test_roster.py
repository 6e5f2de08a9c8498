"""Sources as the text states them: role, number, position to know, reason for anonymity."""

import pytest

from sources.model import Span
from verify.attribution.roster import Roster
from verify.model import Mention


def source_of(text, kind="person", **more):
    known = {"outlet": None, "person": None, "in_position": False, "reason_given": 0.0} | more
    roster = Roster()
    roster.enter(Mention(span=Span(0, len(text)), text=text, type=kind, **known))
    return roster.sources()[0]


@pytest.mark.parametrize(
    ("text", "role", "affiliation"),
    [
        pytest.param("Ada Moss, mayor of Norby", "mayor", "Norby", id="after the name"),
        pytest.param("Prime Minister Ada Moss", "Prime Minister", None, id="before the name"),
        pytest.param("Harbour Board spokeswoman Ada Moss", "spokeswoman", "Harbour Board", id="body before the role"),
        pytest.param("Ada Moss, a professor at Norby College", "professor", "Norby College", id="body after the role"),
        pytest.param("Ada Moss, 52, a crane operator", "crane operator", None, id="age"),
        pytest.param("Norby’s deputy mayor, Ada Moss", "deputy mayor", "Norby", id="whose role"),
        pytest.param("Ada Moss (D-Norby)", "D-Norby", None, id="in brackets"),
        pytest.param("Ada Moss, who studies tides at Norby College", None, None, id="a clause tells no role"),
        pytest.param("Ada Moss", None, None, id="none stated"),
        pytest.param("Ada Moss’s lawyer", None, None, id="whose lawyer"),
    ],
)
def test_a_role_is_what_stands_beside_the_name(text, role, affiliation):
    source = source_of(text, person="Ada Moss")
    assert (source.role, source.affiliation) == (role, affiliation)


@pytest.mark.parametrize(
    ("text", "kind", "role", "affiliation"),
    [
        pytest.param(
            "a senior official at the finance ministry",
            "anonymous_bare",
            "senior official",
            "finance ministry",
            id="unnamed",
        ),
        pytest.param("A spokesman for the police", "official_body", "spokesman", "police", id="who speaks for a body"),
        pytest.param(
            "two officials familiar with the matter", "anonymous_described", None, None, id="whose is not told"
        ),
    ],
)
def test_the_unnamed_have_a_role_where_the_text_tells_whose_they_are(text, kind, role, affiliation):
    source = source_of(text, kind)
    assert (source.role, source.affiliation) == (role, affiliation)


@pytest.mark.parametrize(
    ("text", "count"),
    [("two officials", 2), ("at least 12 residents", 12), ("officials", None), ("one-time allies", None)],
)
def test_unnamed_people_are_counted_where_the_text_counts_them(text, count):
    assert source_of(text, "anonymous_collective").count == count


def test_position_and_reason_are_set_only_where_the_text_gives_them():
    told = source_of("officials briefed on the talks", "anonymous_described", in_position=True, reason_given=0.5)
    assert (told.in_position, told.reason_for_anonymity) == (True, True)
    plain = source_of("officials", "anonymous_collective")
    assert "in_position" not in plain.model_dump()
    assert "reason_for_anonymity" not in plain.model_dump()
