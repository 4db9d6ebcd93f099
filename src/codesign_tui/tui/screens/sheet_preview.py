"""What a sheet from an office would change, row by row, before anything is kept: one key keeps all of it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from codesign_tui.locale import Translator
from codesign_tui.tui.text import join, show, show_line
from codesign_tui.tui.widgets.keyrow import KeyRow, Way

if TYPE_CHECKING:
    from codesign_tui.exchange.sheet_reading import SheetRead


class SheetPreview(ModalScreen[bool]):
    """Shows the rows that change something, then those left aside and why; True when all is to be kept."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "answer(False)", show=False),
        Binding("enter", "answer(True)", show=False),
    ]

    def __init__(self, words: Translator, name: str, reading: "SheetRead") -> None:
        """Preview a sheet; `name` is the name of its file."""
        super().__init__()
        self._words = words
        self._name = name
        self._reading = reading

    def compose(self) -> ComposeResult:
        """The counts, the rows, the keys."""
        words, reading = self._words, self._reading
        with Vertical(classes="dialog -large"):
            yield Static(show_line(words("sheets.preview.title", file=self._name)), classes="question")
            yield Static(join(*self._counts(), gap=" · "))
            with VerticalScroll(id="sheet-rows"):
                yield Static(Content("\n").join(self._rows()), id="sheet-lines")
            keep = [Way("answer(True)", words("sheets.preview.keep", n=len(reading.lines)))] if reading.lines else []
            yield KeyRow(*keep, Way("answer(False)", words("sheets.preview.leave")))

    def on_mount(self) -> None:
        """Let the arrows scroll at once."""
        self.query_one(VerticalScroll).focus()

    def _counts(self) -> Iterator[Content]:
        """Yield how many rows change something, say what is there, are left aside."""
        words, reading = self._words, self._reading
        yield show(words("sheets.preview.changes", n=len(reading.lines)), "bold")
        if reading.unchanged:
            yield show(words("sheets.preview.unchanged", n=reading.unchanged), "$muted")
        if reading.odd:
            yield show(words("sheets.preview.odd", n=len(reading.odd)), "bold $warning")

    def _rows(self) -> Iterator[Content]:
        """Yield a block of lines for each row that changes something, then one for each that is left aside."""
        words = self._words
        for line in self._reading.lines:
            number = show(words("sheets.preview.row", row=line.row), "$muted")
            told = [show_line(words(one)) for one in line.told]
            first = [show_line(line.name, "bold")] if line.name else told[:1]
            yield join(number, *first, gap="  ")
            yield from (show("    ") + one for one in (told if line.name else told[1:]))
        for odd in self._reading.odd:
            number = show(words("sheets.preview.row", row=odd.row), "$muted")
            yield join(show("!", "bold $warning"), number, gap=" ") + show("  ") + show_line(words(odd.why), "$warning")

    def action_answer(self, answer: bool) -> None:
        """Give the answer; there is nothing to keep where no row changes anything."""
        self.dismiss(answer and bool(self._reading.lines))
