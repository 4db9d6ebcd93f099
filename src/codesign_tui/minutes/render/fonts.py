"""The packaged fonts as Typst reads them."""

from functools import lru_cache
from typing import TYPE_CHECKING

from codesign_tui.minutes.fonts import FOLDER

if TYPE_CHECKING:
    import typst


@lru_cache(maxsize=1)
def packaged_fonts() -> "typst.Fonts":
    """Return the packaged fonts, read once."""
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FOLDER)])
