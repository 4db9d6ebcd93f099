"""Coming back to a session: one sentence on opening, and the last actions to read."""

from collections.abc import Sequence
from datetime import datetime

from textual.content import Content

from codesign_tui.domain.meetings import Session, session_state
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.process import Process
from codesign_tui.domain.recent import Recent, last_actions
from codesign_tui.domain.terms import SessionState
from codesign_tui.locale import Translator
from codesign_tui.tui.columns import cell, folded_lines
from codesign_tui.tui.text import show

_MINUTE = 60
_TIME = 7
_MOST = 2


def welcome_back(process: Process, session: str | None, now: datetime, words: Translator) -> tuple[Msg, ...]:
    """Return what to say when an open session is opened again: what was done last and when; nothing otherwise."""
    meeting = process.get(Session, session)
    done = last_actions(process, 1)
    if meeting is None or session_state(meeting) is not SessionState.OPEN or not done or done[0].at is None:
        return ()
    minutes = int((now - done[0].at).total_seconds()) // _MINUTE
    what = _named(done[0], words)
    if minutes < 1:
        return (msg("clock.back_at_once", what=what),)
    return (msg("clock.back_after", what=what, time=done[0].at.time(), n=minutes),)


def last_lines(done: Sequence[Recent], words: Translator, width: int) -> Sequence[Content]:
    """Return the last actions, newest first: when, what, about what."""
    lines = []
    for one in done:
        at = words.clock(one.at.strftime("%H:%M")) if one.at is not None else ""
        parts = [words(_named(one, words)), one.about, words("clock.by_others", who=one.who) if one.by_others else ""]
        told = " · ".join(part for part in parts if part)
        lines.append(cell(at, _TIME, "$muted") + folded_lines(told, width, indent=_TIME, most=_MOST))
    return [*(lines or [show(words("clock.nothing_done"))]), Content("")]


def _named(one: Recent, words: Translator) -> Msg:
    """Return the name of what was done; of an undo, what was taken back. A newer program's action has no name here."""
    identifier = f"undo.{one.action}"
    name = msg(identifier) if words.has(identifier) else msg("clock.something")
    if one.way == "undo":
        return msg("clock.taken_back", what=name)
    return msg("clock.done_again", what=name) if one.way == "redo" else name
