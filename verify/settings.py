"""What can be set, in one table; and the parts chosen by it, in one place.

Every setting is a field with a default and a sentence, and can be given as an environment variable: `judge` as
`SECONDSOURCE_JUDGE`, `fetch.timeout_s` as `SECONDSOURCE_FETCH__TIMEOUT_S`.
"""

import hashlib
import json
import os
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from pydantic import BaseModel, Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict
from pydantic_settings.exceptions import SettingsError as MalformedSettings

from sources.fetch.settings import FetchSettings
from sources.retrievers.settings import FindingSettings
from verify.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sources.outlets import OutletRegistry
    from sources.outlets.ratings import Ratings
    from sources.retrievers import Ranker
    from sources.store import Store
    from verify.assess import Standards
    from verify.following import Fetcher
    from verify.judges import Judge
    from verify.language import Parser
    from verify.pipeline import Tools

PREFIX = "SECONDSOURCE_"
NESTED = "__"
FOLDER = "secondsource"


class Settings(BaseSettings):
    """Every choice a user can make once for all; options of a command outrank them."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_nested_delimiter=NESTED, frozen=True, extra="forbid", env_ignore_empty=True
    )

    offline: bool = Field(default=False, description="Never touch the network; links are not followed.")
    store: Path | None = Field(
        default=None, description="Reference store; unset, `references.sqlite` in the user's data folder."
    )
    reviews: Path | None = Field(
        default=None, description="File of people's decisions; unset, `reviews.jsonl` in the user's data folder."
    )
    reviewer: str | None = Field(
        default=None, description="Who decides in `verify review`; unset, the name you are logged in with."
    )
    ratings: Path | None = Field(
        default=None, description="File of imported outlet ratings; unset, `ratings.jsonl` in the user's data folder."
    )
    use_ratings: bool = Field(
        default=True, description="Show imported outlet ratings and let them set r in corroboration; none, no matter."
    )
    rules: Path | None = Field(default=None, description="House rules (TOML); unset, the rules as they stand.")
    select: tuple[str, ...] = Field(
        default=(), description="Rules that are looked at: codes, numbers, families; empty, all."
    )
    ignore: tuple[str, ...] = Field(default=(), description="Rules that are not looked at.")
    cache: Path | None = Field(default=None, description="Cache of fetched pages; unset, in the user's cache folder.")
    judge: str = Field(
        default="differences.v1",
        description="Judge that holds passages against claims; also `nli:FOLDER` and `llm:PROVIDER:MODEL`.",
    )
    retrievers: tuple[str, ...] = Field(
        default=("store.v1", "links.v1", "outlet.v1"),
        description="Where the items behind the claims are looked for; all but the first only online.",
    )
    ranker: str = Field(default="lexical.v1", description="Ranker of `verify stage retrieve`.")
    passages: str = Field(
        default="fts5.v1",
        description="How passages are found for a claim: `fts5.v1` by words, `fused.v1` by sense too.",
    )
    max_links: int = Field(default=20, ge=0, description="Links of an article that are followed, at most.")
    fetch: FetchSettings = Field(default_factory=FetchSettings, description="Limits and manners of fetching.")
    finding: FindingSettings = Field(
        default_factory=FindingSettings, description="Addresses, keys and limits of the retrievers."
    )

    @property
    def store_path(self) -> Path:
        """Where the reference store is, or would be."""
        from platformdirs import user_data_path

        return self.store or user_data_path(FOLDER) / "references.sqlite"

    @property
    def reviews_path(self) -> Path:
        """Where people's decisions are kept, or would be."""
        from platformdirs import user_data_path

        return self.reviews or user_data_path(FOLDER) / "reviews.jsonl"

    @property
    def ratings_path(self) -> Path:
        """Where imported ratings of outlets are kept, or would be."""
        from platformdirs import user_data_path

        return self.ratings or user_data_path(FOLDER) / "ratings.jsonl"

    @property
    def cache_path(self) -> Path:
        """Where fetched pages are cached."""
        from platformdirs import user_cache_path

        return self.cache or user_cache_path(FOLDER) / "pages.sqlite"

    @property
    def digest(self) -> str:
        """12 hex digits that differ when two runs could differ in outcome for their settings alone."""
        told = self.model_dump(mode="json", exclude=INDIFFERENT)
        return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:12]


INDIFFERENT: dict[str, bool | set[str]] = {
    "store": True,
    "reviews": True,
    "reviewer": True,
    "cache": True,
    "rules": True,
    "ratings": True,
    "use_ratings": True,
    "fetch": {"user_agent_contact", "per_host_delay_s", "concurrency", "per_host_concurrency"},
}
"""Settings that say where things lie or how politely to ask; they change no outcome, so the digest leaves them out.

The house rules and the ratings in use count by what they say, not by where they lie: `Parts.digest`.
"""


class SettingLine(NamedTuple):
    """One line of the table of settings."""

    name: str
    variable: str
    """Environment variable."""
    default: str
    sentence: str


def describe_settings(model: type[BaseModel] = Settings, within: str = "") -> tuple[SettingLine, ...]:
    """The table of settings: every name with its environment variable, default and sentence."""
    lines: list[SettingLine] = []
    for field, info in model.model_fields.items():
        name = f"{within}{field}"
        if isinstance(info.annotation, type) and issubclass(info.annotation, BaseModel):
            lines += describe_settings(info.annotation, f"{name}.")
        else:
            default = "unset" if info.default is None else json.dumps(info.default)
            lines.append(SettingLine(name, _variable(name), default, info.description or ""))
    return tuple(lines)


def read_settings(
    *,
    offline: bool | None = None,
    store: Path | None = None,
    reviews: Path | None = None,
    rules: Path | None = None,
    ratings: Path | None = None,
    use_ratings: bool | None = None,
    select: tuple[str, ...] | None = None,
    ignore: tuple[str, ...] | None = None,
) -> Settings:
    """Settings from the environment, with what a command was given (where not None) above them.

    Raises SettingsError, naming the first unusable value.
    """
    try:
        settings = Settings()
    except ValidationError as err:
        first = err.errors()[0]
        variable = _variable(".".join(str(part) for part in first["loc"]))
        raise SettingsError(f"{variable} cannot be {first['input']!r}: {first['msg']}") from err
    except MalformedSettings as err:
        raise SettingsError(
            f'{_malformed() or err}: a list is written as JSON, as in [80, 443] or ["hearsay"]'
        ) from err
    given = {
        "offline": offline,
        "store": store,
        "reviews": reviews,
        "rules": rules,
        "ratings": ratings,
        "use_ratings": use_ratings,
        "select": select,
        "ignore": ignore,
    }
    return settings.model_copy(update={name: value for name, value in given.items() if value is not None})


def _malformed() -> str | None:
    """The variable that ought to hold JSON, with its value: pydantic-settings names only the field it belongs to."""
    lists = [line.variable for line in describe_settings() if line.default.startswith("[")]
    for variable in (*lists, *(name.rpartition(NESTED)[0] for name in lists)):
        given = os.environ.get(variable, "")
        try:
            json.loads(given or "[]")
        except ValueError:
            return f"{variable} cannot be {given[:80]!r}"
    return None


def _variable(name: str) -> str:
    return PREFIX + name.replace(".", NESTED).upper()


class Parts:
    """The exchangeable parts that the settings choose, each loaded when it is first asked for."""

    def __init__(self, settings: Settings) -> None:
        """Nothing is loaded here."""
        self.settings = settings

    @cached_property
    def parser(self) -> "Parser":
        """The language parser; raises LanguageError when its weights are missing or altered."""
        from verify.language import load_parser

        return load_parser()

    @cached_property
    def outlets(self) -> "OutletRegistry":
        """The outlet registry."""
        from sources.outlets import load_outlets

        return load_outlets()

    @cached_property
    def judge(self) -> "Judge":
        """The judge; raises UnknownName when no judge has the name that is set, SettingsError when it cannot be had."""
        from verify.judges import JUDGES, NAMED

        family, _, rest = self.settings.judge.partition(":")
        if rest and family in NAMED.names():
            own = cast("Callable[[Parser], Judge]", JUDGES.load(Settings.model_fields["judge"].default))(self.parser)
            return cast("Callable[[Judge, str], Judge]", NAMED.load(family))(own, rest)
        return cast("Callable[[Parser], Judge]", JUDGES.load(self.settings.judge))(self.parser)

    @cached_property
    def standards(self) -> "Standards":
        """What articles are held to; raises SettingsError for unusable house rules, UnknownName for no rule's name."""
        from verify.houserules import PLAIN, read_house_rules
        from verify.houserules.values import chosen

        settings = self.settings
        standards = (read_house_rules(settings.rules) if settings.rules else PLAIN).standards()
        return standards._replace(levels=chosen(standards.levels, select=settings.select, ignore=settings.ignore))

    @cached_property
    def ratings(self) -> "Ratings":
        """What raters say of outlets, where that is in use; raises InputError for an unusable file."""
        from sources.outlets.ratings import NO_RATINGS, read_ratings

        return read_ratings(self.settings.ratings_path) if self.settings.use_ratings else NO_RATINGS

    @property
    def digest(self) -> str:
        """The settings' digest, and those of the house rules and the ratings, in one."""
        from sources.outlets.ratings import digest_of

        told = [d for d in (self.settings.digest, self.standards.house, digest_of(self.ratings)) if d]
        return hashlib.sha256("+".join(told).encode()).hexdigest()[:12] if len(told) > 1 else told[0]

    @cached_property
    def ranker(self) -> "Ranker":
        """The ranker of passages; raises UnknownName when none has the name that is set."""
        from sources.retrievers import RANKERS

        return cast("Callable[[], Ranker]", RANKERS.load(self.settings.ranker))()


def tools_from(parts: Parts, stores: "Sequence[Store]", fetcher: "Fetcher | None") -> "Tools":
    """The tools of one run: the parts chosen, the stores of references, and what follows links (None when offline)."""
    from sources.retrievers import PASSAGE_RETRIEVERS, PassageRetriever
    from verify.evidence import Searches
    from verify.finding import equip
    from verify.following import LinkFollower, Ways
    from verify.pipeline import Tools

    retriever = cast("Callable[[Store], PassageRetriever]", PASSAGE_RETRIEVERS.load(parts.settings.passages))
    references = {r.id: r for store in stores for r in store.references()}
    chosen = parts.settings.retrievers
    seeking = equip(chosen, parts.settings.finding, fetcher)
    fetch = parts.settings.fetch
    ways = Ways(fetch.concurrency, fetch.per_host_concurrency, stores[0] if stores else None)
    follower = partial(LinkFollower, most=parts.settings.max_links, archive=seeking.archive, ways=ways)

    return Tools(
        parser=parts.parser,
        outlets=parts.outlets,
        judge=parts.judge,
        references=tuple(references.values()),
        find=Searches(*(retriever(store).find for store in stores)),
        follow=None if fetcher is None or "links.v1" not in chosen else follower(fetcher),
        seek=seeking.finder,
        now=lambda: datetime.now(UTC),
        settings_digest=parts.digest,
        standards=parts.standards,
        ratings=parts.ratings,
    )
