"""Promises one by one on the screen: read back and confirmed, heard of again, passed on, made of a card, followed."""

import pytest
from textual.pilot import Pilot

from codesign_tui.domain.items import Commitment, Note, Risk
from codesign_tui.domain.last_promises import REVIEW
from codesign_tui.domain.meetings import Session
from codesign_tui.domain.people import Attendance, Organization
from codesign_tui.domain.terms import AttendanceStatus, CauseKind, CommitmentStatus, ReportedBy
from codesign_tui.tui.screens.process import ProcessScreen
from codesign_tui.tui.screens.read_back import ReadBack
from codesign_tui.tui.screens.review import Review
from support_places import BOARD, COMMITMENTS, PEOPLE, detail, go_to, keep, options, place, press, type_over
from support_tui import HOSTILE, NOW, FixedClock, MemoryFile, example_file, live_links, screen_text, settled

THIRD = NOW.replace(month=9, day=10, hour=18)


@pytest.fixture
def file() -> MemoryFile:
    """The worked example, with three promises of session 2 that nobody confirmed."""
    made = example_file()
    for identifier in ("K01", "K02", "K03"):
        one = commitment(made, identifier)
        fresh = {**one.model_dump(exclude_unset=True), "confirmed_by_owner": None, "status": "proposed"}
        fresh |= {"new_due": None, "completed_on": None}
        keep(made, Commitment.model_validate(fresh))
    return made


def commitment(file: MemoryFile, identifier: str) -> Commitment:
    """Return a commitment as it is now."""
    found = file.process.get(Commitment, identifier)
    assert found is not None
    return found


def page(pilot: Pilot[None]) -> str:
    """Return what is painted, on one line."""
    return " ".join(screen_text(pilot).split())


async def test_the_read_back_goes_through_the_session_and_enter_confirms(file: MemoryFile) -> None:
    """G: the first that is open, how many of how many; Enter confirms in the session and goes to the next."""
    async with place(file, COMMITMENTS, session="S2") as pilot:
        await press(pilot, "g")
        assert isinstance(pilot.app.screen, ReadBack)
        assert "1 di 15" in page(pilot)
        assert "I-2026-02-01" in page(pilot)
        await press(pilot, "enter")
        assert commitment(file, "K01").confirmed_in == "S2"
        assert "2 di 15" in page(pilot)
        await press(pilot, "escape", "g")
        assert "2 di 15" in page(pilot), "left midway, it goes on where it was"
        await press(pilot, "enter", "enter")
        assert "Rilettura finita: 15 impegni confermati" in page(pilot)
        await press(pilot, "escape")
        assert "N Nuovo" in page(pilot), "the list has the keys again"


async def test_words_owner_and_date_are_put_right_where_they_are_read(file: MemoryFile) -> None:
    """E, D and R open their small forms over the round; W takes it off the table with its reason."""
    async with place(file, COMMITMENTS, session="S2") as pilot:
        await press(pilot, "g", "e")
        await type_over(pilot, "Aprire il numero unico")
        await press(pilot, "enter")
        assert commitment(file, "K01").text == "Aprire il numero unico"
        await press(pilot, "r")
        await type_over(pilot, "bellav")
        await press(pilot, "enter")
        assert commitment(file, "K01").owner == "P08"
        assert "Bellavite" in page(pilot)
        await press(pilot, "d")
        await type_over(pilot, "15/04/2026")
        await press(pilot, "tab", "right", "enter")
        assert commitment(file, "K01").due == "2026-04-15"
        await press(pilot, "w")
        await type_over(pilot, "lo fa già la Provincia")
        await press(pilot, "enter")
        assert commitment(file, "K01").set_aside_reason == "lo fa già la Provincia"
        assert "2 di 15" in page(pilot)


async def test_for_who_is_not_there_it_stays_to_be_confirmed(file: MemoryFile) -> None:
    """A, with the day by which they say: the state is on the page and in the list."""
    async with place(file, COMMITMENTS, session="S2") as pilot:
        await press(pilot, "g", "a")
        await type_over(pilot, "20/03/2026")
        await press(pilot, "enter")
        one = commitment(file, "K01")
        assert (one.assumed_in_absence, one.to_confirm_by) == (True, "2026-03-20")
        await press(pilot, "left")
        assert "Preso in assenza: da confermare" in page(pilot)
        await press(pilot, "escape")
        await go_to(pilot, "K01")
        assert "Preso in assenza: da confermare entro 20 marzo 2026" in detail(pilot, "commitments-card")


async def test_the_round_is_safe_before_the_hall_and_small_enough(file: MemoryFile) -> None:
    """Projected: no restricted promise, no warning that names people; at 40 columns and 12 rows the keys are there."""
    one = commitment(file, "K02")
    keep(file, Commitment.model_validate({**one.model_dump(exclude_unset=True), "restricted": True}))
    async with place(file, COMMITMENTS, session="S2") as pilot:
        await press(pilot, "ctrl+t", "g")
        assert "1 di 14" in page(pilot)
        assert "!" not in page(pilot)
        assert one.text not in page(pilot)
        await pilot.resize_terminal(40, 12)
        await settled(pilot)
        shown = page(pilot)
        assert "1 di 14" in shown
        assert "↵ conferma" in shown
        assert "Esc esce" in shown


async def test_hostile_words_are_read_back_as_they_were_said() -> None:
    """Every hostile string as a promise: the round opens on it, nothing in it can be clicked, Enter goes on."""
    file = example_file()
    for at, text in enumerate(HOSTILE):
        if text.strip():
            keep(file, Commitment.model_validate({"id": f"X{at}", "session": "S3", "text": text, "owner": "P05"}))
    async with place(file, COMMITMENTS, session="S3") as pilot:
        await press(pilot, "g")
        assert isinstance(pilot.app.screen, ReadBack)
        for _ in range(len(HOSTILE)):
            await press(pilot, "right")
            assert [link for link in live_links(pilot) if "chosen" not in link.lower()] == []


async def test_a_session_that_opens_says_what_was_promised_and_the_review_walks_it(file: MemoryFile) -> None:
    """Run counts what is open; V in F5: one key for each outcome, a cause and a new date where it is late."""
    third = file.process.get(Session, "S3")
    assert third is not None
    opened = {**third.model_dump(exclude_unset=True), "state": "open", "opened_at": "2026-09-10T17:30:00+02:00"}
    item = next(each for each in file.process.agenda("S3") if each.method == REVIEW)
    keep(file, Session.model_validate(opened | {"actual_end": None, "current_item": item.id}))
    async with place(file, "f2", session="S3", clock=FixedClock(THIRD)) as pilot:
        assert "impegni di prima sono ancora aperti" in page(pilot)
        await press(pilot, "f5", "v")
        assert isinstance(pilot.app.screen, Review)
        await press(pilot, "f", "enter")
        kept = commitment(file, "K01")
        assert (kept.status, kept.completed_on) == (CommitmentStatus.DONE, "2026-09-10")
        assert kept.changes[-1].session == "S3"
        await press(pilot, "c", "enter", "t")
        await press(pilot, "right", "tab")
        await type_over(pilot, "30/11/2026")
        await press(pilot, "enter")
        late = commitment(file, "K03")
        assert (late.status, late.new_due) == (CommitmentStatus.OVERDUE, "2026-11-30")
        assert late.changes[-1].cause_kind is CauseKind.MONEY
        assert late.changes[-1].reported_by in tuple(ReportedBy)
        await press(pilot, "x", "enter")
        assert "Serve il motivo" in page(pilot), "dropped without a reason is asked again"
        await press(pilot, "escape", "escape")
        await go_to(pilot, "K03")
        assert "seduta 3 · nuova data 30 nov 2026 · in ritardo · soldi" in detail(pilot, "commitments-card")


async def test_the_day_of_an_event_is_shown_before_it_counts(file: MemoryFile) -> None:
    """W: the day; the date that follows is asked about; Esc leaves the words alone."""
    keep(file, Commitment(id="K90", text="Aprire", owner="P05", due_words="entro 30 giorni dalla convenzione"))
    async with place(file, COMMITMENTS) as pilot:
        await go_to(pilot, "K90")
        await press(pilot, "w")
        await type_over(pilot, "01/03/2027")
        await press(pilot, "enter")
        assert "K90 entro 31 marzo 2027" in page(pilot)
        await press(pilot, "escape")
        assert commitment(file, "K90").due is None
        await press(pilot, "w")
        await type_over(pilot, "01/03/2027")
        await press(pilot, "enter", "enter")
        assert commitment(file, "K90").due == "2027-03-31"
        assert "contato dal 1 marzo 2027" in detail(pilot, "commitments-card")


async def test_the_fourth_headline_is_refused_in_words(file: MemoryFile) -> None:
    """H three times, then the sentence; H again on one takes it off."""
    async with place(file, COMMITMENTS, session="S2") as pilot:
        for identifier in ("K01", "K02", "K03"):
            await go_to(pilot, identifier)
            await press(pilot, "h")
        await go_to(pilot, "K04")
        await press(pilot, "h")
        assert not commitment(file, "K04").headline
        assert "al massimo tre" in page(pilot)
        await go_to(pilot, "K01")
        await press(pilot, "h")
        assert not commitment(file, "K01").headline


async def test_roles_are_typed_as_names_and_one_alone_answers(file: MemoryFile) -> None:
    """M: two names at A are refused and stay typed; one A, and an organisation that carries it out, are kept."""
    async with place(file, COMMITMENTS, session="S2") as pilot:
        await go_to(pilot, "K10")
        await press(pilot, "m")
        await type_over(pilot, "bellavite, colombini")
        await press(pilot, "enter")
        assert "risponde una sola persona" in page(pilot)
        await type_over(pilot, "bellavite")
        await press(pilot, "tab")
        await type_over(pilot, "Argento Vivo")
        await press(pilot, "enter")
        assert (commitment(file, "K10").owner, commitment(file, "K10").responsible) == ("P08", ("O04",))


async def test_one_key_leads_from_a_promise_to_what_it_hangs_on(file: MemoryFile) -> None:
    """Enter offers proposal, needs and people; choosing goes to the board or to the people, cursor there."""
    async with place(file, COMMITMENTS, session="S2") as pilot:
        await go_to(pilot, "K01")
        await press(pilot, "enter")
        assert "PR02" in options(pilot)
        await press(pilot, "home", "enter")
        assert "PR02" in detail(pilot, "board-card")
        await press(pilot, "f5")
        await go_to(pilot, "K01")
        await press(pilot, "enter", "end", "enter")
        assert "Nuova persona" in page(pilot)


async def test_a_person_who_leaves_and_a_body_that_withdraws_are_told_at_the_people(file: MemoryFile) -> None:
    """P at a person: who comes after has the promises; W at their body: what is open goes back to the table."""
    async with place(file, PEOPLE, session="S2") as pilot:
        await go_to(pilot, "P05")
        await press(pilot, "p")
        await type_over(pilot, "bellav")
        await press(pilot, "enter")
        assert (commitment(file, "K01").owner, commitment(file, "K01").owner_organization) == ("P08", "O04")
        await press(pilot, "w")
        await type_over(pilot, "ha cambiato programma")
        await press(pilot, "enter")
        body = file.process.get(Organization, "O04")
        assert body is not None
        assert body.withdrawn_reason == "ha cambiato programma"
        assert commitment(file, "K01").owner_organization is None
        assert "tornano al tavolo" in page(pilot)
        await press(pilot, "ctrl+z")
        assert commitment(file, "K01").owner_organization == "O04"


async def test_a_risk_becomes_a_promise_with_one_key_at_the_board_and_while_it_is_gathered(file: MemoryFile) -> None:
    """K: the mitigation is written already, the link is kept, and its detail tells where it comes from."""
    risk = next(each for each in file.process.all(Risk) if each.mitigation)
    async with place(file, BOARD, session="S2") as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, ProcessScreen)
        board = screen.place
        assert board is not None
        board.action_board_grouping()  # type: ignore[attr-defined]  # wherever the risk stands, K means the same
        await settled(pilot)
        from codesign_tui.tui.places.promise_of_card import promise_of

        board.run_worker(promise_of(board, risk), group="dialog")
        await settled(pilot)
        await press(pilot, "tab")
        await type_over(pilot, "bellavite")
        await press(pilot, "enter")
        made = next(one for one in file.process.all(Commitment) if one.from_item == risk.id)
        assert made.text == risk.mitigation
        await press(pilot, "f5")
        await go_to(pilot, made.id)
        assert f"nasce da {risk.id}" in detail(pilot, "commitments-card")


async def test_k_makes_a_promise_of_a_card_at_the_board(file: MemoryFile) -> None:
    """K at a need: its words are in the form; the promise comes from it; a commitment is one already."""
    async with place(file, BOARD, session="S2") as pilot:
        await go_to(pilot, "N01")
        await press(pilot, "k")
        await press(pilot, "tab")
        await type_over(pilot, "bellavite")
        await press(pilot, "enter")
        made = next(one for one in file.process.all(Commitment) if one.from_item == "N01")
        need = file.process.entity("needs", "N01")
        assert made.text == getattr(need, "text", "")
        assert made.owner == "P08"
        await go_to(pilot, "K01")
        await press(pilot, "k")
        assert "non può diventare un impegno" in page(pilot)


async def test_k_makes_a_promise_of_what_was_just_gathered(file: MemoryFile) -> None:
    """In the gathered list at Run, K on a note: the same form, the same link; what is restricted stays so."""
    item = file.process.agenda("S3")[0]
    third = file.process.get(Session, "S3")
    assert third is not None
    opened = {**third.model_dump(exclude_unset=True), "state": "open", "opened_at": "2026-09-10T17:30:00+02:00"}
    keep(file, Session.model_validate(opened | {"actual_end": None, "current_item": item.id}))
    note = {"id": "A90", "session": "S3", "agenda_item": item.id, "text": "Chiamare la stampa", "restricted": True}
    keep(file, Note.model_validate(note))
    async with place(file, "f2", session="S3", clock=FixedClock(THIRD)) as pilot:
        await press(pilot, "ctrl+l", "k")
        await press(pilot, "tab")
        await type_over(pilot, "bellavite")
        await press(pilot, "enter")
        made = next(one for one in file.process.all(Commitment) if one.from_item == "A90")
        assert (made.text, made.restricted) == ("Chiamare la stampa", True)


async def test_of_an_owner_who_is_not_here_the_page_says_so_and_news_came_by_message(file: MemoryFile) -> None:
    """What is kept, somebody told; what is late may be late without news. The hall is not told who is absent."""
    keep(file, *(one.model_copy(update={"status": AttendanceStatus.ABSENT_JUSTIFIED}) for one in
                 file.process.in_session(Attendance, "S3")))  # fmt: skip
    async with place(file, COMMITMENTS, session="S3", clock=FixedClock(THIRD)) as pilot:
        await press(pilot, "v")
        assert "oggi non c'è: chi ne ha notizie?" in page(pilot)
        await press(pilot, "f")
        assert "‹ fatto sapere con un messaggio ›" in page(pilot)
        await press(pilot, "escape", "t")
        assert "‹ nessuna notizia ›" in page(pilot)
