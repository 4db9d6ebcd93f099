"""What the screen and the command line need of a folder of process files; `journal` provides it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from codesign_tui.domain.ledger import Ledger
from codesign_tui.domain.messages import Msg
from codesign_tui.domain.register import Promise
from codesign_tui.domain.running import Term
from codesign_tui.domain.searching import Findable
from codesign_tui.domain.transactions import Change, Draft


@dataclass(frozen=True, slots=True)
class ProcessSummary:
    """One process file of a workspace, as a list shows it. `trouble` says why it cannot be read, if it cannot."""

    path: Path
    title: str
    kind: str
    sessions: int
    revision: int
    changed_at: datetime | None
    trouble: Msg | None = None
    terms: tuple[Term, ...] = ()
    """What runs out when; none of a path with a restricted session."""
    listening: bool = False
    """A listening meeting: all its sessions are restricted, and only its themes go out."""
    at_rest: bool = False
    """A procedure that has met and has no session open or planned (`domain/at_rest.py`)."""


@dataclass(frozen=True, slots=True)
class Registered:
    """A promise of the register, with the file and the title of its process."""

    path: Path
    title: str
    promise: Promise


@dataclass(frozen=True, slots=True)
class Found:
    """Something found by search, with the file and the title of its process."""

    path: Path
    title: str
    card: Findable


class Index(Protocol):
    """What the processes of a workspace promise and say; brought up to date when it is asked."""

    @property
    def troubles(self) -> Sequence[Msg]:
        """Why some files could not be read when it was last asked."""
        ...

    def promises(self) -> Sequence[Registered]:
        """Return every promise of the workspace, file by file."""
        ...

    def search(self, typed: str) -> Sequence[Found]:
        """Return what has every word that was typed, file by file."""
        ...


class ProcessFile(Ledger, Protocol):
    """An open process file: a ledger with a place on disk."""

    @property
    def path(self) -> Path:
        """Where the file is."""
        ...

    @property
    def notices(self) -> Sequence[Msg]:
        """What a person should know after opening: repaired tail, read-only and who holds it, recovered text."""
        ...

    @property
    def read_only(self) -> bool:
        """Whether another program holds the file, or the medium cannot be written."""
        ...

    @property
    def trouble(self) -> Msg | None:
        """Why nothing can be saved any more, or None. Set after a failed write; what was typed is in memory."""
        ...

    def save_elsewhere(self, path: Path) -> None:
        """Write everything, unsaved changes included, to a new file and go on there.

        Raises:
            CodesignError: that place cannot be written either.
        """
        ...

    def follow(self) -> Sequence[Change]:
        """Read what the program that holds the file has added since; empty when this program holds it."""
        ...

    def keep_draft(self, place: str, text: str) -> None:
        """Keep text that is being typed at a place of the screen; empty text drops it. Never raises."""
        ...

    def drafts(self) -> Mapping[str, str]:
        """Return the texts that were being typed, by place."""
        ...

    def drop_drafts(self) -> None:
        """Erase every draft (a session was closed)."""
        ...

    def close(self) -> None:
        """Wait for what is queued, release the file."""
        ...


class Workspace(Protocol):
    """A folder of process files."""

    @property
    def folder(self) -> Path:
        """Where the process files are."""
        ...

    def processes(self) -> Sequence[ProcessSummary]:
        """Return the process files, the one changed last first. A file that cannot be read is listed with why."""
        ...

    def open(self, path: Path) -> ProcessFile:
        """Open a process file; read-only when another program holds it.

        Raises:
            CodesignError: damaged, newer format, not a process file, not there.
        """
        ...

    def read(self, path: Path) -> ProcessFile:
        """Open a process file to look at it, touching nothing and asking for no lock.

        Raises:
            CodesignError: as `open()`.
        """
        ...

    def create(self, title: str, draft: Draft) -> ProcessFile:
        """Create `<slug of the title>.codesign.jsonl` with its first transaction, and open it.

        Raises:
            CodesignError: the folder cannot be written.
        """
        ...

    def index(self) -> Index:
        """Return the index of the folder, for the register and for search."""
        ...

    def example(self) -> ProcessFile:
        """Open a fresh copy of the worked example, kept in the user's state folder."""
        ...

    def rehearsal(self, draft: Draft) -> ProcessFile:
        """Return a process that exists only in memory; closing it removes the folder of what was exported from it."""
        ...
