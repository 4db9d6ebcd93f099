"""Votes and consents: what does not add up, who could not have voted, objections that nobody treated."""

from collections.abc import Iterator

from codesign_tui.domain.choosing import is_counted, is_open, unexplained_blocks, warnings_of
from codesign_tui.domain.electorate import electorate
from codesign_tui.domain.items import ConsentRound, Vote
from codesign_tui.domain.meetings import MinutesRecord
from codesign_tui.domain.messages import msg
from codesign_tui.domain.preparing import Where
from codesign_tui.domain.presence import recorded_below, vote_times, voters_of
from codesign_tui.domain.secret_votes import is_in_box
from codesign_tui.domain.tables import code_of
from codesign_tui.domain.terms import VotingUnit
from codesign_tui.minutes.checks.finding import Found
from codesign_tui.minutes.checks.looked import Looked

_OBJECTION = "objection"


def secret(looked: Looked) -> Iterator[Found]:
    """Yield each secret vote whose box is still open: nobody knows its result."""
    for vote in looked.votes:
        if is_in_box(vote):
            yield _of(vote, "secret")


def vote_open(looked: Looked) -> Iterator[Found]:
    """Yield each other vote that a closed session left open."""
    for vote in looked.votes:
        if looked.is_over and is_open(vote) and not is_in_box(vote):
            yield _of(vote, "vote_open")


def vote_uncounted(looked: Looked) -> Iterator[Found]:
    """Yield each closed vote in which nothing was counted."""
    for vote in looked.votes:
        if not is_open(vote) and not is_counted(vote):
            yield _of(vote, "vote_uncounted")


def vote_sum(looked: Looked) -> Iterator[Found]:
    """Yield what does not add up in a vote as it was counted."""
    for vote in looked.votes:
        for why in warnings_of(vote):
            found = msg("checks.found.vote_sum", vote=code_of(vote), why=why)
            yield Found(found, Where.VOTES, vote.id, vote.id)


def vote_people(looked: Looked) -> Iterator[Found]:
    """Yield each vote with more voters than people recorded in the hall; not where nobody was recorded at all."""
    for vote in looked.votes:
        recorded = recorded_below(looked.process, vote)
        if looked.attendance and recorded is not None:
            found = msg("checks.found.vote_people", vote=code_of(vote), voters=voters_of(vote), recorded=recorded)
            yield Found(found, Where.VOTES, vote.id, vote.id)


def vote_entitled(looked: Looked) -> Iterator[Found]:
    """Yield each vote with more voters than could vote then, by person or by organisation; whoever abstains cannot.

    On minutes only those count who are for or against: who was not at the session that they tell of abstains. A vote
    that has more voters than people is told as such alone.
    """
    for vote in looked.votes:
        told = _minutes_told(looked, vote)
        voters = voters_of(vote) if told is None else (vote.in_favour or 0) + (vote.against or 0)
        most = _entitled(looked, vote, told)
        if voters is None or most is None or recorded_below(looked.process, vote) is not None:
            continue
        if looked.attendance and voters > most:
            found = msg("checks.found.vote_entitled", vote=code_of(vote), voters=voters, recorded=most)
            yield Found(found, Where.VOTES, vote.id, vote.id)


def _entitled(looked: Looked, vote: Vote, minutes_of: str | None) -> int | None:
    """Return how many could vote while a vote was taken, at the minute when they were most; None if unknown when.

    Where an imported vote does not say whose voice counts one, whichever makes more.
    """
    times = vote_times(looked.process, vote)
    if times is None:
        return None
    units = [vote.unit] if vote.unit is not None else list(VotingUnit)
    return max(
        electorate(looked.process, looked.session.id, at, unit, minutes_of=minutes_of, abstaining=vote.conflicts).total
        for at in times
        for unit in units
    )


def _minutes_told(looked: Looked, vote: Vote) -> str | None:
    """Return the session whose minutes a vote approves, told by those minutes where the vote does not say it."""
    records = looked.process.all(MinutesRecord)
    approved = next((record.session for record in records if record.approval_vote == vote.id), None)
    return vote.minutes_of or approved


def objection(looked: Looked) -> Iterator[Found]:
    """Yield each consent with objections of which nothing says what became of them.

    An objection is treated when the next round says what was integrated, or, after the last, when the vote has an
    outcome.
    """
    for vote in looked.votes:
        untreated = [turn for turn in vote.rounds if turn.objection and not _is_treated(vote, turn)]
        for turn in untreated:
            found = msg("checks.found.objection", n=turn.objection, vote=code_of(vote), round=turn.n)
            yield Found(found, Where.VOTES, vote.id, vote.id)


def _is_treated(vote: Vote, turn: ConsentRound) -> bool:
    """Tell whether something says what became of the objections of a round."""
    following = next((other for other in vote.rounds if other.n > turn.n), None)
    return bool(vote.outcome) if following is None else bool(following.integration)


def objection_words(looked: Looked) -> Iterator[Found]:
    """Yield each consent, or consensus, with more objections than reasons written down."""
    for vote in looked.votes:
        for turn in vote.rounds:
            told = sum(one.position == _OBJECTION and bool(one.text) for one in turn.details)
            if turn.objection > told:
                found = msg("checks.found.objection_words", n=turn.objection - told, vote=code_of(vote), round=turn.n)
                yield Found(found, Where.VOTES, vote.id, vote.id)
        blocks = unexplained_blocks(vote)
        if blocks:
            yield Found(msg("checks.found.block_words", n=blocks, vote=code_of(vote)), Where.VOTES, vote.id, vote.id)


def _of(vote: Vote, name: str) -> Found:
    """Return what was found of a vote."""
    return Found(msg(f"checks.found.{name}", vote=code_of(vote)), Where.VOTES, vote.id, vote.id)
