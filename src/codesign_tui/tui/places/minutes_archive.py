"""The archive pack of the session in hand, written from the minutes: one folder and one zip, with their index."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Final

from textual import work

from codesign_tui.domain.meetings import Session
from codesign_tui.domain.messages import msg
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import CopyKind
from codesign_tui.library.loading import Library
from codesign_tui.locale import Translator
from codesign_tui.tui.places.minutes_sending import SendingPlace
from codesign_tui.tui.places.minutes_work import Exported, Writing
from codesign_tui.tui.screens.asking import AskChoice, Choice

if TYPE_CHECKING:
    from codesign_tui.minutes.formats import FormatName
    from codesign_tui.minutes.stationery.paper import Stationery

_FORMATS: "Final[tuple[FormatName, ...]]" = ("pdf", "odt")
"""To keep, and to finish."""

_COPIES: Final = {"both": tuple(CopyKind), "public": (CopyKind.PUBLIC,)}
"""What a pack may hold, by the answer that asks for it."""


class ArchivePlace(SendingPlace):
    """A place that also packs a session for the archive, one export at a time."""

    @work(group="dialog")
    async def action_minutes_archive(self) -> None:
        """Ask what goes into the pack, and write it."""
        session, words = self._session, self.desk.words
        if session is None:
            self.desk.say(msg("draft.no_session"), refused=True)
            return
        if self._writing is not None:
            self.desk.say(msg("draft.already_writing"), refused=True)
            return
        choices = [Choice(answer, words(f"archive.choice.{answer}")) for answer in _COPIES]
        answer = await self.app.push_screen_wait(
            AskChoice(words, msg("archive.which"), choices, note=msg("archive.which_note"))
        )
        if answer is not None:
            self._start_archive(session, _COPIES[answer])

    def _start_archive(self, session: Session, copies: tuple[CopyKind, ...]) -> None:
        """Start writing the pack."""
        self._stop = Event()
        self._writing = Writing(0, 1, "pdf", copies[0], file=self.desk.words("archive.title", number=session.number))
        self._show_work()
        self.write_apart(
            partial(
                export_pack,
                self.desk.process.snapshot(),
                self.desk.library,
                (session, self.desk.file.path),
                copies,
                self._language,
                self.folder,
                now=self.desk.now(),
                on_progress=self.post_message,
                cancelled=self._stop.is_set,
                stationery=self.desk.stationery(),
            )
        )


def export_pack(
    process: Process,
    library: Library,
    of: tuple[Session, Path],
    copies: tuple[CopyKind, ...],
    language: str,
    folder: Path,
    *,
    now: datetime,
    on_progress: Callable[[Writing], object],
    cancelled: Callable[[], bool],
    stationery: "Stationery | None" = None,
) -> Exported:
    """Write the pack of a session, `of` which process file, into a folder; return where its index and its zip are.

    Raises:
        CodesignError: nothing may be packed, or the folder cannot be written.
    """
    from codesign_tui.exchange.packing import process_files
    from codesign_tui.minutes.archive.assembling import pack_asked
    from codesign_tui.minutes.archive.contents import contents
    from codesign_tui.minutes.archive.layout import PAGE
    from codesign_tui.minutes.archive.pack import write_pack
    from codesign_tui.minutes.export import Written
    from codesign_tui.minutes.placing import fingerprint
    from codesign_tui.minutes.stationery.paper import SHIPPED

    def step(done: int, total: int, file: str) -> None:
        """Tell which file is next."""
        on_progress(Writing(done, total, "pdf", copies[0], file=file))

    session, process_file = of
    asked, told = pack_asked(
        process,
        session,
        process_file,
        process_files(process),
        copies=copies,
        formats=_FORMATS,
        translator=Translator(language),
        library=library,
        at=now,
    )
    done = write_pack(
        asked,
        contents(asked),
        folder,
        as_zip=True,
        on_progress=step,
        cancelled=cancelled,
        stationery=stationery or SHIPPED,
    )
    shown = [path for path in (done.folder and done.folder / PAGE, done.zipped) if path is not None]
    files = tuple(Written(path.suffix[1:], path, fingerprint(path.read_bytes())) for path in shown)
    return Exported(done.folder or folder, files, (*told, *done.warnings), done.confirm, cancelled=done.cancelled)
