"""The promises of earlier sessions as a session finds them: what is open, and what it has already heard of each."""

from codesign_tui.domain.commitment_warnings import SETTLED
from codesign_tui.domain.items import Commitment, CommitmentChange
from codesign_tui.domain.meetings import Session
from codesign_tui.domain.process import Process

REVIEW = "commitment_review"
"""The method that goes through them."""


def earlier(process: Process, session: Session) -> list[Commitment]:
    """Return the commitments on the table that were taken before a session, in earlier ones or outside any."""
    numbers = {each.id: each.number for each in process.sessions()}
    return [
        one
        for one in process.all(Commitment)
        if one.on_table and (one.session is None or numbers.get(one.session, 0) < session.number)
    ]


def to_review(process: Process, session: Session) -> list[Commitment]:
    """Return the earlier commitments that a session goes through: the open ones, and those it has heard of."""
    return [
        one for one in earlier(process, session) if one.status not in SETTLED or heard_in(one, session.id) is not None
    ]


def still_open(process: Process, session: Session) -> list[Commitment]:
    """Return the earlier commitments that were neither kept nor dropped and that a session has not heard of yet."""
    return [one for one in earlier(process, session) if one.status not in SETTLED and heard_in(one, session.id) is None]


def heard_in(commitment: Commitment, session: str) -> CommitmentChange | None:
    """Return what a session heard of a commitment last, if it did."""
    heard = [each for each in commitment.changes if each.session == session and each.reported_by is not None]
    return heard[-1] if heard else None
