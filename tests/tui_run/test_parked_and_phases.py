"""What comes back from earlier sessions, what is said before another phase, who is speaking: with the keys."""

from textual.pilot import Pilot

from codesign_tui.actions.agenda import add_item, go_to
from codesign_tui.actions.capture import capture
from codesign_tui.actions.sessions import add_session, start_session
from codesign_tui.domain.items import ParkedQuestion
from codesign_tui.domain.meetings import AgendaItem, Session
from codesign_tui.domain.talk import session_talk
from codesign_tui.domain.terms import Category, ItemKind, Phase
from codesign_tui.domain.text import clean
from codesign_tui.tui.screens.asking import AskChoice
from codesign_tui.tui.screens.parked import ParkedScreen
from codesign_tui.tui.screens.voices import VoicesScreen
from support_places import live_links, options, place, press, type_over
from support_tui import HOSTILE, NOW, FixedClock, MemoryFile, example_file, screen_text, settled

RUN = "f2"


def _led(file: MemoryFile, *phases: Phase) -> tuple[str, list[AgendaItem]]:
    """Open a fourth session with an item of each phase, the first of them in hand."""
    session = add_session(file, now=NOW, title="Quarta", phase=phases[0]).value.id
    start_session(file, session, now=NOW)
    items = [
        add_item(file, session, now=NOW, title=f"Punto {n}", planned_minutes=15, phase=phase).value
        for n, phase in enumerate(phases, 1)
    ]
    go_to(file, items[0].id, now=NOW)
    return session, items


async def _command(pilot: Pilot[None], action: str) -> None:
    """Do a command of Run that has no key."""
    await pilot.app.run_action(action, pilot.app.screen.query_one("RunPlace"))
    await settled(pilot)


def _current(file: MemoryFile, session: str) -> str | None:
    """Return the item in hand."""
    meeting = file.process.get(Session, session)
    return meeting.current_item if meeting is not None else None


async def test_questions_put_off_come_back_and_are_answered() -> None:
    """Run says how many wait; one gets its outcome and owner, one becomes an item, the rest is left."""
    file = example_file()
    for text in ("Il parcheggio?", "Le chiavi?"):
        capture(file, now=NOW, kind=ItemKind.PARKED_QUESTION, text=text, session="S3")
    session, _ = _led(file, Phase.IDEARE)
    async with place(file, RUN, session=session) as pilot:
        assert "questioni rinviate aspettano un esito" in screen_text(pilot)
        await _command(pilot, "parked_questions")
        assert isinstance(pilot.app.screen, ParkedScreen)
        assert "seduta 3" in screen_text(pilot)
        await press(pilot, "end", "enter")
        await type_over(pilot, "Le tiene il Comune")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, ParkedScreen)
        assert "Le chiavi?" not in screen_text(pilot)
        await press(pilot, "end", "p")
        assert "ripresa al punto 2" in screen_text(pilot)
        await press(pilot, "escape")
    answered = {one.text: one for one in file.process.all(ParkedQuestion)}
    assert answered["Le chiavi?"].outcome == "Le tiene il Comune"
    assert answered["Le chiavi?"].answered_in == session
    assert [item.prompt for item in file.process.agenda(session)][1] == "Il parcheggio?"


async def test_an_unknown_owner_keeps_what_was_typed() -> None:
    """A name that nobody has is refused in the form, and nothing typed is lost."""
    file = example_file()
    capture(file, now=NOW, kind=ItemKind.PARKED_QUESTION, text="Le chiavi?", session="S3")
    session, _ = _led(file, Phase.IDEARE)
    async with place(file, RUN, session=session) as pilot:
        await _command(pilot, "parked_questions")
        await press(pilot, "end", "enter")
        await type_over(pilot, "Si vedrà")
        await press(pilot, "tab", *"Zzz", "enter")
        assert "Nessuno si chiama «Zzz»" in screen_text(pilot)
        assert "Si vedrà" in screen_text(pilot)


async def test_another_phase_is_entered_after_a_word_and_only_one() -> None:
    """What is hidden is said before REALIZZARE; Enter goes on; going back and on again says nothing more."""
    file = example_file()
    session, items = _led(file, Phase.IDEARE, Phase.REALIZZARE)
    capture(file, now=NOW, kind=ItemKind.NEED, text="Luce", session=session, inbox=True)
    async with place(file, RUN, session=session) as pilot:
        await press(pilot, "ctrl+g", "down", "enter")
        assert isinstance(pilot.app.screen, AskChoice)
        assert "un cartellino ancora nascosto" in options(pilot)
        assert _current(file, session) == items[0].id
        await press(pilot, "enter")
        assert _current(file, session) == items[1].id
        await press(pilot, "ctrl+g", "up", "enter")
        assert _current(file, session) == items[0].id
        await press(pilot, "ctrl+g", "down", "enter")
        assert _current(file, session) == items[1].id


async def test_from_the_word_there_is_a_way_to_what_is_open() -> None:
    """Choosing the hidden card goes to the board and leaves the item in hand; Esc just stays."""
    file = example_file()
    session, items = _led(file, Phase.IDEARE, Phase.REALIZZARE)
    capture(file, now=NOW, kind=ItemKind.NEED, text="Luce", session=session, inbox=True)
    async with place(file, RUN, session=session) as pilot:
        await press(pilot, "ctrl+g", "down", "enter", "down", "enter")
        assert len(pilot.app.screen.query("BoardPlace")) == 1
        assert _current(file, session) == items[0].id


async def test_a_change_of_mind_before_another_phase_leaves_the_item_open() -> None:
    """F9 says in plain words what is open before the next phase; Esc closes nothing and takes nothing in hand."""
    file = example_file()
    session, items = _led(file, Phase.IDEARE, Phase.REALIZZARE)
    capture(file, now=NOW, kind=ItemKind.NEED, text="Luce", session=session, inbox=True)
    async with place(file, RUN, session=session) as pilot:
        await press(pilot, "f9")
        assert "Prima di passare a REALIZZARE: un cartellino ancora nascosto" in screen_text(pilot)
        await press(pilot, "escape")
        assert _current(file, session) == items[0].id
        left = file.process.get(AgendaItem, items[0].id)
        assert left is not None
        assert left.closed_at is None


async def test_a_later_session_begins_with_what_is_open() -> None:
    """One line counts what the sessions before left, never before the hall; a command leads to where it is settled."""
    file = example_file()
    capture(file, now=NOW, kind=ItemKind.NEED, text="Una panchina", session="S3")
    session, _ = _led(file, Phase.IDEARE, Phase.REALIZZARE)
    async with place(file, RUN, session=session) as pilot:
        assert "Dalle sedute precedenti:" in screen_text(pilot)
        await press(pilot, "ctrl+t")
        assert "Dalle sedute precedenti:" not in screen_text(pilot)
        await press(pilot, "ctrl+t")
        await _command(pilot, "open_now")
        assert "senza proposta" in options(pilot)
        await press(pilot, "enter")
        assert len(pilot.app.screen.query("BoardPlace")) == 1


async def test_who_is_speaking_is_measured_only_once_it_is_tapped() -> None:
    """The page offers the digits; after a tap it tells minutes, also when the program comes back; never to the hall."""
    file, clock = example_file(), FixedClock()
    session, _ = _led(file, Phase.IDEARE)
    async with place(file, RUN, session=session, clock=clock) as pilot:
        await _command(pilot, "voices_heard")
        assert isinstance(pilot.app.screen, VoicesScreen)
        assert "Chi sta parlando?" in screen_text(pilot)
        assert session_talk(file.process, session, clock.now()) == {}
        await press(pilot, "1")
        clock.advance(minutes=6)
        await press(pilot, "4")
        clock.advance(minutes=2)
        await press(pilot, "escape")
    async with place(file, RUN, session=session, clock=clock) as pilot:
        assert "Parla soprattutto: ente pubblico" in " ".join(screen_text(pilot).split())
        await _command(pilot, "voices_heard")
        assert "sta parlando" in screen_text(pilot)
        assert "6′" in screen_text(pilot)
        await press(pilot, "4", "escape", "ctrl+t")
        assert "Parla soprattutto" not in screen_text(pilot)
    assert session_talk(file.process, session, clock.now()) == {Category.PUBLIC_BODY: 360, Category.CIVIL_SOCIETY: 120}


async def test_hostile_questions_are_only_words() -> None:
    """Whatever was put off is shown in the list, and nothing of it is a link."""
    file = example_file()
    for text in HOSTILE[::5]:
        if clean(text).strip():
            capture(file, now=NOW, kind=ItemKind.PARKED_QUESTION, text=text, session="S3")
    session, _ = _led(file, Phase.IDEARE)
    async with place(file, RUN, session=session) as pilot:
        await _command(pilot, "parked_questions")
        await press(pilot, "end", "pageup", "p")
        assert live_links(pilot) == []
