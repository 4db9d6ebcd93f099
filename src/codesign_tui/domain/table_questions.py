"""Tables that answer questions on paper (*raccolta tavoli*): which tables, which questions, how many lines each gave.

One list of questions serves the screen that types the sheets and whoever prints them (`domain.md` §2.1, M06).
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from codesign_tui.domain.gathered import GATHERED, gathered
from codesign_tui.domain.items import Item
from codesign_tui.domain.meetings import AgendaItem, Session
from codesign_tui.domain.people import Attendance, CountedPeople
from codesign_tui.domain.process import Process
from codesign_tui.domain.templates import Method, Step
from codesign_tui.domain.terms import Category, ItemKind
from codesign_tui.domain.text import folded

_KINDS: Final = {kind.value: kind for kind in ItemKind}
_TABLE_WORDS: Final = ("tavolo", "table", "gruppo", "group")


@dataclass(frozen=True, slots=True)
class TableQuestion:
    """One question that every table answers."""

    label: str
    """What stands over its column and is kept with each line: the item's own question, or the step's name."""
    words: str
    """The question as it is put to the tables."""
    kind: ItemKind
    """What a line is unless a sign says otherwise."""


def table_questions(
    process: Process, item: AgendaItem, method: Method | None, language: str
) -> tuple[TableQuestion, ...]:
    """Return the questions of an agenda item: its own, or those of the steps that gather; then those typed since.

    A step gathers when it captures something that a line can be. Where nothing asks anything, the item's title is
    the question.
    """
    usual = item.captures or (method.captures if method is not None else ItemKind.NOTE)
    if item.prompt:
        found = [TableQuestion(item.prompt, item.prompt, usual)]
    else:
        steps = method.steps if method is not None else ()
        found = [asked for step in steps if (asked := _asked(step, usual, language)) is not None]
    used = [entry.question for entry in gathered(process, item) if entry.question]
    known = {folded(question.label) for question in found}
    for label in used:
        if folded(label) not in known:
            known.add(folded(label))
            found.append(TableQuestion(label, label, usual))
    return tuple(found) or (TableQuestion(item.title, item.title, usual),)


def _asked(step: Step, usual: ItemKind, language: str) -> TableQuestion | None:
    """Return what a step asks; None where it gathers nothing that a line can be."""
    kinds = [kind for one in step.captures if (kind := _KINDS.get(one)) is not None]
    if not kinds:
        return None
    name = step.name.in_language(language)
    words = step.prompt.in_language(language) if step.prompt else name
    return TableQuestion(name, words, usual if usual in kinds else kinds[0])


def tables_of(process: Process, session: Session, may_tell: Callable[[Item], bool] = lambda _: True) -> tuple[str, ...]:
    """Return the tables of a session by name: those where people are, then those that only gave lines.

    Lines that `may_tell` refuses give no table its name: what hangs in the hall asks so for restricted ones.
    """
    gave = {
        entry.origin_table
        for kind in GATHERED
        for entry in process.in_session(kind, session.id)
        if entry.origin_table and entry.on_table and may_tell(entry)
    }
    return _once((*seated_tables(process, session.id), *sorted(gave, key=_in_order)))


def seated_tables(process: Process, session_id: str) -> tuple[str, ...]:
    """Return the tables at which people are: the groups of a session, then where people sit or were counted."""
    session = process.get(Session, session_id)
    groups = [group.name for group in session.groups] if session is not None else []
    seats = {seat.table for seat in process.in_session(Attendance, session_id)}
    seats |= {people.table for people in process.in_session(CountedPeople, session_id)}
    return _once((*groups, *sorted({table_name(seat) for seat in seats if seat}, key=_in_order)))


def _once(names: Iterable[str]) -> tuple[str, ...]:
    """Return the tables by their own names, each once, however they were typed."""
    once: dict[str, str] = {}
    for name in names:
        once.setdefault(folded(table_name(name)), table_name(name))
    return tuple(once.values())


def category_of_table(process: Process, session: str | None, table: str) -> Category | None:
    """Return the category of the people counted at a table, if they are all of one."""
    categories = {
        counted.category
        for counted in process.in_session(CountedPeople, session or "")
        if counted.table and _same(counted.table, table)
    }
    return categories.pop() if len(categories) == 1 else None


def table_name(name: str) -> str:
    """Return a table's own name: "3" of "tavolo 3", "i Pini" of "i Pini"."""
    first, _, rest = name.partition(" ")
    return rest.strip() if folded(first) in _TABLE_WORDS and rest.strip() else name


def numbered_tables(names: Iterable[str], count: int) -> tuple[str, ...]:
    """Return the names with as many numbers after them as make `count` tables."""
    tables = list(names)
    number = 1
    while len(tables) < count:
        if str(number) not in tables:
            tables.append(str(number))
        number += 1
    return tuple(tables)


def lines_of(process: Process, item: AgendaItem, table: str, question: str) -> tuple[Item, ...]:
    """Return the lines that a table gave to a question, in the order they came; a line may be of any kind."""
    return tuple(
        sorted(
            (
                entry
                for entry in gathered(process, item)
                if _same(entry.origin_table, table) and folded(entry.question or "") == folded(question)
            ),
            key=lambda entry: entry.at or "",
        )
    )


def grid(process: Process, item: AgendaItem) -> Counter[tuple[str, str]]:
    """Return how many lines each table gave to each question, by folded names (see `cell_key`)."""
    return Counter(
        cell_key(entry.origin_table, entry.question)
        for entry in gathered(process, item)
        if entry.origin_table and entry.question
    )


def cell_key(table: str, question: str) -> tuple[str, str]:
    """Return by what a cell of the grid is found, however its names were typed."""
    return folded(table_name(table)), folded(question)


def _same(name: str | None, table: str) -> bool:
    """Tell whether two names are those of one table."""
    return name is not None and folded(table_name(name)) == folded(table_name(table))


def _in_order(name: str) -> tuple[int, int, str]:
    """Put numbers in their order, before names."""
    return (0, int(name), "") if name.isdecimal() and name.isascii() and len(name) < 10 else (1, 0, folded(name))
