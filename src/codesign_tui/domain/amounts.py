"""Amounts and quantities as people type them: "1.440", "1.440,50 €", "€1,440.50", "12,5", "1 200 euro"."""

import re
from decimal import Decimal
from typing import Final

from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.text import clean_line

_MONEY: Final = re.compile(r"€|\beuro\b|\beur\b", re.IGNORECASE)
_PLAIN: Final = re.compile(r"\d+(\.\d+)?")
_GROUPED: Final = re.compile(r"[1-9]\d{0,2}(?:[.,]\d{3})+")
_LARGEST: Final = Decimal(10) ** 12


def spoken_amount(typed: str) -> Decimal | None:
    """Return the amount typed; None when nothing was. A mark before three last digits parts thousands.

    Raises:
        Refused: it is no amount that can be told.
    """
    words = re.sub(r"[\s'’]", "", _MONEY.sub("", clean_line(typed)))
    if not words:
        return None
    plain = _plain(words)
    if _PLAIN.fullmatch(plain) is None or (amount := Decimal(plain)) > _LARGEST:
        raise Refused(msg("budget.not_an_amount", text=clean_line(typed)))
    return amount


def _plain(words: str) -> str:
    """Return digits with at most one point, the mark of the decimals."""
    marks = [character for character in words if character in ".,"]
    if len(set(marks)) == 2:
        decimal = marks[-1]
        grouping = "," if decimal == "." else "."
        return words.replace(grouping, "").replace(decimal, ".") if marks.count(decimal) == 1 else words
    if _GROUPED.fullmatch(words):
        return re.sub(r"[.,]", "", words)
    return words.replace(",", ".")
