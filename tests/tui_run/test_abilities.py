"""The check-in as it is led: each category's question, what people can do and bring, and its return in sight."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from codesign_tui.actions.abilities import keep_ability
from codesign_tui.actions.agenda import add_item, go_to, go_to_step
from codesign_tui.actions.sessions import add_session, start_session
from codesign_tui.domain.abilities import AbilityKind
from codesign_tui.domain.items import Commitment, Proposal
from codesign_tui.domain.people import Organization
from codesign_tui.domain.terms import Category
from codesign_tui.tui.widgets.capture import CaptureLine
from support_places import COMMITMENTS, options, place, press, type_over
from support_places import go_to as cursor_to
from support_tui import HOSTILE, NOW, MemoryFile, example_file, screen_text, settled

WHO_CAN = "So cucire"


@asynccontextmanager
async def leading(
    file: MemoryFile, method: str, step: int, *, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Pilot[None]]:
    """Lead a new session whose item in hand is at a step of a method."""
    session = add_session(file, now=NOW, title="Quarta").value.id
    start_session(file, session, now=NOW)
    item = add_item(file, session, now=NOW, title="Punto", method=method, planned_minutes=15).value.id
    go_to(file, item, now=NOW)
    go_to_step(file, item, step, now=NOW)
    async with place(file, "f2", session=session, size=size) as pilot:
        yield pilot


def _body(file: MemoryFile, label: str) -> Organization:
    """Return an organisation of the example."""
    return next(body for body in file.process.all(Organization) if body.label == label)


async def test_each_category_reads_its_question() -> None:
    """The four questions stand under the common one, whole, also before the hall."""
    async with leading(example_file(), "check_in", 2) as pilot:
        for _ in range(2):
            text = " ".join(screen_text(pilot).split())
            assert "ente pubblico A quale vostra abitudine rinunciate" in text
            assert "guardare più lontano?" in text
            assert "rischia di non vedere?" in text
            await press(pilot, "ctrl+t")


async def test_the_line_keeps_what_people_can_do_and_bring() -> None:
    """Without a voice the line says what to do and keeps the words; the plus sign makes an offer of what follows."""
    file = example_file()
    async with leading(file, "check_in", 3) as pilot:
        await press(pilot, *WHO_CAN, "enter")
        assert "Con Tab scegliete" in screen_text(pilot)
        assert pilot.app.screen.query_one(CaptureLine).text == WHO_CAN
        await press(pilot, "tab", *"argento", "enter", "enter", "+", *"Un furgone", "enter")
        body = _body(file, "Argento Vivo")
        assert (body.skills, body.offers) == (WHO_CAN, "Un furgone")
        await press(pilot, "ctrl+z")
        assert _body(file, "Argento Vivo").offers is None


async def test_another_sign_still_makes_a_card() -> None:
    """A need said during the check-in is a need, and the next words are a skill again."""
    file = example_file()
    async with leading(file, "check_in", 3) as pilot:
        before = len(file.process.all(Proposal))
        await press(pilot, "-", *"Un bagno", "enter")
        assert file.process.documents("needs")[next(reversed(file.process.documents("needs")))]["text"] == "Un bagno"
        assert len(file.process.all(Proposal)) == before
        assert pilot.app.screen.query_one(CaptureLine).ability is AbilityKind.SKILL


async def test_a_step_that_looks_for_supporters_has_them_in_sight() -> None:
    """The round of commitments shows who can do what; the hall sees nothing of it."""
    file = example_file()
    for text in (WHO_CAN, HOSTILE[0] or "x"):
        keep_ability(file, AbilityKind.SKILL, text, now=NOW, organization=_body(file, "Argento Vivo").id)
    async with leading(file, "commitments", 2) as pilot:
        assert "CHI   Argento Vivo  So cucire" in screen_text(pilot)
        await press(pilot, "ctrl+t")
        assert "So cucire" not in screen_text(pilot)


async def test_supporters_are_chosen_with_what_they_said_beside_them() -> None:
    """At the commitments whoever said something stands first; choosing again takes them away."""
    file = example_file()
    body = _body(file, "Argento Vivo")
    keep_ability(file, AbilityKind.OFFER, "Un furgone", now=NOW, organization=body.id)
    commitment = file.process.all(Commitment)[0]
    before = commitment.supporters
    async with place(file, COMMITMENTS) as pilot:
        await cursor_to(pilot, commitment.id)
        await press(pilot, "i")
        assert options(pilot).startswith("Argento Vivo")
        assert "metto Un furgone" in options(pilot)
        await press(pilot, "enter")
        await settled(pilot)
        after = file.process.get(Commitment, commitment.id)
        assert after is not None
        assert after.supporters == (*before, body.id)


async def test_who_can_do_something_is_found_and_corrected() -> None:
    """Typing what is needed finds who said it; Enter opens what they said, a line each, and the list comes back."""
    file = example_file()
    body = _body(file, "Argento Vivo")
    keep_ability(file, AbilityKind.OFFER, "Un furgone", now=NOW, organization=body.id)
    keep_ability(file, AbilityKind.SKILL, WHO_CAN, now=NOW, category=Category.CIVIL_SOCIETY)
    async with leading(file, "commitments", 2) as pilot:
        await pilot.app.run_action("abilities", pilot.app.screen.query_one("RunPlace"))
        await settled(pilot)
        assert "metto Un furgone" in options(pilot)
        await press(pilot, *"furgone", "enter")
        await type_over(pilot, "Guidare")
        await press(pilot, "enter")
        assert _body(file, "Argento Vivo").skills == "Guidare"
        await press(pilot, *"cucire", "enter")
        await type_over(pilot, "")
        await press(pilot, "enter", "escape")
    assert file.process.details.skills_by_category == {}


async def test_before_the_hall_nobody_is_told_who_can_do_what() -> None:
    """The list is refused with a sentence while the screen is projected."""
    file = example_file()
    keep_ability(file, AbilityKind.SKILL, WHO_CAN, now=NOW, organization=_body(file, "Argento Vivo").id)
    async with leading(file, "commitments", 2) as pilot:
        await press(pilot, "ctrl+t")
        await pilot.app.run_action("abilities", pilot.app.screen.query_one("RunPlace"))
        await settled(pilot)
        assert WHO_CAN not in screen_text(pilot)
