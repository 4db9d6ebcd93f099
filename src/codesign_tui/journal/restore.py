"""Puts the best copy of a damaged or lost file in its place; the damaged file is kept beside it.

The lines of the file and of its snapshots are the same lines, so that each can fill the other's gaps. What no copy
has is left out, and the readable changes after it are written again behind what is whole.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from codesign_tui.domain.messages import CodesignError, Msg, msg
from codesign_tui.domain.transactions import Draft, Transaction
from codesign_tui.journal.errors import CannotWrite, NothingToRestore, read_trouble, write_trouble
from codesign_tui.journal.filesystem import FileSystem, write_whole
from codesign_tui.journal.lines import SUFFIX, encode, write_group
from codesign_tui.journal.lock import Held, Lock
from codesign_tui.journal.reading import Content, Line, LineUnsound, read_content, read_header, read_line, stated_place
from codesign_tui.journal.snapshots import Snapshots


@dataclass(frozen=True, slots=True)
class Restored:
    """A file that was put back."""

    path: Path
    aside: Path | None
    """The file as it was; None when it was gone."""
    revision: int
    """The number of its last transaction."""
    missing: int
    """Transactions that no copy had."""

    @property
    def messages(self) -> tuple[Msg, ...]:
        """What to tell: what was put back, and what is still missing."""
        done = msg(
            "file.restored", file=self.path.name, seq=self.revision, aside=self.aside.name if self.aside else "-"
        )
        return (done, msg("file.restored_loss", n=self.missing)) if self.missing else (done,)


@dataclass(frozen=True, slots=True)
class _Best:
    """The best that the copies give together."""

    data: bytes
    revision: int
    missing: int


def restore(disk: FileSystem, path: Path, snapshots: Snapshots, now: datetime) -> Restored:
    """Replace a file with the best that it and its copies hold together, and keep it beside.

    Raises:
        NothingToRestore: the file is sound and no copy has more, or there is neither file nor copy.
        CannotWrite: the file is held by another program, or its folder cannot be written.
    """
    lock = Lock(disk, path)
    try:
        lock.acquire(now)
    except Held as held:
        raise CannotWrite(msg("file.held", file=path.name, who=held.holder.who)) from held
    except OSError as error:
        raise CannotWrite(write_trouble(path, error)) from error
    try:
        found = _bytes_of(disk, path)
        best = _best_of(path, found, [copy for copy in _copies(disk, path, found, snapshots) if copy])
        if best is None or best.data == found:
            raise NothingToRestore(msg("file.nothing_to_restore", file=path.name))
        aside = None
        if found is not None:
            aside = path.with_name(f"{path.name.removesuffix(SUFFIX)}.damaged-{now:%Y%m%d-%H%M%S-%f}.txt")
            write_whole(disk, aside, found)
        write_whole(disk, path, best.data)
    except OSError as error:
        raise CannotWrite(write_trouble(path, error)) from error
    finally:
        lock.release()
    return Restored(path, aside, best.revision, best.missing)


def _bytes_of(disk: FileSystem, path: Path) -> bytes | None:
    """Return a file's bytes; None when it is gone."""
    try:
        return disk.read(path)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise read_trouble(path, error) from error


def _copies(disk: FileSystem, path: Path, found: bytes | None, snapshots: Snapshots) -> list[bytes | None]:
    """Return the snapshots of the file, the newest first; by its name when it cannot tell its id."""
    try:
        copies = snapshots.of(read_header(path, found or b"")[0].file)
    except CodesignError:
        copies = snapshots.named(path.name)[:1]
        copies = snapshots.of(copies[0].parent.name) if copies else []
    return [_bytes_of(disk, copy) for copy in copies]


def _best_of(path: Path, found: bytes | None, copies: list[bytes]) -> _Best | None:
    """Return the best that the file and its copies give together; None when none of them says what it is."""
    sources = [source for source in (found, *copies) if source is not None]
    header = next((first for source in sources if (first := _header_of(path, source)) is not None), None)
    if header is None:
        return None
    if found is not None and _is_sound(path, found):
        sources = [found]
    followers = _followers(sources)
    lines, head = [header], read_header(path, header)[0].hash
    while head in followers:
        raw, line = followers.pop(head)
        lines.append(raw + b"\n")
        head = line.hash
    content = read_content(path, b"".join(lines))
    return _with_the_rest(path, b"".join(lines), content, sources)


def _header_of(path: Path, source: bytes) -> bytes | None:
    """Return the first line of a source, if it is sound."""
    try:
        _, end = read_header(path, source)
    except CodesignError:
        return None
    return source[:end]


def _is_sound(path: Path, raw: bytes) -> bool:
    """Tell whether a file can be opened as it is."""
    try:
        read_content(path, raw)
    except CodesignError:
        return False
    return True


def _followers(sources: Iterable[bytes]) -> dict[str, tuple[bytes, Line]]:
    """Return every sound line of the sources by the hash it follows; the first source that has it counts."""
    followers: dict[str, tuple[bytes, Line]] = {}
    for source in sources:
        for raw in source.split(b"\n")[1:-1]:
            place = stated_place(raw)
            if place is None or place[0] in followers:
                continue
            try:
                followers[place[0]] = raw, read_line(raw, *place)
            except LineUnsound:
                continue  # another source may have it whole
    return followers


def _with_the_rest(path: Path, data: bytes, content: Content, sources: list[bytes]) -> _Best:
    """Return the unbroken lines, with every readable transaction that stands behind a gap written again after them."""
    data = data[: content.size]
    known = len(content.transactions)
    rest: dict[int, Transaction] = {}
    for _, line in _followers(sources).values():
        if line.transaction.seq > known:
            rest.setdefault(line.transaction.seq, line.transaction)
    if not rest:
        return _Best(data, known, 0)
    renumbered = {old: new for new, old in enumerate(sorted(rest), known + 1)}
    group = [encode(renumbered[seq], _again(rest[seq], renumbered, known)) for seq in sorted(rest)]
    more, _ = write_group(group, content.head)
    return _Best(data + more, known + len(rest), max(rest) - known - len(rest))


def _again(transaction: Transaction, renumbered: dict[int, int], known: int) -> Draft:
    """Return a transaction to be written again; what it undoes is named by its new number, or no longer."""
    undoes = transaction.undoes
    if undoes is not None and undoes > known:
        undoes = renumbered.get(undoes)
    return Draft(transaction.action, transaction.at, transaction.puts, transaction.who, undoes)
