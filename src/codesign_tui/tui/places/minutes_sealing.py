"""Sealing the minutes from their place: what is asked before, what is done away from the screen, the words after."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from textual.message import Message

from codesign_tui.actions.sealing import seal_minutes
from codesign_tui.domain.meetings import Session, session_state
from codesign_tui.domain.messages import CodesignError, Msg, msg
from codesign_tui.domain.minutes_seals import Seal, SealedFile
from codesign_tui.domain.minutes_standing import record_of
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import CopyKind, SessionState
from codesign_tui.minutes.checks.judged import judge
from codesign_tui.tui.places.dialogs import Questions
from codesign_tui.tui.places.minutes_work import Exported, Writing
from codesign_tui.tui.screens.reading import Reading
from codesign_tui.tui.screens.seal_words import word_lines

if TYPE_CHECKING:
    from codesign_tui.minutes.sealing import Wanted


@dataclass
class SealDrawn(Message):
    """The files of sealed copies are written, and are to be recorded."""

    written: Exported
    session: str
    recordable: tuple[tuple[Seal, tuple[SealedFile, ...]], ...]
    """What is to be recorded of each seal."""


class SealQuestions(Questions):
    """What must be known before the minutes are final, and the words afterwards."""

    async def sealed(self, session: Session, language: str) -> tuple[Seal, ...] | None:
        """Ask what must be asked, and seal the copies that the session may have; None for «changed my mind»."""
        from codesign_tui.minutes.sealing import restricted_out, seals_for, version_now

        if (why_not := self._why_not(session)) is not None:
            self.desk.say(why_not, refused=True)
            return None
        copies = restricted_out(self.process, session.id, tuple(CopyKind))
        try:
            version = version_now(self.process, session.id)
        except CodesignError as error:
            self.desk.say(error.message, refused=True)
            return None
        reason = await self._reason(session, version)
        if reason is None:
            return None
        places = [(copy, language) for copy in copies]
        now = self.desk.now()
        asked = seals_for(self.process, session.id, places, now=now, reason=reason or None)
        done = [self.desk.do(seal_minutes, session.id, seal, now=now) for seal in asked]
        kept = tuple(one.value for one in done if one is not None)
        return kept if len(kept) == len(asked) else None

    def _why_not(self, session: Session) -> Msg | None:
        """Return why there is nothing to seal, before anything is asked."""
        if self.process.details.rehearsal:
            return msg("sealing.rehearsal")
        if session_state(session) is SessionState.PLANNED:
            return msg("sealing.not_begun", number=session.number)
        return None

    async def _reason(self, session: Session, version: int) -> str | None:
        """Return why a version after the first is needed, empty for the first; None for «changed my mind»."""
        from codesign_tui.minutes.sealing import changed_since

        stale = changed_since(self.process, session.id)
        if stale is not None:
            day = datetime.fromisoformat(stale.at).date()
            question = msg("sealing.ask_reason", day=day, version=version, sealed=stale.version)
            return await self.ask(question, note=msg("sealing.ask_reason_note"))
        if version in (seal.version for seal in record_of(self.process, session.id).seals):
            return ""  # sealed already: the words are only shown again
        return "" if await self.is_sure(self._question(session)) else None

    def _question(self, session: Session) -> Msg:
        """Return the question before the first seal, with what looks early."""
        if session_state(session) is SessionState.OPEN:
            return msg("sealing.sure_open", number=session.number)
        found = len(judge(self.process, session.id, self.desk.library.check_words()).open)
        if found:
            return msg("sealing.sure_open_checks", number=session.number, n=found)
        return msg("sealing.sure", number=session.number)

    async def read_aloud(self, seals: tuple[Seal, ...]) -> None:
        """Show the six words of each copy, large, one copy after the other."""
        from codesign_tui.minutes.six_words import six_words

        for seal in seals:
            words = six_words(seal.digest, seal.language)
            copy = msg(f"draft.copy.{seal.copy_kind.value}")
            title = msg("sealing.read_aloud", version=seal.version, copy=copy)
            await self.show(Reading(self.words, title, partial(word_lines, words)))


def draw(
    process: Process,
    session: str,
    seals: tuple[Seal, ...],
    wanted: "Wanted",
    *,
    on_progress: Callable[[Writing], object],
    cancelled: Callable[[], bool],
) -> SealDrawn:
    """Write the files of sealed copies and return what was written.

    Raises:
        CodesignError: a copy changed after its seal, or the folder cannot be written.
    """
    from codesign_tui.minutes.sealing import draw_sealed

    def step(done: int, total: int, file: str) -> None:
        """Tell which file is next."""
        on_progress(Writing(done, total, "pdf", CopyKind.INTERNAL, file=file))

    drawn = draw_sealed(process, session, seals, wanted, on_step=step, cancelled=cancelled)
    files = tuple(written for _, written in drawn.files)
    written = Exported(wanted.folder, files, drawn.warnings, drawn.confirm, drawn.cancelled)
    return SealDrawn(written, session, tuple(drawn.recordable()))
