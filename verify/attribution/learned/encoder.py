"""The encoder: what a small network that reads several sentences at once makes of every token.

Three layers of MiniLM (Wang et al., 2020; weights of all-MiniLM-L6-v2, Apache-2.0) fine-tuned to tell, token by token,
cues, sources and contents, in 8 bits. The fields take its answers as features, in steps of probability: it knows words
in context that the labelled articles are too few to teach, they know the tree and the quotations. The only door to
ONNX here.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sources.probing import no_probing
from verify.attribution.learned.columns import Ints
from verify.errors import WeightsError
from verify.model import ParsedText

if TYPE_CHECKING:
    from onnxruntime import InferenceSession


Floats = NDArray[np.float32]
CHUNK = 96
"""Pieces of words read at once, about: whole sentences, so that a text's end hangs on its beginning nowhere."""
LONGEST = 2 * CHUNK
MOST_PIECES = 4
"""Pieces of one token; the rest of a longer one says little."""
LONGEST_PIECE = 24
UNKNOWN = "[UNK]"
_RUN = re.compile(r"[^\W_]+|[^\w\s]|_")
ROLES = ("cue", "source", "content")
QUOTATIONS = 8
"""States of quotation told apart."""
STATES = 3
"""Outside, begins, goes on."""
EDGES = np.array([0.01, 0.03, 0.08, 0.15, 0.25, 0.4, 0.55, 0.7, 0.82, 0.92, 0.97, 0.99])
"""Bounds between the steps of probability that features see."""


class Alphabet:
    """What the network's numbers stand for."""

    def __init__(self, pieces: Sequence[str], tags: Sequence[Sequence[str]]) -> None:
        """The vocabulary of pieces, and that of parts of speech, dependencies and entities.

        A piece that goes on within a word begins with ##. Tags count from 1; 0 is any other.
        """
        self.pieces = tuple(pieces)
        self.tags = tuple({name: n for n, name in enumerate(names, start=1)} for names in tags)
        self._numbers = {piece: n for n, piece in enumerate(self.pieces)}
        self.split = lru_cache(maxsize=50_000)(self._split_anew)

    def _split_anew(self, word: str) -> tuple[int, ...]:
        """The word in pieces, the longest known first (WordPiece; Wu et al., 2016); one to MOST_PIECES."""
        plain = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")
        found: list[int] = []
        for run in _RUN.findall(plain):
            found.extend(self._split_run(run))
            if len(found) >= MOST_PIECES:
                break
        return tuple(found[:MOST_PIECES]) or (self._numbers[UNKNOWN],)

    def _split_run(self, run: str) -> list[int]:
        found: list[int] = []
        start = 0
        while start < len(run) and len(found) < MOST_PIECES:
            for end in range(min(len(run), start + LONGEST_PIECE), start, -1):
                number = self._numbers.get(("##" if start else "") + run[start:end])
                if number is not None:
                    found.append(number)
                    start = end
                    break
            else:
                return [self._numbers[UNKNOWN]]
        return found


class Laid(NamedTuple):
    """Some tokens as the network takes them in, one number a piece."""

    pieces: Ints
    tags: Ints
    """Part of speech, dependency, entity and quotation, shape (4, pieces)."""
    first: Ints
    """Place of the first piece of each token."""

    def inputs(self) -> dict[str, Ints]:
        """What the network is given by name, a batch of one."""
        names = ("pos", "dep", "entity", "quote")
        return {"pieces": self.pieces[None]} | {n: row[None] for n, row in zip(names, self.tags, strict=True)}


def lay_out(parsed: ParsedText, quote: Ints, alphabet: Alphabet) -> Iterator[tuple[slice, Laid]]:
    """The text chunk by chunk: which tokens, and those as the network takes them in.

    `quote` is the state of quotation of every token. Chunks hold whole sentences; one too long for a chunk is cut.
    """
    own = [alphabet.split(t.text) for t in parsed.tokens]
    sizes = [len(pieces) for pieces in own]
    pos, dep, entity = alphabet.tags
    rows = [(pos.get(t.pos, 0), dep.get(t.dep, 0), entity.get(t.entity, 0)) for t in parsed.tokens]
    tags = np.vstack([np.array(rows, dtype=np.int64).reshape(-1, 3).T, np.minimum(quote, QUOTATIONS - 1)])
    for first, last in cut_chunks([(s.first, s.last) for s in parsed.sentences], sizes):
        pieces = np.array(list(chain.from_iterable(own[first:last])), dtype=np.int64)
        counts = np.array(sizes[first:last])
        yield slice(first, last), Laid(pieces, tags[:, first:last].repeat(counts, axis=1), np.cumsum(counts) - counts)


def cut_chunks(sentences: Sequence[tuple[int, int]], sizes: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Token ranges of sentences read together, from those of the sentences and the pieces of each token."""
    start, size = 0, 0
    for first, last in sentences:
        if size and size + sum(sizes[first:last]) > CHUNK:
            yield start, first
            start, size = first, 0
        for n in range(first, last):
            if size + sizes[n] > LONGEST:
                yield start, n
                start, size = n, 0
            size += sizes[n]
    if size:
        yield start, sentences[-1][1]


class Encoder:
    """The network, ready to read."""

    def __init__(self, session: "InferenceSession", alphabet: Alphabet) -> None:
        self._session = session
        self._alphabet = alphabet

    def chances(self, parsed: ParsedText, quote: Ints) -> Floats:
        """Probability of each state of each role for every token, shape (tokens, ROLES, STATES).

        `quote` is the state of quotation of every token. One chunk is one run, so that nothing hangs on neighbours.
        """
        found = np.zeros((len(parsed.tokens), len(ROLES), STATES), dtype=np.float32)
        found[:, :, 0] = 1
        for chunk, laid in lay_out(parsed, quote, self._alphabet):
            answers = np.asarray(self._session.run(None, laid.inputs())[0])[0, laid.first]
            found[chunk] = softmax(answers.reshape(-1, len(ROLES), STATES))
        return found


def softmax(logits: Floats) -> Floats:
    """Probabilities along the last axis."""
    raised = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True), dtype=np.float32)


def hints(chances: Floats) -> Ints:
    """What features see: for each role the step of the chance to begin and of the chance to be part of it.

    Shape (tokens, 2 * ROLES): cue begins, cue, source begins, source, content begins, content.
    """
    begins, part = chances[:, :, 1], chances[:, :, 1] + chances[:, :, 2]
    both = np.stack([begins, part], axis=2).reshape(len(chances), -1)
    return np.digitize(both, EDGES).astype(np.int64)


@lru_cache(maxsize=2)
def open_once(body: bytes) -> Encoder:
    """The same as `open_encoder`, remembered."""
    return open_encoder(body)


def open_encoder(body: bytes) -> Encoder:
    """The encoder in the bytes of an ONNX file, which carries its alphabet.

    Raises WeightsError when it is none.
    """
    with no_probing():
        import onnxruntime  # a fifth of a second that `--help` need not pay

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        session = onnxruntime.InferenceSession(body, options, providers=["CPUExecutionProvider"])
        return Encoder(session, _alphabet(session.get_modelmeta().custom_metadata_map))
    except Exception as err:  # onnxruntime has a dozen of its own, without a common parent
        raise WeightsError(f"the encoder cannot be read ({err}); reinstall secondsource") from err


def _alphabet(held: dict[str, str]) -> Alphabet:
    return Alphabet(held["pieces"].split("\n"), [held[key].split("\n") for key in ("pos", "dep", "entity")])
