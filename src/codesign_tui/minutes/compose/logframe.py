"""The essential logframe as a table: four levels, how each shows, where the figure is, on which conditions."""

from collections.abc import Iterator

from codesign_tui.domain.items import Indicator
from codesign_tui.domain.logframe import Logframe, LogframeRow, numbered
from codesign_tui.domain.theory import LOGFRAME_METHOD, logframe_of
from codesign_tui.minutes.compose.frame import NOTHING, Frame, joined
from codesign_tui.minutes.compose.outputs import Outputs
from codesign_tui.minutes.document import Block, Heading, Paragraph, Table


def in_minutes(frame: Frame, outputs: Outputs) -> Iterator[Block]:
    """Yield the logframe in a session that worked on it."""
    logframe = logframe_of(frame.process)
    worked_on = outputs.anywhere(Logframe) or any(
        item.method == LOGFRAME_METHOD for item in frame.process.agenda(frame.session.id)
    )
    if logframe is not None and logframe.rows and worked_on:
        yield Heading(1, frame.say("logframe.doc.heading"))
        yield logframe_table(frame, logframe)


def logframe_page(frame: Frame) -> Iterator[Block]:
    """Yield the logframe as a page of its own."""
    logframe = logframe_of(frame.process)
    if logframe is None or not logframe.rows:
        yield Paragraph(frame.say("logframe.doc.nothing"))
        return
    yield Paragraph(frame.say("logframe.doc.lead"))
    yield logframe_table(frame, logframe)


def logframe_table(frame: Frame, logframe: Logframe) -> Table:
    """Return the rows with their four columns."""
    header = tuple(frame.say(f"logframe.column.{name}") for name in ("level", "what", "shows", "source", "conditions"))
    rows = tuple(_row(frame, number, row) for number, row in numbered(logframe.rows))
    return Table(frame.say("logframe.doc.caption"), header, rows, (3, 7, 6, 5, 6))


def _row(frame: Frame, number: str, row: LogframeRow) -> tuple[str, ...]:
    """Return one row: an indicator by its code and name, its source where the row names none."""
    indicators = [found for one in row.indicators if (found := frame.process.get(Indicator, one)) is not None]
    shows = joined((*(f"{frame.code(one)} {one.name}" for one in indicators), row.shows or ""), "; ")
    source = row.source or joined(dict.fromkeys(one.source or "" for one in indicators), "; ")
    done = frame.references(row.proposals)
    what = f"{row.text} ({done})" if done else row.text
    cells = (f"{frame.say.term(row.level)} {number}".strip(), what, shows, source, joined(row.assumptions, "; "))
    return tuple(cell or NOTHING for cell in cells)
