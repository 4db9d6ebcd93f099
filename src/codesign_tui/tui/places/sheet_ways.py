"""The way from a vote or from what was gathered to the sheet of a proposal: straight if it is one, else asked."""

from collections.abc import Iterable

from codesign_tui.domain.items import Proposal
from codesign_tui.domain.messages import msg
from codesign_tui.domain.tables import code_of
from codesign_tui.tui.desk import SheetAsked
from codesign_tui.tui.places.base import Place
from codesign_tui.tui.places.dialogs import Questions
from codesign_tui.tui.screens.asking import Choice


class SheetWays(Questions):
    """Opens the sheet of one of some proposals."""

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self._place = place

    async def open_one(self, among: Iterable[str | None]) -> None:
        """Open the sheet of the proposal among these ids; where there are several, ask which."""
        kept = (self.process.get(Proposal, one) for one in dict.fromkeys(among))
        found = [one for one in kept if one is not None]
        if not found:
            self.desk.say(msg("sheet.no_proposal_here"), refused=True)
            return
        chosen: str | None = found[0].id
        if len(found) > 1:
            choices = [Choice(one.id, f"{code_of(one)}  {' '.join(one.title.split())}") for one in found]
            chosen = await self.choose(msg("sheet.which_proposal"), choices)
        if chosen is not None:
            self._place.post_message(SheetAsked(chosen))
