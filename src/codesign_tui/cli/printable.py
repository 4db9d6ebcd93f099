"""The one way out to a terminal: every text, ours or anybody's, passes `printable()` or `printable_line()`."""

from codesign_tui.domain.text import clean, clean_line


def printable(text: str) -> str:
    """Return a text that cannot move the cursor, ring, colour or overwrite: escape sequences gone, tabs as spaces."""
    return clean(text).replace("\t", "    ")


def printable_line(text: str) -> str:
    """Return the same on one line."""
    return clean_line(text)
