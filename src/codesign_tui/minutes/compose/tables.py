"""What the tables wrote on their sheets: question by question, and under each question table by table."""

from collections.abc import Iterable, Iterator

from codesign_tui.domain.items import Cluster, Item
from codesign_tui.domain.meetings import AgendaItem
from codesign_tui.domain.table_questions import table_name
from codesign_tui.domain.tables import TABLES
from codesign_tui.domain.terms import Attribution
from codesign_tui.domain.text import folded
from codesign_tui.domain.values import Frozen
from codesign_tui.minutes.compose.frame import Frame, capital
from codesign_tui.minutes.compose.languages import said
from codesign_tui.minutes.document import Block, Heading, ListBlock, Paragraph


def sheet_lines(frame: Frame, item: AgendaItem | None, found: Iterable[Frozen]) -> list[Item]:
    """Return all that the tables wrote under an agenda item: whatever its kind, and what went into another card too.

    A sheet is told whole, also where its proposals and risks stand in tables of their own.
    """
    lines = {entity.id: entity for entity in found if isinstance(entity, Item) and is_line(entity)}
    kinds = [kind for kind in TABLES.values() if issubclass(kind, Item)] if item is not None else []
    for kind in kinds:
        for entity in frame.process.in_session(kind, frame.session.id):
            here = item is not None and entity.agenda_item in (item.id, str(item.n))
            if here and is_line(entity) and entity.merged_into is not None and frame.named(entity):
                lines[entity.id] = entity
    return list(lines.values())


def is_line(item: Item) -> bool:
    """Tell whether a contribution answers a question at a table."""
    return bool(item.question and item.origin_table)


def from_tables(items: Iterable[Item]) -> tuple[list[Item], list[Item]]:
    """Return the contributions that answer a question at a table, and the others."""
    gathered: list[Item] = []
    others: list[Item] = []
    for item in items:
        (gathered if is_line(item) else others).append(item)
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
    yield from _in_clusters(
        frame, [line for _, tables in questions.values() for each in tables.values() for line in each]
    )


def _in_clusters(frame: Frame, lines: Iterable[Item]) -> Iterator[Block]:
    """Yield which of these lines the table then put together, by cluster."""
    held: dict[str, list[str]] = {}
    for line in lines:
        if line.cluster is not None and line.merged_into is None:
            held.setdefault(line.cluster, []).append(frame.code(line))
    named = ((cluster, held[cluster.id]) for cluster in frame.process.all(Cluster) if cluster.id in held)
    groups = tuple(f"{cluster.name}: {', '.join(codes)}" for cluster, codes in named)
    if groups:
        yield Paragraph("", lead=frame.say("minutes.lead.in_clusters"))
        yield ListBlock(groups)


def _line(frame: Frame, item: Item) -> str:
    """Return one line: its code, its words, and what else must be told of it."""
    into = frame.references([item.merged_into]) if item.merged_into else ""
    merged = [frame.say("minutes.contribution.merged_into", code=into)] if into else []
    marks = "; ".join([*merged, *frame.marks(item)])
    return f"{frame.code(item)} – {said(frame, item)}" + (f" ({marks})" if marks else "")
