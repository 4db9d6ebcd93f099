"""Closing an agenda item: how the table leaves it, and one line of summary. Both are proposed, neither is due."""

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from codesign_tui.domain.meetings import AgendaItem
from codesign_tui.domain.messages import Msg
from codesign_tui.domain.terms import Outcome
from codesign_tui.domain.text import clean_line
from codesign_tui.tui.desk import Desk
from codesign_tui.tui.screens.filling import LongText
from codesign_tui.tui.text import show, show_line
from codesign_tui.tui.widgets.cursor import ReadableList
from codesign_tui.tui.widgets.keyrow import KeyRow, Way


@dataclass(frozen=True, slots=True)
class Closing:
    """How an item was closed."""

    outcome: Outcome
    summary: str | None = None
    """The line; None where there was nothing and nothing was typed, "" where what was proposed was taken away."""


class ClosingScreen(ModalScreen[Closing | None]):
    """Asks how the table leaves an item. Enter takes what is there, Esc (None) leaves the item open.

    The cursor stays in the line of summary; the arrows choose the outcome, so that no Tab is needed.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave_open", show=False),
        Binding("up", "other_outcome(-1)", show=False, priority=True),
        Binding("down", "other_outcome(1)", show=False, priority=True),
    ]

    def __init__(self, desk: Desk, item: AgendaItem, proposal: tuple[Outcome, Msg | str]) -> None:
        super().__init__()
        self._words = words = desk.words
        self._item = item
        self._outcome, summary = proposal
        self._summary = clean_line(words(summary) if isinstance(summary, Msg) else summary)

    def compose(self) -> ComposeResult:
        """The outcomes, the line, the keys."""
        words = self._words
        with Vertical(classes="dialog closing"):
            yield Static(show_line(words("closing.title", n=self._item.n, title=self._item.title)), classes="question")
            yield Static(show(words("closing.how")))
            yield _Outcomes(*(Option(self._row(outcome), id=outcome.value) for outcome in Outcome), markup=False)
            yield Static(show(words("closing.summary")))
            yield LongText(self._summary, soft_wrap=True, show_line_numbers=False)
            yield KeyRow(
                Way("close_item", words("closing.key.close")),
                Way("other_outcome(1)", words("closing.key.outcome")),
                Way("leave_open", words("closing.key.leave")),
            )

    def on_mount(self) -> None:
        """Start on what is proposed, all of the line selected: what is typed takes its place, → goes on from it."""
        self.query_one(_Outcomes).highlighted = list(Outcome).index(self._outcome)
        line = self.query_one(LongText)
        line.focus()
        line.select_all()

    def action_other_outcome(self, step: int) -> None:
        """Go to the next outcome, or the one before."""
        outcomes = self.query_one(_Outcomes)
        outcomes.highlighted = ((outcomes.highlighted or 0) + step) % len(Outcome)

    def action_close_item(self) -> None:
        """Close with what is there."""
        at = self.query_one(_Outcomes).highlighted or 0
        summary = clean_line(self.query_one(LongText).text)
        self.dismiss(Closing(list(Outcome)[at], summary if summary or self._summary else None))

    def action_leave_open(self) -> None:
        """Go back; the item stays open."""
        self.dismiss(None)

    @on(LongText.Entered)
    def _enter(self) -> None:
        """Close with what is there."""
        self.action_close_item()

    @on(OptionList.OptionSelected)
    def _clicked(self) -> None:
        """Keep the cursor in the line after a click on an outcome."""
        self.query_one(LongText).focus()

    def _row(self, outcome: Outcome) -> Content:
        """Return an outcome and what it means, in one row."""
        name = self._words.term(outcome)
        return show_line(f" {name:<22}", "bold") + show_line(self._words(f"closing.outcome.{outcome.value}"))


class _Outcomes(ReadableList, can_focus=False):
    """The five outcomes: the arrows of the dialog and the mouse choose among them."""
