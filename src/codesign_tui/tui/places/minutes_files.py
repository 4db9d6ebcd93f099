"""Writing the files of a session away from the screen: the minutes' copies and the papers of the hall."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from threading import Event

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Key
from textual.message import Message
from textual.widgets import Static
from textual.worker import Worker, WorkerState

from codesign_tui.domain.messages import CodesignError, Msg, msg
from codesign_tui.domain.terms import CopyKind
from codesign_tui.domain.text import slug
from codesign_tui.domain.transactions import Change
from codesign_tui.tui.desk import Desk
from codesign_tui.tui.places.base import HintsChanged
from codesign_tui.tui.places.minutes_draft import DraftPlace
from codesign_tui.tui.places.minutes_work import (
    Exported,
    Job,
    NotExported,
    Writing,
    export,
    export_papers,
    writing_words,
)
from codesign_tui.tui.screens.asking import AskText
from codesign_tui.tui.text import show
from codesign_tui.tui.widgets.keyrow import KeyRow, Way


class FilesPlace(DraftPlace):
    """A place that writes what it shows into files, one export at a time."""

    def __init__(self, desk: Desk, session: str | None, *, projected: bool = False) -> None:
        super().__init__(desk, session, projected=projected)
        self._folder: Path | None = None
        self._writing: Writing | None = None
        self._stop = Event()
        self._report: Exported | None = None

    def compose(self) -> ComposeResult:
        """The draft, and under it the export that is going on."""
        yield from super().compose()
        with Horizontal(id="draft-work"):
            yield Static(id="draft-progress")
            yield KeyRow(Way("minutes_stop", self.desk.words("draft.key.stop")))

    def show_process(self, change: Change | None) -> None:
        """Show the draft, and the export that is going on."""
        super().show_process(change)
        if self.is_mounted:
            self._show_work()

    def _show_work(self) -> None:
        """Show the export that is going on."""
        writing = self._writing
        line = self.query_one("#draft-work")
        if line.display is not (writing is not None):
            line.display = writing is not None
            self.post_message(HintsChanged())
        if writing is not None:
            words = self.desk.words
            told = words("draft.stopping") if self._stop.is_set() else writing_words(words, writing)
            self.query_one("#draft-progress", Static).update(show(told))

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
            self._show_work()

    def on_key(self, event: Key) -> None:
        """Stop the export with Esc, which everybody tries first."""
        if event.key == "escape" and self._writing is not None:
            event.stop()
            self.action_minutes_stop()

    @property
    def unfinished(self) -> Msg | None:
        """Ask before leaving while files are being written; the one in hand is always written whole."""
        writing = self._writing
        return None if writing is None else msg("draft.leave_writing", number=writing.done + 1, total=writing.total)

    def action_minutes_report(self) -> None:
        """Show again what the last export wrote."""
        if self._report is not None:
            from codesign_tui.tui.screens.export_report import ExportReportScreen

            self.app.push_screen(ExportReportScreen(self.desk.words, self._report))

    # -- writing ---------------------------------------------------------------------------------------------

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
            self.write_apart(
                partial(
                    export,
                    self.desk.process.snapshot(),
                    (session.id, session.number),
                    jobs,
                    self._language,
                    self.folder,
                    now=self.desk.now(),
                    on_progress=self.post_message,
                    cancelled=self._stop.is_set,
                    stationery=self.desk.stationery(),
                )
            )

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
        self.write_apart(
            partial(
                export_papers,
                self.desk.process.snapshot(),
                self.desk.library,
                wanted,
                now=self.desk.now(),
                on_progress=self.post_message,
                cancelled=self._stop.is_set,
                stationery=self.desk.stationery(),
            )
        )

    @work(thread=True, group="export", exit_on_error=False)
    def write_apart(self, write: Callable[[], Message]) -> None:
        """Write in a thread, whatever it is, and post what it returns; stopped between two files."""
        try:
            done = write()
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

    @on(Worker.StateChanged)
    def _export_ended(self, event: Worker.StateChanged) -> None:
        """Say that something unforeseen happened to the files; the session goes on."""
        if event.state is WorkerState.ERROR and event.worker.group == "export":
            event.stop()
            self._writing = None
            self._show_work()
            self._tell_unforeseen(event.worker.error)
