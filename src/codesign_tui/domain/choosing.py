"""The rules of what is counted: a ballot's own error is refused; totals that do not add up are said, and kept.

What a hall has done cannot be refused after the fact: sheets with a sticker too many, more hands than people recorded.
Only a single ballot, whose error is its own, goes back.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

from codesign_tui.domain.electorate import CONSENT, DOTS, FORMAL, HANDS
from codesign_tui.domain.items import ConsentRound, TallyRow, Vote, VoteEntry
from codesign_tui.domain.messages import Msg, Refused, msg
from codesign_tui.domain.terms import Category, VoteSource, VoteState

TALLIED: Final = (HANDS, DOTS)
"""Kinds that count numbers per option."""

_SEPARATORS: Final = re.compile(r"[\s,;.+]+")
_TIMES: Final = re.compile(r"(\d{1,3})(?:[x×*:=](\d{1,3}))?", re.IGNORECASE)
_LARGEST: Final = 100_000


def is_open(vote: Vote) -> bool:
    """Return whether a vote still takes what is counted."""
    return vote.state is VoteState.OPEN


def ballot_of(vote: Vote, typed: str, *, own: Collection[str] = ()) -> dict[str, int]:
    """Return what one paper ballot gives, by option: "7 12 12 3" is one dot to 7 and 3, two to 12; "12x2" is two too.

    `own` are the options that the voter's organisation proposed.

    Raises:
        Refused: a number that is no option, no number at all, more dots than a voter has, more than one option may
            get, or more than one's own idea may get.
    """
    dots = Counter[str]()
    for part in filter(None, _SEPARATORS.split(typed.strip())):
        match = _TIMES.fullmatch(part)
        if match is None:
            raise Refused(msg("choose.not_a_number", text=part))
        dots[_option(vote, int(match[1]))] += int(match[2] or 1)
    given = {option: count for option, count in dots.items() if count}
    if not given:
        raise Refused(msg("choose.empty_ballot"))
    _check_ballot(vote, given, own)
    return given


def counts_of(vote: Vote, typed: str) -> dict[str, int]:
    """Return how much each option got, from "9 5 4" in the order of the options, or "7:3 12:2" by their numbers.

    Raises:
        Refused: more numbers than options, a number that is no option, or something that is no number.
    """
    parts = [part for part in _SEPARATORS.split(typed.strip()) if part]
    by_number = any(re.search(r"\D", part) for part in parts)
    counts: dict[str, int] = {}
    if not by_number and len(parts) > len(vote.options):
        raise Refused(msg("choose.too_many_numbers", given=len(parts), options=len(vote.options)))
    for place, part in enumerate(parts, start=1):
        match = _TIMES.fullmatch(part)
        if match is None or (by_number and match[2] is None):
            raise Refused(msg("choose.not_a_number", text=part))
        number, count = (int(match[1]), int(match[2])) if match[2] is not None else (place, int(match[1]))
        counts[_option(vote, number)] = count
    return counts


def checked_counts(vote: Vote, counts: Mapping[str, int]) -> dict[str, int]:
    """Return the counts if each is of an option and no number is negative.

    Raises:
        Refused: one is not.
    """
    for option, count in counts.items():
        if option not in vote.options:
            raise Refused(msg("choose.no_such_option", number=option))
        if not 0 <= count <= _LARGEST:
            raise Refused(msg("choose.not_a_number", text=str(count)))
    return dict(counts)


def tally_of(vote: Vote, entries: Sequence[VoteEntry]) -> tuple[TallyRow, ...]:
    """Return what each option got, by category and in all, from every way of voting together, in their order.

    The categories are those that can vote and those that were counted apart.
    """
    counted = {entry.category for entry in entries if entry.category is not None}
    categories = [one for one in Category if one in counted or (counted and vote.voters_by_category.get(one))]
    rows = []
    for option in vote.options:
        by_category = {
            category.value: sum(entry.counts.get(option, 0) for entry in entries if entry.category is category)
            for category in categories
        }
        total = sum(entry.counts.get(option, 0) for entry in entries)
        rows.append(TallyRow(option=option, by_category=by_category, total=total))
    return tuple(rows)


def entries_of(vote: Vote) -> tuple[VoteEntry, ...]:
    """Return the sources that a tally without any stands for, so that what is counted next adds to it.

    An imported vote tells what each category gave, not how; the rest has no category.
    """
    source = VoteSource.HANDS if vote.kind == HANDS else VoteSource.STICKERS
    found = []
    for category in Category:
        counts = {row.option: row.by_category.get(category, 0) for row in vote.tally}
        if any(counts.values()):
            found.append(VoteEntry(source=source, category=category, counts=counts))
    rest = {row.option: max(row.total - sum(row.by_category.values()), 0) for row in vote.tally}
    return (*found, VoteEntry(source=source, counts=rest)) if any(rest.values()) else tuple(found)


def warnings_of(vote: Vote) -> list[Msg]:
    """Return what does not add up in a vote as it was counted; it is kept all the same."""
    if vote.kind in TALLIED:
        return _tally_warnings(vote)
    if vote.kind == CONSENT and vote.rounds:
        return _sum_warnings(vote, _voices(vote.rounds[-1]))
    formal = (vote.in_favour, vote.against, vote.abstained)
    if vote.kind == FORMAL and any(count is not None for count in formal):
        return _sum_warnings(vote, sum(count or 0 for count in formal))
    return []


def most_allowed(vote: Vote, voters: int) -> int | None:
    """Return how many dots, or hands for one option, so many voters can give; None where nothing limits them."""
    if vote.kind == HANDS:
        return voters
    return None if vote.dots_per_voter is None else voters * vote.dots_per_voter


def given(vote: Vote, category: Category | None = None) -> int:
    """Return how many dots were given, in all or by a category."""
    return sum(row.total if category is None else row.by_category.get(category, 0) for row in vote.tally)


def unused(vote: Vote) -> int | None:
    """Return how many dots nobody used; None where it cannot be told, or more were given than there are."""
    if vote.kind != DOTS or vote.voters is None or vote.dots_per_voter is None:
        return None
    left = vote.voters * vote.dots_per_voter - given(vote)
    return left if left >= 0 else None


def _voices(turn: ConsentRound) -> int:
    """Return how many spoke in a round of consent."""
    return turn.consent + turn.reservation + turn.objection


def _option(vote: Vote, number: int) -> str:
    """Return the option with this number on the sheet."""
    if not 1 <= number <= len(vote.options):
        raise Refused(msg("choose.no_such_option", number=str(number)))
    return vote.options[number - 1]


def _check_ballot(vote: Vote, dots: Mapping[str, int], own: Collection[str]) -> None:
    """Refuse a ballot that its voter could not have given."""
    total = sum(dots.values())
    if vote.dots_per_voter is not None and total > vote.dots_per_voter:
        raise Refused(msg("choose.too_many_dots", dots=total, limit=vote.dots_per_voter))
    most = 1 if vote.kind == HANDS else vote.max_per_option
    for option, count in dots.items():
        number = vote.options.index(option) + 1
        if most is not None and count > most:
            raise Refused(msg("choose.too_many_on_one", number=number, dots=count, limit=most))
        if vote.max_own is not None and option in own and count > vote.max_own:
            raise Refused(msg("choose.too_many_on_own", number=number, dots=count, limit=vote.max_own))


def _tally_warnings(vote: Vote) -> list[Msg]:
    """Return what does not add up in hands or dots: in all, per category, per option, in ballots."""
    found = []
    ballots = sum(entry.ballots or 0 for entry in vote.entries)
    if vote.voters is not None and ballots > vote.voters:
        found.append(msg("choose.more_voters", given=ballots, recorded=vote.voters))
    for category, voters in _electors(vote):
        most = most_allowed(vote, voters)
        if vote.kind == HANDS:
            found += [_too_many_hands(category, row, voters) for row in vote.tally if _of(row, category) > voters]
        elif most is not None and given(vote, category) > most:
            found.append(_too_many(category, given(vote, category), most))
    if vote.kind == DOTS and vote.voters is not None and vote.max_per_option is not None:
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


def _too_many_hands(category: Category | None, row: TallyRow, voters: int) -> Msg:
    """Return that more hands were raised than voters are recorded."""
    if category is None:
        return msg("choose.more_voters", given=row.total, recorded=voters)
    return msg("choose.more_voters_in", category=category, given=_of(row, category), recorded=voters)


def _sum_warnings(vote: Vote, voices: int) -> list[Msg]:
    """Return that more, or fewer, have spoken than can vote."""
    if vote.voters is None or voices == vote.voters:
        return []
    name = "choose.more_voters" if voices > vote.voters else "choose.fewer_voters"
    return [msg(name, given=voices, recorded=vote.voters)]
