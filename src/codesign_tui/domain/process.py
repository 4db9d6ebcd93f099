"""A process in memory: one index per table, changed only by `apply()`."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from pydantic import ValidationError

from codesign_tui.domain.details import ProcessDetails
from codesign_tui.domain.history import History
from codesign_tui.domain.meetings import AgendaItem, Session
from codesign_tui.domain.messages import CodesignError, msg
from codesign_tui.domain.people import Organization, Participant, Staff
from codesign_tui.domain.tables import CODES, TABLES, table_of
from codesign_tui.domain.transactions import Change, Put, Touched, Transaction
from codesign_tui.domain.values import Frozen, JsonDocument

E = TypeVar("E", bound=Frozen)

_CODE_DIGITS = 6


class DocumentInvalid(CodesignError):
    """A document does not fit the format: which table, which id, which field."""

    exit_code = 3


class Process:
    """Everything one co-design path holds.

    Entities are frozen values kept by table and id in the order they came. Reading is free; the only change is
    `apply()`, which returns a `Change`. `revision` is the number of the last transaction applied.
    """

    def __init__(self) -> None:
        self.revision = 0
        self.history = History(self.document)
        self._documents: dict[str, dict[str, JsonDocument]] = {table: {} for table in TABLES}
        self._entities: dict[str, dict[str, Frozen]] = {table: {} for table in TABLES}
        self._by_session: dict[str, dict[str, dict[str, None]]] = {table: {} for table in TABLES}
        self._highest: dict[str, int] = {}

    # -- changing --------------------------------------------------------------------------------------------

    def apply(self, transaction: Transaction) -> Change:
        """Apply one transaction and return what it changed.

        Raises:
            DocumentInvalid: a document does not fit its table; nothing was changed.
        """
        entities = [
            None if put.document is None else validated(put.table, put.id, put.document) for put in transaction.puts
        ]
        touched = tuple(
            Touched(put.table, put.id, self._documents[put.table].get(put.id), put.document) for put in transaction.puts
        )
        for put, entity in zip(transaction.puts, entities, strict=True):
            self._set(put.table, put.id, put.document, entity)
        return self._record(transaction, touched)

    def load(self, transactions: Iterable[Transaction]) -> None:
        """Apply many transactions at once, checking only what each document became in the end.

        Raises:
            DocumentInvalid: a document does not fit its table.
        """
        written: set[str] = set()
        for transaction in transactions:
            touched = tuple(self._keep(put) for put in transaction.puts)
            change = self._record(transaction, touched)
            written |= change.tables
        for table in written:
            self._entities[table] = {}
            self._by_session[table] = {}
            for identifier, document in self._documents[table].items():
                self._index(table, identifier, validated(table, identifier, document))

    def _keep(self, put: Put) -> Touched:
        """Keep or take away one document, unchecked; return what it was and is."""
        index = self._documents[put.table]
        old = index.get(put.id)
        if old is not None:  # a number that was given is not given again, even if it was taken back since
            self._count_number(put.table, old.get("number") or _number_in(put.table, put.id))
            self._count_public(old.get("public_number"))
        if put.document is None:
            index.pop(put.id, None)
        else:
            index[put.id] = put.document
        return Touched(put.table, put.id, old, put.document)

    def _record(self, transaction: Transaction, touched: tuple[Touched, ...]) -> Change:
        """Advance the revision and remember the change for undo."""
        self.revision = transaction.seq
        change = Change(
            revision=transaction.seq,
            action=transaction.action,
            who=transaction.who,
            at=transaction.at,
            touched=touched,
            undoes=transaction.undoes,
            tables=frozenset([entry.table for entry in touched]),
        )
        self.history.record(change)
        return change

    def _set(self, table: str, identifier: str, document: JsonDocument | None, entity: Frozen | None) -> None:
        """Keep or take away one document in every index."""
        old = self._entities[table].get(identifier)
        old_session = getattr(old, "session", None)
        new_session = getattr(entity, "session", None)
        if old_session is not None and old_session != new_session:
            self._by_session[table].get(old_session, {}).pop(identifier, None)
        if entity is None or document is None:
            self._documents[table].pop(identifier, None)
            self._entities[table].pop(identifier, None)
            if old_session is not None:
                self._by_session[table].get(old_session, {}).pop(identifier, None)
            return
        self._documents[table][identifier] = document
        self._index(table, identifier, entity)

    def _index(self, table: str, identifier: str, entity: Frozen) -> None:
        """Make one entity findable by id and by session, and count its number."""
        self._entities[table][identifier] = entity
        session = getattr(entity, "session", None)
        if session is not None:
            self._by_session[table].setdefault(session, {})[identifier] = None
        self._count_number(table, getattr(entity, "number", None) or _number_in(table, identifier))
        self._count_public(getattr(entity, "public_number", None))

    def _count_number(self, table: str, number: object) -> None:
        """Remember the highest number of a table; one that was taken away is not given again."""
        if type(number) is int and number > self._highest.get(table, 0):
            self._highest[table] = number

    def _count_public(self, number: object) -> None:
        """Remember the highest public number of a session: "I-2026-03-07" counts 7 under "I-2026-03"."""
        stem, _, digits = str(number or "").rpartition("-")
        if stem and digits.isascii() and digits.isdecimal() and len(digits) <= _CODE_DIGITS:
            self._count_number(stem, int(digits))

    # -- reading ---------------------------------------------------------------------------------------------

    def all(self, kind: type[E]) -> list[E]:
        """Return every entity of a kind, in the order they came."""
        return list(self._entities[table_of(kind)].values())  # type: ignore[arg-type]  # the table fixes the type

    def get(self, kind: type[E], identifier: str | None) -> E | None:
        """Return the entity with this id, or None."""
        if identifier is None:
            return None
        return self._entities[table_of(kind)].get(identifier)  # type: ignore[return-value]  # as above

    def entity(self, table: str, identifier: str) -> Frozen | None:
        """Return the entity of a table with this id, or None."""
        return self._entities[table].get(identifier)

    def in_session(self, kind: type[E], session: str) -> list[E]:
        """Return the entities of a kind that belong to a session."""
        table = table_of(kind)
        entities = self._entities[table]
        return [entities[identifier] for identifier in self._by_session[table].get(session, ())]  # type: ignore[misc]

    def count(self, kind: type[Frozen]) -> int:
        """Return how many entities of a kind there are."""
        return len(self._entities[table_of(kind)])

    def document(self, table: str, identifier: str) -> JsonDocument | None:
        """Return a document as it is kept. It is shared: read it, never change it."""
        return self._documents[table].get(identifier)

    def documents(self, table: str) -> dict[str, JsonDocument]:
        """Return a table's documents by id. They are shared: read them, never change them."""
        return self._documents[table]

    def entities(self) -> Iterator[tuple[str, str, Frozen]]:
        """Yield every entity with its table and id."""
        for table, index in self._entities.items():
            for identifier, entity in index.items():
                yield table, identifier, entity

    def next_number(self, table: str) -> int:
        """Return the next number that people see in a table; imported codes such as "N40" count too.

        A stem such as "I-2026-03" counts the public numbers of a session in the same way.
        """
        return self._highest.get(table, 0) + 1

    def snapshot(self) -> "Process":
        """Return the process as it is now, for another thread to read while this one goes on. Its history is empty.

        The entities are shared, since they never change; only the indexes are copied.
        """
        copy = Process()
        copy.revision = self.revision
        copy._documents = {table: dict(index) for table, index in self._documents.items()}
        copy._entities = {table: dict(index) for table, index in self._entities.items()}
        copy._by_session = {
            table: {session: dict(ids) for session, ids in index.items()} for table, index in self._by_session.items()
        }
        copy._highest = dict(self._highest)
        return copy

    # -- the few things everybody asks ---------------------------------------------------------------------

    @property
    def details(self) -> ProcessDetails:
        """The process's own record.

        Raises:
            DocumentInvalid: the file has none.
        """
        for details in self._entities["process"].values():
            if isinstance(details, ProcessDetails):
                return details
        raise DocumentInvalid(msg("file.no_process_record"))

    def sessions(self) -> list[Session]:
        """Return the sessions by number."""
        return sorted(self.all(Session), key=lambda session: session.number)

    def agenda(self, session: str) -> list[AgendaItem]:
        """Return a session's agenda items by position."""
        return sorted(self.in_session(AgendaItem, session), key=lambda item: item.n)

    def person(self, identifier: str | None) -> Participant | Staff | None:
        """Return the participant or the member of staff with this id."""
        return self.get(Participant, identifier) or self.get(Staff, identifier)

    def organization_of(self, person: Participant | Staff | None) -> Organization | None:
        """Return the organisation a person sits for."""
        return None if person is None else self.get(Organization, person.organization)


def _number_in(table: str, identifier: str) -> int:
    """Return the number in an id such as "N40"; zero when there is none."""
    prefix = CODES.get(table, "")
    digits = identifier[len(prefix) :]
    is_code = bool(prefix) and identifier.startswith(prefix) and digits.isdecimal() and len(digits) <= _CODE_DIGITS
    return int(digits) if is_code else 0


def validated(table: str, identifier: str, document: JsonDocument) -> Frozen:
    """Return the document as the entity of its table.

    Raises:
        DocumentInvalid: naming the table, the id, the field and what is wrong with it.
    """
    try:
        entity = TABLES[table].model_validate(document)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "-"
        raise DocumentInvalid(
            msg("file.document_invalid", table=table, id=identifier, field=where, reason=first["msg"])
        ) from error
    if getattr(entity, "id", None) != identifier:
        raise DocumentInvalid(
            msg("file.document_invalid", table=table, id=identifier, field="id", reason="the id differs")
        )
    return entity
