"""Opening a file of ten thousand transactions, every byte checked, against reading the same lines as JSON."""

import gc
import json
from pathlib import Path
from typing import Final

from codesign_tui.journal.file import open_file
from codesign_tui.journal.filesystem import Disk
from support_table import START, make_table

from .sides import Row, in_turn, timed

TRANSACTIONS: Final = 10_000
TIMES: Final = 7


def measure(folder: Path) -> list[Row]:
    """Open the file for writing and close it; decode the same lines."""
    path = make_table(folder / "opening.codesign.jsonl", TRANSACTIONS)
    raw = path.read_bytes()
    ours, theirs = in_turn(
        lambda: timed(lambda: open_file(Disk(), path, lambda: START).close()),
        lambda: timed(lambda: decoded(raw)),
        TIMES,
    )
    return [Row(f"open {TRANSACTIONS:,} transactions, checked", ours, "json.loads of the lines", theirs, 6)]


def decoded(raw: bytes) -> int:
    """Decode every line as JSON and return how many; the collector rests, as while a file is opened."""
    gc.disable()
    try:
        return len([json.loads(line) for line in raw.splitlines()])
    finally:
        gc.enable()
