"""Who says it, on sentences of many constructions: what a careful editor would write down as rung and chain."""

import pytest

from sources.outlets import load_outlets
from tests.articles import apart

SAYS = [
    # -- two speakers, the nearest relay first ------------------------------------------------------------------------
    (
        "relay after the speaker",
        "The old dam broke at night, Anna Berg said, the Guardian reported.",
        "S8",
        "the Guardian < Anna Berg",
    ),
    ("relay as a clause", "Anna Berg said the dam broke, according to the Guardian.", "S8", "the Guardian < Anna Berg"),
    ("told an outlet", "Anna Berg told The Guardian that the dam broke.", "S8", "The Guardian < Anna Berg"),
    ("sources told an outlet", "Sources told Reuters that the dam broke.", "S2", "Reuters < Sources"),
    ("citing", "The dam broke, state television reported, citing officials.", "S2", "state television < officials"),
    (
        "quoting",
        "The Guardian, quoting an unnamed engineer, said the dam broke.",
        "S3",
        "The Guardian < an unnamed engineer",
    ),
    ("interview with", "In an interview with the BBC, Anna Berg said the dam broke.", "S8", "BBC < Anna Berg"),
    ("quoted by", "Anna Berg was quoted by Reuters as saying the dam broke.", "S8", "Reuters < Anna Berg"),
    (
        "origin last",
        "The dam broke, Reuters reported, citing a report by the Oakford Water Board.",
        "S9",
        "Reuters < a report by the Oakford Water Board",
    ),
    (
        "what somebody heard",
        "Anna Berg said the ministry had confirmed that the dam broke.",
        "S7",
        "Anna Berg < the ministry",
    ),
    # -- whom a word stands for ---------------------------------------------------------------------------------------
    ("surname", "Anna Berg chairs the council. The dam broke, Berg said.", "S8", "Anna Berg"),
    ("she", "Anna Berg chairs the council. She said the dam broke.", "S8", "Anna Berg"),
    ("role", "Anna Berg is the mayor of Oakford. The mayor said the dam broke.", "S8", "Anna Berg"),
    ("age", "Anna Berg lives below the dam. The 54-year-old said the dam broke.", "S8", "Anna Berg"),
    (
        "the newspaper",
        "The Oakford Gazette reported a flood. The newspaper said the dam broke.",
        "S5",
        "The Oakford Gazette",
    ),
    ("the ministry", "The Ministry of Water sent a crew. The ministry said the dam broke.", "S7", "The ministry"),
    ("relative clause", "Anna Berg, who lives below the dam, said it broke at night.", "S8", "Anna Berg"),
    ("whose", "Anna Berg, whose house was flooded, said the dam broke.", "S8", "Anna Berg"),
    ("first person in a quote", "“I saw the dam break,” Anna Berg said.", "S8", "Anna Berg"),
    (
        "part of a group",
        "Two engineers briefed on the repairs spoke. The dam broke, said one of the engineers.",
        "S4",
        "one of the engineers",
    ),
    (
        "one of them",
        "Three people familiar with the matter said it leaked. It broke, one of them said.",
        "S4",
        "one of them",
    ),
    (
        "both",
        "Two officials briefed on the talks said it leaked. Both said the dam broke.",
        "S4",
        "Two officials briefed on the talks",
    ),
    ("they", "Residents left the valley. They said the dam broke.", "S2", "They"),
    ("couple", "Anna Berg and Tom Reed left. The couple said the dam broke.", "S8", "The couple"),
    # -- who nobody names ---------------------------------------------------------------------------------------------
    (
        "in a position to know",
        "Three people with direct knowledge of the repairs said the dam broke.",
        "S4",
        "Three people with direct knowledge of the repairs",
    ),
    (
        "spokesman of a body",
        "A spokeswoman for the water board said the dam broke.",
        "S7",
        "A spokeswoman for the water board",
    ),
    ("trade no list has", "A glassblower said the dam broke.", "S3", "A glassblower"),
    ("owned", "Anna Berg's lawyer said the dam broke.", "S8", "Anna Berg"),
    ("neighbours", "Neighbours said the dam broke.", "S2", "Neighbours"),
    ("nationals", "Republicans say the dam broke.", "S2", "Republicans"),
    ("passive of nobody", "The dam is said to have broken.", "S1", "is said"),
    ("it is understood", "It is understood that the dam broke.", "S1", "is understood"),
    ("unconfirmed reports", "Unconfirmed reports said the dam broke.", "S1", "Unconfirmed reports"),
    ("nobody says so", "Nobody said the dam broke.", "S0", ""),
    # -- texts --------------------------------------------------------------------------------------------------------
    (
        "court paper",
        "The company knew of the leak, according to an affidavit filed in Oakford District Court.",
        "S9",
        "an affidavit filed in Oakford District Court",
    ),
    ("lawsuit", "The lawsuit, filed by Anna Berg, says the dam broke.", "S9", "The lawsuit, filed by Anna Berg"),
    (
        "study",
        "A study by the University of Oakford found that the dam leaks.",
        "S9",
        "A study by the University of Oakford",
    ),
    ("study of nobody", "A study found that the dam leaks.", "S7", "A study"),
    ("poll", "A Gallup poll found that most voters want a new dam.", "S9", "A Gallup poll"),
    (
        "share of voters",
        "A Gallup poll came out on Monday. Some 52 percent of voters said the dam is unsafe.",
        "S9",
        "",
    ),
    (
        "data",
        "The dam lost water for years, data from the Oakford Water Board showed.",
        "S9",
        "data from the Oakford Water Board",
    ),
    ("video", "A video posted by the Oakford Fire Department shows the dam breaking.", "S9", ""),
    ("post", "Anna Berg wrote on Facebook that the dam broke.", "SP", "Anna Berg"),
    ("tweet", "“The dam broke,” Anna Berg tweeted.", "SP", "Anna Berg"),
    ("statement", "In a statement, the water board said the dam broke.", "S7", "the water board"),
    ("witnessed", "A reporter for this newspaper saw the dam break.", "S9", ""),
    # -- marks --------------------------------------------------------------------------------------------------------
    ("guillemets", "« The dam broke », said Anna Berg.", "S8", "Anna Berg"),
    ("low marks", "„The dam broke“, said Anna Berg.", "S8", "Anna Berg"),
    ("single marks", "‘The dam broke,’ said Anna Berg.", "S8", "Anna Berg"),
    ("straight marks", '"The dam broke," said Anna Berg.', "S8", "Anna Berg"),
    ("paragraphs", "“The dam broke at night.\n\n“Nobody came to help us,” said Anna Berg.", "S8", "Anna Berg"),
    ("goes on quoted", "“The dam broke,” said Anna Berg. “Nobody came to help us.”", "S8", "Anna Berg"),
    ("transcript", "BERG: The dam broke at night.", "S8", "BERG"),
    ("introduced by and", "And from Chairwoman Anna Berg: “The dam broke at night.”", "S8", "Anna Berg"),
    ("colon", "Anna Berg: the dam broke at night", "S8", "Anna Berg"),
    ("dash", "“The dam broke at night.” — Anna Berg", "S8", "Anna Berg"),
    ("capitals", "THE DAM BROKE, ANNA BERG SAID.", "S8", "ANNA BERG"),
    # -- where it stands ----------------------------------------------------------------------------------------------
    ("inverted with trade", "“The dam broke,” said engineer Anna Berg, 54, who inspected it.", "S8", "Anna Berg"),
    (
        "speaker before the verb",
        "“The dam broke,” survivor Anna Berg, 28, told reporters from a hospital bed.",
        "S8",
        "Anna Berg",
    ),
    ("in the middle", "The dam, Anna Berg said, broke at night.", "S8", "Anna Berg"),
    ("closes two clauses", "The dam broke, but help came late, the police said.", "S7", "the police"),
    ("as said", "The dam broke at night, as Anna Berg said.", "S8", "Anna Berg"),
    ("for somebody", "For Anna Berg, the dam is a disgrace.", "S8", "Anna Berg"),
    ("in the view of", "In the view of Anna Berg, the dam is unsafe.", "S8", "Anna Berg"),
    ("nominal", "The claim by Anna Berg that the dam broke is new.", "S8", "Anna Berg"),
    ("put at", "Anna Berg put the number of dead at 12.", "S8", "Anna Berg"),
    ("bidden", "Residents urged to leave the valley at once.", "S0", ""),
    ("yet to come", "The council could announce the closure of the dam next week.", "S0", ""),
    ("idiom", "The council called off the vote on the dam.", "S0", ""),
    (
        "what others ask for inside",
        "A teacher said he left early because residents had asked for help.",
        "S3",
        "A teacher",
    ),
    ("told friends", "Anna Berg told friends that the dam broke.", "S8", "friends < Anna Berg"),
    ("told reporters", "Anna Berg told reporters that the dam broke.", "S8", "Anna Berg"),
    ("goes on", "Police said the dam broke. Ten houses were flooded.", "S7", "Police"),
    ("does not go on", "Police said the dam broke.\n\nThe valley has been neglected for years.", "S0", ""),
]


@pytest.fixture(scope="module")
def outlets():
    return load_outlets()


def who_says(text, outlets):
    """Rung and chain of the longest claim of the last sentence; people by name, others by the words for them."""
    article = apart(text, outlets)
    names = {s.id: s.person or s.text for s in article.account.sources}
    last = max(c.sentence for c in article.claims)
    pairs = zip(article.claims, article.account.vouchings, strict=True)
    claim, found = max((p for p in pairs if p[0].sentence == last), key=lambda p: p[0].span.length)
    return claim.text, found.level, " < ".join(names[link.source] for link in found.chain)


@pytest.mark.parametrize(("text", "level", "chain"), [pytest.param(*row[1:], id=row[0]) for row in SAYS])
def test_a_careful_editor_would_write_down_the_same(text, level, chain, outlets):
    claim, found, said = who_says(text, outlets)
    assert (found, said if chain else "") == (level, chain), claim
