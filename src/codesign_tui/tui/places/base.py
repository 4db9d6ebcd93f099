"""What every place of a process is: a part of the screen that shows the process and asks actions of it."""

from collections.abc import Sequence
from typing import ClassVar

from textual.containers import Container
from textual.message import Message

from codesign_tui.domain.messages import Msg
from codesign_tui.domain.transactions import Change
from codesign_tui.tui.commands import Command
from codesign_tui.tui.desk import Desk


class HintsChanged(Message):
    """What can be done at the place in view changed: its keys are to be told again."""


class Place(Container):
    """A place (Run, Board, …). It reads the process through its desk and never looks outside itself.

    The screen calls `show_process()` when the place is opened and after each change while it is open; a place that
    is hidden is brought up to date when it is opened again.
    """

    COMMANDS: ClassVar[Sequence[Command]] = ()
    """What can be done here, beside the commands of every place."""
    NEEDS_WIDTH: ClassVar[bool] = True
    """Whether the place is laid out by the width it is given, and so is shown again once it has one."""
    help_id: ClassVar[str] = ""
    """The message that explains the place."""

    def __init__(self, desk: Desk, session: str | None, *, projected: bool = False) -> None:
        super().__init__()
        self.desk = desk
        self.session_id = session
        """The session in hand: None before the first is planned."""
        self.projected = projected
        """Whether the hall sees the screen: no voices, notes, scores, inbox, ahead or behind."""

    def show_process(self, change: Change | None) -> None:
        """Bring the place up to date; `change` says what was touched, None means everything."""
        raise NotImplementedError

    def focus_first(self) -> None:
        """Put the cursor where work starts."""

    def commands_now(self) -> Sequence[Command]:
        """Return what can be done here now; by default all that the place declares."""
        return self.COMMANDS

    def first_now(self) -> Sequence[Command]:
        """Return what matters most here now: its keys are told first, so that a narrow line leaves out others."""
        return ()

    def help_now(self) -> str:
        """Return the message that explains what is in view; by default the place's."""
        return self.help_id

    def put_away(self) -> None:
        """Keep what is being typed, before the place is left or the program ends."""

    @property
    def unfinished(self) -> Msg | None:
        """What to ask before the process is left: None unless the place is in the middle of something."""
        return None

    def set_projected(self, projected: bool) -> None:
        """Turn what the hall may not see off or on."""
        self.projected = projected
        self.set_class(projected, "-projected")
        self.show_process(None)

    def set_session(self, session: str | None) -> None:
        """Turn to another session."""
        self.session_id = session
        self.show_process(None)

    def tick(self) -> None:
        """A second has passed: repaint what depends on the clock."""
