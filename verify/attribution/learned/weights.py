"""Weights: the extractor's numbers on disk, checked before they are used."""

import hashlib
import io
import zipfile
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from verify.attribution.learned.decode import Field, make_field
from verify.attribution.learned.features import Lexicon
from verify.errors import WeightsError
from verify.weights import read_checked

PLACE = Path(__file__).with_name("weights.npz")
SHA256 = "901d6aba773dea871674147406653414fd13b09d94fab957ee03cb5e1b6e746d"
LIGHTEST = 0.015
"""Features whose every weight is nearer to nothing are left out."""
SCALE = 100
"""Weights are kept as whole hundredths, from -127 to 127."""
_FIELDS = ("cues", "relative", "ranking")
_LEXICONS = ("lexicon", "sources")


class Weights(NamedTuple):
    """Everything that training finds out."""

    cues: Field
    relative: Field
    ranking: Field
    lexicon: Lexicon
    """How often a lemma heads a cue."""
    sources: Lexicon
    """How often a lemma heads a source."""
    encoder: bytes
    """The network that is asked first, as an ONNX file."""
    threshold: float
    """Probability from which a candidate is an attribution."""


@lru_cache(maxsize=1)
def load_weights() -> Weights:
    """The shipped weights, loaded once a process.

    Raises WeightsError when the file is missing or its bytes are not the known ones.
    """
    return read_weights(PLACE, sha256=SHA256)


def read_weights(path: Path, *, sha256: str | None) -> Weights:
    """The weights in a file; `sha256` is the hex digest that it must have, None for any."""
    body = read_checked(path, sha256=sha256)
    try:
        with np.load(io.BytesIO(body), allow_pickle=False) as held:
            return _unpacked(dict(held))
    except (ValueError, KeyError, EOFError, zipfile.BadZipFile) as err:
        raise WeightsError(f"the weights {path} are no weights of this version ({err}); train them anew") from err


def write_weights(path: Path, weights: Weights) -> str:
    """The weights as a file, the same bytes for the same numbers; gives back their sha256."""
    return write_arrays(path, _packed(weights))


def write_arrays(path: Path, arrays: Mapping[str, NDArray[np.generic]]) -> str:
    """The arrays as a file that `numpy.load` reads, the same bytes for the same arrays; gives back their sha256."""
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for name, array in sorted(arrays.items()):
            one = io.BytesIO()
            np.lib.format.write_array(one, array, allow_pickle=False)
            # A fixed date, since the archive would carry the hour of its making.
            packed.writestr(zipfile.ZipInfo(f"{name}.npy", (1980, 1, 1, 0, 0, 0)), one.getvalue(), zipfile.ZIP_DEFLATED)
    path.write_bytes(body.getvalue())
    return hashlib.sha256(body.getvalue()).hexdigest()


def _packed(weights: Weights) -> dict[str, NDArray[np.generic]]:
    found: dict[str, NDArray[np.generic]] = {"threshold": np.array(weights.threshold)}
    found["encoder"] = np.frombuffer(weights.encoder, dtype=np.uint8)
    for name in _FIELDS:
        field: Field = getattr(weights, name)
        numbers = np.flatnonzero(field.place).astype(np.int32)
        rows = field.weights[field.place[numbers]]
        heavy = np.abs(rows).max(axis=1, initial=0) >= LIGHTEST
        # Gaps between numbers are small, so they pack well.
        found[f"{name}.gaps"] = np.diff(numbers[heavy], prepend=np.int32(0))
        found[f"{name}.weights"] = np.round(rows[heavy] * SCALE).clip(-127, 127).astype(np.int8)
        found[f"{name}.steps"] = field.steps
    for name in _LEXICONS:
        lexicon: Lexicon = getattr(weights, name)
        found[f"{name}.keys"] = lexicon.keys
        found[f"{name}.steps"] = lexicon.steps.astype(np.int8)
    return found


def _unpacked(held: dict[str, NDArray[np.generic]]) -> Weights:
    fields = {
        name: make_field(
            np.cumsum(held[f"{name}.gaps"], dtype=np.int32),
            held[f"{name}.weights"].astype(np.float32) / np.float32(SCALE),
            held[f"{name}.steps"].astype(np.float64),
        )
        for name in _FIELDS
    }
    lexicons = {
        name: Lexicon(held[f"{name}.keys"].astype(np.uint64), held[f"{name}.steps"].astype(np.int64))
        for name in _LEXICONS
    }
    return Weights(
        cues=fields["cues"],
        relative=fields["relative"],
        ranking=fields["ranking"],
        lexicon=lexicons["lexicon"],
        sources=lexicons["sources"],
        encoder=held["encoder"].tobytes(),
        threshold=float(held["threshold"].astype(np.float64)),
    )
