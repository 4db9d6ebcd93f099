"""Towards the end of the last session: of how many shared proposals nobody said what happens after the path."""

from codesign_tui.domain.destinies import to_settle
from codesign_tui.domain.meetings import AgendaItem, Session, session_state
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import SessionState
from codesign_tui.locale import Translator

_LAST_ITEMS = 3
"""Items from the end of the agenda from which it is said."""


def after_lines(process: Process, session: Session | None, words: Translator) -> list[str]:
    """Return the line that says it, with the key that asks; nothing before the last items of the last session."""
    if session is None or session_state(session) is not SessionState.OPEN:
        return []
    item = process.get(AgendaItem, session.current_item)
    items = process.agenda(session.id)
    if item is None or item.id not in {each.id for each in items[-_LAST_ITEMS:]}:
        return []
    waiting = to_settle(process, session)
    return [words("lessons.to_settle_line", n=len(waiting))] if waiting else []
