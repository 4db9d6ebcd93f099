"""What the file itself tells of how the path goes, on the worked example and at its edges."""

from datetime import UTC, date, datetime
from fractions import Fraction

from codesign_tui.actions.minutes_life import mark_minutes
from codesign_tui.domain.items import Commitment, Proposal
from codesign_tui.domain.meetings import Session
from codesign_tui.domain.minutes_life import MarkKind
from codesign_tui.domain.process import Process
from codesign_tui.domain.process_indicators import approval_days, attendance, chapters, kept
from codesign_tui.domain.proposal_fates import fates
from codesign_tui.domain.terms import Attribution, Category, CommitmentStatus, Phase, ProposalStatus
from codesign_tui.locale import Translator
from support_places import keep
from support_tui import MemoryFile, example_file

ON = date(2026, 9, 10)


def said(process: Process, name: str, on: date = ON) -> list[str]:
    """Return the sentences of a chapter, in Italian."""
    words = Translator()
    return [words(line) for chapter in chapters(process, on) if chapter.id == name for line in chapter.lines]


def test_attendance_counts_who_came_of_who_was_expected() -> None:
    """By category, and every session together in the sentences."""
    process = example_file().process
    session = process.get(Session, "S1")
    assert session is not None
    first = attendance(process, session)
    assert sum(pair[0] for pair in first.values()) > 0
    assert all(pair[0] <= pair[1] for pair in first.values())
    assert len(said(process, "attendance")) == 4


def test_fates_follow_proposals_from_brought_to_carried_out() -> None:
    """Never more shared than brought, nor carried out than shared; each is somebody's or nobody's."""
    process = example_file().process
    found = fates(process)
    assert all(fate.done <= fate.shared <= fate.proposed for fate in found.values())
    assert sum(fate.proposed for fate in found.values()) >= sum(one.on_table for one in process.all(Proposal))


def test_a_proposal_is_carried_out_when_all_that_was_promised_is_done() -> None:
    """A cancelled commitment is not waited for; without any commitment nothing was carried out."""
    file = MemoryFile()
    keep(
        file,
        Proposal(id="p1", title="Una", status=ProposalStatus.APPROVED, category=Category.THIRD_SECTOR),
        Proposal(id="p2", title="Due", status=ProposalStatus.APPROVED, attribution=Attribution.ANONYMOUS),
        Commitment(id="k1", text="a", proposals=("p1",), status=CommitmentStatus.DONE),
        Commitment(id="k2", text="b", proposals=("p1",), status=CommitmentStatus.CANCELLED),
    )
    found = fates(file.process)
    assert (found[Category.THIRD_SECTOR].done, found[None].done) == (1, 0)


def test_promises_are_on_time_by_the_date_that_the_table_agreed() -> None:
    """Done on its day is on time; done after, or still open after, has its days; suspended is not expected."""
    file = MemoryFile()
    done, going_on = CommitmentStatus.DONE, CommitmentStatus.IN_PROGRESS
    keep(
        file,
        Commitment(id="k1", text="a", due="2026-06-30", status=done, completed_on="2026-06-30"),
        Commitment(id="k2", text="b", due="2026-06-30", status=done, completed_on="2026-07-03"),
        Commitment(id="k3", text="c", due="2026-09-01", status=going_on),
        Commitment(id="k4", text="d", due="2026-12-01", status=going_on),
        Commitment(id="k5", text="e", due="2026-06-30", status=CommitmentStatus.SUSPENDED),
    )
    found = kept(file.process, ON)
    assert (found.expected, found.on_time, found.delays) == (3, 1, (3, 9))
    assert found.median_delay == Fraction(6)
    assert kept(MemoryFile().process, ON).median_delay is None


def test_minutes_are_approved_after_so_many_days_or_not_yet() -> None:
    """From the session to the one that approved its minutes."""
    process = example_file().process
    assert [(one.number, days) for one, days in approval_days(process)] == [(1, 21), (2, 189), (3, None)]
    assert said(process, "minutes")[-1] == "verbale della seduta 3: non ancora approvato"


def test_minutes_that_are_closed_by_another_route_are_counted_from_their_mark() -> None:
    """Closed on the tenth day after the session, without any vote."""
    file = example_file()
    now = datetime(2026, 9, 20, 9, tzinfo=UTC)
    mark_minutes(file, "S3", MarkKind.CLOSED, date(2026, 9, 20), now=now)
    assert approval_days(file.process)[-1][1] == 10


def test_what_was_left_open_is_told_and_talk_only_where_somebody_tapped() -> None:
    """The example was never tapped; of an empty file nothing is told at all."""
    assert said(example_file().process, "left_open")
    assert said(example_file().process, "talk") == []


def test_reviews_are_held_or_planned_and_missing_ones_are_told_while_promises_wait() -> None:
    """Held on its day; months since, when none is planned; nothing is missed once all is settled or one is planned."""
    file = example_file()
    assert said(file.process, "reviews") == [
        "seduta 3, tenuta il 10 settembre 2026",
        "ci sono impegni aperti e nessuna seduta di verifica è in programma",
    ]
    assert "dall'ultima sono passati 3 mesi" in said(file.process, "reviews", date(2026, 12, 1))[-1]
    keep(file, Session(id="S4", number=4, title="Verifica", phase=Phase.CONOSCERE, date="2027-01-14"))
    assert said(file.process, "reviews")[1:] == ["seduta 4, in programma il 14 gennaio 2027"]
    assert said(MemoryFile().process, "reviews") == []
