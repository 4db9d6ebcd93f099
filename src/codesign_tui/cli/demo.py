"""`demo`: the worked example, in the app where there is a terminal, else run through to the minutes in `./out`."""

import sys
from pathlib import Path
from typing import Final

from codesign_tui.cli.face import Face
from codesign_tui.domain.terms import CopyKind
from codesign_tui.locale import Translator

_FOLDER: Final = "out"
_LANGUAGE: Final = "it"
"""The example is an Italian municipality's; its minutes are in Italian whatever the messages speak."""


def run_demo(face: Face) -> int:
    """Open the app on a fresh copy of the example; without a terminal, write its minutes in every format.

    Raises:
        CodesignError: the state folder or `./out` cannot be written.
    """
    if sys.stdin.isatty() and sys.stdout.isatty():
        return _in_the_app(face)
    return _run_through(face)


def _in_the_app(face: Face) -> int:
    """Open the app on a fresh copy of the example."""
    from codesign_tui.cli.start import open_app

    example = face.workspace.example()
    example.close()
    return open_app(face, example.path)


def _run_through(face: Face) -> int:
    """Replay the example into a new file and write the internal minutes of each session in every format."""
    from codesign_tui.cli.documents import Wanted, begun, write_all
    from codesign_tui.minutes.formats import NAMES

    face.say("cli.demo.replaying")
    example = face.workspace.example()
    example.close()
    process = example.process
    face.say("cli.demo.replayed", n=process.revision, file=str(example.path))
    wanted = Wanted(NAMES, CopyKind.INTERNAL, Translator(_LANGUAGE), Path(_FOLDER))
    write_all(face, process, [session.id for session in begun(process)], [wanted])
    return 0
