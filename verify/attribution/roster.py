"""The roster: each source once, with every place that mentions it."""

from sources.model import Span
from verify.model import Mention, Source


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
        return Source(
            id=f"s{number}",
            text=fullest.text,
            type=fullest.type,
            outlet=fullest.outlet,
            person=fullest.person,
            mentions=spans,
        )
