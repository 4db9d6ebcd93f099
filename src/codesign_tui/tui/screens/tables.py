"""Type the sheets of the tables (*raccolta tavoli*): choose table and question once, then one line per Enter."""

from collections.abc import Sequence
from typing import ClassVar, Final

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from codesign_tui.actions.items import edit, flash
from codesign_tui.actions.transcribing import transcribe
from codesign_tui.actions.undoing import undo
from codesign_tui.domain.items import Item, Proposal
from codesign_tui.domain.meetings import AgendaItem, Session
from codesign_tui.domain.messages import Msg, msg
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
from codesign_tui.domain.text import clean, clean_line, folded
from codesign_tui.tui.columns import folded_lines
from codesign_tui.tui.desk import Desk
from codesign_tui.tui.screens.asking import AskText
from codesign_tui.tui.screens.tables_grid import line_row, painted_grid, still_empty, table_label
from codesign_tui.tui.text import show, show_line
from codesign_tui.tui.widgets.capture_input import SIGNS, CaptureInput
from codesign_tui.tui.widgets.keyrow import KeyRow, Way

_KIND_OF: Final = {table: kind for kind, table in ITEM_TABLES.items()}
_MOST_TABLES: Final = 40
_GRID_ROWS: Final = 6
"""Tables shown at once on a short screen."""
_CHROME: Final = 17
"""Rows that everything but the grid takes."""


class TablesScreen(ModalScreen[None]):
    """Table × question × lines. Tab goes to the next table, the page keys to the next question; both stay."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("pagedown", "question(1)", show=False, priority=True),
        Binding("pageup", "question(-1)", show=False, priority=True),
        Binding("ctrl+n", "more_tables", show=False, priority=True),
        Binding("ctrl+g", "more_questions", show=False, priority=True),
        Binding("ctrl+b", "mark", show=False, priority=True),
        Binding("ctrl+z", "take_back", show=False, priority=True),
    ]

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
        self._typed_tables: tuple[str, ...] = _names_in(desk.file.drafts().get(self._names_draft, ""))
        self._typed_questions: list[str] = []
        self._table, self._question = start
        self._kind = ItemKind.NOTE
        self._signed = False
        self._correcting: Item | None = None
        self._kept_here = 0
        """Transactions made here: no undo reaches further back from this screen."""

    def compose(self) -> ComposeResult:
        """What is asked, the grid, the lines of the cell, the line, the keys."""
        words = self._desk.words
        with Vertical(classes="dialog tables"):
            yield Static(id="tables-title", classes="question")
            yield Static(id="tables-question")
            yield Static(id="tables-grid")
            yield Static(id="tables-empty", classes="muted")
            yield Static(id="tables-lines")
            with Horizontal(id="tables-line"):
                yield Static(id="tables-chips")
                yield CaptureInput(self)
            yield KeyRow(
                Way("next_table", words("tables.key.next_table")),
                Way("question(1)", words("tables.key.question")),
                Way("more_tables", words("tables.key.more_tables")),
                Way("more_questions", words("tables.key.more_questions")),
                Way("mark", words("tables.key.mark")),
                Way("take_back", words("tables.key.take_back")),
                Way("leave", words("tables.key.leave")),
            )

    def on_mount(self) -> None:
        """Begin where it was left; ask for the tables where none is known."""
        self._settle()
        self._line.value = clean_line(self._desk.file.drafts().get(self._line_draft, ""))
        self._line.cursor_position = len(self._line.value)
        self._line.focus()
        if not self._tables:
            self.action_more_tables()

    def on_resize(self, event: events.Resize) -> None:
        """Lay the grid out for the width and height that there are."""
        self.call_after_refresh(self._paint)

    # -- where we are ----------------------------------------------------------------------------------------

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

    # -- what the line asks (see `Holder`) -------------------------------------------------------------------

    def walk(self, by: int) -> None:
        """Go to the next table, or to the one whose number or name stands in the line; other words stay typed."""
        tables = self._tables
        if not tables:
            self.action_more_tables()
            return
        named = folded(table_name(clean_line(self._line.value)))
        by_name = next((table for table in tables if folded(table) == named), None)
        if named and by_name is not None:
            self._line.value = ""
            self._table = by_name
        else:
            self._table = tables[(self._at[0] + by) % len(tables)]
        self._paint()

    def step(self, by: int) -> None:
        """Take a line of this cell to correct it: up towards the first, down back to a new one."""
        lines = self._lines()
        if self._correcting is None and (self._line.value.strip() or by > 0 or not lines):
            return
        ids = [line.id for line in lines]
        at = ids.index(self._correcting.id) if self._correcting and self._correcting.id in ids else len(ids)
        at = max(at + by, 0)
        self._correcting = lines[at] if at < len(lines) else None
        self._line.value = clean_line(self._correcting.words) if self._correcting else ""
        self._line.cursor_position = len(self._line.value)
        self._paint()

    def take_sign(self, sign: str) -> bool:
        """Change what the line is; a second sign is text."""
        if self._signed or self._correcting is not None:
            return False
        self._signed = True
        self._kind = SIGNS[sign]
        self._paint()
        return True

    def take_shortcut(self, sign: str) -> bool:
        """A sheet has no author and no cluster: the sign is text."""
        return False

    def take_lines(self, text: str) -> bool:
        """Look at several pasted lines before they are kept."""
        if self._correcting is not None or not self._table:
            return False
        self._preview(text)
        return True

    def go_back(self) -> None:
        """With nothing left to delete, be what the question presets again."""
        self._signed = False
        self._kind = self._asked.kind
        self._paint()

    def enter(self) -> None:
        """Keep the line at once, so that the next letter is already the next line's."""
        text = clean(self._line.value).strip()
        if not text:
            return
        if self._correcting is not None:
            self._correct(self._correcting, text)
        elif not self._table:
            self.action_more_tables()
        elif self._keep([text], self._kind):
            self._line.value = ""
            self._desk.file.keep_draft(self._line_draft, "")
            self.go_back()

    # -- doing -----------------------------------------------------------------------------------------------

    def _keep(self, texts: Sequence[str], kind: ItemKind) -> bool:
        """Keep lines under the table and the question in hand; tell whether they were."""
        done = self._desk.do(
            transcribe,
            self._item,
            texts,
            now=self._desk.now(),
            table=self._table,
            question=self._question,
            kind=kind,
            language=self._language,
        )
        self._kept_here += done is not None
        return done is not None

    def _correct(self, line: Item, text: str) -> None:
        """Keep a line's new words."""
        field = "title" if isinstance(line, Proposal) else "text"
        if text == clean_line(line.words):
            done = True
        else:
            done = self._desk.do(edit, table_of(type(line)), line.id, now=self._desk.now(), **{field: text}) is not None
            self._kept_here += done
        if done:
            self._correcting = None
            self._line.value = ""
            self.go_back()

    @work(group="dialog")
    async def _preview(self, text: str) -> None:
        """Ask, then keep each pasted line under the table and the question in hand."""
        from codesign_tui.tui.screens.pasting import PastePreview, cards_in

        texts, kind = cards_in(text), self._kind
        if await self.app.push_screen_wait(PastePreview(self._desk.words, texts, kind)) and self._keep(texts, kind):
            self._tell(msg("run.pasted", n=len(texts)))
            self.go_back()

    def action_next_table(self) -> None:
        """Go to the next table."""
        self.walk(1)

    def action_question(self, by: int) -> None:
        """Go to another question; what is being typed stays."""
        labels = [one.label for one in self._questions]
        self._question = labels[(self._at[1] + by) % len(labels)]
        if not self._signed:
            self._kind = self._asked.kind
        self._paint()

    @work(group="dialog")
    async def action_more_tables(self) -> None:
        """Ask how many tables there are, or what they are called."""
        answer = await self.app.push_screen_wait(
            AskText(self._desk.words, msg("tables.which_tables"), note=msg("tables.which_tables_note"))
        )
        added = _names_in(answer or "", self._tables)
        if added:
            self._typed_tables = (*self._typed_tables, *added)
            self._desk.file.keep_draft(self._names_draft, ",".join(self._typed_tables))
            self._table = added[0] if not self._table else self._table
        self._settle()

    @work(group="dialog")
    async def action_more_questions(self) -> None:
        """Ask for a question more."""
        typed = await self.app.push_screen_wait(AskText(self._desk.words, msg("tables.which_question")))
        answer = clean_line(typed or "")
        if answer:
            self._typed_questions.append(answer)
            self._question = next(one.label for one in self._questions if folded(one.label) == folded(answer))
        self._settle()

    def action_mark(self) -> None:
        """Mark the line that is being corrected, else the newest of the cell, with ⚡, or take the mark off."""
        lines = self._lines()
        line = self._correcting or (lines[-1] if lines else None)
        if line is None:
            self._tell(msg("tables.no_line_to_mark"), refused=True)
            return
        done = self._desk.do(flash, table_of(type(line)), line.id, now=self._desk.now(), on=not line.flash)
        self._kept_here += done is not None
        if done is not None and self._correcting is not None:
            self._correcting = done.value
        self._paint()

    def action_take_back(self) -> None:
        """Take back the last thing done here."""
        if not self._kept_here:
            self._tell(msg("tables.nothing_to_take_back"), refused=True)
            return
        done = self._desk.do(undo, now=self._desk.now())
        if done is not None:
            self._kept_here -= 1
            self._correcting = None
            self.call_later(self._tell, msg("tui.undone", what=msg(f"undo.{done.value}")))
        self._settle()

    def action_leave(self) -> None:
        """Leave a correction, then the tables; what is being typed comes back the next time."""
        if self._correcting is not None:
            self._correcting = None
            self._line.value = ""
            self.go_back()
            return
        self._desk.file.keep_draft(self._line_draft, clean(self._line.value).strip())
        self.dismiss(None)

    def _tell(self, message: Msg, *, refused: bool = False) -> None:
        """Say something on the notice line under the dialog."""
        self._desk.say(message, refused=refused)

    @on(KeyRow.Chosen)
    async def _key_clicked(self, event: KeyRow.Chosen) -> None:
        """Do what the key would."""
        await self.run_action(event.action)

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


def _names_in(typed: str, known: Sequence[str] = ()) -> tuple[str, ...]:
    """Return the new tables that an answer names: a number makes so many, else names between commas."""
    text = clean_line(typed)
    if text.isdecimal() and not known and int(text) <= _MOST_TABLES:
        return numbered_tables((), int(text))
    names = [table_name(clean_line(part)) for part in text.replace(";", ",").split(",")]
    taken = {folded(name) for name in known}
    once = {folded(name): name for name in names if name and folded(name) not in taken}
    return tuple(once.values())
