"""What is late on a day, by the date that held on that day."""

from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from codesign_tui.domain.details import ProcessDetails
from codesign_tui.domain.items import Commitment, CommitmentChange, Decision
from codesign_tui.domain.meetings import Session
from codesign_tui.domain.overdue import overdue
from codesign_tui.domain.process import Process
from codesign_tui.domain.register import Wanted, promises
from codesign_tui.domain.terms import CommitmentStatus, ItemState, ProcessKind
from codesign_tui.domain.transactions import Draft, put
from codesign_tui.domain.values import Frozen
from codesign_tui.exchange.interchange import read
from support import MemoryLedger, moment

EXAMPLE = Path(__file__).parents[2] / "sessions" / "borgoserra.json"
S3_DAY = date(2026, 9, 10)


def a_process(*entities: Frozen) -> Process:
    """Return a process that met on 5 March and on 10 September, with these entities."""
    ledger = MemoryLedger()
    kept: list[Frozen] = [
        ProcessDetails(id="p", title="Prova", kind=ProcessKind.PATTO),
        Session(id="S2", number=2, title="Marzo", date="2026-03-05"),
        Session(id="S3", number=3, title="Settembre", date="2026-09-10"),
        *entities,
    ]
    ledger.append(Draft("import", moment(), tuple(put(entity) for entity in kept)))
    return ledger.process


def codes(process: Process, on: date, *, after: bool = False) -> list[str]:
    """Return the ids of what is late."""
    return sorted(commitment.id for commitment in overdue(process, on, after_sessions_of_day=after))


def test_the_worked_example_is_late_as_the_table_saw_it() -> None:
    """At the opening of 10 September K03, K04 and K09 are late; after that session only K04 is."""
    ledger = MemoryLedger()
    ledger.append(Draft("import", moment(), read(EXAMPLE.read_bytes())))
    assert codes(ledger.process, S3_DAY) == ["K03", "K04", "K09"]
    assert codes(ledger.process, S3_DAY, after=True) == ["K04"]
    assert codes(ledger.process, date(2026, 9, 11)) == ["K04"]
    assert codes(ledger.process, date(2026, 12, 1)) == ["K03", "K04"]


def test_a_commitment_is_late_from_the_day_after_its_date() -> None:
    """On its own date a promise can still be kept."""
    process = a_process(Commitment(id="K1", text="Fare", due="2026-06-30"))
    assert codes(process, date(2026, 6, 30)) == []
    assert codes(process, date(2026, 7, 1)) == ["K1"]


def test_what_was_done_counts_from_the_day_it_was_done() -> None:
    """Before it was done it was late, and afterwards it is not."""
    done = Commitment(id="K1", text="Fare", due="2026-06-30", status=CommitmentStatus.DONE, completed_on="2026-07-10")
    assert codes(a_process(done), date(2026, 7, 9)) == ["K1"]
    assert codes(a_process(done), date(2026, 7, 10)) == []


def test_cancelled_suspended_and_set_aside_are_never_late() -> None:
    """Nobody is chased for what the table let go."""
    process = a_process(
        Commitment(id="K1", text="Fare", due="2026-06-30", status=CommitmentStatus.CANCELLED),
        Commitment(id="K2", text="Fare", due="2026-06-30", status=CommitmentStatus.SUSPENDED),
        Commitment(id="K3", text="Fare", due="2026-06-30", state=ItemState.SET_ASIDE, set_aside_reason="doppio"),
        Commitment(id="K4", text="Fare", due_words="dopo la convenzione"),
    )
    assert codes(process, date(2027, 1, 1)) == []


def test_blocked_alone_is_still_late() -> None:
    """Being stuck is no agreement to wait."""
    process = a_process(Commitment(id="K1", text="Fare", due="2026-06-30", status=CommitmentStatus.BLOCKED))
    assert codes(process, S3_DAY) == ["K1"]


def test_changes_count_from_their_sessions_in_turn() -> None:
    """A suspension in March and a new date in September each hold from their session."""
    commitment = Commitment(
        id="K1", text="Fare", due="2026-03-01", new_due="2026-10-01", status=CommitmentStatus.IN_PROGRESS,
        changes=(
            CommitmentChange(session="S2", status=CommitmentStatus.SUSPENDED),
            CommitmentChange(session="S3", new_due="2026-10-01"),
        ),
    )  # fmt: skip
    process = a_process(commitment)
    assert codes(process, date(2026, 3, 5)) == ["K1"]
    assert codes(process, date(2026, 3, 5), after=True) == []
    assert codes(process, S3_DAY, after=True) == []
    assert codes(process, date(2026, 10, 2)) == ["K1"]


def test_a_list_for_today_knows_what_todays_session_agreed() -> None:
    """Asked for the day of a session, what was late is told as at its opening; asked for no day, the new date holds."""
    process = a_process(
        Commitment(
            id="K1", text="Fare", due="2026-06-30", new_due="2026-10-01", status=CommitmentStatus.IN_PROGRESS,
            changes=(CommitmentChange(session="S3", new_due="2026-10-01"),),
        )
    )  # fmt: skip
    (promise,) = promises(process)
    before = date(2026, 9, 11)
    assert Wanted(overdue_on=S3_DAY, due_before=before).takes(promise, S3_DAY) is True
    assert Wanted(due_before=before).takes(promise, S3_DAY) is False


def test_a_decision_names_a_commitment_by_its_whole_code() -> None:
    """A decision on K10 says nothing of K1."""
    decision = Decision(id="D1", text="K10 è prorogato.", kind="plan_change", session="S3")
    process = a_process(
        decision,
        Commitment(id="K1", text="Fare", due="2026-06-30", new_due="2026-12-31"),
        Commitment(id="K10", text="Fare", due="2026-06-30", new_due="2026-12-31"),
    )
    assert codes(process, S3_DAY) == ["K10"]


def test_a_decision_names_new_commitments_by_the_number_people_see() -> None:
    """A commitment with an opaque id is found by its code K07."""
    process = a_process(
        Decision(id="D1", text="K07 sospeso.", kind="plan_change", session="S3"),
        Commitment(id="01KH9", number=7, text="Fare", due="2026-06-30", status=CommitmentStatus.BLOCKED),
    )
    assert codes(process, S3_DAY) == ["01KH9"]
    assert codes(process, S3_DAY, after=True) == []


@settings(max_examples=80, deadline=None, derandomize=True)
@given(st.dates(date(2026, 1, 1), date(2026, 12, 31)), st.dates(date(2026, 1, 1), date(2026, 12, 31)))
def test_late_is_before_the_day(due: date, on: date) -> None:
    """Whatever the dates, an open commitment is late exactly when its date is past."""
    process = a_process(Commitment(id="K1", text="Fare", due=due.isoformat()))
    assert bool(codes(process, on)) is (due < on)
