"""The last things that were done."""

from codesign_tui.actions.agenda import go_to
from codesign_tui.actions.capture import capture
from codesign_tui.actions.undoing import undo
from codesign_tui.domain.recent import last_actions
from codesign_tui.domain.terms import Attribution, ItemKind
from support import a_table, moment


def test_the_last_actions_are_told_newest_first() -> None:
    """What was done, about what, and what was taken back since."""
    table = a_table().started()
    go_to(table.ledger, table.agenda[0], now=moment("17:00"))
    capture(table.ledger, now=moment("17:05"), kind=ItemKind.NEED, text="Serve un bus", session=table.session)
    undo(table.ledger, now=moment("17:06"))
    told = last_actions(table.process, 3)
    assert [(one.action, one.way, one.at, one.about) for one in told] == [
        ("capture_need", "undo", moment("17:06"), ""),
        ("capture_need", "", moment("17:05"), ""),
        ("go_to", "", moment("17:00"), "1. Presentazioni"),
    ]


def test_an_anonymous_card_is_told_without_words_and_time() -> None:
    """Who comes back learns that a card came, and nothing that could tell whose it is."""
    table = a_table().started()
    capture(
        table.ledger, now=moment("17:05"), kind=ItemKind.NEED, text="Ho paura", session=table.session,
        attribution=Attribution.ANONYMOUS,
    )  # fmt: skip
    newest = last_actions(table.process)[0]
    assert (newest.action, newest.at, newest.about) == ("capture_need", None, "")


def test_no_more_than_ten_are_told() -> None:
    """Ten are worth reading at a glance."""
    table = a_table().started()
    for minute in range(12):
        capture(table.ledger, now=moment(f"17:{minute:02d}"), kind=ItemKind.NOTE, text="Nota", session=table.session)
    assert len(last_actions(table.process)) == 10
