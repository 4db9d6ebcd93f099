"""The codes that a phone's camera reads: a day to put in the calendar, the seal of a document.

A day is a small event of RFC 5545, short enough that the squares stay large: on paper 30 mm wide each is at least
half a millimetre.
"""

from datetime import timedelta
from functools import lru_cache
from typing import Final
from xml.sax.saxutils import quoteattr

from codesign_tui.minutes.document import Appointment, SealMark
from codesign_tui.minutes.render.common import one_line

WIDTH_CM: Final = 3.0
"""How wide the code is drawn on paper, its white margin included."""

_QUIET: Final = 4
"""White squares around the code, without which cameras miss it."""

_LONGEST_NAME: Final = 60
"""Characters of the event's name: the whole of it stands beside the code."""

_ESCAPED: Final = str.maketrans({"\\": r"\\", ",": r"\,", ";": r"\;"})


def event(block: Appointment) -> str:
    """Return the event that the code holds."""
    words = one_line(block.summary)
    name = words if len(words) <= _LONGEST_NAME else f"{words[: _LONGEST_NAME - 1].rstrip()}…"
    day, after = (f"{one:%Y%m%d}" for one in (block.day, block.day + timedelta(days=1)))
    lines = (
        "BEGIN:VEVENT",
        f"SUMMARY:{name.translate(_ESCAPED)}",
        f"DTSTART;VALUE=DATE:{day}",
        f"DTEND;VALUE=DATE:{after}",
        "END:VEVENT",
    )
    return "\r\n".join(lines)


def held(block: Appointment | SealMark) -> str:
    """Return the text that the code of a block holds."""
    return event(block) if isinstance(block, Appointment) else block.payload


def svg(block: Appointment | SealMark) -> str:
    """Return the code as one SVG element, a path of black squares on white."""
    squares = _squares(held(block))
    side = len(squares) + 2 * _QUIET
    path = "".join(
        f"M{column + _QUIET} {row + _QUIET}h1v1h-1z"
        for row, line in enumerate(squares)
        for column, is_dark in enumerate(line)
        if is_dark
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" width="{side}" height="{side}"'
        f' role="img" aria-label={quoteattr(one_line(block.alternative))} shape-rendering="crispEdges">'
        f'<rect width="{side}" height="{side}" fill="#ffffff"/><path d="{path}" fill="#000000"/></svg>'
    )


@lru_cache(maxsize=64)
def _squares(text: str) -> tuple[tuple[bool, ...], ...]:
    """Return the squares of a code, row by row."""
    import qrcode
    from qrcode.constants import ERROR_CORRECT_M

    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=0)
    code.add_data(text.encode("utf-8"))
    code.make(fit=True)
    return tuple(tuple(bool(square) for square in line) for line in code.get_matrix())
