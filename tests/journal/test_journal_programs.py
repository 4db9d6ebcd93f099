"""Two programs on one file: one writes, the other says who holds it, since when, and follows."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from format_reader import read
from journal_samples import START, clock, made, need, texts, written

from codesign_tui.domain.messages import CodesignError
from codesign_tui.journal.errors import FileReadOnly, NoSuchFile
from codesign_tui.journal.file import create_file, open_file, read_file
from codesign_tui.journal.filesystem import Disk
from codesign_tui.locale import Translator

HOLDER = """
import sys
from pathlib import Path
sys.path[:0] = sys.argv[2:]
from codesign_tui.journal.file import open_file
from codesign_tui.journal.filesystem import Disk
from journal_samples import clock, need
file = open_file(Disk(), Path(sys.argv[1]), clock)
print("read only" if file.read_only else "holding", flush=True)
for line in sys.stdin:
    file.append(need(int(line))).ticket.result()
    print("saved", flush=True)
file.close()
"""

Program = subprocess.Popen[str]


def holding(path: Path) -> Program:
    """Return another program that has opened the file."""
    folders = [str(Path(__file__).parent), str(Path(__file__).parents[1])]
    program = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path), *folders], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert answer(program) == "holding"
    return program


def answer(program: Program) -> str:
    """Return the next line that the program says."""
    assert program.stdout is not None
    return program.stdout.readline().strip()


def save(program: Program, n: int) -> None:
    """Have the program save a need."""
    assert program.stdin is not None
    program.stdin.write(f"{n}\n")
    program.stdin.flush()
    assert answer(program) == "saved"


@pytest.fixture
def other(tmp_path: Path) -> Iterator[tuple[Path, Program]]:
    """Return a file with one need and another program that holds it."""
    path = written(tmp_path, needs=1)
    program = holding(path)
    yield path, program
    program.kill()
    program.communicate()


def test_a_second_program_reads_and_says_who_writes(other: tuple[Path, Program]) -> None:
    """The second opens for reading only, names user, computer, program and moment, and refuses to write."""
    path, program = other
    file = open_file(Disk(), path, clock)
    assert file.read_only
    [notice] = file.notices
    assert notice.id == "file.held_since"
    assert str(notice.args["who"]).endswith(f", {program.pid}")
    assert "@" in str(notice.args["who"])
    assert notice.args["since"] == START
    assert str(program.pid) in Translator("it")(notice)
    with pytest.raises(FileReadOnly) as refusal:
        file.append(need(5))
    assert refusal.value.exit_code == 3
    assert refusal.value.message == notice
    assert texts(file) == ["N01"]
    file.close()


def test_a_second_program_follows_live(other: tuple[Path, Program]) -> None:
    """What the holder saves arrives as changes, in order, once."""
    path, program = other
    file = open_file(Disk(), path, clock)
    assert file.follow() == ()
    save(program, 2)
    save(program, 3)
    changes = file.follow()
    assert [change.revision for change in changes] == [3, 4]
    assert changes[0].ids("needs") == ("N02",)
    assert texts(file) == ["N01", "N02", "N03"]
    assert file.follow() == ()
    file.close()


def test_a_killed_holder_holds_nothing(other: tuple[Path, Program]) -> None:
    """After a crash the file opens for writing, whatever side files were left."""
    path, program = other
    program.kill()
    program.communicate()
    assert path.with_name(f".{path.name}.holder").exists(), "the crash left its word"
    file = open_file(Disk(), path, clock)
    assert not file.read_only
    assert file.notices == ()
    file.append(need(2)).ticket.result()
    file.close()
    assert not path.with_name(f".{path.name}.holder").exists()


def test_one_program_may_not_write_twice_either(tmp_path: Path) -> None:
    """The same program that opens its own file again gets it for reading."""
    first = made(tmp_path, needs=1)
    second = open_file(Disk(), first.path, clock)
    assert second.read_only
    first.append(need(2)).ticket.result()
    assert [change.revision for change in second.follow()] == [3]
    second.close()
    first.close()
    third = open_file(Disk(), first.path, clock)
    assert not third.read_only
    assert third.follow() == ()
    third.close()


def test_a_follower_sees_half_a_write_as_none(tmp_path: Path) -> None:
    """A write that is still going on is not read until it is whole."""
    file = made(tmp_path, needs=1)
    follower = read_file(Disk(), file.path, clock)
    file.append(need(2)).ticket.result()
    whole = file.path.read_bytes()
    file.close()
    start = whole.rstrip(b"\n").rfind(b"\n") + 1
    for length in range(start, len(whole)):
        with file.path.open("r+b") as stream:  # in place, as the writer does
            stream.seek(start)
            stream.write(whole[start:length])
            stream.truncate()
        assert follower.follow() == (), length
    with file.path.open("r+b") as stream:
        stream.write(whole)
    assert [change.revision for change in follower.follow()] == [3]


def test_a_follower_reads_a_replaced_file_anew(tmp_path: Path) -> None:
    """When the file is rewritten under its name, the follower takes the new one and tells only what is new."""
    file = made(tmp_path, needs=2)
    follower = read_file(Disk(), file.path, clock)
    old = follower.process
    file.append(need(3)).ticket.result()
    file.close()
    beside = tmp_path / "beside"
    beside.write_bytes(file.path.read_bytes())
    beside.replace(file.path)
    assert [change.revision for change in follower.follow()] == [4]
    assert follower.process is not old
    assert texts(follower) == ["N01", "N02", "N03"]
    file.path.unlink()
    with pytest.raises(NoSuchFile):
        follower.follow()


def test_reading_asks_for_no_lock_and_leaves_no_trace(tmp_path: Path) -> None:
    """`list`, `show` and `minutes` touch nothing in the folder."""
    path = written(tmp_path, needs=1)
    for side in path.parent.glob(".*"):
        side.unlink()
    file = read_file(Disk(), path, clock)
    assert file.read_only
    assert file.notices == ()
    with pytest.raises(CodesignError):
        file.append(need(2))
    file.keep_draft("capture", "niente")
    file.drop_drafts()
    file.close()
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]


def test_a_file_held_by_another_can_be_saved_elsewhere(other: tuple[Path, Program], tmp_path: Path) -> None:
    """Whoever may only read can go on in a copy of their own."""
    path, _ = other
    file = open_file(Disk(), path, clock)
    file.save_elsewhere(tmp_path / "mia-copia")
    assert not file.read_only
    assert file.follow() == ()
    file.append(need(9)).ticket.result()
    file.close()
    assert list(read((tmp_path / "mia-copia.codesign.jsonl").read_bytes())["needs"]) == ["N01", "N09"]
    assert list(read(path.read_bytes())["needs"]) == ["N01"]


def test_two_files_of_one_name_are_never_made(tmp_path: Path) -> None:
    """Making a file where one stands is refused, and that one stays as it is."""
    path = written(tmp_path, needs=1)
    before = path.read_bytes()
    with pytest.raises(CodesignError, match=r"file\.exists"):
        create_file(Disk(), path, need(1), clock)
    assert path.read_bytes() == before
