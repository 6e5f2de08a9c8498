"""What can be set about finding: which services may be asked, where they are, with which keys, and how often."""

from pydantic import Field, SecretStr

from sources.model import Frozen


class FindingSettings(Frozen):
    """Addresses, keys and limits of the retrievers; the defaults ask nobody but the outlets that an article cites."""

    max_requests: int = Field(
        default=40, ge=0, description="Requests made for one article while cited items are looked for, at most."
    )
    max_items: int = Field(default=3, ge=1, description="Pages read for one cited outlet and claim, at most.")
    window_days: int = Field(
        default=10, ge=0, description="Days before the article's date (and 2 after it) in which a cited item may lie."
    )
    gdelt_url: str = Field(default="https://api.gdeltproject.org/api/v2/doc/doc", description="Where `gdelt.v1` asks.")
    wikipedia_url: str = Field(
        default="https://{language}.wikipedia.org/w/api.php",
        description="Where `wikipedia.v1` asks; `{language}` is the article's.",
    )
    factchecks_url: str = Field(
        default="https://factchecktools.googleapis.com/v1alpha1/claims:search",
        description="Where `factchecks.v1` asks.",
    )
    factchecks_key: SecretStr | None = Field(default=None, description="Key of Google's Fact Check Tools API.")
    searxng_url: str | None = Field(
        default=None,
        description="Your own SearXNG with its JSON form switched on, as `http://127.0.0.1:8888/search`; "
        "the one address that may be on your own network.",
    )
    brave_url: str = Field(
        default="https://api.search.brave.com/res/v1/web/search", description="Where `brave.v1` asks."
    )
    brave_key: SecretStr | None = Field(default=None, description="Key of the Brave Search API.")
    archive_url: str = Field(
        default="https://archive.org/wayback/available", description="Where `archive.v1` asks for one copy."
    )
    archive_cdx_url: str = Field(
        default="https://web.archive.org/cdx/search/cdx", description="Where `archive.v1` asks for all copies (CDX)."
    )
