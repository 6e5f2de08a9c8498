"""JSON Schemas of everything other programs may rely on: `report/1`, and what each stage reads and writes."""

from pydantic.json_schema import GenerateJsonSchema, models_json_schema

from sources.errors import UnknownName
from verify.model import Report
from verify.records import ErrorOut
from verify.stages import STAGES

DIALECT = GenerateJsonSchema.schema_dialect
"""JSON Schema draft the schemas are written in."""


def schema_names() -> tuple[str, ...]:
    """Every name that `json_schema` knows: `report/1`, then `attribute/in`, `attribute/out` and so on."""
    return ("report/1", *(f"{name}/{way}" for name in STAGES for way in ("in", "out")))


def json_schema(name: str) -> dict[str, object]:
    """The JSON Schema called `name`; `report` means the newest report, `attribute` means `attribute/out`.

    Raises UnknownName, listing the known names.
    """
    full = {"report": "report/1"}.get(name, name if "/" in name else f"{name}/out")
    if full not in schema_names():
        raise UnknownName(f"no schema is called {name!r}; known: {', '.join(schema_names())}")
    return {"$schema": DIALECT, "title": full, **_describe(full)}


def _describe(name: str) -> dict[str, object]:
    if name == "report/1":
        return _without_title(Report.model_json_schema(by_alias=True, mode="serialization"))
    stage = STAGES[name.partition("/")[0]]
    if name.endswith("/in"):
        return _without_title(stage.takes.model_json_schema(mode="validation"))
    _, answers = models_json_schema([(stage.gives, "serialization"), (ErrorOut, "serialization")], by_alias=True)
    return {"anyOf": [{"$ref": f"#/$defs/{form.__name__}"} for form in (stage.gives, ErrorOut)], **answers}


def _without_title(schema: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in schema.items() if key != "title"}
