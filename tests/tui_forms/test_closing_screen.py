"""The dialog that closes an agenda item."""

from textual.pilot import Pilot
from textual.widgets import OptionList, TextArea

from codesign_tui.actions.agenda import edit_item
from codesign_tui.domain.meetings import AgendaItem
from codesign_tui.domain.terms import Outcome
from codesign_tui.tui.desk import Desk
from codesign_tui.tui.screens.closing import Closing, ClosingScreen
from support_tui import HOSTILE, NOW, SIZE, MemoryFile, example_file, live_links, new_app, screen_text, settled

SUMMARY = "Si parte dai trasporti"
_PROPOSAL = (Outcome.CONDIVIDE, SUMMARY)


async def _ask(
    pilot: Pilot[None], file: MemoryFile, item: AgendaItem, proposal: tuple[Outcome, str] = _PROPOSAL
) -> list[Closing | None]:
    """Show the dialog; the list fills with its answer."""
    app, answers = pilot.app, list[Closing | None]()
    desk = Desk(file, app.library, app.words, app.clock, lambda message: None)  # type: ignore[attr-defined]  # CodesignApp
    app.push_screen(ClosingScreen(desk, item, proposal), answers.append)
    await settled(pilot)
    return answers


def _third_item(file: MemoryFile) -> AgendaItem:
    """Return the third item of the second session."""
    return file.process.agenda(file.process.sessions()[1].id)[2]


async def test_enter_closes_with_what_is_proposed() -> None:
    """One key closes an item as the program proposes."""
    file = example_file()
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        answers = await _ask(pilot, file, _third_item(file))
        assert "Chiudere il punto 3" in screen_text(pilot)
        await pilot.press("enter")
        await settled(pilot)
    assert answers == [Closing(Outcome.CONDIVIDE, SUMMARY)]


async def test_the_arrows_change_the_outcome_while_the_line_is_typed() -> None:
    """The cursor never leaves the line: letters take the place of the summary, arrows change the outcome."""
    file = example_file()
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        answers = await _ask(pilot, file, _third_item(file))
        await pilot.press("!", "down", "down", "?", "enter")
        await settled(pilot)
    assert answers == [Closing(Outcome.RINVIA, "!?")]


async def test_a_proposed_summary_can_be_completed_or_taken_away() -> None:
    """→ goes on from what is proposed; one key takes it away, and that is not the same as skipping it."""
    file = example_file()
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        longer = await _ask(pilot, file, _third_item(file))
        await pilot.press("right", "!", "enter")
        await settled(pilot)
        cleared = await _ask(pilot, file, _third_item(file))
        await pilot.press("delete", "enter")
        await settled(pilot)
    assert longer == [Closing(Outcome.CONDIVIDE, f"{SUMMARY}!")]
    assert cleared == [Closing(Outcome.CONDIVIDE, "")]


async def test_the_summary_may_be_left_empty_and_esc_leaves_the_item_open() -> None:
    """An empty line is a skipped summary; Esc gives no answer at all."""
    file = example_file()
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        answers = await _ask(pilot, file, _third_item(file), (Outcome.PROPONE, ""))
        await pilot.press("enter")
        await settled(pilot)
        later = await _ask(pilot, file, _third_item(file))
        await pilot.press("escape")
        await settled(pilot)
    assert answers == [Closing(Outcome.PROPONE, None)]
    assert later == [None]


async def test_a_click_on_an_outcome_chooses_it_without_closing() -> None:
    """The mouse changes the outcome, and only Enter or its words close the item."""
    file = example_file()
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        answers = await _ask(pilot, file, _third_item(file))
        await pilot.click(OptionList, offset=(3, 4))
        await settled(pilot)
        assert not answers
        assert pilot.app.focused is pilot.app.screen.query_one(TextArea)
        await pilot.click("_Hint")
        await settled(pilot)
    assert answers == [Closing(Outcome.INFORMATIVA, SUMMARY)]


async def test_hostile_titles_and_summaries_are_only_text() -> None:
    """No hostile title or summary crashes the dialog or becomes a live link."""
    file = example_file()
    item = _third_item(file)
    async with new_app().run_test(size=SIZE, notifications=True) as pilot:
        for text in (*HOSTILE[:8], " ".join(HOSTILE)):
            titled = edit_item(file, item.id, now=NOW, title=text).value
            answers = await _ask(pilot, file, titled, (Outcome.PROPONE, text))
            assert not live_links(pilot)
            await pilot.press("enter")
            await pilot.pause()
            assert len(answers) == 1
