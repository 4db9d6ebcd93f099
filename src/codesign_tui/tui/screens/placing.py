"""Place proposals by comparing: each starts where the one before stands, and the arrows say more or less than that."""

from collections.abc import Sequence
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from codesign_tui.actions.placing import place_proposal, take_off_grid
from codesign_tui.domain.items import Proposal
from codesign_tui.domain.quadrants import MIDDLE, Quadrant, is_placed, moved, quadrant_of
from codesign_tui.domain.tables import code_of
from codesign_tui.domain.threads import is_restricted
from codesign_tui.tui.columns import cell, folded_lines
from codesign_tui.tui.desk import Desk
from codesign_tui.tui.text import join, show, show_line
from codesign_tui.tui.widgets.keyrow import KeyRow, Way
from codesign_tui.tui.widgets.placing_grid import grid

_LIST_ROWS: Final = 13
_LIST_WIDTH: Final = 24
_TITLE_WIDTH: Final = 74


class PlacingScreen(ModalScreen[None]):
    """The grid, the proposals beside it, and the question about the one in hand. Each place is kept when it is left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("enter", "confirm", show=False),
        Binding("tab", "turn(1)", show=False),
        Binding("shift+tab", "turn(-1)", show=False),
        Binding("up", "move(1, 0)", show=False),
        Binding("down", "move(-1, 0)", show=False),
        Binding("right", "move(0, 1)", show=False),
        Binding("left", "move(0, -1)", show=False),
        Binding("space", "move(0, 0)", show=False),
        Binding("x,delete,backspace", "take_off", show=False),
        Binding("l", "list", show=False),
    ]

    def __init__(self, desk: Desk, proposals: Sequence[str], *, projected: bool = False) -> None:
        super().__init__()
        self._desk = desk
        self._ids = list(proposals)
        self._projected = projected
        self._at = self._first()
        self._moved: tuple[int, int] | None = None
        """Where the one in hand was moved, until it is kept."""
        self._last: str | None = None
        """The proposal that was placed last: the next is compared with it."""
        self._is_list = False
        self._asked: str | None = None
        """The proposal of which it was said that no arrow has placed it yet."""

    def compose(self) -> ComposeResult:
        """The question, the proposals, the grid, the keys."""
        words = self._desk.words
        with Vertical(classes="dialog -large placing"):
            yield Static(id="placing-question", classes="question")
            with Horizontal(id="placing-body"):
                yield Static(id="placing-list")
                yield Static(id="placing-grid")
            yield KeyRow(
                Way("move(1, 0)", words("placing.key.move")),
                Way("confirm", words("placing.key.next")),
                Way("take_off", words("placing.key.off")),
                Way("list", words("placing.key.list")),
                Way("leave", words("placing.key.leave")),
            )

    def on_mount(self) -> None:
        """Show the first proposal that has no place."""
        self._show()

    # -- doing -----------------------------------------------------------------------------------------------

    def action_move(self, up: int, right: int) -> None:
        """Move the one in hand; the first time it goes beside the one it is compared with."""
        if self._is_list:
            self.action_turn(-up or right)
            return
        self._moved = moved(*self._place(), up, right)
        self._show()

    def action_confirm(self) -> None:
        """Go on; one that no arrow has placed is said first to have no place, and a second Enter leaves it so."""
        if self._is_unplaced and self._asked != self._current.id:
            self._asked = self._current.id
            self._show()
        else:
            self.action_turn(1)

    def action_turn(self, step: int) -> None:
        """Keep the place of the one in hand and go on to another."""
        self._keep()
        self._at = (self._at + step) % len(self._ids)
        self._show()

    def action_take_off(self) -> None:
        """Take the one in hand off the grid."""
        self._moved = None
        if is_placed(self._current):
            self._desk.do(take_off_grid, self._current.id, now=self._desk.now())
        self._show()

    def action_list(self) -> None:
        """Turn between the grid and the plain list by quadrant."""
        self._keep()
        self._is_list = not self._is_list
        self._show()

    def action_leave(self) -> None:
        """Keep the place of the one in hand and go back."""
        self._keep()
        self.dismiss(None)

    def _keep(self) -> None:
        """Keep the place of the one in hand, if it was moved."""
        if self._moved is None:
            return
        impact, effort = self._moved
        if (impact, effort) != (self._current.impact, self._current.effort):
            self._desk.do(place_proposal, self._current.id, impact, effort, now=self._desk.now())
        self._last, self._moved = self._current.id, None

    # -- showing ---------------------------------------------------------------------------------------------

    def _show(self) -> None:
        """Show the question, the proposals and the grid again."""
        self.query_one("#placing-question", Static).update(self._question())
        listed, drawn = self.query_one("#placing-list", Static), self.query_one("#placing-grid", Static)
        listed.display = not self._is_list
        listed.update(self._listed())
        placed = self._placed()
        current = self._current.id
        drawn.update(self._by_quadrant(placed) if self._is_list else grid(placed, current, self._desk.words))

    def _question(self) -> Content:
        """Return what to ask the table of the one in hand: more or less than the one before."""
        words, current = self._desk.words, self._current
        first = folded_lines(self._named(current), _TITLE_WIDTH, indent=2, most=2, style="bold")
        if self._is_unplaced and self._asked == current.id:
            return join(first, show(words("placing.arrow_first"), "bold $warning"), gap="\n")
        if self._other is None:
            return join(first, show(words("placing.ask_first")), gap="\n")
        return join(first, show(words("placing.ask", code=code_of(self._other))), gap="\n")

    def _listed(self) -> Content:
        """Return the proposals around the one in hand, each with its place."""
        start = min(max(self._at - _LIST_ROWS // 2, 0), max(len(self._ids) - _LIST_ROWS, 0))
        lines = []
        for place, one in enumerate(self._proposals()[start : start + _LIST_ROWS], start=start):
            sign = "▶" if place == self._at else ("✓" if is_placed(one) else " ")
            style = "bold $accent" if place == self._at else ""
            lines.append(cell(f"{sign} {self._named(one)}", _LIST_WIDTH, style))
        done = sum(map(is_placed, self._proposals()))
        lines.append(show(self._desk.words("placing.done", done=done, of=len(self._ids)), "$muted"))
        return join(*lines, gap="\n")

    def _by_quadrant(self, placed: Sequence[Proposal]) -> Content:
        """Return the placed proposals under the name of their quadrant, then those without a place."""
        words = self._desk.words
        lines: list[Content] = []
        for quadrant in Quadrant:
            here = [one for one in placed if quadrant_of(one.impact or 0, one.effort or 0) is quadrant]
            if here:
                lines.append(show(words(f"placing.{quadrant}"), "bold"))
                told = [show_line(f"  {self._named(one)} ({one.impact}/{one.effort})") for one in here]
                lines += [line.truncate(_TITLE_WIDTH, ellipsis=True) for line in told]
        waiting = [code_of(one) for one in self._proposals() if not is_placed(one)]
        if waiting:
            lines.append(
                folded_lines(words("placing.waiting", codes=", ".join(waiting)), _TITLE_WIDTH, indent=2, most=3)
            )
        return join(*lines, gap="\n")

    # -- reading ---------------------------------------------------------------------------------------------

    def _first(self) -> int:
        """Return where to start: the first proposal without a place, else the first."""
        return next((place for place, one in enumerate(self._proposals()) if not is_placed(one)), 0)

    def _proposals(self) -> list[Proposal]:
        """Return the proposals as they are now."""
        found = (self._desk.process.get(Proposal, one) for one in self._ids)
        return [one for one in found if one is not None]

    @property
    def _current(self) -> Proposal:
        """The proposal in hand."""
        return self._proposals()[self._at]

    @property
    def _is_unplaced(self) -> bool:
        """Whether the one in hand has no place on the grid, neither kept nor on its way."""
        return not self._is_list and self._moved is None and not is_placed(self._current)

    @property
    def _other(self) -> Proposal | None:
        """The proposal that the one in hand is compared with: the last placed, else the nearest before it."""
        if self._last is not None and self._last != self._current.id:
            return self._desk.process.get(Proposal, self._last)
        others = self._proposals()
        nearest = [*reversed(others[: self._at]), *others[self._at + 1 :]]
        return next((one for one in nearest if is_placed(one)), None)

    def _place(self) -> tuple[int, int]:
        """Return where the one in hand stands: where it was moved, its own place, that of the other, the middle."""
        if self._moved is not None:
            return self._moved
        for one in (self._current, self._other):
            if one is not None and one.impact is not None and one.effort is not None:
                return one.impact, one.effort
        return MIDDLE, MIDDLE

    def _placed(self) -> list[Proposal]:
        """Return what stands on the grid, the one in hand where it was moved."""
        found = [one for one in self._proposals() if is_placed(one) and one.id != self._current.id]
        if self._moved is not None:
            impact, effort = self._moved
            found.append(self._current.model_copy(update={"impact": impact, "effort": effort}))
        elif is_placed(self._current):
            found.append(self._current)
        return found

    def _named(self, proposal: Proposal) -> str:
        """Return a proposal's code and title; to the hall of a restricted one the code alone."""
        if self._projected and is_restricted(self._desk.process, proposal):
            return code_of(proposal)
        return f"{code_of(proposal)} {proposal.title}"
