"""A line of text that keeps every word pasted into it: Textual's takes only the first line."""

from textual import events

from codesign_tui.domain.text import clean_line
from codesign_tui.tui.widgets.quiet_input import QuietInput


class OneLine(QuietInput):
    """An `Input` in which a paste of more lines becomes one, cleaned, and whose cursor stands still."""

    def on_mount(self) -> None:
        """Keep the cursor from blinking."""
        self.cursor_blink = False

    def _on_paste(self, event: events.Paste) -> None:
        """Put all that was pasted where the cursor is."""
        event.stop()
        event.prevent_default()
        self.insert_text_at_cursor(clean_line(event.text))
