"""A workspace of a thousand small processes, made quickly, and what the register and search cost over it."""

import json
import random
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from codesign_tui.domain.items import Commitment, Need
from codesign_tui.domain.meetings import Session
from codesign_tui.domain.people import Organization
from codesign_tui.domain.terms import Category
from codesign_tui.domain.transactions import Draft, Put, put
from codesign_tui.journal.file import create_file
from codesign_tui.journal.filesystem import Disk
from codesign_tui.journal.lines import SUFFIX
from codesign_tui.journal.workspace import FileWorkspace
from support_table import START

from .sides import Row, in_turn, timed

PROCESSES: Final = 1_000
NEEDS: Final = 30
COMMITMENTS: Final = 12

_THINGS: Final = ("panchina", "corriera", "farmacia", "biblioteca", "sportello", "palestra", "giardino", "mensa")
_WISHES: Final = ("aperta il sabato", "vicino alla fermata", "per chi assiste", "senza gradini", "in ogni frazione")


def make_processes(folder: Path, how_many: int = PROCESSES) -> None:
    """Make process files, each with a session, a body, needs and commitments; the same ones every time."""
    folder.mkdir(parents=True, exist_ok=True)
    chance = random.Random(2026)
    for n in range(how_many):
        path = folder / f"percorso-{n:04d}{SUFFIX}"
        create_file(Disk(), path, _draft(n, chance), lambda: START).close()


def measure(folder: Path) -> list[Row]:
    """Ask the register and search, the index being fresh; then make the index from nothing."""
    sessions = folder / "sessions"
    make_processes(sessions)
    workspace = FileWorkspace(sessions, folder / "state", lambda: START)
    lines = [line for path in sessions.iterdir() if path.suffix == ".jsonl" for line in path.read_bytes().splitlines()]

    def decoded() -> int:
        return sum(json.loads(line) is not None for line in lines)

    def late_today() -> object:
        day = date(2026, 9, 10)
        return [one for one in workspace.index().promises() if one.promise.is_overdue(day)]

    def found() -> object:
        return workspace.index().search("panchine fermata")

    def made_anew() -> object:
        workspace.index().forget()
        return workspace.index().promises()

    against = f"json.loads of the lines of {PROCESSES:,} files"
    asked: list[tuple[str, Callable[[], object], float, int]] = [
        ("register: late today", late_today, 6, 5),
        ("search: two words", found, 2, 5),
        ("index made from nothing", made_anew, 120, 1),
    ]
    return [
        Row(f"{what}, {PROCESSES:,} processes", *_sides(work, decoded, times, against), at_most)
        for what, work, at_most, times in asked
    ]


def _sides(
    work: Callable[[], object], other: Callable[[], object], times: int, against: str
) -> tuple[float, str, float]:
    """Measure a question and what it is held against, in turn."""
    ours, theirs = in_turn(lambda: timed(work), lambda: timed(other), times)
    return ours, against, theirs


def _draft(n: int, chance: random.Random) -> Draft:
    """Return the one transaction that a small process is made of."""
    session = Session(id="S1", number=1, title="Prima seduta", date="2026-02-12", actual_start="17:00")
    body = Organization(id="O1", name=f"Associazione {n}", category=Category.THIRD_SECTOR)
    process = {"id": f"P{n}", "title": f"Percorso {n}", "kind": "open_path"}
    needs = [
        Need(id=f"N{m}", number=m, session="S1", text=f"Una {chance.choice(_THINGS)} {chance.choice(_WISHES)}")
        for m in range(1, NEEDS + 1)
    ]
    commitments = [
        Commitment(
            id=f"K{m}", number=m, session="S1", text=f"Preparare la {chance.choice(_THINGS)}", owner_organization="O1",
            due=(date(2026, 3, 1) + timedelta(days=chance.randrange(300))).isoformat(),
        )
        for m in range(1, COMMITMENTS + 1)
    ]  # fmt: skip
    return Draft(
        "new_process",
        START,
        (Put("process", f"P{n}", process), *(put(one) for one in (session, body, *needs, *commitments))),
    )
