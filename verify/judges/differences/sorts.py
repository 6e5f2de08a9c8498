"""Sorts: which words of a name say only what sort of thing it is, and which nouns may stand for one speaker."""

from typing import Literal

from verify.model import ParsedText

GENERIC = frozenset(
    """university college school academy institute hospital clinic street road avenue lane square bridge river lake sea
    bay mount mountain hill valley island forest park county district province state region city town village airport
    port harbour harbor station bank ministry department agency council court commission committee party union
    association federation league club church cathedral museum theatre theater gallery prison barracks news times post
    """.split()
)
"""Words that many names have, so that two names which share one are not the same for it."""

_SPEAKERS = """
government ministry minister official authority cabinet administration department agency spokesman state office bureau
commission council regulator service president premier leader parliament lawmaker senator legislator party
|police policeman officer detective investigator sheriff authority official prosecutor force
|company business maker manufacturer carrier airline retailer operator giant group bank insurer utility spokesman
representative official executive boss manager management owner firm
|study researcher scientist expert author professor university doctor paper team academic analyst economist survey
report institute scholar specialist historian
|doctor hospital medic physician clinic nurse surgeon paramedic
|resident witness neighbor neighbour local villager man woman person people bystander inhabitant citizen
|attorney prosecutor court judge counsel jury tribunal prosecution authority official lawyer
|army military force troop commander general officer official authority
|newspaper paper outlet report media source agency broadcaster magazine journal
|union group organization organisation association charity body federation league activist campaigner worker member
|team club coach player captain manager side
|source insider person official
"""
_CLASSES = tuple(frozenset(line.split()) for line in _SPEAKERS.split("|"))
"""Nouns by which news may call the same speaker; one that stands in no line is like nobody but itself."""


def may_be_one_speaker(one: str, other: str) -> bool:
    """Whether two lemmas may be names for one speaker: the ministry, the minister, the government."""
    return one == other or any(one in words and other in words for words in _CLASSES)


_WHERE = frozenset("in at near across along outside inside around throughout through off toward towards".split())
_GIVING = frozenset("give award sell hand lend grant pay donate owe offer assign entrust promise lease".split())
_DOING = frozenset(
    """buy sell order hire sue build make win bid sign offer pay recall launch announce deny accuse blame say promise
    agree refuse acquire produce publish release deliver supply""".split()
)


def standing(number: int, parsed: ParsedText) -> Literal["place", "party", ""]:
    """As what the name at a token stands: where something is, or who gets or does something; "" for neither."""
    token = parsed.tokens[number]
    for _ in range(3):
        head = parsed.tokens[token.head]
        if token.dep in {"pobj", "dobj", "dative", "nsubj", "nsubjpass"}:
            break
        if token.dep not in {"compound", "appos", "flat", "nmod"}:
            return ""
        token = head
    head = parsed.tokens[token.head]
    if token.dep == "dative" or (token.dep == "nsubj" and head.lemma.casefold() in _DOING):
        return "party"
    if token.dep != "pobj":
        return ""
    small, verb = head.text.casefold(), parsed.tokens[head.head].lemma.casefold()
    if small in _WHERE:
        return "place"
    # "awarded the contract for the roof to": the verb may stand a noun or two further up.
    above = parsed.tokens[head.head]
    for _ in range(3):
        if above.lemma.casefold() in _GIVING and small == "to":
            return "party"
        above = parsed.tokens[above.head]
    return "party" if small == "by" and (head.dep == "agent" or verb in _DOING) else ""
