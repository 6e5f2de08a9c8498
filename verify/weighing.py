"""Weighing: what the rubric's sum over origins says of claims whose truth is known, for `verify eval corroboration`."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from verify.evaluate.corroboration import Answer, evaluate_corroboration
from verify.evaluate.lines import Measured, figure_of
from verify.gauging import read_labelled
from verify.model import Evidence, Origin, StanceProbabilities
from verify.settings import Parts
from verify.truths import Key, Table, Told, is_table, key_of, read_table, witnesses


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


def gauge_corroboration(gold: Path, parts: Parts) -> Measured:  # noqa: ARG001 - every measure is called alike
    """What the rubric's sum over origins says of claims whose truth is known, or of values in a table.

    A table is what `truths.read_table` reads. Raises InputError for another form.
    """
    from verify.rubric.corroboration import assess_true

    found = []
    if is_table(gold):
        return _gauge_table(read_table(gold))
    for record in read_labelled(gold, GoldClaim):
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
