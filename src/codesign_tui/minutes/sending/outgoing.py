"""What everything that goes out is made with: the whole path, the copy, the day, and what may not leave at all.

Restricted content never goes out, whoever reads: not from a restricted card, group or session (`design.md` §5). In a
public copy names go as they do from public minutes.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from codesign_tui.domain.items import Commitment, Item, Resource, Vote
from codesign_tui.domain.meetings import Session, session_state
from codesign_tui.domain.overdue import standing
from codesign_tui.domain.people import Organization
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import CommitmentStatus, CopyKind, SessionState
from codesign_tui.domain.text import clean
from codesign_tui.domain.threads import is_restricted
from codesign_tui.locale import Translator
from codesign_tui.minutes.compose.codes import codes_by_id
from codesign_tui.minutes.compose.frame import Frame
from codesign_tui.minutes.privacy import NameKeeper, keeper_of

C = TypeVar("C", bound=Item)

_SETTLED = (CommitmentStatus.DONE, CommitmentStatus.CANCELLED)


class GoingOut(Frame):
    """The fixed points of words that leave the table: what a restricted session said is restricted, card by card."""

    __slots__ = ()

    def is_restricted(self, item: Item) -> bool:
        """Tell whether an item, its cluster or its session is kept from whoever was not there."""
        return is_restricted(self.process, item)


@dataclass(frozen=True, slots=True)
class Outgoing:
    """The fixed points of what goes out on one day in one copy and language."""

    frame: Frame
    keeper: NameKeeper | None
    """Takes names out of a public copy; None inside."""

    @property
    def process(self) -> Process:
        """The path."""
        return self.frame.process

    @property
    def say(self) -> Translator:
        """The words."""
        return self.frame.say

    @property
    def day(self) -> date:
        """The day on which it goes out."""
        return self.frame.generated_on

    @property
    def public(self) -> bool:
        """Whether anybody may read it."""
        return self.frame.public

    def words(self, text: str | None) -> str:
        """Return somebody's words without what the copy may not print."""
        if not text:
            return ""
        return self.keeper.hide(clean(text))[0] if self.keeper is not None else clean(text)

    def shown(self, kind: type[C]) -> list[C]:
        """Return the cards of a kind that may go out, in their order."""
        return [item for item in self.process.all(kind) if self.may_go(item)]

    def may_go(self, item: Item) -> bool:
        """Tell whether a card may go out: on the table, and nothing around it restricted."""
        return self.frame.shown(item)

    def references(self, identifiers: Iterable[str]) -> str:
        """Return the short names of cards and resources, without those that may not go out."""
        return self.frame.references(identifiers)

    def sessions(self) -> list[Session]:
        """Return the sessions that may be spoken of."""
        return [session for session in self.process.sessions() if not session.restricted]

    def in_session(self, identifier: str | None) -> str:
        """Return the number of a session, as text; empty without one."""
        session = self.process.get(Session, identifier)
        return str(session.number) if session is not None else ""

    def votes(self) -> list[Vote]:
        """Return the votes that are over and may go out."""
        hidden = {session.id for session in self.process.sessions() if session.restricted}
        votes = [vote for vote in self.process.all(Vote) if vote.session not in hidden]
        return [vote for vote in votes if vote.tally or vote.rounds or vote.in_favour is not None]

    def resources(self) -> list[Resource]:
        """Return the rows of the ledger that count and may go out."""
        hidden = {session.id for session in self.process.sessions() if session.restricted}
        return [row for row in self.process.all(Resource) if row.counts and row.session not in hidden]

    def due(self, commitment: Commitment) -> date | None:
        """Return the date that holds once the sessions of the day have agreed."""
        return standing(self.process, commitment, self.day, after_sessions_of_day=True).due

    def is_open(self, commitment: Commitment) -> bool:
        """Tell whether something is still to be done: neither done nor dropped nor put on hold."""
        now = standing(self.process, commitment, self.day, after_sessions_of_day=True)
        return not (now.is_done or now.is_cancelled or now.is_suspended or commitment.status in _SETTLED)

    def is_late(self, commitment: Commitment) -> bool:
        """Tell whether it is late on the day."""
        return standing(self.process, commitment, self.day, after_sessions_of_day=True).is_overdue(self.day)

    def body_of(self, commitment: Commitment) -> Organization | None:
        """Return the body that answers for a commitment: its own, or that its owner sits for."""
        body = self.process.get(Organization, commitment.owner_organization)
        return body or self.process.organization_of(self.process.person(commitment.owner))

    def owner(self, commitment: Commitment) -> str:
        """Return who answers for a commitment, person and body, as the copy may tell."""
        return self.words(self.frame.person_and_body(commitment.owner, commitment.owner_organization))

    def state(self, commitment: Commitment) -> str:
        """Return where a commitment stands, as it was last told."""
        status = commitment.status or CommitmentStatus.PROPOSED
        return self.say(f"minutes.commitment_state.{status.value}")


def outgoing(process: Process, copy: CopyKind, say: Translator, day: date) -> Outgoing:
    """Return what goes out of a path on a day."""
    frame = GoingOut(process, _last(process), copy, say, day, codes_by_id(process))
    return Outgoing(frame, keeper_of(process, say.language) if copy is CopyKind.PUBLIC else None)


def _last(process: Process) -> Session:
    """Return the last session that has begun and may be spoken of, else the first; one that is only planned if none."""
    sessions = [session for session in process.sessions() if not session.restricted]
    begun = [session for session in sessions if session_state(session) is not SessionState.PLANNED]
    return next(iter([*begun[-1:], *sessions[:1]]), Session(id="-", number=0, title="-"))
