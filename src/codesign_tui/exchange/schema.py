"""The JSON Schema of the interchange format, made from the entities: `python -m codesign_tui.exchange.schema`.

The file `interchange.schema.json` is shipped beside this module so that another program, or another town, can check
a file before it hands it over. Nothing here is needed to read or write one.
"""

import json
from pathlib import Path
from typing import Any, Final

from pydantic.json_schema import models_json_schema

from codesign_tui.domain.tables import TABLES
from codesign_tui.domain.values import JsonDocument
from codesign_tui.exchange.layout import DOCUMENT_KEYS, LISTS, NESTED, OF_AN_AGENDA_ITEM, SEVERAL, SINGLE

SCHEMA_FILE: Final = Path(__file__).with_name("interchange.schema.json")
"""Where the schema is shipped."""

_REF: Final = "#/$defs/{model}"
_WITHOUT_ID: Final = (*NESTED, "stakeholder_map", *(table for table in SINGLE if table != "process"))
"""Tables whose records may leave out an id that follows from the rest."""


def schema() -> JsonDocument:
    """Return the JSON Schema (draft 2020-12) of an interchange file."""
    _, shared = models_json_schema([(entity, "validation") for entity in TABLES.values()], ref_template=_REF)
    models: JsonDocument = shared["$defs"]
    names = {table: entity.__name__ for table, entity in TABLES.items()}
    for table in OF_AN_AGENDA_ITEM:
        models[names[table]]["properties"]["agenda_item"] = _agenda_item()
    for table in _WITHOUT_ID:
        _not_required(models[names[table]], "id")
    document = models.pop(names["document"])
    _nest(models, names)
    properties: JsonDocument = {key: document["properties"][key] for key in DOCUMENT_KEYS}
    properties |= {table: _ref(names[table]) for table in SINGLE}
    properties |= {table: _one_or_several(names[table]) for table in SEVERAL}
    properties |= {table: {"type": "array", "items": _ref(names[table])} for table in LISTS}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A co-design process",
        "description": "What codesign-tui imports and exports. A record's id is unique within its table.",
        "type": "object",
        "properties": properties,
        "required": ["process"],
        "additionalProperties": False,
        "$defs": dict(sorted(models.items())),
    }


def text() -> str:
    """Return the schema as the shipped file holds it."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    """Write the shipped file again."""
    SCHEMA_FILE.write_text(text(), encoding="utf-8")


def _nest(models: JsonDocument, names: dict[str, str]) -> None:
    """Let sessions hold their attendance, agenda and minutes, whose records then name no session."""
    session: JsonDocument = models[names["sessions"]]["properties"]
    for table in NESTED:
        inside = f"{names[table]}InSession"
        model: JsonDocument = models[names[table]]
        models[inside] = model | {
            "title": inside,
            "properties": {key: value for key, value in model["properties"].items() if key != "session"},
            "required": [key for key in model["required"] if key != "session"],
        }
        session[table] = _ref(inside) if table == "minutes" else {"type": "array", "items": _ref(inside)}


def _not_required(model: JsonDocument, field: str) -> None:
    """Let a field be left out."""
    model["required"] = [name for name in model["required"] if name != field]


def _agenda_item() -> JsonDocument:
    """Return the schema of an agenda item: its position in the record's session, or its id."""
    return {
        "anyOf": [{"type": "integer"}, {"type": "string", "minLength": 1, "maxLength": 100}, {"type": "null"}],
        "default": None,
        "description": "The position on the agenda of the record's session, or an id.",
    }


def _one_or_several(name: str) -> JsonDocument:
    """Return the schema of what is one object, or a list once there is more than one."""
    return {"anyOf": [_ref(name), {"type": "array", "items": _ref(name)}]}


def _ref(name: str) -> dict[str, Any]:
    """Return a reference to a model."""
    return {"$ref": _REF.format(model=name)}


if __name__ == "__main__":
    main()
