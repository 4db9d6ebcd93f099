"""A list whose row under the cursor is always readable: whatever colours its words have, there they have the cursor's.

Textual keeps the colours of a row's parts under the cursor's background, where muted words and warnings would vanish.
"""

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widgets import OptionList


class ReadableList(OptionList):
    """An `OptionList` with one colour for the words under its cursor."""

    def render_line(self, y: int) -> Strip:
        """Return a line; of the row under the cursor, in the cursor's colour."""
        strip = super().render_line(y)
        if self.highlighted is None or not any(_is_row(segment, self.highlighted) for segment in strip):
            return strip
        colour = self.get_component_rich_style("option-list--option-highlighted").color
        over = Style(color=colour)
        return Strip([Segment(text, (style or Style()) + over, control) for text, style, control in strip])


def _is_row(segment: Segment, row: int) -> bool:
    """Return whether a segment belongs to a row."""
    return segment.style is not None and segment.style.meta.get("option") == row
