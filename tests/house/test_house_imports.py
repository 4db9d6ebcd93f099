"""What is not needed is not loaded: seen in a fresh interpreter, since a static contract cannot see a late import."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from house.house_source import ROOT, SOURCE

HEAVY: Final = (
    "textual",
    "rich",
    "typst",
    "docx",
    "odfdo",
    "babel",
    "jinja2",
    "starlette",
    "fontTools",
    "qrcode",
    "icalendar",
    "lxml",
)
DOCUMENTS: Final = ("icalendar", "qrcode", "typst", "docx", "odfdo", "jinja2", "starlette", "fontTools", "lxml")
RENDERERS: Final = (*DOCUMENTS, "babel")

RUN_BY_HAND: Final = {"codesign_tui.locale.compile", "codesign_tui.minutes.fonts.compile"}
"""Modules that are run by hand and never loaded by the program."""

CORE: Final = ("domain", "actions", "journal", "library", "exchange", "locale")


def _loaded(code: str, unwanted: tuple[str, ...], *, home: Path | None = None) -> list[str]:
    """Return which of the unwanted libraries are loaded after the code has run in a fresh interpreter."""
    head = f"import sys; sys.path.insert(0, {str(SOURCE.parent)!r})\n"  # these modules, wherever it runs
    tail = f"\nimport json, sys; print(json.dumps(sorted(set({unwanted!r}) & set(sys.modules))))"
    done = subprocess.run(
        [sys.executable, "-c", head + code + tail], capture_output=True, encoding="utf-8", cwd=home, check=False
    )
    assert done.returncode == 0, done.stderr
    found: list[str] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


def _modules_of(package: str) -> list[str]:
    """Return every module of a package by its full name."""
    names = []
    for path in sorted((SOURCE / package).rglob("*.py")):
        parts = ("codesign_tui", *path.relative_to(SOURCE).with_suffix("").parts)
        names.append(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
    return [name for name in names if name not in RUN_BY_HAND]


def test_the_core_loads_no_face_and_no_renderer() -> None:
    """Domain, actions, journal, library and exchange can be used without a screen, a document or a web page."""
    code = "\n".join(f"import {name}" for package in CORE for name in _modules_of(package))
    assert _loaded(code, HEAVY) == []


def test_the_minutes_are_composed_without_a_renderer() -> None:
    """What the minutes say does not depend on how they are printed; a renderer loads its library when it is used."""
    code = "\n".join(f"import {name}" for name in _modules_of("minutes"))
    assert _loaded(code, HEAVY) == []


def test_the_screen_starts_without_a_renderer() -> None:
    """Home and the first place of a process load nothing that only documents need."""
    code = "\n".join(f"import {name}" for name in _modules_of("tui"))
    assert _loaded(code, RENDERERS) == []


EXAMPLE: Final = ROOT / "sessions" / "borgoserra.json"
FILE: Final = "prova.codesign.jsonl"

QUICK: Final = {
    "--version": ([["--version"]], HEAVY),
    "list": ([["list"]], ("textual", *RENDERERS)),
    "show": ([["import", str(EXAMPLE), "--output", FILE], ["show", FILE]], ("textual", *DOCUMENTS)),
}
"""What is asked of the command line, and what must not be loaded for it (`show` writes dates as people do)."""


@pytest.mark.parametrize("asked", QUICK)
def test_a_quick_look_loads_no_screen(asked: str, tmp_path: Path) -> None:
    """`list` and `show` answer before a screen could be loaded, and `--version` loads nothing at all."""
    commands, unwanted = QUICK[asked]
    code = f"""
import contextlib, io
from codesign_tui.cli.start import start
out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
for arguments in {commands!r}:
    with contextlib.redirect_stdout(out):
        code = start([*arguments, "--workspace", {str(tmp_path)!r}] if arguments != ["--version"] else arguments)
    assert code == 0, arguments
"""
    assert _loaded(code, unwanted, home=tmp_path) == []
