"""The grid of a *raccolta tavoli*: tables down, questions across, in each cell how many lines there are."""

from collections.abc import Sequence
from typing import Final

from textual.content import Content

from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.table_questions import TableQuestion, cell_key
from codesign_tui.locale import Translator
from codesign_tui.tui.columns import cell
from codesign_tui.tui.text import show

_NAME: Final = 20
"""Columns of a table's name."""
_NARROWEST: Final = 14
"""Columns of a question at the least; those that do not fit are scrolled to."""
_WIDEST: Final = 26
_EMPTY: Final = "–"

Counts = dict[tuple[str, str], int]


def table_label(table: str, words: Translator) -> str:
    """Return what a table is called: "tavolo 3" where it has just a number."""
    return f"{words('run.table_word')} {table}" if table.isdecimal() else table


def painted_grid(
    tables: Sequence[str],
    questions: Sequence[TableQuestion],
    counts: Counts,
    at: tuple[int, int],
    words: Translator,
    width: int,
    rows: int,
) -> Content:
    """Return the grid around the cell `at` (table, question), in so many columns and at most so many rows of tables."""
    across = max((width - _NAME) // _NARROWEST, 1)
    shown = _around(len(questions), at[1], across)
    room = min(max((width - _NAME) // max(len(shown), 1), _NARROWEST), _WIDEST)
    lines = [cell("", _NAME)]
    for column in shown:
        here = column == at[1]
        lines[0] += cell(f"{column + 1} {questions[column].label}", room - 1, "bold" if here else "$muted")
        lines[0] += Content(" ")
    for row in _around(len(tables), at[0], rows):
        line = cell(
            f"{'▶' if row == at[0] else ' '} {table_label(tables[row], words)}",
            _NAME,
            "bold" if row == at[0] else "",
        )
        for column in shown:
            count = counts.get(cell_key(tables[row], questions[column].label), 0)
            here = (row, column) == at
            text = f"[{count or _EMPTY}]" if here else f" {count or _EMPTY}"
            line += cell(text, room, "bold" if here else "" if count else "$muted")
        lines.append(line)
    return Content("\n").join(lines)


def still_empty(
    tables: Sequence[str], questions: Sequence[TableQuestion], asked: TableQuestion, counts: Counts, words: Translator
) -> Msg:
    """Return which tables gave no line to the question in hand, and how many cells are empty elsewhere."""
    empty = [
        (table, question)
        for question in questions
        for table in tables
        if not counts.get(cell_key(table, question.label))
    ]
    here = [table_label(table, words) for table, question in empty if question == asked]
    told = msg("tables.empty", what=", ".join(here)) if here else msg("tables.none_empty")
    elsewhere = len(empty) - len(here)
    return msg("tables.others_empty", n=elsewhere, here=told) if elsewhere else told


def line_row(code: str, kind: str, text: str, width: int, *, flash: bool = False) -> Content:
    """Return one line that was typed: its code, what it is, its words, with ⚡ where somebody disagrees."""
    mark = show("⚡ ", "$warning") if flash else Content("")
    head = cell(code, 6, "$accent") + show(f"{kind}  ", "$muted") + mark
    return head + cell(text, max(width - head.cell_length, 10))


def _around(count: int, at: int, most: int) -> range:
    """Return at most so many positions around one."""
    most = max(most, 1)
    first = max(min(at - most // 2, count - most), 0)
    return range(first, min(first + most, count))
