"""What whoever prepares a session is told, and what runs out when."""

from datetime import date

import pytest

from codesign_tui.domain.basis import PathPart, lacking, lines_in, parts_of, spoken_act
from codesign_tui.domain.details import Act, Authority, PerimeterSheet, ProcessDetails, ProgrammingPremise
from codesign_tui.domain.meetings import AgendaItem, Convened, Session
from codesign_tui.domain.people import Participant
from codesign_tui.domain.preparing import Preparation, Where, prepare
from codesign_tui.domain.process import Process
from codesign_tui.domain.running import Term, TermKind, running, terms_of
from codesign_tui.domain.tables import document_of
from codesign_tui.domain.templates import Workshop
from codesign_tui.domain.terms import Category, ProcessKind
from codesign_tui.domain.transactions import Transaction, put
from codesign_tui.domain.values import Frozen
from codesign_tui.library.loading import Library
from codesign_tui.library.places import packaged_templates
from support import moment

TODAY = date(2026, 2, 12)


def _process(*entities: Frozen) -> Process:
    """Return a process that holds these entities."""
    process = Process()
    process.apply(Transaction(1, "import", moment(), tuple(put(entity) for entity in entities)))
    return process


def _prepared(
    *minutes: int | None,
    breaks: tuple[int, ...] = (),
    kind: ProcessKind = ProcessKind.CO_PROGETTAZIONE,
    workshop: Workshop | None = None,
    people: tuple[Category, ...] = (),
    **session: object,
) -> Preparation:
    """Return the preparation of a session with items of these minutes, some of which are breaks."""
    values = {"id": "S", "number": 1, "title": "Prima", "planned_start": "17:00", "planned_end": "20:00"} | session
    meeting = Session.model_validate(values)
    items = [
        AgendaItem(
            id=f"A{n}", session="S", n=n, title=str(n), method="break" if n in breaks else None, planned_minutes=planned
        )
        for n, planned in enumerate(minutes, start=1)
    ]
    members = [
        Participant(id=f"P{n}", first_name="A", last_name="B", category=category) for n, category in enumerate(people)
    ]
    process = _process(ProcessDetails(id="p", title="Prova", kind=kind), meeting, *items, *members)
    return prepare(process, meeting, workshop)  # fmt: skip


def test_the_sum_is_compared_with_the_session_breaks_included() -> None:
    """Too much, room left and a just fit are told apart; without a planned end only the sum is known."""
    assert (_prepared(90, 15, 90, breaks=(2,)).over, _prepared(90, 15, 90).sum.id) == (15, "prepare.sum_over")
    assert (_prepared(90, 60).over, _prepared(90, 60).sum.id) == (-30, "prepare.sum_free")
    assert _prepared(90, 90).sum.id == "prepare.sum_fits"
    assert _prepared(90, planned_end=None).sum.id == "prepare.sum"
    assert _prepared(90, planned_start="22:00", planned_end="00:30").length == 150


def test_each_item_has_its_time_until_one_has_no_minutes() -> None:
    """Beginnings and ends follow from the start; after an item without minutes nothing is known."""
    times = [(one.starts, one.ends) for one in _prepared(30, 15, None, 20).items]
    assert times == [("17:00", "17:30"), ("17:30", "17:45"), ("17:45", None), (None, None)]


@pytest.mark.parametrize(("minutes", "breaks", "told"), [((100,), (), False), ((60, 41), (), True),
                                                         ((60, 10, 60), (2,), False)])  # fmt: skip
def test_over_a_hundred_minutes_without_a_break_are_told(
    minutes: tuple[int, ...], breaks: tuple[int, ...], told: bool
) -> None:
    """The longest stretch counts, not the whole session."""
    lacks = {lack.what.id for lack in _prepared(*minutes, breaks=breaks).lacks}
    assert ("prepare.lacks.break" in lacks) is told


def test_what_a_procedure_lacks_names_the_line_to_fill() -> None:
    """Who presides and the notice lead to their line of the session's data, the premise to the path's."""
    lacks = {lack.what.id: (lack.where, lack.field) for lack in _prepared(60).lacks}
    assert lacks["prepare.lacks.chair"] == (Where.SESSION, "chair")
    assert lacks["prepare.lacks.notice"] == (Where.SESSION, "notice_date")
    assert lacks["path.lacks.premise"] == (Where.PATH, "premise")
    sent = _prepared(60, convened=Convened(date="2026-02-01"), chair="P", date="2026-02-12", place="Sala")
    assert not {"prepare.lacks.chair", "prepare.lacks.notice", "prepare.lacks.date"} & {
        lack.what.id for lack in sent.lacks
    }


def test_an_open_path_is_never_asked_for_law() -> None:
    """No chair, notice, premise, act or CUP is missing from an open evening."""
    lacks = {lack.what.id for lack in _prepared(60, kind=ProcessKind.OPEN_PATH).lacks}
    assert lacks == {"prepare.lacks.date", "prepare.lacks.place", "prepare.lacks.facilitator", "prepare.lacks.people"}
    assert not {PathPart.PREMISE, PathPart.ACTS, PathPart.CUP} & set(parts_of(ProcessKind.OPEN_PATH))


def test_seats_are_compared_with_who_is_registered() -> None:
    """A category with fewer people than seats is told with both numbers; a full one is not."""
    workshop = Library(packaged_templates()).workshop("cambia-terra")
    seats = {seat.category: seat.seats for seat in workshop.seats}
    category = next(iter(seats))
    people = (category,) * seats[category]
    lacks = [lack.what for lack in _prepared(60, workshop=workshop, people=people).lacks]
    told = {lack.args["category"] for lack in lacks if lack.id == "prepare.lacks.seats"}
    assert told == set(seats) - {category}
    assert "prepare.lacks.themes" in {lack.id for lack in lacks}


def test_a_co_design_lacks_its_premise_acts_code_manager_and_goals_until_they_are_said() -> None:
    """Each part is told once, and no more when it is there."""
    bare = ProcessDetails(id="p", title="Prova", kind=ProcessKind.CO_PROGETTAZIONE)
    parts = [PathPart.LEADER, PathPart.PREMISE, PathPart.ACTS, PathPart.CUP, PathPart.PERIMETER]
    assert lacking(bare) == parts
    full = bare.model_copy(
        update={
            "authority": Authority(organization="O", procedure_manager="P"),
            "programming_premise": ProgrammingPremise(reference="Piano di zona"),
            "acts": (Act(kind="avviso"),),
            "cup": "X",
            "perimeter": PerimeterSheet(goals=("uno",)),
        }
    )
    assert lacking(full) == []
    assert lacking(bare.model_copy(update={"kind": ProcessKind.OPEN_PATH})) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("determina n. 214 del 12 gennaio 2026", ("determina", "214", "2026-01-12", None)),
        ("Avviso pubblico nr 7/2026 del 20/1/2026, scade il 20 febbraio", ("Avviso pubblico", "7/2026", "2026-01-20",
                                                                            "2026-02-20")),
        ("214 del 12/1/2026", ("atto", "214", "2026-01-12", None)),
        ("12/1/2026", ("atto", None, "2026-01-12", None)),
        ("DGC 31", ("DGC 31", None, None, None)),
        ("notice no. 5 of 3 February 2026, until 1 March", ("notice", "5", "2026-02-03", "2026-03-01")),
        ("atto del sindaco", ("atto del sindaco", None, None, None)),
    ],
)  # fmt: skip
def test_an_act_is_read_from_one_line(text: str, expected: tuple[str | None, ...]) -> None:
    """Kind, number, day and deadline are found where they are said; what cannot be read stays in the name."""
    act = spoken_act(text, TODAY, kind="atto")
    assert act is not None
    assert (act.kind, act.number, act.date, act.deadline) == expected


def test_nothing_said_is_no_act_and_semicolons_part_a_list() -> None:
    """An empty line is nothing; «a; b» is two things."""
    assert spoken_act("  ", TODAY, kind="atto") is None
    assert lines_in("meno solitudine;  trasporti ;; ") == ("meno solitudine", "trasporti")


def _documents(**details: object) -> tuple[dict[str, object], list[dict[str, object]]]:
    """Return a path's record and its three sessions as documents."""
    acts = (Act(kind="avviso", deadline="2026-02-24"), Act(kind="determina", date="2026-01-01"))
    record = ProcessDetails(id="p", title="P", kind=ProcessKind.CO_PROGETTAZIONE, acts=acts, remarks_days=10)
    sessions = [
        Session(id="S1", number=1, title="a", date="2026-02-01", actual_start="17:00"),
        Session(id="S2", number=2, title="b", date="2026-02-20"),
        Session(id="S3", number=3, title="c"),
    ]
    return document_of(record) | details, [document_of(session) for session in sessions]


def test_terms_are_told_the_nearest_first() -> None:
    """The term for remarks, the next session and the deadline of an act, in the order of their days."""
    record, sessions = _documents()
    sent = [{"session": "S1", "status": "sent_for_remarks", "sent_for_remarks_on": "2026-02-05"}]
    assert terms_of(record, sessions, sent) == (
        Term(TermKind.REMARKS, date(2026, 2, 15), "1"),
        Term(TermKind.SESSION, date(2026, 2, 20), "2"),
        Term(TermKind.ACT, date(2026, 2, 24), "avviso"),
    )
    assert terms_of(record, sessions, [sent[0] | {"status": "approved"}])[0].kind is TermKind.SESSION


def test_a_path_with_a_restricted_session_tells_no_term() -> None:
    """When people at risk meet is not told outside their file."""
    record, sessions = _documents()
    assert terms_of(record, [*sessions, {"id": "S4", "restricted": True, "date": "2026-02-13"}], []) == ()


def test_only_terms_that_run_and_are_near_are_running() -> None:
    """What ran out yesterday, and what is months ahead, is left out; today still runs."""
    days = [date(2026, 2, 11), date(2026, 2, 12), date(2026, 4, 12), date(2026, 6, 12)]
    terms = [Term(TermKind.ACT, day, "avviso") for day in days]
    assert [term.day for term in running(terms, TODAY)] == days[1:3]
