"""Home: what a person meets first. New, the example, and the processes of the workspace."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from codesign_tui.domain.messages import CodesignError, Msg, msg
from codesign_tui.domain.workspace import ProcessSummary, Workspace
from codesign_tui.locale import Translator
from codesign_tui.tui.commands import HELP, HOME_COMMANDS, PALETTE, QUIT, Command, bindings
from codesign_tui.tui.face import face_of
from codesign_tui.tui.screens.home_terms import term_lines
from codesign_tui.tui.text import show, show_line
from codesign_tui.tui.widgets.cursor import ReadableList
from codesign_tui.tui.widgets.hints import Hints
from codesign_tui.tui.widgets.status import NoticeLine, TitleBar

_NEW = "\x1fnew"
_EXAMPLE = "\x1fexample"
_FIRST_PATH = 2
"""The row of the first path: the new one and the example stand above it."""
_HINTS = (*(command for command in HOME_COMMANDS if command.hint), HELP, PALETTE, QUIT)


class HomeScreen(Screen[None]):
    """New process, try the example, open one of these."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*(c for c in HOME_COMMANDS if c.key != "enter"))]
    help_id = "help.home"

    def __init__(self, workspace: Workspace, words: Translator) -> None:
        super().__init__()
        self._workspace = workspace
        self._words = words
        self._summaries: Sequence[ProcessSummary] = ()

    def compose(self) -> ComposeResult:
        """A title, a list, a line of keys."""
        yield TitleBar(id="title")
        with Vertical(id="home"):
            yield Static(id="welcome")
            yield Static(id="terms")
            yield ReadableList(id="processes", markup=False)
            yield Static(id="where", classes="muted")
        yield NoticeLine(id="notice")
        yield Hints(self._words, _HINTS, id="place-hints")

    def on_mount(self) -> None:
        """Fill the list."""
        self._fill()
        self.query_one(OptionList).focus()

    def on_screen_resume(self) -> None:
        """Read the folder again when a process was closed."""
        if self.is_mounted:
            self.query_one("#notice", NoticeLine).say("")
            self._fill()

    def commands_now(self) -> Sequence[Command]:
        """Return what can be done here."""
        return HOME_COMMANDS

    def speak(self, words: Translator) -> None:
        """Speak another language from now on."""
        self._words = words
        self._fill()

    def say(self, message: Msg) -> None:
        """Put a sentence on the notice line."""
        self.query_one("#notice", NoticeLine).say(self._words(message))

    def _fill(self) -> None:
        """Show what there is."""
        words = self._words
        self._summaries = self._workspace.processes()
        self.query_one("#title", TitleBar).left = words("home.title")
        self.query_one("#welcome", Static).update(show(words("home.welcome")))
        self._show_terms()
        self.query_one("#where", Static).update(show(words("home.where", folder=_short(self._workspace.folder))))
        self.query_one(Hints).show_commands(_HINTS, words)
        options = self.query_one(OptionList)
        was = options.highlighted_option.id if options.highlighted_option is not None else None
        options.clear_options()
        options.add_option(Option(_row(words("home.new"), words("home.new.detail")), id=_NEW))
        options.add_option(Option(_row(words("home.example"), words("home.example.detail")), id=_EXAMPLE))
        for summary in self._summaries:
            options.add_option(Option(_row(summary.title, self._detail(summary)), id=str(summary.path)))
        if not self._summaries:
            options.add_option(Option(show(words("home.empty")), disabled=True))
        options.highlighted = self._row_to_stand_on(was)

    def _row_to_stand_on(self, was: str | None) -> int:
        """Return the row of the path that had the cursor, else of the one changed last: what is gone on with."""
        paths = [str(summary.path) for summary in self._summaries]
        if was in paths:
            return _FIRST_PATH + paths.index(was)
        readable = [number for number, summary in enumerate(self._summaries) if summary.trouble is None]
        return _FIRST_PATH + readable[0] if readable else 0

    def _show_terms(self) -> None:
        """Say which terms are running, the nearest first."""
        app, terms = face_of(self.app), self.query_one("#terms", Static)
        lines = term_lines(self._summaries, app.clock.now().date(), self._words)
        terms.update(Content("\n").join(lines))
        terms.display = bool(lines)

    def _detail(self, summary: ProcessSummary) -> str:
        """Return what is worth knowing of a file before it is opened."""
        if summary.trouble is not None:
            return self._words(summary.trouble)
        held = self._words("home.sessions", n=summary.sessions)
        if summary.at_rest:
            held = self._words("home.at_rest", sessions=held)
        parts = [held, summary.path.name]
        if summary.changed_at is not None:
            parts.append(self._words("home.changed", when=summary.changed_at))
        return " · ".join(parts)

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        """Open what was chosen."""
        chosen = event.option.id
        if chosen == _NEW:
            self.action_new_process()
        elif chosen == _EXAMPLE:
            self.action_example()
        elif chosen is not None:
            self._open(Path(chosen))

    @on(Hints.Chosen)
    async def _do_hint(self, event: Hints.Chosen) -> None:
        """Do what the hint says."""
        event.stop()
        await self.app.run_action(event.command.id, self.app if event.command in (HELP, PALETTE, QUIT) else self)

    def action_open_process(self) -> None:
        """Open the process under the cursor."""
        self.query_one(OptionList).action_select()

    def action_rehearse_process(self) -> None:
        """Rehearse the process under the cursor."""
        options = self.query_one(OptionList)
        chosen = options.highlighted_option.id if options.highlighted_option is not None else None
        if chosen in (None, _NEW, _EXAMPLE):
            self.say(msg("rehearsal.choose_one"))
        else:
            face_of(self.app).rehearse_path(Path(str(chosen)))

    def action_new_process(self) -> None:
        """Start the guided form."""
        from codesign_tui.tui.screens.new_process import NewProcessScreen

        self.app.push_screen(NewProcessScreen(self._workspace, self._words))

    def action_start_from(self) -> None:
        """Start a co-design from the co-programming under the cursor, or say why it cannot be."""
        from codesign_tui.tui.screens.new_process import NewProcessScreen
        from codesign_tui.tui.screens.new_process_form import may_start_from

        option = self.query_one(OptionList).highlighted_option
        chosen = next((one for one in self._summaries if option is not None and str(one.path) == option.id), None)
        if chosen is None:
            self.say(msg("home.choose_first"))
        elif not may_start_from(chosen):
            self.say(msg("home.not_programming"))
        else:
            self.app.push_screen(NewProcessScreen(self._workspace, self._words, source=chosen.path))

    def action_register(self) -> None:
        """List what was promised over every process."""
        from codesign_tui.tui.screens.register import RegisterScreen

        self.app.push_screen(RegisterScreen(self._workspace, self._words, face_of(self.app).clock))

    def action_search(self) -> None:
        """Search what was said over every process."""
        from codesign_tui.tui.screens.searching import SearchScreen

        self.app.push_screen(SearchScreen(self._workspace, self._words, face_of(self.app).clock))

    def action_example(self) -> None:
        """Open a fresh copy of the worked example."""
        app = face_of(self.app)
        try:
            app.open_file(self._workspace.example())
        except CodesignError as error:
            self.say(error.message)

    def _open(self, path: Path) -> None:
        """Open a process file, or say why not."""
        app = face_of(self.app)
        self.say(msg("home.opening"))
        app.open_path(path)


def _row(title: str, detail: str) -> Content:
    """Return two lines: the name, and what is worth knowing."""
    return show_line(title, "bold") + show("\n  ") + show_line(detail, "$muted")


def _short(folder: Path) -> str:
    """Return the whole path of a folder, with ~ for the home folder."""
    whole, home = folder.absolute(), Path.home()
    return f"~/{whole.relative_to(home).as_posix()}" if whole.is_relative_to(home) else str(whole)
