"""Write the table of characters that the packaged fonts have: `python -m codesign_tui.minutes.fonts.compile`.

The table is kept beside the fonts, so that no export has to read their character maps; a test holds the two together.
"""

import unicodedata
from collections.abc import Iterable

from codesign_tui.minutes.fonts import FOLDER


def mapped_characters() -> set[int]:
    """Return every code point that at least one packaged font draws and that an archival PDF may hold.

    Private use is out, whatever a font draws there; so are control characters.
    """
    from fontTools.ttLib import TTFont

    found: set[int] = set()
    for path in sorted(FOLDER.glob("*.ttf")):
        with TTFont(path, lazy=True) as font:
            found.update(font.getBestCmap())
    return {point for point in found if unicodedata.category(chr(point)) not in ("Co", "Cc", "Cs")}


def ranges(points: Iterable[int]) -> list[tuple[int, int]]:
    """Return sorted, inclusive runs of consecutive code points."""
    runs: list[tuple[int, int]] = []
    for point in sorted(points):
        if runs and runs[-1][1] == point - 1:
            runs[-1] = (runs[-1][0], point)
        else:
            runs.append((point, point))
    return runs


def table_of(points: Iterable[int]) -> str:
    """Return the table's text: one run a line, in hexadecimal."""
    return "".join(f"{first:X}-{last:X}\n" if last > first else f"{first:X}\n" for first, last in ranges(points))


def main() -> None:
    """Write the table."""
    (FOLDER / "coverage.ranges").write_text(table_of(mapped_characters()), encoding="ascii", newline="\n")


if __name__ == "__main__":
    main()
