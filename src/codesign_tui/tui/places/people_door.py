"""The door of the hall: who comes, leaves, is back, is absent or sends somebody; by one key, or typed with its time."""

from collections.abc import Callable
from typing import Any, Final

from codesign_tui.actions.attendance import (
    absent,
    all_present,
    arrive,
    change_counted,
    come_back,
    delegate,
    expect,
    leave,
    note_movement,
)
from codesign_tui.domain.ledger import Done
from codesign_tui.domain.meetings import Session, session_state
from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.people import Attendance, CountedPeople, Participant
from codesign_tui.domain.presence import attendance_of
from codesign_tui.domain.process import Process
from codesign_tui.domain.spoken import Movement, spoken_movement
from codesign_tui.domain.terms import AttendanceStatus, SessionState
from codesign_tui.tui.places.people_dialogs import PeopleDialogs, Somebody
from codesign_tui.tui.places.people_forms import delegate_fields, has_name
from codesign_tui.tui.places.people_rows import group_name
from codesign_tui.tui.screens.asking import Choice

_SOMEBODY: Final = "x"
"""Stands for whoever is chosen when a movement is typed without a name."""


class PeopleDoor(PeopleDialogs):
    """Records movements of whoever is chosen: a member, or a counted group as a whole."""

    def arrive(self, chosen: Somebody | None) -> None:
        """Record somebody as present: from the opening, or from now in a session under way."""
        self._move(chosen, arrive, {"arrived_at": self._clock})

    def leave(self, chosen: Somebody | None) -> None:
        """Record that somebody leaves now."""
        self._move(chosen, leave, {"left_at": self._clock})

    def come_back(self, chosen: Somebody | None) -> None:
        """Record that somebody is back."""
        self._move(chosen, come_back, {"left_at": None})

    def expect(self, chosen: Somebody | None) -> None:
        """Record that nothing is known yet of somebody."""
        self._move_member(chosen, expect)

    def all_present(self) -> None:
        """Record whoever is still expected as present from the opening."""
        session = self.session()
        if session is None:
            return
        waiting = expected(self.process, session)
        if not waiting:
            self.desk.say(msg("people.nobody_expected"))
            return
        done = self.desk.do(all_present, session, [person.id for person in waiting], now=self.desk.now())
        self.tell(done, msg("people.all_are_present", n=len(waiting)))

    async def absent(self, chosen: Somebody | None) -> None:
        """Record a member as absent, and ask whether excused."""
        person, session = self._member(chosen), self.place.session_id
        if person is None or session is None:
            return
        ways = [Choice(way, self.words(f"people.absent_{way}")) for way in ("justified", "unjustified")]
        way = await self.choose(msg("people.absent_how", name=person.full_name), ways)
        if way is not None:
            done = self.desk.do(absent, session, person.id, now=self.desk.now(), justified=way == "justified")
            self.tell_of(person, done)

    async def delegate(self, chosen: Somebody | None) -> None:
        """Ask who sits in the place of a member."""
        person, session = self._member(chosen), self.place.session_id
        if person is None or session is None:
            return
        filled = await self.fill(msg("people.delegate_of", name=person.full_name), delegate_fields(), check=has_name)
        if filled is not None:
            done = self.desk.do(
                delegate,
                session,
                person.id,
                now=self.desk.now(),
                first_name=filled["first_name"],
                last_name=filled["last_name"],
                role=filled["role"] or None,
                proxy_doc=filled["proxy_doc"] or None,
            )
            self.tell_of(person, done)

    def note(self, text: str, chosen: Somebody | None) -> Participant | None:
        """Record a typed movement; one without a name is of whoever is chosen. None when it was refused."""
        session = self.place.session_id
        if session is None:
            return None
        if _is_nameless(text):
            done = self._note_nameless(text, chosen)
        else:
            done = self.desk.do(note_movement, session, text, now=self.desk.now())
        person = self.process.get(Participant, done.value.participant) if done is not None else None
        if person is not None:
            self.tell_of(person, done)
        return person

    def _note_nameless(self, text: str, chosen: Somebody | None) -> Done[Attendance] | None:
        """Record a typed movement of whoever is chosen."""
        person, session = self._member(chosen), self.process.get(Session, self.place.session_id)
        if person is None or session is None:
            return None
        spoken = spoken_movement(f"{_SOMEBODY} {text}", near=session.actual_start or session.planned_start)
        action: Callable[..., Done[Attendance]] = arrive
        before = attendance_of(self.process, session.id, person.id)
        if spoken.movement is Movement.LEAVES:
            action = leave
        elif spoken.movement is Movement.COMES_BACK or (before is not None and before.left_at is not None):
            action = come_back
        return self.desk.do(action, session.id, person.id, now=self.desk.now(), at=spoken.at)

    def _move(self, chosen: Somebody | None, action: Callable[..., Done[Attendance]], of_group: dict[str, Any]) -> None:
        """Record a movement of a member, or of a counted group as a whole."""
        if isinstance(chosen, CountedPeople):
            done = self.desk.do(change_counted, chosen.id, now=self.desk.now(), **of_group)
            self.tell(done, msg("people.group_changed", who=group_name(chosen, self.words)))
        else:
            self._move_member(chosen, action)

    def _move_member(self, chosen: Somebody | None, action: Callable[..., Done[Attendance]]) -> None:
        """Record a movement of a member."""
        person, session = self._member(chosen), self.place.session_id
        if person is not None and session is not None:
            self.tell_of(person, self.desk.do(action, session, person.id, now=self.desk.now()))

    def _member(self, chosen: Somebody | None) -> Participant | None:
        """Return the member who is chosen, or say what is missing."""
        if self.session() is None:
            return None
        if isinstance(chosen, Participant):
            return chosen
        self.desk.say(msg("people.choose_person"), refused=True)
        return None

    @property
    def _clock(self) -> str | None:
        """This minute while the session runs; None before and after, when a time must be typed."""
        session = self.process.get(Session, self.place.session_id)
        is_open = session is not None and session_state(session) is SessionState.OPEN
        return self.desk.now().strftime("%H:%M") if is_open else None


def expected(process: Process, session: str) -> list[Participant]:
    """Return the members of whom nothing is known yet at a session."""
    known = {
        attendance.participant
        for attendance in process.in_session(Attendance, session)
        if attendance.status is not AttendanceStatus.EXPECTED
    }
    return [person for person in process.all(Participant) if person.id not in known]


def _is_nameless(text: str) -> bool:
    """Return whether a typed movement leaves out whose it is."""
    try:
        spoken_movement(text)
    except Refused as refused:
        return refused.message.id == "rule.movement_without_name"
    return False
