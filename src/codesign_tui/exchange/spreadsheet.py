"""Reading a sheet that came back from a spreadsheet, whatever program saved it, in which encoding and with which signs.

Columns are known by their words in any of our languages, in any order; others are left alone. A row's number is the
one that the spreadsheet shows.
"""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.sheets import FORMULA_SIGNS, GUARD
from codesign_tui.domain.text import clean, clean_line, folded
from codesign_tui.locale import LANGUAGES, Translator

LARGEST: Final = 20_000_000
"""Bytes: a sheet of commitments has a few thousand."""

_SEPARATORS: Final = (";", ",", "\t")
_SAID_BY_EXCEL: Final = "sep="
"""A first line that tells Excel the separator."""

_MARKS: Final = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a sheet: its number in the spreadsheet, its cells by column."""

    number: int
    cells: Mapping[str, str]

    def cell(self, column: str) -> str:
        """Return a cell's words without the apostrophe that shuts a formula; empty where there is no such column."""
        text = self.cells.get(column, "")
        return text[1:] if text[:1] == GUARD and text[1:2] in FORMULA_SIGNS else text

    def says(self, column: str, kept: str | None) -> bool:
        """Tell whether a cell holds something else than what is kept, however a spreadsheet saved it.

        An empty cell says nothing.
        """
        told = self.cells.get(column, "")
        return bool(told) and as_saved(kept or "") not in (told, self.cell(column))


def as_saved(text: str) -> str:
    """Return words as a cell keeps them: no tabs, nothing around them."""
    return clean(text).replace("\t", " ").strip()


def read_sheet(data: bytes, columns: Sequence[str], needed: Sequence[str], *, any_of: Sequence[str] = ()) -> list[Row]:
    """Return the rows under the header, without those that are empty; `any_of` are columns of which one will do.

    Raises:
        Refused: it is too large, no table, or lacks a needed column.
    """
    if len(data) > LARGEST:
        raise Refused(msg("sheets.too_large", megabytes=LARGEST // 1_000_000))
    text, known = _decoded(data), _known(columns)
    table = max((_table(text, one) for one in _SEPARATORS), key=lambda rows: _recognised(rows, known))
    start = next((at for at, row in enumerate(table) if any(row) and not _is_hint(row)), len(table))
    header = [known.get(_name(cell)) for cell in table[start]] if start < len(table) else []
    missing = [column for column in needed if column not in header]
    if any_of and not any(column in header for column in any_of):
        missing = list(any_of)
    if missing:
        raise Refused(msg("sheets.no_column", column=msg(f"sheets.column.{missing[0]}")))
    rows = []
    for number, cells in enumerate(table[start + 1 :], start=start + 2):
        told = {column: as_saved(cell) for column, cell in zip(header, cells, strict=False) if column is not None}
        if any(as_saved(cell) for cell in cells):
            rows.append(Row(number, told))
    return rows


def _decoded(data: bytes) -> str:
    """Return the text: by its mark, else UTF-8, else what Windows writes."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _table(text: str, separator: str) -> list[list[str]]:
    """Return the rows as one separator cuts them; none where it cannot be the one."""
    try:
        return list(csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter=separator))
    except csv.Error:
        return []


def _recognised(rows: list[list[str]], known: Mapping[str, str]) -> int:
    """Return how many cells of the first row that is not empty name a column."""
    first = next((row for row in rows if any(row) and not _is_hint(row)), [])
    return sum(_name(cell) in known for cell in first)


def _is_hint(row: list[str]) -> bool:
    """Tell whether a row is the one that tells Excel the separator."""
    return row[0].casefold().startswith(_SAID_BY_EXCEL)


def _known(columns: Sequence[str]) -> dict[str, str]:
    """Return the columns by their words in each language."""
    return {_name(Translator(one)(f"sheets.column.{column}")): column for one in LANGUAGES for column in columns}


def _name(words: str) -> str:
    """Return a column's words made comparable."""
    return folded(clean_line(words))
