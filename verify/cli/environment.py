"""Settings in the environment that are none: a slip of the pen would else change nothing, and nobody be told."""

from collections.abc import Mapping
from difflib import get_close_matches

from verify.errors import SettingsError
from verify.settings import NESTED, PREFIX, Settings

ALIKE = 0.85
"""How alike two names must be for one to be taken for the other; others may have variables of their own."""


def refuse_misspelt(environment: Mapping[str, str]) -> None:
    """Raises SettingsError for a variable that is no setting and looks like one."""
    known = {f"{PREFIX}{name}".upper() for name in Settings.model_fields}
    for name in sorted(environment):
        given = name.upper().partition(NESTED)[0]
        is_other = not given.startswith(PREFIX) or given in known
        meant = [] if is_other else get_close_matches(given, known, n=1, cutoff=ALIKE)
        if meant:
            told = name.upper().replace(given, meant[0], 1)
            raise SettingsError(f"{name} is no setting, and would change nothing: did you mean {told}?")
