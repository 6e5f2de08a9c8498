"""Furniture: what a page holds beside the report itself: buttons, signatures, cross-headings, lines printed twice."""

import re
from collections import Counter
from collections.abc import Iterator

from verify.attribution import lexicon
from verify.language import Tree
from verify.model import ParsedText, Sentence, Token

_SHARE = (
    r"share (?:on|via|by|to)|tap (?:here|to)|chat with us|add your|tell us|have your say|vote in our|"
    r"follow (?:\S+ ){1,4}on (?:twitter|facebook|instagram|x|tiktok|youtube|linkedin)"
)
_SIGN_UP = (
    r"thank(?:s| you) for (?:signing|subscribing|reading|your (?:feedback|interest))|"
    r"your subscription|cancel any ?time|you (?:are|can) (?:now )?(?:signed|subscribed|unsubscribe|opt out)|"
    r"special offer|enter (?:your )?(?:city|email|zip|postcode)|"
    r"you can (?:also )?(?:subscribe|sign up|change the (?:location|settings))|"
    r"the day['’]s (?:top|biggest)|get (?:today['’]s|daily|breaking|email|alerts)|terms (?:of (?:use|service)|"
    r"and conditions)|privacy policy|cookie (?:policy|settings|preferences)|all opinions (?:are|expressed)|"
    r"this material may not|this (?:site|website) uses|(?:may|might) (?:earn|receive) a commission"
)
_SHOW = (
    r"just watched|must (?:watch|read|see)|now playing|up next|watch:|listen:|read:|story continue[sd]|"
    r"(?:article|text) continues|enlarge (?:this )?image|(?:hide|toggle|view) caption|powered by \S+(?: \S+)?$|"
    r"% of readers|buy now|shop now|show (?:more|all|chapters|comments)|view (?:all|full|more|comments|gallery)|"
    r"load more|see all|skip to|jump to|back to top|need to know|don['’]t miss|tune in"
)
_POINT = (
    r"most (?:read|popular|viewed|shared)|trending (?:now|in|on|stories)|top stories|"
    r"for more (?:information|on|stories|details)|(?:to|you can) (?:read|find out|learn|hear|see) more\b|"
    r"you can (?:also )?(?:read|find|see|watch|hear|listen)\b[^.]{0,80}\bhere\b|want to (?:share|know more|read|get)|"
    r"(?:opinion|analysis) interpretation of|(?:listen|read|watch|subscribe|sign up)\b[^.]{0,60}\b(?:here|below)\b|"
    r"(?:but |now )?here(?:['’]s| is| are) (?:(?:some|a few|an?|\w+) )?(?:(?:other|key|easy|simple|big) )?(?:things|"
    r"ways|tips|reasons|highlights|steps|takeaways|facts|look)\b|find out (?:more|what|how|why|who)|"
    r"check out (?:our|the|these|this|my)|be sure to (?:read|check|follow|subscribe)"
)
BUTTONS = re.compile(
    rf"^[^\w\"“‘']*(?:{_SHARE}|{_SIGN_UP}|{_SHOW}|{_POINT})|"
    r"\b(?:stories|news|headlines|newsletter)\b[^.]{0,30}\b(?:delivered|in your inbox|to your inbox)\b|"
    r"\.push\(|\bfunction ?\(|\bwindow\.\w",
    re.IGNORECASE,
)
"""Openings of buttons, boxes and pointers; and what is left of a page's scripts."""

SIGNED = re.compile(
    r"^\W*(?:authored|posted|submitted|written|reported|produced|edited|compiled|tested|photographed|filed|reviewed) "
    r"(?:by:|(?:by|at|on|from|\d)[^,]*,?$)|^\W*(?:staff (?:report|writer)s?\W*$|podcast produced|insight from\b)|"
    r"\b(?:published|posted|updated|modified)(?: at| on)?:? \d{1,2}[:.]\d\d\b|"
    r"^\W*\d{1,2} [A-Z]\w+ (?:19|20)\d\d\W*(?:$|\d{1,2}[:.]\d\d)|(?<!\d)\d{1,2}:\d\d$|\S pic\.twitter\.com/\S+$|"
    r"\b(?:consult|read|subscribe|listen|watch|register|donate|apply|sign up) here\W*$",
    re.IGNORECASE,
)
"""Who wrote or put it up, and when; how long a film runs; where a link leads."""

WRITER = re.compile(
    r"\b(?:is|are|covers|writes) (?:(?:also|now) )?(?:an? |the )?[^.]{0,50}\b(?:contributor|correspondent|columnist|"
    r"fellow|reporter|writer|editor|producer|contributing)\b",
)
"""What stands of the writer at the end."""
ENDING = 4
"""Last sentences among which the writer is introduced."""

CROSS_HEADING, CROSS_SENTENCE = 16, 6
"""Tokens of a heading between paragraphs that has no finite verb, and of one that has."""
UNSTOPPED = 12
"""Tokens from which what ends without a stop is no heading."""
OPENING = 3
"""First sentences, among which what ends without a stop is a headline or what stands below it."""
SHORTEST_REPEATED = 4
"""Tokens of a line that is printed twice."""
BIDDING = 8
"""Tokens of a line that bids the reader do something."""
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_STOPS = ".!?…:;,\"'”’»)"


def find_furniture(parsed: ParsedText, tree: Tree) -> frozenset[int]:
    """Numbers of the sentences that belong to the page rather than to the report."""
    return frozenset(_found(parsed, tree))


def _found(parsed: ParsedText, tree: Tree) -> Iterator[int]:
    printed = Counter(_text(parsed, s) for s in parsed.sentences)
    closing = len(parsed.sentences) - ENDING
    for s in parsed.sentences:
        text = _text(parsed, s)
        if s.block == "title" or not text:
            continue
        points = BUTTONS.search(text) or SIGNED.search(text)
        signs = OPENING < s.number >= closing and WRITER.search(text)
        again = printed[text] > 1 and s.number >= OPENING and _is_line(parsed, s)
        empty = _is_cross_heading(parsed, s) or _only_speaks(parsed, tree, s) or _bids(parsed, tree, s)
        if points or signs or again or empty:
            yield s.number


def _text(parsed: ParsedText, sentence: Sentence) -> str:
    return sentence.span.of(parsed.text).strip()


def _tokens(parsed: ParsedText, sentence: Sentence) -> list[Token]:
    return [t for t in parsed.tokens_of(sentence) if t.pos not in {"SPACE", "PUNCT", "SYM"}]


def _is_line(parsed: ParsedText, sentence: Sentence) -> bool:
    """Whether it is long enough that nobody writes it twice, and not spoken."""
    long = sentence.last - sentence.first >= SHORTEST_REPEATED
    return long and _text(parsed, sentence)[0] not in "\"“‘'" and _text(parsed, sentence)[-1] not in "\"”’'"


def _is_cross_heading(parsed: ParsedText, sentence: Sentence) -> bool:
    """Whether it stands by itself between paragraphs, short and without a stop."""
    finite = any(t.tag in _FINITE for t in parsed.tokens_of(sentence))
    short = sentence.last - sentence.first <= (CROSS_SENTENCE if finite else CROSS_HEADING)
    return short and _is_between(parsed, sentence)


def is_unstopped(parsed: ParsedText, sentence: Sentence) -> bool:
    """Whether it is long, alone and without a stop, as what stands under pictures and pointers to other stories."""
    return sentence.last - sentence.first > UNSTOPPED and _is_between(parsed, sentence)


def _is_between(parsed: ParsedText, sentence: Sentence) -> bool:
    """Whether it stands alone, without a stop, between others."""
    alone = len(parsed.sentences_in(sentence.paragraph)) == 1
    between = OPENING <= sentence.number < len(parsed.sentences) - 1 and sentence.block != "title"
    return alone and between and _text(parsed, sentence)[-1:] not in _STOPS


def _only_speaks(parsed: ParsedText, tree: Tree, sentence: Sentence) -> bool:
    """Whether it is a speaker and a verb, what is said standing in another sentence: "Moss said."."""
    words = _tokens(parsed, sentence)
    root = tree.root(sentence)
    subject = tree.child(root.number, "nsubj")
    if len(words) > SHORTEST_REPEATED or root.lemma not in lexicon.SAYING or subject is None:
        return False
    return {*tree.subtree(subject.number), root.number} >= {t.number for t in words}


def _bids(parsed: ParsedText, tree: Tree, sentence: Sentence) -> bool:
    """Whether it is a short line that opens with what the reader is to do: "Check the map below."."""
    words = _tokens(parsed, sentence)
    root = tree.root(sentence)
    if not sentence.number or not words or len(words) > BIDDING or root.tag != "VB" or words[0].number != root.number:
        return False
    spoken = next(parsed.quotes_over(root.span), None) is not None
    alone = len(parsed.sentences_in(sentence.paragraph)) <= 2
    return not spoken and alone and tree.child(root.number, "nsubj", "nsubjpass", "expl", "aux") is None
