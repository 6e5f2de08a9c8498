"""Whether a name, as it stands in its surroundings, is an outlet."""

from typing import Literal

from sources.outlets.folding import fold
from sources.outlets.forms import Form
from sources.outlets.surroundings import Surroundings
from sources.outlets.words import Words

# "if known": only where the text also names the outlet beyond doubt, as "the Post" after "The Washington Post".
Fitness = Literal["no", "if known", "yes"]


def joins_previous(around: Surroundings, words: Words) -> bool:
    """Whether a capitalised word before the name makes it the end of another: Irish Times, Michael Bloomberg."""
    if around.has_article or not around.previous[:1].isupper():
        return False
    if around.previous_opens_sentence and fold(around.following).text in words.media:
        return False
    previous = fold(around.previous).text
    return previous not in words.loners and not previous.endswith("'s")


def fitness_of(form: Form, around: Surroundings, words: Words) -> Fitness:
    """How far the surroundings let `form` be its outlet, by how much its grade asks of them."""
    if _is_place(form, around, words):
        return "no"
    if form.grade == "plain":
        return "yes"
    following = fold(around.following).text
    is_told = around.is_possessive or following in words.cues | words.calendar
    if (around.following[:1].isupper() and not is_told) or around.has_suffix:
        return "no"
    if form.grade == "wordlike":
        is_bare_opening = around.opens_sentence and not around.has_article and bool(following)
        return "if known" if is_bare_opening and around.near.isdisjoint(words.cues) else "yes"
    is_free = not following or is_told or following in words.after or following.endswith("ed")
    if (is_free or not _has_case(following)) and _has_cue(form, around, words):
        return "yes"
    stands_as_name = around.has_article or form.is_acronym or not around.opens_sentence
    return "if known" if stands_as_name and _has_case(form.written) else "no"


def _is_place(form: Form, around: Surroundings, words: Words) -> bool:
    """Times Square, Guardian Building; of an unmistakable name only in capitals: the Reuters building may speak."""
    if around.is_possessive or fold(around.following).text not in words.places:
        return False
    return form.grade != "plain" or around.following[:1].isupper()


def _has_cue(form: Form, around: Surroundings, words: Words) -> bool:
    """Whether something near says that an everyday word is meant as an outlet."""
    previous, following = fold(around.previous).text, fold(around.following).text
    if form.is_acronym:
        return around.is_credit or not around.near.isdisjoint(words.cues)
    if not _has_case(form.written):
        return previous in words.cues or following in words.cues
    if around.opens_sentence and following:
        return following in words.cues or (around.has_article and not words.cues.isdisjoint(around.next_words))
    if around.opens_sentence and not around.has_article:
        return False
    return not around.near.isdisjoint(words.cues)


def _has_case(written: str) -> bool:
    return written.lower() != written.upper()
