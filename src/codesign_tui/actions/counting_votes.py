"""Record what a vote counts: hands, stickers, levels, paper ballots, rounds of consent, a formal vote.

Everything but rounds is kept as totals by source and category, which make one tally together. Counting again replaces
the number of that source; a paper ballot adds to its own.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from codesign_tui.actions.choosing import keep_vote, open_one
from codesign_tui.actions.steps import changed, found, made
from codesign_tui.domain.ballots import Ballot, ballot_of, reason_of
from codesign_tui.domain.choosing import checked_counts, checked_spread, unexplained_blocks
from codesign_tui.domain.electorate import own_options
from codesign_tui.domain.items import ConsentRound, Position, Vote, VoteEntry
from codesign_tui.domain.ledger import Done, Ledger
from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.people import Organization
from codesign_tui.domain.tallying import entry_of, replaced, with_ballots
from codesign_tui.domain.terms import Category, VoteSource
from codesign_tui.domain.transactions import FACILITATOR
from codesign_tui.domain.ways import BLOCKING, CONSENT, DOTS, FORMAL, HANDS, WAYS, way_of

_COUNTED: Final = tuple(way.id for way in WAYS.values() if way.is_tallied and not way.has_levels)
_LEVELLED: Final = tuple(way.id for way in WAYS.values() if way.has_levels)
_WRITTEN: Final = tuple(way.id for way in WAYS.values() if way.takes_ballots)
_ACTIONS: Final = {HANDS: "record_hands", DOTS: "record_dots"}


def record_counts(
    ledger: Ledger,
    vote_id: str,
    counts: Mapping[str, int],
    *,
    now: datetime,
    category: Category | None = None,
    who: str = FACILITATOR,
) -> Done[Vote]:
    """Record the hands raised or the marks counted for each option, in all or of one category.

    Options not named keep their number.

    Raises:
        Refused: no such open vote that counts so, an option that it does not have, or a number below zero.
    """
    vote = open_one(ledger.process, vote_id, *_COUNTED)
    checked = checked_counts(vote, counts)
    source = way_of(vote.kind).counted_as
    before = entry_of(vote, source, category)
    entry = made(VoteEntry, source=source, category=category, counts={**(before.counts if before else {}), **checked})
    action = _ACTIONS.get(vote.kind, "record_counts")
    return keep_vote(ledger, action, now, changed(vote, entries=replaced(vote, entry)), who)


def record_levels(
    ledger: Ledger,
    vote_id: str,
    spread: Mapping[str, Mapping[str, int]],
    *,
    now: datetime,
    category: Category | None = None,
    details: Sequence[Position] | None = None,
    who: str = FACILITATOR,
) -> Done[Vote]:
    """Record how many gave each option each level, or each place; options not named keep theirs.

    `details` are the voices that differ, in their own words; None leaves those there are.

    Raises:
        Refused: no such open vote that counts so, an option or a level that it does not have, a number below zero,
            somebody who is not there, or a block of a consensus without its reason.
    """
    vote = open_one(ledger.process, vote_id, *_LEVELLED)
    checked = checked_spread(vote, spread)
    source = way_of(vote.kind).counted_as
    before = entry_of(vote, source, category)
    merged = {**(before.spread if before else {}), **checked}
    entry = made(VoteEntry, source=source, category=category, spread=merged)
    values: dict[str, Any] = {"entries": replaced(vote, entry)}
    if details is not None:
        values["details"] = _told(ledger, details)
    after = changed(vote, **values)
    if unexplained_blocks(after):
        raise Refused(msg("choose.block_needs_reason"))
    return keep_vote(ledger, "record_levels", now, after, who)


def record_ballots(
    ledger: Ledger,
    vote_id: str,
    ballots: Sequence[str],
    *,
    now: datetime,
    category: Category | None = None,
    organization: str | None = None,
    who: str = FACILITATOR,
) -> Done[Vote]:
    """Add paper ballots, each as what stands on it, "7 12 12 3" or "3>1>2"; all of them or none.

    A category is kept only where it is on the ballot or they were gathered apart; `organization` is known where each
    table votes as one, and holds its ballots to the limit on its own proposals. The reason that stands on a block is
    kept among the voices of the vote, with the organisation if it is known.

    Raises:
        Refused: no such open vote, no ballot, or one that its voter could not have given: which line, and why.
    """
    vote = open_one(ledger.process, vote_id, *_WRITTEN)
    own = (
        own_options(ledger.process, vote, found(ledger.process, Organization, organization).id) if organization else ()
    )
    lines = [line for line in ballots if line.strip()]
    read = read_ballots(vote, lines, own=own)
    reasons = [reason for line in lines if (reason := reason_of(vote, line))]
    if reasons:
        told = [made(Position, organization=organization, position=BLOCKING, text=reason) for reason in reasons]
        vote = changed(vote, details=(*vote.details, *told))
    counted = with_ballots(vote, read, source=VoteSource.PAPER, category=category)
    return keep_vote(ledger, "record_ballots", now, counted, who)


def read_ballots(vote: Vote, lines: Sequence[str], *, own: Sequence[str] | frozenset[str] = ()) -> list[Ballot]:
    """Return what ballots typed one a line give, each as `ballot_of` does.

    Raises:
        Refused: there is none, or one could not have been given: which line, if there are several, and why.
    """
    if not lines:
        raise Refused(msg("choose.empty_ballot"))
    read = []
    for number, line in enumerate(lines, start=1):
        try:
            read.append(ballot_of(vote, line, own=own))
        except Refused as refused:
            if len(lines) == 1:
                raise
            raise Refused(msg("choose.ballot_refused", number=number, reason=refused.message)) from refused
    return read


def record_consent_round(
    ledger: Ledger,
    vote_id: str,
    *,
    now: datetime,
    consent: int,
    reservation: int = 0,
    objection: int = 0,
    details: Sequence[Position] = (),
    integration: str | None = None,
    again: bool = False,
    who: str = FACILITATOR,
) -> Done[Vote]:
    """Record a round of consent, what was integrated before it included; `again` corrects the last one instead.

    Raises:
        Refused: no such open consent, a number below zero, nobody spoke, or there is no round to correct.
    """
    vote = open_one(ledger.process, vote_id, CONSENT)
    _check_numbers(consent, reservation, objection)
    if again and not vote.rounds:
        raise Refused(msg("choose.nothing_counted"))
    before = vote.rounds[:-1] if again else vote.rounds
    turn = made(
        ConsentRound, n=len(before) + 1, consent=consent, reservation=reservation, objection=objection,
        details=_told(ledger, details), integration=integration or None,
    )  # fmt: skip
    after = changed(vote, rounds=(*before, turn))
    return keep_vote(ledger, "correct_round" if again else "record_consent_round", now, after, who)


def record_formal(
    ledger: Ledger,
    vote_id: str,
    *,
    now: datetime,
    in_favour: int,
    against: int = 0,
    abstained: int = 0,
    details: Sequence[Position] = (),
    who: str = FACILITATOR,
) -> Done[Vote]:
    """Record who is for, against, and abstains, and who of the last two said why; done again, it corrects.

    The three numbers are of everybody: ballots that were added one by one are in them.

    Raises:
        Refused: no such open formal vote, a number below zero, or nobody voted.
    """
    vote = open_one(ledger.process, vote_id, FORMAL)
    _check_numbers(in_favour, against, abstained)
    after = changed(
        vote, in_favour=in_favour, against=against, abstained=abstained, details=_told(ledger, details),
        **({"entries": ()} if vote.entries else {}),
    )  # fmt: skip
    return keep_vote(ledger, "record_formal", now, after, who)


def _check_numbers(*numbers: int) -> None:
    """Refuse numbers of voices that cannot be."""
    for number in numbers:
        if number < 0:
            raise Refused(msg("choose.not_a_number", text=str(number)))
    if not sum(numbers):
        raise Refused(msg("choose.nothing_counted"))


def _told(ledger: Ledger, details: Sequence[Position]) -> tuple[Position, ...]:
    """Return positions, each of somebody who is there."""
    for position in details:
        if position.participant is not None and ledger.process.person(position.participant) is None:
            raise Refused(msg("action.not_found", id=position.participant))
        if position.organization is not None:
            found(ledger.process, Organization, position.organization)
    return tuple(details)
