"""Words that change what a sentence says: opposites, hedges, negators, units; and words that change nothing.

Entries are lemmas. The tables are general English of news writing; none was drawn from a particular article.
"""

from verify.language.words import stem

_OPPOSITES = """
accept reject|accept refuse|agree disagree|allow ban|allow forbid|allow prohibit|permit prohibit|permit forbid|
approve reject|approve disapprove|support oppose|back oppose|praise criticize|praise condemn|praise denounce|
love hate|like dislike|trust distrust|confirm deny|admit deny|include exclude|rise fall|rise drop|rise decline|
increase decrease|increase reduce|increase fall|increase drop|increase decline|grow shrink|grow decline|
growth decline|gain lose|gain loss|win lose|win defeat|victory defeat|win loss|winner loser|strengthen weaken|
improve worsen|improvement deterioration|expand contract|expand shrink|raise lower|raise cut|lift impose|
up down|upward downward|higher lower|high low|more less|more few|most least|most few|majority minority|
maximum minimum|best worst|better worse|good bad|great terrible|great awful|positive negative|success failure|
succeed fail|before after|prior after|earlier later|early late|first last|begin end|start end|start finish|
begin finish|open close|enter leave|enter exit|arrive depart|arrive leave|join leave|advance retreat|
attack defend|build destroy|create destroy|hire fire|appoint dismiss|buy sell|import export|borrow lend|
give take|send receive|accuse defend|acquit convict|guilty innocent|convict exonerate|arrest release|free jail|
legal illegal|lawful unlawful|public private|always never|ever never|all none|everybody nobody|everyone nobody|
everything nothing|something nothing|anything nothing|somebody nobody|someone nobody|north south|
northern southern|east west|eastern western|left right|inside outside|within outside|above below|over under|
exceed below|large small|big small|old new|young old|strong weak|easy hard|easy difficult|rich poor|hot cold|
safe dangerous|true false|right wrong|war peace|friend enemy|ally enemy|friend foe|ally adversary|
democrat republican|liberal conservative|male female|man woman|boy girl|father mother|husband wife|son daughter|
brother sister|alive dead|live die|birth death|kill save|kill rescue|save lose|encourage discourage|
optimistic pessimistic|optimism pessimism|hope fear|likely unlikely|possible impossible|able unable|
extend shorten|extend end|continue stop|continue halt|keep drop|resume suspend|ease tighten|tighten loosen|
escalate defuse|escalate de-escalate|heighten ease|boost hurt|boost cut|help hurt|help harm|benefit harm|
protect harm|domestic foreign|military civilian|voluntary mandatory|optional mandatory|temporary permanent|
partial full|same different|similar different|little much|surplus deficit|profit loss|asset liability|
credit debit|ahead behind|forward backward|rapid slow|quick slow|fast slow|accelerate slow|accept decline|
embrace reject|welcome condemn|welcome criticize|welcome reject|ratify reject|pass reject|pass block|
approve block|approve veto|sign veto|uphold overturn|uphold strike|affirm overturn|affirm reverse|honor violate|
obey violate|comply violate|remember forget|attract repel|deploy withdraw|withdraw enter|dispatch recall|
love despise|respect disrespect|respect despise|important trivial|significant trivial|near far|top bottom|
senior junior|plus minus|former current|former future|past future|yes no|with without|even odd|ally rival|
partner rival|cheap expensive|heavy light|clean dirty|dry wet|full empty|simple complex|happy sad|proud ashamed|
calm angry|confident doubtful|sure unsure|clear unclear|willing reluctant|eager reluctant|present absent|
presence absence|appear vanish|appear disappear|find lose|hide reveal|conceal reveal|conceal disclose|
remove add|remove install|add subtract|delete add|tighten relax|lead trail|lead follow|push pull|ascend descend|
climb fall|climb drop|soar plunge|surge plunge|surge drop|jump drop|jump fall|rally slump|widen narrow|
rebound fall|double halve|upgrade downgrade|overestimate underestimate|overstate understate|inflow outflow|
demand supply|cause prevent|trigger prevent|fund defund|arm disarm|encrypt decrypt|unite divide|unity division|
agreement disagreement|agreement dispute|consensus disagreement|peaceful violent|nonviolent violent|truth lie|
honest dishonest|fair unfair|just unjust|equal unequal|legitimate illegitimate|constitutional unconstitutional|
acceptable unacceptable|favor oppose|favorable unfavorable|advantage disadvantage|pro anti|proponent opponent|
supporter opponent|supporter critic|fan critic|hero villain|teacher student|employer employee|buyer seller|
plaintiff defendant|prosecution defense|victim attacker|host guest|parent child|more fewer|most fewest|
major minor|indoor outdoor|internal external|inner outer|urban rural|natural artificial|modern ancient|single multiple|
broad narrow|wide narrow|deep shallow|thick thin|tall short|long short|begin cease|increase diminish|common rare|
frequent rare|often rarely|always rarely|usually rarely|predecessor successor|ancestor descendant|warm cold|warm cool|
heat cool|freeze thaw|summer winter|day night|morning evening|weekday weekend|sunrise sunset|praise blame|reward punish|
allow deny|grant deny|grant refuse|approve deny|merge split|attach detach|marry divorce|hit miss|rise sink|float sink|
arrival departure|entrance exit|expansion contraction|superior inferior|upper lower|primary secondary|
compulsory optional|active passive|innocent guilty|victory loss|employment unemployment|import ban|
recruit dismiss|worsen ease|rise slump|
agree refuse|agree decline|cheap dear|support reject|support condemn|support denounce|endorse reject|
endorse oppose|welcome oppose|favor reject|admit refuse|
unanimous split|conservative progressive|theory practice|amateur professional|local national|vacant occupied
"""
_ALIKE = """
meter metre m|kilometer kilometre km|centimeter centimetre cm|kilogram kilo kg|liter litre|tonne ton|
say state tell report note announce declare remark mention write add explain observe comment recount|
vow pledge promise swear|slam blast denounce lambast condemn criticize criticise lash|apologize apologise sorry|
urge exhort call|despite notwithstanding spite|currently present presently now|several number various|
before prior ahead|after following|like such|toward towards|nearly almost|big major large huge|start begin commence|
show demonstrate|buy purchase|help assist aid|ask request|try attempt|need require|keep retain|let allow permit|
use utilize|get obtain receive|give provide|build construct|talk discussion|lawmaker legislator|child kid|
car vehicle|film movie|doctor physician|attorney lawyer|company firm|kill slay|injure wound hurt|quit resign|
choose select|happen occur|end conclude finish|main chief principal|important significant|fast quick rapid|
former ex|summit meeting|probe investigation inquiry|investigate probe|home house|hope wish|job employment|
rule regulation|wed marry|accord agreement deal pact|conflict war|assault attack|picture photo photograph image|
fight battle|throughout through|total overall|policeman police officer|aim goal|answer reply respond response|
plan intend|hit strike|gather assemble|halt stop|reveal disclose|reject dismiss|back support|allege claim assert|
because since|while whereas|although though|however but|also too|maybe perhaps|often frequently|seldom rarely|
enough sufficient|mostly mainly|annual yearly|until till|upon on|among amid|whole entire|percent %|tv television|
phone telephone|ad advertisement|photo picture|weapon arm|troop soldier|chairman chairwoman chair|
spokesman spokeswoman spokesperson|cancel scrap|delay postpone|hint suggest indicate|fear worry|angry furious|
near close|bar ban prohibit forbid outlaw|jail imprison|freedom liberty|look seem appear|depart leave|arrive come|
whole all|flee escape|error mistake|proof evidence|illness disease|medicine drug|flat apartment|petrol gasoline|
defence defense|centre center
"""
ALIKE = {word: entry.split()[0] for entry in _ALIKE.replace("\n", " ").split("|") for word in entry.split()}
"""Lemma → the one that stands for all words of its meaning, where a newsroom may write either."""

_PAIRS = frozenset(frozenset(entry.split()) for entry in _OPPOSITES.replace("\n", " ").split("|"))
OPPOSITES = frozenset(frozenset(ALIKE.get(word, word) for word in pair) for pair in _PAIRS)
"""Pairs of lemmas (in the spelling ALIKE gives) of which both cannot hold of one thing at once."""
_STEMS = frozenset(frozenset(stem(word) for word in pair) for pair in OPPOSITES | _PAIRS)

REPORTING = frozenset(
    """say state tell report note announce declare remark mention write add explain observe comment claim insist
    argue acknowledge admit concede allege assert maintain reveal disclose warn tweet post recall reply
    respond ask quip joke suggest indicate estimate believe think according accuse deny confirm""".split()
)
"""Cue lemmas whose subject is the source of what follows."""

VOICING = REPORTING | frozenset(
    """blame urge predict forecast criticize criticise complain hint testify vow stress emphasize emphasise boast lament
    stipulate""".split()
)
"""Lemmas whose subject is whoever holds what they say, be it no report of it."""

NEGATORS = frozenset("not n't no never neither nor without hardly scarcely cannot nobody none nothing nowhere".split())
NEGATIVE_PRONOUNS = frozenset("nobody none nothing nowhere".split())
"""Negators that stand for somebody or something: behind a verb it is the verb that they deny."""
ONLY = frozenset("only just merely solely simply exclusively".split())
"""Words that shut everything else out; behind a "not" they let it in."""
ENDING_VERBS = frozenset("stop cease halt quit end".split())
"""Verbs that turn a verb after them around: "has stopped making"."""
NEGATIVE_VERBS = frozenset("deny refuse fail refute lack reject dismiss dispute disavow".split())
"""Verbs that turn what depends on them around, when something does."""
TURNING = frozenset(
    """turn prevent avoid decline ban bar prohibit forbid stop halt end cease lack without against unable impossible
    unlikely incorrect untrue wrong false fake fabricate hoax myth debunk contrary opposite instead although despite
    unlike except exclude rather""".split()
)
"""Words after which a sentence may deny without a negator."""

HEDGES = frozenset(
    """may might could possibly perhaps maybe probably likely allegedly alleged reportedly apparently supposedly
    purportedly purported seemingly presumably potentially potential suspected presumed rumored rumoured
    believed unconfirmed would-be if whether""".split()
)
WEAKEST = frozenset("may might could possibly perhaps maybe potentially conceivably".split())
"""Hedges that say no more than that something is not impossible."""
PROBABLE = frozenset("probably likely presumably expected believed".split())
"""Hedges that say that something is rather so than not."""
HEDGE_VERBS = frozenset(
    "appear seem expect believe think suspect allege rumor presume tend intend plan hope threaten".split()
)
"""Hedges only with an infinitive after them: "appears to be", "is expected to", "plans to"."""

PHRASES = {
    "in spite of": "despite", "prior to": "before", "ahead of": "before", "at present": "now", "at the moment": "now",
    "right now": "now", "a number of": "several", "such as": "like", "according to": "accord", "as well as": "and",
    "because of": "because", "due to": "because", "owing to": "because", "call on": "urge", "called on": "urge",
    "calls on": "urge", "said sorry": "apologize", "say sorry": "apologize", "strongly criticized": "slam",
    "strongly criticised": "slam", "sharply criticized": "slam", "sharply criticised": "slam", "took place": "happen",
    "take place": "happen", "takes place": "happen", "all through": "throughout", "at the time": "then",
    "in addition to": "besides", "instead of": "rather", "carried out": "conduct", "carry out": "conduct",
    "set up": "establish", "pointed out": "say", "no longer": "not", "as many as": "up to", "with regard to": "about",
    "would-be": "would-be", "not only": "and", "not just": "and", "not merely": "and", "not solely": "and",
    "not unlike": "like", "nothing but": "only", "far from": "not", "anything but": "not", "by no means": "not",
    "in no way": "not", "nowhere near": "not", "yet to": "not",
}  # fmt: skip
"""Phrases in lower case → the one word that says the same."""

_MEASURES = {
    "time": "minute hour day night week month year decade century quarter",
    "length": "inch foot yard mile metre meter kilometre kilometer km cm mm centimetre centimeter block",
    "mass": "ounce pound ton tonne kilogram kilo kg gram",
    "volume": "liter litre gallon barrel pint cup",
    "area": "acre hectare",
    "money": "dollar euro pound cent ruble rouble yuan yen hryvnia rupee rial franc peso",
    "share": "percent percentage point",
    "heat": "celsius fahrenheit degree",
    "power": "watt kilowatt megawatt gigawatt volt",
    "size": "byte kilobyte megabyte gigabyte terabyte",
    "speed": "mph kph knot",
    "scale": "hundred thousand million billion trillion dozen",
}


UNITS = frozenset(word for units in _MEASURES.values() for word in units.split())


def same_measure(one: str, other: str) -> bool:
    """Whether two lemmas are units of one measure: pound and ton, pound and euro, week and month."""
    return any(one in units.split() and other in units.split() for units in _MEASURES.values())


_SYMMETRIC = frozenset(
    """partner cooperate collaborate compete coexist overlap merge collide ally team wed date divorce quarrel
    argue battle trade exchange swap correspond converse communicate coincide intersect adjoin equal unite
    reconcile spar duel tangle differ neighbour neighbor meet talk speak marry agree discuss negotiate clash fight
    debate join and or with between resemble match face border confer chat dine share split tie draw differ""".split()
)
"""Lemmas of what two parties do to each other: swapping them says the same."""
SYMMETRIC = _SYMMETRIC | {ALIKE.get(word, word) for word in _SYMMETRIC}

_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non", "non-", "mis", "anti", "anti-", "de-")


def are_opposite(one: str, other: str) -> bool:
    """Whether two lemmas, or stems where the parser's lemmas are off, are opposites."""
    if frozenset({ALIKE.get(one, one), ALIKE.get(other, other)}) in OPPOSITES or frozenset({one, other}) in _STEMS:
        return True
    ours, theirs = _positive(one), _positive(other)
    return ours is not None and theirs is not None and frozenset({ours, theirs}) in _COMPARED


def _positive(word: str) -> tuple[str, str] | None:
    """Degree and root of a compared adjective, "largest" or "second-largest"; None for any other word."""
    last = word.rsplit("-", 1)[-1]
    for ending in ("est", "er"):
        if last.endswith(ending) and len(last) - len(ending) >= 3:
            return ending, _root(last.removesuffix(ending))
    return None


def _root(word: str) -> str:
    """A word as its compared forms write it, without what they double, drop or turn: big(g), larg(e), eas(i)."""
    if word[-1] in "eyi":
        return word[:-1]
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] else word


_COMPARED = frozenset(frozenset((ending, _root(word)) for word in pair) for pair in _PAIRS for ending in ("est", "er"))
"""Degree and root of both words of each pair."""


def are_negated(one: str, other: str) -> bool:
    """Whether one lemma is the other with a negative prefix, or a -less for a -ful."""
    short, long = sorted((one, other), key=len)
    if len(short) >= 4 and any(long == prefix + short for prefix in _PREFIXES):
        return True
    return one.removesuffix("less") == other.removesuffix("ful") != other or (
        other.removesuffix("less") == one.removesuffix("ful") != one
    )
