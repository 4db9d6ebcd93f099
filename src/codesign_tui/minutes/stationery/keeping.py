"""Keeping the town's own letterhead files and coat of arms for the documents to come, and taking them away again.

Nothing is ever lost: what is replaced or taken away stays beside, under a name that no document looks for.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Final, Literal

from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.text import clean_line
from codesign_tui.journal.errors import CannotWrite
from codesign_tui.journal.filesystem import write_whole
from codesign_tui.library.places import packaged_templates
from codesign_tui.minutes.placing import PATIENT, ShareableDisk, trouble
from codesign_tui.minutes.stationery import arms, base, layout
from codesign_tui.minutes.stationery.images import picture_of
from codesign_tui.minutes.stationery.paper import Stationery

Slot = Literal["odt", "docx", "arms"]
"""What a town may keep: a letterhead for each format to finish in, a coat of arms."""

_PICTURES: Final = {"svg": ".svg", "png": ".png", "jpeg": ".jpg"}
_WORDS: Final = ".txt"
_LARGEST: Final = 50_000_000
"""Bytes: what is larger is not even read."""

_ASIDE: Final = ".old"
"""What the name of a file that was replaced or taken away ends with."""


def endings_of(slot: Slot) -> tuple[str, ...]:
    """Return the endings that a file for this may have."""
    return arms.EXTENSIONS if slot == "arms" else base.EXTENSIONS[slot]


def in_use(stationery: Stationery, slot: Slot) -> Path | None:
    """Return the file that documents are drawn with; None where they are drawn with the program's own."""
    return arms.kept_arms(stationery) if slot == "arms" else base.kept_base(stationery, slot)


def home_of(folders: Sequence[Path]) -> Path:
    """Return the folder of the town's own paper that new files go to, of folders of templates as the library has them.

    Raises:
        Refused: there are only the program's own templates.
    """
    ours = packaged_templates().resolve()
    town = next((folder for folder in folders if folder.resolve() != ours), None)
    if town is None:
        raise Refused(msg("base.no_home"))
    return town / layout.FOLDER


def keep_base(folder: Path, source: Path, *, replacing: bool = False) -> Path:
    """Copy a letterhead file into a folder of the town's own paper; return where it is.

    Raises:
        Refused: another one is there already, unless it is to be replaced.
        CannotWrite: the folder cannot be written.
    """
    ending = source.suffix.lower()
    return _keep(folder, "odt" if ending in base.EXTENSIONS["odt"] else "docx", source, ending, replacing=replacing)


def keep_arms(folder: Path, source: Path, words: Sequence[tuple[str, str]], *, replacing: bool = False) -> Path:
    """Copy a coat of arms and what it shows into a folder of the town's own paper; return where the picture is.

    Args:
        folder: the town's own paper.
        source: the picture.
        words: what it shows, each with its language; "" for every language.
        replacing: whether another one that is there makes room.

    Raises:
        Unusable: the picture cannot be used.
        Refused: nothing says what it shows, or another one is there already.
        CannotWrite: the folder cannot be written.
    """
    said = [(language, clean_line(text)) for language, text in words]
    lines = [f"{language}: {text}" if language else text for language, text in said if text]
    if not lines:
        raise Refused(msg("base.arms_say_what"))
    ending = _PICTURES[picture_of(source).kind]
    kept = _keep(folder, "arms", source, ending, replacing=replacing)
    _write(kept.with_suffix(_WORDS), ("\n".join(lines) + "\n").encode("utf-8"))
    return kept


def take_away(path: Path) -> Path:
    """Put a file of the town's own paper aside, with its words if it has some; return what it is called now.

    Raises:
        CannotWrite: the folder cannot be written.
    """
    words = path.with_suffix(_WORDS)
    if path.suffix.lower() in arms.EXTENSIONS and words.is_file():
        _put_aside(words)
    return _put_aside(path)


def _keep(folder: Path, slot: Slot, source: Path, ending: str, *, replacing: bool) -> Path:
    """Copy a file under the name that it has in the town's own paper.

    Raises:
        Refused: another one that would be used instead is there already.
    """
    content = layout.bounded(source, _LARGEST)
    names = arms.NAMES if slot == "arms" else base.NAMES
    wanted = folder / f"{names[0]}{ending}"
    for other in (folder / f"{name}{end}" for name in names for end in endings_of(slot)):
        if not other.is_file() or (other == wanted and layout.bounded(other, _LARGEST) == content):
            continue
        if not replacing:
            raise Refused(msg("base.already", folder=str(folder), file=other.name))
        take_away(other)
    _write(wanted, content)
    return wanted


def _put_aside(path: Path) -> Path:
    """Rename a file so that no document looks for it.

    Raises:
        CannotWrite: the folder cannot be written.
    """
    aside = path.with_name(f"{path.name}{_ASIDE}")
    number = 1
    while aside.exists():
        number += 1
        aside = path.with_name(f"{path.name}{_ASIDE}-{number}")
    try:
        PATIENT.over(lambda: ShareableDisk().replace(path, aside))
    except OSError as error:
        raise CannotWrite(trouble(path, error)) from error
    return aside


def _write(path: Path, content: bytes) -> None:
    """Write a file whole, readable by those who share the workspace.

    Raises:
        CannotWrite: the folder cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        PATIENT.over(lambda: write_whole(ShareableDisk(), path, content))
    except OSError as error:
        raise CannotWrite(trouble(path, error)) from error
