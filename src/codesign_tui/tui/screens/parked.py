"""The questions put off earlier: an outcome in one line, an item of the agenda, or left for later."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static

from codesign_tui.domain.items import ParkedQuestion
from codesign_tui.domain.meetings import Session
from codesign_tui.domain.parked import item_of
from codesign_tui.domain.process import Process
from codesign_tui.domain.tables import code_of
from codesign_tui.locale import Translator
from codesign_tui.tui.columns import folded_lines
from codesign_tui.tui.origins import owner
from codesign_tui.tui.text import show, show_line
from codesign_tui.tui.widgets.keyrow import KeyRow, Way
from codesign_tui.tui.widgets.rows import Row, RowList

_FIRST_WIDTH = 68


class ParkedScreen(ModalScreen[tuple[str, str] | None]):
    """Asks what to do with one of them: («answer» or «take_up», its id); None leaves them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("enter", "ask('answer')", show=False),
        Binding("p", "ask('take_up')", show=False),
    ]

    def __init__(
        self, process: Process, questions: Sequence[ParkedQuestion], words: Translator, *, selected: str | None = None
    ) -> None:
        super().__init__()
        self._process = process
        self._questions = list(questions)
        self._words = words
        self._selected = selected

    def compose(self) -> ComposeResult:
        """The questions with what is known of each, the keys."""
        words = self._words
        with Vertical(classes="dialog"):
            yield Static(show(words("parked.title", n=len(self._questions))), classes="question")
            yield RowList(id="parked-list")
            yield KeyRow(
                Way("ask('answer')", words("parked.key.answer")),
                Way("ask('take_up')", words("parked.key.take_up")),
                Way("leave", words("parked.key.leave")),
            )

    def on_mount(self) -> None:
        """Start on the question that was in hand."""
        listed = self.query_one(RowList)
        listed.show_rows([Row(question.id, self._row(question)) for question in self._questions])
        if self._selected is not None:
            listed.go_to(self._selected)
        listed.focus()

    def action_ask(self, what: str) -> None:
        """Give back what is to be done with the question under the cursor."""
        row = self.query_one(RowList).current
        if row is not None:
            self.dismiss((what, row))

    def action_leave(self) -> None:
        """Leave them as they are."""
        self.dismiss(None)

    @on(OptionList.OptionSelected)
    def _entered(self, event: OptionList.OptionSelected) -> None:
        """Answer the question under the cursor."""
        event.stop()
        self.action_ask("answer")

    def _row(self, question: ParkedQuestion) -> Content:
        """Return a question, and under it where it comes from, who looks after it, where it is taken up."""
        words, process = self._words, self._process
        session = process.get(Session, question.session)
        item = item_of(process, question)
        known = [
            words("parked.of_session", number=session.number) if session is not None else "",
            owner(process, question.owner, None),
            words("parked.on_agenda", n=item.n) if item is not None else "",
        ]
        code = show_line(f"{code_of(question):<5} ", "bold $accent")
        first = code + folded_lines(question.text, _FIRST_WIDTH, indent=code.cell_length, most=3)
        under = " · ".join(part for part in known if part)
        if not under:
            return first
        return first + Content("\n" + " " * code.cell_length) + show_line(under, "$muted")
