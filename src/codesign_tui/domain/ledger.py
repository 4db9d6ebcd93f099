"""What an action needs of a process file, and what it gives back."""

from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from codesign_tui.domain.messages import Msg
from codesign_tui.domain.process import Process
from codesign_tui.domain.transactions import Change, Draft

Ticket = Future[int]
"""Resolves with the revision once the transaction is on disk; fails with a `CodesignError` if it could not be."""

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
