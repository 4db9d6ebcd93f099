"""Versions of minutes, the file that was signed, and what is put right after registration.

A version is a text that was sealed. It keeps no words: it keeps the point in the file's past that it was composed
from, which can be read again, and the digest of its internal copy. `minutes.versions` compares two.
"""

import re
from datetime import date, datetime
from typing import Final

from codesign_tui.actions.minutes_life import kept_record
from codesign_tui.actions.steps import changed, commit, made
from codesign_tui.domain.ledger import Done, Ledger
from codesign_tui.domain.meetings import MinutesRecord
from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.minutes_life import MinutesVersion, Rectification, SignedFile
from codesign_tui.domain.minutes_seals import Seal
from codesign_tui.domain.minutes_standing import is_registered
from codesign_tui.domain.past import now_of
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import CopyKind
from codesign_tui.domain.text import clean, clean_line
from codesign_tui.domain.transactions import FACILITATOR

_HEXADECIMAL: Final = re.compile(r"[0-9a-f]{64}")


def with_version(process: Process, record: MinutesRecord, seal: Seal, now: datetime) -> MinutesRecord:
    """Return the record with the version that a seal belongs to, as the process stands now; the first copy makes it."""
    if any(version.number == seal.version for version in record.versions):
        return record
    version = made(
        MinutesVersion,
        number=seal.version,
        on=now.date().isoformat(),
        past=now_of(process),
        digest=seal.digest if seal.copy_kind is CopyKind.INTERNAL else None,
        language=seal.language,
        reason=seal.reason,
    )
    return changed(record, versions=(*record.versions, version))


def keep_signed_file(
    ledger: Ledger,
    session_id: str,
    fingerprint: str,
    *,
    now: datetime,
    name: str = "",
    on: date | None = None,
    who: str = FACILITATOR,
) -> Done[SignedFile]:
    """Note the fingerprint of the file that was signed; spaces and capitals in a typed one are forgiven.

    Raises:
        Refused: it is not a SHA-256 fingerprint, or there is no such session.
    """
    record = kept_record(ledger.process, session_id, now)
    digest = "".join(clean(fingerprint).split()).lower()
    if _HEXADECIMAL.fullmatch(digest) is None:
        raise Refused(msg("life.not_a_fingerprint"))
    signed = made(SignedFile, sha256=digest, name=clean_line(name) or None, on=on.isoformat() if on else None)
    return commit(ledger, "keep_signed_file", now, signed, changed(record, signed_file=signed), who=who)


def drop_signed_file(ledger: Ledger, session_id: str, *, now: datetime, who: str = FACILITATOR) -> Done[MinutesRecord]:
    """Take away the fingerprint of the signed file: it was another file's.

    Raises:
        Refused: there is no such session.
    """
    record = changed(kept_record(ledger.process, session_id, now), signed_file=None)
    return commit(ledger, "drop_signed_file", now, record, record, who=who)


def rectify(
    ledger: Ledger,
    session_id: str,
    reads: str,
    corrected: str,
    reason: str,
    *,
    on: date,
    now: datetime,
    part: str = "",
    position: int | None = None,
    who: str = FACILITATOR,
) -> Done[Rectification]:
    """Put down what registered minutes say and what they should have said; `position` corrects one already there.

    Raises:
        Refused: the minutes are not registered (then the text itself is corrected), or words are missing.
    """
    record = kept_record(ledger.process, session_id, now)
    if not is_registered(record):
        raise Refused(msg("life.not_registered_yet"))
    said = [clean(text).strip() for text in (reads, corrected, reason)]
    if not all(said):
        raise Refused(msg("life.rectification_words"))
    before = _rectification(record, position) if position is not None else None
    kept = made(
        Rectification,
        number=before.number if before else max((one.number for one in record.rectifications), default=0) + 1,
        on=on.isoformat(),
        part=clean_line(part) or None,
        reads=said[0],
        corrected=said[1],
        reason=said[2],
        protocol_no=before.protocol_no if before else None,
        protocol_date=before.protocol_date if before else None,
    )
    return commit(ledger, "rectify", now, kept, _with(record, kept, position), who=who)


def register_rectification(
    ledger: Ledger,
    session_id: str,
    position: int,
    protocol_no: str,
    on: date | None,
    *,
    now: datetime,
    who: str = FACILITATOR,
) -> Done[Rectification]:
    """Note under which number and on which day a rectification was registered; an empty number takes both away.

    Raises:
        Refused: there is no such rectification.
    """
    record = kept_record(ledger.process, session_id, now)
    number = clean_line(protocol_no) or None
    kept = changed(
        _rectification(record, position),
        protocol_no=number,
        protocol_date=on.isoformat() if on is not None and number else None,
    )
    return commit(ledger, "register_rectification", now, kept, _with(record, kept, position), who=who)


def _rectification(record: MinutesRecord, position: int) -> Rectification:
    """Return the rectification at a position, from 0."""
    if not 0 <= position < len(record.rectifications):
        raise Refused(msg("action.not_found", id=str(position + 1)))
    return record.rectifications[position]


def _with(record: MinutesRecord, kept: Rectification, position: int | None) -> MinutesRecord:
    """Return the record with a rectification added, or in the place of another."""
    if position is None:
        return changed(record, rectifications=(*record.rectifications, kept))
    rows = tuple(kept if at == position else each for at, each in enumerate(record.rectifications))
    return changed(record, rectifications=rows)
