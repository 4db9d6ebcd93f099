"""What D.M. 72/2021 §6 wants published of a path, per kind, and what of it is (`domain.md` §1.5).

The minutes of the table are one row a session, told by their own mark; every other row is a record of its own.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from codesign_tui.domain.going_out import Publication
from codesign_tui.domain.meetings import Session, session_state
from codesign_tui.domain.minutes_life import MarkKind
from codesign_tui.domain.minutes_standing import mark_of, record_of
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import ProcessKind, SessionState

MINUTES: Final = "table_minutes"
"""The code of the rows that stand for the minutes of sessions."""

REQUIRED: Final = {
    ProcessKind.CO_PROGRAMMAZIONE: (
        "start_act",
        "notice",
        "admitted_list",
        MINUTES,
        "final_document",
        "conclusion_act",
    ),
    ProcessKind.CO_PROGETTAZIONE: (
        "start_act",
        "notice",
        "appointment",
        "checks_minutes",
        "admitted_list",
        "commission_minutes",
        "selection_act",
        MINUTES,
        "agreement",
        "benefits",
    ),
    ProcessKind.PATTO: ("start_act", MINUTES, "pact"),
    ProcessKind.OPEN_PATH: (),
}
"""What is to be published, in the order of the procedure; outside a procedure nothing is."""


@dataclass(frozen=True, slots=True)
class ToPublish:
    """One row of the list: what, of which session, by when, published when and where."""

    what: str
    """A code of `REQUIRED`, or words."""
    session: str | None = None
    kept: Publication | None = None
    due: date | None = None
    published_on: date | None = None
    link: str | None = None

    @property
    def id(self) -> str:
        """A name by which the row is found again."""
        return self.kept.id if self.kept else f"{self.what}:{self.session or ''}"


def to_publish(process: Process) -> list[ToPublish]:
    """Return what is to be published, and whatever else was noted, in order.

    A restricted session has no row: nothing of it is published.
    """
    kept = process.all(Publication)
    rows: list[ToPublish] = []
    for what in REQUIRED[process.details.kind]:
        if what == MINUTES:
            rows += [_minutes_row(process, session) for session in _held(process)]
            continue
        noted = [one for one in kept if one.what == what]
        rows += [_row(one) for one in noted] or [ToPublish(what)]
    return rows + [_row(one) for one in kept if one.what not in REQUIRED[process.details.kind]]


def _held(process: Process) -> list[Session]:
    """Return the sessions whose minutes are published: those that have ended."""
    return [
        one
        for one in process.sessions()
        if not one.restricted and session_state(one) is SessionState.CLOSED
    ]  # fmt: skip


def _minutes_row(process: Process, session: Session) -> ToPublish:
    """Return the row of a session's minutes."""
    mark = mark_of(record_of(process, session.id), MarkKind.PUBLISHED)
    on = date.fromisoformat(mark.on) if mark is not None else None
    return ToPublish(MINUTES, session.id, published_on=on, link=mark.link if mark else None)


def _row(kept: Publication) -> ToPublish:
    """Return the row of something noted."""
    due, on = (date.fromisoformat(day) if day else None for day in (kept.due, kept.published_on))
    return ToPublish(kept.what, kept.session, kept, due, on, kept.link)
