"""A list whose rows may hang from one another: Tab puts a row under the one above it, Shift+Tab takes it out."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from codesign_tui.tui.widgets.lanes import LaneList


class OutlineList(LaneList):
    """One list that stands alone: the arrows never lead out of it, Tab carries a row as Shift and the arrows do."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "carry(1,0)", show=False),
        Binding("shift+tab", "carry(-1,0)", show=False),
    ]
