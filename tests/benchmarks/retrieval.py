"""Accuracy of the rankers on labelled claims: `python tests/benchmarks/retrieval.py [--claims 500] [RANKER …]`.

AVeriTeC pooled: a claim's passages are looked for among those of all claims of one block, which is harder than
`verify stage retrieve` over each record's own. The blocks of 500 claims follow each other in the training file; the
first four were in view while constants were chosen, the last two hardly.
`fused.v2` learned from these blocks: `learn_ranking.py` measures it, each block left out in turn. WiCE: within the
cited page. Needs the labelled data beside the repository, at ../shared.
"""

import argparse
import gzip
import json
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import cast

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from sources.retrievers import RANKERS, Ranker  # noqa: E402 - the repository is no installed package here

VERDICT = ROOT.parent / "shared" / "data" / "verdict"
DEPTHS = (1, 5, 10)
BLOCK = 500
HELD_OUT_FROM = 4
Record = Mapping[str, object]


def read(name: str) -> list[Record]:
    """The records of a file that have gold passages, or passages to be found among."""
    with gzip.open(VERDICT / name, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def passages_of(records: Iterable[Record]) -> list[tuple[str, str]]:
    """Ids and texts of all passages."""
    return [(str(p["id"]), str(p["text"])) for r in records for p in cast("list[dict[str, str]]", r["passages"])]


def places(ranker: Ranker, records: Sequence[Record], pool: Sequence[tuple[str, str]] | None) -> list[int]:
    """Where the first gold passage of each claim came, counted from 0; in `pool`, or in the record's own passages."""
    found = []
    for record in records:
        if gold := set(cast("list[str]", record.get("gold_passages") or [])):
            ranked = ranker.rank(str(record["claim"]), pool or passages_of([record]))
            found.append(min(place for place, each in enumerate(ranked) if each in gold))
    return found


def told(found: Sequence[int]) -> str:
    """hit@1/5/10 in percent, and mean reciprocal rank."""
    hits = "/".join(f"{100 * sum(place < depth for place in found) / len(found):.1f}" for depth in DEPTHS)
    return f"{hits}  MRR {sum(1 / (place + 1) for place in found) / len(found):.3f}  ({len(found)} claims)"


def main() -> None:
    """Prints one line a ranker and set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rankers", nargs="*", default=["lexical.v1", "embeddings.v1", "fused.v1"])
    parser.add_argument("--claims", type=int, default=BLOCK, help="claims asked of each block; the pool stays whole")
    parser.add_argument("--blocks", type=int, nargs="*", default=list(range(6)))
    asked = parser.parse_args()
    averitec, wice = read("averitec_train.jsonl.gz"), read("wice_dev.jsonl.gz")
    for name in asked.rankers:
        ranker = cast("type[Ranker]", RANKERS.load(name))()
        every: list[list[int]] = []
        for block in asked.blocks:
            records, began = averitec[block * BLOCK : (block + 1) * BLOCK], time.perf_counter()
            every.append(places(ranker, records[: asked.claims], passages_of(records)))
            took = f"{time.perf_counter() - began:.0f} s"
            print(f"{name:14} averitec block {block}   {told(every[-1])}  {took}", flush=True)
        for part, blocks in (("chosen on", every[:HELD_OUT_FROM]), ("held out", every[HELD_OUT_FROM:])):
            if blocks:
                print(f"{name:14} averitec {part:9} {told([place for block in blocks for place in block])}", flush=True)
        print(f"{name:14} wice             {told(places(ranker, wice, None))}", flush=True)


if __name__ == "__main__":
    main()
