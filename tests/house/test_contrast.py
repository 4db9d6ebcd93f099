"""Every look can be read by tired eyes in a bright hall: WCAG contrast ratios, measured over each theme's colours."""

from collections.abc import Mapping
from functools import cache
from typing import Final

import pytest
from textual.color import Color
from textual.theme import Theme

from codesign_tui.tui.app import CodesignApp
from codesign_tui.tui.themes import CONTRAST, DARK, THEMES
from support_tui import SIZE, new_app, screen_text, settled

GROUNDS: Final = ("background", "surface", "panel")
"""What words are painted on."""

VOICES: Final = ("warning", "error", "success", "accent", "primary", "secondary")
"""Colours that words are painted in, beside the plain one."""


def ratio(one: Color, other: Color) -> float:
    """Return the WCAG 2 contrast ratio of two opaque colours, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Color) -> float:
    """Return the relative luminance of a colour (WCAG 2, "relative luminance")."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@cache
def _variables(name: str) -> Mapping[str, str]:
    """Return every colour variable of a theme, as the style sheets see them."""
    theme = next(theme for theme in THEMES if theme.name == name)
    return {**theme.to_color_system().generate(), **theme.variables}


def _colour(theme: Theme, name: str) -> Color:
    """Return one colour of a theme."""
    return Color.parse(_variables(theme.name)[name])


def _least(theme: Theme) -> float:
    """Return the least contrast of words: 4.5 (AA), and 7 (AAA) in the look made for contrast."""
    return 7.0 if theme is CONTRAST else 4.5


def _too_faint(theme: Theme, pairs: list[tuple[str, str]], least: float) -> list[str]:
    """Return the pairs of colours that are too near."""
    measured = ((fore, back, ratio(_colour(theme, fore), _colour(theme, back))) for fore, back in pairs)
    return [f"{fore} on {back}: {found:.1f}" for fore, back, found in measured if found < least]


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_words_stand_out_from_what_they_are_painted_on(theme: Theme) -> None:
    """Plain, muted and coloured words can be read on every ground."""
    pairs = [(fore, back) for fore in ("foreground", "muted", *VOICES) for back in GROUNDS]
    assert _too_faint(theme, pairs, _least(theme)) == []


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_the_line_under_the_cursor_can_be_read(theme: Theme) -> None:
    """The row in hand is read as well as the others, whether its list has the cursor or not."""
    pairs = [(f"block-cursor{state}-foreground", f"block-cursor{state}-background") for state in ("", "-blurred")]
    assert _too_faint(theme, pairs, _least(theme)) == []


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_coloured_words_can_be_read_in_a_list_that_lost_the_cursor(theme: Theme) -> None:
    """A row keeps its muted details and its warning where it stays marked while another part has the cursor."""
    pairs = [(fore, "block-cursor-blurred-background") for fore in ("muted", "warning", "accent", "error")]
    assert _too_faint(theme, pairs, 4.5) == []


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_selected_and_typed_words_can_be_read(theme: Theme) -> None:
    """What is selected in a line and the letter under its cursor stay legible."""
    pairs = [("foreground", "input-selection-background"), ("input-cursor-foreground", "input-cursor-background")]
    assert _too_faint(theme, pairs, 4.5) == []


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_borders_are_seen(theme: Theme) -> None:
    """Where a part of the screen begins is seen on every ground (WCAG 1.4.11: 3)."""
    assert _too_faint(theme, [(edge, back) for edge in ("border", "border-blurred") for back in GROUNDS], 3.0) == []


def test_the_ratio_is_that_of_the_standard() -> None:
    """Black on white is 21, a colour on itself 1, and the standard's own grey #767676 on white just passes."""
    white = Color.parse("#ffffff")
    assert round(ratio(Color.parse("#000000"), white), 2) == 21
    assert ratio(white, white) == 1
    assert round(ratio(Color.parse("#767676"), white), 2) == 4.54


async def test_without_colours_every_state_is_still_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """Under NO_COLOR the app starts, paints in greys only, and what is saved is a word."""
    monkeypatch.setenv("NO_COLOR", "1")
    app = new_app()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press("e")
        await pilot.pause()
        assert app.no_color
        assert _tinted(app) == []
        assert "salvato" in screen_text(pilot)


def _tinted(app: CodesignApp) -> list[str]:
    """Return what is painted in colours that are not greys, as it goes to the terminal."""
    found = []
    for strip in app.screen._compositor.render_strips():
        for line_filter in app.get_line_filters():
            strip = strip.apply_filter(line_filter, app.screen.background_colors[1])
        for segment in strip:
            for colour in (segment.style.color, segment.style.bgcolor) if segment.style else ():
                if colour is not None and (colour.triplet is None or len(set(colour.triplet)) != 1):
                    found.append(f"{segment.text!r} {colour.name}")
    return found


async def test_with_colours_a_tint_is_seen() -> None:
    """The measure of the test above does see colours where there are some."""
    app = new_app()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert _tinted(app) != []


def test_the_look_at_the_start_is_one_of_ours() -> None:
    """No look of the terminal's own palette is used: under NO_COLOR it would be black on black."""
    assert new_app().theme == DARK.name
    assert all("ansi" not in theme.name for theme in THEMES)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
async def test_what_is_painted_can_be_read(theme: Theme) -> None:
    """Every word of Home and of each place stands out from what it is really painted on."""
    app = new_app()
    faint: dict[str, list[str]] = {}
    async with app.run_test(size=(100, 30)) as pilot:
        app.theme = theme.name
        for name, key in _WALK.items():
            await pilot.press(key)
            await settled(pilot)
            if found := _faint(app, 4.5):
                faint[name] = found
    assert faint == {}


_WALK: Final = {
    "home": "down",
    "run": "e",
    "board": "f3",
    "choose": "f4",
    "commitments": "f5",
    "people": "f7",
    "minutes": "f8",
}
"""The key that leads to each place, one after the other."""


def _faint(app: CodesignApp, least: float) -> list[str]:
    """Return the words on screen whose colour is too near their ground's."""
    found = []
    for strip in app.screen._compositor.render_strips():
        for segment in strip:
            if segment.style and any(letter.isalnum() for letter in segment.text):
                fore, back = segment.style.color, segment.style.bgcolor
                if fore and back and fore.triplet and back.triplet:
                    one, other = Color(*fore.triplet), Color(*back.triplet)
                    if segment.style.reverse:
                        one, other = other, one
                    if ratio(one, other) < least:
                        found.append(f"{segment.text.strip()!r} {one.hex} on {other.hex}: {ratio(one, other):.1f}")
    return found
