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
    from codesign_tui.minutes.stationery.base_report import report_on
    from codesign_tui.minutes.stationery.keeping import home_of, keep_base

    path = _there(file)
    report = report_on(path)
    face.give(face.words("base.good", file=path.name))
    for told in report.has:
        face.give(f"+ {face.words(told)}")
    for told in report.lacks or (msg("base.complete"),):
        face.give(f"- {face.words(told)}" if report.lacks else face.words(told))
    if keep:
        kept = keep_base(home_of(face.library.folders), path)
        face.say("base.kept", path=str(kept))
    return 0


def examine_arms(face: Face, file: str, words: str, *, keep: bool) -> int:
    """Say whether a picture can be the coat of arms; keep a copy with its words if so asked.

    Raises:
        CodesignError: it cannot be used, its words are missing, or another one is kept already.
    """
    from codesign_tui.minutes.stationery.arms import Arms
    from codesign_tui.minutes.stationery.images import picture_of
    from codesign_tui.minutes.stationery.keeping import home_of, keep_arms

    path, said = _there(file), clean_line(words)
    if not said:
        raise Refused(msg("base.arms_no_words"))
    arms = Arms(picture_of(path), said)
    wide, high = (face.words.number(round(side, 1)) for side in arms.size_mm)
    face.give(face.words("base.arms_good", file=path.name, width=wide, height=high, words=said))
    if keep:
        kept = keep_arms(home_of(face.library.folders), path, (("", said),))
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
