"""A field of a long form with its name at the left, painted by what holds the field: one widget less for each."""

from typing import Final

from textual.content import Content
from textual.widget import Widget

from codesign_tui.tui.text import show

LABEL_WIDTH: Final = 18
"""Columns that a name takes, with the empty one before its field."""


class Labelled(Widget, inherit_bindings=False):
    """One field; a long name goes on under itself, and the field is never lower than its name."""

    DEFAULT_CSS = """
    Labelled { layout: vertical; height: auto; }
    """
    ALLOW_SELECT = False

    def __init__(self, label: str, field: Widget) -> None:
        super().__init__(field)
        lines = show(label, "$muted").wrap(LABEL_WIDTH - 1)
        self._label = Content("\n").join(lines)
        self.styles.min_height = len(lines)
        field.styles.margin = (0, 0, 0, LABEL_WIDTH)

    def render(self) -> Content:
        """Return the name; the field stands on the rest of the line."""
        return self._label
