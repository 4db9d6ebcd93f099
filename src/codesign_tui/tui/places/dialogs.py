"""What the dialogs of a place share: ask on top of it, do the answer through its desk, say what was done."""

from collections.abc import Sequence
from typing import Any

from codesign_tui.domain.ledger import Done
from codesign_tui.domain.messages import Msg
from codesign_tui.domain.process import Process
from codesign_tui.locale import Translator
from codesign_tui.tui.desk import Desk
from codesign_tui.tui.places.list_place import ListPlace
from codesign_tui.tui.screens.asking import AskChoice, AskText, Choice
from codesign_tui.tui.screens.filling import Field, Filled, FillIn
from codesign_tui.tui.screens.picking import Pick, Picked


class Dialogs:
    """Questions that a place asks. Whatever asks is awaited in a worker of the group `dialog`."""

    def __init__(self, place: ListPlace) -> None:
        self.place = place

    @property
    def desk(self) -> Desk:
        """What the place reads and asks actions of."""
        return self.place.desk

    @property
    def process(self) -> Process:
        """The process as it is now."""
        return self.desk.process

    @property
    def words(self) -> Translator:
        """The language in force."""
        return self.desk.words

    async def fill(self, question: Msg, fields: Sequence[Field], **how: Any) -> Filled | None:
        """Ask for a few things on one form; `how` is what else `FillIn` takes."""
        return await self.place.app.push_screen_wait(FillIn(self.words, question, fields, **how))

    async def pick(
        self, question: Msg, choices: Sequence[Choice], *, new: str | None = None, selected: str | None = None
    ) -> Picked | None:
        """Ask to choose one of many by typing, or to name a new one."""
        return await self.place.app.push_screen_wait(Pick(self.words, question, choices, new=new, selected=selected))

    async def choose(self, question: Msg, choices: Sequence[Choice], *, selected: str | None = None) -> str | None:
        """Ask to choose one of a few."""
        return await self.place.app.push_screen_wait(AskChoice(self.words, question, choices, selected=selected))

    async def ask(self, question: Msg, *, value: str = "", note: Msg | None = None) -> str | None:
        """Ask for one line of text."""
        return await self.place.app.push_screen_wait(AskText(self.words, question, value=value, note=note))

    def tell(self, done: Done[Any] | None, sentence: Msg) -> None:
        """Say what was done; what was refused, or done with a warning, was said already."""
        if done is not None and not done.warnings:
            self.desk.say(sentence)
