"""Wire credits: which agency a page says it took its text from, in the forms newsrooms really use."""

import re
from typing import NamedTuple

AGENCIES = {
    "AP": ("The Associated Press", "Associated Press", "AP"),
    "Reuters": ("Thomson Reuters", "Reuters"),
    "AFP": ("Agence France-Presse", "Agence France Presse", "AFP"),
    "UPI": ("United Press International", "UPI"),
    "PA": ("Press Association", "PA Media"),
    "PTI": ("Press Trust of India", "PTI"),
    "ANI": ("Asian News International", "ANI"),
    "IANS": ("Indo-Asian News Service", "IANS"),
    "dpa": ("Deutsche Presse-Agentur", "dpa"),
    "EFE": ("Agencia EFE", "EFE"),
    "ANSA": ("ANSA",),
    "TASS": ("ITAR-TASS", "TASS"),
    "Interfax": ("Interfax-Ukraine", "Interfax"),
    "RIA": ("RIA Novosti",),
    "Xinhua": ("Xinhua News Agency", "Xinhua"),
    "Kyodo": ("Kyodo News", "Kyodo"),
    "Yonhap": ("Yonhap News Agency", "Yonhap"),
    "Anadolu": ("Anadolu Agency", "Anadolu"),
    "IRNA": ("IRNA",),
    "Ukrinform": ("Ukrinform",),
    "AAP": ("Australian Associated Press", "AAP"),
    "CP": ("The Canadian Press", "Canadian Press"),
    "Bloomberg": ("Bloomberg News", "Bloomberg"),
    "CNN": ("CNN Newsource", "CNN Wires", "CNN Wire", "CNN"),
}
"""Agency → the names it is credited by, longest first. Agencies sell text; that is why a credit is an origin."""

HEAD = 1_500
TAIL = 700
"""Code points at either end in which a credit is looked for: bylines and datelines, copyright and thanks."""

_BY_NAME = {name: key for key, names in AGENCIES.items() for name in names}
_NAME = "|".join(re.escape(n) for n in sorted(_BY_NAME, key=len, reverse=True))
_FULL = "|".join(re.escape(n) for n in sorted(_BY_NAME, key=len, reverse=True) if len(n) > 4)
_JOB = r"staff|reporters?|writers?|correspondents?|news|newsroom|wires?|business|sports|political|diplomatic"
_PLACE = r"[A-Z][\w.’'-]*(?:[ ,/]+(?:[A-Z][\w.’'-]*|de|of|la|el|al)){0,5}"
_HEAD_FORMS = (
    # "LONDON (Reuters) -", "HELSINKI, July 15 (AP) —": a dateline with the agency in brackets.
    re.compile(rf"(?m)^[ \t]*(?:{_PLACE}[^\n(]{{0,40}})?\((?P<wire>{_NAME})\)[ \t]*[-–—:|]"),
    # "(CNN) The president …", at the very start of a line: some sites drop the dash.
    re.compile(rf"(?m)^[ \t]*(?:[A-Z][A-Z., ]+ )?\((?P<wire>{_NAME})\)[ \t]+\S"),
    # "By Reuters", "By Jane Doe | AP", "By JANE DOE of Reuters", "By JANE DOE - AP Business Writer".
    re.compile(
        rf"(?m)^[ \t]*(?:[Ww]ritten )?(?i:by)[ \t]+(?:[^\n.!?]{{2,90}}?[,|/–—-][ \t]*|[^\n.!?]{{2,60}}?[ \t]+of[ \t]+)?"
        rf"(?P<wire>{_NAME})(?:[ \t]+(?i:{_JOB}))*\b[ \t]*(?:[|,/•·-]|$)"
    ),
    # "Posted 6:08 am, July 16, 2018, by CNN Wires".
    re.compile(rf"(?mi)^[ \t]*(?:posted|published|updated)\b[^\n]{{0,60}}\bby[ \t]+(?-i:(?P<wire>{_NAME}))\b"),
    # A byline split over lines: a name, then the agency alone on its line.
    re.compile(rf"(?m)^[ \t]*(?:[Ss]ource:?[ \t]*)?(?P<wire>{_NAME})(?: [Ww]riters?| [Ss]taff)?[ \t]*$"),
)
_TAIL_FORMS = (
    # "© 2018 The Associated Press", "Copyright 2018 Reuters".
    re.compile(rf"(?:©|\([cC]\)|[Cc]opyright)[^\n]{{0,30}}?(?P<wire>{_NAME})\b"),
    # "— Associated Press", "Source: Xinhua", "(Reuters)" closing the text, "(With inputs from PTI)", "With AFP".
    re.compile(rf"(?m)^[ \t]*(?:[-–—/]+[ \t]*|[Ss]ource:[ \t]*)(?P<wire>{_NAME})\.?[ \t]*$"),
    re.compile(rf"(?i:\bwith (?:agency )?inputs? from)[^\n]{{0,40}}?(?P<wire>{_NAME})\b"),
    re.compile(rf"(?m)[(\[](?P<wire>{_NAME})[)\]]\.?[ \t]*$"),
)

# A byline without "by", on a line of its own: "JANE DOE Associated Press", "The Associated Press | Sunday, 8 a.m.".
_ENDING = re.compile(rf"(?P<wire>{_FULL})(?:[ \t]+(?i:{_JOB}))*[ \t]*$")
_BEGINNING = re.compile(rf"[ \t]*(?P<wire>{_FULL})[ \t]*[|–—-]")
_PICTURE = re.compile(r"(?i)photo|picture|image|getty|file|pool|via|/|\d\)$")
LONGEST_BYLINE = 90
"""Code points of a line up to which it may be a byline rather than a sentence that ends with an agency."""


class Credit(NamedTuple):
    """An agency credited by a page, and the words that credit it."""

    wire: str
    words: str


def find_credit(text: str) -> Credit | None:
    """The agency that the text credits as its origin, from its head or its tail; None where there is none.

    Picture credits ("AP Photo/…") and mentions in the story ("told Reuters") are no credits of the text.
    """
    for forms, stretch in ((_HEAD_FORMS, text[:HEAD]), (_TAIL_FORMS, text[-TAIL:])):
        for form in forms:
            found = form.search(stretch)
            if found:
                return Credit(_BY_NAME[found["wire"]], " ".join(found.group().split()))
    return _byline(text[:HEAD])


def _byline(head: str) -> Credit | None:
    for line in head.split("\n"):
        if len(line) > LONGEST_BYLINE or _PICTURE.search(line):
            continue
        found = _ENDING.search(line) or _BEGINNING.match(line)
        # A name before the agency, or nothing: "told Reuters" ends a sentence, a byline is all capitals words.
        if found and all(w[0].isupper() or not w[0].isalpha() or w in {"and", "of", "by"} for w in line.split()):
            return Credit(_BY_NAME[found["wire"]], " ".join(line.split()))
    return None
