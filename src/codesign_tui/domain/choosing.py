"""The rules of what is counted: a ballot's own error is refused; totals that do not add up are said, and kept.

What a hall has done cannot be refused after the fact: sheets with a sticker too many, more hands than people recorded.
Only a single ballot, whose error is its own, goes back (`domain/ballots.py`).
"""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from codesign_tui.domain.ballots import number_parts, option_of
from codesign_tui.domain.items import ConsentRound, TallyRow, Vote
from codesign_tui.domain.levels import levels
from codesign_tui.domain.messages import Msg, Refused, msg
from codesign_tui.domain.terms import Category, VoteState
from codesign_tui.domain.ways import BLOCK, BLOCKING, CONSENSUS, HANDS, VOICES, BallotForm, Reading, way_of

_LARGEST: Final = 100_000


def is_open(vote: Vote) -> bool:
    """Return whether a vote still takes what is counted."""
    return vote.state is VoteState.OPEN


def is_counted(vote: Vote) -> bool:
    """Return whether anything was counted in a vote."""
    return bool(vote.tally or vote.rounds) or vote.in_favour is not None


def counts_of(vote: Vote, typed: str) -> dict[str, int]:
    """Return how much each option got, from "9 5 4" in the order of the options, or "7:3 12:2" by their numbers.

    Raises:
        Refused: more numbers than options, a number that is no option, or something that is no number.
    """
    parts = number_parts(typed)
    if any(count is not None for _, count in parts):
        for number, count in parts:
            if count is None:
                raise Refused(msg("choose.not_a_number", text=str(number)))
        return {option_of(vote, number): count or 0 for number, count in parts}
    if len(parts) > len(vote.options):
        raise Refused(msg("choose.too_many_numbers", given=len(parts), options=len(vote.options)))
    return {option: number for option, (number, _) in zip(vote.options, parts, strict=False)}


def level_counts_of(vote: Vote, typed: str) -> dict[str, int]:
    """Return how many gave an option each level, or each place, from "0 2 5 4 1" in the order of the levels.

    Raises:
        Refused: more numbers than levels, or something that is no number.
    """
    parts = [part for part in re.split(r"[\s,;.]+", typed.strip()) if part]
    scale = levels(vote)
    if len(parts) > len(scale):
        raise Refused(msg("choose.too_many_levels", given=len(parts), levels=len(scale)))
    for part in parts:
        if not part.isdecimal() or len(part) > 3:
            raise Refused(msg("choose.not_a_number", text=part))
    return {str(level): int(part) for level, part in zip(scale, parts, strict=False)}


def checked_counts(vote: Vote, counts: Mapping[str, int]) -> dict[str, int]:
    """Return the counts if each is of an option and no number is negative.

    Raises:
        Refused: one is not.
    """
    for option, count in counts.items():
        if option not in vote.options:
            raise Refused(msg("choose.no_such_option", number=option))
        _check_count(count)
    return dict(counts)


def checked_spread(vote: Vote, spread: Mapping[str, Mapping[str, int]]) -> dict[str, dict[str, int]]:
    """Return a spread if each of its rows is of an option, each level on the scale and no number negative.

    Raises:
        Refused: one is not.
    """
    scale = {str(level) for level in levels(vote)}
    for option, row in spread.items():
        if option not in vote.options:
            raise Refused(msg("choose.no_such_option", number=option))
        for level, count in row.items():
            if level not in scale:
                raise Refused(msg("choose.no_such_level", level=level))
            _check_count(count)
    return {option: dict(row) for option, row in spread.items()}


def warnings_of(vote: Vote) -> list[Msg]:
    """Return what does not add up in a vote as it was counted; it is kept all the same."""
    way = way_of(vote.kind)
    if way.has_levels:
        return [*_ballot_warnings(vote), *_level_warnings(vote)]
    if way.is_tallied:
        return [*_ballot_warnings(vote), *_tally_warnings(vote)]
    if way.ballot is BallotForm.SPOKEN and vote.rounds:
        return _sum_warnings(vote, _voices(vote.rounds[-1]))
    formal = [getattr(vote, name) for name in VOICES]
    if way.ballot is BallotForm.VOICE and any(count is not None for count in formal):
        return _sum_warnings(_with_absentees(vote), sum(count or 0 for count in formal) + (vote.blank or 0))
    return []


def most_allowed(vote: Vote, voters: int) -> int | None:
    """Return how many marks so many voters can give, in sets one to each option; None where nothing limits them."""
    if way_of(vote.kind).ballot is BallotForm.SET:
        return voters
    return None if vote.dots_per_voter is None else voters * vote.dots_per_voter


def given(vote: Vote, category: Category | None = None) -> int:
    """Return how many marks were given, in all or by a category."""
    return sum(_of(row, category) for row in vote.tally)


def unused(vote: Vote) -> int | None:
    """Return how many dots nobody used; None where it cannot be told, or more were given than there are."""
    if way_of(vote.kind).ballot is not BallotForm.MARKS or vote.voters is None or vote.dots_per_voter is None:
        return None
    left = vote.voters * vote.dots_per_voter - given(vote)
    return left if left >= 0 else None


def unexplained_blocks(vote: Vote) -> int:
    """Return how many blocks of a consensus have no reason among the voices of the vote."""
    if vote.kind != CONSENSUS:
        return 0
    blocks = sum(row.get(str(BLOCK), 0) for entry in vote.entries for row in entry.spread.values())
    return max(blocks - sum(bool(one.position == BLOCKING and one.text) for one in vote.details), 0)


def answers(row: TallyRow) -> int:
    """Return how many gave an option a level or a place."""
    return sum(row.spread.values())


def _check_count(count: int) -> None:
    """Refuse a number of hands, marks or people that cannot be."""
    if not 0 <= count <= _LARGEST:
        raise Refused(msg("choose.not_a_number", text=str(count)))


def _voices(turn: ConsentRound) -> int:
    """Return how many spoke in a round of consent."""
    return turn.consent + turn.reservation + turn.objection


def _ballot_warnings(vote: Vote) -> list[Msg]:
    """Return that more ballots were given than voters are recorded."""
    ballots = sum(entry.ballots or 0 for entry in vote.entries)
    if vote.voters is not None and ballots > vote.voters:
        return [msg("choose.more_voters", given=ballots, recorded=vote.voters)]
    return []


def _level_warnings(vote: Vote) -> list[Msg]:
    """Return that an option was given more levels than there are voters, or, alone, fewer."""
    if vote.voters is None:
        return []
    most = max((answers(row) for row in vote.tally), default=0)
    if most > vote.voters:
        return [msg("choose.more_voters", given=most, recorded=vote.voters)]
    if most and len(vote.tally) == 1 and way_of(vote.kind).reading is Reading.SPREAD:
        return _sum_warnings(vote, most + (vote.blank or 0))
    return []


def _tally_warnings(vote: Vote) -> list[Msg]:
    """Return what does not add up in hands, sets or dots: in all, per category, per option."""
    found = []
    each_once = way_of(vote.kind).ballot is BallotForm.SET
    for category, voters in _electors(vote):
        most = most_allowed(vote, voters)
        if each_once:
            found += [_too_many_hands(vote, category, row, voters) for row in vote.tally if _of(row, category) > voters]
        elif most is not None and given(vote, category) > most:
            found.append(_too_many(category, given(vote, category), most))
    if not each_once and vote.voters is not None and vote.max_per_option is not None:
        most = vote.voters * vote.max_per_option
        for row in vote.tally:
            if row.total > most:
                number = vote.options.index(row.option) + 1 if row.option in vote.options else 0
                found.append(msg("choose.option_over", number=number, given=row.total, most=most))
    return found


def _electors(vote: Vote) -> Iterable[tuple[Category | None, int]]:
    """Yield how many can vote: in all, then by each category that was counted apart."""
    if vote.voters is not None:
        yield None, vote.voters
    apart = {name for row in vote.tally for name in row.by_category}
    for category in Category:
        if category in apart and vote.voters_by_category:
            yield category, vote.voters_by_category.get(category, 0)


def _of(row: TallyRow, category: Category | None) -> int:
    """Return what an option got, in all or from a category."""
    return row.total if category is None else row.by_category.get(category, 0)


def _too_many(category: Category | None, given_dots: int, most: int) -> Msg:
    """Return that more dots were given than there are."""
    if category is None:
        return msg("choose.dots_over", given=given_dots, most=most)
    return msg("choose.dots_over_in", category=category, given=given_dots, most=most)


def _too_many_hands(vote: Vote, category: Category | None, row: TallyRow, voters: int) -> Msg:
    """Return that more hands were raised than voters are recorded."""
    if category is None:
        if vote.kind == HANDS and row.option in vote.options:
            number = vote.options.index(row.option) + 1
            return msg("choose.hands_over", number=number, given=row.total, recorded=voters)
        return msg("choose.more_voters", given=row.total, recorded=voters)
    return msg("choose.more_voters_in", category=category, given=_of(row, category), recorded=voters)


def _with_absentees(vote: Vote) -> Vote:
    """Return a vote on minutes that counts among its voters those who abstain because they were not there then.

    Who was absent is not counted by default; a table may also let them abstain, and both are right (`domain.md` §1.6).
    """
    voices = sum(getattr(vote, name) or 0 for name in VOICES)
    if (
        vote.minutes_of is None
        or vote.voters is None
        or not vote.voters < voices <= vote.voters + (vote.abstained or 0)
    ):
        return vote
    return vote.model_copy(update={"voters": voices})


def _sum_warnings(vote: Vote, voices: int) -> list[Msg]:
    """Return that more, or fewer, have spoken than can vote."""
    if vote.voters is None or voices == vote.voters:
        return []
    name = "choose.more_voters" if voices > vote.voters else "choose.fewer_voters"
    return [msg(name, given=voices, recorded=vote.voters)]
