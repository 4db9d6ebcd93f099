"""The place of the minutes as one that seals: the seal, its files drawn away from the screen, their record."""

from functools import partial
from threading import Event

from textual import on, work

from codesign_tui.actions.sealing import record_files
from codesign_tui.domain.messages import msg
from codesign_tui.domain.minutes_seals import Seal
from codesign_tui.tui.places.minutes_sealing import SealDrawn, SealQuestions, draw
from codesign_tui.tui.places.minutes_sending import SendingPlace
from codesign_tui.tui.places.minutes_work import Writing


class SealingPlace(SendingPlace):
    """A place that declares the minutes final: both copies, in the language of the draft in view."""

    @work(group="dialog")
    async def action_minutes_seal(self) -> None:
        """Seal the minutes, write the final files, show the six words to read aloud."""
        session = self._session
        if session is None:
            self.desk.say(msg("draft.no_session"), refused=True)
            return
        if self._writing is not None:
            self.desk.say(msg("draft.already_writing"), refused=True)
            return
        if not await self.may_seal(session.id):
            return
        questions = SealQuestions(self)
        seals = await questions.sealed(session, self._language)
        if seals:
            self._draw_sealed(session.id, seals)
            await questions.read_aloud(seals)

    def _draw_sealed(self, session: str, seals: tuple[Seal, ...]) -> None:
        """Start writing the files of sealed copies."""
        from codesign_tui.minutes.sealing import Wanted

        copies = tuple(seal.copy_kind for seal in seals)
        wanted = Wanted(copies, (self._language,), ("pdf",), self.folder, self.desk.stationery())
        self._stop = Event()
        self._writing = Writing(0, len(seals), "pdf", copies[0])
        self._show_work()
        self.write_apart(
            partial(
                draw,
                self.desk.process.snapshot(),
                session,
                seals,
                wanted,
                on_progress=self.post_message,
                cancelled=self._stop.is_set,
            )
        )

    @on(SealDrawn)
    def _seal_drawn(self, event: SealDrawn) -> None:
        """Record the files, and say what was written; the words stand on the screen meanwhile."""
        event.stop()
        self._writing, self._report = None, event.written
        self._show_work()
        now = self.desk.now()
        for seal, files in event.recordable:
            self.desk.do(record_files, event.session, seal.version, *seal.place, files, now=now)
        self.desk.say(msg("sealing.done", n=len(event.written.files), folder=str(event.written.folder)))
