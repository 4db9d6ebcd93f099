"""The index of a workspace: always as fresh as the files, never a source, and never with what is restricted."""

import sqlite3
import stat
import sys
from datetime import date
from pathlib import Path

from journal_samples import START as NOW
from journal_samples import first

from codesign_tui.domain.items import Commitment, Need, Note
from codesign_tui.domain.meetings import AgendaItem, Session
from codesign_tui.domain.transactions import Draft, put
from codesign_tui.domain.values import Frozen
from codesign_tui.journal.index import WorkspaceIndex
from codesign_tui.journal.workspace import FileWorkspace


class Folder:
    """A workspace in a folder of the test, and its index."""

    def __init__(self, tmp_path: Path) -> None:
        self.workspace = FileWorkspace(tmp_path / "sessions", tmp_path / "state", lambda: NOW)

    @property
    def index(self) -> WorkspaceIndex:
        """The index as a program that has just started sees it."""
        return self.workspace.index()

    def add(self, title: str, *entities: Frozen) -> Path:
        """Make a process with these entities and return its file."""
        file = self.workspace.create(title, first(title))
        if entities:
            file.append(Draft("import", NOW, tuple(put(entity) for entity in entities))).ticket.result(5)
        file.close()
        return file.path

    def put(self, path: Path, *entities: Frozen) -> None:
        """Put more into a file."""
        file = self.workspace.open(path)
        file.append(Draft("import", NOW, tuple(put(entity) for entity in entities))).ticket.result(5)
        file.close()

    def codes(self, typed: str) -> list[str]:
        """Return what is found, by id."""
        return [found.card.id for found in self.index.search(typed)]


def test_promises_are_listed_over_every_process_with_where_they_stand_on_any_day(tmp_path: Path) -> None:
    """Two files, two promises; a date that passed is late, with the title of its process beside it."""
    folder = Folder(tmp_path)
    folder.add("Trasporti", Commitment(id="K1", text="Comprare il pulmino", due="2026-04-30"))
    folder.add("Biblioteca", Commitment(id="K2", text="Aprire il sabato", due="2026-06-30"))
    listed = folder.index.promises()
    assert [(one.title, one.promise.code) for one in listed] == [("Biblioteca", "K2"), ("Trasporti", "K1")]
    late = [one.promise.code for one in listed if one.promise.is_overdue(date(2026, 5, 1))]
    assert late == ["K1"]


def test_accents_case_and_endings_are_forgiven(tmp_path: Path) -> None:
    """A word finds its plural and what begins with it, in Italian and in English; all the words must be there."""
    folder = Folder(tmp_path)
    folder.add("Prova", Need(id="N1", text="Più panchine vicino alle fermate"), Need(id="N2", text="Meeting rooms"))
    for typed in ("panchina", "PANCHINE", "piu panch", "fermata panchina"):
        assert folder.codes(typed) == ["N1"], typed
    assert folder.codes("meetings") == ["N2"]
    assert folder.codes("panchina rooms") == []
    assert folder.codes('" OR *') == []


def test_what_changed_is_read_again_and_what_is_gone_is_dropped(tmp_path: Path) -> None:
    """A new line, another file, a removed file: the next question sees it, without being told."""
    folder = Folder(tmp_path)
    path = folder.add("Prova", Need(id="N1", text="panchine"))
    assert folder.codes("panchine") == ["N1"]
    folder.put(path, Need(id="N1", text="lampioni"), Note(id="A1", text="panchine rotte"))
    assert folder.codes("panchine") == ["A1"]
    other = folder.add("Altra", Need(id="N7", text="panchine"))
    assert folder.codes("panchine") == ["N7", "A1"]
    other.unlink()
    assert folder.codes("panchine") == ["A1"]


def test_restricted_hidden_and_set_aside_content_never_enters_the_index(tmp_path: Path) -> None:
    """Not one of their words stands in any byte of the index, however they are kept from the hall."""
    folder = Folder(tmp_path)
    folder.add(
        "Prova",
        Session(id="S1", number=1, title="Ascolto zaffiro", restricted=True),
        AgendaItem(id="I1", session="S1", n=1, title="Racconto zaffiro", summary="zaffiro"),
        Need(id="N1", text="zaffiro uno", restricted=True),
        Need.model_validate({"id": "N2", "text": "zaffiro due", "session": "S1"}),
        Need.model_validate({"id": "N3", "text": "zaffiro tre", "state": "inbox"}),
        Need.model_validate({"id": "N4", "text": "zaffiro quattro", "state": "set_aside"}),
        Commitment(id="K1", text="zaffiro cinque", session="S1"),
        Need(id="N5", text="ametista"),
    )
    assert folder.codes("zaffiro") == []
    assert folder.codes("ametista") == ["N5"]
    assert folder.index.promises() == []
    assert b"zaffir" not in folder.index.path.read_bytes()


def test_a_damaged_file_is_told_and_the_others_are_found(tmp_path: Path) -> None:
    """What cannot be read is named each time; it never hides the rest."""
    folder = Folder(tmp_path)
    folder.add("Buona", Need(id="N1", text="panchine"))
    bad = folder.add("Rotta", Need(id="N2", text="panchine"), Need(id="N3", text="altro"))
    lines = bad.read_bytes().splitlines(keepends=True)
    bad.write_bytes(lines[0] + lines[1].replace(b"a", b"b", 1) + b"".join(lines[2:]))
    index = folder.index
    assert [found.card.id for found in index.search("panchine")] == ["N1"]
    assert len(index.troubles) == 1
    assert str(index.troubles[0].args["file"]) == bad.name


def test_an_index_that_cannot_be_used_is_made_anew(tmp_path: Path) -> None:
    """Rubbish in its place, another version: the answer is the same."""
    folder = Folder(tmp_path)
    folder.add("Prova", Need(id="N1", text="panchine"))
    assert folder.codes("panchine") == ["N1"]
    folder.index.path.write_bytes(b"rubbish" * 1000)
    assert folder.codes("panchine") == ["N1"]
    with sqlite3.connect(folder.index.path) as kept:
        kept.execute("PRAGMA user_version = 99")
    kept.close()
    assert folder.codes("panchine") == ["N1"]


def test_the_index_is_for_its_owner_alone_and_stands_outside_the_workspace(tmp_path: Path) -> None:
    """It holds people's words, so nobody else reads it and it is not carried along with the files."""
    folder = Folder(tmp_path)
    path = folder.add("Prova", Need(id="N1", text="panchine"))
    index = folder.index
    assert index.promises() == []
    assert path.parent not in index.path.parents
    if sys.platform != "win32":
        assert stat.S_IMODE(index.path.stat().st_mode) == 0o600
    index.forget()
    assert not index.path.exists()
