"""The page put together: what is said of the article, the template, the style and the script, and what they may do."""

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from verify.model import Report
from verify.reports.escape import link_target, one_line, plain
from verify.reports.html.article import paragraphs
from verify.reports.html.bands import share_of_bands
from verify.reports.html.dossier import dossiers
from verify.reports.html.drawing import timeline_of_references
from verify.reports.html.ground import ground_of
from verify.reports.html.mending import first_edits
from verify.reports.html.methods import methods
from verify.reports.html.sheet import outlet_cards, reference_rows, source_rows
from verify.reports.view import answers, circumstances, contestable, judging, problem_entries, title_of, unchecked
from verify.reports.words import KINDS, MARKS, count, sentence

if TYPE_CHECKING:
    from jinja2 import Environment, Template


class Assets(NamedTuple):
    """What stands in the page besides words, and the policy that lets nothing else in."""

    style: str
    script: str
    policy: str


def render(report: Report, **_look: object) -> str:
    """The report as one HTML page; every word of strangers is escaped by the template and obeys nobody."""
    ground = ground_of(report)
    told = dossiers(ground)
    return (
        _template().render(
            report=report,
            assets=_assets(),
            title=title_of(report),
            circumstances=circumstances(report),
            contestable=len(contestable(report)),
            bands=share_of_bands(report),
            unchecked=unchecked(report),
            answers=answers(report),
            judging=judging(report),
            edits=first_edits(report),
            paragraphs=paragraphs(report, {d.claim.id: d for d in told}),
            dossiers=told,
            long=ground.is_long,
            timeline=timeline_of_references(report),
            outlets=outlet_cards(report),
            sources=source_rows(ground.parts),
            references=reference_rows(ground.parts),
            problems=problem_entries(report),
            methods=methods(report),
        )
        + "\n"
    )


def _read(name: str) -> str:
    return (files("verify.reports.html") / name).read_text(encoding="utf-8")


@cache
def _assets() -> Assets:
    """Style and script with their hashes in a policy (CSP level 3): no other style, no other script, no request."""
    style, script = _read("report.css").strip(), _read("report.js").strip()
    hashes = [base64.b64encode(hashlib.sha256(t.encode()).digest()).decode() for t in (style, script)]
    allowed = f"style-src 'sha256-{hashes[0]}'; script-src 'sha256-{hashes[1]}'"
    return Assets(style, script, f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'")


@cache
def _template() -> "Template":
    return _environment().get_template("report.html.j2")


def _environment() -> "Environment":
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    made = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, loader=FunctionLoader(_read)
    )
    made.filters |= {"words": one_line, "plain": plain, "sentence": sentence}
    made.globals |= {"link": link_target, "count": count, "MARKS": MARKS, "KINDS": KINDS}
    return made
