"""The fields that a template declares for a kind of record: which there are, what a typed text means, how it reads."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from codesign_tui.domain.days import spoken_day
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.process import Process
from codesign_tui.domain.templates import DeclaredField, Workshop
from codesign_tui.domain.text import clean_line
from codesign_tui.domain.values import FieldValue

_NUMBER: Final = re.compile(r"-?\d{1,15}")

YES: Final = "yes"
NO: Final = "no"


@dataclass(frozen=True, slots=True)
class Typed:
    """What a typed text means for a field: a value, None for nothing, or what is wrong with it."""

    value: FieldValue = None
    trouble: Msg | None = None


def declared_for(process: Process, table: str, workshop: Workshop | None = None) -> tuple[DeclaredField, ...]:
    """Return the fields declared for a table: those the process keeps; of an older file, those of its template."""
    kept = process.details.declared_fields or (workshop.fields if workshop is not None else ())
    return tuple(field for field in kept if field.table == table)


def typed_value(field: DeclaredField, text: str, today: date) -> Typed:
    """Return what a text means for a field. A choice is kept by its Italian words, a list has a thing a line."""
    words = text.strip()
    if not words:
        return Typed()
    match field.type:
        case "number":
            if _NUMBER.fullmatch(words) is None:
                return Typed(trouble=msg("declared.not_a_number", text=words))
            return Typed(int(words))
        case "yes_no":
            return Typed(words == YES)
        case "date":
            day = spoken_day(words, today)
            return Typed(trouble=msg("draft.day_unclear", text=words)) if day is None else Typed(day.isoformat())
        case "list":
            return Typed(tuple(line for one in words.split("\n") if (line := clean_line(one))))
        case _:
            return Typed(words)


def choice_in(field: DeclaredField, value: FieldValue, language: str) -> str:
    """Return the words of a choice in a language; one that the template no longer has reads as it was kept."""
    for choice in field.choices:
        if choice.it == value:
            return choice.in_language(language)
    return str(value)
