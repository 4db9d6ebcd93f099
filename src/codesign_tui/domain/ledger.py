"""What an action needs of a process file, and what it gives back."""

from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from codesign_tui.domain.ballot_box import BallotBox
from codesign_tui.domain.messages import Msg
from codesign_tui.domain.process import Process
from codesign_tui.domain.tickets import Ticket
from codesign_tui.domain.transactions import Change, Draft

__all__ = ["Done", "Ledger", "Receipt", "Ticket"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Receipt:
    """A transaction that was applied in memory, and the ticket that says when it is on disk."""

    change: Change
    ticket: Ticket


class Ledger(Protocol):
    """A process and the one way to change it."""

    @property
    def process(self) -> Process:
        """The process as it is now."""
        ...

    @property
    def box(self) -> BallotBox:
        """What is kept beside the process until a secret vote closes or cards are revealed."""
        ...

    def append(self, draft: Draft) -> Receipt:
        """Apply a transaction at once and queue it for the disk.

        Raises:
            CodesignError: the file is open for reading only, or a document does not fit the format.
        """
        ...


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """What an action returns: its result, what changed, and when it is safe."""

    value: T
    change: Change
    ticket: Ticket
    warnings: tuple[Msg, ...] = field(default=())
    """Sentences worth showing; the action was done all the same."""
