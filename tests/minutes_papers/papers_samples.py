"""What the tests of papers share: the worked example, the packaged templates, short ways to compose."""

import json
from datetime import UTC, datetime
from pathlib import Path

from codesign_tui.domain.items import Vote
from codesign_tui.domain.process import Process
from codesign_tui.domain.text import clean_line
from codesign_tui.domain.transactions import Put, Transaction, put
from codesign_tui.domain.values import Frozen
from codesign_tui.exchange import interchange
from codesign_tui.library.loading import Library
from codesign_tui.library.places import packaged_example, packaged_templates
from codesign_tui.locale import Translator
from codesign_tui.minutes.document import Document, texts
from codesign_tui.minutes.papers.family import compose_paper

AT = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
LIBRARY = Library(packaged_templates())
HOSTILE: tuple[str, ...] = tuple(
    text
    for text in map(
        clean_line, json.loads((Path(__file__).parents[1] / "data" / "nasty_strings.json").read_text("utf-8"))
    )
    if text.strip()
)


def process_of(*puts: Put) -> Process:
    """Return a process that holds these documents."""
    process = Process()
    process.apply(Transaction(1, "import", datetime(2026, 1, 1, tzinfo=UTC), puts))
    return process


def example(*changes: Frozen, without: tuple[str, ...] = ()) -> Process:
    """Return the worked example with these entities changed or added, without some tables."""
    puts = [one for one in interchange.read(packaged_example().read_bytes()) if one.table not in without]
    return process_of(*puts, *map(put, changes))


def changed(entity: Frozen, **fields: object) -> Frozen:
    """Return an entity with some fields changed, checked again."""
    return type(entity).model_validate(entity.model_dump(exclude_unset=True) | fields)


def vote(identifier: str = "V2", /, **fields: object) -> Vote:
    """Return a vote of the worked example as it was while it was open."""
    found = example().get(Vote, identifier)
    assert found is not None
    opened = changed(found, **({"state": "open"} | fields))
    assert isinstance(opened, Vote)
    return opened


def paper(
    name: str, process: Process, session: str = "S2", language: str = "it", options: tuple[str, ...] = ()
) -> Document:
    """Return one paper."""
    return compose_paper(process, session, name, LIBRARY, Translator(language), options)


def words_of(document: Document) -> str:
    """Return every text of a document, a line each."""
    return "\n".join(texts(document))
