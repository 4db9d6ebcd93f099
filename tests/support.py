"""Small real things that tests are made with: a ledger in memory, a moment, a table of people."""

from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from codesign_tui.actions.agenda import add_item
from codesign_tui.actions.people import add_organization, add_participant
from codesign_tui.actions.sessions import add_session, start_session
from codesign_tui.domain.ballot_box import MemoryBox
from codesign_tui.domain.details import ProcessDetails
from codesign_tui.domain.ledger import Receipt
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import Category, ProcessKind
from codesign_tui.domain.transactions import Draft, Transaction, put
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
        self.box = MemoryBox()
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


@dataclass(frozen=True)
class Table:
    """A small table that meets: its ledger, its one session with three items, and four of its people."""

    ledger: MemoryLedger
    session: str
    agenda: tuple[str, ...]
    people: dict[str, str]
    organizations: dict[str, str]

    @property
    def process(self) -> Process:
        """The process as it is now."""
        return self.ledger.process

    def started(self, at: str = "17:00") -> "Table":
        """Open the session and return the table."""
        start_session(self.ledger, self.session, now=moment(at))
        return self


def a_table(kind: ProcessKind = ProcessKind.CO_PROGETTAZIONE) -> Table:
    """Return a table of four people: the chair who does not vote, two voters, and an observer."""
    ledger = MemoryLedger()
    now = moment("09:00")
    details = ProcessDetails(id="prova", title="Prova", kind=kind, table_rules=("Si parla uno alla volta",))
    ledger.append(Draft("new_process", now, (put(details),)))
    comune = add_organization(ledger, now=now, name="Comune di Prova", short="Comune", category=Category.PUBLIC_BODY)
    argento = add_organization(ledger, now=now, name="Argento Vivo", category=Category.THIRD_SECTOR)
    bodies = {"comune": comune.value.id, "argento": argento.value.id}
    people = {
        "olivieri": add_participant(
            ledger, now=now, first_name="Marta", last_name="Olivieri", organization=bodies["comune"], can_vote=False
        ),
        "bellavite": add_participant(
            ledger, now=now, first_name="Anna", last_name="Bellavite", organization=bodies["argento"]
        ),
        "rossi": add_participant(ledger, now=now, first_name="Ugo", last_name="Rossi", category=Category.CIVIL_SOCIETY),
        "neri": add_participant(
            ledger, now=now, first_name="Ida", last_name="Neri", category=Category.CIVIL_SOCIETY, observer=True
        ),
    }
    session = add_session(
        ledger,
        now=now,
        title="Prima seduta",
        date="2026-02-12",
        planned_start="17:00",
        planned_end="18:30",
    ).value.id
    agenda = tuple(
        add_item(ledger, session, now=now, title=title, planned_minutes=minutes).value.id
        for title, minutes in (("Presentazioni", 20), ("Bisogni", 40), ("Chiusura", 30))
    )
    return Table(ledger, session, agenda, {name: done.value.id for name, done in people.items()}, bodies)
