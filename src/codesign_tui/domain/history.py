"""Undo and redo without limit: which transaction comes next, and why it may not.

Undo takes back the last own transaction of an origin; never a phone's, never past a barrier, and never over a
document that another origin has touched since (`design.md` §4, promise 6). It is read from the transactions
themselves, so it works the same after a restart.
"""

from collections.abc import Callable
from dataclasses import dataclass

from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.transactions import BARRIERS, Change, Put
from codesign_tui.domain.values import JsonDocument

UNDO = "undo"
REDO = "redo"

Current = Callable[[str, str], JsonDocument | None]
"""Tells a document as it is now, by table and id."""


@dataclass(frozen=True, slots=True)
class Reversal:
    """What to put back, and the change that this takes back."""

    change: Change
    """The transaction to reverse: for an undo what was done, for a redo the undo."""
    puts: tuple[Put, ...]
    action: str
    subject: str
    """The name of the action a person sees undone or done again."""


class History:
    """The changes of a process, and each origin's stacks of what can be undone and done again."""

    def __init__(self, current: Current) -> None:
        self._current = current
        self._changes: dict[int, Change] = {}
        self._undo: dict[str, list[int]] = {}
        self._redo: dict[str, list[int]] = {}

    def record(self, change: Change) -> None:
        """Take note of a change that was applied."""
        self._changes[change.revision] = change
        undo = self._undo.setdefault(change.who, [])
        redo = self._redo.setdefault(change.who, [])
        if change.action in BARRIERS:
            for stack in (*self._undo.values(), *self._redo.values()):
                stack.clear()
        elif change.action == UNDO and change.undoes is not None:
            if undo and undo[-1] == change.undoes:
                undo.pop()
            redo.append(change.revision)
        elif change.action == REDO and change.undoes is not None:
            if redo and redo[-1] == change.undoes:
                redo.pop()
            undo.append(change.revision)
        else:
            undo.append(change.revision)
            redo.clear()

    def changes(self) -> list[Change]:
        """Return every change, oldest first."""
        return list(self._changes.values())

    def to_undo(self, who: str) -> Reversal:
        """Return what the next undo of an origin would put back.

        Raises:
            Refused: there is nothing to undo, or someone else has touched the same since.
        """
        return self._reversal(self._undo.get(who, []), UNDO)

    def to_redo(self, who: str) -> Reversal:
        """Return what the next redo of an origin would put back.

        Raises:
            Refused: there is nothing to do again, or someone else has touched the same since.
        """
        return self._reversal(self._redo.get(who, []), REDO)

    def _reversal(self, stack: list[int], action: str) -> Reversal:
        """Return the reversal of the change on top of a stack, if it is allowed."""
        if not stack:
            raise Refused(msg(f"history.nothing_to_{action}"))
        change = self._changes[stack[-1]]
        for entry in change.touched:
            if self._current(entry.table, entry.id) != entry.new:
                raise Refused(msg(f"history.{action}_touched_since", id=entry.id))
        puts = tuple(Put(entry.table, entry.id, entry.old) for entry in reversed(change.touched))
        return Reversal(change, puts, action, self._subject(change))

    def _subject(self, change: Change) -> str:
        """Return the action a person once did, behind any chain of undo and redo."""
        while change.undoes is not None:
            change = self._changes[change.undoes]
        return change.action
