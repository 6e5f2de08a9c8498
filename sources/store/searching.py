"""Searching the passages: strangers' words as full-text queries, in which nothing is ever read as query syntax."""

import json
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from sources.model import Passage, Span

if TYPE_CHECKING:
    from sqlite_utils import Database

UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+"
)
"""Runs of scripts written without spaces: Thai, Lao, Burmese, Khmer, kana and Han."""

MOST_WORDS = 32
"""Words used of one search; SQLite allows 500 parts in a compound query, and more words than this tell no more."""

_HIT = "SELECT rowid AS passage FROM {table} WHERE {table} MATCH ?"
_COUNTED = """WITH hits AS ({hits}),
    counted AS (SELECT passage, count(*) AS matched FROM hits GROUP BY passage)"""
_BEST = """ SELECT d.id, s.start, s."end", s.text FROM counted JOIN passages s ON s.id = counted.passage
    JOIN documents d ON d.content = s.content ORDER BY matched DESC, length(s.text), s.id, d.number LIMIT ?"""
_BEST_OF_EACH = """, placed AS (SELECT d.id AS document, d.number, s.*, row_number() OVER (
        PARTITION BY d.id ORDER BY matched DESC, length(s.text), s.id) AS place
        FROM counted JOIN passages s ON s.id = counted.passage JOIN documents d ON d.content = s.content
        WHERE d.id IS NOT ? AND (matched >= ? OR d.outlet IN (SELECT value FROM json_each(?))))
    SELECT document, start, "end", text FROM placed WHERE place <= ? ORDER BY id, number"""


class Match(NamedTuple):
    """One word as a query: the index to ask and the expression to ask it with."""

    table: str
    expression: str


class Wanted(NamedTuple):
    """Which passages `each_best` gives: bounds that look at one document at a time, never at its neighbours."""

    at_least: int = 1
    """Different words a passage must hold."""
    outlets: tuple[str, ...] = ()
    """Registry keys of outlets in whose documents one word is enough."""
    exclude: str | None = None
    """Id of a document to leave out."""
    per_document: int = 20
    """Passages of one document, those with most of the words first."""


def best(db: "Database", words: Sequence[str], *, limit: int) -> tuple[Passage, ...]:
    """The passages that hold most of the words, the shorter first among equals."""
    if not (asked := matches(words)):
        return ()
    return _passages(db, _counted(asked) + _BEST, [*(m.expression for m in asked), limit])


def each_best(db: "Database", words: Sequence[str], wanted: Wanted) -> tuple[Passage, ...]:
    """The passages of each document that hold most of the words, in the order they were stored.

    No bound spans documents, so adding one never changes what is found in another; no score rests on how common a
    word is among them either.
    """
    if not (asked := matches(words)):
        return ()
    bounds = [wanted.exclude, wanted.at_least, json.dumps(wanted.outlets), wanted.per_document]
    return _passages(db, _counted(asked) + _BEST_OF_EACH, [*(m.expression for m in asked), *bounds])


def paired(text: str) -> str:
    """The runs of unspaced scripts in `text` as overlapping pairs of characters; empty when there are none.

    Words of two characters are the commonest in Chinese, and SQLite's own trigram index cannot find them; pairs are
    what Lucene's CJKAnalyzer uses. Searched as a phrase, the pairs of a word are the word. A run of one stays one.
    """
    runs = [run[0] for run in UNSPACED.finditer(text)]
    return " ".join(run[i : i + 2] for run in runs for i in range(max(1, len(run) - 1)))


def matches(words: Sequence[str]) -> tuple[Match, ...]:
    """One query a word, or a phrase where a word holds white space; doubles and words of no letters are left out."""
    cleaned = (_clean(word) for word in words)
    distinct = {word.casefold(): word for word in cleaned if any(c.isalnum() for c in word)}
    return tuple(_match(word) for word in list(distinct.values())[:MOST_WORDS])


def _match(word: str) -> Match:
    if pairs := paired(word):
        return Match("passages_pairs", f'"{pairs}"')
    # A double quote is doubled inside a string, https://sqlite.org/fts5.html#fts5_strings
    return Match("passages_fts", '"' + word.replace('"', '""') + '"')


def _clean(word: str) -> str:
    # A NUL ends the expression early; a lone surrogate cannot be handed to SQLite.
    return word.replace("\0", " ").encode("utf-8", "replace").decode()


def _counted(asked: Sequence[Match]) -> str:
    return _COUNTED.format(hits=" UNION ALL ".join(_HIT.format(table=m.table) for m in asked))


def _passages(db: "Database", sql: str, values: Sequence[str | int | None]) -> tuple[Passage, ...]:
    rows = db.execute(sql, values).fetchall()
    return tuple(Passage(document, Span(start, end), text) for document, start, end, text in rows)
