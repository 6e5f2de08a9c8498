"""What can be set about fetching, and the name we go by."""

from functools import cache
from importlib.metadata import PackageNotFoundError, version

from pydantic import Field

from sources.model import Frozen

PRODUCT = "secondsource"
"""Our product token: what a robots.txt calls us (RFC 9309, section 2.2.1)."""


class FetchSettings(Frozen):
    """Limits and manners of the client; the defaults suit reading news articles."""

    user_agent_contact: str | None = Field(
        default=None,
        pattern=r"^[\x21-\x7e]([\x20-\x7e]{0,198}[\x21-\x7e])?$",
        description="URL or mail address in the User-Agent, so that a site's owner can reach you; printable ASCII.",
    )
    timeout_s: float = Field(
        default=30.0, gt=0, description="Seconds for a whole page: robots.txt, redirects and retries included."
    )
    connect_timeout_s: float = Field(default=8.0, gt=0, description="Seconds to wait for one connection.")
    max_compressed_bytes: int = Field(default=10_000_000, gt=0, description="Largest body accepted off the wire.")
    max_bytes: int = Field(default=20_000_000, gt=0, description="Largest body accepted after decompression.")
    max_redirects: int = Field(default=5, ge=0, description="Redirects followed, each one checked like a new address.")
    ports: tuple[int, ...] = Field(default=(80, 443), description="Ports that may be connected to.")
    per_host_delay_s: float = Field(
        default=1.0,
        ge=0,
        description="Least seconds between two requests to one host; a site's Crawl-delay can raise it.",
    )
    concurrency: int = Field(default=8, ge=1, le=64, description="Pages fetched at once, over all hosts.")
    per_host_concurrency: int = Field(default=2, ge=1, description="Requests under way at once at one host.")
    rest_after_failures: int = Field(
        default=5, ge=1, description="Pages of one host that fail in a row before it is let be for a while."
    )
    rest_s: float = Field(default=60.0, ge=0, description="Seconds for which such a host is not asked.")
    trust_env: bool = Field(
        default=False,
        description="Use the proxies and certificates that the environment names (HTTPS_PROXY, SSL_CERT_FILE).",
    )
    attempts: int = Field(default=3, ge=1, description="Tries for failures that may pass: resets, 429, 5xx.")

    @property
    def user_agent(self) -> str:
        """The User-Agent header: product, version, and the contact where one is set."""
        contact = f" (+{self.user_agent_contact})" if self.user_agent_contact else ""
        return f"{PRODUCT}/{_release()}{contact}"


@cache
def _release() -> str:
    try:
        return version(PRODUCT)
    except PackageNotFoundError:  # run from a checkout that was never installed
        return "0"
