"""The files annexed to a session: whatever an office put into the folder beside the process file.

For `borgoserra.codesign.jsonl` the annexes of session 2 are the files of `borgoserra-allegati/02/`.
"""

from pathlib import Path

from codesign_tui.domain.meetings import Session
from codesign_tui.locale import Translator
from codesign_tui.minutes.archive.contents import Attached
from codesign_tui.minutes.archive.layout import attachment_name


def annexes_folder(process_file: Path, session: Session) -> Path:
    """Return the folder where the files annexed to a session are looked for."""
    stem = process_file.name.partition(".")[0]
    return process_file.with_name(f"{stem}-allegati") / f"{session.number:02d}"


def annexes(folder: Path, say: Translator) -> tuple[Attached, ...]:
    """Return the files of a folder, in the order of their names; none where there is no such folder.

    Raises:
        OSError: one of them cannot be read.
    """
    if not folder.is_dir():
        return ()
    found = sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))
    taken: set[str] = set()
    made = []
    for path in found:
        name = _free(attachment_name(path.name), taken)
        made.append(Attached(f"{say('archive.folder.annexes')}/{name}", path.name, path.read_bytes()))
    return tuple(made)


def _free(name: str, taken: set[str]) -> str:
    """Return a name that no other annex has."""
    stem, dot, extension = name.partition(".")
    one, number = name, 2
    while one in taken:
        one, number = f"{stem}-{number}{dot}{extension}", number + 1
    taken.add(one)
    return one
