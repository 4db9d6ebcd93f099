"""What minutes print of their own life: the route, the state, nothing that belongs to an office's desk."""

from datetime import date

import pytest
from life_samples import LATER, NOW, met, minutes_of, words_of

from codesign_tui.actions.minutes_life import choose_route, mark_minutes
from codesign_tui.actions.minutes_versions import keep_signed_file
from codesign_tui.domain.minutes_life import ClosingRoute, MarkKind

ROUTES = {
    ClosingRoute.READ_IN_SESSION: "letto ai presenti e sottoscritto al termine della seduta",
    ClosingRoute.REMARKS: "trascorso il termine è chiuso dal responsabile del procedimento",
    ClosingRoute.NEXT_SESSION: "sottoposto ad approvazione nella seduta successiva",
}


@pytest.mark.parametrize("route", ClosingRoute)
def test_a_draft_says_by_which_route_it_is_closed(route: ClosingRoute) -> None:
    """One sentence, that of its route and of no other; none once the minutes are settled."""
    table = met(remarks_days=10)
    choose_route(table.ledger, table.session, route, now=NOW)
    printed = words_of(minutes_of(table.ledger, table.session))
    assert [one for one, words in ROUTES.items() if words in printed] == [route]
    mark_minutes(table.ledger, table.session, MarkKind.CLOSED, date(2026, 2, 13), now=LATER)
    printed = words_of(minutes_of(table.ledger, table.session))
    assert not any(words in printed for words in ROUTES.values())
    assert "Chiuso dal responsabile del procedimento il 13 febbraio 2026" in printed


def test_a_draft_that_is_not_approved_by_vote_does_not_say_so() -> None:
    """«Si approva in una seduta successiva» stands only where that is the route."""
    table = met(closing_route=ClosingRoute.READ_IN_SESSION)
    assert "si approva in una seduta successiva" not in words_of(minutes_of(table.ledger, table.session))
    mark_minutes(table.ledger, table.session, MarkKind.READ, date(2026, 2, 12), now=NOW)
    assert "Letto e confermato nella seduta" in words_of(minutes_of(table.ledger, table.session))


def test_the_desk_of_the_office_leaves_no_trace_in_the_minutes() -> None:
    """Fingerprints, links and days of publication are for the register, not for the act."""
    table = met()
    keep_signed_file(table.ledger, table.session, "ab" * 32, now=LATER, name="firmato.pdf")
    mark_minutes(
        table.ledger, table.session, MarkKind.PUBLISHED, date(2026, 2, 20), now=LATER, link="https://a.example"
    )
    printed = words_of(minutes_of(table.ledger, table.session))
    assert not any(trace in printed for trace in ("abab", "firmato.pdf", "a.example", "20 febbraio"))
