"""The lines of a PDF, read in a process of its own with limits: PDFs are programs, and their readers have bugs.

Run as a script, by path: bytes of the PDF on standard input, `Lines` as JSON on standard output. Exit status 0, 3 when
a password is needed, 4 when it is no PDF that can be read, 5 when it has too many pages. The only door to pypdfium2.
"""

import contextlib
import json
import resource
import sys
from collections.abc import Iterator

ADDRESS_SPACE = 1_500_000_000
"""Bytes; pdfium maps about 200 MB for ordinary pages."""
CPU_S = 30
PAGES = 500
LOCKED, BROKEN, TOO_LONG = 3, 4, 5


def limit() -> None:
    """Bind this process: memory, CPU seconds, no file to be written."""
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_S, CPU_S))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def read(body: bytes) -> dict[str, object]:
    """Metadata, and for each page its lines: text, left, right, bottom (points), size of type."""
    import pypdfium2 as pdfium

    try:
        pdf = pdfium.PdfDocument(body)
    except pdfium.PdfiumError as err:
        raise SystemExit(LOCKED if "password" in str(err).lower() else BROKEN) from err
    if len(pdf) > PAGES:
        raise SystemExit(TOO_LONG)
    return {"title": pdf.get_metadata_value("Title"), "pages": [list(_lines(page)) for page in pdf]}


def _lines(page: object) -> Iterator[tuple[str, float, float, float, float]]:
    from pypdfium2 import raw

    text_page = page.get_textpage()  # type: ignore[attr-defined]
    start = 0
    for line in text_page.get_text_range().split("\r\n"):
        shown = [start + n for n, char in enumerate(line) if not char.isspace()]
        start += len(line) + 2
        # Generated characters have no box; a line of those alone has no place.
        with contextlib.suppress(Exception):
            first, last = text_page.get_charbox(shown[0]), text_page.get_charbox(shown[-1])
            size = raw.FPDFText_GetFontSize(text_page.raw, shown[0])
            yield line.strip(), first[0], last[2], min(first[1], last[1]), size


def main() -> None:
    """Read standard input, write JSON."""
    body = sys.stdin.buffer.read()
    limit()
    # "surrogatepass" would break the JSON's UTF-8: escapes carry odd characters over.
    sys.stdout.write(json.dumps(read(body), ensure_ascii=True))


if __name__ == "__main__":
    main()
