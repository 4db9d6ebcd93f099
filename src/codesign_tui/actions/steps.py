"""The steps that every action is made of: find, change, commit."""

import re
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from datetime import datetime
from functools import partial
from threading import Lock
from typing import Any, TypeVar

from pydantic import ValidationError
from ulid import ULID

from codesign_tui.domain.ledger import Done, Ledger
from codesign_tui.domain.messages import Msg, Refused, msg
from codesign_tui.domain.process import Process
from codesign_tui.domain.tickets import Ticket
from codesign_tui.domain.transactions import FACILITATOR, Change, Draft, put
from codesign_tui.domain.values import Frozen

T = TypeVar("T")
E = TypeVar("E", bound=Frozen)

_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


def new_id(now: datetime) -> str:
    """Return a new identifier that sorts by the time it was made."""
    return str(ULID.from_datetime(now))


def instant(now: datetime) -> str:
    """Return a moment as it is kept, with its offset and to the second."""
    return now.isoformat(timespec="seconds")


def wall_clock(now: datetime) -> str:
    """Return the local time of day of a moment, "17:08"."""
    return now.strftime("%H:%M")


def checked_clock(at: str | None) -> str | None:
    """Return a typed time if it is one, "19:45"; None stays None.

    Raises:
        Refused: it is not a time of day.
    """
    if at is not None and _CLOCK.fullmatch(at) is None:
        raise Refused(msg("action.not_a_time", text=at))
    return at


def found(process: Process, kind: type[E], identifier: str | None) -> E:
    """Return the entity with this id.

    Raises:
        Refused: there is none.
    """
    entity = process.get(kind, identifier)
    if entity is None:
        raise Refused(msg("action.not_found", id=identifier or "-"))
    return entity


def made(kind: type[E], /, **values: Any) -> E:
    """Return a new entity; a field given as None is left unset.

    Raises:
        Refused: a value does not fit its field.
    """
    return _checked(kind, {name: value for name, value in values.items() if value is not None})


def changed(entity: E, /, **changes: Any) -> E:
    """Return the entity with these fields changed, checked and cleaned like new ones.

    Raises:
        Refused: no such field, or a value does not fit it.
    """
    unknown = sorted(set(changes) - set(type(entity).model_fields))
    if unknown or "id" in changes:
        raise Refused(msg("action.no_such_field", field=unknown[0] if unknown else "id"))
    values = {name: getattr(entity, name) for name in entity.model_fields_set}
    return _checked(type(entity), values | changes)


def allowed(changes: dict[str, Any], names: Sequence[str]) -> dict[str, Any]:
    """Return the changes if each names a field that this action may change.

    Raises:
        Refused: one does not.
    """
    for name in changes:
        if name not in names:
            raise Refused(msg("action.no_such_field", field=name))
    return changes


def commit(
    ledger: Ledger,
    action: str,
    now: datetime,
    value: T,
    *entities: Frozen,
    who: str = FACILITATOR,
    warnings: Sequence[Msg] = (),
) -> Done[T]:
    """Keep these entities in one transaction and return the value with its change and ticket.

    Raises:
        CodesignError: the file cannot be written, or an entity does not fit the format.
    """
    receipt = ledger.append(Draft(action, now, tuple(put(entity) for entity in entities), who))
    return Done(value, receipt.change, receipt.ticket, tuple(warnings))


def beside(
    ledger: Ledger,
    action: str,
    now: datetime,
    value: T,
    ticket: Ticket,
    *tables: str,
    who: str = FACILITATOR,
    warnings: Sequence[Msg] = (),
) -> Done[T]:
    """Return what was done in the box alone: no line of the process tells it; `tables` are what looks different."""
    unchanged = Change(ledger.process.revision, action, who, now, (), tables=frozenset(tables))
    return Done(value, unchanged, ticket, tuple(warnings))


def all_of(tickets: Sequence[Ticket]) -> Ticket:
    """Return the ticket that resolves when all of these have, and fails as the first of them that fails."""
    if len(tickets) == 1:
        return tickets[0]
    whole: Ticket = Future()
    left = set(range(len(tickets)))
    lock = Lock()

    def settled(number: int, ticket: Ticket) -> None:
        """Take note of one, from whichever thread resolved it."""
        with lock:
            left.discard(number)
            is_last = not left
        if whole.done():
            return
        if (error := ticket.exception()) is not None:
            whole.set_exception(error)
        elif is_last:
            whole.set_result(ticket.result())

    for number, ticket in enumerate(tickets):
        ticket.add_done_callback(partial(settled, number))
    return whole


def once_safe(ticket: Ticket, work: Callable[[], object]) -> None:
    """Do something once a transaction is on disk, on whichever thread says so; not if it could not be written."""

    def settled(future: Ticket) -> None:
        """Do it."""
        if future.exception() is None:
            work()

    ticket.add_done_callback(settled)


def _checked(kind: type[E], values: dict[str, Any]) -> E:
    """Return the entity made of these values, or refuse the first that does not fit."""
    try:
        return kind(**values)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "-"
        raise Refused(msg("action.not_valid", field=where, reason=_reason(first["type"], where))) from error


def _reason(problem: str, field: str) -> Msg:
    """Return what was expected, from the kind of problem that pydantic found."""
    if problem.startswith(("enum", "literal", "bool")):
        return msg("action.expected_choice")
    if problem.startswith(("int", "decimal", "float")):
        return msg("action.expected_number")
    if problem == "string_pattern_mismatch" or field.endswith(("date", "due", "deadline")):
        is_time = field.endswith(("_at", "_start", "_end")) or field == "at"
        return msg("action.expected_time" if is_time else "action.expected_day")
    return msg("action.expected_other")
