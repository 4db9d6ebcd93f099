"""Durable capture with Run open: the action `capture`, until its ticket says that it is on disk."""

import asyncio
import json
import os
import statistics
import time
from datetime import datetime
from pathlib import Path
from typing import Final

from tinydb import TinyDB

from codesign_tui.actions.capture import capture
from codesign_tui.domain.items import Note
from codesign_tui.domain.tables import document_of
from codesign_tui.domain.terms import ItemKind
from codesign_tui.journal.workspace import FileWorkspace
from codesign_tui.library.loading import Library
from codesign_tui.library.places import packaged_templates
from codesign_tui.locale import Translator
from codesign_tui.tui.app import CodesignApp
from codesign_tui.tui.clock import SystemClock
from codesign_tui.tui.screens.process import ProcessScreen
from support_table import ITEM, SESSION, WORDS, make_table
from support_tui import SIZE, settled

from .sides import Row, timed

FEW: Final = 100
SOME: Final = 10_000
MANY: Final = 100_000
TIMES: Final = 60
TINYDB_TIMES: Final = 7


def measure(folder: Path) -> list[Row]:
    """Capture into files of three sizes, with the other sides in turn."""
    sizes = (FEW, SOME, MANY)
    files = {size: make_table(folder / f"capture-{size}.codesign.jsonl", size) for size in sizes}
    found = {size: asyncio.run(_with_run_open(files[size], folder)) for size in sizes}
    tiny = _TinyDb(folder / "tinydb.json", SOME).measure()
    few, some, many = (found[size] for size in sizes)
    return [
        Row(f"durable capture at {MANY:,} items", many.durable, f"itself at {FEW:,}", few.durable, 1.5),
        Row(f"durable capture at {FEW:,} items", few.durable, "append + fsync of the bytes", few.bare, 2),
        Row(f"durable capture at {MANY:,} items", many.durable, "append + fsync of the bytes", many.bare, 2),
        Row(f"durable capture at {SOME:,} items", some.durable, "TinyDB's JSONStorage", tiny, 0.1),
        Row(f"capture until painted at {MANY:,}", many.painted, f"itself at {FEW:,}", few.painted, 1.5),
    ]


class _Found:
    """The medians of one size, in seconds."""

    def __init__(self, durable: list[float], bare: list[float], painted: list[float]) -> None:
        self.durable = statistics.median(durable)
        self.bare = statistics.median(bare)
        self.painted = statistics.median(painted)


async def _with_run_open(path: Path, folder: Path) -> _Found:
    """Open a file in the app and capture into it, each time followed by the same bytes appended barely."""
    clock = SystemClock()
    workspace = FileWorkspace(folder, folder / "state", clock.now)
    app = CodesignApp(workspace, Library(packaged_templates()), Translator("it"), clock, open_path=path)
    durable, bare, painted = [], [], []
    beside = os.open(folder / "bare.jsonl", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        async with app.run_test(size=SIZE, notifications=True) as pilot:
            await settled(pilot)
            screen = app.screen
            assert isinstance(screen, ProcessScreen)
            for n in range(TIMES + 1):
                size = path.stat().st_size
                start = time.perf_counter()
                done = screen.desk.do(
                    capture,
                    now=clock.now(),
                    kind=ItemKind.NOTE,
                    text=f"{WORDS} [{n}]",
                    session=SESSION,
                    agenda_item=ITEM,
                )
                assert done is not None
                done.ticket.result()
                durable.append(time.perf_counter() - start)
                await settled(pilot)
                painted.append(time.perf_counter() - start)
                with path.open("rb") as file:
                    file.seek(size)
                    line = file.read()
                bare.append(timed(lambda line=line: _append(beside, line)))  # type: ignore[misc]
            screen.desk.file.close()
    finally:
        os.close(beside)
    return _Found(durable[1:], bare[1:], painted[1:])


def _append(file: int, line: bytes) -> None:
    """Append a line and wait for the disk."""
    os.write(file, line)
    os.fsync(file)


class _TinyDb:
    """The same cards in TinyDB's own storage, which writes the whole file at each change."""

    def __init__(self, path: Path, cards: int) -> None:
        note = Note(id="NOTA0", session=SESSION, agenda_item=ITEM, at="2026-02-12T17:00:00+01:00", text=WORDS)
        self._document = json.loads(json.dumps(document_of(note)))
        self._table = TinyDB(path, encoding="utf-8").table("notes")
        self._table.insert_multiple({**self._document, "id": f"NOTA{n}"} for n in range(cards))

    def measure(self) -> float:
        """Return the median of a few insertions."""
        return statistics.median(
            timed(lambda: self._table.insert({**self._document, "id": f"N{datetime.now().astimezone()}"}))
            for _ in range(TINYDB_TIMES)
        )
