"""What can go wrong with a process file, each with its sentence. All leave the command line with status 3 or 2."""

import errno
from pathlib import Path
from typing import Final

from codesign_tui.domain.messages import CodesignError, Msg, msg

_FULL: Final = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG})
_FORBIDDEN: Final = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


class FileDamaged(CodesignError):
    """A line of the file does not say what was written. Nothing was changed; `restore` offers the best copy."""

    exit_code = 3

    def __init__(self, path: Path, line: int, loss: Msg) -> None:
        super().__init__(msg("file.damaged", file=path.name, line=line, loss=loss))
        self.line = line
        self.loss = loss


class NewerFormat(CodesignError):
    """The file was written by a later version of the program."""

    exit_code = 3


class NotAProcessFile(CodesignError):
    """The file is something else."""

    exit_code = 2


class NoSuchFile(CodesignError):
    """There is no such file, neither at that path nor in the workspace."""

    exit_code = 2


class FileReadOnly(CodesignError):
    """The file is open for reading only: another program holds it, or the medium cannot be written."""

    exit_code = 3


class CannotWrite(CodesignError):
    """The disk refused a write: full, failing, or not ours to write."""

    exit_code = 3


class AlreadyThere(CannotWrite):
    """Something stands at that path already; nothing is ever written over."""


class CannotRead(CodesignError):
    """The disk refused to read the file."""

    exit_code = 3


class NothingToRestore(CodesignError):
    """No copy of the file holds more than the file itself."""

    exit_code = 3


def write_trouble(path: Path, error: OSError) -> Msg:
    """Return the sentence for a write that the disk refused."""
    if error.errno in _FULL:
        return msg("file.disk_full", file=path.name, folder=str(path.parent))
    if error.errno in _FORBIDDEN:
        return msg("file.not_writable", file=path.name, folder=str(path.parent))
    return msg("file.write_failed", file=path.name, folder=str(path.parent), reason=error.strerror or str(error))


def read_trouble(path: Path, error: OSError) -> CodesignError:
    """Return the error for a file that could not be read."""
    if isinstance(error, FileNotFoundError):
        return NoSuchFile(msg("file.not_found", file=str(path)))
    if isinstance(error, IsADirectoryError):
        return NotAProcessFile(msg("file.is_folder", file=str(path)))
    return CannotRead(msg("file.read_failed", file=str(path), reason=error.strerror or str(error)))
