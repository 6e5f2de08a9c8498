"""Rules by name: a code, its number, the beginning of a number, or a whole family."""

from collections.abc import Iterable
from difflib import get_close_matches

from sources.errors import UnknownName
from verify.rules.case import LETTERS, Rule


def codes_of(name: str, rules: Iterable[Rule]) -> frozenset[str]:
    """The codes that `name` means among `rules`: `hearsay`, `SRC002`, `SRC`, `sourcing`, or `all`; case is no matter.

    Raises UnknownName, with the nearest ones, for a name that means none.
    """
    wanted, known = name.strip().casefold(), tuple(rules)
    if wanted == "all":
        return frozenset(r.code for r in known)
    found = {r.code for r in known if wanted in (r.code, r.family)}
    found |= {r.code for r in known if len(wanted) >= 3 and r.number.casefold().startswith(wanted)}
    if not found:
        names = [*(r.code for r in known), *(r.number.casefold() for r in known), *LETTERS, *LETTERS.values(), "all"]
        near = get_close_matches(wanted, names, n=3, cutoff=0.6)
        hint = f"did you mean {' or '.join(near)}?" if near else f"families are {', '.join(LETTERS)}"
        raise UnknownName(f"no rule is called {name!r}: {hint} (`verify rules list` shows all)")
    return frozenset(found)


def codes_of_all(names: Iterable[str], rules: Iterable[Rule]) -> frozenset[str]:
    """The codes that any of `names` means; a name may hold several, with commas between."""
    known = tuple(rules)
    parts = (part for name in names for part in name.split(",") if part.strip())
    return frozenset(code for part in parts for code in codes_of(part, known))
