"""What the dialogs of a place share: ask on top of it, do the answer through its desk, say what was done."""

from collections.abc import Sequence
from typing import Any, Protocol, TypeVar

from textual.app import App
from textual.screen import Screen

from codesign_tui.domain.ledger import Done
from codesign_tui.domain.messages import Msg
from codesign_tui.domain.process import Process
from codesign_tui.locale import Translator
from codesign_tui.tui.desk import Desk
from codesign_tui.tui.places.list_place import ListPlace
from codesign_tui.tui.screens.asking import AskChoice, AskText, Choice, Confirm
from codesign_tui.tui.screens.filling import Field, Filled, FillIn
from codesign_tui.tui.screens.picking import Pick, Picked

T = TypeVar("T")


class Asker(Protocol):
    """Where questions are asked: a place, or a screen that leads a session as a place does."""

    desk: Desk

    @property
    def session_id(self) -> str | None:
        """The session in hand."""
        ...

    @property
    def app(self) -> App[Any]:
        """The application, which shows the dialog."""
        ...


class Questions:
    """Questions asked on top of a place. Whatever asks is awaited in a worker of the group `dialog`."""

    def __init__(self, asker: Asker) -> None:
        self.asker = asker

    @property
    def desk(self) -> Desk:
        """What is read, and of what actions are asked."""
        return self.asker.desk

    @property
    def process(self) -> Process:
        """The process as it is now."""
        return self.desk.process

    @property
    def words(self) -> Translator:
        """The language in force."""
        return self.desk.words

    async def show(self, dialog: Screen[T]) -> T | None:
        """Show a dialog of one's own and wait for its answer."""
        return await self.asker.app.push_screen_wait(dialog)

    async def fill(self, question: Msg, fields: Sequence[Field], **how: Any) -> Filled | None:
        """Ask for a few things on one form; `how` is what else `FillIn` takes."""
        return await self.show(FillIn(self.words, question, fields, **how))

    async def pick(
        self, question: Msg, choices: Sequence[Choice], *, new: str | None = None, selected: str | None = None
    ) -> Picked | None:
        """Ask to choose one of many by typing, or to name a new one."""
        return await self.show(Pick(self.words, question, choices, new=new, selected=selected))

    async def choose(
        self, question: Msg, choices: Sequence[Choice], *, selected: str | None = None, note: Msg | None = None
    ) -> str | None:
        """Ask to choose one of a few."""
        return await self.show(AskChoice(self.words, question, choices, selected=selected, note=note))

    async def ask(
        self, question: Msg, *, value: str = "", note: Msg | None = None, may_be_empty: bool = False
    ) -> str | None:
        """Ask for one line of text."""
        return await self.show(AskText(self.words, question, value=value, note=note, may_be_empty=may_be_empty))

    async def is_sure(self, question: Msg) -> bool:
        """Ask whether to go on; Esc is no."""
        return await self.asker.app.push_screen_wait(Confirm(self.words, question))

    def tell(self, done: Done[Any] | None, sentence: Msg) -> None:
        """Say what was done; what was refused, or done with a warning, was said already."""
        if done is not None and not done.warnings:
            self.desk.say(sentence)


class Dialogs(Questions):
    """Questions about the rows of a place that is one list."""

    def __init__(self, place: ListPlace) -> None:
        super().__init__(place)
        self.place = place
