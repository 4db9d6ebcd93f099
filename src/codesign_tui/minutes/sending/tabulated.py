"""A sheet with its header in words and the name of its file, whichever part of the path it tells."""

from codesign_tui.domain.text import slug
from codesign_tui.minutes.sending.cells import Cell, Sheet, padded
from codesign_tui.minutes.sending.outgoing import Outgoing


def tabulated(
    out: Outgoing,
    name: str,
    columns: tuple[str, ...],
    rows: tuple[tuple[Cell, ...], ...],
    foot: tuple[tuple[Cell, ...], ...] = (),
) -> Sheet:
    """Return a sheet with its header in words."""
    header = tuple(out.say(f"sheets.column.{column}") for column in columns)
    file_name = slug(out.say(f"sheets.name.{name}"))
    return Sheet(file_name, header, rows, tuple(padded(row, len(header)) for row in foot))
