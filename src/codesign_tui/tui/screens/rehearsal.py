"""The rehearsal (*prova generale*): a session led the evening before, with invented people and a fast clock.

It is the screen of a process like any other, on a process that exists only in memory. Esc and a letter do what a
rehearsal adds, so that no key of tomorrow means anything else tonight.
"""

import asyncio
from collections.abc import Sequence
from typing import ClassVar, Final

from textual import on, work
from textual.content import Content
from textual.events import Key

from codesign_tui.actions.rehearsing import pretend
from codesign_tui.actions.sessions import end_session
from codesign_tui.domain.meetings import AgendaItem, Session, session_state
from codesign_tui.domain.messages import CodesignError, Msg, msg
from codesign_tui.domain.rehearsing import Invention
from codesign_tui.domain.terms import CopyKind, SessionState
from codesign_tui.domain.timekeeping import Timekeeping, timekeeping
from codesign_tui.domain.workspace import ProcessFile
from codesign_tui.library.loading import Library
from codesign_tui.locale import Translator
from codesign_tui.tui.clock import FastClock
from codesign_tui.tui.columns import folded_lines
from codesign_tui.tui.commands import REHEARSAL_COMMANDS, REHEARSE, SAVE_ELSEWHERE, Command
from codesign_tui.tui.places.run_pages import times_page
from codesign_tui.tui.screens.asking import Confirm
from codesign_tui.tui.screens.process import ProcessScreen
from codesign_tui.tui.screens.process_lines import banner_line
from codesign_tui.tui.screens.reading import Reading
from codesign_tui.tui.text import show
from codesign_tui.tui.widgets.status import Banner, TitleBar

_NOT_HERE: Final = (SAVE_ELSEWHERE, REHEARSE)
"""What makes no sense where nothing is kept."""
_MOST_LINES: Final = 4


class RehearsalScreen(ProcessScreen):
    """A process screen whose process, people and time are pretended. Leaving it deletes all of it."""

    COMMANDS_HERE: ClassVar[Sequence[Command]] = REHEARSAL_COMMANDS

    def __init__(
        self, file: ProcessFile, library: Library, words: Translator, clock: FastClock, invented: Invention
    ) -> None:
        super().__init__(file, library, words, clock)
        self._fast = clock
        self._invented = invented

    @property
    def hall_mark(self) -> str:
        """The word that stands on whatever the hall would see."""
        return self.desk.words("rehearsal.mark")

    @property
    def unsaved(self) -> Msg:
        """What to ask before leaving: everything goes with it."""
        return msg("rehearsal.leave")

    def commands_now(self) -> Sequence[Command]:
        """Return what can be done here, what the rehearsal adds first."""
        return (*REHEARSAL_COMMANDS, *(command for command in super().commands_now() if command not in _NOT_HERE))

    def commands_elsewhere(self) -> Sequence[Command]:
        """Return what can be done at the other places, but for another rehearsal."""
        return [command for command in super().commands_elsewhere() if command not in _NOT_HERE]

    @on(Key)
    async def _letter(self, event: Key) -> None:
        """Let a letter of the rehearsal count once Esc has left the line; it is typed nowhere then."""
        letter = (event.character or "").casefold()
        command = next((one for one in REHEARSAL_COMMANDS if letter and one.digit == letter), None)
        if command is not None and self.focused is None:
            event.stop()
            event.prevent_default()
            await self.run_command(command)

    def _tick(self) -> None:
        """Repaint what depends on the clock; the corner tells how fast it runs."""
        super()._tick()
        now = self.desk.words.clock(self.desk.now().strftime("%H:%M"))
        bar = self.query_one("#title", TitleBar)
        bar.right = now if self._projected else self.desk.words("rehearsal.corner", speed=self._fast.speed, time=now)

    def _show_banner(self, trouble: Msg | None = None) -> None:
        """Say what stands in the way, else which letters the rehearsal adds."""
        sentence, refused = banner_line(self.desk, self.size, trouble)
        keys = "" if self._projected else self.desk.words("rehearsal.banner")
        self.query_one("#banner", Banner).say(show(sentence or keys).plain, refused=refused)

    # -- what a rehearsal adds -------------------------------------------------------------------------------

    def action_rehearsal_speed(self) -> None:
        """Let time run at the next speed."""
        self.say(msg("rehearsal.speed", speed=self._fast.next_speed()))
        self._tick()

    def action_rehearsal_fill(self) -> None:
        """Let the invented table say what the item in hand gathers."""
        process, now = self.desk.process, self.desk.now()
        session = process.get(Session, self._session)
        if session is None or session_state(session) is not SessionState.OPEN:
            self.say(msg("rehearsal.open_first"), refused=True)
            return
        item = process.get(AgendaItem, session.current_item)
        language = self._language()
        before = process.revision
        try:
            came = pretend(
                self.desk.file, session.id, item, self.desk.method_of(item), self._invented,
                language=language, now=now,
            )  # fmt: skip
        except CodesignError as error:
            self.say(error.message, refused=True)
            return
        if process.revision != before:
            self.show_all_again()
        self.say(msg("rehearsal.filled", n=came) if came else msg("rehearsal.nothing_came"))

    @work(group="dialog")
    async def action_rehearsal_end(self) -> None:
        """End the session, write a sample of tomorrow's minutes, tell how it went, and offer to leave."""
        process = self.desk.process
        session = process.get(Session, self._session)
        if session is None:
            self.say(msg("rehearsal.open_first"), refused=True)
            return
        if session_state(session) is SessionState.OPEN:
            self.desk.do(end_session, session.id, now=self.desk.now())
        self.say(msg("rehearsal.writing"))
        times = timekeeping(process, session, self.desk.now())
        told = await self._sample(session)
        lacks = self._missing(session.id)
        words = self.desk.words
        title = msg("rehearsal.report", number=session.number)
        self.say_nothing()
        await self.app.push_screen_wait(
            Reading(words, title, lambda width: report_lines(times, lacks, told, words, width))
        )
        if await self.app.push_screen_wait(Confirm(words, self.unsaved)):
            self.leave()
            self.dismiss()

    def _missing(self, session: str) -> list[Msg]:
        """Return what tomorrow's minutes would lack."""
        from codesign_tui.minutes.checks.judged import lacks

        return lacks(self.desk.process, session)

    async def _sample(self, session: Session) -> Msg:
        """Write the internal minutes as PDF and text away from the screen's thread; return where, or why not."""
        from codesign_tui.tui.places.minutes_work import Job, export

        folder = self.desk.file.path.parent
        try:
            done = await asyncio.to_thread(
                export,
                self.desk.process.snapshot(),
                (session.id, session.number),
                (Job(CopyKind.INTERNAL, ("pdf", "txt")),),
                self._language(),
                folder,
                now=self.desk.now(),
                on_progress=lambda _: None,
                cancelled=lambda: False,
            )
        except CodesignError as error:
            return error.message
        return msg("rehearsal.written", folder=str(done.folder), n=len(done.files))

    def _language(self) -> str:
        """Return the language of the process, in which people speak and minutes are written."""
        languages = self.desk.process.details.languages
        return languages[0] if languages else self.desk.words.language


def report_lines(
    times: Timekeeping, lacks: Sequence[Msg], told: Msg, words: Translator, width: int
) -> Sequence[Content]:
    """Return how the rehearsal went: where the sample is, planned and rehearsed minutes, what the minutes lack."""
    lines = [folded_lines(words(told), width, indent=0, most=99, style="bold"), Content("")]
    lines += [*times_page(times, words, width), show(words("rehearsal.missing"), "bold $accent")]
    lines += [folded_lines(f"– {words(one)}", width, indent=2, most=_MOST_LINES) for one in lacks]
    return [*lines, *([] if lacks else [show(words("rehearsal.nothing_missing"))]), Content("")]
