"""The lines above and below a place: title and time, the notice line, the banner for trouble."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from codesign_tui.tui.text import show, show_line


class TitleBar(Widget):
    """Which process and session this is, and the time. What is on the right is never cut."""

    DEFAULT_CSS = """
    TitleBar { height: 1; width: 1fr; }
    """
    ALLOW_SELECT = False
    left: reactive[str] = reactive("")
    """What the bar says of the process."""
    right: reactive[str] = reactive("")
    """The time, and whether what was typed is safe."""

    def render(self) -> Content:
        """Return both ends with what room there is between them."""
        right = show_line(self.right)
        room = max(self.size.width - right.cell_length - 4, 0)
        left = show_line(self.left, "bold").truncate(room, ellipsis=True)
        gap = max(self.size.width - left.cell_length - right.cell_length - 2, 0)
        return Content(" ") + left + Content(" " * gap) + right + Content(" ")


class NoticeLine(Widget):
    """One sentence about what was just done or refused. It takes a line of its own, so it hides nothing."""

    DEFAULT_CSS = """
    NoticeLine { height: auto; max-height: 3; width: 1fr; padding: 0 1; display: none; }
    NoticeLine.-said { display: block; }
    """
    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._sentence = ""

    def say(self, sentence: str, *, refused: bool = False) -> None:
        """Show a sentence; an empty one frees the line. What is said already costs nothing to say again."""
        if (sentence, refused) == (self._sentence, self.has_class("-refused")):
            return
        self._sentence = sentence
        self.set_class(bool(sentence), "-said")
        self.set_class(refused, "-refused")
        self.refresh(layout=True)

    def render(self) -> Content:
        """Return the sentence."""
        return show(self._sentence)


class Banner(NoticeLine):
    """Trouble that stays until it is mended: nothing can be saved, someone else holds the file."""

    DEFAULT_CSS = """
    Banner { height: auto; max-height: 4; }
    """
