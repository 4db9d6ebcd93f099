"""A page to read on top of a place: a few lines laid out by whoever shows them, closed by any of the usual keys."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from codesign_tui.domain.messages import Msg
from codesign_tui.locale import Translator
from codesign_tui.tui.text import show

Lines = Callable[[int], Sequence[Content]]
"""Makes the lines for so many columns."""

_FIRST_WIDTH = 68
"""Columns before the page is laid out."""


class Reading(ModalScreen[None]):
    """Shows a title and the lines under it; the arrows scroll."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter,space", "close", show=False)]

    def __init__(self, words: Translator, title: Msg, lines: Lines) -> None:
        super().__init__()
        self._words = words
        self._title = title
        self._lines = lines

    def compose(self) -> ComposeResult:
        """The title, the lines, how to go back."""
        with VerticalScroll(classes="dialog reading"):
            yield Static(show(self._words(self._title)), classes="question")
            yield Static(Content("\n").join(self._lines(_FIRST_WIDTH)), classes="page")
            yield Static(show(self._words("clock.close")), classes="muted")

    def on_mount(self) -> None:
        """Let the arrows scroll at once."""
        self.query_one(VerticalScroll).focus()

    def on_resize(self, event: events.Resize) -> None:
        """Lay the lines out again for the width that there is."""
        self.call_after_refresh(self._fill)

    def _fill(self) -> None:
        """Make the lines for the width of the page."""
        page = self.query_one(".page", Static)
        page.update(Content("\n").join(self._lines(page.size.width or _FIRST_WIDTH)))

    def action_close(self) -> None:
        """Go back."""
        self.dismiss()
