"""Damage is found at its line, said with what is lost, and never written over."""

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from format_reader import Damaged, read
from journal_samples import clock, made, need, taken, written

from codesign_tui.domain.messages import CodesignError, Msg
from codesign_tui.domain.process import DocumentInvalid
from codesign_tui.domain.transactions import Draft
from codesign_tui.journal.canonical import canonical, digest_of, hash_of
from codesign_tui.journal.errors import FileDamaged, NewerFormat, NoSuchFile, NotAProcessFile
from codesign_tui.journal.file import open_file, read_file
from codesign_tui.journal.filesystem import Disk
from codesign_tui.journal.verify import verify
from codesign_tui.locale import Translator


def flipped(raw: bytes, bit: int) -> bytes:
    """Return the bytes with one bit changed."""
    changed = bytearray(raw)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A file of five lines: header, process, a need, one taken back, and two writes in one transaction."""
    file = made(tmp_path, needs=1)
    reversal = file.process.history.to_undo("facilitator")
    file.append(Draft(reversal.action, clock(), reversal.puts, undoes=reversal.change.revision)).ticket.result()
    file.append(taken(need(2, "@ J\n"), need(3, "ò"))).ticket.result()
    file.close()
    return file.path


def test_each_changed_bit_is_found_at_its_line(small: Path) -> None:
    """Of all the bits of a small file there is none whose change is missed or blamed on another line."""
    raw = small.read_bytes()
    disk = _OneFile()
    for bit in range(len(raw) * 8):
        disk.raw = flipped(raw, bit)
        line = raw.count(b"\n", 0, bit // 8) + 1
        report = verify(small, disk)
        assert report.damages, f"bit {bit} of line {line} was missed"
        assert report.damages[0].line == line, f"bit {bit} of line {line}"


def test_each_changed_bit_keeps_the_file_shut_and_untouched(small: Path) -> None:
    """A sample of one-bit changes: opening refuses with the line, the other reader agrees, no byte is written."""
    raw = small.read_bytes()
    last_line_feed = range(len(raw) * 8 - 8, len(raw) * 8)
    for bit in [*random.Random(7).sample(range(len(raw) * 8), 300), *last_line_feed]:
        damaged = flipped(raw, bit)
        small.write_bytes(damaged)
        with pytest.raises(FileDamaged) as refusal:
            open_file(Disk(), small, clock)
        assert refusal.value.line == raw.count(b"\n", 0, bit // 8) + 1
        assert refusal.value.exit_code == 3
        assert small.read_bytes() == damaged
        with pytest.raises(Damaged):
            read(damaged)
    assert not list(small.parent.glob("*torn*"))


class _OneFile(Disk):
    """A disk whose every file has the same bytes."""

    raw = b""

    def read(self, path: Path, start: int = 0) -> bytes:
        """Return the bytes."""
        return self.raw[start:]


def line_changed(path: Path, number: int, change: Callable[[dict[str, Any]], None], *, rehash: bool = True) -> None:
    """Change a parsed line of a file and write it back in canonical form, its hash put right if asked."""
    lines = path.read_text().splitlines()
    line = json.loads(lines[number - 1])
    change(line)
    if rehash:
        line["hash"] = hash_of(canonical(line["h"]))
    lines[number - 1] = canonical(line)
    path.write_text("\n".join(lines) + "\n")


def test_several_damages_are_each_named(tmp_path: Path) -> None:
    """Two bad lines are two damages, each with the transaction that it takes away, and the rest is judged sound."""
    path = written(tmp_path, needs=5)
    line_changed(path, 3, lambda line: line["data"][0][1].update(text="altro"))
    line_changed(path, 5, lambda line: line["h"].update(who="scribe"), rehash=False)
    report = verify(path)
    assert [damage.line for damage in report.damages] == [3, 5]
    assert [damage.loss.args["seq"] for damage in report.damages] == [2, 4]
    assert report.revision == 6
    for language in ("it", "en"):
        assert all(Translator(language)(damage.loss) for damage in report.damages)


def test_missing_swapped_and_repeated_lines_are_found(tmp_path: Path) -> None:
    """A line taken out, put elsewhere or written twice is damage where the chain breaks."""
    path = written(tmp_path, needs=4)
    lines = path.read_bytes().splitlines(keepends=True)
    for changed, place in (
        ([*lines[:3], *lines[4:]], 4),
        ([*lines[:3], lines[4], lines[3], lines[5]], 4),
        ([*lines[:4], lines[3], *lines[4:]], 5),
    ):
        path.write_bytes(b"".join(changed))
        assert verify(path).damages[0].line == place
        with pytest.raises(FileDamaged):
            read_file(Disk(), path, clock)


def test_a_blank_that_no_later_line_lists_is_damage(tmp_path: Path) -> None:
    """A text that vanished without a `forget` line is named with its transaction."""
    path = written(tmp_path, needs=2)
    line_changed(path, 3, lambda line: line["data"].__setitem__(0, None))
    [damage] = verify(path).damages
    assert (damage.line, damage.loss.id, damage.loss.args["seq"]) == (3, "file.loss_blank", 2)
    with pytest.raises(FileDamaged):
        open_file(Disk(), path, clock)


def test_a_document_that_does_not_fit_is_named(tmp_path: Path) -> None:
    """A soundly written line whose document lacks a field is told by table, id and field."""
    path = written(tmp_path, needs=0)
    head = json.loads(path.read_text().splitlines()[-1])["hash"]
    salt = "00" * 16
    document = canonical({"id": "N01"})
    h = {
        "action": "capture_need",
        "at": clock().isoformat(),
        "docs": [["needs", "N01", digest_of(salt, document)]],
        "lines": 1,
        "prev": head,
        "seq": 2,
        "who": "facilitator",
    }
    line = {"data": [[salt, {"id": "N01"}]], "h": h, "hash": hash_of(canonical(h))}
    path.write_text(path.read_text() + canonical(line) + "\n")
    with pytest.raises(DocumentInvalid) as refusal:
        open_file(Disk(), path, clock)
    assert (refusal.value.message.args["id"], refusal.value.message.args["field"]) == ("N01", "text")
    assert [damage.line for damage in verify(path).damages] == [3]
    with pytest.raises(DocumentInvalid):
        open_file(Disk(), path, clock)  # and not "held by another program": the lock was given back


def test_a_newer_format_is_refused_with_a_sentence(tmp_path: Path) -> None:
    """A file of a later version is neither opened nor judged nor changed."""
    path = written(tmp_path, needs=1)
    line_changed(path, 1, lambda line: line["h"].update(version=2, more="?"))
    before = path.read_bytes()
    for look in (lambda: open_file(Disk(), path, clock), lambda: verify(path)):
        with pytest.raises(NewerFormat) as refusal:
            look()
        assert "2" in Translator("it")(refusal.value.message)
        assert refusal.value.exit_code == 3
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "content",
    [b"", b"\n", b"PK\x03\x04 a zip", b'{"process": {"title": "x"}}\n', b"[" * 100_000, b"\xff\xfe\0\0", b"\0" * 999],
)
def test_something_else_is_not_a_process_file(content: bytes, tmp_path: Path) -> None:
    """Other files are told from damaged ones."""
    path = tmp_path / "x.codesign.jsonl"
    path.write_bytes(content)
    with pytest.raises(NotAProcessFile) as refusal:
        open_file(Disk(), path, clock)
    assert Translator("en")(refusal.value.message)
    assert path.read_bytes() == content


def test_no_file_and_a_folder_are_said(tmp_path: Path) -> None:
    """A missing file and a folder get their own sentence, and nothing is made."""
    with pytest.raises(NoSuchFile):
        open_file(Disk(), tmp_path / "non-c-e", clock)
    with pytest.raises(NotAProcessFile):
        open_file(Disk(), tmp_path, clock)
    assert not list(tmp_path.iterdir())


WRONG: tuple[Any, ...] = (None, 0, -1, 10**30, 1.5, True, "", "x", "\ud800", [], [[]], {}, {"id": 1}, [None, None])


def test_wrong_types_give_only_sentences(tmp_path: Path) -> None:
    """Every field of a line with every wrong type, its hash put right or not: a typed error or a sound file."""
    path = written(tmp_path, needs=2)
    sound = path.read_text()
    for number in (1, 3):
        keys = list(json.loads(sound.splitlines()[number - 1])["h"])
        for key in [*keys, "undoes", "forget", "data", "hash"]:
            for wrong in WRONG:
                line = json.loads(sound.splitlines()[number - 1])
                (line if key in ("data", "hash") else line["h"])[key] = wrong
                for rehash in (True, False):
                    if rehash and key != "hash":
                        line["hash"] = hash_of(canonical(line["h"]).encode("utf-8", "replace").decode())
                    lines = sound.splitlines()
                    lines[number - 1] = json.dumps(line, sort_keys=True, separators=(",", ":"))
                    path.write_bytes(("\n".join(lines) + "\n").encode())
                    judged(path)


def test_garbage_gives_only_sentences(tmp_path: Path) -> None:
    """Random flips, cuts, repeats and insertions: a typed error or a sound file, never a traceback."""
    path = written(tmp_path, needs=3)
    sound = path.read_bytes()
    chance = random.Random(11)
    for _ in range(400):
        raw = bytearray(sound)
        for _ in range(chance.randint(1, 4)):
            at = chance.randrange(len(raw))
            match chance.randrange(4):
                case 0:
                    raw[at] ^= 1 << chance.randrange(8)
                case 1:
                    del raw[at : at + chance.randint(1, 60)]
                case 2:
                    raw[at:at] = raw[at : at + chance.randint(1, 60)]
                case _:
                    raw[at:at] = bytes(chance.choices(b'\0\n"{}[],:\\\xff\xed\xa0\x80', k=5))
            raw = raw or bytearray(b"\n")
        path.write_bytes(raw)
        judged(path)


def test_a_number_of_ten_thousand_digits_and_a_deep_pit_give_only_sentences(tmp_path: Path) -> None:
    """Values that break parsers are damage, in the header and after it."""
    path = written(tmp_path, needs=1)
    lines = path.read_bytes().splitlines(keepends=True)
    for bad in (b'{"data":[],"h":' + b"9" * 10_000 + b"}\n", b'{"data":[],"h":' + b"[" * 200_000 + b"\n"):
        for changed in ([bad, *lines[1:]], [lines[0], bad, lines[2]], [*lines, bad]):
            path.write_bytes(b"".join(changed))
            with pytest.raises(FileDamaged):
                read_file(Disk(), path, clock)
            assert not verify(path).sound


def judged(path: Path) -> None:
    """Open and verify a file that may be anything; only typed errors may come out, and no byte may change."""
    raw = path.read_bytes()
    told: list[Msg] = []
    try:
        read_file(Disk(), path, clock).process.history.changes()
    except CodesignError as error:
        told.append(error.message)
    try:
        told += [damage.loss for damage in verify(path).damages]
    except CodesignError as error:
        told.append(error.message)
    assert all(Translator("it")(message) for message in told)
    assert path.read_bytes() == raw
