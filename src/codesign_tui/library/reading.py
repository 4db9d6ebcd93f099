"""Reads one template file into a value, or says by line and field why it cannot be one."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from codesign_tui.domain.check_words import CheckWords
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.templates import Method, Workshop
from codesign_tui.library.positions import line_of
from codesign_tui.library.problems import Problem

T = TypeVar("T", Method, Workshop, CheckWords)

_SYNTAX: Final = (
    ("cannot overwrite", "twice"),
    ("cannot mutate", "twice"),
    ("cannot declare", "twice"),
    ("unterminated", "quote"),
    ("illegal character", "quote"),
    ("unclosed array", "bracket"),
    ("unclosed inline table", "brace"),
    ("inline table", "brace"),
    ("expected '='", "equals"),
    ("unescaped '\\'", "backslash"),
    ("hex value", "backslash"),
    ("after a statement", "quotes_inside"),
    ("initial character for a key", "comma"),
)
"""What `tomllib` says, in part, and the kind of slip that it usually is. Of two that match, the first."""

_CURLY: Final = re.compile("[=,\\[]\\s*[“”„«]")
"""A text that starts with the quotes of a word processor."""

_TYPES: Final = {
    "string_type": "text",
    "int_type": "number",
    "int_parsing": "number",
    "int_from_float": "number",
    "bool_type": "yes_no",
    "bool_parsing": "yes_no",
    "tuple_type": "list",
    "model_type": "table",
    "model_attributes_type": "table",
}
"""Errors of pydantic about the type of a value, and the name of what was expected."""


def read(file: Path, model: type[T]) -> tuple[T | None, tuple[Problem, ...]]:
    """Return the template in a file and no problem, or None and what is wrong with it.

    The id must be the file's name: so a template is found without opening the others.
    """
    try:
        source = file.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except OSError as error:
        return None, (_of_file(file, 1, "unreadable", reason=error.strerror or ""),)
    except UnicodeDecodeError as error:
        return None, (_of_file(file, error.object.count(b"\n", 0, error.start) + 1, "not_utf8"),)
    try:
        document = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        return None, (_syntax(file, source, str(error)),)
    return _value(file, source, document, model)


def _value(file: Path, source: str, document: dict[str, Any], model: type[T]) -> tuple[T | None, tuple[Problem, ...]]:
    """Return the document as a template, or what keeps it from being one."""
    try:
        value = model.model_validate(document)
    except ValidationError as error:
        details = error.errors(include_url=False)
        return None, tuple(_Fault(file, source, model, detail).problem() for detail in _worth_saying(details))
    if value.id != file.stem:
        what = msg("template.wrong_id", id=value.id, name=file.stem)
        fix = msg("template.fix.wrong_id", id=value.id, name=file.stem)
        return None, (Problem(file, line_of(source, ("id",)), "id", what, fix),)
    return value, ()


def _worth_saying(details: list[ErrorDetails]) -> Iterator[ErrorDetails]:
    """Return the errors without those that another one on the same field already explains."""
    said: set[tuple[int | str, ...]] = set()
    for detail in details:
        if detail["loc"] not in said:
            said.add(detail["loc"])
            yield detail


def _of_file(file: Path, line: int, kind: str, **args: str) -> Problem:
    """Return a problem of the file as a whole."""
    return Problem(file, line, "", msg(f"template.{kind}", **args), msg(f"template.fix.{kind}", **args))


def _syntax(file: Path, source: str, error: str) -> Problem:
    """Return what `tomllib` found, with its line and the slip that it usually is."""
    place = re.search(r"at line (\d+)", error)
    line = int(place.group(1)) if place else source.rstrip("\n").count("\n") + 1
    slip = next((slip for words, slip in _SYNTAX if words in error.lower()), "other")
    if _CURLY.search(source.split("\n")[line - 1]):
        slip = "curly"
    return Problem(file, line, "", msg("template.syntax"), msg(f"template.fix.syntax.{slip}"))


class _Fault:
    """One error of pydantic, put in the words of the file that has it."""

    def __init__(self, file: Path, source: str, model: type[BaseModel], detail: ErrorDetails) -> None:
        self.file = file
        self.source = source
        self.model = model
        self.kind = detail["type"]
        self.path = detail["loc"]
        self.context: Mapping[str, Any] = detail.get("ctx", {})

    def problem(self) -> Problem:
        """Return what is wrong, where, and what to do."""
        what, fix = self.sentences()
        return Problem(self.file, line_of(self.source, self.path), dotted(self.path), what, fix)

    def sentences(self) -> tuple[Msg, Msg]:
        """Return what is wrong and what to do."""
        name = str(self.path[-1])
        match self.kind:
            case "missing" if name in ("it", "en"):
                return self.pair(f"missing_{name}")
            case "missing":
                return self.pair("missing", name=name)
            case "extra_forbidden":
                return self.unknown_field(name)
            case "literal_error" | "enum":
                return self.pair("unknown_word", words=str(self.context.get("expected", "")).replace(" or ", ", "))
            case "greater_than":
                return self.pair("not_positive")
            case "empty_text" | "people_order":
                return self.pair(self.kind)
            case "string_pattern_mismatch" if name == "start":
                return self.pair("not_a_time")
            case "string_pattern_mismatch" if "languages" in self.path:
                return self.pair("not_a_language")
            case kind if kind in _TYPES and self.is_bilingual():
                return self.pair("not_bilingual")
            case kind if kind in _TYPES:
                return self.pair("wrong_type", expected=msg(f"template.type.{_TYPES[kind]}"))
        return self.pair("wrong_value")

    def pair(self, kind: str, **args: str | Msg) -> tuple[Msg, Msg]:
        """Return the two sentences of one kind of problem."""
        return msg(f"template.{kind}", **args), msg(f"template.fix.{kind}", **args)

    def unknown_field(self, name: str) -> tuple[Msg, Msg]:
        """Say that a field is unknown, and the known one that looks like it or all of them."""
        known = list(_holder(self.model, self.path[:-1]).model_fields)
        like = get_close_matches(name, known, n=1)
        if like:
            return msg("template.unknown_field", name=name), msg("template.fix.misspelt_field", name=name, like=like[0])
        return self.pair("unknown_field", name=name, known=", ".join(known))

    def is_bilingual(self) -> bool:
        """Tell whether the field should have held words in both languages."""
        return "it" in _holder(self.model, self.path).model_fields


def dotted(path: tuple[str | int, ...]) -> str:
    """Return a field's name as people read it: items are counted from 1."""
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in path)


def _holder(model: type[BaseModel], path: tuple[str | int, ...]) -> type[BaseModel]:
    """Return the model of the table at this path, or the one that holds it if it is not a table."""
    for part in path:
        field = model.model_fields.get(part) if isinstance(part, str) else None
        inner = None if field is None else _model_in(field.annotation)
        model = inner or model
    return model


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """Return the model that a type names: itself, or the one inside `X | None` or `tuple[X, ...]`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inner = (_model_in(part) for part in getattr(annotation, "__args__", ()))
    return next((one for one in inner if one is not None), None)
