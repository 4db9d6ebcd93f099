"""Tick what a member who joined was given or signed."""

from datetime import datetime

from codesign_tui.actions.steps import changed, commit, found
from codesign_tui.domain.ledger import Done, Ledger
from codesign_tui.domain.newcomer import ToReceive
from codesign_tui.domain.people import Participant
from codesign_tui.domain.transactions import FACILITATOR


def mark_received(
    ledger: Ledger,
    person_id: str,
    what: ToReceive,
    *,
    now: datetime,
    received: bool = True,
    who: str = FACILITATOR,
) -> Done[Participant]:
    """Keep that a member was given or signed something, or that this was ticked by a slip.

    Raises:
        Refused: no such member.
    """
    person = found(ledger.process, Participant, person_id)
    others = [one for one in person.received if one != what.value]
    after = changed(person, received=tuple([*others, what.value] if received else others))
    return commit(ledger, "mark_received", now, after, after, who=who)
