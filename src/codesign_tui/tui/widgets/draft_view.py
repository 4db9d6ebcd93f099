"""A long text to read: one widget whatever its length, drawn line by line."""

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual


class DraftView(ScrollView, can_focus=True):
    """Shows lines; the arrows, the page keys and the wheel scroll. Its place is kept when the lines change."""

    class Resized(Message):
        """The width changed: the lines must be broken anew."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._lines: Sequence[Content] = ()
        self._width = 0

    @property
    def room(self) -> int:
        """The columns that a line may take: one is left free on each side."""
        return max(self.scrollable_content_region.width - 2, 0)

    @property
    def text(self) -> str:
        """All that can be read here, for tests and for copying."""
        return "\n".join(line.plain for line in self._lines)

    def show_lines(self, lines: Sequence[Content]) -> None:
        """Show these lines instead."""
        self._lines = lines
        self.virtual_size = Size(self.scrollable_content_region.width, len(lines))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return one line of the screen."""
        at, width, style = y + round(self.scroll_y), self.size.width, self.visual_style
        line = self._lines[at] if at < len(self._lines) else None
        if line is None or not line.plain:
            return Strip.blank(width, style.rich_style)
        strips = Visual.to_strips(self, Content(" ") + line, width, 1, style)
        return strips[0] if strips else Strip.blank(width, style.rich_style)

    def on_resize(self, event: events.Resize) -> None:
        """Ask for new lines when the width changed."""
        if event.size.width != self._width:
            self._width = event.size.width
            self.post_message(self.Resized())
