"""More of a commitment: whether it is a headline, the day of its event, who does what, where it comes from."""

from collections.abc import Iterator
from typing import Final

from codesign_tui.actions.commitments import assume_in_absence, date_event, set_headline
from codesign_tui.actions.roles import set_roles
from codesign_tui.domain.days import spoken_day
from codesign_tui.domain.event_days import event_due, same_event
from codesign_tui.domain.items import Commitment, Need, Proposal
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.people import Organization, Participant
from codesign_tui.domain.process import Process
from codesign_tui.domain.promise_from import item_anywhere
from codesign_tui.domain.tables import code_of
from codesign_tui.domain.threads import is_restricted
from codesign_tui.tui.commands import GO_BOARD, GO_PEOPLE, Command
from codesign_tui.tui.desk import RowWanted
from codesign_tui.tui.origins import owner
from codesign_tui.tui.places.commitments_day import CommitmentsDay, not_a_day
from codesign_tui.tui.places.commitments_forms import named, names_of
from codesign_tui.tui.places.dialogs import Dialogs
from codesign_tui.tui.screens.asking import Choice
from codesign_tui.tui.screens.filling import Field, Filled, LineField

_ROLES: Final = ("a", "r", "c", "i")


class CommitmentsMore(Dialogs):
    """What is said of a commitment once it is there."""

    def headline(self, commitment: Commitment) -> None:
        """Make it one of the three that the session is remembered for, or no longer."""
        on = not commitment.headline
        done = self.desk.do(set_headline, commitment.id, now=self.desk.now(), on=on)
        self.tell(done, msg("promises.is_headline" if on else "promises.is_no_headline", code=code_of(commitment)))

    async def absent(self, commitment: Commitment) -> None:
        """Record that it is taken on for somebody who is not there, and by when they confirm."""
        today = self.desk.now().date()
        filled = await self.fill(
            msg("promises.absent_by", code=code_of(commitment)),
            [LineField("by", msg("promises.field_confirm_by"))],
            check=lambda filled: not_a_day(filled["by"], today) if filled["by"] else None,
        )
        if filled is not None:
            by = spoken_day(filled["by"], today) if filled["by"] else None
            done = self.desk.do(assume_in_absence, commitment.id, now=self.desk.now(), by=by)
            self.tell(done, msg("board.edited", card=code_of(commitment)))

    async def event(self, commitment: Commitment) -> None:
        """Ask on which day the event is, show what dates follow, and keep them."""
        words, due = commitment.due_words or "", event_due(commitment.due_words or "")
        if due is None:
            self.desk.say(msg("promises.no_event", code=code_of(commitment)), refused=True)
            return
        near = CommitmentsDay(self.process, self.place.session_id, self.desk.now()).of_lateness
        filled = await self.fill(
            msg("promises.event_when", code=code_of(commitment), words=words),
            [LineField("day", msg("promises.field_event_on"))],
            check=lambda filled: not_a_day(filled["day"], near),
        )
        day = spoken_day(filled["day"], near) if filled is not None else None
        if day is None:
            return
        dates = [(one, event_due(one.due_words or "")) for one in same_event(self.process, commitment)]
        told = [
            self.words("promises.event_date", code=code_of(one), day=own.day(day))
            for one, own in dates
            if own is not None
        ]
        if await self.is_sure(msg("promises.event_sure", what="; ".join(told))):
            done = self.desk.do(date_event, commitment.id, day, now=self.desk.now())
            self.tell(done, msg("promises.event_dated", n=len(told)))

    async def roles(self, commitment: Commitment) -> None:
        """Ask who answers for it, carries it out, is heard before and told after."""
        names = names_of(self.process)
        of = {identifier: name for name, identifier in names.items()}
        holder = commitment.owner or commitment.owner_organization
        held = {
            "a": (holder,) if holder else (),
            "r": commitment.responsible,
            "c": commitment.consulted,
            "i": commitment.informed,
        }
        fields: list[Field] = [
            LineField(role, msg(f"promises.field_{role}"), ", ".join(of.get(each, each) for each in held[role]))
            for role in _ROLES
        ]
        filled = await self.fill(
            msg("promises.roles_of", code=code_of(commitment)),
            fields,
            note=msg("promises.roles_note"),
            check=lambda filled: _refusal(filled, names, commitment),
        )
        if filled is None:
            return
        chosen = {role: [found for name in _parted(filled[role]) if (found := named(name, names))] for role in _ROLES}
        done = self.desk.do(
            set_roles,
            commitment.id,
            chosen["a"],
            now=self.desk.now(),
            responsible=chosen["r"],
            consulted=chosen["c"],
            informed=chosen["i"],
        )
        self.tell(done, msg("promises.roles_kept", code=code_of(commitment)))

    async def thread(self, commitment: Commitment) -> None:
        """Offer what the commitment hangs on, and go there."""
        choices: list[Choice] = []
        ways: dict[str, Command] = {}
        for kind, place, identifier, name in _linked(self.process, commitment):
            if identifier in ways or (self.place.projected and _is_hidden(self.process, identifier)):
                continue
            ways[identifier] = place
            choices.append(Choice(identifier, name, self.words(f"promises.thread.{kind}")))
        if not choices:
            self.desk.say(msg("promises.thread_none", code=code_of(commitment)), refused=True)
            return
        chosen = await self.choose(msg("promises.thread", code=code_of(commitment)), choices)
        if chosen is not None:
            self.place.post_message(RowWanted(ways[chosen], chosen))


def _linked(process: Process, commitment: Commitment) -> Iterator[tuple[str, Command, str, str]]:
    """Yield what a commitment hangs on: what it is, where it is shown, its id and its words."""
    for identifier in commitment.proposals:
        proposal = process.get(Proposal, identifier)
        if proposal is not None:
            yield "proposal", GO_BOARD, proposal.id, f"{code_of(proposal)}  {proposal.title}"
            for each in proposal.needs:
                if (need := process.get(Need, each)) is not None:
                    yield "need", GO_BOARD, need.id, f"{code_of(need)}  {need.text}"
    if (card := item_anywhere(process, commitment.from_item)) is not None:
        yield "from", GO_BOARD, card.id, f"{code_of(card)}  {card.words}"
    people = [commitment.owner, commitment.owner_organization, *commitment.responsible, *commitment.supporters]
    for somebody in filter(None, people):
        if process.get(Participant, somebody) is not None:
            yield "person", GO_PEOPLE, somebody, owner(process, somebody, None)
        elif (body := process.get(Organization, somebody)) is not None:
            yield "body", GO_PEOPLE, body.id, body.label


def _is_hidden(process: Process, identifier: str) -> bool:
    """Tell whether a card is kept from the hall."""
    card = item_anywhere(process, identifier)
    return card is not None and is_restricted(process, card)


def _parted(typed: str) -> list[str]:
    """Return the names in a line, between commas."""
    return [name for part in typed.replace(";", ",").split(",") if (name := part.strip())]


def _refusal(filled: Filled, names: dict[str, str], commitment: Commitment) -> Msg | None:
    """Refuse a name that nobody has, or that more than one has, and anything but exactly one A."""
    for role in _ROLES:
        for name in _parted(filled[role]):
            if named(name, names) is None:
                return msg("promises.unknown_name", name=name)
    answering = {named(name, names) for name in _parted(filled["a"])}
    if len(answering) != 1:
        return msg("promises.one_accountable", code=code_of(commitment), n=len(answering))
    return None
