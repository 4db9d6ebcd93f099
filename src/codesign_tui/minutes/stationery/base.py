"""The town's own file as the base of an editable document: its pages, letterhead and styles, our words in its body.

It stands in the folder of the town's own paper as `carta-intestata` or `letterhead` (.odt, .ott, .docx, .dotx), or is
named on the command line.
"""

import re
from pathlib import Path
from typing import Final

from codesign_tui.minutes.document import Document
from codesign_tui.minutes.stationery.packages import Kind, Package, package_of
from codesign_tui.minutes.stationery.paper import Stationery

NAMES: Final = ("carta-intestata", "letterhead")
"""What its file is called, without extension."""

EXTENSIONS: Final[dict[Kind, tuple[str, ...]]] = {"odt": (".odt", ".ott"), "docx": (".docx", ".dotx")}

MARKER: Final = re.compile(r"\{\{\s*(?:verbale|contenuto|minutes|content)\s*\}\}", re.IGNORECASE)
"""What stands in a paragraph of the file where our words go; without it they take the place of its whole text."""


def base_of(stationery: Stationery, document: Document, kind: Kind) -> Package | None:
    """Return the town's file that a document is based on, if there is one; papers of the hall have a page of their own.

    Raises:
        Unusable: the file cannot be used, and why.
    """
    if document.look != "minutes" or document.landscape:
        return None
    path = kept_base(stationery, kind)
    return None if path is None else package_of(path)


def kept_base(stationery: Stationery, kind: Kind) -> Path | None:
    """Return the town's file that documents of a kind are based on: the one that was named, else the one it keeps."""
    named = next((one for one in stationery.bases if one.suffix.lower() in EXTENSIONS[kind]), None)
    if named is not None and named not in stationery.aside:
        return named
    names = (f"{name}{end}" for name in NAMES for end in EXTENSIONS[kind])
    return next((found for found in map(stationery.own, names) if found is not None), None)
