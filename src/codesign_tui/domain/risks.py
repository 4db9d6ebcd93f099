"""The risks that a table foresaw, the heaviest first, and the commitments that answer each."""

from codesign_tui.domain.items import Commitment, Risk
from codesign_tui.domain.process import Process


def weight(risk: Risk) -> int | None:
    """Return probability by impact, from 1 to 25; None until both were said."""
    if risk.probability is None or risk.impact is None:
        return None
    return risk.probability * risk.impact


def heaviest_first(process: Process) -> list[Risk]:
    """Return the risks on the table, the heaviest first; those that nobody weighed yet come last, as they came."""
    return sorted((one for one in process.all(Risk) if one.on_table), key=lambda one: -(weight(one) or 0))


def answered_by(process: Process, risk: Risk) -> list[Commitment]:
    """Return the commitments on the table that were made of a risk."""
    return [one for one in process.all(Commitment) if one.on_table and one.from_item == risk.id]
