"""Cues: features by which a word is told to open, to continue or not to be a cue."""

from collections.abc import Iterator
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from verify.attribution.learned.columns import Columns, Ints
from verify.attribution.learned.features import Around, Lexicon, fold, lemma_keys, look_up

LABELS = ("O", "B", "I")
_FAMILY = ("nsubj", "nsubjpass", "ccomp", "xcomp", "dobj", "prep", "agent", "auxpass", "mark", "acl", "relcl", "attr",
           "acomp", "oprd", "dative", "advcl", "prt", "poss", "parataxis", "det", "neg")  # fmt: skip
FAR = 12


def cue_features(columns: Columns, lexicon: Lexicon, sources: Lexicon) -> NDArray[np.int32]:
    """Feature numbers, shape (tokens, templates)."""
    return np.stack(list(cue_columns(columns, lexicon, sources)), axis=1)


def cue_columns(columns: Columns, lexicon: Lexicon, sources: Lexicon) -> Iterator[NDArray[np.int32]]:
    """The same, template by template, so that a long text need not hold them all."""
    around = Around(columns)
    step = look_up(lexicon, lemma_keys(columns))
    source = look_up(sources, lemma_keys(columns))
    groups = (
        _words(columns, around),
        _tree(columns, around, step),
        _roles(columns, around, step, source),
        _quotes(columns, around, step),
        _steps(columns, around, step, source),
        _hints(columns, around, step),
    )
    for number, group in enumerate(chain.from_iterable(groups)):
        yield fold(number, *group)


def _words(c: Columns, around: Around) -> Iterator[tuple[Ints, ...]]:
    word = {o: around.at(c.word, o) for o in range(-3, 4)}
    lemma = {o: around.at(c.lemma, o) for o in range(-2, 3)}
    tag = {o: around.at(c.tag, o) for o in range(-3, 4)}
    yield from ((column,) for column in word.values())
    yield from ((lemma[o],) for o in (-1, 0, 1, 2))
    yield from ((column,) for column in tag.values())
    yield lemma[0], tag[0]
    yield lemma[0], lemma[1]
    yield lemma[-1], lemma[0]
    yield lemma[0], lemma[1], lemma[2]
    yield lemma[-2], lemma[-1], lemma[0]
    yield tag[-1], tag[0]
    yield tag[0], tag[1]
    yield tag[-1], tag[0], tag[1]
    yield tag[0], tag[1], tag[2]
    yield tag[-2], tag[-1], tag[0]
    yield tag[0], tag[1], tag[2], tag[3]
    yield lemma[0], tag[1], tag[2]
    yield lemma[0], tag[-1], tag[-2]
    yield c.ending, c.pos
    yield c.shape, c.tag
    yield (c.entity,)
    yield around.at(c.entity, -1), around.at(c.entity, 1)
    yield c.word, around.at(c.shape, -1), around.at(c.shape, -2), np.minimum(c.begins, 6)
    yield c.word, around.at(c.entity, -1), around.at(c.shape, 1), np.minimum(c.begins, 6)
    yield c.word, around.at(c.tag, -1), around.at(c.tag, 1)
    yield c.word, np.minimum(c.speakers, 6), around.at(c.shape, -1)


def _tree(c: Columns, around: Around, step: Ints) -> Iterator[tuple[Ints, ...]]:
    h = c.head
    right, left = around.family(_FAMILY, right=True), around.family(_FAMILY, right=False)
    yield (c.dep,)
    yield c.dep, c.lemma
    yield c.dep, c.lemma[h]
    yield c.dep, c.tag[h], c.tag
    yield c.lemma, c.lemma[h]
    yield c.dep, c.dep[h], c.dep[h[h]]
    yield c.dep, c.lemma[h[h]], c.dep[h]
    yield c.tag, right
    yield c.tag, left
    yield c.tag, right, left
    yield c.lemma, right
    yield c.lemma, left
    yield step, right
    yield c.dep, step, right, left
    yield step, left, c.dep
    yield c.dep, right[h], c.tag
    yield step[h], c.dep, c.lemma
    yield step[h], c.dep, c.tag, c.tag[h]
    yield step[h], c.dep, np.clip(np.arange(len(h)) - h, -6, 6)
    yield c.depth, c.dep


def _roles(c: Columns, around: Around, step: Ints, source: Ints) -> Iterator[tuple[Ints, ...]]:
    subject = around.child(c.lemma, "nsubj", "nsubjpass")
    shared = np.where(subject < 0, subject[c.head], subject)
    who = around.child(source, "nsubj", "nsubjpass")
    who = np.where(who < 0, who[c.head], who)
    entity = around.child(c.entity, "nsubj", "nsubjpass")
    thing = around.child(c.lemma, "dobj")
    preposition = around.child(c.lemma, "prep", "agent")
    yield subject, c.tag
    yield shared, step
    yield who, step
    yield who, c.lemma
    yield who, c.tag, c.dep
    yield entity, step
    yield around.child(c.tag, "nsubj", "nsubjpass"), step
    yield thing, c.lemma
    yield thing, step
    yield around.child(c.tag, "dobj"), c.lemma
    yield around.child(step, "dobj"), step, c.pos
    yield preposition, c.lemma
    yield preposition, step, c.pos
    yield around.child(c.lemma, "mark"), c.dep, step
    yield around.child(c.lemma, "auxpass"), c.lemma
    yield around.child(c.lemma, "aux", "auxpass"), c.lemma
    yield around.child(c.lemma, "poss"), step, c.pos
    yield around.child(source, "poss"), step, c.pos
    yield around.child(source, "poss"), c.lemma
    yield around.child(c.tag, "ccomp"), c.lemma
    yield around.child(c.tag, "xcomp"), c.lemma
    yield around.child(c.tag, "acl"), c.lemma
    yield around.child(c.lemma, "acomp", "attr", "oprd"), c.lemma
    yield around.child(step, "acomp", "attr", "oprd", "xcomp"), c.lemma
    yield around.child(c.lemma, "neg"), c.lemma


def _quotes(c: Columns, around: Around, step: Ints) -> Iterator[tuple[Ints, ...]]:
    state = {o: around.at(c.quote, o) for o in range(-3, 5)}
    before, after = distances(c)
    yield (c.quote,)
    yield c.quote, step
    yield c.quote, c.lemma
    yield state[-1], c.quote, state[1], c.pos
    yield state[-3], state[-2], state[-1], c.quote
    yield c.quote, state[1], state[2], state[3], state[4]
    yield before, c.quote, step
    yield after, c.quote, step
    yield before, after, c.pos
    yield before, after, c.lemma
    yield (np.minimum(c.begins, FAR),)
    yield (np.minimum(c.left, FAR),)
    yield np.minimum(c.begins, 3), np.minimum(c.left, 3), step


def distances(c: Columns) -> tuple[Ints, Ints]:
    """Tokens to the nearest quotation before and after in the sentence, at most FAR."""
    count = len(c.quote)
    own = np.arange(count)
    quoted = c.quote > 0
    last = np.maximum.accumulate(np.where(quoted, own, -1))
    coming = np.minimum.accumulate(np.where(quoted, own, count)[::-1])[::-1]
    before = np.where(last >= own - c.begins, own - last, FAR)
    after = np.where(coming <= own + c.left, coming - own, FAR)
    return np.minimum(before, FAR), np.minimum(after, FAR)


def _steps(c: Columns, around: Around, step: Ints, source: Ints) -> Iterator[tuple[Ints, ...]]:
    near = {o: around.at(step, o) for o in (-2, -1, 0, 1, 2)}
    yield (step,)
    yield step, c.pos
    yield step, c.tag, c.dep
    yield near[-1], step, c.tag
    yield step, near[1], c.tag
    yield near[-2], near[-1], step
    yield step, near[1], near[2]
    yield (source,)
    yield around.at(source, -1), step
    yield around.at(source, 1), step
    yield around.at(source, -1), around.at(source, -2), c.lemma
    best = np.zeros(int(c.sentence.max()) + 1, dtype=np.int64)
    np.maximum.at(best, c.sentence, step)
    yield best[c.sentence], step
    yield np.minimum(best[c.sentence] - step, 4), c.dep, c.pos
    strongest_before = _strongest_before(c, step)
    yield strongest_before, step, c.dep


def _strongest_before(c: Columns, step: Ints) -> Ints:
    """The highest step earlier in the sentence."""
    # Sentences are lifted apart so that one running maximum serves all of them.
    lifted = np.maximum.accumulate(c.sentence * 64 + step) - c.sentence * 64
    return np.where(c.begins > 0, np.concatenate([[0], lifted[:-1]]), 0)


def _hints(c: Columns, around: Around, step: Ints) -> Iterator[tuple[Ints, ...]]:
    begins, part, _, source, _, content = c.hints.T
    yield (begins,)
    yield (part,)
    yield begins, part
    yield begins, step
    yield begins, c.lemma
    yield begins, c.dep
    yield begins, c.tag
    yield begins, c.quote
    yield part, step
    yield around.at(part, -1), part, around.at(part, 1)
    yield around.at(begins, -1), begins, around.at(begins, 1)
    yield begins, around.at(content, 1)
    yield begins, around.at(source, -1), source
    yield begins, around.child(source, "nsubj", "nsubjpass")
    yield begins, around.child(content, "ccomp", "xcomp", "dobj")
