"""Place a proposal on the grid of impact and effort, or take it off."""

from datetime import datetime

from codesign_tui.actions.steps import changed, commit, found
from codesign_tui.domain.items import Proposal
from codesign_tui.domain.ledger import Done, Ledger
from codesign_tui.domain.transactions import FACILITATOR


def place_proposal(
    ledger: Ledger, proposal_id: str, impact: int, effort: int, *, now: datetime, who: str = FACILITATOR
) -> Done[Proposal]:
    """Place a proposal by what it brings and what it costs, 1 to 5 each: the table's own judgement, in the minutes.

    Raises:
        Refused: no such proposal, or a place off the grid.
    """
    after = changed(found(ledger.process, Proposal, proposal_id), impact=impact, effort=effort)
    return commit(ledger, "place_proposal", now, after, after, who=who)


def take_off_grid(ledger: Ledger, proposal_id: str, *, now: datetime, who: str = FACILITATOR) -> Done[Proposal]:
    """Take a proposal off the grid, to be placed again.

    Raises:
        Refused: no such proposal.
    """
    after = changed(found(ledger.process, Proposal, proposal_id), impact=None, effort=None)
    return commit(ledger, "take_off_grid", now, after, after, who=who)
