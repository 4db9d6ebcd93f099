"""Choosing one of many by typing: a line that filters, a list that follows, a new name when none fits."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.text import clean_line, folded
from codesign_tui.locale import Translator
from codesign_tui.tui.screens.asking import Choice
from codesign_tui.tui.text import show, show_line
from codesign_tui.tui.widgets.cursor import ReadableList
from codesign_tui.tui.widgets.one_line import OneLine

_NEW: Final = "\x1fnew"


@dataclass(frozen=True, slots=True)
class Picked:
    """What was chosen: the id of one of the choices, or a new name."""

    id: str | None
    name: str = ""


class Pick(ModalScreen[Picked | None]):
    """Asks to choose one of many; letters filter, arrows move, Enter takes. None means «changed my mind».

    `new` is the id of the message, with the argument `name`, that offers what was typed as a new one.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "give_up", show=False),
        Binding("up", "move(-1)", show=False, priority=True),
        Binding("down", "move(1)", show=False, priority=True),
        Binding("pageup", "move(-8)", show=False, priority=True),
        Binding("pagedown", "move(8)", show=False, priority=True),
    ]

    def __init__(
        self,
        words: Translator,
        question: Msg,
        choices: Sequence[Choice],
        *,
        new: str | None = None,
        selected: str | None = None,
    ) -> None:
        super().__init__()
        self._words = words
        self._question = question
        self._choices = list(choices)
        self._searched = [_searched(choice) for choice in self._choices]
        self._new = new
        self._selected = selected

    def compose(self) -> ComposeResult:
        """The question, the line, what is left of the list."""
        with Vertical(classes="dialog"):
            yield Static(show(self._words(self._question)), classes="question")
            yield OneLine()
            yield ReadableList(markup=False)
            yield Static(show(self._words("board.pick_keys")), classes="muted")

    def on_mount(self) -> None:
        """Show all, the cursor on what holds now."""
        self.query_one(OptionList).can_focus = False
        self._fill("")
        ids = [choice.id for choice in self._choices]
        if self._selected in ids:
            self.query_one(OptionList).highlighted = ids.index(self._selected)
        self.query_one(Input).focus()

    @on(Input.Changed)
    def _filter(self, event: Input.Changed) -> None:
        """Keep what the letters typed may mean."""
        self._fill(clean_line(event.value))

    @on(Input.Submitted)
    def _enter(self) -> None:
        """Take the row under the cursor."""
        self._take(self.query_one(OptionList).highlighted_option)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        """Take the row that was clicked."""
        self._take(event.option)

    def action_move(self, rows: int) -> None:
        """Move the cursor while the line keeps the letters."""
        options = self.query_one(OptionList)
        if options.option_count:
            at = 0 if options.highlighted is None else options.highlighted
            options.highlighted = min(max(at + rows, 0), options.option_count - 1)

    def action_give_up(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)

    def _take(self, option: Option | None) -> None:
        """Give back what a row stands for."""
        if option is None or option.id is None:
            return
        if option.id == _NEW:
            self.dismiss(Picked(None, clean_line(self.query_one(Input).value)))
        else:
            self.dismiss(Picked(option.id))

    def _fill(self, typed: str) -> None:
        """Show what the words typed may mean: what has words that begin so, a new name, what merely contains them."""
        wanted = _words_of(typed)
        begin, contain = [], []
        for choice, searched in zip(self._choices, self._searched, strict=True):
            if all(f" {word}" in searched for word in wanted):
                begin.append(Option(_label(choice), id=choice.id))
            elif all(word in searched for word in wanted):
                contain.append(Option(_label(choice), id=choice.id))
        known = any(folded(choice.label) == folded(typed) for choice in self._choices)
        offer = []
        if self._new is not None and typed and not known:
            offer.append(Option(show(self._words(msg(self._new, name=typed))), id=_NEW))
        options = [*begin, *offer, *contain]
        if not options:
            empty = "board.pick_nothing" if self._new is None else "board.pick_type_new"
            options.append(Option(show(self._words(empty), "$muted"), disabled=True))
        listed = self.query_one(OptionList)
        listed.set_options(options)
        listed.highlighted = 0 if not options[0].disabled else None


def _words_of(text: str) -> list[str]:
    """Return the words of a text as they are compared: no accents, no capitals, what follows an apostrophe apart."""
    return folded(text).replace("(", " ").replace("'", " ").replace("’", " ").split()


def _searched(choice: Choice) -> str:
    """Return the words in which a choice is looked for, each after a space."""
    return " " + " ".join(_words_of(f"{choice.label} {choice.detail}"))


def _label(choice: Choice) -> Content:
    """Return one row: the name, and what is worth knowing after it."""
    detail = show("  ") + show_line(choice.detail, "$muted") if choice.detail else Content("")
    return show_line(choice.label) + detail
