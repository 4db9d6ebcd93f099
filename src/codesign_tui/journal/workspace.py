"""A folder of process files."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from codesign_tui.domain.messages import msg
from codesign_tui.domain.text import LONGEST_FILE_NAME, numbered, slug
from codesign_tui.domain.transactions import Draft
from codesign_tui.domain.workspace import ProcessSummary
from codesign_tui.journal.errors import AlreadyThere, CannotWrite, NoSuchFile, write_trouble
from codesign_tui.journal.file import Clock, JournalFile, create_file, open_file, read_file
from codesign_tui.journal.filesystem import Disk, FileSystem
from codesign_tui.journal.lines import SUFFIX
from codesign_tui.journal.rehearsal import RehearsalFile, rehearsal_folder
from codesign_tui.journal.restore import Restored, restore
from codesign_tui.journal.snapshots import KEPT, Snapshots
from codesign_tui.journal.summary import summary_of
from codesign_tui.journal.verify import Report, verify

if TYPE_CHECKING:
    from codesign_tui.journal.index import WorkspaceIndex

Example = Callable[[], Sequence[Draft]]
"""Gives the transactions of the worked example, the first of which holds the process's record."""

_MOST_NAMESAKES: Final = 1000

_BEFORE: Final = datetime.min.replace(tzinfo=UTC)


def state_folder() -> Path:
    """Return where this user's programs keep what is neither settings nor documents: snapshots, the example's copy."""
    from platformdirs import user_state_path  # needed only where no folder was given

    return user_state_path("codesign", appauthor=False)


class FileWorkspace:
    """The process files of one folder, with their copies in the user's state folder."""

    def __init__(
        self,
        folder: Path,
        state: Path,
        clock: Clock,
        *,
        example: Example | None = None,
        disk: FileSystem | None = None,
    ) -> None:
        """Look at a folder; it is made when the first file is.

        Args:
            folder: where the process files are.
            state: where copies are kept (`state_folder()`).
            clock: tells the time with its offset.
            example: gives the transactions of the worked example.
            disk: the disk; the real one unless a test says otherwise.
        """
        self._folder = folder
        self._state = state
        self._clock = clock
        self._example = example
        self._disk: FileSystem = disk or Disk()

    @property
    def folder(self) -> Path:
        """Where the process files are."""
        return self._folder

    def processes(self) -> Sequence[ProcessSummary]:
        """Return the process files, the one changed last first. A file that cannot be read is listed with why."""
        if not self._folder.is_dir():
            return ()
        found = [
            summary_of(self._disk, path) for path in self._folder.glob(f"*{SUFFIX}") if not path.name.startswith(".")
        ]
        dated = [summary for summary in found if summary.changed_at is not None]
        rest = [summary for summary in found if summary.changed_at is None]
        dated.sort(key=lambda summary: summary.changed_at or _BEFORE, reverse=True)
        return (*dated, *sorted(rest, key=lambda summary: summary.path.name))

    def index(self) -> "WorkspaceIndex":
        """Return the index of the folder, for the register and for search; it is read when it is asked."""
        from codesign_tui.journal.index import WorkspaceIndex

        return WorkspaceIndex(self._folder, self._state, SUFFIX, lambda path: self.read(path).process)

    def open(self, path: Path) -> JournalFile:
        """Open a process file by path or by name in the workspace; read-only when another program holds it.

        Raises:
            CodesignError: damaged, newer format, not a process file, not there.
        """
        opened = open_file(self._disk, self.find(path), self._clock)
        opened.keep_snapshots(self._tidied_snapshots())
        return opened

    def read(self, path: Path) -> JournalFile:
        """Open a process file to look at it, touching nothing and asking for no lock.

        Raises:
            CodesignError: as `open()`.
        """
        return read_file(self._disk, self.find(path), self._clock)

    def find(self, path: Path) -> Path:
        """Return the file that a path or a name of the workspace means, with or without its extension.

        Raises:
            NoSuchFile: none of these is there.
        """
        named = path.with_name(path.name + SUFFIX) if path.name else path
        for candidate in (path, named, self._folder / path, self._folder / named):
            if candidate.is_file():
                return candidate
        raise NoSuchFile(msg("file.not_found", file=str(path)))

    def create(self, title: str, draft: Draft) -> JournalFile:
        """Create `<slug of the title>.codesign.jsonl` with its first transaction, and open it.

        Raises:
            CannotWrite: the folder cannot be written.
            DocumentInvalid: a document does not fit the format.
        """
        made = self._create_in(self._folder, title, draft)
        made.keep_snapshots(self._tidied_snapshots())
        return made

    def create_at(self, path: Path, draft: Draft) -> JournalFile:
        """Create a process file at a path that a person chose, and open it.

        Raises:
            AlreadyThere: something stands there.
            CannotWrite: the place cannot be written.
            DocumentInvalid: a document does not fit the format.
        """
        if not path.name.endswith(SUFFIX):
            path = path.with_name(path.name + SUFFIX)
        made = self._create(path, draft)
        made.keep_snapshots(self._tidied_snapshots())
        return made

    def example(self) -> JournalFile:
        """Open a fresh copy of the worked example, kept in the user's state folder.

        Raises:
            NoSuchFile: this workspace was given no example.
            CannotWrite: the state folder cannot be written.
        """
        drafts = list(self._example()) if self._example is not None else []
        if not drafts:
            raise NoSuchFile(msg("file.no_example"))
        folder = self._state / "example"
        self._remove_old_examples(folder)
        made = self._create_in(folder, _title_in(drafts[0]), drafts[0])
        for draft in drafts[1:]:
            made.append(draft)
        return made

    def rehearsal(self, draft: Draft) -> RehearsalFile:
        """Return a process that exists only in memory; closing it removes the folder of what was exported from it."""
        return RehearsalFile(rehearsal_folder(self._state, self._clock()), draft)

    def restore(self, path: Path) -> Restored:
        """Put the best that a damaged or lost file and its copies hold together in its place; keep the old beside.

        Raises:
            NothingToRestore: the file is sound and no copy has more, or there is neither file nor copy.
            CannotWrite: the file is held by another program, or its folder cannot be written.
        """
        try:
            path = self.find(path)
        except NoSuchFile:
            path = path if path.name.endswith(SUFFIX) else path.with_name(path.name + SUFFIX)
            path = path if path.parent != Path() else self._folder / path
        return restore(self._disk, path, self._snapshots(), self._clock())

    def verify(self, path: Path) -> Report:
        """Check every line of a file, touching nothing.

        Raises:
            CodesignError: there is no such file, or it is not one that this program can judge.
        """
        return verify(self.find(path), self._disk)

    def _create_in(self, folder: Path, title: str, draft: Draft) -> JournalFile:
        """Create a file named after a title, under the first name that is free."""
        name = slug(title, longest=LONGEST_FILE_NAME)
        for n in range(1, _MOST_NAMESAKES):
            try:
                return self._create(folder / f"{numbered(name, n)}{SUFFIX}", draft)
            except AlreadyThere:
                continue
        raise CannotWrite(msg("file.exists", file=f"{name}{SUFFIX}"))

    def _create(self, path: Path, draft: Draft) -> JournalFile:
        """Create a file at a path, and its folder unless it is there."""
        try:
            self._disk.make_folder(path.parent)
        except OSError as error:
            raise CannotWrite(write_trouble(path.parent, error)) from error
        return create_file(self._disk, path, draft, self._clock)

    def _remove_old_examples(self, folder: Path) -> None:
        """Remove the copies of the example that nobody has touched for as long as snapshots are kept."""
        oldest = (self._clock() - KEPT).timestamp()
        with suppress(OSError):  # a copy too many is no reason to refuse a new one
            for path in folder.iterdir():
                if path.suffix != ".lock" and path.stat().st_mtime < oldest:
                    self._disk.remove(path)

    def _tidied_snapshots(self) -> Snapshots:
        """Return where the copies of a file go, without those that are too old."""
        snapshots = self._snapshots()
        with suppress(OSError):  # an old copy too many is no reason to refuse to work
            snapshots.tidy(self._clock())
        return snapshots

    def _snapshots(self) -> Snapshots:
        """Return where the copies of a file go."""
        return Snapshots(self._disk, self._state / "snapshots")


def _title_in(draft: Draft) -> str:
    """Return the title of the process that a transaction records."""
    documents = (put.document for put in draft.puts if put.table == "process")
    return next((str(document["title"]) for document in documents if document), "")
