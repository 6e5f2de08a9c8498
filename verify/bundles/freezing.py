"""A finished check as a bundle."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from pydantic import JsonValue

from sources.archive import write_warc
from sources.model import Page, Reference
from verify.bundles.manifest import KeptReference, Manifest, kept
from verify.bundles.recording import Recorder
from verify.bundles.zipping import MANIFEST, PAGES, RATINGS, REPORT, RULES, pack
from verify.model import Report
from verify.reports.json import render

_WEIGHTS = ("*.npz", "*weights*.json", "*.onnx")


class Taken(NamedTuple):
    """A page with what was read out of it."""

    page: Page
    reference: Reference


class Circumstances(NamedTuple):
    """What a check was made with, besides the article."""

    settings: Mapping[str, JsonValue]
    """Without keys and passwords."""
    rules: str | None
    """House rules, TOML."""
    references: Sequence[Taken]
    """What was at hand, in the order it was asked."""
    recorder: Recorder | None
    """None where nothing was asked of the web."""
    ratings: bytes | None = None
    """What raters say of the outlets it names, `ratings/1`."""


def freeze(article: Taken, report: Report, made_with: Circumstances) -> bytes:
    """The bundle of a check, as the bytes of a ZIP file; the same bytes for the same check."""
    recorder = made_with.recorder
    pages = [article.page, *(taken.page for taken in made_with.references), *(recorder.pages if recorder else ())]
    files = {REPORT: report_bytes(report), PAGES: write_warc(pages)}
    if made_with.rules is not None:
        files[RULES] = made_with.rules.encode()
    if made_with.ratings is not None:
        files[RATINGS] = made_with.ratings
    manifest = Manifest(
        version=report.version,
        created=report.created,
        settings=dict(made_with.settings),
        models=model_digests(),
        article=_kept(article),
        references=tuple(map(_kept, made_with.references)),
        exchanges=recorder.exchanges if recorder else (),
        files={name: hashlib.sha256(body).hexdigest() for name, body in files.items()},
    )
    return pack({**files, MANIFEST: manifest.model_dump_json(by_alias=True, indent=1).encode()})


def report_bytes(report: Report) -> bytes:
    """The report as a bundle holds it: what `--format json` prints."""
    return render(report).encode()


def model_digests() -> dict[str, str]:
    """sha256 of the weights of every model of ours, and of the parser's, by file."""
    from verify.language.weights import weights_digest

    home = Path(__file__).parent.parent
    own = {path.relative_to(home).as_posix(): path for path in sorted(_weights(home))}
    return {
        "parser": weights_digest(),
        **{name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in own.items()},
    }


def _weights(home: Path) -> Iterator[Path]:
    for pattern in _WEIGHTS:
        yield from home.rglob(pattern)


def _kept(taken: Taken) -> KeptReference:
    return KeptReference(reference=taken.reference, page=kept(taken.page))
