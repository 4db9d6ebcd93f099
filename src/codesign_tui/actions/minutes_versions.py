"""Versions of minutes, the file that was signed, and what is put right after registration.

A version keeps no words: it keeps the revision of the process that it was composed from, which can be read again,
and the digest of what was composed. `minutes.versions` makes both and compares two.
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
from codesign_tui.domain.minutes_standing import is_registered
from codesign_tui.domain.past import now_of
from codesign_tui.domain.text import clean, clean_line
from codesign_tui.domain.transactions import FACILITATOR

_HEXADECIMAL: Final = re.compile(r"[0-9a-f]{64}")


def keep_version(
    ledger: Ledger,
    session_id: str,
    digest: str,
    language: str,
    *,
    now: datetime,
    reason: str = "",
    number: int | None = None,
    who: str = FACILITATOR,
) -> Done[MinutesVersion]:
    """Keep the minutes as they stand now as a version; every one after the first says why it was needed.

    `digest` is that of the words composed from the process as it is at this moment. `number` is that of the seal which
    it goes with: a remark that was answered makes another sealed text without another word of what happened.

    Raises:
        Refused: another version of registered minutes, nothing has changed since the last one, or no reason is given.
    """
    record = kept_record(ledger.process, session_id, now)
    last = record.versions[-1] if record.versions else None
    why = clean(reason).strip()
    if last is not None and is_registered(record):
        raise Refused(msg("life.only_rectification"))
    if last is not None and last.digest == digest and number is None:
        raise Refused(msg("life.version_same", number=last.number))
    if last is not None and not why:
        raise Refused(msg("life.version_reason"))
    version = made(
        MinutesVersion,
        number=number or (last.number + 1 if last else 1),
        on=now.date().isoformat(),
        past=now_of(ledger.process),
        digest=digest,
        language=language,
        reason=why or None,
    )
    record = changed(record, versions=(*record.versions, version))
    return commit(ledger, "keep_version", now, version, record, who=who)


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
