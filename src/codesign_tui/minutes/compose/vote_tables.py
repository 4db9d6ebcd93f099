"""What a vote counted, as tables and sentences: by category, by level, in points, in money."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from codesign_tui.domain.items import TallyRow, Vote
from codesign_tui.domain.levels import level_name, levels
from codesign_tui.domain.readings import CENT, duels, fitting, in_euros, share_of, wins_every_duel, worth_of_a_dot
from codesign_tui.domain.results import OptionResult, discreet_view, results, tied_first
from codesign_tui.domain.terms import Category
from codesign_tui.domain.ways import Reading, way_of
from codesign_tui.minutes.compose import charts
from codesign_tui.minutes.compose.frame import NOTHING, Frame, capital
from codesign_tui.minutes.compose.vote_rows import decimal_words, option_words, short_option, value_words
from codesign_tui.minutes.document import Block, Paragraph, Table

_MOST_COLUMNS: Final = 9
"""Levels beyond which a spread has no table of its own: a scale from 0 to 10 would not fit a page."""
_OPTION_WIDTH: Final = 10
_NUMBER_WIDTH: Final = 2


def tally(frame: Frame, vote: Vote) -> Iterator[Block]:
    """Yield the tables of what each option got, then what they say in words."""
    if not vote.tally:
        return
    reading = way_of(vote.kind).reading
    yield from charts.over_first(frame, vote, _TABLES.get(reading, _counted)(frame, vote))
    yield from _words(frame, vote)


def breakdown(frame: Frame, vote: Vote) -> tuple[list[Category], list[Category]]:
    """Return which categories a tally may show by themselves, and which only together.

    The internal copy shows all. In a public one, and for a secret vote in both, a category of fewer than three
    voters is pooled with the others like it; a pool under three, so also one alone, would be told by subtraction,
    and then nothing is broken down.
    """
    voting = [category for category in Category if vote.voters_by_category.get(category)]
    if not (frame.public or vote.secret):
        in_rows = {name for row in vote.tally for name in row.by_category}
        return voting or [category for category in Category if category in in_rows], []
    view = discreet_view(vote)
    return list(view.shown), list(view.pooled)


def _counted_apart(frame: Frame, vote: Vote) -> tuple[list[Category], list[Category]]:
    """Return the columns of a table of marks; none when all were counted together, which a 0 would deny."""
    return breakdown(frame, vote) if any(row.by_category for row in vote.tally) else ([], [])


def _counted(frame: Frame, vote: Vote) -> Iterator[Block]:
    """Yield the table of marks by category and in all, with the totals; costs and amounts where there are any."""
    is_shared = way_of(vote.kind).reading is Reading.SHARES
    categories, pooled = _counted_apart(frame, vote)
    header = [frame.say("minutes.column.option")]
    header += [frame.say("minutes.column.cost")] if vote.costs else []
    header += [capital(frame.category(category)) for category in categories]
    header += [capital(frame.say("minutes.vote.others"))] if pooled else []
    header += [frame.say("minutes.column.total")]
    header += [frame.say("minutes.column.amount")] if is_shared else []
    rows = []
    for row in vote.tally:
        cells = [option_words(frame, row.option)]
        cells += [_cost(frame, vote, row.option)] if vote.costs else []
        cells += _counts(row, categories, pooled)
        cells += [frame.say.euros(share_of(vote, row.total))] if is_shared else []
        rows.append(tuple(cells))
    if not (vote.costs or is_shared):
        sums = [str(sum(int(row[column]) for row in rows)) for column in range(1, len(header))]
        rows.append((frame.say("minutes.total"), *sums))
    yield _table(frame.say("minutes.vote.caption", code=frame.code(vote)), header, rows)
    yield from _unused(frame, vote)


def _pointed(frame: Frame, vote: Vote) -> Iterator[Block]:
    """Yield points, and how many put each option first, second, third."""
    places = levels(vote)[:3]
    header = [*frame.columns("option", "points"), *(capital(frame.say(level_name(vote, place))) for place in places)]
    rows = [
        (option_words(frame, one.option), str(one.total), *(str(one.spread.get(str(place), 0)) for place in places))
        for one in results(vote, discreet=frame.public)
    ]
    yield _table(frame.say("minutes.vote.caption", code=frame.code(vote)), header, rows)
    yield Paragraph(frame.say("minutes.vote.points_meaning"), style="small")


def _averaged(frame: Frame, vote: Vote) -> Iterator[Block]:
    """Yield the mean of each option, by category and in all, with how many voted; then how many gave each score."""
    found = results(vote, discreet=frame.public)
    categories, pooled = breakdown(frame, vote)
    has_categories = any(one.values for one in found)
    header = [frame.say("minutes.column.option")]
    header += [capital(frame.category(category)) for category in categories] if has_categories else []
    header += [capital(frame.say("minutes.vote.others"))] if pooled and has_categories else []
    header += frame.columns("mean", "answers")
    rows = []
    for one in found:
        cells = [option_words(frame, one.option)]
        if has_categories:
            cells += [_mean(frame, one, category) for category in categories]
            cells += [decimal_words(frame, one.pooled_value) if one.pooled_value is not None else NOTHING] * bool(
                pooled
            )
        rows.append((*cells, value_words(frame, vote, one) or NOTHING, str(one.answers)))
    yield _table(frame.say("minutes.vote.caption", code=frame.code(vote)), header, rows)
    yield from _spread(frame, vote, found)


def _levelled(frame: Frame, vote: Vote) -> Iterator[Block]:
    """Yield how many gave each level: a level a row for one thing alone, else a level a column, told by number."""
    found = results(vote, discreet=frame.public)
    scale = levels(vote)
    if len(found) == 1:
        spread = found[0].spread
        rows = [(capital(frame.say(level_name(vote, level))), str(spread.get(str(level), 0))) for level in scale]
        yield _table(
            frame.say("minutes.vote.caption", code=frame.code(vote)), [*frame.columns("level", "voices")], rows
        )
        return
    names = [frame.say("minutes.vote.level_number", number=level, name=frame.say(level_name(vote, level)))
             for level in scale]  # fmt: skip
    yield Paragraph(capital(frame.say("minutes.vote.levels", levels="; ".join(names))) + ".")
    yield from _spread(frame, vote, found, last=frame.say("minutes.column.agree"))


def _spread(frame: Frame, vote: Vote, found: Sequence[OptionResult], *, last: str = "") -> Iterator[Block]:
    """Yield how many gave each option each level, and in the last column how many agree if it has a name."""
    scale = levels(vote)
    if len(scale) > _MOST_COLUMNS or not any(one.spread for one in found):
        return
    header = [frame.say("minutes.column.option"), *map(str, scale), *([last] if last else [])]
    rows = [
        (
            option_words(frame, one.option),
            *(str(one.spread.get(str(level), 0)) for level in scale),
            *([str(one.total)] if last else []),
        )
        for one in found
    ]
    yield _table(frame.say("minutes.vote.spread_caption", code=frame.code(vote)), header, rows)


_TABLES: Final[Mapping[Reading, Callable[[Frame, Vote], Iterator[Block]]]] = {
    Reading.POINTS: _pointed,
    Reading.MEAN: _averaged,
    Reading.SPREAD: _levelled,
}


def _words(frame: Frame, vote: Vote) -> Iterator[Block]:
    """Yield what the numbers say: ties, duels, what fits, who supports what."""
    found = results(vote, discreet=frame.public)
    said = []
    if way_of(vote.kind).reading is not Reading.FITTING and (tied := tied_first(found)):
        said.append(frame.say("minutes.vote.tied", options=_names(frame, [one.option for one in tied])))
    said += [*_duels(frame, vote), *_money(frame, vote), *_support(frame, found)]
    if said:
        yield Paragraph(" ".join(said))


def _duels(frame: Frame, vote: Vote) -> Iterator[str]:
    """Yield which option prevails over each other one, where orders were voted on ballots."""
    if duels(vote):
        winner = wins_every_duel(vote)
        if winner is None:
            yield frame.say("minutes.vote.no_duel_winner")
        else:
            yield frame.say("minutes.vote.wins_duels", option=_names(frame, [winner]))


def _money(frame: Frame, vote: Vote) -> Iterator[str]:
    """Yield what a dot is worth, or what fits in the budget."""
    reading = way_of(vote.kind).reading
    if reading is Reading.SHARES and (worth := worth_of_a_dot(vote)) is not None:
        yield frame.say("minutes.vote.dot_worth", amount=frame.say.euros(in_euros(worth, CENT)))
    if reading is not Reading.FITTING:
        return
    fits = fitting(vote)
    if fits.taken:
        yield frame.say("minutes.vote.taken", options=_names(frame, fits.taken), left=frame.say.euros(fits.left))
    elif not fits.tied:
        yield frame.say("minutes.vote.taken_none")
    if fits.tied:
        yield frame.say("minutes.vote.fit_tied", options=_names(frame, fits.tied))
    if fits.passed_over:
        yield frame.say("minutes.vote.passed_over", options=_names(frame, fits.passed_over))


def _support(frame: Frame, found: Sequence[OptionResult]) -> Iterator[str]:
    """Yield which options every category supports, and which only one does; one thing alone needs no comparison."""
    if len(found) == 1:
        return
    if everywhere := [one.option for one in found if one.in_all]:
        yield frame.say("minutes.vote.in_all", options=_names(frame, everywhere))
    for category in Category:
        if alone := [one.option for one in found if one.only_in is category]:
            yield frame.say("minutes.vote.only_in", category=category, options=_names(frame, alone))


def _names(frame: Frame, options: Sequence[str]) -> str:
    """Return options by their short names."""
    return ", ".join(short_option(frame, option) for option in options)


def _counts(row: TallyRow, categories: list[Category], pooled: list[Category]) -> list[str]:
    """Return the numbers of one option: by category, those pooled, in all."""
    numbers = [row.by_category.get(category, 0) for category in categories]
    if pooled:
        numbers.append(row.total - sum(numbers))
    return [str(number) for number in (*numbers, row.total)]


def _mean(frame: Frame, one: OptionResult, category: Category) -> str:
    """Return the mean that a category gave an option."""
    return decimal_words(frame, one.values[category]) if category in one.values else NOTHING


def _cost(frame: Frame, vote: Vote, option: str) -> str:
    """Return what an option costs."""
    return frame.say.euros(vote.costs[option]) if option in vote.costs else NOTHING


def _unused(frame: Frame, vote: Vote) -> Iterator[Block]:
    """Yield how many dots were not used, when it can be told."""
    if vote.dots_per_voter is None or vote.voters is None:
        return
    given = sum(row.total for row in vote.tally)
    unused = vote.voters * vote.dots_per_voter - given
    if unused > 0:
        yield Paragraph(frame.say("minutes.vote.unused", n=unused, total=vote.voters * vote.dots_per_voter))


def _table(caption: str, header: Sequence[str], rows: Sequence[tuple[str, ...]]) -> Table:
    """Return a table whose columns after the first are numbers."""
    numeric = frozenset(range(1, len(header)))
    return Table(caption, tuple(header), tuple(rows), (_OPTION_WIDTH, *(_NUMBER_WIDTH for _ in numeric)), numeric)
