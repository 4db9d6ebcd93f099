"""Commitments: what is late is said in words, and each thing that a read-back changes has its key."""

from datetime import date

import pytest

from codesign_tui.domain.items import Commitment
from codesign_tui.domain.overdue import overdue, standing
from codesign_tui.domain.people import Organization
from codesign_tui.domain.terms import CommitmentStatus
from support_places import (
    COMMITMENTS,
    detail,
    go_to,
    keep,
    listed_text,
    options,
    place,
    press,
    row_text,
    rows,
    type_over,
)
from support_tui import NOW, FixedClock, MemoryFile, example_file, screen_text

AFTER = date(2026, 9, 10)


@pytest.fixture
def file() -> MemoryFile:
    """The worked example."""
    return example_file()


def commitment(file: MemoryFile, identifier: str) -> Commitment:
    """Return a commitment as it is now."""
    found = file.process.get(Commitment, identifier)
    assert found is not None
    return found


async def test_lateness_is_told_in_days_on_the_day_of_the_session_and_comes_first_on_request(file: MemoryFile) -> None:
    """K04 is 72 days late, K03 has a new date and K09 waits; O puts what is late first and what was kept last."""
    async with place(file, COMMITMENTS) as pilot:
        assert "in ritardo di 72 giorni" in row_text(pilot, "K04")
        assert "entro 30 nov 2026 · in corso" in row_text(pilot, "K03")
        assert "sospeso" in row_text(pilot, "K09")
        assert "1 in ritardo" in detail(pilot, "commitments-summary")
        assert "al 10 settembre 2026" in screen_text(pilot)
        shown = listed_text(pilot)
        assert shown.index("K01") < shown.index("K04")
        await press(pilot, "o")
        shown = listed_text(pilot)
        assert shown.index("K04") < shown.index("K01")
        assert shown.index("K10") < shown.index("K01")


async def test_before_a_session_lateness_is_told_as_of_today(file: MemoryFile) -> None:
    """Months after the last session what was due meanwhile is late today."""
    clock = FixedClock(NOW.replace(year=2026, month=12, day=10))
    async with place(file, COMMITMENTS, clock=clock) as pilot:
        assert "in ritardo di 10 giorni" in row_text(pilot, "K03")


async def test_nothing_essential_is_cut_at_eighty_columns(file: MemoryFile) -> None:
    """Owner, date and lateness of a late commitment are all in its row, each line within the list."""
    keep(
        file,
        Commitment(
            id="K90", text="x", owner="P13", owner_organization="O12", due="2026-01-31", confirmed_by_owner=True,
            status=CommitmentStatus.BLOCKED,
        ),
    )  # fmt: skip
    async with place(file, COMMITMENTS) as pilot:
        row = row_text(pilot, "K90")
        for words in (
            "Anna Rita Colombini (Caregiver in cerchio)",
            "entro 31 gen 2026",
            "in ritardo di 222 giorni",
            "bloccato",
        ):
            assert words in row
        assert all(len(line) <= rows(pilot).room for line in listed_text(pilot).splitlines())


async def test_the_owner_is_chosen_by_a_few_letters_and_must_confirm_again(file: MemoryFile) -> None:
    """R, letters, Enter: person and body change together, and the former confirmation no longer holds."""
    async with place(file, COMMITMENTS) as pilot:
        await go_to(pilot, "K10")
        await press(pilot, "r")
        await type_over(pilot, "bellav")
        await press(pilot, "enter")
        changed = commitment(file, "K10")
        assert (changed.owner, changed.owner_organization) == ("P08", "O07")
        assert not changed.confirmed_by_owner
        await press(pilot, "c")
        assert commitment(file, "K10").confirmed_by_owner


async def test_a_body_alone_may_own_a_commitment(file: MemoryFile) -> None:
    """Choosing an organisation leaves the person open."""
    async with place(file, COMMITMENTS) as pilot:
        await go_to(pilot, "K10")
        await press(pilot, "r")
        await type_over(pilot, "argento vivo")
        body = next(line for line in options(pilot).splitlines() if line.strip() == "Argento Vivo")
        assert body
        await press(pilot, *["down"] * (options(pilot).splitlines().index(body)), "enter")
        changed = commitment(file, "K10")
        assert (changed.owner, changed.owner_organization) == (None, "O04")


async def test_a_date_that_is_moved_keeps_the_session_that_moved_it(file: MemoryFile) -> None:
    """D with a new day: late at the opening of the session, no longer late after it."""
    async with place(file, COMMITMENTS) as pilot:
        await go_to(pilot, "K04")
        await press(pilot, "d")
        await type_over(pilot, "30/11/2026")
        await press(pilot, "enter")
        moved = commitment(file, "K04")
        assert moved.changes[-1].session == "S3"
        assert "entro 30 nov 2026" in row_text(pilot, "K04")
        assert moved in overdue(file.process, AFTER)
        assert moved not in overdue(file.process, AFTER, after_sessions_of_day=True)


async def test_a_wrong_date_is_corrected_without_a_story_where_it_stands(file: MemoryFile) -> None:
    """K04 is corrected in place; K03, moved before, where it was moved, and that is the date that holds."""
    async with place(file, COMMITMENTS) as pilot:
        await go_to(pilot, "K04")
        await press(pilot, "d")
        await type_over(pilot, "15 novembre 2026")
        await press(pilot, "tab", "right", "enter")
        corrected = commitment(file, "K04")
        assert corrected.due == "2026-11-15"
        assert corrected.changes == ()
        await go_to(pilot, "K03")
        await press(pilot, "d")
        await type_over(pilot, "15/12/2026")
        await press(pilot, "tab", "right", "enter")
        corrected = commitment(file, "K03")
        assert corrected.due == "2026-06-30"
        assert standing(file.process, corrected, AFTER, after_sessions_of_day=True).due == date(2026, 12, 15)


async def test_words_are_a_date_but_a_day_that_does_not_exist_is_refused(file: MemoryFile) -> None:
    """«31/02/2026» stays typed with the reason; «dopo la delibera» is kept as people said it."""
    keep(file, Commitment(id="K90", text="Trovare la sala", owner="P08"))
    async with place(file, COMMITMENTS) as pilot:
        await go_to(pilot, "K90")
        assert "senza data" in row_text(pilot, "K90")
        await press(pilot, "d")
        await type_over(pilot, "31/02/2026")
        await press(pilot, "enter")
        assert "non è un giorno del calendario" in screen_text(pilot)
        await type_over(pilot, "dopo la delibera")
        await press(pilot, "enter")
        assert commitment(file, "K90").due_words == "dopo la delibera"
        assert "dopo la delibera" in row_text(pilot, "K90")


async def test_a_kept_commitment_asks_the_day_and_the_proof(file: MemoryFile) -> None:
    """S, kept: the day proposed is today and may be another."""
    async with place(file, COMMITMENTS) as pilot:
        await go_to(pilot, "K10")
        await press(pilot, "s", "m", *["down"], "enter")
        assert "K10 è mantenuto" in screen_text(pilot)
        await type_over(pilot, "9/9/2026")
        await press(pilot, "enter")
        kept = commitment(file, "K10")
        assert (kept.status, kept.completed_on) == (CommitmentStatus.DONE, "2026-09-09")
        assert "mantenuto il 9 set 2026" in row_text(pilot, "K10")


async def test_dropping_needs_a_reason_and_going_on_again_counts_from_the_session(file: MemoryFile) -> None:
    """A dropped commitment says why; taken up again it may be late again."""
    async with place(file, COMMITMENTS) as pilot:
        await go_to(pilot, "K04")
        await press(pilot, "s", "end", "enter", "enter")
        assert "Serve il motivo" in screen_text(pilot)
        await type_over(pilot, "Non c'è più il capannone")
        await press(pilot, "enter")
        assert "lasciato cadere" in row_text(pilot, "K04")
        assert commitment(file, "K04").changes[-1].cause == "Non c'è più il capannone"
        await press(pilot, "s", "home", "down", "enter")
        assert "in ritardo di 72 giorni" in row_text(pilot, "K04")


async def test_a_new_commitment_is_one_form(file: MemoryFile) -> None:
    """N: what, who by part of a name, by when; an unknown name is refused and stays typed."""
    async with place(file, COMMITMENTS) as pilot:
        await press(pilot, "n")
        await type_over(pilot, "Aprire la biblioteca il sabato")
        await press(pilot, "tab")
        await type_over(pilot, "Nessuno Sconosciuto")
        await press(pilot, "tab")
        await type_over(pilot, "sabato 14 novembre 2026")
        await press(pilot, "enter")
        assert "Nessuno Sconosciuto" in screen_text(pilot)
        await press(pilot, "shift+tab")
        await type_over(pilot, "Vezzali ")
        await press(pilot, "enter")
        made = file.process.all(Commitment)[-1]
        assert made.text == "Aprire la biblioteca il sabato"
        assert (made.owner, made.due, made.session) == ("P14", "2026-11-14", "S3")
        assert "da confermare" in row_text(pilot, made.id)
        assert rows(pilot).current == made.id


async def test_a_resource_is_linked_and_taken_off_by_the_same_key(file: MemoryFile) -> None:
    """P chooses a resource; one that is linked already is taken off."""
    async with place(file, COMMITMENTS) as pilot:
        await go_to(pilot, "K04")
        for expected in (("R17", "R01"), ("R17",)):
            await press(pilot, "p")
            await type_over(pilot, "contributo del comune")
            await press(pilot, "enter")
            assert commitment(file, "K04").resources == expected


async def test_how_it_is_going_is_kept_beside_what_was_promised(file: MemoryFile) -> None:
    """A writes the progress note; the promise itself does not change."""
    before = commitment(file, "K04")
    async with place(file, COMMITMENTS) as pilot:
        await go_to(pilot, "K04")
        await press(pilot, "a")
        await type_over(pilot, "Restano due turni")
        await press(pilot, "enter")
        assert commitment(file, "K04") == before.model_copy(update={"progress_note": "Restano due turni"})
        assert "a che punto è: Restano due turni" in detail(pilot, "commitments-card")


async def test_the_hall_never_sees_a_restricted_commitment(file: MemoryFile) -> None:
    """Projected, a restricted commitment is neither listed nor counted."""
    keep(file, Commitment(id="K90", text="Parlarne con la famiglia", restricted=True))
    async with place(file, COMMITMENTS) as pilot:
        assert "K90" in listed_text(pilot)
        await press(pilot, "ctrl+t")
        assert "K90" not in listed_text(pilot)
        assert detail(pilot, "commitments-summary").splitlines()[1].startswith("15 impegni")


async def test_an_owner_that_nobody_knows_yet_is_added_where_it_is_named(file: MemoryFile) -> None:
    """«Bar Sport» is no body of the table: it is offered as new, its kind is asked, and it owns the commitment."""
    async with place(file, COMMITMENTS) as pilot:
        await go_to(pilot, "K04")
        await press(pilot, "r")
        await type_over(pilot, "Bar Sport")
        await press(pilot, "enter", "down", "enter")
        added = file.process.all(Organization)[-1]
        assert added.name == "Bar Sport"
        assert commitment(file, "K04").owner_organization == added.id
        assert commitment(file, "K04").owner is None


async def test_words_that_are_no_day_are_kept_and_said_to_be_words(file: MemoryFile) -> None:
    """«boh» stays as it was said, and the notice line says that it can never be late."""
    async with place(file, COMMITMENTS) as pilot:
        await go_to(pilot, "K04")
        await press(pilot, "d")
        await type_over(pilot, "quando si può")
        await press(pilot, "down", "right", "enter")
        kept = commitment(file, "K04")
        assert (kept.due, kept.due_words) == (None, "quando si può")
        assert "non è un giorno" in " ".join(screen_text(pilot).split())
