"""The open process as the screen uses it: reads it, asks actions of it, tells when what was done is safe."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from textual.message import Message

from codesign_tui.domain.ledger import Done, Ticket
from codesign_tui.domain.meetings import AgendaItem
from codesign_tui.domain.messages import CodesignError, Msg, msg
from codesign_tui.domain.preparing import Where
from codesign_tui.domain.process import Process
from codesign_tui.domain.registered_content import content_warnings
from codesign_tui.domain.settings import MemorySettings, Settings
from codesign_tui.domain.templates import Method
from codesign_tui.domain.terms import SchemeKind
from codesign_tui.domain.transactions import Change
from codesign_tui.domain.workspace import ProcessFile
from codesign_tui.library.loading import Library
from codesign_tui.locale import Translator
from codesign_tui.tui.clock import Clock
from codesign_tui.tui.commands import Command

if TYPE_CHECKING:
    from codesign_tui.minutes.stationery.paper import Stationery

T = TypeVar("T")
P = ParamSpec("P")


@dataclass
class ProcessChanged(Message):
    """The process changed in memory; its transaction is on its way to the disk."""

    change: Change


@dataclass
class Saved(Message):
    """A transaction is on disk, or could not be written (`trouble` says why)."""

    revision: int
    trouble: Msg | None = None


@dataclass
class Said(Message):
    """Sentences for the notice line: what was done, what was refused and why, what to look at."""

    messages: tuple[Msg, ...]
    refused: bool = False


@dataclass
class SessionChosen(Message):
    """Every place is to turn to another session."""

    session: str


@dataclass
class SchemeAsked(Message):
    """A structured view is wanted: which, and of which agenda item."""

    kind: SchemeKind
    agenda_item: str | None = None


class SchemeLeft(Message):
    """The structured view is not wanted any more: back to where it was asked for."""


@dataclass
class JumpWanted(Message):
    """Somebody wants to go to where a thing is put right; `field` names the line of the form."""

    where: Where
    field: str = ""


class ChecksAsked(Message):
    """The list of the checks of the minutes is wanted."""


@dataclass
class RowWanted(Message):
    """A place is to be opened with its cursor on a row: the card, person or body that was just spoken of."""

    place: Command
    row: str


@dataclass
class SheetAsked(Message):
    """The sheet of a proposal is wanted on the board; left, it leads back to where it was asked for."""

    proposal: str


@dataclass
class CommandAsked(Message):
    """A command of another place is to be done there: a way to what was just spoken of."""

    command: Command


class Desk:
    """What places and widgets need of an open process: no more than this.

    `post` sends a message to the screen; it is called from the writer's thread too, which Textual allows for
    `post_message` alone.
    """

    def __init__(
        self,
        file: ProcessFile,
        library: Library,
        translator: Translator,
        clock: Clock,
        post: Callable[[Message], Any],
        settings: Settings | None = None,
    ) -> None:
        self.file = file
        self.library = library
        self.words = translator
        self.clock = clock
        self.settings: Settings = settings or MemorySettings()
        """What this person chose for this computer."""
        self._post = post
        self.pending = 0
        """Transactions that are not on disk yet."""

    @property
    def process(self) -> Process:
        """The process as it is now."""
        return self.file.process

    def stationery(self) -> "Stationery":
        """Return the town's own paper for this process: its layouts, its coat of arms, its letterhead."""
        from codesign_tui.minutes.stationery.paper import stationery_of

        return stationery_of(self.library.folders, self.file.path)

    def now(self) -> datetime:
        """Return this moment in local time."""
        return self.clock.now()

    def do(self, action: Callable[Concatenate[Any, P], Done[T]], *args: P.args, **kwargs: P.kwargs) -> Done[T] | None:
        """Ask an action of the process; None when it was refused, and the notice line says why."""
        try:
            done = action(self.file, *args, **kwargs)
        except CodesignError as error:
            self._post(Said((error.message,), refused=True))
            return None
        self._watch(done.ticket)
        self._post(ProcessChanged(done.change))
        warnings = (*done.warnings, *content_warnings(self.process, done.change))
        if warnings:
            self._post(Said(warnings))
        return done

    def method_of(self, item: AgendaItem | None) -> Method | None:
        """Return an agenda item's method, if the library has it."""
        if item is None or item.method is None:
            return None
        try:
            return self.library.method(item.method)
        except CodesignError:
            return None  # a file from another office may name a method that this laptop does not have

    def say(self, message: Msg, *, refused: bool = False) -> None:
        """Put a sentence on the notice line."""
        self._post(Said((message,), refused=refused))

    def _watch(self, ticket: Ticket) -> None:
        """Tell the screen when the transaction is on disk."""
        self.pending += 1

        def settled(future: Ticket) -> None:
            """Report from whichever thread resolved the ticket."""
            error = future.exception()
            if error is None:
                self._post(Saved(future.result()))
            else:
                unforeseen = msg("tui.not_saved_unforeseen")
                self._post(Saved(-1, error.message if isinstance(error, CodesignError) else unforeseen))

        ticket.add_done_callback(settled)
