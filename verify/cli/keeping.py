"""The reference store behind `verify refs`: finding things in it, showing what it holds."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sources.errors import UnknownName
from sources.model import Reference
from verify.cli.options import Asked
from verify.cli.output import write_out
from verify.cli.shelf import existing, open_store, settings_of
from verify.cli.status import Status

if TYPE_CHECKING:
    from sources.store import Store


def list_all(asked: Asked, form: str) -> Status:
    """Print every reference, one a line."""
    with _kept(asked) as store:
        for reference in store.references():
            write_out(listed(reference, form))
    return Status.DONE


def show_one(reference_id: str, asked: Asked, form: str) -> Status:
    """Print one reference with its text; raises UnknownName when the store has none of that id."""
    with _kept(asked) as store:
        reference = _found(store, reference_id)
    if form == "json":
        write_out(reference.model_dump_json(by_alias=True, indent=2) + "\n")
    else:
        write_out(listed(reference, form) + "\n" + readable(reference.document.text) + "\n")
    return Status.DONE


def remove_all(reference_ids: Sequence[str], asked: Asked) -> Status:
    """Take references out of the store, all or none; raises UnknownName when one of them isn't there."""
    with _kept(asked) as store:
        for reference_id in reference_ids:
            _found(store, reference_id)
        for reference_id in reference_ids:
            store.remove(reference_id)
            write_out(f"removed {reference_id}\n")
    return Status.DONE


def listed(reference: Reference, form: str) -> str:
    """One line about a reference: id, when read, where it is from, title; or the same as a JSON object."""
    document = reference.document
    if form == "json":
        told = {
            "id": reference.id,
            "url": document.url,
            "name": document.name,
            "title": document.title,
            "outlet": document.outlet,
            "published": document.published,
            "fetched": reference.fetched.isoformat(),
            "from": reference.read_from,
            "sha256": reference.sha256,
        }
        return json.dumps(told, ensure_ascii=False) + "\n"
    place = document.url or document.name
    return f"{reference.id}  {reference.fetched:%Y-%m-%d}  {one_line(place)}  {one_line(document.title)}\n"


def one_line(text: str) -> str:
    """A stranger's words for a terminal: no line break, no control character."""
    return readable(" ".join(text.split()))


def readable(text: str) -> str:
    """A stranger's text for a terminal: line breaks stay, control characters go."""
    return "".join(c if c.isprintable() or c == "\n" else " " for c in text)


@contextmanager
def _kept(asked: Asked) -> Iterator["Store"]:
    with open_store(existing(settings_of(asked).store_path)) as store:
        yield store


def _found(store: "Store", reference_id: str) -> Reference:
    found = store.get(reference_id)
    if found is None:
        raise UnknownName(f"the store holds no reference {reference_id!r}: `verify refs list` shows what it holds")
    return found
