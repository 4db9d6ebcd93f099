"""Read a file that a person names, write a result where they asked: whole or not at all."""

import contextlib
import os
import tempfile
from pathlib import Path

from codesign_tui.domain.messages import CodesignError, Refused, msg


class CannotWrite(CodesignError):
    """The place for a result cannot be written."""

    exit_code = 3


def read_source(name: str) -> bytes:
    """Return the bytes of a file that a person named.

    Raises:
        Refused: it is not there, is a folder, or may not be read.
    """
    try:
        return Path(name).read_bytes()
    except FileNotFoundError as error:
        raise Refused(msg("cli.source_not_found", file=name)) from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise Refused(msg("cli.source_unreadable", file=name, reason=_reason(error))) from error


def write_result(path: Path, data: bytes) -> None:
    """Write a result to a file, in place of what was there, in one step.

    Raises:
        CannotWrite: the place cannot be written; what was there is untouched.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".codesign-")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            Path(temporary).replace(path)
        except BaseException:
            with contextlib.suppress(FileNotFoundError):
                Path(temporary).unlink()
            raise
    except (OSError, ValueError) as error:
        raise CannotWrite(msg("cli.cannot_write", file=str(path), reason=_reason(error))) from error


def _reason(error: Exception) -> str:
    """Return what the system said, without the path, which the sentence has."""
    return getattr(error, "strerror", None) or type(error).__name__
