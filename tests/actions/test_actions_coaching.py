"""An offer of the coach applied in one transaction, and taken back in one."""

import pytest

from codesign_tui.actions.agenda import add_item, close_item, go_to
from codesign_tui.actions.coaching import take_offer
from codesign_tui.actions.undoing import undo
from codesign_tui.domain.clock import forecast
from codesign_tui.domain.coach import Offer, OfferKind, offers
from codesign_tui.domain.meetings import AgendaItem
from codesign_tui.domain.messages import Refused
from support import Table, a_table, documents, moment

AT = moment("17:40")


def late_table(pause: int | None) -> Table:
    """Return a table twenty minutes late, with an item more and perhaps a break."""
    table = a_table().started()
    add_item(table.ledger, table.session, now=moment(), title="Contesto", planned_minutes=15, position=2)
    if pause is not None:
        add_item(
            table.ledger, table.session, now=moment(), title="Pausa", method="break", planned_minutes=pause, position=4
        )
    go_to(table.ledger, table.agenda[0], now=moment("17:00"))
    close_item(table.ledger, table.agenda[0], now=AT)
    return table


def offered(table: Table) -> tuple[Offer, ...]:
    """Return the offers of the moment."""
    return offers(table.process, table.process.sessions()[0], AT)


@pytest.mark.parametrize(("pause", "number"), [(None, 0), (None, 1), (None, 2), (5, 2), (20, 2)])
def test_an_offer_wins_what_it_says_and_one_undo_takes_it_back(pause: int | None, number: int) -> None:
    """The computed end comes nearer by the minutes of the offer, in one transaction that one undo reverses."""
    table = late_table(pause)
    offer = offered(table)[number]
    session = table.process.sessions()[0]
    before, count = forecast(table.process, session, AT).ends_at, len(table.ledger.transactions)
    kept = documents(table.process)
    take_offer(table.ledger, table.session, offer, now=AT)
    won = before - forecast(table.process, session, AT).ends_at
    assert (won.total_seconds() / 60, len(table.ledger.transactions)) == (offer.saves, count + 1)
    undo(table.ledger, now=AT)
    assert documents(table.process) == kept


def test_a_break_had_now_comes_next_and_the_others_make_room() -> None:
    """The break takes the first place to come; no number is missing or twice."""
    table = late_table(5)
    offer = offered(table)[2]
    assert offer.kind is OfferKind.MOVE_BREAK
    take_offer(table.ledger, table.session, offer, now=AT)
    agenda = table.process.agenda(table.session)
    assert [(item.n, item.title) for item in agenda] == [
        (1, "Presentazioni"), (2, "Pausa"), (3, "Contesto"), (4, "Bisogni"), (5, "Chiusura"),
    ]  # fmt: skip


def test_an_offer_that_came_too_late_is_refused() -> None:
    """An item that the table has reached since is neither shortened nor skipped behind its back."""
    table = late_table(None)
    offer = offered(table)[0]
    go_to(table.ledger, offer.item or "", now=AT)
    with pytest.raises(Refused):
        take_offer(table.ledger, table.session, offer, now=AT)


def test_the_plan_stays_written_in_a_shortened_item() -> None:
    """What was planned first is kept beside what was agreed."""
    table = late_table(None)
    offer = offered(table)[0]
    take_offer(table.ledger, table.session, offer, now=AT)
    item = table.process.get(AgendaItem, offer.item)
    assert item is not None
    assert (item.first_planned_minutes, item.planned_minutes) == (40, dict(offer.minutes)[item.id])
