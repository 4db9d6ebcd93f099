"""What goes out of the whole path, written from the minutes: letters with their calendars, and the single pages."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Final

from textual import work

from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import CopyKind
from codesign_tui.locale import Translator
from codesign_tui.tui.places.minutes_publishing import PublishingPlace
from codesign_tui.tui.places.minutes_work import Exported, Writing
from codesign_tui.tui.screens.asking import AskChoice, Choice

if TYPE_CHECKING:
    from codesign_tui.minutes.stationery.paper import Stationery

LETTERS: Final = "letters"
NOTICE: Final = "notice"
SENDINGS: Final = (LETTERS, "newcomer", "summary", NOTICE, "report", "budget", "logframe", "vis")
"""What goes out, by the names under which it is asked for."""

_AS_PAGES: Final = ("pdf", "odt")
_WRITTEN_AS: Final = {LETTERS: ("pdf",)}
"""The formats of what is not written as the pages are."""


class SendingPlace(PublishingPlace):
    """A place that also writes what goes out, one export at a time."""

    @work(group="dialog")
    async def action_minutes_letters(self) -> None:
        """Write the letters and the calendars of what was promised."""
        await self.ask_and_send(LETTERS)

    async def ask_and_send(self, name: str) -> None:
        """Ask for whom, unless anybody reads it, and write."""
        copy = CopyKind.PUBLIC
        if name != NOTICE:
            words = self.desk.words
            copies = [Choice(one.value, words(f"draft.copy.{one.value}")) for one in CopyKind]
            question = msg("sending.which_copy", what=msg(f"sending.screen.{name}"))
            answer = await self.app.push_screen_wait(AskChoice(words, question, copies, selected=copies[0].id))
            if answer is None:
                return
            copy = CopyKind(answer)
        if copy is CopyKind.INTERNAL or await self.may_publish():
            self._start_sending(name, copy)

    def _start_sending(self, name: str, copy: CopyKind) -> None:
        """Start writing, unless an export is going on."""
        if self._writing is not None:
            self.desk.say(msg("draft.already_writing"), refused=True)
            return
        self._stop = Event()
        self._writing = Writing(0, 1, "pdf", copy, file=self.desk.words(f"sending.screen.{name}"))
        self._show_work()
        self.write_apart(
            partial(
                export_sending,
                self.desk.process.snapshot(),
                name,
                copy,
                self._language,
                self.folder,
                now=self.desk.now(),
                on_progress=self.post_message,
                cancelled=self._stop.is_set,
                stationery=self.desk.stationery(),
            )
        )


def export_sending(
    process: Process,
    name: str,
    copy: CopyKind,
    language: str,
    folder: Path,
    *,
    now: datetime,
    on_progress: Callable[[Writing], object],
    cancelled: Callable[[], bool],
    stationery: "Stationery",
) -> Exported:
    """Write letters, each with its mail, and calendars, or one of the single pages; return what was written.

    Raises:
        CodesignError: there is nothing to write, or the folder cannot be written.
    """
    from codesign_tui.minutes.formats import NAMES
    from codesign_tui.minutes.sending.files import calendar_pieces, write_pieces
    from codesign_tui.minutes.sending.letters import letter_sheaves, page_sheaf, write_sheaves
    from codesign_tui.minutes.sending.outgoing import outgoing

    out = outgoing(process, copy, Translator(language), now.date())
    is_letters = name == LETTERS
    sheaves = letter_sheaves(out, now) if is_letters else [page_sheaf(out, name)]
    target = folder / out.say("sending.folder.letters") if is_letters else folder

    def step(done: int, total: int, file: str) -> None:
        """Tell which file is next."""
        on_progress(Writing(done, total, "pdf", copy, file=file))

    formats = tuple(one for one in NAMES if one in _WRITTEN_AS.get(name, _AS_PAGES))
    report = write_sheaves(
        sheaves,
        formats,
        target,
        at=now,
        mails=is_letters,
        on_progress=step,
        cancelled=cancelled,
        stationery=stationery,
    )
    files, warnings = [*report.files], [*report.warnings]
    is_stopped = report.cancelled
    if is_letters and not is_stopped:
        try:
            pieces = calendar_pieces(out, now)
        except Refused as error:
            warnings.append(error.message)
        else:
            dates = write_pieces(pieces, folder / out.say("sending.folder.ics"), on_progress=step, cancelled=cancelled)
            files += dates.files
            warnings += dates.warnings
            is_stopped = dates.cancelled
    confirm = dict.fromkeys(words for sheaf in sheaves for words in sheaf.document.confirm)
    return Exported(folder, tuple(files), tuple(warnings), tuple(confirm), cancelled=is_stopped)
