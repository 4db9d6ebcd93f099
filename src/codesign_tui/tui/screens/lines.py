"""A small dialog for a few lines of text, one thing a line."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea

from codesign_tui.domain.messages import Msg
from codesign_tui.domain.text import clean, clean_line
from codesign_tui.locale import Translator
from codesign_tui.tui.text import show
from codesign_tui.tui.widgets.keyrow import KeyRow, Way


class AskLines(ModalScreen[tuple[str, ...] | None]):
    """Asks for a short list, a line each; None means «leave it as it was»."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "give_up", show=False),
        Binding("ctrl+s", "keep", show=False, priority=True),
    ]

    def __init__(
        self,
        words: Translator,
        question: Msg,
        lines: tuple[str, ...],
        *,
        keep: str = "ask.key.keep_lines",
        give_up: str = "ask.key.give_up_lines",
    ) -> None:
        """Ask for these lines; `keep` and `give_up` are the messages that name what the two keys do."""
        super().__init__()
        self._words = words
        self._question = question
        self._ways = (Way("keep", words(keep)), Way("give_up", words(give_up)))
        self._text = "\n".join(clean_line(line) for line in lines)

    def compose(self) -> ComposeResult:
        """The question, the lines, the keys."""
        with Vertical(classes="dialog lines"):
            yield Static(show(self._words(self._question)), classes="question")
            yield TextArea(self._text, soft_wrap=True, tab_behavior="focus")
            yield KeyRow(*self._ways)

    def on_mount(self) -> None:
        """Put the cursor after the last line."""
        area = self.query_one(TextArea)
        area.focus()
        area.move_cursor(area.document.end)

    def action_keep(self) -> None:
        """Give the lines back."""
        lines = (clean_line(line) for line in clean(self.query_one(TextArea).text).split("\n"))
        self.dismiss(tuple(line for line in lines if line))

    def action_give_up(self) -> None:
        """Leave them as they were."""
        self.dismiss(None)
