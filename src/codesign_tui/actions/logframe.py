"""Write the logframe, row by row. Undo brings any of it back."""

from datetime import datetime
from typing import Any, Final

from codesign_tui.actions.steps import allowed, changed, commit, found, made
from codesign_tui.domain.items import Indicator, Proposal
from codesign_tui.domain.ledger import Done, Ledger
from codesign_tui.domain.logframe import Logframe, LogframeRow, placed
from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.process import Process
from codesign_tui.domain.tables import table_of
from codesign_tui.domain.terms import LogframeLevel
from codesign_tui.domain.text import clean
from codesign_tui.domain.theory import logframe_of
from codesign_tui.domain.transactions import FACILITATOR

_OWN: Final = ("text", "indicators", "shows", "source", "assumptions", "proposals")


def add_logframe_row(
    ledger: Ledger,
    /,
    level: LogframeLevel,
    text: str,
    *,
    now: datetime,
    near: int | None = None,
    who: str = FACILITATOR,
    **parts: Any,
) -> Done[Logframe]:
    """Write a new row where it belongs; the first begins the logframe. An activity goes under the result at `near`.

    Raises:
        Refused: no words, an activity before any result, or a proposal or indicator that is not there.
    """
    before = logframe_of(ledger.process) or made(Logframe, id=table_of(Logframe))
    row = made(LogframeRow, level=level, **allowed({"text": text, **parts}, _OWN))
    _check(ledger.process, row)
    results = any(one.level is LogframeLevel.RESULT for one in before.rows)
    if level is LogframeLevel.ACTIVITY and not results:
        raise Refused(msg("logframe.result_first"))
    is_under_result = near is not None and any(one.level is LogframeLevel.RESULT for one in before.rows[: near + 1])
    after = changed(before, rows=placed(before.rows, row, near if is_under_result else None))
    return commit(ledger, "add_logframe_row", now, after, after, who=who)


def edit_logframe_row(
    ledger: Ledger, /, position: int, *, now: datetime, who: str = FACILITATOR, **parts: Any
) -> Done[Logframe]:
    """Correct a row, by its place from 0; what is not named stays, and so does its level.

    Raises:
        Refused: no such row, or what it would say is refused as in a new one.
    """
    before = _at(ledger.process, position)
    row = changed(before.rows[position], **allowed(parts, _OWN))
    _check(ledger.process, row)
    after = changed(before, rows=(*before.rows[:position], row, *before.rows[position + 1 :]))
    return commit(ledger, "edit_logframe_row", now, after, after, who=who)


def take_logframe_row_out(ledger: Ledger, position: int, *, now: datetime, who: str = FACILITATOR) -> Done[Logframe]:
    """Take a row out; a result only once it has no activities under it.

    Raises:
        Refused: no such row, or a result that still has activities.
    """
    before = _at(ledger.process, position)
    is_result = before.rows[position].level is LogframeLevel.RESULT
    following = before.rows[position + 1 : position + 2]
    if is_result and following and following[0].level is LogframeLevel.ACTIVITY:
        raise Refused(msg("logframe.has_activities"))
    after = changed(before, rows=(*before.rows[:position], *before.rows[position + 1 :]))
    return commit(ledger, "take_logframe_row_out", now, after, after, who=who)


def _at(process: Process, position: int) -> Logframe:
    """Return the logframe, if it has a row at this place."""
    logframe = logframe_of(process)
    if logframe is None or not 0 <= position < len(logframe.rows):
        raise Refused(msg("logframe.no_such_row"))
    return logframe


def _check(process: Process, row: LogframeRow) -> None:
    """Refuse a row that cannot stand."""
    if not clean(row.text).strip():
        raise Refused(msg("action.words_missing"))
    for proposal in row.proposals:
        found(process, Proposal, proposal)
    for indicator in row.indicators:
        found(process, Indicator, indicator)
