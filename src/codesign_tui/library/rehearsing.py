"""Reads what a rehearsal invents: the first `rehearsal.toml` of the folders that can be used."""

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.rehearsing import Invention

_NAME: Final = "rehearsal"
FILE: Final = f"{_NAME}.toml"


def invention(folders: Sequence[Path]) -> Invention:
    """Return what is invented; a file of the user's that cannot be used is passed over for the program's own.

    Raises:
        Refused: no folder has a usable one.
    """
    for folder in folders:
        try:
            return Invention.model_validate(tomllib.loads((folder / FILE).read_text(encoding="utf-8")))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, ValidationError):
            continue  # the next folder's; the last is the program's own, whose test is that it can be read
    raise Refused(msg("rehearsal.nothing_to_invent", file=FILE))
