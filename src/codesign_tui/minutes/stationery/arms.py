"""The coat of arms at the head of documents: a picture, and the words that say it to whoever does not see it.

It stands in the folder of the town's own paper as `stemma` or `coat-of-arms` (.svg, .png, .jpg), beside a text of the
same name (.txt) with its words: a line `it: …`, a line `en: …`; a line without a language is for both.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from codesign_tui.domain.messages import msg
from codesign_tui.domain.text import clean_line
from codesign_tui.minutes.document import Document
from codesign_tui.minutes.stationery.images import Picture, picture_of
from codesign_tui.minutes.stationery.layout import bounded
from codesign_tui.minutes.stationery.paper import Stationery
from codesign_tui.minutes.stationery.problems import Unusable

NAMES: Final = ("stemma", "coat-of-arms")
"""What its file is called, without extension."""

EXTENSIONS: Final = (".svg", ".png", ".jpg", ".jpeg")

HIGH_MM: Final = 20.0
WIDE_MM: Final = 70.0
"""The room that it has on the page."""

_WORDS: Final = ".txt"
_MOST_WORDS: Final = 300
_LINE: Final = re.compile(r"(?:([a-z]{2})\s*:)?\s*(.+)")


@dataclass(frozen=True, slots=True)
class Arms:
    """A coat of arms as a document shows it."""

    picture: Picture
    alternative: str
    """What it shows, in the document's language."""

    @property
    def size_mm(self) -> tuple[float, float]:
        """How wide and high it stands on the page."""
        scale = min(WIDE_MM / self.picture.width, HIGH_MM / self.picture.height)
        return self.picture.width * scale, self.picture.height * scale

    @property
    def file_name(self) -> str:
        """Return what it is called inside a document."""
        return f"coat-of-arms.{self.picture.kind}"


def arms_of(stationery: Stationery, document: Document) -> Arms | None:
    """Return the coat of arms that stands over a document's letterhead; papers of the hall have none.

    Raises:
        Unusable: the picture cannot be used, or nothing says what it shows.
    """
    if document.look != "minutes" or not document.letterhead:
        return None
    path = kept_arms(stationery)
    if path is None:
        return None
    return Arms(picture_of(path), alternative_of(path, document.language))


def kept_arms(stationery: Stationery) -> Path | None:
    """Return the coat of arms that the town keeps, if it keeps one."""
    return next(filter(None, map(stationery.own, (f"{name}{end}" for name in NAMES for end in EXTENSIONS))), None)


def alternative_of(path: Path, language: str) -> str:
    """Return the words that stand for a picture, from the text beside it; in another language if need be.

    Raises:
        Unusable: there is none: a picture without words says nothing to whoever does not see it.
    """
    said = words_of(path)
    words = said.get(language) or said.get("") or next(iter(said.values()), "")
    if not words:
        raise Unusable(path, msg("stationery.arms_no_words", text=path.with_suffix(_WORDS).name))
    return words


def words_of(path: Path) -> dict[str, str]:
    """Return what the text beside a picture says, by language; "" for a line that names none.

    Raises:
        Unusable: the text cannot be read.
    """
    beside = path.with_suffix(_WORDS)
    said: dict[str, str] = {}
    if beside.is_file():
        for line in bounded(beside, 100_000).decode("utf-8-sig", "replace").splitlines():
            if found := _LINE.match(clean_line(line)):
                said.setdefault(found[1] or "", found[2].strip()[:_MOST_WORDS])
    return said
