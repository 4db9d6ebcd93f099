"""Writing a document's files: whole or not at all, with fingerprints, never over somebody's work."""

import errno
import hashlib
import os
from pathlib import Path

import pytest

from codesign_tui.domain.terms import CopyKind
from codesign_tui.journal import CannotWrite
from codesign_tui.journal.filesystem import Disk, DiskFile, OpenFile
from codesign_tui.locale import Translator
from codesign_tui.minutes.document import Document, Paragraph
from codesign_tui.minutes.export import file_stem, write
from codesign_tui.minutes.formats import NAMES, FormatName
from codesign_tui.minutes.placing import Patience, ShareableDisk, is_unchanged
from minutes_render.sample import AT, minutes


def test_each_format_is_written_with_its_fingerprint_beside_it(tmp_path: Path) -> None:
    """The fingerprint file holds the lowercase digest of the bytes and nothing else."""
    report = write(minutes(), NAMES, tmp_path / "new" / "folder", "verbale", at=AT)
    assert [written.path.name for written in report.files] == [f"verbale.{name}" for name in NAMES]
    assert not report.warnings
    for written in report.files:
        digest = hashlib.sha256(written.path.read_bytes()).hexdigest()
        assert written.fingerprint == digest
        assert written.path.with_name(f"{written.path.name}.sha256").read_bytes() == digest.encode("ascii")
    assert len(list((tmp_path / "new" / "folder").iterdir())) == 2 * len(NAMES)


def test_our_own_unchanged_file_is_replaced(tmp_path: Path) -> None:
    """Exporting again after a correction gives the corrected file under the same name."""
    write(minutes(), ["md"], tmp_path, "verbale", at=AT)
    report = write(minutes("en"), ["md"], tmp_path, "verbale", at=AT)
    assert report.files[0].path == tmp_path / "verbale.md"
    assert "Opening" in report.files[0].path.read_text("utf-8")
    assert is_unchanged(tmp_path / "verbale.md")


def test_a_file_that_somebody_finished_by_hand_is_never_replaced(tmp_path: Path) -> None:
    """What an office wrote into the exported file stays; the new file gets a number, and the report says so."""
    write(minutes(), ["odt"], tmp_path, "verbale", at=AT)
    finished = tmp_path / "verbale.odt"
    finished.write_bytes(finished.read_bytes() + b"signed")
    mine = finished.read_bytes()
    for _ in range(2):
        report = write(minutes("en"), ["odt"], tmp_path, "verbale", at=AT)
        assert finished.read_bytes() == mine
        assert report.files[0].path.name == "verbale-2.odt"
        assert [warning.id for warning in report.warnings] == ["export.kept_changed"]
        assert "verbale-2.odt" in Translator("it")(report.warnings[0])


def test_a_stranger_with_the_same_name_is_never_replaced(tmp_path: Path) -> None:
    """A file, or a folder, without our fingerprint is not ours."""
    (tmp_path / "verbale.md").write_text("mine", encoding="utf-8")
    (tmp_path / "verbale-2.md").mkdir()
    report = write(minutes(), ["md"], tmp_path, "verbale", at=AT)
    assert report.files[0].path.name == "verbale-3.md"
    assert (tmp_path / "verbale.md").read_text("utf-8") == "mine"


def test_the_same_bytes_need_no_second_name(tmp_path: Path) -> None:
    """If the fingerprint was lost and the file is exactly what would be written, it is taken as ours."""
    write(minutes(), ["pdf"], tmp_path, "verbale", at=AT)
    (tmp_path / "verbale.pdf.sha256").unlink()
    report = write(minutes(), ["pdf"], tmp_path, "verbale", at=AT)
    assert report.files[0].path.name == "verbale.pdf"
    assert is_unchanged(tmp_path / "verbale.pdf")


def test_stand_ins_are_counted_in_the_report(tmp_path: Path) -> None:
    """Only the format that cannot draw a character says so, and how many there were."""
    document = Document("t", "it", CopyKind.INTERNAL, "c", blocks=(Paragraph("bene 🎉🎉"),))
    report = write(document, ["pdf", "txt"], tmp_path, "t", at=AT)
    assert [written.stand_ins for written in report.files] == [2, 0]
    assert [warning.id for warning in report.warnings] == ["export.stand_ins"]
    assert "2 caratteri" in Translator("it")(report.warnings[0])
    assert "🎉🎉" in (tmp_path / "t.txt").read_text("utf-8")


def test_an_export_can_be_stopped_between_two_files(tmp_path: Path) -> None:
    """What was written before is whole, what comes after is not begun, and progress was told."""
    told: list[tuple[int, int, FormatName]] = []
    report = write(
        minutes(), ["md", "txt", "html"], tmp_path, "v", at=AT,
        on_progress=lambda done, of, name: told.append((done, of, name)), cancelled=lambda: len(told) == 2,
    )  # fmt: skip
    assert report.cancelled
    assert told == [(0, 3, "md"), (1, 3, "txt")]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["v.md", "v.md.sha256", "v.txt", "v.txt.sha256"]


class FullFile(DiskFile):
    """A file on a disk without room."""

    def write(self, data: bytes) -> int:
        """Take a few bytes, then none."""
        super().write(data[:10])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


class FullDisk(Disk):
    """A disk without room."""

    def create(self, path: Path) -> OpenFile:
        """Open a file that takes nothing."""
        return FullFile(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC))


class StubbornDisk(Disk):
    """A disk on which somebody holds the target open."""

    def replace(self, source: Path, target: Path) -> None:
        """Refuse."""
        raise PermissionError(errno.EACCES, "Permission denied")


@pytest.mark.parametrize(
    ("disk", "said"), [(FullDisk(), "export.disk_full"), (StubbornDisk(), "export.not_writable")], ids=["full", "held"]
)
def test_a_disk_that_refuses_leaves_the_old_file_and_no_litter(tmp_path: Path, disk: Disk, said: str) -> None:
    """The old file keeps its bytes, nothing is left beside it, and a person is told what to do."""
    write(minutes(), ["md"], tmp_path, "v", at=AT)
    old = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    with pytest.raises(CannotWrite) as refused:
        write(minutes("en"), ["md"], tmp_path, "v", at=AT, disk=disk)
    assert refused.value.message.id == said
    assert refused.value.exit_code == 3
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == old
    for language in ("it", "en"):
        assert "v.md" in Translator(language)(refused.value.message)


def test_a_file_where_the_folder_should_be_is_told(tmp_path: Path) -> None:
    """A wrong place is a sentence, not a traceback."""
    (tmp_path / "place").write_text("a file", encoding="utf-8")
    with pytest.raises(CannotWrite):
        write(minutes(), ["md"], tmp_path / "place", "v", at=AT)


def test_exported_files_are_as_readable_as_the_user_says(tmp_path: Path) -> None:
    """A file made to be sent is not locked to its owner as a process file is."""
    (tmp_path / "plain").touch()
    write(minutes(), ["md"], tmp_path, "v", at=AT, disk=ShareableDisk())
    assert (tmp_path / "v.md").stat().st_mode == (tmp_path / "plain").stat().st_mode


class HeldDisk(ShareableDisk):
    """A disk on which another program holds one file for a while, as Windows and network drives tell it."""

    def __init__(self, name: str, refusals: int, error: OSError) -> None:
        self.left = refusals
        self._name = name
        self._error = error

    def replace(self, source: Path, target: Path) -> None:
        """Refuse so many times, then do it."""
        if target.name == self._name and self.left > 0:
            self.left -= 1
            raise self._error
        super().replace(source, target)


class SharingViolation(PermissionError):
    """What Windows says while a text processor has the file open."""

    winerror = 32


BUSY = OSError(errno.EBUSY, os.strerror(errno.EBUSY))
VIOLATION = SharingViolation(errno.EACCES, "The process cannot access the file")


def _patience() -> tuple[Patience, list[float]]:
    """Return a patience that only writes down how long it would have waited."""
    waited: list[float] = []
    return Patience((0.1, 0.2, 0.4), waited.append), waited


@pytest.mark.parametrize("error", [BUSY, VIOLATION], ids=["busy", "windows"])
def test_a_file_that_is_let_go_in_a_moment_is_written_under_its_name(tmp_path: Path, error: OSError) -> None:
    """Held for two tries, the file is written at the third, and nobody is bothered with it."""
    patience, waited = _patience()
    disk = HeldDisk("v.md", 2, error)
    report = write(minutes(), ["md"], tmp_path, "v", at=AT, disk=disk, patience=patience)
    assert waited == [0.1, 0.2]
    assert report.warnings == ()
    assert is_unchanged(tmp_path / "v.md")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["v.md", "v.md.sha256"]


@pytest.mark.parametrize("error", [BUSY, VIOLATION], ids=["busy", "windows"])
def test_a_file_that_stays_held_is_left_alone_and_the_new_one_stands_beside_it(tmp_path: Path, error: OSError) -> None:
    """The old bytes stay, the new file has a number, and one sentence says which program to close."""
    write(minutes(), ["md"], tmp_path, "v", at=AT)
    old = (tmp_path / "v.md").read_bytes()
    patience, waited = _patience()
    disk = HeldDisk("v.md", 1_000, error)
    report = write(minutes("en"), ["md", "txt"], tmp_path, "v", at=AT, disk=disk, patience=patience)
    assert [written.path.name for written in report.files] == ["v-2.md", "v.txt"]
    assert (tmp_path / "v.md").read_bytes() == old
    assert waited == [0.1, 0.2, 0.4]
    assert [warning.id for warning in report.warnings] == ["export.held_beside"]
    assert "Chiudete l'altro programma" in Translator("it")(report.warnings[0])
    assert not [path.name for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_a_folder_where_everything_is_held_is_said_in_one_sentence(tmp_path: Path) -> None:
    """After three names the trouble is told with what to do, and nothing is left behind."""

    class AllHeld(ShareableDisk):
        """A disk where nothing can be replaced."""

        def replace(self, source: Path, target: Path) -> None:
            """Refuse."""
            raise BUSY

    patience, waited = _patience()
    with pytest.raises(CannotWrite) as refused:
        write(minutes(), ["md"], tmp_path, "v", at=AT, disk=AllHeld(), patience=patience)
    assert refused.value.message.id == "export.held"
    assert len(waited) == 9
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_not_tried_again(tmp_path: Path) -> None:
    """Waiting makes no room: what is not another program's doing is told at once."""
    patience, waited = _patience()
    with pytest.raises(CannotWrite):
        write(minutes(), ["md"], tmp_path, "v", at=AT, disk=FullDisk(), patience=patience)
    assert waited == []


@pytest.mark.parametrize(
    ("title", "number", "copy", "language", "stem"),
    [
        ("Abitare il vecchio mulino", 2, CopyKind.INTERNAL, "it", "abitare-il-vecchio-mulino-seduta-02-INTERNA"),
        ("Abitare il vecchio mulino", 2, CopyKind.PUBLIC, "it", "abitare-il-vecchio-mulino-seduta-02-PUBBLICA"),
        ("L'Unità «così»", 12, CopyKind.PUBLIC, "en", "l-unita-cosi-session-12-PUBLIC"),
        ("../../x", None, CopyKind.INTERNAL, "en", "x-INTERNAL"),
        ("con", None, CopyKind.INTERNAL, "it", "percorso-con-INTERNA"),
        ("مرحبا", 1, CopyKind.INTERNAL, "it", "percorso-seduta-01-INTERNA"),
    ],
)
def test_a_file_name_says_what_the_file_is(
    title: str, number: int | None, copy: CopyKind, language: str, stem: str
) -> None:
    """The name is plain on every system and says whose copy it is."""
    assert file_stem(title, number, copy, language) == stem


def test_a_long_title_gives_a_name_that_every_system_takes() -> None:
    """With extension, number and fingerprint a name stays under a hundred characters."""
    stem = file_stem("parola " * 60, 112, CopyKind.PUBLIC, "it")
    assert len(f"{stem}-999.docx.sha256") < 100
    assert stem.endswith("-seduta-112-PUBBLICA")
