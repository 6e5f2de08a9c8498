"""Gauging: stages run over labelled files, for `verify eval judge|retrieve|origins|corroboration`.

The records are those of `verify stage`, each with its label beside it.
"""

import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from sources.errors import InputError
from verify import answers
from verify.evaluate.clusters import Sorted, evaluate_origins
from verify.evaluate.corroboration import Answer, evaluate_corroboration
from verify.evaluate.judging import Ruling, evaluate_judge
from verify.evaluate.lines import Measured, figure_of
from verify.evaluate.retrieval import Ranking, evaluate_retrieval
from verify.model import Evidence, Origin, StanceProbabilities
from verify.records import JudgeIn, OriginIn, RecordId, RetrieveIn
from verify.settings import Parts
from verify.truths import Key, Table, Told, is_table, key_of, read_table, witnesses

BATCH = 200
"""Records given to the judge together."""
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


class Witness(BaseModel):
    """A piece of evidence with its origin."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    stance: str = Field(pattern="supports|refutes|neutral", description="What it says.")
    origin: str = Field(description="Whom it goes back to.")
    match: float = Field(default=1.0, ge=0, le=1, description="How far it speaks about the claim.")


class GoldClaim(BaseModel):
    """A claim whose truth is known, with its evidence."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    evidence: tuple[Witness, ...] = Field(description="What speaks for it and against it.")
    label: str = Field(pattern="supports|refutes", description="`supports` when it holds, `refutes` when it doesn't.")


def gauge_judge(gold: Path, parts: Parts) -> Measured:
    """How well the judge that is set rules on labelled claims and passages; raises InputError for another form."""
    records = list(_read(gold, GoldJudge))
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
    records = [r for r in _read(gold, GoldRetrieve) if r.gold_passages]
    found = answers.retrieve(records, parts)
    return evaluate_retrieval(
        [
            Ranking(tuple(map(str, one.ranked)), frozenset(map(str, r.gold_passages)))
            for r, one in zip(records, found, strict=True)
        ]
    )


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
    texts = [_valid(known[i], GoldOrigin, gold) for i in sorted(wanted & set(known))]
    found = {str(one.id): one for one in answers.origins(texts, parts)}
    clusters = {str(t.id): t.cluster for t in texts if t.cluster is not None}
    credits = [(_credit(t.wire), _credit(found[str(t.id)].wire)) for t in texts if t.wire is not None]
    return evaluate_origins(Sorted(clusters, {i: o.origin for i, o in found.items()}, pairs, credits))


def _credit(wire: str | None) -> str | None:
    return None if wire in {None, "none", ""} else wire


def gauge_corroboration(gold: Path, parts: Parts) -> Measured:  # noqa: ARG001 - every measure is called alike
    """What the rubric's sum over origins says of claims whose truth is known, or of values in a table.

    A table is what `truths.read_table` reads. Raises InputError for another form.
    """
    from verify.rubric.corroboration import assess_true

    found = []
    if is_table(gold):
        return _gauge_table(read_table(gold))
    for record in _read(gold, GoldClaim):
        evidence, origins = _witnesses(record.evidence)
        found.append(Answer(record.label == "supports", assess_true(evidence, origins).p))
    return evaluate_corroboration(found)


def _gauge_table(table: Table) -> Measured:
    """Whether the value with the highest p is the one that is so, and how well p is calibrated over all values."""
    chances = weigh(table)
    answers = [
        Answer(key == key_of(table.true[thing]), p) for thing, found in chances.items() for key, p in found.items()
    ]
    right = [first(found) == key_of(table.true[thing]) for thing, found in chances.items()]
    missing = [False] * (len(table.true) - len(right))
    chosen = figure_of("right value first", [*right, *missing], lambda xs: sum(xs) / len(xs))
    measured = evaluate_corroboration(answers)
    return measured._replace(figures=(chosen, *measured.figures))


def weigh(table: Table) -> dict[str, dict[Key, float]]:
    """Object → each value's p, from the rubric's sum over origins."""
    from verify.rubric.corroboration import assess_true

    found: dict[str, dict[Key, float]] = {}
    for thing, said in witnesses(table).items():
        told = [(key, t) for key, givers in said.items() for t in givers]
        for key in said:
            given = [Witness(stance="supports" if k == key else "refutes", origin=_group(k, t)) for k, t in told]
            p = assess_true(*_witnesses(given)).p
            found.setdefault(thing, {})[key] = 0.5 if p is None else p
    return found


def _group(key: Key, told: Told) -> str:
    """A source that says otherwise than whom it mostly copies has it from somewhere else."""
    return f"{told.origin}, {key}"


def first(chances: Mapping[Key, float]) -> Key | None:
    """The likeliest value, of equally likely ones that told first; None of none."""
    return max(chances, key=chances.__getitem__, default=None)


def _witnesses(given: Sequence[Witness]) -> tuple[list[Evidence], list[Origin]]:
    evidence = [Evidence.model_validate(_evidence(n, witness)) for n, witness in enumerate(given)]
    names = dict.fromkeys(w.origin for w in given)
    origins = [
        Origin(
            id=f"o{n}",
            claim="c",
            name=name,
            reason="labelled",
            evidence=tuple(e.id for e in evidence if e.origin == name),
        )
        for n, name in enumerate(names)
    ]
    return evidence, origins


def _evidence(number: int, witness: Witness) -> dict[str, object]:
    third = StanceProbabilities(supports=0.3, refutes=0.3, neutral=0.4)
    return {
        "id": f"e{number}", "claim": "c", "reference": f"r{number}", "span": [0, 1], "passage": "-", "p": third,
        "stance": witness.stance, "abstained": False, "match": witness.match, "judge": "labelled", "differences": (),
        "origin": witness.origin,
    }  # fmt: skip


Gold = TypeVar("Gold", bound=BaseModel)


def _read(path: Path, form: type[Gold]) -> Iterator[Gold]:
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
