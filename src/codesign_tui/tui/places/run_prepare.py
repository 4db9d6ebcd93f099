"""A session before its opening, in a few lines beside the agenda: does it fit, what lacks, where to see it all."""

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from codesign_tui.domain.checklists import checklists_for
from codesign_tui.domain.meetings import Session, session_state
from codesign_tui.domain.preparing import Preparation, prepare
from codesign_tui.domain.terms import SessionState
from codesign_tui.locale import Translator
from codesign_tui.tui.desk import Desk
from codesign_tui.tui.screens.prepare_rows import workshop_of
from codesign_tui.tui.text import show, show_line

_TOLD = 3
"""Lacks told before the rest is only counted."""


class PrepareLines(Static):
    """Tells how a planned session stands; a click shows it all."""

    ALLOW_SELECT = False

    class Wanted(Message):
        """Everything is wanted: the page that prepares the session."""

    def tell(self, desk: Desk, session: Session | None) -> None:
        """Show the session if it is still to be opened, else nothing; None before the hall."""
        planned = session is not None and session_state(session) is SessionState.PLANNED
        self.display = planned
        if session is None or not planned:
            return
        workshop = workshop_of(desk)
        prepared = prepare(desk.process, session, workshop)
        lists = checklists_for(desk.process, session.id, workshop)
        lines = [_time_line(prepared, desk.words), *_lack_line(prepared, desk.words)]
        if lists:
            done, every = sum(one.done for one in lists), sum(len(one.items) for one in lists)
            lines.append(show_line(desk.words("prepare.run_lists", done=done, all=every), "$muted"))
        lines.append(show(desk.words("prepare.run_more"), "$muted"))
        self.update(Content("\n").join(lines))

    def on_click(self, event: events.Click) -> None:
        """Ask for the whole page."""
        event.stop()
        self.post_message(self.Wanted())


def _time_line(prepared: Preparation, words: Translator) -> Content:
    """Return whether it fits, and when its breaks fall."""
    breaks = [words.clock(one.starts) for one in prepared.items if one.is_break and one.starts is not None]
    line = show_line(words(prepared.sum), "bold" if (prepared.over or 0) > 0 else "")
    return line + show_line(words("prepare.run_breaks", n=len(breaks), times=", ".join(breaks))) if breaks else line


def _lack_line(prepared: Preparation, words: Translator) -> list[Content]:
    """Return the first things to put right, a line each, and how many more there are."""
    lines = [show("· ", "$accent") + show_line(words(lack.what)) for lack in prepared.lacks[:_TOLD]]
    rest = len(prepared.lacks) - _TOLD
    return [*lines, show_line(words("prepare.run_rest", n=rest), "$muted")] if rest > 0 else lines
