"""`base`, `arms`: the town's own letterhead and coat of arms, looked at and kept for the documents to come."""

from pathlib import Path

from codesign_tui.cli.face import Face
from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.text import clean_line


def examine_base(face: Face, file: str, *, keep: bool) -> int:
    """Say what a file of the town's has and lacks; keep a copy for the documents to come if so asked.

    Raises:
        CodesignError: it cannot be used at all, or another one is kept already.
    """
    from codesign_tui.minutes.stationery.base import NAMES
    from codesign_tui.minutes.stationery.base_report import report_on

    path = _there(file)
    report = report_on(path)
    face.give(face.words("base.good", file=path.name))
    for told in report.has:
        face.give(f"+ {face.words(told)}")
    for told in report.lacks or (msg("base.complete"),):
        face.give(f"- {face.words(told)}" if report.lacks else face.words(told))
    if keep:
        kept = _kept(face, path.read_bytes(), NAMES, path.suffix.lower())
        face.say("base.kept", path=str(kept))
    return 0


def examine_arms(face: Face, file: str, words: str, *, keep: bool) -> int:
    """Say whether a picture can be the coat of arms; keep a copy with its words if so asked.

    Raises:
        CodesignError: it cannot be used, its words are missing, or another one is kept already.
    """
    from codesign_tui.minutes.stationery.arms import NAMES, Arms
    from codesign_tui.minutes.stationery.images import picture_of

    path, said = _there(file), clean_line(words)
    if not said:
        raise Refused(msg("base.arms_no_words"))
    arms = Arms(picture_of(path), said)
    wide, high = (face.words.number(round(side, 1)) for side in arms.size_mm)
    face.give(face.words("base.arms_good", file=path.name, width=wide, height=high, words=said))
    if keep:
        ending = {"svg": ".svg", "png": ".png", "jpeg": ".jpg"}[arms.picture.kind]
        kept = _kept(face, path.read_bytes(), NAMES, ending)
        _write(kept.with_suffix(".txt"), f"{said}\n".encode())
        face.say("base.arms_kept", path=str(kept))
    return 0


def _there(file: str) -> Path:
    """Return the file that was named.

    Raises:
        Refused: there is none.
    """
    path = Path(file)
    if not path.is_file():
        raise Refused(msg("cli.source_not_found", file=file))
    return path


def _kept(face: Face, content: bytes, names: tuple[str, ...], ending: str) -> Path:
    """Copy a file into the workspace's own paper under the name that it has there.

    Raises:
        CodesignError: another one is there already, or the folder cannot be written.
    """
    from codesign_tui.minutes.stationery.layout import FOLDER

    folder = face.root / "templates" / FOLDER
    wanted = folder / f"{names[0]}{ending}"
    others = (folder / f"{name}{end}" for name in names for end in _alike(ending))
    taken = next((other for other in others if other.exists() and other.read_bytes() != content), None)
    if taken is not None:
        raise Refused(msg("base.already", folder=str(folder), file=taken.name))
    _write(wanted, content)
    return wanted


def _alike(ending: str) -> tuple[str, ...]:
    """Return the endings of files that would be used instead of one with this ending."""
    from codesign_tui.minutes.stationery import arms, base

    groups = (*base.EXTENSIONS.values(), arms.EXTENSIONS)
    return next((group for group in groups if ending in group), (ending,))


def _write(path: Path, content: bytes) -> None:
    """Write a file whole, readable by those who share the workspace."""
    from codesign_tui.journal.errors import CannotWrite
    from codesign_tui.journal.filesystem import write_whole
    from codesign_tui.minutes.placing import PATIENT, ShareableDisk, trouble

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        PATIENT.over(lambda: write_whole(ShareableDisk(), path, content))
    except OSError as error:
        raise CannotWrite(trouble(path, error)) from error
