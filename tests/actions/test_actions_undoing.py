"""Undo and redo: everything undone gives the first documents again, everything redone the last."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codesign_tui.actions.agenda import add_item, close_item, go_to, move_item
from codesign_tui.actions.attendance import note_movement
from codesign_tui.actions.capture import capture
from codesign_tui.actions.items import cluster_items, edit, set_aside
from codesign_tui.actions.opening import record_opening
from codesign_tui.actions.sessions import end_session, reopen_session
from codesign_tui.actions.undoing import redo, undo
from codesign_tui.domain.items import Need
from codesign_tui.domain.messages import Refused
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import ItemKind
from support import Documents, MemoryLedger, Table, a_table, documents, moment

NOW = moment("17:30")
PHONE = "phone"


def first_need(table: Table) -> str:
    """Return the id of the first need, or one that is not there."""
    return next(iter(table.process.documents("needs")), "-")


ACTS: list[Callable[[Table], object]] = [
    lambda table: capture(table.ledger, now=NOW, kind=ItemKind.NEED, text="Un bus", session=table.session),
    lambda table: capture(table.ledger, now=NOW, kind=ItemKind.PROPOSAL, text="Una corsa. Ogni giorno.", cluster="Bus"),
    lambda table: go_to(table.ledger, table.agenda[0], now=NOW),
    lambda table: go_to(table.ledger, table.agenda[1], now=NOW),
    lambda table: close_item(table.ledger, table.agenda[0], now=NOW, summary="Fatto."),
    lambda table: add_item(table.ledger, table.session, now=NOW, title="Pausa", position=1),
    lambda table: move_item(table.ledger, table.agenda[0], 3, now=NOW),
    lambda table: note_movement(table.ledger, table.session, "Rossi entra 1725", now=NOW),
    lambda table: note_movement(table.ledger, table.session, "Rossi esce 1800", now=NOW),
    lambda table: record_opening(table.ledger, table.session, now=NOW, privacy_given=True),
    lambda table: edit(table.ledger, "needs", first_need(table), now=NOW, text="Due bus"),
    lambda table: set_aside(table.ledger, "needs", first_need(table), now=NOW, reason="doppio"),
    lambda table: cluster_items(table.ledger, [first_need(table)], now=NOW, name="Bus"),
    lambda table: end_session(table.ledger, table.session, now=NOW),
    lambda table: reopen_session(table.ledger, table.session, now=NOW),
]


def try_to(act: Callable[[], object]) -> bool:
    """Return whether an action was done; a refusal changes nothing."""
    try:
        act()
    except Refused:
        return False
    return True


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(ACTS), max_size=14))
def test_all_undone_is_the_beginning_and_all_redone_is_the_end(acts: list[Callable[[Table], object]]) -> None:
    """Whatever was done, undo goes back through every state to the first, and redo through them to the last."""
    table = a_table().started()
    states = [documents(table.process)]
    for act in acts:
        if try_to(lambda act=act: act(table)):  # type: ignore[misc]
            states.append(documents(table.process))
    for state in reversed(states[:-1]):
        undo(table.ledger, now=NOW)
        assert documents(table.process) == state
    for state in states[1:]:
        redo(table.ledger, now=NOW)
        assert documents(table.process) == state
    with pytest.raises(Refused):
        redo(table.ledger, now=NOW)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(["do", "undo", "redo"]), max_size=25))
def test_undo_and_redo_mix_as_in_any_editor(steps: list[str]) -> None:
    """Mixed in any order, what is on the table is what a stack of states would hold; a new action ends redoing."""
    table = a_table().started()
    states: list[Documents] = [documents(table.process)]
    here = 0
    for number, step in enumerate(steps):
        if step == "do":
            capture(table.ledger, now=NOW, kind=ItemKind.NEED, text=f"Bisogno {number}")
            states[here + 1 :] = [documents(table.process)]
            here += 1
        elif step == "undo" and here > 0:
            undo(table.ledger, now=NOW)
            here -= 1
        elif step == "redo":
            can = here + 1 < len(states)
            assert try_to(lambda: redo(table.ledger, now=NOW)) is can
            here += can
        assert documents(table.process) == states[here]


def test_undo_says_what_it_took_back() -> None:
    """The value is the name of the action a person did, also behind a redo."""
    table = a_table().started()
    capture(table.ledger, now=NOW, kind=ItemKind.NEED, text="Un bus")
    assert undo(table.ledger, now=NOW).value == "capture_need"
    assert redo(table.ledger, now=NOW).value == "capture_need"
    assert undo(table.ledger, now=NOW).value == "capture_need"


def test_undo_never_takes_back_a_phones_card() -> None:
    """Each origin has its own stack."""
    table = a_table().started()
    capture(table.ledger, now=NOW, kind=ItemKind.NEED, text="Dal telefono", inbox=True, who=PHONE)
    undo(table.ledger, now=NOW)
    assert [need.text for need in table.process.all(Need)] == ["Dal telefono"]
    undo(table.ledger, now=NOW, who=PHONE)
    assert table.process.count(Need) == 0


def test_undo_is_refused_over_what_another_origin_changed_since() -> None:
    """A card that somebody else has edited meanwhile is not taken away under their hands."""
    table = a_table().started()
    need = capture(table.ledger, now=NOW, kind=ItemKind.NEED, text="Un bus").value
    edit(table.ledger, "needs", need.id, now=NOW, text="Due bus", who="scribe")
    with pytest.raises(Refused) as refusal:
        undo(table.ledger, now=NOW)
    assert refusal.value.message.id == "history.undo_touched_since"


def test_undo_stops_at_the_beginning_of_the_process() -> None:
    """The file never loses the process it is about."""
    table = a_table()
    while try_to(lambda: undo(table.ledger, now=NOW)):
        pass
    assert table.process.details.title == "Prova"
    assert table.process.count(Need) == 0


def test_undo_goes_on_after_a_restart() -> None:
    """Read again from its transactions, the process undoes what was done before."""
    table = a_table().started()
    before = documents(table.process)
    capture(table.ledger, now=NOW, kind=ItemKind.NEED, text="Un bus", cluster="Mobilità")
    restarted = MemoryLedger()
    restarted.process = Process()
    restarted.process.load(table.ledger.transactions)
    undo(restarted, now=NOW)
    assert documents(restarted.process) == before
