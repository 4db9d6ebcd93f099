"""An address as a square code (QR) in half blocks: dark on light whatever the theme, as cameras expect it."""

from typing import Final

from textual.content import Content

from codesign_tui.tui.text import show

_MARGIN: Final = 2
"""Light squares around the code; four are the rule, two are enough on a screen with a light field around."""
_LOOK: Final = "black on white"
_BLOCKS: Final = {(True, True): "█", (True, False): "▀", (False, True): "▄", (False, False): " "}


def squares(address: str, width: int, height: int) -> list[Content] | None:
    """Return the code of an address as rows of blocks; None when it has no room, or the address is too long."""
    from qrcode import QRCode
    from qrcode.constants import ERROR_CORRECT_M
    from qrcode.exceptions import DataOverflowError

    code = QRCode(border=_MARGIN, error_correction=ERROR_CORRECT_M)
    code.add_data(link_of(address))
    try:
        code.make(fit=True)
    except (DataOverflowError, ValueError):
        return None
    matrix: list[list[bool]] = code.get_matrix()
    if len(matrix[0]) > width or -(-len(matrix) // 2) > height:
        return None
    if len(matrix) % 2:
        matrix.append([False] * len(matrix[0]))
    return [
        show("".join(_BLOCKS[pair] for pair in zip(upper, lower, strict=True)), _LOOK)
        for upper, lower in zip(matrix[::2], matrix[1::2], strict=True)
    ]


def link_of(address: str) -> str:
    """Return what a camera should read: a page's address with the https that people leave out, else the words."""
    host = address.partition("/")[0]
    looks_like_a_page = "." in host and ":" not in host and not any(character.isspace() for character in address)
    return f"https://{address}" if looks_like_a_page else address
