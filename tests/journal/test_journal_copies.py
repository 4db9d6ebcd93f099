"""What is being typed comes back after a crash; copies outside the workspace bring a damaged file back."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from journal_samples import NAME, START, clock, first, made, need, texts, written

from codesign_tui.domain.transactions import Draft, Put
from codesign_tui.journal.errors import CannotWrite, NothingToRestore
from codesign_tui.journal.file import JournalFile, create_file, open_file, read_file
from codesign_tui.journal.filesystem import Disk
from codesign_tui.journal.snapshots import Snapshots
from codesign_tui.journal.verify import verify
from codesign_tui.journal.workspace import FileWorkspace
from codesign_tui.locale import Translator


def settled(file: JournalFile) -> None:
    """Wait for everything that the writer has to do."""
    assert file._writer is not None
    file._writer.settle()


# -- drafts --------------------------------------------------------------------------------------------------


def abandoned(file: JournalFile) -> bytes:
    """Return the drafts' side file as a crash leaves it, then close the file."""
    settled(file)
    side = file.path.with_name(f".{file.path.name}.drafts").read_bytes()
    file.close()
    return side


def test_what_was_being_typed_comes_back(tmp_path: Path) -> None:
    """Text by place, half characters included, is there after a crash, and a notice says how much."""
    file = made(tmp_path, needs=1)
    file.keep_draft("capture", "Più luce davanti alla bibl")
    file.keep_draft("minutes:S1", "Il tavolo \ud83c")
    file.keep_draft("capture", "Più luce davanti alla biblioteca\n[/] 🌲")
    abandoned(file)
    file = open_file(Disk(), file.path, clock)
    assert file.drafts() == {"capture": "Più luce davanti alla biblioteca\n[/] 🌲", "minutes:S1": "Il tavolo "}
    [notice] = file.notices
    assert Translator("it")(notice) == "Sono stati recuperati 2 testi che stavate scrivendo."
    file.close()


def test_text_that_was_saved_is_no_draft(tmp_path: Path) -> None:
    """Empty text drops a draft; the last one takes the side file with it."""
    file = made(tmp_path)
    file.keep_draft("capture", "x")
    settled(file)
    assert list(tmp_path.glob(".*.drafts"))
    file.keep_draft("capture", "")
    file.close()
    assert not list(tmp_path.glob(".*.drafts"))
    assert not open_file(Disk(), file.path, clock).notices


def test_closing_a_session_erases_the_drafts(tmp_path: Path) -> None:
    """`drop_drafts` leaves no word of them on the disk."""
    file = made(tmp_path)
    file.keep_draft("capture", "parola segreta")
    settled(file)
    file.drop_drafts()
    assert file.drafts() == {}
    file.close()
    assert not any(b"segreta" in path.read_bytes() for path in tmp_path.iterdir())


@pytest.mark.parametrize("side", [b"", b"\xff", b"[1]", b'{"capture": 5, "x": "resta"}', b"[" * 100_000])
def test_a_drafts_file_that_cannot_be_read_stops_nothing(side: bytes, tmp_path: Path) -> None:
    """A spoiled side file counts as empty, and what can be understood of it stays."""
    path = written(tmp_path, needs=1)
    path.with_name(f".{path.name}.drafts").write_bytes(side)
    file = open_file(Disk(), path, clock)
    assert file.drafts() == ({"x": "resta"} if b"resta" in side else {})
    file.close()


# -- snapshots -----------------------------------------------------------------------------------------------


class Watch:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> object:
        """Tell the time."""
        return self.now


def watched(tmp_path: Path) -> tuple[JournalFile, Snapshots, Watch]:
    """Return a new file whose copies are kept under a folder, by a clock of ours."""
    watch = Watch()
    folder = tmp_path / "workspace"
    folder.mkdir()
    file = create_file(Disk(), folder / NAME, first(), lambda: watch.now)
    snapshots = Snapshots(Disk(), tmp_path / "state" / "snapshots")
    file.keep_snapshots(snapshots)
    return file, snapshots, watch


def save(file: JournalFile, draft: Draft) -> None:
    """Append, and wait for everything the writer does after it."""
    file.append(draft).ticket.result()
    settled(file)


def test_copies_are_at_least_five_minutes_apart(tmp_path: Path) -> None:
    """Typing for an hour, a card a minute, leaves a copy each five minutes, each a whole file that opens."""
    file, snapshots, watch = watched(tmp_path)
    for n in range(60):
        watch.now = START + timedelta(minutes=n)
        save(file, need(n))
    copies = snapshots.of(file.file_id)
    assert len(copies) == 12
    assert [read_file(Disk(), copy, clock).process.revision for copy in copies] == list(range(57, 1, -5))
    file.close()


def test_nothing_is_copied_while_nothing_changes(tmp_path: Path) -> None:
    """Opening, reading and waiting make no copy."""
    file, snapshots, watch = watched(tmp_path)
    watch.now += timedelta(hours=1)
    file.close()
    assert snapshots.of(file.file_id) == []


def test_a_new_phase_is_copied_at_once(tmp_path: Path) -> None:
    """When a session passes to another phase, a copy does not wait for its five minutes."""
    file, snapshots, watch = watched(tmp_path)
    session = {"id": "S1", "number": 1, "title": "Prima", "phase": "ideare"}
    save(file, Draft("add_session", START, (Put("sessions", "S1", session),)))
    watch.now += timedelta(seconds=30)
    save(file, need(1))
    assert len(snapshots.of(file.file_id)) == 1
    save(file, Draft("change_phase", START, (Put("sessions", "S1", {**session, "phase": "realizzare"}),)))
    newest = snapshots.of(file.file_id)[0]
    assert len(snapshots.of(file.file_id)) == 2
    assert read_file(Disk(), newest, clock).process.revision == 4
    file.close()


def test_copies_are_kept_seven_days_and_the_newest_for_good(tmp_path: Path) -> None:
    """Old copies go when a new one is made; a process that rests for a month keeps its last."""
    file, snapshots, watch = watched(tmp_path)
    for day in (0, 3, 6, 9, 40):
        watch.now = START + timedelta(days=day)
        save(file, need(day))
        if day == 9:
            kept = [copy.name[:8] for copy in snapshots.of(file.file_id)]
            assert kept == ["20260221", "20260218", "20260215"]
    assert [copy.name[:8] for copy in snapshots.of(file.file_id)] == ["20260324"]
    file.close()


def test_opening_any_file_clears_the_old_copies_of_all(tmp_path: Path) -> None:
    """Copies of a process that nobody opens any more go too, all but the newest."""
    file, snapshots, watch = watched(tmp_path)
    for n in range(4):
        watch.now += timedelta(minutes=10)
        save(file, need(n))
    file.close()
    place = FileWorkspace(tmp_path / "other", tmp_path / "state", lambda: watch.now)
    place.create("Panche", first()).close()
    assert len(snapshots.of(file.file_id)) == 4
    watch.now += timedelta(days=8)
    place.open(Path("panche")).close()
    assert [read_file(Disk(), copy, clock).process.revision for copy in snapshots.of(file.file_id)] == [5]


# -- restore -------------------------------------------------------------------------------------------------


@pytest.fixture
def workspace(tmp_path: Path) -> FileWorkspace:
    """A workspace with one file of six changes, copied after the third."""
    watch = Watch()
    place = FileWorkspace(tmp_path / "sessions", tmp_path / "state", lambda: watch.now)
    file = place.create("Sedie", first())
    for n in (1, 2):
        save(file, need(n))
    watch.now += timedelta(minutes=6)
    save(file, need(3))
    watch.now += timedelta(minutes=1)
    for n in (4, 5):
        save(file, need(n))
    file.close()
    return place


def spoilt(path: Path, number: int) -> bytes:
    """Damage one line of a file; return its bytes."""
    lines = path.read_bytes().splitlines(keepends=True)
    lines[number - 1] = lines[number - 1].replace(b"pi", b"qi").replace(b"Pi", b"Qi")
    path.write_bytes(b"".join(lines))
    return path.read_bytes()


def test_a_copy_fills_the_gap_of_a_damaged_file(workspace: FileWorkspace) -> None:
    """A line that a copy still has comes back, with everything after it: nothing is lost, the old file is kept."""
    path = workspace.find(Path("sedie"))
    sound = path.read_bytes()
    damaged = spoilt(path, 4)
    assert not workspace.verify(path).sound
    restored = workspace.restore(Path("sedie"))
    assert path.read_bytes() == sound
    assert (restored.revision, restored.missing) == (6, 0)
    assert restored.aside is not None
    assert restored.aside.read_bytes() == damaged
    assert [message.id for message in restored.messages] == ["file.restored"]


def test_what_no_copy_has_is_counted_and_the_rest_comes_back(workspace: FileWorkspace) -> None:
    """A change made after the last copy and then damaged is the only one missing; those after it are kept."""
    path = workspace.find(Path("sedie"))
    spoilt(path, 6)
    restored = workspace.restore(path)
    assert (restored.revision, restored.missing) == (5, 1)
    assert all(Translator(language)(message) for language in ("it", "en") for message in restored.messages)
    file = workspace.open(path)
    assert texts(file) == ["N01", "N02", "N03", "N05"]
    assert verify(path).sound
    file.append(need(6)).ticket.result()
    file.close()


def test_a_damaged_header_and_a_lost_file_come_back(workspace: FileWorkspace) -> None:
    """The copies are found by name when the file cannot tell its id, or is gone."""
    path = workspace.find(Path("sedie"))
    sound = path.read_bytes()
    path.write_bytes(b"{" + sound)
    assert workspace.restore(path).missing == 0
    assert path.read_bytes() == sound
    path.unlink()
    restored = workspace.restore(Path("sedie"))
    assert (restored.aside, restored.revision) == (None, 4)
    assert texts(workspace.read(path)) == ["N01", "N02", "N03"]


def test_a_file_spoilt_without_a_copy_keeps_what_is_readable(tmp_path: Path) -> None:
    """Without any copy, every line that can be read is kept, undo included."""
    file = made(tmp_path, needs=4)
    reversal = file.process.history.to_undo("facilitator")
    file.append(Draft(reversal.action, START, reversal.puts, undoes=reversal.change.revision)).ticket.result()
    file.close()
    spoilt(file.path, 3)
    place = FileWorkspace(tmp_path, tmp_path / "state", clock)
    restored = place.restore(file.path)
    assert (restored.revision, restored.missing) == (5, 1)
    again = place.open(file.path)
    assert texts(again) == ["N02", "N03"]
    reversal = again.process.history.to_redo("facilitator")
    assert reversal.puts[0].id == "N04"
    again.close()


def test_a_sound_file_is_not_restored(workspace: FileWorkspace) -> None:
    """Nothing is replaced when no copy has more, nor when there is neither file nor copy, nor while it is held."""
    path = workspace.find(Path("sedie"))
    before = path.read_bytes()
    for name in (path, Path("mai-esistito")):
        with pytest.raises(NothingToRestore):
            workspace.restore(name)
    file = workspace.open(path)
    with pytest.raises(CannotWrite, match=r"file\.held"):
        workspace.restore(path)
    file.close()
    assert path.read_bytes() == before
    assert not list(path.parent.glob("*damaged*"))


def test_following_our_own_advice_brings_the_file_back(workspace: FileWorkspace) -> None:
    """The sentence of a damaged file names the command that helps, and the command helps."""
    path = workspace.find(Path("sedie"))
    spoilt(path, 4)
    with pytest.raises(Exception, match=r"file\.damaged") as refusal:
        workspace.open(path)
    message = getattr(refusal.value, "message")  # noqa: B009 - any typed error has one
    assert all("codesign restore" in Translator(language)(message) for language in ("it", "en"))
    workspace.restore(path)
    file = workspace.open(path)
    assert file.process.revision == 6
    assert json.loads(path.read_text().splitlines()[-1])["h"]["seq"] == 6
    file.close()
