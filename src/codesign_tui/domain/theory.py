"""The theory of change of a path: whether it uses one. The essential logframe is the same chains, read downwards.

Aim is the impact, goal the long outcome, results the outputs, activities the proposals, conditions the assumptions.
"""

from typing import Final

from codesign_tui.domain.details import TheoryOfChange
from codesign_tui.domain.meetings import AgendaItem
from codesign_tui.domain.process import Process

METHODS: Final = ("theory_of_change", "logframe")
"""The activities that make one."""


def theory_of(process: Process) -> TheoryOfChange | None:
    """Return the theory of change of a path, if it has one."""
    return next(iter(process.all(TheoryOfChange)), None)


def uses_theory(process: Process) -> bool:
    """Return whether a path has a theory of change, or an activity that makes one: to no other it is ever shown."""
    return theory_of(process) is not None or any(item.method in METHODS for item in process.all(AgendaItem))
