"""Searching the passages: strangers' words as full-text queries, in which nothing is ever read as query syntax."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
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
_FOUND = """SELECT s.id, d.id, d.outlet, s.start, s."end", s.text
    FROM json_each(?) hit JOIN passages s ON s.id = hit.value JOIN documents d ON d.content = s.content
    ORDER BY s.id, d.number"""
_OF_OUTLETS = """SELECT s.id FROM json_each(?) hit JOIN passages s ON s.id = hit.value
    JOIN documents d ON d.content = s.content WHERE d.outlet IN (SELECT value FROM json_each(?))"""

COMMON = 1000
"""Passages with a word from which on it only confirms what rarer words found.

With 1,000,000 passages of Zipf's words a search then takes a tenth of the time; in a store of some tens of thousands
no word that says anything is so common, and every one of them finds.
"""

MOST_PASSAGES = 400
"""Passages that one search gives, those with most of the words first; only very large stores have more."""


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
    common: int = COMMON
    """Passages that hold a word, from which on it only confirms what rarer words found."""
    most: int = MOST_PASSAGES
    """Passages in all, those with most of the words first."""


def best(db: "Database", words: Sequence[str], *, limit: int) -> tuple[Passage, ...]:
    """The passages that hold most of the words, the shorter first among equals."""
    if not (asked := matches(words)):
        return ()
    return _passages(db, _counted(asked) + _BEST, [*(m.expression for m in asked), limit])


def each_best(db: "Database", words: Sequence[str], wanted: Wanted) -> tuple[Passage, ...]:
    """The passages of each document that hold most of the words, in the order they were stored.

    Until a store is very large (COMMON, MOST_PASSAGES) no bound spans documents, so adding one never changes what is
    found in another; no score rests on how common a word is among them either.
    """
    matched = _matched(db, matches(words), wanted.common)
    enough = [passage for passage, count in matched.items() if count >= wanted.at_least]
    if wanted.outlets:
        enough = list({*enough, *_of_outlets(db, matched, wanted.outlets)})
    enough.sort(key=lambda passage: (-matched[passage], passage))
    rows = db.execute(_FOUND, [json.dumps(enough[: wanted.most + _size_of(db, wanted.exclude)])]).fetchall()
    found = [
        _Found(matched[number], number, outlet, Passage(document, Span(start, end), text))
        for number, document, outlet, start, end, text in rows
    ]
    return tuple(_best_of_each([each for each in found if _is_wanted(each, wanted)], wanted.per_document))


def of_numbers(db: "Database", numbers: Sequence[int]) -> dict[int, tuple[Passage, ...]]:
    """Number → its passage in each document that carries the text."""
    found: dict[int, tuple[Passage, ...]] = {}
    for number, document, _, start, end, text in db.execute(_FOUND, [json.dumps(list(numbers))]).fetchall():
        found[number] = (*found.get(number, ()), Passage(document, Span(start, end), text))
    return found


class _Found(NamedTuple):
    matched: int
    number: int
    outlet: str | None
    passage: Passage


def _is_wanted(found: _Found, wanted: Wanted) -> bool:
    enough = found.matched >= wanted.at_least or found.outlet in wanted.outlets
    return enough and found.passage.document != wanted.exclude


def _best_of_each(found: Sequence[_Found], most: int) -> Iterator[Passage]:
    by_document: dict[str, list[_Found]] = {}
    for each in found:
        by_document.setdefault(each.passage.document, []).append(each)
    chosen = {
        id(each)
        for of_one in by_document.values()
        for each in sorted(of_one, key=lambda f: (-f.matched, len(f.passage.text), f.number))[:most]
    }
    return (each.passage for each in found if id(each) in chosen)


def _matched(db: "Database", asked: Sequence[Match], most: int) -> Counter[int]:
    """Passage → how many of the words it holds; of words that many passages hold, only beside a rarer one."""
    matched: Counter[int] = Counter()
    rare: dict[str, list[str]] = {}
    common: list[Match] = []
    for match in asked:
        found = _passages_with(db, match, most + 1)
        if len(found) > most:
            common.append(match)
        else:
            matched.update(found)
            rare.setdefault(match.table, []).append(match.expression)
    for match in common:
        if not rare:
            matched.update(_passages_with(db, match, -1))
        elif finders := " OR ".join(rare.get(match.table, ())):
            matched.update(_passages_with(db, match._replace(expression=f"({finders}) AND {match.expression}"), -1))
    return matched


def _passages_with(db: "Database", match: Match, most: int) -> list[int]:
    sql = f"{_HIT.format(table=match.table)} LIMIT ?"
    return [row[0] for row in db.execute(sql, [match.expression, most]).fetchall()]


def _of_outlets(db: "Database", matched: Iterable[int], outlets: Sequence[str]) -> list[int]:
    found = db.execute(_OF_OUTLETS, [json.dumps(list(matched)), json.dumps(outlets)]).fetchall()
    return [row[0] for row in found]


def _size_of(db: "Database", document: str | None) -> int:
    """Passages of a document that is left out: it must not take the place of what is wanted."""
    sql = "SELECT count(*) FROM passages WHERE content = (SELECT content FROM documents WHERE id = ?)"
    return int(db.execute(sql, [document]).fetchone()[0])


def paired(text: str) -> str:
    """The runs of unspaced scripts in `text` as overlapping pairs of characters; empty when there are none.

    Words of two characters are the commonest in Chinese, and SQLite's own trigram index cannot find them: it finds 13
    of 68 words of Chinese and Japanese that pairs all find (`python tests/benchmarks/unspaced.py`). Pairs are what
    Lucene's CJKAnalyzer uses. Searched as a phrase, the pairs of a word are the word. A run of one stays one.
    """
    runs = [] if text.isascii() else [run[0] for run in UNSPACED.finditer(text)]
    return " ".join(run[i : i + 2] for run in runs for i in range(max(1, len(run) - 1)))


def matches(words: Sequence[str]) -> tuple[Match, ...]:
    """One query a word, or a phrase where a word holds white space; doubles and words of no letters are left out."""
    cleaned = (_clean(word) for word in words)
    distinct = {word.casefold(): word for word in cleaned if any(c.isalnum() for c in word)}
    return tuple(_match(word) for word in list(distinct.values())[:MOST_WORDS])


def _match(word: str) -> Match:
    if pairs := paired(word):
        # A word of one character is wherever it begins a pair; at the very end of a run it is not found.
        return Match("passages_pairs", f'"{pairs}"{" *" if len(pairs) == 1 else ""}')
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
