"""The logframe through its actions: rows where they belong, what cannot stand refused, undo."""

import pytest

from codesign_tui.actions.logframe import add_logframe_row, edit_logframe_row, take_logframe_row_out
from codesign_tui.actions.undoing import undo
from codesign_tui.domain.logframe import Logframe
from codesign_tui.domain.messages import Refused
from codesign_tui.domain.terms import LogframeLevel
from codesign_tui.domain.theory import logframe_of, uses_logframe
from support import moment
from support_tui import MemoryFile, example_file

NOW = moment("18:00")
AIM, GOAL, RESULT, ACTIVITY = LogframeLevel


def logframe(file: MemoryFile) -> Logframe:
    """Return the logframe as it is now."""
    found = logframe_of(file.process)
    assert found is not None
    return found


def test_a_path_is_shown_no_logframe_until_a_row_is_written() -> None:
    """The first row begins it, with its indicators and proposals."""
    file = example_file()
    assert not uses_logframe(file.process)
    add_logframe_row(file, GOAL, "Chi assiste non è solo", now=NOW, indicators=("I06",), proposals=("PR07",))
    assert uses_logframe(file.process)
    assert logframe(file).rows[0].indicators == ("I06",)


def test_an_activity_needs_a_result_and_a_result_keeps_its_activities() -> None:
    """Neither is written or taken out the wrong way round."""
    file = example_file()
    add_logframe_row(file, AIM, "Invecchiare bene", now=NOW)
    with pytest.raises(Refused):
        add_logframe_row(file, ACTIVITY, "Corsi", now=NOW)
    add_logframe_row(file, RESULT, "Autisti nuovi", now=NOW)
    add_logframe_row(file, ACTIVITY, "Corsi", now=NOW, near=0)
    add_logframe_row(file, RESULT, "Centralino", now=NOW)
    with pytest.raises(Refused):
        take_logframe_row_out(file, 1, now=NOW)
    take_logframe_row_out(file, 3, now=NOW)
    assert [row.text for row in logframe(file).rows] == ["Invecchiare bene", "Autisti nuovi", "Corsi"]
    undo(file, now=NOW)
    assert len(logframe(file).rows) == 4


def test_a_row_is_corrected_in_what_it_says_alone() -> None:
    """What is not named stays; what is not there is refused."""
    file = example_file()
    add_logframe_row(file, RESULT, "Autisti", now=NOW, source="elenco")
    edit_logframe_row(file, 0, now=NOW, shows="sono ventuno", assumptions=("Restano un anno",))
    row = logframe(file).rows[0]
    assert (row.text, row.source, row.shows, row.assumptions) == (
        "Autisti",
        "elenco",
        "sono ventuno",
        ("Restano un anno",),
    )
    for wrong in ({"text": " "}, {"indicators": ("I99",)}, {"proposals": ("PR99",)}, {"level": "aim"}):
        with pytest.raises(Refused):
            edit_logframe_row(file, 0, now=NOW, **wrong)
    with pytest.raises(Refused):
        edit_logframe_row(file, 7, now=NOW, text="x")
