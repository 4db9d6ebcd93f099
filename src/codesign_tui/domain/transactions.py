"""Transactions: the only way a process changes. One action, one transaction, all or nothing."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from codesign_tui.domain.tables import TABLES, document_of, table_of
from codesign_tui.domain.values import Frozen, JsonDocument

FACILITATOR: Final = "facilitator"
"""The origin of what is typed at the laptop."""

BARRIERS: Final = frozenset(
    {"forget", "purge", "seal", "record_sealed_files", "close_secret_vote", "reveal_unsigned", "close_survey"}
)
"""Actions that cannot be undone, and that undo does not reach past."""


@dataclass(frozen=True, slots=True)
class Put:
    """One document as it is after a transaction; None takes it away (the undo of its creation)."""

    table: str
    id: str
    document: JsonDocument | None

    def __post_init__(self) -> None:
        if self.table not in TABLES:
            raise ValueError(f"no table {self.table!r}")


def put(entity: Frozen) -> Put:
    """Return the change that keeps this entity."""
    identifier: str = getattr(entity, "id")  # noqa: B009 - every entity of a table has an id, the base has none
    return Put(table_of(type(entity)), identifier, _as_filed(document_of(entity)))


def _as_filed(value: Any) -> Any:
    """Return a value with its names in the order in which the file keeps them.

    What is composed now reads them in the same order as what is composed after the file was opened again: a seal holds.
    """
    if isinstance(value, dict):
        return {name: _as_filed(value[name]) for name in sorted(value)}
    return [_as_filed(each) for each in value] if isinstance(value, list) else value


@dataclass(frozen=True, slots=True)
class Draft:
    """A transaction as an action asks for it: the ledger gives it its number and its place."""

    action: str
    """The action's name, "capture_need"; it names the line of the undo notice too."""
    at: datetime
    puts: tuple[Put, ...]
    who: str = FACILITATOR
    """The origin: facilitator, a scribe, a phone's role; never a hidden identity."""
    undoes: int | None = None
    """The number of the transaction this one takes back."""


@dataclass(frozen=True, slots=True)
class Transaction:
    """One line of the file: what changed, when, by which origin."""

    seq: int
    action: str
    at: datetime
    puts: tuple[Put, ...]
    who: str = FACILITATOR
    undoes: int | None = None


@dataclass(frozen=True, slots=True)
class Touched:
    """One document before and after a transaction. None: it was not there."""

    table: str
    id: str
    old: JsonDocument | None
    new: JsonDocument | None


@dataclass(frozen=True, slots=True)
class Change:
    """What a transaction did to the process; counters, orphans and screens follow these."""

    revision: int
    """The process's revision after it: the transaction's sequence number."""
    action: str
    who: str
    at: datetime
    touched: tuple[Touched, ...]
    undoes: int | None = None
    tables: frozenset[str] = field(default=frozenset())

    def ids(self, table: str) -> tuple[str, ...]:
        """Return the ids touched in a table."""
        return tuple(entry.id for entry in self.touched if entry.table == table)


def sessions_touched(change: Change) -> frozenset[str]:
    """Return the ids of the sessions that a change touched, or to which belongs what it touched."""
    found = set(change.ids("sessions"))
    for one in change.touched:
        document = one.new if one.new is not None else one.old
        session = (document or {}).get("session")
        if isinstance(session, str):
            found.add(session)
    return frozenset(found)
