"""Names of the folders and files of an archive pack: plain on every system, in order, never too long.

A process is a dossier (*fascicolo*) and its minutes are a series: `processo/AAAA-NN_seduta/…` (`domain.md` §5.2). A
name has at most 100 characters with all that is added to it, and letters, digits, hyphens and underscores alone.
"""

from pathlib import PurePosixPath
from typing import Final

from codesign_tui.domain.meetings import Session
from codesign_tui.domain.process import Process
from codesign_tui.domain.text import slug
from codesign_tui.locale import Translator

LONGEST_FOLDER: Final = 60
"""Characters of the name of a folder."""

LONGEST_NAME: Final = 100
"""Characters of the name of a file, with everything that is added to it."""

INDEX: Final = "indice.csv"
"""The index that `verify` reads; the same name in every language, so that it is found."""

PAGE: Final = "indice.html"
"""The index for whoever opens the folder."""

DATA_FOLDER: Final = "dati"
PROCESS_JSON: Final = "percorso.json"
PROCESS_SCHEMA: Final = "percorso.schema.json"
METADATA_SCHEMA: Final = "metadata.schema.json"
"""Where the process stands as data, and the schemas of what a program reads; the same in every language."""


def dossier_folder(process: Process) -> str:
    """Return the name of the folder of a path: its title."""
    return slug(process.details.title, longest=LONGEST_FOLDER)


def session_folder(session: Session, say: Translator) -> str:
    """Return the name of the folder of a session, "2026-02_seduta"; without a year while it has no day."""
    number = f"{session.number:02d}"
    year = session.date[:4] if session.date else ""
    return "_".join(("-".join(filter(None, (year, number))), say("export.name_session")))


def attachment_name(name: str) -> str:
    """Return the name of an annex's file in the pack: plain, with its own extension."""
    path = PurePosixPath(name.replace("\\", "/"))
    extension = slug(path.suffix, longest=8) if path.suffix else ""
    stem = slug(path.stem, longest=LONGEST_FOLDER)
    return f"{stem}.{extension}" if extension else stem
