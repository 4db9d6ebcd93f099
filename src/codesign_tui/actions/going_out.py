"""Write down what was sent to whom and what came back, and what was published where. Nothing is sent from here."""

from datetime import date, datetime
from typing import Any, Final

from codesign_tui.actions.steps import allowed, changed, commit, found, made, new_id
from codesign_tui.domain.going_out import Publication, Sending
from codesign_tui.domain.ledger import Done, Ledger
from codesign_tui.domain.meetings import Session
from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.people import Organization
from codesign_tui.domain.process import Process
from codesign_tui.domain.publications import MINUTES
from codesign_tui.domain.tables import table_of
from codesign_tui.domain.text import clean, clean_line
from codesign_tui.domain.transactions import FACILITATOR, Draft, Put

_SENT: Final = ("what", "session", "addressee", "addressee_words", "sent_on", "channel", "protocol", "answer_by")
_PUBLISHED: Final = ("session", "due", "published_on", "link", "note")


def note_sending(
    ledger: Ledger, what: str, sent_on: date, *, now: datetime, who: str = FACILITATOR, **details: Any
) -> Done[Sending]:
    """Write down that something was sent; `details` are the other fields of a `Sending`.

    Raises:
        Refused: nothing or nobody is named, or a session, body or person that is not there.
    """
    said = allowed({"what": what, "sent_on": sent_on, **details}, _SENT)
    sending = made(Sending, id=new_id(now), number=ledger.process.next_number("sendings"), **_plain(said))
    _check_sending(ledger.process, sending)
    return commit(ledger, "note_sending", now, sending, sending, who=who)


def correct_sending(
    ledger: Ledger, sending_id: str, *, now: datetime, who: str = FACILITATOR, **changes: Any
) -> Done[Sending]:
    """Correct what was written of something sent.

    Raises:
        Refused: no such sending, or what it would say is refused as in a new one.
    """
    sending = changed(found(ledger.process, Sending, sending_id), **_plain(allowed(changes, _SENT)))
    _check_sending(ledger.process, sending)
    return commit(ledger, "correct_sending", now, sending, sending, who=who)


def note_answer(
    ledger: Ledger, sending_id: str, answer: str, on: date | None, *, now: datetime, who: str = FACILITATOR
) -> Done[Sending]:
    """Write down what came back and when; empty words take the answer away.

    Raises:
        Refused: there is no such sending.
    """
    words = clean(answer).strip() or None
    day = on.isoformat() if on is not None and words else None
    sending = changed(found(ledger.process, Sending, sending_id), answer=words, answered_on=day)
    return commit(ledger, "note_answer", now, sending, sending, who=who)


def drop_sending(ledger: Ledger, sending_id: str, *, now: datetime, who: str = FACILITATOR) -> Done[Sending]:
    """Take out of the register what was written there by mistake.

    Raises:
        Refused: there is no such sending.
    """
    return _drop(ledger, "drop_sending", found(ledger.process, Sending, sending_id), now, who)


def note_publication(
    ledger: Ledger,
    what: str,
    *,
    now: datetime,
    publication_id: str | None = None,
    who: str = FACILITATOR,
    **details: Any,
) -> Done[Publication]:
    """Write down by when a document is to be published, or when and where it was; an id corrects what is there.

    The minutes of a session are not noted here: their own mark says it (`minutes_life.mark_minutes`).

    Raises:
        Refused: nothing is named, or a record or session that is not there.
    """
    words = clean_line(what)
    if not words or words == MINUTES:
        raise Refused(msg("publishing.what_missing"))
    values = _plain(allowed(dict(details), _PUBLISHED))
    if values.get("session") is not None:
        found(ledger.process, Session, values["session"])
    if publication_id is None:
        kept = made(Publication, id=new_id(now), what=words, **values)
    else:
        kept = changed(found(ledger.process, Publication, publication_id), what=words, **values)
    return commit(ledger, "note_publication", now, kept, kept, who=who)


def drop_publication(
    ledger: Ledger, publication_id: str, *, now: datetime, who: str = FACILITATOR
) -> Done[Publication]:
    """Take away what was noted of a publication: it was not so.

    Raises:
        Refused: there is no such record.
    """
    return _drop(ledger, "drop_publication", found(ledger.process, Publication, publication_id), now, who)


def _drop(ledger: Ledger, action: str, row: Any, now: datetime, who: str) -> Done[Any]:
    """Take a row of a register away."""
    receipt = ledger.append(Draft(action, now, (Put(table_of(type(row)), row.id, None),), who))
    return Done(row, receipt.change, receipt.ticket)


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    """Return values as they are kept: days as text, empty words as nothing."""
    plain = {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}
    return {name: (clean_line(value) or None) if isinstance(value, str) else value for name, value in plain.items()}


def _check_sending(process: Process, sending: Sending) -> None:
    """Refuse what cannot stand in the register."""
    if not sending.what or not (sending.addressee or sending.addressee_words):
        raise Refused(msg("sent.missing"))
    if sending.session is not None:
        found(process, Session, sending.session)
    if sending.addressee is not None and process.person(sending.addressee) is None:
        found(process, Organization, sending.addressee)
