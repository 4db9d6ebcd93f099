"""TinyDB over a process file, by its extension points: scripts and checks use stock queries on the real thing.

A change through TinyDB is one transaction, one appended line, whatever the size of the file. Ids are texts, and the
document's own `id` says the same.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from copy import deepcopy
from typing import Any, NoReturn, cast

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Document, Table

from codesign_tui.domain.ledger import Ledger
from codesign_tui.domain.tables import TABLES
from codesign_tui.domain.transactions import FACILITATOR, Draft, Put
from codesign_tui.domain.values import JsonDocument
from codesign_tui.journal.file import Clock
from codesign_tui.journal.lines import new_id

ACTION = "tinydb"
"""The action's name of what is changed this way."""


class JournalStorage(Storage):
    """What TinyDB reads from and writes to: a ledger."""

    def __init__(self, ledger: Ledger, clock: Clock, who: str = FACILITATOR) -> None:
        """Serve a ledger; changes are made at the clock's time in the name of an origin."""
        self._ledger = ledger
        self._clock = clock
        self._who = who

    def read(self) -> dict[str, dict[str, Any]]:
        """Return the documents by table and id. They are shared: read them, never change them."""
        process = self._ledger.process
        return {table: process.documents(table) for table in TABLES if process.documents(table)}

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Make the process hold this data, in one transaction of what differs.

        Raises:
            CodesignError: a document does not fit its table, or the file cannot be written.
        """
        now = self.read()
        puts: list[Put] = []
        for table in {**now, **data}:
            wanted, there = data.get(table, {}), now.get(table, {})
            puts += [Put(table, key, wanted[key]) for key in wanted if there.get(key) != wanted[key]]
            puts += [Put(table, key, None) for key in there if key not in wanted]
        self.change(puts)

    def change(self, puts: Iterable[Put]) -> None:
        """Append one transaction and wait until it is on disk; nothing for no change.

        Raises:
            CodesignError: as `write()`.
        """
        changed = tuple(puts)
        if changed:
            self._ledger.append(Draft(ACTION, self._clock(), changed, self._who)).ticket.result()


class JournalTable(Table):
    """A TinyDB table with text ids that writes only what changed."""

    document_id_class = str  # type: ignore[assignment]  # TinyDB's own way to other ids; its annotation knows int alone

    def __init__(self, storage: Storage, name: str, **options: Any) -> None:
        # Others change the process behind this table's back: an answer kept from before could be old.
        super().__init__(storage, name, **{**options, "cache_size": 0})

    def insert(self, document: Mapping[str, Any]) -> Any:
        """Insert a document under its own `id`, or under a new one; return the id."""
        return super().insert(_identified(document))

    def insert_multiple(self, documents: Iterable[Mapping[str, Any]]) -> Any:
        """Insert documents in one transaction; return their ids."""
        return super().insert_multiple(_identified(document) for document in documents)

    def _get_next_id(self) -> Any:
        """Return a new id: a ULID."""
        return new_id()

    def _update_table(self, updater: Callable[[Any], None]) -> None:
        """Run TinyDB's change on an overlay, then append what it changed as one transaction."""
        storage = cast(JournalStorage, self._storage)
        overlay = _Overlay(storage.read().get(self.name, {}))
        updater(overlay)
        storage.change(overlay.puts(self.name))
        self.clear_cache()


class JournalDatabase(TinyDB):
    """A process as a TinyDB database: `JournalDatabase(file, clock).table("needs").search(where("text") == "…")`."""

    table_class = JournalTable  # type: ignore[assignment]  # TinyDB annotates its own class, not the kind

    def __init__(self, ledger: Ledger, clock: Clock, who: str = FACILITATOR) -> None:
        """Open a ledger as a database; the ledger stays its owner's to close."""
        super().__init__(ledger, clock, who, storage=JournalStorage)

    def __getattr__(self, name: str) -> NoReturn:
        """Refuse TinyDB's default table: a process has named tables only."""
        raise AttributeError(f"{name}: name a table first, db.table('needs')")


class _Overlay(MutableMapping[str, JsonDocument]):
    """A table as TinyDB changes it: reads through to the documents, keeps what is changed apart."""

    def __init__(self, base: Mapping[str, JsonDocument]) -> None:
        self._base = base
        self._touched: dict[str, JsonDocument | None] = {}

    def __getitem__(self, key: str) -> JsonDocument:
        if key not in self._touched:
            self._touched[key] = deepcopy(self._base[key])  # TinyDB changes documents in place
        document = self._touched[key]
        if document is None:
            raise KeyError(key)
        return document

    def __setitem__(self, key: str, document: JsonDocument) -> None:
        self._touched[key] = {"id": key, **document}

    def __delitem__(self, key: str) -> None:
        if key not in self:
            raise KeyError(key)
        self._touched[key] = None

    def __contains__(self, key: object) -> bool:
        return self._touched[key] is not None if key in self._touched else key in self._base

    def __iter__(self) -> Iterator[str]:
        yield from (key for key in self._base if key in self)
        yield from (key for key in self._touched if key in self and key not in self._base)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def puts(self, table: str) -> list[Put]:
        """Return what became different."""
        return [Put(table, key, document) for key, document in self._touched.items() if document != self._base.get(key)]


def _identified(document: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a document that TinyDB keeps under its own `id`, if it has one."""
    if isinstance(document, Document) or "id" not in document:
        return document
    return Document(document, document["id"])
