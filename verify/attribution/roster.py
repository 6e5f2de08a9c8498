"""The roster: each source once, with every place that mentions it."""

import re

from sources.model import Span
from verify.attribution.roles import role_of
from verify.model import Mention, Source

_NUMBERS = {w: n for n, w in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)}
_NUMBER = re.compile(
    rf"(?:(?:the|all|some|about|at least|more than) )?(\d{{1,4}}|{'|'.join(_NUMBERS)})\b(?!-)", re.IGNORECASE
)


def _count(mention: Mention) -> int | None:
    """How many unnamed people the phrase is about: "two officials"."""
    if not mention.type.startswith("anonymous"):
        return None
    found = _NUMBER.match(mention.text)
    if found is None:
        return None
    return _NUMBERS.get(found.group(1).lower()) or int(found.group(1)) or None


class Roster:
    """Sources in the order in which they are entered; ids `s1`, `s2` and so on."""

    def __init__(self) -> None:
        self._found: dict[str, list[Mention]] = {}

    def enter(self, mention: Mention) -> str:
        """Id of the source behind the mention: the listed outlet, the named person, or the phrase itself."""
        key = self._key(mention)
        if mention.type == "outlet" and mention.outlet is None:
            key = self._fuller(key)
        known = self._found.setdefault(key, [])
        if all(m.span != mention.span for m in known):
            known.append(mention)
        return f"s{list(self._found).index(key) + 1}"

    @staticmethod
    def _key(mention: Mention) -> str:
        if mention.type == "vague":
            return f"vague at {mention.span.start}"
        return mention.outlet or mention.person or " ".join(mention.text.lower().removeprefix("the ").split())

    def _fuller(self, key: str) -> str:
        """Key of an outlet entered before of whose name this is the last word ("the Gazette")."""
        return next((k for k in self._found if k.endswith(f" {key}")), key)

    def sources(self) -> tuple[Source, ...]:
        """The sources, each called by its fullest mention."""
        return tuple(self._source(n, mentions) for n, mentions in enumerate(self._found.values(), start=1))

    @staticmethod
    def _source(number: int, mentions: list[Mention]) -> Source:
        fullest = max(mentions, key=lambda m: (m.person or "", len(m.text)))
        spans: tuple[Span, ...] = tuple(sorted({m.span for m in mentions}))
        role = role_of(mentions)
        return Source(
            id=f"s{number}",
            text=fullest.text,
            type=fullest.type,
            outlet=fullest.outlet,
            person=fullest.person,
            role=role.role,
            affiliation=role.affiliation,
            count=next((n for m in mentions if (n := _count(m)) is not None), None),
            in_position=any(m.in_position for m in mentions) or None,
            reason_for_anonymity=any(m.reason_given > 0 for m in mentions) or None,
            mentions=spans,
        )
