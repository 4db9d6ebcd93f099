"""Questions that a table put off (*questioni rinviate*): which still wait for an outcome when it meets again."""

from typing import Final

from codesign_tui.domain.items import ParkedQuestion
from codesign_tui.domain.meetings import AgendaItem, Session
from codesign_tui.domain.process import Process
from codesign_tui.domain.text import folded

_STILL_OPEN: Final = frozenset(("", "aperto", "aperta", "da riprendere", "open", "pending"))
"""Outcomes that say that there is none yet."""


def waits(question: ParkedQuestion) -> bool:
    """Tell whether a question on the table still has no outcome; «aperto» is none."""
    return question.on_table and folded(question.outcome or "") in _STILL_OPEN


def put_off_before(process: Process, session: Session) -> tuple[ParkedQuestion, ...]:
    """Return the questions of earlier sessions, or of none, that still wait, in the order they came."""
    earlier = {other.id for other in process.sessions() if other.number < session.number}
    return tuple(
        question
        for question in process.all(ParkedQuestion)
        if waits(question) and (question.session is None or question.session in earlier)
    )


def settled_in(process: Process, session: Session) -> tuple[ParkedQuestion, ...]:
    """Return the questions of other sessions that this one answered or took up, in the order they came."""
    items = {item.id for item in process.agenda(session.id)}
    return tuple(
        question
        for question in process.all(ParkedQuestion)
        if question.on_table
        and question.session != session.id
        and (question.answered_in == session.id or question.taken_up in items)
    )


def item_of(process: Process, question: ParkedQuestion) -> AgendaItem | None:
    """Return the agenda item that takes a question up, if there is one that was not left out."""
    item = process.get(AgendaItem, question.taken_up)
    return None if item is None or item.skipped else item
