"""A bundle as one ZIP file: the same bytes for the same contents; strangers' bundles are read with care."""

import hashlib
import io
import zipfile
import zlib
from collections.abc import Mapping
from typing import NamedTuple

from pydantic import ValidationError

from sources.archive import bodies_in
from sources.errors import InputError
from verify.bundles.manifest import Manifest

MANIFEST, REPORT, PAGES, RULES = "manifest.json", "report.json", "pages.warc.gz", "rules.toml"
RATINGS = "ratings.jsonl"
NAMES = (MANIFEST, REPORT, PAGES, RULES, RATINGS)
"""Every file a bundle may hold. Nothing is ever unpacked to disk, and no other name is looked at."""
MOST_BYTES = {MANIFEST: 200_000_000, REPORT: 200_000_000, PAGES: 1_000_000_000, RULES: 1_000_000, RATINGS: 50_000_000}
MOST_PACKED = 1_000_000_000
"""Bytes of a bundle."""
MOST_UNPACKED = 4_000_000_000
"""Bytes of all pages together."""
_EPOCH = (1980, 1, 1, 0, 0, 0)


class Bundle(NamedTuple):
    """An opened bundle; every file in it has the sha256 that its manifest says."""

    manifest: Manifest
    report: bytes
    """The frozen report, JSON."""
    rules: str | None
    """House rules, TOML; None where the check used none."""
    ratings: bytes | None
    """Ratings of the outlets it names, `ratings/1`; None where the check used none."""
    bodies: Mapping[str, bytes]
    """Bytes of its pages, by sha256."""


def pack(files: Mapping[str, bytes]) -> bytes:
    """The ZIP file of `files`, without times, users or anything else that differs from machine to machine."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 3
            archive.writestr(entry, files[name])
    return buffer.getvalue()


def read_bundle(body: bytes, name: str) -> Bundle:
    """The bundle in `body`; `name` is what messages call it.

    Raises InputError for anything else: no ZIP file, foreign or missing members, sizes past their limits, a digest
    that does not match.
    """
    files = _unpack(body, name)
    try:
        manifest = Manifest.model_validate_json(files[MANIFEST])
        bodies = bodies_in(files[PAGES], most=MOST_UNPACKED)
    except ValidationError as err:
        first = err.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise InputError(f"{name} has a manifest that is no bundle/1 ({where}: {first['msg']}); make it anew") from err
    except ValueError as err:
        raise InputError(f"{name} holds pages that cannot be read ({err}); get the bundle anew") from err
    for file, sha256 in {**{f: "" for f in files if f != MANIFEST}, **manifest.files}.items():
        if file not in files or hashlib.sha256(files[file]).hexdigest() != sha256:
            raise InputError(f"{name} was altered: its {file} is not the one that was frozen; get the bundle anew")
    rules = files[RULES].decode("utf-8", "replace") if RULES in files else None
    return Bundle(manifest, files[REPORT], rules, files.get(RATINGS), bodies)


def _unpack(body: bytes, name: str) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            entries = archive.infolist()
            foreign = [entry.filename for entry in entries if entry.filename not in NAMES]
            if foreign or len({entry.filename for entry in entries}) < len(entries):
                odd = repr((foreign or [entries[0].filename])[0][:80])
                raise InputError(f"{name} is no bundle: it holds {odd}, or a file twice; make one with verify freeze")
            return {entry.filename: _member(archive, entry, name) for entry in _complete(entries, name)}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as err:
        raise InputError(f"{name} is no bundle ({err}); make one with verify freeze") from err


def _complete(entries: list[zipfile.ZipInfo], name: str) -> list[zipfile.ZipInfo]:
    missing = {MANIFEST, REPORT, PAGES} - {entry.filename for entry in entries}
    if missing:
        raise InputError(f"{name} is no bundle: {min(missing)} is missing; make one with verify freeze")
    return entries


def _member(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> bytes:
    limit = MOST_BYTES[entry.filename]
    with archive.open(entry) as stream:
        found = stream.read(limit + 1)
    if len(found) > limit:
        raise InputError(f"{name} holds a {entry.filename} of more than {limit / 1e6:g} MB; it is not read")
    return found
