"""The stretches of time that agenda items are in hand: begin one, end one."""

from datetime import datetime

from codesign_tui.actions.steps import changed, instant
from codesign_tui.domain.clock import is_running
from codesign_tui.domain.meetings import AgendaItem, Run
from codesign_tui.domain.process import Process
from codesign_tui.domain.talk import talk_times, talked


def begun(item: AgendaItem, now: datetime) -> AgendaItem:
    """Return the item with a stretch that begins now; itself if it is in hand already."""
    if is_running(item):
        return item
    return changed(item, runs=(*item.runs, Run(started_at=instant(now))))


def stopped(item: AgendaItem, now: datetime) -> AgendaItem:
    """Return the item with its running stretch ended now, and whose turn it was to speak; itself if none is running."""
    if not is_running(item):
        return item
    if item.speaking is not None:
        item = changed(item, talk=talk_times(talked(item, now)), speaking=None)
    last = item.runs[-1].model_copy(update={"ended_at": instant(now)})
    return changed(item, runs=(*item.runs[:-1], last))


def all_stopped(process: Process, session: str, now: datetime, but: str | None = None) -> list[AgendaItem]:
    """Return the running items of a session, each stopped now; `but` names one that is left alone."""
    return [stopped(item, now) for item in process.agenda(session) if item.id != but and is_running(item)]
