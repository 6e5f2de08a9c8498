"""Pages made for the tests of `sources.extract`, and short views of what came out."""

import gzip
from datetime import UTC, datetime

from sources.extract import extract
from sources.model import Document, Page

NOW = datetime(2026, 1, 5, 12, 0, tzinfo=UTC)


def page(body: str | bytes, name: str = "story.txt", **fields) -> Page:
    raw = body.encode() if isinstance(body, str) else body
    return Page(name=name, body=raw, fetched=NOW, read_from="file", **fields)


def read(body: str | bytes, name: str = "story.txt", **fields) -> Document:
    return extract(page(body, name, **fields))


def blocks(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, block.span.of(document.text)) for block in document.blocks]


def texts(document: Document, kind: str) -> list[str]:
    return [text for found, text in blocks(document) if found == kind]


def warc(*answers: tuple[str, str, str, bytes], gzipped: bool = False) -> bytes:
    """A web archive of (url, status line, content type, body)."""
    records = [b"WARC/1.1\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n"]
    for url, status, kind, body in answers:
        block = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + body
        head = f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-05-03T07:30:00Z\r\n"
        head += f"Content-Type: application/http;msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
        records.append(head.encode() + block + b"\r\n\r\n")
    return b"".join(gzip.compress(record) if gzipped else record for record in records)


ARTICLE_HTML = """<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Ferry sinks off Varn | The Varn Herald</title>
<link rel="canonical" href="https://herald.example/2024/05/03/ferry#top">
<meta property="og:title" content="Ferry sinks off Varn - The Varn Herald">
<meta property="og:site_name" content="The Varn Herald">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[
 {"@type":"Organization","@id":"#org","name":"The Varn Herald"},
 {"@type":"Person","@id":"#ann","name":"Ann Poe"},
 {"@type":"NewsArticle","headline":"Ferry sinks off Varn","datePublished":"2024-05-03T07:30:00+02:00",
  "author":[{"@id":"#ann"},{"@type":"Person","name":"By Bob Roe"}],"publisher":{"@id":"#org"}}]}</script></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
<article><h1>Ferry sinks off Varn</h1>
<p>The ferry <em>Olsen</em> sank off Varn on Friday morning, <a href="/port">the <b>port</b> authority</a> said. All 42
people aboard were taken off by two fishing boats before it went down, and nobody was hurt in the accident.</p>
<p>It had left the harbour at six, <a href="https://wire.example/a">according to a report</a> by the coast guard, and
took in water after an hour. <a href="mailto:a@herald.example">Write to us</a> or <a href="#top">go up</a> for more.</p>
<blockquote><p>We heard a loud crack and then the engines stopped, said the captain, who has sailed this line for twenty
years and had never seen water come in so fast.</p></blockquote>
<p>Read more: <a href="https://herald.example/old">How the ferry was built in a hurry</a></p>
<p>The owners have promised to raise the ship by the end of the month and to pay for the cleaning of the shore.</p>
</article><footer>&copy; 2024 The Varn Herald. All rights reserved.</footer></body></html>"""
