"""Following the links of an article: each linked page becomes a reference, or a failure with its reason."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from sources.errors import BadStatus, FetchError, StoreError, TimedOut, Unreachable
from sources.model import Page, Reference, reference_of
from verify.pipeline import Followed

if TYPE_CHECKING:
    from sources.store import Store


class Fetcher(Protocol):
    """What reads an address."""

    def get(self, url: str) -> Page:
        """The page there; raises FetchError."""
        ...


class Copies(Protocol):
    """What keeps copies of pages: `sources.retrievers.archive.Archive` does."""

    def copy_of(self, url: str, *, near: str | None = None) -> Page | None:
        """The copy of a page nearest to a date; None when none is kept. Raises FetchError."""
        ...


class Ways(NamedTuple):
    """How links are followed."""

    threads: int = 1
    per_host: int = 1
    """Requests under way at once at one host."""
    beside: "Store | None" = None
    """A store whose references the pages stand beside: a copy of one of them gets an id of its own."""


class LinkFollower:
    """Fetches linked pages, each address once, at most `most` of them, by the way that many pages are fetched."""

    def __init__(self, fetcher: Fetcher, *, most: int, archive: Copies | None = None, ways: Ways | None = None) -> None:
        """`fetcher` is the guarded client, or what stands in for it; `archive` is asked for pages that are gone."""
        self._fetcher = fetcher
        self._most = most
        self._archive = archive
        self._ways = ways or Ways()

    def __call__(self, urls: Sequence[str]) -> Followed:
        """The pages that could be read and those that could not; what lies past `most` is named as not followed."""
        from sources.extract import extract  # the extractors load slowly
        from sources.fetch.bulk import Bulk
        from sources.references import Aside, fetch_references

        distinct = list(dict.fromkeys(url.partition("#")[0] for url in urls))
        # No further rounds: an editor waits, and the client has asked again already.
        bulk = Bulk(self._page, threads=self._ways.threads, per_host=self._ways.per_host, pauses_s=())
        gathered = fetch_references(distinct[: self._most], bulk, Aside(self._ways.beside), extract)
        failures = [(failure.name, str(failure.error)) for failure in gathered.failures]
        failures += [
            (url, f"not followed: only the first {self._most} links are (setting max_links)")
            for url in distinct[self._most :]
        ]
        return Followed(gathered.references, tuple(failures))

    def _page(self, url: str) -> Page:
        try:
            return self._fetcher.get(url)
        except (BadStatus, Unreachable, TimedOut) as err:
            # Dead, or closed to us; what robots.txt or the address guard refuses is not fetched by a back door.
            return self._copy(url, err)
        except StoreError as err:
            raise FetchError(str(err)) from err

    def _copy(self, url: str, error: FetchError) -> Page:
        """The archived copy; raises `error`, with what the archive said, where there is none."""
        if self._archive is None:
            raise error
        try:
            copy = self._archive.copy_of(url)
        except FetchError as err:
            raise type(error)(f"{error}; nor has an archived copy been read: {err}") from err
        if copy is None:
            raise type(error)(f"{error}; no archived copy is kept either") from error
        return copy


def read_reference(page: Page, url: str) -> Reference:
    """The reference in a page that was fetched at `url`; raises InputError when there is no text in it."""
    from sources.extract import extract  # the extractors load slowly

    document = extract(page)
    if document.url is None:
        document = document.model_copy(update={"url": page.final_url or url})
    return reference_of(page, document)
