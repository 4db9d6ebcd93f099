"""The fingerprint of a file that was signed elsewhere: read from the file, or typed as somebody was given it."""

import hashlib
import re
from pathlib import Path
from typing import Final

from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.text import clean

_HEXADECIMAL: Final = re.compile(r"[0-9a-fA-F\s]{64,}")


def fingerprint_of(typed: str) -> tuple[str, str]:
    """Return the SHA-256 and the name of the file at a path; a typed fingerprint is given back with no name.

    The file is only read, piece by piece: a program must never touch what was signed.

    Raises:
        Refused: there is no such file, or it cannot be read.
    """
    text = clean(typed).strip().strip("'\"")
    path = Path(text).expanduser()
    try:
        if _HEXADECIMAL.fullmatch(text) and not path.is_file():
            return "".join(text.split()).lower(), ""
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest(), path.name
    except (OSError, ValueError) as error:
        raise Refused(msg("life.file_unreadable", file=text)) from error
