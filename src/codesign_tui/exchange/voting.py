"""Takes an imported vote again through the actions that count, so that its file knows how it was taken."""

from datetime import datetime
from typing import Final

from codesign_tui.actions.choosing import close_vote, open_vote
from codesign_tui.actions.counting_votes import record_consent_round, record_counts, record_formal
from codesign_tui.actions.steps import wall_clock
from codesign_tui.domain.electorate import electorate, usual_unit
from codesign_tui.domain.items import Vote
from codesign_tui.domain.ledger import Ledger
from codesign_tui.domain.meetings import MinutesRecord
from codesign_tui.domain.presence import voters_of
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import Category, VotingUnit
from codesign_tui.domain.ways import AT_HAND, CONSENT, FORMAL, way_of

_KNOWN: Final = frozenset(
    {
        "id", "session", "agenda_item", "kind", "subject", "mode", "dots_per_voter", "max_per_option", "secret",
        "voters", "voters_by_category", "tally", "rounds", "in_favour", "against", "abstained", "details", "outcome",
    }
)  # fmt: skip
"""What a vote may say and still come out the same; one that says more was taken here, and is kept as it is."""


def can_be_taken_again(vote: Vote) -> bool:
    """Return whether the actions lead to this vote: one at hand, in the open, whose counts are all there."""
    if not vote.model_fields_set <= _KNOWN or vote.kind not in AT_HAND or vote.secret is not False:
        return False
    if vote.session is None or vote.agenda_item is None:
        return False
    if way_of(vote.kind).is_tallied:
        apart = all(sum(row.by_category.values()) == row.total for row in vote.tally)
        options = {row.option for row in vote.tally}
        enough = len(options) == len(vote.tally) > 1 and {*vote.voters_by_category} == {*Category}
        return apart and enough and not vote.details and vote.dots_per_voter is not None
    if vote.kind == CONSENT:
        return (
            bool(vote.rounds)
            and not vote.details
            and [turn.n for turn in vote.rounds] == [*range(1, len(vote.rounds) + 1)]
        )
    return None not in (vote.in_favour, vote.against, vote.abstained) and not vote.rounds


def take_again(ledger: Ledger, vote: Vote, *, now: datetime) -> None:
    """Open the vote, record what it counted, close it with its outcome.

    Raises:
        Refused: it is none that `can_be_taken_again`.
    """
    minutes_of = _minutes_approved(ledger.process, vote)
    open_vote(
        ledger,
        vote.session or "",
        vote.kind,
        vote.subject,
        now=now,
        options=tuple(row.option for row in vote.tally),
        agenda_item=vote.agenda_item,
        mode=vote.mode,
        unit=_unit(ledger.process, vote, now, minutes_of),
        dots_per_voter=vote.dots_per_voter,
        max_per_option=vote.max_per_option,
        voters=vote.voters,
        voters_by_category=vote.voters_by_category or None,
        minutes_of=minutes_of,
        vote_id=vote.id,
    )
    for turn in vote.rounds:
        record_consent_round(
            ledger, vote.id, now=now, consent=turn.consent, reservation=turn.reservation, objection=turn.objection,
            details=turn.details, integration=turn.integration,
        )  # fmt: skip
    if way_of(vote.kind).is_tallied:
        _count(ledger, vote, now)
    if vote.kind == FORMAL:
        record_formal(
            ledger, vote.id, now=now, in_favour=vote.in_favour or 0, against=vote.against or 0,
            abstained=vote.abstained or 0, details=vote.details,
        )  # fmt: skip
    close_vote(ledger, vote.id, now=now, outcome=vote.outcome)


def _count(ledger: Ledger, vote: Vote, now: datetime) -> None:
    """Record the sheets, or the hands, one category after the other."""
    for category in Category:
        record_counts(
            ledger,
            vote.id,
            {row.option: row.by_category.get(category, 0) for row in vote.tally},
            now=now,
            category=category,
        )


def _minutes_approved(process: Process, vote: Vote) -> str | None:
    """Return the session whose minutes say that this vote approved them."""
    return next((record.session for record in process.all(MinutesRecord) if record.approval_vote == vote.id), None)


def _unit(process: Process, vote: Vote, now: datetime, minutes_of: str | None) -> VotingUnit:
    """Return whose voices make the number that the vote counted: of both that fit, the usual one first."""
    usual, at = usual_unit(process, vote.kind), wall_clock(now)
    for unit in (usual, *(one for one in VotingUnit if one is not usual)):
        if electorate(process, vote.session or "", at, unit, minutes_of=minutes_of).total == voters_of(vote):
            return unit
    return VotingUnit.PERSON
