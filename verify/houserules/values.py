"""What house rules may say, and what they come to."""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, field_validator

from sources.errors import UnknownName
from sources.model import Frozen
from verify.assess import Standards
from verify.model import FindingLevel
from verify.rubric.values import Fixed, Rubric
from verify.rules import LEVELS, RULES, Levels, Measures
from verify.rules.choice import codes_of, codes_of_all
from verify.rules.waiving import Waiver

Severity = Literal["error", "warning", "note", "off"]


class RuleSetting(Frozen):
    """What the house says of a rule or a family of rules."""

    level: Severity | None = Field(default=None, description="How bad; `off` switches it off.")
    cites: str = Field(default="", description="Where the house's handbook asks for it, in words.")


class FileIgnore(Frozen):
    """Rules that do not count in some files."""

    files: str = Field(min_length=1, description="Pattern of names or paths, as in a shell: `opinion/*.md`.")
    rules: tuple[str, ...] = Field(min_length=1, description="Codes, numbers, families.")
    reason: str = Field(min_length=3, description="Why; the report repeats it.")

    @field_validator("rules")
    @classmethod
    def _are_known(cls, names: tuple[str, ...]) -> tuple[str, ...]:
        for name in names:
            _known(name)
        return names


def _in_short(given: object) -> object:
    """`hearsay = "off"` is short for `hearsay = { level = "off" }`."""
    return {"level": given} if isinstance(given, str) else given


def _known(name: str) -> frozenset[str]:
    try:
        return codes_of(name, RULES)
    except UnknownName as err:
        raise ValueError(str(err)) from err


class HouseRules(Frozen):
    """A newsroom's own standards; what they do not mention stays as it is without them."""

    name: str = Field(default="", description="What they are called.")
    after: tuple[str, ...] = Field(default=(), description="Public handbooks they were written after, with addresses.")
    rules: Fixed[str, Annotated[RuleSetting, BeforeValidator(_in_short)]] = Field(
        default={}, validate_default=True, description="Code, number or family → how bad, and where the handbook asks."
    )
    rubric: Rubric = Field(default_factory=Rubric, description="Numbers of the score.")
    measures: Measures = Field(default_factory=Measures, description="Words and thresholds of the rules.")
    ignore: tuple[FileIgnore, ...] = Field(default=(), description="Rules that do not count in some files.")

    @field_validator("rules")
    @classmethod
    def _name_known_rules(cls, rules: Mapping[str, RuleSetting]) -> Mapping[str, RuleSetting]:
        for name in rules:
            _known(name)
        return rules

    @property
    def digest(self) -> str:
        """12 hex digits that differ where the rules differ; their name and what they cite leave no mark."""
        told = self.model_dump_json(exclude={"name": True, "after": True, "rules": {"__all__": {"cites"}}})
        return hashlib.sha256(told.encode()).hexdigest()[:12]

    def levels(self) -> Levels:
        """Code → how bad; a rule's own entry outranks a number's beginning, and that its family."""
        found: dict[str, FindingLevel | None] = dict(LEVELS)
        meant = sorted(((codes_of(n, RULES), s) for n, s in self.rules.items()), key=lambda pair: -len(pair[0]))
        for codes, setting in meant:
            level = setting.level
            if level is not None:
                found.update(dict.fromkeys(codes, None if level == "off" else level))
        return found

    def cites(self) -> Mapping[str, str]:
        """Code → where the house's handbook asks for it, in the same order of rank."""
        meant = sorted(((codes_of(n, RULES), s) for n, s in self.rules.items()), key=lambda pair: -len(pair[0]))
        return {code: s.cites for codes, s in meant if s.cites for code in sorted(codes)}

    def standards(self) -> Standards:
        """What an article is held to by them."""
        waivers = tuple(Waiver(codes_of_all(i.rules, RULES), i.reason, i.files) for i in self.ignore)
        is_plain = self.digest == PLAIN_DIGEST
        return Standards(
            rubric=self.rubric,
            levels=self.levels(),
            measures=self.measures,
            cites=self.cites(),
            waivers=waivers,
            house=None if is_plain else self.digest,
        )


PLAIN = HouseRules()
"""Without house rules."""
PLAIN_DIGEST = PLAIN.digest


def chosen(levels: Levels, *, select: Iterable[str], ignore: Iterable[str]) -> Levels:
    """The levels with all but the selected rules off, and the ignored ones off as well.

    Raises UnknownName for a name that means no rule.
    """
    wanted, unwanted = codes_of_all(select, RULES), codes_of_all(ignore, RULES)
    return {c: v if (not wanted or c in wanted) and c not in unwanted else None for c, v in levels.items()}
