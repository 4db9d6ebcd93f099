"""The theory of change through its actions: impact first, chains by their place, everything back with undo."""

from typing import Any

import pytest

from codesign_tui.actions.theory import take_chain_out, write_chain, write_impact
from codesign_tui.actions.undoing import undo
from codesign_tui.domain.messages import Refused
from codesign_tui.domain.theory import theory_of, uses_theory
from support import a_table, moment
from support_tui import example_file

NOW = moment("18:00")


def test_a_path_without_one_is_never_shown_one_until_it_is_written() -> None:
    """The impact begins it; a chain before it is refused."""
    table = a_table()
    assert not uses_theory(table.process)
    with pytest.raises(Refused):
        write_chain(table.ledger, None, now=NOW, output="Centralino")
    with pytest.raises(Refused):
        write_impact(table.ledger, " ", now=NOW)
    write_impact(table.ledger, "Si invecchia in relazione", now=NOW)
    write_impact(table.ledger, "Si invecchia restando in relazione", now=NOW)
    theory = theory_of(table.process)
    assert theory is not None
    assert theory.impact == "Si invecchia restando in relazione"
    assert uses_theory(table.process)


def test_a_chain_is_added_corrected_and_taken_out() -> None:
    """Only what is named changes; undo brings a chain back to its place."""
    file = example_file()
    write_chain(file, None, now=NOW, output="Corsi", proposals=("PR01",), indicators=("I02",))
    write_chain(file, 4, now=NOW, outcome_short="Più autisti")
    theory = theory_of(file.process)
    assert theory is not None
    assert (theory.chains[4].output, theory.chains[4].outcome_short) == ("Corsi", "Più autisti")
    take_chain_out(file, 0, now=NOW)
    after = theory_of(file.process)
    assert after is not None
    assert after.chains == theory.chains[1:]
    undo(file, now=NOW)
    assert theory_of(file.process) == theory


def test_what_no_chain_can_say_is_refused() -> None:
    """No output, a code that is not there, a chain that is not there."""
    file = example_file()
    wrongs: tuple[dict[str, Any], ...] = ({"output": " "}, {"output": "x", "proposals": ("PR99",)},
                                          {"output": "x", "indicators": ("I99",)}, {})  # fmt: skip
    for wrong in wrongs:
        with pytest.raises(Refused):
            write_chain(file, None, now=NOW, **wrong)
    with pytest.raises(Refused):
        write_chain(file, 9, now=NOW, output="x")
    with pytest.raises(Refused):
        take_chain_out(file, 9, now=NOW)
