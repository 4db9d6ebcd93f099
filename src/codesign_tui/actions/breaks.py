"""Have a break now, in the middle of an item too: the one that was planned next, or one that was not."""

from datetime import datetime

from codesign_tui.actions.runs import all_stopped, begun
from codesign_tui.actions.sessions import open_session
from codesign_tui.actions.steps import changed, commit, made, new_id
from codesign_tui.domain.clock import BREAK, is_break, is_running
from codesign_tui.domain.ledger import Done, Ledger
from codesign_tui.domain.meetings import AgendaItem
from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.transactions import FACILITATOR

__all__ = ["break_now"]


def break_now(
    ledger: Ledger, session_id: str, *, now: datetime, title: str, minutes: int, who: str = FACILITATOR
) -> Done[AgendaItem]:
    """Take a break in hand: the next one that was planned comes forward, else a new one with this title and minutes.

    What was in hand is put down and stays open: `next_in_hand()` goes back to it.

    Raises:
        Refused: the session is not open, or a break is in hand already.
    """
    process = ledger.process
    session = open_session(process, session_id)
    agenda = process.agenda(session_id)
    here = next((item for item in agenda if item.id == session.current_item), None)
    if here is not None and is_break(here) and is_running(here):
        raise Refused(msg("action.already_there", n=here.n))
    planned = next((item for item in agenda if is_break(item) and not item.runs and not item.skipped), None)
    pause = planned or made(
        AgendaItem, id=new_id(now), session=session_id, n=len(agenda) + 1, title=title, method=BREAK,
        planned_minutes=minutes,
    )  # fmt: skip
    order = [item for item in agenda if item.id != pause.id]
    order.insert(order.index(here) + 1 if here is not None else 0, pause)
    stopped = {item.id: item for item in all_stopped(process, session_id, now)}
    touched = []
    for n, item in enumerate(order, start=1):
        kept = begun(item, now) if item is pause else stopped.get(item.id, item)
        if item is pause or item.n != n or item.id in stopped:
            touched.append(changed(kept, n=n))
    taken = next(item for item in touched if item.id == pause.id)
    moved = changed(session, current_item=pause.id)
    return commit(ledger, "break_now", now, taken, *touched, moved, who=who)
