"""The opening ritual of a session."""

import pytest
from textual.pilot import Pilot
from textual.widgets import TextArea

from codesign_tui.actions.processes import update_details
from codesign_tui.actions.sessions import add_session, reopen_session
from codesign_tui.domain.meetings import Opening, Session
from codesign_tui.domain.terms import ProcessKind
from codesign_tui.locale import Translator
from codesign_tui.tui.screens.opening import OpeningScreen
from codesign_tui.tui.screens.opening_marks import Marks, asked_marks, row_name, words_to_say
from codesign_tui.tui.screens.process import ProcessScreen
from support_tui import HOSTILE, NOW, SIZE, MemoryFile, example_file, live_links, new_app, screen_text, settled

RULES = ("Si parla uno alla volta", "Il tempo è di tutti")


@pytest.fixture
def file() -> MemoryFile:
    """The worked example with its second session open again, and rules of the table."""
    file = example_file()
    reopen_session(file, _session_id(file), now=NOW)
    update_details(file, now=NOW, table_rules=RULES)
    return file


def _session_id(file: MemoryFile) -> str:
    """Return the id of the second session."""
    return file.process.sessions()[1].id


def _opening(file: MemoryFile) -> Opening:
    """Return what the session's opening holds."""
    session = file.process.get(Session, _session_id(file))
    assert session is not None
    return session.opening or Opening()


async def _ask(pilot: Pilot[None], file: MemoryFile) -> list[bool | None]:
    """Show the ritual over its process; the list fills with its answer."""
    pilot.app.open_file(file)  # type: ignore[attr-defined]  # CodesignApp
    await settled(pilot)
    screen, answers = pilot.app.screen, list[bool | None]()
    assert isinstance(screen, ProcessScreen)
    pilot.app.push_screen(OpeningScreen(screen.desk, _session_id(file)), answers.append)
    await settled(pilot)
    return answers


async def test_enter_down_the_list_says_everything_in_one_transaction(file: MemoryFile) -> None:
    """Enter ticks each row and goes on to the next; the last Enter keeps all of it at once."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        answers = await _ask(pilot, file)
        before = file.process.revision
        await pilot.press(*["enter"] * 7)
        await settled(pilot)
    opening = _opening(file)
    assert answers == [True]
    assert file.process.revision == before + 1
    assert all(getattr(opening, mark) for mark in asked_marks(file.process))
    assert opening.rules == RULES


async def test_nothing_is_due_and_what_is_skipped_stays_not_said(file: MemoryFile) -> None:
    """Keeping at once records the time alone; the ritual opens again where it was left."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        answers = await _ask(pilot, file)
        await pilot.press("space", "ctrl+s")
        await settled(pilot)
    opening = _opening(file)
    assert answers == [True]
    assert (opening.notice_confirmed, opening.privacy_given, opening.rules) == (True, None, ())
    assert Marks.of(file.process, _session_id(file), NOW).ticked == {"notice_confirmed"}


async def test_esc_keeps_nothing(file: MemoryFile) -> None:
    """Leaving the ritual with Esc changes nothing."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        answers = await _ask(pilot, file)
        before = file.process.revision
        await pilot.press("space", "escape")
        await settled(pilot)
    assert answers == [False]
    assert file.process.revision == before


async def test_each_row_has_words_to_say_aloud(file: MemoryFile) -> None:
    """The row under the cursor shows the sentence to read, with what the program knows."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        await _ask(pilot, file)
        assert "DITE «Ci siamo riuniti con la convocazione del" in screen_text(pilot)
        await pilot.press("down")
        await settled(pilot)
        assert "componenti" in screen_text(pilot)


async def test_a_declared_interest_is_kept_with_who_and_the_words(file: MemoryFile) -> None:
    """Somebody declares an interest: who, in their words; that conflicts were asked is then ticked too."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        await _ask(pilot, file)
        await pilot.press("down", "down", "down", "down", "enter")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press(*"Mia sorella", "enter")
        await settled(pilot)
        await pilot.press("ctrl+s")
        await settled(pilot)
    opening = _opening(file)
    assert opening.conflicts_asked
    assert [(conflict.text, bool(conflict.participant)) for conflict in opening.conflicts] == [("Mia sorella", True)]


async def test_the_time_is_typed_as_people_say_it(file: MemoryFile) -> None:
    """«1712» is twelve past five, and becomes the session's real start."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        await _ask(pilot, file)
        await pilot.press("home", "enter")
        await settled(pilot)
        await pilot.press("ctrl+u", *"1712", "enter")
        await settled(pilot)
        await pilot.press("ctrl+s")
        await settled(pilot)
    session = file.process.get(Session, _session_id(file))
    assert session is not None
    assert (session.actual_start, _opening(file).at) == ("17:12", "17:12")


async def test_a_time_that_is_none_is_asked_again_with_what_was_not_understood(file: MemoryFile) -> None:
    """«boh» keeps the question on the screen and says what to write; the time stays until it is understood."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        await _ask(pilot, file)
        await pilot.press("home", "enter")
        await settled(pilot)
        await pilot.press("ctrl+u", *"boh", "enter")
        await settled(pilot)
        assert "Non capisco «boh» come orario" in screen_text(pilot)
        await pilot.press("ctrl+u", *"17.20", "enter")
        await settled(pilot)
        assert "Ora di apertura: 17.20" in screen_text(pilot)


async def test_all_the_rules_can_be_read_aloud_a_line_each(file: MemoryFile) -> None:
    """With the cursor on the rules every one of them is on the smallest screen, and so is the row."""
    rules = [
        f"Regola numero {number}, abbastanza lunga da non stare su una riga sola del dialogo" for number in range(5)
    ]
    update_details(file, now=NOW, table_rules=rules)
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        await _ask(pilot, file)
        await pilot.press("end", "up", "up")
        await settled(pilot)
        shown = screen_text(pilot)
        assert all(f"· Regola numero {number}" in shown for number in range(5))
        assert "[ ] Regole del tavolo" in shown
        assert "Vanno bene a tutti?»" in shown
        assert "PagGiù" not in shown


async def test_words_longer_than_the_screen_are_read_on_with_a_key(file: MemoryFile) -> None:
    """Where even the whole room is too little, the key that scrolls is shown and brings the last line."""
    update_details(file, now=NOW, table_rules=[f"Regola {number}" for number in range(30)])
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        await _ask(pilot, file)
        await pilot.press("end", "up", "up")
        await settled(pilot)
        assert "PagGiù" in screen_text(pilot)
        assert "Vanno bene a tutti?»" not in screen_text(pilot)
        await pilot.press(*["pagedown"] * 3)
        await settled(pilot)
        assert "Vanno bene a tutti?»" in screen_text(pilot)


def test_an_open_path_counts_people_and_calls_nobody(file: MemoryFile) -> None:
    """Outside a procedure there is no roll and no proxy: tables are counted, and the total is said back."""
    update_details(file, now=NOW, kind=ProcessKind.OPEN_PATH)
    said = words_to_say(file.process, _session_id(file), "presences_checked", Marks.of(file.process, "", NOW))
    assert said.id == "ritual.say.presences_total"
    nobody_yet = words_to_say(file.process, "", "presences_checked", Marks.of(file.process, "", NOW))
    assert "tavolo per tavolo" in Translator("it")(nobody_yet)
    assert "delega" not in Translator("it")(nobody_yet)
    assert Translator("it")(row_name(file.process, "presences_checked")) == "Quanti siamo"


async def test_the_rules_can_be_written_anew(file: MemoryFile) -> None:
    """The rules of the process are proposed, a line each, and what is written is what is kept."""
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        await _ask(pilot, file)
        await pilot.press("end", "up", "enter")
        await settled(pilot)
        area = pilot.app.screen.query_one(TextArea)
        assert area.text == "\n".join(RULES)
        area.text = "Una sola\n\n"
        await pilot.press("ctrl+s")
        await settled(pilot)
        await pilot.press("up", "enter", "ctrl+s")
        await settled(pilot)
    assert _opening(file).rules == ("Una sola",)


@pytest.mark.parametrize(
    ("kind", "asked"),
    [
        (ProcessKind.OPEN_PATH, {"presences_checked", "privacy_given", "rules"}),
        (
            ProcessKind.PATTO,
            {"notice_confirmed", "presences_checked", "privacy_given", "conflicts_asked", "rules"},
        ),
    ],
)
def test_a_path_is_asked_only_what_its_kind_asks(file: MemoryFile, kind: ProcessKind, asked: set[str]) -> None:
    """No release outside art. 55, no notice or conflicts in an open path."""
    update_details(file, now=NOW, kind=kind)
    assert set(asked_marks(file.process)) == asked


async def test_hostile_rules_and_declarations_are_only_text(file: MemoryFile) -> None:
    """Hostile rules in the sentence to say, and hostile words in a declaration, stay text."""
    update_details(file, now=NOW, table_rules=[text for text in HOSTILE if text.strip()])
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        await _ask(pilot, file)
        await pilot.press("end", "up", "up")
        await settled(pilot)
        assert "[@click=app.quit]" in words_to_say_text(file)
        assert not live_links(pilot)
        await pilot.press("down", "enter")
        await settled(pilot)
        await pilot.press("ctrl+s", "up", "enter", "ctrl+s")
        await settled(pilot)
        assert not live_links(pilot)
    assert _opening(file).rules


def words_to_say_text(file: MemoryFile) -> str:
    """Return the rules as the sentence to say holds them."""
    marks = Marks.of(file.process, _session_id(file), NOW)
    return str(words_to_say(file.process, _session_id(file), "rules", marks).args["rules"])


async def test_what_was_said_is_kept_for_a_session_that_is_closed_already() -> None:
    """The opening of a closed session is ticked and kept by its form; its hours and state stay."""
    file = example_file()
    session_id = file.process.sessions()[2].id
    before = file.process.get(Session, session_id)
    assert before is not None
    revision = file.process.revision
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        pilot.app.open_file(file)  # type: ignore[attr-defined]  # CodesignApp
        await settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, ProcessScreen)
        screen.choose_session(session_id)
        await settled(pilot)
        await pilot.press("f2")
        await settled(pilot)
        await pilot.press("ctrl+r")
        await settled(pilot)
        shown = screen_text(pilot)
        assert "^S tiene" in shown
        assert "comincia" not in shown
        await pilot.press(*["space"] * 4, "ctrl+s")
        await settled(pilot)
        assert not isinstance(pilot.app.screen, OpeningScreen)
    after = file.process.get(Session, session_id)
    assert after is not None
    assert after.opening is not None
    assert Marks.of(file.process, session_id, NOW).ticked == {
        "notice_confirmed", "presences_checked", "privacy_given", "conflicts_asked",
    }  # fmt: skip
    assert file.process.revision == revision + 1
    assert after.model_copy(update={"opening": before.opening}) == before


async def test_a_refused_opening_keeps_the_form_with_its_ticks(file: MemoryFile) -> None:
    """An opening that cannot be kept leaves the form as it was filled."""
    planned = add_session(file, now=NOW, title="Ancora una").value.id
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        pilot.app.open_file(file)  # type: ignore[attr-defined]  # CodesignApp
        await settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, ProcessScreen)
        pilot.app.push_screen(OpeningScreen(screen.desk, planned))
        await settled(pilot)
        await pilot.press("space", "ctrl+s")
        await settled(pilot)
        assert isinstance(pilot.app.screen, OpeningScreen)
        assert "[✓] Convocazione" in screen_text(pilot)
