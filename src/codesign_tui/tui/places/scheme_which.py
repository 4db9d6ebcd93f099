"""Which structured view is wanted: one question, asked at Run, on the board and among the views."""

from typing import Any

from textual.app import App

from codesign_tui.domain.messages import msg
from codesign_tui.domain.terms import SchemeKind
from codesign_tui.locale import Translator
from codesign_tui.tui.screens.asking import AskChoice, Choice


async def which_scheme(app: App[Any], words: Translator, selected: SchemeKind | None = None) -> SchemeKind | None:
    """Ask which structured view to open; None means «changed my mind». It is awaited in a worker."""
    choices = [Choice(kind.value, words.term(kind), words(f"schemes.about_{kind.value}")) for kind in SchemeKind]
    chosen = await app.push_screen_wait(
        AskChoice(words, msg("schemes.which"), choices, selected=selected.value if selected is not None else None)
    )
    return SchemeKind(chosen) if chosen is not None else None
