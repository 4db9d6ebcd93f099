"""Who is named for an office of a session: registered on the way where nobody knows them, never mistaken."""

from codesign_tui.actions.minutes import update_minutes_data
from codesign_tui.actions.steps import changed
from codesign_tui.domain.people import Participant, Staff
from codesign_tui.domain.preparing import prepare
from codesign_tui.domain.presiding import chair_of
from support_places import keep
from support_tui import NOW, example_file

S1 = "S1"


def test_a_name_nobody_has_becomes_staff_with_the_office_it_was_named_for() -> None:
    """One transaction registers who was not there, once even for two offices, and names them in the session."""
    file = example_file()
    before = len(file.process.all(Staff))
    named = {"chair": "Maria Rossi", "secretary": "maria rossi", "facilitator": ""}
    session = update_minutes_data(file, S1, now=NOW, named=named).value
    new = file.process.all(Staff)[before:]
    assert [(one.full_name, one.role) for one in new] == [("Maria Rossi", "presidenza")]
    assert (session.chair, session.secretary, session.facilitator) == (new[0].id, new[0].id, None)


def test_who_is_marked_as_presiding_presides_where_the_session_names_nobody() -> None:
    """One marked member presides; the session's own word goes first; two marked members decide nothing."""
    file = example_file()
    for person in file.process.all(Participant):
        keep(file, changed(person, is_chair=False))
    session = changed(file.process.sessions()[0], chair=None)
    keep(file, session)
    one, other = file.process.all(Participant)[:2]
    assert chair_of(file.process, session) is None
    keep(file, changed(one, is_chair=True))
    assert chair_of(file.process, session) == one.id
    lacks = [lack.what.id for lack in prepare(file.process, session, None).lacks]
    assert "prepare.lacks.chair" not in lacks
    assert chair_of(file.process, changed(session, chair=other.id)) == other.id
    keep(file, changed(other, is_chair=True))
    assert chair_of(file.process, session) is None
