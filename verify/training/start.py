"""What an encoder is fine-tuned from: a BERT model's weights and vocabulary, read from a folder."""

import json
import struct
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sources.errors import InputError
from verify.attribution.learned.encoder import UNKNOWN

WEIGHTS, VOCABULARY = "model.safetensors", "vocab.txt"
PADDING: Final = "[PAD]"
_LATIN_ENDS: Final = 0x250
_MARKS: Final = range(0x2010, 0x20C0)
"""Dashes, quotation marks, currencies."""
Tensors = dict[str, NDArray[np.float32]]


class Start(NamedTuple):
    """A pretrained model, its vocabulary cut to what news in English is written with."""

    tensors: Tensors
    pieces: list[str]
    """Words and parts of words; the first stands for padding."""
    kept: NDArray[np.int64]
    """Row of each piece in the model's own table."""


def read_start(folder: Path) -> Start:
    """The model in a folder that holds `model.safetensors` and `vocab.txt`.

    Raises InputError, saying which file is not there or not of that form.
    """
    try:
        body = (folder / WEIGHTS).read_bytes()
        vocabulary = (folder / VOCABULARY).read_text(encoding="utf-8").splitlines()
    except OSError as err:
        raise InputError(f"cannot read {err.filename}: {err.strerror}; give the folder of all-MiniLM-L6-v2") from err
    try:
        tensors = _tensors(body)
    except (ValueError, KeyError, TypeError, struct.error) as err:
        raise InputError(f"{folder / WEIGHTS} is no file of tensors ({err}); give the folder of the model") from err
    kept = [n for n, piece in enumerate(vocabulary) if piece in {PADDING, UNKNOWN} or _is_written_here(piece)]
    return Start(tensors, [vocabulary[n] for n in kept], np.array(kept, dtype=np.int64))


def _is_written_here(piece: str) -> bool:
    """Latin letters, digits and common marks; no place kept free for words of one's own."""
    return not piece.startswith("[unused") and all(ord(c) < _LATIN_ENDS or ord(c) in _MARKS for c in piece)


def _tensors(body: bytes) -> Tensors:
    """Tensors of single precision by name: a length, a description in JSON, and the numbers one after another."""
    (size,) = struct.unpack("<Q", body[:8])
    described: Mapping[str, Mapping[str, Any]] = json.loads(body[8 : 8 + size])
    numbers = memoryview(body)[8 + size :]
    found: Tensors = {}
    for name, one in described.items():
        if one.get("dtype") == "F32":
            start, end = one["data_offsets"]
            found[name] = np.frombuffer(numbers[start:end], dtype="<f4").reshape(one["shape"])
    return found
