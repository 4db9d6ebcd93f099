"""Alike cards on the board: offered one by one, made one, grouped or told apart; a card taken apart."""

from codesign_tui.domain.items import Cluster, Need, Proposal
from codesign_tui.domain.terms import ItemState
from codesign_tui.tui.screens.similar_pair import SimilarPair
from support_places import BOARD, detail, go_to, keep, listed_text, live_links, notice, place, press, type_over
from support_tui import HOSTILE, MemoryFile, example_file, screen_text

FIRST = "Servono autisti volontari per la corriera rossa"
SECOND = "La corriera rossa resta ferma perché mancano autisti volontari"


def alike_file() -> MemoryFile:
    """Return the worked example with two needs that say the same."""
    file = example_file()
    keep(file, Need(id="NA", text=FIRST), Need(id="NB", text=SECOND))
    return file


def need(file: MemoryFile, identifier: str) -> Need:
    """Return a need as it is kept now."""
    found = file.process.get(Need, identifier)
    assert found is not None
    return found


async def test_a_pair_that_looks_alike_becomes_one_with_enter() -> None:
    """I shows both cards in full, Enter and the card to stay merge them; the lineage stands in the detail."""
    file = alike_file()
    async with place(file, BOARD, size=(120, 40)) as pilot:
        await press(pilot, "i")
        assert "Si somigliano?" in screen_text(pilot)
        assert FIRST in notice(pilot)
        assert SECOND in notice(pilot)
        await press(pilot, "enter", "enter", "escape")
        assert need(file, "NB").merged_into == "NA"
        assert need(file, "NB").state is ItemState.SET_ASIDE
        assert SECOND not in listed_text(pilot)
        await go_to(pilot, "NA")
        assert "riunisce NB" in detail(pilot, "board-card")
        await press(pilot, "s")
        await go_to(pilot, "NB")
        assert "confluito in NA" in detail(pilot, "board-card")
        await press(pilot, "r")
        assert need(file, "NB").on_table
        assert need(file, "NB").merged_into is None


async def test_a_pair_told_apart_is_not_offered_again() -> None:
    """N keeps two cards; the next time there is nothing to look at, and after Space there still is."""
    file = alike_file()
    async with place(file, BOARD, size=(120, 40)) as pilot:
        await press(pilot, "i", "space", "i")
        assert isinstance(pilot.app.screen, SimilarPair)
        await press(pilot, "n")
        assert need(file, "NA").different_from == ("NB",)
        await press(pilot, "i")
        assert "Nessun cartellino sembra dire la stessa cosa" in notice(pilot)
        await press(pilot, "ctrl+z", "i")
        assert isinstance(pilot.app.screen, SimilarPair)


async def test_a_pair_may_be_put_together_and_stay_two() -> None:
    """G asks what they have in common, and puts both in that cluster."""
    file = alike_file()
    async with place(file, BOARD, size=(120, 40)) as pilot:
        await press(pilot, "i", "g")
        await type_over(pilot, "Corriere")
        await press(pilot, "enter")
        cluster = file.process.get(Cluster, need(file, "NA").cluster)
        assert cluster is not None
        assert (cluster.name, need(file, "NB").cluster) == ("Corriere", cluster.id)


async def test_marked_cards_become_a_new_one() -> None:
    """Space on each, M, and the last answer asks for new words; the marks are gone afterwards."""
    file = alike_file()
    async with place(file, BOARD, size=(120, 40)) as pilot:
        await press(pilot, "m")
        assert "almeno due cartellini" in notice(pilot)
        for card in ("NA", "NB"):
            await go_to(pilot, card)
            await press(pilot, "space")
        await press(pilot, "m", "end", "enter")
        await type_over(pilot, "Autisti per la corriera")
        await press(pilot, "enter")
        new = need(file, need(file, "NA").merged_into or "")
        assert new.words == "Autisti per la corriera"
        assert need(file, "NB").merged_into == new.id
        assert "segnat" not in detail(pilot, "board-summary")


async def test_a_card_is_taken_apart_line_by_line() -> None:
    """T shows its words; one line is refused there, two make two cards that say where they come from."""
    file = alike_file()
    async with place(file, BOARD, size=(120, 40)) as pilot:
        await go_to(pilot, "NA")
        await press(pilot, "t", "enter")
        assert "almeno due righe" in screen_text(pilot)
        await type_over(pilot, "Servono autisti\nLa corriera è rossa")
        await press(pilot, "enter")
        parts = [item for item in file.process.all(Need) if item.split_from == "NA"]
        assert [part.words for part in parts] == ["Servono autisti", "La corriera è rossa"]
        assert not need(file, "NA").on_table
        await go_to(pilot, parts[0].id)
        assert "nato dalla divisione di NA" in detail(pilot, "board-card")


async def test_before_the_hall_no_restricted_card_is_offered() -> None:
    """What is kept from the hall stands in no pair and in no lineage while the screen is projected."""
    file = alike_file()
    keep(file, Need(id="NB", text=SECOND, restricted=True))
    async with place(file, BOARD, size=(120, 40)) as pilot:
        await press(pilot, "ctrl+t", "i")
        assert not isinstance(pilot.app.screen, SimilarPair)
        assert SECOND not in notice(pilot)


async def test_hostile_cards_that_look_alike_are_only_words() -> None:
    """Pairs of every hostile string are offered one after the other and nothing on them runs."""
    file = example_file()
    pages = [" ".join(HOSTILE[start : start + 12]) for start in range(0, len(HOSTILE), 12)]
    for number, text in enumerate(pages):
        for letter in "ab":
            keep(file, Proposal(id=f"h{letter}{number}", title=f"{text} {1000 + number} {3000 + number}", text=text))
    async with place(file, BOARD, size=(120, 60)) as pilot:
        await press(pilot, "i")
        for _ in pages:
            assert isinstance(pilot.app.screen, SimilarPair)
            assert not live_links(pilot)
            await press(pilot, "space")
        assert pilot.app.is_running
