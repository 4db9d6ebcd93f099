"""Writing a public copy only after a person has read again what it may not tell."""

import asyncio
from collections.abc import Sequence

from textual import work

from codesign_tui.domain.messages import CodesignError
from codesign_tui.domain.terms import CopyKind
from codesign_tui.tui.desk import ChecksAsked
from codesign_tui.tui.places.minutes_sending import SendingPlace
from codesign_tui.tui.places.minutes_work import Job, ToRead, to_read_before


class PublishingPlace(SendingPlace):
    """A place whose public copies are asked about, if there is anything to read again, before they are written."""

    @work(group="dialog")
    async def start_read(self, jobs: Sequence[Job]) -> None:
        """Start writing; a public copy once what it may not tell was looked at, an internal one at once."""
        from codesign_tui.tui.screens.before_publishing import Answer, BeforePublishing

        told = await self._to_read(jobs)
        if told is None or not told.found:
            self._start(jobs)
            return
        answer = await self.app.push_screen_wait(BeforePublishing(self.desk.words, told.found, told.replaced))
        if answer is Answer.WRITE:
            self._start(jobs)
        elif answer is Answer.CHECKS:
            self.post_message(ChecksAsked())

    async def _to_read(self, jobs: Sequence[Job]) -> ToRead | None:
        """Return what is to be read before a public copy of the session in hand, away from the screen."""
        session = self._session
        if session is None or self._writing is not None or all(job.copy is not CopyKind.PUBLIC for job in jobs):
            return None
        try:
            return await asyncio.to_thread(
                to_read_before, self.desk.process.snapshot(), session.id, self._language, self.desk.library,
                self.desk.now().date(),
            )  # fmt: skip
        except CodesignError:
            return None  # the export itself says why there can be no public copy
