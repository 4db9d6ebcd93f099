"""Place a proposal on the grid of impact and effort, or take it off."""

from datetime import datetime
from typing import Any

from codesign_tui.actions.steps import changed, commit, found
from codesign_tui.domain.items import Proposal
from codesign_tui.domain.ledger import Done, Ledger
from codesign_tui.domain.meetings import session_state
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import SessionState
from codesign_tui.domain.transactions import FACILITATOR


def item_in_hand(process: Process) -> str | None:
    """Return the agenda item that an open session has in hand."""
    sessions = (one for one in process.sessions() if session_state(one) is SessionState.OPEN)
    return next((one.current_item for one in sessions if one.current_item), None)


def place_proposal(
    ledger: Ledger, proposal_id: str, impact: int, effort: int, *, now: datetime, who: str = FACILITATOR
) -> Done[Proposal]:
    """Place a proposal by what it brings and what it costs, 1 to 5 each: the table's own judgement, in the minutes.

    Minutes tell it under the agenda item in hand, whatever that item's method.

    Raises:
        Refused: no such proposal, or a place off the grid.
    """
    place: dict[str, Any] = {"impact": impact, "effort": effort}
    item = item_in_hand(ledger.process)
    if item is not None:
        place["placed_item"] = item
    after = changed(found(ledger.process, Proposal, proposal_id), **place)
    return commit(ledger, "place_proposal", now, after, after, who=who)


def take_off_grid(ledger: Ledger, proposal_id: str, *, now: datetime, who: str = FACILITATOR) -> Done[Proposal]:
    """Take a proposal off the grid, to be placed again.

    Raises:
        Refused: no such proposal.
    """
    after = changed(found(ledger.process, Proposal, proposal_id), impact=None, effort=None)
    return commit(ledger, "take_off_grid", now, after, after, who=who)
