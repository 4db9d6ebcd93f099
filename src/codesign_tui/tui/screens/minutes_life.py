"""The life of the minutes (*Vita del verbale*): what happened to them and when, what to do next, remarks, versions."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar, Final

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static

from codesign_tui.domain.meetings import Session
from codesign_tui.domain.messages import CodesignError, Msg, msg
from codesign_tui.domain.minutes_life import MarkKind
from codesign_tui.domain.minutes_standing import next_step, record_of, route_of
from codesign_tui.domain.process import Process
from codesign_tui.tui.desk import Desk
from codesign_tui.tui.screens.minutes_compare import Compared, compared_lines
from codesign_tui.tui.screens.minutes_life_forms import Kept, LifeForms
from codesign_tui.tui.screens.minutes_life_rows import (
    ACT,
    BODY,
    CLAUSE,
    MARK,
    NEW,
    NOW,
    RECTIFY,
    REMARK,
    SIGNED,
    VERSION,
    awaited_mark,
    life_rows,
)
from codesign_tui.tui.screens.reading import Reading
from codesign_tui.tui.text import show
from codesign_tui.tui.widgets.keyrow import KeyRow, Way
from codesign_tui.tui.widgets.rows import RowList

_KEYS: Final = (("edit", "remark", "correct", "compare"), ("route", "final", "take_away", "leave"))
"""What the keys do, on two lines so that all of them are told at 80 columns."""


class MinutesLife(ModalScreen[bool]):
    """Shows the life of the minutes of one session; gives back whether they are to be declared final."""

    @dataclass
    class Looked(Message):
        """Whether the text is still that of the last version."""

        revision: int
        changed: bool

    @dataclass
    class Read(Message):
        """Two versions were compared, or could not be."""

        compared: Compared | None
        reason: Msg | None = None

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("n", "remark", show=False),
        Binding("c", "compare", show=False),
        Binding("r", "route", show=False),
        Binding("f", "final", show=False),
        Binding("x", "take_away", show=False),
        Binding("m", "correct", show=False),
    ]
    help_id = "life.help"

    def __init__(self, desk: Desk, session_id: str) -> None:
        """Show the life of the minutes of a session that is there."""
        super().__init__()
        self.desk = desk
        self.session_id: str | None = session_id
        self._forms = LifeForms(self)
        self._changed: bool | None = None

    def compose(self) -> ComposeResult:
        """The title, how they close, the next step, the rows, what was said last, the keys."""
        words = self.desk.words
        with Vertical(classes="dialog -large life"):
            yield Static(show(words("life.title", number=self._session.number)), classes="question")
            yield Static(id="life-route", classes="muted")
            yield Static(id="life-next")
            yield RowList(id="life-list")
            yield Static(id="life-said", classes="form-trouble")
            for keys in _KEYS:
                yield KeyRow(*(Way(key, words(f"life.key.{key}")) for key in keys))

    @property
    def _session(self) -> Session:
        """The session whose minutes they are."""
        return self._forms.session

    @property
    def _list(self) -> RowList:
        """The rows."""
        return self.query_one(RowList)

    def on_mount(self) -> None:
        """Show everything, the cursor on what is to be done next."""
        self._show()
        self._list.focus()
        self._list.go_to(f"{MARK}:{awaited_mark(self.desk.process, self._session)}")
        self._look()

    @on(RowList.Widened)
    def _show(self) -> None:
        """Make every line again."""
        process, words, session = self.desk.process, self.desk.words, self._session
        record = record_of(process, session.id)
        route = words(f"life.route.{route_of(process, record).value}")
        self.query_one("#life-route", Static).update(show(words("life.closes", route=route)))
        told = next_step(process, session, self.desk.now().date())
        self.query_one("#life-next", Static).update(show("▶ ", "bold $accent") + show(words(told), "bold"))
        self._list.show_rows(life_rows(process, session, words, self._list.room, self._changed))

    # -- what the keys do --------------------------------------------------------------------------------------------

    @on(OptionList.OptionSelected)
    def _entered(self, event: OptionList.OptionSelected) -> None:
        """Note or correct the row under the cursor."""
        event.stop()
        self.action_edit()

    @work(group="dialog")
    async def action_edit(self) -> None:
        """Ask for what the row under the cursor holds."""
        part, _, which = (self._list.current or "").partition(":")
        if part == VERSION:
            self.action_compare()
        elif part == CLAUSE and not which:
            kept = self._forms.turn_clause()
            self.tell(kept) if isinstance(kept, Msg) else self.show_kept(kept)
        else:
            self.show_kept(await self._asked(part, which))

    async def _asked(self, part: str, which: str) -> Kept:
        """Show the form of a row."""
        forms = self._forms
        match part:
            case "mark":
                return await (forms.other_mark() if which == NEW else forms.mark(MarkKind(which)))
            case "remark":
                return await (forms.remark(None) if which == NEW else forms.answer(int(which)))
            case "signed":
                return await forms.signed_file()
            case "rectify":
                return await forms.rectification(None if which == NEW else int(which))
            case "clause":
                return await forms.prior_act()
            case "body":
                return await forms.adhesion(which)
        return None

    @work(group="dialog")
    async def action_remark(self) -> None:
        """Ask for one more remark."""
        self.show_kept(await self._forms.remark(None))

    @work(group="dialog")
    async def action_correct(self) -> None:
        """Ask again how the remark under the cursor was written down; elsewhere, what Enter asks."""
        part, _, which = (self._list.current or "").partition(":")
        if part == REMARK and which != NEW:
            self.show_kept(await self._forms.remark(int(which)))
        else:
            self.action_edit()

    @work(group="dialog")
    async def action_route(self) -> None:
        """Ask by which route these minutes close."""
        self.show_kept(await self._forms.route())

    def action_take_away(self) -> None:
        """Take away what the row under the cursor notes; ^Z brings it back."""
        part, _, which = (self._list.current or "").partition(":")
        if part == MARK and which != NEW:
            self.show_kept(self._forms.unmark(MarkKind(which)), msg("life.taken_away"))
        elif part == REMARK and which != NEW:
            self.show_kept(self._forms.take_away(int(which)), msg("life.taken_away"))
        elif part == SIGNED:
            self.show_kept(self._forms.drop_signed(), msg("life.taken_away"))
        elif part == BODY:
            self.show_kept(self._forms.no_adhesion(which), msg("life.taken_away"))
        else:
            self.tell(msg("life.nothing_to_take"))

    def action_final(self) -> None:
        """Go back to the minutes and have them sealed there."""
        self.dismiss(True)

    def action_leave(self) -> None:
        """Go back to the minutes."""
        self.dismiss(False)

    def show_kept(self, done: Kept, told: Msg | None = None) -> None:
        """Show what is there now, and what looks odd in it."""
        if done is None and told is None:
            return
        self._show()
        self.tell(done.warnings[0] if done is not None and done.warnings else told)
        self._look()

    def tell(self, sentence: Msg | None) -> None:
        """Put a sentence above the keys, or free the line."""
        line = self.query_one("#life-said", Static)
        line.update(show(self.desk.words(sentence)) if sentence is not None else show(""))
        line.display = sentence is not None

    # -- what takes longer: composed away from the screen ------------------------------------------------------------

    def _look(self) -> None:
        """Ask whether the text is still that of the last version, if there is one."""
        if record_of(self.desk.process, self._session.id).versions:
            self._look_apart(self.desk.process.snapshot())

    @work(thread=True, group="life")
    def _look_apart(self, process: Process) -> None:
        """Compose and digest in a thread, from a snapshot."""
        from codesign_tui.minutes.sealing import changed_since

        changed = changed_since(process, self.session_id or "") is not None
        self.post_message(self.Looked(process.revision, changed))

    @on(Looked)
    def _looked(self, event: Looked) -> None:
        """Say in the list whether the text has changed."""
        event.stop()
        if event.revision == self.desk.process.revision and event.changed is not self._changed:
            self._changed = event.changed
            self._show()

    def action_compare(self) -> None:
        """Compare the version under the cursor with the one before it; the first, and what is not one, with now."""
        part, _, which = (self._list.current or "").partition(":")
        record = record_of(self.desk.process, self._session.id)
        numbers = [version.number for version in record.versions]
        if record.sent_past is not None:
            numbers.insert(0, 0)
        if not numbers:
            self.tell(msg("life.nothing_to_compare"))
            return
        chosen = int(which) if part == VERSION and which != NOW else None
        before = [number for number in numbers if chosen is None or number < chosen]
        older, newer = (before[-1], chosen) if before else (numbers[0], None)
        self._compare_apart(self.desk.process, older, newer)

    @work(thread=True, group="life")
    def _compare_apart(self, process: Process, older: int, newer: int | None) -> None:
        """Compose both in a thread: each is read from the past of the file."""
        from codesign_tui.minutes.versions import compare

        try:
            found = compare(process, self.session_id or "", older, newer, self.desk.words.language)
        except CodesignError as error:
            self.post_message(self.Read(None, error.message))
            return
        told = tuple((one.heading, one.removed, one.added) for one in found.differences)
        self.post_message(self.Read(Compared(older, newer, told, found.warnings)))

    @on(Read)
    def _read(self, event: Read) -> None:
        """Show the comparison, or say why there is none."""
        event.stop()
        if event.compared is None:
            self.tell(event.reason)
            return
        lines = partial(self._comparison, event.compared)
        self.app.push_screen(Reading(self.desk.words, event.compared.title, lines))

    def _comparison(self, compared: Compared, width: int) -> Sequence[Content]:
        """Return the lines of a comparison for so many columns."""
        return compared_lines(compared, self.desk.words, width)


__all__ = ["ACT", "CLAUSE", "RECTIFY", "MinutesLife"]
