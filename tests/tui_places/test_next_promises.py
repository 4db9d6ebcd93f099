"""Promises towards the next session, by keys: warnings, rounds from Run, sheets, risks, the table called again."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from codesign_tui.actions.agenda import add_item
from codesign_tui.actions.agenda import go_to as take_in_hand
from codesign_tui.actions.sessions import add_session, start_session
from codesign_tui.domain.items import Commitment, Factor, Lesson, Need, Risk
from codesign_tui.domain.people import Attendance, Participant
from codesign_tui.domain.terms import AttendanceStatus, CommitmentStatus, SchemeKind
from codesign_tui.tui.commands import CARD_KIND, NEXT_SESSION, REACTIVATE, TAKE_SHEET, Command
from codesign_tui.tui.screens.process import ProcessScreen
from codesign_tui.tui.screens.read_back import ReadBack
from codesign_tui.tui.screens.register import RegisterScreen
from codesign_tui.tui.screens.review import Review
from codesign_tui.tui.screens.risks import RiskList
from codesign_tui.tui.screens.sheet_preview import SheetPreview
from support_places import BOARD, COMMITMENTS, detail, go_to, keep, live_links, place, press, row_text, type_over
from support_tui import HOSTILE, NOW, MemoryFile, MemoryWorkspace, example_file, new_app, screen_text, settled

RUN = "f2"


@pytest.fixture
def file() -> MemoryFile:
    """The worked example."""
    return example_file()


def page(pilot: Pilot[None]) -> str:
    """Return what is painted, on one line, without the frames."""
    return " ".join(screen_text(pilot).replace("│", " ").split())


async def command(pilot: Pilot[None], wanted: Command) -> None:
    """Do a command that has no key, as the palette does."""
    screen = pilot.app.screen
    assert isinstance(screen, ProcessScreen)
    await screen.run_command(wanted)
    await settled(pilot)


def promise(**values: object) -> Commitment:
    """Return a commitment of session 2 that nobody confirmed."""
    said = {"id": "K90", "text": "Portare i volantini", "session": "S2", "status": "proposed"} | values
    return Commitment.model_validate(said)


# -- what to look at -------------------------------------------------------------------------------------------


async def test_what_is_to_be_looked_at_stands_in_the_row_and_is_counted_above(file: MemoryFile) -> None:
    """A sign and a few words for each; a promise that was kept has none; nothing of it before the hall."""
    keep(
        file,
        promise(owner="P12", owner_organization="O11", due="2026-01-31"),
        promise(id="K91", owner="P05", owner_organization="O04", status="done"),
    )
    async with place(file, COMMITMENTS, session="S2") as pilot:
        await go_to(pilot, "K90")
        row = row_text(pilot, "K90")
        assert "data prima della seduta" in row
        assert "senza risorse" in row
        assert "!" in row
        assert all(len(line) <= 76 for line in row.splitlines())
        assert "!" not in row_text(pilot, "K91")
        assert "! 2 con avvisi" in detail(pilot, "commitments-summary")
        await press(pilot, "ctrl+t")
        assert "!" not in row_text(pilot, "K90")
        assert "avvisi" not in detail(pilot, "commitments-summary")


# -- the rounds from Run -----------------------------------------------------------------------------------------


async def test_each_round_opens_from_the_item_in_hand_at_run(file: MemoryFile) -> None:
    """^K at «Stato degli impegni» reviews, at «Impegni» reads back; the page says so; Esc is back at the line."""
    session = add_session(file, now=NOW, title="Quattro").value.id
    review = add_item(file, session, now=NOW, title="Stato", method="commitment_review").value.id
    add_item(file, session, now=NOW, title="Giro", method="commitments")
    start_session(file, session, now=NOW)
    take_in_hand(file, review, now=NOW)
    keep(file, promise(session=session, owner="P05", owner_organization="O04"))
    async with place(file, RUN, session=session) as pilot:
        assert "6 impegni di prima sono ancora aperti: ^K" in page(pilot)
        assert "^K Schema o giro" in page(pilot)
        await press(pilot, "ctrl+k")
        assert isinstance(pilot.app.screen, Review)
        await press(pilot, "escape", "ctrl+g", "down", "enter")
        assert "Un impegno da rileggere e confermare: ^K" in page(pilot)
        await press(pilot, "ctrl+k")
        assert isinstance(pilot.app.screen, ReadBack)
        await press(pilot, "enter", "escape")
        one = file.process.get(Commitment, "K90")
        assert one is not None
        assert one.confirmed_in == session


async def test_the_item_that_reads_the_indicators_leads_to_know(file: MemoryFile) -> None:
    """^K goes to Conosci; the line at Run says which key adds a reading there."""
    session = add_session(file, now=NOW, title="Quattro").value.id
    item = add_item(file, session, now=NOW, title="Indicatori", method="indicator_review").value.id
    start_session(file, session, now=NOW)
    take_in_hand(file, item, now=NOW)
    async with place(file, RUN, session=session) as pilot:
        assert "8 indicatori da leggere: ^K (o F6), poi M" in page(pilot)
        await press(pilot, "ctrl+k")
        assert "8 indicatori" in page(pilot)
        await press(pilot, "m")
        assert "una misura" in page(pilot), "the cursor is on the first that was not read"


# -- lessons and cards -------------------------------------------------------------------------------------------


async def test_a_lesson_is_captured_by_its_sign_and_a_note_becomes_one(file: MemoryFile) -> None:
    """& at the line; at the board the kind menu makes a lesson of a note."""
    session = add_session(file, now=NOW, title="Quattro").value.id
    item = add_item(file, session, now=NOW, title="Chiusura", method="harvest").value.id
    start_session(file, session, now=NOW)
    take_in_hand(file, item, now=NOW)
    async with place(file, RUN, session=session) as pilot:
        await press(pilot, "&")
        await type_over(pilot, "Alle sei viene chi lavora")
        await press(pilot, "enter")
        (lesson,) = [one for one in file.process.all(Lesson) if one.session == session]
        assert (lesson.text, lesson.agenda_item) == ("Alle sei viene chi lavora", item)
        await press(pilot, "*")
        await type_over(pilot, "Senza un nome resta un augurio")
        await press(pilot, "enter")
        await command(pilot, CARD_KIND)
        await press(pilot, *["down"] * 4, "enter")
        assert [one.text for one in file.process.all(Lesson)][-1] == "Senza un nome resta un augurio"


async def test_a_step_that_gathers_lessons_presets_them_at_the_line(file: MemoryFile) -> None:
    """In the retrospective, once the cards are read, what is typed is a lesson without any sign."""
    session = add_session(file, now=NOW, title="Quattro").value.id
    item = add_item(file, session, now=NOW, title="Retrospettiva", method="retrospective").value.id
    start_session(file, session, now=NOW)
    take_in_hand(file, item, now=NOW)
    async with place(file, RUN, session=session) as pilot:
        await press(pilot, "pagedown", "pagedown")
        assert "lezione ▸" in page(pilot)


async def test_k_makes_a_commitment_of_a_card_in_a_drawing(file: MemoryFile) -> None:
    """The action written on a factor is the promise's words already; the promise remembers the factor."""
    keep(file, Factor(id="FA90", sign="hindering", text="Nessuno apre la sala", strength=5, action="Dare una chiave"))
    async with place(file, BOARD) as pilot:
        await press(pilot, "ctrl+k", *["down"] * list(SchemeKind).index(SchemeKind.FORCE_FIELD), "enter", "v")
        await go_to(pilot, "FA90")
        await press(pilot, "k")
        assert "Dare una chiave" in page(pilot)
        await press(pilot, "enter")
        assert file.process.all(Commitment)[-1].from_item == "FA90"


# -- risks -------------------------------------------------------------------------------------------------------


async def test_risks_are_listed_weighed_and_made_commitments(file: MemoryFile) -> None:
    """Q at the commitments: the heaviest first; Enter weighs, K makes one, N adds, A sets aside with its reason."""
    async with place(file, COMMITMENTS, session="S3") as pilot:
        await press(pilot, "q")
        assert isinstance(pilot.app.screen, RiskList)
        shown = page(pilot)
        assert "6 rischi previsti" in shown
        assert shown.index("X1") < shown.index("X2")
        assert "probabilità 4 · danno 5 · peso 20" in shown
        assert "sostituzioni concordate." in shown, "what is done about it is not cut"
        assert "Esc esce" in shown, "the keys are in view"
        await press(pilot, "down", "enter", "tab", "right", "right", "enter")
        heavier = file.process.get(Risk, "X2")
        assert heavier is not None
        assert heavier.probability == 5
        shown = page(pilot)
        assert shown.index("X2") < shown.index("X1"), "the heaviest is first again"
        await press(pilot, "k", "enter")
        assert file.process.all(Commitment)[-1].from_item == "X2"
        assert "→ K16" in page(pilot)
        await press(pilot, "n")
        await type_over(pilot, "Si ferma l’autobus")
        await press(pilot, "enter")
        new = file.process.all(Risk)[-1]
        assert (new.text, new.session) == ("Si ferma l’autobus", "S3")
        await go_to(pilot, new.id)
        await press(pilot, "a")
        await type_over(pilot, "non dipende da noi")
        await press(pilot, "enter", "escape")
        assert file.process.all(Risk)[-1].set_aside_reason == "non dipende da noi"


async def test_the_weight_of_risks_is_not_for_the_hall(file: MemoryFile) -> None:
    """Projected, the list says how to be alone first."""
    async with place(file, COMMITMENTS, session="S3") as pilot:
        await press(pilot, "ctrl+t", "q")
        assert not isinstance(pilot.app.screen, RiskList)


# -- sheets ------------------------------------------------------------------------------------------------------


def sheet(folder: Path, *rows: str) -> str:
    """Write a sheet of commitments as an office saves it, and return where it is."""
    path = folder / "impegni.csv"
    path.write_text("\r\n".join(("Codice;Stato;Nuova data;Concluso il;Nota;Prova", *rows)), encoding="utf-8-sig")
    return str(path)


async def open_sheet(pilot: Pilot[None], path: str) -> None:
    """Type where a sheet is and wait for its preview."""
    await type_over(pilot, path)
    await press(pilot, "enter")
    for _ in range(50):
        if isinstance(pilot.app.screen, SheetPreview):
            break
        await pilot.pause(0.02)
    await settled(pilot)


async def test_the_offices_sheet_is_shown_row_by_row_and_one_key_keeps_it(file: MemoryFile, tmp_path: Path) -> None:
    """What changes, odd rows with the reason, what is there already; Enter keeps, one undo takes all back."""
    path = sheet(tmp_path, "K03;;31/12/2026;;;", "K14;concluso;;01/02/2026;Versato;", "K77;concluso;;;;", "K01;;;;;")
    async with place(file, COMMITMENTS, session="S3") as pilot:
        await press(pilot, "x")
        await open_sheet(pilot, path)
        shown = page(pilot)
        assert "2 righe cambiano qualcosa · una dice quello che c’è già · ! una lasciata da parte" in shown
        assert "K03 data: 30 novembre 2026 → 31 dicembre 2026" in shown
        assert "! riga 4 nel percorso non c’è un impegno «K77»" in shown
        await press(pilot, "enter")
        kept = file.process.get(Commitment, "K14")
        assert kept is not None
        assert kept.status is CommitmentStatus.DONE
        assert "2 impegni aggiornati" in page(pilot)
        await press(pilot, "ctrl+z")
        back = file.process.get(Commitment, "K14")
        assert back is not None
        assert back.status is CommitmentStatus.IN_PROGRESS


async def test_a_sheet_that_is_left_or_is_none_changes_nothing(file: MemoryFile, tmp_path: Path) -> None:
    """Esc leaves it; a file that is not there, or is something else, is a sentence."""
    before = file.process.revision
    (tmp_path / "foto.csv").write_bytes(b"\x89PNG\x00\x01")
    async with place(file, COMMITMENTS, session="S3") as pilot:
        for name, told in (("manca.csv", "non c’è: controllate"), ("foto.csv", "manca la colonna «Codice»")):
            await press(pilot, "x")
            await type_over(pilot, str(tmp_path / name))
            await press(pilot, "enter")
            for _ in range(50):
                if told in page(pilot):
                    break
                await pilot.pause(0.02)
            assert told in page(pilot)
        await press(pilot, "x")
        await open_sheet(pilot, sheet(tmp_path, "K03;;31/12/2026;;;"))
        await press(pilot, "escape")
    assert file.process.revision == before


async def test_what_a_sheet_says_is_only_text_on_the_screen(file: MemoryFile, tmp_path: Path) -> None:
    """Markup, control characters and right-to-left words of a cell are shown and never done."""
    (tmp_path / "bisogni.csv").write_bytes(
        "\r\n".join(["Bisogno", *(f'"{text.replace(chr(34), chr(39))}"' for text in HOSTILE)]).encode()
    )
    async with place(file, COMMITMENTS, session="S3") as pilot:
        await command(pilot, TAKE_SHEET)
        await press(pilot, "down", "down", "enter")
        await open_sheet(pilot, str(tmp_path / "bisogni.csv"))
        assert isinstance(pilot.app.screen, SheetPreview)
        assert live_links(pilot) == []
        number = file.process.count(Need)
        await press(pilot, "enter")
        assert file.process.count(Need) > number


# -- the next session --------------------------------------------------------------------------------------------


async def test_a_table_at_rest_says_how_it_meets_again_and_calls_everybody(file: MemoryFile) -> None:
    """F5 tells it; the form lists who is called; the point of the notice is asked for, and said where it is missing."""
    async with place(file, COMMITMENTS, session="S3") as pilot:
        assert "Nessuna seduta in programma. ^P «Riattiva il tavolo»" in page(pilot)
        await command(pilot, REACTIVATE)
        assert "Sono 12: Ambito, Distretto, Argento Vivo" in page(pilot)
        await press(pilot, "enter")
        assert "Manca il punto dell’avviso che permette di riaprire il tavolo" in page(pilot)
        assert "Seduta 4: manca il punto dell’avviso" in page(pilot)
        await command(pilot, REACTIVATE)
        await type_over(pilot, "punto 9")
        await press(pilot, "enter")
        session = file.process.sessions()[-1]
        assert session.reopening is not None
        assert session.reopening.point == "punto 9"
        assert "manca il punto" not in page(pilot)
        await command(pilot, REACTIVATE)
        assert "non ha sedute aperte o in programma" in page(pilot)
    expected = file.process.in_session(Attendance, session.id)
    assert len(expected) == file.process.count(Participant)


async def test_the_next_session_is_planned_from_the_last_in_one_form(file: MemoryFile) -> None:
    """Title, day and whether with the same items; the new session is then the one in hand."""
    async with place(file, RUN, session="S3") as pilot:
        await command(pilot, NEXT_SESSION)
        assert "Una nuova seduta come la 3" in page(pilot)
        await press(pilot, "tab")
        await type_over(pilot, "3 dicembre 2026")
        await press(pilot, "tab", "right", "enter")
        assert "Preparata la seduta 4." in page(pilot)
        assert "seduta 4" in page(pilot)
    session = file.process.sessions()[-1]
    assert (session.date, session.place) == ("2026-12-03", file.process.sessions()[2].place)
    assert [item.method for item in file.process.agenda(session.id)] == ["commitment_review", "indicator_review"]
    seats = file.process.in_session(Attendance, session.id)
    assert {seat.status for seat in seats} == {AttendanceStatus.EXPECTED}


async def test_the_register_shows_the_numbers_that_people_outside_use(file: MemoryFile) -> None:
    """I-2026-02-03 in the row, and it is found by it."""
    workspace = MemoryWorkspace(files={file.path: file})
    app = new_app(workspace)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "r")
        assert isinstance(app.screen, RegisterScreen)
        assert "I-2026-02-04" in page(pilot)
        await press(pilot, "f")
        await type_over(pilot, "i-2026-02-15")
        assert "Convocare la cabina di regia" in page(pilot)
        assert "I-2026-02-04" not in page(pilot)
