"""Bytes of our own models' weights, read only when they are the known ones."""

import hashlib
from pathlib import Path

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
