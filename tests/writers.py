"""Processes that write into and read from one store at once: used by a short test and a long benchmark."""

import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
WORK = """
import sys, time
sys.path.insert(0, sys.argv[4])
from datetime import UTC, datetime
from sources.model import Block, Document, Page, Span, document_id
from sources.store import Store
path, name, seconds = sys.argv[1], sys.argv[2], float(sys.argv[3])
until = time.monotonic() + seconds
added = read = slowest = 0
with Store.open(path) as store:
    while time.monotonic() < until:
        text = f"Harbour report {added} of office {name}. " + "The ferry council met again on the pier. " * 10
        page = Page(url=f"https://{name}.example/{added}", name="made", body=text.encode(),
                    fetched=datetime(2026, 1, 1, tzinfo=UTC), read_from="network")
        document = Document(id=document_id(text), url=page.url, name="made", title="", language="en",
                            sha256="0" * 64, text=text, blocks=(Block(kind="body", span=Span(0, len(text))),))
        began = time.monotonic()
        store.add(page, document)
        slowest = max(slowest, time.monotonic() - began)
        assert store.find(page.url).document.text == text, "a row of ours is lost"
        assert store.search([f"{name}"], limit=5), "a passage of ours is not found"
        added += 1
        read += 2
print(added, read, round(slowest, 3))
"""


class Done(NamedTuple):
    """What one process did."""

    added: int
    read: int
    slowest_s: float
    """Its longest wait for one addition."""
    errors: str
    """Its standard error; empty when all went well."""


def work_together(path: Path, *, processes: int, seconds: float) -> list[Done]:
    """What each of so many processes did in that time, all with the store at `path`."""
    command = [sys.executable, "-c", WORK, str(path)]
    running = [
        subprocess.Popen(
            [*command, f"office{n}", str(seconds), str(ROOT)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for n in range(processes)
    ]
    done = []
    for process in running:
        out, errors = process.communicate()
        added, read, slowest = out.split() or ("0", "0", "0")
        done.append(Done(int(added), int(read), float(slowest), errors))
    return done
