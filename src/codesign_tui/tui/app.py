"""The application: opens Home, then one process; holds language, look and the handler for the unforeseen."""

import asyncio
import signal
import sys
from collections.abc import Sequence
from pathlib import Path, PurePath
from typing import Any, ClassVar, Final

from textual import work
from textual.app import App, InvalidThemeError
from textual.binding import BindingType
from textual.command import CommandPalette
from textual.events import Event, Key, Paste

from codesign_tui.domain.messages import CodesignError, Msg, msg
from codesign_tui.domain.process import Process
from codesign_tui.domain.settings import MemorySettings, Settings
from codesign_tui.domain.text import clean
from codesign_tui.domain.workspace import ProcessFile, Workspace
from codesign_tui.library.loading import Library
from codesign_tui.locale import LANGUAGES, Translator
from codesign_tui.tui.clock import Clock
from codesign_tui.tui.commands import APP_COMMANDS, Command, bindings
from codesign_tui.tui.face import Start
from codesign_tui.tui.key_order import KeyOrder
from codesign_tui.tui.memory import keep_what_is_loaded
from codesign_tui.tui.palette import CommandProvider, palette
from codesign_tui.tui.screens.asking import Confirm
from codesign_tui.tui.screens.home import HomeScreen
from codesign_tui.tui.text import show
from codesign_tui.tui.themes import DARK, THEMES
from codesign_tui.tui.unforeseen import log_unforeseen


class CodesignApp(App[None]):
    """codesign on a screen."""

    CSS_PATH: ClassVar[list[str | PurePath]] = [
        "styles/base.tcss",
        "styles/run.tcss",
        "styles/tables.tcss",
        "styles/dialogs.tcss",
        "styles/new_process.tcss",
        "styles/minutes.tcss",
        "styles/board.tcss",
        "styles/people.tcss",
        "styles/choose.tcss",
        "styles/scheme.tcss",
        "styles/projector.tcss",
    ]
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*APP_COMMANDS)]
    COMMANDS: ClassVar[set[Any]] = {CommandProvider}
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING = "ctrl+p"
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (60, "-narrow"), (96, "-wide")]  # noqa: RUF012 - as Textual declares it
    VERTICAL_BREAKPOINTS = [(0, "-short"), (22, "-tall")]  # noqa: RUF012 - as Textual declares it

    def __init__(
        self,
        workspace: Workspace,
        library: Library,
        words: Translator,
        clock: Clock,
        *,
        open_path: Path | None = None,
        rehearse: bool = False,
        log: Path | None = None,
        settings: Settings | None = None,
        theme: str = DARK.name,
    ) -> None:
        super().__init__()
        self.workspace = workspace
        self.library = library
        self.words = words
        self.clock = clock
        self.settings: Settings = settings or MemorySettings()
        self._open_path = open_path
        self._rehearse = rehearse
        self._log_file = log
        self.keys: Final = KeyOrder(self, super().on_event)
        self.title = "codesign"
        for look in THEMES:
            self.register_theme(look)
        try:
            self.theme = theme
        except InvalidThemeError:
            self.theme = DARK.name

    def on_mount(self) -> None:
        """Show the process asked for, or Home."""
        self._listen_for_signals()
        if self._open_path is None:
            self._go_home()
        elif self._rehearse:
            self.rehearse_path(self._open_path)
        else:
            self.open_path(self._open_path)

    def on_ready(self) -> None:
        """Keep what was loaded for the first screen out of every later look for garbage."""
        keep_what_is_loaded()

    def _go_home(self, _: None = None) -> None:
        """Show Home, unless it waits below."""
        if not any(isinstance(screen, HomeScreen) for screen in self.screen_stack):
            self.push_screen(HomeScreen(self.workspace, self.words))

    async def on_event(self, event: Event) -> None:
        """Clean what is pasted before any line sees it, and take keys and pastes one at a time, in their order.

        An escape sequence in an `Input` would reach the terminal.
        """
        if isinstance(event, Paste):
            event.text = clean(event.text)
        if isinstance(event, Key | Paste) and not event.is_forwarded:
            await self.keys.take(event)
        else:
            await super().on_event(event)

    # -- processes -------------------------------------------------------------------------------------------

    def open_path(self, path: Path, start: Start | None = None) -> None:
        """Open a process file, at a place of it if one is named, or say why it cannot be opened."""
        try:
            file = self.workspace.open(path)
        except CodesignError as error:
            self._go_home()
            self.call_later(self.say, error.message)
            return
        self.open_file(file, start)

    def open_file(self, file: ProcessFile, start: Start | None = None) -> None:
        """Show an open process."""
        from codesign_tui.tui.screens.process import ProcessScreen

        # A process that was asked for by name is quicker there without Home below it, which reads the whole folder.
        screen = ProcessScreen(file, self.library, self.words, self.clock, start, settings=self.settings)
        self.push_screen(screen, self._go_home)

    def rehearse(self, process: Process) -> None:
        """Rehearse the next session of a process, on a copy in memory; or say why it cannot be."""
        from codesign_tui.tui.screens.rehearsal_start import rehearsal_screen

        try:
            screen = rehearsal_screen(self.workspace, self.library, self.words, self.clock, process)
        except CodesignError as error:
            self._say_where_it_was_asked(error.message)
            return
        self.push_screen(screen, None if self._is_asked_from_a_screen else self._go_home)

    def rehearse_path(self, path: Path) -> None:
        """Rehearse the next session of a process file, which is only read."""
        try:
            file = self.workspace.read(path)
        except CodesignError as error:
            self._say_where_it_was_asked(error.message)
            return
        self.rehearse(file.process)

    @property
    def _is_asked_from_a_screen(self) -> bool:
        """Whether Home or a process waits below; not when the command line asked."""
        return any(hasattr(screen, "commands_now") for screen in self.screen_stack)

    def _say_where_it_was_asked(self, message: Msg) -> None:
        """Say a sentence on the screen in view, on Home where there is none."""
        if not self._is_asked_from_a_screen:
            self._go_home()
        self.call_later(self.say, message)

    def say(self, message: Msg) -> None:
        """Tell the screen that is on top a sentence."""
        screen = self.screen
        speaker = getattr(screen, "say", None)
        if callable(speaker):
            speaker(message)

    # -- commands --------------------------------------------------------------------------------------------

    def commands_now(self) -> Sequence[Command]:
        """Return the commands that can be done on the screen the palette was called from."""
        for screen in reversed(self.screen_stack):
            offered = getattr(screen, "commands_now", None)
            if callable(offered):
                return (*offered(), *APP_COMMANDS)
        return APP_COMMANDS

    def commands_elsewhere(self) -> Sequence[Command]:
        """Return the commands of the places that are not in view; choosing one goes there first."""
        for screen in reversed(self.screen_stack):
            offered = getattr(screen, "commands_elsewhere", None)
            if callable(offered):
                return tuple(offered())
        return ()

    async def do_command(self, command: Command) -> None:
        """Do a command as its key would: here if it is the app's, else on the screen."""
        run_command = getattr(self.screen, "run_command", None)
        if command not in APP_COMMANDS and callable(run_command):
            await run_command(command)
        else:
            await self.run_action(command.id, self if command in APP_COMMANDS else self.screen)

    def action_command_palette(self) -> None:
        """Show every command, to be found by typing."""
        if not isinstance(self.screen, CommandPalette):
            self.push_screen(palette(self.words))

    def action_help(self) -> None:
        """Show what can be done at this place; over a dialog that has no help of its own, the help of what is below."""
        from codesign_tui.tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            told = (getattr(screen, "help_id", "") for screen in reversed(self.screen_stack))
            place = next(filter(None, told), "help.home")
            self.push_screen(HelpScreen(self.words, place, *self._keys_now()))

    def _keys_now(self) -> tuple[Sequence[Command], Sequence[str]]:
        """Return the commands that work on the screen in view, and the keys that a dialog shows at its foot."""
        from codesign_tui.tui.widgets.keyrow import KeyRow

        if callable(getattr(self.screen, "commands_now", None)):
            return self.commands_now(), ()
        ways = [way for row in self.screen.query(KeyRow) for way in row.told()]
        return (APP_COMMANDS, ways) if ways else (self.commands_now(), ())

    def action_next_theme(self) -> None:
        """Go on to the next look."""
        names = [look.name for look in THEMES]
        self.theme = names[(names.index(self.theme) + 1) % len(names)] if self.theme in names else names[0]

    def action_next_language(self) -> None:
        """Speak the other language from now on."""
        at = LANGUAGES.index(self.words.language)
        self.words = Translator(LANGUAGES[(at + 1) % len(LANGUAGES)])
        for screen in self.screen_stack:
            speak = getattr(screen, "speak", None)
            if callable(speak):
                speak(self.words)

    @work(group="dialog")
    async def action_quit_app(self) -> None:
        """Leave: whatever was typed is kept, so nothing is asked unless it could not be saved."""
        for screen in self.screen_stack:
            question = getattr(screen, "unsaved", None)
            if isinstance(question, Msg) and not await self.push_screen_wait(Confirm(self.words, question)):
                return
        self._leave_now()

    def _leave_now(self) -> None:
        """Keep what is being typed, wait for the disk, end."""
        self._put_everything_away()
        self.exit()

    # -- the unforeseen --------------------------------------------------------------------------------------

    def _listen_for_signals(self) -> None:
        """Put everything away when the terminal closes or the system asks the program to end."""
        if sys.platform != "win32":
            loop = asyncio.get_running_loop()
            for name in (signal.SIGTERM, signal.SIGHUP):
                loop.add_signal_handler(name, self._leave_now)

    def _put_everything_away(self) -> None:
        """Keep what is being typed and wait for the disk, on every process that is open."""
        for screen in self.screen_stack:
            leave = getattr(screen, "leave", None)
            if callable(leave):
                leave()

    def log_aside(self, error: BaseException) -> None:
        """Log what was never foreseen in work that the session can go on without, such as an export."""
        log_unforeseen(self._log_file, error, self.clock.now())

    def _handle_exception(self, error: Exception) -> None:
        """Keep what was typed, log without words, leave with one sentence (Textual would print a traceback).

        Overrides Textual's hook for unhandled errors; under a test pilot the error is raised to the test.
        """
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._return_code = 1
        logged = log_unforeseen(self._log_file, error, self.clock.now())
        try:
            self._put_everything_away()
        finally:
            sentence = msg("tui.unforeseen_logged", log=str(self._log_file)) if logged else msg("tui.unforeseen")
            self._exit_renderables.append(show(self.words(sentence)).plain)
            self._close_messages_no_wait()
