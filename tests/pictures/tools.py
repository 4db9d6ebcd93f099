"""The programs that turn what is drawn into pictures: Chromium for SVG and the sheet, poppler for PDF."""

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Final

PAGE_DPI: Final = 80

_WEB_FONT: Final = re.compile(r"@font-face\s*\{.*?\}", re.DOTALL)
_VIEW_BOX: Final = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
_PATIENCE: Final = 120


class ToolMissing(Exception):
    """A program that the pictures need is not installed; the text is a sentence for a person."""


def need(*names: str) -> None:
    """Check that these programs are there.

    Raises:
        ToolMissing: naming those that are not.
    """
    missing = [name for name in names if shutil.which(name) is None]
    if missing:
        raise ToolMissing(f"Pictures need {' and '.join(missing)}: run `make tools`.")


def without_web(svg: str) -> str:
    """Return a screenshot that asks no server for a font; the system's fixed-width one is used."""
    return _WEB_FONT.sub("", svg).replace("Fira Code", "DejaVu Sans Mono")


def size_of(svg: str) -> tuple[int, int]:
    """Return the pixels of a drawing, rounded up."""
    found = _VIEW_BOX.search(svg)
    assert found is not None
    return int(float(found[1])) + 1, int(float(found[2])) + 1


def photograph(page: Path, picture: Path, size: tuple[int, int], *, scale: float = 1) -> None:
    """Make a PNG of an SVG or HTML file; offline, in a profile of its own.

    Args:
        page: what to show.
        picture: where to.
        size: the window in CSS pixels.
        scale: picture pixels for each of them.
    """
    with tempfile.TemporaryDirectory() as profile:
        as_root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        subprocess.run(
            [
                "chromium", "--headless", *as_root, "--disable-gpu", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
                f"--user-data-dir={profile}", "--hide-scrollbars",
                f"--force-device-scale-factor={scale}", f"--window-size={size[0]},{size[1]}",
                f"--screenshot={picture}", page.resolve().as_uri(),
            ],
            check=True,
            capture_output=True,
            timeout=_PATIENCE,
        )  # fmt: skip
    if not picture.exists():
        raise ToolMissing(f"Chromium made no picture of {page.name}.")


def pages_of(pdf: Path, stem: Path) -> list[Path]:
    """Make a PNG of every page of a PDF and return them in order."""
    subprocess.run(
        ["pdftoppm", "-r", str(PAGE_DPI), "-png", str(pdf), str(stem)],
        check=True,
        capture_output=True,
        timeout=_PATIENCE,
    )
    return sorted(stem.parent.glob(f"{stem.name}-*.png"))
