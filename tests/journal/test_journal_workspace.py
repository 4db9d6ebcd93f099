"""A folder of process files: names, lists, the example, what is loaded with it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from journal_samples import START, first, need, ticking

from codesign_tui.domain.messages import CodesignError
from codesign_tui.domain.text import LONGEST_FILE_NAME, slug
from codesign_tui.domain.transactions import Draft, Put
from codesign_tui.domain.workspace import ProcessFile, Workspace
from codesign_tui.journal import SUFFIX, FileWorkspace, NoSuchFile
from codesign_tui.locale import Translator


@pytest.fixture
def workspace(tmp_path: Path) -> FileWorkspace:
    """An empty workspace whose clock goes on."""
    return FileWorkspace(
        tmp_path / "sessions", tmp_path / "state", ticking(), example=lambda: [first("Esempio"), need(1)]
    )


def test_it_is_what_the_screen_asks_for(workspace: FileWorkspace) -> None:
    """The workspace and its files fit the Protocols of the domain."""
    place: Workspace = workspace
    file: ProcessFile = workspace.create("Sedie", first())
    assert place.folder == workspace.folder
    assert file.path.parent == place.folder
    file.close()


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Invecchiare bene a Borgoserra", "invecchiare-bene-a-borgoserra"),
        ("Così è: l’età più bella?!", "cosi-e-leta-piu-bella"),
        ("  ../../etc/passwd\x00", "etc-passwd"),
        ("CON", "percorso-con"),
        ("lpt1", "percorso-lpt1"),
        ("🌲 漢字", "percorso"),
        ("", "percorso"),
        ("a" * 300, "a" * LONGEST_FILE_NAME),
    ],
)
def test_a_file_is_named_after_its_title(title: str, name: str, workspace: FileWorkspace) -> None:
    """The name is plain ASCII that every system takes, inside the workspace, whatever the title."""
    assert slug(title, longest=LONGEST_FILE_NAME) == name
    file = workspace.create(title, first())
    assert file.path == workspace.folder / f"{name}{SUFFIX}"
    file.close()


def test_namesakes_never_write_over_each_other(workspace: FileWorkspace) -> None:
    """The second process of a title gets -2, the third -3, even while the first is open; long names stay in bounds."""
    for title in ("Sedie", "b" * 150):
        files = [workspace.create(title, first()) for _ in range(3)]
        names = [file.path.name.removesuffix(SUFFIX) for file in files]
        assert [name[-2:] for name in names[1:]] == ["-2", "-3"]
        assert all(len(name) <= LONGEST_FILE_NAME for name in names)
        for file in files:
            file.close()


def test_the_list_tells_title_kind_sessions_and_last_change(workspace: FileWorkspace) -> None:
    """The file changed last comes first; title and sessions are the latest; nothing is locked or made by looking."""
    assert workspace.processes() == ()
    assert not workspace.folder.exists()
    old = workspace.create("Sedie", first())
    new = workspace.create("Panche", Draft("create", START.replace(hour=18), first("Panche").puts))
    changed = {"id": "P1", "title": "Panche e alberi", "kind": "patto"}
    session = {"id": "S1", "number": 1, "title": "Prima"}
    puts = (
        Put("process", "P1", changed),
        Put("sessions", "S1", session),
        Put("sessions", "S2", {**session, "id": "S2"}),
    )
    new.append(Draft("plan", START.replace(hour=19), puts))
    new.append(Draft("undo", START.replace(hour=20), (Put("sessions", "S2", None),), undoes=2)).ticket.result()
    before = sorted(path.name for path in workspace.folder.iterdir())
    panche, sedie = workspace.processes()
    assert sorted(path.name for path in workspace.folder.iterdir()) == before
    assert (panche.title, panche.kind, panche.sessions, panche.revision) == ("Panche e alberi", "patto", 1, 3)
    assert panche.changed_at == START.replace(hour=20)
    assert (sedie.title, sedie.sessions, sedie.trouble) == ("Sedie nuove", 0, None)
    old.close()
    new.close()


def test_a_file_that_cannot_be_read_is_listed_with_why(workspace: FileWorkspace) -> None:
    """Damaged, foreign and empty files stand in the list with a sentence; half a last line is no trouble."""
    file = workspace.create("Sedie", first())
    file.close()
    with file.path.open("ab") as stream:
        stream.write(b'{"data":[[')
    (workspace.folder / f"vuoto{SUFFIX}").write_bytes(b"")
    (workspace.folder / f"altro{SUFFIX}").write_bytes(b"ciao")
    (workspace.folder / f"rotto{SUFFIX}").write_bytes(file.path.read_bytes().replace(b'"title"', b'"tit\xff"'))
    (workspace.folder / f".nascosto{SUFFIX}.new").write_bytes(b"")
    (workspace.folder / "lettera.txt").write_bytes(b"")
    good, *bad = workspace.processes()
    assert (good.title, good.trouble) == ("Sedie nuove", None)
    assert [summary.path.name.removesuffix(SUFFIX) for summary in bad] == ["altro", "rotto", "vuoto"]
    for summary in bad:
        assert summary.trouble is not None
        assert Translator("it")(summary.trouble)


def test_a_file_is_found_by_path_and_by_name(workspace: FileWorkspace, tmp_path: Path) -> None:
    """With or without extension, in the workspace or by its path; a name that means nothing is said."""
    file = workspace.create("Sedie", first())
    file.close()
    for name in (file.path, Path("sedie"), Path(f"sedie{SUFFIX}"), file.path.with_name("sedie")):
        assert workspace.find(name) == file.path
    for name in (Path("panche"), tmp_path, Path(), Path(), Path("/")):
        with pytest.raises(NoSuchFile) as refusal:
            workspace.open(name)
        assert refusal.value.exit_code == 2


def test_the_example_is_a_fresh_copy_each_time(workspace: FileWorkspace) -> None:
    """The example lies in the user's state folder, and what is typed into one copy is not in the next."""
    one = workspace.example()
    one.append(need(5)).ticket.result()
    two = workspace.example()
    assert not two.read_only
    assert two.process.revision == 2
    assert two.path != one.path
    assert workspace.folder not in two.path.parents
    assert workspace.processes() == ()
    one.close()
    two.close()
    os.utime(one.path, (0, 0))
    three = workspace.example()
    assert {path.name for path in one.path.parent.glob(f"*{SUFFIX}")} == {three.path.name, two.path.name}
    three.close()
    assert not (workspace.folder.parent / "state" / "snapshots").exists(), "an example is not copied"
    with pytest.raises(NoSuchFile):
        FileWorkspace(workspace.folder, workspace.folder, ticking()).example()


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    """A workspace under a file gets a sentence and status 3."""
    (tmp_path / "file").write_text("x")
    workspace = FileWorkspace(tmp_path / "file" / "sessions", tmp_path, ticking())
    with pytest.raises(CodesignError) as refusal:
        workspace.create("Sedie", first())
    assert refusal.value.exit_code == 3
    assert Translator("it")(refusal.value.message)


@pytest.mark.parametrize("module", ["codesign_tui.journal", "codesign_tui.journal.workspace"])
def test_the_journal_loads_nothing_heavy(module: str) -> None:
    """Opening the package loads no screen, no renderer, no dates of the world."""
    heavy = ("textual", "rich", "babel", "typst", "odfdo", "docx", "tinydb", "filelock", "ulid", "platformdirs")
    code = f"import sys, {module}; print(sorted(set(sys.modules) & set({heavy!r})))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
