"""The worked example's minutes as PDF/A in a cold process, against LibreOffice converting the ODT of the same."""

import os
import statistics
import subprocess
import sys
from pathlib import Path
from typing import Final

from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import CopyKind
from codesign_tui.domain.transactions import Transaction
from codesign_tui.exchange.replay import replay
from codesign_tui.journal.file import create_file
from codesign_tui.journal.filesystem import Disk
from codesign_tui.library.places import packaged_example
from codesign_tui.locale import Translator
from codesign_tui.minutes.compose import compose_minutes
from codesign_tui.minutes.document import Document
from codesign_tui.minutes.formats import FORMATS, NAMES
from support_table import START, make_table

from .sides import Row, in_turn, timed

TIMES: Final = 5
CARDS: Final = 300
_SESSION: Final = "2"


def measure(folder: Path) -> list[Row]:
    """Write the PDF from the process file; convert the ODT that the program writes."""
    path = _example(folder / "borgoserra.codesign.jsonl")
    out = folder / "out"
    environment = {**os.environ, "XDG_STATE_HOME": str(folder / "state"), "HOME": str(folder)}

    def ours(fmt: str = "pdf") -> float:
        """Write one format with the command, cold."""
        for old in out.glob(f"*.{fmt}*"):
            old.unlink()
        command = [sys.executable, "-m", "codesign_tui", "minutes", str(path), "--session", _SESSION]
        return timed(lambda: _run([*command, "--format", fmt, "--output", str(out)], environment))

    ours("odt")
    odt = next(out.glob("*.odt"))

    def theirs() -> float:
        """Convert the ODT, cold."""
        command = ["soffice", "--headless", f"-env:UserInstallation={(folder / 'office').as_uri()}"]
        return timed(lambda: _run([*command, "--convert-to", "pdf", "--outdir", str(folder), str(odt)], environment))

    mine, other = in_turn(ours, theirs, TIMES)
    assert (folder / f"{odt.stem}.pdf").exists(), "LibreOffice wrote its PDF"
    many, once = in_turn(lambda: _all_formats(folder, environment), theirs, TIMES)
    return [
        Row("minutes of the example as PDF/A, cold", mine, "soffice --convert-to pdf", other, 0.2),
        Row("the same in a program that runs already", _warm(), "the same, cold", mine, 0.5),
        Row(f"six formats of {CARDS} contributions, cold", many, "soffice, one PDF of the example", once, 3),
    ]


def _warm() -> float:
    """Return the seconds that composing and drawing the PDF take once everything is loaded."""
    process = Process()
    for number, draft in enumerate(replay(packaged_example().read_bytes(), now=START), 1):
        process.apply(Transaction(number, draft.action, draft.at, draft.puts))

    def once() -> float:
        """Compose and draw it."""
        return timed(lambda: FORMATS["pdf"].render(_composed(process), at=START))

    once()
    return statistics.median(once() for _ in range(TIMES))


def _composed(process: Process) -> Document:
    """Return the minutes of the session."""
    session = next(each.id for each in process.sessions() if str(each.number) == _SESSION)
    return compose_minutes(
        process, session, copy=CopyKind.INTERNAL, translator=Translator("it"), generated_on=START.date()
    )


def _all_formats(folder: Path, environment: dict[str, str]) -> float:
    """Write six formats of a session with hundreds of contributions, cold."""
    path = folder / "many.codesign.jsonl"
    if not path.exists():
        make_table(path, CARDS)
    command = [sys.executable, "-m", "codesign_tui", "minutes", str(path), "--format", ",".join(NAMES)]
    return timed(lambda: _run([*command, "--output", str(folder / "many")], environment))


def _example(path: Path) -> Path:
    """Make the worked example as a process file."""
    drafts = replay(packaged_example().read_bytes(), now=START)
    file = create_file(Disk(), path, drafts[0], lambda: START)
    for draft in drafts[1:]:
        file.append(draft)
    file.close()
    return path


def _run(command: list[str], environment: dict[str, str]) -> None:
    """Run a program to its end."""
    subprocess.run(command, check=True, capture_output=True, env=environment)
