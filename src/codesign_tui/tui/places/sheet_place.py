"""A place whose list gives way to the sheet of a proposal, and comes back as it was."""

from collections.abc import Sequence

from textual import on

from codesign_tui.domain.items import Proposal
from codesign_tui.domain.transactions import Change
from codesign_tui.tui.commands import Command
from codesign_tui.tui.desk import CommandAsked, Desk
from codesign_tui.tui.places.base import HintsChanged
from codesign_tui.tui.places.detail_place import DetailPlace
from codesign_tui.tui.places.sheet import ProposalSheet
from codesign_tui.tui.places.sheet_links import SheetLinks


class SheetPlace(DetailPlace):
    """A list with a detail, in the place of which the sheet of one proposal may stand."""

    def __init__(self, desk: Desk, session: str | None, *, projected: bool = False) -> None:
        super().__init__(desk, session, projected=projected)
        self._sheet: ProposalSheet | None = None
        """The sheet that stands in the place of the list, while one is open."""
        self._back: Command | None = None

    def commands_now(self) -> Sequence[Command]:
        """Return what can be done here; on a sheet letters are typed, and it tells its own keys."""
        return () if self._sheet is not None else super().commands_now()

    def help_now(self) -> str:
        """Return what explains the place, or the sheet."""
        return "sheet.help" if self._sheet is not None else super().help_now()

    def focus_first(self) -> None:
        """Put the cursor on the list, or on the sheet."""
        if self._sheet is not None:
            self._sheet.focus_first()
        else:
            super().focus_first()

    def show_process(self, change: Change | None) -> None:
        """Show what changed, on the sheet too."""
        if self._sheet is None:
            super().show_process(change)
        elif change is None or change.tables & self.SHOWN:
            self._sheet.show_process()

    def put_away(self) -> None:
        """Keep what is being typed on the sheet."""
        if self._sheet is not None:
            self._sheet.put_away()

    def set_projected(self, projected: bool) -> None:
        """Turn what the hall may not see off or on; a sheet is left, since it is another before the hall."""
        if self._sheet is not None:
            self._sheet.put_away()
            self._close_sheet()
        super().set_projected(projected)

    async def open_sheet(self, proposal: Proposal, back: Command | None = None) -> None:
        """Show a proposal's sheet in the place of the list; `back` goes to where it was asked for, once it is left."""
        if self._sheet is not None:
            self._sheet.put_away()
            await self._sheet.remove()
        self._back = back
        self.add_class("-sheet")
        self._sheet = ProposalSheet(self.desk, proposal.id, SheetLinks(self), projected=self.projected)
        await self.mount(self._sheet)
        self.post_message(HintsChanged())

    @on(ProposalSheet.Left)
    def _left(self) -> None:
        """Show the list again, and go back to where the sheet was asked for."""
        back = self._back
        self._close_sheet()
        if back is not None:
            self.post_message(CommandAsked(back))

    def _close_sheet(self) -> None:
        """Show the list again, its cursor where it was."""
        if self._sheet is not None:
            self._sheet.remove()
            self._sheet = None
        self.remove_class("-sheet")
        self.call_after_refresh(self._back_on_list)

    def _back_on_list(self) -> None:
        """Show the list as it is now, once it has its room again."""
        self.show_rows()
        self.focus_first()
        self.post_message(HintsChanged())
