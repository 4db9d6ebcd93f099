"""The coach: how late the session is and the ways to win time back, each with its digit."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from codesign_tui.domain.coach import Offer, OfferKind
from codesign_tui.domain.meetings import AgendaItem
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.process import Process
from codesign_tui.locale import Translator
from codesign_tui.tui.text import show, show_line
from codesign_tui.tui.widgets.cursor import ReadableList


class CoachScreen(ModalScreen[Offer | None]):
    """Asks which offer to take: its digit, or the arrows and Enter. None means «leave it as it is»."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "give_up", show=False),
        *(Binding(str(digit), f"take({digit})", show=False) for digit in (1, 2, 3)),
    ]

    def __init__(self, words: Translator, process: Process, late: int, offers: Sequence[Offer]) -> None:
        super().__init__()
        self._words = words
        self._late = late
        self._offers = list(offers)
        self._told = [told(process, offer) for offer in offers]

    def compose(self) -> ComposeResult:
        """How late, the offers, the keys."""
        words = self._words
        with Vertical(classes="dialog coach"):
            yield Static(show(words("coach.title", n=self._late)), classes="question")
            yield ReadableList(
                *(Option(self._row(number, offer), id=str(number)) for number, offer in enumerate(self._offers, 1)),
                markup=False,
            )
            yield Static(show(words("coach.keys")), classes="muted")

    def on_mount(self) -> None:
        """Start on the first offer."""
        options = self.query_one(OptionList)
        options.highlighted = 0
        options.focus()

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        """Take the offer under the cursor."""
        self.action_take(int(event.option.id or 0))

    def action_take(self, number: int) -> None:
        """Take the offer with this number, if there is one."""
        if 1 <= number <= len(self._offers):
            self.dismiss(self._offers[number - 1])

    def action_give_up(self) -> None:
        """Leave the agenda as it is."""
        self.dismiss(None)

    def _row(self, number: int, offer: Offer) -> Content:
        """Return an offer: its digit, what it does, what it wins."""
        wins = self._words("coach.wins", n=offer.saves) if offer.saves else self._words("coach.wins_nothing")
        return (
            show(f"{number}  ", "bold $accent") + show_line(self._words(self._told[number - 1])) + show(f"\n   {wins}")
        )


def told(process: Process, offer: Offer) -> Msg:
    """Return what an offer does, in words."""
    item = process.get(AgendaItem, offer.item)
    n, title = (item.n, item.title) if item is not None else (0, "")
    minutes = dict(offer.minutes).get(offer.item or "", 0)
    before = item.planned_minutes or 0 if item is not None else 0
    if offer.kind is OfferKind.SHORTEN:
        return msg("coach.shorten", n=n, title=title, before=before, minutes=minutes)
    if offer.kind is OfferKind.SHORTEN_ALL:
        return msg("coach.shorten_all", n=len(offer.minutes))
    if offer.kind is OfferKind.SKIP:
        return msg("coach.skip", number=n, title=title)
    if offer.kind is OfferKind.SHORTEN_BREAK:
        return msg("coach.shorten_break", before=before, minutes=minutes)
    if offer.kind is OfferKind.DROP_BREAK:
        return msg("coach.drop_break", minutes=before)
    return msg("coach.move_break", minutes=before)
