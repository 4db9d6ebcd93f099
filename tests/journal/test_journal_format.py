"""The file is what `docs/file-format.md` says: a reader written from that page alone agrees with ours."""

import json
import os
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from format_reader import canonical as canonical_by_the_page
from format_reader import head, read
from journal_faults import RecordingDisk
from journal_samples import START, clock, made, need, taken, texts, written

from codesign_tui.domain.items import Resource
from codesign_tui.domain.process import DocumentInvalid
from codesign_tui.domain.transactions import Draft, Put, put
from codesign_tui.journal.canonical import canonical
from codesign_tui.journal.file import JournalFile, open_file, read_file
from codesign_tui.journal.filesystem import Disk
from codesign_tui.journal.reading import read_content
from codesign_tui.journal.verify import verify

NASTY = Path(__file__).parents[1] / "data" / "nasty_strings.json"
MUSEUM = Path(__file__).parents[1] / "museum"


def documents(file: JournalFile) -> dict[str, object]:
    """Return the documents of an open file as the other reader gives them."""
    tables = {table for table, _, _ in file.process.entities()}
    return {table: file.process.documents(table) for table in tables}


def test_the_other_reader_reads_the_same(tmp_path: Path) -> None:
    """Captures, corrections, undo, many documents at once and hostile words: both readers give the same documents."""
    file = made(tmp_path, needs=2)
    strings = [entry["text"] if isinstance(entry, dict) else entry for entry in json.loads(NASTY.read_text())]
    words = [text for text in strings if isinstance(text, str) and text.isprintable()] or ["x"]
    file.append(taken(*(need(n, text) for n, text in enumerate(words, 10))))
    file.append(need(1, 'corretto \\ " \u2028 \U0001f332 \x7f \t\n'))
    amounts = ("12.50", "0.00001", "1e22", "10", "123456789.125")
    for n, amount in enumerate(amounts):
        row = Resource(id=f"R{n}", kind="money", description="x", flow="use", value=Decimal(amount))
        file.append(Draft("add_resource", START, (put(row),)))
    reversal = file.process.history.to_undo("facilitator")
    file.append(Draft(reversal.action, START, reversal.puts, undoes=reversal.change.revision)).ticket.result()
    file.close()
    by_the_page = {table: index for table, index in read(file.path.read_bytes()).items() if index}
    assert by_the_page == documents(file)
    again = read_file(Disk(), file.path, clock)
    assert documents(again) == documents(file)
    assert [list(index) for index in by_the_page.values()] == [list(again.process.documents(t)) for t in by_the_page]


@pytest.mark.parametrize(
    "value",
    [0, -1, 12.5, 0.1, 1e16, 1e-5, 2.5e-07, 1e22, 'è\u2028\x00\x1f\x7f"\\/', {"b": 1, "a": [None, True]}, {}, []],
)
def test_the_page_describes_canonical_json(value: object) -> None:
    """Numbers, escapes and order of keys come out of both writers as the same bytes."""
    assert canonical(value).encode() == canonical_by_the_page(value)


def test_one_action_is_one_line_and_its_words_stand_only_in_data(tmp_path: Path) -> None:
    """Thirty documents in one action are one line, and `h` holds none of their words."""
    file = made(tmp_path)
    file.append(taken(*(need(n, f"parola{n}") for n in range(30)))).ticket.result()
    file.close()
    lines = file.path.read_text().splitlines()
    assert len(lines) == 3
    assert "parola" not in canonical(json.loads(lines[-1])["h"])


def test_what_waits_is_one_write_and_one_sync(tmp_path: Path) -> None:
    """Sixty changes that arrive while the disk is busy are synced together."""
    disk = RecordingDisk()
    file = made(tmp_path, disk=disk)
    disk.gate.clear()
    disk.waiting.clear()
    tickets = [file.append(need(0)).ticket]
    disk.waiting.wait()
    before = len(disk.log)
    tickets += [file.append(need(n)).ticket for n in range(1, 60)]
    disk.gate.set()
    assert [ticket.result() for ticket in tickets] == list(range(2, 62))
    assert [op.what for op in disk.log[before:] if op.name == file.path.name] == ["write", "sync", "write", "sync"]
    file.close()


def blanked(path: Path, line: int) -> None:
    """Blank the first document of a line, as the page says a rewrite does."""
    lines = path.read_text().splitlines()
    parsed = json.loads(lines[line - 1])
    parsed["data"][0] = None
    lines[line - 1] = canonical(parsed)
    path.write_text("\n".join(lines) + "\n")


def test_blanking_a_document_changes_no_hash(tmp_path: Path) -> None:
    """Words and salt of a need are erased, a `forget` line lists the blank: same hashes, sound, words gone."""
    path = written(tmp_path, needs=3)
    before = path.read_text().splitlines()
    other = read(path.read_bytes())["needs"]["N01"]
    file = open_file(Disk(), path, clock)
    file.close()
    from codesign_tui.journal.lines import Encoded, write_group

    forget = {"blanks": [[2, 0]], "reason": "art. 17", "decision": {"reference": "12/2026", "date": "2026-03-01"}}
    h = {"seq": 5, "at": clock().isoformat(), "who": "facilitator", "action": "forget", "docs": [], "forget": forget}
    line, _ = write_group([Encoded(5, h, "[]")], head(path.read_bytes()))
    blanked(path, 3)
    assert not verify(path).sound, "not before it is listed"
    path.write_bytes(path.read_bytes() + line)
    report = verify(path)
    assert report.sound
    assert report.revision == 5
    after = path.read_text().splitlines()
    assert [json.loads(a)["hash"] for a in after[:-1]] == [json.loads(b)["hash"] for b in before]
    assert json.loads(after[-1])["h"]["prev"] == json.loads(before[-1])["hash"]
    assert str(other["text"]) not in after[2]
    opened = open_file(Disk(), path, clock)
    assert texts(opened) == ["N02", "N03"]
    opened.close()
    assert list(read(path.read_bytes())["needs"]) == ["N02", "N03"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
def test_only_its_owner_reads_a_process_file(tmp_path: Path) -> None:
    """The file, its side files and its copies have mode 0600 whatever the umask."""
    previous = os.umask(0)
    try:
        file = made(tmp_path, needs=1)
        file.keep_draft("capture", "sto scriv")
        file.save_elsewhere(tmp_path / "altrove")
        file.append(need(2)).ticket.result()
        file.keep_draft("capture", "sto scrivendo")
        modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir()}
        file.close()
    finally:
        os.umask(previous)
    assert set(modes.values()) == {0o600}, modes
    assert len(modes) >= 4


def test_what_json_cannot_hold_is_refused_at_once(tmp_path: Path) -> None:
    """A lone surrogate, a NaN, a moment without offset: refused before anything is changed or written."""
    file = made(tmp_path, needs=1)
    size = file.path.stat().st_size
    for bad in (
        Draft("x", START, (Put("needs", "N1", {"id": "N1", "text": "\ud800"}),)),
        Draft("x", START, (Put("needs", "\ud800", {"id": "\ud800", "text": "x"}),)),
        Draft("x", START, (Put("resources", "R", {"id": "R", "value": float("nan")}),)),
        Draft("x", START.replace(tzinfo=None), need(9).puts),
        Draft("x", START, (Put("needs", "N1", {"id": "N2", "text": "x"}),)),
    ):
        with pytest.raises(DocumentInvalid):
            file.append(bad)
    assert file.process.revision == 2
    file.append(need(2)).ticket.result()
    file.close()
    assert texts(read_file(Disk(), file.path, clock)) == ["N01", "N02"]
    assert file.path.stat().st_size > size


@pytest.mark.parametrize("path", sorted(MUSEUM.glob("*.codesign.jsonl")), ids=lambda path: path.name)
def test_every_file_of_the_museum_opens(path: Path) -> None:
    """A file of every format ever released opens whole, and is still what its page said."""
    content = read_content(path, path.read_bytes())
    assert content.tail == b""
    file = read_file(Disk(), path, clock)
    assert file.process.details.title
    assert file.process.revision == len(content.transactions) > 0
    assert verify(path).sound
    read(path.read_bytes())


def test_the_museum_has_every_format() -> None:
    """A format without a file in the museum would not be known to open."""
    from codesign_tui.journal.lines import VERSION

    versions = {json.loads(path.read_text().splitlines()[0])["h"]["version"] for path in MUSEUM.glob("*.jsonl")}
    assert versions == set(range(1, VERSION + 1))
