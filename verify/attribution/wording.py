"""Words by which an unattributed sentence shows what it is: a public act, a date, a caption, a judgement."""

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# -- what an editor would ask about ------------------------------------------------------------------------------------

JUDGES = re.compile(
    r"\b(?:absurd|alarming|ambitious|amazing|appalling|arguably|awful|badly|beloved|best|biggest|bizarre|"
    r"bold|brilliant|brutal|casual(?:ly)?|chaotic|controversial|corrupt|crisis|critical|crucial|cynical|"
    r"dangerous|deceptive|delicate|desperate(?:ly)?|devastating|difficult|disastrous|discredited|"
    r"disgraced|disturbing|doomed|dramatic(?:ally)?|dubious|embattled|embarrassing|essential|exciting|"
    r"extraordinary|failure|famously|fierce(?:ly)?|flawed|frantic|fraudulent(?:ly)?|futile|harsh|hardly|"
    r"historic|huge|hypocritical|illegal(?:ly)?|impartial|important(?:ly)?|impressive|inevitabl[ey]|"
    r"infamous|insulting|ironic(?:ally)?|key|lavish|lucrative|massive|misleading|notorious(?:ly)?|"
    r"obvious(?:ly)?|outrageous|perhaps|prominent|promising|rapidly|reckless|remarkabl[ey]|repudiated|"
    r"ruthless|sadly|scandal|serious|severe|shocking|significant(?:ly)?|striking|strong(?:ly)?|stunning|"
    r"surprising(?:ly)?|surely|terrible|toxic|traditional(?:ly)?|tragic|troubled|truly|unfair|"
    r"unfortunate(?:ly)?|unlikely|unorthodox|unproven|unprecedented|urgent|vast|vital|weak|widely|"
    r"wonderful|worst|wrong|wildly)\b",
    re.IGNORECASE,
)
"""Words by which a writer weighs."""

EXPLAINS = re.compile(
    r"\b(?:because|due to (?=(?:the|an?|its|their|his|her|this|these|\w+ing|\w+s)\b)|"
    r"thanks to|driven by|fuel(?:l?ed|s|l?ing)|spark(?:ed|s|ing)|prompt(?:ed|s|ing)|"
    r"trigger(?:ed|s|ing)|caus(?:ed|es|ing)|contribut(?:ed|es|ing)|lead(?:s|ing) to|led to|result(?:ed|s|"
    r"ing) in|as a result|underscor\w+|highlight(?:s|ed|ing)|reflect(?:s|ed|ing)|rais(?:es|ed|"
    r"ing) (?:questions|concerns|eyebrows|doubts|fears)|suggest(?:s|ed|ing)|signal(?:s|l?ed|l?ing)|"
    r"mean(?:s|t) that|in order to|aimed at|intended to|designed to|the reason|despite|amid|in an effort|"
    r"in a bid|hoping to|threaten(?:s|ed|ing)?|undermin\w+|boost\w*|pav(?:es|ed|ing) the way|"
    r"breathed new life|at risk|the risk)\b",
    re.IGNORECASE,
)
"""Words by which a writer explains or reads a motive into what happened."""

HEDGES = re.compile(
    r"\b(?:may|might|could|appear(?:s|ed)? to|seem(?:s|ed)? to|apparent(?:ly)?|likely|possibly|probably|"
    r"presumably|potential(?:ly)?|in what is|believed)\b",
    re.IGNORECASE,
)
ACCUSES = re.compile(
    r"\b(?:abus\w+|accus\w+|alleg\w+|attack(?:s|ed|ing)|blam\w+|bribe\w*|cheat\w*|corrupt\w*|cover(?:ed|"
    r"ing)?[- ]up|decei\w+|defraud\w*|downplay\w*|exploit\w*|fraud\w*|harass\w*|hauled before|"
    r"hid(?:den)? from|illegal\w*|kill(?:s|ed|ing)|launder\w*|lie[ds]?|lying|manipulat\w+|misled|"
    r"mislead\w*|murder\w*|pilloried|rap(?:e|ed|ing)|scam\w*|steal\w*|stole|tortur\w+|violat\w+)\b",
    re.IGNORECASE,
)
"""Words that say something bad of somebody."""

# -- what needs no source ----------------------------------------------------------------------------------------------

UNKNOWN = re.compile(
    r"\b(?:(?:not|n['’]t) (?:immediately|yet|been)? ?(?:known|clear|released|disclosed|identified|"
    r"confirmed|announced)|(?:is|was|were|are|remains?|remained) (?:still |currently |"
    r"largely )?(?:unclear|unknown)|it['’]s unclear|no (?:immediate |further )?(?:word|details?|"
    r"information|comment)\b)",
    re.IGNORECASE,
)
"""The writer says that something is not known."""

NO_ANSWER = re.compile(
    r"\b(?:(?:not|n['’]t|never) (?:immediately |yet )?(?:respond|repl|return|answer|comment)\w*|"
    r"could not (?:immediately )?be reached|declined (?:to comment|an interview|requests?)|(?:has|have|"
    r"had) been (?:contacted|approached)|contacted .{2,60} for comment|approached .{2,60} for comment|"
    r"requests? for comment)\b",
    re.IGNORECASE,
)
"""The writer says what came of asking."""

OWN_PURSE = re.compile(
    r"\b(?:contributed (?:to this (?:report|story|article|guide)|reporting)|affiliate (?:links?|commissions?|"
    r"partners?|programs?|programmes?)|earn (?:us )?a commission|independently (?:select|review)|"
    r"sponsored (?:content|post|article|story|links?)|(?:is|was|been) sponsored by|compensated by|"
    r"(?:travell?ed as|was) a guest of|"
    r"views (?:are|expressed)\b[^.]{0,40}\b(?:personal|own|author)|(?:is a |^)developing story|"
    r"page (?:is|will be) (?:being )?updated)",
    re.IGNORECASE,
)
"""What a publisher says of how it works and earns its money."""

BYLINE = re.compile(
    r"\W*(?:BY|By|Words by|Story by|Reporting by) [A-Z][\w.’'-]+(?: [A-Z][\w.’'-]*){1,3}"
    r"(?:\W*$|,? (?:and|AND|in|[|•·/–—]) )"
)
"""Who wrote it."""

SET = re.compile(
    r"\b(?:is|are|was|were) (?:\w+ )?(?:due|scheduled|slated|set) (?:to|for)\b|"
    r"\bwill (?:be (?:sentenced|held|buried|aired|broadcast|published|released)|"
    r"face|meet|play|take place|(?:re)?open|begin|start|resume|return|close)\b",
    re.IGNORECASE,
)
"""What stands in a calendar."""

HELD = re.compile(
    r"\b(?:is|are|was|were|been) (?:\w+ )?(?:thought|believed|understood|reported|said|rumou?red|feared) (?:to|that)\b|"
    r"\breportedly|allegedly\b",
    re.IGNORECASE,
)
"""What nobody in particular holds to be so."""

PARTISANS = re.compile(
    r"\W*(?:(?:the|some|many|his|her|its|their|other|several) )?(?:\w+ )?(?:critics|opponents|supporters|allies|"
    r"campaigners|activists|detractors|defenders|advocates|backers|proponents|sceptics|skeptics|loyalists)\b",
    re.IGNORECASE,
)
"""Those who take a side."""

STUDY = re.compile(
    r"\b(?:study|paper|research|survey|analysis|trial|poll|report)\b[^.]{0,60}"
    r"\b(?:published|conducted|by|from|in the journal)\b|"
    r"\bjournal [A-Z]"
)
"""That a study is cited."""

NAVIGATION = re.compile(
    r"^\W*(?:get in touch|call us|text us|write to us|send us|[^.!?]{0,40}\b[\w.]+@[\w.]+\W*$)|"
    r"^\W*(?:(?:read|see) (?:more|also|next|on|our|the full)|also read|click (?:here|on)|sign up|"
    r"subscribe|follow (?:us|our|@)|watch (?:the|our|more|below|now|live)|listen (?:to|now)|visit |"
    r"download |scroll |share (?:this|your)|join (?:our|us|the conversation)|get (?:the|our|more)|"
    r"find out more|here(?:['’]s| is| are) (?:what|how|why|a look|everything|the|our)|below (?:is|are)|"
    r"this (?:article|story|post|piece) (?:was|is|has|originally)|more (?:from|on|about|stories|coverage|news|info)\b|"
    r"more:|(?:related|advertisement|"
    r"recommended|updated|published|last updated|correction|editor['’]s note|we independently|"
    r"buying through|reviews and recommendations are|with files from|contact|email|e-mail|copyright|©|"
    r"reporting by|additional reporting|all rights reserved)\b)",
    re.IGNORECASE,
)
# -- what the reporter saw, or anybody can look up ---------------------------------------------------------------------

BROADCAST = re.compile(
    r"\b(?:aired|airs|on[- ]air|broadcast|televised|live (?:on|stream)\w*|livestream\w*|on (?:stage|"
    r"camera|screen)|taped|episode|premiered|the (?:film|movie|show|album|song|book|video|footage|clip|"
    r"trailer) (?:shows?|showed|features?|opens|follows|begins|ends|tells))\b",
    re.IGNORECASE,
)
SCORE = re.compile(r"(?<![\d/-])\d{1,3}[-–]\d{1,3}(?:[-–]\d{1,3})?(?![\d/-])")
SPORT = re.compile(
    r"\b(?:header|headed|corner|free kick|red card|yellow card|penalty spot|half-volley|offside|dribbl\w+|crossbar|"
    r"far post|near post|stoppage time|extra time|first half|second half|kick-off|hat-trick|sent off|bench|substitute|"
    r"trophy|medal|podium|bunker|birdie|bogey|par|tie-?break|match point|break point|serve|volley|backhand|peloton|"
    r"stage|sprint|knockout|rounds?|punch\w*|wicket-?keeper|century|over|innings|lineout|scrum|try|tries|"
    r"(?:\d+|\w+)(?:st|nd|rd|th) minute|after \d+ minutes|minutes from time|goals?|"
    r"scor\w+|touchdowns?|homers?|homered|innings?|quarterback|yards?|penalt\w+|striker|"
    r"midfielder|goalkeeper|shootout|overtime|half-?time|kick-?off|playoffs?|season|match(?:es)?|games?|"
    r"league|championship|cup|final|semifinals?|tournament|wickets?|runs|batsman|bowler|sets?|seed(?:ed)?|"
    r"lap|podium|pole|race|rebounds?|points?|assists?|saves?|shots?|header|beat|defeat\w*|won|wins?|"
    r"victory|draw|drew|lost|loss|trail\w*|clinch\w*|qualif\w+|equali[sz]\w+|unbeaten|record|standings?|"
    r"coach|team|club|squad|fixture|innings|puck|goaltender|pitch(?:er|ed)?)\b",
    re.IGNORECASE,
)
LAW = re.compile(
    r"\b(?:(?:carries|carry) (?:a|the|an) (?:maximum|minimum|mandatory)|punishable by|(?:was|were|been|is|"
    r"are|being) (?:\w+ )?(?:charged|indicted|convicted|sentenced|acquitted|found guilty|jailed|"
    r"imprisoned|remanded|arraigned|extradited|fined|ordered to pay)|pleaded|pled|"
    r"faces? (?:\w+ ){0,3}(?:charges?|counts?|trial)|stood trial|went on trial|(?:court|judge|jury|"
    r"tribunal|justices?) (?:\w+ )?(?:ruled|found|ordered|dismissed|rejected|upheld|overturned|sentenced|"
    r"convicted|heard|granted|denied|threw out)|filed (?:a|an|the)? ?(?:\w+ )?(?:lawsuit|suit|complaint|"
    r"appeal|charges|motion)|lawsuit (?:filed|alleges|says|claims)|serving a)\b",
    re.IGNORECASE,
)
CAUGHT = re.compile(
    r"\b(?:arrested|detained|evacuated|rescued|taken to (?:a |the )?hospital|hospitali[sz]ed|in custody|"
    r"pronounced dead|quarantined|evicted|cordoned off)\b",
    re.IGNORECASE,
)
"""What one knows of the police, the fire service or a hospital."""

ISSUES = _words(
    "release publish issue put post file submit send sign unveil write submit release table introduce adopt"
)
"""Verbs by which a document comes out."""

ACTS = _words(
    "announce appoint approve arrest award ban bar block cancel charge clear close confirm convict cut declare "
    "delay deploy detain dismiss drop elect evacuate evict expel extend fine freeze grant halt hire impose indict "
    "introduce investigate issue launch lift lower nominate open order outlaw pass pledge postpone prohibit raise "
    "recall reject release remove repeal rescue restore revoke rule sanction scrap seize select sentence shut "
    "sign sue suspend unveil uphold veto vote warn withdraw"
)
"""What official bodies and organisations do by saying so."""

APPEARANCES = _words(
    "address appear arrive attend concede debate deliver depart embrace enter finish gather greet host join kneel "
    "land lay leave march meet open parade perform play rally receive sign sing sit smile speak stand step swear "
    "take thank tour unveil visit vote walk wave win"
)
"""What people do in public."""

POSTED = re.compile(
    r"\b(?:tweet(?:s|ed|ing)?|retweet\w*|instagram|facebook (?:post|page|account|live|group)|on facebook|"
    r"tiktok|on x\b|twitter|truth social|weibo|snapchat|reddit|youtube (?:video|channel)|hashtag|"
    r"social media (?:post|account|page)|linkedin|bluesky|telegram (?:channel|post))|@\w{3,}",
    re.IGNORECASE,
)
POSTING = re.compile(
    r"\b(?:tweet(?:s|ed|ing)?|retweet\w*|post(?:s|ed|ing)?|account|shared|captioned|caption|wrote|"
    r"uploaded|liked|followers|message|page|live)\b|@\w{3,}",
    re.IGNORECASE,
)

LAYS_DOWN = re.compile(
    r"\b(?:accord|act|agreement|amendment|bill|ceasefire|charter|clause|code|constitution|contract|convention|deal|"
    r"decree|directive|guidelines?|laws?|legislation|licen[cs]e|measure|ordinance|policy|proposal|protocol|provision|"
    r"regulations?|resolution|rules?|statute|treaty|truce|warrant)(?: of \d{4}| \([^)]*\))? "
    r"(?:also |would |will |already |only |currently |explicitly )*"
    r"(?:allow|appl|ban|bar|cap|cover|define|entitle|forbid|grant|guarantee|limit|oblige|permit|prohibit|protect|"
    r"provide|require|restrict|set|specif|state|stipulate)(?:s|d|ed|ies|ied|ned|red|es)?\b",
    re.IGNORECASE,
)
"""A text by which something is allowed or forbidden, and that it does so."""

MARKETS = re.compile(
    r"\b(?:shares?|stocks?|index|futures|bonds?|yields?|crude|brent|oil prices|gold|bitcoin|nasdaq|dow|ftse|dax|nikkei|"
    r"the (?:dollar|euro|pound|yen|rouble|ruble))\b[^.]{0,60}\b(?:rose|fell|gained|slipped|climbed|dropped|jumped|"
    r"closed|ended|opened|tumbled|surged|slid|edged|traded|lost|added|were (?:up|down)|was (?:up|down))\b",
    re.IGNORECASE,
)
"""Prices that anybody can look up."""
