"""Bytes of our own models' weights, read only when they are the known ones."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TypeVar

from verify.errors import WeightsError


def read_checked(path: Path, *, sha256: str | None) -> bytes:
    """The file's bytes; `sha256` is the hex digest that they must have, None for any.

    Raises WeightsError when the file is missing or altered.
    """
    try:
        body = path.read_bytes()
    except OSError as err:
        raise WeightsError(f"cannot read the weights {path}: {err.strerror}; reinstall secondsource") from err
    found = hashlib.sha256(body).hexdigest()
    if sha256 is not None and found != sha256:
        raise WeightsError(
            f"the weights {path} have been altered (sha256 {found[:12]}…, expected {sha256[:12]}…); "
            "reinstall secondsource"
        )
    return body


class OfModel(Protocol):
    """Weights that say whose they are."""

    @property
    def model(self) -> str:
        """Versioned name of the model."""


W = TypeVar("W", bound=OfModel)


def read_values(path: Path, build: Callable[..., W], *, model: str, sha256: str | None) -> W:
    """The weights that `build` makes of the fields of a JSON file.

    Raises WeightsError when the file is missing, altered or of another model than `model`.
    """
    body = read_checked(path, sha256=sha256)
    try:
        found = build(**json.loads(body))
    except (ValueError, TypeError) as err:
        raise WeightsError(f"the weights {path} are no weights of {model} ({err}); train them anew") from err
    if found.model != model:
        raise WeightsError(f"the weights {path} are of {found.model}, not of {model}; train them anew")
    return found
