"""What lies on the tables: a sheet for each activity, and the grid that is typed line by line afterwards.

The grid has the questions of the screen that types it, in the same order (`domain/table_questions.py`).
"""

from collections.abc import Iterator
from typing import Final

from codesign_tui.domain.materials import Work, writes_at_tables
from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.steps import step_minutes
from codesign_tui.domain.table_questions import TableQuestion, table_questions
from codesign_tui.domain.terms import ItemKind
from codesign_tui.minutes.document import Block, Document, Heading, PageBreak, Paragraph, Table, WritingLines
from codesign_tui.minutes.papers.hall import Hall

_LINES: Final = 24
"""Lines to write on that fill a page under the steps of an activity; each step takes one away."""

_FEWEST_LINES: Final = 5
_GRID_LINES: Final = 6
"""Lines for each question of a table; three are asked for, more are given (`domain.md` M06)."""

_LINES_ALONE: Final = 12
"""Lines for a question that has the page for itself."""

_ON_A_PAGE: Final = 2
"""Questions of one table on a page."""

_LINE_ROOM: Final = 13
"""Millimetres of a line of the grid: a hand writes two rows in it."""


def table_sheets(hall: Hall) -> Document:
    """Return a page for each activity: the question, the steps with their minutes, room to write.

    Raises:
        Refused: no item of the agenda is an activity.
    """
    works = [work for work in hall.works if _is_activity(work)]
    if not works:
        raise Refused(msg("papers.nothing.tables"))
    blocks = [block for number, work in enumerate(works) for block in _sheet(hall, work, first=number == 0)]
    return hall.document("tables", hall.say("papers.name.tables"), blocks)


def grids(hall: Hall) -> Document:
    """Return for each table a page for each question of the activities that are done at tables.

    Raises:
        Refused: nothing is gathered in this session.
    """
    works = [work for work in hall.works if writes_at_tables(work)]
    works = works or [work for work in hall.works if _is_activity(work) and _gathers(work)]
    if not works:
        raise Refused(msg("papers.nothing.grid"))
    blocks: list[Block] = []
    for work in works:
        for table in hall.tables:
            blocks += _table_pages(hall, work, table, first=not blocks)
    return hall.document("grid", hall.say("papers.name.grid"), blocks)


def _is_activity(work: Work) -> bool:
    """Tell whether people work in an item: it has a method that is no service."""
    return work.method is not None and not work.method.service


def _gathers(work: Work) -> bool:
    """Tell whether anything is gathered in an activity."""
    return work.method is not None and any(step.captures for step in work.method.steps)


def _questions(hall: Hall, work: Work) -> tuple[TableQuestion, ...]:
    """Return the questions of an activity, as the screen asks them."""
    return table_questions(hall.process, work.item, work.method, hall.say.language)


def _sheet(hall: Hall, work: Work, *, first: bool) -> Iterator[Block]:
    """Yield the page of one activity."""
    say, method = hall.say, work.method
    assert method is not None
    if not first:
        yield PageBreak()
    yield Heading(1, say("papers.item", number=work.item.n, title=work.item.title))
    opening = next((step.prompt for step in method.steps if step.prompt is not None), None)
    asked = work.item.prompt or (opening.in_language(say.language) if opening is not None else "")
    if asked:
        yield Paragraph(asked, style="quote")
    header = (say("papers.column.step"), say("papers.column.minutes"), say("papers.column.how"))
    rows = tuple(
        (
            step.name.in_language(say.language),
            say("papers.minutes", minutes=minutes),
            say(f"template.mode.{step.mode}"),
        )
        for step, minutes in zip(method.steps, step_minutes(method, work.item.planned_minutes), strict=True)
    )
    yield Table("", header, rows, (20, 5, 8), frozenset({1}))
    yield Paragraph("", lead=say("papers.room_to_write"))
    yield WritingLines(max(_FEWEST_LINES, _LINES - len(method.steps)))


def _table_pages(hall: Hall, work: Work, table: str, *, first: bool) -> Iterator[Block]:
    """Yield the pages of one table for one activity."""
    say, questions = hall.say, _questions(hall, work)
    lines = _GRID_LINES if len(questions) > 1 else _LINES_ALONE
    for number, question in enumerate(questions, start=1):
        if (number - 1) % _ON_A_PAGE == 0:
            if number > 1 or not first:
                yield PageBreak()
            yield Heading(1, say("papers.table", name=table))
            yield Paragraph(say("papers.item", number=work.item.n, title=work.item.title))
            yield Paragraph(say("papers.how_many" if hall.is_anonymous else "papers.who_writes"))
        yield Paragraph(say("papers.question", number=number, words=question.words), style="quote")
        yield _grid(hall, lines)
        note = "papers.grid_note_anonymous" if hall.is_anonymous else "papers.grid_note"
        yield Paragraph(say(note, kind=say.term(question.kind)), style="small")


def _grid(hall: Hall, lines: int) -> Table:
    """Return the numbered lines of one question, with a box for each kind that a line can be.

    Whose a line is has no column where nobody is to be named.
    """
    say = hall.say
    kinds = (say.term(ItemKind.NEED), say.term(ItemKind.PROPOSAL), say("papers.column.other"))
    header = [say("papers.column.number"), say("papers.column.line"), *kinds]
    widths = [7, 82, 17, 19, 12]
    if not hall.is_anonymous:
        header.append(say("papers.column.who"))
        widths.append(31)
    marks = ("", "☐", "☐", "☐", "")[: len(header) - 1]
    rows = tuple((str(line), *marks) for line in range(1, lines + 1))
    return Table("", tuple(header), rows, tuple(widths), room=_LINE_ROOM)
