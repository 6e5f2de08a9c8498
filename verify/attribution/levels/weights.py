"""Weights of sentence levels: numbers for hashed signs, checked before they are used."""

import hashlib
import io
import zipfile
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from verify.attribution.learned.weights import write_arrays
from verify.errors import WeightsError
from verify.model import ClaimKind, Level
from verify.weights import read_checked

MODEL: Final = "sentences.v1"
PLACE: Final = Path(__file__).with_name("weights.npz")
SHA256: Final = "4faa00c1ff7ac33b3dbe660bcb3bb813497b27dcb6496f3d0299b166308a3b08"
STEP: Final = 0.02
"""Coarseness of weights, kept as whole numbers from -127 to 127."""
LEVELS: Final[tuple[Level, ...]] = ("S9", "S8", "S7", "S6", "S5", "SP", "S4", "S3", "S2", "S1", "S0", "EX")
KINDS: Final[tuple[ClaimKind, ...]] = ("fact", "opinion", "prediction", "background", "none")
UNNAMED: Final[tuple[Level, ...]] = ("S4", "S3", "S2")
"""Levels of sources without a name."""
ANSWERS: Final = len(LEVELS) + len(KINDS) + 1
"""Columns of the weights: a level each, a kind each, and whether it is weakly sourced."""

Floats = NDArray[np.float64]


class LevelWeights(NamedTuple):
    """Everything that training finds out."""

    keys: NDArray[np.uint64]
    """Hashes of the signs, sorted."""
    steps: NDArray[np.int8]
    """Shape (signs, ANSWERS), whole numbers of STEP."""
    start: Floats
    """What every sentence starts from, shape (ANSWERS,)."""
    asked: float
    """Probability from which a sentence is weakly sourced."""
    unnamed: float
    """Probability, of all levels of sources without a name together, from which the origin is one of them."""


def hash_sign(sign: str) -> int:
    """The number a sign is known by: 64 bits of its BLAKE2 digest, from which no word can be read back."""
    return int.from_bytes(hashlib.blake2b(sign.encode(), digest_size=8).digest(), "big")


@lru_cache(maxsize=1)
def load_weights() -> LevelWeights:
    """The shipped weights, loaded once a process; raises WeightsError when the file is missing or altered."""
    return read_weights(PLACE, sha256=SHA256)


def read_weights(path: Path, *, sha256: str | None) -> LevelWeights:
    """The weights in a file; `sha256` is the hex digest that it must have, None for any."""
    body = read_checked(path, sha256=sha256)
    try:
        with np.load(io.BytesIO(body), allow_pickle=False) as held:
            bounds = float(held["asked"]), float(held["unnamed"])
            found = LevelWeights(held["keys"], held["steps"], held["start"], *bounds)
            model = str(held["model"])
    except (ValueError, KeyError, EOFError, zipfile.BadZipFile) as err:
        raise WeightsError(f"the weights {path} are no weights of {MODEL} ({err}); train them anew") from err
    if model != MODEL:
        raise WeightsError(f"the weights {path} are of {model}, not of {MODEL}; train them anew")
    return found


def write_weights(path: Path, weights: LevelWeights) -> str:
    """The weights as a file, the same bytes for the same numbers; gives back their sha256."""
    held = weights._asdict() | {"model": MODEL}
    return write_arrays(path, {name: np.asarray(value) for name, value in held.items()})
