"""What the tests of composed minutes share: the worked example, an open workshop, and short ways to compose."""

import json
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from codesign_tui.domain.details import Authority, ProcessDetails
from codesign_tui.domain.items import Need, Proposal
from codesign_tui.domain.meetings import AgendaItem, Session
from codesign_tui.domain.people import CountedPeople
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import Category, CopyKind, ProcessKind
from codesign_tui.domain.transactions import Put, Transaction, put
from codesign_tui.domain.values import Frozen
from codesign_tui.exchange import interchange
from codesign_tui.locale import Translator
from codesign_tui.minutes.compose import compose_minutes
from codesign_tui.minutes.compose.codes import codes_by_id
from codesign_tui.minutes.compose.frame import Frame
from codesign_tui.minutes.document import Block, Chart, Document, Heading, Table, texts

EXAMPLE = Path(__file__).parents[2] / "sessions" / "borgoserra.json"
NASTY = Path(__file__).parents[1] / "data" / "nasty_strings.json"
TODAY = date(2026, 9, 14)
SESSIONS = ("S1", "S2", "S3")
LANGUAGES = ("it", "en")


def example_data() -> dict[str, Any]:
    """Return the worked example as data, fresh."""
    data: dict[str, Any] = json.loads(EXAMPLE.read_text("utf-8"))
    return data


@cache
def example_puts() -> tuple[Put, ...]:
    """Return the worked example as the documents of a process."""
    return interchange.read(EXAMPLE.read_bytes())


def process_of(*puts: Put) -> Process:
    """Return a process that holds these documents."""
    process = Process()
    process.apply(Transaction(1, "import", datetime(2026, 1, 1, tzinfo=UTC), puts))
    return process


def example(*changes: Frozen) -> Process:
    """Return the worked example, with these entities changed or added."""
    return process_of(*example_puts(), *map(put, changes))


def changed(entity: Frozen, **fields: object) -> Frozen:
    """Return an entity with some fields changed, checked again."""
    return type(entity).model_validate(entity.model_dump(exclude_unset=True) | fields)


def composed(
    process: Process, session: str = "S2", copy: CopyKind = CopyKind.INTERNAL, language: str = "it"
) -> Document:
    """Return the minutes of a session."""
    return compose_minutes(process, session, copy=copy, translator=Translator(language), generated_on=TODAY)


def frame_of(process: Process, session: str, copy: CopyKind = CopyKind.INTERNAL, language: str = "it") -> Frame:
    """Return what the sections of a session's minutes are composed with."""
    meeting = process.get(Session, session)
    assert meeting is not None
    return Frame(process, meeting, copy, Translator(language), TODAY, codes_by_id(process))


def words(document: Document) -> str:
    """Return everything a reader finds, one text a line."""
    return "\n".join(texts(document))


def tables(document: Document) -> dict[str, Table]:
    """Return the document's tables by caption; one that has none, by the heading over it."""
    found: dict[str, Table] = {}
    over = ""
    for block in document.blocks:
        if isinstance(block, Heading):
            over = block.text
        elif isinstance(block, Chart):
            found[block.table.caption or over] = block.table
        elif isinstance(block, Table):
            found[block.caption or over] = block
    return found


def section(document: Document, title: str) -> list[Block]:
    """Return the blocks under a heading, up to the next of its level or above."""
    inside: list[Block] = []
    level = 0
    for block in document.blocks:
        if isinstance(block, Heading):
            if level and block.level <= level:
                return inside
            if block.text.startswith(title):
                level = block.level
                continue
        if level:
            inside.append(block)
    assert level, f"no heading {title!r}"
    return inside


def in_order(text: str, *parts: str) -> None:
    """Assert that these parts stand in the text, one after another."""
    place = 0
    for part in parts:
        found = text.find(part, place)
        assert found >= 0, f"{part!r} is missing after {text[max(0, place - 60) : place]!r}"
        place = found + len(part)


def open_workshop(*more: Frozen) -> Process:
    """Return an open workshop of forty people at five tables, led by an association, outside any procedure."""
    details = ProcessDetails(
        id="orti",
        title="Un orto per la piazza",
        kind=ProcessKind.OPEN_PATH,
        authority=Authority(office="Circolo del Platano"),
        cup="J00000000000000",
        legal_basis=("art. 55, c. 3, D.Lgs. 117/2017",),
    )
    session = Session(
        id="O1",
        number=1,
        title="Immaginare l'orto",
        date="2026-05-09",
        place="Piazza del Mercato",
        actual_start="15:00",
        actual_end="18:05",
    )
    item = AgendaItem(id="O1-1", session="O1", n=1, title="Idee ai tavoli", method="world_cafe", actual_minutes=185)
    counted = [
        CountedPeople(id=f"T{n}", session="O1", number=8, category=Category.CIVIL_SOCIETY, table=f"Tavolo {n}")
        for n in range(1, 6)
    ]
    idea = Proposal(id="PX1", title="Un orto in cassette", session="O1", agenda_item="O1-1")
    need = Need(id="NX1", text="Manca l'ombra.", session="O1", agenda_item="O1-1", origin_table="Tavolo 3")
    return process_of(*map(put, (details, session, item, *counted, idea, need, *more)))
