"""Small drawings as numbers: which references go back to which origin, and who told it when. Templates draw them.

All units are those of the drawing, 340 wide so that letters stay readable on a phone.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import NamedTuple

from verify.model import Origin, Report, ReportReference
from verify.reports.html.ground import Ground
from verify.reports.index import votes
from verify.reports.view import credit

WIDTH = 340
ROW = 22
MOST = 12
"""References drawn for one claim; the sentence beside the drawing counts them all."""
LETTERS = 22
"""Of a name in a drawing; the source sheet has it whole."""
_LEFT, _RIGHT = 12, WIDTH - 12


class Dot(NamedTuple):
    """A mark with its label."""

    x: float
    y: float
    label: str
    words: str
    tone: str


class Line(NamedTuple):
    """A stroke from one mark to another."""

    x1: float
    y1: float
    x2: float
    y2: float
    tone: str


class Drawing(NamedTuple):
    """Marks and strokes with what they say in one sentence."""

    height: int
    words: str
    dots: tuple[Dot, ...]
    boxes: tuple[Dot, ...]
    lines: tuple[Line, ...]


def origins_drawing(claim: str, ground: Ground) -> Drawing | None:
    """References on the left, the origins they go back to on the right; None where no passage counts."""
    parts, numbers = ground.parts, ground.numbers
    counted = [e for e in parts.evidence.get(claim, ()) if votes(e) and e.reference in numbers]
    origins = [o for o in parts.origins.get(claim, ()) if any(e.origin == o.id for e in counted)]
    drawn = sorted({(_place(e.origin, origins), e.reference, e.origin, e.stance) for e in counted})[:MOST]
    if not drawn:
        return None
    rows = list(dict.fromkeys(reference for _, reference, _, _ in drawn))
    seen = [o for o in origins if any(o.id == origin for _, _, origin, _ in drawn)]
    height = ROW * max(len(rows), len(seen)) + 6
    left = {reference: ROW * n + ROW // 2 + 3 for n, reference in enumerate(rows)}
    right = {o.id: round(height * (n + 0.5) / len(seen)) for n, o in enumerate(seen)}
    return Drawing(
        height,
        ground.tallies.get(claim) or f"{len(rows)} URLs → {len(seen)} origins",
        tuple(Dot(_LEFT, y, str(numbers[r]), _publisher(parts.references[r]), "") for r, y in left.items()),
        tuple(Dot(218, right[o.id], "", shortened(o.name, 18), "") for o in seen),
        tuple(Line(166, left[r], 214, right[o], stance) for _, r, o, stance in drawn),
    )


def _publisher(reference: ReportReference) -> str:
    """Who published it; the drawing has no room for the date."""
    return shortened(credit(reference).rpartition(", ")[0])


def _place(origin: str, origins: Sequence[Origin]) -> int:
    return next((n for n, o in enumerate(origins) if o.id == origin), len(origins))


def timeline_of_claim(claim: str, ground: Ground) -> Drawing | None:
    """Who told the claim when; None with fewer than two dates, and in long articles, where the list says it."""
    if ground.is_long:
        return None
    numbers, told = ground.numbers, ground.tellings.get(claim, ())
    dated = {(t.published, numbers[t.reference]) for t in told if t.published and t.reference in numbers}
    drawn = _timeline(sorted(dated), ground.parts.report.document.published, "")
    # The list beside it says the same in words, telling by telling.
    return drawn and drawn._replace(words="Who told it when, as listed below")


def timeline_of_references(report: Report) -> Drawing | None:
    """When the article and each reference were published; None with fewer than two dates."""
    dated = sorted((r.published, n) for n, r in enumerate(report.references, 1) if r.published)
    return _timeline(dated, report.document.published, "When the references were published")


def _timeline(dated: Sequence[tuple[str, int]], article: str | None, words: str) -> Drawing | None:
    marks = [(day(when), str(n)) for when, n in dated] + ([(day(article), "A")] if article else [])
    known = sorted((at, label) for at, label in marks if at is not None)
    if len(known) < 2 or known[0][0] == known[-1][0]:
        return None
    first, last = known[0][0], known[-1][0]
    rows: list[float] = []
    dots = []
    for at, label in known:
        x = round(_LEFT + (at - first) / (last - first) * (_RIGHT - _LEFT))
        row = next((n for n, taken in enumerate(rows) if x - taken >= 19), len(rows))
        rows[row : row + 1] = [x]
        dots.append(Dot(x, 12 + 19 * row, label, "", "article" if label == "A" else ""))
    base = 12 + 19 * len(rows)
    ends = (
        Dot(0, base + 16, "", _stamp(first), "start"),
        Dot(WIDTH, base + 16, "", _stamp(last), "end"),
    )
    # In one sentence all that the marks say, for those who hear it.
    told = f"{words}: " + ", ".join(f"{'the article' if n == 'A' else n} {_stamp(at)}" for at, n in known)
    return Drawing(base + 22, told, tuple(dots), ends, (Line(0, base, WIDTH, base, "axis"),))


def day(when: str) -> float | None:
    """Seconds since the epoch of an ISO 8601 date or time, without a zone read as UTC; None where it is neither."""
    try:
        moment = datetime.fromisoformat(when)
    except ValueError:
        try:
            moment = datetime.combine(date.fromisoformat(when[:10]), datetime.min.time())
        except ValueError:
            return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()


def _stamp(at: float) -> str:
    return f"{datetime.fromtimestamp(at, UTC):%Y-%m-%d %H:%M}"


def shortened(text: str, letters: int = LETTERS) -> str:
    """`text`, cut with an ellipsis to so many code points."""
    return text if len(text) <= letters else text[: letters - 1].rstrip() + "…"
