"""The opening ritual, item 0 of a session: what is said before the table begins."""

from datetime import datetime
from typing import Any

from codesign_tui.actions.steps import allowed, changed, commit, found, made, wall_clock
from codesign_tui.domain.kinds import rules_of
from codesign_tui.domain.ledger import Done, Ledger
from codesign_tui.domain.meetings import ConflictOfInterest, Opening, Session, session_state
from codesign_tui.domain.messages import Msg, Refused, msg
from codesign_tui.domain.people import Participant
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import SessionState
from codesign_tui.domain.transactions import FACILITATOR

MARKS = (
    "at", "notice_confirmed", "presences_checked", "privacy_given", "conflicts_asked", "conflicts",
    "release_confirmed", "rules",
)  # fmt: skip
"""What `record_opening` may mark."""


def record_opening(
    ledger: Ledger, /, session_id: str, *, now: datetime, who: str = FACILITATOR, **marks: Any
) -> Done[Session]:
    """Mark what was said at the opening of a session that was opened: `at`, `notice_confirmed`, `presences_checked`,
    `privacy_given`, `conflicts_asked`, `release_confirmed` (True, False, or None for "not said yet"), `rules`, and
    `conflicts`, the declarations, when all that was said is kept at once.

    `at` is the real time of the opening and becomes the session's actual start; once the session is closed its
    times stay as they were, whatever `at` says.

    Raises:
        Refused: the session is still planned, no such mark, or a value does not fit.
    """  # noqa: D205 - the marks belong to the summary
    process = ledger.process
    session = found(process, Session, session_id)
    state, said = session_state(session), allowed(marks, MARKS)
    if state is SessionState.PLANNED:
        raise Refused(msg("action.session_not_started", number=session.number))
    if state is SessionState.CLOSED:
        said.pop("at", None)
        before = session.opening or made(Opening, at=session.actual_start)
        after = changed(session, opening=changed(before, **said))
        return commit(ledger, "record_opening", now, after, after, who=who)
    before = session.opening or made(Opening, at=session.actual_start or wall_clock(now))
    opening = changed(before, **said)
    after = changed(session, opening=opening, actual_start=opening.at or session.actual_start)
    return commit(ledger, "record_opening", now, after, after, who=who)


def declare_conflict(
    ledger: Ledger,
    session_id: str,
    *,
    now: datetime,
    text: str,
    participant: str | None = None,
    who: str = FACILITATOR,
) -> Done[Session]:
    """Keep a declaration of conflict of interest in the person's own words; it may also come during the session.

    Raises:
        Refused: no such session or participant.
    """
    session = found(ledger.process, Session, session_id)
    if participant is not None:
        found(ledger.process, Participant, participant)
    opening = session.opening or Opening()
    declared = made(ConflictOfInterest, participant=participant, text=text)
    after = changed(session, opening=changed(opening, conflicts_asked=True, conflicts=(*opening.conflicts, declared)))
    return commit(ledger, "declare_conflict", now, after, after, who=who)


def still_to_say(process: Process, session_id: str) -> list[Msg]:
    """Return what the opening of a session has not said yet and the kind of process asks for."""
    session = found(process, Session, session_id)
    opening = session.opening or Opening()
    rules = rules_of(process.details.kind)
    asked = {
        "notice_confirmed": rules.asks_notice,
        "presences_checked": True,
        "privacy_given": True,
        "conflicts_asked": rules.asks_conflicts,
        "release_confirmed": rules.asks_release,
        "rules": bool(process.details.table_rules),
    }
    return [msg(f"action.opening.{mark}") for mark, wanted in asked.items() if wanted and not getattr(opening, mark)]
