"""Whether a name, as it stands in its surroundings, is an outlet."""

from sources.outlets.folding import fold
from sources.outlets.forms import Form
from sources.outlets.surroundings import Surroundings
from sources.outlets.words import Words


def joins_previous(around: Surroundings, words: Words) -> bool:
    """Whether a capitalised word before the name makes it the end of another: Irish Times, Michael Bloomberg."""
    previous = around.previous
    if around.has_article or not previous[:1].isupper() or fold(around.following).text in words.media:
        return False
    known = words.before | words.reporting | words.media | words.calendar
    return not any(form in known for form in (fold(previous).text, fold(previous).text.removesuffix("'s")))


def is_fit(form: Form, around: Surroundings, words: Words) -> bool:
    """Whether the surroundings let `form` be its outlet, by how much its grade asks of them."""
    if _is_place(form, around, words) or (form.grade != "plain" and _joins_following(form, around, words)):
        return False
    if form.grade == "plain":
        return True
    if form.grade == "wordlike":
        is_bare_opening = around.opens_sentence and not around.has_article and bool(around.following)
        return not is_bare_opening or not around.near.isdisjoint(words.reporting | words.media)
    return _has_cue(form, around, words)


def _is_place(form: Form, around: Surroundings, words: Words) -> bool:
    """Telegraph Road, Guardian Building; of an unmistakable name only in capitals: the Reuters building may speak."""
    if around.is_possessive or fold(around.following).text not in words.places:
        return False
    return form.grade != "plain" or around.following[:1].isupper()


def _joins_following(form: Form, around: Surroundings, words: Words) -> bool:
    """Whether the word behind makes the name the beginning of another: Time Warner, Hindu temples."""
    following = fold(around.following).text
    if not following or around.is_possessive or following in words.reporting | words.media | words.calendar:
        return False
    if around.following[0].isupper():
        return True
    is_known = following in words.after or following.endswith("ed")
    return form.grade == "ordinary" and around.following[0].islower() and not is_known


def _has_cue(form: Form, around: Surroundings, words: Words) -> bool:
    """Whether something near says that an everyday word is meant as an outlet."""
    previous, following = fold(around.previous).text, fold(around.following).text
    cues = words.reporting | words.media
    if around.is_bracketed:
        return True
    if not _has_case(form.written):
        return previous in cues or following in cues
    if around.opens_sentence and not around.has_article and not form.is_acronym:
        return following in cues
    return not around.near.isdisjoint(cues)


def _has_case(written: str) -> bool:
    return written.lower() != written.upper()
