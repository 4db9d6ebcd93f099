"""What to put in the box before a session: cards, dots, markers, sheets; each number with the sum it comes from.

Cards of one colour always mean one thing (`domain.md` M02). The rules of thumb: three cards a head where people write
alone, four a pair, five a group; a fifth more to spare, in bundles of five; one dot in ten more, at least one.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from codesign_tui.domain.clock import BREAK
from codesign_tui.domain.expected import Expected
from codesign_tui.domain.items import Vote
from codesign_tui.domain.limits import DOTS_A_HEAD
from codesign_tui.domain.meetings import AgendaItem
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.table_questions import numbered_tables
from codesign_tui.domain.templates import Method, Step
from codesign_tui.domain.terms import Category
from codesign_tui.domain.text import folded
from codesign_tui.domain.ways import WAYS, BallotForm, way_of

A_TABLE: Final = 5
"""People of one table (`domain.md` M06: four or five)."""

_CARDS: Final = {"solo": (1, 3), "pairs": (2, 4), "groups": (A_TABLE, 5)}
"""For each way of working, how many people write together and how many cards they get."""

_BUNDLE: Final = 5
_SPARE_CARDS: Final = 5
_SPARE_DOTS: Final = 10
_MORE: Final = 2
"""Markers and tents beyond one a head."""

ON_CARDS: Final = (
    "need", "hmw", "proposal", "commitment", "risk", "factor", "lesson", "skill", "offer", "parked_question", "note",
)  # fmt: skip
"""What is written on cards, in the order of a session."""


@dataclass(frozen=True, slots=True)
class Work:
    """An agenda item and how it is run; the method is None where none is set or known."""

    item: AgendaItem
    method: Method | None


@dataclass(frozen=True, slots=True)
class Supply:
    """Something to bring: how many, of what, and how the number comes about."""

    quantity: int
    what: Msg
    sum: Msg


def supplies(works: Sequence[Work], people: Expected, votes: Iterable[Vote], tables: int) -> tuple[Supply, ...]:
    """Return what to bring in computed numbers, in the order in which a box is packed."""
    return (*_cards(works, people), *_dots(works, people, tuple(votes)), *_for_all(works, people, tables))


def tables_for(names: Sequence[str], people: Expected) -> int:
    """Return how many tables to lay: those that have a name already, else one for every five people."""
    return len(names) or len(numbered_tables((), max(1, _up(people.people, A_TABLE))))


def writes_at_tables(work: Work) -> bool:
    """Tell whether an activity is done at several tables at once, and something is gathered there."""
    steps = work.method.steps if work.method is not None else ()
    return any(step.mode == "groups" and step.captures for step in steps)


def votes_with_dots(work: Work) -> bool:
    """Tell whether dots are given in an activity: a vote that is not taken by voice or by hands."""
    if work.method is None or "vote" not in work.method.outputs:
        return False
    return work.method.id not in WAYS or way_of(work.method.id).ballot is BallotForm.MARKS


def _cards(works: Sequence[Work], people: Expected) -> Iterator[Supply]:
    """Yield the cards of each kind: what the activities take one after the other, and a fifth more."""
    for kind in ON_CARDS:
        steps = [step for work in works if (step := _writing(work, kind)) is not None]
        if not steps:
            continue
        needed = sum(_up(people.people, _CARDS[step.mode][0]) * _CARDS[step.mode][1] for step in steps)
        bundles = _up(needed + _up(needed, _SPARE_CARDS), _BUNDLE) * _BUNDLE
        terms = " + ".join(_term(people, step) for step in steps)
        yield Supply(bundles, msg(f"papers.cards.{kind}"), msg("papers.sum.cards", terms=terms, needed=needed))


def _writing(work: Work, kind: str) -> Step | None:
    """Return the step of an activity that takes most cards of a kind: the later ones go on with the same cards."""
    if work.method is None or work.item.method == BREAK:
        return None
    steps = [step for step in work.method.steps if step.mode in _CARDS and kind in step.captures]
    return max(steps, key=lambda step: _CARDS[step.mode][1] / _CARDS[step.mode][0], default=None)


def _term(people: Expected, step: Step) -> str:
    """Return one product of the sum: "14 × 3"."""
    together, cards = _CARDS[step.mode]
    return f"{_up(people.people, together)} × {cards}"


def _dots(works: Sequence[Work], people: Expected, votes: Sequence[Vote]) -> Iterator[Supply]:
    """Yield the dots of each category's colour; those of votes that are open count as they were set."""
    heads = [vote.dots_per_voter or DOTS_A_HEAD for vote in votes if way_of(vote.kind).ballot is BallotForm.MARKS]
    planned = sum(votes_with_dots(work) for work in works)
    heads += [DOTS_A_HEAD] * (planned - len(heads))
    if not heads:
        return
    for category in Category:
        if voters := people.voters[category]:
            yield _dots_of(voters, heads, msg("papers.dots", category=category, colour=msg(f"papers.dot.{category}")))
    if people.voters_without_category:
        yield _dots_of(people.voters_without_category, heads, msg("papers.dots_any"))


def _dots_of(voters: int, heads: Sequence[int], what: Msg) -> Supply:
    """Return the dots of some voters: voters × dots of each vote, and the spare ones."""
    needed = voters * sum(heads)
    spare = _up(needed, _SPARE_DOTS)
    terms = " + ".join(f"{voters} × {dots}" for dots in heads)
    return Supply(needed + spare, what, msg("papers.sum.dots", terms=terms, needed=needed, spare=spare))


def _for_all(works: Sequence[Work], people: Expected, tables: int) -> Iterator[Supply]:
    """Yield what does not depend on what is gathered."""
    heads = people.people
    yield Supply(heads + _MORE, msg("papers.markers"), msg("papers.sum.heads_more", heads=heads, more=_MORE))
    yield Supply(heads + _MORE, msg("papers.name_tents"), msg("papers.sum.heads_more", heads=heads, more=_MORE))
    if at_tables := sum(map(writes_at_tables, works)):
        total = tables * at_tables
        yield Supply(total, msg("papers.table_sheets"), msg("papers.sum.tables", tables=tables, times=at_tables))
        yield Supply(tables, msg("papers.large_sheets"), msg("papers.sum.one_a_table", tables=tables))
    yield Supply(2, msg("papers.posters"), msg("papers.sum.posters"))
    yield Supply(2, msg("papers.tape"), msg("papers.sum.tape"))


def ballots_for(voters: int) -> int:
    """Return how many ballots to print: one a voter and one in ten more, at least one."""
    return voters + _up(voters, _SPARE_DOTS)


@dataclass(frozen=True, slots=True)
class OwnMaterial:
    """Something that methods themselves ask for, and the agenda items that need it."""

    words: str
    items: tuple[int, ...]


def own_materials(works: Iterable[Work], language: str) -> tuple[OwnMaterial, ...]:
    """Return what the methods of an agenda ask for, each thing once however many of them do."""
    found: dict[str, tuple[str, list[int]]] = {}
    for work in works:
        for material in work.method.materials if work.method is not None else ():
            words = material.in_language(language)
            items = found.setdefault(folded(words), (words, []))[1]
            if work.item.n not in items:
                items.append(work.item.n)
    return tuple(OwnMaterial(words, tuple(items)) for words, items in found.values())


def _up(number: int, by: int) -> int:
    """Return a division rounded up."""
    return -(-number // by)
