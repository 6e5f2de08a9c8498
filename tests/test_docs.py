"""README.md says what there is, all of it and nothing else: commands, options, statuses, settings, stages, findings.

Each check compares the first column of a README table with the program itself, so both gaps and leftovers show.
"""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import typer

from verify.cli import build, main
from verify.cli.forms import ENDINGS, FORMS
from verify.cli.status import Status
from verify.rules import RULES
from verify.schema import schema_names
from verify.settings import describe_settings
from verify.stages import STAGES

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"


def section(readme: str, heading: str) -> str:
    """The text under a `##` heading, up to the next one; empty when there is no such heading."""
    found = re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", readme, flags=re.MULTILINE | re.DOTALL)
    return found[1] if found else ""


def first_column(text: str) -> list[str]:
    """First cells of the rows of the tables in `text`, without code marks; heads and rules left out."""
    cells = [line.split("|")[1].strip() for line in text.splitlines() if line.startswith("|")]
    return [cell.replace("`", "") for n, cell in enumerate(cells) if not _is_head(cells, n)]


def _is_head(cells: list[str], number: int) -> bool:
    return set(cells[number]) <= set("-:") or (number + 1 < len(cells) and set(cells[number + 1]) <= set("-:"))


def commands() -> dict[str, list[str]]:
    """Every command of the program, groups spelled out, with its options as `--name`."""
    return dict(_walk(typer.main.get_command(build()), ()))


def _walk(command, path: tuple[str, ...]) -> Iterator[tuple[str, list[str]]]:
    below = getattr(command, "commands", {})
    for name, inner in below.items():
        yield from _walk(inner, (*path, name))
    if path and not below:
        options = [o for p in command.params for o in p.opts if o.startswith("--") and o != "--help"]
        yield " ".join(path), options


def command_names(readme: str) -> set[str]:
    """Commands of the README's table: the words before the first argument."""
    rows = (re.match(r"verify ((?:[a-z]+ ?)+)", cell) for cell in first_column(section(readme, "Commands")))
    return {row[1].strip() for row in rows if row}


def option_names(readme: str) -> set[str]:
    """Options of the README's table."""
    return {name for cell in first_column(section(readme, "Options")) for name in re.findall(r"--[a-z-]+", cell)}


def differences(readme: str) -> list[str]:
    """Everything that the README leaves out or makes up."""
    built = commands()
    options = {option for own in built.values() for option in own} | {"--version"}
    pairs: list[tuple[str, set[str], set[str]]] = [
        ("command", set(built), command_names(readme)),
        ("option", options, option_names(readme)),
        ("exit status", {str(s.value) for s in Status}, set(first_column(section(readme, "Exit status")))),
        ("setting", {s.variable for s in describe_settings()}, set(first_column(section(readme, "Settings")))),
        ("stage", set(STAGES), set(first_column(section(readme, "Stages")))),
        ("finding", {r.code for r in RULES}, set(first_column(section(readme, "Findings")))),
    ]
    gaps = [f"{noun} {name} is not documented" for noun, there, told in pairs for name in sorted(there - told)]
    extra = [
        f"{noun} {name} is documented and does not exist"
        for noun, there, told in pairs
        for name in sorted(told - there)
    ]
    return gaps + extra


def misplaced(readme: str) -> list[str]:
    """Options whose row does not name the commands that have them; a group's name stands for all of it that has one."""
    built = commands()
    told: dict[str, set[str]] = {}
    for row in re.findall(r"^\| (`--.*?) \| (.*?) \|", section(readme, "Options"), flags=re.MULTILINE):
        named = [n.strip() for n in row[1].split(",")]
        for option in re.findall(r"--[a-z-]+", row[0]):
            fits = {c for c in built for n in named if option in built[c] and (c == n or c.startswith(f"{n} "))}
            told[option] = told.get(option, set()) | fits
    have = {option: {c for c in built if option in built[c]} for options in built.values() for option in options}
    return [
        f"{option} is not told to be on {', '.join(sorted(have[option] - told.get(option, set())))}"
        for option in sorted(have)
        if have[option] != told.get(option, set())
    ]


def settings_table() -> str:
    """The README's table of settings, as the settings themselves have it."""
    rows = [f"| `{s.variable}` | {s.default} | {s.sentence} |" for s in describe_settings()]
    return "\n".join(["| variable | default | what it does |", "|---|---|---|", *rows])


def findings_table() -> str:
    """The README's table of findings, as the rules themselves have it."""
    rows = [f"| `{r.code}` | {r.level} | {r.summary} | {r.why} |" for r in RULES]
    return "\n".join(["| code | level | what it catches | who asks for it |", "|---|---|---|---|", *rows])


@pytest.fixture(scope="module")
def readme():
    return README.read_text(encoding="utf-8")


def test_the_readme_documents_everything_there_is_and_nothing_else(readme):
    assert differences(readme) == []


def test_options_are_told_with_every_command_that_has_them(readme):
    assert misplaced(readme) == []
    assert misplaced(readme.replace("| drift | exit 1", "| desk | exit 1")) == [
        "--fail-on-drift is not told to be on drift"
    ]


def test_the_first_look_shows_what_the_program_shows(readme, capsys, monkeypatch):
    told = section(readme, "A first look")
    excerpt = next(block for block in re.findall(r"^```\n(.*?)^```", told, re.MULTILINE | re.DOTALL) if "[c2" in block)
    (command,) = re.findall(r"^verify (check .*)$", told, re.MULTILINE)[:1]
    monkeypatch.chdir(ROOT)
    assert main(command.split()) == Status.DONE
    shown = " ".join(capsys.readouterr().out.split())
    assert [line for line in excerpt.splitlines() if " ".join(line.split()).removesuffix(" …") not in shown] == []


@pytest.mark.parametrize("table", [settings_table, findings_table], ids=["settings", "findings"])
def test_generated_tables_of_the_readme_are_current(readme: str, table: Callable[[], str]):
    assert table() in readme, f"put this into README.md:\n{table()}"


def test_every_form_ending_and_schema_is_named(readme):
    wanted = [*FORMS, *ENDINGS, *(name.partition("/")[0] for name in schema_names())]
    assert [name for name in wanted if f"`{name}`" not in readme] == []


def test_links_to_files_of_the_project_lead_somewhere(readme):
    targets = re.findall(r"\]\((?!https?:)([^)#]+)\)", readme)
    assert [t for t in targets if not (ROOT / t).exists()] == []


def test_examples_call_commands_that_exist(readme):
    lines = [line.strip() for line in readme.splitlines() if line.strip().startswith("verify ")]
    known = sorted(commands(), key=len, reverse=True)
    assert lines
    assert [line for line in lines if not any(re.match(rf"verify {name}\b", line) for name in known)] == []


def test_the_example_in_python_runs_as_it_stands(readme):
    (example,) = re.findall(r"^```python\n(.*?)^```", readme, flags=re.MULTILINE | re.DOTALL)
    done = subprocess.run([sys.executable, "-c", example], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "very weak" in done.stdout


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        pytest.param("| `verify check INPUT…` |", "| `verify chekc INPUT…` |", "command check is not", id="command"),
        pytest.param("| `verify check INPUT…` |", "| `verify chekc INPUT…` |", "command chekc is doc", id="no-command"),
        pytest.param("| `--offline`", "| `--ofline`", "option --offline is not", id="option"),
        pytest.param("| `--offline`", "| `--ofline`", "option --ofline is doc", id="no-option"),
        pytest.param("| 130 |", "| 131 |", "exit status 130 is not", id="status"),
        pytest.param("| `attribute` |", "| `atribute` |", "stage attribute is not", id="stage"),
        pytest.param("| `overclaim` |", "| `over` |", "finding overclaim is not", id="finding"),
        pytest.param("| `SECONDSOURCE_STORE` |", "| `STORE` |", "setting SECONDSOURCE_STORE is not", id="setting"),
        pytest.param("## Commands", "## Comands", "command check is not", id="section-gone"),
    ],
)
def test_a_readme_that_is_broken_is_found_out(readme, old, new, complaint):
    assert old in readme
    assert any(line.startswith(complaint) for line in differences(readme.replace(old, new)))
