"""An open process file: the ledger that actions write to, with its place on disk."""

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from codesign_tui.domain.ballot_box import BallotBox, Contents
from codesign_tui.domain.ledger import Receipt
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.process import DocumentInvalid, Process
from codesign_tui.domain.transactions import Change, Draft, Transaction
from codesign_tui.journal.ballot_box import BoxFile, ShutBox, read_box
from codesign_tui.journal.drafts import Drafts
from codesign_tui.journal.errors import AlreadyThere, CannotWrite, FileReadOnly, read_trouble, write_trouble
from codesign_tui.journal.filesystem import FileSystem, OpenFile, write_all, write_whole
from codesign_tui.journal.lines import SUFFIX, Encoded, encode, new_id, write_group, write_header
from codesign_tui.journal.lock import Held, Lock
from codesign_tui.journal.reading import Content, Header, read_content, read_lines
from codesign_tui.journal.snapshots import Snapshots
from codesign_tui.journal.writer import Writer

Clock = Callable[[], datetime]
"""Tells the time, with its offset."""


class JournalFile:
    """One process file, open for writing or for reading only.

    Made by `open_file()`, `read_file()` and `create_file()`. A change is in `process` at once and on the medium when
    its ticket resolves.
    """

    def __init__(self, disk: FileSystem, path: Path, clock: Clock, header: Header, process: Process) -> None:
        self._disk = disk
        self._path = path
        self._clock = clock
        self._header = header
        self._process = process
        self._notices: list[Msg] = []
        self._drafts = Drafts(disk, path)
        self._box: BoxFile | ShutBox = ShutBox(msg("file.read_only", file=path.name))
        self._writer: Writer | None = None
        self._lock: Lock | None = None
        self._snapshots: Snapshots | None = None
        self._refusal: Msg | None = None
        self._content: Content | None = None
        self._inode: tuple[int, int] | None = None

    # -- what it is ------------------------------------------------------------------------------------------

    @property
    def process(self) -> Process:
        """The process as it is now."""
        return self._process

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self._path

    @property
    def file_id(self) -> str:
        """The id that every copy of this file shares."""
        return self._header.file

    @property
    def notices(self) -> Sequence[Msg]:
        """What a person should know: a tail set aside, who holds the file, recovered text, a snapshot that failed."""
        return tuple(self._notices)

    @property
    def read_only(self) -> bool:
        """Whether another program holds the file, or the medium cannot be written."""
        return self._writer is None

    @property
    def trouble(self) -> Msg | None:
        """Why nothing can be saved any more, or None."""
        return None if self._writer is None else self._writer.trouble

    @property
    def box(self) -> BallotBox:
        """Ballots and cards that wait without order or time; shut where nothing can be saved."""
        if self._writer is None:
            return ShutBox(self._refusal or msg("file.read_only", file=self._path.name))
        return self._box if self._writer.trouble is None else ShutBox(self._writer.trouble)

    # -- changing --------------------------------------------------------------------------------------------

    def append(self, draft: Draft) -> Receipt:
        """Apply a transaction at once and queue it for the disk.

        Raises:
            FileReadOnly: the file is open for reading only.
            DocumentInvalid: a document does not fit the format; nothing was changed.
        """
        if self._writer is None:
            raise FileReadOnly(self._refusal or msg("file.read_only", file=self._path.name))
        encoded, transaction = _prepared(self._process.revision + 1, draft)
        change = self._process.apply(transaction)
        if self._snapshots is not None:
            self._snapshots.notice(change)
        return Receipt(change, self._writer.put(encoded))

    def save_elsewhere(self, path: Path) -> None:
        """Write everything, unsaved changes included, to a new file and go on there.

        The name gets the extension of a process file if it lacks it.

        Raises:
            CannotWrite: that place cannot be written either, or something stands there already.
        """
        if not path.name.endswith(SUFFIX):
            path = path.with_name(path.name + SUFFIX)
        if self._writer is not None:
            self._writer.settle()
            data, head = self._writer.everything()
        else:
            data, head = self._saved_bytes()
        same = path.absolute() == self._path.absolute()
        lock, file = _place(self._disk, path, self._clock(), data, self._lock if same else None)
        try:
            self._move_box(path)
        except OSError as error:
            file.close()
            with suppress(OSError):  # a copy without its ballots is none: leave nothing half begun behind
                self._disk.remove(path)
            _let_go(None, None if same else lock)
            raise CannotWrite(write_trouble(path, error)) from error
        old_writer, old_lock = self._writer, None if same else self._lock
        self._path, self._lock, self._refusal, self._content = path, lock, None, None
        self._writer = self._new_writer(file, data, head)
        texts = self._drafts.texts()
        self._drafts = Drafts(self._disk, path)
        for place, text in texts.items():
            self.keep_draft(place, text)
        _let_go(old_writer, old_lock)

    def _move_box(self, path: Path) -> None:
        """Take the box to another process file; whoever only read has none to take.

        Raises:
            OSError: that place cannot be written.
        """
        if self._writer is None or not isinstance(self._box, BoxFile):
            self._box = BoxFile(self._disk, path, Contents(), self._later)
        else:
            self._box.move_to(path)

    # -- following -------------------------------------------------------------------------------------------

    def follow(self) -> Sequence[Change]:
        """Read what the program that holds the file has added since; empty when this program holds it.

        A file that was replaced (its holder blanked somebody) is read anew, and `process` is another one.

        Raises:
            CodesignError: the file is gone, or was damaged meanwhile.
        """
        if self._content is None:
            return ()
        try:
            device, inode, size = self._disk.identity(self._path)
            if (device, inode) != self._inode or size < self._content.size:
                return self._read_anew()
            if size == self._content.size:
                return ()
            raw = self._disk.read(self._path, self._content.size)
        except OSError as error:
            raise read_trouble(self._path, error) from error
        known = len(self._content.transactions)
        read_lines(self._path, raw, self._content, first_line=known + 2)
        return tuple(self._process.apply(transaction) for transaction in self._content.transactions[known:])

    def _read_anew(self) -> Sequence[Change]:
        """Read a file that was replaced; return the changes that are new."""
        before = self._process.revision
        _, content, process, inode = _read(self._disk, self._path)
        self._content, self._process, self._inode = content, process, inode
        self._header = content.header
        return tuple(change for change in process.history.changes() if change.revision > before)

    # -- what is being typed ---------------------------------------------------------------------------------

    def keep_draft(self, place: str, text: str) -> None:
        """Keep text that is being typed at a place of the screen; empty text drops it. Never raises."""
        if self._writer is not None and self._drafts.keep(place, text):
            self._writer.chore("drafts", self._save_drafts)

    def drafts(self) -> Mapping[str, str]:
        """Return the texts that were being typed, by place."""
        return self._drafts.texts()

    def drop_drafts(self) -> None:
        """Erase every draft (a session was closed)."""
        if self._writer is not None:
            self._drafts.drop()
            self._writer.chore("drafts", self._save_drafts)

    def _later(self, work: Callable[[], None]) -> None:
        """Have the box saved on the writer's thread, once the transactions before it are safe."""
        if self._writer is not None:
            self._writer.chore("box", work)

    def _save_drafts(self) -> None:
        """Write the drafts; a disk that refuses is said once."""
        try:
            self._drafts.save()
        except OSError:
            self._say_once(msg("file.draft_not_kept"))

    def _say_once(self, notice: Msg) -> None:
        """Add a notice, unless it was given."""
        if notice not in self._notices:
            self._notices.append(notice)

    # -- opening and closing ---------------------------------------------------------------------------------

    def close(self) -> None:
        """Wait for what is queued, release the file."""
        _let_go(self._writer, self._lock)
        self._writer = self._lock = None
        self._content = None
        self._refusal = msg("file.closed", file=self._path.name)

    def write_to(self, file: OpenFile, lock: Lock, data: bytes, head: str) -> None:
        """Take over the lock and the file, open at its end, and write there from now on."""
        self._lock = lock
        self._writer = self._new_writer(file, data, head)

    def take_box(self) -> None:
        """Take up the box that stands beside the file; one that cannot be read stays as it is, shut."""
        try:
            contents, notice = read_box(self._disk, self._path, self._process)
        except OSError as error:
            contents, notice = None, write_trouble(self._path, error)
        if notice is not None:
            self._notices.append(notice)
        if contents is None:
            self._box = ShutBox(notice or msg("file.read_only", file=self._path.name))
        else:
            self._box = BoxFile(self._disk, self._path, contents, self._later)

    def read_from(self, content: Content, inode: tuple[int, int], refusal: Msg | None) -> None:
        """Only read and follow, and say why."""
        self._content, self._inode, self._refusal = content, inode, refusal
        if refusal is not None:
            self._notices.append(refusal)

    def recover(self, notice: Msg | None) -> None:
        """Say that a tail was set aside or is pending, and take up the text that a crash interrupted."""
        if notice is not None:
            self._notices.append(notice)
        if self._writer is None:
            return
        self._drafts.read()
        if count := len(self._drafts.texts()):
            self._notices.append(msg("file.draft_recovered", n=count))

    def keep_snapshots(self, snapshots: Snapshots) -> None:
        """Take copies of the file while it changes."""
        self._snapshots = snapshots

    def _new_writer(self, file: OpenFile, data: bytes, head: str) -> Writer:
        """Return a writer that takes snapshots as it goes."""
        return Writer(self._disk, self._path, file, data, head, self._snapshot_if_due)

    def _snapshot_if_due(self) -> None:
        """Queue a snapshot, on the writer's thread, when one is due."""
        if self._writer is not None and self._snapshots is not None and self._snapshots.due(self._clock()):
            self._writer.chore("snapshot", self._take_snapshot)

    def _take_snapshot(self) -> None:
        """Copy the file as it is on disk; a folder that refuses is said once."""
        if self._writer is None or self._snapshots is None or self._writer.trouble is not None:
            return
        data, _ = self._writer.everything()
        try:
            self._snapshots.take(self._header.file, self._path, data, self._clock())
        except OSError:
            self._say_once(msg("file.snapshot_failed", folder=str(self._snapshots.folder)))

    def _saved_bytes(self) -> tuple[bytes, str]:
        """Return the whole writes of a file that is open for reading only, and the hash of the last line."""
        if self._content is None:
            raise CannotWrite(msg("file.closed", file=self._path.name))
        try:
            return self._disk.read(self._path)[: self._content.size], self._content.head
        except OSError as error:
            raise read_trouble(self._path, error) from error


def create_file(disk: FileSystem, path: Path, draft: Draft, clock: Clock) -> JournalFile:
    """Make a process file with its first transaction, and open it.

    Raises:
        CannotWrite: the folder cannot be written, or something stands there already.
        DocumentInvalid: a document does not fit the format.
    """
    encoded, transaction = _prepared(1, draft)
    process = Process()
    process.apply(transaction)
    record = next((put.id for put in draft.puts if put.table == "process" and put.document is not None), None)
    header_line, header_hash = write_header(new_id(), record, draft.at)
    first, head = write_group([encoded], header_hash)
    data = header_line + first
    lock, file = _place(disk, path, clock(), data)
    made = JournalFile(disk, path, clock, read_content(path, data).header, process)
    made.write_to(file, lock, data, head)
    made.take_box()
    return made


def read_file(disk: FileSystem, path: Path, clock: Clock) -> JournalFile:
    """Open a process file for reading, touching nothing.

    Raises:
        CodesignError: not there, not a process file, newer, damaged, unreadable.
    """
    _, content, process, inode = _read(disk, path)
    opened = JournalFile(disk, path, clock, content.header, process)
    opened.read_from(content, inode, None)
    opened.recover(msg("file.tail_pending", file=path.name) if content.tail else None)
    return opened


def open_file(disk: FileSystem, path: Path, clock: Clock) -> JournalFile:
    """Open a process file for writing; for reading only when another program holds it or the medium refuses.

    Raises:
        CodesignError: not there, not a process file, newer, damaged, unreadable.
    """
    try:
        disk.identity(path)
    except OSError as error:
        raise read_trouble(path, error) from error
    lock = Lock(disk, path)
    try:
        lock.acquire(clock())
    except Held as held:
        return _only_read(disk, path, clock, _held_by(path, held))
    except OSError:
        return _only_read(disk, path, clock, msg("file.read_only_medium", file=path.name))
    try:
        return _open_locked(disk, path, clock, lock)
    except BaseException:
        lock.release()
        raise


def _open_locked(disk: FileSystem, path: Path, clock: Clock, lock: Lock) -> JournalFile:
    """Open a file whose lock is ours: repair its tail, then write at its end."""
    raw, content, process, _ = _read(disk, path)
    notice = None
    try:
        file = disk.append_to(path)
    except OSError:
        lock.release()
        return _only_read(disk, path, clock, msg("file.read_only_medium", file=path.name))
    try:
        if content.tail:
            notice = msg("file.tail_set_aside", file=_set_tail_aside(disk, path, file, content, clock()).name)
    except OSError as error:
        file.close()
        lock.release()
        return _only_read(disk, path, clock, write_trouble(path, error))
    opened = JournalFile(disk, path, clock, content.header, process)
    opened.write_to(file, lock, raw[: content.size], content.head)
    opened.recover(notice)
    opened.take_box()
    return opened


def _set_tail_aside(disk: FileSystem, path: Path, file: OpenFile, content: Content, now: datetime) -> Path:
    """Copy what a crash left of the last write beside the file, then cut it off; each step is on disk before the next.

    Raises:
        OSError: the disk refused; the tail is still in the file.
    """
    aside = path.with_name(f"{path.name.removesuffix(SUFFIX)}.torn-{now:%Y%m%d-%H%M%S-%f}.txt")
    copy = disk.create(aside)
    try:
        write_all(copy, content.tail)
        copy.sync()
    finally:
        copy.close()
    disk.sync_directory(path.parent)
    file.truncate(content.size)
    file.sync()
    return aside


def _only_read(disk: FileSystem, path: Path, clock: Clock, refusal: Msg) -> JournalFile:
    """Open a file for reading only, and say why."""
    _, content, process, inode = _read(disk, path)
    opened = JournalFile(disk, path, clock, content.header, process)
    opened.read_from(content, inode, refusal)
    opened.recover(msg("file.tail_pending", file=path.name) if content.tail else None)
    return opened


def _read(disk: FileSystem, path: Path) -> tuple[bytes, Content, Process, tuple[int, int]]:
    """Return a file's bytes, its content, the process it holds, and which file it is on the disk."""
    try:
        device, inode, _ = disk.identity(path)
        raw = disk.read(path)
    except OSError as error:
        raise read_trouble(path, error) from error
    with collector_paused():
        content = read_content(path, raw)
        process = Process()
        process.load(content.transactions)
    return raw, content, process, (device, inode)


@contextmanager
def collector_paused() -> Iterator[None]:
    """Keep the garbage collector from walking, again and again, the many values that a file becomes and keeps."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _prepared(seq: int, draft: Draft) -> tuple[Encoded, Transaction]:
    """Return a transaction for the file and for the memory.

    Raises:
        DocumentInvalid: it holds what JSON or UTF-8 cannot.
    """
    try:
        encoded = encode(seq, draft)
    except (ValueError, TypeError, RecursionError) as error:
        first = draft.puts[0] if draft.puts else None
        raise DocumentInvalid(
            msg(
                "file.document_invalid",
                table=first.table if first else "-",
                id=first.id if first else "-",
                field="-",
                reason=str(error),
            )
        ) from error
    return encoded, Transaction(seq, draft.action, draft.at, draft.puts, draft.who, draft.undoes)


def _place(disk: FileSystem, path: Path, now: datetime, data: bytes, held: Lock | None = None) -> tuple[Lock, OpenFile]:
    """Write a new file whole, under its lock, and open it at its end.

    Args:
        disk: where to.
        path: under which name.
        now: since when it is held.
        data: the whole file.
        held: the lock of that name, if it is ours already.

    Raises:
        AlreadyThere: something stands there already, or another program is about to put it there.
        CannotWrite: the place cannot be written.
    """
    lock = held or _locked(disk, path, now)
    try:
        if _is_there(disk, path):
            raise AlreadyThere(msg("file.exists", file=str(path)))
        try:
            write_whole(disk, path, data)
            return lock, disk.append_to(path)
        except OSError:
            with suppress(OSError):  # nothing stood there before: leave nothing half begun behind
                disk.remove(path)
            raise
    except OSError as error:
        _let_go(None, None if held else lock)
        raise CannotWrite(write_trouble(path, error)) from error
    except BaseException:
        _let_go(None, None if held else lock)
        raise


def _locked(disk: FileSystem, path: Path, now: datetime) -> Lock:
    """Return the lock of a name, taken.

    Raises:
        AlreadyThere: another program has it.
        CannotWrite: the folder cannot be written.
    """
    lock = Lock(disk, path)
    try:
        lock.acquire(now)
    except Held as held:
        raise AlreadyThere(_held_by(path, held)) from held
    except OSError as error:
        raise CannotWrite(write_trouble(path, error)) from error
    return lock


def _is_there(disk: FileSystem, path: Path) -> bool:
    """Tell whether a file stands at this path."""
    try:
        disk.identity(path)
    except FileNotFoundError:
        return False
    return True


def _held_by(path: Path, held: Held) -> Msg:
    """Return the sentence that says who holds a file."""
    if held.holder.since is None:
        return msg("file.held", file=path.name, who=held.holder.who)
    return msg("file.held_since", file=path.name, who=held.holder.who, since=held.holder.since)


def _let_go(writer: Writer | None, lock: Lock | None) -> None:
    """Close a writer and release its lock."""
    if writer is not None:
        writer.close()
    if lock is not None:
        lock.release()
