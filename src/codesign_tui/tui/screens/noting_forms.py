"""Forms for what is noted afterwards: days said as people say them, an answer tried before it is kept."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from codesign_tui.actions.trying import Trial
from codesign_tui.domain.days import spoken_day
from codesign_tui.domain.ledger import Done, Ledger
from codesign_tui.domain.messages import CodesignError, Msg, msg
from codesign_tui.tui.places.dialogs import Questions
from codesign_tui.tui.screens.filling import Field, Filled

Do = Callable[[Ledger], Done[Any]]
"""An action with what was filled in, to be tried first and then done."""


class NotingForms(Questions):
    """Asks for something that happened, and keeps it."""

    @property
    def today(self) -> date:
        """Today, by the app's clock."""
        return self.desk.now().date()

    async def filled(
        self,
        question: Msg,
        fields: list[Field],
        days: Mapping[str, bool],
        done: Callable[[Filled], Do],
        *,
        note: Msg | None = None,
    ) -> Done[Any] | None:
        """Show a form and keep its answer; what would be refused is said while it can still be put right.

        `days` names the lines that hold a day, and whether it has mostly been already.
        """

        def check(filled: Filled) -> Msg | None:
            """Refuse a day that is none, and whatever the action would refuse."""
            for name, past in days.items():
                if filled.get(name) and self.day(filled, name, past=past) is None:
                    return msg("draft.day_unclear", text=filled[name])
            try:
                return self.refusal(done(filled))
            except CodesignError as error:
                return error.message

        answer = await self.fill(question, fields, check=check, note=note)
        return None if answer is None else self.desk.do(done(answer))

    def refusal(self, action: Do) -> Msg | None:
        """Return why an action would be refused."""
        try:
            action(Trial(self.desk.file))
        except CodesignError as error:
            return error.message
        return None

    def day(self, filled: Filled, name: str, *, past: bool = True) -> date | None:
        """Return the day typed on a line; None where nothing, or nothing readable, is."""
        text = filled.get(name, "")
        return spoken_day(text, self.today, past=past) if text else None

    def day_words(self, kept: str | None, *, today: bool = True) -> str:
        """Return a kept day as people write it; today's, or nothing, where there is none."""
        if kept is None:
            return self.words.day(self.today) if today else ""
        return self.words.day(date.fromisoformat(kept))

    def listed(self, identifier: str) -> tuple[str, ...]:
        """Return words that are offered while typing, kept in one message with commas."""
        return tuple(self.words(identifier).split(", "))
