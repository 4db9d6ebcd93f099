"""Writing in private: signed cards wait in the inbox, unsigned ones in the box, all are revealed in one transaction."""

import itertools

import pytest

from codesign_tui.actions.capture import Contribution, capture, capture_many
from codesign_tui.actions.private_writing import reveal_item, stop_unused, take_back_unsigned, write_privately
from codesign_tui.actions.sessions import pending
from codesign_tui.actions.undoing import undo
from codesign_tui.domain.gathered import gathered
from codesign_tui.domain.items import Cluster, Item, Need
from codesign_tui.domain.ledger import Done
from codesign_tui.domain.meetings import AgendaItem
from codesign_tui.domain.messages import Refused
from codesign_tui.domain.private_writing import hidden_cards, hidden_count, is_hidden, is_private
from codesign_tui.domain.recent import last_actions
from codesign_tui.domain.terms import Attribution, ItemKind, ItemState
from codesign_tui.minutes.checks.registry import find
from support import Table, a_table, moment

NOW = moment("17:30")


@pytest.fixture
def table() -> Table:
    """Return a table whose second item is in private."""
    table = a_table().started()
    write_privately(table.ledger, table.agenda[1], now=NOW)
    return table


def item(table: Table) -> AgendaItem:
    """Return the item in private as it is now."""
    found = table.process.get(AgendaItem, table.agenda[1])
    assert found is not None
    return found


def said(table: Table, text: str, **values: object) -> Done[Item]:
    """Capture a need at the item in private."""
    where: dict[str, object] = {"session": table.session, "agenda_item": table.agenda[1], **values}
    return capture(table.ledger, now=NOW, kind=ItemKind.NEED, text=text, **where)  # type: ignore[arg-type]


def unsigned(table: Table, text: str, **values: object) -> Done[Item]:
    """Capture an anonymous need at the item in private."""
    return said(table, text, attribution=Attribution.ANONYMOUS, **values)


def refusal(action: object, *arguments: object) -> str:
    """Return the id of the sentence with which an action is refused."""
    assert callable(action)
    with pytest.raises(Refused) as refused:
        action(*arguments, now=NOW)
    return refused.value.message.id


def test_a_signed_card_waits_hidden_in_the_inbox(table: Table) -> None:
    """It has its author and its number, is not on the table, and what was done last does not tell its words."""
    card = said(table, "Una panchina", author=table.people["rossi"]).value
    assert (card.state, card.number, card.author) == (ItemState.INBOX, 1, table.people["rossi"])
    assert is_hidden(table.process, card)
    assert gathered(table.process, item(table)) == []
    assert hidden_cards(table.process, item(table)) == [card]
    assert last_actions(table.process)[0].about == "N01"


def test_an_unsigned_card_leaves_no_trace_in_the_process_while_it_waits(table: Table) -> None:
    """No line is written, no cluster made, nothing to undo; it lies in the box without number, time or author."""
    before = len(table.ledger.transactions)
    done = unsigned(table, "Una panchina", cluster="Piazza")
    assert done.change.touched == ()
    assert len(table.ledger.transactions) == before
    assert table.process.all(Cluster) == []
    [card] = table.ledger.box.contents.cards[table.agenda[1]]
    assert len(bytes.fromhex(card.id)) == 16
    assert set(card.document) == {"id", "session", "agenda_item", "channel", "attribution", "cluster", "text"}


def test_unsigned_cards_lie_in_the_box_the_same_way_in_whatever_order_they_came() -> None:
    """Two evenings with the same cards, put in differently, have the same box but for the chance of the ids."""
    texts = {"aa": "Uno", "bb": "Due", "cc": "Tre"}
    found = []
    for order in itertools.permutations(texts):
        table = a_table().started()
        write_privately(table.ledger, table.agenda[1], now=NOW)
        for key in order:
            unsigned(table, texts[key], make_random_id=lambda key=key: key)
        cards = table.ledger.box.contents.cards[table.agenda[1]]
        found.append([(card.id, card.document["text"]) for card in cards])
    assert all(one == sorted(texts.items()) for one in found)


def test_all_is_revealed_in_one_transaction(table: Table) -> None:
    """Signed and unsigned cards come to the table together, unsigned ones by their ids with numbers given only now."""
    said(table, "Firmata", author=table.people["rossi"])
    for key in ("ff", "0a", "77"):
        unsigned(table, f"Biglietto {key}", cluster="Piazza", make_random_id=lambda key=key: key)
    before = len(table.ledger.transactions)
    done = reveal_item(table.ledger, table.agenda[1], now=NOW)
    assert len(table.ledger.transactions) == before + 1
    needs = table.process.all(Need)
    assert [(need.id, need.number) for need in needs[1:]] == [("0a", 2), ("77", 3), ("ff", 4)]
    assert {need.state for need in needs} == {ItemState.TABLE}
    assert [need.at for need in needs[1:]] == [None, None, None]
    [cluster] = table.process.all(Cluster)
    assert {need.cluster for need in needs[1:]} == {cluster.id}
    assert table.ledger.box.contents.cards == {}
    assert not is_private(item(table))
    assert len(gathered(table.process, item(table))) == 4
    assert [warning.id for warning in done.warnings] == ["private.unsigned_revealed"]


def test_revealing_signed_cards_can_be_undone_and_unsigned_ones_cannot(table: Table) -> None:
    """Undone, signed cards are hidden again; with unsigned ones among them it is a barrier."""
    said(table, "Firmata", author=table.people["rossi"])
    assert reveal_item(table.ledger, table.agenda[1], now=NOW).warnings == ()
    undo(table.ledger, now=NOW)
    assert is_private(item(table))
    assert hidden_count(table.process, table.ledger.box.contents, item(table)) == 1
    unsigned(table, "Anonima")
    reveal_item(table.ledger, table.agenda[1], now=NOW)
    assert refusal(undo, table.ledger) == "history.nothing_to_undo"


def test_nothing_that_waits_in_the_box_is_cut_loose_by_an_undo(table: Table) -> None:
    """While unsigned cards wait, the privacy that hides them cannot be taken back."""
    unsigned(table, "Anonima")
    assert refusal(undo, table.ledger) == "private.cards_wait"
    assert refusal(stop_unused, table.ledger, table.agenda[1]) == "private.reveal_first"


def test_many_lines_at_once_wait_too(table: Table) -> None:
    """A paste in private goes where a single card would, signed and unsigned together."""
    where = {"session": table.session, "agenda_item": table.agenda[1]}
    cards = [
        Contribution(ItemKind.NEED, "Una", attribution=Attribution.ANONYMOUS, **where),  # type: ignore[arg-type]
        Contribution(ItemKind.NEED, "Due", author=table.people["rossi"], **where),  # type: ignore[arg-type]
    ]
    done = capture_many(table.ledger, cards, now=NOW)
    assert done.ticket.result() >= 0
    assert table.ledger.box.contents.cards_of(table.agenda[1]) == 1
    assert [card.words for card in hidden_cards(table.process, item(table))] == ["Due"]


def test_what_is_hidden_is_said_before_the_end_and_in_the_minutes(table: Table) -> None:
    """The close counts the item and not its cards as an inbox to read; the minutes say that they lack them."""
    said(table, "Firmata", author=table.people["rossi"])
    parts = {part.id: part.args["n"] for part in pending(table.process, table.session)}
    assert parts["action.pending_private"] == 1
    assert "action.pending_inbox" not in parts
    assert "private" in {one.name for one in find(table.process, table.session)}
    reveal_item(table.ledger, table.agenda[1], now=NOW)
    assert "private" not in {one.name for one in find(table.process, table.session)}


def test_privacy_is_asked_for_once_and_ends_once(table: Table) -> None:
    """Asked for twice, or revealed where nothing is private, it is refused with a sentence; unused it just ends."""
    assert refusal(write_privately, table.ledger, table.agenda[1]) == "private.already"
    assert refusal(reveal_item, table.ledger, table.agenda[0]) == "private.not_private"
    stop_unused(table.ledger, table.agenda[1], now=NOW)
    assert item(table).private is None


def test_an_anonymous_card_outside_private_writing_is_kept_at_once(table: Table) -> None:
    """Where nothing is hidden it enters the process directly, as ever."""
    card = capture(
        table.ledger, now=NOW, kind=ItemKind.NEED, text="Subito", session=table.session, agenda_item=table.agenda[0],
        attribution=Attribution.ANONYMOUS,
    ).value  # fmt: skip
    assert table.process.get(Need, card.id) is not None


def test_an_unsigned_card_is_taken_back_by_what_it_says(table: Table) -> None:
    """The same words take one card out of the box, no line tells it, and what is revealed is without it."""
    unsigned(table, "Una panchina")
    unsigned(table, "Una  Panchina")
    unsigned(table, "Più luce")
    before = len(table.ledger.transactions)
    assert take_back_unsigned(table.ledger, table.agenda[1], " una panchina ", now=NOW).value == 2
    assert len(table.ledger.transactions) == before
    revealed = reveal_item(table.ledger, table.agenda[1], now=NOW).value
    assert sorted(" ".join(card.words.casefold().split()) for card in revealed) == ["più luce", "una panchina"]


def test_only_a_card_that_waits_in_the_box_is_taken_back(table: Table) -> None:
    """Other words, a signed card, an item that is not in private, or no words at all are refused."""
    said(table, "Firmata", author=table.people["rossi"])
    unsigned(table, "Una panchina")
    where = (take_back_unsigned, table.ledger, table.agenda[1])
    assert refusal(*where, "Una panca") == "private.no_such_card"
    assert refusal(*where, "Firmata") == "private.no_such_card"
    assert refusal(*where, "  ") == "action.words_missing"
    assert refusal(take_back_unsigned, table.ledger, table.agenda[0], "Una panchina") == "private.not_private"
    reveal_item(table.ledger, table.agenda[1], now=NOW)
    assert refusal(*where, "Una panchina") == "private.not_private"
