"""What to put in the box: who is expected, and how the numbers come about."""

from datetime import UTC, datetime

import pytest

from codesign_tui.domain.details import ProcessDetails
from codesign_tui.domain.expected import USUAL, Basis, Expected, expected
from codesign_tui.domain.items import Vote
from codesign_tui.domain.materials import (
    Supply,
    Work,
    ballots_for,
    own_materials,
    supplies,
    tables_for,
    writes_at_tables,
)
from codesign_tui.domain.meetings import AgendaItem, Session
from codesign_tui.domain.people import Attendance, CountedPeople, Participant
from codesign_tui.domain.process import Process
from codesign_tui.domain.templates import Bilingual, Method, People, Seat, Step, Workshop
from codesign_tui.domain.terms import AttendanceStatus, Category, CountedRole, ProcessKind
from codesign_tui.domain.transactions import Transaction, put
from codesign_tui.domain.values import Frozen
from codesign_tui.domain.ways import DOTS

SESSION = Session(id="S1", number=1, title="Prima")


def _process(*entities: Frozen) -> Process:
    """Return a process that holds these."""
    details = ProcessDetails(id="P", title="Prova", kind=ProcessKind.OPEN_PATH)
    process = Process()
    puts = tuple(put(entity) for entity in (details, SESSION, *entities))
    process.apply(Transaction(1, "import", datetime(2026, 1, 1, tzinfo=UTC), puts))
    return process


def _person(number: int, category: Category = Category.THIRD_SECTOR, *, can_vote: bool = True) -> Participant:
    """Return a member."""
    return Participant(
        id=f"P{number}", first_name="Anna", last_name=f"Prova {number}", category=category, can_vote=can_vote
    )


def _words(words: str) -> Bilingual:
    """Return the same words in both languages."""
    return Bilingual(it=words, en=words)


def _method(*steps: Step, identifier: str = "metaplan", materials: tuple[str, ...] = (), votes: bool = False) -> Method:
    """Return a method with these steps."""
    return Method(
        id=identifier,
        name=_words(identifier),
        purpose=_words("prova"),
        people=People(min=2, best=5, max=50),
        materials=tuple(map(_words, materials)),
        steps=steps,
        outputs=("vote",) if votes else (),
        source="prova",
    )


def _step(mode: str, *captures: str) -> Step:
    """Return a step in which something is gathered."""
    return Step.model_validate({"name": _words("passo"), "minutes": 5, "mode": mode, "captures": captures})


def _work(method: Method | None, number: int = 1) -> Work:
    """Return an agenda item run with a method."""
    return Work(AgendaItem(id=f"I{number}", session="S1", n=number, title="Punto"), method)


def _people(number: int, **voters: int) -> Expected:
    """Return so many people, with these voters."""
    return Expected(number, {category: voters.get(category.value, 0) for category in Category}, 0, Basis.REGISTERED)


def _found(works: list[Work], people: Expected, *votes: Vote, tables: int = 3) -> dict[str, Supply]:
    """Return the supplies by the message that names them."""
    return {one.what.id: one for one in supplies(works, people, votes, tables)}


def test_who_is_registered_is_expected_unless_excused() -> None:
    """Members and counted people count; who said they will not come does not."""
    process = _process(
        *(_person(number) for number in range(1, 5)),
        Attendance(id="A1", session="S1", participant="P1", status=AttendanceStatus.ABSENT_JUSTIFIED),
        CountedPeople(id="C1", session="S1", number=6, category=Category.CIVIL_SOCIETY),
    )
    found = expected(process, SESSION, None)
    assert (found.people, found.basis) == (9, Basis.REGISTERED)
    assert found.voters[Category.THIRD_SECTOR] == 3
    assert found.voters[Category.CIVIL_SOCIETY] == 6


def test_who_may_not_vote_gets_no_dots() -> None:
    """An official and observers are people, and no voters."""
    process = _process(
        _person(1, can_vote=False),
        CountedPeople(id="C1", session="S1", number=2, role=CountedRole.OBSERVER, category=Category.PUBLIC_BODY),
    )
    found = expected(process, SESSION, None)
    assert (found.people, found.all_voters) == (3, 0)


def test_with_nobody_registered_the_seats_of_the_template_count() -> None:
    """The template's seats stand for people, and the basis says so."""
    workshop = Workshop(
        id="prova",
        kind=ProcessKind.OPEN_PATH,
        name=_words("prova"),
        purpose=_words("prova"),
        who_leads=_words("prova"),
        legal_frame=_words("prova"),
        documents=(),
        seats=(Seat(category=Category.PUBLIC_BODY, seats=4),),
        sessions=(),
        source="prova",
    )
    found = expected(_process(), SESSION, workshop)
    assert (found.people, found.voters[Category.PUBLIC_BODY], found.basis) == (4, 4, Basis.SEATS)


def test_with_nothing_known_a_usual_table_is_prepared() -> None:
    """Fourteen people, of no category."""
    found = expected(_process(), SESSION, None)
    assert (found.people, found.voters_without_category, found.basis) == (USUAL, USUAL, Basis.USUAL)


@pytest.mark.parametrize(
    ("mode", "people", "terms", "quantity"),
    [("solo", 14, "14 × 3", 55), ("pairs", 15, "8 × 4", 40), ("groups", 14, "3 × 5", 20)],
)
def test_cards_follow_how_people_write(mode: str, people: int, terms: str, quantity: int) -> None:
    """Three a head alone, four a pair, five a group; a fifth more, in bundles of five."""
    supply = _found([_work(_method(_step(mode, "need")))], _people(people))["papers.cards.need"]
    assert (supply.sum.args["terms"], supply.quantity) == (terms, quantity)


def test_the_steps_of_one_activity_go_on_with_the_same_cards() -> None:
    """What is written alone and then chosen in pairs needs one lot of cards; two activities need two."""
    opera = _method(_step("solo", "need"), _step("pairs", "need"), _step("plenary", "need"))
    supply = _found([_work(opera), _work(_method(_step("groups", "need")), 2)], _people(10))["papers.cards.need"]
    assert supply.sum.args["terms"] == "10 × 3 + 2 × 5"


def test_what_is_said_in_plenary_takes_no_cards() -> None:
    """It is typed as it is said."""
    assert "papers.cards.need" not in _found([_work(_method(_step("plenary", "need")))], _people(10))


def test_dots_are_voters_times_dots_and_some_to_spare() -> None:
    """Each category has its colour, its sum and one in ten more."""
    works = [_work(_method(_step("solo"), identifier="dot_voting", votes=True))]
    vote = Vote(id="V1", session="S1", kind=DOTS, subject="prova", dots_per_voter=4)
    found = supplies(works, _people(9, public_body=3, third_sector=6), (vote,), 2)
    dots = [one for one in found if one.what.id == "papers.dots"]
    assert [(one.quantity, one.sum.args["terms"], one.sum.args["spare"]) for one in dots] == [
        (14, "3 × 4", 2),
        (27, "6 × 4", 3),
    ]


@pytest.mark.parametrize("way", ["formal_vote", "consent"])
def test_a_vote_by_voice_takes_no_dots(way: str) -> None:
    """A formal vote and a consent are spoken."""
    works = [_work(_method(_step("plenary"), identifier=way, votes=True))]
    assert "papers.dots" not in _found(works, _people(9, public_body=9))


def test_tables_have_sheets_for_what_is_done_at_them() -> None:
    """One grid a table for each activity in groups that gathers something."""
    works = [_work(_method(_step("groups", "note"))), _work(_method(_step("solo", "note")), 2)]
    assert [writes_at_tables(work) for work in works] == [True, False]
    assert _found(works, _people(20), tables=4)["papers.table_sheets"].quantity == 4


@pytest.mark.parametrize(("people", "tables"), [(1, 1), (5, 1), (6, 2), (14, 3)])
def test_a_table_seats_five(people: int, tables: int) -> None:
    """As many tables as fives, unless they have names already."""
    assert tables_for((), _people(people)) == tables
    assert tables_for(("Pini", "Faggi"), _people(people)) == 2


def test_what_two_methods_ask_for_is_listed_once() -> None:
    """However it is written, with the items that need it."""
    works = [
        _work(_method(_step("solo"), materials=("Una campanella", "Nastro"))),
        _work(_method(_step("solo"), materials=("una  Campanella",)), 2),
        _work(None, 3),
    ]
    assert [(one.words, one.items) for one in own_materials(works, "it")] == [
        ("Una campanella", (1, 2)),
        ("Nastro", (1,)),
    ]


def test_one_ballot_in_ten_is_to_spare() -> None:
    """Somebody always spoils one."""
    assert [ballots_for(voters) for voters in (0, 1, 12, 30)] == [0, 2, 14, 33]
