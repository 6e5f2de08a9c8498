"""Following the links of an article: each linked page becomes a reference, or a failure with its reason."""

from collections.abc import Sequence
from typing import Protocol

from sources.errors import SourceError
from sources.model import Page, Reference
from verify.pipeline import Followed


class Fetcher(Protocol):
    """What reads an address."""

    def get(self, url: str) -> Page:
        """The page there; raises FetchError."""
        ...


class LinkFollower:
    """Fetches linked pages one by one, each address once, at most `most` of them."""

    def __init__(self, fetcher: Fetcher, *, most: int) -> None:
        """`fetcher` is the guarded client, or what stands in for it."""
        self._fetcher = fetcher
        self._most = most

    def __call__(self, urls: Sequence[str]) -> Followed:
        """The pages that could be read and those that could not; what lies past `most` is named as not followed."""
        distinct = list(dict.fromkeys(url.partition("#")[0] for url in urls))
        references: list[Reference] = []
        failures: list[tuple[str, str]] = []
        for url in distinct[: self._most]:
            try:
                references.append(self._read(url))
            except SourceError as err:
                failures.append((url, str(err)))
        failures += [
            (url, f"not followed: only the first {self._most} links are (setting max_links)")
            for url in distinct[self._most :]
        ]
        return Followed(tuple(references), tuple(failures))

    def _read(self, url: str) -> Reference:
        from sources.extract import extract  # the extractors load slowly

        page = self._fetcher.get(url)
        document = extract(page)
        if document.url is None:
            document = document.model_copy(update={"url": page.final_url or url})
        return Reference(document=document, fetched=page.fetched, read_from=page.read_from, sha256=page.sha256)
