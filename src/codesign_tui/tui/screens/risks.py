"""The risks in one list, the heaviest first: how likely, how bad, what answers each, and which commitment does."""

from collections.abc import Sequence
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static

from codesign_tui.domain.items import Risk
from codesign_tui.domain.process import Process
from codesign_tui.domain.risks import answered_by, weight
from codesign_tui.domain.tables import code_of
from codesign_tui.locale import Translator
from codesign_tui.tui.columns import folded_lines
from codesign_tui.tui.origins import owner
from codesign_tui.tui.text import join, show, show_line
from codesign_tui.tui.widgets.keyrow import KeyRow, Way
from codesign_tui.tui.widgets.rows import Row, RowList

_INDENT: Final = 6
_EMPTY: Final = "empty"


class RiskList(ModalScreen[tuple[str, str] | None]):
    """Asks what to do with one of them: («correct», «promise», «add» or «aside», its id); None leaves them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("k", "ask('promise')", show=False),
        Binding("n", "ask('add')", show=False),
        Binding("a", "ask('aside')", show=False),
    ]
    help_id = "risks.help"

    def __init__(
        self, process: Process, risks: Sequence[Risk], words: Translator, *, selected: str | None = None
    ) -> None:
        """Show these risks, the cursor on the one that was in hand."""
        super().__init__()
        self._process = process
        self._risks = list(risks)
        self._words = words
        self._selected = selected

    def compose(self) -> ComposeResult:
        """How many there are, the list, the keys."""
        words = self._words
        with Vertical(classes="dialog -large"):
            yield Static(show(words("risks.title", n=len(self._risks))), classes="question")
            yield RowList(id="risk-list")
            yield KeyRow(
                Way("ask('correct')", words("risks.key.correct")),
                Way("ask('promise')", words("risks.key.promise")),
                Way("ask('add')", words("risks.key.add")),
                Way("ask('aside')", words("risks.key.aside")),
                Way("leave", words("risks.key.leave")),
            )

    def on_mount(self) -> None:
        """Start on the risk that was in hand."""
        listed = self.query_one(RowList)
        self._fill()
        if self._selected is not None:
            listed.go_to(self._selected)
        listed.focus()

    @on(RowList.Widened)
    def _widened(self, event: RowList.Widened) -> None:
        """Make the rows again for another width."""
        event.stop()
        self._fill()

    def _fill(self) -> None:
        """Show the rows for the width that there is."""
        listed = self.query_one(RowList)
        rows = [Row(risk.id, self._row(risk, listed.room)) for risk in self._risks]
        nothing = Row(_EMPTY, show(self._words("risks.none"), "$muted"), heading=True)
        listed.show_rows(rows or [nothing])

    def action_ask(self, what: str) -> None:
        """Give back what is to be done, with the risk under the cursor."""
        row = self.query_one(RowList).current
        if what == "add" or (row is not None and row != _EMPTY):
            self.dismiss((what, row or ""))

    def action_leave(self) -> None:
        """Leave them as they are."""
        self.dismiss(None)

    @on(OptionList.OptionSelected)
    def _entered(self, event: OptionList.OptionSelected) -> None:
        """Weigh the risk under the cursor."""
        event.stop()
        self.action_ask("correct")

    def _row(self, risk: Risk, width: int) -> Content:
        """Return a risk: its words; how likely and how bad; what answers it; the commitments made of it."""
        words, indent = self._words, Content("\n" + " " * _INDENT)
        code = show_line(code_of(risk), "bold")
        gap = Content(" " * max(_INDENT - code.cell_length, 1))
        lines = [code + gap + folded_lines(risk.text, width, indent=_INDENT, most=2), self._weighed(risk)]
        told = words("risks.answer", words=risk.mitigation) if risk.mitigation else ""
        answer = folded_lines(told, width, indent=_INDENT, most=2)
        holder = owner(self._process, risk.owner, None)
        watched = show_line(words("risks.watched_by", name=holder), "$muted") if holder else Content("")
        lines += [line for line in (answer, watched) if line.plain]
        codes = ", ".join(code_of(one) for one in answered_by(self._process, risk))
        lines.append(
            show_line(words("risks.answered", codes=codes)) if codes else show(words("risks.open"), "$warning")
        )
        first, *rest = lines
        room = max(width - _INDENT, 10)
        return indent.join([first, *(line if line is answer else line.truncate(room, ellipsis=True) for line in rest)])

    def _weighed(self, risk: Risk) -> Content:
        """Return how likely and how bad it is, in words and numbers."""
        words, heavy = self._words, weight(risk)
        unsaid = words("board.unsaid")
        parts = [
            show(words("risks.probability", score=risk.probability or unsaid), "$muted"),
            show(words("risks.impact", score=risk.impact or unsaid), "$muted"),
            show(words("risks.weight", score=heavy), "bold") if heavy is not None else Content(""),
        ]
        return join(*parts, gap=" · ")
