"""Votes as rows, and one vote in full: how it is voted, what each option got, what was heard, how it ended."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from textual.content import Content

from codesign_tui.domain.choosing import is_open, warnings_of
from codesign_tui.domain.items import Proposal, Vote
from codesign_tui.domain.levels import levels
from codesign_tui.domain.process import Process
from codesign_tui.domain.readings import fitting
from codesign_tui.domain.results import results
from codesign_tui.domain.tables import code_of
from codesign_tui.domain.terms import Category, Perimeter
from codesign_tui.domain.ways import Reading, way_of
from codesign_tui.locale import Translator
from codesign_tui.tui.columns import folded_lines, spread
from codesign_tui.tui.places.choose_heard import abstaining, folded, formal, formal_words, roles, rounds
from codesign_tui.tui.places.choose_results import View, options, tally
from codesign_tui.tui.places.choose_secret import secret_lines
from codesign_tui.tui.places.choose_words import (
    kind_words,
    mean_words,
    outcome_words,
    short_name,
    short_names,
    subject,
)
from codesign_tui.tui.text import join, show, show_line
from codesign_tui.tui.widgets.rows import Row

_INDENT: Final = 6


def vote_row(
    process: Process, vote: Vote, words: Translator, width: int, *, projected: bool, in_box: int | None = None
) -> Row:
    """Return a vote's row: what is chosen; how, how it stands; of an open secret one how many ballots are in."""
    code = show_line(code_of(vote), "bold")
    gap = Content(" " * max(_INDENT - code.cell_length, 1))
    state = show(
        words("choose.open" if is_open(vote) else "choose.closed"), "bold $accent" if is_open(vote) else "$muted"
    )
    first = spread(code + gap + show_line(subject(vote, words)), state, width)
    parts = [kind_words(vote.kind, words)]
    if vote.voters is not None:
        parts.append(words("choose.n_voters", n=vote.voters))
    if in_box is not None:
        parts += [words("secret.mode"), words("secret.in_box", n=in_box)]
    elif not (projected and is_open(vote)):
        parts.append(_short(process, vote, words, projected=projected))
    second = show(" · ".join(part for part in parts if part), "$muted")
    return Row(vote.id, first + Content("\n" + " " * _INDENT) + second.truncate(width - _INDENT, ellipsis=True))


def vote_detail(
    process: Process, vote: Vote, words: Translator, width: int, *, projected: bool, in_box: int | None = None
) -> Content:
    """Return a vote in full, made for a width. The hall sees no count before the vote is closed.

    `in_box` is how many ballots an open secret vote has: of that nobody sees more.
    """
    view = View(process, vote, words, width, projected)
    lines = [folded_lines(f"{code_of(vote)}  {subject(vote, words)}", width, indent=2, most=3, style="bold")]
    lines += [folded(line, width, "$muted") for line in _how(vote, words)]
    lines += [folded(line, width) for line in _out_of_perimeter(process, vote, words)]
    lines += abstaining(process, vote, words, width, projected=projected)
    if in_box is not None:
        lines += [*secret_lines(vote, in_box, words, width), *options(view)]
        lines += [folded(words("secret.voice"), width, "$muted")] if not vote.options else []
        return join(*lines, gap="\n")
    if projected and is_open(vote):
        lines += [folded(words("choose.hidden_until_closed"), width, "bold"), *options(view)]
        return join(*lines, gap="\n")
    lines += tally(process, vote, words, width, projected=projected)
    lines += rounds(process, vote, words, width)
    lines += formal(process, vote, words, width)
    lines += [folded(line, width) for line in roles(process, vote, words, projected=projected)]
    lines += [folded(line, width, "bold") for line in _ending(vote, words)]
    if not projected:
        lines += [folded(words(warning), width, "$warning") for warning in warnings_of(vote)]
    return join(*lines, gap="\n")


def _short(process: Process, vote: Vote, words: Translator, *, projected: bool) -> str:
    """Return how a vote stands, in a few words."""
    if vote.outcome:
        return outcome_words(vote, words)
    if vote.tally:
        return _short_tally(process, vote, words, projected=projected)
    if vote.rounds:
        last = vote.rounds[-1]
        return words("choose.round_short", consent=last.consent, reservation=last.reservation, objection=last.objection)
    if vote.in_favour is not None:
        return formal_words(vote, words)
    return words("choose.nothing_yet")


def _short_tally(process: Process, vote: Vote, words: Translator, *, projected: bool) -> str:
    """Return who is first, what fits, or how many agree."""
    found = results(vote, discreet=projected)
    match way_of(vote.kind).reading:
        case Reading.FITTING if names := short_names(process, fitting(vote).taken):
            return words("ways.taken_short", names=names)
        case Reading.SPREAD if any(one.answers for one in found):
            said = (words("ways.agree_of", agree=one.total, of=one.answers) for one in found)
            return ", ".join(
                said
                if len(found) == 1
                else (f"{short_name(process, one.option)} {text}" for one, text in zip(found, said, strict=True))
            )
        case reading:
            first = [one for one in found if one.rank == 1 and one.value]
            if not first:
                return words("choose.nothing_yet")
            total = mean_words(first[0], words) if reading is Reading.MEAN else str(first[0].total)
            return words("choose.first", names=short_names(process, [one.option for one in first]), total=total)


def _how(vote: Vote, words: Translator) -> Iterable[str]:
    """Yield how it is voted: the way, the mode, whose voice counts, who may vote, the limits."""
    parts = [kind_words(vote.kind, words), vote.mode or words("secret.mode" if vote.secret else "choose.mode_open")]
    if vote.unit is not None:
        parts.append(words(f"choose.unit_{vote.unit}"))
    yield " · ".join(parts)
    if vote.voters is not None:
        voting = vote.voters_by_category
        apart = [
            f"{words(f'choose.short_{category}')} {voting[category]}"
            for category in Category
            if voting.get(category) and not vote.secret
        ]
        yield words("choose.n_voters", n=vote.voters) + (f": {', '.join(apart)}" if apart else "")
    if limits := " · ".join(_limits(vote, words)):
        yield limits


def _limits(vote: Vote, words: Translator) -> Iterable[str]:
    """Yield what bounds a ballot."""
    way = way_of(vote.kind)
    if vote.budget is not None and way.has_budget:
        yield words("ways.budget", amount=vote.budget)
    for field, name in (
        ("dots_per_voter", "choose.n_dots"),
        ("max_per_option", "choose.at_most"),
        ("max_own", "choose.at_most_own"),
        ("choices", "ways.n_choices"),
    ):
        if field in way.limits and (number := getattr(vote, field)) is not None:
            yield words(name, n=number)
    if way.reading is Reading.MEAN:
        scale = levels(vote)
        yield words("ways.scale", lowest=scale[0], highest=scale[-1])


def _out_of_perimeter(process: Process, vote: Vote, words: Translator) -> Iterable[str]:
    """Yield which options only others than the authority can do."""
    proposals = (process.get(Proposal, option) for option in vote.options)
    out = [code_of(one) for one in proposals if one is not None and one.perimeter is Perimeter.OUT]
    if out:
        yield words("ways.out_of_perimeter", codes=", ".join(out))


def _ending(vote: Vote, words: Translator) -> Iterable[str]:
    """Yield the outcome and the day on which it is looked at again."""
    if vote.outcome:
        yield words("choose.outcome", outcome=outcome_words(vote, words))
    if vote.review_date:
        yield words("choose.review", day=date.fromisoformat(vote.review_date))
