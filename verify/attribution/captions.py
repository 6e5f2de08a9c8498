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
    r"\bZuma (?:press|wire)\b|\bEPA\b[-/]|\biStock\b|\bfile (?:photo|picture|image)\b|"
    r"\bphoto(?:graph)?(?: credit)?(?: by|:| courtesy)|\bphotographer:|\bpicture:|\bimage(?: credit)?:|"
    r"\bcredit:|\bhide caption\b|\bcourtesy of\b|\bscreen ?(?:grab|shot)\b|\bhandout\b|\bTNS\b)",
    re.IGNORECASE,
)

SHOWN = re.compile(
    r"\b(?:pictured|seen here|seen in this|\((?:left|right|centre|center|l|r|above|below)\)|"
    r"in this (?:\w+ ){0,3}(?:photo|image|picture|file))\b",
    re.IGNORECASE,
)
"""Words of captions."""
OPENS = re.compile(
    r"\W*(?:file(?: photo| -|:| [–—])|\(?l-r\b|(?:pictured )?from left\b|clockwise\b|this\b[^.]{0,40}\bfile photo\b|"
    r"in this\b[^.]{0,50}\b(?:file )?photo\b)",
    re.IGNORECASE,
)
"""Openings of captions."""
PLACED = re.compile(r"(?:, (?:far |top |bottom |front )?(?:left|right|centre|center),|\(L\))")
"""Where in the picture somebody stands."""
_POINTED = re.compile(r"\((?:pictured|left|right|above|below|far left|far right)\b", re.IGNORECASE)
_DAY = re.compile(
    r"\b(?:Jan(?:uary|\.)|Feb(?:ruary|\.)|March|April|May|June|July|Aug(?:ust|\.)|Sept(?:ember|\.)|Oct(?:ober|\.)|"
    r"Nov(?:ember|\.)|Dec(?:ember|\.)) \d{1,2}, (?:19|20)\d\d\b"
)
"""A day with its year, which stories seldom give of what goes on now."""
LONGEST_CAPTION = 150
"""Words of a caption that goes on over several sentences."""


def find_captions(parsed: ParsedText, tree: Tree) -> Sequence[int]:
    """Numbers of the sentences that stand under pictures."""
    paragraphs = sorted({s.paragraph for s in parsed.sentences})
    credited = [p for p in paragraphs if _is_credit(parsed, p)]
    found: list[int] = []
    for p in paragraphs:
        here = parsed.sentences_in(p)
        beside = any(abs(p - c) == 1 for c in credited) and len(here) == 1 and _is_now(tree, here[0])
        opened = bool(here) and _opens_caption(parsed, tree, here)
        for s in here:
            text = s.span.of(parsed.text)
            credit = s.last - s.first <= SHORT_CREDIT and CREDIT.search(text)
            shown = (SHOWN.search(text) or PLACED.search(text)) and _is_now(tree, s)
            marked = OPENS.match(text) or _POINTED.search(text)
            if p in credited or beside or opened or credit or shown or marked:
                found.append(s.number)
    return found


def _opens_caption(parsed: ParsedText, tree: Tree, here: Sequence[Sentence]) -> bool:
    """Whether a short paragraph opens as captions do: "FILE - …", or in the present with a day of the calendar."""
    text = here[0].span.of(parsed.text)
    root = tree.root(here[0])
    dated = root.pos in {"VERB", "AUX"} and _is_now(tree, here[0]) and _DAY.search(text)
    return bool(OPENS.match(text) or dated) and here[-1].last - here[0].first <= LONGEST_CAPTION


def _is_credit(parsed: ParsedText, paragraph: int) -> bool:
    here = parsed.sentences_in(paragraph)
    words = sum(s.last - s.first for s in here)
    long = words > 2 * SHORT_CREDIT
    return not long and any(CREDIT.search(s.span.of(parsed.text)) for s in here)


def _is_now(tree: Tree, sentence: Sentence) -> bool:
    """Whether it is told in the present, as what a picture shows is; or without a verb."""
    root = tree.root(sentence)
    bare = root.tag == "VB" and tree.child(root.number, "aux") is None
    return bare or root.tag in {"VBZ", "VBP", "VBG"} or root.pos not in {"VERB", "AUX"}
