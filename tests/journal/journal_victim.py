"""A program that does nothing but save, to be killed. Run by `test_journal_kills.py`; imports the journal alone.

Each round forks: the child opens a file, keeps several changes in flight and says on a pipe which were acknowledged;
the parent kills it at a random moment, opens the file and checks that everything acknowledged is there.
"""

import os
import random
import select
import signal
import sys
import time
from collections import deque
from datetime import UTC, datetime
from pathlib import Path

from codesign_tui.domain.items import Need
from codesign_tui.domain.ledger import Ticket
from codesign_tui.domain.transactions import Draft, Put, put
from codesign_tui.journal.file import create_file, open_file
from codesign_tui.journal.filesystem import Disk

NOW = datetime(2026, 2, 12, 17, tzinfo=UTC)
FIRST = Draft("create_process", NOW, (Put("process", "P1", {"id": "P1", "title": "Sedie", "kind": "open_path"}),))
ROUNDS_A_FILE = 10
IN_FLIGHT = 5
MOSTLY = 0.8
LONGEST_WAIT = 10.0


def clock() -> datetime:
    """Tell the same time always."""
    return NOW


def save_until_killed(path: Path, pipe: int, seed: int) -> None:
    """Save needs, several in flight, and write the number of each acknowledged one to the pipe."""
    chance = random.Random(seed)
    file = open_file(Disk(), path, clock) if path.exists() else create_file(Disk(), path, FIRST, clock)
    waiting: deque[Ticket] = deque()
    while True:
        n = file.process.revision + 1
        text = "sedia " * chance.randint(1, 300)
        waiting.append(file.append(Draft("capture_need", NOW, (put(Need(id=f"N{n}", text=text)),))).ticket)
        if len(waiting) > chance.randint(0, IN_FLIGHT):
            os.write(pipe, b"%d\n" % waiting.popleft().result())


def acknowledged(pipe: int, chance: random.Random) -> bytes:
    """Return what the child says until a random moment, in most rounds one after it has saved something."""
    said = b""
    if chance.random() < MOSTLY and select.select([pipe], [], [], LONGEST_WAIT)[0]:
        said = os.read(pipe, 65536)
    until = time.monotonic() + chance.uniform(0, 0.05)
    while (left := until - time.monotonic()) > 0:
        if select.select([pipe], [], [], left)[0]:
            said += os.read(pipe, 65536)
    return said


def round_of(path: Path, seed: int, before: int) -> int:
    """Run and kill one child; return the highest number that it or an earlier one saw acknowledged."""
    assert sys.platform != "win32"
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        save_until_killed(path, writing, seed)
    os.close(writing)
    said = acknowledged(reading, random.Random(seed))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(reading, 65536):
        said += more
    os.close(reading)
    return max([before, *(int(word) for word in said.split(b"\n")[:-1])])


def main(folder: Path, seeds: range) -> None:
    """Kill a child for each seed; print how many changes were acknowledged in all."""
    total = known = 0
    path = folder
    for count, seed in enumerate(seeds):
        if count % ROUNDS_A_FILE == 0:
            total, known = total + known, 0
            path = folder / f"{seed}.codesign.jsonl"
        known = round_of(path, seed, known)
        if not path.exists():
            assert known == 0, seed
            continue
        file = open_file(Disk(), path, clock)
        assert not file.read_only, "a killed holder holds nothing"
        revision = file.process.revision
        ids = [need.id for need in file.process.all(Need)]
        file.close()
        assert revision >= known, f"round {seed}: {known} acknowledged, {revision} there"
        assert ids == [f"N{n}" for n in range(2, revision + 1)], seed
        known = revision
    print(total + known)  # noqa: T201 - the answer for the test that runs this


if __name__ == "__main__":
    main(Path(sys.argv[1]), range(int(sys.argv[2]), int(sys.argv[3])))
