"""What the minutes of a session say of themselves: the session's own data and the number of the minutes."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from codesign_tui.actions.registering import registered
from codesign_tui.actions.sessions import CHANGEABLE
from codesign_tui.actions.steps import allowed, changed, commit, found, made, new_id
from codesign_tui.domain.ledger import Done, Ledger
from codesign_tui.domain.meetings import MinutesRecord, Session
from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.people import Staff
from codesign_tui.domain.process import Process
from codesign_tui.domain.text import clean_line, folded
from codesign_tui.domain.transactions import FACILITATOR
from codesign_tui.domain.values import Frozen

_LARGEST_NUMBER = 9_999

_ROLES = {
    "it": {"chair": "presidenza", "secretary": "verbalizzazione", "facilitator": "facilitazione"},
    "en": {"chair": "chair", "secretary": "minutes", "facilitator": "facilitation"},
}
"""What somebody new is who is named for an office of a session, in the language of the file."""


def minutes_record(process: Process, session_id: str) -> MinutesRecord | None:
    """Return the record of a session's minutes, if anything was noted about them."""
    return next(iter(process.in_session(MinutesRecord, session_id)), None)


def update_minutes_data(
    ledger: Ledger,
    session_id: str,
    *,
    now: datetime,
    number: int | None = None,
    named: Mapping[str, str] | None = None,
    who: str = FACILITATOR,
    **changes: Any,
) -> Done[Session]:
    """Change what the first and last lines of the minutes need, in one transaction.

    `number` is the number of the minutes, None when they take the session's; `named` says by name who presides,
    writes or facilitates, and registers as staff whoever is not there yet; `changes` are those of
    `sessions.update_session`.

    Raises:
        Refused: no such session or field, a value does not fit, or the number is not one.
    """
    process = ledger.process
    people: list[Staff] = []
    for office, name in (named or {}).items():
        changes[office] = _office_holder(process, office, name, people, now)
    session = changed(found(process, Session, session_id), **allowed(changes, CHANGEABLE))
    if number is not None and not 1 <= number <= _LARGEST_NUMBER:
        raise Refused(msg("draft.number_unclear"))
    touched: list[Frozen] = [*people, session]
    record = minutes_record(process, session_id)
    if record is not None and record.number != number:
        touched.append(changed(record, number=number))
    elif record is None and number is not None:
        touched.append(made(MinutesRecord, id=new_id(now), session=session_id, number=number))
    return commit(ledger, "update_session", now, session, *touched, who=who)


def _office_holder(process: Process, office: str, name: str, people: list[Staff], now: datetime) -> str | None:
    """Return who holds an office of a session; somebody new is made once, also if two offices name them."""
    for person in people:
        if folded(person.full_name) == folded(clean_line(name)):
            return person.id
    language = "en" if process.details.languages[:1] == ("en",) else "it"
    identifier, new = registered(process, name, _ROLES[language].get(office, office), now)
    people += new
    return identifier
