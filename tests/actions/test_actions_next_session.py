"""What a session planned from the last one has of it, row by row, and a table that is called together again."""

import json
from typing import Any, Final

import pytest

from codesign_tui.actions.next_session import (
    INDICATOR_REVIEW,
    ITEM_USED_AGAIN,
    USED_AGAIN,
    Opener,
    name_notice_point,
    reactivate_table,
    start_from_last,
    to_measure,
)
from codesign_tui.actions.sessions import add_session
from codesign_tui.actions.steps import changed
from codesign_tui.actions.turnover import withdraw_organization
from codesign_tui.domain.at_rest import awaiting_point, called, is_at_rest
from codesign_tui.domain.last_promises import REVIEW, to_review
from codesign_tui.domain.meetings import (
    AgendaItem,
    ConflictOfInterest,
    Convened,
    MinutesRecord,
    Opening,
    Session,
    TableGroup,
)
from codesign_tui.domain.messages import Refused
from codesign_tui.domain.parked import put_off_before
from codesign_tui.domain.people import Attendance, CountedPeople, Organization, Participant
from codesign_tui.domain.terms import (
    AttendanceStatus,
    Attribution,
    CommitmentStatus,
    CopyKind,
    ItemKind,
    Outcome,
    SessionState,
)
from codesign_tui.domain.transactions import Draft, put
from codesign_tui.exchange import interchange
from codesign_tui.exchange.references import unresolved
from codesign_tui.library.places import packaged_example
from codesign_tui.locale import Translator
from codesign_tui.minutes.compose import compose_minutes
from support import MemoryLedger, a_table, moment

NOW: Final = moment(day="2026-10-01")
OPENERS: Final = (Opener(REVIEW, "Stato degli impegni", 20), Opener(INDICATOR_REVIEW, "Indicatori", 15))

FULL: Final = {
    "phase": "conoscere",
    "convened": Convened(date="2026-09-01", protocol="12/2026", channel="pec"),
    "place": "Sala consiliare",
    "mode": "in presenza",
    "planned_start": "17:00",
    "planned_end": "20:00",
    "chair": "P01",
    "secretary": "S02",
    "facilitator": "S01",
    "attachments": ("Allegato A",),
    "opened_undated": True,
    "next_session": "12 ottobre 2026",
    "groups": (TableGroup(name="Gruppo A", people=("P01",)),),
    "opening": Opening(
        at="17:05", privacy_given=True, conflicts=(ConflictOfInterest(text="mio cugino"),), rules=("x",)
    ),
    "restricted": True,
    "attribution": Attribution.ANONYMOUS,
    "connection": "https://video.example/stanza",
    "opened_at": "2026-09-10T17:05:00+02:00",
    "closed_at": "2026-09-10T20:05:00+02:00",
    "current_item": "S3-01",
    "fields": {"a": "b"},
}
"""Everything that a session may say of itself, so that each field of it is asked after."""

OPEN: Final = ["K03", "K04", "K09", "K10", "K14", "K15"]
"""What the example leaves open."""

COPIED: Final = (
    "place", "mode", "planned_start", "planned_end", "chair", "secretary", "facilitator", "restricted", "attribution",
)  # fmt: skip
NOT_COPIED: Final = (
    "phase", "convened", "attachments", "actual_start", "actual_end", "opened_at", "opened_undated", "closed_at",
    "current_item", "opening", "next_session", "groups", "reopening", "fields", "connection",
)  # fmt: skip
OWN: Final = ("id", "number", "title", "date", "state")

ITEM_FULL: Final = {
    "summary": "Si è detto", "outputs": ("N01",), "actual_minutes": 31, "outcome": Outcome.CONDIVIDE, "skipped": True,
    "first_planned_minutes": 25, "private": False, "conflicts": (ConflictOfInterest(text="io"),),
    "closed_at": "2026-09-10T18:00:00+02:00", "captures": ItemKind.RISK, "prompt": "Che cosa è cambiato?",
}  # fmt: skip
ITEM_NOT_COPIED: Final = (
    "first_planned_minutes", "actual_minutes", "summary", "outputs", "outcome", "closed_at", "runs", "step",
    "abilities_from", "talk", "speaking", "skipped", "private", "conflicts", "fields",
)  # fmt: skip


def example(**values: Any) -> MemoryLedger:
    """Return the worked example in memory, its last session with these values."""
    ledger = MemoryLedger()
    ledger.append(Draft("import", NOW, tuple(interchange.read(packaged_example().read_bytes()))))
    last = ledger.process.get(Session, "S3")
    assert last is not None
    if values:
        ledger.append(Draft("update_session", NOW, (put(changed(last, **values)),)))
    return ledger


def planned(ledger: MemoryLedger, **how: Any) -> Session:
    """Return a session begun from the last one."""
    return start_from_last(ledger, "S3", now=NOW, title="Seduta 4", openers=OPENERS, **how).value


def test_every_field_of_a_session_is_decided() -> None:
    """A field that is added to a session must be put among those used again, or among those that are not."""
    assert {*COPIED, *NOT_COPIED, *OWN} == set(Session.model_fields)
    assert COPIED == USED_AGAIN
    assert {*ITEM_USED_AGAIN, *ITEM_NOT_COPIED, "id", "session", "n"} == set(AgendaItem.model_fields)


@pytest.mark.parametrize("field", COPIED)
def test_what_a_session_is_planned_with_is_used_again(field: str) -> None:
    """Place, mode, hours, who chairs, writes and leads, and how people are protected pass to the next session."""
    assert getattr(planned(example(**FULL)), field) == FULL[field]


@pytest.mark.parametrize("field", NOT_COPIED)
def test_what_happened_in_a_session_is_not_copied(field: str) -> None:
    """Notice, protocol, times, opening marks, declared conflicts, groups and annexes stay where they were."""
    session = planned(example(**FULL))
    assert field not in session.model_fields_set
    assert (session.number, session.state, session.date) == (4, SessionState.PLANNED, None)


def test_of_the_agenda_the_plan_is_copied_and_nothing_that_happened() -> None:
    """Title, method, the minutes of the plan, question and kind; an item that was skipped is planned again."""
    ledger = example()
    item = ledger.process.agenda("S3")[1]
    ledger.append(Draft("edit_item", NOW, (put(changed(item, **ITEM_FULL)),)))
    session = planned(ledger)
    copies = {one.title: one for one in ledger.process.agenda(session.id)}
    copy = copies[item.title]
    assert [name for name in ITEM_NOT_COPIED if name in copy.model_fields_set] == []
    assert (copy.method, copy.planned_minutes) == (item.method, 25)
    assert (copy.prompt, copy.captures) == ("Che cosa è cambiato?", ItemKind.RISK)
    assert [one.n for one in ledger.process.agenda(session.id)] == list(range(1, len(copies) + 1))


def test_an_empty_agenda_opens_with_what_waits_and_only_with_that() -> None:
    """Open promises and indicators that nobody read since come first; a copied agenda that has them stays so."""
    ledger = example()
    bare = planned(ledger, with_agenda=False)
    assert [one.method for one in ledger.process.agenda(bare.id)] == [REVIEW, INDICATOR_REVIEW]
    same = planned(ledger)
    methods = [one.method for one in ledger.process.agenda(same.id)]
    assert (methods.count(REVIEW), methods.count(INDICATOR_REVIEW)) == (1, 1)
    for indicator in to_measure(ledger.process, bare):
        ledger.append(Draft("aside", NOW, (put(changed(indicator, set_aside_reason="basta")),)))
    for promise in to_review(ledger.process, bare):
        ledger.append(Draft("done", NOW, (put(changed(promise, status=CommitmentStatus.DONE)),)))
    assert ledger.process.agenda(planned(ledger, with_agenda=False).id) == []


def test_promises_and_questions_are_found_by_the_next_session_without_being_copied() -> None:
    """What is open is the path's: no commitment, question or indicator is made anew."""
    ledger = example()
    before = {table: ledger.process.documents(table).keys() for table in ("commitments", "parking_lot", "indicators")}
    session = planned(ledger)
    assert [one.id for one in to_review(ledger.process, session)] == OPEN
    assert [one.id for one in put_off_before(ledger.process, session)] == ["Q2", "Q4"]
    assert {table: ledger.process.documents(table).keys() for table in before} == before


def test_people_are_expected_without_times_delegates_or_tables() -> None:
    """Whoever had a seat is expected, those absent too; who was counted by number, votes and minutes are not copied."""
    ledger = example()
    ledger.append(Draft("count", NOW, (put(CountedPeople(id="C9", session="S3", number=2)),)))
    session = planned(ledger)
    seats = ledger.process.in_session(Attendance, session.id)
    assert {one.participant for one in seats} == {
        one.participant for one in ledger.process.in_session(Attendance, "S3")
    }
    assert {one.status for one in seats} == {AttendanceStatus.EXPECTED}
    assert {frozenset(one.model_fields_set) for one in seats} == {frozenset(("id", "session", "participant", "status"))}
    assert ledger.process.in_session(CountedPeople, session.id) == []
    assert [one for one in ledger.process.all(MinutesRecord) if one.session == session.id] == []


def test_who_has_left_the_path_is_not_expected_and_is_told() -> None:
    """The next session of the same table does not wait for a body that withdrew."""
    ledger = example()
    withdraw_organization(ledger, "O08", now=NOW, reason="ha chiuso")
    done = start_from_last(ledger, "S3", now=NOW, title="Seduta 4")
    seats = ledger.process.in_session(Attendance, done.value.id)
    gone = {one.id for one in ledger.process.all(Participant) if one.organization == "O08"}
    assert gone
    assert gone.isdisjoint(one.participant for one in seats)
    assert [one.id for one in done.warnings] == ["reopen.not_expected"]


def test_a_session_that_was_restricted_is_followed_by_a_restricted_one_and_says_so() -> None:
    """People at risk are not shown to the hall because somebody planned the second meeting quickly."""
    done = start_from_last(example(restricted=True), "S3", now=NOW, title="Ascolto 2")
    assert (done.value.restricted, [one.id for one in done.warnings]) == (True, ["reopen.restricted_too"])


def test_a_table_is_at_rest_when_its_procedure_has_met_and_nothing_is_planned() -> None:
    """The example is; with one more session planned, before any session, or outside a procedure it is not."""
    ledger = example()
    assert is_at_rest(ledger.process)
    add_session(ledger, now=NOW, title="Quarta")
    assert not is_at_rest(ledger.process)
    assert not is_at_rest(a_table().process)


def test_a_table_that_meets_again_calls_every_body_that_has_not_left() -> None:
    """Equal treatment: no argument leaves anybody out; the point of the notice is kept in its words."""
    ledger = example()
    withdraw_organization(ledger, "O08", now=NOW, reason="ha chiuso")
    done = reactivate_table(ledger, now=NOW, title="Di nuovo", point="punto 9 dell'avviso", openers=OPENERS)
    reopening = done.value.reopening
    assert reopening is not None
    leader = ledger.process.details.authority.organization
    others = {one.id for one in ledger.process.all(Organization)} - {leader, "O08"}
    assert (set(reopening.addressed_to), reopening.withdrawn) == (others, ("O08",))
    assert (reopening.point, done.warnings) == ("punto 9 dell'avviso", ())
    expected = {one.participant for one in ledger.process.in_session(Attendance, done.value.id)}
    assert expected == {one.id for one in ledger.process.all(Participant) if one.organization != "O08"}
    assert [one.id for one in called(ledger.process).withdrawn] == ["O08"]
    assert ledger.process.agenda(done.value.id)[0].method == REVIEW


def test_without_the_point_of_the_notice_it_is_said_and_the_session_stays() -> None:
    """What looks early is warned and kept; the point can be named afterwards, and only there."""
    ledger = example()
    done = reactivate_table(ledger, now=NOW, title="Di nuovo", point=" ")
    assert [one.id for one in done.warnings] == ["reopen.no_point"]
    assert awaiting_point(ledger.process) == done.value
    after = name_notice_point(ledger, done.value.id, "punto 9", now=NOW).value
    assert after.reopening is not None
    assert done.value.reopening is not None
    assert (after.reopening.point, after.reopening.addressed_to) == ("punto 9", done.value.reopening.addressed_to)
    assert awaiting_point(ledger.process) is None
    with pytest.raises(Refused, match=r"reopen.not_reopened"):
        name_notice_point(ledger, "S3", "punto 9", now=NOW)


def test_a_table_is_not_called_again_while_a_session_is_planned() -> None:
    """The next session is there already: nothing has to be opened again."""
    ledger = example()
    reactivate_table(ledger, now=NOW, title="Di nuovo")
    with pytest.raises(Refused, match=r"reopen.not_at_rest"):
        reactivate_table(ledger, now=NOW, title="Ancora")


@pytest.mark.parametrize("copy", list(CopyKind))
def test_the_minutes_of_that_session_say_why_the_table_met_again(copy: CopyKind) -> None:
    """By which point of the notice, that the same call went to all, who had left; a missing point is no sentence."""
    ledger = example()
    withdraw_organization(ledger, "O08", now=NOW, reason="ha chiuso")
    session = reactivate_table(ledger, now=NOW, title="Di nuovo", point="punto 9").value
    told = _minutes(ledger, session, copy)
    assert "come prevede l’avviso (punto 9)" in told
    assert "con parità di trattamento, a 11 soggetti" in told
    assert "Aveva lasciato il percorso" in told
    other = example()
    bare = _minutes(other, reactivate_table(other, now=NOW, title="Di nuovo").value, copy)
    assert "dopo la conclusione del procedimento." in bare
    assert "avviso" not in bare


def _minutes(ledger: MemoryLedger, session: Session, copy: CopyKind) -> str:
    """Return the words of the minutes of a session that was opened."""
    ledger.append(
        Draft("start", NOW, (put(changed(session, state=SessionState.OPEN, actual_start="17:00", date="2026-10-01")),))
    )
    document = compose_minutes(
        ledger.process, session.id, copy=copy, translator=Translator("it"), generated_on=NOW.date()
    )
    return "\n".join(str(block) for block in document.blocks)


def test_a_table_that_met_again_is_exported_and_read_back_the_same() -> None:
    """The point, the bodies and who had left cross over; a body that the file does not have is told."""
    ledger = example()
    withdraw_organization(ledger, "O08", now=NOW, reason="ha chiuso")
    reactivate_table(ledger, now=NOW, title="Di nuovo", point="punto 9")
    written = interchange.write(ledger.process)
    again = MemoryLedger()
    puts = interchange.read(written)
    again.append(Draft("import", NOW, puts))
    assert interchange.write(again.process) == written
    before = len(unresolved(interchange.read(packaged_example().read_bytes())))
    assert len(unresolved(puts)) == before
    whole = json.loads(written)
    whole["sessions"][-1]["reopening"]["withdrawn"] = ["O99"]
    lost = interchange.read(json.dumps(whole).encode())
    assert "O99" in [one.args["target"] for one in unresolved(lost)]


def test_the_minutes_to_be_approved_are_those_of_the_session_before_the_new_one() -> None:
    """An item on the minutes of session 2, planned again after session 3, names session 3; other numbers stay."""
    ledger = example()
    planned = start_from_last(ledger, "S3", now=NOW, title="Seduta 4").value
    titles = [item.title for item in ledger.process.agenda(planned.id)]
    assert titles[0] == "Approvazione del verbale della seduta n. 3"
    assert titles[1:] == [item.title for item in ledger.process.agenda("S3")][1:]
