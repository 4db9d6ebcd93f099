"""From bytes to plain JSON values: the checks that come before anything is believed.

An import is somebody else's file. Its size and depth are bounded, no key may stand twice in one object, and every
number is a number; what is wrong is told with its place in the file.
"""

import json
import math
from typing import Any, Final

from codesign_tui.domain.messages import Arg, Refused, msg
from codesign_tui.domain.text import LONGEST_TEXT
from codesign_tui.domain.values import JsonDocument

MOST_BYTES: Final = 64 * 1024 * 1024
"""The largest file read: ten times a process of 100,000 items would still be under it."""

MOST_DEPTH: Final = 16
"""Levels of lists and objects; the format needs eight."""

Place = tuple[str | int, ...]
"""Where a value stands: ("sessions", 1, "agenda", 3, "title")."""


class _NotANumber:
    """Stands for NaN, an infinity or a number out of range until its place is known."""


class _Repeated(dict[str, Any]):
    """An object in whose text a key stood twice."""

    key: str = ""


def place_text(place: Place) -> str:
    """Return a place as people read it: `sessions[1].agenda[3].title`."""
    text = ""
    for part in place:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text or "."


def refused(reason: str, place: Place, /, **args: Arg) -> Refused:
    """Return the error that says what is wrong at a place."""
    return Refused(msg(f"exchange.{reason}", place=place_text(place), **args))


def parse(data: bytes) -> JsonDocument:
    """Return the object that a JSON file holds.

    Raises:
        Refused: too large, not UTF-8, not JSON, too deep, a repeated key, not a number, a text too long.
    """
    if len(data) > MOST_BYTES:
        raise Refused(msg("exchange.too_large", megabytes=MOST_BYTES // 1024 // 1024))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused(msg("exchange.not_utf8", position=error.start)) from error
    try:
        tree = json.loads(text, object_pairs_hook=_object, parse_constant=_not_a_number, parse_float=_number)
    except json.JSONDecodeError as error:
        raise Refused(msg("exchange.not_json", line=error.lineno, column=error.colno)) from error
    except RecursionError as error:
        raise refused("too_deep", (), most=MOST_DEPTH) from error
    except ValueError as error:  # an integer of thousands of digits
        raise refused("not_a_number", ()) from error
    checked = _checked(tree, ())
    if not isinstance(checked, dict):
        raise Refused(msg("exchange.not_an_object"))
    return checked


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object, marked when a key is repeated."""
    plain = dict(pairs)
    if len(plain) == len(pairs):
        return plain
    marked = _Repeated(plain)
    keys = [key for key, _ in pairs]
    marked.key = next(key for at, key in enumerate(keys) if key in keys[:at])
    return marked


def _not_a_number(_: str) -> _NotANumber:
    """Stand for NaN and the infinities."""
    return _NotANumber()


def _number(text: str) -> float | _NotANumber:
    """Return a number with a fraction or an exponent, if it is within range."""
    value = float(text)
    return value if math.isfinite(value) else _NotANumber()


def _checked(value: Any, place: Place) -> Any:
    """Return a value with its texts made encodable; refuse what no field may hold, with its place."""
    if isinstance(value, str):
        return _encodable(value, place)
    if isinstance(value, _NotANumber):
        raise refused("not_a_number", place)
    if isinstance(value, dict | list) and len(place) >= MOST_DEPTH:
        raise refused("too_deep", place, most=MOST_DEPTH)
    if isinstance(value, list):
        return [_checked(entry, (*place, index)) for index, entry in enumerate(value)]
    if isinstance(value, dict):
        if isinstance(value, _Repeated):
            raise refused("repeated_key", place, key=_encodable(value.key, place))
        return {_encodable(key, place): _checked(entry, (*place, key)) for key, entry in value.items()}
    return value


def _encodable(text: str, place: Place) -> str:
    """Return a text without lone surrogates, which no file in UTF-8 can hold."""
    if len(text) > LONGEST_TEXT:
        raise refused("text_too_long", place, length=len(text), most=LONGEST_TEXT)
    return text if text.isascii() else text.encode("utf-8", "ignore").decode("utf-8")
