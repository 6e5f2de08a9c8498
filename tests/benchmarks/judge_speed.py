"""What a desk waits for the default judge: 20 claims held against 50 references of 400 words, on one core.

Limit (issue: evidence and judging): 3 CPU seconds, language model loaded, nothing cached.
Run: python tests/benchmarks/judge_speed.py
References are invented; each carries some of the claims, now and then changed, among other statements. Three runs, the
least and the middle are printed. Exit status 1 when the middle is past the limit.
"""

import os
import random
import statistics
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).parents[2]
CLAIMS, REFERENCES, WORDS, RUNS, LIMIT_S = 20, 50, 400, 3, 3.0
SHARE = 1 / 3
"""Of the claims, that one reference speaks of."""
PLACES = "Bergen Oslo Turku Malmo Gdansk Riga Aarhus Lulea Vaasa Tartu".split()
ACTORS = ["the port authority", "the council", "the ministry", "a union leader", "the ferry company", "the court"]
DEEDS = ["closed", "reopened", "inspected", "sold", "rebuilt", "fined", "praised", "blocked"]
THINGS = ["the northern quay", "two grain terminals", "the fish market", "the old shipyard", "a fleet of trams"]
ENDS = [
    "after a storm",
    "despite protests",
    "for {n} million euros",
    "in March 20{y}",
    "on Monday",
    "for the {n}th time",
]


def sentence(draw: random.Random) -> str:
    """An invented statement."""
    end = draw.choice(ENDS).format(n=draw.randint(2, 90), y=draw.randint(10, 25))
    actor = draw.choice(ACTORS)
    return f"{actor[0].upper()}{actor[1:]} of {draw.choice(PLACES)} {draw.choice(DEEDS)} {draw.choice(THINGS)} {end}."


def reference(draw: random.Random, claims: list[str]) -> str:
    """An article of invented statements, some of the claims among them."""
    own = [c.replace("Monday", draw.choice(["Monday", "Friday"])) for c in claims if draw.random() < SHARE]
    while sum(len(s.split()) for s in own) < WORDS:
        own.append(sentence(draw))
    draw.shuffle(own)
    return "\n\n".join(" ".join(own[n : n + 4]) for n in range(0, len(own), 4))


def run_once(seed: int) -> float:
    """CPU seconds for all claims against all references."""
    from sources.model import Block, Document, Reference, Span, document_id
    from sources.passages import split_passages
    from verify.evidence import EveryPassage, Question, gather
    from verify.judges.differences import Differences
    from verify.language import load_parser

    draw = random.Random(seed)
    claims = [sentence(draw) for _ in range(CLAIMS)]
    references = []
    for text in (reference(draw, claims) for _ in range(REFERENCES)):
        name = document_id(text)
        body = Block(kind="body", span=Span(0, len(text)))
        document = Document(id=name, name=name, title="", language="en", sha256=name, text=text, blocks=(body,))
        when = datetime(2025, 1, 1, tzinfo=UTC)
        references.append(Reference(document=document, fetched=when, read_from="file", sha256="0" * 64))
    judge = Differences(load_parser())
    judge.judge([])
    load_parser().parse_texts(["Warm."])
    questions = [Question(f"c{n}", text) for n, text in enumerate(claims)]
    began = time.process_time()
    held = gather(questions, references, EveryPassage(references, split_passages), judge)
    took = time.process_time() - began
    decided = sum(h.judgement.stance != "abstain" for h in held)
    print(f"seed {seed}: {took:.2f} s, {len(held)} passages held, {decided} decided")
    return took


def main() -> int:
    """Exit status."""
    sys.path.insert(0, str(ROOT))
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    times = [run_once(seed) for seed in range(RUNS)]
    middle = statistics.median(times)
    print(f"least {min(times):.2f} s, middle {middle:.2f} s, limit {LIMIT_S:g} s")
    return int(middle > LIMIT_S)


if __name__ == "__main__":
    sys.exit(main())
