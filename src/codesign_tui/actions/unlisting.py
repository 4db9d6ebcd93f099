"""Take off the list of People who was written there by a slip: only what nothing refers to; undo brings it back."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from codesign_tui.actions.steps import found
from codesign_tui.domain.items import Item, Vote
from codesign_tui.domain.ledger import Done, Ledger
from codesign_tui.domain.messages import Msg, Refused, msg
from codesign_tui.domain.people import Attendance, CountedPeople, Organization, Participant, Staff
from codesign_tui.domain.process import Process
from codesign_tui.domain.tables import code_of, document_of, table_of
from codesign_tui.domain.transactions import FACILITATOR, Draft, Put
from codesign_tui.domain.values import Frozen

Listed = Organization | Participant | Staff


def take_off_list(
    ledger: Ledger, kind: type[Listed], identifier: str, *, now: datetime, who: str = FACILITATOR
) -> Done[Listed]:
    """Take a body, a member or somebody of staff off the list.

    Raises:
        Refused: no such one, or something refers to them: an attendance, a card, a session, whoever sits for a body.
    """
    process = ledger.process
    somebody = found(process, kind, identifier)
    holder = next(referring(process, identifier), None)
    if holder is not None:
        name = somebody.label if isinstance(somebody, Organization) else somebody.full_name
        raise Refused(msg("people.still_named", name=name, where=_where(holder)))
    receipt = ledger.append(Draft("take_off_list", now, (Put(table_of(kind), identifier, None),), who))
    return Done(somebody, receipt.change, receipt.ticket)


def referring(process: Process, identifier: str) -> Iterator[Frozen]:
    """Yield what names this id anywhere, in the order of the tables."""
    for _, own, entity in process.entities():
        if own != identifier and _names(document_of(entity), identifier):
            yield entity


def _names(value: Any, identifier: str) -> bool:
    """Tell whether a document holds an id, however deep."""
    if isinstance(value, dict):
        return any(_names(entry, identifier) for entry in value.values())
    if isinstance(value, list | tuple):
        return any(_names(entry, identifier) for entry in value)
    return bool(value == identifier)


def _where(holder: Frozen) -> Msg | str:
    """Return what refers to somebody, in few words."""
    if isinstance(holder, Attendance | CountedPeople):
        return msg("people.named_in_presences")
    if isinstance(holder, Participant | Staff):
        return holder.full_name
    if isinstance(holder, Item | Vote):
        return code_of(holder)
    return msg("people.named_in_path")
