"""Who declares a conflict of interest and abstains: in the vote under the cursor if it is open, else in the item."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from codesign_tui.actions.interests import abstain_from_item, abstain_from_vote, reword_interest, withdraw_interest
from codesign_tui.domain.choosing import is_open
from codesign_tui.domain.items import Vote
from codesign_tui.domain.meetings import AgendaItem, ConflictOfInterest, Session
from codesign_tui.domain.messages import msg
from codesign_tui.domain.people import Organization, Participant
from codesign_tui.domain.presence import took_part
from codesign_tui.domain.tables import code_of
from codesign_tui.tui.places.choose_asking import ChooseAsking
from codesign_tui.tui.screens.asking import Choice

_REWORD: Final = "reword"
_WITHDRAW: Final = "withdraw"


class ChooseInterests(ChooseAsking):
    """Asks for declarations of conflict of interest."""

    async def declare(self, vote: Vote | None) -> None:
        """Ask who declares, and in which words; they leave the voters."""
        session = self.process.get(Session, self.place.session_id)
        item = self.process.get(AgendaItem, session.current_item) if session else None
        at_vote = vote if vote is not None and is_open(vote) else None
        if at_vote is None and item is None:
            self.desk.say(msg("interests.nothing_in_hand"), refused=True)
            return
        title = (
            msg("interests.who_vote", code=code_of(at_vote))
            if at_vote
            else msg("interests.who_item", n=item.n if item else 0)
        )
        declared = at_vote.conflicts if at_vote else item.conflicts if item else ()
        picked = await self.pick(title, self._who(declared))
        if picked is None or picked.id is None:
            return
        who = picked.id
        if who in (names := [one.participant or one.organization for one in declared]):
            await self._amend(at_vote or item, names.index(who))
            return
        text = await self.ask(
            msg("interests.words"), value=self._said_at_opening(who), note=msg("interests.words_note")
        )
        if text is None:
            return
        person = self.process.get(Participant, who)
        whose = {"participant": who} if person is not None else {"organization": who}
        now = self.desk.now()
        if at_vote is not None:
            done = self.record(abstain_from_vote, at_vote.id, now=now, text=text, **whose)
            if done is not None:
                voters = done.value.voters
                said = msg("choose.voters_counted", n=voters) if voters else msg("interests.recorded")
                self.tell(done, said)
        elif item is not None:
            self.tell(self.desk.do(abstain_from_item, item.id, now=now, text=text, **whose), msg("interests.recorded"))

    async def _amend(self, target: Vote | AgendaItem | None, declared: int) -> None:
        """Correct a declaration that was made already, or withdraw it."""
        if target is None:
            return
        before = target.conflicts[declared].text
        choices = (
            Choice(_REWORD, self.words("interests.reword"), " ".join(before.split())),
            Choice(_WITHDRAW, self.words("interests.withdraw"), self.words("interests.withdraw_detail")),
        )
        chosen, now = await self.choose(msg("interests.declared_already"), choices), self.desk.now()
        if chosen == _REWORD:
            text = await self.ask(msg("interests.words"), value=before, note=msg("interests.words_note"))
            if text is not None:
                done = self.desk.do(reword_interest, target.id, declared, text, now=now)
                self.tell(done, msg("interests.recorded"))
        elif chosen == _WITHDRAW:
            done = self.desk.do(withdraw_interest, target.id, declared, now=now)
            voters = done.value.voters if done is not None and isinstance(done.value, Vote) else None
            self.tell(done, msg("choose.voters_counted", n=voters) if voters else msg("interests.withdrawn"))

    def _who(self, now_declared: Sequence[ConflictOfInterest]) -> list[Choice]:
        """Return who may declare: who did here, to be corrected; at the opening; in the hall; the others; bodies."""
        here = [one.participant or one.organization for one in now_declared]
        choices = self._possible()
        again = [replace(one, detail=self.words("interests.here")) for one in choices if one.id in here]
        return [*again, *(one for one in choices if one.id not in here)]

    def _possible(self) -> list[Choice]:
        """Return everybody who may declare."""
        declared = [one.participant for one in self._opening if one.participant]
        seated = [seat.participant.id for seat in took_part(self.process, self.place.session_id or "")]
        ids = dict.fromkeys([*declared, *seated, *(person.id for person in self.process.all(Participant))])
        people = [person for one in ids if (person := self.process.get(Participant, one)) is not None]
        found = []
        for person in people:
            body = self.process.organization_of(person)
            at_opening = self.words("interests.at_opening") if person.id in declared else ""
            note = " · ".join(filter(None, (body.label if body else "", at_opening)))
            found.append(Choice(person.id, person.full_name, note))
        bodies = [
            Choice(body.id, body.name, self.words("interests.whole_body")) for body in self.process.all(Organization)
        ]
        return [*found, *bodies]

    def _said_at_opening(self, who: str) -> str:
        """Return the words with which somebody declared at the opening."""
        return next((" ".join(one.text.split()) for one in self._opening if one.participant == who), "")

    @property
    def _opening(self) -> tuple[ConflictOfInterest, ...]:
        """The declarations made at the opening of the session."""
        session = self.process.get(Session, self.place.session_id)
        return session.opening.conflicts if session and session.opening else ()
