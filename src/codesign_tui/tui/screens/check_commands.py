"""The list of checks of the minutes, and the way from each to where it is put right: a form, a row, a card."""

from typing import Final

from textual import on, work

from codesign_tui.domain.meetings import AgendaItem, Session, session_state
from codesign_tui.domain.messages import msg
from codesign_tui.domain.preparing import Where
from codesign_tui.domain.terms import SessionState
from codesign_tui.tui.commands import (
    GO_BOARD,
    GO_CHOOSE,
    GO_COMMITMENTS,
    GO_PEOPLE,
    GO_RUN,
    MINUTES_LIFE,
    PARKED,
    REVEAL,
    SESSION_END,
    Command,
)
from codesign_tui.tui.desk import ChecksAsked, JumpWanted, RowWanted
from codesign_tui.tui.screens.path_commands import PathCommands

_ROWS: Final = {
    Where.PEOPLE: GO_PEOPLE,
    Where.COMMITMENTS: GO_COMMITMENTS,
    Where.BOARD: GO_BOARD,
    Where.VOTES: GO_CHOOSE,
}
"""The places whose list has a row for what was found."""


class CheckCommands(PathCommands):
    """What the process screen does about the checks of the minutes. Nothing of it is shown before the hall."""

    @on(ChecksAsked)
    @work(group="dialog")
    async def _checks_asked(self, event: ChecksAsked) -> None:
        """List the checks until all was seen or the way leads to another place; a form leads back to the list."""
        from codesign_tui.tui.screens.check_list import CheckList

        event.stop()
        if self._before_the_hall():
            return
        if self.desk.process.get(Session, self.session_id) is None:
            self.desk.say(msg("draft.no_session"), refused=True)
            return
        page: CheckList | None = None
        while self.session_id is not None:
            page = (
                CheckList(self.desk, self.session_id)
                if page is None
                else CheckList(self.desk, self.session_id, start=page.row, in_view=page.in_view)
            )
            jump = await self.app.push_screen_wait(page)
            if jump is None or not await self._jump(jump):
                return

    async def _jump(self, jump: JumpWanted) -> bool:
        """Go to where something is put right; tell whether it was done here, so that one may come back."""
        if jump.where in _ROWS and jump.field:
            await self.show_row(RowWanted(_ROWS[jump.where], jump.field))
            return False
        if jump.where is Where.ITEM:
            return await self._item_outcome(jump.field)
        if jump.where is Where.CARD:
            await self.show_card(jump.field)
            return False
        if jump.where in (Where.BOARD, Where.VOTES, Where.PRIVATE, Where.PARKED, Where.CLOSING, Where.LIFE):
            await self.run_command(self._command(jump.where))
            return False
        return await super()._jump(jump)

    def _command(self, where: Where) -> Command:
        """Return the command that puts something right; a session that is over is only led to."""
        session = self.desk.process.get(Session, self.session_id)
        is_open = session is not None and session_state(session) is SessionState.OPEN
        if where is Where.CLOSING:
            return SESSION_END if is_open else GO_RUN
        ways = {Where.PRIVATE: REVEAL, Where.PARKED: PARKED, Where.BOARD: GO_BOARD, Where.LIFE: MINUTES_LIFE}
        return ways.get(where, GO_CHOOSE)

    async def _item_outcome(self, item_id: str) -> bool:
        """Ask how an agenda item ended; the list comes back after it."""
        from codesign_tui.tui.places.run_items import ItemDialogs

        item = self.desk.process.get(AgendaItem, item_id)
        if item is None:
            await self.run_command(GO_RUN)
            return False
        await ItemDialogs(self).correct(item)
        return True

    async def show_row(self, row: RowWanted) -> None:
        """Go to a place with its cursor on a row."""
        raise NotImplementedError

    async def show_card(self, card: str) -> None:
        """Go to Run with the cursor on a card, at the item that gathered it."""
        raise NotImplementedError
