"""Where a run begins: global options, the way to the app or to a command, and the one handler of errors."""

import gc
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from codesign_tui.cli.environment import language_of
from codesign_tui.cli.face import Face
from codesign_tui.domain.messages import CodesignError, Refused, msg
from codesign_tui.locale import LANGUAGES, Translator

UNFORESEEN: Final = 1
"""Exit code of what nobody foresaw, the same as the app's."""

REFUSED_BY_THE_SYSTEM: Final = 3
"""Exit code of what cannot be read or written."""

INTERRUPTED: Final = 130
"""What shells expect of a program that was interrupted from the keyboard."""

_FEW_COLLECTIONS: Final = (50_000, 20, 20)
"""Thresholds of the collector: at the usual ones it walks, again and again, all that a start loads and keeps."""

_OWN_LANG: Final = frozenset({"archive", "export", "minutes", "papers", "seal", "write"})
"""The commands whose `--lang` is the document's, not the messages'."""


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked, without the options that every command takes."""

    arguments: tuple[str, ...]
    workspace: str | None
    language: str | None


def start(arguments: Sequence[str]) -> int:
    """Run the program and return its exit code. No error leaves it as a traceback."""
    _make_streams_safe()
    face = Face(Translator(language_of(os.environ)))
    try:
        request = read_request(arguments)
        if request.language is not None:
            face.words = Translator(request.language)
        face.chosen_workspace = request.workspace
        code = _run(face, request.arguments)
        sys.stdout.flush()
    except CodesignError as error:
        face.say(error.message)
        return error.exit_code
    except KeyboardInterrupt:
        face.say("cli.interrupted")
        return INTERRUPTED
    except BrokenPipeError:
        _forget_stdout()
        return 0
    except OSError as error:
        return _refused_by_the_system(face, error)
    except Exception as error:  # noqa: BLE001 - the last resort: a person must never meet a traceback
        return _unforeseen(face, error)
    return code


def read_request(arguments: Sequence[str]) -> Request:
    """Take `--workspace` and `--lang` from wherever they stand; after `--` everything is left alone.

    Raises:
        Refused: an option without its value, or a language that we do not speak.
    """
    rest: list[str] = []
    found: dict[str, str | None] = {"--workspace": None, "--lang": None}
    given = list(arguments)
    while given:
        word = given.pop(0)
        if word == "--":
            rest += [word, *given]
            break
        name, equals, value = word.partition("=")
        if name not in found or (name == "--lang" and rest[:1] and rest[0] in _OWN_LANG):
            rest.append(word)
            continue
        if not equals:
            if not given:
                raise Refused(msg("cli.option_needs_value", option=name))
            value = given.pop(0)
        found[name] = value
    language = found["--lang"]
    if language is not None and language not in LANGUAGES:
        raise Refused(msg("cli.no_such_language", language=language, known=", ".join(LANGUAGES)))
    return Request(tuple(rest), found["--workspace"], language)


def _run(face: Face, arguments: tuple[str, ...]) -> int:
    """Open the app at once if that is what was asked; only other commands need the command parser."""
    match arguments:
        case ():
            return open_app(face)
        case ("open", file) if not file.startswith("-"):
            return open_app(face, face.workspace.find(Path(file)))
        case ("rehearse", file) if not file.startswith("-"):
            return open_app(face, face.workspace.find(Path(file)), rehearse=True)
        case ("--version",):
            from codesign_tui import __version__

            face.give(f"codesign {__version__}")
            return 0
        case _:
            from codesign_tui.cli.commands import run_command

            return run_command(face, arguments)


def open_app(face: Face, path: Path | None = None, *, rehearse: bool = False) -> int:
    """Open the app, on a process file if one is given, or on a rehearsal of its next session.

    Raises:
        Refused: there is no terminal to draw on.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Refused(msg("cli.no_terminal"))
    gc.set_threshold(*_FEW_COLLECTIONS)
    from codesign_tui import tui

    return tui.run(
        face.workspace,
        face.library,
        face.words,
        face.clock,
        open_path=path,
        log=face.log,
        rehearse=rehearse,
        settings=face.settings,
    )


def _refused_by_the_system(face: Face, error: OSError) -> int:
    """Say what the system did not let us read or write: a full disk behind standard output, a folder that went."""
    _forget_stdout()
    face.say("cli.system_refused", file=str(error.filename or "-"), reason=error.strerror or type(error).__name__)
    return REFUSED_BY_THE_SYSTEM


def _unforeseen(face: Face, error: Exception) -> int:
    """Say one sentence, write where it happened to the log, and nobody's words."""
    from codesign_tui.tui.unforeseen import log_unforeseen

    if log_unforeseen(face.log, error, face.clock.now()):
        face.say("cli.unforeseen_logged", log=str(face.log))
    else:
        face.say("cli.unforeseen")
    return UNFORESEEN


def _make_streams_safe() -> None:
    """Let no character that a stream cannot write end the program; what goes to files and pipes is UTF-8."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        if stream.isatty():
            reconfigure(errors="replace")
        else:
            reconfigure(encoding="utf-8", errors="replace")


def _forget_stdout() -> None:
    """Let nothing more be written to an output that nobody takes (`codesign list | head -1`), not even at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
