"""Voting on paper: the numbered sheet for the wall, and ballots that tell nothing of who filled them in.

No ballot has a number, a name or a mark of its own. A category may be ticked only where at least three people of it
can vote; the others are told together, or nothing is (`domain/results.py`).
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, assert_never

from codesign_tui.domain.items import Vote
from codesign_tui.domain.levels import levels
from codesign_tui.domain.materials import ballots_for
from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.results import breakdown
from codesign_tui.domain.terms import Category
from codesign_tui.domain.ways import VOICES, BallotForm, way_of
from codesign_tui.minutes.compose.frame import capital
from codesign_tui.minutes.compose.vote_rows import option_words
from codesign_tui.minutes.document import Block, Card, Cards, Document, Heading, PageBreak, Paragraph, Table
from codesign_tui.minutes.papers.hall import Hall

_MOST_LISTED: Final = 20
"""Options that fit on a ballot; of more it says the numbers, and the sheet on the wall has the words."""

_ROWS: Final = ((3, 4), (9, 3), (_MOST_LISTED, 2))
"""How many rows of ballots fit on a page, by how many options each lists at most."""

_MOST_CELLS: Final = 8
_LONGEST_OPTION: Final = 90
"""Characters of an option on a ballot; the sheet has all."""

_ROW_ROOM: Final = 16
"""Millimetres of a row of the sheet: room for a dozen stickers."""


def voting_sheet(hall: Hall) -> Document:
    """Return the sheet for the wall: each option with its number, a column to stick dots in for each category.

    Raises:
        Refused: there is nothing to vote on.
    """
    votes = _on_paper(hall, "sheet")
    blocks: list[Block] = []
    for vote in votes:
        blocks += [PageBreak()] if blocks else []
        blocks += _sheet(hall, vote)
    return hall.document("sheet", hall.say("papers.name.sheet"), blocks, landscape=True)


def ballots(hall: Hall) -> Document:
    """Return the ballots of each vote, several on a page, one in ten more than voters.

    Raises:
        Refused: there is nothing to vote on, or nothing that is written.
    """
    votes = [vote for vote in _on_paper(hall, "ballots") if way_of(vote.kind).takes_ballots]
    if not votes:
        raise Refused(msg("papers.nothing.ballots"))
    blocks: list[Block] = []
    for vote in votes:
        blocks += [PageBreak()] if blocks else []
        blocks.append(_ballots(hall, vote))
    say = hall.say
    under = (hall.named(), say("papers.how.ballots"))
    return hall.document("ballots", say("papers.name.ballots"), blocks, look="cut", subtitle=under)


def _on_paper(hall: Hall, what: str) -> Sequence[Vote]:
    """Return the votes that papers are made for.

    Raises:
        Refused: there are none.
    """
    votes = [vote for vote in hall.votes if _options(hall, vote)]
    if not votes:
        raise Refused(msg(f"papers.nothing.{what}"))
    return votes


def _options(hall: Hall, vote: Vote) -> list[str]:
    """Return what stands for each option, in the order of their numbers; of a formal vote the three voices."""
    if way_of(vote.kind).ballot is BallotForm.VOICE:
        return [capital(hall.say(f"papers.voice.{voice}")) for voice in VOICES]
    frame = hall.frame(date.min)
    options = vote.options or tuple(row.option for row in vote.tally)
    return [option_words(frame, option) for option in options]


def _sheet(hall: Hall, vote: Vote) -> Iterator[Block]:
    """Yield the sheet of one vote."""
    say = hall.say
    yield Heading(1, capital(vote.subject))
    yield Paragraph(how_to_fill(hall, vote))
    columns = () if vote.secret else _columns(hall, vote)
    if vote.secret:
        yield Paragraph(say("papers.secret_sheet"), style="small")
    rows = [(str(number), words, *("" for _ in columns)) for number, words in enumerate(_options(hall, vote), start=1)]
    header = (say("papers.column.number"), say("papers.column.option"), *columns)
    yield Table("", header, tuple(rows), (5, 60, *(min(30, 120 // len(columns)) for _ in columns)), room=_ROW_ROOM)


def _columns(hall: Hall, vote: Vote) -> tuple[str, ...]:
    """Return the columns in which marks are put: categories with their colour, levels, places."""
    if way_of(vote.kind).has_levels:
        return tuple(str(level) for level in levels(vote))
    voters = _voters(hall, vote)
    found = [category for category in Category if voters.get(category)]
    if way_of(vote.kind).ballot is BallotForm.VOICE or len(found) < 2:
        return (hall.say("papers.column.marks"),)
    return tuple(
        hall.say(
            "papers.column.category",
            category=capital(hall.say.term(category)),
            colour=msg(f"papers.dot.{category.value}"),
        )
        for category in found
    )


def _voters(hall: Hall, vote: Vote) -> dict[str, int]:
    """Return who can vote by category: as the vote says, else who is expected."""
    if any(vote.voters_by_category.values()):
        return dict(vote.voters_by_category)
    return {category.value: number for category, number in hall.people.voters.items()}


def _ballots(hall: Hall, vote: Vote) -> Cards:
    """Return the ballots of one vote, whole rows of them."""
    card = ballot_card(hall, vote)
    columns, rows = 2, next(rows for most, rows in _ROWS if len(card.options) <= most)
    wanted = ballots_for(vote.voters or hall.people.all_voters)
    copies = -(-wanted // columns) * columns
    return Cards((card,), "ballot", copies, columns, rows)


def ballot_card(hall: Hall, vote: Vote) -> Card:
    """Return one ballot: the question, the options by number, how it is filled in, where; every one is the same."""
    say, form = hall.say, way_of(vote.kind).ballot
    options = tuple((str(at), _short(words)) for at, words in enumerate(_options(hall, vote), start=1))
    listed = options if len(options) <= _MOST_LISTED else ()
    if form is BallotForm.LEVELS:
        listed = tuple((number, f"____  {words}") for number, words in listed)
    return Card(
        title=capital(vote.subject),
        under=say("papers.as_on_the_sheet", n=len(options)) if not listed and form is not BallotForm.VOICE else "",
        options=() if form is BallotForm.VOICE else listed,
        note=how_to_fill(hall, vote),
        boxes=tuple(_boxes(hall, vote)),
        cells=_cells(vote, len(options)),
    )


def how_to_fill(hall: Hall, vote: Vote) -> str:
    """Return how a ballot is filled in: its limits, then what is written, as the way of voting has it."""
    say, form = hall.say, way_of(vote.kind).ballot
    told = []
    for field in ("dots_per_voter", "max_per_option", "max_own", "choices"):
        if (number := getattr(vote, field)) is not None:
            told.append(say(f"papers.limit.{field}", n=number))
    if vote.budget is not None:
        told.append(say("papers.limit.budget", amount=say.euros(vote.budget)))
    return " ".join([*told, say(f"papers.fill.{form.value}", **_scale(vote))])


def _scale(vote: Vote) -> dict[str, int]:
    """Return the ends of a vote's scale, where levels are written."""
    scale = levels(vote) if way_of(vote.kind).ballot is BallotForm.LEVELS else range(0)
    return {"lowest": scale[0], "highest": scale[-1]} if scale else {}


def _cells(vote: Vote, options: int) -> int:
    """Return how many empty boxes a ballot has for the numbers of its options."""
    match way_of(vote.kind).ballot:
        case BallotForm.MARKS:
            wanted = vote.dots_per_voter or _MOST_CELLS
        case BallotForm.SET | BallotForm.ORDER:
            wanted = vote.choices or options
        case BallotForm.LEVELS | BallotForm.VOICE | BallotForm.SPOKEN:
            wanted = 0
        case form:
            assert_never(form)
    return min(wanted, _MOST_CELLS)


def _boxes(hall: Hall, vote: Vote) -> Iterator[str]:
    """Yield what may be ticked: the voices of a formal vote; the categories that a ballot may keep."""
    say = hall.say
    if way_of(vote.kind).ballot is BallotForm.VOICE:
        yield from (f"{number} {capital(say(f'papers.voice.{voice}'))}" for number, voice in enumerate(VOICES, start=1))
    kept = breakdown(_voters(hall, vote))
    yield from (capital(say.term(category)) for category in kept.shown)
    if kept.pooled:
        yield say("papers.other_category")


def _short(words: str) -> str:
    """Return an option as it fits on a ballot."""
    return words if len(words) <= _LONGEST_OPTION else f"{words[:_LONGEST_OPTION].rstrip()}…"
