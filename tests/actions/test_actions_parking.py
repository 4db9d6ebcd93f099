"""Questions put off come back at the next session; leaving a phase tells what is open; talk counts only when tapped."""

import pytest

from codesign_tui.actions.agenda import close_item, edit_item, go_to, suspend
from codesign_tui.actions.capture import capture
from codesign_tui.actions.parking import answer_parked, take_up
from codesign_tui.actions.sessions import add_session, end_session, update_session
from codesign_tui.actions.talking import tap_talk
from codesign_tui.actions.undoing import undo
from codesign_tui.domain.items import ParkedQuestion
from codesign_tui.domain.meetings import AgendaItem, Session
from codesign_tui.domain.messages import Refused
from codesign_tui.domain.parked import item_of, put_off_before, settled_in
from codesign_tui.domain.phase_change import StillOpen, advice
from codesign_tui.domain.talk import session_talk, speaking_now, speaks_most
from codesign_tui.domain.terms import Category, ItemKind, Phase
from codesign_tui.exchange.interchange import read, write
from support import Table, a_table, moment

PUBLIC, CIVIL = Category.PUBLIC_BODY, Category.CIVIL_SOCIETY


def _put_off(table: Table, text: str = "E il parcheggio?") -> ParkedQuestion:
    """Put a question off in the table's first session."""
    kept = capture(table.ledger, now=moment(), kind=ItemKind.PARKED_QUESTION, text=text, session=table.session).value
    assert isinstance(kept, ParkedQuestion)
    return kept


def _second(table: Table) -> Session:
    """Close the first session and plan a second one."""
    end_session(table.ledger, table.session, now=moment("19:00"))
    return add_session(table.ledger, now=moment("19:00"), title="Seconda").value


def _item(table: Table, n: int) -> AgendaItem:
    """Return an item of the first session as it is now, from 0."""
    item = table.process.get(AgendaItem, table.agenda[n])
    assert item is not None
    return item


def test_a_question_put_off_waits_at_the_next_session() -> None:
    """It is not told at the session that put it off; one answered with «aperto» still waits."""
    table = a_table().started()
    question = _put_off(table)
    first = table.process.get(Session, table.session)
    assert first is not None
    assert put_off_before(table.process, first) == ()
    second = _second(table)
    assert [one.id for one in put_off_before(table.process, second)] == [question.id]
    answer_parked(table.ledger, question.id, "Aperto", now=moment())
    assert [one.id for one in put_off_before(table.process, second)] == [question.id]


def test_an_outcome_settles_it_where_it_was_given() -> None:
    """The second session answers it: it waits no more, and that session's minutes may tell it."""
    table = a_table().started()
    question, second = _put_off(table), _second(table)
    done = answer_parked(
        table.ledger,
        question.id,
        " Trasmessa all'ufficio ",
        now=moment(),
        session=second.id,
        owner=table.people["olivieri"],
    ).value
    assert (done.outcome, done.owner, done.answered_in) == (
        "Trasmessa all'ufficio",
        table.people["olivieri"],
        second.id,
    )
    assert put_off_before(table.process, second) == ()
    assert [one.id for one in settled_in(table.process, second)] == [question.id]
    with pytest.raises(Refused):
        answer_parked(table.ledger, question.id, "  ", now=moment())
    with pytest.raises(Refused):
        answer_parked(table.ledger, question.id, "Sì", now=moment(), owner="nessuno")


def test_it_is_taken_up_after_the_item_in_hand_and_one_undo_takes_it_back() -> None:
    """The new item asks the question itself; the later ones make room; twice on one agenda is refused."""
    table = a_table().started()
    question = _put_off(table, "E il parcheggio? " * 20)
    go_to(table.ledger, table.agenda[0], now=moment())
    item = take_up(table.ledger, question.id, table.session, now=moment()).value
    assert (item.n, item.prompt) == (2, question.text)
    assert len(item.title) <= 80
    assert [one.n for one in table.process.agenda(table.session)] == [1, 2, 3, 4]
    held = table.process.get(ParkedQuestion, question.id)
    assert held is not None
    assert item_of(table.process, held) == item
    with pytest.raises(Refused):
        take_up(table.ledger, question.id, table.session, now=moment())
    undo(table.ledger, now=moment())
    assert [one.n for one in table.process.agenda(table.session)] == [1, 2, 3]


def _phases(table: Table, first: Phase, second: Phase) -> Session:
    """Give two items their phases, take the first in hand, and return the session."""
    update_session(table.ledger, table.session, now=moment(), phase=first)
    edit_item(table.ledger, table.agenda[1], now=moment(), phase=second)
    session = table.process.get(Session, table.session)
    assert session is not None
    if session.current_item is None:
        go_to(table.ledger, table.agenda[0], now=moment())
    after = table.process.get(Session, table.session)
    assert after is not None
    return after


def test_leaving_a_phase_tells_what_looks_early() -> None:
    """From listening, hidden cards and never a need without proposal; from making, that too; questions come last."""
    table = a_table().started()
    capture(table.ledger, now=moment(), kind=ItemKind.NEED, text="Un bagno", session=table.session)
    _put_off(table)
    session = _phases(table, Phase.IDEARE, Phase.REALIZZARE)
    assert advice(table.process, session, _item(table, 1)) is None
    capture(table.ledger, now=moment(), kind=ItemKind.NEED, text="Luce", session=table.session, inbox=True)
    told = advice(table.process, session, _item(table, 1))
    assert told is not None
    assert (told.left, told.next) == (Phase.IDEARE, Phase.REALIZZARE)
    assert told.open == ((StillOpen.HIDDEN, 1), (StillOpen.QUESTIONS, 1))
    back = _phases(table, Phase.REALIZZARE, Phase.CONOSCERE)
    told = advice(table.process, back, _item(table, 1))
    assert told is not None
    assert told.open == ((StillOpen.HIDDEN, 1), (StillOpen.NEEDS, 1), (StillOpen.QUESTIONS, 1))


def test_unsigned_cards_in_the_box_are_hidden_cards_too() -> None:
    """What the box holds is no part of the process, and is told all the same before another phase."""
    table = a_table().started()
    session = _phases(table, Phase.IDEARE, Phase.REALIZZARE)
    told = advice(table.process, session, _item(table, 1), unsigned=2)
    assert told is not None
    assert told.open == ((StillOpen.HIDDEN, 2),)


def test_within_a_phase_nothing_is_told() -> None:
    """From an item to another of the same phase there is nothing to weigh."""
    table = a_table().started()
    capture(table.ledger, now=moment(), kind=ItemKind.NEED, text="Un bagno", session=table.session, inbox=True)
    session = _phases(table, Phase.REALIZZARE, Phase.REALIZZARE)
    assert advice(table.process, session, _item(table, 1)) is None


def test_a_session_of_another_phase_looks_back_at_the_one_before() -> None:
    """Before it is opened, what the phase of the session before left open is told."""
    table = a_table().started()
    capture(table.ledger, now=moment(), kind=ItemKind.COMMITMENT, text="Pulire", session=table.session)
    update_session(table.ledger, table.session, now=moment(), phase=Phase.REALIZZARE)
    second = _second(table)
    update_session(table.ledger, second.id, now=moment(), phase=Phase.CONOSCERE)
    planned = table.process.get(Session, second.id)
    assert planned is not None
    told = advice(table.process, planned, None)
    assert told is not None
    assert told.open == ((StillOpen.COMMITMENTS, 1),)


def test_talk_is_counted_by_category_from_tap_to_tap() -> None:
    """One tap begins, another category's gives over, the same ends; nothing is there before the first."""
    table = a_table().started()
    go_to(table.ledger, table.agenda[0], now=moment())
    assert session_talk(table.process, table.session, moment("17:30")) == {}
    tap_talk(table.ledger, table.session, PUBLIC, now=moment("17:00"))
    assert speaking_now(table.process, table.session) is PUBLIC
    tap_talk(table.ledger, table.session, CIVIL, now=moment("17:08"))
    tap_talk(table.ledger, table.session, CIVIL, now=moment("17:10"))
    assert speaking_now(table.process, table.session) is None
    counted = session_talk(table.process, table.session, moment("18:00"))
    assert counted == {PUBLIC: 480, CIVIL: 120}
    assert speaks_most(counted) is PUBLIC


def test_a_turn_ends_with_the_item_and_a_forgotten_one_counts_little() -> None:
    """Pausing or closing ends the turn; a tap that was never taken back counts twenty minutes at most."""
    table = a_table().started()
    go_to(table.ledger, table.agenda[0], now=moment("17:00"))
    tap_talk(table.ledger, table.session, PUBLIC, now=moment("17:00"))
    suspend(table.ledger, table.session, now=moment("17:03"))
    assert session_talk(table.process, table.session, moment("18:00")) == {PUBLIC: 180}
    with pytest.raises(Refused):
        tap_talk(table.ledger, table.session, PUBLIC, now=moment("17:04"))
    go_to(table.ledger, table.agenda[1], now=moment("17:05"))
    tap_talk(table.ledger, table.session, CIVIL, now=moment("17:05"))
    assert session_talk(table.process, table.session, moment("19:00"))[CIVIL] == 1200
    close_item(table.ledger, table.agenda[1], now=moment("19:00"))
    assert speaking_now(table.process, table.session) is None


def test_one_category_alone_is_not_said_to_speak_most() -> None:
    """Where only one was tapped, or for a few minutes only, nothing is said of it."""
    table = a_table().started()
    go_to(table.ledger, table.agenda[0], now=moment("17:00"))
    tap_talk(table.ledger, table.session, PUBLIC, now=moment("17:00"))
    assert speaks_most(session_talk(table.process, table.session, moment("17:10"))) is None
    tap_talk(table.ledger, table.session, CIVIL, now=moment("17:01"))
    assert speaks_most(session_talk(table.process, table.session, moment("17:03"))) is None


def test_talk_time_never_leaves_the_file() -> None:
    """An export holds nothing of it, whether a turn is over or going on, and comes back the same."""
    table = a_table().started()
    go_to(table.ledger, table.agenda[0], now=moment("17:00"))
    tap_talk(table.ledger, table.session, PUBLIC, now=moment("17:00"))
    tap_talk(table.ledger, table.session, CIVIL, now=moment("17:09"))
    written = write(table.process)
    assert b"talk" not in written
    assert b"speaking" not in written
    assert read(written)
