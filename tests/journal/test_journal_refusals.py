"""A disk that is full, failing or forbidden loses nothing and is said in a sentence."""

import errno
import subprocess
import sys
from concurrent.futures import wait
from pathlib import Path

import pytest
from journal_faults import REFUSALS, RefusingDisk
from journal_samples import NAME, clock, first, made, need, texts, ticking, written

from codesign_tui.domain.ledger import Ticket
from codesign_tui.domain.messages import CodesignError
from codesign_tui.journal.errors import CannotWrite
from codesign_tui.journal.file import JournalFile, create_file, open_file, read_file
from codesign_tui.journal.filesystem import Disk
from codesign_tui.journal.snapshots import Snapshots
from codesign_tui.journal.verify import verify
from codesign_tui.locale import Translator

MOST_CALLS = 200


def said(error: CodesignError) -> None:
    """Check that an error can be told in both languages."""
    for language in ("it", "en"):
        assert Translator(language)(error.message)


def typed_in(file: JournalFile) -> tuple[list[str], list[str]]:
    """Type six needs and some unfinished text; return what was typed and what was acknowledged."""
    tickets: dict[str, Ticket] = {}
    for n in range(1, 7):
        tickets[f"N{n:02d}"] = file.append(need(n)).ticket
        if n % 2:
            wait([tickets[f"N{n:02d}"]])
        file.keep_draft("capture", f"sto scrivendo {n}")
    wait(tickets.values())
    for ticket in tickets.values():
        if (error := ticket.exception()) is not None:
            assert isinstance(error, CannotWrite)
            assert error.exit_code == 3
            said(error)
    return list(tickets), [name for name, ticket in tickets.items() if ticket.exception() is None]


@pytest.mark.parametrize("number", REFUSALS, ids=errno.errorcode.get)
def test_the_nth_refusal_of_the_disk_loses_nothing(number: int, tmp_path: Path) -> None:
    """Whichever call is refused, what was acknowledged is in the file and what was typed can be saved elsewhere."""
    for nth in range(1, MOST_CALLS):
        folder = tmp_path / str(nth)
        folder.mkdir()
        disk = RefusingDisk(nth, number)
        try:
            file = create_file(disk, folder / NAME, first(), clock)
        except CannotWrite as error:
            said(error)
            assert not list(folder.glob("[!.]*")), "nothing half begun is left"
            create_file(Disk(), folder / NAME, first(), clock).close()
            continue
        file.keep_snapshots(Snapshots(disk, folder / "copies"))
        typed, acknowledged = typed_in(file)
        assert texts(file) == typed, "the memory has it all"
        assert (file.trouble is None) == (acknowledged == typed)
        if acknowledged != typed:
            file.save_elsewhere(folder / "chiavetta")
            file.append(need(7)).ticket.result()
            assert file.drafts() == {"capture": "sto scrivendo 6"}
            assert file.trouble is None
            file.close()
            assert texts(read_file(Disk(), folder / "chiavetta.codesign.jsonl", clock)) == [*typed, "N07"]
            assert verify(folder / "chiavetta.codesign.jsonl").sound
        file.close()
        again = open_file(Disk(), folder / NAME, clock)
        assert texts(again)[: len(acknowledged)] == acknowledged
        again.close()
        if not disk.refused:
            assert nth > 30
            break
    else:
        pytest.fail("the disk went on refusing")


@pytest.mark.parametrize("number", REFUSALS, ids=errno.errorcode.get)
def test_a_disk_that_refuses_the_opening_leaves_the_file_readable(number: int, tmp_path: Path) -> None:
    """A file that cannot be locked, opened or repaired opens for reading, says so, and is not changed."""
    path = written(tmp_path, needs=2)
    path.write_bytes(path.read_bytes() + b'{"data":[[')
    before = path.read_bytes()
    for nth in range(1, MOST_CALLS):
        path.write_bytes(before)
        disk = RefusingDisk(nth, number)
        file = open_file(disk, path, clock)
        assert texts(file) == ["N01", "N02"]
        if file.read_only:
            assert file.notices
            for notice in file.notices:
                assert Translator("it")(notice)
            with pytest.raises(CodesignError) as refusal:
                file.append(need(3))
            assert refusal.value.exit_code == 3
        file.close()
        if not disk.refused:
            break
    else:
        pytest.fail("the disk went on refusing")


def test_after_a_refused_sync_nothing_more_is_written_there(tmp_path: Path) -> None:
    """A sync is never tried twice: later changes stay in memory until there is another place."""
    file = made(tmp_path, disk=(disk := RefusingDisk(0, errno.EIO)))
    disk.left = 2
    with pytest.raises(CannotWrite):
        file.append(need(1)).ticket.result()
    size = file.path.stat().st_size
    with pytest.raises(CannotWrite):
        file.append(need(2)).ticket.result()
    assert file.path.stat().st_size == size
    assert file.trouble is not None
    assert file.trouble.id == "file.write_failed"
    assert texts(file) == ["N01", "N02"]
    file.close()


def test_what_was_queued_behind_a_refused_sync_is_not_written(tmp_path: Path) -> None:
    """Changes that waited while the disk failed fail with it: they stay in memory and not a byte of them is tried."""
    file = made(tmp_path, disk=(disk := RefusingDisk(0, errno.EIO)))
    disk.gate.clear()
    disk.reached.clear()
    one = file.append(need(1)).ticket
    disk.reached.wait()
    others = [file.append(need(n)).ticket for n in (2, 3)]
    disk.left = 2
    disk.gate.set()
    assert all(isinstance(ticket.exception(), CannotWrite) for ticket in (one, *others))
    assert b"N02" not in file.path.read_bytes()
    file.save_elsewhere(tmp_path / "altrove")
    file.close()
    assert texts(read_file(Disk(), file.path, clock)) == ["N01", "N02", "N03"]


def test_saving_elsewhere_writes_over_nothing(tmp_path: Path) -> None:
    """A file that stands at the other place stays as it is, and the change of place is refused."""
    file = made(tmp_path, needs=1)
    other = tmp_path / "altro.codesign.jsonl"
    other.write_bytes(b"prezioso")
    with pytest.raises(CannotWrite, match=r"file\.exists"):
        file.save_elsewhere(other)
    assert other.read_bytes() == b"prezioso"
    file.append(need(2)).ticket.result()
    assert file.path.name == NAME
    file.close()


def test_a_copy_saved_elsewhere_is_the_same_file(tmp_path: Path) -> None:
    """Saving elsewhere keeps every line, so that the two copies share their past."""
    file = made(tmp_path, needs=3)
    before = file.path.read_bytes()
    file.save_elsewhere(tmp_path / "copia")
    assert file.path.read_bytes() == before
    file.append(need(4)).ticket.result()
    file.close()
    assert (tmp_path / NAME).read_bytes() == before
    assert file.path.read_bytes().startswith(before)


def test_a_folder_of_copies_that_refuses_is_said_once(tmp_path: Path) -> None:
    """When copies cannot be written the process is saved all the same, and one notice says so."""
    file = create_file(Disk(), tmp_path / NAME, first(), ticking(minutes=10))
    blocked = tmp_path / "copies"
    blocked.write_text("a file where the folder should be")
    file.keep_snapshots(Snapshots(Disk(), blocked))
    for n in (1, 2, 3):
        file.append(need(n)).ticket.result()
    file.close()
    assert [notice.id for notice in file.notices] == ["file.snapshot_failed"]
    assert texts(read_file(Disk(), file.path, clock)) == ["N01", "N02", "N03"]


@pytest.mark.parametrize("how", ["deleted", "moved", "replaced"])
@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps an open file where it is")
def test_a_file_taken_away_while_it_is_open_is_said_and_saved_again(how: str, tmp_path: Path) -> None:
    """A change written to a file that lost its name is not called saved; the same name can be used again."""
    file = made(tmp_path, needs=1)
    match how:
        case "deleted":
            file.path.unlink()
        case "moved":
            file.path.rename(tmp_path / "altro")
        case _:
            (tmp_path / "altro").write_bytes(b"sync of a cloud")
            (tmp_path / "altro").replace(file.path)
    with pytest.raises(CannotWrite, match=r"file\.gone"):
        file.append(need(2)).ticket.result()
    if how == "replaced":
        with pytest.raises(CannotWrite, match=r"file\.exists"):
            file.save_elsewhere(file.path)
        assert file.path.read_bytes() == b"sync of a cloud"
        file.save_elsewhere(tmp_path / "salvato")
    else:
        file.save_elsewhere(file.path)
    assert file.trouble is None
    file.append(need(3)).ticket.result()
    file.close()
    again = open_file(Disk(), file.path, clock)
    assert texts(again) == ["N01", "N02", "N03"]
    again.close()


FULL = """
import resource, sys
from pathlib import Path
sys.path[:0] = sys.argv[2:]
resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000))
from codesign_tui.journal.errors import CannotWrite
from journal_samples import made, need
file = made(Path(sys.argv[1]))
try:
    for n in range(1, 100):
        file.append(need(n)).ticket.result()
        print(n, flush=True)
except CannotWrite as error:
    print(error.message.id)
file.close()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit of this kind")
def test_a_really_full_disk_keeps_what_was_acknowledged(tmp_path: Path) -> None:
    """Under a limit of the system itself the last write is torn, said as a full disk, and set aside afterwards."""
    folders = [str(Path(__file__).parent), str(Path(__file__).parents[1])]
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(tmp_path), *folders], capture_output=True, text=True, check=True
    )
    *saved, trouble = done.stdout.split()
    assert trouble == "file.disk_full"
    assert len(saved) > 3
    file = open_file(Disk(), tmp_path / NAME, clock)
    assert texts(file) == [f"N{int(n):02d}" for n in saved]
    assert [notice.id for notice in file.notices] == ["file.tail_set_aside"]
    file.close()
