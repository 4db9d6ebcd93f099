"""People, organisations and the door of the hall."""

import pytest

from codesign_tui.actions.attendance import (
    absent,
    all_present,
    arrive,
    change_counted,
    come_back,
    count_people,
    delegate,
    leave,
    note_movement,
)
from codesign_tui.actions.people import (
    add_organization,
    add_participant,
    add_staff,
    edit_organization,
    edit_participant,
    edit_staff,
)
from codesign_tui.actions.sessions import end_session
from codesign_tui.domain.messages import Refused
from codesign_tui.domain.people import Attendance
from codesign_tui.domain.terms import AttendanceStatus, Category
from support import a_table, moment

NOW = moment("18:00")


def test_a_member_takes_the_organisations_category() -> None:
    """The category follows the body unless it is said; with neither it is asked for."""
    table = a_table()
    added = add_participant(
        table.ledger, now=NOW, first_name="Eva", last_name="Sala", organization=table.organizations["argento"]
    )
    assert added.value.category is Category.THIRD_SECTOR
    for wrong in ({"organization": "O9"}, {}, {"category": Category.PUBLIC_BODY, "colour": "red"}):
        with pytest.raises(Refused):
            add_participant(table.ledger, now=NOW, first_name="Eva", **wrong)  # type: ignore[arg-type]
    with pytest.raises(Refused):
        add_participant(table.ledger, now=NOW, first_name=" ", category=Category.PUBLIC_BODY)


def test_a_member_and_their_new_body_are_one_transaction() -> None:
    """Whoever comes with a body that is not there yet, or moves to one, is one step to undo."""
    table = a_table()
    revision = table.process.revision
    member = add_participant(
        table.ledger, now=NOW, first_name="Ada", category=Category.THIRD_SECTOR, new_organization="Banda musicale"
    ).value
    moved = edit_participant(table.ledger, table.people["rossi"], now=NOW, new_organization="Circolo degli scacchi")
    bodies = [table.process.organization_of(person) for person in (member, moved.value)]
    assert [body and (body.name, body.category) for body in bodies] == [
        ("Banda musicale", Category.THIRD_SECTOR),
        ("Circolo degli scacchi", moved.value.category),
    ]
    assert table.process.revision == revision + 2
    again = edit_participant(table.ledger, table.people["rossi"], now=NOW, new_organization="banda MUSICALE")
    assert [warning.id for warning in again.warnings] == ["action.organization_there"]
    with pytest.raises(Refused):
        add_participant(table.ledger, now=NOW, first_name="Ida", category=Category.PUBLIC_BODY, new_organization=" ")


def test_doubles_are_said_and_not_refused() -> None:
    """Two people may have one name; the file asks to check."""
    table = a_table()
    person = add_participant(
        table.ledger, now=NOW, first_name="anna", last_name="BELLAVITE", category=Category.CIVIL_SOCIETY
    )
    body = add_organization(table.ledger, now=NOW, name="argento vivo", category=Category.THIRD_SECTOR)
    assert [done.warnings[0].id for done in (person, body)] == ["action.person_there", "action.organization_there"]


def test_people_and_bodies_are_changed_and_checked() -> None:
    """A field changes; an id, an unknown body or a wrong value does not."""
    table = a_table()
    rossi, argento = table.people["rossi"], table.organizations["argento"]
    assert edit_participant(table.ledger, rossi, now=NOW, organization=argento).value.organization == argento
    assert edit_organization(table.ledger, argento, now=NOW, short="AV").value.label == "AV"
    staff = add_staff(table.ledger, now=NOW, first_name="Irene", last_name="Castaldi", role="facilitazione").value
    assert edit_staff(table.ledger, staff.id, now=NOW, neutral=True).value.neutral
    for wrong in ({"organization": "O9"}, {"category": "vip"}, {"id": "P9"}):
        with pytest.raises(Refused):
            edit_participant(table.ledger, rossi, now=NOW, **wrong)


def test_a_typed_line_records_an_exit_and_a_return() -> None:
    """After "Bellavite esce 1945", the line "entra 2005" is a return."""
    table = a_table().started()
    all_present(table.ledger, table.session, [table.people["bellavite"]], now=NOW)
    note_movement(table.ledger, table.session, "Bellavite esce 1945", now=NOW)
    back = note_movement(table.ledger, table.session, "entra 20.05 Bellavite", now=NOW).value
    assert [(away.left_at, away.back_at) for away in back.away] == [("19:45", "20:05")]
    assert (back.left_at, back.arrived_at) == (None, None)


def test_a_typed_line_records_a_late_arrival() -> None:
    """The line "Rossi entra 1725" makes Rossi present since 17:25, even if the exit was typed first."""
    table = a_table().started()
    assert note_movement(table.ledger, table.session, "Rossi entra 1725", now=NOW).value.arrived_at == "17:25"
    note_movement(table.ledger, table.session, "Rossi esce 1830", now=NOW)
    corrected = note_movement(table.ledger, table.session, "Rossi entra 1720", now=NOW).value
    assert (corrected.arrived_at, corrected.left_at) == ("17:20", "18:30")


def test_a_movement_without_a_time_is_now_while_the_session_is_open() -> None:
    """In the hall the clock tells; after the close the time must be typed."""
    table = a_table().started()
    all_present(table.ledger, table.session, list(table.people.values()), now=NOW)
    assert note_movement(table.ledger, table.session, "Bellavite esce", now=moment("18:20")).value.left_at == "18:20"
    end_session(table.ledger, table.session, now=moment("19:00"))
    with pytest.raises(Refused) as refusal:
        note_movement(table.ledger, table.session, "Rossi esce", now=moment("21:00"))
    assert refusal.value.message.id == "action.time_needed"


def test_a_name_is_found_as_people_say_it() -> None:
    """Last name, full name, a delegate's name or the organisation's; nobody and several are refused."""
    table = a_table().started()
    all_present(table.ledger, table.session, list(table.people.values()), now=NOW)
    delegate(table.ledger, table.session, table.people["rossi"], now=NOW, first_name="Matteo", last_name="Rinaldini")
    for line, name in (
        ("olivieri esce 1810", "olivieri"), ("Rinaldini esce 1811", "rossi"), ("argento vivo esce 1812", "bellavite"),
        ("Ida Neri esce 1813", "neri"),
    ):  # fmt: skip
        moved = note_movement(table.ledger, table.session, line, now=NOW).value
        assert moved.participant == table.people[name]
    add_participant(table.ledger, now=NOW, first_name="Ugo", last_name="Neri", category=Category.CIVIL_SOCIETY)
    for line, problem in (
        ("Neri esce 1900", "action.several_of_that_name"),
        ("Verdi esce 1900", "action.nobody_of_that_name"),
    ):
        with pytest.raises(Refused) as refusal:
            note_movement(table.ledger, table.session, line, now=NOW)
        assert refusal.value.message.id == problem


def test_impossible_movements_are_refused() -> None:
    """Leaving before arriving, coming back without having left, a time that is none: nothing changes."""
    table = a_table().started()
    ledger, session, rossi = table.ledger, table.session, table.people["rossi"]
    with pytest.raises(Refused):
        leave(ledger, session, rossi, now=NOW)
    arrive(ledger, session, rossi, now=NOW, at="17:25")
    before = table.process.revision
    with pytest.raises(Refused):
        leave(ledger, session, rossi, now=NOW, at="17:20")
    with pytest.raises(Refused):
        come_back(ledger, session, rossi, now=NOW)
    for at in ("25:00", "7", "19.45", ""):
        with pytest.raises(Refused):
            leave(ledger, session, rossi, now=NOW, at=at)
    assert table.process.revision == before
    leave(ledger, session, rossi, now=NOW, at="18:00")
    with pytest.raises(Refused):
        come_back(ledger, session, rossi, now=NOW, at="17:59")
    with pytest.raises(Refused):
        arrive(ledger, session, rossi, now=NOW, at="18:30")


def test_a_delegate_without_a_proxy_is_recorded_with_a_warning() -> None:
    """The paper may come later; the member who arrives takes the seat back."""
    table = a_table().started()
    rossi = table.people["rossi"]
    done = delegate(table.ledger, table.session, rossi, now=NOW, first_name="Matteo", last_name="Rinaldini")
    assert [warning.id for warning in done.warnings] == ["action.no_proxy"]
    there = arrive(table.ledger, table.session, rossi, now=NOW).value
    assert (there.status, there.delegate) == (AttendanceStatus.PRESENT, None)
    with pytest.raises(Refused):
        delegate(table.ledger, table.session, rossi, now=NOW, first_name=" ")


def test_an_absence_takes_the_times_away() -> None:
    """Who turns out to have been absent has no arrival."""
    table = a_table().started()
    arrive(table.ledger, table.session, table.people["rossi"], now=NOW, at="17:25")
    away = absent(table.ledger, table.session, table.people["rossi"], now=NOW, justified=True).value
    assert (away.status, away.arrived_at) == (AttendanceStatus.ABSENT_JUSTIFIED, None)
    assert table.process.count(Attendance) == 1


def test_counted_people_change_and_are_at_least_one() -> None:
    """A count is corrected by field; a count of nobody is not begun."""
    table = a_table().started()
    group = count_people(table.ledger, table.session, 40, now=NOW, table="Tavolo 1").value
    assert change_counted(table.ledger, group.id, now=NOW, number=38, left_at="18:30").value.number == 38
    for number in (0, -2):
        with pytest.raises(Refused):
            count_people(table.ledger, table.session, number, now=NOW)
    for wrong in ({"number": -1}, {"number": "molti"}, {"session": "S2"}, {"left_at": "sera"}):
        with pytest.raises(Refused):
            change_counted(table.ledger, group.id, now=NOW, **wrong)


def test_presences_are_taken_in_one_action() -> None:
    """A whole table is one line of the file; nobody is refused."""
    table = a_table().started()
    before = table.process.revision
    done = all_present(table.ledger, table.session, list(table.people.values()), now=NOW)
    assert (len(done.value), table.process.revision) == (4, before + 1)
    with pytest.raises(Refused):
        all_present(table.ledger, table.session, [], now=NOW)
