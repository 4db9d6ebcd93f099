"""A place whose list has, beside it or below it, the row under the cursor in full; and a line that finds rows."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static

from codesign_tui.tui.desk import Desk
from codesign_tui.tui.places.list_place import ListPlace
from codesign_tui.tui.text import show
from codesign_tui.tui.widgets.find_line import FindLine
from codesign_tui.tui.widgets.rows import RowList


class DetailPlace(ListPlace):
    """A list with a line that finds and with the row under the cursor in full.

    The arrows to the right and to the left read on and back in a text that is longer than its room.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "read_on(1)", show=False),
        Binding("left", "read_on(-1)", show=False),
    ]
    name_in_ids: ClassVar[str] = ""
    """What the ids of its widgets begin with."""

    def __init__(self, desk: Desk, session: str | None, *, projected: bool = False) -> None:
        super().__init__(desk, session, projected=projected)
        self.letters = ""
        """The letters that rows are found by; empty shows all."""

    def compose(self) -> ComposeResult:
        """Counts, the line that finds, the list, the row under the cursor in full."""
        name = self.name_in_ids
        yield Static(id=f"{name}-summary", classes="summary")
        yield FindLine(id=f"{name}-find")
        with Container(id=f"{name}-body", classes="list-and-detail"):
            yield RowList(self.COMMANDS, id=f"{name}-list")
            with VerticalScroll(id=f"{name}-detail", classes="detail", can_focus=False):
                yield Static(id=f"{name}-card")

    def on_mount(self) -> None:
        """Tell whether there is more of the detail as soon as its text is laid out, however late that is."""
        self.watch(self._room, "virtual_size", self._tell_rest, init=False)

    def detail(self) -> Content:
        """Return the row under the cursor in full; nothing hides the room for it."""
        raise NotImplementedError

    def show_rows(self) -> None:
        """Make every row again, and the one under the cursor in full."""
        super().show_rows()
        self._show_detail()

    def open_find(self, hint: str) -> None:
        """Show the line that finds, with a message in it that says what may be looked for."""
        line = self.query_one(FindLine)
        line.placeholder = show(self.desk.words(hint)).plain
        line.open()

    def action_read_on(self, way: int) -> None:
        """Turn a page of the detail: on with 1, back with -1."""
        room = self._room
        room.scroll_to(y=room.scroll_y + way * max(room.scrollable_content_region.height - 1, 1), animate=False)
        self.call_after_refresh(self._tell_rest)

    def _settle(self) -> None:
        """Keep the row under the cursor in view beside a detail that took some of the list's room."""
        self.listed.scroll_to_highlight()
        self._tell_rest()

    @property
    def _room(self) -> VerticalScroll:
        """Where the row under the cursor stands in full."""
        return self.query_one(".detail", VerticalScroll)

    def _show_detail(self) -> None:
        """Show the row under the cursor in full, from its start."""
        shown, room = self.detail(), self._room
        self.query_one(f"#{self.name_in_ids}-card", Static).update(shown)
        room.display = bool(shown.plain)
        self.call_after_refresh(self._settle)

    def _tell_rest(self) -> None:
        """Say on the line above the detail that there is more of it, and which key shows it."""
        room, rest = self._room, ""
        if room.max_scroll_y > 0:
            rest = "board.read_on" if room.scroll_y < room.max_scroll_y else "board.read_back"
        room.border_title = show(self.desk.words(rest)) if rest else None

    @on(OptionList.OptionHighlighted)
    def _moved(self, event: OptionList.OptionHighlighted) -> None:
        """Show the row the cursor came to."""
        event.stop()
        self._room.scroll_home(animate=False)
        self._show_detail()

    @on(FindLine.Found)
    def _found(self, event: FindLine.Found) -> None:
        """Show the rows that have the letters typed."""
        event.stop()
        self.letters = event.letters
        self.show_rows()
        if event.done:
            self.focus_first()
