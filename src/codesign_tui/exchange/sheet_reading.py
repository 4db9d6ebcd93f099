"""What reading a sheet gives, whatever it holds: the rows that change something, those left aside, and how to keep it.

Nothing is kept by reading. The command line and the screen show the same lines and keep them in one transaction.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final

from codesign_tui.domain.ledger import Done, Ledger
from codesign_tui.domain.messages import Msg, Refused, msg
from codesign_tui.domain.process import Process


@dataclass(frozen=True, slots=True)
class Line:
    """A row that changes something: its number in the spreadsheet, of what, and each change."""

    row: int
    name: str
    """The code or the name of what it changes, or that of what it makes; empty where that has no name yet."""
    told: tuple[Msg, ...]


@dataclass(frozen=True, slots=True)
class Odd:
    """A row that is left out, and why."""

    row: int
    why: Msg


@dataclass(frozen=True, slots=True)
class SheetRead:
    """A whole sheet, read against a process."""

    lines: tuple[Line, ...]
    odd: tuple[Odd, ...]
    unchanged: int
    """Rows that say what is there already."""
    keep: Callable[[Ledger, datetime], Done[Any]]
    """Keeps all of it in one transaction; its value is what came in or changed."""


class NotUnderstood(Exception):
    """A row is odd; the message says why."""

    def __init__(self, why: Msg) -> None:
        super().__init__(why.id)
        self.why = why


def read_any(kind: str, process: Process, data: bytes, now: datetime) -> SheetRead:
    """Return what a sheet of a kind changes in a process; nothing is kept yet.

    Raises:
        Refused: there is no such kind of sheet, or it is none.
    """
    reader = _READERS.get(kind)
    if reader is None:
        raise Refused(msg("sheets.no_such_kind", kind=kind, known=", ".join(KINDS)))
    return reader(process, data, now)


def _commitments(process: Process, data: bytes, now: datetime) -> SheetRead:
    """Read what the office reports of the commitments."""
    from codesign_tui.exchange.commitment_sheet import commitments_read

    return commitments_read(process, data, now)


def _participants(process: Process, data: bytes, now: datetime) -> SheetRead:
    """Read a list of people and bodies."""
    from codesign_tui.exchange.participant_sheet import participants_read

    return participants_read(process, data)


def _needs(process: Process, data: bytes, now: datetime) -> SheetRead:
    """Read a list of needs."""
    from codesign_tui.exchange.need_sheet import needs_read

    return needs_read(process, data)


_READERS: Final[Mapping[str, Callable[[Process, bytes, datetime], SheetRead]]] = MappingProxyType(
    {"commitments": _commitments, "participants": _participants, "needs": _needs}
)
KINDS: Final = tuple(_READERS)
"""What may be read from a sheet."""
