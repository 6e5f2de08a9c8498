"""The learned extractor and the rules together, in two proportions.

`crf.v2` says where the text attributes, as readers label it: learned, with the rules for forms that labelled news has
too seldom. `joined.v2` says who vouches for a claim: by the rules where they know the cue, since they tell speech from
a stance, and learned elsewhere.
"""

from verify.attribution import extract, lexicon
from verify.attribution.learned import extractor
from verify.attribution.reporting import Reporting
from verify.language import Tree
from verify.model import ParsedText, Token

SAID = 0.5
"""The same where the cue is a verb of speech, or a colon, with a source."""
SURE = 0.85
"""Probability from which a learned attribution stands where the rules see none; lower ones cost levels."""


def find_reportings(parsed: ParsedText, tree: Tree) -> tuple[Reporting, ...]:
    """All attributions of the text, in the order of their cues; those by rule have no probability.

    Raises WeightsError when the weights are missing or altered.
    """
    kept = [r for r in extract.find_reportings(parsed, tree) if _is_sure(parsed.tokens, r)]
    # "This is reported by …" and "he is said to …" are understood by rule alone, whatever was learned of their cues.
    own = {n for r in kept if _is_ruled(parsed.tokens, r) for n in r.cue}
    learned = [r for r in extractor.find_reportings(parsed, tree) if own.isdisjoint(r.cue)]
    taken = {n for r in learned for n in r.cue}
    added = [r for r in kept if taken.isdisjoint(r.cue)]
    return tuple(sorted([*learned, *added], key=lambda r: r.cue[0]))


def find_rules_first(parsed: ParsedText, tree: Tree) -> tuple[Reporting, ...]:
    """The attributions by rule, and those learned ones that stand on other words and are likely.

    Raises WeightsError when the weights are missing or altered.
    """
    rules = extract.find_reportings(parsed, tree)
    taken = {n for r in rules for n in r.cue}
    learned = (r for r in extractor.find_reportings(parsed, tree) if taken.isdisjoint(r.cue))
    likely = [r for r in learned if r.confidence is not None and r.confidence >= _least(parsed.tokens, r)]
    return tuple(sorted([*rules, *likely], key=lambda r: r.cue[0]))


def _least(tokens: tuple[Token, ...], reporting: Reporting) -> float:
    """Probability from which it counts: less where somebody plainly says something."""
    cue = tokens[reporting.opener]
    says = cue.lemma.lower() in lexicon.SAYING - lexicon.TOWARDS or cue.text == ":"
    return SAID if says and reporting.source else SURE


def _is_sure(tokens: tuple[Token, ...], reporting: Reporting) -> bool:
    """Whether the rules know the form best: back-references, "according to", colons, hearsay."""
    first, last = tokens[reporting.cue[0]], tokens[reporting.cue[-1]]
    if _is_ruled(tokens, reporting) or first.text.lower() == "according" or last.text == ":":
        return True
    return not reporting.source and last.text.lower() in lexicon.HEARSAY_ADVERBS


def _is_ruled(tokens: tuple[Token, ...], reporting: Reporting) -> bool:
    """Whether the content stands before the cue's own words: a back-reference, or a passive that names nobody."""
    return reporting.points_back or (not reporting.source and tokens[reporting.cue[-1]].pos == "VERB")
