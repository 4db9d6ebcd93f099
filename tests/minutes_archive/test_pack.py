"""The pack of a session: everything in it, in order, checked by its index alone; written whole or not at all."""

import csv
import errno
import hashlib
import json
import os
import zipfile
from pathlib import Path

import pytest

from codesign_tui.domain.items import Need
from codesign_tui.domain.messages import Refused
from codesign_tui.domain.terms import CopyKind
from codesign_tui.exchange import interchange
from codesign_tui.exchange.packing import process_files
from codesign_tui.journal import CannotWrite
from codesign_tui.library.loading import Library
from codesign_tui.locale import Translator
from codesign_tui.minutes.archive.annexes import annexes_folder
from codesign_tui.minutes.archive.assembling import pack_asked
from codesign_tui.minutes.archive.contents import PackAsked, contents
from codesign_tui.minutes.archive.index import differences, read_index
from codesign_tui.minutes.archive.layout import LONGEST_NAME, attachment_name, session_folder
from codesign_tui.minutes.archive.pack import Packed, write_pack
from codesign_tui.minutes.placing import Patience, ShareableDisk
from minutes_archive.archive_samples import AT, asked, example, session_of

INSIDE = "Paolo Menghini"
"""Who writes the minutes, and may be named inside alone."""


def _packed(folder: Path, wanted: PackAsked | None = None, **more: object) -> Packed:
    """Write the pack of the second session."""
    wanted = wanted or asked(example(), folder / "borgoserra.codesign.jsonl")
    return write_pack(wanted, contents(wanted), folder / "fascicolo", **more)  # type: ignore[arg-type]


def _paths(folder: Path) -> dict[str, bytes]:
    """Return every file under a folder by its path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _sound(folder: Path) -> bool:
    """Check a pack with nothing of the program: its index as a spreadsheet reads it, and the fingerprints."""
    with (folder / "indice.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    listed = {row["file"]: row["sha256"] for row in rows}
    found = {path: hashlib.sha256(content).hexdigest() for path, content in _paths(folder).items()}
    own = found.pop("indice.csv")
    assert (folder / "indice.csv.sha256").read_text("ascii") == own
    del found["indice.csv.sha256"]
    return listed == found and [row["n"] for row in rows] == [str(n) for n in range(1, len(rows) + 1)]


def test_a_pack_holds_everything_of_a_session_in_folders_of_its_own(tmp_path: Path) -> None:
    """Internal and public documents, annexes, the process as data with its schema, fingerprints, metadata, indexes."""
    file = tmp_path / "borgoserra.codesign.jsonl"
    annexed = annexes_folder(file, session_of(example()))
    annexed.mkdir(parents=True)
    (annexed / "All. 2 – Delega.PDF").write_bytes(b"%PDF-annex")
    done = _packed(tmp_path, asked(example(), file))
    assert done.folder == tmp_path / "fascicolo" / "2026-02_seduta"
    found = _paths(done.folder)
    for path in (
        "interni/verbale-INTERNA.md",
        "interni/verbale-INTERNA.md.sha256",
        "interni/verbale-INTERNA.md.metadata.json",
        "pubblici/verbale-PUBBLICA.txt",
        "percorso-pubblici/bacheca-PUBBLICA.txt",
        "allegati/all-2-delega.pdf",
        "dati/percorso.json",
        "dati/percorso.schema.json",
        "dati/metadata.schema.json",
        "indice.html",
        "indice.csv",
    ):
        assert path in found, path
    assert _sound(done.folder)
    assert differences(done.folder) == []
    assert found["allegati/all-2-delega.pdf"] == b"%PDF-annex"


def test_the_process_in_the_pack_is_the_process(tmp_path: Path) -> None:
    """Read back from the pack, the data give the same file, and they follow the schema that stands beside them."""
    from jsonschema import Draft202012Validator

    done = _packed(tmp_path)
    assert done.folder is not None
    data = (done.folder / "dati" / "percorso.json").read_bytes()
    assert interchange.read(data) == interchange.read(interchange.write(example()))
    Draft202012Validator(json.loads((done.folder / "dati" / "percorso.schema.json").read_bytes())).validate(
        json.loads(data)
    )


def test_a_public_pack_holds_nothing_internal(tmp_path: Path) -> None:
    """Only public copies and schemas: no process, no annexes, no internal name in any of its files."""
    file = tmp_path / "b.codesign.jsonl"
    annexed = annexes_folder(file, session_of(example()))
    annexed.mkdir(parents=True)
    (annexed / "x.txt").write_text(INSIDE, "utf-8")
    done = _packed(tmp_path, asked(example(), file, copies=(CopyKind.PUBLIC,)))
    assert done.folder is not None
    found = _paths(done.folder)
    assert {path.split("/")[0] for path in found} == {
        "pubblici", "percorso-pubblici", "dati", "indice.csv", "indice.csv.sha256", "indice.html", "indice.html.sha256",
    }  # fmt: skip
    assert sorted(path for path in found if path.startswith("dati/")) == [
        "dati/metadata.schema.json",
        "dati/metadata.schema.json.sha256",
    ]
    assert not [path for path, content in found.items() if INSIDE.encode() in content]


@pytest.mark.parametrize("harm", ["changed", "missing", "unknown"])
def test_whatever_happens_to_a_file_is_found(tmp_path: Path, harm: str) -> None:
    """One changed byte, a file taken away, a file put there: each is named."""
    done = _packed(tmp_path)
    assert done.folder is not None
    victim = done.folder / "interni" / "verbale-INTERNA.md"
    if harm == "changed":
        content = victim.read_bytes()
        victim.write_bytes(content[:-2] + bytes([content[-2] ^ 1]) + content[-1:])
    elif harm == "missing":
        victim.unlink()
    else:
        victim = done.folder / "interni" / "note.txt"
        victim.write_text("x", "utf-8")
    assert [(each.path, each.kind) for each in differences(done.folder)] == [
        (victim.relative_to(done.folder).as_posix(), harm)
    ]


def test_an_index_that_was_saved_again_is_found(tmp_path: Path) -> None:
    """The index has its own fingerprint; one that leads out of the folder, or is none, is refused."""
    done = _packed(tmp_path)
    assert done.folder is not None
    index = done.folder / "indice.csv"
    content = index.read_bytes()
    index.write_bytes(content + b"\r\n")
    with pytest.raises(Refused):
        differences(done.folder)
    index.write_bytes(content.replace(b"Verbale", b"verbale", 1))
    assert [each.path for each in differences(done.folder)] == ["indice.csv"]
    with pytest.raises(Refused):
        read_index(content.replace(b"interni/verbale", b"../verbale", 1))


def test_the_same_pack_is_the_same_zip(tmp_path: Path) -> None:
    """Twice the same content at the same moment give the same bytes, in order, under one folder."""
    first = _packed(tmp_path / "a", asked(example(), tmp_path / "b.codesign.jsonl"), as_zip=True)
    second = _packed(tmp_path / "b", asked(example(), tmp_path / "b.codesign.jsonl"), as_zip=True)
    assert first.zipped is not None
    assert second.zipped is not None
    assert first.zipped.read_bytes() == second.zipped.read_bytes()
    with zipfile.ZipFile(first.zipped) as package:
        names = package.namelist()
        assert package.testzip() is None
        package.extractall(tmp_path / "out")
    assert all(name.startswith("2026-02_seduta/") for name in names)
    assert _sound(tmp_path / "out" / "2026-02_seduta")


def test_a_pack_that_nobody_touched_gives_way_and_a_changed_one_stays(tmp_path: Path) -> None:
    """Packed again after a correction, the folder is the new one; with somebody's note in it, it is left alone."""
    done = _packed(tmp_path)
    assert done.folder is not None
    again = _packed(tmp_path, asked(example(), tmp_path / "b.codesign.jsonl", formats=("txt",)))
    assert again.folder == done.folder
    assert "interni/verbale-INTERNA.md" not in _paths(done.folder)
    (done.folder / "appunto.txt").write_text("mio", "utf-8")
    beside = _packed(tmp_path)
    assert beside.folder == done.folder.with_name("2026-02_seduta-2")
    assert [warning.id for warning in beside.warnings] == ["archive.kept"]
    assert (done.folder / "appunto.txt").read_text("utf-8") == "mio"
    assert sorted(path.name for path in done.folder.parent.iterdir()) == ["2026-02_seduta", "2026-02_seduta-2"]


def test_a_pack_that_is_stopped_leaves_nothing(tmp_path: Path) -> None:
    """Stopped at the fifth file, no folder is there, and the report says so."""
    told: list[str] = []
    done = _packed(tmp_path, on_progress=lambda _done, _all, name: told.append(name), cancelled=lambda: len(told) == 4)
    assert done.cancelled
    assert len(told) == 4
    assert [warning.id for warning in done.warnings] == ["archive.stopped"]
    assert list((tmp_path / "fascicolo").iterdir()) == []


def test_progress_counts_every_file_that_is_drawn(tmp_path: Path) -> None:
    """The last file told is the last of as many as were announced."""
    told: list[tuple[int, int]] = []
    _packed(tmp_path, on_progress=lambda done, of, _name: told.append((done, of)))
    assert [done for done, _ in told] == list(range(len(told)))
    assert {of for _, of in told} == {len(told)}


class Refusing(ShareableDisk):
    """A disk that takes so many files and then no more."""

    def __init__(self, after: int, error: OSError) -> None:
        self._left = after
        self._error = error

    def replace(self, source: Path, target: Path) -> None:
        """Refuse after so many."""
        self._left -= 1
        if self._left < 0:
            raise self._error
        super().replace(source, target)


def test_a_disk_that_fills_up_leaves_the_old_pack_and_no_litter(tmp_path: Path) -> None:
    """The pack that was there stays whole, and nothing half-made stands beside it."""
    done = _packed(tmp_path)
    assert done.folder is not None
    full = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    with pytest.raises(CannotWrite) as refused:
        _packed(tmp_path, disk=Refusing(6, full))
    assert refused.value.message.id == "export.disk_full"
    assert differences(done.folder) == []
    assert [path.name for path in done.folder.parent.iterdir()] == ["2026-02_seduta"]


def test_a_folder_that_another_program_holds_is_tried_again(tmp_path: Path) -> None:
    """Held at the moment of its name, the folder is named a moment later, and the old one is back if it is not."""

    class Held(ShareableDisk):
        """A disk on which the folder is held for two tries."""

        left = 2

        def replace(self, source: Path, target: Path) -> None:
            """Refuse to name the folder twice."""
            if source.is_dir() and self.left:
                self.left -= 1
                raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))
            super().replace(source, target)

    waited: list[float] = []
    done = _packed(tmp_path, disk=Held(), patience=Patience((0.1, 0.2, 0.4), waited.append))
    assert waited == [0.1, 0.2]
    assert done.folder is not None
    assert differences(done.folder) == []


def test_what_is_restricted_reaches_no_public_folder_and_no_data(tmp_path: Path) -> None:
    """With one restricted card the data stay out and it is said; a restricted session has no public folder."""
    process = example(Need(id="N90", text="ho paura", session="S2", restricted=True))
    wanted, told = pack_asked(
        process,
        session_of(process),
        tmp_path / "b.codesign.jsonl",
        process_files(process),
        copies=tuple(CopyKind),
        formats=("txt",),
        translator=Translator("it"),
        library=Library(),
        at=AT,
    )
    assert [message.id for message in told] == ["archive.restricted_data"]
    done = _packed(tmp_path, wanted)
    assert done.folder is not None
    assert not [path for path, content in _paths(done.folder).items() if b"ho paura" in content]
    closed = example(session_of(example()).model_copy(update={"restricted": True}))
    alone = asked(closed, tmp_path / "b.codesign.jsonl")
    assert {planned.folder for planned in contents(alone).planned} == {"interni", "percorso-interni"}
    with pytest.raises(Refused):
        contents(asked(closed, tmp_path / "b.codesign.jsonl", copies=(CopyKind.PUBLIC,)))


def test_every_name_is_plain_and_short(tmp_path: Path) -> None:
    """Every file's name fits a hundred characters and every system's rules, whatever an annex was called."""
    done = _packed(tmp_path)
    assert done.folder is not None
    for path in _paths(done.folder):
        for name in path.split("/"):
            assert len(name) <= LONGEST_NAME
            assert name.replace("-", "").replace("_", "").replace(".", "").isalnum()
            assert name.isascii()
    assert attachment_name("../Delibera: «n. 3» 2026/03.P7M") == "03.p7m"
    assert attachment_name("CON") == "percorso-con"
    assert len(attachment_name("parola " * 80 + ".pdf")) <= LONGEST_NAME
    undated = session_of(example()).model_copy(update={"date": None})
    assert session_folder(undated, Translator("en")) == "02_session"
