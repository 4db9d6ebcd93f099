"""Amounts are read as people type them, in either language's way."""

from decimal import Decimal

import pytest

from codesign_tui.domain.amounts import spoken_amount
from codesign_tui.domain.messages import Refused


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("1440", "1440"), ("1.440", "1440"), ("1,440", "1440"), ("1.440,50", "1440.50"), ("€1,440.50", "1440.50"),
        ("12,5", "12.5"), ("12.50", "12.50"), ("0,125", "0.125"), ("1.440,50 €", "1440.50"), ("1 200 euro", "1200"),
        ("1'200", "1200"), ("1.234.567", "1234567"), ("1.234.567,8", "1234567.8"), ("EUR 7", "7"),
    ],
)  # fmt: skip
def test_an_amount_is_read_in_either_way_of_writing(typed: str, amount: str) -> None:
    """Thousands and decimals are told apart by where the marks stand."""
    assert spoken_amount(typed) == Decimal(amount)


def test_nothing_typed_is_no_amount() -> None:
    """An empty field says nothing, and so does a bare sign of the euro."""
    assert spoken_amount("  ") is None
    assert spoken_amount("€") is None


@pytest.mark.parametrize("typed", ["dieci", "-5", "1,2,3,4", "1.2,3.4", "1e9", "²", "9" * 20])
def test_what_cannot_be_told_is_refused(typed: str) -> None:
    """Words, signs and marks out of place are said back, never guessed."""
    with pytest.raises(Refused):
        spoken_amount(typed)
