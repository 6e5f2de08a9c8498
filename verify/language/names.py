"""Names in a text: which words of two names stand for the same thing, without asking who is meant."""

import unicodedata
from difflib import SequenceMatcher

TITLES = frozenset(
    """president mr mrs ms miss dr sir lord lady sen senator rep representative congressman congresswoman gov governor
    prof professor judge justice gen general adm admiral col colonel capt captain lt sgt maj minister premier chancellor
    king queen prince princess pope rev reverend secretary chairman chairwoman speaker ambassador mayor sheriff attorney
    prime vice deputy former ex-president spokesman spokeswoman spokesperson director ceo chief""".split()
)
"""Words before or in a name that may come and go without changing who is meant."""

_COUNTRIES = """
afghanistan afghan|argentina argentine argentinian|armenia armenian|australia australian|austria austrian|azerbaijan
azerbaijani|bangladesh bangladeshi|belarus belarusian|belgium belgian|brazil brazilian|britain british uk
united-kingdom|bulgaria bulgarian|canada canadian|chile chilean|china chinese|colombia colombian|croatia croatian|cuba
cuban|czechia czech|denmark danish|egypt egyptian|estonia estonian|ethiopia ethiopian|europe european|finland finnish|
france french|georgia georgian|germany german|greece greek|hungary hungarian|iceland icelandic|india indian|indonesia
indonesian|iran iranian|iraq iraqi|ireland irish|israel israeli|italy italian|japan japanese|jordan jordanian|kazakhstan
kazakh|kenya kenyan|korea korean|kuwait kuwaiti|latvia latvian|lebanon lebanese|libya libyan|lithuania lithuanian|
malaysia malaysian|mexico mexican|moldova moldovan|morocco moroccan|myanmar burma burmese|nepal nepalese|netherlands
dutch|nigeria nigerian|norway norwegian|pakistan pakistani|palestine palestinian|peru peruvian|philippines philippine
filipino|poland polish|portugal portuguese|qatar qatari|romania romanian|russia russian|saudi|serbia serbian|slovakia
slovak|slovenia slovenian|spain spanish|sudan sudanese|sweden swedish|switzerland swiss|syria syrian|taiwan taiwanese|
thailand thai|tunisia tunisian|turkey turkish|ukraine ukrainian|us usa american united-states u.s|venezuela venezuelan|
vietnam vietnamese|yemen yemeni|zimbabwe zimbabwean|scotland scottish|wales welsh|england english
"""
COUNTRY = {word: entry.split()[0] for entry in _COUNTRIES.replace("\n", " ").split("|") for word in entry.split()}
"""Country names and the adjectives made from them → one key."""

_CAPITALS = """
kabul afghanistan|vienna austria|baku azerbaijan|brussels belgium|minsk belarus|london britain|
westminster britain|ottawa canada|beijing china|havana cuba|prague czechia|copenhagen denmark|cairo egypt|
helsinki finland|paris france|berlin germany|athens greece|budapest hungary|delhi india|jakarta indonesia|
tehran iran|baghdad iraq|dublin ireland|jerusalem israel|rome italy|tokyo japan|seoul korea|pyongyang korea|
riga latvia|beirut lebanon|vilnius lithuania|oslo norway|islamabad pakistan|warsaw poland|lisbon portugal|
doha qatar|bucharest romania|moscow russia|riyadh saudi|belgrade serbia|madrid spain|
khartoum sudan|stockholm sweden|damascus syria|taipei taiwan|ankara turkey|kyiv ukraine|kiev ukraine|
washington us|caracas venezuela|hanoi vietnam
"""
CAPITALS = {entry.split()[0]: entry.split()[1] for entry in _CAPITALS.replace("\n", " ").split("|")}
"""Capital, or seat of government → its country's key: news writes one for the other."""

LONG_NAMES = {
    "united states of america": "us", "united states": "us", "united kingdom": "britain", "great britain": "britain",
    "united nations": "un", "european union": "eu", "saudi arabia": "saudi",
}  # fmt: skip
"""Names of several words, in lower case → key."""

_FORMS = """bob rob robert|bill will william|mike michael|jim jimmy james|joe joseph|tom thomas|rick dick richard|
ted ed edward|tony anthony|liz beth elizabeth|kate katherine|chuck charlie charles|jack john|larry lawrence|bernie
bernard|andy andrew|sasha alexander|steve steven stephen|jeff jeffrey|dave david|dan daniel|ben benjamin|nick nicholas|
peggy maggie margaret|sue susan|tim timothy|ron ronald|don donald|ken kenneth|greg gregory|matt matthew|sam samuel"""
_SHORT = {word: entry.split()[-1] for entry in _FORMS.replace("\n", " ").split("|") for word in entry.split()}
_LONG_ENOUGH = 5
_ALIKE = 0.8


def plain_name(word: str) -> str:
    """A name word without case, accents, dots and possessive."""
    folded = "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))
    folded = folded.replace("’", "'").removesuffix("'s").removesuffix("'")
    return folded.replace(".", "")


def name_key(word: str) -> str:
    """What a name word is matched by: countries and the adjectives made from them share one key."""
    plain = plain_name(word)
    return COUNTRY.get(plain, plain)


def same_name(one: str, other: str) -> bool:
    """Whether two keys of name words may stand for one name: spellings, short forms, initials."""
    if one == other or not one or not other:
        return one == other
    if "-" in one or "-" in other:
        parts = [frozenset(COUNTRY.get(part, part) for part in key.split("-")) for key in (one, other)]
        return bool(parts[0] & parts[1])
    if one in COUNTRY.values() and other in COUNTRY.values():
        return False
    if _SHORT.get(one, one) == _SHORT.get(other, other):
        return True
    short, long = sorted((one, other), key=len)
    if len(short) == 1:
        return long.startswith(short)
    if long.startswith(short) and long[len(short) :].isdigit():
        return True
    if len(short) >= 3 and long.startswith(short) and long[len(short) :] != "s":
        return True
    alike = one[0] == other[0] and len(short) >= _LONG_ENOUGH
    return alike and SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE


def is_acronym(letters: str, words: list[str]) -> bool:
    """Whether `letters` are the initials of `words` ("UN" for "United Nations"); small words may be skipped."""
    plain = plain_name(letters)
    initials = [w[0].casefold() for w in words if w]
    capitals = [w[0].casefold() for w in words if w and w[0].isupper()]
    return len(plain) > 1 and (list(plain) in (initials, capitals))
