"""Minutes (*Verbale*): the draft as it grows, what it still lacks, and the files of the evening."""

from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.widgets import Static
from textual.worker import Worker, WorkerState

from codesign_tui.domain.meetings import Session
from codesign_tui.domain.messages import CodesignError, Msg, msg
from codesign_tui.domain.preparing import Where
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import CopyKind
from codesign_tui.domain.text import slug
from codesign_tui.domain.transactions import Change
from codesign_tui.locale import LANGUAGES
from codesign_tui.minutes.missing import missing
from codesign_tui.tui.commands import (
    MINUTES_COMMANDS,
    MINUTES_COPY,
    MINUTES_REPORT,
    MINUTES_STOP,
    Command,
    bindings,
)
from codesign_tui.tui.desk import Desk, JumpWanted
from codesign_tui.tui.face import face_of
from codesign_tui.tui.places.base import Place
from codesign_tui.tui.places.minutes_jumps import jump_of
from codesign_tui.tui.places.minutes_work import (
    Composed,
    Exported,
    Job,
    NotComposed,
    NotExported,
    Wanted,
    Writing,
    composed_lines,
    export,
    export_papers,
    writing_words,
)
from codesign_tui.tui.places.session_data import SessionData
from codesign_tui.tui.screens.asking import AskChoice, AskText, Choice
from codesign_tui.tui.text import show, show_line
from codesign_tui.tui.widgets.draft_view import DraftView
from codesign_tui.tui.widgets.keyrow import KeyRow, Way

if TYPE_CHECKING:
    from codesign_tui.minutes.papers.writing import Wanted as PapersWanted

_EVENING: Final = (Job(CopyKind.INTERNAL, ("odt",)), Job(CopyKind.PUBLIC, ("pdf",)))
"""The two files that people leave with: one to finish at the desk, one to show."""

_ALL: Final = ("pdf", "odt", "docx", "html", "md", "txt")
_WIDE: Final = 96
"""Columns from which there is room for a column beside the draft, as in `minutes.tcss`."""

_ROWS: Final = 3
"""Rows of facts where there is no column for them; one more, as in `minutes.tcss`, takes the last."""

_BETWEEN: Final = " · "

_MARGIN: Final = 8
"""Columns of a row that no fact takes: the sides, and what a word that does not fit leaves empty."""


class MinutesPlace(Place):
    """The minutes of the session in hand, read as they will be, and written when asked."""

    COMMANDS: ClassVar[Sequence[Command]] = MINUTES_COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*(c for c in MINUTES_COMMANDS if c.key and len(c.key) == 1))]
    help_id: ClassVar[str] = "draft.help"

    def __init__(self, desk: Desk, session: str | None, *, projected: bool = False) -> None:
        super().__init__(desk, session, projected=projected)
        self._copy = CopyKind.INTERNAL
        self._language = desk.words.language
        self._folder: Path | None = None
        self._composing = False
        self._again = False
        self._writing: Writing | None = None
        self._stop = Event()
        self._report: Exported | None = None

    def compose(self) -> ComposeResult:
        """Which copy this is, the draft, what it lacks, the export that is going on."""
        yield Static(id="draft-status")
        with Container(id="draft-body"):
            yield DraftView(id="draft")
            yield Static(id="draft-missing")
        with Horizontal(id="draft-work"):
            yield Static(id="draft-progress")
            yield KeyRow(Way("minutes_stop", self.desk.words("draft.key.stop")))

    # -- showing ---------------------------------------------------------------------------------------------

    @property
    def shown_copy(self) -> CopyKind:
        """The copy in view; the hall only ever sees the public one."""
        return CopyKind.PUBLIC if self.projected else self._copy

    @property
    def _session(self) -> Session | None:
        """The session in hand."""
        return self.desk.process.get(Session, self.session_id)

    def show_process(self, change: Change | None) -> None:
        """Compose the draft again, away from the screen, and say what it lacks."""
        if not self.is_mounted:
            return
        self._show_status()
        self._show_missing()
        self._show_work()
        if self._session is None:
            self.query_one(DraftView).show_lines([show(self.desk.words("draft.no_session"), "$muted")])
        else:
            self._ask_draft()

    def focus_first(self) -> None:
        """Let the arrows scroll the draft."""
        self.query_one(DraftView).focus()

    def commands_now(self) -> Sequence[Command]:
        """Return what can be done now: nothing to stop, nothing to read again, no other copy before the hall."""
        hidden = {
            MINUTES_STOP: self._writing is None,
            MINUTES_REPORT: self._report is None,
            MINUTES_COPY: self.projected,
        }
        return [command for command in MINUTES_COMMANDS if not hidden.get(command)]

    def _show_status(self) -> None:
        """Say which copy this is, and in which language."""
        words = self.desk.words
        copy = show_line(words(f"draft.copy.{self.shown_copy.value}"), "bold")
        self.query_one("#draft-status", Static).update(
            copy + show_line(f" · {words(f'draft.language.{self._language}')}", "$muted")
        )

    def _show_missing(self) -> None:
        """Say what the minutes lack; in a narrow terminal the first few."""
        words, box = self.desk.words, self.query_one("#draft-missing", Static)
        facts = missing(self.desk.process, self.session_id) if self.session_id else []
        box.display = bool(self.session_id) and not self.projected
        if not facts:
            box.update(show(words("draft.nothing_missing"), "$success"))
            return
        title = show(words("draft.still_missing"), "bold")
        if self.app.size.width < _WIDE:
            room = _ROWS * (self.app.size.width - _MARGIN) - len(title.plain)
            box.update(title + show(f" {_BETWEEN.join(self._fitting(facts, room))}"))
        else:
            box.update(Content("\n").join([title, *(show("· ", "$accent") + show(words(fact)) for fact in facts)]))

    def _fitting(self, facts: Sequence[Msg], room: int) -> list[str]:
        """Return the facts that fit in so many characters, and how many are left; a last one alone is told as it is."""
        words = self.desk.words
        told = [words(fact) for fact in facts]
        lengths = accumulate(len(fact) + len(_BETWEEN) for fact in told)
        fit = max(1, sum(length <= room for length in lengths))
        left = len(told) - fit
        return told if left <= 1 else [*told[:fit], words("draft.more_missing", n=left)]

    def _show_work(self) -> None:
        """Show the export that is going on."""
        writing = self._writing
        self.query_one("#draft-work").display = writing is not None
        if writing is not None:
            self.query_one("#draft-progress", Static).update(show(writing_words(self.desk.words, writing)))

    # -- the draft -------------------------------------------------------------------------------------------

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
        """Compose in a thread: it reads a snapshot, so that typing goes on."""
        try:
            lines = composed_lines(process, wanted)
        except CodesignError as error:
            self.post_message(NotComposed(wanted, error.message))
            return
        self.post_message(Composed(wanted, process.revision, lines))

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
    def _worker_ended(self, event: Worker.StateChanged) -> None:
        """Say that something unforeseen happened; the session goes on."""
        if event.state is not WorkerState.ERROR or event.worker.group not in ("draft", "export"):
            return
        event.stop()
        if event.worker.group == "draft":
            self._composing = False
        else:
            self._writing = None
            self._show_work()
        self.desk.say(msg("draft.unforeseen"), refused=True)
        self._tell_unforeseen(event.worker.error)

    def _tell_unforeseen(self, error: BaseException | None) -> None:
        """Log where it came from, without anybody's words."""
        if error is not None:
            face_of(self.app).log_aside(error)

    # -- what can be done ------------------------------------------------------------------------------------

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

    @work(group="dialog")
    async def action_minutes_data(self) -> None:
        """Edit what the minutes need to know of the session."""
        session = self._session
        if session is None:
            self.desk.say(msg("draft.no_session"), refused=True)
            return
        await SessionData(self).ask_for(session)

    def action_minutes_process(self) -> None:
        """Open the data of the path: its premise, acts, perimeter."""
        self.post_message(JumpWanted(Where.PATH))

    @work(group="dialog")
    async def action_minutes_missing(self) -> None:
        """List what is missing, and go to where the chosen thing is put right."""
        facts = missing(self.desk.process, self.session_id) if self.session_id and not self.projected else []
        if not facts:
            self.desk.say(msg("draft.nothing_missing"))
            return
        words = self.desk.words
        choices = [
            Choice(str(at), words(fact), words(f"draft.jump.{jump_of(fact).where}")) for at, fact in enumerate(facts)
        ]
        chosen = await self.app.push_screen_wait(
            AskChoice(words, msg("draft.which_missing"), choices, note=msg("draft.which_missing_note"))
        )
        if chosen is not None:
            self.post_message(jump_of(facts[int(chosen)]))

    def action_minutes_evening(self) -> None:
        """Write the two files of the evening."""
        self._start(_EVENING)

    @work(group="dialog")
    async def action_minutes_export(self) -> None:
        """Write every format of one copy."""
        words = self.desk.words
        copies = [Choice(copy.value, words(f"draft.copy.{copy.value}")) for copy in CopyKind]
        answer = await self.app.push_screen_wait(
            AskChoice(words, msg("draft.which_copy"), copies, selected=self.shown_copy.value)
        )
        if answer is not None:
            self._start((Job(CopyKind(answer), _ALL),))

    @work(group="dialog")
    async def action_minutes_papers(self) -> None:
        """Ask which papers of the hall are needed, and write them."""
        from codesign_tui.tui.places.minutes_papers import PaperQuestions

        session = self._session
        if session is None:
            self.desk.say(msg("draft.no_session"), refused=True)
            return
        asked = await PaperQuestions(self).asked(session.id)
        if asked is not None:
            self._start_papers(session.id, *asked)

    @work(group="dialog")
    async def action_minutes_folder(self) -> None:
        """Ask where the files go from now on."""
        await self._ask_folder(msg("draft.folder"))

    async def _ask_folder(self, question: Msg) -> bool:
        """Ask for a folder; True if one was given."""
        answer = await self.app.push_screen_wait(AskText(self.desk.words, question, value=str(self.folder)))
        if answer:
            self._folder = Path(answer).expanduser()
        return bool(answer)

    @property
    def folder(self) -> Path:
        """Where the files go: beside the process file, unless another folder was given."""
        if self._folder is not None:
            return self._folder
        return self.desk.file.path.parent / "out" / slug(self.desk.process.details.title)

    def action_minutes_stop(self) -> None:
        """Stop the export before the next file; what is written stays."""
        if self._writing is not None:
            self._stop.set()

    @on(KeyRow.Chosen)
    def _stop_clicked(self, event: KeyRow.Chosen) -> None:
        """Stop the export."""
        event.stop()
        self.action_minutes_stop()

    def action_minutes_report(self) -> None:
        """Show again what the last export wrote."""
        if self._report is not None:
            from codesign_tui.tui.screens.export_report import ExportReportScreen

            self.app.push_screen(ExportReportScreen(self.desk.words, self._report))

    # -- the files -------------------------------------------------------------------------------------------

    def _start(self, jobs: Sequence[Job]) -> None:
        """Start writing, unless an export is going on."""
        session = self._session
        if session is None:
            self.desk.say(msg("draft.no_session"), refused=True)
        elif self._writing is not None:
            self.desk.say(msg("draft.already_writing"), refused=True)
        else:
            self._stop = Event()
            self._writing = Writing(0, sum(len(job.formats) for job in jobs), jobs[0].formats[0], jobs[0].copy)
            self._show_work()
            self._write(self.desk.process.snapshot(), (session.id, session.number), jobs, self._stop)

    @work(thread=True, group="export", exit_on_error=False)
    def _write(self, process: Process, session: tuple[str, int], jobs: Sequence[Job], stop: Event) -> None:
        """Write in a thread; stopped between two files."""
        try:
            done = export(
                process,
                session,
                jobs,
                self._language,
                self.folder,
                now=self.desk.now(),
                on_progress=self.post_message,
                cancelled=stop.is_set,
            )
        except CodesignError as error:
            self.post_message(NotExported(error.message))
            return
        self.post_message(done)

    def _start_papers(self, session: str, names: tuple[str, ...], options: tuple[str, ...]) -> None:
        """Start writing papers, unless an export is going on."""
        from codesign_tui.minutes.papers.writing import Wanted as PapersWanted

        if self._writing is not None:
            self.desk.say(msg("draft.already_writing"), refused=True)
            return
        wanted = PapersWanted(session, names, self._language, ("pdf",), self.folder, options)
        self._stop = Event()
        self._writing = Writing(0, len(names), "pdf", CopyKind.INTERNAL, names[0])
        self._show_work()
        self._write_papers(self.desk.process.snapshot(), wanted, self._stop)

    @work(thread=True, group="export", exit_on_error=False)
    def _write_papers(self, process: Process, wanted: "PapersWanted", stop: Event) -> None:
        """Write in a thread; stopped between two papers."""
        try:
            done = export_papers(
                process,
                self.desk.library,
                wanted,
                now=self.desk.now(),
                on_progress=self.post_message,
                cancelled=stop.is_set,
            )
        except CodesignError as error:
            self.post_message(NotExported(error.message))
            return
        self.post_message(done)

    @on(Writing)
    def _goes_on(self, event: Writing) -> None:
        """Show which file is next."""
        event.stop()
        self._writing = event
        self._show_work()

    @on(Exported)
    def _exported(self, event: Exported) -> None:
        """Say what was written, in full if the place is still in view."""
        event.stop()
        self._writing, self._report = None, event
        self._show_work()
        self.desk.say(msg("draft.written", n=len(event.files), folder=str(event.folder)))
        if self.display and self.screen.is_current:
            self.action_minutes_report()

    @on(NotExported)
    def _not_exported(self, event: NotExported) -> None:
        """Say why, and ask for another folder."""
        event.stop()
        self._writing = None
        self._show_work()
        self.desk.say(event.reason, refused=True)

    def on_unmount(self) -> None:
        """Write no further file once the process is closed."""
        self._stop.set()
