"""The other methods through their keys: each opened, counted and closed; the grid; who abstains; what the hall sees."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from decimal import Decimal
from typing import Any

import pytest
from textual.pilot import Pilot

from codesign_tui.actions.choosing import close_vote, open_vote
from codesign_tui.actions.counting_votes import record_ballots
from codesign_tui.actions.interests import abstain_from_item, abstain_from_vote, reword_interest, withdraw_interest
from codesign_tui.actions.steps import changed
from codesign_tui.domain.items import Decision, Proposal, Vote
from codesign_tui.domain.meetings import AgendaItem, Session
from codesign_tui.domain.messages import Refused
from codesign_tui.domain.people import Participant
from codesign_tui.domain.presence import present_at
from codesign_tui.domain.terms import Perimeter, VoteState, VotingUnit
from codesign_tui.domain.ways import OTHERS, WAYS
from codesign_tui.tui.places.choose_limits import euros
from codesign_tui.tui.screens.placing import PlacingScreen
from codesign_tui.tui.widgets.keyrow import KeyRow
from support_places import CHOOSE, detail, go_to, keep, notice, options, place, press, row_text, type_over
from support_tui import HOSTILE, NOW, SIZE, MemoryFile, example_file, screen_text

S1 = "S1"
AT = NOW.replace(hour=18, minute=0)
"""A moment of the first session of the example."""


def last_vote(file: MemoryFile) -> Vote:
    """Return the vote that was opened last."""
    return file.process.all(Vote)[-1]


@asynccontextmanager
async def opening(file: MemoryFile, kind: str, *fields: str, typed: str = "") -> AsyncIterator[Pilot[None]]:
    """Open a vote of another method by its keys: the options typed, then the fields of its form after the subject."""
    async with place(file, CHOOSE, session=S1) as pilot:
        await press(pilot, "n", "end", "enter", *["down"] * OTHERS.index(kind), "enter")
        if typed:
            await type_over(pilot, "si scrivono" if kind != "consensus" else "una cosa sola")
        await press(pilot, "enter")
        await type_over(pilot, "Da dove si comincia")
        if typed and kind != "consensus":
            await press(pilot, "tab")
            await type_over(pilot, typed)
        for text in fields:
            await press(pilot, "tab")
            if text:
                await type_over(pilot, text)
        await press(pilot, "enter")
        yield pilot


async def ballots(pilot: Pilot[None], *lines: str) -> None:
    """Type paper ballots, one a line."""
    await press(pilot, "b")
    await type_over(pilot, "\n".join(lines))
    await press(pilot, "enter", "escape")


async def test_approval_names_any_number_of_options() -> None:
    """Each ballot names what is fine; the most named is first, in the row and in the detail."""
    file = example_file()
    async with opening(file, "approval_voting", "2", typed="Pulmino\nSportello\nMercato") as pilot:
        assert last_vote(file).choices == 2
        await ballots(pilot, "1 3", "3")
        assert [row.total for row in last_vote(file).tally] == [1, 0, 2]
        await press(pilot, "c", "enter")
        assert "primo posto: Mercato (2)" in row_text(pilot, last_vote(file).id)


async def test_an_order_of_preference_tells_points_and_duels() -> None:
    """«3>1>2» a line; a ballot with an option twice is refused with its line; duels are told in words."""
    file = example_file()
    async with opening(file, "ranking", typed="Pulmino\nSportello\nMercato") as pilot:
        await press(pilot, "b")
        assert "3>1>2" in screen_text(pilot)
        await type_over(pilot, "1>2>3\n2>2")
        await press(pilot, "enter")
        assert "Scheda 2" in notice(pilot)
        await type_over(pilot, "1>2>3\n3>1>2")
        await press(pilot, "enter", "escape")
        shown = detail(pilot, "choose-card")
        assert "Pulmino" in shown
        assert "3 punti" in shown
        assert "nessuna vince su tutte" in shown


async def test_scores_are_read_as_a_mean_with_how_many_gave_one() -> None:
    """From zero to five by the second scale; the mean is told with its n."""
    file = example_file()
    async with opening(file, "score", typed="Pulmino\nSportello") as pilot:
        await press(pilot, "m", "tab", "tab", "tab", "right", "enter")
        assert (last_vote(file).lowest, last_vote(file).highest) == (0, 5)
        await ballots(pilot, "4 5", "3 -", "0 4")
        assert "media 4,5 (2 voti)" in detail(pilot, "choose-card")
        assert "media 2,3 (3 voti)" in detail(pilot, "choose-card")


async def test_a_block_is_recorded_with_who_and_why_and_goes_with_the_decision() -> None:
    """Hands at each level; a block without its reason is refused in the form; the decision carries it."""
    file = example_file()
    async with opening(file, "consensus", typed="x") as pilot:
        vote = last_vote(file)
        assert vote.options == ("Da dove si comincia",)
        await press(pilot, "e")
        for number in ("9", "2", "0", "1"):
            await press(pilot, "tab")
            await type_over(pilot, number)
        await press(pilot, "enter")
        assert "Un blocco" in notice(pilot)
        await press(pilot, "tab")
        await type_over(pilot, "Argento Vivo: manca chi guida")
        await press(pilot, "enter")
        assert last_vote(file).tally[0].spread == {"1": 9, "2": 2, "4": 1}
        shown = detail(pilot, "choose-card")
        assert "blocca" in shown
        assert "manca chi guida" in shown
        await press(pilot, "c", "enter", "d")
        assert "1 voce" in notice(pilot)
        await press(pilot, "enter")
        decision = file.process.all(Decision)[-1]
        assert [one.text for one in decision.positions] == ["manca chi guida"]
        assert last_vote(file).outcome == "not_adopted"


async def test_gradients_are_shown_as_they_spread() -> None:
    """Several options take a line of numbers each, in the order of the levels; no mean is ever told."""
    file = example_file()
    async with opening(file, "gradients", typed="Pulmino\nSportello") as pilot:
        await press(pilot, "e", "tab")
        await type_over(pilot, "5 4 1 0 0 0 0 2")
        await press(pilot, "enter")
        assert last_vote(file).tally[0].spread == {"1": 5, "2": 4, "3": 1, "8": 2}
        shown = detail(pilot, "choose-card")
        assert "a favore 10 su 12" in shown
        assert "8 veto" in shown
        assert "media" not in shown


async def test_a_budget_is_shared_out_by_dots() -> None:
    """Each dot moves euros; an amount that is none is refused in the form."""
    file = example_file()
    async with opening(file, "budget_dots", "tanti", "3", typed="Pulmino\nSportello") as pilot:
        assert "euro" in notice(pilot)
        await press(pilot, "shift+tab")
        await type_over(pilot, "3.600")
        await press(pilot, "enter")
        assert (last_vote(file).budget, last_vote(file).dots_per_voter) == (Decimal(3600), 3)
        await ballots(pilot, "1 1 2")
        assert "200 €" in detail(pilot, "choose-card")


async def test_a_budget_is_filled_with_what_fits() -> None:
    """Costs are asked after the budget; what fits is ticked, and what does not is named."""
    file = example_file()
    async with opening(file, "budget_knapsack", "100", typed="Pulmino\nSportello\nMercato") as pilot:
        for number, cost in enumerate(("60", "500", "30")):
            if number:
                await press(pilot, "tab")
            await type_over(pilot, cost)
        await press(pilot, "enter")
        assert "La 2 costa più" in notice(pilot)
        await press(pilot, "shift+tab")
        await type_over(pilot, "50")
        await press(pilot, "enter")
        assert last_vote(file).costs == {"Pulmino": 60, "Sportello": 50, "Mercato": 30}
        await ballots(pilot, "2 3", "2", "1")
        shown = detail(pilot, "choose-card")
        assert "✓ Entrano nel budget: Sportello, Mercato. Restano 20 €." in shown
        assert "costano più di quanto restava: Pulmino" in shown


async def test_a_formal_vote_takes_ballots_too() -> None:
    """1, 2 and 3 are in favour, against, abstained."""
    file = example_file()
    vote = open_vote(file, S1, "formal_vote", "Calendario", now=NOW).value
    async with place(file, CHOOSE, session=S1) as pilot:
        await go_to(pilot, vote.id)
        await ballots(pilot, "1", "1", "3", "2")
        after = last_vote(file)
        assert (after.in_favour, after.against, after.abstained) == (2, 1, 1)


@pytest.mark.parametrize("kind", OTHERS)
async def test_the_hall_sees_a_result_only_when_the_vote_is_closed(kind: str) -> None:
    """Projected, no number of an open vote is shown, in any way of choosing; closed, its result is, at 80×24."""
    file = example_file()
    names = ("Pulmino",) if WAYS[kind].most == 1 else ("Pulmino", "Sportello", "Mercato")
    money: dict[str, Any] = {"budget": 900, "costs": dict.fromkeys(names, 300)} if WAYS[kind].has_budget else {}
    vote = open_vote(file, S1, kind, "Prova", now=NOW, options=names, **money).value
    typed = {"ranking": "2>1", "score": "5 4 3", "gradients": "1 2 8", "consensus": "2"}.get(kind, "2 1")
    record_ballots(file, vote.id, [typed] * 7, now=NOW)
    async with place(file, CHOOSE, session=S1, size=(80, 24)) as pilot:
        await press(pilot, "ctrl+t")
        for sign in ("▇", "schede di carta", "a favore", "media", "punti dat", "primo"):
            assert sign not in detail(pilot, "choose-card").partition("chiusura.")[2] + row_text(pilot, vote.id)
        close_vote(file, vote.id, now=NOW)
        await press(pilot, "ctrl+t", "ctrl+t")
        assert "▇" in detail(pilot, "choose-card")


async def test_a_method_that_votes_proposes_its_way_and_its_options() -> None:
    """With impact and effort in hand N starts on dots, and on the proposals; a municipality's ranking comes first."""
    file = example_file()
    session = file.process.get(Session, "S2")
    matrix = next(item for item in file.process.agenda("S2") if item.method == "impact_effort")
    assert session is not None
    keep(file, changed(session, current_item=matrix.id))
    async with place(file, CHOOSE, session="S2") as pilot:
        await press(pilot, "n", "enter")
        await press(pilot, "enter")
        await press(pilot, "enter")
        vote = last_vote(file)
        assert vote.kind == "dot_voting"
        assert all(file.process.get(Proposal, option) is not None for option in vote.options)


async def test_more_votes_than_voters_offer_an_arrival_and_stay() -> None:
    """The dialog says what does not add up; «record an arrival» goes to People, and the numbers are kept."""
    file = example_file()
    vote = open_vote(file, S1, "approval_voting", "Prova", now=NOW, options=("a", "b"), voters=1).value
    async with place(file, CHOOSE, session=S1) as pilot:
        await go_to(pilot, vote.id)
        await press(pilot, "e", "tab", "3", "enter")
        assert "arrivo" in options(pilot)
        await press(pilot, "down", "down", "down", "enter")
        assert (last_vote(file).voters or 0) > 1
        assert last_vote(file).tally[0].total == 3


async def test_who_declares_an_interest_leaves_the_voters_and_the_hall_reads_no_name() -> None:
    """I asks who and in which words; the vote has a voter fewer; before the hall only how many abstain."""
    file = example_file()
    vote = open_vote(file, S1, "consent", "Patto", now=NOW).value
    before = vote.voters or 0
    async with place(file, CHOOSE, session=S1) as pilot:
        await go_to(pilot, vote.id)
        await press(pilot, "i")
        await type_over(pilot, "bellavite")
        await press(pilot, "enter")
        await type_over(pilot, "Siedo nel consiglio")
        await press(pilot, "enter")
        after = last_vote(file)
        assert (len(after.conflicts), after.voters) in {(1, before - 1), (1, before)}
        assert "Siedo nel consiglio" in detail(pilot, "choose-card")
        await press(pilot, "ctrl+t")
        assert "Siedo nel consiglio" not in detail(pilot, "choose-card")
        assert "1 si astiene" in detail(pilot, "choose-card")


async def test_a_declaration_is_corrected_and_withdrawn_and_its_voter_counts_again() -> None:
    """I on a vote that has one offers it first: its words are corrected, or it goes; undo brings it back."""
    file = example_file()
    vote = open_vote(file, S1, "formal_vote", "Patto", now=AT, unit=VotingUnit.PERSON).value
    voters = vote.voters or 0
    who = next(seat.participant.id for seat in present_at(file.process, S1, "18:42") if seat.may_vote)
    abstain_from_vote(file, vote.id, now=NOW, text="Siedo nel consiglio", participant=who)
    assert last_vote(file).voters == voters - 1
    async with place(file, CHOOSE, session=S1) as pilot:
        await go_to(pilot, vote.id)
        await press(pilot, "i")
        assert "ha dichiarato qui" in screen_text(pilot)
        await press(pilot, "enter")
        assert "Correggi le parole" in options(pilot)
        await press(pilot, "enter")
        await type_over(pilot, "Ero nel consiglio")
        await press(pilot, "enter")
        assert [one.text for one in last_vote(file).conflicts] == ["Ero nel consiglio"]
        assert last_vote(file).voters == voters - 1
        await press(pilot, "i", "enter", "down", "enter")
        assert last_vote(file).conflicts == ()
        assert last_vote(file).voters == voters
        await press(pilot, "ctrl+z")
        assert [one.text for one in last_vote(file).conflicts] == ["Ero nel consiglio"]
        assert last_vote(file).voters == voters - 1


def test_a_declaration_on_an_agenda_item_is_corrected_and_withdrawn() -> None:
    """By its place; another place, a closed vote or no words are refused."""
    file = example_file()
    item = file.process.agenda(S1)[0]
    who = file.process.all(Participant)[0].id
    abstain_from_item(file, item.id, now=NOW, text="Ci lavoro", participant=who)
    reword_interest(file, item.id, 0, " Ci lavoravo ", now=NOW)
    kept = file.process.get(AgendaItem, item.id)
    assert kept is not None
    assert [one.text for one in kept.conflicts] == ["Ci lavoravo"]
    with pytest.raises(Refused):
        reword_interest(file, item.id, 0, "  ", now=NOW)
    with pytest.raises(Refused):
        withdraw_interest(file, item.id, 1, now=NOW)
    with pytest.raises(Refused):
        withdraw_interest(file, file.process.all(Vote)[0].id, 0, now=NOW)
    withdraw_interest(file, item.id, 0, now=NOW)
    after = file.process.get(AgendaItem, item.id)
    assert after is not None
    assert after.conflicts == ()


async def test_the_costs_of_an_open_vote_are_corrected() -> None:
    """After the words and the budget the costs are asked, as they are; a dearer one than the budget is refused."""
    file = example_file()
    vote = open_vote(
        file, S1, "budget_knapsack", "Che cosa prima", now=NOW, options=("Pulmino", "Sportello"), budget=100,
        costs={"Pulmino": 60, "Sportello": 50},
    ).value  # fmt: skip
    async with place(file, CHOOSE, session=S1) as pilot:
        await go_to(pilot, vote.id)
        await press(pilot, "m", "enter")
        assert "60" in screen_text(pilot)
        await type_over(pilot, "40")
        await press(pilot, "enter")
        assert last_vote(file).costs == {"Pulmino": 40, "Sportello": 50}
        await press(pilot, "ctrl+z")
        assert last_vote(file).costs == {"Pulmino": 60, "Sportello": 50}


async def test_an_interest_is_declared_on_the_item_in_hand_where_no_vote_is_open() -> None:
    """Without an open vote it is kept on the agenda item; without an item in hand it is refused in words."""
    file = example_file()
    session = file.process.get(Session, S1)
    assert session is not None
    async with place(file, CHOOSE, session=S1) as pilot:
        keep(file, changed(session, current_item=None))
        await press(pilot, "i")
        assert "punto in corso" in notice(pilot)
        item = file.process.agenda(S1)[0]
        keep(file, changed(session, current_item=item.id))
        await press(pilot, "i", "enter")
        await type_over(pilot, "Ci lavoro")
        await press(pilot, "enter")
        kept = file.process.get(AgendaItem, item.id)
        assert kept is not None
        assert [one.text for one in kept.conflicts] == ["Ci lavoro"]


def some_proposals(file: MemoryFile, *titles: str) -> list[str]:
    """Set every proposal of the example aside but these new ones, and return their ids."""
    for one in file.process.all(Proposal):
        keep(file, changed(one, status="rejected"))
    made = [Proposal(id=f"Q{number}", number=number, title=title) for number, title in enumerate(titles, 90)]
    keep(file, *made)
    return [one.id for one in made]


def placed(file: MemoryFile, identifier: str) -> tuple[int | None, int | None]:
    """Return where a proposal stands on the grid."""
    found = file.process.get(Proposal, identifier)
    assert found is not None
    return found.impact, found.effort


async def test_proposals_are_placed_one_against_another_with_the_arrows() -> None:
    """The first starts in the middle, the next beside it; leaving keeps; X takes off; undo takes back."""
    file = example_file()
    first, second = some_proposals(file, "Pulmino", "Sportello")
    async with place(file, CHOOSE, session=S1, size=(80, 24)) as pilot:
        await press(pilot, "p", "up", "up", "left", "enter")
        assert placed(file, first) == (5, 2)
        assert "Rispetto a" in screen_text(pilot)
        await press(pilot, "down", "right")
        assert placed(file, second) == (None, None)
        await press(pilot, "escape")
        assert placed(file, second) == (4, 3)
        assert not isinstance(pilot.app.screen, PlacingScreen)
        await press(pilot, "ctrl+z")
        assert placed(file, second) == (None, None)
        await press(pilot, "p", "shift+tab", "x", "escape")
        assert placed(file, first) == (None, None)


async def test_enter_without_an_arrow_says_that_a_proposal_has_no_place_yet() -> None:
    """The first Enter says so and stays; the second goes on, and nothing was placed."""
    file = example_file()
    first, second = some_proposals(file, "Pulmino", "Sportello")
    async with place(file, CHOOSE, session=S1, size=(80, 24)) as pilot:
        await press(pilot, "p", "enter")
        assert "Senza posto: una freccia" in screen_text(pilot)
        assert pilot.app.screen.query_one(KeyRow).region.bottom <= 24
        await press(pilot, "enter", "up", "escape")
        assert placed(file, first) == (None, None)
        assert placed(file, second) == (4, 3)


async def test_the_grid_fits_the_smallest_screen_and_has_a_plain_list() -> None:
    """At 80×24 corners, axes and keys are in view; L tells the same by quadrant in words."""
    file = example_file()
    some_proposals(file, *(f"Proposta numero {number}" for number in range(12)))
    async with place(file, CHOOSE, session=S1, size=(80, 24)) as pilot:
        await press(pilot, "p", *["up", "up", "left", "left", "enter"] * 3)
        shown = screen_text(pilot)
        for words in ("subito", "progetti importanti", "riempitivi", "da lasciare", "↑", "Esc"):
            assert words in shown, words
        assert pilot.app.screen.query_one(KeyRow).region.bottom <= 24
        await press(pilot, "l")
        assert "subito" in screen_text(pilot)
        assert "Ancora da mettere" in screen_text(pilot)


async def test_hostile_titles_do_no_harm_on_the_grid_nor_in_a_vote() -> None:
    """Whatever a proposal is called, the grid and a vote among such names are drawn."""
    file = example_file()
    some_proposals(file, *[text for text in HOSTILE if text.strip()][:14])
    async with place(file, CHOOSE, session=S1, size=SIZE) as pilot:
        await press(pilot, "p", *["up", "enter"] * 4, "l", "escape")
    names = tuple(dict.fromkeys(" ".join(text.split()) for text in HOSTILE if text.strip()))[:12]
    file = example_file()
    open_vote(file, S1, "ranking", "Prova", now=NOW, options=names)
    async with place(file, CHOOSE, session=S1, size=SIZE) as pilot:
        await ballots(pilot, "1>2>3")
        assert last_vote(file).state is VoteState.OPEN


async def test_a_proposal_out_of_the_perimeter_is_named_in_the_vote() -> None:
    """It may be chosen, and the vote says that it has to be forwarded."""
    file = example_file()
    (first, second) = some_proposals(file, "Ospedale", "Pulmino")
    keep(file, changed(file.process.get(Proposal, first) or Proposal(id="x", title="x"), perimeter=Perimeter.OUT))
    open_vote(file, S1, "hands", "Prova", now=NOW, options=(first, second))
    async with place(file, CHOOSE, session=S1) as pilot:
        assert "Fuori dal perimetro" in detail(pilot, "choose-card")


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("12000", Decimal(12000)), ("12.000", Decimal(12000)), ("1.250,50 €", Decimal("1250.50")),
        ("1250.5", Decimal("1250.5")), ("1,250", Decimal(1250)), ("0", None), ("tanti", None), ("-5", None),
        ("NaN", None), ("", None),
    ],
)  # fmt: skip
def test_an_amount_is_read_as_people_type_it(typed: str, amount: Decimal | None) -> None:
    """Thousands with a point or a comma, cents after either; what is no amount is none."""
    assert euros(typed) == amount
