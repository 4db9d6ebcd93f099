"""The essential social impact assessment (*valutazione d'impatto sociale*, VIS) of a path.

After the guidelines of D.M. 23 July 2019: what was added in value, what changed by dimension over the short, medium and
long term, how it lasts; who took part in choosing the dimensions; sources and method; whom the results are told to
(`domain.md` §4.1). A notice may ask for it above 1,000,000 € and from 18 months on; a small municipality is normally
not obliged. The ingredients of a SROI are kept, none is computed.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from codesign_tui.domain.terms import ImpactHorizon
from codesign_tui.domain.text import Line, Text
from codesign_tui.domain.values import Frozen, Id


class ImpactDimension(Frozen):
    """One dimension of value: what goes in, what is done, what changes for whom, and how far it is due to the path."""

    name: Line
    for_whom: Line | None = None
    horizon: ImpactHorizon | None = None
    inputs: Text | None = None
    """What is put in."""
    outputs: Text | None = None
    """What is made or done."""
    change: Text | None = None
    """What changes for people: the outcome."""
    indicators: tuple[Id, ...] = ()
    proposals: tuple[Id, ...] = ()
    evidence: Text | None = None
    """What people say of it: words beside the figures."""
    anyway: Text | None = None
    """What would have happened all the same."""
    others: Text | None = None
    """What others brought about as well."""
    judgement: Text | None = None
    """What the table makes of it: the valuation."""


class SocialImpact(Frozen):
    """The assessment of a path, in the five phases of the guidelines."""

    id: Id
    goal: Text
    """What the impact is measured against."""
    asked_by: Line | None = None
    """The notice or agreement that asks for it; none where the table chose it."""
    context: Text | None = None
    """Context and needs, as they were read together."""
    participation: Text | None = None
    """Who chose the dimensions of value, and how."""
    method: Text | None = None
    """Method, tools and times of the measurement."""
    dimensions: tuple[ImpactDimension, ...] = ()
    added_value: Text | None = None
    """The social value that was added."""
    sustainability: Text | None = None
    """How what was begun can last."""
    communication: Text | None = None
    """Whom the results are told to, and what they change in what comes next."""


class ImpactPhase(StrEnum):
    """The phases of the guidelines; the value is part of its message."""

    CONTEXT = "context"
    GOALS = "goals"
    METHOD = "method"
    VALUATION = "valuation"
    COMMUNICATION = "communication"


def phases(impact: SocialImpact) -> Mapping[ImpactPhase, bool]:
    """Return which phases have been written, in their order."""
    judged = [one for one in impact.dimensions if one.judgement]
    return MappingProxyType(
        {
            ImpactPhase.CONTEXT: bool(impact.context and impact.participation),
            ImpactPhase.GOALS: bool(impact.dimensions),
            ImpactPhase.METHOD: bool(impact.method),
            ImpactPhase.VALUATION: bool(judged) and len(judged) == len(impact.dimensions),
            ImpactPhase.COMMUNICATION: bool(impact.communication),
        }
    )
