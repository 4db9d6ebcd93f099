"""A sheet as a CSV file that spreadsheets of offices read: which separators, which bytes, and nothing that runs.

A cell that begins as a formula does (= + - @, a tab, a carriage return) gets an apostrophe before it, so that a
participant's words are never computed (OWASP, CSV injection; `peers.md` §5.3). Numbers stay numbers.
"""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from codesign_tui.domain.sheets import FORMULA_SIGNS, GUARD
from codesign_tui.domain.text import clean

Cell = str | int | Decimal | date | None
"""What a sheet holds: words, a whole number, an amount, a day, nothing."""

_DELIMITERS: Final = {"it": ";"}
_DECIMALS: Final = {"it": ","}
_BOM: Final = "\ufeff"
"""Without it Excel reads UTF-8 as the system's own encoding."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table to be opened in a spreadsheet. The name is the file's; the header is already in words."""

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    foot: tuple[tuple[Cell, ...], ...] = ()
    """Totals, under the rows."""


def csv_bytes(sheet: Sheet, language: str) -> bytes:
    """Return the sheet as a spreadsheet of this language expects it: UTF-8 with its mark, CRLF."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=_DELIMITERS.get(language, ","), lineterminator="\r\n")
    for row in (sheet.header, *sheet.rows, *sheet.foot):
        writer.writerow([written(cell, language) for cell in row])
    return (_BOM + out.getvalue()).encode("utf-8")


def written(cell: Cell, language: str) -> str:
    """Return one cell as it is written: days as spreadsheets read them, numbers with the language's decimal sign."""
    if cell is None:
        return ""
    if isinstance(cell, date):
        return cell.strftime("%d/%m/%Y") if language == "it" else cell.isoformat()
    if isinstance(cell, Decimal):
        return format(cell, "f").replace(".", _DECIMALS.get(language, "."))
    if isinstance(cell, int):
        return str(cell)
    return guarded(cell)


def guarded(text: str) -> str:
    """Return words that no spreadsheet takes for a formula, without control characters."""
    is_formula = text[:1] in FORMULA_SIGNS
    safe = clean(text).replace("\t", " ").strip()
    return GUARD + safe if safe and (is_formula or safe[0] in FORMULA_SIGNS) else safe


def day_of(day: str | None) -> date | None:
    """Return a day of the file."""
    return date.fromisoformat(day) if day else None


def padded(cells: Sequence[Cell], columns: int) -> tuple[Cell, ...]:
    """Return a row with empty cells up to the number of columns."""
    return (*cells, *(None,) * (columns - len(cells)))
