"""`templates`: list them, show one as a sheet worth printing, check files that a town has written."""

from pathlib import Path
from typing import TYPE_CHECKING

from codesign_tui.cli.face import Face
from codesign_tui.domain.messages import Refused, msg

if TYPE_CHECKING:
    from collections.abc import Sequence

    from codesign_tui.domain.messages import Msg


def list_templates(face: Face) -> int:
    """List the workshops, then the methods, the basic ones first."""
    from codesign_tui.library.printing import list_text

    face.give(list_text(face.library, face.words))
    for problem in face.library.problems:
        face.say(problem.message())
    return 0


def show_template(face: Face, identifier: str) -> int:
    """Show a workshop with its timed agenda, a method with its steps, or the source of a file that draws the minutes.

    Raises:
        CodesignError: no template has this id, or it cannot be used.
    """
    from codesign_tui.library.printing import method_text, workshop_text
    from codesign_tui.library.problems import UnknownTemplate
    from codesign_tui.minutes.stationery import layout

    if identifier in layout.NAMES:
        face.give(layout.read(layout.shipped(identifier)).rstrip("\n"))
        return 0
    try:
        sheet = workshop_text(face.library.workshop(identifier), face.library, face.words)
    except UnknownTemplate:
        sheet = method_text(face.library.method(identifier), face.words)
    face.give(sheet)
    return 0


def check_templates(face: Face, path: str) -> int:
    """Check a template or a folder of them; print each problem by file, line and field. 1 if one cannot be used.

    Raises:
        Refused: there is no such path, or no template in it.
    """
    from codesign_tui.library.checking import check
    from codesign_tui.minutes.stationery import layout

    place = Path(path)
    if not place.exists():
        raise Refused(msg("cli.source_not_found", file=path))
    if place.is_dir() and not any((place / kind).is_dir() for kind in ("methods", "workshops", layout.FOLDER)):
        raise Refused(msg("cli.no_templates", folder=path))
    is_layout = place.name in layout.NAMES
    problems = () if is_layout else check(place)
    for problem in problems:
        face.give(face.words(problem.message()))
    broken = sum(not problem.warning for problem in problems)
    for told in _layout_problems(place.parent if is_layout else place / layout.FOLDER):
        face.give(face.words(told))
        broken += 1
    face.say("cli.templates_broken" if broken else "cli.templates_sound", n=broken)
    return 1 if broken else 0


def _layout_problems(folder: Path) -> "Sequence[Msg]":
    """Return what is wrong with the town's own files that draw the minutes."""
    from codesign_tui.minutes.stationery.trial import problems_of

    return problems_of(folder) if folder.is_dir() else ()
