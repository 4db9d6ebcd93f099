"""Run (*Conduci*): the agenda item in hand, what to say and do, the time, and the line that gathers what is said."""

from collections.abc import Sequence
from typing import ClassVar, Final

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from codesign_tui.actions.agenda import reopen_item
from codesign_tui.actions.sessions import reopen_session
from codesign_tui.domain.abilities import gathers_abilities, recalled
from codesign_tui.domain.clock import forecast, is_all_done, is_running, next_in_hand, paused_since
from codesign_tui.domain.meetings import AgendaItem, Session, session_state
from codesign_tui.domain.messages import msg
from codesign_tui.domain.private_writing import is_private
from codesign_tui.domain.role_prompts import categories_here
from codesign_tui.domain.steps import step_now
from codesign_tui.domain.tables import ITEM_TABLES
from codesign_tui.domain.terms import Category, SessionState
from codesign_tui.domain.transactions import Change
from codesign_tui.tui.abilities import in_sight
from codesign_tui.tui.commands import (
    AGENDA,
    CLOSE_ITEM,
    GATHERED,
    PAUSE,
    PREPARE_SESSION,
    PRIVATE,
    PROJECTED,
    REOPEN_ITEM,
    RESUME,
    REVEAL,
    RUN_COMMANDS,
    RUN_SCHEME,
    RUN_TABLES,
    SESSION_END,
    SESSION_REOPEN,
    SESSION_START,
    TAKE_BACK_CARD,
    Command,
)
from codesign_tui.tui.desk import Desk, SessionChosen
from codesign_tui.tui.places.commitments_rounds import CommitmentsRounds, is_round, rounds_line
from codesign_tui.tui.places.run_after import after_lines
from codesign_tui.tui.places.run_clock import calm_lines
from codesign_tui.tui.places.run_known import is_done_at_know, known_lines, way_to_know
from codesign_tui.tui.places.run_languages import languages_offered
from codesign_tui.tui.places.run_parked import RunParked, parked_line
from codesign_tui.tui.places.run_phase import RunPhase, open_line
from codesign_tui.tui.places.run_prepare import PrepareLines
from codesign_tui.tui.places.run_private import PrivateDialogs
from codesign_tui.tui.places.run_rows import groups_offered, voices_offered
from codesign_tui.tui.places.run_scheme import RunScheme
from codesign_tui.tui.places.run_session import SessionDialogs
from codesign_tui.tui.places.run_tables import RunTables
from codesign_tui.tui.text import show, show_line
from codesign_tui.tui.widgets.agenda import OPENING_ROW, AgendaList
from codesign_tui.tui.widgets.capture import CaptureLine
from codesign_tui.tui.widgets.gathered import GatheredList
from codesign_tui.tui.widgets.guide import Guidance, Guide
from codesign_tui.tui.widgets.voices import Voices

_TABLES: Final = frozenset((*ITEM_TABLES.values(), "hmw", "factors", "lessons_learned"))
_LISTS: Final = frozenset(("organizations", "participants", "staff", "clusters", "counted_people", "attendance"))
_RECALLED: Final = 3
"""Lines of what people can do and bring that stay in sight."""
_FIRST_WIDTH: Final = 60
"""Columns before the page is laid out."""
_AGENDA: Final = frozenset(("sessions", "agenda"))


class RunPlace(RunScheme):
    """Where a session is led."""

    COMMANDS: ClassVar[Sequence[Command]] = RUN_COMMANDS
    NEEDS_WIDTH: ClassVar[bool] = False
    help_id: ClassVar[str] = "help.run"

    def __init__(self, desk: Desk, session: str | None, *, projected: bool = False) -> None:
        super().__init__(desk, session, projected=projected)
        self._sessions = SessionDialogs(self)
        self._sheets = RunTables(self)
        self._parked = RunParked(self)
        self._phase = RunPhase(self)
        self.items.before_going = self._sessions.before_going = self._phase.may_go
        self.items.ending = self._sessions.end
        self._private = PrivateDialogs(self)
        self._rounds = CommitmentsRounds(self)

    def compose(self) -> ComposeResult:
        """Agenda and voices on the left; guide, what was gathered and the line on the right."""
        with Horizontal(id="run"):
            with Vertical(id="run-left"):
                yield Static(id="agenda-title", classes="muted")
                yield AgendaList(id="agenda")
                yield Voices(self.desk.words, id="voices")
            with Vertical(id="run-right"):
                yield Guide(self.desk.words, id="guide")
                yield Static(id="recalled")
                yield PrepareLines(id="prepare-lines")
                yield Static(id="calm", classes="muted")
                yield Static(id="gathered-title", classes="muted")
                yield GatheredList(id="gathered")
                yield CaptureLine(self.desk.words, id="capture")

    # -- showing ---------------------------------------------------------------------------------------------

    def show_process(self, change: Change | None) -> None:
        """Bring up to date what the change touches."""
        if not self.is_mounted:
            return
        moved = self._show_agenda() if change is None or change.tables & _AGENDA else False
        looked_at = self.projected or self._item is not None
        self.query_one(PrepareLines).tell(self.desk, None if looked_at else self._session)
        if change is None or change.tables & _LISTS:
            self.query_one(CaptureLine).offer(
                voices_offered(self.desk.process, self.session_id, self.desk.words), groups_offered(self.desk.process)
            )
        if change is None or "process" in change.tables:
            self.query_one(CaptureLine).offer_languages(languages_offered(self.desk.process, self.desk.words))
        if change is None or moved:
            self._fill()
        else:
            self._follow(change)

    def tick(self) -> None:
        """Repaint the countdown."""
        self.query_one(Guide).tick(self.desk.now())
        self._show_forecast()
        self._show_calm()
        self._preset_line()
        self._follow_step()
        self.ring_if_due()
        self._private.follow_step(self.item_in_hand())

    def commands_now(self) -> Sequence[Command]:
        """Return what the state of the session allows."""
        state = self._state
        hidden: tuple[Command, ...] = {
            SessionState.PLANNED: (SESSION_END, SESSION_REOPEN),
            SessionState.OPEN: (SESSION_START, SESSION_REOPEN),
            SessionState.CLOSED: (SESSION_START, SESSION_END),
            None: (SESSION_END, SESSION_REOPEN),
        }[state]
        if self._item is None and not is_all_done(self.desk.process, self.session_id):
            hidden = (*hidden, CLOSE_ITEM, REOPEN_ITEM)
        item = self.item_in_hand()
        hidden = (*hidden, *((PRIVATE,) if is_private(item) or item is None else (REVEAL, TAKE_BACK_CARD)))
        if item is None or not is_running(item):
            hidden = (*hidden, PAUSE)
        if state is not SessionState.OPEN or item is None or paused_since(item) is None:
            hidden = (*hidden, RESUME)
        return self.scheme_in_sight([command for command in RUN_COMMANDS if command not in hidden])

    def first_now(self) -> Sequence[Command]:
        """Return what the item in hand asks for: what it hides, then its round; how the session was opened is last."""
        if self._state is not SessionState.OPEN or self._item is None:
            return ()
        hiding = (REVEAL,) if is_private(self.item_in_hand()) else ()
        item = self.item_in_hand()
        rounds = (RUN_SCHEME,) if is_round(item) or is_done_at_know(item) else ()
        return (*hiding, *rounds, CLOSE_ITEM, GATHERED, RUN_TABLES, AGENDA, PROJECTED)

    @property
    def _session(self) -> Session | None:
        """The session in hand."""
        return self.desk.process.get(Session, self.session_id)

    @property
    def _state(self) -> SessionState | None:
        """Where the session is in time; None when there is none."""
        return None if self._session is None else session_state(self._session)

    def set_session(self, session: str | None) -> None:
        """Turn to another session, keeping what was being typed in this one."""
        self.put_away()
        self._item = None
        self._restored = False
        super().set_session(session)

    def _show_agenda(self) -> bool:
        """Show the agenda, the guide and the kind that the item in hand presets; return whether it is another item."""
        process, session = self.desk.process, self._session
        items = process.agenda(session.id) if session is not None else []
        before = self._item
        if session is not None and session_state(session) is SessionState.OPEN:
            self._item = session.current_item
        elif self._item not in {item.id for item in items}:
            self._item = None
        self.query_one(AgendaList).show_agenda(session, items, self._item, self.desk.words)
        item = process.get(AgendaItem, self._item)
        method = self.desk.method_of(item)
        following = next_in_hand(process, item) if item is not None else None
        then = following.title if following is not None else ""
        self.query_one(Guide).tell(
            Guidance(item, method, then, self._here(item)) if item is not None else None,
            self._sentence(session),
            self.desk.now(),
            self.desk.words,
            self.projected,
        )
        self._preset_line()
        self._follow_step()
        self._show_forecast()
        return before != self._item

    def _here(self, item: AgendaItem) -> tuple[Category, ...]:
        """Return the categories in the hall now."""
        return categories_here(self.desk.process, item.session, self.desk.now().strftime("%H:%M"))

    def _show_forecast(self) -> None:
        """Show when the session will end, and how that compares with the plan; the hall does not see it."""
        session, words = self._session, self.desk.words
        line = words("run.agenda")
        if session is not None and self._state is SessionState.OPEN and not self.projected:
            ahead = forecast(self.desk.process, session, self.desk.now())
            ends = words.clock(ahead.ends_at.strftime("%H:%M"))
            late = ahead.late_minutes
            line = words("run.ends_at", time=ends)
            if late:
                line += " " + words("run.behind" if late > 0 else "run.ahead", minutes=abs(late))
        self.query_one("#agenda-title", Static).update(show(line))

    def _show_calm(self) -> None:
        """Show what whoever leads may want to know now, what the item is done on first; the hall sees none of it."""
        found = []
        if not self.projected:
            process, words = self.desk.process, self.desk.words
            left = open_line(process, self._session, self.desk.now().date(), words)
            found = self._rounds_told()
            found += known_lines(process, self.item_in_hand(), words)
            found += calm_lines(process, self._session, self.desk.now(), words)
            found += [line for line in (left, parked_line(process, self._session, words)) if line]
            found += after_lines(process, self._session, words)
        line = self.query_one("#calm", Static)
        line.update(Content("\n").join([show_line(one) for one in found]))
        line.display = bool(found)

    def _follow_step(self) -> None:
        """Let line and page follow the step in hand: what it gathers, what it wants in sight again."""
        item = self.item_in_hand()
        here = step_now(self.desk.method_of(item), item, self.desk.now()) if item is not None else None
        step = here.step if here is not None else None
        self.query_one(CaptureLine).gather_abilities(gathers_abilities(step))
        recall = self.query_one("#recalled", Static)
        kinds = frozenset() if self.projected else recalled(step)
        label = show(f"{self.desk.words('ability.recalled'):<6}", "bold $accent")
        room = (self.query_one(Guide).size.width or _FIRST_WIDTH) - label.cell_length
        lines = in_sight(self.desk.process, kinds, self.desk.words, room, _RECALLED)
        recall.display = bool(lines)
        if lines:
            recall.update(label + Content("\n" + " " * label.cell_length).join(lines))

    def _sentence(self, session: Session | None) -> str:
        """Return what to do where no item is in hand."""
        words = self.desk.words
        if session is None:
            return words("run.no_session")
        state = session_state(session)
        if self.projected:
            return words("run.hall_session", number=session.number, title=session.title)
        if state is SessionState.PLANNED:
            return words("run.planned_session", number=session.number, title=session.title)
        if state is SessionState.CLOSED:
            return words("run.closed_session", number=session.number, title=session.title)
        return words("run.no_item")

    @on(PrepareLines.Wanted)
    async def _prepare(self, event: PrepareLines.Wanted) -> None:
        """Show all there is to prepare."""
        event.stop()
        await self.run_action(f"screen.{PREPARE_SESSION.id}")

    # -- the session and its agenda --------------------------------------------------------------------------

    @on(OptionList.OptionSelected, "#agenda")
    def _agenda_chosen(self, event: OptionList.OptionSelected) -> None:
        """Go to the chosen item; before and after the session it is only looked at."""
        event.stop()
        self.remove_class("-agenda")
        if event.option.id == OPENING_ROW:
            self.action_opening()
            return
        if self._state is SessionState.OPEN and event.option.id is not None:
            if event.option.id != self._item:
                self._go_to(event.option.id)
        else:
            self._look_at(event.option.id)
        self.focus_first()

    def _look_at(self, item: str | None) -> bool:
        """Turn to an agenda item to look at it, before and after the session; while it is open, the table leads."""
        if self._state is not SessionState.OPEN and item != self._item:
            self._item = item
            self._show_agenda()
            self.query_one(PrepareLines).tell(self.desk, None)
            self._fill()
        return item == self._item

    @work(group="dialog")
    async def _go_to(self, chosen: str) -> None:
        """Take an item in hand; what the phase that is left still has open is said first, once."""
        item = self.desk.process.get(AgendaItem, chosen)
        if item is not None:
            await self.items.go_to(item)

    @work(group="dialog")
    async def action_parked_questions(self) -> None:
        """Go through the questions that earlier sessions put off."""
        await self._parked.look()

    @work(group="dialog")
    async def action_commitments_round(self) -> None:
        """Go through the commitments one by one: those of earlier sessions, or this session's, as the item asks."""
        await self._rounds.of_the_item()
        self.focus_first()

    def action_run_scheme(self) -> None:
        """Open what the item in hand is done on: its round of commitments, Know, else the drawing of its method."""
        item = self.item_in_hand()
        if self._state is SessionState.OPEN and (is_round(item) or self._promises_first()):
            self.action_commitments_round()
        elif item is not None and is_done_at_know(item):
            self.post_message(way_to_know(self.desk.process, item))
        else:
            super().action_run_scheme()

    def _promises_first(self) -> bool:
        """Tell whether the page says that earlier commitments come first, where the method draws nothing."""
        method = self.desk.method_of(self.item_in_hand())
        draws = method is not None and method.view is not None
        return not draws and bool(self._rounds_told())

    def _rounds_told(self) -> list[str]:
        """Return what waits for a round now; nothing at an item that is done at Know, whose line has the key."""
        if is_done_at_know(self.item_in_hand()):
            return []
        return rounds_line(self.desk.process, self._session, self.desk.words)

    @work(group="dialog")
    async def action_open_now(self) -> None:
        """Show what is open in the path, with a way to each."""
        await self._phase.look()

    def action_agenda(self) -> None:
        """Go to the agenda, and back; on a narrow terminal it takes the place of the rest."""
        agenda = self.query_one(AgendaList)
        if agenda.has_focus:
            self.remove_class("-agenda")
            self.focus_first()
        else:
            self.add_class("-agenda")
            agenda.focus()

    @work(group="dialog")
    async def action_run_tables(self) -> None:
        """Type what the tables wrote on their sheets."""
        await self._sheets.gather(self.item_in_hand())

    @work(group="dialog")
    async def action_session_start(self) -> None:
        """Open the session, or plan the first one."""
        session = self._session
        if session is None:
            self._turn_to(await self._sessions.add())
        elif await self._sessions.start(session):
            self.focus_first()

    @work(group="dialog")
    async def action_opening(self) -> None:
        """Go through the opening ritual again."""
        if self.session_id is not None:
            await self._sessions.opening_ritual(self.session_id)

    @work(group="dialog")
    async def action_close_item(self) -> None:
        """Close the item with its outcome and a line of summary, and go on to the next."""
        if await self.items.close(self.item_in_hand()):
            self.focus_first()

    def action_write_privately(self) -> None:
        """Hide what is written at the item in view until it is revealed."""
        self._private.begin(self.item_in_hand())

    def action_reveal_private(self) -> None:
        """Show everything that was written in private at the item in view."""
        self._private.reveal(self.item_in_hand())

    @work(group="dialog")
    async def action_take_back_card(self) -> None:
        """Take an unsigned card back before it is revealed; not before the hall, which would read it."""
        if self.projected:
            self.desk.say(msg("private.not_projected"), refused=True)
            return
        await self._private.take_back(self.item_in_hand())
        self.focus_first()

    def action_reopen_item(self) -> None:
        """Open the item in view again."""
        if self._item is not None:
            self.desk.do(reopen_item, self._item, now=self.desk.now())

    @work(group="dialog")
    async def action_add_item(self) -> None:
        """Add an item to the agenda after the one in view."""
        if self.session_id is not None:
            await self.items.add(self.session_id, self.item_in_hand())

    def action_item_up(self) -> None:
        """Move the item under the agenda's cursor up."""
        self._move(-1)

    def action_item_down(self) -> None:
        """Move the item under the agenda's cursor down."""
        self._move(1)

    def _move(self, by: int) -> None:
        """Move an item of the agenda."""
        agenda = self.query_one(AgendaList)
        position = agenda.highlighted
        chosen = agenda.get_option_at_index(position).id if position is not None else None
        item = self.desk.process.get(AgendaItem, chosen)
        moved = self.items.move(item, by) if item is not None else None
        if moved is not None:
            agenda.highlighted = moved

    @work(group="dialog")
    async def action_session_end(self) -> None:
        """Close the session; what is still pending is said first."""
        if self.session_id is not None:
            await self._sessions.end(self.session_id)

    def action_session_reopen(self) -> None:
        """Open a closed session again."""
        if self.session_id is not None:
            self.desk.do(reopen_session, self.session_id, now=self.desk.now())

    @work(group="dialog")
    async def action_choose_session(self) -> None:
        """Turn to another session, or add one."""
        self._turn_to(await self._sessions.another())

    def _turn_to(self, session: str | None) -> None:
        """Ask the screen to turn every place to another session, if one was chosen."""
        if session is not None:
            self.post_message(SessionChosen(session))
