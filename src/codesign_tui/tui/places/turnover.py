"""People who leave and organisations that withdraw: what they promised passes on, or goes back to the table."""

from datetime import date

from codesign_tui.actions.turnover import (
    open_of_body,
    open_of_person,
    readmit_organization,
    replace_person,
    withdraw_organization,
)
from codesign_tui.domain.items import Commitment
from codesign_tui.domain.messages import msg
from codesign_tui.domain.people import Organization, Participant, Staff
from codesign_tui.domain.tables import code_of
from codesign_tui.tui.origins import owner
from codesign_tui.tui.places.commitments_day import CommitmentsDay
from codesign_tui.tui.places.dialogs import Dialogs
from codesign_tui.tui.screens.asking import Choice

_BODY = "\x1fbody"


class Turnover(Dialogs):
    """Asks who comes after, or why an organisation leaves."""

    @property
    def _session(self) -> str | None:
        """The session that a change counts from."""
        return CommitmentsDay(self.process, self.place.session_id, self.desk.now()).session_of_change

    async def replace(self, person: Participant | Staff | None) -> None:
        """Ask who takes over the open commitments of somebody who leaves."""
        if person is None:
            self.desk.say(msg("promises.turnover_no_person"), refused=True)
            return
        held = open_of_person(self.process, person.id)
        if not held:
            self.desk.say(msg("promises.nothing_open", name=person.full_name), refused=True)
            return
        codes = _codes(held)
        body = self.process.organization_of(person)
        alone = (
            self.words("promises.turnover_body", name=body.label) if body else self.words("promises.turnover_nobody")
        )
        others = [each for each in self.process.all(Participant) if each.id != person.id]
        others.sort(key=lambda each: each.organization != person.organization)
        choices = [Choice(each.id, owner(self.process, each.id, None)) for each in others]
        question = msg("promises.turnover_who", name=person.full_name, codes=codes)
        picked = await self.pick(question, [*choices, Choice(_BODY, alone)])
        if picked is None or picked.id is None:
            return
        successor = None if picked.id == _BODY else picked.id
        done = self.desk.do(replace_person, person.id, successor, now=self.desk.now(), session=self._session)
        name = owner(self.process, successor, None) if successor else body.label if body else alone
        self.tell(done, msg("promises.turnover_done", codes=codes, name=name))

    async def withdraw(self, body: Organization | None) -> None:
        """Ask why an organisation leaves the path; of one that has left, whether it is back."""
        if body is None:
            return
        if body.withdrawn_on is not None:
            day = date.fromisoformat(body.withdrawn_on)
            if await self.is_sure(msg("promises.body_back", name=body.label, day=day)):
                back = self.desk.do(readmit_organization, body.id, now=self.desk.now())
                self.tell(back, msg("promises.body_readmitted", name=body.label))
            return
        held = open_of_body(self.process, body.id)
        note = msg("promises.withdraw_body_note", n=len(held), codes=_codes(held)) if held else None
        reason = await self.ask(
            msg("promises.withdraw_body_why", name=body.label), note=note or msg("promises.withdraw_body_none")
        )
        if reason:
            done = self.desk.do(
                withdraw_organization, body.id, now=self.desk.now(), reason=reason, session=self._session
            )
            self.tell(done, msg("promises.body_withdrawn", name=body.label))


def _codes(held: list[Commitment]) -> str:
    """Return the codes of some commitments."""
    return ", ".join(map(code_of, held))
