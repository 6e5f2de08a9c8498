"""SYNTHETIC pages, all invented for these tests: outlets that say something else than the article that cites them.

Each case has what the article says, what the cited page says instead, and a twin that says the same in other words.
No outlet, person, place or event in them is real, and every page says so at its foot.
"""

import html
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import NamedTuple

from verify.model import DifferenceKind

NOTICE = "This is a synthetic page, invented for a test. Nothing on it is real."


class Case(NamedTuple):
    """One way in which a cited page may differ from the article."""

    kind: DifferenceKind
    outlet: str
    says: str
    """What the article says, the outlet it cites left out; `{}` is where the outlet is named."""
    cited: str
    """What the page says instead."""
    faithful: str
    """The same as the article says, in other words."""
    differs: tuple[str, str]
    """Words of the article and of the page that have to be shown."""
    beside: str
    """What else the page tells."""


FIRST = (
    Case(
        "number",
        "Harbour Post",
        "The ferry company has sold 42,000 season tickets since March, the {} reported.",
        "The ferry company has sold 4,200 season tickets since March.",
        "Since March the ferry company has sold 42,000 season tickets.",
        ("42,000", "4,200"),
        "The boats run every half hour in summer. A second pier is being built.",
    ),
    Case(
        "number",
        "Ellwick Courier",
        "The blaze destroyed 17 barns near Ellwick, according to the {}.",
        "The blaze destroyed 71 barns near Ellwick.",
        "Near Ellwick, the blaze destroyed 17 barns.",
        ("17", "71"),
        "Nobody was hurt. The cause is being looked into.",
    ),
    Case(
        "unit",
        "Alpine Messenger",
        "The new rail tunnel is 12 miles long, the {} reported.",
        "The new rail tunnel is 12 kilometres long.",
        "At 12 miles long, the new rail tunnel is the longest of the line.",
        ("miles", "kilometres"),
        "Drilling took nine years. Trains will run through it at night first.",
    ),
    Case(
        "unit",
        "Vale Gazette",
        "The reservoir holds 30 million litres of drinking water, according to the {}.",
        "The reservoir holds 30 million gallons of drinking water.",
        "The reservoir holds 30 million litres of drinking water when it is full.",
        ("litres", "gallons"),
        "It was cleaned last autumn. Swimmers are kept out by a fence.",
    ),
    Case(
        "date",
        "Assize Record",
        "The appeal court will hear the poisoning case on 14 May, the {} reported.",
        "The appeal court will hear the poisoning case on 4 May.",
        "The poisoning case will be heard by the appeal court on 14 May.",
        ("14 May", "4 May"),
        "Three judges were named. The public gallery has forty seats.",
    ),
    Case(
        "date",
        "Gallery Review",
        "The glass museum opened its doors in 1987, according to the {}.",
        "The glass museum opened its doors in 1978.",
        "The glass museum first opened its doors in 1987.",
        ("1987", "1978"),
        "Its collection grew out of a gift. Schools visit free of charge.",
    ),
    Case(
        "negation",
        "Drum Hill Echo",
        "The county council approved the plan for a wind farm at Drum Hill, the {} reported.",
        "The county council did not approve the plan for a wind farm at Drum Hill.",
        "The county council has approved the plan for a wind farm at Drum Hill.",
        ("approved", "not"),
        "Walkers had signed a petition. Another site is in talks.",
    ),
    Case(
        "negation",
        "School Herald",
        "Inspectors found traces of lead in the water of the primary school, according to the {}.",
        "Inspectors found no traces of lead in the water of the primary school.",
        "Traces of lead were found by inspectors in the water of the primary school.",
        ("traces", "no"),
        "Pupils bring bottles. The pipes date from the seventies.",
    ),
    Case(
        "direction",
        "Timber Trade News",
        "Exports of sawn timber rose by 8 percent in April, the {} reported.",
        "Exports of sawn timber fell by 8 percent in April.",
        "In April, exports of sawn timber rose by 8 percent.",
        ("rose", "fell"),
        "Pulp went mostly by rail. Mills work two shifts.",
    ),
    Case(
        "direction",
        "Dunmere Sports",
        "The Rovers won the final of the county shield against Dunmere, according to the {}.",
        "The Rovers lost the final of the county shield against Dunmere.",
        "The Rovers won the final of the county shield against Dunmere after extra time.",
        ("won", "lost"),
        "It rained all through the match. Stewards lent out capes.",
    ),
    Case(
        "name",
        "Reading Room",
        "Helen Marsh will lead the national library from June, the {} reported.",
        "Clara Voss will lead the national library from June.",
        "From June, Helen Marsh will lead the national library.",
        ("Helen Marsh", "Clara Voss"),
        "The post had been empty for a year. The house has nine million books.",
    ),
    Case(
        "name",
        "Builders Weekly",
        "The city gave the contract for the opera roof to Baltrix, according to the {}.",
        "The city gave the contract for the opera roof to Norvane.",
        "The contract for the opera roof was given to Baltrix by the city.",
        ("Baltrix", "Norvane"),
        "Four firms had bid. Work begins after the season.",
    ),
    Case(
        "place",
        "Coast Observer",
        "The gale tore roofs off thirty houses in Plymouth, the {} reported.",
        "The gale tore roofs off thirty houses in Brighton.",
        "In Plymouth the gale tore roofs off thirty houses.",
        ("Plymouth", "Brighton"),
        "Fishing boats stayed in port. Schools opened an hour late.",
    ),
    Case(
        "place",
        "Ledger Daily",
        "The savings bank will build its new headquarters in Lisbon, according to the {}.",
        "The savings bank will build its new headquarters in Porto.",
        "The savings bank will build its new headquarters in Lisbon next to the old mint.",
        ("Lisbon", "Porto"),
        "The old tower was sold. Clerks will move in stages.",
    ),
    Case(
        "role",
        "River Watch",
        "Tolland sued Breckford over the poisoned river, the {} reported.",
        "Breckford sued Tolland over the poisoned river.",
        "Tolland sued Breckford over the poisoned river in the spring.",
        ("Tolland", "Breckford"),
        "Anglers had counted dead trout. The hearing is public.",
    ),
    Case(
        "role",
        "Masonry Times",
        "The mayor accused the builders of hiding cracks in the viaduct, according to the {}.",
        "The builders accused the mayor of hiding cracks in the viaduct.",
        "The mayor has accused the builders of hiding cracks in the viaduct.",
        ("mayor", "builders"),
        "Lorries are sent round by the ring road. Sensors were glued on.",
    ),
    Case(
        "hedge",
        "Ward Bulletin",
        "The new serum cures marsh fever within a week, the {} reported.",
        "The new serum may cure marsh fever within a week.",
        "Within a week, the new serum cures marsh fever.",
        ("cures", "may"),
        "Sixty patients took part. Doses are kept on ice.",
    ),
    Case(
        "hedge",
        "Runway Reporter",
        "The airline will cut 300 jobs this winter, according to the {}.",
        "The airline could cut 300 jobs this winter.",
        "This winter the airline will cut 300 jobs.",
        ("will", "could"),
        "Its fleet is twelve years old. Two routes were dropped.",
    ),
    Case(
        "attribution",
        "Span Journal",
        "The chain bridge is no longer safe for lorries, engineer Paul Dorn said, the {} reported.",
        "The chain bridge is no longer safe for lorries, union leader Rita Hale said.",
        "The chain bridge is no longer safe for lorries, engineer Paul Dorn said.",
        ("Paul Dorn", "Rita Hale"),
        "It was painted two years ago. A toll was never charged.",
    ),
    Case(
        "attribution",
        "Net and Line",
        "Herring fishing will be banned in the bay, the Fisheries Ministry said, according to the {}.",
        "Herring fishing will be banned in the bay, the Anglers Union said.",
        "Herring fishing will be banned in the bay, said the Fisheries Ministry.",
        ("Fisheries Ministry", "Anglers Union"),
        "Stocks had shrunk for a decade. Cod is still landed.",
    ),
    Case(
        "quote",
        "Cloister Letter",
        "“We will never sell the abbey land to a hotel,” Abbot Leo Farr told the {}.",
        "“We will gladly sell the abbey land to a hotel,” Abbot Leo Farr told us.",
        "“We will never sell the abbey land to a hotel,” Abbot Leo Farr told us in the garden.",
        ("never", "gladly"),
        "The orchard is let to a farmer. Eleven monks live there.",
    ),
    Case(
        "quote",
        "Valley Sentinel",
        "“The dam was a disaster for our valley,” farmer Ida Lund told the {}.",
        "“The dam was a blessing for our valley,” farmer Ida Lund told us.",
        "“The dam was a disaster for our valley,” farmer Ida Lund told us at the market.",
        ("disaster", "blessing"),
        "Her sheep graze below the wall. The road was moved uphill.",
    ),
)


def _later() -> Iterator[Case]:
    """The cases of the table beside this file, written after the judge had grown up with the first."""
    for line in Path(__file__).with_suffix(".tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            kind, outlet, says, cited, faithful, ours, theirs, beside = line.split("\t")
            yield Case(kind, outlet, says, cited, faithful, (ours, theirs), beside)  # type: ignore[arg-type]


CASES = (*FIRST, *_later())


def host_of(case: Case) -> str:
    """The invented outlet's address; a test's own lookup leads it to this machine."""
    return case.outlet.lower().replace(" ", "-") + ".org"


def page(case: Case, *, faithful: bool) -> str:
    """The cited page in HTML."""
    told = case.faithful if faithful else case.cited
    facts = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": f"News of the day in the {case.outlet}",
        "datePublished": "2025-05-02T08:00:00Z",
        "publisher": {"@type": "Organization", "name": case.outlet},
    }
    body = "".join(f"<p>{html.escape(words)}</p>" for words in (told, *case.beside.split(". ")))
    return (
        f'<!doctype html><html lang="en"><head><title>{html.escape(str(facts["headline"]))}</title>'
        f'<meta property="og:site_name" content="{html.escape(case.outlet)}">'
        f'<script type="application/ld+json">{json.dumps(facts)}</script></head>'
        f"<body><article><h1>News of the day in the {html.escape(case.outlet)}</h1>{body}</article>"
        f"<footer><p>{NOTICE}</p></footer></body></html>"
    )


def article(cases: Sequence[Case], port: int) -> str:
    """An article in HTML that cites and links every case's outlet."""
    paragraphs = []
    for case in cases:
        before, after = case.says.split("{}")
        link = f'<a href="http://{host_of(case)}:{port}/story">{case.outlet}</a>'
        paragraphs.append(f"<p>{html.escape(before)}{link}{html.escape(after)}</p>")
    return (
        '<!doctype html><html lang="en"><head><title>What others report</title>'
        '<meta property="og:site_name" content="Morning Digest"></head>'
        f"<body><article><h1>What others report</h1>{''.join(paragraphs)}</article>"
        f"<footer><p>{NOTICE}</p></footer></body></html>"
    )


@contextmanager
def served(cases: Sequence[Case], *, faithful: bool) -> Iterator[int]:
    """Serves every cited page over real sockets on this machine, told apart by host; gives the port."""
    pages = {host_of(case): page(case, faithful=faithful).encode() for case in cases}

    class Pages(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = pages.get(self.headers["Host"].partition(":")[0], b"") if self.path == "/story" else b""
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
