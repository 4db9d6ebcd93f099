"""The one door for people's words on their way in.

Whatever is typed, pasted, imported, sent by a phone or read from a file passes `clean()`. What goes out to a
screen passes `tui.text.show()`; documents receive text as data and never as source.
"""

import re
import unicodedata
from typing import Annotated, Final

from pydantic import AfterValidator

LONGEST_TEXT: Final = 20_000
"""Characters kept of one text; a longer one is cut, since no card, clause or summary needs more."""

MOST_MARKS: Final = 6
"""Combining marks kept on one letter: enough for every living script, too few to cover the lines around it."""

LONGEST_FILE_NAME: Final = 100
"""Characters; some encrypted and some old file systems take little more, extension and side files included."""

_RESERVED: Final = frozenset(
    ["con", "prn", "aux", "nul", *(f"com{n}" for n in range(1, 10)), *(f"lpt{n}" for n in range(1, 10))]
)
"""Names that Windows keeps for devices, whatever the extension."""

_UNNAMED: Final = "percorso"

_UNSAFE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control bytes; \n, \t and \r are handled apart
    "\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c"  # overrides of the writing direction
    "\ufeff\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]"  # byte-order mark, non-characters, lone surrogates
)
_ROWS = re.compile("\r\n|[\r\u2028\u2029]")
_MARKS = re.compile("([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+)")


def clean(text: str) -> str:
    """Return the text without what could harm a terminal, a document or a reader.

    Normalises to NFC, turns every kind of line end into a newline, and drops control characters, escape
    sequences' lead bytes, direction overrides, non-characters and lone surrogates. Visible characters, joiners
    and emoji stay. Idempotent.
    """
    if text.isprintable() and (text.isascii() or (unicodedata.is_normalized("NFC", text) and not _MARKS.search(text))):
        return text[:LONGEST_TEXT]  # most texts: nothing of what follows would find anything
    text = _ROWS.sub("\n", text)
    text = _UNSAFE.sub("", text)
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    text = _MARKS.sub(lambda marks: marks.group(0)[:MOST_MARKS], text)
    return text[:LONGEST_TEXT]


def clean_line(text: str) -> str:
    """Return the text cleaned, on one line, without white space around it."""
    return " ".join(clean(text).split())


Text = Annotated[str, AfterValidator(clean)]
"""Words of people, over one or more lines, already cleaned."""

Line = Annotated[str, AfterValidator(clean_line)]
"""Words of people on one line, already cleaned: a name, a title."""


def folded(text: str) -> str:
    """Return the text in lower case and without accents, as names are compared."""
    apart = unicodedata.normalize("NFD", clean_line(text).casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def slug(text: str, *, longest: int = 60) -> str:
    """Return a name for files and ids made of plain lower-case letters, digits and hyphens: "invecchiare-bene".

    It is "percorso" when nothing is left, and begins with it where Windows keeps the name for a device.
    """
    plain = unicodedata.normalize("NFKD", folded(text)).encode("ascii", "ignore").decode("ascii")
    name = "-".join(re.findall("[a-z0-9]+", plain))[:longest].strip("-")
    if not name:
        return _UNNAMED
    return f"{_UNNAMED}-{name}" if name in _RESERVED else name


def numbered(name: str, n: int) -> str:
    """Return the n-th name for the same slug, short enough for a file; the first is the slug itself."""
    return name if n == 1 else f"{name[: LONGEST_FILE_NAME - len(str(n)) - 1].rstrip('-')}-{n}"
