"""What is wrong with a record, in words that tell a person what to put there instead."""

from typing import Any, Final

from pydantic import ValidationError

from codesign_tui.domain.messages import Refused
from codesign_tui.domain.values import JsonDocument
from codesign_tui.exchange.parsing import Place, refused

_REASONS: Final = {
    "missing": "missing",
    "extra_forbidden": "unknown_field",
    "string_type": "not_a_text",
    "string_too_short": "not_an_id",
    "string_too_long": "not_an_id",
    "int_type": "not_an_integer",
    "int_from_float": "not_an_integer",
    "int_parsing_size": "not_an_integer",
    "bool_type": "not_yes_or_no",
    "decimal_type": "not_a_number",
    "decimal_parsing": "not_a_number",
    "finite_number": "not_a_number",
    "tuple_type": "not_a_list",
    "dict_type": "not_an_object_at",
    "model_type": "not_an_object_at",
}
"""Pydantic's types of error, and our messages."""

_RULES: Final = {
    "an anonymous contribution stores no author, organisation or time": "anonymous_with_author",
    "volunteer time is valued and never reimbursable": "volunteer_reimbursed",
    "is not between 1 and 5": "not_a_score",
}
"""The domain's own rules, by the end of what they say; the only other one is the calendar's."""


def problem(error: ValidationError, place: Place, record: JsonDocument) -> Refused:
    """Return the first thing that is wrong with the record at a place."""
    first = error.errors(include_url=False)[0]
    where = (*place, *_within(record, first["loc"], missing=first["type"] == "missing"))
    if first["type"] in ("enum", "literal_error"):
        return refused("not_one_of", where, expected=first["ctx"]["expected"])
    if first["type"] == "string_pattern_mismatch":
        return refused(_by_pattern(first["ctx"]["pattern"]), where)
    if first["type"] == "value_error":
        return refused(
            next((rule for words, rule in _RULES.items() if first["msg"].endswith(words)), "not_a_day"), where
        )
    return refused(_REASONS.get(first["type"], "not_valid"), where)


def _by_rule(said: str) -> str:
    """Return which of the domain's own rules said no."""
    return next((rule for words, rule in _RULES.items() if said.endswith(words)), "not_a_day")


def _by_pattern(pattern: str) -> str:
    """Return what a text with this pattern was meant to be."""
    if "T" in pattern:
        return "not_an_instant"
    if ":" in pattern:
        return "not_a_time"
    return "not_a_day" if r"\d{4}" in pattern else "not_an_id"


def _within(record: JsonDocument, location: Place, *, missing: bool) -> Place:
    """Return where in the record an error is, without the names of a union's branches that pydantic adds."""
    place: Place = ()
    value: Any = record
    for part in location:
        if isinstance(value, dict) and part in value:
            value = value[str(part)]
        elif isinstance(value, list) and isinstance(part, int):
            value = value[part]
        elif not missing:
            continue
        place = (*place, part)
    return place
