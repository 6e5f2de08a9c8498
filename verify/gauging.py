"""Gauging: stages run over labelled files, for `verify eval judge|retrieve|origins`.

The records are those of `verify stage`, each with its label beside it.
"""

import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, Field, ValidationError

from sources.errors import InputError
from verify import answers
from verify.evaluate.clusters import Sorted, evaluate_origins
from verify.evaluate.judging import Ruling, evaluate_judge
from verify.evaluate.lines import Measured
from verify.evaluate.retrieval import Ranking, evaluate_retrieval
from verify.records import JudgeIn, OriginIn, RecordId, RetrieveIn
from verify.settings import Parts

BATCH = 200
"""Records given to the judge together."""
POOL = 50
"""Records whose passages are ranked together, where a record has few of its own."""
LABELS = {"nei": "neutral"}
KINDS = {"hedge_removed": "hedge", "quote_altered": "quote"}


class GoldJudge(JudgeIn):
    """A record for the judge, labelled."""

    label: str = Field(description="`supports`, `refutes`, `neutral`; anything else means neither.")
    kind: str | None = Field(
        default=None, description="How a made claim was altered: a kind of difference, `faithful`."
    )


class GoldRetrieve(RetrieveIn):
    """A record for retrieval, labelled."""

    gold_passages: tuple[RecordId, ...] = Field(default=(), description="Ids of the passages that bear on the claim.")


class GoldOrigin(OriginIn):
    """A text to be sorted by origin, labelled."""

    cluster: str | None = Field(default=None, description="Which texts share an origin.")
    wire: str | None = Field(default=None, description="Wire agency it is credited to; `none` for none.")


def gauge_judge(gold: Path, parts: Parts) -> Measured:
    """How well the judge that is set rules on labelled claims and passages; raises InputError for another form."""
    records = list(read_labelled(gold, GoldJudge))
    rulings: list[Ruling] = []
    for start in range(0, len(records), BATCH):
        batch = records[start : start + BATCH]
        for record, found in zip(batch, answers.judge(batch, parts), strict=True):
            p = (found.p.supports, found.p.refutes, found.p.neutral)
            kinds = frozenset(d.kind for d in found.differences)
            label = LABELS.get(record.label, record.label)
            rulings.append(Ruling(label, found.stance, p, kinds, _kind(record.kind)))
    return evaluate_judge(rulings)


def _kind(kind: str | None) -> str | None:
    return None if kind is None else KINDS.get(kind, kind.removesuffix("_swap"))


def gauge_retrieval(gold: Path, parts: Parts) -> Measured:
    """How well passages are ranked; raises InputError for another form."""
    records = [r for r in read_labelled(gold, GoldRetrieve) if r.gold_passages]
    found = answers.retrieve(records, parts)
    alone = [
        Ranking(tuple(map(str, one.ranked)), frozenset(map(str, r.gold_passages)))
        for r, one in zip(records, found, strict=True)
    ]
    blocks = [records[n : n + POOL] for n in range(0, len(records), POOL)]
    return evaluate_retrieval(alone, [one for block in blocks for one in _pooled(block, parts)])


def _pooled(records: Sequence[GoldRetrieve], parts: Parts) -> Iterator[Ranking]:
    """Each claim's ranking of the passages of all these records; a passage is known by its text."""
    texts = dict.fromkeys(p.text for r in records for p in r.passages)
    named = {text: str(n) for n, text in enumerate(texts)}
    for record in records:
        bearing = {str(i) for i in record.gold_passages}
        right = frozenset(named[p.text] for p in record.passages if str(p.id) in bearing)
        yield Ranking(tuple(parts.ranker.rank(record.claim, [(n, text) for text, n in named.items()])), right)


def gauge_origins(gold: Path, parts: Parts) -> Measured:
    """How well texts are sorted by origin; raises InputError for another form.

    Texts stand in the file, or in `documents*.jsonl[.gz]` beside it under the same ids; labelled pairs are records
    `{"type":"pair","a","b","label":"same"|"different"}`.
    """
    rows = list(_rows(gold))
    beside = sorted(gold.parent.glob("documents*.jsonl*")) if any("text" not in r for r in rows) else []
    known = {str(r["id"]): dict(r) for path in beside for r in _rows(path) if "id" in r}
    for row in rows:
        if "id" in row:
            known[str(row["id"])] = known.get(str(row["id"]), {}) | dict(row)
    pairs = [(str(r["a"]), str(r["b"]), r.get("label") == "same") for r in rows if r.get("type") == "pair"]
    wanted = {i for a, b, _ in pairs for i in (a, b)} | {str(r["id"]) for r in rows if "id" in r}
    bare = sorted(i for i in wanted if "text" not in known.get(i, {}))
    if bare:
        raise InputError(
            f"{gold}: {len(bare)} records have no text, the first {bare[0]!r}; give each a text, or put them into "
            f"{gold.with_name('documents.jsonl')} under the same ids"
        )
    texts = [_valid(known[i], GoldOrigin, gold) for i in sorted(wanted)]
    found = {str(one.id): one for one in answers.origins(texts, parts)}
    clusters = {str(t.id): t.cluster for t in texts if t.cluster is not None}
    credits = [(_credit(t.wire), _credit(found[str(t.id)].wire)) for t in texts if t.wire is not None]
    return evaluate_origins(Sorted(clusters, {i: o.origin for i, o in found.items()}, pairs, credits))


def _credit(wire: str | None) -> str | None:
    return None if wire in {None, "none", ""} else wire


Gold = TypeVar("Gold", bound=BaseModel)


def read_labelled(path: Path, form: type[Gold]) -> Iterator[Gold]:
    """The records of a labelled file; raises InputError for another form."""
    return (_valid(row, form, path) for row in _rows(path))


def _valid(row: Mapping[str, object], form: type[Gold], path: Path) -> Gold:
    try:
        return form.model_validate(row)
    except ValidationError as err:
        first = err.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"])) or "the record"
        raise InputError(f"{path}, record {row.get('id', '?')!r}: {where}: {first['msg']}") from err


def _rows(path: Path) -> Iterator[dict[str, object]]:
    try:
        body = path.read_bytes()
        lines = (gzip.decompress(body) if path.suffix == ".gz" else body).split(b"\n")
    except OSError as err:
        raise InputError(f"cannot read {path}: {err.strerror or err}; give a JSON Lines file") from err
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                row = json.loads(line)
            except ValueError as err:
                raise InputError(f"{path}, line {number}: not JSON ({err}); write one object a line") from err
            if not isinstance(row, dict):
                raise InputError(f"{path}, line {number}: not an object; write one object a line")
            yield row
