"""Put ballots of a secret vote in the box, take one back, and count the box when the vote closes.

While a vote is open nothing of it but the number of ballots is told to anybody, and no line of the file is written.
"""

from collections.abc import Sequence
from datetime import datetime

from codesign_tui.actions.counting_votes import read_ballots
from codesign_tui.actions.steps import beside, found
from codesign_tui.domain.ballot_box import boxed, taking_out, with_ballots
from codesign_tui.domain.choosing import is_open
from codesign_tui.domain.items import Vote
from codesign_tui.domain.ledger import Done, Ledger
from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import Category
from codesign_tui.domain.transactions import FACILITATOR


def cast_secret_ballots(
    ledger: Ledger,
    vote_id: str,
    ballots: Sequence[str],
    *,
    now: datetime,
    category: Category | None = None,
    key: str | None = None,
    who: str = FACILITATOR,
) -> Done[int]:
    """Put ballots in the box, each as what stands on it, "7 12 12 3"; all of them or none. The value: how many are in.

    `category` is kept only where it was decided so when the vote opened. With a `key` (a seat's code, or one that keeps
    a phone's ballot from being counted twice) they are put in only the first time. More ballots than voters are warned
    of and kept.

    Raises:
        Refused: no such open secret vote, no ballot, or one that its voter could not have given: which line, and why.
        CodesignError: nothing can be written.
    """
    vote = _open_secret(ledger.process, vote_id)
    read = read_ballots(vote, [line for line in ballots if line.strip()])
    kept = _kept(vote, category)
    put_in = [boxed(ballot, kept) for ballot in read]
    ticket = ledger.box.change(lambda contents: with_ballots(contents, vote_id, put_in, key))
    number = ledger.box.contents.ballots_in(vote_id)
    warnings = []
    if vote.voters is not None and number > vote.voters:
        warnings.append(msg("choose.more_voters", given=number, recorded=vote.voters))
    return beside(ledger, "cast_secret_ballots", now, number, ticket, "votes", who=who, warnings=warnings)


def take_back_ballot(
    ledger: Ledger,
    vote_id: str,
    ballot: str,
    *,
    now: datetime,
    category: Category | None = None,
    who: str = FACILITATOR,
) -> Done[int]:
    """Take one ballot of this content out of the box again, while the vote is open. The value: how many are left.

    Ballots with the same content are the same: nobody can tell which of them it was.

    Raises:
        Refused: no such open secret vote, or no ballot like this in the box.
        CodesignError: nothing can be written.
    """
    vote = _open_secret(ledger.process, vote_id)
    [read] = read_ballots(vote, [ballot.strip()] if ballot.strip() else [])
    ticket = ledger.box.change(taking_out(vote_id, boxed(read, _kept(vote, category)), msg("secret.no_such_ballot")))
    number = ledger.box.contents.ballots_in(vote_id)
    return beside(ledger, "take_back_ballot", now, number, ticket, "votes", who=who)


def _kept(vote: Vote, category: Category | None) -> Category | None:
    """Return the category that a ballot keeps, if it may keep any."""
    return category if category in vote.apart else None


def _open_secret(process: Process, vote_id: str) -> Vote:
    """Return a secret vote that still takes ballots."""
    vote = found(process, Vote, vote_id)
    if not is_open(vote):
        raise Refused(msg("choose.is_closed"))
    if not vote.secret:
        raise Refused(msg("secret.is_open_vote"))
    return vote
