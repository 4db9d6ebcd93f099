"""Who counts when a table approves the minutes of the session before."""

from life_samples import changed, keep, record

from codesign_tui.actions.attendance import absent, all_present
from codesign_tui.actions.choosing import close_vote, open_vote
from codesign_tui.actions.counting_votes import record_formal
from codesign_tui.actions.sessions import add_session, start_session
from codesign_tui.domain.electorate import electorate
from codesign_tui.domain.terms import VotingUnit
from codesign_tui.domain.ways import FORMAL
from support import Table, a_table, moment

NEXT = moment("17:05", "2026-03-05")


def met_again(**details: object) -> tuple[Table, str]:
    """Return a table that meets again, and that session: Rossi was not at the first."""
    table = a_table().started()
    all_present(table.ledger, table.session, list(table.people.values()), now=moment("17:00"))
    absent(table.ledger, table.session, table.people["rossi"], now=moment("17:01"), justified=True)
    if details:
        keep(table.ledger, changed(table.process.details, **details))
    again = add_session(table.ledger, now=NEXT, title="Seconda seduta", date="2026-03-05").value.id
    start_session(table.ledger, again, now=NEXT)
    all_present(table.ledger, again, list(table.people.values()), now=NEXT)
    return table, again


def test_who_was_absent_is_not_counted_when_minutes_are_approved() -> None:
    """Three members are in the hall, two of them were at the session that the minutes tell of."""
    table, again = met_again()
    assert electorate(table.process, again, "17:10", VotingUnit.PERSON).total == 2
    assert electorate(table.process, again, "17:10", VotingUnit.PERSON, minutes_of=table.session).total == 2
    everybody, again = met_again(absentees_approve=True)
    assert electorate(everybody.process, again, "17:10", VotingUnit.PERSON, minutes_of=everybody.session).total == 3


def test_a_body_counts_on_minutes_if_somebody_spoke_for_it_then() -> None:
    """Where organisations vote, another person of the same body is enough; who sits for none must have been there."""
    table, again = met_again()
    assert electorate(table.process, again, "17:10", VotingUnit.ORGANIZATION, minutes_of=table.session).total == 2


def test_an_absentee_may_abstain_without_a_warning() -> None:
    """Both practices are right: not counted, or counted as abstaining; one voice in favour too many still warns."""
    table, again = met_again()
    vote = open_vote(
        table.ledger, again, FORMAL, "Verbale n. 1", now=NEXT, unit=VotingUnit.PERSON, minutes_of=table.session
    ).value
    done = record_formal(table.ledger, vote.id, now=NEXT, in_favour=2, against=0, abstained=1)
    assert done.warnings == ()
    done = record_formal(table.ledger, vote.id, now=NEXT, in_favour=3, against=0, abstained=1)
    assert [one.id for one in done.warnings] == ["choose.more_voters"]
    close_vote(table.ledger, vote.id, now=NEXT, outcome="approved")
    assert (record(table).status, record(table).approved_in) == ("approved", again)
