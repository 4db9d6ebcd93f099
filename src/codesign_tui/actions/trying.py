"""Ask an action what it would say, before it is done: a form stops on a doubt while it can still be corrected."""

from concurrent.futures import Future

from codesign_tui.domain.ballot_box import BallotBox
from codesign_tui.domain.ledger import Ledger, Receipt
from codesign_tui.domain.process import Process
from codesign_tui.domain.tickets import Ticket
from codesign_tui.domain.transactions import Change, Draft


class Trial:
    """A ledger that keeps nothing: the process stays as it is, and what is appended is forgotten.

    Only for actions that keep what they do in one transaction; the box is the real one and must not be changed.
    """

    def __init__(self, ledger: Ledger) -> None:
        """Try on this file."""
        self._ledger = ledger

    @property
    def process(self) -> Process:
        """The process as it is."""
        return self._ledger.process

    @property
    def box(self) -> BallotBox:
        """What is kept beside the process."""
        return self._ledger.box

    def append(self, draft: Draft) -> Receipt:
        """Return what would be kept, and keep nothing."""
        revision = self.process.revision
        ticket: Ticket = Future()
        ticket.set_result(revision)
        return Receipt(Change(revision, draft.action, draft.who, draft.at, ()), ticket)
