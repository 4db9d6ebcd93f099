"""The voices of a session: contributions and words; and, for whoever wants it, who is speaking now, by category."""

from collections.abc import Callable, Sequence
from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.content import Content

from codesign_tui.actions.talking import tap_talk
from codesign_tui.domain.messages import msg
from codesign_tui.domain.talk import in_minutes, session_talk, speaking_now
from codesign_tui.domain.terms import Category
from codesign_tui.tui.columns import cell
from codesign_tui.tui.desk import Desk
from codesign_tui.tui.screens.reading import Reading
from codesign_tui.tui.text import show

_NAME: Final = 24
_MINUTES: Final = 10

VoicesPage = Callable[[int], Sequence[Content]]
"""Makes the page of contributions and words for so many columns."""


class VoicesScreen(Reading):
    """The page of voices; a digit from 1 to 4 says which category is speaking. Nothing is measured before."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,space", "close", show=False),
        *(Binding(str(number), f"tap({number})", show=False) for number in range(1, len(Category) + 1)),
    ]

    def __init__(self, desk: Desk, session: str, page: VoicesPage) -> None:
        super().__init__(desk.words, msg("coach.voices_title"), lambda width: [*self._talk(), *page(width)])
        self._desk = desk
        self._session = session

    def on_mount(self) -> None:
        """Let the arrows scroll, and the minutes go on."""
        super().on_mount()
        self.set_interval(1, self._fill)

    def action_tap(self, number: int) -> None:
        """Begin or end the turn of a category."""
        self._desk.do(tap_talk, self._session, list(Category)[number - 1], now=self._desk.now())
        self._fill()

    def _talk(self) -> list[Content]:
        """Return the minutes of each category once somebody tapped; before, only which digit is whose."""
        words, process = self._desk.words, self._desk.process
        seconds = session_talk(process, self._session, self._desk.now())
        speaking = speaking_now(process, self._session)
        if not seconds and speaking is None:
            names = ", ".join(f"{number} {words.term(category)}" for number, category in enumerate(Category, 1))
            return [show(words("talk.offer", names=names), "$muted"), Content("")]
        lines = [show(words("talk.title"), "bold $accent")]
        for number, category in enumerate(Category, 1):
            here = category is speaking
            line = show(f"{number}  ", "bold $accent") + cell(words.term(category), _NAME, "bold" if here else "")
            line += cell(words("talk.minutes", n=in_minutes(seconds[category])), _MINUTES)
            lines.append(line + (show(words("talk.speaking"), "bold $success") if here else Content("")))
        return [*lines, Content("")]
