"""Reading house rules, with errors that name the file, the line and the value."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from verify.errors import SettingsError
from verify.houserules.lines import line_of
from verify.houserules.values import HouseRules

MOST_BYTES = 1_000_000
"""A house's rules are a page or two; more is another file."""


def read_house_rules(path: Path) -> HouseRules:
    """The house rules in the TOML file at `path`; raises SettingsError that names file, line and value."""
    text = _text(path)
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as err:
        line = re.search(r"at line (\d+)", str(err))
        raise SettingsError(f"{path}:{line[1] if line else 1}: this is no TOML: {err}") from err
    try:
        return HouseRules.model_validate(given)
    except ValidationError as err:
        raise SettingsError(_first(path, text, err)) from err


def _text(path: Path) -> str:
    try:
        body = path.read_bytes()
    except OSError as err:
        raise SettingsError(f"house rules at {path} cannot be read ({err.strerror or err}): check the path") from err
    if len(body) > MOST_BYTES:
        raise SettingsError(f"house rules at {path} hold {len(body):,} bytes, more than {MOST_BYTES:,}: another file?")
    try:
        return body.decode()
    except UnicodeDecodeError as err:
        raise SettingsError(f"house rules at {path} are not in UTF-8: save them so") from err


def _first(path: Path, text: str, err: ValidationError) -> str:
    """The first error in words, with how many more there are."""
    errors = err.errors()
    more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
    return f"{path}:{_line(text, errors[0])}: {_in_words(errors[0])}{more}"


def _line(text: str, error: ErrorDetails) -> int:
    path = [part for part in error["loc"] if part != "[key]"]
    named = re.search(r"'([^']+)'", error["msg"]) if isinstance(error["input"], Mapping) else None
    return line_of(text, [*path, named[1]] if named else path)


def _in_words(error: ErrorDetails) -> str:
    where = ".".join(str(part) for part in error["loc"] if part != "[key]")
    if error["type"] == "extra_forbidden":
        return f"there is no setting {where!r} in house rules: `verify rules show house` lists them"
    message = error["msg"].removeprefix("Value error, ")
    given = error["input"]
    return f"{where} cannot be {given!r}: {message}" if not isinstance(given, Mapping) else f"{where}: {message}"
