"""What the town's own file has and lacks, for whoever prepares it: said once, before the evening.

Nothing that is lacking keeps the file from being used: styles are added, pages numbered, the language said. Fonts are
those that AgID calls interoperable (guidelines on documents, annex 2, 2.8).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from codesign_tui.domain.messages import Msg, msg
from codesign_tui.minutes.stationery.packages import Package, package_of
from codesign_tui.minutes.stationery.problems import Unusable

INTEROPERABLE: Final = frozenset(
    {
        "arial", "helvetica", "verdana", "trebuchet", "trebuchet ms", "times", "times new roman", "georgia", "palatino",
        "palatino linotype", "courier", "courier new", "symbol", "wingdings", "opensymbol",
    }
)  # fmt: skip
"""The fonts of AgID's list under the names that programs give them, and those of bullets."""

_SHOWN: Final = "{{verbale}}"
"""The marker as it is spoken of."""

WANTED: Final = ("title", "subtitle", "heading_1", "heading_2", "heading_3", "body", "quote", "caption", "list")
"""The styles that documents use most, by the words with which they are spoken of."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What is seen in a file, whichever program made it."""

    styles: frozenset[str]
    """Which of the wanted styles it has."""
    fonts: frozenset[str]
    """The fonts that its styles and letterhead name."""
    language: str | None
    """The language that its text is said to be in."""
    has_head: bool
    """Whether its pages have something at their head."""
    has_foot: bool
    """Whether its pages have something at their foot, beyond their number."""
    counts_pages: bool
    silent_pictures: int
    """Pictures at head or foot without words."""
    has_marker: bool
    paragraphs: int
    """Paragraphs of its body that say something, without the marker."""


@dataclass(frozen=True, slots=True)
class BaseReport:
    """What to know about a file before documents are based on it."""

    path: Path
    has: tuple[Msg, ...]
    lacks: tuple[Msg, ...]
    """What it lacks, with what is done about it."""


def report_on(path: Path) -> BaseReport:
    """Return what a file of the town's has and lacks.

    Raises:
        Unusable: it cannot be used at all, and why.
    """
    package = package_of(path)
    seen = _seen(package)
    return BaseReport(path, tuple(_has(seen)), tuple(_lacks(seen)))


def _seen(package: Package) -> Seen:
    """Return what is in the file."""
    from codesign_tui.minutes.stationery import base_odt, base_word

    try:
        return base_odt.seen(package) if package.kind == "odt" else base_word.seen(package)
    except (AttributeError, LookupError, TypeError, ValueError) as error:  # parts that no office program leaves out
        raise Unusable(package.path, msg("stationery.base_broken")) from error


def _has(seen: Seen) -> Iterator[Msg]:
    """Yield what is kept of the file."""
    if seen.has_head:
        yield msg("base.has_head")
    if seen.has_foot:
        yield msg("base.has_foot")
    if seen.styles:
        yield msg("base.has_styles", styles=_told([name for name in WANTED if name in seen.styles]))
    if seen.counts_pages:
        yield msg("base.has_pages")
    if seen.has_marker:
        yield msg("base.has_marker", marker=_SHOWN)


def _lacks(seen: Seen) -> Iterator[Msg]:
    """Yield what the file lacks."""
    missing = [name for name in WANTED if name not in seen.styles]
    if missing:
        yield msg("base.no_styles", n=len(missing), styles=_told(missing))
    if not seen.has_head:
        yield msg("base.no_head")
    if not seen.counts_pages:
        yield msg("base.no_pages")
    if seen.silent_pictures:
        yield msg("base.silent_pictures", n=seen.silent_pictures)
    strange = sorted(font for font in seen.fonts if font.casefold() not in INTEROPERABLE)
    if strange:
        yield msg("base.fonts", n=len(strange), fonts=", ".join(strange))
    if not seen.language:
        yield msg("base.no_language")
    if seen.paragraphs and not seen.has_marker:
        yield msg("base.replaced", n=seen.paragraphs, marker=_SHOWN)


def _told(styles: Sequence[str]) -> Msg:
    """Return the names of some styles as one text."""
    first = msg(f"base.style.{styles[0]}")
    return first if len(styles) == 1 else msg("base.and_more", one=first, more=_told(styles[1:]))


def known(called: set[str], names: dict[str, tuple[str, ...]], ours: dict[str, str]) -> frozenset[str]:
    """Return which wanted styles a file has, whose styles are called so.

    Args:
        called: the names of the file's styles, folded.
        names: what a file may call a style of ours.
        ours: our style for each wanted one.
    """
    return frozenset(wanted for wanted, own in ours.items() if called & set(names.get(own, ())))


def plain(font: str | None) -> str:
    """Return the name of a font without quotes and without what may stand in for it."""
    return (font or "").split(";")[0].split(",")[0].strip().strip("'\"")
