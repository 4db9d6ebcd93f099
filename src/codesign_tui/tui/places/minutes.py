"""Minutes (*Verbale*): the draft as it grows, what it still lacks, and the files of the evening."""

from collections.abc import Sequence
from typing import ClassVar, Final

from textual import work
from textual.binding import BindingType

from codesign_tui.domain.messages import msg
from codesign_tui.domain.preparing import Where
from codesign_tui.domain.terms import CopyKind
from codesign_tui.tui.commands import (
    MINUTES_COMMANDS,
    MINUTES_COPY,
    MINUTES_REPORT,
    MINUTES_STOP,
    Command,
    bindings,
)
from codesign_tui.tui.desk import ChecksAsked, JumpWanted
from codesign_tui.tui.places.minutes_archive import ArchivePlace
from codesign_tui.tui.places.minutes_documents import DocumentsPlace
from codesign_tui.tui.places.minutes_sending import SENDINGS
from codesign_tui.tui.places.minutes_work import Job
from codesign_tui.tui.places.session_data import SessionData
from codesign_tui.tui.screens.asking import AskChoice, Choice

_EVENING: Final = (Job(CopyKind.INTERNAL, ("odt",)), Job(CopyKind.PUBLIC, ("pdf",)))
"""The two files that people leave with: one to finish at the desk, one to show."""

_ALL: Final = ("pdf", "odt", "docx", "html", "md", "txt")


class MinutesPlace(DocumentsPlace, ArchivePlace):
    """The minutes of the session in hand, read as they will be, and written when asked."""

    COMMANDS: ClassVar[Sequence[Command]] = MINUTES_COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*(c for c in MINUTES_COMMANDS if c.key and len(c.key) == 1))]
    help_id: ClassVar[str] = "draft.help"

    def commands_now(self) -> Sequence[Command]:
        """Return what can be done now: nothing to stop, nothing to read again, no other copy before the hall."""
        hidden = {
            MINUTES_STOP: self._writing is None,
            MINUTES_REPORT: self._report is None,
            MINUTES_COPY: self.projected,
        }
        return [command for command in MINUTES_COMMANDS if not hidden.get(command)]

    def first_now(self) -> Sequence[Command]:
        """Return what stops the files that are being written; else what the evening ends with comes first anyway."""
        return (MINUTES_STOP,) if self._writing is not None else ()

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

    def action_minutes_missing(self) -> None:
        """List the checks: what is missing or looks wrong, with a way to each."""
        self.post_message(ChecksAsked())

    @work(group="dialog")
    async def action_minutes_life(self) -> None:
        """Show what happened to these minutes, and note what did; not before the hall, which would read remarks."""
        from codesign_tui.tui.screens.minutes_life import MinutesLife

        session = self._session
        if session is None or self.projected:
            self.desk.say(msg("draft.no_session" if session is None else "coach.not_projected"), refused=True)
            return
        if await self.app.push_screen_wait(MinutesLife(self.desk, session.id)):
            self.action_minutes_seal()

    @work(group="dialog")
    async def action_minutes_sent(self) -> None:
        """Show what was sent to whom; not before the hall."""
        from codesign_tui.tui.screens.sent_register import SentRegister

        if self.projected:
            self.desk.say(msg("coach.not_projected"), refused=True)
            return
        await self.app.push_screen_wait(SentRegister(self.desk, self.session_id))

    @work(group="dialog")
    async def action_minutes_published(self) -> None:
        """Show what is to be published and what is."""
        from codesign_tui.tui.screens.publications import PublicationsList

        await self.app.push_screen_wait(PublicationsList(self.desk, self.session_id))

    @work(group="dialog")
    async def action_minutes_paper(self) -> None:
        """Show which letterhead files and coat of arms are in use, to keep others or none."""
        from codesign_tui.tui.screens.town_paper import TownPaper

        await self.app.push_screen_wait(TownPaper(self.desk))

    def action_minutes_evening(self) -> None:
        """Write the two files of the evening."""
        self.start_read(_EVENING)

    @work(group="dialog")
    async def action_minutes_export(self) -> None:
        """Write every format of one copy."""
        words = self.desk.words
        copies = [Choice(copy.value, words(f"draft.copy.{copy.value}")) for copy in CopyKind]
        answer = await self.app.push_screen_wait(
            AskChoice(words, msg("draft.which_copy"), copies, selected=self.shown_copy.value)
        )
        if answer is not None:
            self.start_read((Job(CopyKind(answer), _ALL),))

    @work(group="dialog")
    async def action_minutes_papers(self) -> None:
        """Ask which papers of the hall are needed, and write them."""
        from codesign_tui.tui.places.minutes_papers import PaperQuestions

        session = self._session
        if session is None:
            self.desk.say(msg("draft.no_session"), refused=True)
            return
        asked = await PaperQuestions(self).asked(session.id)
        if asked is not None and asked[0][0] in SENDINGS:
            await self.ask_and_send(asked[0][0])
        elif asked is not None:
            self._start_papers(session.id, *asked)
