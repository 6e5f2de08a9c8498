"""Outlet names in a text; the only door to ahocorasick_rs."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from sources.model import Outlet, OutletMention, Span
from sources.outlets.borders import stands_alone
from sources.outlets.folding import Folded, fold
from sources.outlets.forms import Form, forms_of, is_spelled
from sources.outlets.judging import fitness_of, joins_previous
from sources.outlets.surroundings import TOPIC_REACH, Surroundings, look_around
from sources.outlets.words import Words

_SURROGATE = re.compile("[\ud800-\udfff]")


class Sighting(NamedTuple):
    """A name in a text that may be an outlet."""

    span: Span
    name: str
    """Folded, without the English article."""
    around: Surroundings
    fit: tuple[Form, ...]
    """What it stands for as far as its surroundings go; several where outlets share the name."""
    likely: tuple[Form, ...]
    """What it stands for if the text names that outlet elsewhere; with `fit` empty too, it ends an unknown name."""
    is_certain: bool
    """Whether nothing but one outlet can be meant."""


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
        known = {seen.fit[0].key for seen in sightings if seen.is_certain} | ({publisher} if publisher else set())
        # The end of a longer name that we do not know; its short form may be meant from then on.
        doubtful = {seen.name for seen in sightings if not seen.fit and not seen.likely}
        mentions = []
        for seen in sightings:
            form = self._choose(seen, text, known=known, publisher=publisher)
            if form and (seen.name not in doubtful or self._is_beyond_doubt(seen, form, known)):
                mentions.append(self._mention(seen, form, text))
        return tuple(mentions)

    def _is_beyond_doubt(self, seen: Sighting, form: Form, known: Collection[str]) -> bool:
        """Michael Bloomberg puts bare Bloomberg in doubt, not Bloomberg News; a Hartford Times does it to the Times."""
        is_called_outlet = fold(seen.around.following).text in self._words.media
        return form.grade == "plain" or is_called_outlet or (form.key in known and seen.around.has_article)

    def _mention(self, seen: Sighting, form: Form, text: str) -> OutletMention:
        start = seen.span.start
        if form.has_article and text[start] == "t":
            start += len("the ")
        return OutletMention(Span(start, seen.span.end), form.key, next(iter(self._outlets[form.key].domains), None))

    def _sightings(self, text: str) -> Iterator[Sighting]:
        """Names with whole words and right capitals that may be outlets or put others in doubt."""
        folded = fold(text)
        done = 0
        for start, stop, name in self._whole_words(folded):
            span = folded.original(start, stop)
            spelled = _best_spelled(self._forms[name], span.of(text)) if span.start >= done else []
            if not spelled:
                continue
            seen = self._look(text, span, spelled)
            if seen.fit or seen.likely:
                done = span.end
                yield seen
            elif joins_previous(seen.around, self._words):
                yield seen

    def _whole_words(self, folded: Folded) -> list[tuple[int, int, str]]:
        """Start, end and folded name of every match on word borders, by start, the longer before the shorter."""
        # A lone surrogate is no character: the automaton refuses it, so it is looked over by another of its width.
        text = _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", folded.text)
        matches = self._automaton.find_matches_as_indexes(text, overlapping=True)
        whole = [(start, end, self._patterns[n]) for n, start, end in matches if stands_alone(text, start, end)]
        return sorted(whole, key=lambda match: (match[0], -match[1]))

    def _look(self, text: str, span: Span, spelled: Sequence[Form]) -> Sighting:
        """The sighting at `span`, its forms sorted by how well they fit there."""
        around = look_around(text, span)
        name = fold(span.of(text)).text.removeprefix("the ")
        may_be_tail = all(form.grade != "plain" for form in spelled)
        if may_be_tail and joins_previous(around, self._words):
            return Sighting(span, name, around, (), (), is_certain=False)
        fitness = [(form, fitness_of(form, around, self._words)) for form in spelled]
        fit = tuple(form for form, how in fitness if how == "yes")
        likely = tuple(form for form, how in fitness if how == "if known")
        is_certain = bool(fit) and fit[0].grade == "plain" and len({form.key for form in spelled}) == 1
        return Sighting(span, name, around, fit, likely, is_certain)

    def _choose(self, seen: Sighting, text: str, *, known: Collection[str], publisher: str | None) -> Form | None:
        """The one form meant, or None where nothing decides."""
        if seen.is_certain:
            return seen.fit[0]
        by_key = {form.key: form for form in (*seen.likely, *seen.fit) if form in seen.fit or form.key in known}
        if publisher in by_key:
            return by_key[publisher]
        near = fold(text[max(0, seen.span.start - TOPIC_REACH) : seen.span.end + TOPIC_REACH]).text
        named = [key for key in by_key if key in known]
        start = min(seen.span.start, TOPIC_REACH)
        on_topic = self._by_topic(by_key, near, name=Span(start, start + seen.span.length))
        without = [key for key in by_key if key not in self._topics]
        return next((by_key[key] for key in (*named, *on_topic, *without)), None)

    def _by_topic(self, keys: Iterable[str], near: str, *, name: Span) -> list[str]:
        """Those of `keys` with a topic word in `near`, the one whose word stands closest to `name` first."""
        distances: dict[str, int] = {}
        for key in keys:
            if key in self._topics:
                found = self._topics[key].finditer(near)
                gaps = [max(match.start() - name.end, name.start - match.end()) for match in found]
                distances |= {key: min(gaps)} if gaps else {}
        return sorted(distances, key=distances.__getitem__)


def _best_spelled(forms: Collection[Form], found: str) -> list[Form]:
    """The forms that `found` spells, only those to the letter if there are such: Iran Daily is not the Iran daily."""
    spelled = [form for form in forms if is_spelled(form, found)]
    return [form for form in spelled if form.written == found] or spelled


def _any_of(words: Collection[str]) -> re.Pattern[str]:
    alternatives = "|".join(re.escape(fold(word).text) for word in words)
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)")
