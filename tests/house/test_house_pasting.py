"""What is pasted passes the one door in, whatever line it is pasted into."""

from textual.events import Paste
from textual.widgets import Input

from codesign_tui.domain.messages import msg
from codesign_tui.tui.screens.asking import AskText
from support_tui import SIZE, new_app

HOSTILE = "a\x1b]52;c;eA==\x07b\x9b2J\u202ec"
"""Words with the sequences that write the clipboard and clear the screen, and one that turns the line round."""

HARMLESS = "a]52;c;eA==b2Jc"


async def test_a_pasted_escape_sequence_never_reaches_a_line() -> None:
    """Pasted into a plain question, control characters are gone and every visible character is there."""
    app = new_app()
    async with app.run_test(size=SIZE) as pilot:
        app.push_screen(AskText(app.words, msg("tui.save_elsewhere_where")))
        await pilot.pause()
        app.post_message(Paste(HOSTILE))
        await pilot.pause()
        assert app.screen.query_one(Input).value == HARMLESS


async def test_a_proposed_answer_never_brings_an_escape_sequence() -> None:
    """The name of a file from somebody's stick is shown in a line without what would harm the terminal."""
    app = new_app()
    async with app.run_test(size=SIZE) as pilot:
        app.push_screen(AskText(app.words, msg("tui.save_elsewhere_where"), value=HOSTILE))
        await pilot.pause()
        assert app.screen.query_one(Input).value == HARMLESS
