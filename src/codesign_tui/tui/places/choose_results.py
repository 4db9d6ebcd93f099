"""What each option of a vote got, in bars and in words, as its way of choosing reads it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

from textual.content import Content

from codesign_tui.domain.choosing import given, unused
from codesign_tui.domain.items import Vote
from codesign_tui.domain.levels import level_name, levels
from codesign_tui.domain.process import Process
from codesign_tui.domain.readings import duels, fitting, one_decimal, share_of, wins_every_duel
from codesign_tui.domain.results import OptionResult, discreet_view, results, tied_first, whole
from codesign_tui.domain.terms import Category
from codesign_tui.domain.ways import BallotForm, Reading, way_of
from codesign_tui.locale import Translator
from codesign_tui.tui.columns import spread
from codesign_tui.tui.places.choose_heard import folded
from codesign_tui.tui.places.choose_words import mean_words, option_words, short_names
from codesign_tui.tui.text import join, show, show_line

_BAR: Final = "▇"
_LONGEST_BAR: Final = 10
_MARGIN: Final = "    "


@dataclass(frozen=True, slots=True)
class View:
    """Where and for whom a vote is shown."""

    process: Process
    vote: Vote
    words: Translator
    width: int
    projected: bool

    @property
    def reading(self) -> Reading:
        """How its totals are read."""
        return way_of(self.vote.kind).reading

    def line(self, text: str, style: str = "") -> Content:
        """Return a sentence on as many lines as it takes."""
        return folded(text, self.width, style)


def tally(process: Process, vote: Vote, words: Translator, width: int, *, projected: bool) -> list[Content]:
    """Return the options by what they got, each with a bar; then ties, duels, money, support and sources in words."""
    view = View(process, vote, words, width, projected)
    found = results(vote, discreet=projected)
    if way_of(vote.kind).is_tallied and not found:
        return options(view)
    if view.reading is Reading.SPREAD and len(found) == 1:
        lines = _levels_of_one(view, found[0])
    else:
        lines = _options(view, found)
    lines += [view.line(line, style) for line, style in _said(view, found)]
    return lines


def options(view: View) -> list[Content]:
    """Return the options that have no count yet, with their numbers and costs."""
    lines = []
    for number, option in enumerate(view.vote.options, start=1):
        name = show(f"{number:>3} ", "$muted") + show_line(option_words(view.process, option, projected=True))
        lines.append(spread(name, show(_cost(view, option), "$muted"), view.width))
    return lines


def _options(view: View, found: Sequence[OptionResult]) -> list[Content]:
    """Return the two lines of each option: its name and what it got; the bar and who gave what."""
    highest = max((one.value for one in found), default=Fraction(0))
    taken = fitting(view.vote).taken if view.reading is Reading.FITTING else ()
    lines: list[Content] = []
    for one in found:
        number = show(f"{one.number:>3} " if one.number else _MARGIN, "$muted")
        name = show_line(option_words(view.process, one.option, projected=view.projected))
        sign = show("✓ ", "bold $accent") if one.option in taken else Content("")
        total = show(total_words(view, one), "bold")
        lines.append(spread(number + sign + name, total, view.width))
        bar = show(_bar(one.value, highest), "$accent")
        second = join(bar, show(" · ".join(parts_of(view, one)), "$muted"), gap="  ")
        if highest and second.plain.strip():
            lines.append((Content(_MARGIN) + second).truncate(view.width, ellipsis=True))
    return lines


def _levels_of_one(view: View, one: OptionResult) -> list[Content]:
    """Return a bar for each level of one thing."""
    highest = Fraction(max(one.spread.values(), default=0))
    lines = []
    for level in levels(view.vote):
        count = one.spread.get(str(level), 0)
        name = show(f"{level:>3} ", "$muted") + show_line(view.words(level_name(view.vote, level)))
        bar = show(_bar(Fraction(count), highest).ljust(_LONGEST_BAR), "$accent")
        lines.append(spread(name, bar + show(f" {count:>3}", "bold"), view.width))
    if apart := list(_by_category(view, one)):
        lines.append(view.line(view.words("ways.agree_by_category", shares=" · ".join(apart)), "$muted"))
    return lines


def total_words(view: View, one: OptionResult) -> str:
    """Return what an option got, as it is read aloud."""
    words = view.words
    match view.reading:
        case Reading.MEAN:
            total = mean_words(one, words)
        case Reading.SPREAD:
            return words("ways.agree_of", agree=one.total, of=one.answers)
        case Reading.POINTS:
            total = words("ways.n_points", n=one.total)
        case Reading.SHARES:
            total = words("ways.share", dots=one.total, amount=_euros(view, share_of(view.vote, one.total)))
        case Reading.FITTING:
            total = words("ways.chosen_at", n=one.total, cost=_cost(view, one.option))
        case _:
            total = str(one.total)
    return words("choose.total_tied", total=total) if one.is_tied else total


def _by_category(view: View, one: OptionResult) -> Iterable[str]:
    """Yield what each category gave, where it may be shown."""
    for category, count in one.by_category.items():
        if count:
            yield f"{view.words(f'choose.short_{category}')} {count}"
    if one.pooled:
        yield f"{view.words('choose.others')} {one.pooled}"


def _means(view: View, one: OptionResult) -> Iterable[str]:
    """Yield the mean of each category, where it may be shown; else how many gave each score."""
    for category, mean in one.values.items():
        yield f"{view.words(f'choose.short_{category}')} {_number(view, mean)}"
    if one.pooled_value is not None:
        yield f"{view.words('choose.others')} {_number(view, one.pooled_value)}"
    if not one.values:
        yield from _at_levels(view, one)


def _places(view: View, one: OptionResult) -> Iterable[str]:
    """Yield how many put it first, second, third."""
    for place in levels(view.vote)[:3]:
        if count := one.spread.get(str(place), 0):
            yield f"{view.words(level_name(view.vote, place))}: {count}"


def _at_levels(_view: View, one: OptionResult) -> Iterable[str]:
    """Yield how many gave each level, by its number."""
    for level, count in one.spread.items():
        yield f"{level}: {count}"


_PARTS: Final[Mapping[Reading, Callable[[View, OptionResult], Iterable[str]]]] = {
    Reading.MEAN: _means,
    Reading.POINTS: _places,
    Reading.SPREAD: _at_levels,
}


def parts_of(view: View, one: OptionResult) -> Iterable[str]:
    """Return who gave an option what, or how it spreads, a few words each."""
    return _PARTS.get(view.reading, _by_category)(view, one)


def _said(view: View, found: Sequence[OptionResult]) -> Iterable[tuple[str, str]]:
    """Yield what the numbers say, each with its style."""
    yield from ((line, "bold") for line in first_said(view, found))
    yield from ((line, "") for line in _support(view, found))
    if view.reading is Reading.SPREAD and len(found) > 1:
        yield level_words(view), "$muted"
    yield from ((line, "$muted") for line in _sums(view))


def level_words(view: View) -> str:
    """Return what the levels of a vote mean, with their numbers."""
    names = " · ".join(f"{level} {view.words(level_name(view.vote, level))}" for level in levels(view.vote))
    return view.words("ways.levels", names=names)


def spread_words(view: View, one: OptionResult) -> str:
    """Return how many gave an option each score, where its parts tell only the means of the categories."""
    return " · ".join(_at_levels(view, one)) if view.reading is Reading.MEAN and one.values else ""


def first_said(view: View, found: Sequence[OptionResult]) -> Iterable[str]:
    """Yield what matters most in the numbers: ties, duels, what fits in the budget."""
    words = view.words
    tied = tied_first(list(found)) if view.reading is not Reading.FITTING else []
    if tied:
        names = short_names(view.process, [one.option for one in tied])
        yield words("choose.tied", names=names, total=_plain_total(view, tied[0]))
    if duels(view.vote):
        winner = wins_every_duel(view.vote)
        names = "" if winner is None else short_names(view.process, [winner])
        yield words("ways.wins_duels", names=names) if winner else words("ways.no_duel_winner")
    if view.reading is Reading.FITTING:
        yield from _fits(view)


def _plain_total(view: View, one: OptionResult) -> str:
    """Return what the tied options got, in a word or two."""
    return _number(view, one.value) if view.reading is Reading.MEAN else str(one.total)


def _fits(view: View) -> Iterable[str]:
    """Yield what fits in the budget, what does not, what the table has to choose between."""
    found = fitting(view.vote)
    if found.taken:
        names = short_names(view.process, found.taken)
        yield view.words("ways.taken", names=names, left=_euros(view, found.left))
    if found.tied:
        yield view.words("ways.fit_tied", names=short_names(view.process, found.tied), left=_euros(view, found.left))
    if found.passed_over:
        yield view.words("ways.passed_over", names=short_names(view.process, found.passed_over))


def _support(view: View, found: Sequence[OptionResult]) -> Iterable[str]:
    """Yield which options every category supports, and which only one does; one thing alone says so by itself."""
    if len(found) == 1:
        return
    everywhere = [one.option for one in found if one.in_all]
    if everywhere:
        yield view.words("choose.in_all", names=short_names(view.process, everywhere))
    for category in Category:
        alone = [one.option for one in found if one.only_in is category]
        if alone:
            yield view.words("choose.only_in", category=category, names=short_names(view.process, alone))


def _sums(view: View) -> Iterable[str]:
    """Yield how many dots were given and not used, what each source gave, and that small groups are together."""
    vote, words = view.vote, view.words
    if way_of(vote.kind).ballot is BallotForm.MARKS:
        left = unused(vote)
        parts = [words("choose.n_given", n=given(vote))]
        parts += [words("choose.n_unused", n=left)] if left is not None else []
        yield " · ".join(parts)
    if len({entry.source for entry in vote.entries}) > 1 or any(entry.ballots for entry in vote.entries):
        yield " · ".join(_sources(view))
    if vote.blank:
        yield words("choose.n_blank", n=vote.blank)
    if vote.secret and vote.entries and not vote.apart and way_of(vote.kind).is_tallied:
        yield words("secret.none_apart")
    elif view.projected and whole(vote).shown != discreet_view(vote).shown:
        yield words("choose.small_groups")


def _sources(view: View) -> Iterable[str]:
    """Yield what each way of voting gave in all: ballots, and marks where marks are counted."""
    vote, words = view.vote, view.words
    for source in dict.fromkeys(entry.source for entry in vote.entries):
        of_it = [entry for entry in vote.entries if entry.source is source]
        ballots = sum(entry.ballots or 0 for entry in of_it)
        if way_of(vote.kind).has_levels:
            voices = max((sum(row.values()) for entry in of_it for row in entry.spread.values()), default=0)
            yield words(f"ways.source_{source}", n=ballots or voices)
        else:
            total = sum(sum(entry.counts.values()) for entry in of_it)
            yield words(f"choose.source_{source}", total=total, n=ballots)


def _bar(value: Fraction, highest: Fraction) -> str:
    """Return a bar as long as a value is of the highest; something is never nothing."""
    return _BAR * max(round(value * _LONGEST_BAR / highest), 1 if value else 0) if highest else ""


def _number(view: View, value: Fraction) -> str:
    """Return a mean to one decimal."""
    return view.words.number(one_decimal(value), decimals=1)


def _cost(view: View, option: str) -> str:
    """Return what an option costs; nothing where it costs nothing."""
    return _euros(view, view.vote.costs[option]) if option in view.vote.costs else ""


def _euros(view: View, amount: Decimal) -> str:
    """Return an amount without cents where it has none."""
    whole_euros = amount == amount.to_integral_value()
    return view.words("ways.euros", amount=view.words.number(amount)) if whole_euros else view.words.euros(amount)
