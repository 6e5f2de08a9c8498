"""Kinds of whole sentences: what readers take a sentence for, by who speaks in it and how.

A claim's kind is told from its words. A sentence stands in an article: what somebody is quoted with is a view more
often than not, since writers give facts in their own words; and what a writer weighs without a source is their view.
"""

from collections.abc import Sequence

from verify.attribution import wording
from verify.language import Tree
from verify.model import ClaimKind, Level, ParsedText, Sentence, Token

MOSTLY = 0.5
"""Share of a sentence in quotation marks from which the quotation tells its kind."""
_BIDS = frozenset(
    "accuse appeal apologise apologize applaud beg blame blast brand call caution celebrate condemn congratulate "
    "criticise criticize demand denounce deplore describe dub emphasise emphasize encourage exhort hail implore label "
    "lambast lament liken mock plead portray praise regret scold slam stress thank urge vow welcome".split()
)
"""Verbs by which somebody wants, praises or blames."""
_FORETELLS = frozenset("anticipate expect forecast foresee predict project".split())
_FEELS = frozenset("be become expect feel hope look mean need remain seem sound think want wish".split())
"""Verbs that in the past tense, too, tell how somebody found something."""
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_COUNTED = frozenset({"DATE", "CARDINAL", "MONEY", "PERCENT", "QUANTITY", "TIME"})
_FUTURE = frozenset({"will", "'ll", "’ll", "shall", "could", "may", "might"})


def kind_of_sentence(parsed: ParsedText, tree: Tree, sentence: Sentence, level: Level, kind: ClaimKind) -> ClaimKind:
    """Kind of the sentence, of which `kind` is that of its main claim and `level` the rung it stands on."""
    if kind in {"background", "none"}:
        return kind
    spoken = _quoted(parsed, sentence)
    if spoken:
        return _kind_of_quotation(spoken, kind)
    root = tree.root(sentence)
    text = sentence.span.of(parsed.text)
    if kind == "opinion" and level == "S1" and wording.HELD.search(text):
        return "fact"
    if root.lemma.lower() in _FORETELLS and root.tag != "VBN":
        return "prediction"
    if kind == "prediction" and level == "S0" and _is_set(text):
        return "fact"
    if (
        kind == "fact"
        and "according to" not in text.lower()
        and (root.lemma.lower() in _BIDS or (level == "S2" and wording.PARTISANS.match(text)))
    ):
        return "opinion"
    weighs = wording.JUDGES.search(text) or wording.EXPLAINS.search(text)
    return "opinion" if level == "S0" and kind == "fact" and weighs else kind


def _is_set(text: str) -> bool:
    """Whether a date is told rather than foretold: "were scheduled to meet", "will be sentenced on 14 June"."""
    return wording.SET.search(text) is not None


def _quoted(parsed: ParsedText, sentence: Sentence) -> Sequence[Token]:
    """What stands in quotation marks, where it is most of the sentence or a clause that opens it."""
    quotes = tuple(parsed.quotes_over(sentence.span))
    inside = [t for t in parsed.tokens_of(sentence) if any(q.inner.contains(t.span) for q in quotes)]
    length = sum(t.span.length + 1 for t in inside)
    opens = bool(quotes) and quotes[0].span.start <= sentence.span.start and any(t.tag in _FINITE for t in inside)
    return inside if opens or length >= MOSTLY * sentence.span.length else ()


def _kind_of_quotation(spoken: Sequence[Token], kind: ClaimKind) -> ClaimKind:
    verb = next((t for t in spoken if t.tag in _FINITE), None)
    if verb is not None and verb.tag == "MD" and verb.text.lower() in _FUTURE:
        return "prediction"
    if kind == "opinion":
        return "opinion"
    if any(t.entity in _COUNTED for t in spoken):
        return kind
    told = verb is not None and verb.tag == "VBD" and verb.lemma not in _FEELS
    return "fact" if told else "opinion"
