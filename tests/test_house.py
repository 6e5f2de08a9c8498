"""The house rules, read from the source itself: imports go down, one library has one door, rooms stay small.

The checker works on a mapping of path to source text, so the tests can hand it a house that is broken on purpose.
"""

import ast
import re
import sys
import warnings
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("sources", "verify")

DOORS = {
    "spacy": ("verify/language/",),
    "thinc": ("verify/language/",),
    "httpx": ("sources/fetch/",),
    "httpcore": ("sources/fetch/",),
    "hishel": ("sources/fetch/",),
    "protego": ("sources/fetch/",),
    "stamina": ("sources/fetch/",),
    "bs4": ("sources/extract/",),
    "fastfeedparser": ("sources/extract/",),
    "trafilatura": ("sources/extract/",),
    "htmldate": ("sources/extract/",),
    "lxml": ("sources/extract/",),
    "markdown_it": ("sources/extract/",),
    "charset_normalizer": ("sources/extract/",),
    "mammoth": ("sources/extract/",),
    "pypdfium2": ("sources/extract/",),
    "warcio": ("sources/extract/",),
    # The page cache of hishel is an SQLite file, and its faults come as sqlite3 errors.
    "sqlite3": ("sources/store/", "sources/fetch/"),
    "sqlite_utils": ("sources/store/",),
    # Trained weights, and shingles of many texts: long rows of numbers are handled here only. It comes with spaCy.
    "numpy": (
        "verify/training/",
        "verify/attribution/learned/",
        "verify/attribution/levels/",
        "verify/origins/",
        "sources/retrievers/",
    ),
    "anyascii": ("sources/retrievers/scripts.py",),
    "onnxruntime": (
        "sources/retrievers/embeddings.py",
        "verify/judges/nli.py",
        "verify/attribution/learned/encoder.py",
        "verify/training/eight_bits.py",
    ),
    "onnx": ("verify/training/eight_bits.py",),
    "torch": ("verify/training/network.py", "verify/training/eight_bits.py"),
    "tokenizers": ("sources/retrievers/embeddings.py", "verify/judges/nli.py"),
    "ahocorasick_rs": ("sources/outlets/",),
    "pydantic_ai": ("verify/judges/llm.py",),
    "rich": ("verify/reports/",),
    "jinja2": ("verify/reports/",),
    "typer": ("verify/cli/",),
    "weasyprint": ("verify/reports/pdf.py",),
    "pydantic_settings": ("verify/settings.py",),
    "platformdirs": ("verify/settings.py",),
}
"""Library → where it may be imported. A library that is not listed is open to all only when it is in `OPEN`."""

OPEN = {"pydantic", "pydantic_core"}
"""Third-party libraries without a door: the types of every room are built from them."""

STAGES = ("claims", "attribution", "evidence", "judges", "origins", "rubric", "rules", "reports")
"""Rooms of `verify` that never import one another, save as `ALLOWED` says."""

ALLOWED = {("evidence", "judges")}
"""Evidence asks the judges: the registry of judges is part of its room in the plan of the house."""

ABOVE = {
    "sources": ("verify",),
    "verify.model": ("verify.",),
    "verify.errors": ("verify.",),
    "verify.language": tuple(f"verify.{s}" for s in (*STAGES, "pipeline", "settings", "stages", "schema", "cli")),
    "verify.pipeline": (
        "verify.settings",
        "verify.stages",
        "verify.schema",
        "verify.bundles",
        "verify.cli",
        "verify.reports",
    ),
    "verify.bundles": ("verify.settings", "verify.cli"),
    "verify.settings": ("verify.bundles", "verify.cli", "verify.stages", "verify.schema"),
    **{f"verify.{s}": ("verify.pipeline", "verify.settings", "verify.stages", "verify.cli") for s in STAGES},
}
"""Room → what lies above it and may not be imported from it."""

BELOW = {"verify.model": ("verify.errors", "verify.model"), "verify.errors": ()}
"""Exceptions to `ABOVE`: what the room may import all the same."""

FORBIDDEN = {"utils", "util", "helpers", "helper", "manager", "managers", "data", "common", "misc"}
FILE_LINES, FUNCTION_LINES, PARAMETERS = 350, 60, 5
AIM_FILE, AIM_FUNCTION, AIM_PARAMETERS = 250, 25, 4

MANY_PARAMETERS = ("verify/cli/",)
"""Typer reads a command's options from its signature, so a command has as many parameters as options."""


class Import(NamedTuple):
    """One import statement's target, as a dotted module name."""

    path: str
    line: int
    target: str


@cache
def nodes(source: str) -> tuple[ast.AST, ...]:
    """Every node of a module's tree; kept, since seven rules read the same source."""
    return tuple(ast.walk(ast.parse(source)))


def module_name(path: str) -> str:
    """Dotted name of a source path."""
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def imports_of(path: str, source: str) -> Iterator[Import]:
    """Every import of a module: lazy ones, typing-only ones, and those by a literal name, included."""
    package = module_name(path) if path.endswith("/__init__.py") else module_name(path).rpartition(".")[0]
    for node in nodes(source):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(path, node.lineno, alias.name)
        elif isinstance(node, ast.ImportFrom):
            parts = package.split(".")
            above = ".".join(parts[: len(parts) - node.level + 1]) if node.level else ""
            base = ".".join(filter(None, (above, node.module)))
            for alias in node.names:
                yield Import(path, node.lineno, f"{base}.{alias.name}")
        elif isinstance(node, ast.Call) and _name(node.func) in {"import_module", "__import__"} and node.args:
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield Import(path, node.lineno, first.value)


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


NAMED = re.compile(r"^((?:sources|verify)(?:\.\w+)*):\w+$")


def names_of(path: str, source: str) -> Iterator[Import]:
    """Modules a registry names as `module:attribute`: imports too, only later."""
    for node in nodes(source):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and (named := NAMED.match(node.value)):
            yield Import(path, node.lineno, named[1])


def within(name: str, room: str) -> bool:
    """Whether a dotted name is `room` or lies in it; a room that ends in a dot means everything inside."""
    return name.startswith(room) if room.endswith(".") else name == room or name.startswith(room + ".")


def wrong_way_up(house: Mapping[str, str]) -> list[str]:
    """Imports that go up."""
    found = []
    for path, source in house.items():
        name = module_name(path)
        for room, above in ABOVE.items():
            if not within(name, room):
                continue
            for one in (*imports_of(path, source), *names_of(path, source)):
                allowed = any(within(one.target, r) for r in (*BELOW.get(room, ()), room))
                if not allowed and any(within(one.target, a) for a in above):
                    found.append(f"{path}:{one.line} imports {one.target}, which lies above {room}")
    return found


def between_stages(house: Mapping[str, str]) -> list[str]:
    """Stages that import one another."""
    found = []
    for path, source in house.items():
        here = next((s for s in STAGES if within(module_name(path), f"verify.{s}")), None)
        for one in imports_of(path, source) if here else ():
            there = next((s for s in STAGES if within(one.target, f"verify.{s}")), None)
            if there not in {None, here} and (here, there) not in ALLOWED:
                found.append(f"{path}:{one.line} imports {one.target}: stage {here} reaches into stage {there}")
    return found


def past_the_door(house: Mapping[str, str], third_party: frozenset[str]) -> list[str]:
    """Libraries imported anywhere but at their door, and third-party ones that have no door."""
    found = []
    for path, source in house.items():
        for one in imports_of(path, source):
            library = one.target.partition(".")[0]
            doors = DOORS.get(library)
            if doors is None and library in third_party - OPEN:
                found.append(f"{path}:{one.line} imports {library}, which has no door in DOORS")
            elif doors is not None and not path.startswith(doors):
                found.append(f"{path}:{one.line} imports {library}, whose door is {doors[0]}")
    return found


def circles(house: Mapping[str, str]) -> list[str]:
    """Circles of imports between modules of the house, each named once."""
    modules = {module_name(path): path for path in house}
    edges = {
        name: sorted({m for i in imports_of(path, house[path]) if (m := _module_of(i.target, modules)) and m != name})
        for name, path in modules.items()
    }
    found: set[tuple[str, ...]] = set()
    done: set[str] = set()
    for name in edges:
        _walk(name, edges, ((), done, found))
    return [" -> ".join((*circle, circle[0])) for circle in sorted(found)]


def _module_of(target: str, modules: Mapping[str, str]) -> str | None:
    if target in modules:
        return target
    parent = target.rpartition(".")[0]
    return parent if parent in modules else None


def _walk(
    name: str,
    edges: Mapping[str, list[str]],
    state: tuple[tuple[str, ...], set[str], set[tuple[str, ...]]],
) -> None:
    trail, done, found = state
    if name in trail:
        circle = trail[trail.index(name) :]
        least = circle.index(min(circle))
        found.add((*circle[least:], *circle[:least]))
    elif name not in done:
        for target in edges[name]:
            _walk(target, edges, ((*trail, name), done, found))
        done.add(name)


def bad_names(house: Mapping[str, str]) -> list[str]:
    """Files, folders and functions whose names say nothing."""
    found = [
        f"{path}: call it by what it holds, not {part!r}"
        for path in house
        for part in module_name(path).split(".")
        if part in FORBIDDEN
    ]
    for path, source in house.items():
        for node in definitions(source):
            vague = node.name.lower().lstrip("_").startswith("process_") or node.name.endswith(("Manager", "Helper"))
            if vague:
                found.append(f"{path}:{node.lineno} {node.name}: name the verb or the noun of the field")
    return found


Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def definitions(source: str) -> Iterator[Definition]:
    """Every function, method and class of a module."""
    yield from (n for n in nodes(source) if isinstance(n, Definition))


def functions(source: str) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method of a module."""
    yield from (n for n in definitions(source) if not isinstance(n, ast.ClassDef))


def too_long(house: Mapping[str, str], *, file_lines: int, function_lines: int) -> list[str]:
    """Files and functions past the given numbers of lines."""
    found = []
    for path, source in house.items():
        lines = source.count("\n")
        if lines > file_lines:
            found.append(f"{path} has {lines} lines")
        for node in functions(source):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > function_lines:
                found.append(f"{path}:{node.lineno} {node.name} has {length} lines")
    return found


def too_many_parameters(house: Mapping[str, str], most: int) -> list[str]:
    """Functions with more than `most` positional parameters besides self; keyword-only options do not count."""
    found = []
    for path, source in house.items():
        for node in functions(source) if not path.startswith(MANY_PARAMETERS) else ():
            names = [a.arg for a in (*node.args.posonlyargs, *node.args.args) if a.arg not in {"self", "cls"}]
            if len(names) > most:
                found.append(f"{path}:{node.lineno} {node.name} takes {len(names)} parameters: it wants a type")
    return found


@cache
def read_house() -> dict[str, str]:
    """Our own source, path to text."""
    paths = (p for package in PACKAGES for p in sorted((ROOT / package).rglob("*.py")))
    return {p.relative_to(ROOT).as_posix(): p.read_text(encoding="utf-8") for p in paths}


def third_party_of(house: Mapping[str, str]) -> frozenset[str]:
    """Top-level modules that are neither ours nor the standard library's."""
    tops = {one.target.partition(".")[0] for path, source in house.items() for one in imports_of(path, source)}
    return frozenset(tops - set(sys.stdlib_module_names) - set(PACKAGES))


def test_imports_of_our_house_go_down():
    assert wrong_way_up(read_house()) == []


def test_our_stages_do_not_import_each_other():
    assert between_stages(read_house()) == []


def test_each_library_is_imported_at_its_door_only():
    house = read_house()
    assert past_the_door(house, third_party_of(house)) == []


def test_our_imports_run_in_no_circle():
    assert circles(read_house()) == []


def test_our_names_say_what_they_hold():
    assert bad_names(read_house()) == []


def test_our_functions_take_few_parameters():
    assert too_many_parameters(read_house(), PARAMETERS) == []


def test_our_rooms_are_small():
    house = read_house()
    assert too_long(house, file_lines=FILE_LINES, function_lines=FUNCTION_LINES) == []


@pytest.mark.filterwarnings("default")
def test_rooms_past_the_aim_are_listed_as_warnings():
    house = read_house()
    long = too_long(house, file_lines=AIM_FILE, function_lines=AIM_FUNCTION)
    for line in (*long, *too_many_parameters(house, AIM_PARAMETERS)):
        warnings.warn(line, stacklevel=1)


@pytest.mark.parametrize(
    ("path", "source"),
    [
        pytest.param("sources/store.py", "import verify.model", id="plain"),
        pytest.param("sources/store.py", "def f():\n    from verify import model", id="lazy"),
        pytest.param(
            "sources/a.py", "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import verify", id="typing-only"
        ),
        pytest.param("sources/a.py", "from importlib import import_module\nimport_module('verify.cli')", id="by-name"),
        pytest.param("sources/a.py", "PARTS = {'a.v1': 'verify.judges.a:Judge'}", id="named-in-a-registry"),
        pytest.param("verify/model/report.py", "from verify.pipeline import check", id="model-imports-the-line"),
        pytest.param("verify/claims.py", "from .pipeline import check", id="relative"),
        pytest.param("verify/language/parser.py", "from verify import claims", id="language-imports-a-stage"),
        pytest.param("verify/settings.py", "import verify.cli", id="settings-import-the-command-line"),
    ],
)
def test_an_import_that_goes_up_is_found(path, source):
    assert len(wrong_way_up({path: source})) == 1


@pytest.mark.parametrize(
    ("path", "source"),
    [
        pytest.param("verify/model/report.py", "from sources.model import Span", id="model-of-the-other-side"),
        pytest.param("verify/pipeline.py", "from verify.claims import find_claims", id="the-line-imports-stages"),
        pytest.param("sources/fetch/client.py", "from sources.fetch import guard", id="own-room"),
    ],
)
def test_an_import_that_goes_down_is_not_blamed(path, source):
    assert wrong_way_up({path: source}) == []


@pytest.mark.parametrize(
    "source",
    [
        "from verify.attribution import chains",
        "from verify import attribution",
        "def f():\n    import verify.rubric",
        "from . import rules",
    ],
)
def test_a_stage_that_reaches_into_another_is_found(source):
    assert len(between_stages({"verify/claims.py": source})) == 1


@pytest.mark.parametrize(
    ("path", "source"),
    [
        pytest.param("verify/claims.py", "import spacy", id="parser"),
        pytest.param("verify/cli/refs.py", "def f():\n    import httpx", id="lazy-client"),
        pytest.param("sources/store.py", "from bs4 import BeautifulSoup", id="markup"),
        pytest.param("sources/retrievers/a.py", "from sqlite3 import connect", id="database"),
        pytest.param("verify/pipeline.py", "from rich.console import Console", id="terminal"),
        pytest.param("verify/rubric.py", "import newlibrary", id="library-without-a-door"),
    ],
)
def test_a_library_used_past_its_door_is_found(path, source):
    assert len(past_the_door({path: source}, frozenset({"newlibrary"}))) == 1


@pytest.mark.parametrize("keyword", ["import sources.b", "from sources import b", "from .b import thing"])
def test_a_circle_is_found_and_named_once(keyword):
    house = {
        "sources/a.py": keyword,
        "sources/b.py": "def f():\n    import sources.c",
        "sources/c.py": "import sources.a",
    }
    assert circles(house) == ["sources.a -> sources.b -> sources.c -> sources.a"]


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("verify/utils.py", ""),
        ("sources/helpers/a.py", ""),
        ("verify/a.py", "def process_text():\n    pass"),
        ("verify/a.py", "class StoreManager:\n    pass"),
    ],
)
def test_a_name_that_says_nothing_is_found(path, source):
    assert len(bad_names({path: source})) == 1


def test_a_long_function_and_a_long_file_are_found():
    house = {"verify/a.py": "def f():\n" + "    x = 1\n" * 61 + "y = 1\n" * 300}
    assert len(too_long(house, file_lines=FILE_LINES, function_lines=FUNCTION_LINES)) == 2


def test_a_function_of_many_parameters_is_found():
    assert len(too_many_parameters({"verify/a.py": "def f(a, b, c, d, e): pass"}, 4)) == 1
    assert too_many_parameters({"verify/a.py": "def f(self, a, b, c, d, *, e=1): pass"}, 4) == []
