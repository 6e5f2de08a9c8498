"""Citation: whom each claim cites, and which of the references at hand can tell whether they said it."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from sources.model import Outlet, Passage, Reference, Span
from sources.outlets import OutletRegistry
from verify.attribution import Namer
from verify.language import Parser
from verify.language.parser import LONGEST_TEXT
from verify.model import Held, Mention, Source, Vouching
from verify.origins import Credited, Named, Text, cluster_texts
from verify.rubric.corroboration import Cited


class Reader:
    """Reads the references' own attributions, each reference once and only when asked for."""

    def __init__(self, references: Sequence[Reference], parser: Parser, outlets: OutletRegistry) -> None:
        self._references = {r.id: r for r in references}
        self._parser = parser
        self._outlets = outlets
        self._namers: dict[str, Namer] = {}

    def credited(self, reference: str, passage: Passage) -> Credited:
        """Where the reference says that the passage comes from: whom it names there, and what it links to."""
        links = tuple(k.url for k in self._references[reference].document.links if k.span.overlaps(passage.span))
        namer = self._namer(reference)
        mentions = namer.sources_of(passage.span)
        if not mentions and (relay := namer.relay(self._references[reference].document.outlet)):
            mentions = (relay,)
        return Credited(tuple(self._named(m) for m in mentions), links)

    def named(self, reference: str, span: Span) -> tuple[str, ...]:
        """Whom the reference names for a stretch of it, nearest relay first."""
        return tuple(self._named(m).key for m in self._namer(reference).sources_of(span))

    def _named(self, mention: Mention) -> Named:
        listed = self._outlets.get(mention.outlet) if mention.outlet else None
        if listed is not None:
            return Named(listed.key, listed.name)
        name = mention.person or mention.text
        return Named(name, name, is_person=mention.type == "person")

    def _namer(self, reference: str) -> Namer:
        if reference not in self._namers:
            document = self._references[reference].document
            text = document.text[:LONGEST_TEXT]  # past that length of a reference, nobody is named
            mentions = self._outlets.find(text, publisher=document.outlet)
            # Bare text, not the document: a reference in another language has no attributions, which is no failure.
            parsed = self._parser.parse_texts([text])[0]
            self._namers[reference] = Namer(parsed, mentions)
        return self._namers[reference]

    @cached_property
    def copies(self) -> Mapping[str, str]:
        """Reference → the earliest reference that carries the same copy."""
        texts = [
            Text(r.id, r.document.text, r.document.publisher, r.document.url, r.document.published)
            for r in self._references.values()
        ]
        return {found.id: found.origin for found in cluster_texts(texts)}


class Shelved(NamedTuple):
    """What is at hand to tell what a cited source said."""

    references: Sequence[Reference]
    reader: Reader
    outlets: Mapping[str, Outlet]
    unreachable: frozenset[str]
    """Registry keys of outlets whose item was asked for and could not be fetched."""


def cite(vouching: Vouching, sources: Mapping[str, Source], held: Sequence[Held], shelved: Shelved) -> Cited | None:
    """Whom the claim cites, with the references that are its own item or relay it; None where nobody is named.

    `held`: what the references say of this claim. The cited source is the origin of the chain; when a named outlet
    only relays an unnamed one, it is that outlet whose words can be looked up.
    """
    chain = [sources[link.source] for link in vouching.chain]
    cited = next(
        (s for s in reversed(chain) if s.outlet or s.type in {"person", "official_body", "organisation"}), None
    )
    if cited is None:
        cited = next((s for s in reversed(chain) if s.type in {"outlet", "document"}), None)
    if cited is None:
        return None
    own = frozenset(r.id for r in shelved.references if _is_own(r, cited))
    relays: dict[str, set[str]] = {}
    for item in held:
        if item.reference not in own and _relays(shelved.reader, item, cited):
            relays.setdefault(shelved.reader.copies[item.reference], set()).add(item.reference)
    groups = tuple(frozenset(members) for _, members in sorted(relays.items()))
    return Cited(cited.text, own, groups, unreachable=(cited.outlet or "") in shelved.unreachable)


def _is_own(reference: Reference, cited: Source) -> bool:
    """Whether the cited source itself published the reference."""
    document = reference.document
    if cited.outlet is not None and document.outlet == cited.outlet:
        return True
    if document.publisher is None or cited.type == "person":
        return False
    return _plain(document.publisher) in {_plain(cited.text), _plain(cited.text.split(",")[0])}


def _relays(reader: Reader, item: Held, cited: Source) -> bool:
    wanted = {_plain(name) for name in (cited.outlet, cited.person, cited.text) if name}
    return any(_plain(name) in wanted for name in reader.named(item.reference, item.passage.span))


def _plain(name: str) -> str:
    return " ".join(name.casefold().removeprefix("the ").split())
