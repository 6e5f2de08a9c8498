"""Measuring and training on labelled files: what `verify eval` and `verify train` run."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from sources.errors import InputError, UnknownName
from sources.model import Span
from verify.attribution import attribute_text
from verify.attribution.reading import Reading
from verify.attribution.sources import read_mention
from verify.errors import OutputError
from verify.evaluate import (
    Labelled,
    Line,
    Said,
    Sourced,
    SourcedArticle,
    evaluate_attribution,
    evaluate_sourcing,
    evaluate_worth,
)
from verify.evaluate.lines import Measured
from verify.language import Tree
from verify.model import Attribution, ParsedText
from verify.settings import Parts
from verify.training.labelled import GoldArticle, GoldAttribution, lay_onto, read_articles
from verify.training.sentences import GoldSourcing, read_sourcing, read_worth

if TYPE_CHECKING:
    from verify.training.sourcing import Read

EVEN = 0.5
"""Probability from which a sentence counts as worth checking."""
BATCH = 32
"""Articles parsed together."""
Say = Callable[[str], None]
Measure = Callable[[Path, Parts], tuple[Line, ...] | Measured]
Trainer = Callable[[Sequence[Path], Path, Parts, Say], str]
"""Takes the labelled files, where to write and what hears how far it is; gives the sha256 of what it wrote."""


def measure_attribution(gold: Path, parts: Parts) -> tuple[Line, ...]:
    """How well attributions are found in the labelled articles of a JSON Lines file.

    Raises InputError when the file is not of that form.
    """
    articles = read_articles(gold)
    labelled = []
    for article, parsed in _parsed(articles, parts):
        mentions = tuple(parts.outlets.find(article.text))
        reading = Reading(parsed, Tree(parsed.tokens), mentions)
        true = tuple(_labelled(reading, a) for a in article.attributions)
        found = tuple(_found(reading, a) for a in attribute_text(parsed, mentions))
        labelled.append(Labelled(article.text, true, found))
    return evaluate_attribution(labelled)


def measure_sourcing(gold: Path, parts: Parts) -> tuple[Line, ...]:
    """How well the sentences of labelled articles are seen to be sourced; raises InputError likewise."""
    from verify.answers import attribute
    from verify.records import TextIn

    articles = []
    for article in read_sourcing(gold):
        (answer,) = attribute([TextIn(id=article.id, text=article.text)], parts)
        true = tuple(Sourced(s.span, s.kind, s.level, s.weak, s.anonymous) for s in article.sentences)
        found = tuple(Sourced(s.span, s.kind, s.level, s.weak, s.anonymous) for s in answer.sentences)
        articles.append(SourcedArticle(true, found))
    return evaluate_sourcing(articles)


def measure_checkworthy(gold: Path, parts: Parts) -> tuple[Line, ...]:  # noqa: ARG001 - every measure is called alike
    """How well sentences that checkers would pick are told from others; raises InputError likewise."""
    from verify.claims import checkworthiness

    return evaluate_worth([(one.label == "Yes", checkworthiness(one.text) >= EVEN) for one in read_worth(gold)])


def train_attribution_files(
    gold: Sequence[Path], output: Path, parts: Parts, say: Say, *, start: Path | None = None
) -> str:
    """Weights trained on files of labelled articles and written to `output`; gives back their sha256.

    `start` is the folder of the model that the encoder is trained from; without it the shipped one is kept. The same
    files give the same bytes, the encoder's on one sort of processor.
    Raises InputError for unusable labels, OutputError when nothing can be written.
    """
    from verify.attribution.learned.weights import write_weights
    from verify.training.attribution import train_attribution

    articles = [article for path in gold for article in read_articles(path)]
    examples = ((parsed, lay_onto(parsed, article.attributions)) for article, parsed in _parsed(articles, parts))
    weights = train_attribution(examples, say, start=start)
    try:
        return write_weights(output, weights)
    except OSError as err:
        raise OutputError(f"cannot write {output}: {err.strerror}; give a place that can be written") from err


def train_checkworthy_files(gold: Sequence[Path], output: Path, parts: Parts, say: Say) -> str:  # noqa: ARG001
    """Weights of check-worthiness, likewise."""
    from verify.training.checkworthy import train

    return train(gold, output)


def train_sourcing_files(gold: Sequence[Path], output: Path, parts: Parts, say: Say) -> str:
    """Weights of sentence levels, from articles whose sentences are labelled, likewise."""
    from verify.training.sourcing import train

    articles = [article for path in gold for article in read_sourcing(path)]
    say(f"taking {len(articles)} articles apart")
    return train([read_article(article, parts) for article in articles], output, say)


def read_article(article: GoldSourcing, parts: Parts) -> "Read":
    """The signs of the labelled sentences of an article, each laid on the sentence that it overlaps most."""
    from verify.answers import bare_document
    from verify.attribution.levels.signs import signs_of
    from verify.attribution.sentences import rule_readings
    from verify.pipeline import take_apart
    from verify.training.sourcing import Read

    (parsed,) = parts.parser.parse_texts([article.text])
    apart = take_apart(bare_document(article.text), parsed, parts.outlets)
    signs = signs_of(parsed, rule_readings(parsed, apart.claims, apart.account.vouchings))
    laid = [
        max(parsed.sentences, key=lambda s: min(s.span.end, one.span.end) - max(s.span.start, one.span.start))
        for one in article.sentences
    ]
    return Read([signs[s.number] for s in laid], article.sentences)


def train_judge_files(gold: Sequence[Path], output: Path, parts: Parts, say: Say) -> str:
    """Calibration of the default judge, likewise."""
    from verify.training.judging import train_files

    say(f"reading {len(gold)} files of labelled claims and passages")
    return train_files(gold, output, parts.parser)


def _gauge(name: str) -> Measure:
    """The measure of that name in `verify.gauging` or `verify.weighing`, loaded when it is first used."""

    def measure(gold: Path, parts: Parts) -> Measured:
        from verify import gauging, weighing

        room = weighing if hasattr(weighing, name) else gauging
        found: Measured = getattr(room, name)(gold, parts)
        return found

    return measure


MEASURES: Mapping[str, Measure] = MappingProxyType(
    {
        "attribution": measure_attribution,
        "sourcing": measure_sourcing,
        "checkworthy": measure_checkworthy,
        "judge": _gauge("gauge_judge"),
        "retrieve": _gauge("gauge_retrieval"),
        "origins": _gauge("gauge_origins"),
        "corroboration": _gauge("gauge_corroboration"),
    }
)
TRAINERS: Mapping[str, Trainer] = MappingProxyType(
    {
        "attribution": train_attribution_files,
        "sourcing": train_sourcing_files,
        "checkworthy": train_checkworthy_files,
        "judge": train_judge_files,
    }
)


def find_measure(name: str) -> Measure:
    """The measure called `name`; raises UnknownName, listing the known names."""
    if name not in MEASURES:
        raise UnknownName(f"nothing called {name!r} is measured; known: {', '.join(MEASURES)}")
    return MEASURES[name]


def find_trainer(name: str, *, start: Path | None = None) -> Trainer:
    """The trainer called `name`; raises UnknownName, listing the known names.

    `start` is for attribution alone (see `train_attribution_files`); InputError where it is given for another.
    """
    if name not in TRAINERS:
        raise UnknownName(f"nothing called {name!r} is trained; known: {', '.join(TRAINERS)}")
    if name == "attribution":
        return partial(train_attribution_files, start=start)
    if start is not None:
        raise InputError(f"--start {start} is for attribution alone; leave it out for {name}")
    return TRAINERS[name]


def _parsed(articles: Sequence[GoldArticle], parts: Parts) -> Iterator[tuple[GoldArticle, ParsedText]]:
    for start in range(0, len(articles), BATCH):
        batch = articles[start : start + BATCH]
        yield from zip(batch, parts.parser.parse_texts([a.text for a in batch]), strict=True)


def _labelled(reading: Reading, attribution: GoldAttribution) -> Said:
    laid = lay_onto(reading.parsed, [attribution])
    slices = [_cue_slice(reading, attribution.cue)]
    if not attribution.source:
        slices.append("source: nobody")
    elif laid and laid[0].source:
        numbers = laid[0].source[0]
        head = min(numbers, key=lambda n: (_depth(reading, n), n))
        slices.append(f"source: {read_mention(reading, numbers, head).type}")
    return Said(attribution.source, attribution.cue, attribution.content, tuple(slices))


def _found(reading: Reading, attribution: Attribution) -> Said:
    kind = "nobody"
    if attribution.source:
        phrase = GoldAttribution(source=attribution.source, cue=attribution.source, content=())
        laid = lay_onto(reading.parsed, [phrase])
        numbers = laid[0].source[0] if laid else ()
        head = min(numbers, key=lambda n: (_depth(reading, n), n), default=None)
        # Judged by its own words, as the labelled ones are, which no reader has resolved.
        kind = attribution.type if head is None else read_mention(reading, numbers, head).type
    slices = (_cue_slice(reading, attribution.cue), f"source: {kind}")
    return Said(attribution.source, attribution.cue, attribution.content, slices)


def _depth(reading: Reading, number: int) -> int:
    return sum(1 for _ in reading.tree.ancestors(number))


def _cue_slice(reading: Reading, cue: Sequence[Span]) -> str:
    """The part of speech of the cue's word that stands highest in the tree."""
    own = [t for t in reading.parsed.tokens if any(t.span.overlaps(s) for s in cue)]
    top = min(own, key=lambda t: (_depth(reading, t.number), t.number), default=None)
    if top is None:
        return "cue: none"
    passive = reading.tree.child(top.number, "auxpass") is not None
    return "cue: passive" if passive else f"cue: {'VERB' if top.pos == 'AUX' else top.pos}"
