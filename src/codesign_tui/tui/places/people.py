"""People (*Persone*): who sits at the table, who is in the hall and since when, who is counted and not named."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar, Final

from textual import on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static

from codesign_tui.actions.attendance import (
    absent,
    all_present,
    arrive,
    change_counted,
    come_back,
    count_people,
    delegate,
    expect,
    leave,
    note_movement,
)
from codesign_tui.actions.people import add_organization, add_participant, edit_organization, edit_participant
from codesign_tui.domain.ledger import Done
from codesign_tui.domain.meetings import Session, session_state
from codesign_tui.domain.messages import Msg, Refused, msg
from codesign_tui.domain.people import Attendance, CountedPeople, Organization, Participant
from codesign_tui.domain.presence import attendance_of, numbers_at, voters_at
from codesign_tui.domain.spoken import Movement, spoken_movement
from codesign_tui.domain.terms import AttendanceStatus, Category, SessionState
from codesign_tui.domain.transactions import Change
from codesign_tui.tui.columns import spread
from codesign_tui.tui.commands import PEOPLE_COMMANDS, Command
from codesign_tui.tui.desk import Desk
from codesign_tui.tui.places.base import Place
from codesign_tui.tui.places.people_forms import (
    body_fields,
    body_named,
    body_values,
    category_of_body,
    count_fields,
    count_refusal,
    counted,
    delegate_fields,
    has_name,
    person_fields,
    person_values,
)
from codesign_tui.tui.places.people_rows import (
    Hall,
    attendance_words,
    entity_of,
    group_name,
    numbers_line,
    people_rows,
    row_of,
)
from codesign_tui.tui.screens.asking import AskChoice, Choice
from codesign_tui.tui.screens.filling import Field, Filled, FillIn
from codesign_tui.tui.screens.telling import Tell
from codesign_tui.tui.text import show, show_line
from codesign_tui.tui.widgets.movement_line import MovementLine
from codesign_tui.tui.widgets.rows import Row, RowList

_SHOWN: Final = frozenset(("organizations", "participants", "attendance", "counted_people", "sessions"))
_SOMEBODY: Final = "x"
"""Stands for whoever is under the cursor when a movement is typed without a name."""


class PeoplePlace(Place):
    """Everybody, and the door of the hall."""

    COMMANDS: ClassVar[Sequence[Command]] = PEOPLE_COMMANDS
    help_id: ClassVar[str] = "people.help"

    def __init__(self, desk: Desk, session: str | None, *, projected: bool = False) -> None:
        super().__init__(desk, session, projected=projected)
        self._shown_at = ""
        self._restored = False

    def compose(self) -> ComposeResult:
        """Numbers of the hall, everybody, the line for movements."""
        yield Static(id="people-summary", classes="summary")
        yield RowList(PEOPLE_COMMANDS, id="people-list")
        yield MovementLine(id="people-movement")

    # -- showing ---------------------------------------------------------------------------------------------

    def show_process(self, change: Change | None) -> None:
        """Read everybody again if what changed is about people."""
        if self.is_mounted and (change is None or change.tables & _SHOWN):
            self._show()

    def focus_first(self) -> None:
        """Put the cursor on the list."""
        self.query_one(RowList).focus()

    def tick(self) -> None:
        """Count again when the minute changes: somebody's time typed ahead may have come."""
        if self._minute != self._shown_at:
            self._show()

    def put_away(self) -> None:
        """Keep the movement being typed."""
        if self.is_mounted:
            self.desk.file.keep_draft(self._draft_place, self.query_one(MovementLine).value)

    def set_session(self, session: str | None) -> None:
        """Turn to another session, keeping what was being typed in this one."""
        self.put_away()
        self._restored = False
        super().set_session(session)

    @property
    def _draft_place(self) -> str:
        """The name under which a movement being typed is kept."""
        return f"people:{self.session_id or ''}"

    def _restore(self) -> None:
        """Put back the movement that was being typed when the place was last left."""
        self._restored = True
        line = self.query_one(MovementLine)
        line.value = self.desk.file.drafts().get(self._draft_place, "")
        line.display = bool(line.value)

    @property
    def _session(self) -> Session | None:
        """The session in hand."""
        return self.desk.process.get(Session, self.session_id)

    @property
    def _state(self) -> SessionState | None:
        """Where the session is in time; None when there is none."""
        return session_state(self._session) if self._session else None

    @property
    def _minute(self) -> str:
        """The minute of the session whose numbers are shown: now, at the opening, at the close."""
        session, now = self._session, self.desk.now().strftime("%H:%M")
        if session is None or self._state is SessionState.OPEN:
            return now
        if self._state is SessionState.PLANNED:
            return session.planned_start or now
        return session.actual_end or session.planned_end or now

    def _show(self) -> None:
        """Make every row again and keep the cursor where it was."""
        process, words, listed = self.desk.process, self.desk.words, self.query_one(RowList)
        hall = Hall(None)
        at = self._shown_at = self._minute
        if self.session_id is not None:
            hall = Hall(
                self.session_id,
                numbers_at(process, self.session_id, at),
                voters_at(process, self.session_id, at),
            )
        rows = people_rows(process, hall, words, listed.room, projected=self.projected)
        if not rows:
            rows = [Row("empty", show(words("people.empty"), "$muted"), heading=True)]
        listed.show_rows(rows)
        self.query_one("#people-summary", Static).update(self._summary(hall, listed.room))
        if not self._restored:
            self._restore()
        self.query_one(MovementLine).placeholder = show(words("people.movement_hint")).plain

    def _summary(self, hall: Hall, width: int) -> Content:
        """Return which session this is, how many are in the hall, how many may vote, how many are expected."""
        words, session = self.desk.words, self._session
        if session is None or hall.numbers is None or hall.voters is None:
            return show(words("people.no_session"), "$muted") + Content("\n")
        when = {
            SessionState.OPEN: words("people.now"),
            SessionState.PLANNED: words("people.at_opening"),
            SessionState.CLOSED: words("people.at_close"),
        }[session_state(session)]
        title = show_line(words("people.session", number=session.number, title=session.title))
        totals = words("people.in_hall", n=hall.numbers.total, when=when)
        if not self.projected:
            totals += " · " + words("people.may_vote", n=hall.voters.members)
        second = numbers_line(hall.numbers, words)
        waiting = len(self._expected())
        if waiting:
            second = second + show(" · " + words("people.n_expected", n=waiting), "$warning")
        return spread(title, show(totals, "bold"), width) + Content("\n") + second.truncate(width, ellipsis=True)

    @property
    def _chosen(self) -> Participant | Organization | CountedPeople | None:
        """Who is under the cursor."""
        return entity_of(self.desk.process, self.query_one(RowList).current)

    @on(RowList.Widened)
    def _widened(self, event: RowList.Widened) -> None:
        """Make the rows again for another width."""
        event.stop()
        self._show()

    @on(RowList.Asked)
    async def _asked(self, event: RowList.Asked) -> None:
        """Do what a letter means."""
        event.stop()
        await self.run_action(event.command.id)

    @on(OptionList.OptionSelected)
    def _entered(self, event: OptionList.OptionSelected) -> None:
        """Enter corrects whoever is under the cursor."""
        event.stop()
        self.action_people_edit()

    # -- the door --------------------------------------------------------------------------------------------

    def action_people_arrive(self) -> None:
        """Record who is under the cursor as present: from the opening, or from now in a session under way."""
        self._move(arrive, {"arrived_at": self._clock})

    def action_people_leave(self) -> None:
        """Record that who is under the cursor leaves now."""
        self._move(leave, {"left_at": self._clock})

    def action_people_back(self) -> None:
        """Record that who is under the cursor is back."""
        self._move(come_back, {"left_at": None})

    def action_people_expect(self) -> None:
        """Record that nothing is known yet of who is under the cursor."""
        person = self._member()
        if person is not None and self.session_id is not None:
            self._told(person, self.desk.do(expect, self.session_id, person.id, now=self.desk.now()))

    def action_people_all_present(self) -> None:
        """Record whoever is still expected as present from the opening."""
        if self.session_id is None:
            self.desk.say(msg("people.no_session"), refused=True)
            return
        waiting = self._expected()
        if not waiting:
            self.desk.say(msg("people.nobody_expected"))
            return
        done = self.desk.do(all_present, self.session_id, [person.id for person in waiting], now=self.desk.now())
        self._tell(done, msg("people.all_are_present", n=len(waiting)))

    @work(group="dialog")
    async def action_people_absent(self) -> None:
        """Record who is under the cursor as absent, and ask whether excused."""
        person, words = self._member(), self.desk.words
        if person is None or self.session_id is None:
            return
        chosen = await self.app.push_screen_wait(
            AskChoice(
                words,
                msg("people.absent_how", name=person.full_name),
                [
                    Choice("justified", words("people.absent_justified")),
                    Choice("unjustified", words("people.absent_unjustified")),
                ],
            )
        )
        if chosen is not None:
            done = self.desk.do(
                absent, self.session_id, person.id, now=self.desk.now(), justified=chosen == "justified"
            )
            self._told(person, done)

    @work(group="dialog")
    async def action_people_delegate(self) -> None:
        """Ask who sits in the place of who is under the cursor."""
        person = self._member()
        if person is None or self.session_id is None:
            return
        filled = await self._fill(msg("people.delegate_of", name=person.full_name), delegate_fields(), check=has_name)
        if filled is not None:
            done = self.desk.do(
                delegate,
                self.session_id,
                person.id,
                now=self.desk.now(),
                first_name=filled["first_name"],
                last_name=filled["last_name"],
                role=filled["role"] or None,
                proxy_doc=filled["proxy_doc"] or None,
            )
            self._told(person, done)

    def action_people_movement(self) -> None:
        """Go to the line in which movements are typed."""
        if self.session_id is None:
            self.desk.say(msg("people.no_session"), refused=True)
            return
        line = self.query_one(MovementLine)
        line.display = True
        line.focus()

    @on(MovementLine.Left)
    def _line_left(self) -> None:
        """Go back to the list."""
        line = self.query_one(MovementLine)
        line.display = bool(line.value)
        self.focus_first()

    @on(MovementLine.Typed)
    def _moved(self, event: MovementLine.Typed) -> None:
        """Record a typed movement; one without a name is of who is under the cursor. What is refused stays typed."""
        event.stop()
        if self.session_id is None:
            return
        done = self._nameless(event.text) if self._is_nameless(event.text) else self._named(event.text)
        if done is None:
            return
        self.query_one(MovementLine).value = ""
        self.desk.file.keep_draft(self._draft_place, "")
        person = self.desk.process.get(Participant, done.value.participant)
        if person is not None:
            self.query_one(RowList).go_to(row_of(Participant, person.id))
            self._told(person, done)

    def _named(self, text: str) -> Done[Attendance] | None:
        """Record a movement that says whose it is."""
        assert self.session_id is not None
        return self.desk.do(note_movement, self.session_id, text, now=self.desk.now())

    def _is_nameless(self, text: str) -> bool:
        """Return whether a typed movement leaves out whose it is."""
        try:
            spoken_movement(text)
        except Refused as refused:
            return refused.message.id == "rule.movement_without_name"
        return False

    def _nameless(self, text: str) -> Done[Attendance] | None:
        """Record a movement of who is under the cursor."""
        person, session = self._member(), self._session
        if person is None or session is None:
            return None
        spoken = spoken_movement(f"{_SOMEBODY} {text}", near=session.actual_start or session.planned_start)
        action: Callable[..., Done[Attendance]] = arrive
        before = attendance_of(self.desk.process, session.id, person.id)
        if spoken.movement is Movement.LEAVES:
            action = leave
        elif spoken.movement is Movement.COMES_BACK or (before is not None and before.left_at is not None):
            action = come_back
        return self.desk.do(action, session.id, person.id, now=self.desk.now(), at=spoken.at)

    def _move(self, action: Callable[..., Done[Attendance]], of_group: dict[str, Any]) -> None:
        """Record a movement of who is under the cursor: a member, or a counted group as a whole."""
        chosen = self._chosen
        if isinstance(chosen, CountedPeople):
            done = self.desk.do(change_counted, chosen.id, now=self.desk.now(), **of_group)
            self._tell(done, msg("people.group_changed", who=group_name(chosen, self.desk.words)))
            return
        person = self._member()
        if person is not None and self.session_id is not None:
            self._told(person, self.desk.do(action, self.session_id, person.id, now=self.desk.now()))

    def _member(self) -> Participant | None:
        """Return the member under the cursor, or say what is missing."""
        if self.session_id is None:
            self.desk.say(msg("people.no_session"), refused=True)
            return None
        chosen = self._chosen
        if isinstance(chosen, Participant):
            return chosen
        self.desk.say(msg("people.choose_person"), refused=True)
        return None

    def _expected(self) -> list[Participant]:
        """Return the members of whom nothing is known yet at this session."""
        process, session = self.desk.process, self.session_id
        if session is None:
            return []
        known = {
            attendance.participant
            for attendance in process.in_session(Attendance, session)
            if attendance.status is not AttendanceStatus.EXPECTED
        }
        return [person for person in process.all(Participant) if person.id not in known]

    @property
    def _clock(self) -> str | None:
        """This minute while the session runs; None before and after, when a time must be typed."""
        return self.desk.now().strftime("%H:%M") if self._state is SessionState.OPEN else None

    # -- by number -------------------------------------------------------------------------------------------

    @work(group="dialog")
    async def action_people_count(self) -> None:
        """Ask how many, table after table, until Esc."""
        if self.session_id is None:
            self.desk.say(msg("people.no_session"), refused=True)
            return
        table, before, total = "", None, 0
        while True:
            fields = count_fields(self.desk.process, self.desk.words, table=table, like=before)
            note = msg("people.counted_so_far", n=total) if total else msg("people.count_note")
            filled = await self._fill(msg("people.count"), fields, note=note, check=self._count_refusal)
            if filled is None:
                return
            for values in counted(self.desk.process, filled):
                done = self.desk.do(count_people, self.session_id, now=self.desk.now(), **values)
                if done is None:
                    return
                total += done.value.number
                table = done.value.table or ""
            self.desk.say(msg("people.counted", n=total))
            before = filled
            table = str(int(table) + 1) if table.isdecimal() else ""

    def _count_refusal(self, filled: Filled) -> Msg | None:
        """Return why a count cannot be kept."""
        return count_refusal(self.desk.process, filled)

    async def _edit_group(self, group: CountedPeople) -> None:
        """Correct people counted by number."""
        fields = count_fields(self.desk.process, self.desk.words, group)
        filled = await self._fill(msg("people.edit_count"), fields, check=self._count_refusal)
        if filled is not None:
            values = counted(self.desk.process, filled)[0]
            done = self.desk.do(change_counted, group.id, now=self.desk.now(), **values)
            self._tell(done, msg("people.edited"))

    # -- who sits at the table -------------------------------------------------------------------------------

    @work(group="dialog")
    async def action_people_add(self) -> None:
        """Ask for a new member: name, body, role; a body that is not there yet is made too."""
        fields = person_fields(self.desk.process, self.desk.words)
        filled = await self._fill(msg("people.add"), fields, check=has_name, linked=self._linked)
        if filled is None:
            return
        body, made = self._body(filled)
        if filled["body"] and body is None:
            return
        done = self.desk.do(add_participant, now=self.desk.now(), organization=body, **person_values(filled))
        if done is not None:
            self.call_after_refresh(self.query_one(RowList).go_to, row_of(Participant, done.value.id))
            added = "people.added_with_body" if made else "people.added"
            self._tell(done, msg(added, name=done.value.full_name, body=filled["body"]))

    @work(group="dialog")
    async def action_people_add_body(self) -> None:
        """Ask for a new organisation."""
        filled = await self._fill(msg("people.add_body"), body_fields(self.desk.words), check=has_name)
        if filled is not None:
            done = self.desk.do(add_organization, now=self.desk.now(), **body_values(filled))
            if done is not None:
                self.call_after_refresh(self.query_one(RowList).go_to, row_of(Organization, done.value.id))
                self._tell(done, msg("people.added", name=done.value.label))

    @work(group="dialog")
    async def action_people_edit(self) -> None:
        """Correct whoever is under the cursor: a member, a body, a counted group."""
        chosen = self._chosen
        if isinstance(chosen, CountedPeople):
            await self._edit_group(chosen)
        elif isinstance(chosen, Organization):
            await self._edit_body(chosen)
        elif isinstance(chosen, Participant):
            fields = person_fields(self.desk.process, self.desk.words, chosen)
            filled = await self._fill(
                msg("people.edit", name=chosen.full_name), fields, check=has_name, linked=self._linked
            )
            if filled is not None:
                body, _ = self._body(filled)
                values = {**person_values(filled), "organization": body}
                self._tell(
                    self.desk.do(edit_participant, chosen.id, now=self.desk.now(), **_changed(chosen, values)),
                    msg("people.edited"),
                )

    @work(group="dialog")
    async def action_people_edit_body(self) -> None:
        """Correct the organisation of whoever is under the cursor."""
        chosen = self._chosen
        body = chosen if isinstance(chosen, Organization) else None
        if isinstance(chosen, Participant):
            body = self.desk.process.organization_of(chosen)
        if body is None:
            self.desk.say(msg("people.no_body"), refused=True)
            return
        await self._edit_body(body)

    async def _edit_body(self, body: Organization) -> None:
        """Correct an organisation."""
        fields = body_fields(self.desk.words, body)
        filled = await self._fill(msg("people.edit", name=body.label), fields, check=has_name)
        if filled is not None:
            changes = _changed(body, body_values(filled))
            self._tell(self.desk.do(edit_organization, body.id, now=self.desk.now(), **changes), msg("people.edited"))

    def _body(self, filled: Filled) -> tuple[str | None, bool]:
        """Return the id of the body that a form names, made if it is new, and whether it was."""
        typed = filled["body"]
        body = body_named(self.desk.process, typed)
        if body is not None or not typed:
            return (body.id if body else None), False
        category = Category(filled["category"])
        done = self.desk.do(add_organization, now=self.desk.now(), name=typed, category=category)
        return (done.value.id if done else None), done is not None

    def _linked(self, field: str, typed: str) -> Any:
        """Return the category that follows from the body being typed."""
        return category_of_body(self.desk.process, field, typed)

    # -- helping ---------------------------------------------------------------------------------------------

    async def _fill(self, question: Msg, fields: Sequence[Field], **how: Any) -> Filled | None:
        """Ask for a few things on one form."""
        return await self.app.push_screen_wait(FillIn(self.desk.words, question, fields, **how))

    def _told(self, person: Participant, done: Done[Attendance] | None) -> None:
        """Say how a member stands after a movement."""
        if done is not None:
            state, _ = attendance_words(done.value, self.desk.words, projected=self.projected)
            self._tell(done, msg("people.stands", name=person.full_name, state=state))

    def _tell(self, done: Done[Any] | None, sentence: Msg) -> None:
        """Say what was done; more than one warning is shown on a page of its own, so that none is lost."""
        if done is None:
            return
        if not done.warnings:
            self.desk.say(sentence)
        elif len(done.warnings) > 1:
            self.app.push_screen(Tell(self.desk.words, sentence, done.warnings))


def _changed(entity: Participant | Organization, values: dict[str, Any]) -> dict[str, Any]:
    """Return the values that differ from what is kept."""
    return {name: value for name, value in values.items() if value != getattr(entity, name)}
