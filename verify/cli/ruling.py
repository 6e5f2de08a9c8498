"""The rules behind `verify rules`: listing, showing, comparing."""

import json
from collections.abc import Sequence
from pathlib import Path

from pydantic import BaseModel

from verify.cli.notices import Notices
from verify.cli.options import Asked
from verify.cli.output import write_out
from verify.cli.reading import read_input
from verify.cli.shelf import open_shelf
from verify.cli.status import Status
from verify.houserules import PLAIN, HouseRules, read_house_rules
from verify.houserules.comparing import Change, Compared, compare_reports
from verify.pipeline import check
from verify.reports.escape import one_line
from verify.reports.words import decimals
from verify.rules import RULES
from verify.rules.choice import codes_of_all
from verify.rules.telling import as_facts, page, table_line, told

HOUSE = "house"
NONE = "-"


def list_rules(house: Path | None, form: str) -> Status:
    """Print every rule, one a line, by number; or all of them as a page."""
    if form == "md":
        write_out(page(RULES))
        return Status.DONE
    rules = _house(house)
    levels, cites = rules.levels(), rules.cites()
    for rule in sorted(RULES, key=lambda r: r.number):
        level = levels[rule.code] or "off"
        facts = as_facts(rule, level, cites.get(rule.code, rule.why))
        write_out((table_line(rule, level) if form == "text" else json.dumps(facts, ensure_ascii=False)) + "\n")
    return Status.DONE


def show_rules(names: Sequence[str], house: Path | None, form: str) -> Status:
    """Print everything about the rules named; raises UnknownName for a name that means none."""
    if HOUSE in names:
        write_out(_house_settings(form))
        names = [n for n in names if n != HOUSE]
    rules = _house(house)
    levels, cites = rules.levels(), rules.cites()
    codes = codes_of_all(names, RULES)
    for number, rule in enumerate(r for r in sorted(RULES, key=lambda r: r.number) if r.code in codes):
        level, why = levels[rule.code] or "off", cites.get(rule.code, rule.why)
        text = told(rule, level, why) if form == "text" else json.dumps(as_facts(rule, level, why), ensure_ascii=False)
        write_out(("\n" if number and form == "text" else "") + text + "\n")
    return Status.DONE


def diff_rules(one: str, other: str, article: str, form: str) -> Status:
    """Print what changes for `article` from house rules `one` to `other`; `-` stands for none."""
    houses = [PLAIN if name == NONE else read_house_rules(Path(name)) for name in (one, other)]
    notices = Notices(quiet=True, verbose=False)
    with open_shelf(Asked(offline=True), notices) as shelf:
        _, document = read_input(article, None)
        before, after = (check(document, shelf.tools._replace(standards=h.standards())) for h in houses)
    compared = compare_reports(before, after)
    write_out(_as_json(compared) if form == "json" else _as_text(compared, houses))
    return Status.DONE


def _house(path: Path | None) -> HouseRules:
    return PLAIN if path is None else read_house_rules(path)


def _house_settings(form: str) -> str:
    """Every setting that house rules may hold, with its default and a sentence; or their JSON Schema."""
    if form == "json":
        return json.dumps(HouseRules.model_json_schema(), ensure_ascii=False, indent=2) + "\n"
    return "\n".join(_settings_of(PLAIN, "")) + "\n"


def _settings_of(model: BaseModel, within: str) -> list[str]:
    lines: list[str] = []
    for name, info in type(model).model_fields.items():
        value = getattr(model, name)
        if isinstance(value, BaseModel):
            lines += _settings_of(value, f"{within}{name}.")
            continue
        shown = value if isinstance(value, (str, int, float, tuple)) else dict(value)
        lines += [f"{within}{name}", f"    {info.description}", f"    default: {_toml(shown)}"]
    return lines


def _toml(value: object) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{_key(k)} = {v}" for k, v in value.items()) + " }" if value else "{}"
    return json.dumps(value, ensure_ascii=False)


def _key(name: str) -> str:
    return name if name.replace("-", "").replace("_", "").isalnum() else f'"{name}"'


def _as_text(compared: Compared, houses: Sequence[HouseRules]) -> str:
    names = [h.name or (NONE if h == PLAIN else h.digest) for h in houses]
    lines = [
        f"{names[0]} → {names[1]}: {len(compared.changes)} of {compared.claims} claims change",
        f"weakly sourced {_arrow(compared.weak)}, findings {_arrow(compared.findings)}",
    ]
    for change in compared.changes:
        lines += ["", *_change(change)]
    return "\n".join(lines) + "\n"


def _arrow(pair: tuple[int, int]) -> str:
    return f"{pair[0]} → {pair[1]}"


def _change(change: Change) -> list[str]:
    claim = change.claim
    lines = [f"{claim.id}  {one_line(claim.text)}"]
    before, after = change.score
    if before is not None and after is not None and (before, change.band[0]) != (after, change.band[1]):
        bands = f"{change.band[0]} → {change.band[1]}" if change.band[0] != change.band[1] else change.band[0]
        lines.append(f"    score   {decimals(before)} → {decimals(after)}, {bands}")
    was = {f.code: f.level for f in change.gone}
    now = {f.code for f in change.come}
    lines += [f"    gone    {f.level} {f.code}" for f in change.gone if f.code not in now]
    for finding in change.come:
        old = was.get(finding.code)
        lines.append(f"    {'now' if old else 'new':7} {finding.level} {finding.code}{f' (was {old})' if old else ''}")
    return lines


def _as_json(compared: Compared) -> str:
    facts = {
        "claims": compared.claims,
        "weak": compared.weak,
        "findings": compared.findings,
        "changes": [
            {
                "claim": c.claim.id,
                "text": c.claim.text,
                "score": c.score,
                "band": c.band,
                "gone": [{"code": f.code, "level": f.level} for f in c.gone],
                "come": [{"code": f.code, "level": f.level} for f in c.come],
            }
            for c in compared.changes
        ],
    }
    return json.dumps(facts, ensure_ascii=False, indent=2) + "\n"
