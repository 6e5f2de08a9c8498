"""Relays in one sentence: "X quoted Y as saying Z", "Z, Y said, the X reported", "In a report by the X, Z"."""

from collections.abc import Iterator, Sequence

from verify.attribution import lexicon
from verify.attribution.reporting import Reporting, cue_of, trimmed
from verify.language import Tree
from verify.model import ParsedText, Sentence, Token

_LONGEST = 10
"""Tokens of a speaker and verb at the end of a sentence."""
_STATEMENT = 4
"""Fewest tokens before them that can be a statement."""
_FINITE = frozenset({"VBD", "VBZ", "VBN", "VBP"})
_CLAUSAL = frozenset({"VBD", "VBZ", "MD", "IN", "TO", "WP", "WDT"})
_TEXTS = frozenset("report story article dispatch column editorial analysis broadcast documentary".split())
"""What an outlet tells things in."""
_QUOTING = frozenset({"quote", "cite"})


def find_relayed(parsed: ParsedText, tree: Tree, sentence: Sentence, found: Sequence[Reporting]) -> list[Reporting]:
    """The sentence's attributions with those of two speakers in place of what else was read from their cues."""
    tokens = parsed.tokens_of(sentence)
    ours = [r for token in tokens for r in _quoted_as_saying(tree, sentence, token)] or list(
        _at_the_end(tree, sentence)
    )
    ours += [r for token in tokens for r in _in_its_report(tree, sentence, token)]
    taken = {n for r in ours for n in r.cue}
    kept = [r for r in found if not taken & set(r.cue)]
    return sorted([*kept, *ours], key=lambda r: r.opener) if ours else list(found)


def _quoted_as_saying(tree: Tree, sentence: Sentence, verb: Token) -> Iterator[Reporting]:
    """Both attributions of "X quoted Y as saying Z" and "Y was quoted by X as saying Z"; X may be left out."""
    if verb.lemma not in _QUOTING or not verb.tag.startswith("VB"):
        return
    small = [t for t in tree.children(verb.number, "prep", "mark", "advcl") if t.text.lower() == "as"]
    saying = tree.child(small[0].number, "pcomp") if small else None
    if saying is None or saying.lemma not in lexicon.SAYING:
        return
    passive = tree.child(verb.number, "auxpass") is not None or tree.child(verb.number, "agent") is not None
    speaker = tree.child(verb.number, "nsubjpass" if passive else "dobj")
    agent = tree.child(verb.number, "agent")
    relay = tree.child(agent.number, "pobj") if agent else None if passive else tree.child(verb.number, "nsubj")
    if speaker is None:
        return
    who = tree.subtree(speaker.number, without=[small[0].number])
    said = trimmed(tree, [n for n in tree.subtree(saying.number) if n > saying.number])
    if not said:
        return
    if relay is not None:
        content = sorted({*who, *tree.subtree(small[0].number)})
        yield Reporting(
            sentence.number, trimmed(tree, tree.subtree(relay.number)), relay.number, cue_of(tree, verb), content, False
        )
    yield Reporting(sentence.number, trimmed(tree, who), speaker.number, [saying.number], said, points_back=False)


def _in_its_report(tree: Tree, sentence: Sentence, small: Token) -> Iterator[Reporting]:
    """The clause that begins "In a report by the X, …" or "In a story in the X, …"."""
    text = tree.child(small.number, "pobj")
    if small.text != "In" or small.number > sentence.first + 1 or text is None or text.lemma not in _TEXTS:
        return
    by = next((t for t in tree.children(text.number, "prep") if t.text.lower() in {"by", "in", "from", "on"}), None)
    who = tree.child(by.number, "pobj") if by is not None else None
    end = max(tree.subtree(small.number)) + 1
    if who is None or who.pos != "PROPN" or end >= sentence.last or tree.tokens[end].text != ",":
        return
    clause = trimmed(tree, list(range(end + 1, sentence.last)))
    if len(clause) >= _STATEMENT:
        yield Reporting(
            sentence.number, trimmed(tree, tree.subtree(who.number)), who.number, [text.number], clause, False
        )


def _at_the_end(tree: Tree, sentence: Sentence) -> Iterator[Reporting]:
    """Both attributions of "Z, Y said, the X reported.", however the parse hangs them."""
    last = sentence.last
    while last > sentence.first and tree.tokens[last - 1].pos in {"PUNCT", "SPACE"}:
        last -= 1
    commas = [n for n in range(sentence.first, last) if tree.tokens[n].text == ","]
    if len(commas) < 2 or commas[-2] - sentence.first < _STATEMENT:
        return
    inner, outer = range(commas[-2] + 1, commas[-1]), range(commas[-1] + 1, last)
    cues = _cue(tree, inner), _cue(tree, outer)
    for part, cue in zip((inner, outer), cues, strict=True):
        if cue is None or None in cues:
            return
        content = trimmed(tree, list(range(sentence.first, part.start - 1)))
        yield Reporting(sentence.number, list(range(part.start, cue)), cue - 1, [cue], content, points_back=False)


def _cue(tree: Tree, part: range) -> int | None:
    """Number of the verb of speech, where the tokens are somebody, that verb, and at most when it was; None elsewhere.

    The speaker's head is the token before it.
    """
    tokens = [tree.tokens[n] for n in part]
    verb = next((t for t in tokens if t.tag in _FINITE and t.lemma in lexicon.SAYING), None)
    if verb is None or len(tokens) > _LONGEST:
        return None
    who, when = tokens[: verb.number - part.start], tokens[verb.number - part.start + 1 :]
    if not who or any(t.tag in _CLAUSAL for t in who) or any(not t.entity and t.text.lower() != "on" for t in when):
        return None
    named = who[-1].pos in {"NOUN", "PROPN"} or who[-1].text.lower() in {"he", "she", "they"}
    return verb.number if named else None
