"""Remarks on draft minutes: who made them, how they came, and what became of each.

A remark that is accepted changes no word by itself: whoever writes corrects the text, and the next version says why.
"""

from datetime import date, datetime
from typing import Any, Final

from codesign_tui.actions.minutes_life import kept_record
from codesign_tui.actions.steps import allowed, changed, commit, found, made
from codesign_tui.domain.ledger import Done, Ledger
from codesign_tui.domain.meetings import MinutesRecord, Remark
from codesign_tui.domain.messages import Msg, Refused, msg
from codesign_tui.domain.minutes_standing import is_registered, remarks_until
from codesign_tui.domain.people import Organization
from codesign_tui.domain.process import Process
from codesign_tui.domain.text import clean, clean_line
from codesign_tui.domain.transactions import FACILITATOR

OUTCOMES: Final = ("accepted", "in_part", "declined")
"""What can become of a remark."""

_FIELDS: Final = ("by", "name", "organization", "received_on", "channel", "text")


def add_remark(
    ledger: Ledger, session_id: str, text: str, *, now: datetime, who: str = FACILITATOR, **details: Any
) -> Done[Remark]:
    """Keep a remark that came: `by` (a person of the path) or `name`, `organization`, `received_on`, `channel`.

    Raises:
        Refused: no words, no such session, person or body.
    """
    record = kept_record(ledger.process, session_id, now)
    said = allowed({"text": text, **details}, _FIELDS)
    remark = _checked(ledger.process, made(Remark, **_tidy(said)))
    record = changed(record, remarks=(*record.remarks, remark))
    return commit(
        ledger, "add_remark", now, remark, record, who=who, warnings=_late(ledger.process, record, remark)
    )  # fmt: skip


def edit_remark(
    ledger: Ledger, session_id: str, position: int, *, now: datetime, who: str = FACILITATOR, **changes: Any
) -> Done[Remark]:
    """Correct how a remark was written down; `position` counts from 0.

    Raises:
        Refused: no such remark, or what it would say is refused as in a new one.
    """
    record = kept_record(ledger.process, session_id, now)
    remark = changed(_at(record, position), **_tidy(allowed(changes, _FIELDS)))
    return _kept(ledger, "edit_remark", record, position, _checked(ledger.process, remark), now, who)


def answer_remark(
    ledger: Ledger,
    session_id: str,
    position: int,
    outcome: str | None,
    *,
    now: datetime,
    reason: str = "",
    who: str = FACILITATOR,
) -> Done[Remark]:
    """Say what becomes of a remark: one of `OUTCOMES`, or None while it is still to be seen.

    Raises:
        Refused: no such remark or outcome, or it is declined, in full or in part, without a reason.
    """
    record = kept_record(ledger.process, session_id, now)
    why = clean(reason).strip()
    if outcome is not None and outcome not in OUTCOMES:
        raise Refused(msg("action.not_found", id=outcome))
    if outcome in ("declined", "in_part") and not why:
        raise Refused(msg("life.reason_missing"))
    accepted = None if outcome is None else outcome != "declined"
    values: dict[str, Any] = {"accepted": accepted, "in_part": outcome == "in_part" or None, "reason": why or None}
    if values["in_part"] is None and _at(record, position).in_part is None:
        del values["in_part"]
    remark = changed(_at(record, position), **values)
    warnings = (msg("life.warn.rectify"),) if accepted and is_registered(record) else ()
    return _kept(ledger, "answer_remark", record, position, remark, now, who, warnings)


def take_away_remark(
    ledger: Ledger, session_id: str, position: int, *, now: datetime, who: str = FACILITATOR
) -> Done[Remark]:
    """Take away a remark that was noted by mistake.

    Raises:
        Refused: there is no such remark.
    """
    record = kept_record(ledger.process, session_id, now)
    remark = _at(record, position)
    left = tuple(each for at, each in enumerate(record.remarks) if at != position)
    return commit(ledger, "take_away_remark", now, remark, changed(record, remarks=left), who=who)


def _at(record: MinutesRecord, position: int) -> Remark:
    """Return the remark at a position."""
    if not 0 <= position < len(record.remarks):
        raise Refused(msg("action.not_found", id=str(position + 1)))
    return record.remarks[position]


def _kept(
    ledger: Ledger,
    action: str,
    record: MinutesRecord,
    position: int,
    remark: Remark,
    now: datetime,
    who: str,
    warnings: tuple[Msg, ...] = (),
) -> Done[Remark]:
    """Keep a remark in the place of the one that stood there."""
    remarks = tuple(remark if at == position else each for at, each in enumerate(record.remarks))
    return commit(ledger, action, now, remark, changed(record, remarks=remarks), who=who, warnings=warnings)


def _tidy(values: dict[str, Any]) -> dict[str, Any]:
    """Return the values with one-line words tidied and empty ones as None."""
    tidied = dict(values)
    for name in ("name", "channel"):
        if name in tidied:
            tidied[name] = clean_line(tidied[name] or "") or None
    if isinstance(tidied.get("received_on"), date):
        tidied["received_on"] = tidied["received_on"].isoformat()
    return tidied


def _checked(process: Process, remark: Remark) -> Remark:
    """Return a remark if it says something, by somebody who is there."""
    if not clean(remark.text).strip():
        raise Refused(msg("action.words_missing"))
    if remark.by is not None and process.person(remark.by) is None:
        raise Refused(msg("action.not_found", id=remark.by))
    if remark.organization is not None:
        found(process, Organization, remark.organization)
    return remark


def _late(process: Process, record: MinutesRecord, remark: Remark) -> list[Msg]:
    """Return that a remark came after the term, or after the minutes were registered."""
    until = remarks_until(process, record)
    warnings = []
    if until is not None and remark.received_on and date.fromisoformat(remark.received_on) > until:
        warnings.append(msg("life.warn.remark_late", day=until))
    if is_registered(record):
        warnings.append(msg("life.warn.rectify"))
    return warnings
