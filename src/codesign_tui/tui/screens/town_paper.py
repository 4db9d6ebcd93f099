"""The town's own paper from the screen: which letterhead files and coat of arms are in use, another one, or none."""

from collections.abc import Awaitable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final

from textual import work
from textual.binding import Binding, BindingType

from codesign_tui.domain.messages import CodesignError, Msg, msg
from codesign_tui.tui.desk import Desk
from codesign_tui.tui.screens.paper_questions import PaperQuestions
from codesign_tui.tui.screens.rows_dialog import Kept, RowsDialog
from codesign_tui.tui.text import show, show_line
from codesign_tui.tui.widgets.rows import Row

if TYPE_CHECKING:
    from codesign_tui.minutes.stationery.keeping import Slot

_INDENT: Final = 2
_ROWS: "Final[tuple[Slot, ...]]" = ("odt", "docx", "arms")


class TownPaper(RowsDialog):
    """One row for each thing that a town may keep: what is in use, and where it is."""

    NAME = "paper"
    KEYS: ClassVar[Sequence[str]] = ("edit", "look", "take_away", "leave")
    BINDINGS: ClassVar[list[BindingType]] = [Binding("v", "look", show=False)]

    def __init__(self, desk: Desk) -> None:
        """Show the paper of the open process."""
        super().__init__(desk, None)

    def rows(self, width: int) -> Sequence[Row]:
        """Return what is in use."""
        return [self._row(slot, width) for slot in _ROWS]

    def _row(self, slot: "Slot", width: int) -> Row:
        """Return what is in use of one kind: its file and folder, or that it is the program's own."""
        words, path = self.desk.words, self._in_use(slot)
        name = show_line(words(f"paper.slot.{slot}"), "bold")
        sign = show("✓ ", "$success") if path is not None else show("· ", "$muted")
        told = (
            words(f"paper.none.{slot}")
            if path is None
            else words("paper.kept", file=path.name, folder=str(path.parent))
        )
        below = show_line(told, "$muted").truncate(width - _INDENT, ellipsis=True)
        return Row(slot, sign + name + show("\n" + " " * _INDENT) + below)

    def _in_use(self, slot: "Slot") -> Path | None:
        """Return the file in use."""
        from codesign_tui.minutes.stationery.keeping import in_use

        return in_use(self.desk.stationery(), slot)

    async def edit(self, row: str) -> Kept:
        """Ask for another file, show what it has and lacks, and keep it if it is wanted."""
        slot = self._under_cursor
        await self._told(PaperQuestions(self).another(slot, self._in_use(slot)))
        return None

    async def add(self) -> Kept:
        """Do as Enter does: there is a row for everything that can be kept."""
        return await self.edit(self._under_cursor)

    @work(group="dialog")
    async def action_look(self) -> None:
        """Show what the file in use has and lacks."""
        slot = self._under_cursor
        path = self._in_use(slot)
        if path is None:
            self.say(msg("paper.nothing_kept"))
        else:
            await self._told(PaperQuestions(self).look(slot, path))

    @work(group="dialog")
    async def action_put_aside(self) -> None:
        """Take what is in use away, after asking."""
        path = self._in_use(self._under_cursor)
        if path is None:
            self.say(msg("paper.nothing_kept"))
        else:
            await self._told(PaperQuestions(self).take_away(path))

    def action_take_away(self) -> None:
        """Take what is in use away."""
        self.action_put_aside()

    @property
    def _under_cursor(self) -> "Slot":
        """What the row under the cursor is of."""
        return next((slot for slot in _ROWS if slot == self.listed.current), _ROWS[0])

    async def _told(self, asked: Awaitable[Msg | None]) -> None:
        """Say what came of a question, or why it could not be, and show what is in use now."""
        try:
            said = await asked
        except CodesignError as error:
            said = error.message
        self.show_rows()
        self.say(said)
