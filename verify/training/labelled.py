"""Labelled articles: attributions as spans of the text, laid onto the parser's tokens."""

import gzip
import json
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from sources.errors import InputError
from sources.model import Span
from verify.attribution.learned.columns import Columns
from verify.model import ParsedText


class GoldAttribution(BaseModel):
    """Who said what in one place, as a reader labelled it; spans count code points of the article's text."""

    model_config = ConfigDict(frozen=True)

    source: tuple[Span, ...] = Field(description="Empty where nobody is named.")
    cue: tuple[Span, ...] = Field(description="The words that attribute.")
    content: tuple[Span, ...] = Field(description="What is attributed.")


class GoldArticle(BaseModel):
    """A labelled article."""

    model_config = ConfigDict(frozen=True)

    id: str = Field(description="Its name.")
    text: str = Field(description="Its words.")
    attributions: tuple[GoldAttribution, ...] = Field(description="All attributions of the text.")


def read_articles(path: Path) -> tuple[GoldArticle, ...]:
    """The articles of a JSON Lines file (`.gz` too): id, text and attributions with source, cue and content spans.

    Raises InputError, naming the line, when the file cannot be read or a line is not of that form.
    """
    found: list[GoldArticle] = []
    try:
        lines = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        for number, line in enumerate(lines.split(b"\n"), start=1):
            if line.strip():
                found.append(GoldArticle.model_validate(_kept(json.loads(line), path, number)))
    except OSError as err:
        raise InputError(f"cannot read {path}: {err.strerror or err}; give a JSON Lines file") from err
    except (ValidationError, ValueError) as err:
        raise InputError(f"{path} line {len(found) + 1}: {str(err).splitlines()[0]}; one article a line") from err
    if not found:
        raise InputError(f"{path} holds no articles; give a JSON Lines file with one article a line")
    return tuple(found)


def _kept(record: object, path: Path, number: int) -> dict[str, object]:
    if not isinstance(record, dict) or not {"id", "text", "attributions"} <= set(record):
        raise InputError(f"{path} line {number} lacks id, text or attributions; one labelled article a line")
    return {name: record[name] for name in ("id", "text", "attributions")}


class Pieces(NamedTuple):
    """An attribution as runs of token numbers."""

    source: tuple[tuple[int, ...], ...]
    cue: tuple[tuple[int, ...], ...]
    content: tuple[tuple[int, ...], ...]


class Example(NamedTuple):
    """A labelled article as training sees it."""

    parsed: ParsedText
    columns: Columns
    gold: tuple[Pieces, ...]


def lay_onto(parsed: ParsedText, attributions: Sequence[GoldAttribution]) -> tuple[Pieces, ...]:
    """The attributions as tokens; those whose cue falls on none are left out."""
    starts = [t.span.start for t in parsed.tokens]
    roles = ((a.source, a.cue, a.content) for a in attributions)
    laid = (Pieces(*(tuple(_runs(parsed, starts, spans)) for spans in three)) for three in roles)
    return tuple(p for p in laid if p.cue)


def _runs(parsed: ParsedText, starts: Sequence[int], spans: Sequence[Span]) -> Iterator[tuple[int, ...]]:
    for span in spans:
        first = bisect_left(starts, span.start)
        before = parsed.tokens[first - 1].span if first else None
        if before is not None and before.start < span.start and before.end > span.start + 1:
            first -= 1
        last = bisect_left(starts, span.end)
        if first < last:
            yield tuple(range(first, last))
