"""Words of reporting: the cues that open an attribution, and the nouns that tell what sort of source stands there."""

# -- cues --------------------------------------------------------------------------------------------------------------

SAYING = frozenset(
    "dispute contest acknowledge add admit advise affirm agree allege announce answer argue assert assure aver boast "
    "caution cite claim clarify comment complain concede conclude confess confirm contend counter declare deny "
    "disclose elaborate emphasise emphasize estimate explain express highlight hint imply indicate inform insist joke "
    "lament list maintain mention muse note notify observe opine outline pledge point posit predict proclaim promise "
    "quip read reaffirm reason recall recount refute reiterate relate remark remind repeat reply report respond "
    "retort reveal say speculate speak state stress stipulate suggest swear tell testify threaten tout tweet "
    "underline underscore urge vow warn write post publish".split()
)
"""Verbs of speech; their subject is a source."""

THINKING = frozenset(
    "assume believe consider deem doubt expect fear feel find hold hope know realise realize reckon regard remember "
    "see suspect think understand view wonder".split()
)
"""Verbs of thought: sources only with a clause for content, as the writer reports a mind, not an utterance."""

TOWARDS = frozenset(
    "link attribute rank rate accuse applaud ask attack back blame blast call charge chide commend condemn criticise "
    "criticize dare decry defend demand denounce describe dismiss encourage exhort hail implore instruct invite label "
    "laud mock order oppose plead portray praise press rebuke reject reprimand request ridicule scold slam summon "
    "support thank".split()
)
"""Verbs of speech directed at somebody or something: what follows the verb is the content."""

SPEAKING_OF = frozenset("about against of to at out on".split())
"""Prepositions that carry the content of a verb of speech ("spoke of", "pointed to", "warned against")."""

PREPOSITIONAL = frozenset(
    "boast caution comment complain hint joke lament muse opine point remark report "
    "speak speculate talk testify warn".split()
)
"""Verbs of speech whose content may hang on a preposition alone."""

HEARSAY_VERBS = frozenset(
    "allege assume believe claim consider deem expect fear hope know report reckon rumour rumor say suspect think "
    "understand".split()
)
"""Verbs that, in the passive without an agent, vouch through nobody ("it is believed", "is said to")."""

HEARSAY_ADVERBS = frozenset({"reportedly", "allegedly", "supposedly", "purportedly", "apparently", "rumoredly"})

NOUN_CUES = frozenset(
    "accusation admission allegation announcement argument assertion assessment assurance belief charge claim comment "
    "complaint conclusion confirmation contention declaration denial description estimate explanation finding hint "
    "hope idea impression insistence notion opinion pledge position prediction promise proposition rumor rumour sense "
    "speculation statement suggestion suspicion testimony threat view vow warning word".split()
)
"""Nouns of speech and thought with a clause for content ("the claim that …", "X's promise to …")."""

STATEMENT_NOUNS = NOUN_CUES | frozenset(
    "account criticism data fact figure information news report sentiment story stance".split()
)
POINTERS = frozenset({"this", "that", "it", "these", "such"})
"""Words that hand the content back to what was said before ("This is reported by …", "this opinion")."""

GLOSSES = ("in other words", "that is", "that is to say", "put differently", "meaning", "this means", "simply put")
"""Openings by which a writer rephrases; what follows is the writer's."""

# -- sources -----------------------------------------------------------------------------------------------------------

COLLECTIVES = frozenset(
    "activist adviser advisor aide ally analyst associate camp citizen colleague commentator community critic crowd "
    "diplomat economist employee executive expert eyewitness family fan farmer fighter friend insider investigator "
    "investor journalist lawmaker lawyer leader local media member neighbor neighbour observer official opponent "
    "other parent people person politician press protester public reader relative reporter researcher resident "
    "scholar scientist side soldier source specialist staff student supporter survivor teacher teammate trader "
    "veteran victim viewer villager visitor voter witness worker".split()
)
"""Nouns for people of whom none is named."""

ROLES = frozenset(
    "adviser advisor ambassador analyst archbishop attorney author bishop boss captain chairman chairwoman chair "
    "chancellor chief co-founder coach colonel commander commissioner congressman congresswoman coordinator counsel "
    "coroner defendant delegate deputy detective director doctor economist editor envoy executive founder general "
    "governor head inspector judge justice king lawmaker lawyer leader lieutenant manager marshal mayor minister "
    "mother father officer owner parent pastor pope premier president priest prince princess principal producer "
    "professor prosecutor queen rabbi researcher secretary senator sergeant sheriff singer solicitor speaker "
    "strategist nominee candidate spokesman spokesperson spokeswoman superintendent teacher treasurer undersecretary "
    "wife husband widow writer".split()
)
"""Nouns for one person's office or part in the story."""

SPOKES = frozenset({"spokesman", "spokeswoman", "spokesperson", "spokespeople"})

OFFICIAL = frozenset(
    "city county town borough administration agency army assembly authority bureau cabinet command commission "
    "committee congress constabulary council court customs defence defense delegation department directorate embassy "
    "federation fleet force gendarmerie government guard headquarters house inspectorate intelligence judiciary junta "
    "legislature military militia ministry mission municipality navy office parliament pentagon police presidency "
    "prosecution prosecutor regulator secretariat senate service staff state supreme treasury tribunal watchdog board "
    "sheriff firefighter officer".split()
)
ORGANISATIONS = frozenset(
    "management leadership diocese archdiocese monarchy household clinic lab laboratory firm nonprofit co-operative "
    "airline alliance association bank body brand business campaign chamber charity church club coalition college "
    "company corporation developer enterprise faction federation firm foundation fund group hospital industry "
    "institute institution insurer league manufacturer maker movement network ngo operator organisation organization "
    "outfit party platform producer publisher retailer school society startup store studio syndicate team union "
    "university utility".split()
)
OUTLET_NAMES = frozenset(
    "advertiser beacon banner clarion enquirer express insider leader ledger metro nation pioneer review sketch "
    "telegram voice world argus bulletin chronicle courier daily dispatch echo examiner gazette globe herald "
    "independent inquirer journal ledger magazine mail mercury mirror monitor news newspaper observer post press "
    "radio record register sentinel standard star sun television times tribune tv weekly wire".split()
)
"""Last words of outlets' proper names, by which one is known that no registry lists."""

OUTLET_NOUNS = frozenset(
    "television tv newswire broadcaster channel daily journal magazine media news newspaper outlet paper press "
    "programme publication radio site station tabloid website weekly wire".split()
)
DOCUMENTS = frozenset(
    "disclosure calculation tracker average file profile registry sign banner placard "
    "trial result finding experiment census index invoice receipt permit certificate spreadsheet transcript blueprint "
    "bylaw memoir diary ledger deed will budget affidavit analysis article audit autopsy bill book brief clip "
    "complaint contract data dataset decree brochure circular document email figure guideline guidance manifesto "
    "modelling presentation slide slideshow spreadsheet figure filing footage indictment investigation judgment "
    "lawsuit law letter log memo memorandum message minutes notice paper petition photo poll recording record report "
    "research resolution review ruling statistic statistics study suit summary datum dossier exhibit ledger leaflet "
    "notebook poster roadmap screenshot tape white-paper survey testimony text transcript treaty verdict video "
    "warrant".split()
)
SOCIAL = frozenset(
    {"tweet", "twitter", "facebook", "instagram", "telegram", "tiktok", "weibo", "threads", "bluesky", "x"}
)
POSTS = frozenset({"tweet", "post", "thread", "story"})
ANONYMITY = (
    "anonym",
    "condition of anonymity",
    "not to be named",
    "declined to be named",
    "asked not to be identified",
    "unnamed",
    "undisclosed",
    "not authorised",
    "not authorized",
    "unidentified",
)
IN_POSITION = (
    "familiar with",
    "knowledge of",
    "direct knowledge",
    "briefed on",
    "close to",
    "involved in",
    "present at",
    "with access to",
    "who saw",
    "who attended",
    "who was in the room",
    "in the room",
    "who reviewed",
    "who has seen",
    "who have seen",
    "who had seen",
    "who took part",
    "who participated",
    "who was present",
    "who were present",
    "at the meeting",
    "privy to",
    "aware of the",
    "acquainted with",
    "on the committee",
    "on the panel",
    "involved with",
    "with the matter",
    "working on",
)
"""Words that show why an unnamed source is in a position to know."""
REASONS = (
    "because",
    "for fear",
    "fearing",
    "to avoid",
    "not authorised",
    "not authorized",
    "to speak freely",
    "to discuss",
    "condition of anonymity to",
    "for security reasons",
    "out of fear",
)
BOILERPLATE_REASONS = ("not authorised to speak", "not authorized to speak", "to discuss the matter", "to speak freely")
