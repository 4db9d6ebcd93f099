"""Small real things that tests are made with: a ledger in memory, a moment, a table of people."""

from concurrent.futures import Future
from datetime import datetime, timedelta, timezone

from codesign_tui.domain.ledger import Receipt
from codesign_tui.domain.process import Process
from codesign_tui.domain.transactions import Draft, Transaction
from codesign_tui.domain.values import JsonDocument

ZONE = timezone(timedelta(hours=1), "CET")

Documents = dict[str, dict[str, JsonDocument]]


def moment(at: str = "17:00", day: str = "2026-02-12") -> datetime:
    """Return an aware local moment, from "17:08" and a day."""
    return datetime.fromisoformat(f"{day}T{at}:00").replace(tzinfo=ZONE)


class MemoryLedger:
    """A ledger without a disk: it applies each transaction at once and resolves its ticket."""

    def __init__(self) -> None:
        self.process = Process()
        self.transactions: list[Transaction] = []

    def append(self, draft: Draft) -> Receipt:
        """Apply a transaction and return its receipt."""
        transaction = Transaction(
            self.process.revision + 1, draft.action, draft.at, draft.puts, draft.who, draft.undoes
        )
        change = self.process.apply(transaction)
        self.transactions.append(transaction)
        ticket: Future[int] = Future()
        ticket.set_result(change.revision)
        return Receipt(change, ticket)


def documents(process: Process) -> Documents:
    """Return every document of a process, by table and id, with nothing shared."""
    return {table: dict(process.documents(table)) for table, _, _ in process.entities()}
