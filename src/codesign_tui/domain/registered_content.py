"""What a change does to minutes that are already in the protocol: nothing, and whoever made it must know."""

from typing import Final

from codesign_tui.domain.meetings import MinutesRecord, Session
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.minutes_standing import is_registered
from codesign_tui.domain.process import Process
from codesign_tui.domain.transactions import Change, sessions_touched

_NOT_CONTENT: Final = frozenset({"minutes", "sendings", "publications", "checklists"})
"""Tables that no word of the minutes comes from but where they stand."""


def content_warnings(process: Process, change: Change) -> tuple[Msg, ...]:
    """Return that a change touched what registered minutes tell of; they stay as they are.

    Only a change of a session's own contents counts; one of the whole path (a body's name, an act) is told nowhere.
    """
    if change.tables <= _NOT_CONTENT:
        return ()
    touched = [process.get(Session, one) for one in sessions_touched(change)]
    numbers = sorted(
        session.number
        for session in touched
        if session is not None and any(map(is_registered, process.in_session(MinutesRecord, session.id)))
    )
    return (msg("life.warn.content_after", numbers=", ".join(map(str, numbers))),) if numbers else ()
