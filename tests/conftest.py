"""What every test shares: a missing message is an error here."""

import pytest

from codesign_tui.locale import Translator


@pytest.fixture(autouse=True)
def _missing_messages_are_errors(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a message that a catalogue lacks fail the test that says it."""
    monkeypatch.setattr(Translator, "strict", True)
