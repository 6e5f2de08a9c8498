"""Outlet names in a text; the only door to ahocorasick_rs."""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from sources.model import Outlet, OutletMention, Span
from sources.outlets.borders import stands_alone
from sources.outlets.folding import Folded, fold
from sources.outlets.forms import Form, forms_of, is_spelled
from sources.outlets.judging import is_fit, joins_previous
from sources.outlets.surroundings import TOPIC_REACH, look_around
from sources.outlets.words import Words


class Sighting(NamedTuple):
    """A name in a text that may be an outlet."""

    span: Span
    folded: str
    forms: tuple[Form, ...]
    """What it may stand for; empty where its surroundings say it is something else."""


class Finder:
    """Finds the names of `outlets`; built once, then used for any number of texts."""

    def __init__(self, outlets: Mapping[str, Outlet], words: Words) -> None:
        from ahocorasick_rs import AhoCorasick, MatchKind

        self._outlets = outlets
        self._words = words
        self._forms = forms_of(outlets.values(), words)
        self._patterns = tuple(self._forms)
        self._automaton = AhoCorasick(self._patterns, matchkind=MatchKind.Standard)
        self._topics = {key: _any_of(outlet.context) for key, outlet in outlets.items() if outlet.context}

    def find(self, text: str, *, publisher: str | None = None) -> tuple[OutletMention, ...]:
        """Mentions in text order, not overlapping; of names inside one another the longest.

        A name that outlets share goes to `publisher` (a key), else to the one whose unshared name stands in the text,
        else to the one whose topic words stand near, else to the one that needs none.
        """
        sightings = tuple(self._sightings(text))
        certain = {form.key for seen in sightings for form in self._certain(seen)}
        # A name seen as part of a longer one that we do not know may be that one's short form from then on.
        doubtful = {seen.folded.removeprefix("the ") for seen in sightings if not seen.forms}
        known = certain | ({publisher} if publisher else set())
        mentions = []
        for seen in sightings:
            form = self._choose(seen, text, known=known, publisher=publisher)
            is_doubtful = seen.folded.removeprefix("the ") in doubtful
            if form is not None and (form.key in known or form.grade == "plain" or not is_doubtful):
                mentions.append(self._mention(seen, form, text))
        return tuple(mentions)

    def _mention(self, seen: Sighting, form: Form, text: str) -> OutletMention:
        start = seen.span.start
        if form.has_article and text[start : start + 1] == "t":
            start += len("the ")
        return OutletMention(Span(start, seen.span.end), form.key, next(iter(self._outlets[form.key].domains), None))

    def _sightings(self, text: str) -> Iterator[Sighting]:
        """Names with whole words and right capitals; those that end a longer, unknown name come empty."""
        folded = fold(text)
        done = 0
        for start, stop, name in self._whole_words(folded):
            span = folded.original(start, stop)
            if span.start < done:
                continue
            spelled = _best_spelled(self._forms[name], span.of(text))
            if not spelled:
                continue
            around = look_around(text, span)
            if all(form.grade != "plain" for form in spelled) and joins_previous(around, self._words):
                yield Sighting(span, name, ())
                continue
            fit = tuple(form for form in spelled if is_fit(form, around, self._words))
            if fit:
                done = span.end
                yield Sighting(span, name, fit)

    def _whole_words(self, folded: Folded) -> list[tuple[int, int, str]]:
        """Start, end and folded name of every match on word borders, by start, the longer before the shorter."""
        text = folded.text
        matches = self._automaton.find_matches_as_indexes(text, overlapping=True)
        whole = [(start, end, self._patterns[n]) for n, start, end in matches if stands_alone(text, start, end)]
        return sorted(whole, key=lambda match: (match[0], -match[1]))

    def _certain(self, seen: Sighting) -> tuple[Form, ...]:
        """The form, where the name can only be one outlet."""
        is_certain = len(seen.forms) == 1 and seen.forms[0].grade == "plain" and len(self._forms[seen.folded]) == 1
        return seen.forms if is_certain else ()

    def _choose(self, seen: Sighting, text: str, *, known: Collection[str], publisher: str | None) -> Form | None:
        """The one form meant, or None where nothing decides."""
        if self._certain(seen):
            return seen.forms[0]
        by_key = {form.key: form for form in reversed(seen.forms)}
        if publisher in by_key:
            return by_key[publisher]
        near = text[max(0, seen.span.start - TOPIC_REACH) : seen.span.end + TOPIC_REACH]
        folded_near = fold(near).text
        on_topic = [key for key in by_key if key in self._topics and self._topics[key].search(folded_near)]
        without = [key for key in by_key if key not in self._topics]
        for keys in ([key for key in by_key if key in known], on_topic, without):
            if keys:
                return by_key[keys[0]]
        return None


def _best_spelled(forms: Collection[Form], found: str) -> list[Form]:
    """The forms that `found` spells, only those to the letter if there are such: Iran Daily is not the Iran daily."""
    spelled = [form for form in forms if is_spelled(form, found)]
    return [form for form in spelled if form.written == found] or spelled


def _any_of(words: Collection[str]) -> re.Pattern[str]:
    alternatives = "|".join(re.escape(fold(word).text) for word in words)
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)")
