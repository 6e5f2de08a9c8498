"""A second set of distortions, made by rules and word lists of its own: does the judge know more than the first set?

Sentences are those of labelled sets (read where they lie, never kept): Wikipedia, cited web pages, answers to fact
checkers. One sentence gives at most one distortion of each kind, and one faithful restatement. The passage is the
sentence, or it and the one after it. Told of each kind is the share caught, which is called refuted or shown with that
kind; of the faithful, the share on which an alarm is raised.

Run: python tests/benchmarks/made_distortions.py ../shared/data/verdict/{wice_dev.jsonl.gz,fever_symmetric_dev.jsonl}
     [--most 60] [--missed KIND: print what was missed, or `faithful` for false alarms]
"""

import argparse
import gzip
import json
import random
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from sources.model import Span  # noqa: E402
from sources.sentences import find_sentences  # noqa: E402
from verify.judges import Pair  # noqa: E402
from verify.judges.differences import Differences  # noqa: E402
from verify.language import load_parser  # noqa: E402
from verify.model import Judgement, ParsedText, Token  # noqa: E402

LENGTH = (8, 38)
"""Words of a sentence that is worth distorting."""
_TURNED = """increased decreased|rose fell|grew shrank|gained lost|won lost|higher lower|more less|opened closed|
before after|first last|supported opposed|accepted rejected|above below|north south|northern southern|eastern western|
largest smallest|highest lowest|increase decrease|began ended|joined left|bought sold|best worst|positive negative|
major minor|public private|early late|approved rejected|rising falling|expanded contracted|stronger weaker|better worse|
faster slower|majority minority|maximum minimum|upper lower|arrived departed|raised lowered|increasing decreasing|
successful unsuccessful|legal illegal"""
_PAIRS = [line.split() for line in _TURNED.replace("\n", " ").split("|")]
TURNED = {b: a for a, b in _PAIRS} | dict(_PAIRS)
_UNITS = """km metres|kilometres metres|kilometers meters|miles yards|metres feet|meters feet|feet metres|
million billion|billion million|percent points|hours minutes|days weeks|weeks days|months years|years months|
dollars euros|euros dollars|kg tonnes|tonnes kg|acres hectares"""
UNITS = dict(line.split() for line in _UNITS.replace("\n", " ").split("|"))
MONTHS = "January February March April May June July August September October November December".split()
PEOPLE = ["Ingrid Solheim", "Tobias Keller", "Amara Diallo", "Petra Novak", "Luis Ortega", "Hannah Whitmore"]
PLACES = ["Uruguay", "Finland", "Mozambique", "Calgary", "Osaka", "Lisbon", "Nebraska", "Tasmania"]
HEDGED = {
    "may": "will", "might": "will", "could": "will", "reportedly": "", "allegedly": "", "possibly": "", "probably": "",
    "is expected to": "will", "appears to": "does",
}  # fmt: skip
AUXILIARY = {"is", "was", "are", "were", "has", "have", "had", "can", "could", "will", "would", "should"}
SAID = {
    "said": "stated",
    "says": "notes",
    "told": "informed",
    "stated": "said",
    "announced": "said",
    "claimed": "asserted",
}
PLAIN = {
    "however": "", "also": "", "currently": "", "approximately": "about", "about": "around", "began": "started",
    "large": "big", "film": "movie", "purchased": "bought", "received": "got", "because": "since", "although": "though",
    "several": "various", "whole": "entire", "children": "kids", "nearly": "almost", "ended": "concluded",
    "constructed": "built", "showed": "demonstrated", "quickly": "rapidly", "died": "passed away", "near": "close to",
    "attempted": "tried", "prior to": "before", "obtained": "got", "helped": "assisted", "annual": "yearly",
    "frequently": "often", "around": "about", "until": "till", "while": "whereas", "picture": "image", "big": "large",
}  # fmt: skip


class Made(NamedTuple):
    """A claim made from a passage."""

    kind: str
    claim: str
    passage: str


def change(text: str, token: Token, words: str) -> str:
    """The text with one token exchanged."""
    return text[: token.span.start] + words + text[token.span.end :]


def number(parsed: ParsedText, draw: random.Random) -> str | None:
    """Another count; years and ordinals stay."""
    for t in parsed.tokens:
        if re.fullmatch(r"\d{1,3}(,\d{3})*|\d{1,3}", t.text) and t.entity not in {"DATE", "TIME", "", "ORDINAL"}:
            value = int(t.text.replace(",", ""))
            other = f"{round(value * draw.choice([1.4, 2.2, 3])) + 3:,}"
            return change(parsed.text, t, other if "," in t.text else other.replace(",", ""))
    return None


def unit(parsed: ParsedText, draw: random.Random) -> str | None:
    """Another unit after a number."""
    for before, t in zip(parsed.tokens, parsed.tokens[1:], strict=False):
        if t.text in UNITS and before.pos == "NUM":
            return change(parsed.text, t, UNITS[t.text])
    return None


def date(parsed: ParsedText, draw: random.Random) -> str | None:
    """Another year, or another month before a day or a year."""
    for n, t in enumerate(parsed.tokens):
        if re.fullmatch(r"(1[89]|20)\d\d", t.text) and t.entity == "DATE":
            return change(parsed.text, t, str(int(t.text) - draw.choice([2, 5, 11])))
        if t.text in MONTHS and t.entity == "DATE" and n + 1 < len(parsed.tokens) and parsed.tokens[n + 1].pos == "NUM":
            return change(parsed.text, t, MONTHS[(MONTHS.index(t.text) + draw.randint(2, 7)) % 12])
    return None


def negation(parsed: ParsedText, draw: random.Random) -> str | None:
    """`not` after the auxiliary of the main clause, or taken away there."""
    if any(t.dep == "neg" for t in parsed.tokens):
        return next((re.sub(r"\bnot ", "", parsed.text, count=1) for t in parsed.tokens if t.text == "not"), None)
    for t in parsed.tokens:
        main = t.dep == "ROOT" or (t.dep in {"aux", "auxpass"} and parsed.tokens[t.head].dep == "ROOT")
        if main and t.text in AUXILIARY:
            return change(parsed.text, t, f"{t.text} not")
    return None


def direction(parsed: ParsedText, draw: random.Random) -> str | None:
    """The opposite of a word outside names."""
    hits = [t for t in parsed.tokens if t.text in TURNED and not t.entity]
    return change(parsed.text, hits[0], TURNED[hits[0].text]) if hits else None


def _swap(parsed: ParsedText, labels: set[str], names: list[str], draw: random.Random) -> str | None:
    found = [e for e in parsed.entities if e.label in labels and e.text[0].isupper()]
    once = [e for e in found if parsed.text.count(e.text.split()[-1]) == 1 and "'" not in e.text]
    if not once:
        return None
    e = draw.choice(once)
    return parsed.text[: e.span.start] + draw.choice(names) + parsed.text[e.span.end :]


def name(parsed: ParsedText, draw: random.Random) -> str | None:
    """Another person."""
    return _swap(parsed, {"PERSON"}, PEOPLE, draw)


def place(parsed: ParsedText, draw: random.Random) -> str | None:
    """Another country, state or city."""
    return _swap(parsed, {"GPE"}, PLACES, draw)


def role(parsed: ParsedText, draw: random.Random) -> str | None:
    """Doer and done-to of one verb, both named, exchanged."""
    who = {"PERSON", "ORG", "GPE"}
    for verb in (t for t in parsed.tokens if t.pos == "VERB" and t.tag in {"VBD", "VBZ", "VBP"}):
        under = [t for t in parsed.tokens if t.head == verb.number and t.number != verb.number]
        left = next((_entity(parsed, t) for t in under if t.dep == "nsubj" and t.entity in who), None)
        right = next((_entity(parsed, t) for t in under if t.dep == "dobj" and t.entity in who), None)
        if left and right and left.end < verb.span.start < right.start and verb.lemma not in {"meet", "marry", "join"}:
            text = parsed.text
            return (
                text[: left.start] + right.of(text) + text[left.end : right.start] + left.of(text) + text[right.end :]
            )
    return None


def _entity(parsed: ParsedText, token: Token) -> Span | None:
    return next((e.span for e in parsed.entities if e.span.contains(token.span)), None)


def hedge(parsed: ParsedText, draw: random.Random) -> str | None:
    """Said for certain."""
    for mark, plain in HEDGED.items():
        if f" {mark} " in parsed.text:
            return parsed.text.replace(f" {mark} ", f" {plain} ".replace("  ", " "), 1)
    return None


def attribution(parsed: ParsedText, draw: random.Random) -> str | None:
    """Somebody else said it."""
    for t in parsed.tokens:
        cued = t.dep == "nsubj" and parsed.tokens[t.head].text in SAID
        cued = cued or (t.dep == "pobj" and parsed.text[: t.span.start].endswith(("according to ", "According to ")))
        span = _entity(parsed, t) if cued and t.entity in {"PERSON", "ORG"} else None
        if span:
            return parsed.text[: span.start] + draw.choice(PEOPLE) + parsed.text[span.end :]
    return None


def quote(parsed: ParsedText, draw: random.Random) -> str | None:
    """A word of a quotation exchanged."""
    for q in parsed.quotes:
        inside = [
            t for t in parsed.tokens if q.inner.contains(t.span) and t.pos in {"ADJ", "NOUN", "VERB"} and not t.entity
        ]
        if len(q.inner.of(parsed.text).split()) >= 6 and inside:
            return change(parsed.text, draw.choice(inside), draw.choice(["mountain", "careful", "hidden", "painted"]))
    return None


def faithful(parsed: ParsedText, draw: random.Random) -> str | None:
    """The same in slightly other words: synonyms, another verb of saying, dates and numbers written otherwise."""
    text = parsed.text
    if parsed.quotes or any(mark in text for mark in '"“”'):
        return None
    for ours, theirs in draw.sample(sorted((PLAIN | SAID).items()), len(PLAIN | SAID)):
        text = re.sub(rf"(?<=[a-z,] ){ours}(?= )", theirs or "", text, count=1).replace("  ", " ")
    text = re.sub(rf"\b({'|'.join(MONTHS)}) (\d{{1,2}}), (\d{{4}})\b", r"\2 \1 \3", text)
    text = re.sub(r"(\d+) ?%", r"\1 percent", text)
    text = re.sub(r"\b(\d{1,3}),(\d{3})\b(?!,)", r"\1\2", text)
    text = re.sub(r", (\w+ing [^,]*)\.$", r".", text)
    text = re.sub(r"\bwas not\b", "wasn't", text)
    return text if text != parsed.text else None


Make = Callable[[ParsedText, random.Random], str | None]
MAKERS: tuple[Make, ...] = (
    number,
    unit,
    date,
    negation,
    direction,
    name,
    place,
    role,
    hedge,
    attribution,
    quote,
    faithful,
)


def sentences(path: Path) -> Iterator[tuple[str, str]]:
    """Each sentence worth distorting, and the one after it."""
    body = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    seen = set()
    for row in map(json.loads, body.splitlines()):
        texts = [p["text"] for p in row["passages"]] if "passages" in row else [row["passage"]]
        cut = [s.of(t) for t in texts for s in find_sentences(t, Span(0, len(t)))]
        for one, after in zip(cut, [*cut[1:], ""], strict=False):
            fits = LENGTH[0] <= len(one.split()) <= LENGTH[1] and one[0].isupper() and one[-1] in '.”"'
            if fits and one not in seen and "-LRB-" not in one:
                seen.add(one)
                yield one, after


def make(paths: list[Path], most: int) -> list[Made]:
    """At most so many of each kind from each file, in a drawn order that is always the same."""
    found = []
    for path in paths:
        draw = random.Random(7)
        cut = list(sentences(path))
        draw.shuffle(cut)
        cut = cut[: 60 * most]
        counts: dict[str, int] = defaultdict(int)
        for (one, after), parsed in zip(cut, load_parser().parse_texts([s for s, _ in cut]), strict=True):
            for maker in MAKERS:
                kind = maker.__name__
                claim = maker(parsed, draw) if counts[kind] < most and len(parsed.sentences) == 1 else None
                if claim and claim != one:
                    counts[kind] += 1
                    found.append(Made(kind, claim, f"{one} {after}".strip() if draw.random() < 0.3 else one))
    return found


def is_caught(made: Made, found: Judgement) -> bool:
    """Whether the judge raises an alarm: it calls the claim refuted, or shows its kind; for the faithful, any kind."""
    kinds = {d.kind for d in found.differences}
    return found.stance == "refutes" or (bool(kinds) if made.kind == "faithful" else made.kind in kinds)


def main() -> int:
    """Exit status."""
    asked = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    asked.add_argument("files", nargs="+", type=Path)
    asked.add_argument("--most", type=int, default=60)
    asked.add_argument("--missed")
    options = asked.parse_args()
    made = make(options.files, options.most)
    judged = Differences(load_parser()).judge([Pair(m.claim, m.passage) for m in made])
    tally: dict[str, list[bool]] = defaultdict(list)
    for m, found in zip(made, judged, strict=True):
        hit = is_caught(m, found)
        tally[m.kind].append(hit)
        if options.missed == m.kind and hit == (m.kind == "faithful"):
            print(f"{found.stance} {[d.kind for d in found.differences]}\n  claim   {m.claim}\n  passage {m.passage}")
    for kind, hits in sorted(tally.items()):
        told = "false alarms" if kind == "faithful" else "caught"
        print(f"{kind:12} n {len(hits):4}  {told} {sum(hits) / len(hits):.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
