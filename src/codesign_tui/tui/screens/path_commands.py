"""The commands of a process that belong to no place: its data, preparing a session, themes from elsewhere."""

from typing import TYPE_CHECKING

from textual import on, work
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget

from codesign_tui.domain.basis import PathPart
from codesign_tui.domain.meetings import Session
from codesign_tui.domain.messages import msg
from codesign_tui.domain.preparing import Where
from codesign_tui.tui.commands import GO_COMMITMENTS, GO_PEOPLE, GO_RUN, MINUTES_PAPERS, OPENING, Command
from codesign_tui.tui.desk import Desk, JumpWanted

if TYPE_CHECKING:
    pass


class PathCommands(Screen[None]):
    """What the process screen does about the path itself. Nothing of it is shown before the hall."""

    desk: Desk
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """What has the cursor. Textual would paint the whole screen again whenever it moves; what it leaves and where it
    goes paint themselves."""

    @property
    def session_id(self) -> str | None:
        """The session in hand."""
        raise NotImplementedError

    @property
    def is_projected(self) -> bool:
        """Whether the hall sees the screen."""
        raise NotImplementedError

    async def run_command(self, command: Command) -> None:
        """Do a command wherever it belongs."""
        raise NotImplementedError

    def _before_the_hall(self) -> bool:
        """Return whether the hall would read it, and say so."""
        if self.is_projected:
            self.desk.say(msg("coach.not_projected"), refused=True)
        return self.is_projected

    @work(group="dialog")
    async def action_path_data(self) -> None:
        """Show what the path stands on, and change it."""
        if not self._before_the_hall():
            await self._path_data("")

    async def _path_data(self, part: str) -> None:
        """Show the data of the path, on a part if one is named."""
        from codesign_tui.tui.screens.path_data import PathData

        start = PathPart(part) if part in list(PathPart) else None
        await self.app.push_screen_wait(PathData(self.desk, self.session_id, start=start))

    @work(group="dialog")
    async def action_prepare_session(self) -> None:
        """Show the session as it is planned, until all was seen or the way leads to another place."""
        from codesign_tui.tui.screens.prepare import Prepare

        if self._before_the_hall():
            return
        if self.desk.process.get(Session, self.session_id) is None:
            self.desk.say(msg("prepare.no_session"), refused=True)
            return
        row: str | None = None
        while self.session_id is not None:
            page: Prepare = Prepare(self.desk, self.session_id, start=row)
            jump = await self.app.push_screen_wait(page)
            row = page.row
            if jump is None or not await self._jump(jump):
                return

    @work(group="dialog")
    async def action_next_session(self) -> None:
        """Plan a session from the last one."""
        from codesign_tui.tui.screens.next_session import NextSession

        if not self._before_the_hall():
            await NextSession(self).from_last()

    @work(group="dialog")
    async def action_reactivate_table(self) -> None:
        """Call the table together again after its procedure."""
        from codesign_tui.tui.screens.next_session import NextSession

        if not self._before_the_hall():
            await NextSession(self).reactivate()

    @work(group="dialog")
    async def action_bring_themes(self) -> None:
        """Choose a listening meeting and bring its themes here."""
        await self._bring_themes()

    async def _bring_themes(self) -> None:
        """Ask which meeting and which themes, and make groups of them."""
        from codesign_tui.tui.screens.themes import ThemeForms

        if not self._before_the_hall():
            await ThemeForms(self).bring()

    @work(group="dialog")
    async def action_take_sheet(self) -> None:
        """Read a sheet that an office filled in, or a list of people or needs."""
        from codesign_tui.tui.screens.sheet_coming import SheetComing

        if not self._before_the_hall():
            await SheetComing(self).ask_kind()

    @on(JumpWanted)
    @work(group="dialog")
    async def _jump_wanted(self, event: JumpWanted) -> None:
        """Go to where something is put right."""
        event.stop()
        if not self._before_the_hall():
            await self._jump(event)

    async def _jump(self, jump: JumpWanted) -> bool:
        """Go to where something is put right; tell whether it was done here, so that one may come back."""
        from codesign_tui.tui.places.session_data import SessionData

        session = self.desk.process.get(Session, self.session_id)
        places = {
            Where.PEOPLE: GO_PEOPLE,
            Where.COMMITMENTS: GO_COMMITMENTS,
            Where.OPENING: OPENING,
            Where.AGENDA: GO_RUN,
            Where.PAPERS: MINUTES_PAPERS,
        }
        if jump.where in places:
            await self.run_command(places[jump.where])
            return False
        if jump.where is Where.PATH:
            await self._path_data(jump.field)
        elif jump.where is Where.THEMES:
            await self._bring_themes()
        elif session is not None:
            await SessionData(self).ask_for(session, start=jump.field)
        return True
