"""A state's outlet on that state."""

from verify.language.names import CAPITALS, COUNTRY, plain_name
from verify.language.words import content_words
from verify.rules.case import Case, Example, Remark, Rule

_KEYS = {
    "AE": "emirates", "AM": "armenia", "AR": "argentina", "AZ": "azerbaijan", "BR": "brazil", "BY": "belarus",
    "CN": "china", "CU": "cuba", "DZ": "algeria", "EG": "egypt", "ES": "spain", "ID": "indonesia", "IQ": "iraq",
    "IR": "iran", "JO": "jordan", "KP": "korea", "KW": "kuwait", "KZ": "kazakhstan", "LB": "lebanon", "MA": "morocco",
    "MD": "moldova", "MY": "malaysia", "NG": "nigeria", "PK": "pakistan", "PL": "poland", "PS": "palestine",
    "QA": "qatar", "RU": "russia", "SA": "saudi", "SY": "syria", "TN": "tunisia", "TR": "turkey", "UA": "ukraine",
    "UG": "uganda", "US": "us", "UZ": "uzbekistan", "VE": "venezuela", "VN": "vietnam", "ZW": "zimbabwe",
}  # fmt: skip
"""ISO 3166 country of a state outlet → key of its name."""


def _check(case: Case) -> Remark | None:
    origin = case.origin
    outlet = case.around.outlets.get(origin.outlet or "") if origin is not None else None
    key = _KEYS.get(outlet.government or "") if outlet is not None else None
    if outlet is None or key is None or not case.is_contestable or "further source" in case.vouching.modifiers:
        return None
    if not any(_country(case.claim.text[w.span.start : w.span.end]) == key for w in content_words(case.claim.text)):
        return None
    return Remark(
        f"{outlet.name} is owned or run by the state that it speaks of here.",
        "Add a source that does not answer to that state.",
    )


def _country(word: str) -> str:
    plain = plain_name(word)
    return COUNTRY.get(plain) or CAPITALS.get(plain) or plain


RULE = Rule(
    code="own-government",
    number="OUT002",
    family="outlets",
    level="note",
    summary="A state-run outlet is the only source for what concerns its own state.",
    why="BBC 3.3, Reuters: weigh a source's interest; what a state's outlet says of that state needs another voice.",
    mend="Add a source that does not answer to that state.",
    fires=Example("TASS, the state news agency, reported that Russia has built ten dams."),
    passes=Example("TASS, the state news agency, reported that Norway has built ten dams."),
    check=_check,
)
