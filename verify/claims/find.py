"""Claims, first version (`rules.v1`): each sentence is cut where it makes more than one statement.

The cuts follow the dependency tree: colon headlines, conjoined predicates, contrasting clauses, non-restrictive
relative clauses, conjoined objects, and what a phrase takes for granted ("despite the …", "its promise to …").
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from sources.model import Span
from verify.claims.kinds import kind_of
from verify.claims.pieces import Piece, cut_sentence
from verify.claims.worth import checkworthiness
from verify.language import Tree
from verify.model import Claim, ParsedText, Sentence, Token

# Words by which a sentence hands its own content to a source without stating anything else ("This is reported by X").
_POINTERS = frozenset({"this", "that", "it", "these"})

_DATELINE = re.compile(r"[A-Z][A-Z.'’ -]{2,40}(?:,[^—–()\n]{1,40})?\s*(?:\([^)\n]{2,30}\)\s*)?[—–-]{1,2}\s+(?=\S)")


class Draft(NamedTuple):
    """A claim before it is numbered."""

    span: Span
    tokens: tuple[Token, ...]
    presupposed: bool


def find_claims(parsed: ParsedText) -> tuple[Claim, ...]:
    """The statements of the text in text order, ids `c1`, `c2` …; questions and verbless fragments make none."""
    tree = Tree(parsed.tokens)
    found: list[Claim] = []
    for sentence in parsed.sentences:
        if not _can_state(parsed, sentence) or _only_points(parsed, tree, sentence):
            continue
        for draft in _drafts(parsed, tree, sentence):
            text = draft.span.of(parsed.text)
            kind = kind_of(draft.tokens, text, presupposed=draft.presupposed)
            if kind == "none":
                continue
            found.append(
                Claim(
                    id=f"c{len(found) + 1}",
                    text=text,
                    span=draft.span,
                    sentence=sentence.number,
                    sentence_span=sentence.span,
                    kind=kind,
                    checkworthy=checkworthiness(text),
                )
            )
    return tuple(found)


def _can_state(parsed: ParsedText, sentence: Sentence) -> bool:
    """Whether the sentence can hold a statement: it has a verb, or it is a headline, and it does not ask."""
    tokens = parsed.tokens_of(sentence)
    words = [t for t in tokens if t.pos not in {"PUNCT", "SPACE", "SYM"}]
    if len(words) < 2 or sentence.span.of(parsed.text).rstrip("\"'”’ ").endswith("?"):
        return False
    if any(t.pos in {"VERB", "AUX"} for t in tokens):
        return True
    return sentence.block == "title" and len(words) >= 3


def _only_points(parsed: ParsedText, tree: Tree, sentence: Sentence) -> bool:
    """Whether the sentence says nothing but who reported what stands around it: "This is reported by X."."""
    root = tree.root(sentence)
    subject = tree.child(root.number, "nsubj", "nsubjpass")
    if subject is None or subject.text.lower() not in _POINTERS:
        return False
    if tree.child(root.number, "conj", "ccomp", "xcomp", "dobj") is not None:
        return False
    return (
        root.tag == "VBN"
        and tree.child(root.number, "agent", "prep") is not None
        and len(parsed.tokens_of(sentence)) <= 25
    )


def _drafts(parsed: ParsedText, tree: Tree, sentence: Sentence) -> Iterator[Draft]:
    for piece in cut_sentence(parsed, tree, sentence):
        draft = _draft(parsed, tree, piece)
        if draft is not None:
            yield draft


def _draft(parsed: ParsedText, tree: Tree, piece: Piece) -> Draft | None:
    span = tree.span(piece.tokens)
    if span is None:
        return None
    span = _without_dateline(parsed.text, _with_quote_marks(parsed, span))
    return Draft(span, tuple(parsed.tokens[n] for n in piece.tokens), piece.presupposed)


def _without_dateline(text: str, span: Span) -> Span:
    """The span without a leading "CITY, Region (AGENCY) — "."""
    match = _DATELINE.match(text, span.start, span.end)
    return Span(match.end(), span.end) if match else span


def _with_quote_marks(parsed: ParsedText, span: Span) -> Span:
    """The span, with a quotation it cuts by its mark alone taken in or left out whole."""
    start, end = span
    for quote in parsed.quotes_over(Span(max(0, span.start - 1), span.end + 1)):
        if start == quote.inner.start:
            start = quote.span.start
        if quote.span.start >= start and quote.inner.end <= end < quote.span.end:
            end = quote.span.end
        if end == quote.span.start + 1 and start < quote.span.start:
            end = quote.span.start
    text = parsed.text[start:end]
    return Span(start, start + len(text.rstrip()))
