"""Looks at every line of a process file, says which are damaged and what is lost with each. Touches nothing."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.process import DocumentInvalid, Process
from codesign_tui.domain.transactions import Transaction
from codesign_tui.journal.errors import FileDamaged, read_trouble
from codesign_tui.journal.filesystem import Disk, FileSystem
from codesign_tui.journal.reading import (
    Line,
    LineUnsound,
    is_prefix,
    is_torn,
    loss_of,
    read_header,
    read_line,
    stated_place,
)


@dataclass(frozen=True, slots=True)
class Damage:
    """One line that does not say what was written."""

    line: int
    """The line's number in the file, from 1."""
    loss: Msg
    """What is lost with it."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a look at a file found."""

    path: Path
    revision: int
    """The number of the last sound transaction."""
    head: str
    """The hash of the last sound line: two copies with the same head are the same up to there."""
    damages: tuple[Damage, ...] = ()
    notices: tuple[Msg, ...] = ()
    """What is not damage: a last save that was interrupted or is still going on."""

    @property
    def sound(self) -> bool:
        """Whether every line says what was written."""
        return not self.damages


@dataclass(slots=True)
class _Look:
    """Where a look through the lines has come to."""

    path: Path
    raw: bytes
    head: str | None
    """The hash that the next line must name; None after a line that cannot tell it."""
    whole: int
    """Bytes up to the end of the last whole write."""
    seq: int = 0
    wanted: int | None = 0
    """Lines that the write in hand still lacks; None when a damaged line kept that to itself."""
    after: frozenset[str] = frozenset()
    """After a damaged line: the hashes that the next may name."""
    last_head: str = ""
    damages: list[Damage] = field(default_factory=list)
    transactions: list[tuple[int, Transaction]] = field(default_factory=list)
    blanks: dict[tuple[int, int], int] = field(default_factory=dict)


def verify(path: Path, disk: FileSystem | None = None) -> Report:
    """Check a whole file, going on past each damage.

    Raises:
        NoSuchFile, CannotRead: there is nothing to look at.
        NotAProcessFile, NewerFormat: it is not a file that this program can judge.
    """
    disk = disk or Disk()
    try:
        raw = disk.read(path)
    except OSError as error:
        raise read_trouble(path, error) from error
    look = _begin(path, raw)
    torn = _look_at_lines(look)
    for (seq, _), number in look.blanks.items():
        look.damages.append(Damage(number, msg("file.loss_blank", seq=seq)))
    if not look.damages:
        look.damages += _invalid(look.transactions)
    return Report(
        path,
        look.seq,
        look.last_head,
        tuple(sorted(look.damages, key=lambda damage: damage.line)),
        (msg("file.tail_pending", file=path.name),) if torn else (),
    )


def _begin(path: Path, raw: bytes) -> _Look:
    """Return the look after the header."""
    try:
        header, start = read_header(path, raw)
    except FileDamaged as damaged:
        end = raw.find(b"\n") + 1 or len(raw)
        return _Look(path, raw, None, end, wanted=None, damages=[Damage(1, damaged.loss)])
    return _Look(path, raw, header.hash, start, last_head=header.hash)


def _look_at_lines(look: _Look) -> bool:
    """Look at every line after the header; tell whether the last write was left incomplete."""
    offset = look.whole
    pieces = look.raw[offset:].split(b"\n")
    for number, piece in enumerate(pieces[:-1], 2):
        try:
            line = _sound(look, number, piece)
        except LineUnsound as unsound:
            if is_torn(look.raw[look.whole :], look.whole):
                return True
            look.damages.append(Damage(number, unsound.loss))
            look.head, look.after, look.wanted = None, unsound.follows, None
            look.seq += 1
        else:
            _take(look, number, line)
        offset += len(piece) + 1
        if not look.wanted:
            look.whole = offset
    if not is_prefix(pieces[-1]) and not is_torn(look.raw[look.whole :], look.whole):
        look.damages.append(Damage(len(pieces) + 1, msg("file.loss_line_end")))
        return False
    return look.whole < len(look.raw)


def _sound(look: _Look, number: int, piece: bytes) -> Line:
    """Return a line that is sound in itself; a gap before it is noted.

    Raises:
        LineUnsound: it is not.
    """
    if look.head is not None:
        try:
            return read_line(piece, look.head, look.seq + 1)
        except LineUnsound:
            stated = stated_place(piece)
            if stated is None:
                raise
            line = read_line(piece, *stated)
            look.damages.append(Damage(number, _gap(look.seq, line.transaction.seq)))
            look.wanted = None
            return line
    stated = stated_place(piece)
    if stated is None:
        raise LineUnsound(msg("file.loss_transaction", seq=look.seq + 1))
    line = read_line(piece, *stated)
    if stated[1] != look.seq + 1 or (look.after and stated[0] not in look.after):
        look.damages.append(Damage(number - 1, _gap(look.seq, line.transaction.seq)))
    return line


def _take(look: _Look, number: int, line: Line) -> None:
    """Go past a sound line."""
    if look.wanted is not None and (line.lines is None) == (look.wanted == 0):
        look.damages.append(Damage(number, loss_of(line.transaction)))
        look.wanted = None
    if line.lines is not None:
        look.wanted = line.lines - 1
    elif look.wanted is not None:
        look.wanted -= 1
    look.head = look.last_head = line.hash
    look.seq = line.transaction.seq
    look.after = frozenset()
    look.transactions.append((number, line.transaction))
    for position in line.blanks:
        look.blanks[look.seq, position] = number
    for blank in line.forgets:
        look.blanks.pop(blank, None)


def _gap(before: int, after: int) -> Msg:
    """Return the words for what is missing between two transactions."""
    if after > before + 1:
        return msg("file.loss_gap", first=before + 1, last=after - 1)
    return msg("file.loss_order", seq=after)


def _invalid(transactions: Iterable[tuple[int, Transaction]]) -> list[Damage]:
    """Return the document that does not fit its table, at the line that wrote it; nothing when all fit."""
    lines = {(put.table, put.id): number for number, transaction in transactions for put in transaction.puts}
    try:
        Process().load(transaction for _, transaction in transactions)
    except DocumentInvalid as invalid:
        place = (str(invalid.message.args["table"]), str(invalid.message.args["id"]))
        return [Damage(lines[place], invalid.message)]
    return []
