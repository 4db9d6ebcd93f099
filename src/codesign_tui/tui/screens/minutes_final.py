"""Declaring minutes final: a version, the seals of both copies, their files; written away from the screen."""

import asyncio
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

from textual import on, work
from textual.message import Message
from textual.screen import ModalScreen

from codesign_tui.actions.steps import all_of, beside
from codesign_tui.actions.trying import Trial
from codesign_tui.domain.ledger import Done, Ledger
from codesign_tui.domain.messages import CodesignError, Msg, Refused, msg
from codesign_tui.domain.minutes_seals import Seal
from codesign_tui.domain.minutes_standing import is_registered, is_settled, record_of
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import CopyKind
from codesign_tui.domain.tickets import Ticket
from codesign_tui.tui.desk import Desk
from codesign_tui.tui.places.minutes_work import Exported
from codesign_tui.tui.screens.asking import AskText, Confirm

if TYPE_CHECKING:
    from codesign_tui.minutes.sealing import Drawn, Wanted


class MinutesFinal(ModalScreen[None]):
    """A screen from which the minutes of a session are declared final."""

    @dataclass
    class Drawing(Message):
        """The next file is being written."""

        done: int
        total: int
        file: str

    @dataclass
    class Drew(Message):
        """The files of the sealed copies are written, or could not be."""

        drawn: "Drawn | None"
        reason: Msg | None = None

    desk: Desk
    session_id: str | None
    folder: Path
    """Where the files go."""
    _stop: Event | None = None

    def show_kept(self, done: Done[Any] | None, told: Msg | None = None) -> None:
        """Show what is there now."""
        raise NotImplementedError

    def tell(self, sentence: Msg | None) -> None:
        """Put a sentence above the keys."""
        raise NotImplementedError

    @work(group="dialog")
    async def action_final(self) -> None:
        """Ask, keep the version, seal both copies, and write their files."""
        if self._stop is not None:
            self.tell(msg("draft.already_writing"))
            return
        try:
            await self._finalise()
        except CodesignError as error:
            self.tell(error.message)

    async def _finalise(self) -> None:
        """Do it, step by step; nothing is kept before the last question."""
        from codesign_tui.minutes.sealing import Wanted, restricted_out, version_now

        process, session = self.desk.process, self.session_id or ""
        language = self.desk.words.language
        version = await asyncio.to_thread(version_now, process.snapshot(), session)
        reason = await self._why(version)
        if reason is None:
            return
        copies = restricted_out(process, session, tuple(CopyKind))
        wanted = Wanted(copies, (language,), ("pdf", "odt"), self.folder, self.desk.stationery())
        self._seal(Trial(self.desk.file), wanted, reason)  # what is refused is said on this screen, not under it
        sealed = self.desk.do(self._seal, wanted, reason)
        if sealed is not None:
            self.show_kept(sealed)
            self._stop = Event()
            self._draw_apart(process.snapshot(), sealed.value, wanted, self._stop)

    async def _why(self, version: int) -> str | None:
        """Ask whether they are final, and why again if they were; None leaves them as they are."""
        record, words = record_of(self.desk.process, self.session_id or ""), self.desk.words
        held = any(seal.version == version for seal in record.seals)
        if version > 1 and not held and is_registered(record):
            raise Refused(msg("life.only_rectification"))
        if version > 1 and not held:
            question = msg("life.final.reason", number=version)
            return await self.app.push_screen_wait(AskText(words, question, note=msg("life.final.note")))
        question = msg("life.final.sure" if is_settled(record) else "life.final.sure_early", folder=str(self.folder))
        sure = held or await self.app.push_screen_wait(Confirm(words, question))
        return "" if sure else None

    def _seal(self, ledger: Ledger, wanted: "Wanted", reason: str) -> Done[tuple[Seal, ...]]:
        """Seal every copy that is not sealed yet."""
        from codesign_tui.minutes.sealing import seal_copies

        now = self.desk.now()
        seals, tickets = seal_copies(ledger, self.session_id or "", wanted.places, now=now, reason=reason or None)
        return beside(ledger, "seal", now, seals, _one_ticket(ledger, tickets), "minutes")

    @work(thread=True, group="life-files", exit_on_error=False)
    def _draw_apart(self, process: Process, seals: tuple[Seal, ...], wanted: "Wanted", stop: Event) -> None:
        """Write the files in a thread, from a snapshot; stopped between two of them."""
        from codesign_tui.minutes.sealing import draw_sealed

        def step(done: int, total: int, file: str) -> None:
            """Tell which file is next."""
            self.post_message(self.Drawing(done, total, file))

        try:
            drawn = draw_sealed(
                process, self.session_id or "", seals, wanted, on_step=step, cancelled=stop.is_set
            )  # fmt: skip
        except CodesignError as error:
            self.post_message(self.Drew(None, error.message))
            return
        self.post_message(self.Drew(drawn))

    @on(Drawing)
    def _drawing(self, event: Drawing) -> None:
        """Say which file is being written."""
        event.stop()
        self.tell(msg("sending.writing", file=event.file, number=event.done + 1, total=event.total))

    @on(Drew)
    def _drew(self, event: Drew) -> None:
        """Record the files that were written, and show them; or say why there are none."""
        from codesign_tui.tui.screens.export_report import ExportReportScreen

        event.stop()
        self._stop = None
        if event.drawn is None:
            self.tell(event.reason)
            return
        drawn = event.drawn
        self.desk.do(self._record, drawn)
        files = tuple(written for _, written in drawn.files)
        self.show_kept(None, msg("life.final.done", n=len(files)))
        if files:
            report = Exported(self.folder, files, drawn.warnings, drawn.confirm, cancelled=drawn.cancelled)
            self.app.push_screen(ExportReportScreen(self.desk.words, report))

    def _record(self, ledger: Ledger, drawn: "Drawn") -> Done[None]:
        """Record the fingerprints of the files."""
        from codesign_tui.minutes.sealing import record_drawn

        now = self.desk.now()
        tickets = record_drawn(ledger, self.session_id or "", drawn, now=now)
        return beside(ledger, "record_sealed_files", now, None, _one_ticket(ledger, tickets), "minutes")

    def on_unmount(self) -> None:
        """Write no further file once the screen is left."""
        if self._stop is not None:
            self._stop.set()


def _one_ticket(ledger: Ledger, tickets: tuple[Ticket, ...]) -> Ticket:
    """Return the ticket that resolves when all of these have; of none, one that is safe already."""
    if tickets:
        return all_of(tickets)
    settled: Ticket = Future()
    settled.set_result(ledger.process.revision)
    return settled
