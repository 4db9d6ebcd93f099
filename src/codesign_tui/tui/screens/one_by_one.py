"""Promises one at a time in big letters: what, who, by when, with what; the arrows go on, one key says how it is."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar, Final

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from codesign_tui.domain.items import Commitment
from codesign_tui.domain.messages import Msg
from codesign_tui.domain.process import Process
from codesign_tui.locale import Translator
from codesign_tui.tui.commands import Command
from codesign_tui.tui.desk import Desk, ProcessChanged, Said, Saved
from codesign_tui.tui.projector.promise_page import promise_page
from codesign_tui.tui.widgets.keyrow import KeyRow, Way
from codesign_tui.tui.widgets.status import NoticeLine

_SAID_SECONDS: Final = 6
"""How long a sentence stays below the page."""


class OneByOne(Screen[None]):
    """Goes through commitments. Whatever is said of one is kept at once, so it may be left at any moment."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("left,up,pageup", "turn(-1)", show=False),
        Binding("right,down,pagedown,space", "turn(1)", show=False),
    ]
    help_id: ClassVar[str] = "promises.help"
    NAME: ClassVar[str] = ""
    """The second part of its messages."""

    def __init__(
        self,
        desk: Desk,
        session: str | None,
        promises: Sequence[Commitment],
        tell: Callable[[Message], Any],
        *,
        projected: bool = False,
    ) -> None:
        """Go through these; `tell` hands what happens to the process on to the screen below."""
        super().__init__()
        self.desk = Desk(desk.file, desk.library, desk.words, desk.clock, self.post_message, desk.settings)
        self.session_id = session
        self.projected = projected
        self._ids = [one.id for one in promises]
        self._tell = tell
        self._at = next((at for at, one in enumerate(promises) if not self.is_settled(one)), 0)

    # -- what a round says of each ---------------------------------------------------------------------------

    def is_settled(self, commitment: Commitment) -> bool:
        """Tell whether the round has heard of it already."""
        raise NotImplementedError

    def standing(self, commitment: Commitment) -> tuple[str, bool]:
        """Return in words how it stands in this round, and whether that is to be looked at."""
        raise NotImplementedError

    def ways(self) -> Sequence[Way]:
        """Return what the keys do."""
        raise NotImplementedError

    def notes(self, commitment: Commitment) -> list[str]:
        """Return what else whoever leads should see of it; the hall never does."""
        raise NotImplementedError

    # -- showing ---------------------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """The page, a line for what was said, the keys."""
        yield Static(id="promise")
        yield NoticeLine(id="notice")
        yield KeyRow(*self.ways(), id="promise-keys")

    def on_mount(self) -> None:
        """Show the first that is not settled."""
        self.call_after_refresh(self.paint)

    def on_resize(self, event: events.Resize) -> None:
        """Lay the page out for the new size."""
        self.call_after_refresh(self.paint)

    @property
    def promise(self) -> Commitment | None:
        """The commitment in view, as it is now."""
        return self.desk.process.get(Commitment, self._ids[self._at]) if self._ids else None

    @property
    def process(self) -> Process:
        """The process as it is now."""
        return self.desk.process

    def paint(self) -> None:
        """Show the commitment in view."""
        page = self.query_one("#promise", Static)
        width, height = page.content_size
        one = self.promise
        if width < 1 or height < 1 or one is None:
            return
        words = self.desk.words
        settled = sum(self.is_settled(each) for each in self._all())
        head = words(f"promises.{self.NAME}.progress", at=self._at + 1, all=len(self._ids), settled=settled)
        state, is_waiting = self.standing(one)
        notes = [] if self.projected else self.notes(one)
        lines = promise_page(
            self.process, one, words, width, height, head=head, state=state, is_waiting=is_waiting, notes=notes
        )
        page.update(Content("\n").join(lines[:height]))

    def _all(self) -> list[Commitment]:
        """Return every commitment of the round that is still there, as it is now."""
        found = (self.process.get(Commitment, identifier) for identifier in self._ids)
        return [one for one in found if one is not None]

    # -- going on --------------------------------------------------------------------------------------------

    def action_turn(self, by: int) -> None:
        """Go on, or back."""
        if self._ids:
            self._at = (self._at + by) % len(self._ids)
            self.paint()

    def go_on(self) -> None:
        """Go to the next that is not settled, or say that this was the last."""
        after = [*range(self._at + 1, len(self._ids)), *range(self._at)]
        for at in after:
            one = self.process.get(Commitment, self._ids[at])
            if one is not None and not self.is_settled(one):
                self._at = at
                self.paint()
                return
        self.paint()
        if all(self.is_settled(one) for one in self._all()):
            self.say(self.finished())

    def finished(self) -> Msg:
        """Return what is said when nothing is left."""
        raise NotImplementedError

    def action_leave(self) -> None:
        """Go back to where the round was begun; all that was said is kept."""
        self.dismiss(None)

    # -- what every screen is asked --------------------------------------------------------------------------

    def speak(self, words: Translator) -> None:
        """Speak another language from now on; the keys are told in it when the round is opened again."""
        self.desk.words = words
        self.paint()

    def commands_now(self) -> Sequence[Command]:
        """Return nothing: the keys are on the screen."""
        return ()

    def commands_elsewhere(self) -> Sequence[Command]:
        """Return nothing: no other place is opened during a round."""
        return ()

    async def run_command(self, command: Command) -> None:
        """Do a command of the app: there are no others here."""
        await self.app.run_action(command.id, self.app)

    def say(self, *messages: Msg, refused: bool = False) -> None:
        """Put sentences below the page for a moment."""
        line = self.query_one("#notice", NoticeLine)
        line.say(" ".join(self.desk.words(message) for message in messages), refused=refused)
        self.call_after_refresh(self.paint)
        self.set_timer(_SAID_SECONDS, self._say_nothing)

    def _say_nothing(self) -> None:
        """Give the line back to the page."""
        if self.is_mounted and self.desk.file.trouble is None:
            self.query_one("#notice", NoticeLine).say("")
            self.call_after_refresh(self.paint)

    @on(Said)
    def _said(self, event: Said) -> None:
        """Say it; before the hall only what was refused, since warnings name people."""
        event.stop()
        if event.refused or not self.projected:
            self.say(*event.messages, refused=event.refused)

    @on(Saved)
    def _saved(self, event: Saved) -> None:
        """Say at once when something could not be written; the screen below counts what is safe."""
        event.stop()
        if event.trouble is not None:
            self.say(event.trouble, refused=True)
        self._tell(Saved(event.revision, event.trouble))

    @on(ProcessChanged)
    def _changed(self, event: ProcessChanged) -> None:
        """Show it as it is now, and hand the change on."""
        event.stop()
        self.paint()
        self._tell(ProcessChanged(event.change))
