"""The process file: an append-only journal, its lock, its copies, and TinyDB on top of it.

The command line makes a `FileWorkspace` and hands it, or the file it opens, to whoever asks for a `Workspace`, a
`ProcessFile` or a `Ledger`. The format is specified in `docs/file-format.md`.
"""

from codesign_tui.journal.errors import (
    AlreadyThere,
    CannotRead,
    CannotWrite,
    FileDamaged,
    FileReadOnly,
    NewerFormat,
    NoSuchFile,
    NotAProcessFile,
    NothingToRestore,
)
from codesign_tui.journal.file import JournalFile, create_file, open_file, read_file
from codesign_tui.journal.lines import SUFFIX
from codesign_tui.journal.restore import Restored
from codesign_tui.journal.verify import Damage, Report, verify
from codesign_tui.journal.workspace import FileWorkspace, state_folder

__all__ = [
    "SUFFIX",
    "AlreadyThere",
    "CannotRead",
    "CannotWrite",
    "Damage",
    "FileDamaged",
    "FileReadOnly",
    "FileWorkspace",
    "JournalFile",
    "NewerFormat",
    "NoSuchFile",
    "NotAProcessFile",
    "NothingToRestore",
    "Report",
    "Restored",
    "create_file",
    "open_file",
    "read_file",
    "state_folder",
    "verify",
]
