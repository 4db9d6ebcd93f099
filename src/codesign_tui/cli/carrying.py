"""What crosses over from one process file to another: `new --from`, `themes`."""

from collections.abc import Sequence
from pathlib import Path

from codesign_tui.actions.carrying import Carried, carry
from codesign_tui.actions.themes import bring_themes, themes_of
from codesign_tui.cli.face import Face
from codesign_tui.domain.kinds import rules_of
from codesign_tui.domain.messages import Msg, Refused, msg
from codesign_tui.domain.templates import Workshop


def carried_from(face: Face, file: str, workshop: Workshop) -> Carried:
    """Return what a new process takes over from a co-programming.

    Raises:
        CodesignError: the file cannot be read, nothing can start from it, or the template is not of a co-design.
    """
    if not rules_of(workshop.kind).asks_premise:
        raise Refused(msg("carry.not_design", template=workshop.id, kind=workshop.kind))
    source = face.look_at(file)
    return carry(source.process, source.path.name, now=face.clock.now(), language=face.words.language)


def tell_carried(face: Face, carried: Carried) -> None:
    """Say what crossed over and what stayed there."""
    face.say("carry.took", what=_listed(face, carried.took))
    face.say("carry.left", what=_listed(face, carried.left))


def _listed(face: Face, told: Sequence[Msg]) -> str:
    """Return facts one after the other."""
    return "; ".join(face.words(one) for one in told)


def show_or_bring_themes(face: Face, file: str, into: str | None) -> int:
    """Print the themes that may leave a listening meeting, a line each; with `into` bring them to another file.

    With `into` the themes that are new there are printed, once they are on disk.

    Raises:
        CodesignError: a file cannot be read or written, this is no listening meeting, or there is nothing to bring.
    """
    names = themes_of(face.look_at(file).process)
    if into is None:
        for name in names:
            face.give(name)
        return 0
    if face.workspace.find(Path(into)) == face.workspace.find(Path(file)):
        raise Refused(msg("carry.into_listening"))
    opened = face.work_on(into)
    try:
        done = bring_themes(opened, names, now=face.clock.now())
        done.ticket.result()
    finally:
        opened.close()
    for cluster in done.value:
        face.give(cluster.name)
    face.say("carry.brought", n=len(done.value))
    return 0
