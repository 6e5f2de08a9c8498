"""Groups: of whom a part speaks ("two of the people", "52 percent of voters"), and whom that part belongs to."""

import re

from verify.attribution.reading import Reading
from verify.model import Token

_PARTS = frozenset(
    "one two three four five six seven some many most several both all each others none few half "
    "number dozens hundreds thousands scores handful couple series host lots plenty".split()
)
_SHARES = frozenset({"percent", "%", "majority", "third", "quarter", "proportion", "percentage", "plurality", "share"})
_OUT_OF = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine) (?:in|of|out of)(?: every)? "
    r"(?:\d+|three|four|five|six|seven|eight|nine|ten)\b",
    re.IGNORECASE,
)


def whole_of(reading: Reading, head: Token) -> Token | None:
    """Of whom the head is a part: "people" in "two of the people"; None where it is no part."""
    if head.text.lower() not in _PARTS and head.tag != "CD":
        return None
    of = next((p for p in reading.tree.children(head.number, "prep") if p.text.lower() == "of"), None)
    return reading.tree.child(of.number, "pobj") if of is not None else None


def is_share(head: Token, text: str) -> bool:
    """Whether a share of those asked is named, as polls name it: "52 percent of voters", "Another 19 percent".

    `text`: the whole phrase.
    """
    if _OUT_OF.search(text):
        return True
    return head.lemma.lower() in _SHARES


def is_initials(head: Token) -> bool:
    """Whether it is a body's initials that read like a pronoun: "WHO", "US"."""
    return head.text.isupper() and head.text in {"WHO", "US", "IT"}


def is_half(reading: Reading, head: Token) -> bool:
    """Whether it is the half of "co-author Ada Moss", which the parse may take for three words."""
    after = reading.parsed.tokens[head.number + 1 : head.number + 6]
    named = any(t.entity == "PERSON" for t in after[2:])
    return head.text.lower() in {"co", "ex", "vice"} and after[0].text == "-" and named


def is_called_body(name: str, text: str) -> bool:
    """Whether the text calls what bears this name a body: "chipmaker Orrin", "shares in Orrin", "Orrin, founded in"."""
    word = re.escape(name)
    return bool(
        re.search(rf"\b(?:{_BODIES}),? {word}\b|\b[Ss](?:hares|take|tock) (?:in|of) {word}\b", text)
        or re.search(
            rf"\b{word}(?:, |’s |'s |, which (?:is|was) )(?:founded|based|headquartered|shares|parent|board)\b", text
        )
        or re.search(rf"\b{word} (?:Inc|Ltd|plc|PLC|Corp|AG|SA|SE|GmbH|LLC|Group|Co)\b", text)
    )


_BODIES = (
    "company|firm|start-?up|giant|group|retailer|airline|carrier|bank|lender|insurer|developer|brand|charity|union|"
    "manufacturer|operator|producer|publisher|platform|supermarket|utility|consultancy|think tank|app|"
    "\\w*makers?|designer"
)
