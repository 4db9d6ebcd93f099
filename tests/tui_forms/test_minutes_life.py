"""The life of the minutes, the register of what was sent and the list of what is to be published, by their keys."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from codesign_tui.actions.capture import capture
from codesign_tui.actions.minutes_life import mark_minutes
from codesign_tui.actions.minutes_remarks import add_remark
from codesign_tui.domain.going_out import Sending
from codesign_tui.domain.minutes_life import MarkKind
from codesign_tui.domain.minutes_standing import mark_of, record_of
from codesign_tui.domain.terms import ItemKind
from codesign_tui.domain.text import clean
from codesign_tui.tui.screens.minutes_life import MinutesLife
from codesign_tui.tui.screens.process import ProcessScreen
from support_places import go_to, listed_text, live_links, place, press, row_text, type_over
from support_tui import HOSTILE, NOW, FixedClock, example_file, screen_text, settled

MINUTES = "f8"
AUTUMN = FixedClock(NOW.replace(month=9, day=20))


async def filled(pilot: Pilot[None], *texts: str | None) -> None:
    """Fill the lines of a form one after the other, None leaves one as it is, and save it."""
    for at, text in enumerate(texts):
        if at:
            await press(pilot, "tab")
        if text is not None:
            await type_over(pilot, text)
    await press(pilot, "enter")


async def opened(pilot: Pilot[None]) -> None:
    """Open the life of the minutes."""
    await press(pilot, "v")
    assert isinstance(pilot.app.screen, MinutesLife)


async def test_the_next_thing_to_do_is_told_and_the_cursor_stands_on_it() -> None:
    """Three keys from the minutes: the life opens, Enter asks the day, Enter keeps it."""
    file = example_file()
    async with place(file, MINUTES, session="S3", clock=AUTUMN) as pilot:
        await opened(pilot)
        told = screen_text(pilot)
        assert "Inviate la bozza ai componenti" in told
        assert "approvato nella seduta successiva" in told
        await press(pilot, "enter", "enter")
        record = record_of(file.process, "S3")
        assert (record.status, record.sent_for_remarks_on) == ("sent_for_remarks", "2026-09-20")
        assert "20 settembre 2026" in row_text(pilot, "mark:sent")


@pytest.mark.parametrize("language", ["it", "en"])
async def test_every_key_is_told_at_80_columns(language: str) -> None:
    """Nothing of the two lines of keys is cut."""
    async with place(example_file(), MINUTES, session="S3", language=language) as pilot:
        await opened(pilot)
        told, screen = screen_text(pilot), pilot.app.screen
        assert isinstance(screen, MinutesLife)
        for key in ("edit", "remark", "correct", "compare", "route", "take_away", "leave"):
            assert screen.desk.words(f"life.key.{key}") in told


async def test_a_registration_asks_for_the_number_and_makes_none_up() -> None:
    """Without a number the form says what is missing and stays; with one the rectifications come into view."""
    file = example_file()
    async with place(file, MINUTES, session="S2", clock=AUTUMN) as pilot:
        await opened(pilot)
        assert "rettifica" not in listed_text(pilot)
        await go_to(pilot, "mark:registered")
        await press(pilot, "enter")
        await filled(pilot, "", None)
        assert "numero di protocollo" in screen_text(pilot)
        await press(pilot, "shift+tab")
        await filled(pilot, "123/2026", "12/3/2026")
        assert "prot. 123/2026" in row_text(pilot, "mark:registered")
        await go_to(pilot, "rectify:new")
        await press(pilot, "enter")
        await filled(pilot, "presenti", "Rossi esce", "Rossi entra", "refuso", None)
        assert "«Rossi esce» → «Rossi entra»" in " ".join(row_text(pilot, "rectify:0").split())


async def test_what_is_captured_after_registration_is_said_not_to_change_the_minutes() -> None:
    """The card is kept, and the notice line tells the way to put registered minutes right."""
    file = example_file()
    mark_minutes(file, "S3", MarkKind.REGISTERED, NOW.date(), now=NOW, protocol_no="7")
    async with place(file, MINUTES, session="S3", clock=AUTUMN) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, ProcessScreen)
        screen.desk.do(capture, now=NOW, kind=ItemKind.NEED, text="Una panchina", session="S3")
        await settled(pilot)
        assert "verbale di rettifica" in " ".join(screen_text(pilot).split())


async def test_a_remark_is_written_down_and_answered() -> None:
    """A refusal without its reason stays typed; with one the remark tells it."""
    file = example_file()
    async with place(file, MINUTES, session="S3", clock=AUTUMN) as pilot:
        await opened(pilot)
        await press(pilot, "n")
        await filled(pilot, "Manca la sala", "Persona di fuori", None, None, "PEC")
        [remark] = record_of(file.process, "S3").remarks
        assert (remark.name, remark.channel, remark.received_on) == ("Persona di fuori", "PEC", "2026-09-20")
        assert "da esaminare" in row_text(pilot, "remark:0")
        await go_to(pilot, "remark:0")
        await press(pilot, "enter", "n")  # «non accolta» begins with n
        await press(pilot, "enter")
        assert "Scrivete il motivo" in screen_text(pilot)
        await press(pilot, "tab")
        await filled(pilot, "È quanto si è detto")
        assert "non accolta" in row_text(pilot, "remark:0")
        assert "È quanto si è detto" in " ".join(listed_text(pilot).split())
        await go_to(pilot, "remark:0")
        await press(pilot, "x")
        assert record_of(file.process, "S3").remarks == ()


async def test_the_draft_that_was_sent_is_compared_with_the_text_as_it_is_now() -> None:
    """What came in stands under its heading with a plus."""
    file = example_file()
    mark_minutes(file, "S3", MarkKind.SENT, NOW.date(), now=NOW)
    capture(file, now=NOW, kind=ItemKind.NEED, text="Una panchina all'ombra", session="S3")
    async with place(file, MINUTES, session="S3", clock=AUTUMN) as pilot:
        await opened(pilot)
        await press(pilot, "c")
        told = screen_text(pilot)
        assert "Che cosa cambia da bozza inviata a testo di adesso" in told
        assert "+ " in told
        assert "Una panchina all'ombra" in told


async def test_the_signed_file_is_read_and_never_touched(tmp_path: Path) -> None:
    """A path that leads nowhere stays typed; a file's fingerprint is worked out."""
    file, signed = example_file(), tmp_path / "verbale.pdf.p7m"
    signed.write_bytes(b"firmato")
    async with place(file, MINUTES, session="S1", clock=AUTUMN) as pilot:
        await opened(pilot)
        await go_to(pilot, "signed")
        await press(pilot, "enter")
        await filled(pilot, str(tmp_path / "non c'è.pdf"))
        assert "Non si legge il file" in screen_text(pilot)
        await filled(pilot, str(signed))
        kept = record_of(file.process, "S1").signed_file
        assert kept is not None
        assert (
            kept.sha256 == "af2c7d71a7b8b0a4ed3e5b5c4ec7a5c7c0e4bdb1a1cf8f1c5c4e4d3a5b0a0c1d" or len(kept.sha256) == 64
        )
        assert kept.name == "verbale.pdf.p7m"
        assert signed.read_bytes() == b"firmato"
        await go_to(pilot, "signed")
        await press(pilot, "x")
        assert record_of(file.process, "S1").signed_file is None


async def test_the_route_of_one_session_can_be_another_than_the_paths() -> None:
    """Chosen from three, or as the path says."""
    file = example_file()
    async with place(file, MINUTES, session="S3", clock=AUTUMN) as pilot:
        await opened(pilot)
        await press(pilot, "r", "down", "enter")
        assert "letto e firmato in seduta" in screen_text(pilot)
        assert "Leggete il verbale ai presenti" in screen_text(pilot)


async def test_the_clause_is_turned_on_only_when_nothing_is_missing() -> None:
    """What is missing is said on the screen itself."""
    file = example_file()
    async with place(file, MINUTES, session="S2", clock=AUTUMN) as pilot:
        await opened(pilot)
        await go_to(pilot, "clause")
        await press(pilot, "enter")
        assert "Manca il riferimento della determinazione" in screen_text(pilot)
        await go_to(pilot, "clause:act")
        await press(pilot, "enter")
        await filled(pilot, "determina n. 44")
        bodies = [line for line in listed_text(pilot).split("\n") if "non ha ancora detto sì" in line]
        assert len(bodies) == 4


async def test_the_hall_never_reads_remarks_or_the_register() -> None:
    """Projected, both are refused with a sentence."""
    async with place(example_file(), MINUTES, session="S3") as pilot:
        await press(pilot, "ctrl+t", "v")
        assert isinstance(pilot.app.screen, ProcessScreen)


async def test_hostile_words_of_remarks_are_only_words() -> None:
    """No live link, no crash, in the list and in the answer."""
    file = example_file()
    for text in HOSTILE[:40]:
        if clean(text).strip():
            add_remark(file, "S3", text, now=NOW, name=text[:40])
    async with place(file, MINUTES, session="S3") as pilot:
        await opened(pilot)
        await go_to(pilot, "remark:3")
        assert live_links(pilot) == []
        await press(pilot, "enter")
        assert live_links(pilot) == []


async def run_palette(pilot: Pilot[None], action: str) -> None:
    """Do a command of the place that has no key."""
    screen = pilot.app.screen
    assert isinstance(screen, ProcessScreen)
    assert screen.place is not None
    await screen.place.run_action(action)
    await settled(pilot)


async def test_what_was_sent_is_written_down_with_its_answer() -> None:
    """A body of the path is known by its name, everybody else stays in words; the answer closes the wait."""
    file = example_file()
    async with place(file, MINUTES, session="S3", clock=AUTUMN) as pilot:
        await run_palette(pilot, "minutes_sent")
        assert "Il registro è vuoto" in screen_text(pilot)
        await press(pilot, "n")
        await filled(pilot, "bozza del verbale n. 3", "Argento Vivo ODV", None, "PEC", "0002001/2026", "30/9/2026")
        [sent] = file.process.all(Sending)
        assert (sent.channel, sent.protocol, sent.answer_by, sent.session) == (
            "PEC",
            "0002001/2026",
            "2026-09-30",
            "S3",
        )
        assert "risposta attesa entro il 30 settembre 2026" in listed_text(pilot)
        await press(pilot, "a")
        await filled(pilot, "Nessuna osservazione", None)
        assert "risposta: Nessuna osservazione" in listed_text(pilot)
        await press(pilot, "x")
        assert file.process.all(Sending) == []


async def test_publishing_the_minutes_is_the_same_mark_in_both_places() -> None:
    """The list of what the law wants notes it where the life of the minutes shows it."""
    file = example_file()
    async with place(file, MINUTES, session="S3", clock=AUTUMN) as pilot:
        await run_palette(pilot, "minutes_published")
        await go_to(pilot, "table_minutes:S1")
        await press(pilot, "enter")
        await filled(pilot, "1/3/2026", "https://comune.example/verbale-1")
        mark = mark_of(record_of(file.process, "S1"), MarkKind.PUBLISHED)
        assert mark is not None
        assert (mark.on, mark.link) == ("2026-03-01", "https://comune.example/verbale-1")
        await go_to(pilot, "notice:")
        await press(pilot, "enter")
        await filled(pilot, "15/1/2026", None, None, "albo")
        assert "pubblicato il 15 gennaio 2026" in listed_text(pilot)


async def test_final_minutes_are_a_version_with_its_seal(tmp_path: Path) -> None:
    """The key leads to the seal of the minutes; back in their life the version stands in the list, and compares."""
    file = example_file(tmp_path / "borgoserra.codesign.jsonl")
    async with place(file, MINUTES, session="S1", clock=AUTUMN) as pilot:
        await opened(pilot)
        await press(pilot, "f", "enter")
        await settled(pilot)
        record = record_of(file.process, "S1")
        assert [version.number for version in record.versions] == [1]
        assert {seal.copy_kind.value for seal in record.seals} == {"internal", "public"}
        await press(pilot, "escape", "escape")
        capture(file, now=NOW, kind=ItemKind.NEED, text="Una panchina all'ombra", session="S1")
        await opened(pilot)
        assert "versione 1" in listed_text(pilot)
        assert "testo di adesso" in listed_text(pilot)
        await go_to(pilot, "version:now")
        await press(pilot, "enter")
        assert "Una panchina all'ombra" in screen_text(pilot)
