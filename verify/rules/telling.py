"""The rules in words: one for a terminal, all as the page `RULES.md`, each as JSON; made from the rules themselves."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from verify.rules.case import LETTERS, Example, Rule

_HEAD = """# Rules

What `verify check`, `verify weak` and `verify report` may find, by family. This page is made from the rules themselves
(`verify rules list --format md > verify/rules/RULES.md`); a test fails when it is out of date. Both examples of every
rule are invented, and run through the whole line by the tests.

Every rule has a code, which stands in reports and never changes its meaning, and a number. `--select` and `--ignore`
take either, the beginning of a number, or a family: `--select sourcing,WRD --ignore hearsay`.
"""


def table_line(rule: Rule, level: str) -> str:
    """One line of a list: number, code, level, what it catches."""
    return f"{rule.number}  {rule.code:24} {level:8} {rule.summary}"


def told(rule: Rule, level: str, why: str) -> str:
    """Everything about one rule, for a terminal."""
    lines = [
        f"{rule.code} ({rule.number}, {rule.family}, {level})",
        f"  catches   {rule.summary}",
        f"  why       {why}",
        f"  mend      {rule.mend}",
        *_example("fires on", rule.fires),
        *_example("not on", rule.passes),
    ]
    return "\n".join(lines)


def as_facts(rule: Rule, level: str, why: str) -> dict[str, object]:
    """Everything about one rule, for JSON."""
    return {
        "code": rule.code,
        "number": rule.number,
        "family": rule.family,
        "level": level,
        "catches": rule.summary,
        "why": why,
        "mend": rule.mend,
        "fires": _facts(rule.fires),
        "passes": _facts(rule.passes),
    }


def page(rules: Iterable[Rule]) -> str:
    """The page `RULES.md`."""
    ordered = sorted(rules, key=lambda r: (list(LETTERS).index(r.family), r.number))
    parts = [_HEAD]
    for family, some in groupby(ordered, key=lambda r: r.family):
        parts.append(f"\n## {family.capitalize()} ({LETTERS[family]})\n")
        parts += [_section(rule) for rule in some]
    return "".join(parts)


def _section(rule: Rule) -> str:
    return (
        f"\n### {rule.number} `{rule.code}` ({rule.level})\n\n{rule.summary}\n\n"
        f"- **Why:** {rule.why}\n- **Mend:** {rule.mend}\n"
        f"- **Fires on:** {_quoted(rule.fires)}\n- **Not on:** {_quoted(rule.passes)}\n"
    )


def _quoted(example: Example) -> str:
    return " · ".join(_parts(example))


def _example(label: str, example: Example) -> list[str]:
    first, *more = _parts(example)
    return [f"  {label:9} {first}", *(f"{'':12}{part}" for part in more)]


def _parts(example: Example) -> Sequence[str]:
    """Its headline and text, when and by whom it appeared, and what it is held against."""
    parts = [f"headline: {example.title}"] if example.title else []
    parts.append(example.text)
    parts += [f"published {example.published}"] if example.published else []
    parts += [f"by {example.publisher}"] if example.publisher else []
    for held in example.held:
        kept = ", archived copy" if held.read_from == "archive" else ""
        parts.append(f"held against {held.publisher} ({held.published}{kept}): {held.text}")
    return [*parts, *(f"{url} cannot be fetched" for url in example.failed)]


def _facts(example: Example) -> dict[str, object]:
    given = {**example._asdict(), "held": [h._asdict() for h in example.held], "failed": list(example.failed)}
    return {name: value for name, value in given.items() if value}
