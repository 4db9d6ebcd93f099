"""What is done to several cards at once is one step, and one undo takes it back."""

import pytest

from codesign_tui.actions.capture import capture
from codesign_tui.actions.items import item_of
from codesign_tui.actions.merging import merge
from codesign_tui.actions.sessions import add_session
from codesign_tui.actions.several import bring_to_table, place_items, set_aside_all
from codesign_tui.actions.undoing import undo
from codesign_tui.domain.messages import Refused
from codesign_tui.domain.terms import ItemKind, ItemState
from support import Table, a_table, moment

NOW = moment("17:30")


def three(table: Table, **values: object) -> list[str]:
    """Capture two needs and a proposal and return their ids."""
    kinds = (ItemKind.NEED, ItemKind.NEED, ItemKind.PROPOSAL)
    return [
        capture(table.ledger, now=NOW, kind=kind, text="Panchine", session=table.session, **values).value.id  # type: ignore[arg-type]
        for kind in kinds
    ]


def states(table: Table, ids: list[str]) -> list[ItemState | None]:
    """Return where some cards are."""
    return [item_of(table.process, one).state for one in ids]


def test_cards_of_any_kind_are_set_aside_with_one_reason_and_come_back_with_one_undo() -> None:
    """Those set aside before stay with their own reason."""
    table = a_table().started()
    ids = three(table)
    set_aside_all(table.ledger, ids[:1], now=NOW, reason="doppio")
    done = set_aside_all(table.ledger, ids, now=NOW, reason="se ne parla poi")
    assert len(done.value) == 2
    assert [item_of(table.process, one).set_aside_reason for one in ids] == ["doppio", *["se ne parla poi"] * 2]
    undo(table.ledger, now=NOW)
    assert states(table, ids) == [ItemState.SET_ASIDE, None, None]
    for wrong, reason in ((ids[:1], "ancora"), ([], "x"), (ids, " "), (["N77"], "x")):
        with pytest.raises(Refused):
            set_aside_all(table.ledger, wrong, now=NOW, reason=reason)


def test_cards_come_to_the_table_from_the_inbox_and_from_what_was_set_aside() -> None:
    """Their reason goes; one that went into another is taken out of it by its own action."""
    table = a_table().started()
    ids = three(table, inbox=True)
    set_aside_all(table.ledger, ids[:1], now=NOW, reason="doppio")
    bring_to_table(table.ledger, ids, now=NOW)
    assert states(table, ids) == [ItemState.TABLE] * 3, "one that waited and one set aside alike"
    assert item_of(table.process, ids[0]).set_aside_reason is None
    with pytest.raises(Refused):
        bring_to_table(table.ledger, ids, now=NOW)
    merge(table.ledger, ids[:2], now=NOW, into=ids[0])
    with pytest.raises(Refused):
        bring_to_table(table.ledger, [ids[1]], now=NOW)


def test_cards_get_a_session_and_a_table_and_leave_the_agenda_of_the_other() -> None:
    """What is not said stays; an empty table is unset; what is so already is no change."""
    table = a_table().started()
    ids = three(table, origin_table="2")
    other = add_session(table.ledger, now=NOW, title="Seconda").value.id
    place_items(table.ledger, ids, now=NOW, session=other)
    placed = [item_of(table.process, one) for one in ids]
    assert {(item.session, item.agenda_item, item.origin_table) for item in placed} == {(other, None, "2")}
    place_items(table.ledger, ids, now=NOW, session=other, origin_table="")
    assert item_of(table.process, ids[0]).origin_table is None
    with pytest.raises(Refused):
        place_items(table.ledger, ids, now=NOW, session=other)
    with pytest.raises(Refused):
        place_items(table.ledger, ids, now=NOW, session="S77")
