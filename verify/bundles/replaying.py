"""The line walked again from a bundle alone."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from pydantic import ValidationError

from sources.errors import InputError
from sources.retrievers import Web
from verify import __version__
from verify.bundles.freezing import model_digests, report_bytes
from verify.bundles.manifest import KeptReference, restored
from verify.bundles.recording import Player
from verify.bundles.zipping import Bundle
from verify.model import Report
from verify.pipeline import check

if TYPE_CHECKING:
    from sources.store import Store
    from verify.pipeline import Tools

Equip = Callable[[Bundle, "Store", Web], "Tools"]
"""Makes the tools that a bundle's settings ask for, over a store and in place of the web."""


class Replayed(NamedTuple):
    """What came of a replay."""

    report: Report
    body: bytes
    """The report as JSON, as a bundle holds it."""
    is_same: bool
    """Whether that is the frozen report, byte for byte."""
    causes: tuple[str, ...]
    """What differs between then and now that may explain a difference: the program, its models."""


def replay(bundle: Bundle, equip: Equip) -> Replayed:
    """The report that the bundle's contents give now.

    Offline: what was asked of the web is answered from the bundle. Raises InputError for a bundle whose parts do not
    fit together.
    """
    from sources.store import Store

    manifest = bundle.manifest
    with Store.open(":memory:") as store:
        for kept in manifest.references:
            _put_back(store, kept, bundle)
        tools = equip(bundle, store, Player(manifest.exchanges, bundle.bodies))
        digest = frozen_report(bundle).settings
        tools = tools._replace(now=lambda: manifest.created, settings_digest=digest)
        report = check(manifest.article.reference.document, tools)
    body = report_bytes(report)
    return Replayed(report, body, body == bundle.report, tuple(_causes(bundle)))


def frozen_report(bundle: Bundle) -> Report:
    """The report as it was frozen; raises InputError where this version cannot read it."""
    try:
        return Report.model_validate_json(bundle.report)
    except ValidationError as err:
        made = bundle.manifest.version
        raise InputError(f"the frozen report cannot be read by {__version__}; use secondsource {made}") from err


def _put_back(store: "Store", kept: KeptReference, bundle: Bundle) -> None:
    body = bundle.bodies.get(kept.page.sha256)
    if body is None:
        raise InputError(f"the bundle lacks the bytes of {kept.page.name}; get the bundle anew")
    store.add(restored(kept.page, body), kept.reference.document)


def _causes(bundle: Bundle) -> list[str]:
    found = []
    if bundle.manifest.version != __version__:
        found.append(f"it was frozen by version {bundle.manifest.version}, this is {__version__}")
    now = model_digests()
    found += [
        f"the model {name} is another one" for name, was in bundle.manifest.models.items() if now.get(name) != was
    ]
    return found
