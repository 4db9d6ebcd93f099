"""Cards of a structured view held and carried with the arrows, or sent by name to another part."""

from typing import Final

from textual import on, work

from codesign_tui.actions.nesting import move
from codesign_tui.domain.items import Factor, Item, Stakeholder
from codesign_tui.domain.messages import msg
from codesign_tui.domain.nesting import item_anywhere
from codesign_tui.domain.tables import code_of
from codesign_tui.domain.terms import SchemeKind, TreePart
from codesign_tui.tui.places.scheme_look import name_of
from codesign_tui.tui.places.scheme_moves import (
    carry_actor,
    carry_factor,
    carry_on_tree,
    lanes_to_choose,
)
from codesign_tui.tui.places.scheme_rows import (
    card_id,
)
from codesign_tui.tui.places.scheme_view import SchemeView
from codesign_tui.tui.screens.asking import Choice
from codesign_tui.tui.widgets.lanes import LaneList

_NOWHERE: Final = "\x1fnowhere"


class SchemeCarrying(SchemeView):
    """A view in which cards are taken, carried and put down."""

    def action_scheme_hold(self) -> None:
        """Take the card under the cursor, so that the arrows carry it, or put it down."""
        card = self._card
        if self._held is not None or card is None or not self._grid.display:
            self._put_down()
        else:
            self._held = card.id
            self._grid.hold(True)
        self.show_rows()

    def _put_down(self) -> None:
        """Hold nothing."""
        self._held = None
        if self.is_mounted:
            self._grid.hold(False)

    @on(LaneList.Carried)
    def _carried(self, event: LaneList.Carried) -> None:
        """Carry a card one step."""
        event.stop()
        card = item_anywhere(self.desk.process, card_id(event.row))
        if card is None:
            return
        self._wanted = card.id
        if self._look.kind is SchemeKind.TREE:
            carry_on_tree(self.desk, self._look, card, event.dx, event.dy)
        elif self._look.kind is SchemeKind.FORCE_FIELD and isinstance(card, Factor):
            carry_factor(self.desk, card, event.dx, event.dy)
        elif self._look.kind is SchemeKind.MAP and isinstance(card, Stakeholder) and not self.projected:
            carry_actor(self.desk, card, event.dx, event.dy)
        elif self._look.kind in (SchemeKind.SWOT, SchemeKind.SCENARIOS):
            self._carry_to_lane(card, event.dx, event.dy)

    def _carry_to_lane(self, card: Item, dx: int, dy: int) -> None:
        """Put a card in the lane beside its own."""
        if self._grid.display:
            found = self._grid.neighbour(dx, dy)
        else:
            keys = [part.key for part in self._parts]
            at = keys.index(self._lane()) + dx + dy
            found = at if 0 <= at < len(keys) else None
        if found is not None:
            self.desk.do(move, card.id, self._parts[found].key, now=self.desk.now())

    @work(group="dialog")
    async def action_scheme_move(self) -> None:
        """Choose by name the part that the card under the cursor goes to."""
        card, words = self._card, self.desk.words
        if card is None:
            return
        keys = lanes_to_choose(self._look, [part.key for part in self._parts])
        if not keys:
            await self._forms.correct(card)
            return
        names = {
            key: words.term(TreePart(key)) if key in tuple(TreePart) else name_of(self._look.kind, key, words)
            for key in keys
        }
        choices = [Choice(key or _NOWHERE, name) for key, name in names.items()]
        chosen = await self._forms.choose(msg("schemes.where_to", card=code_of(card)), choices)
        if chosen is not None:
            self._wanted = card.id
            self.desk.do(move, card.id, None if chosen == _NOWHERE else chosen, now=self.desk.now())
