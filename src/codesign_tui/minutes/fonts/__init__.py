"""The fonts that a PDF may use, and nothing else of the machine: the same document looks the same everywhere."""

from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent
"""Where the font files and their licences are."""

TEXT_FAMILY: Final = "Liberation Sans"
"""The family of the running text; it has the widths of Arial, which the office formats name."""

FAMILIES: Final = (
    TEXT_FAMILY,
    "Noto Sans Symbols",
    "Noto Sans Symbols2",
    "Noto Sans Math",
    "Noto Sans Arabic",
    "Noto Sans Hebrew",
    "Noto Sans Devanagari",
    "Noto Sans Gurmukhi",
    "Noto Sans Bengali",
    "Noto Sans Gujarati",
    "Noto Sans Sinhala",
    "Noto Sans Tamil",
    "Noto Sans Thai",
    "Noto Sans Georgian",
    "Noto Sans Armenian",
    "Noto Sans Ethiopic",
)
"""The families in the order in which a character is looked for."""
