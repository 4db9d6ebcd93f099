"""What the tests of the document family share: the worked example as each kind, an empty path, a hostile one."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache
from itertools import cycle
from pathlib import Path
from typing import Any

from codesign_tui.domain.details import Authority, ProcessDetails
from codesign_tui.domain.meetings import Session
from codesign_tui.domain.messages import Refused
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import CopyKind, ProcessKind
from codesign_tui.domain.text import clean_line
from codesign_tui.domain.transactions import Put, Transaction, put
from codesign_tui.domain.values import Frozen
from codesign_tui.exchange import interchange
from codesign_tui.library.loading import Library
from codesign_tui.library.places import packaged_example, packaged_templates
from codesign_tui.locale import Translator
from codesign_tui.minutes.document import Document, texts
from codesign_tui.minutes.family.registry import DOCUMENTS, Asked, DocumentForm, compose_document, every_asked

AT = datetime(2026, 9, 14, 9, 0, tzinfo=UTC)
LIBRARY = Library(packaged_templates())
LANGUAGES = ("it", "en")
_WORDS = frozenset({"title", "text", "name", "short", "description", "summary", "subject", "place", "first_name"})
"""The fields that a hostile hand fills."""


def process_of(*puts: Put) -> Process:
    """Return a process that holds these documents."""
    process = Process()
    process.apply(Transaction(1, "import", datetime(2026, 1, 1, tzinfo=UTC), puts))
    return process


@cache
def _example_puts() -> tuple[Put, ...]:
    """Return the worked example as documents."""
    return interchange.read(packaged_example().read_bytes())


def changed(entity: Frozen, **fields: object) -> Frozen:
    """Return an entity with some fields changed, checked again."""
    return type(entity).model_validate(entity.model_dump(exclude_unset=True) | fields)


def example(*changes: Frozen, kind: ProcessKind | None = None, without: tuple[str, ...] = ()) -> Process:
    """Return the worked example with these entities changed or added, without some tables, as a path of this kind."""
    kept = [one for one in _example_puts() if one.table not in without]
    process = process_of(*kept, *map(put, changes))
    if kind is None or kind is process.details.kind:
        return process
    return process_of(*kept, *map(put, changes), put(changed(process.details, kind=kind)))


def empty(kind: ProcessKind = ProcessKind.CO_PROGETTAZIONE) -> Process:
    """Return a path of which nothing is known but its title and one session without a date."""
    details = ProcessDetails(id="p", title="Percorso nuovo", kind=kind, authority=Authority())
    return process_of(put(details), put(Session(id="S1", number=1, title="Primo incontro")))


@cache
def hostile(kind: ProcessKind) -> Process:
    """Return the worked example with hostile words wherever people write."""
    source = Path(__file__).parents[1] / "data" / "nasty_strings.json"
    nasty = cycle([text for raw in json.loads(source.read_text("utf-8")) if (text := clean_line(raw)).strip()])
    data = json.loads(packaged_example().read_bytes())
    return example_from(_spoiled(data, nasty), kind)


def example_from(data: dict[str, Any], kind: ProcessKind) -> Process:
    """Return a process read from data in the format of interchange."""
    data["process"]["kind"] = kind.value
    return process_of(*interchange.read(json.dumps(data).encode()))


def _spoiled(data: Any, nasty: Iterator[str]) -> Any:
    """Return the data with hostile words in the fields that people fill."""
    if isinstance(data, list):
        return [_spoiled(one, nasty) for one in data]
    if isinstance(data, dict):
        return {
            key: next(nasty)[:120] if key in _WORDS and isinstance(value, str) else _spoiled(value, nasty)
            for key, value in data.items()
        }
    return data


def asked(process: Process, copy: str = "internal", language: str = "it", *, session: str | None = None,
          subject: str | None = None, day: date | None = None) -> Asked:  # fmt: skip
    """Return a document asked for."""
    return Asked(process, session, subject, CopyKind(copy), Translator(language), day or AT.date(), LIBRARY)


def composed(name: str, process: Process, copy: str = "internal", language: str = "it", *,
             session: str | None = None, subject: str | None = None) -> Document:  # fmt: skip
    """Return one document."""
    return compose_document(name, asked(process, copy, language, session=session, subject=subject))


def words_of(document: Document) -> str:
    """Return every text of a document, a line each."""
    return "\n".join(texts(document))


def whatever_there_is(process: Process, copy: CopyKind, language: str) -> Iterator[tuple[DocumentForm, Document]]:
    """Yield every document of a process in one copy and language; what there is nothing for is left out."""
    for form in DOCUMENTS.values():
        if process.details.kind in form.kinds and copy in form.copies:
            say = Translator(language)
            every = every_asked(form, process, copy=copy, translator=say, generated_on=AT.date(), library=LIBRARY)
            for each in every:
                try:
                    yield form, compose_document(form.name, each)
                except Refused:  # nothing to print: the sentence says so
                    continue
