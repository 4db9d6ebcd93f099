"""What becomes of a question that was put off: an outcome in one line, or an item of the agenda."""

from datetime import datetime
from typing import Final

from codesign_tui.actions.steps import changed, commit, found, made, new_id
from codesign_tui.domain.items import ParkedQuestion
from codesign_tui.domain.ledger import Done, Ledger
from codesign_tui.domain.meetings import AgendaItem, Session
from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.parked import item_of
from codesign_tui.domain.tables import code_of
from codesign_tui.domain.terms import ItemKind
from codesign_tui.domain.text import clean_line
from codesign_tui.domain.transactions import FACILITATOR

_MINUTES: Final = 10
"""What an item that takes a question up is planned for, until somebody changes it."""
_LONGEST_TITLE: Final = 80


def answer_parked(
    ledger: Ledger,
    question_id: str,
    outcome: str,
    *,
    now: datetime,
    session: str | None = None,
    owner: str | None = None,
    who: str = FACILITATOR,
) -> Done[ParkedQuestion]:
    """Write what became of a question, and who looks after it; `session` is the one that answers it.

    Raises:
        Refused: no such question, session or person, or no words.
    """
    question = found(ledger.process, ParkedQuestion, question_id)
    words = clean_line(outcome)
    if not words:
        raise Refused(msg("action.words_missing"))
    if owner is not None and ledger.process.person(owner) is None:
        raise Refused(msg("action.not_found", id=owner))
    answered = found(ledger.process, Session, session).id if session is not None else None
    values = {
        "outcome": words,
        "owner": owner or question.owner,
        "answered_in": None if answered == question.session else answered,
    }
    after = changed(question, **values)
    return commit(ledger, "answer_parked", now, after, after, who=who)


def take_up(
    ledger: Ledger, question_id: str, session_id: str, *, now: datetime, who: str = FACILITATOR
) -> Done[AgendaItem]:
    """Put a question on a session's agenda, after the item in hand or at the end: it is the item's own question.

    Raises:
        Refused: no such question or session, or it is on that agenda already.
    """
    process = ledger.process
    question, session = found(process, ParkedQuestion, question_id), found(process, Session, session_id)
    there = item_of(process, question)
    if there is not None and there.session == session.id:
        raise Refused(msg("parked.on_agenda_already", code=code_of(question), n=there.n))
    agenda = process.agenda(session.id)
    current = process.get(AgendaItem, session.current_item)
    position = current.n + 1 if current is not None else len(agenda) + 1
    words = clean_line(question.text)
    item = made(
        AgendaItem,
        id=new_id(now),
        session=session.id,
        n=position,
        title=words if len(words) <= _LONGEST_TITLE else f"{words[: _LONGEST_TITLE - 1].rstrip()}…",
        planned_minutes=_MINUTES,
        prompt=question.text,
        captures=ItemKind.NOTE,
    )
    later = [changed(other, n=other.n + 1) for other in agenda if other.n >= position]
    after = changed(question, taken_up=item.id)
    return commit(ledger, "take_up_parked", now, item, item, *later, after, who=who)
