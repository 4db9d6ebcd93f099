"""What an export wrote: the files, what could not be drawn, what somebody should confirm before publishing."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from codesign_tui.locale import Translator
from codesign_tui.tui.places.minutes_work import Exported
from codesign_tui.tui.text import show, show_line
from codesign_tui.tui.widgets.keyrow import KeyRow, Way


class ExportReportScreen(ModalScreen[None]):
    """One page to read; nothing is asked."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter,q", "close", show=False)]

    def __init__(self, words: Translator, export: Exported) -> None:
        super().__init__()
        self._words = words
        self._export = export

    def compose(self) -> ComposeResult:
        """The report and the key that closes it."""
        title = "draft.report.stopped" if self._export.cancelled else "draft.report.title"
        with Vertical(classes="dialog report"):
            yield Static(show(self._words(title, n=len(self._export.files))), classes="question")
            with VerticalScroll():
                yield Static(Content("\n").join(self._lines()))
            yield KeyRow(Way("close", self._words("draft.key.close")))

    def on_mount(self) -> None:
        """Let the arrows scroll at once."""
        self.query_one(VerticalScroll).focus()

    def action_close(self) -> None:
        """Go back to the minutes."""
        self.dismiss()

    def _lines(self) -> Iterator[Content]:
        """Yield the files, the warnings, what to confirm."""
        words, export = self._words, self._export
        yield show_line(words("draft.report.folder", folder=str(export.folder)), "$muted")
        for file in export.files:
            yield show("  ") + show_line(file.path.name, "bold")
        yield show_line(words("draft.report.fingerprints"), "$muted")
        for warning in export.warnings:
            yield show("")
            yield show("! ", "bold $warning") + show(words(warning))
        if export.confirm:
            yield show("")
            yield show(words("draft.report.confirm", n=len(export.confirm)), "bold")
            for replaced in export.confirm:
                yield show("  · ") + show_line(replaced)
