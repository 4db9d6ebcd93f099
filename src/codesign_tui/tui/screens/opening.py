"""The opening ritual of a session, its item 0: what is said before the table begins, each with words to say."""

from dataclasses import replace
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from codesign_tui.actions.opening import record_opening
from codesign_tui.domain.ledger import Done, Ledger
from codesign_tui.domain.meetings import ConflictOfInterest, Session, session_state
from codesign_tui.domain.messages import msg
from codesign_tui.domain.spoken import spoken_time
from codesign_tui.domain.terms import SessionState
from codesign_tui.tui.desk import Desk
from codesign_tui.tui.screens.asking import AskText
from codesign_tui.tui.screens.lines import AskLines
from codesign_tui.tui.screens.opening_marks import Marks, asked_marks, row_name, words_to_say
from codesign_tui.tui.text import show, show_line
from codesign_tui.tui.widgets.cursor import ReadableList
from codesign_tui.tui.widgets.keyrow import KeyRow, Way

_TIME = "at"
_DECLARE = "declare"
_RULES = "edit_rules"
_DONE = "done"


class OpeningScreen(ModalScreen[bool]):
    """Ticks what was said. True once it is recorded, in one transaction; False when left without recording.

    Nothing is due: what is not ticked stays "not said yet", and the ritual can be opened again.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("space", "tick", show=False),
        Binding("ctrl+s", "record", show=False, priority=True),
        Binding("pageup", "read_on(-1)", show=False, priority=True),
        Binding("pagedown", "read_on(1)", show=False, priority=True),
    ]
    help_id = "ritual.help"

    def __init__(self, desk: Desk, session_id: str) -> None:
        super().__init__()
        self._desk = desk
        self._session_id = session_id
        self._marks = Marks.of(desk.process, session_id, desk.now())
        self._asked = asked_marks(desk.process)
        session = desk.process.get(Session, session_id)
        self._is_over = session is not None and session_state(session) is SessionState.CLOSED
        self._begins = not self._is_over and (session is None or session.opening is None)

    def compose(self) -> ComposeResult:
        """The list of what is said, the words to say, the keys."""
        words = self._desk.words
        session = self._session
        number = session.number if session else 0
        with Vertical(classes="dialog ritual"):
            yield Static(show(words("ritual.title", number=number)), classes="question")
            yield _Rows(markup=False)
            with VerticalScroll(id="say", can_focus=False):
                yield Static(id="say-words")
            yield KeyRow(
                Way("tick", words("ritual.key.tick")),
                Way("record", words("ritual.key.record" if self._begins else "ritual.key.keep")),
                Way("leave", words("ritual.key.leave")),
                Way("read_on(1)", words("ritual.key.read_on")),
            )

    def on_mount(self) -> None:
        """Start on the first thing that was not said yet."""
        self.watch(self.query_one("#say", VerticalScroll), "show_vertical_scrollbar", self._offer_to_read_on)
        self._fill(self._next_open(-1))
        self.query_one(OptionList).focus()

    @property
    def _session(self) -> Session | None:
        """The session that is opened."""
        return self._desk.process.get(Session, self._session_id)

    # -- what is shown ---------------------------------------------------------------------------------------

    def _fill(self, highlight: int) -> None:
        """Show every row again and keep the cursor."""
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options([Option(self._row(row), id=row) for row in self._rows()])
        options.highlighted = highlight

    def _rows(self) -> list[str]:
        """Return the rows in the order of the ritual."""
        rows = [] if self._is_over else [_TIME]
        for mark in self._asked:
            rows.append(mark)
            rows += {"conflicts_asked": [_DECLARE], "rules": [_RULES]}.get(mark, [])
        return [*rows, _DONE]

    def _row(self, row: str) -> Content:
        """Return one row: the sign, what it is, what is known of it."""
        words, marks = self._desk.words, self._marks
        if row == _TIME:
            return show_line(f"     {words('ritual.row.at', at=words.clock(marks.at))}")
        if row == _DECLARE:
            return show_line(f"       + {words('ritual.row.declare', n=len(marks.conflicts))}", "$muted")
        if row == _RULES:
            return show_line(f"       + {words('ritual.row.edit_rules', n=len(marks.rules))}", "$muted")
        if row == _DONE:
            return show_line(f"     {words('ritual.row.done' if self._begins else 'ritual.row.keep')}", "bold")
        sign = "[✓]" if row in marks.ticked else "[ ]"
        return show(f" {sign} ") + show_line(
            words(row_name(self._desk.process, row)), "bold" if row not in marks.ticked else ""
        )

    @on(OptionList.OptionHighlighted)
    def _say(self, event: OptionList.OptionHighlighted) -> None:
        """Show the words to say for the row under the cursor."""
        words = self._desk.words
        sentence = words_to_say(self._desk.process, self._session_id, event.option.id or "", self._marks)
        lead = show(f"{words('ritual.say')} ", "bold $accent") if sentence.id.startswith("ritual.say.") else show("")
        self.query_one("#say-words", Static).update(lead + show(words(sentence)))
        self.query_one("#say", VerticalScroll).scroll_home(animate=False)

    # -- what can be done ------------------------------------------------------------------------------------

    def action_tick(self) -> None:
        """Do what the row under the cursor is for."""
        self.query_one(OptionList).action_select()

    def _offer_to_read_on(self, is_longer: bool) -> None:
        """Show the key that scrolls the words only where they are longer than their room."""
        self.query_one(KeyRow).children[-1].display = is_longer

    def action_read_on(self, pages: int) -> None:
        """Scroll the words to say, where they are longer than their room."""
        said = self.query_one("#say", VerticalScroll)
        said.scroll_relative(y=pages * max(said.size.height - 1, 1), animate=False)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        """Tick and go on, or open the row's own question."""
        row = event.option.id
        if row in self._asked:
            at = event.option_index
            self._marks = self._marks.toggled(row)
            self._fill(self._next_open(at) if row in self._marks.ticked else at)
        elif row == _DONE:
            self.action_record()
        elif row == _TIME:
            self._ask_time()
        elif row == _DECLARE:
            self._ask_conflict()
        elif row == _RULES:
            self._ask_rules()

    def action_record(self) -> None:
        """Keep all that was ticked, in one transaction; the form stays when it is refused, with what was ticked."""
        marks, now = self._marks, self._desk.now()

        def record(ledger: Ledger) -> Done[Session]:
            """Keep the marks."""
            return record_opening(ledger, self._session_id, now=now, **marks.values())

        if self._desk.do(record) is not None:
            self.dismiss(True)

    def action_leave(self) -> None:
        """Go back; what was ticked here is not kept."""
        self.dismiss(False)

    @work(group="dialog")
    async def _ask_time(self) -> None:
        """Ask for the real time of the opening, until it can be understood or is left as it was."""
        words, question = self._desk.words, msg("ritual.at.question")
        typed, note = words.clock(self._marks.at), None
        while answer := await self.app.push_screen_wait(AskText(words, question, value=typed, note=note)):
            at = spoken_time(answer, near=self._marks.at)
            if at is not None:
                self._marks = replace(self._marks, at=at)
                self._fill(self._next_open(0))
                return
            typed, note = answer, msg("ritual.at.unclear", text=answer)
        self._fill(0)

    @work(group="dialog")
    async def _ask_conflict(self) -> None:
        """Ask who declares an interest, and in which words."""
        from codesign_tui.tui.screens.opening_people import ask_who

        at = self._rows().index(_DECLARE)
        who = await ask_who(self, self._desk, self._session_id)
        if who is None:
            return
        text = await self.app.push_screen_wait(AskText(self._desk.words, msg("ritual.conflict.words")))
        if text:
            declared = ConflictOfInterest(participant=who or None, text=text)
            self._marks = self._marks.with_conflict(declared)
            self._fill(at)

    @work(group="dialog")
    async def _ask_rules(self) -> None:
        """Let the rules of the table be written anew."""
        at = self._rows().index(_RULES)
        rules = await self.app.push_screen_wait(
            AskLines(
                self._desk.words,
                msg("ritual.rules.question"),
                self._marks.rules,
                keep="ritual.key.keep_lines",
                give_up="ritual.key.give_up",
            )
        )
        if rules is not None:
            self._marks = replace(self._marks, rules=rules)
            self._fill(at)

    def _next_open(self, after: int) -> int:
        """Return the position of the next row that was not ticked, or of the last row."""
        rows = self._rows()
        for at, row in enumerate(rows):
            if at > after and row in self._asked and row not in self._marks.ticked:
                return at
        return len(rows) - 1


class _Rows(ReadableList):
    """The rows of the ritual. The words to say take the room that they need; the cursor's row stays in view."""

    def on_resize(self) -> None:
        """Bring the cursor's row back into view."""
        self.scroll_to_highlight()
