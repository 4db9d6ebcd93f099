"""The worked example's minutes as PDF/A in a cold process, against LibreOffice converting the ODT of the same."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

from codesign_tui.exchange.replay import replay
from codesign_tui.journal.file import create_file
from codesign_tui.journal.filesystem import Disk
from codesign_tui.library.places import packaged_example
from support_table import START

from .sides import Row, in_turn, timed

TIMES: Final = 5
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
    return [Row("minutes of the example as PDF/A, cold", mine, "soffice --convert-to pdf", other, 0.2)]


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
