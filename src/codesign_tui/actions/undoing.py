"""Take back the last own action, and do it again; without limit, also after a restart."""

from datetime import datetime

from codesign_tui.domain.history import Reversal
from codesign_tui.domain.ledger import Done, Ledger
from codesign_tui.domain.transactions import FACILITATOR, Draft


def undo(ledger: Ledger, *, now: datetime, who: str = FACILITATOR) -> Done[str]:
    """Take back the last action of this origin. The value is the action's name: `undo.<name>` is its words.

    Raises:
        Refused: there is nothing to undo, or somebody else has touched the same since.
    """
    return _reversed(ledger, ledger.process.history.to_undo(who), now, who)


def redo(ledger: Ledger, *, now: datetime, who: str = FACILITATOR) -> Done[str]:
    """Do again what was undone last. The value is the action's name.

    Raises:
        Refused: there is nothing to do again, or somebody else has touched the same since.
    """
    return _reversed(ledger, ledger.process.history.to_redo(who), now, who)


def _reversed(ledger: Ledger, reversal: Reversal, now: datetime, who: str) -> Done[str]:
    """Commit a reversal."""
    draft = Draft(reversal.action, now, reversal.puts, who, undoes=reversal.change.revision)
    receipt = ledger.append(draft)
    return Done(reversal.subject, receipt.change, receipt.ticket)
