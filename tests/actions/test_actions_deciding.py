"""Who abstains for an interest leaves the voters; a decision carries the voices that differed; proposals are placed."""

from collections.abc import Callable
from typing import Any

import pytest

from codesign_tui.actions.agenda import go_to
from codesign_tui.actions.attendance import arrive
from codesign_tui.actions.choosing import close_vote, count_voters, open_vote
from codesign_tui.actions.counting_votes import record_ballots, record_consent_round, record_counts, record_levels
from codesign_tui.actions.deciding import AUTHORITY, decide
from codesign_tui.actions.interests import abstain_from_item, abstain_from_vote
from codesign_tui.actions.placing import place_proposal, take_off_grid
from codesign_tui.actions.undoing import redo, undo
from codesign_tui.domain.items import Decision, Position, Proposal, Vote
from codesign_tui.domain.meetings import AgendaItem, Session
from codesign_tui.domain.messages import Refused
from codesign_tui.domain.quadrants import Quadrant, quadrant_of
from codesign_tui.domain.terms import Perimeter, VotingUnit
from codesign_tui.domain.transactions import Draft, put
from codesign_tui.domain.ways import CONSENSUS, GRADIENTS, KNAPSACK, OTHERS, RANKING, SCORE
from support import Table, a_table, moment

NOW = moment("18:00")


@pytest.fixture
def table() -> Table:
    """Return a table where everybody came."""
    table = a_table()
    for person in table.people.values():
        arrive(table.ledger, table.session, person, now=moment("17:30"))
    return table


def opened(table: Table, kind: str, *options: str, **values: Any) -> Vote:
    """Return a vote that was just opened."""
    return open_vote(table.ledger, table.session, kind, "Patto di cura", now=NOW, options=options, **values).value


def refusal(action: Callable[..., object], *args: object, **kwargs: object) -> str:
    """Return the message id with which an action refuses."""
    with pytest.raises(Refused) as refused:
        action(*args, now=NOW, **kwargs)
    return refused.value.message.id


def vote_of(table: Table, vote: Vote) -> Vote:
    """Return a vote as the file has it."""
    found = table.process.get(Vote, vote.id)
    assert found is not None
    return found


def test_who_declares_an_interest_leaves_the_voters_of_that_vote(table: Table) -> None:
    """One voter fewer, with their words; counting the hall again does not bring them back; undo does."""
    vote = opened(table, "consent", unit=VotingUnit.PERSON)
    before = vote.voters or 0
    after = abstain_from_vote(
        table.ledger, vote.id, now=NOW, text="Siedo nel consiglio del gestore.", participant=table.people["bellavite"]
    ).value
    assert after.voters == before - 1
    assert after.conflicts[0].text == "Siedo nel consiglio del gestore."
    assert count_voters(table.ledger, vote.id, now=NOW).value.voters == before - 1
    undo(table.ledger, now=NOW)
    undo(table.ledger, now=NOW)
    assert vote_of(table, vote).voters == before
    redo(table.ledger, now=NOW)
    assert vote_of(table, vote).voters == before - 1


def test_an_organisation_that_declares_leaves_with_all_who_sit_for_it(table: Table) -> None:
    """Nobody of it is a voter, whether people or organisations vote."""
    body = table.organizations["argento"]
    for unit in VotingUnit:
        vote = opened(table, "consent", unit=unit)
        after = abstain_from_vote(table.ledger, vote.id, now=NOW, text="È nostra.", organization=body).value
        assert (after.voters or 0) < (vote.voters or 0)
        assert (
            "third_sector" not in after.voters_by_category
            or after.voters_by_category["third_sector"] < (vote.voters_by_category["third_sector"])
        )


def test_a_declaration_on_an_item_holds_for_the_votes_opened_in_it(table: Table) -> None:
    """The vote says who abstains without asking again."""
    session = table.process.get(Session, table.session)
    assert session is not None
    item = table.agenda[0]
    before = opened(table, "consent", agenda_item=item, unit=VotingUnit.PERSON).voters or 0
    after = abstain_from_item(
        table.ledger, item, now=NOW, text="Mio fratello ci lavora.", participant=table.people["bellavite"]
    ).value
    assert isinstance(after, AgendaItem)
    vote = opened(table, "consent", agenda_item=item, unit=VotingUnit.PERSON)
    assert (vote.voters, vote.conflicts) == (before - 1, after.conflicts)


def test_a_declaration_has_words_and_somebody_and_is_made_once(table: Table) -> None:
    """Empty ones, of nobody or a second time are refused; a closed vote has had its voters."""
    vote = opened(table, "consent")
    who = table.people["bellavite"]
    start = (abstain_from_vote, table.ledger, vote.id)
    assert refusal(*start, text=" ", participant=who) == "interests.words_missing"
    assert refusal(*start, text="x") == "interests.nobody"
    assert refusal(*start, text="x", participant="P99") == "action.not_found"
    abstain_from_vote(table.ledger, vote.id, now=NOW, text="x", participant=who)
    assert refusal(*start, text="y", participant=who) == "interests.twice"
    record_consent_round(table.ledger, vote.id, now=NOW, consent=3)
    close_vote(table.ledger, vote.id, now=NOW)
    assert refusal(*start, text="x", participant=table.people["bellavite"]) == "choose.is_closed"


def test_a_decision_carries_the_voices_that_differed(table: Table) -> None:
    """Objections and reservations of the last round are copied with who and words; agreements need no copy."""
    vote = opened(table, "consent")
    voices = (
        Position(participant=table.people["bellavite"], position="objection", text="Costa troppo."),
        Position(organization=table.organizations["comune"], position="reservation"),
    )
    assert refusal(decide, table.ledger, vote.id, "Si prova.") == "choose.close_first"
    record_consent_round(table.ledger, vote.id, now=NOW, consent=1, reservation=1, objection=1, details=voices)
    close_vote(table.ledger, vote.id, now=NOW, outcome="adopted")
    made = decide(table.ledger, vote.id, "Si prova.", now=NOW, effect=AUTHORITY).value
    assert isinstance(made, Decision)
    assert (made.positions, made.vote, made.effect) == (voices, vote.id, AUTHORITY)


def test_levels_are_recorded_and_a_block_needs_its_reason(table: Table) -> None:
    """Hands at each level make the tally; a block without words is refused, with them it is kept."""
    vote = opened(table, CONSENSUS)
    assert vote.options == ("Patto di cura",)
    spread = {"Patto di cura": {"1": 2, "4": 1}}
    assert refusal(record_levels, table.ledger, vote.id, spread) == "choose.block_needs_reason"
    reason = Position(participant=table.people["bellavite"], position="block", text="Chiude l'unica porta.")
    after = record_levels(table.ledger, vote.id, spread, now=NOW, details=(reason,)).value
    assert (after.tally[0].total, after.tally[0].spread) == (2, {"1": 2, "4": 1})
    again = record_levels(table.ledger, vote.id, {"Patto di cura": {"1": 3, "4": 0}}, now=NOW).value
    assert (again.tally[0].total, again.details) == (3, (reason,))
    ballots = record_ballots(table.ledger, vote.id, ["1", "4: non è nostro"], now=NOW).value
    assert [one.text for one in ballots.details] == ["Chiude l'unica porta.", "non è nostro"]
    assert refusal(record_levels, table.ledger, vote.id, {"x": {"1": 1}}) == "choose.no_such_option"
    assert refusal(record_levels, table.ledger, vote.id, {"Patto di cura": {"9": 1}}) == "choose.no_such_level"


def test_every_other_method_opens_counts_closes_and_is_undone(table: Table) -> None:
    """From opening to close each step is one transaction, and the file goes all the way back."""
    states = []
    for kind in OTHERS:
        states.append(len(table.process.all(Vote)))
        options = ("uno",) if kind == CONSENSUS else ("uno", "due", "tre")
        money = {"budget": 900, "costs": dict.fromkeys(options, 300)} if kind in (KNAPSACK, "budget_dots") else {}
        vote = opened(table, kind, *options, **money)
        typed = {RANKING: "3>1", SCORE: "4 5 3", CONSENSUS: "2", GRADIENTS: "1 8 3"}.get(kind, "1 2")
        counted = record_ballots(table.ledger, vote.id, [typed, typed], now=NOW).value
        assert counted.entries[0].ballots == 2
        assert close_vote(table.ledger, vote.id, now=NOW).value.tally == counted.tally
        for _ in range(3):
            undo(table.ledger, now=NOW)
        assert len(table.process.all(Vote)) == states[-1]
        for _ in range(3):
            redo(table.ledger, now=NOW)
        assert vote_of(table, vote).tally == counted.tally


def test_a_vote_is_counted_as_its_way_counts(table: Table) -> None:
    """Numbers per option do not fit levels, nor levels options; a consensus is about one thing."""
    approval = opened(table, "approval_voting", "uno", "due")
    assert record_counts(table.ledger, approval.id, {"uno": 2}, now=NOW).value.tally[0].total == 2
    assert refusal(record_levels, table.ledger, approval.id, {"uno": {"1": 1}}) == "choose.counts_otherwise"
    assert (
        refusal(record_counts, table.ledger, opened(table, SCORE, "a", "b").id, {"a": 1}) == "choose.counts_otherwise"
    )
    with pytest.raises(Refused) as refused:
        opened(table, CONSENSUS, "a", "b")
    assert refused.value.message.id == "choose.one_option"


def test_choosing_a_proposal_out_of_the_perimeter_is_said_and_done(table: Table) -> None:
    """The table may have its say on what only others can do; the warning names it."""
    proposals = (
        Proposal(id="PR1", title="Nuovo ospedale", perimeter=Perimeter.OUT),
        Proposal(id="PR2", title="Corsa a chiamata"),
    )
    table.ledger.append(Draft("import", NOW, tuple(map(put, proposals))))
    done = open_vote(table.ledger, table.session, "hands", "Proposte", now=NOW, options=("PR1", "PR2"))
    assert [(one.id, one.args["codes"]) for one in done.warnings] == [("choose.out_of_perimeter", "PR1")]
    assert done.value.options == ("PR1", "PR2")


def test_a_proposal_is_placed_moved_and_taken_off_the_grid(table: Table) -> None:
    """Places are scores of the table, undoable; one off the grid is refused."""
    table.ledger.append(Draft("import", NOW, (put(Proposal(id="PR1", title="Corsa")),)))
    placed = place_proposal(table.ledger, "PR1", 5, 1, now=NOW).value
    assert (placed.impact, placed.effort) == (5, 1)
    assert refusal(place_proposal, table.ledger, "PR1", 6, 1) == "action.not_valid"
    off = take_off_grid(table.ledger, "PR1", now=NOW).value
    assert (off.impact, off.effort) == (None, None)
    undo(table.ledger, now=NOW)
    again = table.process.get(Proposal, "PR1")
    assert again is not None
    assert (again.impact, again.effort) == (5, 1)


def test_placing_keeps_the_item_in_hand_for_the_minutes(table: Table) -> None:
    """Whatever the item's method, the minutes tell the grid where it was done."""
    table.ledger.append(Draft("import", NOW, (put(Proposal(id="PR1", title="Corsa")),)))
    table.started()
    go_to(table.ledger, table.agenda[1], now=NOW)
    assert place_proposal(table.ledger, "PR1", 5, 1, now=NOW).value.placed_item == table.agenda[1]


def test_the_quadrants_are_the_four_corners_and_what_is_undecided() -> None:
    """Each corner has its name; the middle row and column have none of them."""
    assert [quadrant_of(*place) for place in ((5, 1), (4, 5), (1, 2), (2, 4), (3, 1), (5, 3))] == [
        Quadrant.NOW, Quadrant.PROJECTS, Quadrant.FILLERS, Quadrant.LEAVE, Quadrant.BETWEEN, Quadrant.BETWEEN,
    ]  # fmt: skip
