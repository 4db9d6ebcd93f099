"""The three ways to win time back when a session is late."""

from codesign_tui.actions.agenda import add_item, close_item, edit_item, go_to
from codesign_tui.domain.coach import Offer, OfferKind, late_minutes, offers
from support import Table, a_table, moment


def late_table(*, pause: int | None = None, pause_at: int = 3) -> Table:
    """Return a table of four items whose first has taken twenty minutes more than planned; with a break if asked."""
    table = a_table().started()
    add_item(table.ledger, table.session, now=moment(), title="Contesto", planned_minutes=15, position=2)
    if pause is not None:
        add_item(
            table.ledger, table.session, now=moment(), title="Pausa", method="break", planned_minutes=pause,
            position=pause_at,
        )  # fmt: skip
    go_to(table.ledger, table.agenda[0], now=moment("17:00"))
    close_item(table.ledger, table.agenda[0], now=moment("17:20"))
    return table


def offered(table: Table, at: str) -> dict[OfferKind, Offer]:
    """Return the offers at a moment, by kind."""
    return {offer.kind: offer for offer in offers(table.process, table.process.sessions()[0], moment(at))}


def test_a_session_on_time_is_offered_nothing() -> None:
    """The coach is silent until the computed end passes the planned one."""
    table = a_table().started()
    session = table.process.sessions()[0]
    assert (late_minutes(table.process, session, moment("17:00")), offers(table.process, session, moment())) == (0, ())


def test_the_longest_item_is_shortened_by_a_third_at_most() -> None:
    """Fifteen minutes late, the forty minutes of the needs give ten of them, in fives."""
    found = offered(late_table(), "17:20")[OfferKind.SHORTEN]
    assert (found.saves, dict(found.minutes)[found.item or ""]) == (10, 30)


def test_neither_the_longest_nor_the_last_nor_a_vote_is_left_out() -> None:
    """Of what is left only the context may go; with a vote in its place nothing may."""
    table = late_table()
    context = next(item for item in table.process.agenda(table.session) if item.title == "Contesto")
    assert offered(table, "17:20")[OfferKind.SKIP].item == context.id
    edit_item(table.ledger, context.id, now=moment("17:20"), method="formal_vote")
    assert OfferKind.SKIP not in offered(table, "17:20")


def test_without_a_break_every_item_gives_a_little() -> None:
    """The third offer takes from each of the three items in proportion, and wins what is missing."""
    found = offered(late_table(), "17:20")[OfferKind.SHORTEN_ALL]
    assert (len(found.minutes), found.saves) == (3, 15)


def test_a_long_break_is_shortened() -> None:
    """A twenty-minute break gives the ten that are missing."""
    table = late_table(pause=20)
    close = next(item for item in table.process.agenda(table.session) if item.title == "Contesto")
    close_item(table.ledger, close.id, now=moment("17:20"))
    found = offered(table, "17:10")
    assert found[OfferKind.SHORTEN_BREAK].minutes[0][1] == 10


def test_a_break_that_is_not_missed_is_dropped() -> None:
    """Where no more than ninety minutes are spent sitting, the session can do without a ten-minute break."""
    table = late_table(pause=10)
    context = next(item for item in table.process.agenda(table.session) if item.title == "Contesto")
    edit_item(table.ledger, context.id, now=moment(), planned_minutes=5)
    third = table.agenda[2]
    edit_item(table.ledger, third, now=moment(), planned_minutes=20)
    assert offered(table, "17:45")[OfferKind.DROP_BREAK].saves == 10


def test_a_break_too_short_to_shorten_is_had_now() -> None:
    """Five minutes in a long evening cannot go: the break comes next, so that the talk goes on over coffee."""
    table = late_table(pause=5, pause_at=4)
    found = offered(table, "17:40")[OfferKind.MOVE_BREAK]
    assert (found.saves, found.position) == (0, 2)
