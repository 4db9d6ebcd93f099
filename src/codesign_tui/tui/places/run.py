"""Run (*Conduci*): the agenda item in hand, what to say and do, the time, and the line that gathers what is said."""

from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar, Final

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from codesign_tui.actions.agenda import add_item, close_item, closing_proposal, go_to, move_item, reopen_item
from codesign_tui.actions.capture import Contribution, capture, capture_many
from codesign_tui.actions.items import edit, flash, restore, set_aside
from codesign_tui.actions.sessions import add_session, end_session, reopen_session, start_session
from codesign_tui.domain.clock import BREAK, forecast, is_running, next_in_hand, paused_since
from codesign_tui.domain.days import due_in
from codesign_tui.domain.items import Need, Proposal
from codesign_tui.domain.meetings import AgendaItem, Session, session_state
from codesign_tui.domain.messages import CodesignError, Msg, msg
from codesign_tui.domain.table_questions import category_of_table
from codesign_tui.domain.tables import ITEM_TABLES, code_of, table_of
from codesign_tui.domain.templates import Method
from codesign_tui.domain.terms import Attribution, Category, Channel, ItemKind, SessionState
from codesign_tui.domain.transactions import Change
from codesign_tui.tui.commands import (
    CLOSE_ITEM,
    PAUSE,
    REOPEN_ITEM,
    RESUME,
    RUN_COMMANDS,
    SESSION_END,
    SESSION_REOPEN,
    SESSION_START,
    Command,
)
from codesign_tui.tui.desk import Desk
from codesign_tui.tui.places.run_clock import RunClock, calm_lines
from codesign_tui.tui.places.run_rows import groups_offered, row_of, voices_offered
from codesign_tui.tui.places.run_tables import RunTables
from codesign_tui.tui.screens.asking import AskChoice, AskText, Choice, Confirm
from codesign_tui.tui.text import show, show_line
from codesign_tui.tui.widgets.agenda import OPENING_ROW, AgendaList
from codesign_tui.tui.widgets.capture import NOBODY, CaptureLine, Group, Voice
from codesign_tui.tui.widgets.gathered import MOST_ROWS, GatheredIndex, GatheredList, Key
from codesign_tui.tui.widgets.guide import Guidance, Guide
from codesign_tui.tui.widgets.voices import Voices

_TABLES: Final = frozenset((*ITEM_TABLES.values(), "hmw", "factors", "lessons_learned"))
_LISTS: Final = frozenset(("organizations", "participants", "staff", "clusters", "counted_people", "attendance"))
_AGENDA: Final = frozenset(("sessions", "agenda"))


class RunPlace(RunClock):
    """Where a session is led."""

    COMMANDS: ClassVar[Sequence[Command]] = RUN_COMMANDS
    NEEDS_WIDTH: ClassVar[bool] = False
    help_id: ClassVar[str] = "help.run"

    def __init__(self, desk: Desk, session: str | None, *, projected: bool = False) -> None:
        super().__init__(desk, session, projected=projected)
        self._item: str | None = None
        self._index = GatheredIndex(_TABLES)
        self._restored = False
        self._tables = RunTables(self)

    def compose(self) -> ComposeResult:
        """Agenda and voices on the left; guide, what was gathered and the line on the right."""
        with Horizontal(id="run"):
            with Vertical(id="run-left"):
                yield Static(id="agenda-title", classes="muted")
                yield AgendaList(id="agenda")
                yield Voices(self.desk.words, id="voices")
            with Vertical(id="run-right"):
                yield Guide(self.desk.words, id="guide")
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
        if change is None or change.tables & _LISTS:
            self.query_one(CaptureLine).offer(
                voices_offered(self.desk.process, self.session_id, self.desk.words), groups_offered(self.desk.process)
            )
        if change is None or moved:
            self._fill()
        else:
            self._follow(change)

    def tick(self) -> None:
        """Repaint the countdown."""
        self.query_one(Guide).tick(self.desk.now())
        self._show_forecast()
        self._show_calm()
        self.ring_if_due()

    def item_in_hand(self) -> AgendaItem | None:
        """Return the agenda item in view."""
        return self.desk.process.get(AgendaItem, self._item)

    def focus_first(self) -> None:
        """Put the cursor in the line."""
        self.query_one(CaptureLine).focus_line()

    def put_away(self) -> None:
        """Keep the text being typed."""
        if self.is_mounted:
            self.desk.file.keep_draft(self._draft_place, self.query_one(CaptureLine).text)

    def commands_now(self) -> Sequence[Command]:
        """Return what the state of the session allows."""
        state = self._state
        hidden: tuple[Command, ...] = {
            SessionState.PLANNED: (SESSION_END, SESSION_REOPEN),
            SessionState.OPEN: (SESSION_START, SESSION_REOPEN),
            SessionState.CLOSED: (SESSION_START, SESSION_END),
            None: (SESSION_END, SESSION_REOPEN),
        }[state]
        if self._item is None:
            hidden = (*hidden, CLOSE_ITEM, REOPEN_ITEM)
        item = self.item_in_hand()
        if item is None or not is_running(item):
            hidden = (*hidden, PAUSE)
        if state is not SessionState.OPEN or item is None or paused_since(item) is None:
            hidden = (*hidden, RESUME)
        return [command for command in RUN_COMMANDS if command not in hidden]

    @property
    def _session(self) -> Session | None:
        """The session in hand."""
        return self.desk.process.get(Session, self.session_id)

    @property
    def _state(self) -> SessionState | None:
        """Where the session is in time; None when there is none."""
        return None if self._session is None else session_state(self._session)

    @property
    def _draft_place(self) -> str:
        """The name under which the text being typed is kept."""
        return f"run:{self.session_id or ''}"

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
        method = self.method_of(item)
        following = next_in_hand(process, item) if item is not None else None
        then = following.title if following is not None else ""
        self.query_one(Guide).tell(
            Guidance(item, method, then) if item is not None else None,
            self._sentence(session),
            self.desk.now(),
            self.desk.words,
            self.projected,
        )
        preset = item.captures if item is not None else None
        kind = preset or (method.captures if method is not None else ItemKind.NOTE)
        self.query_one(CaptureLine).preset(kind, self.desk.words)
        self._show_forecast()
        return before != self._item

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
        """Show what whoever leads may want to know now, a line each; the hall sees none of it."""
        found = []
        if not self.projected:
            found = calm_lines(self.desk.process, self._session, self.desk.now(), self.desk.words)
        line = self.query_one("#calm", Static)
        line.update(Content("\n").join([show_line(one) for one in found]))
        line.display = bool(found)

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

    def method_of(self, item: AgendaItem | None) -> Method | None:
        """Return the item's method, if the library has it."""
        if item is None or item.method is None:
            return None
        try:
            return self.desk.library.method(item.method)
        except CodesignError:
            return None  # a file from another office may name a method that this laptop does not have

    def _fill(self) -> None:
        """Read everything again: another item, another session, another language."""
        process, session = self.desk.process, self.session_id
        spoken = [
            document
            for kind in (Need, Proposal)
            for document in process.documents(table_of(kind)).values()
            if document.get("session") == session
        ]
        self.query_one(Voices).count_again(spoken, self.desk.words, projected=self.projected)
        keys: list[Key] = []
        if session is not None:
            keys = [
                (table, identifier)
                for table in sorted(_TABLES)
                for identifier, document in process.documents(table).items()
                if document.get("session") == session and document.get("agenda_item") == self._item
            ]
        keys.sort(key=lambda key: str((process.document(*key) or {}).get("at") or ""))
        self._index.fill(keys)
        self._show_gathered()
        if not self._restored:
            self._restored = True
            self.query_one(CaptureLine).restore(self.desk.file.drafts().get(self._draft_place, ""))

    def _follow(self, change: Change) -> None:
        """Take in a change without reading the rest again."""
        if self._index.follow(change, self.session_id, self._item):
            self._show_gathered()
        self.query_one(Voices).follow(change, self.session_id)

    def _show_gathered(self) -> None:
        """Show the newest cards of the item."""
        words = self.desk.words
        process = self.desk.process
        shown = (row_of(process, key, words, projected=self.projected) for key in self._index.newest())
        rows = [row for row in shown if row is not None]
        rest = len(self._index) - min(len(self._index), MOST_ROWS)
        self.query_one(GatheredList).show_rows(rows, older=words("run.older", n=rest) if rest else "")
        here = "run.gathered" if self._item is not None else "run.loose"
        nothing = "run.nothing_gathered" if self._item is not None else "run.nothing_loose"
        title = words(here, n=len(self._index)) if len(self._index) else words(nothing)
        self.query_one("#gathered-title", Static).update(show(title))

    # -- gathering -------------------------------------------------------------------------------------------

    @on(CaptureLine.Captured)
    def _captured(self, event: CaptureLine.Captured) -> None:
        """Keep a card; a refused one comes back into the line."""
        event.stop()
        now = self.desk.now()
        where = self._where(NOBODY if event.kind is ItemKind.DECISION else event.voice, event.group)
        if event.kind is ItemKind.COMMITMENT:
            where |= _promised(event.text, event.voice, now.date())
        done = self.desk.do(capture, now=now, kind=event.kind, text=event.text, **where)
        line = self.query_one(CaptureLine)
        if done is None:
            line.restore(event.text)
            line.choose_kind(event.kind)
        else:
            self.desk.file.keep_draft(self._draft_place, line.text)

    @on(CaptureLine.LinesPasted)
    def _lines_pasted(self, event: CaptureLine.LinesPasted) -> None:
        """Show what several lines would become before they do."""
        event.stop()
        self._preview_paste(event)

    @work(group="dialog")
    async def _preview_paste(self, event: CaptureLine.LinesPasted) -> None:
        """Ask, then keep each line as a card of its own, in one transaction."""
        from codesign_tui.tui.screens.pasting import PastePreview, cards_in

        texts = cards_in(event.text)
        if not await self.app.push_screen_wait(PastePreview(self.desk.words, texts, event.kind)):
            return
        where = self._where(event.voice, event.group)
        cards = [Contribution(kind=event.kind, text=text, **where) for text in texts]
        done = self.desk.do(capture_many, cards, now=self.desk.now())
        if done is not None:
            self.desk.say(msg("run.pasted", n=len(texts)))

    @on(CaptureLine.Corrected)
    def _corrected(self, event: CaptureLine.Corrected) -> None:
        """Keep a card's new words."""
        event.stop()
        entity = self.desk.process.entity(event.table, event.id)
        field = "title" if isinstance(entity, Proposal) else "text"
        changes: dict[str, Any] = {field: event.text}
        if self.desk.do(edit, event.table, event.id, now=self.desk.now(), **changes) is None:
            self.query_one(CaptureLine).edit(event.table, event.id, code_of(entity) if entity else "", event.text)

    @on(CaptureLine.Typing)
    def _typing(self, event: CaptureLine.Typing) -> None:
        """Keep the text being typed, so that it comes back after a power cut."""
        event.stop()
        self.desk.file.keep_draft(self._draft_place, event.text)

    @on(CaptureLine.LeftUpwards)
    def _to_gathered(self) -> None:
        """Go from the line to the newest card."""
        self.action_gathered()

    @on(GatheredList.LeftDownwards)
    def _to_line(self) -> None:
        """Go back to the line."""
        self.focus_first()

    @on(OptionList.OptionSelected, "#gathered")
    def _edit_chosen(self, event: OptionList.OptionSelected) -> None:
        """Take the chosen card's words into the line."""
        event.stop()
        key = self.query_one(GatheredList).chosen
        entity = self.desk.process.entity(*key) if key is not None else None
        if key is not None and entity is not None:
            line = self.query_one(CaptureLine)
            line.edit(*key, code_of(entity), str(getattr(entity, "title", "") or getattr(entity, "text", "")))
            line.focus_line()

    def _where(self, voice: Voice, group: Group | None) -> dict[str, Any]:
        """Return where a card belongs and whose it is, as the actions ask for it."""
        values: dict[str, Any] = {"session": self.session_id, "agenda_item": self._item}
        if group is not None:
            values["cluster"] = group.id or group.label
        if voice.kind == "person":
            values |= {"author": voice.id}
        elif voice.kind == "organization":
            values |= {"organization": voice.id}
        elif voice.kind == "table":
            category = category_of_table(self.desk.process, self.session_id, voice.id)
            values |= {"origin_table": voice.id, "channel": Channel.PAPER}
            if category is not None:
                values |= {"category": category, "attribution": Attribution.CATEGORY}
        elif voice.kind == "category":
            values |= {"category": Category(voice.id), "attribution": Attribution.CATEGORY}
        elif voice.kind == "anonymous":
            values |= {"attribution": Attribution.ANONYMOUS}
        return values

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
                self.desk.do(go_to, event.option.id, now=self.desk.now())
        else:
            self._item = event.option.id
            self._show_agenda()
            self._fill()
        self.focus_first()

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
        item = self.item_in_hand()
        await self._tables.gather(item, self.method_of(item))

    def action_gathered(self) -> None:
        """Go to what was gathered, and back."""
        gathered = self.query_one(GatheredList)
        if gathered.has_focus or not gathered.option_count:
            self.focus_first()
        else:
            if gathered.highlighted is None:
                gathered.highlighted = 0
            gathered.focus()

    @work(group="dialog")
    async def action_session_start(self) -> None:
        """Open the session, go through the opening ritual, take the first item in hand."""
        session = self._session
        if session is None:
            title = await self.app.push_screen_wait(AskText(self.desk.words, msg("run.new_session_title")))
            done = self.desk.do(add_session, now=self.desk.now(), title=title) if title else None
            if done is not None:
                self._turn_to(done.value.id)
            return
        if self._state is SessionState.PLANNED and self.desk.do(start_session, session.id, now=self.desk.now()):
            await self._opening_ritual(session.id)
            first = next((item for item in self.desk.process.agenda(session.id) if item.closed_at is None), None)
            if first is not None:
                self.desk.do(go_to, first.id, now=self.desk.now())
            self.focus_first()

    @work(group="dialog")
    async def action_opening(self) -> None:
        """Go through the opening ritual again."""
        if self.session_id is not None:
            await self._opening_ritual(self.session_id)

    async def _opening_ritual(self, session: str) -> None:
        """Show the ritual's steps; what is ticked is kept in one transaction."""
        from codesign_tui.tui.screens.opening import OpeningScreen

        await self.app.push_screen_wait(OpeningScreen(self.desk, session))

    @work(group="dialog")
    async def action_close_item(self) -> None:
        """Close the item with its outcome and a line of summary, and go on to the next."""
        from codesign_tui.tui.screens.closing import ClosingScreen

        process = self.desk.process
        item = process.get(AgendaItem, self._item)
        if item is None:
            self.desk.say(msg("run.no_item_to_close"), refused=True)
            return
        if item.method == BREAK:
            done = self.desk.do(close_item, item.id, now=self.desk.now())
        else:
            answer = await self.app.push_screen_wait(ClosingScreen(self.desk, item, closing_proposal(process, item.id)))
            if answer is None:
                return
            done = self.desk.do(
                close_item, item.id, now=self.desk.now(), outcome=answer.outcome, summary=answer.summary
            )
        if done is None or self._state is not SessionState.OPEN:
            return
        following = next_in_hand(process, process.get(AgendaItem, item.id) or item)
        if following is not None:
            self.desk.do(go_to, following.id, now=self.desk.now())
        else:
            self.call_later(self.desk.say, msg("run.last_item_closed"))
        self.focus_first()

    def action_reopen_item(self) -> None:
        """Open the item in view again."""
        if self._item is not None:
            self.desk.do(reopen_item, self._item, now=self.desk.now())

    @work(group="dialog")
    async def action_add_item(self) -> None:
        """Add an item to the agenda after the one in view."""
        session = self.session_id
        if session is None:
            return
        words = self.desk.words
        title = await self.app.push_screen_wait(AskText(words, msg("run.new_item_title")))
        if not title:
            return
        minutes = await self.app.push_screen_wait(AskText(words, msg("run.new_item_minutes"), may_be_empty=True))
        item = self.desk.process.get(AgendaItem, self._item)
        digits = (minutes or "").strip().rstrip("′'")
        self.desk.do(
            add_item,
            session,
            now=self.desk.now(),
            title=title,
            position=item.n + 1 if item is not None else None,
            planned_minutes=int(digits) if digits.isdecimal() else None,
        )

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
        if item is not None and self.desk.do(move_item, item.id, item.n + by, now=self.desk.now()):
            moved = self.desk.process.get(AgendaItem, item.id)
            agenda.highlighted = moved.n if moved is not None else None

    @work(group="dialog")
    async def action_session_end(self) -> None:
        """Close the session; what is still pending is said first."""
        from codesign_tui.actions.sessions import pending

        session = self.session_id
        if session is None:
            return
        missing: list[Msg] = pending(self.desk.process, session)
        listed = "; ".join(self.desk.words(one).rstrip(".") for one in missing)
        question = msg("run.end_with_pending", what=listed) if missing else msg("run.end_session")
        if await self.app.push_screen_wait(Confirm(self.desk.words, question)):
            done = self.desk.do(end_session, session, now=self.desk.now())
            if done is not None:
                self.desk.file.drop_drafts()
                self.call_later(self.desk.say, msg("run.session_ended"))

    def action_session_reopen(self) -> None:
        """Open a closed session again."""
        if self.session_id is not None:
            self.desk.do(reopen_session, self.session_id, now=self.desk.now())

    @work(group="dialog")
    async def action_choose_session(self) -> None:
        """Turn to another session, or add one."""
        words = self.desk.words
        new = "\x1fnew"
        choices = [
            Choice(
                session.id,
                f"{session.number}. {session.title}",
                " · ".join(part for part in (self._day_of(session), words.term(session_state(session))) if part),
            )
            for session in self.desk.process.sessions()
        ]
        choices.append(Choice(new, words("run.new_session")))
        chosen = await self.app.push_screen_wait(
            AskChoice(words, msg("run.which_session"), choices, selected=self.session_id)
        )
        if chosen == new:
            title = await self.app.push_screen_wait(AskText(words, msg("run.new_session_title")))
            done = self.desk.do(add_session, now=self.desk.now(), title=title) if title else None
            chosen = done.value.id if done is not None else None
        if chosen is not None:
            self._turn_to(chosen)

    def _day_of(self, session: Session) -> str:
        """Return a session's day as people write it; empty before it is set."""
        return self.desk.words.day(date.fromisoformat(session.date)) if session.date else ""

    def _turn_to(self, session: str) -> None:
        """Ask the screen to turn every place to another session."""
        from codesign_tui.tui.desk import SessionChosen

        self.post_message(SessionChosen(session))

    # -- one card --------------------------------------------------------------------------------------------

    def _chosen_card(self) -> Key | None:
        """Return the card under the cursor, or the newest."""
        chosen = self.query_one(GatheredList).chosen
        newest = self._index.newest(1)
        card = chosen or (newest[0] if newest else None)
        if card is None:
            self.desk.say(msg("run.no_card"), refused=True)
        return card

    def action_flash(self) -> None:
        """Mark or unmark that somebody disagrees with a card."""
        key = self._chosen_card()
        if key is not None:
            self.desk.do(flash, *key, now=self.desk.now())

    @work(group="dialog")
    async def action_set_aside(self) -> None:
        """Set a card aside with a reason; nothing is deleted."""
        key = self._chosen_card()
        if key is None:
            return
        reason = await self.app.push_screen_wait(AskText(self.desk.words, msg("run.set_aside_why")))
        if reason:
            self.desk.do(set_aside, *key, now=self.desk.now(), reason=reason)

    def action_restore(self) -> None:
        """Put a card that was set aside back on the table."""
        key = self._chosen_card()
        if key is not None:
            self.desk.do(restore, *key, now=self.desk.now())


def _promised(text: str, voice: Voice, today: date) -> dict[str, Any]:
    """Return owner and date of a commitment as the line tells them: who speaks, and its last words."""
    owner = {"owner": voice.id} if voice.kind in ("person", "organization") else {}
    due = due_in(text, today)
    return owner | ({"due": due.isoformat()} if due is not None else {})
