"""Run and the questions that earlier sessions put off: the line that tells them, what becomes of each."""

from codesign_tui.actions.parking import answer_parked, take_up
from codesign_tui.domain.items import ParkedQuestion
from codesign_tui.domain.meetings import AgendaItem, Session, session_state
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.parked import item_of, put_off_before
from codesign_tui.domain.people import Participant, Staff
from codesign_tui.domain.process import Process
from codesign_tui.domain.tables import code_of
from codesign_tui.domain.terms import SessionState
from codesign_tui.domain.text import folded
from codesign_tui.locale import Translator
from codesign_tui.tui.places.dialogs import Questions
from codesign_tui.tui.screens.filling import Filled, LineField


def parked_line(process: Process, session: Session | None, words: Translator) -> str:
    """Return how many questions still wait, while the session is before its second item; empty later."""
    if session is None or session_state(session) is SessionState.CLOSED:
        return ""
    current = process.get(AgendaItem, session.current_item)
    if current is not None and current.n > 1:
        return ""
    waiting = [question for question in put_off_before(process, session) if item_of(process, question) is None]
    return words("parked.line", n=len(waiting)) if waiting else ""


class RunParked(Questions):
    """Goes through the questions that were put off until they are left."""

    async def look(self) -> None:
        """Show them; answer one, or put it on the agenda, and show what is left."""
        from codesign_tui.tui.screens.parked import ParkedScreen

        session = self.process.get(Session, self.asker.session_id)
        selected: str | None = None
        while session is not None:
            questions = put_off_before(self.process, session)
            if not questions:
                self.desk.say(msg("parked.none"))
                return
            asked = await self.show(ParkedScreen(self.process, questions, self.words, selected=selected))
            if asked is None:
                return
            what, selected = asked
            question = self.process.get(ParkedQuestion, selected)
            if question is None:
                return
            if what == "answer":
                await self._answer(question, session)
            else:
                self._take_up(question, session)

    async def _answer(self, question: ParkedQuestion, session: Session) -> None:
        """Ask for the outcome and for who looks after it."""
        names = _names(self.process)
        holder = self.process.person(question.owner)
        fields = [
            LineField("outcome", msg("parked.field_outcome")),
            LineField("owner", msg("parked.field_owner"), holder.full_name if holder else "", known=tuple(names)),
        ]
        filled = await self.fill(
            msg("parked.answer", card=f"{code_of(question)}: {question.text}"),
            fields,
            check=lambda filled: _refusal(filled, names),
        )
        if filled is None:
            return
        owner = next((who for name, who in names.items() if folded(name) == folded(filled["owner"])), None)
        done = self.desk.do(
            answer_parked, question.id, filled["outcome"], now=self.desk.now(), session=session.id, owner=owner
        )
        self.tell(done, msg("parked.answered", card=code_of(question)))

    def _take_up(self, question: ParkedQuestion, session: Session) -> None:
        """Put a question on the session's agenda."""
        done = self.desk.do(take_up, question.id, session.id, now=self.desk.now())
        if done is not None:
            self.tell(done, msg("parked.taken_up", card=code_of(question), number=done.value.n))


def _names(process: Process) -> dict[str, str]:
    """Return who may look after a question, by name."""
    people: list[Participant | Staff] = [*process.all(Participant), *process.all(Staff)]
    return {person.full_name: person.id for person in people}


def _refusal(filled: Filled, names: dict[str, str]) -> Msg | None:
    """Return why an answer cannot be kept: no words, or a name that nobody has."""
    if not filled["outcome"]:
        return msg("parked.outcome_missing")
    if filled["owner"] and folded(filled["owner"]) not in {folded(name) for name in names}:
        return msg("parked.unknown_owner", name=filled["owner"])
    return None
