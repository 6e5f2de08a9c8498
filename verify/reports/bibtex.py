"""The references as BibTeX, one `@misc` each; TeX runs nothing of what strangers wrote."""

import re
import unicodedata

from verify.model import Report, ReportReference
from verify.reports.escape import link_target, one_line
from verify.reports.index import publisher_of

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
}
# An @ in a field ends nothing, but old BibTeX takes it for the next entry once a brace has gone missing.
_TEX = str.maketrans({**_SPECIAL, "@": r"{\char64}"})


def render(report: Report, **_look: object) -> str:
    """A BibTeX database of everything the article was held against; a comment line where that is nothing."""
    if not report.references:
        return "% no references were read\n"
    return "\n".join(_entry(reference) for reference in report.references)


def _entry(reference: ReportReference) -> str:
    date = re.match(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", reference.published or "")
    target = link_target(reference.url) if reference.url else None
    fields = {
        "author": f"{{{tex(publisher_of(reference))}}}",
        "title": f"{{{tex(reference.title or reference.name)}}}",
        "year": date[1] if date else None,
        "month": str(int(date[2])) if date and date[2] else None,
        "day": str(int(date[3])) if date and date[3] else None,
        "howpublished": rf"\url{{{target}}}" if target else tex(reference.name),
        "urldate": f"{reference.fetched:%Y-%m-%d}",
        "note": f"Read {reference.fetched:%Y-%m-%d} from {reference.read_from}, SHA-256 {reference.sha256[:16]}",
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join((f"@misc{{{key_of(reference)},", *lines, "}", ""))


def key_of(reference: ReportReference) -> str:
    """`tarnnews2025-a1b2c3d4`: publisher, year, and the beginning of the reference's id, which keeps keys apart."""
    ascii_name = unicodedata.normalize("NFKD", publisher_of(reference)).encode("ascii", "ignore").decode()
    name = re.sub(r"[^a-z0-9]", "", ascii_name.casefold())[:20] or "page"
    year = (reference.published or "")[:4]
    return f"{name}{year if year.isdigit() else ''}-{re.sub('[^0-9a-z]', '', reference.id)[1:9]}"


def tex(words: str) -> str:
    """Words on one line that TeX prints as they are."""
    return one_line(words).translate(_TEX)
