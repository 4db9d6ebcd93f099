"""Declare a text of the minutes final, and record the files that were made of it. Neither is ever undone."""

from collections.abc import Sequence
from concurrent.futures import Future
from datetime import datetime

from codesign_tui.actions.minutes import minutes_record
from codesign_tui.actions.minutes_versions import with_version
from codesign_tui.actions.steps import beside, changed, commit, found, made, new_id
from codesign_tui.domain.ledger import Done, Ledger
from codesign_tui.domain.meetings import MinutesRecord, Session, session_state
from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.minutes_seals import Seal, SealedFile, last_version
from codesign_tui.domain.minutes_standing import is_registered
from codesign_tui.domain.terms import CopyKind, SessionState
from codesign_tui.domain.tickets import Ticket
from codesign_tui.domain.transactions import FACILITATOR


def seal_minutes(ledger: Ledger, session_id: str, seal: Seal, *, now: datetime, who: str = FACILITATOR) -> Done[Seal]:
    """Keep the seal of one copy in one language; no line is written when this very text is sealed already.

    Raises:
        Refused: no such session; a rehearsal or a session that has not begun; a version that was closed or
            sealed already; a version after the first without its reason, or of registered minutes.
    """
    process = ledger.process
    session = found(process, Session, session_id)
    if process.details.rehearsal:
        raise Refused(msg("sealing.rehearsal"))
    if session_state(session) is SessionState.PLANNED:
        raise Refused(msg("sealing.not_begun", number=session.number))
    record = minutes_record(process, session_id)
    seals = record.seals if record is not None else ()
    for one in seals:
        if (one.version, one.place, one.digest) == (seal.version, seal.place, seal.digest):
            return _already(ledger, "seal", one, now, who)
    last = last_version(seals)
    taken = any(one.version == seal.version and one.place == seal.place for one in seals)
    if seal.version < last or taken:
        raise Refused(msg("sealing.version_taken", version=seal.version, next=last + 1))
    is_another = seal.version > max(last, 1)
    if is_another and record is not None and is_registered(record):
        raise Refused(msg("life.only_rectification"))
    if is_another and not seal.reason:
        raise Refused(msg("sealing.reason_needed", number=session.number, version=seal.version))
    kept = with_version(process, _with(record, session_id, (*seals, seal), now), seal, now)
    return commit(ledger, "seal", now, seal, kept, who=who)


def record_files(
    ledger: Ledger,
    session_id: str,
    version: int,
    copy: CopyKind,
    language: str,
    files: Sequence[SealedFile],
    *,
    now: datetime,
    who: str = FACILITATOR,
) -> Done[Seal]:
    """Record the digests of files made of a sealed text, beside those known; no line is written when all of them are.

    Raises:
        Refused: no such session, or nothing was sealed under this version, copy and language.
    """
    found(ledger.process, Session, session_id)
    record = minutes_record(ledger.process, session_id)
    seals = record.seals if record is not None else ()
    at = next((n for n, one in enumerate(seals) if one.version == version and one.place == (copy, language)), None)
    if at is None:
        raise Refused(msg("sealing.not_sealed", version=version))
    new = tuple(dict.fromkeys(one for one in files if one not in seals[at].files))
    if not new:
        return _already(ledger, "record_sealed_files", seals[at], now, who)
    seal = changed(seals[at], files=(*seals[at].files, *new))
    every = (*seals[:at], seal, *seals[at + 1 :])
    return commit(ledger, "record_sealed_files", now, seal, _with(record, session_id, every, now), who=who)


def _already(ledger: Ledger, action: str, seal: Seal, now: datetime, who: str) -> Done[Seal]:
    """Return that nothing was to be done."""
    ticket: Ticket = Future()
    ticket.set_result(ledger.process.revision)
    return beside(ledger, action, now, seal, ticket, who=who)


def _with(record: MinutesRecord | None, session_id: str, seals: tuple[Seal, ...], now: datetime) -> MinutesRecord:
    """Return the record of the minutes with these seals; a new one where nothing was noted yet."""
    if record is None:
        return made(MinutesRecord, id=new_id(now), session=session_id, seals=seals)
    return changed(record, seals=seals)
