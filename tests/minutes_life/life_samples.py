"""What the tests of the life of minutes share: the worked example in a ledger, a table that has met, short looks."""

from datetime import date
from pathlib import Path

from codesign_tui.actions.sessions import end_session
from codesign_tui.domain.meetings import MinutesRecord, Session
from codesign_tui.domain.minutes_standing import next_step, record_of
from codesign_tui.domain.terms import CopyKind
from codesign_tui.domain.transactions import Draft, put
from codesign_tui.domain.values import Frozen
from codesign_tui.exchange.interchange import read
from codesign_tui.locale import Translator
from codesign_tui.minutes.compose import compose_minutes
from codesign_tui.minutes.document import Document, texts
from support import MemoryLedger, Table, a_table, moment

EXAMPLE = Path(__file__).parents[2] / "sessions" / "borgoserra.json"
NOW = moment("20:00")
LATER = moment("09:00", day="2026-02-20")


def example() -> MemoryLedger:
    """Return the worked example, read into a ledger."""
    ledger = MemoryLedger()
    ledger.append(Draft("import", NOW, read(EXAMPLE.read_bytes())))
    return ledger


def met(**details: object) -> Table:
    """Return a table whose session has ended; `details` change what the path says of itself."""
    table = a_table().started()
    end_session(table.ledger, table.session, now=moment("18:30"))
    if details:
        keep(table.ledger, changed(table.process.details, **details))
    return table


def keep(ledger: MemoryLedger, *entities: Frozen) -> None:
    """Keep entities as if they had come from elsewhere."""
    ledger.append(Draft("import", NOW, tuple(put(entity) for entity in entities)))


def changed(entity: Frozen, **fields: object) -> Frozen:
    """Return an entity with some fields changed, checked again."""
    return type(entity).model_validate(entity.model_dump(exclude_unset=True) | fields)


def record(table: Table) -> MinutesRecord:
    """Return what is noted of the minutes of a table's session."""
    return record_of(table.process, table.session)


def next_of(table: Table, on: str = "2026-02-12") -> str:
    """Return the id of what is told to do next on a day."""
    session = table.process.get(Session, table.session)
    assert session is not None
    return next_step(table.process, session, date.fromisoformat(on)).id


def minutes_of(
    ledger: MemoryLedger, session: str, *, copy: CopyKind = CopyKind.INTERNAL, language: str = "it"
) -> Document:
    """Return the minutes of a session, composed."""
    return compose_minutes(
        ledger.process, session, copy=copy, translator=Translator(language), generated_on=date(2026, 9, 14)
    )


def words_of(document: Document) -> str:
    """Return every text of a document."""
    return "\n".join(texts(document))
