"""The step of the guided form that asks whether the path starts from a finished one, and says what crosses over."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from codesign_tui.actions.carrying import Carried
from codesign_tui.domain.messages import CodesignError, Msg, msg
from codesign_tui.domain.templates import Workshop
from codesign_tui.domain.workspace import ProcessSummary
from codesign_tui.locale import Translator
from codesign_tui.tui.screens.new_process_form import Form
from codesign_tui.tui.screens.new_process_steps import Step
from codesign_tui.tui.text import show, show_line
from codesign_tui.tui.widgets.cursor import ReadableList

_NONE: Final = "none"

Carry = Callable[[Path], Carried]
"""Reads a file and returns what can be taken over from it."""


class SourceStep(Step):
    """From nothing, or from a co-programming; of the one under the cursor what crosses over and what stays there."""

    def __init__(
        self,
        form: Form,
        words: Translator,
        workshops: list[Workshop],
        today: date,
        *,
        sources: Sequence[ProcessSummary],
        carry: Carry,
    ) -> None:
        super().__init__(form, words, workshops, today)
        self._sources = list(sources)
        self._carry = carry
        self._read: dict[str, Carried | Msg] = {}

    def compose(self) -> ComposeResult:
        """From nothing, then the files; below, what the one under the cursor gives."""
        yield from self.heading(msg("new.source"), msg("new.source.note"))
        options = ReadableList(
            Option(show(self.words("new.source.none")), id=_NONE),
            *(Option(show_line(one.title), id=str(at)) for at, one in enumerate(self._sources)),
            markup=False,
        )
        paths = [one.path for one in self._sources]
        options.highlighted = paths.index(self.form.source) + 1 if self.form.source in paths else 0
        yield options
        yield Static(id="explained")

    @on(OptionList.OptionHighlighted)
    def _explain(self, event: OptionList.OptionHighlighted) -> None:
        """Say what crosses over from the path under the cursor, and what stays there."""
        lines = self._told(event.option.id or _NONE)
        self.query_one("#explained", Static).update(Content("\n\n").join(lines))

    def _told(self, chosen: str) -> list[Content]:
        """Return what is to be told of an answer."""
        if chosen == _NONE:
            return []
        found = self._found(chosen)
        if isinstance(found, Msg):
            return [show(self.words(found), "$warning")]
        took, left = ("; ".join(self.words(one) for one in some) for some in (found.took, found.left))
        return [
            show(f"{self.words('new.source.took')} ", "bold") + show_line(took),
            show(f"{self.words('new.source.left')} ", "bold") + show_line(left),
        ]

    def _found(self, chosen: str) -> Carried | Msg:
        """Return what a file gives, or why it gives nothing; it is read once."""
        if chosen not in self._read:
            try:
                self._read[chosen] = self._carry(self._sources[int(chosen)].path)
            except CodesignError as error:
                self._read[chosen] = error.message
        return self._read[chosen]

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        """Start from the path under the cursor, or from nothing."""
        chosen = event.option.id or _NONE
        found = None if chosen == _NONE else self._found(chosen)
        if isinstance(found, Msg):
            return
        self.form.start_from(None if found is None else self._sources[int(chosen)].path, found)
        self.post_message(self.Answered())
