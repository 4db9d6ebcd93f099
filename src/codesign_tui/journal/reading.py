"""Reads a process file and checks every byte of it: chain of hashes, digests, canonical form, whole writes.

A write that a crash left incomplete can only be the last one; it is told apart from damage, which can be anywhere
(`docs/file-format.md`, "Torn writes"). Nothing here touches the disk.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Final, NamedTuple

from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.text import clean_line
from codesign_tui.domain.transactions import Put, Transaction
from codesign_tui.domain.values import JsonDocument
from codesign_tui.journal.canonical import canonical, digest_of, hash_of
from codesign_tui.journal.errors import FileDamaged, NewerFormat, NotAProcessFile
from codesign_tui.journal.lines import FORMAT, VERSION

_SECTOR: Final = 512
"""Disks write at least this many bytes at a time: what a crash left unwritten begins and ends at a multiple."""

FORGET: Final = "forget"
"""The action whose lines may list blanks."""

_decode = json.JSONDecoder().raw_decode


class LineUnsound(Exception):
    """A whole line that does not say what was written: why, and the hash that the next line may name."""

    def __init__(self, loss: Msg, follows: frozenset[str] = frozenset()) -> None:
        super().__init__(loss.id)
        self.loss = loss
        self.follows = follows


@dataclass(frozen=True, slots=True)
class Header:
    """The first line: which file this is."""

    file: str
    process: str | None
    at: datetime
    hash: str


class Line(NamedTuple):
    """A sound line: its transaction, its hash, and how many lines its write has if it is the first of them."""

    transaction: Transaction
    hash: str
    lines: int | None
    blanks: tuple[int, ...] = ()
    """Positions of documents that were blanked; a later `forget` must list them."""
    forgets: tuple[tuple[int, int], ...] = ()
    """The blanks that this line lists: sequence number and position."""


@dataclass(slots=True)
class Content:
    """What a process file holds, checked."""

    header: Header
    transactions: list[Transaction] = field(default_factory=list)
    head: str = ""
    """The hash of the last sound line."""
    size: int = 0
    """Bytes up to the end of the last whole write."""
    tail: bytes = b""
    """What a crash left of the last write."""


def read_content(path: Path, raw: bytes) -> Content:
    """Return what a file holds.

    Args:
        path: where the bytes come from, for the sentence of an error.
        raw: the whole file.

    Raises:
        NotAProcessFile: the bytes are something else.
        NewerFormat: a later version of the program wrote them.
        FileDamaged: a line is not what was written; names the first such line and what is lost.
    """
    header, start = read_header(path, raw)
    content = Content(header, head=header.hash, size=start)
    read_lines(path, raw[start:], content, first_line=2)
    return content


def read_header(path: Path, raw: bytes) -> tuple[Header, int]:
    """Return the first line and where the second begins.

    Raises:
        NotAProcessFile, NewerFormat, FileDamaged: as `read_content`.
    """
    if not raw:
        raise NotAProcessFile(msg("file.empty", file=path.name))
    end = raw.find(b"\n")
    first = raw[:end] if end >= 0 else raw
    if not first.startswith(b'{"data":[],"h":') and FORMAT.encode() not in first:
        raise NotAProcessFile(msg("file.not_a_process", file=path.name))
    try:
        text = first.decode("utf-8")
        line, _ = _decode(text)
        h = line["h"]
        digest = hash_of(canonical(h))
        sound = line["hash"] == digest and h["format"] == FORMAT and end >= 0
        version = h["version"]
        if sound and type(version) is int and version > VERSION:  # the header keeps this shape in every version
            raise NewerFormat(msg("file.newer_format", file=path.name, version=version, known=VERSION))
        sound = sound and version == VERSION and canonical(line) == text and line["data"] == []
        header = Header(str(h["file"]), h.get("process"), datetime.fromisoformat(h["at"]), digest)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise FileDamaged(path, 1, msg("file.loss_header")) from error
    if not sound:
        raise FileDamaged(path, 1, msg("file.loss_header"))
    return header, end + 1


def read_lines(path: Path, raw: bytes, content: Content, *, first_line: int) -> None:
    """Add to the content the writes that these bytes hold; what a crash left of the last goes to its tail.

    Args:
        path: for the sentence of an error.
        raw: bytes that begin where a write begins.
        content: what was read before.
        first_line: the number of the first of these lines in the file, from 1.

    Raises:
        FileDamaged: a line is not what was written.
    """
    blanked: dict[tuple[int, int], int] = {}
    found: list[Transaction] = []
    group: list[Transaction] = []
    wanted = 0
    head = content.head
    start = content.size
    previous, seq = content.head, content.transactions[-1].seq if content.transactions else 0
    pieces = raw.split(b"\n")
    offset = size = 0
    for number, piece in enumerate(pieces[:-1], first_line):
        try:
            line = read_line(piece, previous, seq + 1)
            if (line.lines is None) == (wanted == 0):
                raise LineUnsound(loss_of(line.transaction))
        except LineUnsound as unsound:
            if is_torn(raw[size:], start + size):
                break
            raise FileDamaged(path, number, unsound.loss) from unsound
        offset += len(piece) + 1
        wanted = (line.lines or wanted) - 1
        group.append(line.transaction)
        previous, seq = line.hash, seq + 1
        for position in line.blanks:
            blanked[seq, position] = number
        for blank in line.forgets:
            blanked.pop(blank, None)
        if wanted == 0:
            found += group
            head, size = previous, offset
            group.clear()
    else:
        if not is_prefix(pieces[-1]) and not is_torn(raw[size:], start + size):
            raise FileDamaged(path, first_line + len(pieces) - 1, msg("file.loss_line_end"))
    if blanked:
        (seq, _), number = next(iter(blanked.items()))
        raise FileDamaged(path, number, msg("file.loss_blank", seq=seq))
    content.transactions += found
    content.head = head
    content.tail = raw[size:]
    content.size = start + size


def read_line(raw: bytes, previous: str, seq: int) -> Line:
    """Return a line that is sound in itself and follows the one before.

    Args:
        raw: the line without its newline.
        previous: the hash of the line before.
        seq: the number that its transaction must have.

    Raises:
        LineUnsound: it does not say what was written.
    """
    h: Any = None
    try:
        text = raw.decode("utf-8")
        line, _ = _decode(text)
        h = line["h"]
        h_text = canonical(h)
        digest = hash_of(h_text)
        puts, data_text, blanks = _documents(h["docs"], line["data"])
        at = datetime.fromisoformat(h["at"])
        if (
            h["prev"] != previous
            or h["seq"] != seq
            or not _well_typed(h, at)
            or f'{{"data":{data_text},"h":{h_text},"hash":"{digest}"}}' != text
        ):
            raise ValueError("the line is not the one that was written")
        action = h["action"]
        transaction = Transaction(seq, action, at, puts, h["who"], h.get("undoes"))
        return Line(transaction, digest, h.get("lines"), blanks, _forgets(h) if action == FORGET else ())
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise LineUnsound(_loss_said(h, seq), _may_follow(raw)) from error


def _well_typed(h: dict[str, Any], at: datetime) -> bool:
    """Tell whether the rest of `h` is what the format says; another program may have hashed something else."""
    undoes, lines = h.get("undoes"), h.get("lines")
    return (
        at.tzinfo is not None
        and type(h["action"]) is str
        and type(h["who"]) is str
        and (undoes is None or (type(undoes) is int and 0 < undoes < h["seq"]))
        and (lines is None or (type(lines) is int and lines > 0))
    )


def _may_follow(raw: bytes) -> frozenset[str]:
    """Return the hashes that the line after a damaged one may name: the one it states and the one it really has."""
    try:
        line = json.loads(raw)
        return frozenset((str(line["hash"]), hash_of(canonical(line["h"]))))
    except (ValueError, KeyError, TypeError, RecursionError):
        return frozenset()


def stated_place(raw: bytes) -> tuple[str, int] | None:
    """Return the hash and the number that a line says it follows and has, if it can be read at all."""
    try:
        h = json.loads(raw)["h"]
        return str(h["prev"]), int(h["seq"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _documents(docs: list[list[Any]], data: list[Any]) -> tuple[tuple[Put, ...], str, tuple[int, ...]]:
    """Return the documents of a line, the canonical text of `data`, and which documents are blank.

    Raises:
        ValueError, TypeError: a document is not the one that was written.
    """
    if len(docs) != len(data):
        raise ValueError("documents and data differ in number")
    puts: list[Put] = []
    texts: list[str] = []
    blanks: list[int] = []
    for position, ((table, identifier, digest), entry) in enumerate(zip(docs, data, strict=True)):
        document: JsonDocument | None = None
        if entry is None:
            texts.append("null")
            if digest is not None:
                blanks.append(position)
        else:
            salt, document = entry
            text = canonical(document)
            if type(document) is not dict or digest_of(salt, text) != digest:
                raise ValueError("a document is not the one that was written")
            texts.append(f'["{salt}",{text}]')
        if type(identifier) is not str:
            raise TypeError("an id is a text")
        puts.append(Put(table, identifier, document))
    return tuple(puts), f"[{','.join(texts)}]", tuple(blanks)


def _forgets(h: dict[str, Any]) -> tuple[tuple[int, int], ...]:
    """Return the blanks that a `forget` line lists.

    Raises:
        ValueError, KeyError, TypeError: they are not listed as the format says.
    """
    return tuple((int(seq), int(position)) for seq, position in h["forget"]["blanks"]) if "forget" in h else ()


def _loss_said(h: Any, seq: int) -> Msg:
    """Return what a line that cannot be trusted says it was; words for a person who looks for what is lost."""
    try:
        return msg(
            "file.loss_action",
            seq=int(h["seq"]),
            action=clean_line(str(h["action"])),
            at=datetime.fromisoformat(h["at"]),
        )
    except (ValueError, KeyError, TypeError):
        return msg("file.loss_transaction", seq=seq)


def loss_of(transaction: Transaction) -> Msg:
    """Return the words for a transaction that is lost."""
    return msg("file.loss_action", seq=transaction.seq, action=transaction.action, at=transaction.at)


def is_prefix(piece: bytes) -> bool:
    """Tell whether bytes without a newline may be the beginning of a line, as an interrupted write leaves them.

    A whole line followed by anything is not: there a newline was changed.
    """
    if not piece:
        return True
    text = piece.decode("utf-8", "replace")
    try:
        _, end = _decode(text)
    except (ValueError, RecursionError):
        return text.startswith("{")
    return end == len(text)


def is_torn(rest: bytes, start: int) -> bool:
    """Tell whether a write, from its first byte to the end of the file, has holes as a crash leaves them.

    Holes are bytes that never reached the disk and read as NUL, from one sector's border to another's or to the end
    of the file; a single bit that flips never looks like one. A later
    line that begins a write of its own shows that this one was finished, so that its holes are damage.

    Args:
        rest: the bytes from the beginning of the write on.
        start: their offset in the file.
    """
    if b"\0" not in rest:
        return False
    for begin, stop in _holes(rest):
        reaches_end = stop == len(rest)
        begins_well = begin == 0 or (start + begin) % _SECTOR == 0
        if not (reaches_end or (begins_well and (start + stop) % _SECTOR == 0)):
            return False
    return not any(_begins_a_write(piece) for piece in rest.split(b"\n")[1:])


def _holes(rest: bytes) -> Iterator[tuple[int, int]]:
    """Yield where each run of NUL bytes begins and ends."""
    begin = rest.find(b"\0")
    while begin >= 0:
        stop = begin
        while stop < len(rest) and rest[stop] == 0:
            stop += 1
        yield begin, stop
        begin = rest.find(b"\0", stop)


def _begins_a_write(piece: bytes) -> bool:
    """Tell whether a line is whole and the first of a write."""
    try:
        line = json.loads(piece)
        return "lines" in line["h"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return False
