"""Finding what an article cites without a link: the cited outlet is asked first, then whoever else was named.

What was asked where, and what came of it, is told; that nothing was found says nothing about a claim.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol, cast

from sources.errors import FetchError, SourceError
from sources.model import Outlet, Page, Reference
from sources.retrievers import RETRIEVERS, Candidate, Equipment, Retriever, Web
from sources.retrievers.archive import Archive
from sources.retrievers.settings import FindingSettings
from sources.retrievers.sought import About, Sought, seek
from sources.urls import lies_in
from verify.assess import Article
from verify.following import read_reference
from verify.model import Claim, Vouching
from verify.pipeline import Followed, Note

AT_HAND = frozenset({"store.v1", "links.v1"})
"""Retrievers whose items the line reads by itself: whatever the store holds, and every link."""
CLAIMS_OF_ONE_OUTLET = 3
"""Claims of one outlet that its item is looked for by; one item mostly carries them all."""
CLAIMS_ASKED_ABOUT = 10
"""Claims that search services are asked about, those most worth checking first."""
LEAST_MATCH = 0.4
"""Share of what is looked for that a found title must hold to be read, where no outlet narrows the search."""


class Build(Protocol):
    """A retriever's class, as its registry gives it."""

    def __call__(self, equipment: Equipment) -> Retriever:
        """The retriever; raises Unset."""
        ...


class Budgeted:
    """A client that stops asking after so many requests for one article."""

    def __init__(self, web: Web, most: int) -> None:
        """`most` is the setting `finding.max_requests`."""
        self._web = web
        self._most = most
        self.left = most

    def begin(self) -> None:
        """A new article: the whole budget again."""
        self.left = self._most

    def get(self, url: str) -> Page:
        """The page at `url`; raises FetchError, also when the budget is spent."""
        self._spend()
        return self._web.get(url)

    def ask(self, url: str, *, headers: Sequence[tuple[str, str]] = ()) -> Page:
        """What a service answers; raises FetchError, also when the budget is spent."""
        self._spend()
        return self._web.ask(url, headers=headers)

    def _spend(self) -> None:
        if self.left <= 0:
            raise FetchError(f"not asked: {self._most} requests were made for this article (finding.max_requests)")
        self.left -= 1


class Cited(NamedTuple):
    """An outlet that the article names without a link, and what it is named for."""

    outlet: Outlet
    claims: tuple[tuple[str, str], ...]
    """Id of each claim, and what the outlet is said to have published."""


class ItemFinder:
    """Looks for the items behind an article's claims and reads them, within limits."""

    def __init__(self, retrievers: Sequence[Retriever], web: Budgeted, settings: FindingSettings) -> None:
        """`retrievers` were made from `web`; `outlet.v1` is asked for cited outlets, the others about claims."""
        self._outlet = next((r for r in retrievers if r.name == "outlet.v1"), None)
        self._others = tuple(r for r in retrievers if r.name != "outlet.v1")
        self._archive = next((r for r in retrievers if isinstance(r, Archive)), None)
        self._web = web
        self._settings = settings

    def __call__(self, article: Article, at_hand: Sequence[Reference]) -> Followed:
        """The pages found and read, the addresses that could not be read, and what was asked in vain."""
        self._web.begin()
        found = _Found({r.document.url for r in at_hand if r.document.url})
        about = self._about(article)
        for cited in cited_outlets(article, at_hand) if self._outlet else ():
            self._ask_outlet(cited, about, found)
        for claim, vouching in _worth_asking(article) if self._others else ():
            self._ask_others(claim, seek(_told(article, claim, vouching), about), found)
        return found.followed()

    def _about(self, article: Article) -> About:
        document = article.setting.document
        return About(document.url, document.published, document.language, self._settings.window_days)

    def _ask_outlet(self, cited: Cited, about: About, found: "_Found") -> None:
        retriever = self._outlet
        read = 0
        for _, told in cited.claims[:CLAIMS_OF_ONE_OUTLET] if retriever else ():
            try:
                candidates = retriever.find(seek(told, about, cited.outlet)) if retriever else ()
            except SourceError as err:
                found.fail(f"https://{cited.outlet.domains[0]}/", f"{cited.outlet.name} could not be asked: {err}")
                return
            for candidate in candidates[: self._settings.max_items]:
                read += self._read(candidate, found)
        if not read:
            claims = ", ".join(claim for claim, _ in cited.claims)
            found.note(
                cited.outlet.name,
                f"looked for what {claims} cite in its feeds and sitemaps ({cited.outlet.domains[0]}){self._also()}: "
                "nothing there matches; that says nothing about the claim",
            )

    def _also(self) -> str:
        names = [r.name for r in self._others if r.searches]
        return f" and by {', '.join(names)}" if names else ""

    def _ask_others(self, claim: Claim, sought: Sought, found: "_Found") -> None:
        for retriever in self._others if not sought.is_empty else ():
            try:
                candidates = retriever.find(sought)
            except SourceError as err:
                found.note(f"{retriever.name} about {claim.id}", str(err))
                continue
            for candidate in [c for c in candidates if c.match >= LEAST_MATCH][: self._settings.max_items]:
                self._read(candidate, found)

    def _read(self, candidate: Candidate, found: "_Found") -> bool:
        """Whether the candidate is among what was found; one that cannot be read is noted."""
        if candidate.url in found.seen:
            return candidate.url in found.read
        found.seen.add(candidate.url)
        try:
            found.add(candidate.url, read_reference(self._page(candidate), candidate.url))
        except SourceError as err:
            found.fail(candidate.url, str(err))
            return False
        return True

    def _page(self, candidate: Candidate) -> Page:
        if candidate.read_at is not None and self._archive is not None:
            return self._archive.read(candidate.read_at, candidate.url)
        return self._web.get(candidate.url)


class _Found:
    """What one article's search has come to so far."""

    def __init__(self, known: set[str]) -> None:
        self.seen = set(known)
        self.read: set[str] = set(known)
        self._references: list[Reference] = []
        self._failures: list[tuple[str, str]] = []
        self._notes: list[Note] = []

    def add(self, url: str, reference: Reference) -> None:
        self.read.add(url)
        self._references.append(reference)

    def fail(self, url: str, why: str) -> None:
        self._failures.append((url, why))

    def note(self, subject: str, message: str) -> None:
        self._notes.append(Note(subject, message))

    def followed(self) -> Followed:
        notes = tuple(dict.fromkeys(self._notes))
        return Followed(tuple(self._references), tuple(self._failures), notes)


def cited_outlets(article: Article, at_hand: Sequence[Reference]) -> tuple[Cited, ...]:
    """The outlets named in chains, in order, without the article's own and those whose pages are at hand or linked."""
    sources = {source.id: source for source in article.account.sources}
    named: dict[str, list[tuple[str, str]]] = {}
    for claim, vouching in zip(article.claims, article.account.vouchings, strict=True):
        keys = {sources[link.source].outlet for link in vouching.chain} - {None, article.setting.document.outlet}
        for key in sorted(key for key in keys if key) if "link" not in vouching.modifiers else ():
            named.setdefault(key, []).append((claim.id, _told(article, claim, vouching)))
    outlets = {key: article.setting.outlets.get(key) for key in named}
    return tuple(
        Cited(outlet, tuple(named[key]))
        for key, outlet in outlets.items()
        if outlet is not None and outlet.domains and not _has_pages_of(outlet, at_hand)
    )


def _has_pages_of(outlet: Outlet, at_hand: Iterable[Reference]) -> bool:
    urls = [r.document.url for r in at_hand if r.document.url]
    known = any(r.document.outlet == outlet.key for r in at_hand)
    return known or any(lies_in(url, domain) for url in urls for domain in outlet.domains)


def _told(article: Article, claim: Claim, vouching: Vouching) -> str:
    """What is claimed, without the words that say who claims it, where they are known."""
    if not vouching.propositions:
        return claim.text
    return vouching.propositions[0].of(article.setting.document.text)


def _worth_asking(article: Article) -> Iterator[tuple[Claim, Vouching]]:
    pairs = list(zip(article.claims, article.account.vouchings, strict=True))
    facts = [pair for pair in pairs if pair[0].kind == "fact" and not pair[1].exempt]
    yield from sorted(facts, key=lambda pair: -pair[0].checkworthy)[:CLAIMS_ASKED_ABOUT]


class Seeking(NamedTuple):
    """What the settings come to."""

    finder: ItemFinder | None
    """None offline, or where nobody is to be asked."""
    archive: Archive | None
    """What is asked for linked pages that are gone; None where it is not among the retrievers."""


def equip(names: Sequence[str], settings: FindingSettings, fetcher: object) -> Seeking:
    """The finder by the retrievers called so; `fetcher` that cannot ask services, or is None, finds nothing.

    Raises UnknownName for a name nobody registered, offline too, and Unset for a retriever that lacks its key.
    """
    builders = [cast("Build", RETRIEVERS.load(name)) for name in dict.fromkeys(names)]
    if not isinstance(fetcher, Web):
        return Seeking(None, None)
    web = Budgeted(fetcher, settings.max_requests)
    equipment = Equipment(web, settings)
    made = [build(equipment) for build in builders]
    # Made anew where all others are known: it narrows them to one outlet.
    searches = tuple(r for r in made if r.searches and r.name != "store.v1")
    made = [build(equipment._replace(searches=searches)) for build in builders]
    archive = next((r for r in made if isinstance(r, Archive)), None)
    asked = [r for r in made if r.name not in AT_HAND]
    return Seeking(ItemFinder(asked, web, settings) if asked else None, archive)
