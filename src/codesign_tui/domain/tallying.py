"""How ballots add up to totals, and totals to what each option got. No ballot is kept: a vote holds sums only.

Adding is commutative: the same ballots in any order make the same totals, so that nothing tells who came first.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from codesign_tui.domain.ballots import Ballot
from codesign_tui.domain.items import TallyRow, Vote, VoteEntry
from codesign_tui.domain.levels import agrees, levels
from codesign_tui.domain.terms import Category, VoteSource
from codesign_tui.domain.ways import VOICES, BallotForm, Reading, way_of

Counts = dict[str, dict[str, int]]
"""By option, a number for each level, place or other option."""


def with_ballots(
    vote: Vote, ballots: Sequence[Ballot], *, source: VoteSource, category: Category | None = None
) -> Vote:
    """Return the vote with these ballots, each as `ballot_of` returns it, added to its totals and counted again."""
    if not ballots:
        return vote
    before = entry_of(vote, source, category)
    cast = len(ballots) + ((before.ballots or 0) if before else 0)
    values: dict[str, object] = {"source": source, "category": category, "ballots": cast}
    if blank := sum(not ballot for ballot in ballots) + ((before.blank or 0) if before else 0):
        values["blank"] = blank
    if way_of(vote.kind).has_levels:
        given = [{option: {str(level): 1} for option, level in ballot.items()} for ballot in ballots]
        values["spread"] = _in_order(vote, _summed([*([before.spread] if before else []), *given]))
    else:
        counts = Counter(before.counts if before else {})
        for ballot in ballots:
            counts.update(ballot)
        values["counts"] = {name: counts[name] for name in (*vote.options, *VOICES) if counts[name]}
    if way_of(vote.kind).ballot is BallotForm.ORDER:
        pairs = _summed([*([before.pairs] if before else []), *(_pairs(vote, ballot) for ballot in ballots)])
        values["pairs"] = {one: pairs[one] for one in vote.options if one in pairs}
    if category is None:
        del values["category"]
    return recounted(vote.model_copy(update={"entries": replaced(vote, VoteEntry.model_validate(values))}))


def entry_of(vote: Vote, source: VoteSource, category: Category | None) -> VoteEntry | None:
    """Return what one source and category gave so far."""
    return next((one for one in vote.entries if one.source is source and one.category is category), None)


def replaced(vote: Vote, entry: VoteEntry) -> tuple[VoteEntry, ...]:
    """Return the entries of a vote with this one in the place of that of its source and category, or after them."""
    before = entry_of(vote, entry.source, entry.category)
    return tuple(entry if one is before else one for one in vote.entries) + (() if before else (entry,))


def recounted(vote: Vote) -> Vote:
    """Return the vote with its tally, or the three numbers of a formal vote, made again from its sources."""
    if not vote.entries:
        return vote
    blank = sum(entry.blank or 0 for entry in vote.entries)
    values: dict[str, object] = {"blank": blank or None} if blank or vote.blank else {}
    if way_of(vote.kind).ballot is BallotForm.VOICE:
        values |= {name: sum(entry.counts.get(name, 0) for entry in vote.entries) for name in VOICES}
    else:
        values["tally"] = tally_of(vote, vote.entries)
    return vote.model_copy(update=values)


def tally_of(vote: Vote, entries: Sequence[VoteEntry]) -> tuple[TallyRow, ...]:
    """Return what each option got, by category and in all, from every way of voting together, in their order.

    The categories are those that can vote and those that were counted apart.
    """
    counted = {entry.category for entry in entries if entry.category is not None}
    expected = {one for one in Category if vote.voters_by_category.get(one) and not vote.apart} | {*vote.apart}
    categories = [one for one in Category if one in counted or (counted and one in expected)]
    rows = []
    for option in vote.options:
        by_category = {
            category.value: _got(vote, option, (entry for entry in entries if entry.category is category))
            for category in categories
        }
        values = {"option": option, "by_category": by_category, "total": _got(vote, option, entries)}
        spread = spread_of(vote, option, entries)
        rows.append(TallyRow.model_validate(values | ({"spread": spread} if spread else {})))
    return tuple(rows)


def spread_of(vote: Vote, option: str, entries: Iterable[VoteEntry]) -> dict[str, int]:
    """Return how many gave an option each level, in their order; levels that nobody gave are left out."""
    summed = _summed({option: entry.spread.get(option, {})} for entry in entries).get(option, {})
    return {str(level): summed[str(level)] for level in levels(vote) if summed.get(str(level))}


def entries_of(vote: Vote) -> tuple[VoteEntry, ...]:
    """Return the sources that a tally without any stands for, so that what is counted next adds to it.

    An imported vote tells what each category gave, not how; the rest has no category. Levels and blank ballots were
    told in all only.
    """
    way = way_of(vote.kind)
    blank = {"blank": vote.blank} if vote.blank else {}
    if way.has_levels:
        spread = {row.option: row.spread for row in vote.tally if row.spread}
        return (VoteEntry(source=way.counted_as, spread=spread, **blank),) if spread or blank else ()
    found = []
    for category in Category:
        counts = {row.option: row.by_category.get(category, 0) for row in vote.tally}
        if any(counts.values()):
            found.append(VoteEntry(source=way.counted_as, category=category, counts=counts))
    rest = {row.option: max(row.total - sum(row.by_category.values()), 0) for row in vote.tally}
    if not (any(rest.values()) or blank):
        return tuple(found)
    return (*found, VoteEntry(source=way.counted_as, counts=rest, **blank))


def _got(vote: Vote, option: str, entries: Iterable[VoteEntry]) -> int:
    """Return the total of an option as its way reads it: marks, points, the sum of scores, how many agree."""
    entries = list(entries)
    reading = way_of(vote.kind).reading
    spread = spread_of(vote, option, entries)
    match reading:
        case Reading.POINTS:
            return sum(count * (len(vote.options) - int(place)) for place, count in spread.items())
        case Reading.MEAN:
            return sum(count * int(level) for level, count in spread.items())
        case Reading.SPREAD:
            return sum(count for level, count in spread.items() if agrees(vote, int(level)))
    return sum(entry.counts.get(option, 0) for entry in entries)


def _pairs(vote: Vote, ballot: Ballot) -> Counts:
    """Return above which others a ballot in order puts each option that it names."""
    last = len(vote.options) + 1
    found: Counts = {}
    for option, place in ballot.items():
        below = {other: 1 for other in vote.options if ballot.get(other, last) > place}
        if below:
            found[option] = below
    return found


def _in_order(vote: Vote, spread: Counts) -> Counts:
    """Return a spread in the order of the options and of their levels, so that it does not tell which came first."""
    return {
        option: {str(level): spread[option][str(level)] for level in levels(vote) if str(level) in spread[option]}
        for option in vote.options
        if option in spread
    }


def _summed(tables: Iterable[Mapping[str, Mapping[str, int]]]) -> Counts:
    """Return the sum of tables of numbers; rows in order of their first appearance, their columns sorted."""
    summed: dict[str, Counter[str]] = {}
    for table in tables:
        for name, row in table.items():
            summed.setdefault(name, Counter()).update(row)
    return {name: dict(sorted(row.items())) for name, row in summed.items()}
