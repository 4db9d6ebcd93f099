"""The next session, asked for in a few lines: as the last one, or the table called together again after its end."""

from datetime import date
from typing import Final

from codesign_tui.actions.next_session import (
    INDICATOR_REVIEW,
    Opener,
    name_notice_point,
    reactivate_table,
    start_from_last,
)
from codesign_tui.domain.at_rest import awaiting_point, called, is_at_rest, last_held
from codesign_tui.domain.days import spoken_day
from codesign_tui.domain.last_promises import REVIEW
from codesign_tui.domain.ledger import Done
from codesign_tui.domain.meetings import Session
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.tui.desk import SessionChosen
from codesign_tui.tui.places.commitments_day import not_a_day
from codesign_tui.tui.places.dialogs import Questions
from codesign_tui.tui.screens.filling import ChoiceField, Field, Filled, LineField

_SAME: Final = "same"
_NONE: Final = "none"
_MINUTES: Final = ((REVIEW, 20), (INDICATOR_REVIEW, 15))
"""Minutes of the items that a session opens with."""


class NextSession(Questions):
    """Asks for the next session and plans it; it is then the one in hand."""

    @property
    def _today(self) -> date:
        """Today, by the app's clock."""
        return self.desk.now().date()

    async def from_last(self) -> None:
        """Plan a session with the frame of the last one."""
        last = last_held(self.process)
        if last is None:
            self.desk.say(msg("reopen.none_held"), refused=True)
            return
        agendas = tuple((one, self.words(f"reopen.agenda.{one}")) for one in (_SAME, _NONE))
        number = max(session.number for session in self.process.sessions()) + 1
        named = self.words("reopen.next_title", number=number)
        fields: list[Field] = [*self._title_and_day(last.next_session or "", named)]
        fields.append(ChoiceField("agenda", msg("reopen.field_agenda"), agendas, _SAME))
        filled = await self.fill(
            msg("reopen.from_last", number=last.number, title=last.title),
            fields,
            note=msg("reopen.from_last_note"),
            check=self._trouble,
        )
        if filled is None:
            return
        done = self.desk.do(
            start_from_last,
            last.id,
            now=self.desk.now(),
            title=filled["title"],
            date=self._day(filled),
            with_agenda=filled["agenda"] == _SAME,
            openers=self._openers(),
        )
        if done is not None:
            self._planned(done, msg("reopen.planned", number=done.value.number))

    async def reactivate(self) -> None:
        """Call the table together again, or name the point of the notice that is still missing."""
        waiting = awaiting_point(self.process)
        if waiting is not None:
            await self._name_point(waiting)
            return
        if not is_at_rest(self.process):
            self.desk.say(msg("reopen.not_at_rest"), refused=True)
            return
        everybody = called(self.process)
        left = ", ".join(body.label for body in everybody.withdrawn)
        told = msg("reopen.left", names=left) if left else ""
        note = msg(
            "reopen.note",
            n=len(everybody.bodies),
            names=", ".join(body.label for body in everybody.bodies),
            left=told,
        )
        fields: list[Field] = [
            LineField("point", msg("reopen.field_point")),
            *self._title_and_day("", self.words("reopen.title")),
        ]
        filled = await self.fill(msg("reopen.question"), fields, note=note, check=self._trouble)
        if filled is None:
            return
        done = self.desk.do(
            reactivate_table,
            now=self.desk.now(),
            title=filled["title"],
            point=filled["point"],
            date=self._day(filled),
            openers=self._openers(),
        )
        if done is not None:
            self._planned(done, msg("reopen.called", number=done.value.number, n=len(everybody.bodies)))

    async def _name_point(self, session: Session) -> None:
        """Ask for the point of the notice of a session that was planned without it."""
        point = await self.ask(msg("reopen.which_point", number=session.number), note=msg("reopen.no_point"))
        if point:
            done = self.desk.do(name_notice_point, session.id, point, now=self.desk.now())
            self.tell(done, msg("reopen.point_named", number=session.number))

    def _title_and_day(self, day: str, title: str) -> list[Field]:
        """Return the lines that every session needs."""
        told = day if spoken_day(day, self._today) is not None else ""
        return [LineField("title", msg("reopen.field_title"), title), LineField("date", msg("reopen.field_date"), told)]

    def _trouble(self, filled: Filled) -> Msg | None:
        """Refuse a session without a title, or what is no day."""
        if not filled["title"]:
            return msg("action.title_missing")
        return not_a_day(filled["date"], self._today) if filled["date"] else None

    def _day(self, filled: Filled) -> str | None:
        """Return the day that was typed."""
        day = spoken_day(filled["date"], self._today) if filled["date"] else None
        return day.isoformat() if day is not None else None

    def _openers(self) -> list[Opener]:
        """Return what a session opens with, by the names of the methods that this laptop has."""
        named = {one.id: one.name.in_language(self.words.language) for one in self.desk.library.methods()}
        return [Opener(method, named[method], minutes) for method, minutes in _MINUTES if method in named]

    def _planned(self, done: Done[Session], sentence: Msg) -> None:
        """Let every place turn to the new session; what is to be known of it is said after that, and stays."""
        self.asker.app.screen.post_message(SessionChosen(done.value.id))
        self.asker.app.call_later(self.desk.say, done.warnings[0] if done.warnings else sentence)
