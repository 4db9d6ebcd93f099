"""What a listening meeting asks of the process that is made from it."""

from datetime import UTC, datetime

from codesign_tui.actions.processes import new_process
from codesign_tui.domain.terms import Attribution
from codesign_tui.library.loading import Library
from codesign_tui.library.places import packaged_templates


def test_a_listening_meeting_is_restricted_and_anonymous_from_its_first_line() -> None:
    """The sessions of «cambia-terra-ascolto» are born restricted, and their cards anonymous by default."""
    workshop = Library(packaged_templates()).workshop("cambia-terra-ascolto")
    draft = new_process(workshop, title="Ascolto", now=datetime(2026, 2, 12, tzinfo=UTC))
    sessions = [put.document for put in draft.puts if put.table == "sessions"]
    assert sessions
    assert all(session and session["restricted"] for session in sessions)
    assert {session["attribution"] for session in sessions if session} == {Attribution.ANONYMOUS.value}
