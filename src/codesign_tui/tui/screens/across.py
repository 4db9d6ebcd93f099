"""What the two pages over all processes share: they ask the index on a thread, list the answer, open what is chosen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import OptionList, Static

from codesign_tui.domain.messages import Msg
from codesign_tui.domain.workspace import Index, Workspace
from codesign_tui.locale import Translator
from codesign_tui.tui.clock import Clock
from codesign_tui.tui.commands import HELP, PALETTE, Command
from codesign_tui.tui.face import Start, face_of
from codesign_tui.tui.text import show
from codesign_tui.tui.widgets.find_line import FindLine
from codesign_tui.tui.widgets.hints import Hints
from codesign_tui.tui.widgets.rows import Row, RowList
from codesign_tui.tui.widgets.status import NoticeLine, TitleBar


@dataclass(frozen=True, slots=True)
class Jump:
    """Where a row leads: a file, and what to show of it."""

    path: Path
    start: Start


class AcrossScreen(Screen[None]):
    """A list over every process of the workspace."""

    OFFERED: ClassVar[Sequence[Command]] = ()
    title_id: ClassVar[str] = ""
    find_id: ClassVar[str] = ""
    """The message in the line that finds."""

    @dataclass
    class Answered(Message):
        """The index has answered; `fill` puts the answer in its place."""

        fill: Callable[[], None]
        troubles: Sequence[Msg]

    def __init__(self, workspace: Workspace, words: Translator, clock: Clock) -> None:
        super().__init__()
        self._workspace = workspace
        self._words = words
        self._clock = clock
        self._jumps: dict[str, Jump] = {}
        self.letters = ""

    def compose(self) -> ComposeResult:
        """Title, what is counted, the line that finds, the list, the keys."""
        yield TitleBar(id="title")
        with Vertical(id="across"):
            yield Static(classes="summary")
            yield FindLine(id="across-find")
            yield RowList(self.OFFERED, id="across-list")
        yield NoticeLine(id="notice")
        yield Hints(self._words, (*self.OFFERED, HELP, PALETTE), id="place-hints")

    def on_mount(self) -> None:
        """Ask the index."""
        self.speak(self._words)
        self.focus_first()
        self.query_one("#notice", NoticeLine).say(self._words("across.reading"))
        self.ask()

    def focus_first(self) -> None:
        """Put the cursor where work starts."""
        self.query_one(RowList).focus()

    def rows(self, width: int) -> Sequence[tuple[Row, Jump]]:
        """Return the rows to show, each with where it leads."""
        raise NotImplementedError

    def summary(self) -> Content:
        """Return what stands above the list."""
        raise NotImplementedError

    def question(self) -> Callable[[Index], Callable[[], None]]:
        """Return what to ask the index, on a thread; its answer, called here, is put in its place."""
        raise NotImplementedError

    @property
    def empty_id(self) -> str:
        """What is said when there is no row."""
        raise NotImplementedError

    def commands_now(self) -> Sequence[Command]:
        """Return what can be done here."""
        return self.OFFERED

    def speak(self, words: Translator) -> None:
        """Speak another language from now on."""
        self._words = words
        self.query_one("#title", TitleBar).left = words(self.title_id)
        self.query_one(FindLine).placeholder = show(words(self.find_id)).plain
        self.query_one(Hints).show_commands((*self.OFFERED, HELP, PALETTE), words)
        self.show_rows()

    def say(self, message: Msg) -> None:
        """Put a sentence on the notice line."""
        self.query_one("#notice", NoticeLine).say(self._words(message))

    def show_rows(self) -> None:
        """Make every row again."""
        listed = self.query_one(RowList)
        found = list(self.rows(listed.room))
        self._jumps = {row.id: jump for row, jump in found}
        shown = [row for row, _ in found]
        if not shown:
            shown = [Row("empty", show(self._words(self.empty_id), "$muted"), heading=True)]
        listed.show_rows(shown)
        self.query_one(".summary", Static).update(self.summary())

    @work(thread=True, group="index")
    def ask(self) -> None:
        """Ask the index, which may have files to read first."""
        index = self._workspace.index()
        fill = self.question()(index)
        self.post_message(self.Answered(fill, index.troubles))

    @on(Answered)
    def _answered(self, event: Answered) -> None:
        """Show the answer, and which files could not be read."""
        event.stop()
        event.fill()
        sentences = " ".join(self._words(trouble) for trouble in event.troubles)
        self.query_one("#notice", NoticeLine).say(sentences, refused=bool(sentences))
        self.show_rows()

    @on(RowList.Widened)
    def _widened(self, event: RowList.Widened) -> None:
        """Make the rows again for another width."""
        event.stop()
        self.show_rows()

    @on(RowList.Asked)
    async def _letter(self, event: RowList.Asked) -> None:
        """Do what a letter means."""
        event.stop()
        await self.run_action(event.command.id)

    @on(Hints.Chosen)
    async def _do_hint(self, event: Hints.Chosen) -> None:
        """Do what the hint says."""
        event.stop()
        await self.app.run_action(event.command.id, self.app if event.command in (HELP, PALETTE) else self)

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        """Open the process where the row is."""
        event.stop()
        jump = self._jumps.get(event.option.id or "")
        if jump is not None:
            face_of(self.app).open_path(jump.path, jump.start)

    def action_across_open(self) -> None:
        """Open the process of the row under the cursor."""
        self.query_one(RowList).action_select()

    def action_across_find(self) -> None:
        """Show the line that finds."""
        self.query_one(FindLine).open()

    def action_across_back(self) -> None:
        """Go back Home."""
        self.dismiss()
