"""Bundles: a check that can be repeated byte for byte, and compared with what is published now."""

import io
import json
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from sources.archive import bodies_in, write_warc
from sources.errors import BadStatus, InputError, TimedOut
from sources.extract import extract, pages_in
from sources.fetch import AddressGuard, Client
from sources.files import read_page
from sources.model import Page, Reference
from sources.retrievers import Web
from sources.store import Store
from verify.bundles import (
    Bundle,
    Circumstances,
    Recorder,
    Taken,
    find_drift,
    freeze,
    read_bundle,
    replay,
)
from verify.cli import main
from verify.cli.freezing import show_drift
from verify.cli.options import Asked
from verify.cli.status import Status
from verify.pipeline import Tools, check
from verify.settings import Parts, Settings, tools_from

ROOT = Path(__file__).parent.parent
THEN = datetime(2026, 1, 5, 12, tzinfo=UTC)
ARTICLE = """<html><head><title>Pier closed</title></head><body><h1>Pier closed</h1>
<p>The harbour board of Varn lost 12 million crowns on the new pier, <a href="https://wire.example/a">the Varn Wire</a>
reported. The pier was closed on Friday after an audit, the board said in a statement to the press.</p>
<p>Two officials said the builder had been <a href="https://gone.example/b">paid twice</a> for the same work.</p>
</body></html>"""
STORY = """<html><body><h1>Board lost 12 million</h1>
<p>The harbour board of Varn lost 12 million crowns on the new pier,
an audit says. The chairwoman of the board has promised to publish the accounts in June.</p>
<p>The pier was opened last year and has been closed twice since then for repairs.</p></body></html>"""
SAVED = """<html><body><h1>Statement</h1>
<p>The pier was closed on Friday after an audit, the harbour board of Varn said.
It will open again when the audit is complete.</p></body></html>"""


class Shelf:
    """A web of a few pages, handed in where the client would be."""

    def __init__(self, pages: dict[str, str | Exception]) -> None:
        self.pages = pages
        self.asked: list[str] = []

    def get(self, url: str) -> Page:
        self.asked.append(url)
        found = self.pages.get(url, TimedOut(f"{url} took longer than 30 s"))
        if isinstance(found, Exception):
            raise found
        return page(found, url)

    def ask(self, url: str, *, headers: Sequence[tuple[str, str]] = ()) -> Page:
        return self.get(url)


def answer(status: int) -> BadStatus:
    error = BadStatus(f"the server answers {status}")
    error.status = status
    return error


def page(html: str, url: str | None = None) -> Page:
    return Page(
        url=url,
        final_url=url,
        name=url or "saved.html",
        status=200 if url else None,
        content_type="text/html; charset=utf-8",
        headers=(("etag", '"x"'),) if url else (),
        body=html.encode(),
        fetched=THEN,
        read_from="network" if url else "file",
    )


def taken(read: Page) -> Taken:
    document = extract(read)
    return Taken(read, Reference(document=document, fetched=read.fetched, read_from=read.read_from, sha256=read.sha256))


def equip(bundle: Bundle, store: Store, web: Web) -> Tools:
    return tools_from(Parts(Settings(**bundle.manifest.settings)), [store], web)


@pytest.fixture(scope="module")
def frozen() -> bytes:
    return frozen_with()


def frozen_with(site: str | None = None) -> bytes:
    """A check of an article with one linked page, one dead link and one saved reference, as a bundle.

    `site` is where article and linked page stand; two sites of their own unless given.
    """
    html, url, linked = ARTICLE, "https://herald.example/pier", "https://wire.example/a"
    if site:
        html, url, linked = ARTICLE.replace("https://wire.example", site), f"{site}/pier", f"{site}/a"
    article, settings = taken(page(html, url)), Settings()
    recorder = Recorder(Shelf({linked: STORY, "https://gone.example/b": answer(404)}))
    with Store.open(":memory:") as store:
        saved = page(SAVED)
        reference = store.add(saved, extract(saved))
        tools = tools_from(Parts(settings), [store], recorder)._replace(now=lambda: THEN)
        report = check(article.reference.document, tools)
    made_with = Circumstances({"judge": settings.judge}, None, [Taken(saved, reference)], recorder)
    return freeze(article, report, made_with)


def test_a_replay_gives_the_frozen_report_byte_for_byte_without_the_web(frozen):
    found = replay(read_bundle(frozen, "a.zip"), equip)
    assert found.is_same
    assert found.causes == ()
    assert found.body == zipfile.ZipFile(io.BytesIO(frozen)).read("report.json")
    assert {r.read_from for r in found.report.references} == {"network", "file"}
    assert any("404" in problem.message for problem in found.report.problems)


def test_the_frozen_report_holds_evidence_of_both_pages(frozen):
    report = replay(read_bundle(frozen, "a.zip"), equip).report
    assert {"Board lost 12 million", "Statement"} <= {r.title for r in report.references}
    assert any(e.stance == "supports" for e in report.evidence)


def test_another_report_is_told_with_what_may_explain_it(frozen):
    bundle = read_bundle(frozen, "a.zip")
    manifest = bundle.manifest.model_copy(update={"version": "0.0.1", "models": {"parser": "0" * 64}})
    found = replay(bundle._replace(report=bundle.report.replace(b"Pier", b"Peer"), manifest=manifest), equip)
    assert not found.is_same
    assert [cause.partition(" by ")[0] for cause in found.causes] == [
        "it was frozen",
        "the model parser is another one",
    ]


def test_the_same_check_is_the_same_bundle(frozen):
    bundle = read_bundle(frozen, "a.zip")
    names = [entry.filename for entry in zipfile.ZipFile(io.BytesIO(frozen)).infolist()]
    assert names == ["manifest.json", "pages.warc.gz", "report.json"]
    assert len(bundle.bodies) == 4  # the archive's own record, the article, the linked page, the saved page


def test_the_pages_of_a_bundle_open_as_a_web_archive(frozen):
    archive = zipfile.ZipFile(io.BytesIO(frozen)).read("pages.warc.gz")
    held = page(STORY).model_copy(update={"body": archive})
    assert [p.url for p in pages_in(held)] == ["https://herald.example/pier", "https://wire.example/a"]


NOW = {"https://herald.example/pier": ARTICLE, "https://wire.example/a": STORY}


@pytest.mark.parametrize(
    ("change", "state", "detail"),
    [
        ({}, "unchanged", ""),
        ({"https://wire.example/a": STORY.replace("12 million crowns", "14 million crowns")}, "edited", ""),
        ({"https://wire.example/a": answer(404)}, "vanished", "404"),
        ({"https://wire.example/a": answer(503)}, "unreachable", "503"),
        ({"https://wire.example/a": TimedOut("took too long")}, "unreachable", "too long"),
    ],
    ids=["same", "one word", "gone", "broken server", "slow server"],
)
def test_drift_says_what_became_of_a_page(frozen, change, state, detail):
    drifts = {d.url: d for d in find_drift(read_bundle(frozen, "a.zip"), Shelf(NOW | change))}
    found = drifts["https://wire.example/a"]
    assert (found.state, detail in found.detail) == (state, True)
    assert drifts["https://herald.example/pier"].state == "unchanged"
    assert drifts[None].state == "local"


def test_an_edit_of_one_word_is_shown_with_the_claims_it_touches(frozen):
    edited = STORY.replace("12 million crowns", "14 million crowns")
    drifts = find_drift(read_bundle(frozen, "a.zip"), Shelf(NOW | {"https://wire.example/a": edited}))
    found = next(d for d in drifts if d.url == "https://wire.example/a")
    assert [("12 million" in c.before, "14 million" in c.after) for c in found.changes] == [(True, True)]
    assert found.claims


def test_the_commands_freeze_replay_and_compare(tmp_path, capfd, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SECONDSOURCE_STORE", str(tmp_path / "none.sqlite"))
    Path("refs").mkdir()
    Path("refs/saved.html").write_text(SAVED)
    Path("a.html").write_text(ARTICLE)
    assert main(["freeze", "a.html", "--refs", "refs", "--offline", "-o", "a.zip"]) == 0
    for name in ("refs/saved.html", "a.html"):
        Path(name).unlink()
    assert main(["replay", "a.zip", "--format", "json"]) == 0
    told = capfd.readouterr()
    assert told.out.encode() == zipfile.ZipFile("a.zip").read("report.json")
    assert "the same report as the frozen one, byte for byte" in told.err
    assert main(["drift", "a.zip", "--quiet"]) == 0
    assert capfd.readouterr().out.startswith("local ")


def test_house_rules_go_along_in_the_bundle(tmp_path, capfd, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SECONDSOURCE_STORE", str(tmp_path / "none.sqlite"))
    Path("a.html").write_text(ARTICLE)
    Path("house.toml").write_text((ROOT / "seeds" / "house-rules" / "ap.toml").read_text("utf-8"))
    assert main(["freeze", "a.html", "--rules", "house.toml", "--offline", "-o", "a.zip"]) == 0
    Path("house.toml").unlink()
    assert main(["replay", "a.zip", "--format", "json"]) == 0
    assert json.loads(capfd.readouterr().out)["rubric"].startswith("rubric/1+house:")


def test_drift_reads_a_real_server_past_every_cache(frozen, tmp_path, capfd):
    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = STORY.replace("12 million", "14 million").encode() if self.path == "/a" else b"<p>x</p>"
            self.send_response(200 if self.path == "/a" else 404)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        port = server.server_address[1]
        Thread(target=server.serve_forever, daemon=True).start()
        guard = AddressGuard(ports=(port,), lookup=lambda *_: ["127.0.0.1"], also_allowed=[("127.0.0.1", port)])
        body = frozen_with(f"http://wire.example:{port}")
        (tmp_path / "a.zip").write_bytes(body)
        opening = lambda settings: Client(settings.fetch, guard=guard)  # noqa: E731 - as short as it is
        status = show_drift(tmp_path / "a.zip", Asked(quiet=True), "json", fails=True, opening=opening)
        server.shutdown()
    found = {line["url"]: line for line in map(json.loads, capfd.readouterr().out.splitlines())}
    assert status == Status.FINDINGS
    assert found[f"http://wire.example:{port}/a"]["state"] == "edited"
    assert found[f"http://wire.example:{port}/pier"]["state"] == "vanished"


def test_keys_that_services_are_asked_with_are_not_kept():
    recorder = Recorder(Shelf({"https://api.example/?q=pier": STORY}))
    recorder.ask("https://api.example/?q=pier", headers=(("X-Token", "secret"),))
    assert "secret" not in "".join(e.model_dump_json() for e in recorder.exchanges)


def rezipped(frozen: bytes, **members: bytes | None) -> bytes:
    """The bundle with members replaced, added or (None) left out; `_` stands for the dot of a name."""
    changed = {name.replace("_", "."): body for name, body in members.items()}
    with zipfile.ZipFile(io.BytesIO(frozen)) as old:
        files = {entry.filename: old.read(entry) for entry in old.infolist()} | changed
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name, body in files.items():
            if body is not None:
                new.writestr(name, body)
    return buffer.getvalue()


def doubled(frozen: bytes) -> bytes:
    buffer = io.BytesIO(frozen)
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("report.json", b"{}")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda _: b"hello", "is no bundle"),
        (lambda b: b[: len(b) // 2], "is no bundle"),
        (lambda b: rezipped(b, report_json=b"{}"), "was altered: its report.json"),
        (lambda b: rezipped(b, rules_toml=b"x = 1"), "was altered: its rules.toml"),
        (lambda b: rezipped(b, manifest_json=b'{"schema": "bundle/2"}'), "no bundle/1"),
        (lambda b: rezipped(b, manifest_json=None), "manifest.json is missing"),
        (lambda b: rezipped(b, pages_warc_gz=b"hello"), "pages that cannot be read"),
        (lambda b: rezipped(b, **{"../../etc/passwd": b"root"}), "it holds '../../etc/passwd'"),
        (doubled, "or a file twice"),
        (lambda b: rezipped(b, rules_toml=b" " * 1_000_001), "rules.toml of more than 1 MB"),
    ],
    ids=["no zip", "cut", "report", "rules", "schema", "no manifest", "pages", "traversal", "twice", "bomb"],
)
def test_a_foreign_or_altered_bundle_is_refused_in_one_line(frozen, spoil, says):
    with pytest.raises(InputError, match=says) as caught:
        read_bundle(spoil(frozen), "a.zip")
    assert "\n" not in str(caught.value)


def test_bodies_of_an_archive_are_bounded_in_all():
    archive = write_warc([page("x" * 100_000, "https://a.example/")])
    assert len(archive) < 2_000
    with pytest.raises(ValueError, match="more than 50,000 bytes"):
        bodies_in(archive, most=50_000)


def test_a_body_that_many_pages_share_stands_in_the_archive_once():
    archive = write_warc([page(STORY, "https://a.example/"), page(STORY, "https://b.example/")])
    assert len(bodies_in(archive, most=10**6)) == 2  # the archive's own record, and the body


def test_a_page_keeps_odd_bytes_and_headers_through_an_archive():
    odd = page("", "https://a.example/ü\r\nX: y").model_copy(
        update={"body": bytes(range(256)) + b"\r\n\r\nWARC/1.1\r\n"}
    )
    assert bodies_in(write_warc([odd]), most=10**6)[odd.sha256] == odd.body


def test_a_file_read_from_disk_is_kept_as_a_resource():
    local = read_page(str(ROOT / "seeds" / "example" / "article.html"), now=THEN)
    assert local.sha256 in bodies_in(write_warc([local]), most=10**7)


def test_the_manifest_names_models_and_settings(frozen):
    manifest = json.loads(zipfile.ZipFile(io.BytesIO(frozen)).read("manifest.json"))
    assert manifest["schema"] == "bundle/1"
    assert "parser" in manifest["models"]
    assert manifest["settings"] == {"judge": "differences.v1"}
