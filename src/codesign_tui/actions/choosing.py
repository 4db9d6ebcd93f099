"""Open a vote, in any of the ways of choosing, close it, correct it. Counting is in `counting_votes`.

A vote is a signal of the table, never an administrative decision. The ballots of a secret one lie in the box until
it closes (`secret_votes`): then they are counted, and the box forgets them.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final

from codesign_tui.actions.minutes import minutes_record
from codesign_tui.actions.steps import allowed, changed, commit, found, instant, made, new_id, once_safe, wall_clock
from codesign_tui.domain.ballot_box import VoteBox, without_vote
from codesign_tui.domain.choosing import is_counted, is_open, warnings_of
from codesign_tui.domain.electorate import Electorate, electorate, usual_unit
from codesign_tui.domain.items import Proposal, Vote
from codesign_tui.domain.ledger import Done, Ledger
from codesign_tui.domain.limits import LIMITS, checked_limits, limits_of
from codesign_tui.domain.meetings import AgendaItem, ConflictOfInterest, MinutesRecord, Session
from codesign_tui.domain.messages import Msg, Refused, msg
from codesign_tui.domain.process import Process
from codesign_tui.domain.secret_votes import can_be_secret, categories_kept, counted, narrowed
from codesign_tui.domain.tables import code_of
from codesign_tui.domain.tallying import entries_of, recounted
from codesign_tui.domain.terms import Category, Perimeter, VoteState, VotingUnit
from codesign_tui.domain.text import clean_line
from codesign_tui.domain.transactions import FACILITATOR
from codesign_tui.domain.values import Frozen
from codesign_tui.domain.ways import FORMAL, WAYS, way_of

APPROVING: Final = ("approved", "approved_with_changes", "adopted")
"""Outcomes after which minutes that were voted on are approved."""

_CORRECTABLE: Final = ("subject", "mode", "voters", "voters_by_category", *LIMITS)


def open_vote(
    ledger: Ledger,
    /,
    session: str,
    kind: str,
    subject: str,
    *,
    now: datetime,
    options: Sequence[str] = (),
    agenda_item: str | None = None,
    mode: str | None = None,
    secret: bool = False,
    unit: VotingUnit | None = None,
    voters: int | None = None,
    voters_by_category: Mapping[str, int] | None = None,
    minutes_of: str | None = None,
    vote_id: str | None = None,
    who: str = FACILITATOR,
    **limits: Any,
) -> Done[Vote]:
    """Open a vote: what is chosen, among what, how, and how many may vote at this minute.

    `options` are ids of needs or proposals, or words. The voters are those in the hall now, unless their number is
    given; it stays as it was found until `count_voters` counts them again. `limits` are those of the way
    (`domain/ways.py`: dots_per_voter, choices, budget, …); of one that it does not take nothing is kept.
    `minutes_of` names the session whose minutes a formal vote approves. An imported vote keeps its id. Of a `secret`
    vote the categories that ballots keep are decided now, by how many of each can vote.

    Raises:
        Refused: no such session or item, an unknown way or limit, a way that cannot be secret, no subject, too few
            options to count, an option twice, or a limit that does not fit.
    """
    process = ledger.process
    place = _place(process, session, agenda_item)
    _check_kind(kind, secret=secret)
    if not clean_line(subject):
        raise Refused(msg("choose.subject_missing"))
    unit = unit or usual_unit(process, kind)
    conflicts = _conflicts(process, place["agenda_item"])
    electors = electorate(process, session, wall_clock(now), unit, minutes_of=minutes_of, abstaining=conflicts)
    chosen = _options(kind, options, subject)
    bounds = checked_limits(kind, chosen, allowed(limits, LIMITS))
    count = _voters(electors, voters, voters_by_category)
    apart = categories_kept(kind, count.get("voters_by_category") or {}) if secret else ()
    vote = made(
        Vote,
        id=vote_id or new_id(now),
        number=None if vote_id else process.next_number("votes"),
        **place,
        kind=kind,
        subject=subject,
        mode=mode,
        secret=secret,
        apart=apart or None,
        unit=unit,
        options=chosen or None,
        **bounds,
        minutes_of=found(process, Session, minutes_of).id if minutes_of and kind == FORMAL else None,
        conflicts=conflicts or None,
        **count,
        at=instant(now),
        state=VoteState.OPEN,
    )
    return commit(ledger, "open_vote", now, vote, vote, who=who, warnings=_out_of_perimeter(process, chosen))


def count_voters(ledger: Ledger, vote_id: str, *, now: datetime, who: str = FACILITATOR) -> Done[Vote]:
    """Count again who may vote, after an arrival or an exit was recorded.

    Raises:
        Refused: no such vote, or it is closed.
    """
    vote = open_one(ledger.process, vote_id)
    return keep_vote(ledger, "count_voters", now, counted_voters(ledger.process, vote, now), who)


def counted_voters(process: Process, vote: Vote, now: datetime) -> Vote:
    """Return the vote with those who may vote now, without those who abstain for a conflict of interest."""
    unit = vote.unit or usual_unit(process, vote.kind)
    electors = electorate(
        process, vote.session or "", wall_clock(now), unit, minutes_of=vote.minutes_of,
        abstaining=vote.conflicts,
    )  # fmt: skip
    return changed(vote, **_voters(electors, None, None))


def correct_vote(
    ledger: Ledger, /, vote_id: str, *, now: datetime, who: str = FACILITATOR, **changes: Any
) -> Done[Vote]:
    """Correct how a vote is described: subject, mode, dots a head, limits, voters.

    Raises:
        Refused: no such vote or field, it is closed, or a value does not fit.
    """
    vote = open_one(ledger.process, vote_id)
    if not clean_line(str(changes.get("subject", vote.subject))):
        raise Refused(msg("choose.subject_missing"))
    corrected = changed(vote, **allowed(changes, _CORRECTABLE))
    corrected = changed(corrected, **checked_limits(corrected.kind, corrected.options, limits_of(corrected)))
    return keep_vote(ledger, "correct_vote", now, corrected, who)


def close_vote(
    ledger: Ledger,
    vote_id: str,
    *,
    now: datetime,
    outcome: str | None = None,
    review_date: date | None = None,
    who: str = FACILITATOR,
) -> Done[Vote]:
    """Close a vote with its outcome, and for a consent the day on which it is looked at again.

    A formal vote on minutes that approves them says so in their own record, in the same transaction. The ballots of a
    secret vote are counted now, in that transaction too; then the box forgets them, and nothing can be undone.

    Raises:
        Refused: no such vote, it is closed already, or nothing was counted.
        CodesignError: the file cannot be written.
    """
    vote = open_one(ledger.process, vote_id)
    if vote.secret:
        ledger.box.change(lambda contents: contents).result()  # what is counted is what was acknowledged
        vote = counted(vote, ledger.box.contents.votes.get(vote_id, VoteBox()).ballots)
    if not is_counted(vote):
        raise Refused(msg("secret.box_empty" if vote.secret else "choose.nothing_counted"))
    ending: dict[str, Any] = {"state": VoteState.CLOSED, "closed_at": instant(now)}
    if outcome:
        ending["outcome"] = outcome
    if review_date is not None:
        ending["review_date"] = review_date.isoformat()
    closed = changed(vote, **ending)
    done = commit(
        ledger, "close_secret_vote" if vote.secret else "close_vote", now, closed, closed,
        *_approved(ledger.process, closed, now), who=who, warnings=warnings_of(closed),
    )  # fmt: skip
    if vote.secret:
        box = ledger.box
        once_safe(done.ticket, lambda: box.change(lambda contents: without_vote(contents, vote_id)))
    return done


def conclude_vote(
    ledger: Ledger,
    vote_id: str,
    *,
    now: datetime,
    outcome: str | None = None,
    review_date: date | None = None,
    who: str = FACILITATOR,
) -> Done[Vote]:
    """Give a closed vote its outcome: of a secret one the numbers are seen only once it is closed.

    Minutes that it approves say so, as in `close_vote`.

    Raises:
        Refused: no such vote, it is open, or it has its outcome.
    """
    vote = found(ledger.process, Vote, vote_id)
    if is_open(vote):
        raise Refused(msg("choose.close_first"))
    if vote.outcome:
        raise Refused(msg("secret.has_outcome"))
    ending = {"outcome": outcome, "review_date": review_date.isoformat() if review_date else None}
    concluded = changed(vote, **{name: value for name, value in ending.items() if value})
    approved = _approved(ledger.process, concluded, now)
    return commit(ledger, "conclude_vote", now, concluded, concluded, *approved, who=who)


def reopen_vote(ledger: Ledger, vote_id: str, *, now: datetime, who: str = FACILITATOR) -> Done[Vote]:
    """Open a closed vote again, to correct what was counted; minutes it approved are a draft again.

    Raises:
        Refused: no such vote, it is open, or it has no options to count by.
    """
    vote = found(ledger.process, Vote, vote_id)
    if is_open(vote):
        raise Refused(msg("choose.is_open"))
    if vote.secret:
        raise Refused(msg("secret.not_reopened"))
    values: dict[str, Any] = {"state": VoteState.OPEN, "closed_at": None, "outcome": None, "review_date": None}
    if way_of(vote.kind).is_tallied and not vote.options:
        values["options"] = tuple(row.option for row in vote.tally)
    if way_of(vote.kind).is_tallied and not vote.entries:
        values["entries"] = entries_of(vote)
    opened = changed(vote, **values)
    return commit(ledger, "reopen_vote", now, opened, opened, *_unapproved(ledger.process, vote), who=who)


def open_one(process: Process, vote_id: str, *kinds: str) -> Vote:
    """Return a vote that still takes what is counted, of one of these kinds if any is named.

    Raises:
        Refused: there is none, it is closed, it counts something else, or it takes secret ballots.
    """
    vote = found(process, Vote, vote_id)
    if not is_open(vote):
        raise Refused(msg("choose.is_closed"))
    if kinds and vote.kind not in kinds:
        raise Refused(msg("choose.counts_otherwise"))
    if kinds and vote.secret:
        raise Refused(msg("secret.ballots_only"))
    return vote


def keep_vote(ledger: Ledger, action: str, now: datetime, vote: Vote, who: str) -> Done[Vote]:
    """Keep a vote, its tally made again, with warnings for what does not add up."""
    vote = recounted(_with_apart(ledger, vote))
    return commit(ledger, action, now, vote, vote, who=who, warnings=warnings_of(vote))


def _with_apart(ledger: Ledger, vote: Vote) -> Vote:
    """Return a vote with the categories that its secret ballots keep: decided anew only while the box is empty."""
    if not vote.secret:
        return vote
    before = ledger.process.get(Vote, vote.id)
    is_begun = before is not None and ledger.box.contents.ballots_in(vote.id)
    kept = narrowed(vote, before.apart) if is_begun and before else categories_kept(vote.kind, vote.voters_by_category)
    return vote if kept == vote.apart else changed(vote, apart=kept)


def _place(process: Process, session: str, agenda_item: str | None) -> dict[str, Any]:
    """Return the session and the agenda item of a vote: the one in hand unless it is given."""
    meeting = found(process, Session, session)
    if agenda_item is not None:
        item = found(process, AgendaItem, agenda_item)
        if item.session != session:
            raise Refused(msg("action.item_of_another_session", n=item.n, number=meeting.number))
    return {"session": session, "agenda_item": agenda_item or meeting.current_item}


def _conflicts(process: Process, agenda_item: str | None) -> tuple[ConflictOfInterest, ...]:
    """Return who declared a conflict of interest in an agenda item."""
    item = process.get(AgendaItem, agenda_item)
    return () if item is None else item.conflicts


def _out_of_perimeter(process: Process, options: Sequence[str]) -> list[Msg]:
    """Return that the table chooses among proposals that the notice leaves out; it may, and they are forwarded."""
    proposals = [process.get(Proposal, option) for option in options]
    out = [code_of(one) for one in proposals if one is not None and one.perimeter is Perimeter.OUT]
    return [msg("choose.out_of_perimeter", n=len(out), codes=", ".join(out))] if out else []


def _check_kind(kind: str, *, secret: bool) -> None:
    """Refuse a way to choose that nobody knows."""
    if kind not in WAYS:
        raise Refused(msg("choose.unknown_kind", kind=kind))
    if secret and not can_be_secret(kind):
        raise Refused(msg("secret.not_this_way"))


def _options(kind: str, options: Sequence[str], subject: str) -> tuple[str, ...]:
    """Return the options to count, each once; where one is enough and none is named, the subject is the option."""
    way = way_of(kind)
    chosen = tuple(filter(None, map(clean_line, options)))
    if not way.is_tallied:
        return chosen
    if len(set(chosen)) != len(chosen):
        raise Refused(msg("choose.option_twice", option=next(one for one in chosen if chosen.count(one) > 1)))
    if not chosen and way.fewest == 1 and way.has_levels:
        return (clean_line(subject),)
    if len(chosen) < way.fewest:
        raise Refused(msg("choose.options_missing"))
    if way.most is not None and len(chosen) > way.most:
        raise Refused(msg("choose.one_option"))
    return chosen


def _voters(electors: Electorate, voters: int | None, by_category: Mapping[str, int] | None) -> dict[str, Any]:
    """Return how many may vote: as it was said, else as the hall is; unknown while nobody is registered there."""
    if by_category is not None or voters is not None:
        counted = dict(by_category or {})
        return {"voters": sum(counted.values()) if voters is None else voters, "voters_by_category": counted}
    present = {
        category.value: electors.by_category[category] for category in Category if electors.by_category[category]
    }
    return {"voters": electors.total or None, "voters_by_category": present, "voters_by_role": electors.by_role}


def _approved(process: Process, vote: Vote, now: datetime) -> list[Frozen]:
    """Return the record of the minutes that a vote approves."""
    if vote.minutes_of is None or vote.outcome not in APPROVING:
        return []
    said = {"status": "approved", "approved_in": vote.session, "approval_vote": vote.id}
    record = minutes_record(process, vote.minutes_of)
    if record is None:
        return [made(MinutesRecord, id=new_id(now), session=vote.minutes_of, **said)]
    return [changed(record, **said)]


def _unapproved(process: Process, vote: Vote) -> list[Frozen]:
    """Return the record of the minutes that a vote had approved, a draft again."""
    record = minutes_record(process, vote.minutes_of) if vote.minutes_of else None
    if record is None or record.approval_vote != vote.id:
        return []
    return [changed(record, status="draft", approved_in=None, approval_vote=None)]
