"""A line of text that never moves what stands around it while it is typed in."""

from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Input


class QuietInput(Input):
    """An `Input` of a fixed size: Textual's has the whole screen laid out again at every letter."""

    virtual_size: Reactive[Size] = Reactive(Size(0, 0))
    """How wide the text is; where it is wider than the line, the line scrolls."""
