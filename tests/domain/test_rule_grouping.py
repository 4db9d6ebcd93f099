"""Groups of those who are in the hall: mixed or alike, never the same as last time, the counted people with them."""

from itertools import combinations
from random import Random

import pytest

from codesign_tui.actions.attendance import arrive, count_people, delegate
from codesign_tui.actions.grouping import make_groups, move_to_group
from codesign_tui.actions.sessions import add_session
from codesign_tui.actions.undoing import undo
from codesign_tui.domain.grouping import (
    Seat,
    divided,
    last_groups,
    names_in,
    not_in_groups,
    pairs_of,
    seats_at,
    usual_number,
)
from codesign_tui.domain.meetings import Session, TableGroup
from codesign_tui.domain.messages import Refused
from codesign_tui.domain.terms import Category, CountedRole
from codesign_tui.domain.transactions import Draft
from codesign_tui.exchange.interchange import read, write
from support import MemoryLedger, Table, a_table, moment

NOW = moment("17:30")
FOUR = tuple(Category)


def hall(people: int) -> list[Seat]:
    """Return people of four categories, two of each body."""
    return [Seat(f"P{n}", FOUR[n % 4], f"O{n % 4}-{n // 8}") for n in range(people)]


def groups_of(table: Table) -> tuple[TableGroup, ...]:
    """Return the groups of the session as they are kept."""
    session = table.process.get(Session, table.session)
    assert session is not None
    return session.groups


def a_full_hall() -> Table:
    """Return a table with three members and an observer in the hall, and twelve citizens who were counted."""
    table = a_table().started()
    for person in table.people.values():
        arrive(table.ledger, table.session, person, now=NOW)
    count_people(table.ledger, table.session, now=NOW, number=9, category=Category.CIVIL_SOCIETY, table="1")
    count_people(table.ledger, table.session, now=NOW, number=3, role=CountedRole.OBSERVER)
    return table


@pytest.mark.parametrize(("people", "number"), [(8, 2), (16, 4), (23, 5), (7, 7), (60, 12), (300, 40)])
def test_everybody_is_in_one_group_and_groups_are_of_a_size(people: int, number: int) -> None:
    """Nobody is left out or in twice, and sizes differ by one at most, mixed or not."""
    for mixed in (True, False):
        groups = divided(hall(people), number, mixed=mixed, random=Random(1))
        assert sorted(person for group in groups for person in group.people) == sorted(f"P{n}" for n in range(people))
        assert max(group.size for group in groups) - min(group.size for group in groups) <= 1
        assert [group.name for group in groups] == [str(n) for n in range(1, number + 1)]


def test_mixed_groups_mix_categories_and_bodies() -> None:
    """Sixteen people of four categories in four groups: each has all four, and no body twice."""
    seats = {seat.id: seat for seat in hall(16)}
    for group in divided(list(seats.values()), 4, mixed=True, random=Random(2)):
        assert {seats[person].category for person in group.people} == set(FOUR)
        assert len({seats[person].organization for person in group.people}) == 4


def test_homogeneous_groups_keep_like_with_like() -> None:
    """Sixteen people of four categories in four groups: each group is of one."""
    seats = {seat.id: seat for seat in hall(16)}
    for group in divided(list(seats.values()), 4, mixed=False, random=Random(2)):
        assert len({seats[person].category for person in group.people}) == 1


def test_homogeneous_groups_change_within_their_category() -> None:
    """Made again, eight groups of one category each have other pairs, and are still of one category."""
    seats = {seat.id: seat for seat in hall(32)}
    first = divided(list(seats.values()), 8, mixed=False, random=Random(4))
    again = divided(list(seats.values()), 8, mixed=False, random=Random(4), apart=pairs_of(first))
    assert len(pairs_of(first) & pairs_of(again)) < len(pairs_of(first)) / 2
    for group in again:
        assert len({seats[person].category for person in group.people}) == 1


def test_who_was_together_last_time_meets_others() -> None:
    """Groups of four made twice from sixteen people share no pair, and stay mixed."""
    first = divided(hall(16), 4, mixed=True, random=Random(3))
    again = divided(hall(16), 4, mixed=True, random=Random(3), apart=pairs_of(first))
    assert len(pairs_of(first)) == 4 * len(list(combinations(range(4), 2)))
    assert len(pairs_of(first) & pairs_of(again)) <= 2
    assert pairs_of(divided(hall(16), 4, mixed=True, random=Random(3))) == pairs_of(first)


def test_who_is_in_the_hall_is_divided_and_counted_people_too() -> None:
    """Three members and nine citizens make three groups of four; observers stay out, and one undo takes it back."""
    table = a_full_hall()
    made = make_groups(table.ledger, table.session, 3, now=NOW, at="17:40", random=Random(1)).value
    assert groups_of(table) == made
    assert [group.size for group in made] == [4, 4, 4]
    assert [sum(share.number for share in group.counted) for group in made] == [3, 3, 3]
    members = {person for group in made for person in group.people}
    assert members == {table.people[name] for name in ("olivieri", "bellavite", "rossi")}
    undo(table.ledger, now=NOW)
    assert groups_of(table) == ()


def test_too_few_or_too_many_groups_are_refused() -> None:
    """One group is none, more groups than people cannot be, and an empty hall has none."""
    table = a_full_hall()
    for number in (-1, 0, 1, 13):
        with pytest.raises(Refused):
            make_groups(table.ledger, table.session, number, now=NOW, at="17:40")
    empty = a_table().started()
    with pytest.raises(Refused):
        make_groups(empty.ledger, empty.session, 2, now=NOW, at="17:40")
    assert (usual_number(3), usual_number(12), usual_number(40)) == (2, 2, 8)


def test_somebody_is_moved_by_hand() -> None:
    """A member goes to the group that is named, one counted person from one group to another."""
    table = a_full_hall()
    made = make_groups(table.ledger, table.session, 3, now=NOW, at="17:40", random=Random(1)).value
    person, counted = made[0].people[0], made[0].counted[0].counted
    after = move_to_group(table.ledger, table.session, person, 2, now=NOW).value
    assert person in after[1].people
    assert [group.size for group in after] == [3, 5, 4]
    after = move_to_group(table.ledger, table.session, counted, 3, now=NOW, start=1).value
    assert [group.size for group in after] == [2, 5, 5]
    assert groups_of(table) == after
    for who, to, start in ((person, 2, None), (person, 9, None), ("X", 1, None), (counted, 1, None), (counted, 2, 2)):
        with pytest.raises(Refused):
            move_to_group(table.ledger, table.session, who, to, now=NOW, start=start)


def test_who_comes_later_is_in_no_group_until_put_there() -> None:
    """A late arrival is named apart, and goes into a group like anybody else; a delegate goes by their own name."""
    table = a_table().started()
    rossi = table.people["rossi"]
    for name in ("olivieri", "bellavite"):
        arrive(table.ledger, table.session, table.people[name], now=NOW)
    make_groups(table.ledger, table.session, 2, now=NOW, at="17:30", random=Random(1))
    delegate(table.ledger, table.session, rossi, now=NOW, first_name="Lia", last_name="Bo")
    session = table.process.get(Session, table.session)
    assert session is not None
    assert [seat.name for seat in not_in_groups(table.process, session, "17:45")] == ["Lia Bo"]
    after = move_to_group(table.ledger, table.session, rossi, 1, now=NOW).value
    assert rossi in after[0].people
    assert names_in(table.process, table.session)[rossi] == "Lia Bo"


def test_last_time_is_the_session_before_that_had_groups() -> None:
    """Groups made again look at the ones there are, and at first at those of an earlier session."""
    table = a_full_hall()
    made = make_groups(table.ledger, table.session, 3, now=NOW, at="17:40", random=Random(1)).value
    later = add_session(table.ledger, now=NOW, title="Seconda", date="2026-02-19").value.id
    assert last_groups(table.process, later) == made == last_groups(table.process, table.session)
    assert last_groups(table.process, "X") == ()
    assert len(seats_at(table.process, table.session, "17:40")) == 12


def test_groups_survive_export_and_import() -> None:
    """They come back as the same bytes."""
    table = a_full_hall()
    make_groups(table.ledger, table.session, 3, now=NOW, at="17:40", random=Random(1))
    written = write(table.process)
    again = MemoryLedger()
    again.append(Draft("import", NOW, read(written)))
    assert write(again.process) == written
