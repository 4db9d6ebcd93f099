"""`verify` and `restore`: is this what was written, and if not, the best that is left."""

from pathlib import Path
from typing import Final

from codesign_tui.cli.face import Face
from codesign_tui.cli.files import read_source
from codesign_tui.domain.messages import Refused, msg

_SIDECAR: Final = ".sha256"
_HEX: Final = 64


def verify_file(face: Face, file: str) -> int:
    """Check a process file line by line, or an exported document against the digest kept beside it.

    Prints what was found; returns 0 if it is what was written and 1 if it is not.

    Raises:
        CodesignError: there is no such file, or nothing to compare it with.
    """
    from codesign_tui.journal import SUFFIX

    path = Path(file)
    if path.is_dir():
        from codesign_tui.cli.archiving import check_pack

        return check_pack(face, path)
    if path.is_file() and not path.name.endswith(SUFFIX) and Path(f"{path}{_SIDECAR}").is_file():
        return _verify_document(face, path)
    report = face.workspace.verify(path)
    for notice in report.notices:
        face.say(notice)
    for damage in report.damages:
        face.give(face.words("cli.verify.damage", line=damage.line, loss=damage.loss))
    if report.sound:
        face.give(face.words("cli.verify.sound", file=report.path.name, n=report.revision, head=report.head[:12]))
        return 0
    face.say("cli.verify.damaged", file=report.path.name)
    return 1


def _verify_document(face: Face, path: Path) -> int:
    """Compare a document with the digest in its `.sha256` file."""
    import hashlib

    recorded = read_source(f"{path}{_SIDECAR}").decode("ascii", "replace").split()
    if not recorded or len(recorded[0]) != _HEX:
        raise Refused(msg("cli.verify.no_record", file=path.name))
    identical = hashlib.sha256(read_source(str(path))).hexdigest() == recorded[0].lower()
    face.give(face.words("cli.verify.identical" if identical else "cli.verify.changed", file=path.name))
    return 0 if identical else 1


def restore_file(face: Face, file: str) -> int:
    """Put the best copy of a damaged or lost process file in its place, and keep the old one beside it.

    Raises:
        CodesignError: there is nothing better, another program holds the file, or the folder cannot be written.
    """
    restored = face.workspace.restore(Path(file))
    for message in restored.messages:
        face.say(message)
    face.give(str(restored.path))
    return 0
