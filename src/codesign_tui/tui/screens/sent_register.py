"""The register of what was sent (*Registro degli invii*): to whom, when, by which channel, with which answer."""

from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar

from textual import work
from textual.binding import Binding, BindingType

from codesign_tui.actions.going_out import correct_sending, drop_sending, note_answer, note_sending
from codesign_tui.actions.registering import people_called
from codesign_tui.domain.going_out import Sending
from codesign_tui.domain.ledger import Done, Ledger
from codesign_tui.domain.meetings import Session
from codesign_tui.domain.messages import msg
from codesign_tui.domain.people import Organization
from codesign_tui.domain.process import Process
from codesign_tui.domain.text import folded
from codesign_tui.locale import Translator
from codesign_tui.tui.columns import hung, spread
from codesign_tui.tui.screens.filling import ChoiceField, Field, Filled, LineField, TextField
from codesign_tui.tui.screens.noting_forms import Do, NotingForms
from codesign_tui.tui.screens.rows_dialog import Kept, RowsDialog
from codesign_tui.tui.text import show, show_line
from codesign_tui.tui.widgets.rows import Row

_INDENT = 3
_UNSAID = ""


class SentRegister(RowsDialog):
    """Everything that was sent, the last first; Enter corrects, a letter writes down the answer."""

    NAME = "sent"
    KEYS = ("edit", "add", "answer", "take_away", "leave")
    BINDINGS: ClassVar[list[BindingType]] = [Binding("a", "answer", show=False)]

    def rows(self, width: int) -> Sequence[Row]:
        """Return the rows, the last that was sent first."""
        sent = sorted(self.desk.process.all(Sending), key=lambda one: (one.sent_on, one.number or 0), reverse=True)
        return [sent_row(self.desk.process, one, self.desk.words, width) for one in sent]

    async def edit(self, row: str) -> Kept:
        """Ask again for what was sent."""
        return await SentForms(self).sending(self.desk.process.get(Sending, row))

    async def add(self) -> Kept:
        """Ask for something that was sent."""
        return await SentForms(self).sending(None)

    def take_away(self, row: str) -> Kept:
        """Take a row out of the register."""
        return self.desk.do(drop_sending, row, now=self.desk.now())

    @work(group="dialog")
    async def action_answer(self) -> None:
        """Ask what came back."""
        sending = self.desk.process.get(Sending, self.listed.current)
        if sending is not None:
            self.kept(await SentForms(self).answer(sending))


class SentForms(NotingForms):
    """Asks for what was sent and what came back."""

    async def sending(self, before: Sending | None) -> Kept:
        """Ask what was sent, to whom, when, how."""
        now, process = self.desk.now(), self.process
        sessions = ((_UNSAID, "–"), *((one.id, str(one.number)) for one in process.sessions()))
        about = before.session if before else self.asker.session_id
        what, how, protocol = (getattr(before, name, None) or "" for name in ("what", "channel", "protocol"))
        to, day = addressee(process, before) if before else "", before.sent_on if before else None
        by = self.day_words(before.answer_by if before else None, today=False)
        fields: list[Field] = [
            LineField("what", msg("sent.field.what"), what, self.listed("sent.whats")),
            LineField("to", msg("sent.field.to"), to, self._everybody()),
            LineField("sent_on", msg("sent.field.sent_on"), self.day_words(day)),
            LineField("channel", msg("sent.field.channel"), how, self.listed("life.channels")),
            LineField("protocol", msg("sent.field.protocol"), protocol),
            LineField("answer_by", msg("sent.field.answer_by"), by),
            ChoiceField("session", msg("sent.field.session"), sessions, about or _UNSAID),
        ]

        def done(filled: Filled) -> Do:
            """Return the action with what is filled in."""
            values = self._values(filled)

            def act(ledger: Ledger) -> Done[Sending]:
                """Write it down, or correct it."""
                if before is not None:
                    return correct_sending(ledger, before.id, now=now, **values)
                new = dict(values)
                return note_sending(ledger, new.pop("what"), new.pop("sent_on"), now=now, **new)

            return act

        question = msg("sent.correct" if before else "sent.add")
        return await self.filled(question, fields, {"sent_on": True, "answer_by": False}, done)

    async def answer(self, sending: Sending) -> Kept:
        """Ask what came back and when; nothing typed takes the answer away."""
        now = self.desk.now()
        fields: list[Field] = [
            TextField("answer", msg("sent.field.answer"), sending.answer or ""),
            LineField("on", msg("sent.field.answered_on"), self.day_words(sending.answered_on)),
        ]

        def done(filled: Filled) -> Do:
            """Return the action with what is filled in."""
            day = self.day(filled, "on", past=True)

            def act(ledger: Ledger) -> Done[Sending]:
                """Write the answer down."""
                return note_answer(ledger, sending.id, filled["answer"], day, now=now)

            return act

        return await self.filled(msg("sent.answer", what=sending.what), fields, {"on": True}, done)

    def _values(self, filled: Filled) -> dict[str, Any]:
        """Return a sending as the actions take it; whoever is not of the path stays in words."""
        known = self._known(filled["to"])
        return {
            "what": filled["what"],
            "sent_on": self.day(filled, "sent_on", past=True) or self.today,
            "addressee": known,
            "addressee_words": None if known else filled["to"] or None,
            "channel": filled["channel"] or None,
            "protocol": filled["protocol"] or None,
            "answer_by": self.day(filled, "answer_by", past=False),
            "session": filled["session"] or None,
        }

    def _known(self, name: str) -> str | None:
        """Return the id of the body or the person with this name."""
        for body in self.process.all(Organization):
            if name and folded(name) in (folded(body.name), folded(body.label)):
                return body.id
        called = people_called(self.process, name)
        return called[0].id if len(called) == 1 else None

    def _everybody(self) -> tuple[str, ...]:
        """Return whom things are mostly sent to: everybody, then each body."""
        return (*self.listed("sent.everybody"), *(body.name for body in self.process.all(Organization)))


def addressee(process: Process, sending: Sending) -> str:
    """Return to whom something was sent, in words."""
    body = process.get(Organization, sending.addressee)
    if body is not None:
        return body.name
    person = process.person(sending.addressee)
    return person.full_name if person is not None else sending.addressee_words or ""


def sent_row(process: Process, sending: Sending, words: Translator, width: int) -> Row:
    """Return a sending on a few lines: when, what, to whom; how; what came back or by when it is awaited."""
    day = words.day(date.fromisoformat(sending.sent_on))
    session = process.get(Session, sending.session)
    first = spread(show_line(sending.what, "bold"), show_line(day, "$muted"), width)
    told = [
        addressee(process, sending),
        sending.channel or "",
        words("life.rows.protocol", number=sending.protocol) if sending.protocol else "",
        words("life.rows.in_session", number=session.number) if session else "",
    ]
    lines = [hung(show_line(" · ".join(part for part in told if part)), width - _INDENT, indent=_INDENT, most=2)]
    if sending.answer:
        on = words.day(date.fromisoformat(sending.answered_on)) if sending.answered_on else ""
        answer = words("sent.answered", words=sending.answer)
        said = " · ".join(part for part in (on, answer) if part)
        lines.append(show("✓ ", "$success") + hung(show_line(said), width - _INDENT, indent=_INDENT + 2, most=2))
    elif sending.answer_by:
        lines.append(show("○ ") + show_line(words("sent.awaited", day=date.fromisoformat(sending.answer_by))))
    break_ = show("\n" + " " * _INDENT)
    return Row(sending.id, break_.join([first, *lines]))
