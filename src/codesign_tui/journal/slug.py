"""A file name for a title: plain letters that every file system and every mail program takes."""

import re
import unicodedata
from typing import Final

LONGEST: Final = 100
"""Characters; some encrypted and some old file systems take little more, extension and side files included."""

_RESERVED: Final = frozenset(
    ["con", "prn", "aux", "nul", *(f"com{n}" for n in range(1, 10)), *(f"lpt{n}" for n in range(1, 10))]
)
"""Names that Windows keeps for devices, whatever the extension."""

_UNNAMED: Final = "percorso"


def slug(title: str) -> str:
    """Return lower-case letters, digits and hyphens that remind of a title: "Invecchiare bene" → "invecchiare-bene"."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode("ascii").lower()
    name = re.sub("[^a-z0-9]+", "-", plain).strip("-")[:LONGEST].rstrip("-")
    if not name:
        return _UNNAMED
    return f"{_UNNAMED}-{name}" if name in _RESERVED else name


def numbered(name: str, n: int) -> str:
    """Return the n-th name for the same slug: "invecchiare-bene-2"; the first is the slug itself."""
    return name if n == 1 else f"{name[: LONGEST - len(str(n)) - 1].rstrip('-')}-{n}"
