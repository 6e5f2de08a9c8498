"""Colons: headlines, transcripts and announced quotations ("NAME: what they said")."""

from collections.abc import Iterator, Sequence

from verify.attribution import lexicon
from verify.attribution.reporting import Reporting
from verify.model import ParsedText, Sentence, Token


def find_colon(parsed: ParsedText, sentence: Sentence, here: Sequence[Reporting]) -> Iterator[Reporting]:
    """Headlines, transcripts and announced quotations: "NAME: what they said"."""
    tokens = parsed.tokens_of(sentence)
    place = next((i for i, t in enumerate(tokens[:14]) if t.text == ":"), None)
    if place is None or place == 0:
        return
    left, right = tokens[:place], tokens[place + 1 :]
    if is_speaker(left):
        # A speaker has the floor to the end of the line.
        after = [s for s in parsed.sentences_in(sentence.paragraph) if s.number > sentence.number]
        right = (*right, *(t for s in after for t in parsed.tokens_of(s)))
    if not right:
        return
    if not is_speaker(left) and here:
        return
    if not is_speaker(left) and (any(t.pos in {"VERB", "AUX"} for t in left) or not _names_somebody(left)):
        return
    head = next((t for t in reversed(left) if t.pos in {"PROPN", "NOUN"}), left[-1])
    content = [t.number for t in right]
    yield Reporting(
        sentence.number, [t.number for t in left], head.number, [tokens[place].number], content, points_back=False
    )


def is_speaker(left: Sequence[Token]) -> bool:
    """Whether the words before a colon are a transcript's speaker: a name or two in capitals."""
    letters = [t for t in left if t.text[0].isalpha()]
    return 0 < len(letters) <= 3 and all(t.text.isupper() and len(t.text) > 1 for t in letters) and len(left) <= 4


def _names_somebody(left: Sequence[Token]) -> bool:
    """Whether the words before a colon are a speaker: a name, or a word for people, and little else."""
    # "Rovers 4, City 3: …" gives a score, no speaker.
    if len(left) > 6 or any(t.pos == "NUM" or t.text[0].isdigit() for t in left):
        return False
    known = lexicon.COLLECTIVES | lexicon.ROLES | lexicon.SPOKES
    return any(t.entity in {"PERSON", "ORG"} or t.lemma.lower() in known for t in left)
