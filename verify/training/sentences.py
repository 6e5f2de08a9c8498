"""Labelled sentences: how well each is sourced, as readers see it; and which are worth checking."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from sources.errors import InputError
from sources.model import Span
from verify.model import ClaimKind, Level

T = TypeVar("T", bound=BaseModel)


class GoldSentence(BaseModel):
    """One sentence; a field is null where readers did not agree."""

    model_config = ConfigDict(frozen=True)

    span: Span = Field(description="Where, in code points of the article's text.")
    kind: ClaimKind | None = Field(description="What sort of statement.")
    level: Level | None = Field(description="Who vouches for its main claim.")
    weak: bool | None = Field(description="Whether an editor should ask for better sourcing.")
    anonymous: bool | None = Field(description="Whether the origin is not named.")


class GoldSourcing(BaseModel):
    """An article with labelled sentences."""

    model_config = ConfigDict(frozen=True)

    id: str = Field(description="Its name.")
    text: str = Field(description="Its words.")
    sentences: tuple[GoldSentence, ...] = Field(description="Those that are labelled.")


class GoldWorth(BaseModel):
    """A sentence that checkers would pick, or would not."""

    model_config = ConfigDict(frozen=True)

    text: str = Field(description="The sentence.")
    label: str = Field(description="`Yes` or `No`.", pattern="^(Yes|No)$")


def read_sourcing(path: Path) -> tuple[GoldSourcing, ...]:
    """The articles of a JSON Lines file; raises InputError, naming the line, when it cannot be read as such."""
    return tuple(_read(path, GoldSourcing))


def read_worth(path: Path) -> tuple[GoldWorth, ...]:
    """The sentences of a JSON Lines file; raises InputError likewise."""
    return tuple(_read(path, GoldWorth))


def _read(path: Path, form: type[T]) -> Iterator[T]:
    try:
        lines = path.read_bytes().split(b"\n")
    except OSError as err:
        raise InputError(f"cannot read {path}: {err.strerror or err}; give a JSON Lines file") from err
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield form.model_validate(json.loads(line))
        except (ValidationError, ValueError) as err:
            why = str(err).splitlines()[0]
            raise InputError(f"{path} line {number}: {why}; give one labelled record a line") from err
