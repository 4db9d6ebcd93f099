"""People (*Persone*): who sits at the table, who is in the hall and since when, who is counted and not named."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from codesign_tui.domain.meetings import Session, session_state
from codesign_tui.domain.people import CountedPeople, Organization, Participant, Staff
from codesign_tui.domain.presence import numbers_at, voters_at
from codesign_tui.domain.terms import SessionState
from codesign_tui.tui.columns import spread
from codesign_tui.tui.commands import PEOPLE_COMMANDS, PEOPLE_EDIT, RECAP, Command
from codesign_tui.tui.desk import CommandAsked, Desk
from codesign_tui.tui.places.declared_forms import DeclaredForms
from codesign_tui.tui.places.list_place import ListPlace
from codesign_tui.tui.places.people_counts import PeopleCounts
from codesign_tui.tui.places.people_dialogs import Somebody
from codesign_tui.tui.places.people_door import PeopleDoor, expected
from codesign_tui.tui.places.people_groups import PeopleGroups
from codesign_tui.tui.places.people_receiving import Receiving
from codesign_tui.tui.places.people_rows import Hall, entity_of, numbers_line, people_rows, row_of
from codesign_tui.tui.places.people_table import PeopleTable
from codesign_tui.tui.places.turnover import Turnover
from codesign_tui.tui.text import show, show_line
from codesign_tui.tui.widgets.movement_line import MovementLine
from codesign_tui.tui.widgets.rows import Row, RowList


class PeoplePlace(ListPlace):
    """Everybody, and the door of the hall."""

    COMMANDS: ClassVar[Sequence[Command]] = PEOPLE_COMMANDS
    SHOWN: ClassVar[frozenset[str]] = frozenset(
        ("organizations", "participants", "staff", "attendance", "counted_people", "sessions")
    )
    help_id: ClassVar[str] = "people.help"
    enter: ClassVar[str] = PEOPLE_EDIT.id

    def __init__(self, desk: Desk, session: str | None, *, projected: bool = False) -> None:
        super().__init__(desk, session, projected=projected)
        self._hall = Hall(None)
        self._shown_at = ""
        self._restored = False
        self._door = PeopleDoor(self)
        self._counts = PeopleCounts(self)
        self._table = PeopleTable(self)
        self._groups = PeopleGroups(self)
        self._turnover = Turnover(self)

    def compose(self) -> ComposeResult:
        """Numbers of the hall, everybody, the line for movements."""
        yield Static(id="people-summary", classes="summary")
        yield RowList(PEOPLE_COMMANDS, id="people-list")
        yield MovementLine(id="people-movement")

    # -- showing ---------------------------------------------------------------------------------------------

    def rows(self, width: int) -> Sequence[Row]:
        """Return everybody, with who is in the hall at the minute that is shown."""
        process, session = self.desk.process, self.session_id
        at = self._shown_at = self._minute
        self._hall = Hall(None)
        if session is not None:
            self._hall = Hall(session, numbers_at(process, session, at), voters_at(process, session, at))
        return people_rows(process, self._hall, self.desk.words, width, projected=self.projected)

    @property
    def empty_id(self) -> str:
        """How people are added."""
        return "people.empty"

    def summary(self, width: int) -> Content:
        """Return which session this is, how many are in the hall, how many may vote, how many are expected."""
        words, session, hall = self.desk.words, self._session, self._hall
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
        waiting = len(expected(self.desk.process, session.id))
        if waiting:
            second = second + show(" · " + words("people.n_expected", n=waiting), "$warning")
        return spread(title, show(totals, "bold"), width) + Content("\n") + second.truncate(width, ellipsis=True)

    def show_rows(self) -> None:
        """Make every row again, and put back the movement that was being typed."""
        super().show_rows()
        if not self._restored:
            self._restore()
        self.query_one(MovementLine).placeholder = show(self.desk.words("people.movement_hint")).plain

    def tick(self) -> None:
        """Count again when the minute changes: somebody's time typed ahead may have come."""
        if self._minute != self._shown_at:
            self.show_rows()

    @property
    def _session(self) -> Session | None:
        """The session in hand."""
        return self.desk.process.get(Session, self.session_id)

    @property
    def _minute(self) -> str:
        """The minute of the session whose numbers are shown: now, at the opening, at the close."""
        session, now = self._session, self.desk.now().strftime("%H:%M")
        state = session_state(session) if session else None
        if session is None or state is SessionState.OPEN:
            return now
        if state is SessionState.PLANNED:
            return session.planned_start or now
        return session.actual_end or session.planned_end or now

    @property
    def _chosen(self) -> Somebody | None:
        """Who is under the cursor."""
        return entity_of(self.desk.process, self.listed.current)

    # -- groups ----------------------------------------------------------------------------------------------

    @work(group="dialog")
    async def action_people_groups(self) -> None:
        """Divide who is in the hall into groups, or look at those there are."""
        await self._groups.open_groups(self._minute)

    # -- the line of movements -------------------------------------------------------------------------------

    def action_people_movement(self) -> None:
        """Go to the line in which movements are typed."""
        if self._door.session() is not None:
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
    def _typed(self, event: MovementLine.Typed) -> None:
        """Record a typed movement. What is refused stays typed."""
        event.stop()
        person = self._door.note(event.text, self._chosen)
        if person is not None:
            self.query_one(MovementLine).value = ""
            self.desk.file.keep_draft(self._draft_place, "")
            self.listed.go_to(row_of(Participant, person.id))

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

    # -- the door --------------------------------------------------------------------------------------------

    def action_people_arrive(self) -> None:
        """Record who is under the cursor as present."""
        self._door.arrive(self._chosen)

    def action_people_leave(self) -> None:
        """Record that who is under the cursor leaves now."""
        self._door.leave(self._chosen)

    def action_people_back(self) -> None:
        """Record that who is under the cursor is back."""
        self._door.come_back(self._chosen)

    def action_people_expect(self) -> None:
        """Record that nothing is known yet of who is under the cursor."""
        self._door.expect(self._chosen)

    def action_people_all_present(self) -> None:
        """Record whoever is still expected as present from the opening."""
        self._door.all_present()

    @work(group="dialog")
    async def action_people_absent(self) -> None:
        """Record who is under the cursor as absent, and ask whether excused."""
        await self._door.absent(self._chosen)

    @work(group="dialog")
    async def action_people_delegate(self) -> None:
        """Ask who sits in the place of who is under the cursor."""
        await self._door.delegate(self._chosen)

    # -- who there is ----------------------------------------------------------------------------------------

    @work(group="dialog")
    async def action_people_count(self) -> None:
        """Ask how many, table after table, until Esc."""
        await self._counts.count()

    @work(group="dialog")
    async def action_people_add(self) -> None:
        """Ask for a new member; a body that is not there yet is made too."""
        await self._table.add_person()

    @work(group="dialog")
    async def action_people_add_body(self) -> None:
        """Ask for a new organisation."""
        await self._table.add_body()

    @work(group="dialog")
    async def action_people_edit(self) -> None:
        """Correct whoever is under the cursor: a member, a body, a counted group."""
        chosen = self._chosen
        if isinstance(chosen, CountedPeople):
            await self._counts.correct(chosen)
        elif isinstance(chosen, Organization):
            await self._table.correct_body(chosen)
        elif isinstance(chosen, Participant):
            await self._table.correct_person(chosen)
        elif isinstance(chosen, Staff):
            await self._table.correct_staff(chosen)

    @work(group="dialog")
    async def action_people_fields(self) -> None:
        """Fill in what the template asks of the organisation of whoever is under the cursor."""
        body = self._table.body_of(self._chosen)
        if body is not None:
            await DeclaredForms(self).ask_for("organizations", body.id, body.label)

    @work(group="dialog")
    async def action_people_edit_body(self) -> None:
        """Correct the organisation of whoever is under the cursor."""
        await self._table.correct_body_of(self._chosen)

    @work(group="dialog")
    async def action_people_replace(self) -> None:
        """Pass the open commitments of who is under the cursor to who comes after."""
        chosen = self._chosen
        await self._turnover.replace(chosen if isinstance(chosen, Participant) else None)

    @work(group="dialog")
    async def action_people_withdraw(self) -> None:
        """Record that the organisation under the cursor leaves the path, or is back."""
        chosen = self._chosen
        body = self.desk.process.organization_of(chosen) if isinstance(chosen, Participant) else chosen
        await self._turnover.withdraw(body if isinstance(body, Organization) else None)

    def action_people_take_off(self) -> None:
        """Take whoever is under the cursor off the list, if nothing refers to them."""
        self._table.take_off(self._chosen)

    # -- who arrives when the path is under way --------------------------------------------------------------

    def action_people_recap(self) -> None:
        """Tell who arrives now, in big type, what there has been so far."""
        self.post_message(CommandAsked(RECAP))

    @work(group="dialog")
    async def action_people_receive(self) -> None:
        """Tick what who is under the cursor was given or signed."""
        await Receiving(self).tick(self._chosen)
