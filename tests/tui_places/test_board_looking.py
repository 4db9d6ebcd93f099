"""Looking at a part of the board: by session, table, voice, kind, state and words; loose ends with what to do."""

import pytest

from codesign_tui.domain.items import Commitment, Need, Proposal
from codesign_tui.domain.orphans import goals_of
from codesign_tui.domain.terms import Attribution, Category, ItemState
from codesign_tui.tui.screens.similar_pair import SimilarPair
from support_places import (
    BOARD,
    detail,
    go_to,
    keep,
    listed_text,
    live_links,
    notice,
    options,
    place,
    press,
    rows,
    type_over,
)
from support_tui import HOSTILE, MemoryFile, example_file, screen_text

WIDE = (100, 30)


@pytest.fixture
def file() -> MemoryFile:
    """The worked example, with two needs of a table of the second session."""
    example = example_file()
    keep(
        example,
        Need(id="N90", text="Panchine", session="S2", origin_table="3", category=Category.THIRD_SECTOR, flash=True),
        Need(id="N91", text="Ombra", session="S2", origin_table="3", attribution=Attribution.ANONYMOUS),
    )
    return example


async def test_a_form_says_which_cards_and_one_line_says_so_until_esc(file: MemoryFile) -> None:
    """Q, a session, a table: the line tells both, how many of how many, and Esc; Esc shows all again."""
    async with place(file, BOARD, size=WIDE) as pilot:
        everything = listed_text(pilot)
        await press(pilot, "q", "right", "right", "tab", "right", "enter")
        line = detail(pilot, "board-summary").splitlines()[1]
        assert line.startswith("solo seduta 2 · tavolo 3 — 2 di ")
        assert line.endswith("Esc toglie")
        assert "N90" in listed_text(pilot)
        assert "N01" not in listed_text(pilot)
        await press(pilot, "escape")
        assert listed_text(pilot) == everything


async def test_words_narrow_what_the_form_chose_and_esc_drops_both(file: MemoryFile) -> None:
    """F within a session finds only its cards; one Esc on the list shows all again and empties the line."""
    async with place(file, BOARD, size=WIDE) as pilot:
        everything = listed_text(pilot)
        await press(pilot, "q", "right", "right", "enter", "f")
        await type_over(pilot, "panchine")
        await press(pilot, "enter")
        assert "seduta 2 · «panchine» — 1 di" in detail(pilot, "board-summary")
        assert "N91" not in listed_text(pilot)
        await press(pilot, "escape")
        assert listed_text(pilot) == everything
        await press(pilot, "f")
        assert "panchine" not in screen_text(pilot)


async def test_a_card_that_only_leads_to_those_looked_at_is_there_and_not_counted(file: MemoryFile) -> None:
    """Commitments alone: their proposals and needs stay above them, and the number tells the commitments."""
    async with place(file, BOARD, size=WIDE) as pilot:
        await press(pilot, "q", *["tab"] * 3, "i", "enter")
        assert "solo impegni — " in detail(pilot, "board-summary")
        shown = sum(commitment.on_table for commitment in file.process.all(Commitment))
        assert f"{shown} di " in detail(pilot, "board-summary")
        assert " PR01 " in listed_text(pilot)


async def test_what_was_set_aside_or_waits_can_be_looked_at_alone(file: MemoryFile) -> None:
    """A state in the form shows those cards and no thread."""
    keep(file, Need(id="N92", text="Da rivedere", state=ItemState.SET_ASIDE, set_aside_reason="poi"))
    async with place(file, BOARD, size=WIDE) as pilot:
        await press(pilot, "q", *["tab"] * 4, "a", "enter")
        assert "solo accantonati — 1 di" in detail(pilot, "board-summary")
        assert "N92" in listed_text(pilot)
        assert "N01" not in listed_text(pilot)


async def test_alike_cards_are_offered_only_among_those_looked_at(file: MemoryFile) -> None:
    """Two cards that say the same in two sessions are no pair while one session is looked at."""
    text = "Servono autisti volontari per la corriera rossa"
    keep(file, Need(id="NA", text=text, session="S1"), Need(id="NB", text=text, session="S2"))
    async with place(file, BOARD, size=WIDE) as pilot:
        await press(pilot, "i")
        assert isinstance(pilot.app.screen, SimilarPair)
        await press(pilot, "escape", "q", "right", "right", "enter", "i")
        assert "Nessun cartellino" in notice(pilot)


async def test_marks_outlive_the_filter_and_those_out_of_view_are_told(file: MemoryFile) -> None:
    """Cards found by different words are marked one after the other."""
    async with place(file, BOARD, size=WIDE) as pilot:
        await go_to(pilot, "N90")
        await press(pilot, "space", "f")
        await type_over(pilot, "ombra")
        await press(pilot, "enter", "space")
        assert "2 cartellini segnati, 1 fuori vista" in detail(pilot, "board-summary")


async def test_before_the_hall_the_form_offers_no_state_and_no_anonymous_card_by_its_table(file: MemoryFile) -> None:
    """What waits or was set aside is never projected, and a table would tell whose an anonymous card is."""
    async with place(file, BOARD, size=WIDE) as pilot:
        await press(pilot, "ctrl+t", "q")
        assert "Dove sta" not in screen_text(pilot)
        await press(pilot, "tab", "right", "enter")
        assert "N90" in listed_text(pilot)
        assert "N91" not in listed_text(pilot)


async def test_loose_ends_stand_under_what_they_lack_with_what_to_do(file: MemoryFile) -> None:
    """O shows goals, needs, proposals and commitments that lead nowhere, each with what Enter does; O again, all."""
    keep(file, Commitment(id="K90", text="Trovare la sala"))
    async with place(file, BOARD, size=WIDE) as pilot:
        everything = listed_text(pilot)
        await press(pilot, "o")
        shown = listed_text(pilot)
        heads = ("Obiettivi", "Bisogni senza proposta", "Impegni senza responsabile", "Impegni senza data")
        places = [shown.index(head) for head in heads]
        assert places == sorted(places)
        assert "Invio: chi se ne occupa" in shown
        assert shown.count("K90") == 2
        assert "N01" not in shown
        assert "solo ciò che non ha seguito — " in detail(pilot, "board-summary")
        await press(pilot, "o")
        assert listed_text(pilot) == everything


async def test_loose_ends_are_those_of_the_session_looked_at(file: MemoryFile) -> None:
    """With a session chosen, loose ends of others are left out; goals belong to no session and stay."""
    async with place(file, BOARD, size=WIDE) as pilot:
        await press(pilot, "q", "right", "right", "enter", "o")
        assert "N90" in listed_text(pilot)
        assert "N04" not in listed_text(pilot)
        assert file.process.details.perimeter.goals[0] in listed_text(pilot)


async def test_enter_on_a_goal_says_which_proposal_serves_it(file: MemoryFile) -> None:
    """One that is there, or a new one by its name; the goal is then no loose end."""
    goals = file.process.details.perimeter.goals
    async with place(file, BOARD, size=WIDE) as pilot:
        await press(pilot, "o", "home", "enter")
        await type_over(pilot, "PR01")
        await press(pilot, "enter")
        proposal = file.process.get(Proposal, "PR01")
        assert proposal is not None
        assert goals_of(proposal) == (goals[0],)
        assert goals[0] not in listed_text(pilot)
        await press(pilot, "home", "enter")
        await type_over(pilot, "Un numero verde")
        await press(pilot, "enter")
        made = next(each for each in file.process.all(Proposal) if each.title == "Un numero verde")
        assert made.goals == (goals[1],)


async def test_enter_on_a_need_makes_or_chooses_the_proposal_that_answers_it(file: MemoryFile) -> None:
    """A name that is not there yet becomes a proposal that answers the need."""
    async with place(file, BOARD, size=WIDE) as pilot:
        await press(pilot, "o")
        await go_to(pilot, "N90")
        await press(pilot, "enter")
        await type_over(pilot, "Dieci panchine in piazza")
        await press(pilot, "enter")
        made = next(each for each in file.process.all(Proposal) if each.title == "Dieci panchine in piazza")
        assert made.needs == ("N90",)
        await go_to(pilot, made.id)
        await press(pilot, "enter")
        assert "Dieci panchine in piazza" in screen_text(pilot)
        await press(pilot, "enter")
        carried = next(each for each in file.process.all(Commitment) if made.id in each.proposals)
        await go_to(pilot, carried.id)
        await press(pilot, "enter")
        await type_over(pilot, "Comune")
        await press(pilot, "enter")
        owned = file.process.get(Commitment, carried.id)
        assert owned is not None
        assert owned.owner or owned.owner_organization


async def test_several_marked_cards_are_set_aside_and_come_back_together(file: MemoryFile) -> None:
    """Space, space, A with one reason; one undo brings both back; R brings what is marked to the table."""
    async with place(file, BOARD, size=WIDE) as pilot:
        for card in ("N90", "N91"):
            await go_to(pilot, card)
            await press(pilot, "space")
        await press(pilot, "a")
        assert "2 cartellini" in screen_text(pilot)
        await type_over(pilot, "Se ne parla in Consiglio")
        await press(pilot, "enter")
        assert "N90" not in listed_text(pilot)
        assert "segnati" not in detail(pilot, "board-summary")
        await press(pilot, "ctrl+z")
        assert "N91" in listed_text(pilot)
        await press(pilot, "ctrl+y", "s")
        for card in ("N90", "N91"):
            await go_to(pilot, card)
            await press(pilot, "space")
        await press(pilot, "r")
        assert all(file.process.get(Need, card).on_table for card in ("N90", "N91"))  # type: ignore[union-attr]


async def test_several_marked_cards_are_given_a_session_and_a_table(file: MemoryFile) -> None:
    """P asks both on one form, starting from what they have in common."""
    async with place(file, BOARD, size=WIDE) as pilot:
        for card in ("N90", "N91"):
            await go_to(pilot, card)
            await press(pilot, "space")
        await press(pilot, "p", "right", "tab")
        await type_over(pilot, "banco 7")
        await press(pilot, "enter")
        placed = [file.process.get(Need, card) for card in ("N90", "N91")]
        assert {(need.session, need.origin_table) for need in placed if need} == {("S3", "banco 7")}


async def test_hostile_tables_and_goals_are_only_words(file: MemoryFile) -> None:
    """Whatever a table or a goal is called, nothing that is painted can be clicked into running."""
    keep(
        file,
        *(Need(id=f"NH{at}", text=text, origin_table=text) for at, text in enumerate(HOSTILE)),
        file.process.details.model_copy(
            update={"perimeter": file.process.details.perimeter.model_copy(update={"goals": tuple(HOSTILE)})}
        ),
    )
    async with place(file, BOARD, size=(120, 100)) as pilot:
        await press(pilot, "o")
        assert not live_links(pilot)
        await press(pilot, "home", "enter")
        assert not live_links(pilot)
        assert "PR01" in options(pilot)
        await press(pilot, "escape", "q", "tab")
        for _ in range(6):
            await press(pilot, "right")
            assert not live_links(pilot)
        await press(pilot, "enter")
        assert not live_links(pilot)
        assert rows(pilot).option_count
