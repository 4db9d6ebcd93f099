"""A process file made quickly: a session that is open, an item in hand, as many cards as asked."""

from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Final

from codesign_tui.domain.items import Note
from codesign_tui.domain.transactions import Draft, Put, put
from codesign_tui.journal.file import create_file
from codesign_tui.journal.filesystem import Disk

SESSION: Final = "S1"
ITEM: Final = "A1"
START: Final = datetime(2026, 2, 12, 17, 0, tzinfo=timezone(timedelta(hours=1)))
WORDS: Final = "Serve una panchina all'ombra davanti alla farmacia, perché chi aspetta la corriera sta in piedi"

_PLAN: Final = (
    Put("process", "P1", {"id": "P1", "title": "Panchine nuove", "kind": "open_path", "languages": ["it"]}),
    Put(
        "sessions",
        SESSION,
        {
            "id": SESSION,
            "number": 1,
            "title": "Che cosa manca in piazza",
            "date": "2026-02-12",
            "state": "open",
            "actual_start": "17:00",
            "opened_at": START.isoformat(),
            "current_item": ITEM,
        },
    ),
    Put(
        "agenda",
        ITEM,
        {
            "id": ITEM,
            "session": SESSION,
            "n": 1,
            "title": "Giro di parola",
            "planned_minutes": 45,
            "runs": [{"started_at": START.isoformat()}],
        },
    ),
)


def make_table(path: Path, cards: int = 0) -> Path:
    """Make a process file at this path with cards in its item, each a transaction of its own; return the path."""
    file = create_file(Disk(), path, Draft("new_process", START, _PLAN), lambda: START)
    for n in range(1, cards + 1):
        at = START + timedelta(seconds=n)
        note = Note(
            id=f"NOTA{n}", number=n, session=SESSION, agenda_item=ITEM, at=at.isoformat(), text=f"{WORDS} ({n})"
        )
        file.append(Draft("capture_note", at, (put(note),)))
    file.close()
    return path
