"""The draft of the minutes as it grows, in either copy and language, and what its checks find."""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.widgets import Static
from textual.worker import Worker, WorkerState

from codesign_tui.domain.meetings import Session
from codesign_tui.domain.messages import CodesignError, msg
from codesign_tui.domain.minutes_checks import Severity
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import CopyKind
from codesign_tui.domain.transactions import Change
from codesign_tui.locale import LANGUAGES
from codesign_tui.minutes.checks.finding import Finding
from codesign_tui.minutes.checks.judged import Judged, by_severity
from codesign_tui.tui.columns import folded_lines
from codesign_tui.tui.desk import Desk
from codesign_tui.tui.face import face_of
from codesign_tui.tui.places.base import Place
from codesign_tui.tui.places.minutes_work import Checked, Composed, NotComposed, Wanted, checked, composed_lines
from codesign_tui.tui.screens.check_rows import SIGNS, counts
from codesign_tui.tui.text import show, show_line
from codesign_tui.tui.widgets.draft_view import DraftView

_WIDE: Final = 96
"""Columns from which there is room for a column beside the draft, as in `minutes.tcss`."""

_COLUMN: Final = 33
"""Columns beside the draft, as in `minutes.tcss`."""

_LINES: Final = 3
"""Lines that one sentence may take there."""

_ROWS: Final = 3
"""Rows of facts where there is no column for them; one more, as in `minutes.tcss`, takes the last."""

_BETWEEN: Final = " · "

_MARGIN: Final = 8
"""Columns of a row that no fact takes: the sides, and what a word that does not fit leaves empty."""


class DraftPlace(Place):
    """A place that shows the minutes of the session in hand as they would be written now."""

    def __init__(self, desk: Desk, session: str | None, *, projected: bool = False) -> None:
        super().__init__(desk, session, projected=projected)
        self._copy = CopyKind.INTERNAL
        self._language = desk.words.language
        self._composing = False
        self._again = False
        self._judged: Judged | None = None
        self._judged_of: str | None = None
        """The session that was checked."""

    def compose(self) -> ComposeResult:
        """Which copy this is, the draft, what its checks find."""
        yield Static(id="draft-status")
        with Container(id="draft-body"):
            yield DraftView(id="draft")
            yield Static(id="draft-missing")

    @property
    def shown_copy(self) -> CopyKind:
        """The copy in view; the hall only ever sees the public one."""
        return CopyKind.PUBLIC if self.projected else self._copy

    @property
    def _session(self) -> Session | None:
        """The session in hand."""
        return self.desk.process.get(Session, self.session_id)

    def show_process(self, change: Change | None) -> None:
        """Compose the draft and check it again, away from the screen."""
        if not self.is_mounted:
            return
        self._show_status()
        self._show_checks()
        if self._session is None:
            self.query_one(DraftView).show_lines([show(self.desk.words("draft.no_session"), "$muted")])
        else:
            self._ask_draft()

    def focus_first(self) -> None:
        """Let the arrows scroll the draft."""
        self.query_one(DraftView).focus()

    def action_minutes_copy(self) -> None:
        """Turn to the other copy."""
        if self.projected:
            self.desk.say(msg("draft.only_public"), refused=True)
            return
        self._copy = CopyKind.PUBLIC if self._copy is CopyKind.INTERNAL else CopyKind.INTERNAL
        self.show_process(None)

    def action_minutes_language(self) -> None:
        """Turn to the other language; the screen keeps its own."""
        self._language = LANGUAGES[(LANGUAGES.index(self._language) + 1) % len(LANGUAGES)]
        self.show_process(None)

    def _show_status(self) -> None:
        """Say which copy this is, in which language, and how its checks stand."""
        words = self.desk.words
        copy = show_line(words(f"draft.copy.{self.shown_copy.value}"), "bold")
        told = f" · {words(f'draft.language.{self._language}')}"
        if self._judged is not None and self._is_checked:
            told += f" · {counts(self._judged, words)}"
        self.query_one("#draft-status", Static).update(copy + show_line(told, "$muted"))

    @property
    def _is_checked(self) -> bool:
        """Whether what was found is of the session in view, and the hall does not see it."""
        return self._judged_of is not None and self._judged_of == self.session_id and not self.projected

    def _show_checks(self) -> None:
        """Say what the checks of the minutes found; in a narrow terminal the first few."""
        words, box = self.desk.words, self.query_one("#draft-missing", Static)
        box.display = bool(self.session_id) and not self.projected
        if self._judged is None or not self._is_checked:
            box.update("")
        elif not self._judged.open:
            box.update(show(words("checks.none_open"), "$success"))
        elif self.app.size.width < _WIDE:
            room = _ROWS * (self.app.size.width - _MARGIN)
            box.update(show(_BETWEEN.join(self._fitting(by_severity(self._judged.open), room))))
        else:
            box.update(Content("\n").join(self._grouped(self._judged)))

    def _grouped(self, judged: Judged) -> Iterator[Content]:
        """Yield what is open, under the word that tells how much it asks for."""
        words = self.desk.words
        for severity in Severity:
            here = [finding for finding in judged.open if finding.severity is severity]
            if here:
                heading = words(f"checks.heading.{severity.value}", n=len(here))
                yield show(f"{SIGNS[severity]} {heading}", "bold")
            for finding in here:
                yield folded_lines(f"· {words(finding.what)}", _COLUMN, indent=2, most=_LINES)

    def _fitting(self, findings: Sequence[Finding], room: int) -> list[str]:
        """Return what fits in so many characters, and how many are left; a last one alone is told as it is."""
        words = self.desk.words
        told = [f"{SIGNS[finding.severity]} {words(finding.what)}" for finding in findings]
        lengths = accumulate(len(fact) + len(_BETWEEN) for fact in told)
        fit = max(1, sum(length <= room for length in lengths))
        left = len(told) - fit
        return told if left <= 1 else [*told[:fit], words("checks.more", n=left)]

    # -- composing -------------------------------------------------------------------------------------------

    def _wanted(self) -> Wanted | None:
        """Return the draft that should be in view."""
        width = self.query_one(DraftView).room
        if self.session_id is None or not width:
            return None
        return Wanted(self.session_id, self.shown_copy, self._language, self.desk.now().date(), width)

    def _ask_draft(self) -> None:
        """Compose the draft; while one is being composed, only remember that another is wanted."""
        wanted = self._wanted()
        if wanted is None:
            return
        if self._composing:
            self._again = True
            return
        self._composing = True
        self._compose_draft(self.desk.process.snapshot(), wanted)

    @work(thread=True, group="draft", exit_on_error=False)
    def _compose_draft(self, process: Process, wanted: Wanted) -> None:
        """Check and compose in a thread: it reads a snapshot, so that typing goes on."""
        self.post_message(checked(process, wanted.session, self.desk.library))
        try:
            lines = composed_lines(process, wanted)
        except CodesignError as error:
            self.post_message(NotComposed(wanted, error.message))
            return
        self.post_message(Composed(wanted, process.revision, lines))

    @on(Checked)
    def _checked(self, event: Checked) -> None:
        """Show what the checks found."""
        event.stop()
        self._judged, self._judged_of = event.judged, event.session
        self._show_status()
        self._show_checks()

    @on(Composed)
    def _composed(self, event: Composed) -> None:
        """Show the draft, and compose again if something changed meanwhile."""
        event.stop()
        if event.wanted == self._wanted():
            self.query_one(DraftView).show_lines(event.lines)
        self._draft_done()

    @on(NotComposed)
    def _not_composed(self, event: NotComposed) -> None:
        """Say why there is no such draft."""
        event.stop()
        if event.wanted == self._wanted():
            self.query_one(DraftView).show_lines([show(self.desk.words(event.reason), "$warning")])
        self._draft_done()

    def _draft_done(self) -> None:
        """Go on to the next draft, if one is wanted."""
        self._composing = False
        if self._again:
            self._again = False
            self._ask_draft()

    @on(DraftView.Resized)
    def _resized(self, event: DraftView.Resized) -> None:
        """Break the lines anew."""
        event.stop()
        self.show_process(None)

    @on(Worker.StateChanged)
    def _draft_ended(self, event: Worker.StateChanged) -> None:
        """Say that something unforeseen happened to the draft; the session goes on."""
        if event.state is WorkerState.ERROR and event.worker.group == "draft":
            event.stop()
            self._composing = False
            self._tell_unforeseen(event.worker.error)

    def _tell_unforeseen(self, error: BaseException | None) -> None:
        """Say so, and log where it came from, without anybody's words."""
        self.desk.say(msg("draft.unforeseen"), refused=True)
        if error is not None:
            face_of(self.app).log_aside(error)
