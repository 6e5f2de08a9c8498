"""What stands behind `verify freeze`, `replay` and `drift`."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from pydantic import JsonValue

from sources.errors import InputError
from sources.files import read_page
from sources.model import Page, reference_of
from sources.outlets.ratings import narrowed, places_of, told
from sources.retrievers import Web
from verify.bundles import (
    Bundle,
    Circumstances,
    Drift,
    Recorder,
    Taken,
    find_drift,
    freeze,
    read_bundle,
    replay,
)
from verify.bundles.zipping import MOST_PACKED, RATINGS, RULES
from verify.cli.forms import Look, choose_form
from verify.cli.notices import Notices
from verify.cli.options import Asked
from verify.cli.output import check_writable, keep_apart, write_out, write_whole
from verify.cli.reading import read_input
from verify.cli.shelf import Shelf, open_shelf, settings_of
from verify.cli.status import Status
from verify.model import Report
from verify.pipeline import check
from verify.settings import Parts, Settings, tools_from

if TYPE_CHECKING:
    from sources.store import Store
    from verify.pipeline import Tools

PLACES = {"store", "reviews", "reviewer", "cache", "rules", "ratings"}
"""Settings that say where things lie on this machine; a bundle has everything in itself."""


def freeze_article(name: str, asked: Asked, output: Path) -> Status:
    """Check the article and write the bundle, whole or not at all."""
    notices = Notices(quiet=asked.quiet, verbose=asked.verbose)
    check_writable(output)
    keep_apart(output, name)
    recorders: list[Recorder] = []

    def record(web: Web) -> Recorder:
        recorders.append(Recorder(web))
        return recorders[-1]

    with open_shelf(asked, notices, through=record) as shelf:
        notices.progress(f"reading {name}")
        page, document = read_input(name, shelf.fetcher)
        notices.progress(f"checking {name}")
        report = check(document, shelf.tools)
        kept = reference_of(page, document)
        made_with = Circumstances(
            _kept_settings(shelf.settings),
            _rules(shelf),
            tuple(_references(shelf)),
            next(iter(recorders), None),
            _ratings(shelf, report),
        )
        body = freeze(Taken(page, kept), report, made_with)
    notices.clear()
    write_whole(output, body)
    notices.note(
        f"{output}: {len(body):,} bytes, {len(report.claims)} claims, {len(report.references)} references; "
        f"`verify replay {output}` repeats the check"
    )
    return Status.IN_PART if shelf.problems else Status.DONE


def _kept_settings(settings: Settings) -> dict[str, JsonValue]:
    """The settings without places; keys come as asterisks, which tell that there was one."""
    return settings.model_dump(mode="json", exclude=PLACES)


def _rules(shelf: Shelf) -> str | None:
    """The house rules as they are written; they were read once already, so they can be."""
    return shelf.settings.rules.read_text("utf-8") if shelf.settings.rules else None


def _ratings(shelf: Shelf, report: Report) -> bytes | None:
    """What raters say of the outlets and addresses that the report names; a whole list is not ours to hand on."""
    urls = [url for url in (report.document.url, *(r.url for r in report.references)) if url]
    listed = (shelf.tools.outlets.get(outlet.key) for outlet in report.outlets)
    places = {place for url in urls for place in places_of(url)} | {d for o in listed if o for d in o.domains}
    return told(narrowed(shelf.tools.ratings, places)) or None


def _references(shelf: Shelf) -> Iterator[Taken]:
    for reference in shelf.tools.references:
        pages = (store.page(reference.id) for store in shelf.stores)
        page = next((page for page in pages if page is not None), None)
        if page is None:
            raise InputError(f"reference {reference.id} has no page in the store: `verify store check` tells why")
        yield Taken(page, reference)


def replay_bundle(path: Path, form: str, *, quiet: bool) -> Status:
    """Print the report that the bundle gives now; say on stderr whether it is the frozen one."""
    notices = Notices(quiet=quiet)
    render = choose_form(form, Look())
    found = replay(_open(path), _equip)
    write_out(found.body.decode() if form == "json" else render(found.report))
    if found.is_same:
        notices.note(f"{path}: the same report as the frozen one, byte for byte")
        return Status.DONE
    why = "; ".join(found.causes) or "the program, its models and the bundle are the same: please report this"
    notices.error(f"{path}: the report is not the frozen one: {why}")
    return Status.FINDINGS


def _equip(bundle: Bundle, store: "Store", web: Web) -> "Tools":
    settings = Settings.model_validate(bundle.manifest.settings)
    with TemporaryDirectory() as folder:
        if bundle.rules is not None:
            rules = Path(folder) / RULES
            rules.write_text(bundle.rules, "utf-8")
            settings = settings.model_copy(update={"rules": rules})
        ratings = Path(folder) / RATINGS
        if bundle.ratings is not None:
            ratings.write_bytes(bundle.ratings)
        # Never the ratings of whoever replays it: where the bundle has none, there is no such file.
        settings = settings.model_copy(update={"ratings": ratings})
        return tools_from(Parts(settings), [store], None if settings.offline else web)


def _open(path: Path) -> Bundle:
    page = read_page(str(path), now=datetime.now(UTC), max_bytes=MOST_PACKED)
    return read_bundle(page.body, str(path))


Opening = Callable[[Settings], AbstractContextManager[Web]]


def _uncached(settings: Settings) -> AbstractContextManager[Web]:
    """The client without its cache: what stands there now is the question."""
    from sources.fetch import Client

    return Client(settings.fetch)


def show_drift(path: Path, asked: Asked, form: str, *, fails: bool, opening: Opening = _uncached) -> Status:
    """Print what became of each page, as it is known; status 3 when some could not be reached."""
    notices = Notices(quiet=asked.quiet, verbose=asked.verbose)
    states: set[str] = set()
    with opening(settings_of(asked)) as web:
        for drift in find_drift(_open(path), _Told(web, notices)):
            notices.clear()
            write_out(drift.model_dump_json() + "\n" if form == "json" else _shown(drift))
            states.add(drift.state)
    if fails and states & {"edited", "vanished"}:
        return Status.FINDINGS
    return Status.IN_PART if "unreachable" in states else Status.DONE


class _Told(NamedTuple):
    """A client that says what it fetches."""

    web: Web
    notices: Notices

    def get(self, url: str) -> Page:
        self.notices.progress(f"fetching {url}")
        return self.web.get(url)

    def ask(self, url: str, *, headers: Sequence[tuple[str, str]] = ()) -> Page:
        self.notices.progress(f"asking {url}")
        return self.web.ask(url, headers=headers)


def _shown(drift: Drift) -> str:
    lines = [f"{drift.state:12} {drift.title or '(no headline)'}  {drift.url or 'local file'}"]
    if drift.detail:
        lines.append(f"{'':12} {drift.detail}")
    for change in drift.changes:
        lines += [f"{'':12} {mark} {words}" for mark, words in (("-", change.before), ("+", change.after)) if words]
    if drift.claims:
        lines.append(f"{'':12} bore on: {', '.join(drift.claims)}")
    return "\n".join(lines) + "\n"
