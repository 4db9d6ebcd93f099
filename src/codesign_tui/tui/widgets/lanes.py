"""Lists side by side, one a lane of a drawing: the arrows walk between them, and carry a card from one to another.

A card is carried with Shift and an arrow, or, where a terminal keeps Shift for itself, taken with Space first.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from codesign_tui.tui.commands import Command
from codesign_tui.tui.widgets.rows import Row, RowList

MOST_LANES: Final = 10
"""Lanes that can be told apart on one screen; more are read as a list."""

_ARROWS: Final = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}


@dataclass(frozen=True, slots=True)
class LaneShown:
    """One lane: its name, and its rows made for a width."""

    named: Content
    rows: Callable[[int], Sequence[Row]]


class LaneList(RowList):
    """The cards of one lane. At its ends the arrows lead to the next lane."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key, f"step({dx},{dy})", show=False) for key, (dx, dy) in _ARROWS.items()),
        *(Binding(f"shift+{key}", f"carry({dx},{dy})", show=False) for key, (dx, dy) in _ARROWS.items()),
    ]

    @dataclass
    class Left(Message):
        """The arrow led out of the lane."""

        dx: int
        dy: int

    @dataclass
    class Carried(Message):
        """The card under the cursor is carried one step: to the right with dx 1, up with dy -1."""

        row: str
        dx: int
        dy: int

    def __init__(self, commands: Sequence[Command], *, id: str | None = None) -> None:
        super().__init__(commands, id=id)
        self.holding = False
        """Whether a card was taken: the arrows carry it."""

    def action_step(self, dx: int, dy: int) -> None:
        """Go to the next card, or to the next lane at the end of this one."""
        if self.holding:
            self.action_carry(dx, dy)
            return
        places = [index for index, option in enumerate(self.options) if not option.disabled]
        at = self.highlighted
        if dy and at is not None and places and at != places[-1 if dy > 0 else 0]:
            if dy > 0:
                self.action_cursor_down()
            else:
                self.action_cursor_up()
            return
        self.post_message(self.Left(dx, dy))

    def action_carry(self, dx: int, dy: int) -> None:
        """Ask to carry the card under the cursor."""
        if self.current is not None:
            self.post_message(self.Carried(self.current, dx, dy))


class _Lane(Vertical):
    """A name and a list."""

    def __init__(self, commands: Sequence[Command]) -> None:
        super().__init__(classes="lane")
        self._commands = commands

    def compose(self) -> ComposeResult:
        """The name above, the cards below."""
        yield Static(classes="lane-title")
        yield LaneList(self._commands)

    @property
    def listed(self) -> LaneList:
        """The cards."""
        return self.query_one(LaneList)

    def show(self, lane: LaneShown) -> None:
        """Show a lane."""
        self.query_one(".lane-title", Static).update(lane.named)
        self.listed.show_rows(lane.rows(self.listed.room))


class LaneGrid(Container):
    """Lanes in rows and columns; the cursor is in one of them."""

    def __init__(self, commands: Sequence[Command], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._commands = commands
        self._at = 0
        self._shown = 0
        self._columns = 1
        self._wide = 0

    def compose(self) -> ComposeResult:
        """As many lanes as there may be; those that are not needed are hidden."""
        for _ in range(MOST_LANES):
            yield _Lane(self._commands)

    def on_mount(self) -> None:
        """Hide what has nothing to show yet."""
        for lane in self._lanes:
            lane.display = False

    @property
    def _lanes(self) -> list[_Lane]:
        """Every lane, shown or not."""
        return list(self.query(_Lane))

    def show(self, lanes: Sequence[LaneShown], columns: int, *, spare: bool = False) -> None:
        """Show these lanes in so many columns; with `spare` the last stands alone, low, under all the others."""
        self._shown, self._columns = len(lanes), columns
        self._wide = len(lanes) - 1 if spare else -1
        rows = -(-(len(lanes) - spare) // columns)
        self.styles.grid_size_columns = columns
        self.styles.grid_size_rows = rows + spare
        heights = ["1fr"] * rows + ["5" if self.app.size.height >= 28 else "4"] * spare
        self.styles.grid_rows = " ".join(heights)
        for index, lane in enumerate(self._lanes):
            lane.display = index < len(lanes)
            if index < len(lanes):
                lane.styles.column_span = columns if index == self._wide else 1
                lane.show(lanes[index])
        self._at = min(self._at, max(len(lanes) - 1, 0))

    @property
    def current(self) -> str | None:
        """The id of the row under the cursor."""
        return self._list.current

    @property
    def lane(self) -> int:
        """The place of the lane that has the cursor, from 0."""
        return self._at

    @property
    def _list(self) -> LaneList:
        """The list that has the cursor."""
        return self._lanes[self._at].listed

    def hold(self, holding: bool) -> None:
        """Take the card under the cursor, or put it down."""
        for lane in self._lanes:
            lane.listed.holding = holding

    def start_over(self) -> None:
        """Put the cursor back in the first lane, as on a view that was not open yet."""
        had_focus = self._list.has_focus
        self._at = 0
        if had_focus:
            self._list.focus()

    def focus_cards(self) -> None:
        """Put the cursor where it was."""
        self._list.focus()

    def go_to(self, row: str) -> None:
        """Put the cursor on a row, in whichever lane it is."""
        for index, lane in enumerate(self._lanes[: self._shown]):
            if any(option.id == row and not option.disabled for option in lane.listed.options):
                self._at = index
                lane.listed.go_to(row)
                lane.listed.focus()
                return

    def neighbour(self, dx: int, dy: int, *, spare: bool = True) -> int | None:
        """Return the place of the lane that lies there, or None at the edge."""
        if self._at == self._wide:
            above = self._wide - 1
            return above if dy < 0 and above >= 0 else None
        row, column = divmod(self._at, self._columns)
        row, column = row + dy, column + dx
        found = row * self._columns + column
        last = self._shown - (1 if self._wide >= 0 else 0)
        if 0 <= column < self._columns and row >= 0 and found < last:
            return found
        return self._wide if dy > 0 and spare and self._wide >= 0 else None

    @on(LaneList.Left)
    def _left(self, event: LaneList.Left) -> None:
        """Go to the lane beside this one, its cursor where it was."""
        event.stop()
        found = self.neighbour(event.dx, event.dy)
        if found is None:
            return
        listed = self._lanes[found].listed
        places = [index for index, option in enumerate(listed.options) if not option.disabled]
        if places and (event.dy or listed.highlighted not in places):
            listed.highlighted = places[-1 if event.dy < 0 else 0]
        listed.focus()

    def on_descendant_focus(self) -> None:
        """Remember which lane has the cursor."""
        for index, lane in enumerate(self._lanes):
            if lane.listed.has_focus:
                self._at = index
