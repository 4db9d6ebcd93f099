"""Type the sheets of the tables (*raccolta tavoli*): choose table and question once, then one line per Enter."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from codesign_tui.actions.items import edit, flash
from codesign_tui.actions.transcribing import transcribe
from codesign_tui.actions.undoing import undo
from codesign_tui.domain.items import Item, Proposal
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.table_questions import table_name
from codesign_tui.domain.tables import table_of
from codesign_tui.domain.terms import ItemKind
from codesign_tui.domain.text import clean, clean_line, folded
from codesign_tui.tui.screens.asking import AskText
from codesign_tui.tui.screens.tables_cells import TablesCells, names_in
from codesign_tui.tui.widgets.capture_input import SIGNS, CaptureInput
from codesign_tui.tui.widgets.keyrow import KeyRow, Way


class TablesScreen(TablesCells):
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
        from codesign_tui.tui.screens.pasting import PastePreview, cards_in, of_one_kind

        texts, kind = cards_in(text), self._kind
        if await self.app.push_screen_wait(
            PastePreview(self._desk.words, of_one_kind(texts, kind), kind)
        ) and self._keep(texts, kind):
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
        added = names_in(answer or "", self._tables)
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
