"""The one way out to the screen: every text, ours or anybody's, passes `show()`.

In Textual a plain `str` given to a widget is markup: a participant's `[@click=app.quit]` would be a live link and
`[/]` a crash, and escape sequences would reach the terminal (Textual #6155, `peers.md` §5.1). A `Content` is only text.
"""

from textual.content import Content
from textual.style import Style

from codesign_tui.domain.text import clean


def show(text: str, style: str | Style = "") -> Content:
    """Return the text exactly as it reads: never markup, never an escape sequence. Tabs become spaces."""
    return (
        Content.styled(clean(text).replace("\t", "    "), style)
        if style
        else Content(clean(text).replace("\t", "    "))
    )


def show_line(text: str, style: str | Style = "") -> Content:
    """Return the text on one line, for lists and titles: line ends become « / »."""
    return show(" / ".join(part for part in clean(text).split("\n") if part.strip()), style)


def join(*parts: Content, gap: str = "") -> Content:
    """Return the parts one after the other, with the gap between those that are not empty."""
    return Content(gap).join([part for part in parts if part.plain])
