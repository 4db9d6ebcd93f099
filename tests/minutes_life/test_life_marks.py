"""What is noted of minutes, in any order, what follows from it, and what is told to do next."""

from datetime import date

import pytest
from life_samples import LATER, NOW, example, keep, met, next_of, record

from codesign_tui.actions.minutes_life import choose_route, mark_minutes, unmark_minutes
from codesign_tui.actions.minutes_remarks import add_remark
from codesign_tui.actions.undoing import undo
from codesign_tui.domain.meetings import Session
from codesign_tui.domain.messages import Refused
from codesign_tui.domain.minutes_life import ClosingRoute, MarkKind
from codesign_tui.domain.minutes_standing import is_registered, is_settled, next_step, record_of, route_of, steps_of
from codesign_tui.domain.terms import ProcessKind
from support import a_table, moment

DAY = date(2026, 2, 13)


def test_minutes_are_approved_in_the_next_session_unless_somebody_says_otherwise() -> None:
    """The path names a route for all its sessions, and one session may have its own."""
    table = met()
    assert route_of(table.process, record(table)) is ClosingRoute.NEXT_SESSION
    table = met(closing_route=ClosingRoute.REMARKS)
    assert route_of(table.process, record(table)) is ClosingRoute.REMARKS
    choose_route(table.ledger, table.session, ClosingRoute.READ_IN_SESSION, now=NOW)
    assert route_of(table.process, record(table)) is ClosingRoute.READ_IN_SESSION
    choose_route(table.ledger, table.session, None, now=NOW)
    assert route_of(table.process, record(table)) is ClosingRoute.REMARKS


def test_minutes_read_in_the_session_are_settled_the_same_evening() -> None:
    """Read, then signed, registered, published: each is told in its turn."""
    table = met(closing_route=ClosingRoute.READ_IN_SESSION)
    assert next_of(table) == "life.next.read"
    mark_minutes(table.ledger, table.session, MarkKind.READ, date(2026, 2, 12), now=NOW)
    assert (record(table).status, is_settled(record(table))) == ("read", True)
    assert next_of(table) == "life.next.signed"
    mark_minutes(table.ledger, table.session, MarkKind.SIGNED, DAY, now=LATER)
    assert next_of(table) == "life.next.registered"
    mark_minutes(table.ledger, table.session, MarkKind.REGISTERED, DAY, now=LATER, protocol_no="123/2026")
    assert next_of(table) == "life.next.published"
    mark_minutes(table.ledger, table.session, MarkKind.PUBLISHED, DAY, now=LATER, link="https://comune.example/atti")
    assert next_of(table) == "life.next.nothing"


def test_a_term_for_remarks_is_told_by_the_days_that_are_left_and_then_closed() -> None:
    """Sent on the 13th with ten days: on the 18th five are left; the day after the last, the manager closes."""
    table = met(closing_route=ClosingRoute.REMARKS, remarks_days=10)
    assert next_of(table) == "life.next.send_days"
    mark_minutes(table.ledger, table.session, MarkKind.SENT, DAY, now=LATER)
    session = table.process.get(Session, table.session)
    assert session is not None
    told = next_step(table.process, session, date(2026, 2, 18))
    assert (told.id, told.args["n"]) == ("life.next.wait", 5)
    assert next_of(table, "2026-02-24") == "life.next.closed"
    add_remark(table.ledger, table.session, "Manca una voce", now=LATER)
    assert next_of(table, "2026-02-24") == "life.next.answer"
    done = mark_minutes(table.ledger, table.session, MarkKind.CLOSED, date(2026, 2, 20), now=LATER)
    assert [warning.id for warning in done.warnings] == ["life.warn.term_running", "life.warn.unanswered"]
    assert record(table).status == "closed"


def test_the_next_session_that_has_a_day_is_told_as_the_one_that_approves() -> None:
    """In the worked example what was approved is to be signed; the last draft is to be sent."""
    ledger = example()
    told = [next_step(ledger.process, one, date(2026, 9, 15)).id for one in ledger.process.sessions()]
    assert told == ["life.next.signed", "life.next.signed", "life.next.send"]


def test_marks_are_noted_in_any_order_and_what_looks_odd_is_said_and_kept() -> None:
    """Published before it was signed, signed as a draft, a day before the session: it happened, so it stays."""
    table = met()
    done = mark_minutes(table.ledger, table.session, MarkKind.PUBLISHED, date(2026, 2, 11), now=NOW)
    assert [one.id for one in done.warnings] == ["life.warn.before_session", "life.warn.not_registered"]
    done = mark_minutes(table.ledger, table.session, MarkKind.SIGNED, date(2026, 3, 1), now=NOW)
    assert [one.id for one in done.warnings] == ["life.warn.to_come", "life.warn.signed_draft"]
    assert [mark.kind for mark in record(table).marks] == [MarkKind.SIGNED, MarkKind.PUBLISHED]


def test_a_mark_can_be_corrected_and_taken_away_and_what_followed_goes_with_it() -> None:
    """Closed on another day; then it was not closed: the draft is a draft under remarks again."""
    table = met(closing_route=ClosingRoute.REMARKS)
    mark_minutes(table.ledger, table.session, MarkKind.SENT, DAY, now=LATER)
    for day in (14, 15):
        mark_minutes(table.ledger, table.session, MarkKind.CLOSED, date(2026, 2, day), now=LATER)
    assert [mark.on for mark in record(table).marks] == ["2026-02-15"]
    unmark_minutes(table.ledger, table.session, MarkKind.CLOSED, now=LATER)
    assert (record(table).marks, record(table).status) == ((), "sent_for_remarks")
    unmark_minutes(table.ledger, table.session, MarkKind.SENT, now=LATER)
    assert record(table).status == "draft"


def test_an_approval_by_vote_can_be_taken_away() -> None:
    """Minutes that turn out not to be approved are under remarks again, and name no vote."""
    ledger = example()
    unmark_minutes(ledger, "S1", MarkKind.APPROVED, now=LATER)
    kept = record_of(ledger.process, "S1")
    assert (kept.status, kept.approved_in, kept.approval_vote) == ("sent_for_remarks", None, None)
    mark_minutes(ledger, "S1", MarkKind.APPROVED, DAY, now=LATER, approved_in="S3", with_changes=True)
    kept = record_of(ledger.process, "S1")
    assert (kept.status, kept.approved_in) == ("approved_with_changes", "S3")


def test_the_program_never_makes_up_a_protocol_number() -> None:
    """Registered without a number is refused; with one, its day can be corrected alone."""
    table = met()
    with pytest.raises(Refused):
        mark_minutes(table.ledger, table.session, MarkKind.REGISTERED, DAY, now=LATER)
    mark_minutes(table.ledger, table.session, MarkKind.REGISTERED, DAY, now=LATER, protocol_no=" 123/2026 ")
    mark_minutes(table.ledger, table.session, MarkKind.REGISTERED, date(2026, 2, 14), now=LATER)
    assert (record(table).protocol_no, record(table).protocol_date) == ("123/2026", "2026-02-14")
    assert is_registered(record(table))
    unmark_minutes(table.ledger, table.session, MarkKind.REGISTERED, now=LATER)
    assert not is_registered(record(table))


def test_outside_a_procedure_nobody_is_told_to_sign_or_register() -> None:
    """The account of an open workshop is sent and approved, no more."""
    table = a_table(ProcessKind.OPEN_PATH)
    steps = steps_of(table.process, record_of(table.process, table.session))
    assert [step.kind for step in steps] == [MarkKind.DRAFTED, MarkKind.SENT, MarkKind.APPROVED]


def test_a_mark_is_undone_like_anything_else() -> None:
    """What was noted by mistake is taken back with one key."""
    table = met()
    mark_minutes(table.ledger, table.session, MarkKind.SIGNED, DAY, now=LATER)
    assert undo(table.ledger, now=LATER).value == "mark_minutes"
    assert record(table).marks == ()


def test_a_session_that_goes_on_is_closed_before_its_minutes_live() -> None:
    """While the table still sits, the next thing to do is to close the session."""
    table = a_table().started()
    assert next_of(table) == "life.next.close_session"


def test_whoever_closes_must_be_of_the_path() -> None:
    """A name that nobody has cannot close the minutes."""
    table = met()
    with pytest.raises(Refused):
        mark_minutes(table.ledger, table.session, MarkKind.CLOSED, DAY, now=LATER, by="nessuno")
    mark_minutes(table.ledger, table.session, MarkKind.CLOSED, DAY, now=LATER, by=table.people["olivieri"])
    assert record(table).marks[0].by == table.people["olivieri"]


def test_what_is_changed_after_registration_is_said_not_to_change_the_minutes() -> None:
    """A card added to a registered session warns; a remark or a mark of the same minutes does not."""
    from codesign_tui.actions.capture import capture
    from codesign_tui.domain.registered_content import content_warnings
    from codesign_tui.domain.terms import ItemKind

    table = met()
    mark = mark_minutes(table.ledger, table.session, MarkKind.REGISTERED, DAY, now=LATER, protocol_no="7")
    assert content_warnings(table.process, mark.change) == ()
    card = capture(
        table.ledger, now=moment("09:00", "2026-02-21"), kind=ItemKind.NEED, text="Un posto", session=table.session
    )
    assert [one.id for one in content_warnings(table.process, card.change)] == ["life.warn.content_after"]
    keep(table.ledger, table.process.details)
