"""A drawing as points, for programs that show no SVG. Typst draws it, with the packaged fonts alone."""

from functools import lru_cache
from typing import Final

from codesign_tui.minutes.render.fonts import packaged_fonts

DOTS_PER_INCH: Final = 300
"""What a printer in an office needs."""

_PAGE: Final = b"""#set page(width: float(sys.inputs.width) * 1cm, height: auto, margin: 0pt, fill: white)
#image(bytes(sys.inputs.svg), format: "svg", width: 100%)
"""
"""The whole source: the drawing arrives as data."""


@lru_cache(maxsize=8)
def png(svg: str, width_cm: float = 16.0) -> bytes:
    """Return a drawing of ours, so wide, as PNG. The same drawing gives the same bytes."""
    import typst

    drawn = typst.compile(
        _PAGE,
        font_paths=packaged_fonts(),
        ignore_system_fonts=True,
        format="png",
        ppi=DOTS_PER_INCH,
        sys_inputs={"svg": svg, "width": str(width_cm)},
    )
    assert isinstance(drawn, bytes)
    return drawn
