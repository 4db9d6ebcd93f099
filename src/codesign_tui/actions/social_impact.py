"""Write the assessment of social impact: what it is measured against, its phases, its dimensions of value."""

from datetime import datetime
from typing import Any, Final

from codesign_tui.actions.steps import allowed, changed, commit, found, made
from codesign_tui.domain.items import Indicator, Proposal
from codesign_tui.domain.ledger import Done, Ledger
from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.process import Process
from codesign_tui.domain.social_impact import ImpactDimension, SocialImpact
from codesign_tui.domain.tables import table_of
from codesign_tui.domain.text import clean
from codesign_tui.domain.theory import impact_of
from codesign_tui.domain.transactions import FACILITATOR

_OWN: Final = (
    "goal", "asked_by", "context", "participation", "method", "added_value", "sustainability", "communication",
)  # fmt: skip
_OF_A_DIMENSION: Final = (
    "name", "for_whom", "horizon", "inputs", "outputs", "change", "indicators", "proposals", "evidence", "anyway",
    "others", "judgement",
)  # fmt: skip


def write_impact_assessment(
    ledger: Ledger, /, *, now: datetime, who: str = FACILITATOR, **parts: Any
) -> Done[SocialImpact]:
    """Write what the assessment says of the whole; the first time its goal begins it. What is not named stays.

    Raises:
        Refused: it would have no goal.
    """
    said = allowed(parts, _OWN)
    before = impact_of(ledger.process)
    if not clean(str(said.get("goal", before.goal if before else ""))).strip():
        raise Refused(msg("vis.goal_missing"))
    after = made(SocialImpact, id=table_of(SocialImpact), **said) if before is None else changed(before, **said)
    return commit(ledger, "write_impact_assessment", now, after, after, who=who)


def write_impact_dimension(
    ledger: Ledger, /, position: int | None, *, now: datetime, who: str = FACILITATOR, **parts: Any
) -> Done[SocialImpact]:
    """Write a dimension of value: a new one without a position, else that at this place from 0.

    Raises:
        Refused: no goal was written yet, no such dimension, no name, or a proposal or indicator that is not there.
    """
    impact = _impact(ledger.process)
    said, dimensions = allowed(parts, _OF_A_DIMENSION), list(impact.dimensions)
    if position is None:
        position = len(dimensions)
        dimensions.append(made(ImpactDimension, **{"name": "", **said}))
    elif not 0 <= position < len(dimensions):
        raise Refused(msg("vis.no_such_dimension"))
    else:
        dimensions[position] = changed(dimensions[position], **said)
    _check(ledger.process, dimensions[position])
    after = changed(impact, dimensions=tuple(dimensions))
    return commit(ledger, "write_impact_dimension", now, after, after, who=who)


def take_impact_dimension_out(
    ledger: Ledger, position: int, *, now: datetime, who: str = FACILITATOR
) -> Done[SocialImpact]:
    """Take a dimension of value out of the assessment.

    Raises:
        Refused: no such dimension.
    """
    impact = _impact(ledger.process)
    if not 0 <= position < len(impact.dimensions):
        raise Refused(msg("vis.no_such_dimension"))
    after = changed(impact, dimensions=(*impact.dimensions[:position], *impact.dimensions[position + 1 :]))
    return commit(ledger, "take_impact_dimension_out", now, after, after, who=who)


def _impact(process: Process) -> SocialImpact:
    """Return the assessment, which begins with its goal."""
    impact = impact_of(process)
    if impact is None:
        raise Refused(msg("vis.goal_first"))
    return impact


def _check(process: Process, dimension: ImpactDimension) -> None:
    """Refuse a dimension that cannot stand."""
    if not clean(dimension.name).strip():
        raise Refused(msg("vis.name_missing"))
    for proposal in dimension.proposals:
        found(process, Proposal, proposal)
    for indicator in dimension.indicators:
        found(process, Indicator, indicator)
