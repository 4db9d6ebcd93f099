"""The checks of the minutes as a list: what asks for what, Enter goes there, a letter sets aside with a reason."""

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static

from codesign_tui.actions.minutes_checks import set_aside_check, take_back_check
from codesign_tui.domain.meetings import Session
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.minutes_checks import SetAside
from codesign_tui.minutes.checks.finding import Finding
from codesign_tui.minutes.checks.judged import Judged, by_severity, judge
from codesign_tui.tui.desk import Desk, JumpWanted
from codesign_tui.tui.screens.asking import AskText
from codesign_tui.tui.screens.check_rows import Filter, check_rows, counts
from codesign_tui.tui.text import show, show_line
from codesign_tui.tui.widgets.keyrow import KeyRow, Way
from codesign_tui.tui.widgets.rows import RowList


class CheckList(ModalScreen[JumpWanted | None]):
    """Shows the checks of a session's minutes; gives back where to go for one, None when all was seen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("a", "aside", show=False),
        Binding("f", "filter", show=False),
    ]
    help_id = "checks.help"

    def __init__(self, desk: Desk, session: str, *, start: str | None = None, in_view: Filter = Filter.ALL) -> None:
        """List the checks of a session; `start` is the row to begin on, `in_view` those that are shown."""
        super().__init__()
        self.desk = desk
        self.session_id = session
        self.row: str | None = start
        """The row under the cursor when the screen was left."""
        self.in_view = in_view
        """Which checks are shown."""
        self._words = desk.library.check_words()
        self._judged: Judged | None = None

    def compose(self) -> ComposeResult:
        """The title with the count, the rows, how the one under the cursor is mended, the keys."""
        words = self.desk.words
        session = self.desk.process.get(Session, self.session_id)
        with Vertical(classes="dialog -large checks"):
            title = msg("checks.title", number=session.number if session is not None else 0)
            yield Static(show(words(title)), classes="question")
            yield Static(id="checks-count", classes="muted")
            yield RowList(id="checks-list")
            yield Static(id="checks-mend")
            yield Static(id="checks-said", classes="form-trouble")
            yield KeyRow(
                Way("go", words("checks.key.go")),
                Way("aside", words("checks.key.aside_or_back")),
                Way("filter", words("checks.key.filter")),
                Way("leave", words("checks.key.leave")),
            )

    @property
    def _list(self) -> RowList:
        """The rows."""
        return self.query_one(RowList)

    def on_mount(self) -> None:
        """Show the rows, the cursor on the first, or on the one that was left."""
        self._look_again()
        if self.row is not None:
            self._list.go_to(self.row)
        self._list.focus()

    def _look_again(self) -> None:
        """Ask the checks again, and show what they find."""
        self._judged = judge(self.desk.process, self.session_id, self._words)
        self._show_rows()

    @on(RowList.Widened)
    def _show_rows(self) -> None:
        """Make the rows again."""
        if self._judged is None:
            return
        words, listed = self.desk.words, self._list
        listed.show_rows(check_rows(self._judged, self.desk.process, words, self.in_view, listed.room))
        in_view = words(f"checks.filter.{self.in_view}")
        showing = words("checks.showing", count=counts(self._judged, words), filter=in_view)
        self.query_one("#checks-count", Static).update(show_line(showing))
        self._show_mend()

    @on(OptionList.OptionHighlighted)
    def _show_mend(self) -> None:
        """Say how what is under the cursor is put right."""
        finding, aside = self._here
        told = self.desk.words(finding.mend) if finding is not None and aside is None else ""
        if not told and finding is None and aside is None:
            told = self.desk.words("checks.note")
        self.query_one("#checks-mend", Static).update(show(told))

    @property
    def _here(self) -> tuple[Finding | None, SetAside | None]:
        """Return what the row under the cursor stands for: something open, set aside, or no longer so."""
        key, judged = self._list.current, self._judged
        if judged is None or key is None:
            return None, None
        for finding in judged.open:
            if finding.key == key:
                return finding, None
        for finding, aside in judged.aside:
            if finding.key == key:
                return finding, aside
        return None, next((aside for aside in judged.gone if aside.key == key), None)

    @on(OptionList.OptionSelected)
    def _entered(self, event: OptionList.OptionSelected) -> None:
        """Go where the row leads."""
        event.stop()
        self.action_go()

    def action_go(self) -> None:
        """Leave for where what is under the cursor is put right."""
        finding, _ = self._here
        if finding is None:
            self._say(msg("checks.on_a_row"))
        else:
            self._leave(JumpWanted(finding.where, finding.at))

    @work(group="dialog")
    async def action_aside(self) -> None:
        """Set aside what is under the cursor, with a reason; take back what was."""
        finding, aside = self._here
        now = self.desk.now()
        if aside is not None:
            if self.desk.do(take_back_check, self.session_id, aside.key, now=now):
                self._look_again()
                self._say(msg("checks.taken_back"))
        elif finding is None:
            self._say(msg("checks.on_a_row"))
        else:
            await self._ask_reason(finding)

    async def _ask_reason(self, finding: Finding) -> None:
        """Ask why something is right as it is, and set it aside."""
        words = self.desk.words
        note = msg("checks.reason_note", what=finding.what)
        reason = await self.app.push_screen_wait(AskText(words, msg("checks.reason"), note=note))
        following = self._following(finding)
        if reason and self.desk.do(set_aside_check, self.session_id, finding.key, reason, now=self.desk.now()):
            self._look_again()
            if following is not None:
                self._list.go_to(following.key)
            self._say(msg("checks.set_aside_done"))

    def _following(self, finding: Finding) -> Finding | None:
        """Return the open one after this, or before it if it is the last: the cursor stays among what is left."""
        found = [] if self._judged is None else by_severity(self._judged.open)
        keys = [one.key for one in found]
        if finding.key not in keys or len(found) == 1:
            return None
        at = keys.index(finding.key)
        return found[at + 1] if at + 1 < len(found) else found[at - 1]

    def action_filter(self) -> None:
        """Turn to all checks, to those that are open, to those that were set aside."""
        order = list(Filter)
        self.in_view = order[(order.index(self.in_view) + 1) % len(order)]
        self._show_rows()

    def _say(self, sentence: Msg) -> None:
        """Put a sentence above the keys."""
        line = self.query_one("#checks-said", Static)
        line.update(show(self.desk.words(sentence)))
        line.display = True

    def _leave(self, jump: JumpWanted | None) -> None:
        """Go, and remember where the cursor was."""
        self.row = self._list.current
        self.dismiss(jump)

    def action_leave(self) -> None:
        """Go back to the place."""
        self._leave(None)
