"""The layout templates of the renderers: files that an office may copy and change, one at a time.

The first folder that has a file of this name wins, the program's own comes last. They are templates for what a
document looks like, and hold no data.
"""

from pathlib import Path
from typing import Final

from codesign_tui.domain.messages import msg
from codesign_tui.library.places import packaged_templates
from codesign_tui.minutes.stationery.problems import Unusable

FOLDER: Final = "minutes"
"""The folder of these files among the templates."""

TYPST: Final = ("minutes.typ", "papers.typ", "blocks.typ")
"""What draws the PDF; the first two bring in the third."""

NAMES: Final = (*TYPST, "minutes.html.j2", "minutes.css", "odt-styles.xml", "docx-styles.xml")
"""Every layout template by its file's name."""

_LARGEST: Final = 1_000_000
"""Bytes of a layout template: the shipped ones have a few thousand."""


def shipped(name: str) -> Path:
    """Return the file that comes with the program."""
    return packaged_templates() / FOLDER / name


def read(path: Path) -> str:
    """Return the source of a layout template.

    Raises:
        Unusable: it cannot be read, is far too large, or is not UTF-8.
    """
    content = bounded(path, _LARGEST)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise Unusable(path, msg("stationery.not_utf8"), line) from error


def bounded(path: Path, most: int) -> bytes:
    """Return what a file of the town's holds.

    Raises:
        Unusable: it cannot be read, or holds more than so many bytes.
    """
    try:
        if path.stat().st_size > most:
            raise Unusable(path, msg("stationery.too_large", megabytes=most // 1_000_000))
        return path.read_bytes()
    except OSError as error:
        raise Unusable(path, msg("stationery.unreadable", reason=error.strerror or str(error))) from error
