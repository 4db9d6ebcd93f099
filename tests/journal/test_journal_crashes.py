"""Every state that a crash may leave on the disk opens to what was last shown as saved."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from format_reader import read as read_by_the_page
from journal_faults import RecordingDisk, crash_states
from journal_samples import NAME, clock, first, made, need, texts, written

from codesign_tui.journal.file import create_file, open_file, read_file
from codesign_tui.journal.filesystem import Disk
from codesign_tui.journal.verify import verify

Mark = tuple[int, int, int]
"""After how many calls, how many transactions were acknowledged, how many had been asked for."""


@pytest.fixture
def story(tmp_path: Path) -> tuple[RecordingDisk, list[Mark], list[int]]:
    """A file is made, two needs are saved alone, four while the disk is busy, one more; with where each write ends."""
    folder = tmp_path / "story"
    folder.mkdir()
    disk = RecordingDisk()
    marks: list[Mark] = [(0, 0, 1)]
    file = create_file(disk, folder / NAME, first(), clock)
    marks.append((len(disk.log), 1, 1))
    for n in (1, 2):
        ticket = file.append(need(n)).ticket
        marks.append((len(disk.log), n, n + 1))
        ticket.result()
        marks.append((len(disk.log), n + 1, n + 1))
    disk.gate.clear()
    disk.waiting.clear()
    tickets = [file.append(need(3)).ticket]
    disk.waiting.wait()
    tickets += [file.append(need(n, "è lungo " * 200)).ticket for n in (4, 5, 6, 7)]
    marks.append((len(disk.log), 3, 8))
    disk.gate.set()
    for ticket in tickets:
        ticket.result()
    marks.append((len(disk.log), 8, 8))
    file.close()
    return disk, marks, [0, 1, 2, 3, 4, 8]


def states(disk: RecordingDisk, start: dict[str, bytes]) -> Iterator[tuple[int, dict[str, bytes]]]:
    """Yield every crash state with the number of calls before it."""
    for length in range(len(disk.log) + 1):
        seen = set()
        for state in crash_states(disk.log[:length], start):
            key = tuple(sorted(state.items()))
            if key not in seen:
                seen.add(key)
                yield length, state


def placed(folder: Path, state: dict[str, bytes]) -> Path:
    """Put the files of a state, and nothing else, in a folder; return the process file's path."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, data in state.items():
        (folder / name).write_bytes(data)
    return folder / NAME


def known(marks: list[Mark], length: int) -> tuple[int, int]:
    """Return how many transactions were surely acknowledged, and how many at most asked for, after so many calls."""
    acknowledged = max(done for at, done, _ in marks if at <= length)
    asked = max((asked for at, _, asked in marks if at <= length), default=1)
    return acknowledged, max(asked, acknowledged)


def test_every_crash_leaves_what_was_acknowledged(
    story: tuple[RecordingDisk, list[Mark], list[int]], tmp_path: Path
) -> None:
    """Whatever a crash leaves, the file opens, holds all that was acknowledged, and no part of a write."""
    disk, marks, ends = story
    opened = 0
    for length, state in states(disk, {}):
        opened += 1
        path = placed(tmp_path / "crash", state)
        acknowledged, asked = known(marks, length)
        if NAME not in state:
            assert acknowledged == 0
            continue
        before = path.read_bytes()
        looked = read_file(Disk(), path, clock)
        assert path.read_bytes() == before, "who only reads touches nothing"
        assert verify(path).sound
        file = open_file(Disk(), path, clock)
        revision = file.process.revision
        assert revision == looked.process.revision
        assert acknowledged <= revision <= asked
        assert revision in ends, "a write is there whole or not at all"
        assert texts(file) == [f"N{n:02d}" for n in range(1, revision)]
        whole = path.read_bytes()
        if whole != before:
            [aside] = path.parent.glob("*.torn-*")
            assert before == whole + aside.read_bytes()
            assert [notice.id for notice in file.notices] == ["file.tail_set_aside"]
            assert [notice.id for notice in looked.notices] == ["file.tail_pending"]
        file.append(need(50)).ticket.result()
        file.close()
        assert "N50" in read_by_the_page(path.read_bytes())["needs"]
    assert opened > 300


def test_a_crash_during_the_repair_loses_nothing(tmp_path: Path) -> None:
    """A second crash, while the incomplete write is being set aside, leaves what was acknowledged and the tail."""
    whole = written(tmp_path, needs=2).read_bytes()
    tail = whole.splitlines(keepends=True)[-1].replace(b'"lines":1', b'"lines":2')[:-9]
    start = {NAME: whole + tail}
    folder = tmp_path / "repair"
    disk = RecordingDisk()
    file = open_file(disk, placed(folder, start), clock)
    file.close()
    for _, state in states(disk, start):
        path = placed(tmp_path / "again", state)
        file = open_file(Disk(), path, clock)
        assert texts(file) == ["N01", "N02"]
        file.close()
        kept = [aside.read_bytes() for aside in path.parent.glob("*.torn-*")]
        assert tail in kept or state[NAME].endswith(tail)


def test_a_write_is_named_by_its_first_line(tmp_path: Path) -> None:
    """The format's unit of tear is the write: cutting any of its lines takes the whole of it."""
    disk = RecordingDisk()
    file = made(tmp_path, disk=disk)
    disk.gate.clear()
    disk.waiting.clear()
    tickets = [file.append(need(1)).ticket]
    disk.waiting.wait()
    tickets += [file.append(need(n)).ticket for n in (2, 3, 4)]
    disk.gate.set()
    assert [ticket.result() for ticket in tickets] == [2, 3, 4, 5]
    file.close()
    lines = file.path.read_bytes().splitlines(keepends=True)
    for kept in (4, 5):
        file.path.write_bytes(b"".join(lines[:kept]))
        assert read_file(Disk(), file.path, clock).process.revision == 2


def test_what_follows_an_interrupted_write_is_damage(tmp_path: Path) -> None:
    """Holes in a write behind which another begins are not a crash's: the file is not cut there."""
    path = written(tmp_path, needs=4)
    lines = path.read_bytes().splitlines(keepends=True)
    holed = b"".join([*lines[:3], b"\0" * len(lines[3]), *lines[4:]])
    path.write_bytes(holed)
    report = verify(path)
    assert [damage.line for damage in report.damages][:1] == [4]
    with pytest.raises(Exception, match=r"file\.damaged"):
        open_file(Disk(), path, clock)
    assert path.read_bytes() == holed


def test_a_lost_sector_in_an_old_write_is_damage(tmp_path: Path) -> None:
    """A hole that begins and ends as a crash's would, but with later writes behind it, cuts nothing off."""
    file = made(tmp_path, needs=1)
    start = file.path.stat().st_size
    file.append(need(2, "lungo " * 300)).ticket.result()
    file.append(need(3)).ticket.result()
    file.close()
    raw = bytearray(file.path.read_bytes())
    border = (start // 512 + 2) * 512
    raw[start:border] = b"\0" * (border - start)
    file.path.write_bytes(raw)
    assert [damage.line for damage in verify(file.path).damages][:1] == [4]
    with pytest.raises(Exception, match=r"file\.damaged"):
        open_file(Disk(), file.path, clock)
    assert file.path.read_bytes() == raw
