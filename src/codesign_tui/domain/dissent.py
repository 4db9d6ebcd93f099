"""The voices that a vote leaves on record beside its numbers: objections, reservations, who is against or blocks."""

from typing import Final

from codesign_tui.domain.items import Position, Vote

DIFFERS: Final = frozenset(("objection", "reservation", "against", "disagreement", "stand_aside", "block"))
"""Positions that differ; who abstains differs from nobody."""


def differing(vote: Vote) -> tuple[Position, ...]:
    """Return the positions that differ at the end of a vote: of its last round, or of all of it; none if it is secret.

    They weigh as much as the agreements: minutes print them, and a decision that comes from the vote carries them.
    """
    if vote.secret:
        return ()
    last = vote.rounds[-1].details if vote.rounds else vote.details
    return tuple(position for position in last if position.position in DIFFERS)
