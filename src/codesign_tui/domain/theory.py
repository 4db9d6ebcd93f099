"""Which of the structured ways of knowing a path uses: theory of change, logframe, assessment of social impact.

Each is shown only where a path has one, or an activity on its agenda that makes one (`design.md` §7: no empty tabs).
"""

from typing import Final, TypeVar

from codesign_tui.domain.details import TheoryOfChange
from codesign_tui.domain.logframe import Logframe
from codesign_tui.domain.meetings import AgendaItem
from codesign_tui.domain.process import Process
from codesign_tui.domain.social_impact import SocialImpact
from codesign_tui.domain.values import Frozen

THEORY_METHOD: Final = "theory_of_change"
LOGFRAME_METHOD: Final = "logframe"
IMPACT_METHOD: Final = "vis"
"""The activities that make one."""

E = TypeVar("E", bound=Frozen)


def theory_of(process: Process) -> TheoryOfChange | None:
    """Return the theory of change of a path, if it has one."""
    return _only(process, TheoryOfChange)


def logframe_of(process: Process) -> Logframe | None:
    """Return the logframe of a path, if it has one."""
    return _only(process, Logframe)


def impact_of(process: Process) -> SocialImpact | None:
    """Return the assessment of social impact of a path, if it has one."""
    return _only(process, SocialImpact)


def uses_theory(process: Process) -> bool:
    """Return whether a path has a theory of change, or an activity that makes one."""
    return theory_of(process) is not None or _is_on_agenda(process, THEORY_METHOD)


def uses_logframe(process: Process) -> bool:
    """Return whether a path has a logframe, or an activity that makes one."""
    return logframe_of(process) is not None or _is_on_agenda(process, LOGFRAME_METHOD)


def uses_impact(process: Process) -> bool:
    """Return whether a path assesses its social impact, or has an activity for it."""
    return impact_of(process) is not None or _is_on_agenda(process, IMPACT_METHOD)


def _only(process: Process, kind: type[E]) -> E | None:
    """Return the one record of a kind."""
    return next(iter(process.all(kind)), None)


def _is_on_agenda(process: Process, method: str) -> bool:
    """Return whether an item of the path is run with a method."""
    return any(item.method == method for item in process.all(AgendaItem))
