"""The data of a session on their form: new names are registered, a trouble is shown on its line with the cursor."""

from textual.pilot import Pilot
from textual.widgets import Input

from codesign_tui.domain.meetings import Session
from support_places import go_to, listed_text, notice, place, press, row_text, type_over
from support_tui import example_file, settled


async def test_an_unknown_name_in_the_data_of_a_session_is_registered_and_an_unclear_day_is_shown_its_field() -> None:
    """Nothing typed is lost: the trouble names its field and takes the cursor there; a new name goes to People."""
    file = example_file()
    async with place(file, "f8", session="S2") as pilot:
        await press(pilot, "d")
        form = pilot.app.screen
        await type_into(pilot, "date", "boh")
        await type_into(pilot, "chair", "Ada Prova")
        await press(pilot, "enter")
        assert pilot.app.screen is form
        assert "Giorno: " in notice(pilot)
        assert "Invio salva" in notice(pilot)
        assert pilot.app.focused is form.query_one("#f-date")
        await type_into(pilot, "date", "5 marzo 2026")
        await press(pilot, "enter")
        assert "Ada Prova" in notice(pilot)
        session = file.process.get(Session, "S2")
        person = file.process.person(session.chair) if session else None
        assert person is not None
        assert person.full_name == "Ada Prova"
        await press(pilot, "f7")
        assert "Ada Prova" in listed_text(pilot)
        await go_to(pilot, person.id)
        await press(pilot, "e", "tab", "tab")
        await type_over(pilot, "garante")
        await press(pilot, "enter")
        assert "garante" in row_text(pilot, person.id)


async def type_into(pilot: Pilot[None], field: str, text: str) -> None:
    """Type into a field of the form on top."""
    pilot.app.screen.query_one(f"#f-{field}", Input).focus()
    await settled(pilot)
    await type_over(pilot, text)
