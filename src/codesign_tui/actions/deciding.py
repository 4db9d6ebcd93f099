"""Capture the decision that a closed vote leads to, with the voices that differed in it."""

from datetime import datetime
from typing import Any

from codesign_tui.actions.capture import capture
from codesign_tui.actions.steps import found
from codesign_tui.domain.choosing import is_open
from codesign_tui.domain.dissent import differing
from codesign_tui.domain.items import Item, Vote
from codesign_tui.domain.ledger import Done, Ledger
from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.terms import ItemKind
from codesign_tui.domain.transactions import FACILITATOR

TABLE, AUTHORITY = "tavolo", "proposta all'amministrazione"
"""What a decision binds: the table itself, or it is proposed to the authority."""


def decide(
    ledger: Ledger, vote_id: str, text: str, *, now: datetime, effect: str = TABLE, who: str = FACILITATOR
) -> Done[Item]:
    """Keep the decision that comes from a vote: what it binds, and a copy of its objections and reservations.

    The copies weigh as much as the decision and stay with it also where the vote is not read.

    Raises:
        Refused: no such vote, it is still open, or no words.
    """
    vote = found(ledger.process, Vote, vote_id)
    if is_open(vote):
        raise Refused(msg("choose.close_first"))
    values: dict[str, Any] = {"effect": effect, "vote": vote.id}
    if positions := differing(vote):
        values["positions"] = positions
    return capture(
        ledger, now=now, kind=ItemKind.DECISION, text=text, session=vote.session, agenda_item=vote.agenda_item,
        who=who, **values,
    )  # fmt: skip
