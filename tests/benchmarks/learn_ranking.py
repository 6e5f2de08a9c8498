"""Learns what `fused.v2` adds to vectors: `python tests/benchmarks/learn_ranking.py [--vectors FILE] [--write]`.

From AVeriTeC's training claims in six blocks of 500 (beside the repository, at ../shared). First each block is left out
in turn and ranked by what the other five teach: these are the figures of retrieval.md. With --write, all six teach and
the weights are written where `fused.v2` finds them; their sha256, which it checks, is printed.

The loss is InfoNCE (van den Oord, Li and Vinyals 2018): of all passages of a block, a claim's own should score highest.
"""

import argparse
import hashlib
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[2]))
sys.path.insert(0, str(Path(__file__).parent))

from retrieval import BLOCK, passages_of, read, told

from sources.retrievers.embeddings import Embedder, unit_rows
from sources.retrievers.fusion import standard
from sources.retrievers.learned import PLACE, WORDS_SHARE, Learned, _unit, learned_scores, packed
from sources.retrievers.ranking import Lexical

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

BLOCKS = 6
TEMPERATURE = 0.06
DECAY = 0.05
STEPS = 80
RATE = 0.002
SHARES = (WORDS_SHARE,)


class Part(NamedTuple):
    """One block: claims with gold passages, and all passages of the block."""

    claims: tuple[str, ...]
    claim_vectors: "Vectors"
    texts: tuple[str, ...]
    vectors: "Vectors"
    gold: "Vectors"
    """Claim by passage; a row sums to 1 over the claim's own passages."""


def parts(cache: Path | None) -> list[Part]:
    """The six blocks; `cache` keeps their vectors, which take two minutes."""
    records = read("averitec_train.jsonl.gz")[: BLOCKS * BLOCK]
    texts = [str(r["claim"]) for r in records] + [text for _, text in passages_of(records)]
    if cache and cache.exists():
        codes = np.load(cache)
    else:
        embedder = Embedder()
        codes = np.vstack([embedder.codes(texts[n : n + BLOCK]) for n in range(0, len(texts), BLOCK)])
        if cache:
            np.save(cache, codes)
    vectors, begins, made = unit_rows(codes), len(records), []
    for block in range(BLOCKS):
        some = records[block * BLOCK : (block + 1) * BLOCK]
        held = passages_of(some)
        place = {number: at for at, (number, _) in enumerate(held)}
        asked = [n for n, r in enumerate(some) if r.get("gold_passages")]
        gold = np.zeros((len(asked), len(held)), dtype=np.float32)
        for row, n in enumerate(asked):
            own = [place[each] for each in cast("list[str]", some[n]["gold_passages"])]
            gold[row, own] = 1 / len(own)
        claims = tuple(str(some[n]["claim"]) for n in asked)
        of_claims = vectors[[block * BLOCK + n for n in asked]]
        of_passages = vectors[begins : begins + len(held)]
        made.append(Part(claims, of_claims, tuple(text for _, text in held), of_passages, gold))
        begins += len(held)
    return made


def learn(taught: Sequence[Part]) -> Learned:
    """What the parts teach, by Adam, one part a step."""
    size = taught[0].vectors.shape[1]
    weights = np.zeros((size + 1, size), dtype=np.float32)
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        slope = _slope(weights, taught[step % len(taught)]) + DECAY * weights
        first = 0.9 * first + 0.1 * slope
        second = 0.99 * second + 0.01 * slope * slope
        weights -= RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
    mean = np.mean([part.vectors.mean(axis=0) for part in taught], axis=0)
    return Learned(weights[:size], weights[size], mean)


def _slope(weights: "Vectors", part: Part) -> "Vectors":
    mean = part.vectors.mean(axis=0)
    asked, held = _unit(part.claim_vectors - mean), _unit(part.vectors - mean)
    moved = asked + asked @ weights[:-1]
    lengths = np.linalg.norm(moved, axis=1, keepdims=True)
    unit = moved / lengths
    scores = (unit @ held.T + held @ weights[-1]) / TEMPERATURE
    chances = np.exp(scores - scores.max(axis=1, keepdims=True))
    wrong = (chances / chances.sum(axis=1, keepdims=True) - part.gold) / (TEMPERATURE * len(asked))
    back = wrong @ held
    back = (back - unit * (back * unit).sum(axis=1, keepdims=True)) / lengths
    return cast("Vectors", np.vstack([asked.T @ back, (held.T @ wrong.sum(axis=0))[None]]))


def places(part: Part, learned: Learned) -> list[int]:
    """Where the first gold passage of each claim comes, counted from 0."""
    found, words = [], Lexical()
    for row, claim in enumerate(part.claims):
        by_words = standard(words.scores(claim, part.texts))
        by_sense = standard(learned_scores(part.claim_vectors[row], part.vectors, learned).tolist())
        total = WORDS_SHARE * np.array(by_words) + (1 - WORDS_SHARE) * np.array(by_sense)
        best = total[part.gold[row] > 0].max()
        found.append(int((total > best).sum()))
    return found


def show(name: str, found: Iterable[Sequence[int]]) -> None:
    """One line of the figures."""
    print(f"{name:12} {told([place for block in found for place in block])}", flush=True)


def main() -> None:
    """Prints the figures of every block left out; writes the weights where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--vectors", type=Path, help="an .npy file that keeps the vectors between runs")
    parser.add_argument("--write", action="store_true", help="learn from all blocks and write the weights")
    asked = parser.parse_args()
    blocks = parts(asked.vectors)
    if asked.write:
        body = packed(learn(blocks))
        PLACE.write_bytes(body)
        print(f"{PLACE}: {len(body)} bytes, sha256 {hashlib.sha256(body).hexdigest()}")
        return
    every = []
    for number, block in enumerate(blocks):
        every.append(places(block, learn([other for other in blocks if other is not block])))
        show(f"block {number}", every[-1:])
    show("even blocks", every[::2])
    show("odd blocks", every[1::2])


if __name__ == "__main__":
    main()
