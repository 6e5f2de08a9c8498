"""First hand: what the reporters checked, asked, read or saw themselves, whoever spoke before."""

import re

from verify.attribution import wording
from verify.language import Tree
from verify.model import Token

_OWN = (
    r"(?:this (?:news)?paper|the (?:news)?paper|this (?:reporter|publication|outlet|website|magazine)|[A-Z][\w’'.-]*)"
)
_READ = re.compile(
    rf"\b(?:seen|obtained|reviewed|viewed|verified|examined|analy[sz]ed|geolocated|read) (?:and \w+ )?by {_OWN}|"
    rf"\b(?:has|have) (?:seen|obtained|reviewed|viewed|verified|read) (?:a |the |an )?(?:copy|copies|{_OWN})|"
    r"\b[A-Z][\w’'-]+ (?:has|have) (?:seen|obtained|reviewed|viewed) ",
)
"""A document that the reporters had before them."""
_CHECKED = re.compile(
    r"\b(?:could|can|was|were|been|has|have|had)(?: not|n['’]t)?(?: yet| immediately| been| be| able to)*"
    r"(?: independently| immediately)?(?: be)?(?: independently)? "
    r"(?:verif\w+|confirm\w+ (?:independently|the (?:report|claim)\w*))|"
    r"\b(?:neither|none of|no) \w+(?: \w+)? (?:could|can) be (?:independently )?(?:verified|confirmed)",
    re.IGNORECASE,
)
"""What could or could not be verified."""
_SHOWN = re.compile(
    r"^\W*(?:(?:a|an|the|new|other|several|two|three|some|drone|cctv|satellite|aerial|mobile|phone|dashcam|body-?cam|"
    r"amateur|security|surveillance|unverified|live|television|tv|local) ){0,4}"
    r"(?:footage|videos?|photos?|photographs?|pictures?|images?|recordings?|imagery|screenshots?|"
    r"(?:flight|court|phone|property|company|public|tax|land|bank|campaign|hospital|medical|shipping|tracking) "
    r"(?:records?|data|filings?|documents?|papers))\b"
    r"[^.]{0,140}?\b(?:shows?|showed|showing|appears? to show|captures?|captured|reveals?|revealed|depicts?|indicates?|"
    r"indicated|suggests?|suggested)\b",
    re.IGNORECASE,
)
"""Pictures and records that show something."""
_FIGURES = re.compile(
    r",? (?:data|figures|statistics|records|documents|filings|a (?:survey|study|poll|report|filing)) "
    r"(?:from|by|of|released by|published by|compiled by) [^,.]{3,80}? "
    r"(?:show|shows|showed|found|indicate|indicated)\b",
)
"""Figures of somebody named at the end of a sentence: "…, data from X showed"."""
_LAID_DOWN = re.compile(
    r"\b(?:laid|set|spelled|outlined|contained|detailed|described) (?:out |down )?in (?:a|an|the|its|his|her)\b"
)

SCENES = frozenset(
    "form gather assemble applaud beam blow boo bow brandish burst carry chant cheer clap clasp clutch cradle "
    "crowd cry dance drape embrace erupt fill flock gesture giggle grin hold hoist hug jeer jostle kiss kneel "
    "laugh light line march mill mourn nod pace pack pile pose pray queue rally scatter shake shout shuffle sing "
    "sit smile sob stand stare stream sway throng toss trudge unfurl wait wave weep whistle wipe wrap spill storm "
    "invade paddle stroll peer drip flutter hum smell stack glance shrug frown sweep scrub tug duck scramble "
    "clamber huddle shiver sweat".split()
)
"""What people are seen doing."""
_VISITED = re.compile(
    r"^\W*(?:by|at|before|after|shortly after|around|until) (?:dawn|dusk|sunrise|sunset|midday|noon|midnight|nightfall|"
    r"mid-?morning|lunchtime|early evening)\b|"
    r"\b(?:streets|shops|squares?|roads|schools|markets|stands|galler(?:y|ies)) (?:were|was|stood|lay) (?:\w+ )?"
    r"(?:quiet|empty|deserted|closed|packed|full|busy|shuttered|calm)\b|"
    r"\b(?:on|during) a (?:recent|\w+) (?:\w+ )?(?:morning|afternoon|evening|night|day|visit|tour|weekend)\b|"
    r"\b(?:took|taking) no questions\b|\bleft without (?:speaking|taking)\b|\bdid not take questions\b",
    re.IGNORECASE,
)
"""What reporters were there for."""
_METHOD = re.compile(
    r"\W*(?:The|Its|Their|A|Dr|Prof)?\.? ?(?:\w+ )?(?:researchers?|scientists?|team|authors?|study|survey|trial|"
    r"analysis|poll|participants|volunteers|respondents)\b[^.]{0,90}?"
    r"\b(?:analy[sz]ed|examined|tracked|surveyed|compared|measured|"
    r"tested|followed|studied|collected|reviewed|looked at|interviewed|recruited|modell?ed|"
    r"combined|sampled|used data|"
    r"involved|included|enrolled|covered|lasted|"
    r"were (?:asked|given|assigned|split|divided|followed)|was (?:conducted|carried out|based|funded))\b"
)
"""How a study was made."""
_PLACES = re.compile(
    r"\b(?:in|outside|inside|in front of|near|along|at|on|under|around|across|through|into|onto|from) "
    r"(?:the|a|an|its|his|her|their|[A-Z])|\b(?:nearby|overhead|below|behind (?:him|her|them))\b"
)


def is_method(text: str) -> bool:
    """Whether it tells how a study was made: "The researchers analysed …"."""
    return bool(_METHOD.match(text))


def is_visited(text: str) -> bool:
    """Whether the reporters tell of what went on where they were."""
    return bool(_VISITED.search(text))


def is_checked(text: str) -> bool:
    """Whether the writer tells what came of checking or asking."""
    return bool(_CHECKED.search(text) or wording.NO_ANSWER.search(text))


def is_read(text: str) -> bool:
    """Whether it rests on a document, a record or a picture that was before the reporters."""
    return any(mark.search(text) for mark in (_READ, _SHOWN, _FIGURES, _LAID_DOWN))


def is_scene(tree: Tree, root: Token) -> bool:
    """Whether the main verb tells what people were seen doing: "mourners held candles outside the court"."""
    was = any(t.text.lower() in {"was", "were"} for t in tree.children(root.number, "aux"))
    if root.lemma.lower() not in SCENES or not (root.tag == "VBD" or (root.tag == "VBG" and was)):
        return False
    subject = tree.child(root.number, "nsubj")
    if subject is None or subject.text.lower() in {"it", "this", "that", "i", "we", "you", "which"}:
        return False
    somebody = subject.pos in {"PROPN", "PRON"} or subject.tag == "NNS" or subject.lemma.lower() in {"crowd", "line"}
    words = " ".join(tree.tokens[n].text for n in tree.subtree(root.number))
    return somebody and (bool(_PLACES.search(words)) or tree.child(root.number, "dobj") is not None)
