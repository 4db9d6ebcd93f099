"""Writing a public copy, or declaring minutes final, only after a person has looked at what the checks found."""

import asyncio
from collections.abc import Sequence

from textual import work

from codesign_tui.domain.meetings import session_state
from codesign_tui.domain.messages import CodesignError
from codesign_tui.domain.terms import CopyKind, SessionState
from codesign_tui.tui.desk import ChecksAsked
from codesign_tui.tui.places.minutes_files import FilesPlace
from codesign_tui.tui.places.minutes_work import Act, Job, ToRead, to_read_before, to_read_of, to_settle_before


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
        if self._writing is not None:
            return True  # whoever writes says that something is being written
        return await self.may_go_on(Act.PUBLISH, await self._to_read(session))

    async def may_seal(self, session: str) -> bool:
        """Tell whether minutes are to be declared final: nothing is to be looked at first, or it was."""
        process, library = self.desk.process.snapshot(), self.desk.library
        return await self.may_go_on(Act.SEAL, await asyncio.to_thread(to_settle_before, process, session, library))

    async def may_go_on(self, act: Act, told: ToRead) -> bool:
        """Tell what was found, if anything was, and ask; the checks are one letter away."""
        from codesign_tui.tui.screens.before_publishing import Answer, BeforePublishing

        if not told.found:
            return True
        answer = await self.app.push_screen_wait(BeforePublishing(self.desk.words, act, told.found, told.replaced))
        if answer is Answer.CHECKS:
            self.post_message(ChecksAsked())
        return answer is Answer.GO_ON

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
