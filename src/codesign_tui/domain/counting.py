"""People counted in few words: "12 cittadini al tavolo 3", "2 rappresentanti", or one number a table: "8 8 9 7 8"."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, TypeVar

from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.terms import Category, CountedRole
from codesign_tui.domain.text import clean_line, folded

M = TypeVar("M", CountedRole, Category)

MOST_PEOPLE: Final = 9_999
"""People of one group; a larger number is a slip of the finger."""

_TABLE: Final = re.compile(
    r"\b(?:(?:al|del|dal|at|of)\s+)?(?:the\s+)?(?:tavolo|table|gruppo|group)\s+(?:n\.?\s*)?(\w+)", re.I
)
_NUMBER: Final = re.compile(r"^\D*?(\d{1,6})\b")
_NUMBERS: Final = re.compile(r"\d{1,4}(?:[\s,;+]+\d{1,4})+")
_ROLES: Final = {
    CountedRole.OBSERVER: ("uditor", "osservator", "observer"),
    CountedRole.REPRESENTATIVE: ("rappresentan", "representative", "delegat", "delegate"),
}
_CATEGORIES: Final = {
    Category.CIVIL_SOCIETY: ("cittadin", "abitant", "resident", "genitor", "parent", "famigli", "famil", "citizen",
                             "giovan", "ragazz", "student", "anzian", "young", "elder", "caregiver"),
    Category.THIRD_SECTOR: ("volontar", "volunteer", "associazion", "association", "cooperativ", "ets"),
    Category.PRIVATE_ENTITY: ("impres", "aziend", "commerciant", "compan", "firm", "business", "shop"),
    Category.PUBLIC_BODY: ("funzionar", "dipendenti comunali", "amministrator", "consiglier", "official", "councillor",
                           "enti pubblici", "public bod"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class SpokenCount:
    """A group as typed; what was not said is None. `label` keeps the words for whom: "cittadini"."""

    number: int
    table: str | None = None
    role: CountedRole | None = None
    category: Category | None = None
    label: str | None = None


def spoken_counts(text: str, *, first_table: int = 1) -> tuple[SpokenCount, ...]:
    """Return the groups that a text counts; numbers alone are one table each, from the first on.

    Raises:
        Refused: there is no number in it, or one that is no number of people.
    """
    line = clean_line(text)
    if _NUMBERS.fullmatch(line):
        numbers = [_people(found, line) for found in re.findall(r"\d+", line)]
        return tuple(SpokenCount(number, str(table)) for table, number in enumerate(numbers, start=first_table))
    table = _TABLE.search(line)
    rest = line if table is None else f"{line[: table.start()]} {line[table.end() :]}"
    number = _NUMBER.search(rest)
    if number is None:
        raise Refused(msg("people.count_unclear", text=line))
    label = clean_line(rest.replace(number[1], " ", 1)).strip(" ,;:.-–")
    return (
        SpokenCount(
            _people(number[1], line),
            table[1] if table else None,
            _meant(label, _ROLES),
            _meant(label, _CATEGORIES),
            label or None,
        ),
    )


def _people(digits: str, line: str) -> int:
    """Return a number of people.

    Raises:
        Refused: nobody, or more than a hall holds.
    """
    number = int(digits)
    if not 1 <= number <= MOST_PEOPLE:
        raise Refused(msg("people.count_unclear", text=line))
    return number


def _meant(label: str, meanings: Mapping[M, tuple[str, ...]]) -> M | None:
    """Return what the words for whom stand for, if one of the known beginnings is in them."""
    words = f" {folded(label)}"
    for meaning, beginnings in meanings.items():
        if any(f" {beginning}" in words for beginning in beginnings):
            return meaning
    return None
