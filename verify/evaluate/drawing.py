"""Charts of reliability as SVG: no library, no script, readable in light and dark, with the numbers in their titles."""

from collections.abc import Sequence
from html import escape

from verify.evaluate.reliability import Bin, Point

SIDE, MARGIN = 300, 48
"""Pixels: the square a chart is drawn in, and the room for its axis."""
_STYLE = (
    "text{font:12px system-ui,sans-serif;fill:currentColor}.axis{stroke:currentColor;fill:none;opacity:.5}"
    ".ideal{stroke:currentColor;stroke-dasharray:4 4;opacity:.4}.bar{fill:#3b6fb6;opacity:.75}"
    ".curve{stroke:#3b6fb6;stroke-width:2;fill:none}"
)


def draw_reliability(name: str, bins: Sequence[Bin], curve: Sequence[Point] = (), *, error: float) -> str:
    """A reliability diagram (dots as large as what they stand for), and beside it the coverage–precision curve."""
    wide = 2 * (SIDE + MARGIN) + MARGIN if curve else SIDE + 2 * MARGIN
    high = SIDE + 2 * MARGIN
    title = escape(f"{name}: expected calibration error {error:.3f}")
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" role="img" aria-label="{title}">',
        f"<title>{title}</title><style>{_STYLE}</style>",
        *_panel(MARGIN, "stated probability", "share right", title),
        f'<line class="ideal" x1="{MARGIN}" y1="{MARGIN + SIDE}" x2="{MARGIN + SIDE}" y2="{MARGIN}"/>',
        *(_dot(b, sum(x.answers for x in bins)) for b in bins),
        *(_curve(curve, 2 * MARGIN + SIDE) if curve else ()),
        "</svg>\n",
    ]
    return "\n".join(parts)


def _panel(left: int, below: str, beside: str, title: str) -> list[str]:
    axis = f'<rect class="axis" x="{left}" y="{MARGIN}" width="{SIDE}" height="{SIDE}"/>'
    marks = [
        f'<text x="{left + share * SIDE:.0f}" y="{MARGIN + SIDE + 16}" text-anchor="middle">{share:g}</text>'
        f'<text x="{left - 6}" y="{MARGIN + SIDE - share * SIDE + 4:.0f}" text-anchor="end">{share:g}</text>'
        for share in (0, 0.5, 1)
    ]
    return [
        axis,
        *marks,
        f'<text x="{left + SIDE // 2}" y="{MARGIN + SIDE + 36}" text-anchor="middle">{escape(below)}</text>',
        f'<text x="{left}" y="{MARGIN - 26}">{title}</text><text x="{left}" y="{MARGIN - 8}">↑ {escape(beside)}</text>',
    ]


def _dot(found: Bin, total: int) -> str:
    size = 3 + 12 * (found.answers / total) ** 0.5
    x, y = _at(MARGIN, found.p, found.right)
    told = f"{found.answers} answers: stated {found.p:.2f}, right {found.right:.2f}"
    return f'<circle class="bar" cx="{x}" cy="{y}" r="{size:.1f}"><title>{told}</title></circle>'


def _curve(curve: Sequence[Point], left: int) -> list[str]:
    widest = max(point.coverage for point in curve)
    path = " ".join("{},{}".format(*_at(left, p.coverage / widest, p.precision)) for p in curve)
    dots = [
        '<circle class="bar" cx="{}" cy="{}" r="3"><title>{}</title></circle>'.format(
            *_at(left, p.coverage / widest, p.precision),
            f"coverage {p.coverage:.3f}, precision {p.precision:.3f}, from p {p.p:.2f}",
        )
        for p in curve
    ]
    title = escape(f"precision of refutes; coverage up to {widest:.3f}")
    return [
        *_panel(left, f"coverage, in parts of {widest:.3f}", "precision", title),
        f'<polyline class="curve" points="{path}"/>',
        *dots,
    ]


def _at(left: int, x: float, y: float) -> tuple[str, str]:
    return f"{left + x * SIDE:.1f}", f"{MARGIN + SIDE - y * SIDE:.1f}"
