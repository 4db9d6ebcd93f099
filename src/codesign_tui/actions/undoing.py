"""Take back the last own action, and do it again; without limit, also after a restart."""

from datetime import datetime

from codesign_tui.domain.history import Reversal
from codesign_tui.domain.ledger import Done, Ledger
from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.survey import OPEN
from codesign_tui.domain.terms import VoteState
from codesign_tui.domain.transactions import FACILITATOR, Draft


def undo(ledger: Ledger, *, now: datetime, who: str = FACILITATOR) -> Done[str]:
    """Take back the last action of this origin, but never the beginning of the process.

    The value is the action's name: `undo.<name>` is its words.

    Raises:
        Refused: there is nothing to undo, or somebody else has touched the same since.
    """
    reversal = ledger.process.history.to_undo(who)
    if any(change.table == "process" and change.document is None for change in reversal.puts):
        raise Refused(msg("history.nothing_to_undo"))  # a file without its process would be no process file
    return _reversed(ledger, reversal, now, who)


def redo(ledger: Ledger, *, now: datetime, who: str = FACILITATOR) -> Done[str]:
    """Do again what was undone last. The value is the action's name.

    Raises:
        Refused: there is nothing to do again, or somebody else has touched the same since.
    """
    return _reversed(ledger, ledger.process.history.to_redo(who), now, who)


def _check_box(ledger: Ledger, reversal: Reversal) -> None:
    """Refuse to take away what ballots or unsigned cards in the box wait for."""
    contents = ledger.box.contents
    for change in reversal.puts:
        document = change.document or {}
        if change.table == "agenda" and contents.cards_of(change.id) and not document.get("private"):
            raise Refused(msg("private.cards_wait", n=contents.cards_of(change.id)))
        if change.table == "votes" and contents.ballots_in(change.id) and document.get("state") != VoteState.OPEN:
            raise Refused(msg("secret.ballots_wait", n=contents.ballots_in(change.id)))
        if change.table == "evaluation" and contents.ballots_in(change.id) and document.get("state") != OPEN:
            raise Refused(msg("survey.sheets_wait", n=contents.ballots_in(change.id)))


def _reversed(ledger: Ledger, reversal: Reversal, now: datetime, who: str) -> Done[str]:
    """Commit a reversal."""
    _check_box(ledger, reversal)
    draft = Draft(reversal.action, now, reversal.puts, who, undoes=reversal.change.revision)
    receipt = ledger.append(draft)
    return Done(reversal.subject, receipt.change, receipt.ticket)
