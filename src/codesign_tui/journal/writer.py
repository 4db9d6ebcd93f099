"""The one thread that writes a process file: all that waits goes in one write and one sync, then is acknowledged.

After a write or a sync that failed nothing more is written to that file: a system that could not sync a page may
call it clean, and a second sync would lie (Rebello et al., USENIX ATC 2020). What is unsaved stays in memory.
"""

import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path
from typing import Final

from codesign_tui.domain.ledger import Ticket
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.journal.errors import CannotWrite, write_trouble
from codesign_tui.journal.filesystem import FileSystem, OpenFile, write_all
from codesign_tui.journal.lines import Encoded, write_group

Chore = Callable[[], None]
"""Something to do on the writer's thread once what waits is safe: keep the drafts, take a snapshot."""


class Writer:
    """Writes transactions to an open file, in their order, on a thread of its own that starts with the first."""

    def __init__(
        self, disk: FileSystem, path: Path, file: OpenFile, kept: bytes, head: str, after: Chore | None = None
    ) -> None:
        """Take over a file that is open at its end.

        Args:
            disk: where the file is.
            path: where it is, for the sentences.
            file: the file, which `close()` gives back.
            kept: the bytes it holds already.
            head: the hash of its last line.
            after: what to do after each write that succeeded, on the writer's thread; it must not raise.
        """
        self._disk = disk
        self._path = path
        self._file: Final = file
        self._chunks = [kept]
        self._head = head
        self._after = after
        self._wake = threading.Condition()
        self._waiting: deque[tuple[Encoded, Ticket]] = deque()
        self._unsaved: list[Encoded] = []
        self._chores: dict[str, Chore] = {}
        self._busy = False
        self._closing = False
        self._thread: threading.Thread | None = None
        self.trouble: Msg | None = None
        """Why nothing can be written any more."""

    def put(self, encoded: Encoded) -> Ticket:
        """Queue a transaction; the ticket resolves once it is on the medium."""
        ticket: Ticket = Future()
        with self._wake:
            if self.trouble is not None:
                self._unsaved.append(encoded)
                ticket.set_exception(CannotWrite(self.trouble))
                return ticket
            self._waiting.append((encoded, ticket))
            self._start()
        return ticket

    def chore(self, name: str, work: Chore) -> None:
        """Queue something to do when nothing more urgent waits; a later one of the same name takes its place."""
        with self._wake:
            self._chores[name] = work
            self._start()

    def settle(self) -> None:
        """Wait until everything queued has been written, or cannot be."""
        with self._wake:
            self._wake.wait_for(lambda: not (self._busy or self._waiting or self._chores))

    def close(self) -> None:
        """Write what is queued, end the thread, give the file back."""
        with self._wake:
            self._closing = True
            self._wake.notify_all()
        if self._thread is not None:
            self._thread.join()
        with suppress(OSError):  # what was acknowledged was synced; closing cannot take it back
            self._file.close()

    def everything(self) -> tuple[bytes, str]:
        """Return the whole file as it should be, what could not be saved included, and the hash of its last line."""
        with self._wake:
            saved = b"".join(self._chunks)
            self._chunks = [saved]
            if not self._unsaved:
                return saved, self._head
            more, head = write_group(self._unsaved, self._head)
            return saved + more, head

    def _start(self) -> None:
        """Wake the thread, or make it; called with the condition held."""
        if self._thread is None:
            # A daemon: a program that ends without closing its file must end all the same.
            self._thread = threading.Thread(target=self._run, name=f"writer of {self._path.name}", daemon=True)
            self._thread.start()
        self._wake.notify_all()

    def _run(self) -> None:
        """Write whatever waits until the file is closed."""
        while True:
            with self._wake:
                self._busy = False
                self._wake.notify_all()
                self._wake.wait_for(lambda: self._waiting or self._chores or self._closing)
                batch = list(self._waiting)
                self._waiting.clear()
                chores = [] if batch else list(self._chores.values())
                if not batch:
                    self._chores.clear()
                if not batch and not chores:
                    return
                self._busy = True
            if batch:
                self._save(batch)
            for chore in chores:
                chore()

    def _save(self, batch: list[tuple[Encoded, Ticket]]) -> None:
        """Write a batch, sync it, and tell those who wait."""
        group = [encoded for encoded, _ in batch]
        if self.trouble is None:
            try:
                data, head = write_group(group, self._head)
                write_all(self._file, data)
                self._file.sync()
                trouble = self._lost_name()
            except OSError as error:
                trouble = write_trouble(self._path, error)
            if trouble is not None:
                with self._wake:
                    self.trouble = trouble
            else:
                with self._wake:
                    self._chunks.append(data)
                    self._head = head
                for encoded, ticket in batch:
                    ticket.set_result(encoded.seq)
                if self._after is not None:
                    self._after()
                return
        with self._wake:
            self._unsaved += group
        for _, ticket in batch:
            ticket.set_exception(CannotWrite(self.trouble))

    def _lost_name(self) -> Msg | None:
        """Say whether the file was moved, deleted or replaced behind our back: what is written there is then lost.

        Raises:
            OSError: the folder cannot be looked into.
        """
        try:
            there = self._disk.identity(self._path)[:2]
        except FileNotFoundError:
            there = None
        if there == self._file.identity():
            return None
        return msg("file.gone", file=self._path.name, folder=str(self._path.parent))
