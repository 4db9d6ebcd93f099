"""What the tables wrote on their sheets: question by question, and under each question table by table."""

from collections.abc import Iterable, Iterator

from codesign_tui.domain.items import Item
from codesign_tui.domain.table_questions import table_name
from codesign_tui.domain.terms import Attribution
from codesign_tui.domain.text import folded
from codesign_tui.minutes.compose.frame import Frame, capital
from codesign_tui.minutes.compose.languages import said
from codesign_tui.minutes.document import Block, Heading, ListBlock, Paragraph


def from_tables(items: Iterable[Item]) -> tuple[list[Item], list[Item]]:
    """Return the contributions that answer a question at a table, and the others."""
    gathered: list[Item] = []
    others: list[Item] = []
    for item in items:
        (gathered if item.question and item.origin_table else others).append(item)
    return gathered, others


def table_lines(frame: Frame, items: Iterable[Item]) -> Iterator[Block]:
    """Yield the lines by question and by table, in the order in which each came first.

    Of an anonymous line the table is not told.
    """
    questions: dict[str, tuple[str, dict[str, list[Item]]]] = {}
    for item in sorted(items, key=lambda entry: entry.at or ""):
        asked = item.question or ""
        _, tables = questions.setdefault(folded(asked), (asked, {}))
        anonymous = item.attribution is Attribution.ANONYMOUS
        tables.setdefault("" if anonymous else table_name(item.origin_table or ""), []).append(item)
    if questions:
        yield Heading(3, frame.say("minutes.heading.tables"))
    for asked, tables in questions.values():
        yield Paragraph("", lead=asked)
        for table, lines in tables.items():
            if table:
                yield Paragraph(capital(frame.table(table)))
            yield ListBlock(tuple(_line(frame, line) for line in lines))


def _line(frame: Frame, item: Item) -> str:
    """Return one line: its code, its words, and what else must be told of it."""
    marks = "; ".join(frame.marks(item))
    return f"{frame.code(item)} – {said(frame, item)}" + (f" ({marks})" if marks else "")
