"""Where one is among the sheets of the tables: which tables, questions and lines there are, and how they look."""

from collections.abc import Sequence
from typing import Final

from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from codesign_tui.domain.items import Item
from codesign_tui.domain.meetings import AgendaItem, Session
from codesign_tui.domain.table_questions import (
    TableQuestion,
    grid,
    lines_of,
    numbered_tables,
    table_name,
    table_questions,
    tables_of,
)
from codesign_tui.domain.tables import ITEM_TABLES, code_of, table_of
from codesign_tui.domain.templates import Method
from codesign_tui.domain.terms import ItemKind
from codesign_tui.domain.text import clean_line, folded
from codesign_tui.tui.columns import folded_lines
from codesign_tui.tui.desk import Desk
from codesign_tui.tui.screens.tables_grid import line_row, painted_grid, still_empty, table_label
from codesign_tui.tui.text import show, show_line
from codesign_tui.tui.widgets.capture_input import CaptureInput

_KIND_OF: Final = {table: kind for kind, table in ITEM_TABLES.items()}
_MOST_TABLES: Final = 40
_GRID_ROWS: Final = 6
"""Tables shown at once on a short screen."""
_CHROME: Final = 17
"""Rows that everything but the grid takes."""


class TablesCells(ModalScreen[None]):
    """The cell in hand, table and question, and what is shown of it and around it."""

    def __init__(
        self,
        desk: Desk,
        item: AgendaItem,
        method: Method | None,
        start: tuple[str, str] = ("", ""),
        language: str | None = None,
    ) -> None:
        super().__init__()
        self._language = language
        self._desk = desk
        self._item = item.id
        self._method = method
        self._typed_tables: tuple[str, ...] = names_in(desk.file.drafts().get(self._names_draft, ""))
        self._typed_questions: list[str] = []
        self._table, self._question = start
        self._kind = ItemKind.NOTE
        self._signed = False
        self._correcting: Item | None = None
        self._kept_here = 0
        """Transactions made here: no undo reaches further back from this screen."""

    @property
    def here(self) -> tuple[str, str]:
        """The table and the question in hand, to begin with the next time."""
        return self._table, self._question

    @property
    def _agenda_item(self) -> AgendaItem:
        """The item as it is now."""
        item = self._desk.process.get(AgendaItem, self._item)
        if item is None:
            raise LookupError(self._item)  # an item is never deleted, only skipped
        return item

    @property
    def _names_draft(self) -> str:
        """Under which name the tables that have no line yet are kept."""
        return f"tables:{self._item}"

    @property
    def _line_draft(self) -> str:
        """Under which name the line being typed is kept."""
        return f"tables-line:{self._item}"

    @property
    def _line(self) -> CaptureInput:
        """The input."""
        return self.query_one(CaptureInput)

    @property
    def _tables(self) -> tuple[str, ...]:
        """The tables that are known and those that were typed here."""
        session = self._desk.process.get(Session, self._agenda_item.session)
        known = tables_of(self._desk.process, session) if session is not None else ()
        folded_known = {folded(name) for name in known}
        return (*known, *(name for name in self._typed_tables if folded(name) not in folded_known))

    @property
    def _questions(self) -> tuple[TableQuestion, ...]:
        """The questions of the item and those that were typed here."""
        found = table_questions(self._desk.process, self._agenda_item, self._method, self._desk.words.language)
        known = {folded(one.label) for one in found}
        usual = found[0].kind
        typed = [TableQuestion(one, one, usual) for one in self._typed_questions if folded(one) not in known]
        return (*found, *typed)

    @property
    def _asked(self) -> TableQuestion:
        """The question in hand."""
        questions = self._questions
        return next((one for one in questions if one.label == self._question), questions[0])

    @property
    def _at(self) -> tuple[int, int]:
        """The cell in hand, by position."""
        tables, labels = self._tables, [one.label for one in self._questions]
        return (
            tables.index(self._table) if self._table in tables else 0,
            labels.index(self._question) if self._question in labels else 0,
        )

    def _settle(self) -> None:
        """Be at a cell that exists."""
        tables = self._tables
        if self._table not in tables:
            self._table = tables[0] if tables else ""
        self._question = self._asked.label
        self._kind = self._asked.kind
        self._paint()

    # -- painting --------------------------------------------------------------------------------------------

    def _lines(self) -> tuple[Item, ...]:
        """The lines of the cell in hand."""
        return lines_of(self._desk.process, self._agenda_item, self._table, self._question) if self._table else ()

    def _paint(self) -> None:
        """Show everything as it is now."""
        if not self.is_mounted:
            return
        words, item = self._desk.words, self._agenda_item
        grid_widget = self.query_one("#tables-grid", Static)
        width = max(grid_widget.size.width, 40)
        tables, questions, counts = self._tables, self._questions, dict(grid(self._desk.process, item))
        title = words("tables.title", n=sum(counts.values()), title=item.title, number=item.n)
        self.query_one("#tables-title", Static).update(show_line(title).truncate(width, ellipsis=True))
        asked = folded_lines(f"«{self._asked.words.strip('«»')}»", width, indent=0, most=2, style="italic")
        self.query_one("#tables-question", Static).update(asked)
        rows = max(self.size.height - _CHROME, _GRID_ROWS)
        empty = words("tables.no_tables")
        grid_widget.update(
            painted_grid(tables, questions, counts, self._at, words, width, rows) if tables else show(empty)
        )
        told = words(still_empty(tables, questions, self._asked, counts, words)) if tables else ""
        self.query_one("#tables-empty", Static).update(show_line(told).truncate(width, ellipsis=True))
        self._paint_lines(width)
        self._paint_chips()

    def _paint_lines(self, width: int) -> None:
        """Show the newest lines of the cell, the newest nearest the line that is typed."""
        words, room = self._desk.words, self.query_one("#tables-lines", Static)
        rows = []
        for line in self._lines()[-max(room.size.height, 1) :]:
            kind = words.term(_KIND_OF[table_of(type(line))]) if table_of(type(line)) in _KIND_OF else ""
            rows.append(line_row(code_of(line), kind, line.words, width, flash=bool(line.flash)))
        room.update(Content("\n").join(rows) if rows else show(words("tables.no_lines"), "$muted"))

    def _paint_chips(self) -> None:
        """Show before the line what it is and whose."""
        words = self._desk.words
        if self._correcting is not None:
            chips = show_line(words("run.editing", code=code_of(self._correcting)), "bold $accent")
        else:
            language = self._desk.words.language_name(self._language) if self._language else ""
            table = table_label(self._table, words) if self._table else words("tables.no_table")
            chips = Content(" ▸ ").join(
                [
                    show(words.term(self._kind), "bold reverse"),
                    show_line(table, "bold").truncate(20, ellipsis=True),
                    *([show_line(language, "$muted")] if language else []),
                ]
            )
        self.query_one("#tables-chips", Static).update(chips + show(" │ "))
        self._line.placeholder = show(words("tables.ask_line")).plain


def names_in(typed: str, known: Sequence[str] = ()) -> tuple[str, ...]:
    """Return the new tables that an answer names: a number makes so many, else names between commas."""
    text = clean_line(typed)
    if text.isdecimal() and not known and int(text) <= _MOST_TABLES:
        return numbered_tables((), int(text))
    names = [table_name(clean_line(part)) for part in text.replace(";", ",").split(",")]
    taken = {folded(name) for name in known}
    once = {folded(name): name for name in names if name and folded(name) not in taken}
    return tuple(once.values())
