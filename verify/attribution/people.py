"""Nouns for people: trades, parts in a story, kin, and those who take part in public life."""

TRADES = frozenset(
    "academic accountant accuser activist actor actress actuary adjuster administrator adviser advisor advocate agent "
    "aide analyst anchor announcer anthropologist apprentice archaeologist architect archivist artist assistant "
    "astronaut astronomer attendant attorney auditor author babysitter baker banker barber barista barrister "
    "bartender bather beekeeper biologist blogger boatman botanist boxer brewer broker builder butcher buyer "
    "cameraman campaigner captain caretaker carer carpenter cashier caterer cardiologist caseworker chef chemist "
    "clerk climatologist clinician coach collector columnist comedian commentator commuter composer conductor "
    "conservationist constable consultant contractor cook cop correspondent councillor councilman councilwoman "
    "counsellor counselor courier curator customer cyclist dealer defender demographer dentist designer detective "
    "developer dietitian diplomat director dispatcher diver doctor driver ecologist economist editor educator "
    "electrician engineer entomologist entrepreneur environmentalist epidemiologist estate-agent ethicist executive "
    "expert farmer farmhand feminist filmmaker financier firefighter fisherman forecaster forester founder freelancer "
    "gardener geneticist geographer geologist geophysicist grocer groundskeeper guard guide gynaecologist hacker "
    "hairdresser handyman headteacher herder historian homeowner hotelier humanitarian hunter hydrologist illustrator "
    "immunologist importer exporter inspector instructor interpreter interviewer inventor investigator investor "
    "janitor jeweller journalist juror keeper labourer laborer landlord landlady landowner lawmaker lawyer lecturer "
    "legislator lender librarian lifeguard lobbyist logger magistrate maid mail-carrier manager marine marketer "
    "mathematician mechanic mediator medic merchant meteorologist microbiologist midwife miller miner minister "
    "missionary mountaineer musician naturalist negotiator neurologist neuroscientist newsagent novelist nun nurse "
    "nutritionist oceanographer officer official operator optician organiser organizer painter paleontologist "
    "palaeontologist paramedic parliamentarian pastor pathologist pediatrician paediatrician performer pharmacist "
    "philanthropist philosopher photographer photojournalist physician physicist physiologist physiotherapist pilot "
    "planner plumber podcaster poet policeman policewoman politician pollster porter postman practitioner preacher "
    "principal professor programmer promoter psychiatrist psychologist publicist punter radiologist rancher ranger "
    "receptionist recruiter refuse-collector registrar reporter researcher restaurateur retailer reviewer sailor "
    "scholar scientist screenwriter sculptor seaman secretary seismologist server sexologist shepherd shopkeeper "
    "skater skier smuggler sociologist soldier solicitor songwriter specialist staffer statistician steelworker "
    "steward stewardess storekeeper strategist student superintendent surgeon surveyor swimmer tailor teacher "
    "technician theologian therapist toxicologist trader trainee trainer translator trucker trustee tutor undertaker "
    "underwriter urologist vendor vet veterinarian vicar videographer violinist virologist volcanologist volunteer "
    "waiter waitress warden welder whistleblower winemaker woodworker worker writer zoologist zookeeper".split()
)
"""What people do for a living, or for the love of it."""

PARTS = frozenset(
    "absentee accomplice candidate duo old pair skipper star union-member vice-president acquaintance adherent "
    "admirer adult adversary ally ambassador applicant arbiter assailant associate attacker attendee backer "
    "backpacker beneficiary bereaved bidder borrower boss bystander caller captive caregiver challenger chairman "
    "chairwoman champion chief child churchgoer citizen claimant classmate client co-founder colleague competitor "
    "complainant conservative contender contestant convict counterpart coworker co-worker creditor critic culprit "
    "defector defendant delegate democrat dependant deputy deserter detainee detractor devotee diner dissident donor "
    "drinker dweller elder employee employer enthusiast envoy escapee evacuee exile eyewitness fan fighter finalist "
    "follower friend fugitive graduate guardian guerrilla guest gunman head heir helper hiker holidaymaker holder "
    "hostage host immigrant incumbent informant inhabitant inmate insider insurgent intern invader islander jogger "
    "liberal leader leaver listener local loser loyalist marcher member mentor migrant militant minor moderate "
    "moderator mourner neighbor neighbour newcomer nominee objector observer occupant occupier onlooker opponent "
    "outsider overseer owner participant partner passenger passer-by passerby patient patron pedestrian peer "
    "pensioner perpetrator petitioner pilgrim plaintiff player populist predecessor prisoner prosecutor protagonist "
    "protester protestor proponent pundit pupil purchaser rapper radical reader rebel recipient recruit reformer "
    "refugee regular renter representative republican rescuer resident respondent responder revolutionary rider rival "
    "roommate runner scorer seller senator separatist settler shareholder shooter shopper sceptic skeptic socialist "
    "spectator spokesman spouse squatter stakeholder stranger striker subscriber successor sufferer supplier "
    "supporter survivor suspect sympathiser sympathizer taxpayer teammate tenant tester thief tourist townsperson "
    "traveller traveler trespasser unionist user vandal veteran victim viewer villager visitor voter walker watcher "
    "well-wisher winner witness youngster".split()
)
"""What people are in a story."""

KIN = frozenset(
    "aunt baby boy boyfriend bride brother couple cousin daughter ex-boyfriend ex-girlfriend ex-husband ex-wife "
    "father fiance fiancé fiancee fiancée girl girlfriend grandchild granddaughter grandfather grandmother "
    "grandparent grandson groom husband in-law kid lady man mother mum mom nephew niece orphan parent relative "
    "sibling sister son stepfather stepmother teen teenager toddler twin uncle widow widower wife woman year-old "
    "youth".split()
)
"""Family, and people by their age."""

PEOPLE = TRADES | PARTS | KIN
"""Nouns for people of whom one is not told who they are."""
