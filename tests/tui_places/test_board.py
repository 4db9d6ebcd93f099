"""The board shows what follows from what, and lets the table link, group and put right."""

import pytest
from textual.widgets import Input, TextArea

from codesign_tui.domain.details import ProcessDetails
from codesign_tui.domain.items import Cluster, Commitment, Need, Proposal
from codesign_tui.domain.terms import Attribution, Category, Channel, ItemState, ProcessKind, ProposalStatus
from codesign_tui.tui.themes import THEMES
from support_places import (
    BOARD,
    detail,
    go_to,
    keep,
    listed_text,
    notice,
    options,
    place,
    press,
    row_text,
    rows,
    type_over,
)
from support_tui import MemoryFile, example_file, screen_text


@pytest.fixture
def file() -> MemoryFile:
    """The worked example."""
    return example_file()


async def test_a_need_is_followed_by_its_proposals_and_their_commitments_each_in_full_once(file: MemoryFile) -> None:
    """Under N01 hangs PR01 with its commitments, further in; under other needs PR01 is only named."""
    async with place(file, BOARD) as pilot:
        lines = screen_text(pilot).splitlines()
        need, proposal, commitment = (
            next(line for line in lines if f" {code} " in line) for code in ("N01", "PR01", "K05")
        )
        assert lines.index(need) < lines.index(proposal) < lines.index(commitment)
        assert need.index("N01") < proposal.index("PR01") < commitment.index("K05")
        shown = [line for line in listed_text(pilot).splitlines() if " PR01 " in line]
        assert len(shown) == 5
        assert sum("già sopra" in line for line in shown) == 4
        assert listed_text(pilot).count(" K05 ") == 1


async def test_what_leads_nowhere_is_said_in_words_that_a_long_card_never_pushes_out(file: MemoryFile) -> None:
    """Needs without a proposal and commitments without an owner say so, at 80 columns beside a long text too."""
    keep(file, Need(id="N90", text="parola " * 60))
    keep(file, Commitment(id="K90", text="Trovare la sala", due_words="dopo la delibera"))
    async with place(file, BOARD) as pilot:
        assert row_text(pilot, "N04").endswith("senza proposta")
        assert row_text(pilot, "K90").endswith("senza responsabile")
        assert "1 senza responsabile" in detail(pilot, "board-summary")
        assert all(len(line) <= rows(pilot).room for line in row_text(pilot, "N90").splitlines())
        assert row_text(pilot, "N90").endswith("senza proposta")


async def test_one_key_turns_between_clusters_and_voices_and_the_cursor_stays_on_its_card(file: MemoryFile) -> None:
    """V groups by category of stakeholders; the card under the cursor is still under it."""
    async with place(file, BOARD) as pilot:
        await go_to(pilot, "N23")
        await press(pilot, "v")
        assert "Per voce del tavolo" in screen_text(pilot)
        assert "ente privato" in listed_text(pilot)
        current = rows(pilot).current
        assert current is not None
        assert "N23" in current


async def test_what_a_few_letters_find_can_be_seen_alone(file: MemoryFile) -> None:
    """F leaves the cards with the letters, accents or not, in their text too; Esc shows all again."""
    async with place(file, BOARD) as pilot:
        everything = listed_text(pilot)
        await press(pilot, "f")
        await type_over(pilot, "fermo PULMINO")
        assert "N10" in listed_text(pilot)
        assert "N04" not in listed_text(pilot)
        await press(pilot, "escape")
        assert listed_text(pilot) == everything


async def test_a_need_is_linked_to_a_proposal_by_typing_a_few_letters(file: MemoryFile) -> None:
    """L, letters, Enter: the need is answered and is no longer a loose end."""
    async with place(file, BOARD) as pilot:
        await go_to(pilot, "N04")
        await press(pilot, "l")
        await type_over(pilot, "centralino")
        await press(pilot, "enter")
        proposal = file.process.get(Proposal, "PR02")
        assert proposal is not None
        assert "N04" in proposal.needs
        assert "senza proposta" not in row_text(pilot, "N04")
        assert "N04 e PR02 sono collegati." in notice(pilot)


async def test_a_card_is_offered_only_what_it_can_be_linked_to_and_is_not_yet(file: MemoryFile) -> None:
    """A commitment may be linked to proposals, but not to the one it serves already."""
    async with place(file, BOARD) as pilot:
        await go_to(pilot, "K05")
        await press(pilot, "l")
        assert "PR02" in options(pilot)
        assert "PR01" not in options(pilot)
        assert "N01" not in options(pilot)


async def test_a_link_can_be_taken_away(file: MemoryFile) -> None:
    """U takes the only link of a commitment away at once."""
    async with place(file, BOARD) as pilot:
        await go_to(pilot, "K05")
        await press(pilot, "u")
        commitment = file.process.get(Commitment, "K05")
        assert commitment is not None
        assert commitment.proposals == ()


async def test_several_marked_cards_go_into_a_new_cluster_together(file: MemoryFile) -> None:
    """Space marks, G asks, a name that is not there yet makes the cluster."""
    async with place(file, BOARD) as pilot:
        for card in ("N04", "N39"):
            await go_to(pilot, card)
            await press(pilot, "space")
        assert "2 cartellini segnati" in screen_text(pilot)
        await press(pilot, "g")
        await type_over(pilot, "Sere d'inverno")
        await press(pilot, "enter")
        named = [cluster for cluster in file.process.all(Cluster) if cluster.name == "Sere d'inverno"]
        assert len(named) == 1
        assert {file.process.get(Need, card).cluster for card in ("N04", "N39")} == {named[0].id}  # type: ignore[union-attr]
        assert "segnati" not in screen_text(pilot)


async def test_a_cluster_is_renamed_from_any_of_its_cards(file: MemoryFile) -> None:
    """N asks for the new name of the cluster of the card under the cursor."""
    async with place(file, BOARD) as pilot:
        await go_to(pilot, "N01")
        await press(pilot, "n")
        await type_over(pilot, "Stare insieme")
        await press(pilot, "enter")
        assert "Stare insieme" in listed_text(pilot)
        assert "Solitudine e relazioni" not in listed_text(pilot)


async def test_disagreement_is_a_word_on_the_card_under_the_cursor_even_if_others_come_in(file: MemoryFile) -> None:
    """D marks in words and takes off again; a card that comes in above does not move the cursor to another."""
    async with place(file, BOARD) as pilot:
        await go_to(pilot, "N01")
        await press(pilot, "d")
        assert "disaccordo" in row_text(pilot, "N01")
        await press(pilot, "d")
        assert "disaccordo" not in row_text(pilot, "N01")
        await go_to(pilot, "N10")
        keep(file, Need(id="N90", text="Una panchina", cluster="C1"))
        await press(pilot, "d")
        current = rows(pilot).current
        assert current is not None
        assert "N10" in current
        assert file.process.get(Need, "N10").flash  # type: ignore[union-attr]


async def test_a_card_set_aside_keeps_its_reason_and_can_come_back(file: MemoryFile) -> None:
    """A asks why; S shows what was set aside with its reason; R puts it back."""
    async with place(file, BOARD) as pilot:
        await go_to(pilot, "N04")
        await press(pilot, "a")
        await type_over(pilot, "È lo stesso di N05")
        await press(pilot, "enter")
        assert "N04" not in listed_text(pilot)
        await press(pilot, "s")
        await go_to(pilot, "N04")
        assert "Accantonato: È lo stesso di N05" in detail(pilot, "board-card")
        await press(pilot, "r")
        assert file.process.get(Need, "N04").state is ItemState.TABLE  # type: ignore[union-attr]


async def test_a_phone_card_waits_in_the_inbox_until_it_is_put_on_the_table(file: MemoryFile) -> None:
    """The inbox stands first; R reveals a card."""
    keep(file, Need(id="N90", text="Una panchina", state=ItemState.INBOX, channel=Channel.PHONE))
    async with place(file, BOARD) as pilot:
        assert listed_text(pilot).startswith("In arrivo")
        await go_to(pilot, "N90")
        await press(pilot, "r")
        assert file.process.get(Need, "N90").state is ItemState.TABLE  # type: ignore[union-attr]
        assert "In arrivo" not in listed_text(pilot)


async def test_the_hall_never_sees_inbox_restricted_cards_or_where_an_anonymous_one_came_from(
    file: MemoryFile,
) -> None:
    """Projected: what waits, what is restricted, also by its cluster, and every trace of an anonymous voice go."""
    keep(
        file,
        Cluster(id="C90", name="Ascolto riservato", restricted=True),
        Need(id="N90", text="In arrivo dal telefono", state=ItemState.INBOX),
        Need(id="N91", text="Detto in confidenza", restricted=True),
        Need(id="N92", text="Detto all'ascolto", cluster="C90"),
        Need(
            id="N93", text="Nessuno mi chiama", attribution=Attribution.ANONYMOUS, category=Category.CIVIL_SOCIETY,
            origin_table="7", channel=Channel.PHONE,
        ),
    )  # fmt: skip
    async with place(file, BOARD) as pilot:
        await go_to(pilot, "N93")
        assert "anonimo" in detail(pilot, "board-card")
        await press(pilot, "ctrl+t")
        shown = listed_text(pilot)
        for hidden in ("N90", "N91", "N92", "Ascolto riservato", "confidenza"):
            assert hidden not in shown
        card = detail(pilot, "board-card")
        assert "Nessuno mi chiama" in card
        for trace in ("anonimo", "tavolo", "telefono", "società civile"):
            assert trace not in card
        await press(pilot, "v")
        shown = listed_text(pilot)
        assert shown.index("senza voce indicata") < shown.index("N93")


async def test_a_corrected_card_keeps_its_lines_and_is_never_left_without_words(file: MemoryFile) -> None:
    """Ctrl+J makes a new line, Enter keeps it and nothing else changes; emptying is refused and says what to do."""
    before = file.process.get(Need, "N04")
    assert before is not None
    async with place(file, BOARD) as pilot:
        await go_to(pilot, "N04")
        await press(pilot, "enter")
        await type_over(pilot, "Prima riga")
        await press(pilot, "end", "ctrl+j", "x", "enter")
        after = file.process.get(Need, "N04")
        assert after == before.model_copy(update={"text": "Prima riga\nx"})
        await go_to(pilot, "N04")
        await press(pilot, "e")
        await type_over(pilot, "  ")
        await press(pilot, "enter")
        assert "si accantona" in screen_text(pilot)
        await press(pilot, "escape")
        assert file.process.get(Need, "N04") == after
        assert file.process.revision == 2


async def test_a_card_can_be_made_anonymous_or_given_a_voice(file: MemoryFile) -> None:
    """C asks whose it is; an anonymous card loses author and organisation."""
    async with place(file, BOARD) as pilot:
        await go_to(pilot, "N01")
        await press(pilot, "c")
        await type_over(pilot, "anonimo")
        await press(pilot, "enter")
        need = file.process.get(Need, "N01")
        assert need is not None
        assert need.attribution is Attribution.ANONYMOUS
        assert need.author is None


async def test_a_card_longer_than_its_room_is_read_on_with_the_arrow(file: MemoryFile) -> None:
    """At 80 columns the line above says that there is more; the arrow shows it, another card starts from its top."""
    keep(file, Need(id="N90", text=" ".join(f"parola{number}" for number in range(90))))
    async with place(file, BOARD) as pilot:
        await go_to(pilot, "N04")
        assert "→ il resto" not in screen_text(pilot)
        await go_to(pilot, "N90")
        assert "→ il resto" in screen_text(pilot)
        assert screen_text(pilot).count("N90 ") == 2, "the row stays in view when its detail takes room"
        assert "parola89" not in screen_text(pilot)
        await press(pilot, *["right"] * 6)
        assert "parola89" in screen_text(pilot)
        assert "← da capo" in screen_text(pilot)
        await press(pilot, *["left"] * 6)
        assert "→ il resto" in screen_text(pilot)


async def test_an_empty_board_says_where_cards_come_from() -> None:
    """A new process shows one sentence, and keys that need a card say so instead of failing."""
    file = MemoryFile()
    keep(file, ProcessDetails(id="p", title="Vuoto", kind=ProcessKind.OPEN_PATH))
    async with place(file, BOARD, language="en") as pilot:
        assert "No cards yet" in screen_text(pilot)
        await press(pilot, *"elugndcarsvo", "space", "enter")
        assert file.process.revision == 1


async def test_what_became_of_a_proposal_is_said_on_its_form(file: MemoryFile) -> None:
    """A proposal forwarded elsewhere keeps to whom, and is no loose end any more."""
    keep(file, Proposal(id="PR90", title="Marciapiedi larghi"))
    async with place(file, BOARD) as pilot:
        assert "senza impegno" in row_text(pilot, "PR90")
        await go_to(pilot, "PR90")
        await press(pilot, "e", "tab", "tab", "t", "tab")
        await type_over(pilot, "Provincia")
        await press(pilot, "enter")
        proposal = file.process.get(Proposal, "PR90")
        assert proposal is not None
        assert (proposal.status, proposal.forwarded_to) == (ProposalStatus.FORWARDED, "Provincia")
        assert proposal.perimeter is None
        assert "senza impegno" not in row_text(pilot, "PR90")


async def test_the_words_on_the_board_follow_the_language(file: MemoryFile) -> None:
    """In English every word of ours is English; people's words stay as they were said."""
    async with place(file, BOARD, language="en") as pilot:
        assert "By cluster" in screen_text(pilot)
        assert row_text(pilot, "N04").endswith("no proposal")
        assert "Solitudine e relazioni" in listed_text(pilot)


async def test_a_proposal_is_linked_to_a_goal_of_the_notice_and_freed_again(file: MemoryFile) -> None:
    """The goals of the notice stand among what a proposal can be linked to; once one is named, others are missed."""
    goals = file.process.details.perimeter.goals
    async with place(file, BOARD) as pilot:
        await go_to(pilot, "PR03")
        await press(pilot, "l")
        await type_over(pilot, f"obiettivo {goals[0]}")
        await press(pilot, "enter")
        proposal = file.process.get(Proposal, "PR03")
        assert proposal is not None
        assert proposal.goals == (goals[0],)
        assert f"{len(goals) - 1} obiettiv" in detail(pilot, "board-summary")
        await press(pilot, "u")
        await type_over(pilot, "obiettivo")
        await press(pilot, "enter")
        freed = file.process.get(Proposal, "PR03")
        assert freed is not None
        assert freed.goals == ()


async def test_every_word_of_the_row_under_the_cursor_has_the_colour_of_the_cursor(file: MemoryFile) -> None:
    """Muted words and warnings would vanish on the cursor's background, in every look."""
    async with place(file, BOARD) as pilot:
        await go_to(pilot, "N04")
        for look in THEMES:
            pilot.app.theme = look.name
            await pilot.pause()
            strips = pilot.app.screen._compositor.render_strips()
            (line,) = [strip for strip in strips if "N04" in strip.text and "senza proposta" in strip.text]
            words = [
                segment for segment in line if segment.text.strip() and segment.style and "option" in segment.style.meta
            ]
            assert len({segment.style.color for segment in words if segment.style}) == 1


async def test_nothing_blinks_in_the_lines_that_are_typed_in(file: MemoryFile) -> None:
    """The cursor of every field of a form and of the line that finds stands still."""
    async with place(file, BOARD) as pilot:
        await press(pilot, "f")
        assert not any(field.cursor_blink for field in pilot.app.screen.query("FindLine").results(Input))
        await press(pilot, "escape", "e")
        assert not any(field.cursor_blink for field in pilot.app.screen.query(Input))
        assert not any(area.cursor_blink for area in pilot.app.screen.query(TextArea))
