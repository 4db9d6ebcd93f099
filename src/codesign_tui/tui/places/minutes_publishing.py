"""Writing a public copy only after a person has read again what it may not tell."""

import asyncio
from collections.abc import Sequence

from textual import work

from codesign_tui.domain.meetings import session_state
from codesign_tui.domain.messages import CodesignError
from codesign_tui.domain.terms import CopyKind, SessionState
from codesign_tui.tui.desk import ChecksAsked
from codesign_tui.tui.places.minutes_files import FilesPlace
from codesign_tui.tui.places.minutes_work import Job, ToRead, to_read_before, to_read_of


class PublishingPlace(FilesPlace):
    """A place whose public copies are asked about, if there is anything to read again, before they are written."""

    @work(group="dialog")
    async def start_read(self, jobs: Sequence[Job]) -> None:
        """Start writing minutes; a public copy once what it may not tell was looked at, an internal one at once."""
        session = self._session
        is_public = any(job.copy is CopyKind.PUBLIC for job in jobs)
        if session is None or not is_public or await self.may_publish(session.id):
            self._start(jobs)

    async def may_publish(self, session: str | None = None) -> bool:
        """Tell whether a public copy is to be written: nothing is to be read again, or it was.

        Of the minutes of one session, or, without one, of whatever tells the sessions that have begun.
        """
        from codesign_tui.tui.screens.before_publishing import Answer, BeforePublishing

        if self._writing is not None:
            return True  # whoever writes says that something is being written
        told = await self._to_read(session)
        if not told.found:
            return True
        answer = await self.app.push_screen_wait(BeforePublishing(self.desk.words, told.found, told.replaced))
        if answer is Answer.CHECKS:
            self.post_message(ChecksAsked())
        return answer is Answer.WRITE

    async def _to_read(self, session: str | None) -> ToRead:
        """Return what is to be read before a public copy, away from the screen."""
        process, library = self.desk.process.snapshot(), self.desk.library
        if session is None:
            begun = [one.id for one in process.sessions() if session_state(one) is not SessionState.PLANNED]
            return await asyncio.to_thread(to_read_of, process, begun, library)
        try:
            return await asyncio.to_thread(
                to_read_before, process, session, self._language, library, self.desk.now().date()
            )
        except CodesignError:
            return ToRead((), ())  # the export itself says why there can be no public copy
