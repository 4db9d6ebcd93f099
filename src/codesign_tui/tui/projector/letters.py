"""Big letters made of blocks: a small table of glyphs five dots high, drawn as large as the room allows.

Only capital letters, digits and common signs are in the table; an accent at the end of a word stands behind it, as on
signs in capitals (CITTA'). A text with any other character (another script, an emoji) is not drawn big: whoever asks
gets None and shows it as it was typed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from unicodedata import normalize

_ROWS: Final = 5
_ABOVE: Final = 1
"""The empty row of dots above the letters, which keeps lines apart."""

_DRAWN: Final = """
A .#. #.# ### #.# #.#
B ##. #.# ##. #.# ##.
C .## #.. #.. #.. .##
D ##. #.# #.# #.# ##.
E ### #.. ##. #.. ###
F ### #.. ##. #.. #..
G .### #... #.## #..# .###
H #.# #.# ### #.# #.#
I ### .#. .#. .#. ###
J ..# ..# ..# #.# .#.
K #..# #.#. ##.. #.#. #..#
L #.. #.. #.. #.. ###
M #...# ##.## #.#.# #...# #...#
N #..# ##.# #.## #..# #..#
O .##. #..# #..# #..# .##.
P ##. #.# ##. #.. #..
Q .##. #..# #..# #.#. .#.#
R ##. #.# ##. #.# #.#
S .## #.. .#. ..# ##.
T ### .#. .#. .#. .#.
U #.# #.# #.# #.# ###
V #.# #.# #.# #.# .#.
W #...# #...# #.#.# #.#.# .#.#.
X #.# #.# .#. #.# #.#
Y #.# #.# .#. .#. .#.
Z ### ..# .#. #.. ###
0 ### #.# #.# #.# ###
1 .#. ##. .#. .#. ###
2 ### ..# ### #.. ###
3 ### ..# .## ..# ###
4 #.# #.# ### ..# ..#
5 ### #.. ### ..# ###
6 ### #.. ### #.# ###
7 ### ..# ..# ..# ..#
8 ### #.# ### #.# ###
9 ### #.# ### ..# ###
. . . . . #
, .. .. .. .# #.
: . # . # .
; .. .# .. .# #.
! # # # . #
? ##. ..# .#. ... .#.
' # # . . .
" #.# #.# ... ... ...
- ... ... ### ... ...
+ ... .#. ### .#. ...
= ... ### ... ### ...
/ ..# ..# .#. #.. #..
( .# #. #. #. .#
) #. .# .# .# #.
% #.# ..# .#. #.. #.#
& .#.. #.#. .#.. #.#. .#.#
"""
"""The glyphs, one a line: the character, then its five rows of dots from above."""

_SAME: Final[Mapping[str, str]] = {
    "’": "'", "‘": "'", "′": "'", "“": '"', "”": '"', "«": '"', "»": '"', "″": '"', "–": "-", "—": "-", "…": "...",
}  # fmt: skip
"""Signs that look the same in so few dots."""
_AFTER: Final = "'\".,:;!?)"
"""What may stand behind the last letter of a word."""
_ACCENTS: Final = ("\N{COMBINING GRAVE ACCENT}", "\N{COMBINING ACUTE ACCENT}")


def _table() -> Mapping[str, tuple[str, ...]]:
    """Return the rows of dots of each character."""
    rows = (line.split(" ") for line in _DRAWN.strip().split("\n"))
    return {character: tuple(dots) for character, *dots in rows}


_GLYPHS: Final = _table()


@dataclass(frozen=True, slots=True)
class Size:
    """How large one dot is drawn, in half rows and columns of the terminal."""

    columns: int
    half_rows: int

    @property
    def height(self) -> int:
        """Rows of the terminal that a line of text takes."""
        return -(-(_ROWS + _ABOVE) * self.half_rows // 2)


SMALL: Final = Size(1, 1)
"""Three rows a line, about four columns a letter."""
MIDDLE: Final = Size(2, 2)
"""Six rows a line, about eight columns a letter."""
LARGE: Final = Size(4, 4)
"""Twelve rows a line, about sixteen columns a letter."""


def can_draw(text: str) -> bool:
    """Tell whether every character of a text is in the table."""
    return all(character.isspace() or _dots(character) is not None for character in _plain(text))


def drawn(text: str, size: Size, width: int) -> tuple[str, ...] | None:
    """Return a text in big letters on as many lines as it takes, words kept whole, each row at most so wide.

    None when a character is not in the table, or one word alone is too wide.
    """
    if not can_draw(text):
        return None
    lines = _folded(_plain(text).split(), width // size.columns)
    if lines is None:
        return None
    return tuple(row for line in lines for row in _rows(line, size))


def largest(text: str, width: int, height: int, *, most: Size = LARGE) -> tuple[str, ...] | None:
    """Return a text as big as it fits in so many columns and rows; None when even the smallest letters are too big."""
    for size in (LARGE, MIDDLE, SMALL):
        if size.columns <= most.columns:
            rows = drawn(text, size, width)
            if rows is not None and len(rows) <= height:
                return rows
    return None


def _plain(text: str) -> str:
    """Return a text in the characters of the table as far as there are: in capitals, PERCHÉ as PERCHE'."""
    for sign, same in _SAME.items():
        text = text.replace(sign, same)
    return " ".join(_without_last_accent(word) for word in normalize("NFC", text.upper()).split())


def _without_last_accent(word: str) -> str:
    """Return a word whose last letter has its accent behind it, as on signs in capitals."""
    end = len(word.rstrip(_AFTER))
    letters = normalize("NFD", word[end - 1 : end])
    if letters[1:] not in _ACCENTS:
        return word
    return f"{word[: end - 1]}{letters[0]}'{word[end:]}"


def _dots(character: str) -> tuple[str, ...] | None:
    """Return the six rows of dots of a character, the first of them empty; None when it is not in the table."""
    rows = _GLYPHS.get(character)
    return ("." * len(rows[0]), *rows) if rows is not None else None


def _width(word: str) -> int:
    """Return the columns of dots that a word takes."""
    return sum(len((_dots(character) or ("",))[0]) + 1 for character in word) - 1


_SPACE: Final = 3
"""Columns of dots between two words."""


def _folded(words: Sequence[str], width: int) -> list[list[str]] | None:
    """Return the words on lines of at most so many columns of dots; None when one alone is wider."""
    lines: list[list[str]] = []
    room = -1
    for word in words:
        needed = _width(word)
        if needed > width:
            return None
        if room >= needed + _SPACE:
            lines[-1].append(word)
            room -= needed + _SPACE
        else:
            lines.append([word])
            room = width - needed
    return lines


def _rows(words: Sequence[str], size: Size) -> list[str]:
    """Return one line of words as rows of blocks."""
    dots = [(" " * _SPACE).join(_word_row(word, row) for word in words) for row in range(_ROWS + _ABOVE)]
    halves = [row for row in dots for _ in range(size.half_rows)]
    pairs = zip(halves[0::2], halves[1::2], strict=True)
    return ["".join(_block(upper, lower) * size.columns for upper, lower in zip(*pair, strict=True)) for pair in pairs]


def _word_row(word: str, row: int) -> str:
    """Return one row of dots of a word."""
    return ".".join((_dots(character) or ("",) * (_ROWS + _ABOVE))[row] for character in word)


def _block(upper: str, lower: str) -> str:
    """Return the block for two dots, one above the other."""
    return {"##": "█", "#.": "▀", ".#": "▄"}.get(("#" if upper == "#" else ".") + ("#" if lower == "#" else "."), " ")
