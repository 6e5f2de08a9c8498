"""Captions: which sentences stand under pictures, told by a credit beside them or by words such as "pictured"."""

import re
from collections.abc import Sequence

from verify.language import Tree
from verify.model import ParsedText, Sentence

SHORT_CREDIT = 25
"""Words that a line with a photographer's credit holds at most."""
CREDIT = re.compile(
    r"(?:©|\bgetty images\b|\bshutterstock\b|\bAFP/|/AFP\b|\bAP Photo\b|\bREUTERS/|/REUTERS\b|\bReuters/|"
    r"/Reuters\b|\bvia (?:AP|Getty|Reuters|AFP)\b|\bAP Images\b|\bPA Wire\b|\bPA Images\b|\bPA Media\b|"
    r"\bZuma\b|\bEPA\b[-/]|\biStock\b|\bfile (?:photo|picture|image)\b|"
    r"\bphoto(?:graph)?(?: credit)?(?: by|:| courtesy)|\bphotographer\b|\bpicture:|\bimage(?: credit)?:|"
    r"\bcredit:|\bcourtesy of\b|\bscreen ?(?:grab|shot)\b|\bhandout\b|\bTNS\b)",
    re.IGNORECASE,
)

SHOWN = re.compile(
    r"\b(?:pictured|seen here|seen in this|\((?:left|right|centre|center|l|r|above|below)\)|"
    r"in this (?:\w+ ){0,3}(?:photo|image|picture|file))\b",
    re.IGNORECASE,
)
"""Words of captions."""


def find_captions(parsed: ParsedText, tree: Tree) -> Sequence[int]:
    """Numbers of the sentences that stand under pictures."""
    paragraphs = sorted({s.paragraph for s in parsed.sentences})
    credited = [p for p in paragraphs if _is_credit(parsed, p)]
    found: list[int] = []
    for p in paragraphs:
        here = parsed.sentences_in(p)
        beside = any(abs(p - c) == 1 for c in credited) and len(here) == 1 and _is_now(tree, here[0])
        for s in here:
            text = s.span.of(parsed.text)
            if p in credited or beside or (SHOWN.search(text) and _is_now(tree, s)):
                found.append(s.number)
    return found


def _is_credit(parsed: ParsedText, paragraph: int) -> bool:
    here = parsed.sentences_in(paragraph)
    words = sum(s.last - s.first for s in here)
    long = words > 2 * SHORT_CREDIT
    return not long and any(CREDIT.search(s.span.of(parsed.text)) for s in here)


def _is_now(tree: Tree, sentence: Sentence) -> bool:
    """Whether it is told in the present, as what a picture shows is; or without a verb."""
    root = tree.root(sentence)
    return root.tag in {"VBZ", "VBP", "VBG"} or root.pos not in {"VERB", "AUX"}
