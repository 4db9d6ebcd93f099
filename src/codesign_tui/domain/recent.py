"""The last things that were done, newest first: what a person who comes back to the laptop wants to know."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from codesign_tui.domain.history import REDO, UNDO
from codesign_tui.domain.items import Item
from codesign_tui.domain.meetings import AgendaItem, Session
from codesign_tui.domain.private_writing import is_hidden
from codesign_tui.domain.process import Process
from codesign_tui.domain.tables import code_of
from codesign_tui.domain.terms import Attribution
from codesign_tui.domain.transactions import FACILITATOR, Change

SHOWN: Final = 10
"""How many actions are worth reading at a glance."""


@dataclass(frozen=True, slots=True)
class Recent:
    """One thing that was done."""

    action: str
    """The name of what was done; `undo.<name>` is its words. For an undo or a redo that of what it is about."""
    way: str
    """"" for an action, "undo" or "redo"."""
    at: datetime | None
    """None where it would tell when an anonymous card came."""
    who: str
    about: str
    """What it touched, as it reads now: a card's code and words, an item's title. Empty where it has none."""

    @property
    def by_others(self) -> bool:
        """Whether it was not done at this laptop: a scribe, a phone."""
        return self.who != FACILITATOR


def last_actions(process: Process, count: int = SHOWN) -> tuple[Recent, ...]:
    """Return the last actions, the newest first. Nothing is told of an anonymous card but that one came."""
    changes = process.history.changes()
    by_number = {change.revision: change for change in changes} if changes else {}
    return tuple(_recent(process, change, by_number) for change in reversed(changes[-count:] if count > 0 else []))


def _recent(process: Process, change: Change, by_number: dict[int, Change]) -> Recent:
    """Return one change as it is told."""
    origin = change
    while origin.undoes is not None and origin.undoes in by_number:
        origin = by_number[origin.undoes]
    anonymous = any(
        (document or {}).get("attribution") == Attribution.ANONYMOUS.value
        for entry in change.touched
        for document in (entry.old, entry.new)
    )
    return Recent(
        action=origin.action,
        way=change.action if change.action in (UNDO, REDO) else "",
        at=None if anonymous else change.at,
        who=change.who,
        about="" if anonymous else next(_subjects(process, change), ""),
    )


def _subjects(process: Process, change: Change) -> Iterator[str]:
    """Yield what a change touched, as a person would name it."""
    for entry in change.touched:
        entity = process.entity(entry.table, entry.id)
        if isinstance(entity, Item) and is_hidden(process, entity):
            yield code_of(entity)
        elif isinstance(entity, Item):
            yield f"{code_of(entity)} {entity.words}".strip()
        elif isinstance(entity, AgendaItem):
            yield f"{entity.n}. {entity.title}"
        elif isinstance(entity, Session):
            yield entity.title
