"""What names nobody and is let stand all the same: a note, not a warning."""

import pytest

from sources.outlets import load_outlets
from tests.line import check_text


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("The minister betrayed the voters of Varn because the bridge was too costly.", "warning"),
        ("The council elections will be held on Sunday.", "note"),
    ],
    ids=["an accusation", "a date in the calendar"],
)
def test_what_is_public_is_a_note_and_an_accusation_a_warning(text, level):
    report = check_text(f"{text} More will be known when the council meets again.", load_outlets())
    found = [f.level for f in report.claims[0].findings if f.code == "unattributed"]
    assert found == [level]
