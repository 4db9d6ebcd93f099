"""A line of a form that shows what was chosen; Enter, Space or a click asks to choose again."""

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from codesign_tui.tui.text import show, show_line


class PickLine(Widget, can_focus=True):
    """What was chosen, in words; it knows nothing of what there is to choose from."""

    DEFAULT_CSS = """
    PickLine { height: auto; min-height: 1; width: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space", "ask", show=False)]
    ALLOW_SELECT = False

    @dataclass
    class Asked(Message):
        """Somebody wants to choose."""

        name: str

    def __init__(self, field: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._field = field
        self._chosen = Content("")

    def show_chosen(self, words: str, nothing: str) -> None:
        """Show what was chosen, or what stands for nothing."""
        self._chosen = show_line(words) if words else show(nothing, "$muted")
        self.refresh(layout=True)

    def render(self) -> Content:
        """Return what was chosen, with the sign that more can be."""
        return self._chosen + Content(" ›")

    def action_ask(self) -> None:
        """Ask to choose."""
        self.post_message(self.Asked(self._field))

    def on_click(self) -> None:
        """Ask to choose."""
        self.action_ask()
