"""Fills every field of every entity by walking its type, so that a field that is added tomorrow is filled too.

A field that is declared public (`declared.PUBLIC`) keeps what it says, with sentences that name people in them. Any
other gets words of its own, that stand nowhere else: a canary. A part of a part is walked in the same way.
"""

import typing
from collections.abc import Iterator, Mapping
from enum import Enum
from types import UnionType
from typing import Any, Final, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from canaries.declared import CODES, PUBLIC
from canaries.people import Voices
from codesign_tui.domain.text import Line, Text
from codesign_tui.domain.values import FieldValue, Frozen

MARK: Final = "qzx"
"""What every canary begins with; it stands in no text of the program, the templates or the example."""

SAID: Final = "Si è detto così."
"""What stands in a public field that the example leaves empty, before whoever is named in it."""

_DEEPEST: Final = 6


class Canaries:
    """Gives out canaries, each once, and remembers of which field it is."""

    def __init__(self) -> None:
        self.fields: dict[str, str] = {}
        """Where each canary was put, as "Participant.skills"."""

    def one(self, entity: type[BaseModel], field: str) -> str:
        """Return a new canary for a field."""
        word = f"{MARK}{len(self.fields):04d}v"
        self.fields[word] = f"{entity.__name__}.{field}"
        return word

    def found_in(self, text: str) -> list[str]:
        """Return the fields whose canary stands in a text."""
        if MARK not in text:
            return []
        return sorted({field for word, field in self.fields.items() if word in text})


def filled(entity: type[BaseModel], document: Mapping[str, Any], canaries: Canaries, voices: Voices) -> dict[str, Any]:
    """Return a document of an entity with every field filled: canaries where it is private, voices where it is not."""
    hints = typing.get_type_hints(entity, include_extras=True)
    result = dict(document)
    for name in entity.model_fields:
        given = document.get(name)
        if name in PUBLIC.get(entity, frozenset()):
            value = _public(hints[name], given, entity, canaries, voices)
        elif name in CODES.get(entity, frozenset()):
            value = given
        else:
            value = _private(hints[name], given, entity, name, canaries, _DEEPEST)
        if value is not None:
            result[name] = value
    return result


def _public(hint: Any, value: Any, entity: type[BaseModel], canaries: Canaries, voices: Voices) -> Any:
    """Return a public value, made up where there was none; what is private inside its parts gets a canary."""
    part = _model(hint)
    if part is not None:
        if value is None or value == ():
            value = (start_of(part),) if _is_many(hint) else start_of(part)
        return _each(value, lambda inner: filled(part, inner, canaries, voices))
    if not is_words(hint):
        return value
    if get_origin(hint) is dict and not value:
        value = {_key(get_args(hint)[0]): SAID}
    return _each(value or ((SAID,) if _is_many(hint) else SAID), voices.added)


def start_of(part: type[BaseModel]) -> dict[str, Any]:
    """Return the least that a part needs."""
    hints = typing.get_type_hints(part, include_extras=True)
    needed = {name for name, info in part.model_fields.items() if info.is_required()}
    return {name: SAID if hints[name] in (Line, Text) else _needed(hints[name]) for name in needed}


def _is_many(hint: Any) -> bool:
    """Tell whether a field holds several."""
    return get_origin(hint) is tuple or any(get_origin(each) is tuple for each in get_args(hint))


def _each(value: Any, change: Any) -> Any:
    """Return a value, or each of a list or of a mapping's values, changed."""
    if isinstance(value, list | tuple):
        return [change(inner) for inner in value]
    if (
        isinstance(value, dict)
        and not any(isinstance(inner, dict) for inner in value.values())
        and change.__name__ == "added"
    ):
        return {key: change(inner) for key, inner in value.items()}
    return change(value)


def _private(hint: Any, value: Any, entity: type[BaseModel], name: str, canaries: Canaries, deep: int) -> Any:
    """Return a canary for words, or a whole that is full of them; what holds no words is left as it is."""
    if hint in (Line, Text):
        return canaries.one(entity, name)
    if hint == FieldValue:
        return canaries.one(entity, name)
    origin, inside = get_origin(hint), [each for each in get_args(hint) if each is not type(None)]
    if origin in (Union, UnionType):
        return _private(inside[0], value, entity, name, canaries, deep)
    if origin is tuple:
        one = _private(inside[0], None, entity, name, canaries, deep)
        kept = [_private(inside[0], each, entity, name, canaries, deep) for each in value or ()]
        return (kept or [one]) if one is not None else value
    if origin is dict:
        return _mapping(inside, value, entity, name, canaries, deep)
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return whole(hint, value, canaries, deep)
    return value


def _mapping(inside: list[Any], value: Any, entity: type[BaseModel], name: str, canaries: Canaries, deep: int) -> Any:
    """Return a mapping with canaries as its values, one key made up where it had none."""
    keys = list(value or ()) or [_key(inside[0])]
    made = {key: _private(inside[1], None, entity, name, canaries, deep) for key in keys}
    return made if all(each is not None for each in made.values()) else value


def _key(hint: Any) -> str:
    """Return a key of a mapping: the first word of a closed vocabulary, or any."""
    return str(next(iter(hint)).value) if isinstance(hint, type) and issubclass(hint, Enum) else "chiave"


def whole(part: type[BaseModel], value: Any, canaries: Canaries, deep: int = _DEEPEST) -> Any:
    """Return a part full of canaries; None where it needs something that is not words."""
    if deep == 0:
        return value
    hints = typing.get_type_hints(part, include_extras=True)
    document = dict(value or {})
    for field, info in part.model_fields.items():
        made = _private(hints[field], document.get(field), part, field, canaries, deep - 1)
        if made is None and info.is_required():
            made = _needed(hints[field])
        if made is not None:
            document[field] = made
    return document


def _needed(hint: Any) -> Any:
    """Return the plainest value of a kind that is not words: a day, a number, an id, a word of a vocabulary."""
    origin = get_origin(hint)
    if origin is Literal:
        return get_args(hint)[0]
    if isinstance(hint, type) and issubclass(hint, Enum):
        return next(iter(hint)).value
    for candidate in _PLAIN:
        if _fits(hint, candidate):
            return candidate
    return None


_PLAIN: Final[tuple[Any, ...]] = ("2026-02-12T17:30:00+01:00", "2026-02-12", "17:30", 1, True, "x1", "0" * 64, ())


def _fits(hint: Any, value: Any) -> bool:
    """Tell whether a value is of a kind."""
    from pydantic import TypeAdapter, ValidationError

    try:
        TypeAdapter(hint).validate_python(value)
    except ValidationError:
        return False
    return True


def _model(hint: Any) -> type[BaseModel] | None:
    """Return the part that a field holds, alone or several; None where it holds plain values."""
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return hint
    found = (_model(each) for each in get_args(hint))
    return next((each for each in found if each is not None), None)


def is_words(hint: Any) -> bool:
    """Tell whether a field holds people's words, alone or several."""
    return hint in (Line, Text) or any(map(is_words, get_args(hint)))


def fields_of(entity: type[Frozen]) -> Iterator[tuple[str, Any]]:
    """Yield the fields of an entity and their kinds."""
    yield from typing.get_type_hints(entity, include_extras=True).items()
