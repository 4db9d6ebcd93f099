"""A town's own paper as an office would keep it."""

from pathlib import Path
from typing import Final

from codesign_tui.minutes.stationery.paper import Stationery

SHIELD: Final = """<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<!-- drawn by canary -->
<svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="urn:drawing-program"
  inkscape:export-filename="canary/shield.png" viewBox="0 0 80 100">
<metadata>canary</metadata>
<path d="M5,5 H75 V55 Q75,85 40,97 Q5,85 5,55 Z" fill="#2a4d8f" stroke="#222" stroke-width="3"/>
<path d="M40,20 l6,14 15,1 -12,10 4,15 -13,-8 -13,8 4,-15 -12,-10 15,-1 z" fill="#e8c34a"/>
</svg>
"""
"""A coat of arms as a drawing program saves it, with what it notes for itself."""

WORDS: Final = "it: Stemma di Borgoserra: scudo azzurro, stella d'oro\nen: Arms of Borgoserra: blue shield, gold star\n"


def town(
    folder: Path, picture: bytes | str = SHIELD, name: str = "stemma.svg", words: str | None = WORDS
) -> Stationery:
    """Write a coat of arms and its words into a folder, and return the paper that this is."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(picture.encode("utf-8") if isinstance(picture, str) else picture)
    if words is not None:
        (folder / name).with_suffix(".txt").write_text(words, encoding="utf-8")
    return Stationery((folder,))
