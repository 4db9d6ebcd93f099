"""Stock TinyDB queries work on a process file, and a change through TinyDB is one appended line."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from format_reader import read
from journal_samples import clock, made, need, texts
from tinydb import Query, where
from tinydb.operations import delete, set
from tinydb.table import Document

from codesign_tui.domain.process import DocumentInvalid
from codesign_tui.journal.database import JournalDatabase
from codesign_tui.journal.file import JournalFile, read_file
from codesign_tui.journal.filesystem import Disk


@pytest.fixture
def file(tmp_path: Path) -> Iterator[JournalFile]:
    """A file with three needs."""
    opened = made(tmp_path, needs=3)
    yield opened
    opened.close()


@pytest.fixture
def db(file: JournalFile) -> JournalDatabase:
    """The same as a database."""
    return JournalDatabase(file, clock)


def lines(file: JournalFile) -> int:
    """Return how many lines are in the file."""
    return file.path.read_bytes().count(b"\n")


def test_stock_queries_find_what_actions_wrote(db: JournalDatabase, file: JournalFile) -> None:
    """`where`, `Query`, `get`, `count`, iteration and `tables` see each change of the ledger at once."""
    needs = db.table("needs")
    assert [document["id"] for document in needs.search(where("number") > 1)] == ["N02", "N03"]
    file.append(need(4, "Una panchina"))
    assert len(needs.search(where("number") > 1)) == 3
    found = needs.search(Query().text.matches("una panchina", flags=re.IGNORECASE))
    assert [str(document.doc_id) for document in found] == ["N04"]
    assert needs.get(doc_id="N02")["number"] == 2  # type: ignore[call-overload]  # TinyDB knows int
    assert needs.count(where("text").test(lambda text: "sedie" in text)) == 3
    assert [document["id"] for document in needs] == texts(file)
    assert len(needs) == 4
    assert db.tables() == {"process", "needs"}


def test_an_insert_is_one_line_with_a_text_id(db: JournalDatabase, file: JournalFile) -> None:
    """A document's own id is kept, a missing one is made, and it is durable when `insert` returns."""
    needs = db.table("needs")
    before = lines(file)
    assert str(needs.insert({"id": "N50", "text": "uno"})) == "N50"
    assert str(needs.insert(Document({"text": "due"}, "N51"))) == "N51"  # type: ignore[arg-type]  # as above
    made_up = needs.insert({"text": "tre"})
    assert lines(file) == before + 3
    on_disk = read(file.path.read_bytes())["needs"]
    assert on_disk[str(made_up)] == {"id": made_up, "text": "tre"}
    assert len(str(made_up)) == 26
    with pytest.raises(ValueError, match="N50"):
        needs.insert({"id": "N50", "text": "ancora"})


def test_a_change_of_many_is_one_line(db: JournalDatabase, file: JournalFile) -> None:
    """Inserting, changing, removing and emptying many documents is one transaction each, undone whole."""
    needs = db.table("needs")
    before = lines(file)
    needs.insert_multiple({"id": f"X{n}", "text": "x"} for n in range(20))
    needs.update({"status": "da vedere"}, where("text") == "x")
    needs.update_multiple([(set("evidence", "dato"), where("number") == 1), (delete("status"), where("id") == "X1")])
    needs.remove(where("number") >= 2)
    assert lines(file) == before + 4
    assert needs.get(where("id") == "X7") == {"id": "X7", "text": "x", "status": "da vedere"}
    needs.upsert({"id": "X7", "text": "y"}, where("id") == "X7")
    needs.truncate()
    assert lines(file) == before + 6
    assert len(needs) == 0
    reversal = file.process.history.to_undo("facilitator")
    assert len(reversal.puts) == 21
    db.drop_tables()
    assert db.tables() == frozenset()


def test_a_change_of_nothing_writes_nothing(db: JournalDatabase, file: JournalFile) -> None:
    """An update that leaves the documents as they are adds no line."""
    before = lines(file)
    db.table("needs").update({"number": 1}, where("id") == "N01")
    db.table("needs").remove(where("id") == "nobody")
    assert lines(file) == before


def test_what_does_not_fit_is_refused_whole(db: JournalDatabase, file: JournalFile) -> None:
    """One document that lacks a field keeps its whole transaction out, and nothing in memory changes."""
    before = file.path.read_bytes()
    with pytest.raises(DocumentInvalid):
        db.table("needs").insert_multiple([{"id": "A", "text": "va bene"}, {"id": "B"}])
    with pytest.raises(DocumentInvalid):
        db.table("needs").update(delete("text"), where("id") == "N01")
    assert file.path.read_bytes() == before
    assert texts(file) == ["N01", "N02", "N03"]
    assert db.table("needs").get(where("id") == "N01")


def test_the_line_does_not_grow_with_the_file(db: JournalDatabase, file: JournalFile) -> None:
    """An insert adds the same bytes to a file of three needs and to one of two thousand."""
    needs = db.table("needs")
    sizes = []
    for turn in ("A", "B"):
        before = file.path.stat().st_size
        needs.insert({"id": f"{turn}9999", "text": "x"})
        sizes.append(file.path.stat().st_size - before)
        needs.insert_multiple({"id": f"{turn}{n}", "text": "x"} for n in range(2000))
    assert abs(sizes[1] - sizes[0]) <= 2  # the number of the line has more digits


def test_what_tinydb_wrote_is_read_by_everybody(db: JournalDatabase, file: JournalFile) -> None:
    """Nested documents changed in place by TinyDB arrive on the disk, and the process in memory agrees."""
    table = db.table("process")
    table.update({"fields": {"clausola": ["a", "b"]}}, where("id") == "P1")
    table.update(lambda document: document["fields"]["clausola"].append("c"), where("id") == "P1")
    again = read_file(Disk(), file.path, clock)
    assert again.process.document("process", "P1") == file.process.document("process", "P1")
    assert read(file.path.read_bytes())["process"]["P1"]["fields"] == {"clausola": ["a", "b", "c"]}


def test_there_is_no_nameless_table(db: JournalDatabase) -> None:
    """A process has named tables only, and asking for the default one says so."""
    with pytest.raises(AttributeError, match="name a table"):
        db.insert({"text": "x"})
