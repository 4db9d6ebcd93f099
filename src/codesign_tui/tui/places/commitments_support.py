"""Who lends a hand with a commitment: chosen with what each said they can do and bring in sight."""

from codesign_tui.actions.items import edit
from codesign_tui.domain.items import Commitment
from codesign_tui.domain.messages import msg
from codesign_tui.domain.people import Organization, Participant
from codesign_tui.domain.tables import code_of, table_of
from codesign_tui.tui.abilities import beside
from codesign_tui.tui.origins import owner
from codesign_tui.tui.places.dialogs import Dialogs
from codesign_tui.tui.screens.asking import Choice


class CommitmentsSupport(Dialogs):
    """Adds somebody to those who support a commitment, or takes them away."""

    async def choose_for(self, commitment: Commitment) -> None:
        """Ask who: first whoever said they can do or bring something. Before the hall, only names."""
        choices = sorted(self._choices(commitment), key=lambda choice: not choice.detail)
        picked = await self.pick(msg("ability.supporters", card=code_of(commitment)), choices)
        if picked is None or picked.id is None:
            return
        supporters = [one for one in commitment.supporters if one != picked.id]
        if len(supporters) == len(commitment.supporters):
            supporters.append(picked.id)
        done = self.desk.do(
            edit, table_of(Commitment), commitment.id, now=self.desk.now(), supporters=tuple(supporters)
        )
        self.tell(done, msg("ability.supported", card=code_of(commitment)))

    def _choices(self, commitment: Commitment) -> list[Choice]:
        """Return everybody who may support it, with what they said."""
        process = self.process
        named = [(body.id, body.label) for body in process.all(Organization)]
        named += [(person.id, owner(process, person.id, None)) for person in process.all(Participant)]
        return [Choice(identifier, name, self._detail(commitment, identifier)) for identifier, name in named]

    def _detail(self, commitment: Commitment, identifier: str) -> str:
        """Return what stands beside a name."""
        if identifier in commitment.supporters:
            return self.words("ability.supports_already")
        return "" if self.place.projected else beside(self.process, identifier, self.words)
