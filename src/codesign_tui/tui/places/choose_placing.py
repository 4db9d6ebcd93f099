"""Which proposals go on the grid of impact and effort: those of the session if it has any, else those of the path."""

from codesign_tui.domain.items import Proposal
from codesign_tui.domain.messages import msg
from codesign_tui.domain.quadrants import to_place
from codesign_tui.domain.threads import is_restricted
from codesign_tui.tui.places.dialogs import Dialogs
from codesign_tui.tui.screens.asking import Choice
from codesign_tui.tui.screens.placing import PlacingScreen

_MANY = 12
"""Proposals beyond which those of the session, or the most chosen, are offered alone (`domain.md` M13)."""


class ChoosePlacing(Dialogs):
    """Opens the grid."""

    async def place_proposals(self) -> None:
        """Place the proposals of the path; where there are many, ask whether only those of this session."""
        every = [one for one in to_place(self.process.all(Proposal)) if not self._hidden(one)]
        if not every:
            self.desk.say(msg("placing.nothing"), refused=True)
            return
        chosen = every
        here = [one for one in every if one.session == self.place.session_id]
        if len(every) > _MANY and 0 < len(here) < len(every):
            choices = [
                Choice("here", self.words("choose.proposals_of_session"), self.words("choose.n_options", n=len(here))),
                Choice("all", self.words("choose.proposals_of_all"), self.words("choose.n_options", n=len(every))),
            ]
            answer = await self.choose(msg("placing.which"), choices)
            if answer is None:
                return
            chosen = here if answer == "here" else every
        await self.show(PlacingScreen(self.desk, [one.id for one in chosen], projected=self.place.projected))

    def _hidden(self, proposal: Proposal) -> bool:
        """Return whether the hall may not even see the code of a proposal."""
        return self.place.projected and is_restricted(self.process, proposal)
