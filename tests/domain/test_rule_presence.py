"""Who is in the hall at a minute, who may vote, and what was voted meanwhile."""

from hypothesis import given, settings
from hypothesis import strategies as st

from codesign_tui.actions.agenda import close_item, go_to
from codesign_tui.actions.attendance import (
    absent,
    all_present,
    arrive,
    come_back,
    count_people,
    delegate,
    leave,
    note_movement,
)
from codesign_tui.actions.sessions import end_session
from codesign_tui.domain.items import Vote
from codesign_tui.domain.people import Attendance
from codesign_tui.domain.presence import may_vote_at, numbers_at, present_at, too_many_voters, voters_at
from codesign_tui.domain.terms import AttendanceStatus, Category, CountedRole
from codesign_tui.domain.transactions import Draft, put
from codesign_tui.domain.values import clock_text
from support import Table, a_table, moment

NOW = moment("17:00")


def names_at(table: Table, at: str) -> list[str]:
    """Return the names in the hall at a time."""
    return [seat.name for seat in present_at(table.process, table.session, at)]


def test_who_leaves_is_in_until_the_minute_before() -> None:
    """Someone who leaves at 19:45 may vote at 19:44 and not at 19:45."""
    table = a_table().started()
    bellavite = table.people["bellavite"]
    arrive(table.ledger, table.session, bellavite, now=NOW)
    leave(table.ledger, table.session, bellavite, now=moment("19:45"))
    assert [seat.name for seat in may_vote_at(table.process, table.session, "19:44")] == ["Anna Bellavite"]
    assert may_vote_at(table.process, table.session, "19:45") == ()


def test_who_comes_back_is_out_only_meanwhile() -> None:
    """An exit and a return leave a hole in the presence, and nothing more."""
    table = a_table().started()
    rossi = table.people["rossi"]
    arrive(table.ledger, table.session, rossi, now=NOW, at="17:25")
    leave(table.ledger, table.session, rossi, now=NOW, at="18:00")
    come_back(table.ledger, table.session, rossi, now=NOW, at="18:10")
    assert [bool(names_at(table, at)) for at in ("17:24", "17:25", "17:59", "18:00", "18:09", "18:10", "20:00")] == [
        False, True, True, False, False, True, True,
    ]  # fmt: skip


def test_a_delegate_sits_in_the_members_place() -> None:
    """The hall shows the delegate's name and the seat votes as the member would."""
    table = a_table().started()
    delegate(
        table.ledger, table.session, table.people["bellavite"], now=NOW, first_name="Matteo", last_name="Rinaldini"
    )
    (seat,) = may_vote_at(table.process, table.session, "18:00")
    assert (seat.name, seat.participant.last_name) == ("Matteo Rinaldini", "Bellavite")


def test_the_chair_and_observers_are_in_and_do_not_vote() -> None:
    """Being in the hall and having a vote are two things."""
    table = a_table().started()
    all_present(table.ledger, table.session, list(table.people.values()), now=NOW)
    assert len(present_at(table.process, table.session, "18:00")) == 4
    assert [seat.name for seat in may_vote_at(table.process, table.session, "18:00")] == ["Anna Bellavite", "Ugo Rossi"]


def test_absent_members_are_not_in() -> None:
    """Neither an excused nor an unexcused absence is a presence."""
    table = a_table().started()
    absent(table.ledger, table.session, table.people["rossi"], now=NOW, justified=True)
    absent(table.ledger, table.session, table.people["bellavite"], now=NOW, justified=False)
    assert names_at(table, "18:00") == []


def test_counted_people_stand_in_the_numbers_of_their_category() -> None:
    """Two representatives of a body and one observer are counted without names, only while they are there."""
    table = a_table().started()
    all_present(table.ledger, table.session, list(table.people.values()), now=NOW)
    argento = table.organizations["argento"]
    count_people(table.ledger, table.session, 2, now=NOW, role=CountedRole.REPRESENTATIVE, organization=argento)
    count_people(table.ledger, table.session, 1, now=NOW, role=CountedRole.OBSERVER, left_at="18:00")
    count_people(table.ledger, table.session, 5, now=NOW, table="Tavolo 1", can_vote=False)
    before, after = (numbers_at(table.process, table.session, at) for at in ("17:59", "18:00"))
    assert before.by_category[Category.THIRD_SECTOR] == 3
    assert (before.without_category, before.observers, before.total) == (5, 2, 12)
    assert (after.observers, after.total) == (1, 11)
    assert voters_at(table.process, table.session, "18:00").total == 4


def test_a_session_may_pass_midnight() -> None:
    """Times after midnight come after the evening's, not before the opening."""
    table = a_table().started("21:00")
    rossi = table.people["rossi"]
    arrive(table.ledger, table.session, rossi, now=NOW, at="23:50")
    leave(table.ledger, table.session, rossi, now=NOW, at="00:20")
    assert [bool(names_at(table, at)) for at in ("23:49", "23:55", "00:10", "00:20")] == [False, True, True, False]


def a_table_that_voted(voters: int) -> Table:
    """Return a table whose second item, 18:00 to 18:20, held a vote."""
    table = a_table().started()
    all_present(table.ledger, table.session, [table.people["bellavite"], table.people["rossi"]], now=NOW)
    go_to(table.ledger, table.agenda[1], now=moment("18:00"))
    close_item(table.ledger, table.agenda[1], now=moment("18:20"))
    vote = Vote(
        id="V1", session=table.session, agenda_item=table.agenda[1], kind="formal_vote", subject="Il calendario",
        in_favour=voters,
    )  # fmt: skip
    table.ledger.append(Draft("vote", moment("18:15"), (put(vote),)))
    return table


def test_an_exit_typed_afterwards_says_what_was_voted_meanwhile() -> None:
    """Bellavite's exit before the vote, typed after the session, is kept, and the vote is named."""
    table = a_table_that_voted(2)
    end_session(table.ledger, table.session, now=moment("19:00"))
    done = note_movement(table.ledger, table.session, "Bellavite esce 1755", now=moment("21:00"))
    assert [(warning.id, warning.args["subject"]) for warning in done.warnings] == [
        ("rule.voted_while_out", "Il calendario")
    ]
    assert done.value.left_at == "17:55"


def test_an_exit_after_the_vote_warns_of_nothing() -> None:
    """A time that changes nobody's presence at a vote needs no check."""
    table = a_table_that_voted(2)
    done = note_movement(table.ledger, table.session, "Bellavite esce 1845", now=moment("21:00"))
    assert done.warnings == ()


def test_an_arrival_typed_before_a_vote_says_so() -> None:
    """Somebody who turns out to have been in the hall may have voted."""
    table = a_table_that_voted(2)
    absent(table.ledger, table.session, table.people["rossi"], now=moment("21:00"), justified=True)
    done = arrive(table.ledger, table.session, table.people["rossi"], now=moment("21:05"), at="17:30")
    assert [warning.id for warning in done.warnings] == ["rule.voted_while_in"]


def test_the_door_of_who_has_no_vote_changes_no_vote() -> None:
    """The chair without a vote and the observer come and go without a warning."""
    table = a_table_that_voted(2)
    for name in ("olivieri", "neri"):
        done = arrive(table.ledger, table.session, table.people[name], now=moment("21:00"), at="17:30")
        assert done.warnings == ()


def test_more_voters_than_people_are_kept_and_said() -> None:
    """Three voters with two people recorded is a warning; the vote is left as it is."""
    three, two = a_table_that_voted(3), a_table_that_voted(2)
    assert [warning.args["voters"] for warning in too_many_voters(three.process, three.session)] == [3]
    assert too_many_voters(two.process, two.session) == []


MINUTES = st.lists(st.integers(min_value=0, max_value=179), min_size=1, max_size=7, unique=True).map(sorted)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(MINUTES)
def test_presence_is_the_minutes_between_arrivals_and_exits(minutes: list[int]) -> None:
    """Whatever the arrivals, exits and returns, a seat is taken exactly in the minutes between them."""
    table = a_table().started()
    rossi = table.people["rossi"]
    times = [clock_text(17 * 60 + minute) for minute in minutes]
    acts = [arrive, *[leave, come_back] * len(times)]
    for act, at in zip(acts, times, strict=False):
        act(table.ledger, table.session, rossi, now=NOW, at=at)
    expected = [sum(minute <= now for minute in minutes) % 2 == 1 for now in range(180)]
    found = [bool(present_at(table.process, table.session, clock_text(17 * 60 + now))) for now in range(180)]
    assert found == expected


def test_imported_attendance_keeps_its_own_id() -> None:
    """An attendance under another id is changed where it is, not doubled."""
    table = a_table().started()
    kept = Attendance(
        id="A7", session=table.session, participant=table.people["rossi"], status=AttendanceStatus.PRESENT
    )
    table.ledger.append(Draft("import", NOW, (put(kept),)))
    leave(table.ledger, table.session, table.people["rossi"], now=NOW, at="18:00")
    assert [entry.id for entry in table.process.in_session(Attendance, table.session)] == ["A7"]
