"""The places of one process on one screen: which is in view, where a key leads, the lines that every place shares."""

from collections.abc import Sequence
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.events import Key

from codesign_tui.domain.items import Proposal
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.settings import Settings
from codesign_tui.domain.workspace import ProcessFile
from codesign_tui.library.loading import Library
from codesign_tui.locale import Translator
from codesign_tui.tui.clock import Clock
from codesign_tui.tui.commands import (
    APP_COMMANDS,
    GO_BOARD,
    GO_BUDGET,
    GO_CHOOSE,
    GO_COMMITMENTS,
    GO_KNOW,
    GO_MINUTES,
    GO_PEOPLE,
    GO_RUN,
    HELP,
    PALETTE,
    PLACE_COMMANDS,
    PLACE_KEYS,
    PLACES,
    PROCESS_COMMANDS,
    Command,
)
from codesign_tui.tui.desk import CommandAsked, Desk, RowWanted, SessionChosen, SheetAsked
from codesign_tui.tui.face import Start
from codesign_tui.tui.places.base import HintsChanged, Place
from codesign_tui.tui.places.list_place import ListPlace
from codesign_tui.tui.screens.process_lines import banner_line, current_session, right_line, title_line
from codesign_tui.tui.screens.process_places import place_class
from codesign_tui.tui.screens.scheme_commands import SchemeCommands
from codesign_tui.tui.text import show
from codesign_tui.tui.widgets.hints import Hints
from codesign_tui.tui.widgets.status import Banner, NoticeLine, TitleBar

_FOOT: Final = (HELP, *PLACE_COMMANDS, PALETTE)


class PlacesScreen(SchemeCommands):
    """The screen where places meet; they never look at one another."""

    BINDINGS: ClassVar[list[BindingType]] = [
        # a list that has the cursor scrolls with the page keys; only where none does they are the place's
        *(Binding(key, f"press('{key}')", show=False, priority=not key.startswith("page")) for key in PLACE_KEYS),
        *(Binding(digit, f"press('{digit}')", show=False) for digit in "0123456789"),
    ]

    def __init__(
        self,
        file: ProcessFile,
        library: Library,
        words: Translator,
        clock: Clock,
        start: Start | None = None,
        *,
        settings: Settings | None = None,
    ) -> None:
        super().__init__()
        self.desk = Desk(file, library, words, clock, self.post_message, settings)
        self._places: dict[str, Place] = {}
        self._stale: set[str] = set()
        self._start = start
        self._current = start.place if start else GO_RUN
        self._projected = False
        self._session: str | None = current_session(file)
        if start and start.session in file.process.documents("sessions"):
            self._session = start.session

    @property
    def session_id(self) -> str | None:
        """The session in hand."""
        return self._session

    @property
    def is_projected(self) -> bool:
        """Whether the hall sees the screen."""
        return self._projected

    # -- layout ----------------------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Title, banner, the place, the notice line, two lines of hints."""
        yield TitleBar(id="title")
        yield Banner(id="banner")
        yield Container(id="place")
        yield NoticeLine(id="notice")
        yield Hints(self.desk.words, id="local-hints")
        yield Hints(self.desk.words, _FOOT, id="place-hints", all_fit=True)

    # -- places ----------------------------------------------------------------------------------------------

    @property
    def place(self) -> Place | None:
        """The place in view."""
        return self._places.get(self._current.id)

    @property
    def place_command(self) -> Command:
        """The command that goes to the place in view."""
        return self._current

    @property
    def help_id(self) -> str:
        """The message that explains the place in view."""
        return self.place.help_now() if self.place else "help.home"

    def commands_now(self) -> Sequence[Command]:
        """Return what can be done here: the place's own commands first."""
        return (*(self.place.commands_now() if self.place else ()), *PROCESS_COMMANDS)

    def commands_elsewhere(self) -> Sequence[Command]:
        """Return what can be done at the other places; choosing one goes there first."""
        return [command for place, offered in PLACES.items() if place is not self._current for command in offered]

    async def _go(self, command: Command) -> None:
        """Open a place; what was being typed in the other stays there."""
        self.say_nothing()
        if self.place is not None:
            self.place.put_away()
            self.place.display = False
        self._current = command
        place = self._places.get(command.id)
        if place is None:
            place = place_class(command)(self.desk, self._session, projected=self._projected)
            place.set_class(self._projected, "-projected")
            self._places[command.id] = place
            await self.query_one("#place", Container).mount(place)
            self._stale.add(command.id)
        place.display = True
        if command.id in self._stale:
            place.show_process(None)
            if place.NEEDS_WIDTH:
                self.call_after_refresh(place.show_process, None)
        place.focus_first()
        self._stale.discard(command.id)
        self._show_hints()
        self._tick()

    async def action_go_run(self) -> None:
        """Go to Run."""
        await self._go(GO_RUN)

    async def action_go_board(self) -> None:
        """Go to the board."""
        await self._go(GO_BOARD)

    async def action_go_choose(self) -> None:
        """Go to the votes."""
        await self._go(GO_CHOOSE)

    async def action_go_commitments(self) -> None:
        """Go to the commitments."""
        await self._go(GO_COMMITMENTS)

    async def action_go_budget(self) -> None:
        """Go to the resources ledger."""
        await self._go(GO_BUDGET)

    async def action_go_know(self) -> None:
        """Go to what the table knows."""
        await self._go(GO_KNOW)

    async def action_go_people(self) -> None:
        """Go to the people."""
        await self._go(GO_PEOPLE)

    async def action_go_minutes(self) -> None:
        """Go to the minutes."""
        await self._go(GO_MINUTES)

    @on(CommandAsked)
    async def _command_asked(self, event: CommandAsked) -> None:
        """Go where a place points to."""
        await self.run_command(event.command)

    @on(RowWanted)
    async def _row_wanted(self, event: RowWanted) -> None:
        """Go to what a place points to, and put the cursor on it."""
        await self.show_row(event)

    async def show_row(self, row: RowWanted) -> None:
        """Go to a place with its cursor on a row."""
        await self._go(row.place)
        if isinstance(self.place, ListPlace):
            self.place.go_to(row.row)

    async def show_card(self, card: str) -> None:
        """Go to Run with the cursor on a card, at the item that gathered it."""
        from codesign_tui.tui.places.run import RunPlace

        await self._go(GO_RUN)
        if isinstance(self.place, RunPlace):
            self.place.show_card(card)

    @on(SheetAsked)
    async def _sheet_asked(self, event: SheetAsked) -> None:
        """Show a proposal's sheet on the board, and come back from it."""
        from codesign_tui.tui.places.sheet_place import SheetPlace

        proposal, back = self.desk.process.get(Proposal, event.proposal), self._current
        if proposal is not None:
            await self._go(GO_BOARD)
            if isinstance(self.place, SheetPlace):
                await self.place.open_sheet(proposal, back)

    @on(SessionChosen)
    def _session_chosen(self, event: SessionChosen) -> None:
        """Turn to the session that was chosen."""
        if event.session != self._session:
            self.say_nothing()
        self.choose_session(event.session)
        self._show_hints()
        self._tick()

    def choose_session(self, session: str | None) -> None:
        """Turn every place to another session."""
        self._session = session
        self._stale.update(self._places)
        if self.place is not None:
            self.place.set_session(session)
            self._stale.discard(self._current.id)
        for name, place in self._places.items():
            if name in self._stale:
                place.session_id = session

    def _leave_stale(self) -> None:
        """Remember that the places that are not in view are not up to date."""
        self._stale.update(self._places)
        self._stale.discard(self._current.id)

    def show_all_again(self) -> None:
        """Bring the place in view up to date after several transactions, remember that the others are not."""
        self._stale.update(self._places)
        if self.place is not None:
            self.place.show_process(None)
            self._stale.discard(self._current.id)
        self._show_hints()
        self._tick()

    # -- keys ------------------------------------------------------------------------------------------------

    async def action_press(self, key: str) -> None:
        """Do what the key means at the place in view; a digit counts once Esc has left the line."""
        for command in (*self.commands_now(), *APP_COMMANDS):
            if key in (command.key, command.digit):
                await self.run_command(command)
                return

    def on_key(self, event: Key) -> None:
        """Let Esc leave the line, so that a digit can choose a place; any other letter goes back and is typed."""
        if event.key == "escape":
            event.stop()
            self.set_focus(None)
            self.say(msg("tui.esc_then_digit"))
            return
        letter = event.character or ""
        if self.focused is None and self.place is not None and event.is_printable and not letter.isdecimal():
            self.say_nothing()
            event.stop()
            self.place.focus_first()
            self.app.call_later(self._retype, event.key, event.character)  # behind the focus, in the same queue

    def _retype(self, key: str, character: str | None) -> None:
        """Give the letter that led back to the line to the line."""
        if self.focused is not None:
            self.focused.post_message(Key(key, character))

    @on(Hints.Chosen)
    async def _do_hint(self, event: Hints.Chosen) -> None:
        """Do what the hint says, as its key would."""
        event.stop()
        await self.run_command(event.command)

    async def run_command(self, command: Command) -> None:
        """Do a command wherever it belongs: the place, this screen or the app."""
        home = next((place for place, offered in PLACES.items() if command in offered), None)
        if home is not None and home is not self._current:
            await self._go(home)
        place = self.place
        if command in APP_COMMANDS:
            await self.app.run_action(command.id, self.app)
        elif place is not None and command in place.COMMANDS:
            await self.app.run_action(command.id, place)
        else:
            await self.app.run_action(command.id, self)

    # -- the shared lines ------------------------------------------------------------------------------------

    def say(self, *messages: Msg, refused: bool = False) -> None:
        """Put sentences on the notice line, one after the other."""
        sentences = " ".join(self.desk.words(message) for message in messages)
        self.query_one("#notice", NoticeLine).say(sentences, refused=refused)

    def say_nothing(self) -> None:
        """Free the notice line."""
        self.query_one("#notice", NoticeLine).say("")

    def speak(self, words: Translator) -> None:
        """Speak another language from now on."""
        self.desk.words = words
        for place in self._places.values():
            place.show_process(None)
        self._show_hints()
        self._show_banner()
        self._tick()

    def _tick(self) -> None:
        """Repaint what depends on the clock."""
        bar = self.query_one("#title", TitleBar)
        bar.left = title_line(self.desk, self._session)
        bar.right = right_line(self.desk, projected=self._projected)
        if self.place is not None and self.place.is_mounted:
            self.place.tick()

    def _show_hints(self) -> None:
        """Show the keys of the place in view and of the places."""
        first = self.place.first_now() if self.place else ()
        offered = [command for command in self.commands_now() if command.hint and command not in PLACE_COMMANDS]
        local = [*(one for one in first if one in offered), *(one for one in offered if one not in first)]
        self.query_one("#local-hints", Hints).show_commands(local, self.desk.words)
        self.query_one("#place-hints", Hints).show_commands(_FOOT, self.desk.words, self._current.id)

    def _show_banner(self, trouble: Msg | None = None) -> None:
        """Show what stands in the way: nothing can be saved, read-only, a terminal too small."""
        sentence, refused = banner_line(self.desk, self.size, trouble)
        self.query_one("#banner", Banner).say(show(sentence).plain, refused=refused)

    @on(HintsChanged)
    def _hints_changed(self) -> None:
        """Show the keys that hold now."""
        self._show_hints()
