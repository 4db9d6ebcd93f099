"""Small typed questions: a text, a choice, a confirmation; awaited in a worker. None means «changed my mind»."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from codesign_tui.domain.messages import Msg
from codesign_tui.domain.text import clean, clean_line
from codesign_tui.locale import Translator
from codesign_tui.tui.text import show, show_line
from codesign_tui.tui.widgets.cursor import ReadableList
from codesign_tui.tui.widgets.one_line import OneLine

_ESCAPE: list[BindingType] = [Binding("escape", "give_up", show=False)]


class AskText(ModalScreen[str | None]):
    """Asks for one line of text."""

    BINDINGS: ClassVar[list[BindingType]] = _ESCAPE

    def __init__(
        self, words: Translator, question: Msg, *, value: str = "", may_be_empty: bool = False, note: Msg | None = None
    ) -> None:
        super().__init__()
        self._words = words
        self._question = question
        self._value = clean_line(value)
        self._may_be_empty = may_be_empty
        self._note = note

    def compose(self) -> ComposeResult:
        """The question, the line, how to go on."""
        with Vertical(classes="dialog"):
            yield Static(show(self._words(self._question)), classes="question")
            if self._note is not None:
                yield Static(show(self._words(self._note)), classes="muted")
            yield OneLine(value=show(self._value).plain)
            yield Static(show(self._words("ask.enter_or_escape")), classes="muted")

    @on(Input.Submitted)
    def _answer(self, event: Input.Submitted) -> None:
        """Give the text back."""
        text = clean(event.value).strip()
        if text or self._may_be_empty:
            self.dismiss(text)

    def action_give_up(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer that can be chosen."""

    id: str
    label: str
    detail: str = ""


class AskChoice(ModalScreen[str | None]):
    """Asks to choose one of a few answers."""

    BINDINGS: ClassVar[list[BindingType]] = _ESCAPE

    def __init__(
        self,
        words: Translator,
        question: Msg,
        choices: Sequence[Choice],
        *,
        selected: str | None = None,
        note: Msg | None = None,
    ) -> None:
        super().__init__()
        self._words = words
        self._question = question
        self._choices = list(choices)
        self._selected = selected
        self._note = note

    def compose(self) -> ComposeResult:
        """The question and the answers."""
        with Vertical(classes="dialog"):
            yield Static(show(self._words(self._question)), classes="question")
            if self._note is not None:
                yield Static(show(self._words(self._note)), classes="muted")
            yield ReadableList(
                *(
                    Option(
                        show_line(choice.label) + show(f"\n  {choice.detail}" if choice.detail else "", "$muted"),
                        id=choice.id,
                    )
                    for choice in self._choices
                ),
                markup=False,
            )
            yield Static(show(self._words("ask.enter_or_escape")), classes="muted")

    def on_mount(self) -> None:
        """Start on the answer that holds now."""
        options = self.query_one(OptionList)
        ids = [choice.id for choice in self._choices]
        options.highlighted = ids.index(self._selected) if self._selected in ids else 0
        options.focus()

    @on(OptionList.OptionSelected)
    def _answer(self, event: OptionList.OptionSelected) -> None:
        """Give the chosen answer's id back."""
        self.dismiss(event.option.id)

    def action_give_up(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)


class Confirm(ModalScreen[bool]):
    """Asks before something that looks early or wrong, and says what."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,n", "answer(False)", show=False),
        Binding("enter,s,y", "answer(True)", show=False),
    ]

    def __init__(self, words: Translator, question: Msg) -> None:
        super().__init__()
        self._words = words
        self._question = question

    def compose(self) -> ComposeResult:
        """The question and the two keys."""
        with Vertical(classes="dialog"):
            yield Static(show(self._words(self._question)), classes="question")
            yield Static(show(self._words("ask.yes_or_no")), classes="muted")

    def action_answer(self, answer: bool) -> None:
        """Give the answer back."""
        self.dismiss(answer)
