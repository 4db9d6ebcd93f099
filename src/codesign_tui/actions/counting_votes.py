"""Record what a vote counts: hands, stickers, paper ballots, rounds of consent, a formal vote.

Hands, stickers and ballots are kept as totals by source and category, and make one tally together. Counting again
replaces the number of that source; a paper ballot adds to its own.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime

from codesign_tui.actions.choosing import keep_vote, open_one
from codesign_tui.actions.steps import changed, found, made
from codesign_tui.domain.choosing import TALLIED, ballot_of, checked_counts
from codesign_tui.domain.electorate import CONSENT, DOTS, FORMAL, HANDS, own_options
from codesign_tui.domain.items import ConsentRound, Position, Vote, VoteEntry
from codesign_tui.domain.ledger import Done, Ledger
from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.people import Organization
from codesign_tui.domain.terms import Category, VoteSource
from codesign_tui.domain.transactions import FACILITATOR


def record_hands(
    ledger: Ledger,
    vote_id: str,
    counts: Mapping[str, int],
    *,
    now: datetime,
    category: Category | None = None,
    who: str = FACILITATOR,
) -> Done[Vote]:
    """Record the hands raised for each option, in all or of one category; options not named keep their number.

    Raises:
        Refused: no such open vote by hands, an option that it does not have, or a number below zero.
    """
    vote = open_one(ledger.process, vote_id, HANDS)
    entries = _replaced(vote, VoteSource.HANDS, category, checked_counts(vote, counts))
    return keep_vote(ledger, "record_hands", now, changed(vote, entries=entries), who)


def record_dots(
    ledger: Ledger,
    vote_id: str,
    counts: Mapping[str, int],
    *,
    now: datetime,
    category: Category | None = None,
    who: str = FACILITATOR,
) -> Done[Vote]:
    """Record the stickers counted on the sheet of each option, in all or of one category's colour.

    Raises:
        Refused: no such open vote by dots, an option that it does not have, or a number below zero.
    """
    vote = open_one(ledger.process, vote_id, DOTS)
    entries = _replaced(vote, VoteSource.STICKERS, category, checked_counts(vote, counts))
    return keep_vote(ledger, "record_dots", now, changed(vote, entries=entries), who)


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
    """Add paper ballots, each as the numbers that stand on it, "7 12 12 3"; all of them or none.

    A category is kept only where it is on the ballot or they were gathered apart; `organization` is known where each
    table votes as one, and holds its ballots to the limit on its own proposals.

    Raises:
        Refused: no such open vote, no ballot, or one that its voter could not have given: which line, and why.
    """
    vote = open_one(ledger.process, vote_id, *TALLIED)
    own = (
        own_options(ledger.process, vote, found(ledger.process, Organization, organization).id) if organization else ()
    )
    total = Counter[str]()
    lines = [line for line in ballots if line.strip()]
    if not lines:
        raise Refused(msg("choose.empty_ballot"))
    for number, line in enumerate(lines, start=1):
        try:
            total.update(ballot_of(vote, line, own=own))
        except Refused as refused:
            if len(lines) == 1:
                raise
            raise Refused(msg("choose.ballot_refused", number=number, reason=refused.message)) from refused
    entries = _added(vote, category, total, len(lines))
    return keep_vote(ledger, "record_ballots", now, changed(vote, entries=entries), who)


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

    Raises:
        Refused: no such open formal vote, a number below zero, or nobody voted.
    """
    vote = open_one(ledger.process, vote_id, FORMAL)
    _check_numbers(in_favour, against, abstained)
    after = changed(
        vote, in_favour=in_favour, against=against, abstained=abstained, details=_told(ledger, details)
    )  # fmt: skip
    return keep_vote(ledger, "record_formal", now, after, who)


def _replaced(
    vote: Vote, source: VoteSource, category: Category | None, counts: Mapping[str, int]
) -> tuple[VoteEntry, ...]:
    """Return the entries with the numbers of one source and category counted again."""
    before = next((one for one in vote.entries if one.source is source and one.category is category), None)
    merged = {**(before.counts if before else {}), **counts}
    entry = made(VoteEntry, source=source, category=category, counts=merged)
    return tuple(entry if one is before else one for one in vote.entries) + (() if before else (entry,))


def _added(vote: Vote, category: Category | None, counts: Mapping[str, int], ballots: int) -> tuple[VoteEntry, ...]:
    """Return the entries with more paper ballots."""
    source = VoteSource.PAPER
    before = next((one for one in vote.entries if one.source is source and one.category is category), None)
    merged = Counter(before.counts if before else {})
    merged.update(counts)
    in_order = {option: merged[option] for option in vote.options if merged[option]}
    cast = ballots + ((before.ballots or 0) if before else 0)
    entry = made(VoteEntry, source=source, category=category, ballots=cast, counts=in_order)
    return tuple(entry if one is before else one for one in vote.entries) + (() if before else (entry,))


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
