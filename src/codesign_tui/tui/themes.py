"""Three looks: dark, light and high contrast. Colours stand here and nowhere else; a test measures their contrast."""

from typing import Final

from textual.theme import Theme

DARK: Final = Theme(
    name="codesign-dark",
    primary="#7fb2d9",
    secondary="#8fbf9f",
    accent="#e0b354",
    foreground="#e8e6e1",
    background="#16191d",
    surface="#1d2126",
    panel="#262b31",
    success="#8fcf9f",
    warning="#e8c268",
    error="#f2948a",
    dark=True,
    variables={
        "border": "#7c8791",
        "border-blurred": "#6b757e",
        "block-cursor-background": "#7fb2d9",
        "block-cursor-foreground": "#0e1114",
        "block-cursor-blurred-background": "#333b44",
        "block-cursor-blurred-foreground": "#f2f0eb",
        "input-selection-background": "#3f6a8c",
        "muted": "#aab2b9",
    },
)

LIGHT: Final = Theme(
    name="codesign-light",
    primary="#1c5a86",
    secondary="#2c6b45",
    accent="#7a4f00",
    foreground="#1b1e21",
    background="#fbfaf7",
    surface="#f3f1ec",
    panel="#e7e4dc",
    success="#1e6b3a",
    warning="#7a4f00",
    error="#a3201a",
    dark=False,
    variables={
        "border": "#757b80",
        "border-blurred": "#7d8286",
        "block-cursor-background": "#1c5a86",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-blurred-background": "#d6d9dc",
        "block-cursor-blurred-foreground": "#1b1e21",
        "input-selection-background": "#b6d4ea",
        "muted": "#4d5459",
    },
)

CONTRAST: Final = Theme(
    name="codesign-contrast",
    primary="#ffe14d",
    secondary="#7df9ff",
    accent="#ffe14d",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#141414",
    success="#7dff9b",
    warning="#ffe14d",
    error="#ffb0a8",
    dark=True,
    text_alpha=1.0,
    variables={
        "border": "#ffffff",
        "border-blurred": "#c8c8c8",
        "block-cursor-background": "#ffe14d",
        "block-cursor-foreground": "#000000",
        "block-cursor-blurred-background": "#454545",
        "block-cursor-blurred-foreground": "#ffffff",
        "input-selection-background": "#004f9e",
        "muted": "#e2e2e2",
    },
)

THEMES: Final = (DARK, LIGHT, CONTRAST)
