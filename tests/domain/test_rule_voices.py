"""Whose voice is missing, whom to ask next, and which card would tell who said it."""

from codesign_tui.actions.attendance import arrive
from codesign_tui.actions.capture import capture
from codesign_tui.actions.people import add_participant
from codesign_tui.domain.terms import Attribution, Category, ItemKind
from codesign_tui.domain.voices import missing_voices, recognisable, round_robin
from support import Table, a_table, moment


def say(table: Table, who: str) -> None:
    """Let a person say something."""
    capture(
        table.ledger, now=moment("17:10"), kind=ItemKind.NEED, text="Serve", session=table.session,
        author=table.people[who],
    )  # fmt: skip


def test_a_category_at_the_table_that_said_nothing_is_missed() -> None:
    """Private bodies have no seat here and are not missed; a category is heard with its first card."""
    table = a_table().started()
    say(table, "bellavite")
    assert missing_voices(table.process, table.session) == [Category.PUBLIC_BODY, Category.CIVIL_SOCIETY]


def test_the_round_asks_the_silent_bodies_first_and_no_observer() -> None:
    """Who spoke comes after who did not, in the usual order; observers and people out of the hall are not asked."""
    table = a_table().started()
    for who in ("olivieri", "bellavite", "neri"):
        arrive(table.ledger, table.session, table.people[who], now=moment("17:00"))
    say(table, "olivieri")
    turns = round_robin(table.process, table.session, "17:11")
    assert [(turn.organization.label if turn.organization else "", turn.waiting, turn.heard) for turn in turns] == [
        ("Argento Vivo", ("Anna Bellavite",), False),
        ("Comune", (), True),
    ]


def test_a_card_of_a_small_category_says_that_it_is_recognisable() -> None:
    """Under three people of a category a card in its name warns; from three on it does not."""
    table = a_table().started()

    def warnings() -> list[str]:
        done = capture(
            table.ledger, now=moment("17:10"), kind=ItemKind.NEED, text="Serve", session=table.session,
            category=Category.CIVIL_SOCIETY, attribution=Attribution.CATEGORY,
        )  # fmt: skip
        return [message.id for message in done.warnings]

    assert warnings() == ["coach.recognisable"]
    for name in ("Uno", "Due"):
        add_participant(
            table.ledger, now=moment("17:00"), first_name=name, last_name="Verdi", category=Category.CIVIL_SOCIETY
        )
    assert warnings() == []


def test_those_in_the_hall_count_and_not_those_with_a_seat() -> None:
    """Three seats and one person present: the card would tell who it was."""
    table = a_table().started()
    people = [
        add_participant(
            table.ledger, now=moment("17:00"), first_name=name, last_name="Verdi", category=Category.CIVIL_SOCIETY
        ).value.id
        for name in ("Uno", "Due")
    ]
    assert recognisable(table.process, Category.CIVIL_SOCIETY, table.session, "17:10") is None
    arrive(table.ledger, table.session, people[0], now=moment("17:05"))
    assert recognisable(table.process, Category.CIVIL_SOCIETY, table.session, "17:10") == 1
    assert recognisable(table.process, Category.PRIVATE_ENTITY, table.session, "17:10") is None
