"""What the dialogs about a box share: the category that a ballot or a sheet keeps, and waiting for the disk."""

import asyncio
from collections.abc import Sequence
from typing import Any, Final

from codesign_tui.domain.ledger import Done
from codesign_tui.domain.messages import CodesignError, Msg, msg
from codesign_tui.domain.terms import Category
from codesign_tui.tui.places.dialogs import Questions
from codesign_tui.tui.screens.filling import ChoiceField, Field

OTHERS: Final = "others"
"""The choice of a category that is not told apart."""


class BoxQuestions(Questions):
    """Questions whose answers go into the box."""

    async def is_safe(self, done: Done[Any]) -> bool:
        """Wait until the box is on disk; say so if it could not be."""
        try:
            await asyncio.wrap_future(done.ticket)
        except CodesignError as error:
            self.desk.say(error.message, refused=True)
            return False
        return True

    def category_field(self, apart: Sequence[Category], others: Msg, value: str) -> list[Field]:
        """Return the choice of the category, among those that are kept; none where none is.

        `others` says the choice of any other.
        """
        if not apart:
            return []
        options = ((OTHERS, self.words(others)), *((one.value, self.words.term(one)) for one in apart))
        return [ChoiceField("category", msg("choose.field_category"), options, value)]


def kept_category(value: str) -> Category | None:
    """Return the category chosen; None for one that is not told apart."""
    return None if value == OTHERS else Category(value)
