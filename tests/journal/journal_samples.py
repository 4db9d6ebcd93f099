"""Small process files that the journal's tests are made with."""

import itertools
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

from codesign_tui.domain.items import Need
from codesign_tui.domain.transactions import FACILITATOR, Draft, Put, put
from codesign_tui.journal.file import JournalFile, create_file
from codesign_tui.journal.filesystem import Disk, FileSystem
from support import moment

NAME = "sedie.codesign.jsonl"
START = moment("17:00")


def clock() -> datetime:
    """Tell the same time always."""
    return START


def ticking(minutes: int = 1) -> Callable[[], datetime]:
    """Return a clock that goes on by some minutes each time it is asked."""
    times: Iterator[datetime] = (START + timedelta(minutes=minutes * n) for n in itertools.count())
    return lambda: next(times)


def first(title: str = "Sedie nuove") -> Draft:
    """Return the transaction that begins a process."""
    return Draft("create_process", START, (Put("process", "P1", {"id": "P1", "title": title, "kind": "open_path"}),))


def need(n: int, text: str = "Più sedie, perché sì", who: str = FACILITATOR) -> Draft:
    """Return the transaction that captures a need."""
    return Draft("capture_need", START, (put(Need(id=f"N{n:02d}", number=n, text=text)),), who)


def taken(*drafts: Draft) -> Draft:
    """Return one transaction of the documents of several."""
    return Draft("capture_needs", START, tuple(change for draft in drafts for change in draft.puts))


def made(folder: Path, needs: int = 0, disk: FileSystem | None = None) -> JournalFile:
    """Return a new open file with some needs in it, each in a write of its own."""
    file = create_file(disk or Disk(), folder / NAME, first(), clock)
    for n in range(1, needs + 1):
        file.append(need(n)).ticket.result()
    return file


def written(folder: Path, needs: int = 0) -> Path:
    """Return the path of a new file with some needs in it, closed."""
    file = made(folder, needs)
    file.close()
    return file.path


def texts(file: JournalFile) -> list[str]:
    """Return the ids of the needs, in their order."""
    return [entity.id for entity in file.process.all(Need)]
