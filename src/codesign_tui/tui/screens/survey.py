"""The survey passed around on the laptop: one person at a time, big type, keys 1 to 5, nobody sees another's answers.

A sheet is held here only while its person answers; once it is in the box, or thrown away, nothing of it is left. It
has no draft, no time and no name.
"""

import asyncio
from collections.abc import Sequence
from enum import StrEnum
from typing import ClassVar, Final

from textual import events, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from codesign_tui.actions.survey import add_sheets
from codesign_tui.domain.details import Evaluation
from codesign_tui.domain.messages import CodesignError, Msg, msg
from codesign_tui.domain.survey import HIGHEST, LOWEST, SKIPPED
from codesign_tui.domain.terms import Category
from codesign_tui.tui.desk import Desk
from codesign_tui.tui.projector.letters import MIDDLE, largest
from codesign_tui.tui.screens.asking import Confirm
from codesign_tui.tui.text import show, show_line

_NONE: Final = "0"
_ROOM: Final = 12
"""Rows that the statement may take."""


class Page(StrEnum):
    """Where a person stands with a sheet."""

    START = "start"
    CATEGORY = "category"
    STATEMENT = "statement"
    END = "end"


class SurveyScreen(ModalScreen[None]):
    """Takes one sheet after the other until whoever facilitates leaves it at the first page."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]

    def __init__(self, desk: Desk, survey: Evaluation) -> None:
        super().__init__()
        self._desk = desk
        self._words = desk.words
        self._survey = survey
        self._trouble: Msg | None = None
        self._saving = False
        self._clear()

    def compose(self) -> ComposeResult:
        """What is asked, in big type; how to answer; which keys."""
        with Vertical(classes="survey"):
            yield Static(id="survey-where", classes="muted")
            yield Static(id="survey-words")
            yield Static(id="survey-scale")
            yield Static(id="survey-trouble")
            yield Static(id="survey-keys", classes="muted")

    def on_mount(self) -> None:
        """Show the first page."""
        self._show()

    def on_resize(self) -> None:
        """Draw the letters for another size."""
        self._show()

    # -- a sheet ---------------------------------------------------------------------------------------------

    def _clear(self) -> None:
        """Forget the sheet, and begin again for whoever is next."""
        self._page = Page.START
        self._answers: list[int] = []
        self._category: Category | None = None

    def on_key(self, event: events.Key) -> None:
        """Answer, leave out, go back, put the sheet in the box."""
        if self._saving or event.key == "escape":
            return
        event.stop()
        if event.key in ("backspace", "left"):
            self._back()
        elif self._page is Page.START and event.key == "enter":
            self._page = Page.CATEGORY if self._survey.apart else Page.STATEMENT
        elif self._page is Page.CATEGORY:
            self._choose(event.character or "")
        elif self._page is Page.STATEMENT:
            self._answer(event.character or "")
        elif self._page is Page.END and event.key == "enter":
            self._put_in()
            return
        self._show()

    def _choose(self, key: str) -> None:
        """Take a category, or none."""
        if key == _NONE:
            self._category, self._page = None, Page.STATEMENT
        elif key.isascii() and key.isdecimal() and 1 <= int(key) <= len(self._survey.apart):
            self._category, self._page = self._survey.apart[int(key) - 1], Page.STATEMENT

    def _answer(self, key: str) -> None:
        """Take an answer, or leave the statement out."""
        if key in (_NONE, " "):
            self._answers.append(SKIPPED)
        elif key.isascii() and key.isdecimal() and LOWEST <= int(key) <= HIGHEST:
            self._answers.append(int(key))
        if len(self._answers) == len(self._survey.items):
            self._page = Page.END

    def _back(self) -> None:
        """Take the last answer back."""
        if self._answers:
            self._answers.pop()
            self._page = Page.STATEMENT
        elif self._page is Page.STATEMENT and self._survey.apart:
            self._category, self._page = None, Page.CATEGORY
        else:
            self._page = Page.START

    @work(group="survey-sheet")
    async def _put_in(self) -> None:
        """Put the sheet in the box and wait until it is safe; what the disk refused stays here."""
        self._saving = True
        done = self._desk.do(
            add_sheets, self._survey.id, [tuple(self._answers)], now=self._desk.now(), category=self._category
        )
        try:
            if done is not None:
                await asyncio.wrap_future(done.ticket)
                self._trouble = None
                self._clear()
            else:
                self._trouble = msg("survey.sheet_refused")
        except CodesignError as error:
            self._trouble = error.message
        self._saving = False
        self._show()

    @work(group="survey-leave")
    async def action_leave(self) -> None:
        """Leave, after a confirmation; a sheet that was begun is thrown away."""
        begun = self._page is not Page.START
        question = msg("survey.throw_away") if begun else msg("survey.stop_passing")
        if not await self.app.push_screen_wait(Confirm(self._words, question)):
            return
        if begun:
            self._clear()
            self._show()
        else:
            self.dismiss(None)

    # -- showing ---------------------------------------------------------------------------------------------

    def _show(self) -> None:
        """Show the page."""
        if not self.is_mounted:
            return
        words, page = self._words, self._page
        self.query_one("#survey-where", Static).update(show(self._where()))
        self.query_one("#survey-words", Static).update(self._big())
        self.query_one("#survey-scale", Static).update(self._scale())
        trouble = self.query_one("#survey-trouble", Static)
        trouble.update(show(words(self._trouble)) if self._trouble else Content(""))
        self.query_one("#survey-keys", Static).update(show(words(f"survey.keys.{page.value}")))

    def _where(self) -> str:
        """Return how far the sheet is; at the start how many are in the box, never what they say."""
        if self._page is Page.STATEMENT:
            return self._words("survey.where", at=len(self._answers) + 1, all=len(self._survey.items))
        if self._page is Page.START:
            return self._words("survey.in_box", n=self._desk.file.box.contents.ballots_in(self._survey.id))
        return self._words("survey.anonymous")

    def _big(self) -> Content:
        """Return what is asked, as large as it fits."""
        if self._page is Page.STATEMENT:
            text = self._survey.items[len(self._answers)].text
        else:
            text = self._words(f"survey.page.{self._page.value}")
        drawn = largest(text, max(self.size.width - 8, 20), min(_ROOM, max(self.size.height - 14, 3)), most=MIDDLE)
        plain = show_line(text, "bold")
        if drawn is None or self._page is not Page.STATEMENT:
            return plain if drawn is None else show("\n".join(drawn))
        return show("\n".join(drawn) + "\n\n") + plain

    def _scale(self) -> Content:
        """Return what may be pressed."""
        if self._page is Page.STATEMENT:
            return _keys([(str(at), self._words(f"survey.scale.{at}")) for at in range(LOWEST, HIGHEST + 1)])
        if self._page is Page.CATEGORY:
            choices = [(str(at), self._words.term(one)) for at, one in enumerate(self._survey.apart, start=1)]
            return _keys([*choices, (_NONE, self._words("survey.no_category"))])
        return show(self._words(f"survey.more.{self._page.value}"))


def _keys(choices: Sequence[tuple[str, str]]) -> Content:
    """Return keys with what each means, a line each."""
    return Content("\n").join(show(f" {key} ", "bold reverse") + show_line(f"  {words}") for key, words in choices)
