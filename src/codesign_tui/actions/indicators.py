"""Keep the indicators: write one, correct it, set it aside, read a value, correct a reading."""

from datetime import datetime
from typing import Any, Final

from codesign_tui.actions.steps import allowed, changed, commit, found, made, new_id
from codesign_tui.domain.indicators import CONFIDENCE, DIRECTIONS, LEVELS, warnings_of
from codesign_tui.domain.items import Indicator, Measurement, Proposal
from codesign_tui.domain.ledger import Done, Ledger
from codesign_tui.domain.meetings import Session
from codesign_tui.domain.messages import Msg, Refused, msg
from codesign_tui.domain.process import Process
from codesign_tui.domain.tables import code_of
from codesign_tui.domain.transactions import FACILITATOR

_OWN: Final = (
    "name", "level", "unit", "baseline", "target", "target_date", "direction", "source", "frequency", "owner",
    "proposals", "note", "confidence", "dimension", "method", "disaggregation",
)  # fmt: skip
"""What an indicator says, and may be corrected in."""
_READING: Final = ("value", "date", "n", "note")


def add_indicator(
    ledger: Ledger, /, *, now: datetime, name: str, who: str = FACILITATOR, **details: Any
) -> Done[Indicator]:
    """Write an indicator. What it lacks to be read is said and kept: a table may not know its baseline yet.

    Raises:
        Refused: no name, an unknown level, direction or confidence, or an owner or proposal that is not there.
    """
    said = allowed({"name": name, **details}, _OWN)
    number = ledger.process.next_number("indicators")
    indicator = made(Indicator, id=new_id(now), number=number, **said)
    _check(ledger.process, indicator)
    return _keep(ledger, "add_indicator", now, indicator, who, warnings_of(indicator))


def edit_indicator(
    ledger: Ledger, /, indicator_id: str, *, now: datetime, who: str = FACILITATOR, **changes: Any
) -> Done[Indicator]:
    """Correct what an indicator says; its readings stay.

    Raises:
        Refused: no such indicator, or what it would say is refused as in a new one.
    """
    indicator = found(ledger.process, Indicator, indicator_id)
    after = changed(indicator, **allowed(changes, _OWN))
    _check(ledger.process, after)
    return _keep(ledger, "edit_indicator", now, after, who, warnings_of(after))


def set_indicator_aside(
    ledger: Ledger, indicator_id: str, *, now: datetime, reason: str, who: str = FACILITATOR
) -> Done[Indicator]:
    """Stop reading an indicator, with a reason; nothing is deleted.

    Raises:
        Refused: no such indicator, no reason, or it is set aside already.
    """
    indicator = found(ledger.process, Indicator, indicator_id)
    if not reason.strip():
        raise Refused(msg("action.reason_missing"))
    if not indicator.counts:
        raise Refused(msg("action.already_set_aside", code=code_of(indicator)))
    return _keep(ledger, "set_indicator_aside", now, changed(indicator, set_aside_reason=reason), who)


def restore_indicator(ledger: Ledger, indicator_id: str, *, now: datetime, who: str = FACILITATOR) -> Done[Indicator]:
    """Read an indicator again that was set aside.

    Raises:
        Refused: no such indicator, or it was not set aside.
    """
    indicator = found(ledger.process, Indicator, indicator_id)
    if indicator.counts:
        raise Refused(msg("action.not_set_aside", code=code_of(indicator)))
    return _keep(ledger, "restore_indicator", now, changed(indicator, set_aside_reason=None), who)


def add_measurement(
    ledger: Ledger,
    indicator_id: str,
    *,
    now: datetime,
    value: Any,
    date: str,
    n: int | None = None,
    note: str | None = None,
    session: str | None = None,
    who: str = FACILITATOR,
) -> Done[Indicator]:
    """Read an indicator: a value on a day, on how many people it stands, and the session that read it.

    Readings stay in the order of their days, whatever the order in which they are typed.

    Raises:
        Refused: no such indicator or session, no value, a count of people below one, or a value that does not fit.
    """
    indicator = found(ledger.process, Indicator, indicator_id)
    if session is not None:
        found(ledger.process, Session, session)
    reading = made(Measurement, value=value, date=date, n=n, note=note or None, session=session)
    return _keep_readings(ledger, "add_measurement", now, indicator, (*indicator.measurements, reading), who)


def correct_measurement(
    ledger: Ledger, /, indicator_id: str, position: int, *, now: datetime, who: str = FACILITATOR, **changes: Any
) -> Done[Indicator]:
    """Correct one reading, by its place among them from 0: its value, day, count of people or note.

    Raises:
        Refused: no such indicator or reading, or a value that does not fit.
    """
    indicator = found(ledger.process, Indicator, indicator_id)
    readings = list(indicator.measurements)
    if not 0 <= position < len(readings):
        raise Refused(msg("know.no_such_reading", code=code_of(indicator)))
    readings[position] = changed(readings[position], **allowed(changes, _READING))
    return _keep_readings(ledger, "correct_measurement", now, indicator, tuple(readings), who)


def _keep_readings(
    ledger: Ledger, action: str, now: datetime, indicator: Indicator, readings: tuple[Measurement, ...], who: str
) -> Done[Indicator]:
    """Keep an indicator with its readings by day; a day that has not come is said and kept."""
    if any(each.n is not None and each.n < 1 for each in readings):
        raise Refused(msg("know.no_people"))
    after = changed(indicator, measurements=tuple(sorted(readings, key=lambda each: each.date)))
    warnings = [one for one in warnings_of(after) if one.id == "know.odd_percentage"]
    if any(each.date > now.date().isoformat() for each in readings if each not in indicator.measurements):
        warnings.append(msg("know.reading_ahead", code=code_of(after)))
    return _keep(ledger, action, now, after, who, warnings)


def _keep(
    ledger: Ledger, action: str, now: datetime, indicator: Indicator, who: str, warnings: list[Msg] | None = None
) -> Done[Indicator]:
    """Keep an indicator."""
    return commit(ledger, action, now, indicator, indicator, who=who, warnings=warnings or ())


def _check(process: Process, indicator: Indicator) -> None:
    """Refuse an indicator that cannot stand."""
    if not indicator.name.strip():
        raise Refused(msg("action.words_missing"))
    codes = (("level", LEVELS), ("direction", DIRECTIONS), ("confidence", CONFIDENCE))
    for field, known in codes:
        if (code := getattr(indicator, field)) is not None and code not in known:
            raise Refused(msg("know.unknown_code", code=code))
    if indicator.owner is not None and process.person(indicator.owner) is None:
        raise Refused(msg("action.not_found", id=indicator.owner))
    for proposal in indicator.proposals:
        found(process, Proposal, proposal)
