"""Structured views (*Schema*): the drawing that a method makes on the wall, over the same cards, or as a plain list."""

from dataclasses import replace

from textual import events, on, work
from textual.widgets import OptionList

from codesign_tui.actions.items import flash
from codesign_tui.actions.nesting import rename_lane
from codesign_tui.domain.messages import msg
from codesign_tui.domain.tables import code_of, table_of
from codesign_tui.domain.terms import SchemeKind
from codesign_tui.tui.desk import SchemeLeft
from codesign_tui.tui.places.board_several import BoardSeveral
from codesign_tui.tui.places.promise_of_card import promise_of
from codesign_tui.tui.places.scheme_look import Look, name_of
from codesign_tui.tui.places.scheme_outline import SchemeOutline
from codesign_tui.tui.places.scheme_rows import (
    card_id,
)
from codesign_tui.tui.places.scheme_which import which_scheme


class SchemePlace(SchemeOutline):
    """One structured view at a time, drawn or listed, and what is done to it and to its cards."""

    # -- looking -----------------------------------------------------------------------------------------------

    def open(self, kind: SchemeKind, agenda_item: str | None) -> None:
        """Look at a view, of one agenda item or of the whole path."""
        self._close_line()
        self._put_down()
        if kind is not self._look.kind:
            self._grid.start_over()
        self._look = replace(self._look, kind=kind, agenda_item=agenda_item, whole=False)
        self.show_rows()
        self.call_after_refresh(self.show_rows)  # lanes have a width only once they were laid out
        self.focus_first()

    def set_projected(self, projected: bool) -> None:
        """Show only what the hall may see, or all again."""
        self._put_down()
        super().set_projected(projected)
        self.call_after_refresh(self.show_rows)

    def action_scheme_list(self) -> None:
        """Turn between the drawing and the plain list."""
        self._wanted = card_id(self._row)
        self._change(replace(self._look, as_list=not self._look.as_list))

    def action_scheme_whole(self) -> None:
        """Turn between the cards of the agenda item and those of the whole path."""
        self._change(replace(self._look, whole=not self._look.whole))

    @work(group="dialog")
    async def action_scheme_which(self) -> None:
        """Look at another view of the same cards."""
        kind = await which_scheme(self.app, self.desk.words, self._look.kind)
        if kind is not None:
            self._close_line()
            self._change(replace(self._look, kind=kind))

    def action_scheme_leave(self) -> None:
        """Go back to where the view was asked for."""
        self._put_down()
        self.post_message(SchemeLeft())

    def _escape(self) -> None:
        """Put down what is held, or go back."""
        if self._held is not None:
            self._put_down()
            self.show_rows()
        else:
            self.action_scheme_leave()

    def _change(self, look: Look) -> None:
        """Look in another way."""
        self._put_down()
        self._look = look
        self.show_rows()
        self.call_after_refresh(self.show_rows)
        self.call_after_refresh(self.focus_first)

    # -- one card, one column ----------------------------------------------------------------------------------

    def action_scheme_enter(self) -> None:
        """Put down what is held; on the tree, type a card beside the one under the cursor; else correct the card."""
        if self._held is not None:
            self.action_scheme_hold()
        elif self._look.kind is SchemeKind.TREE:
            self.action_scheme_add()
        elif self._card is not None:
            self.action_scheme_edit()

    @work(group="dialog")
    async def action_scheme_rename(self) -> None:
        """Give the column that the cursor is in another name."""
        lane = self._lane()
        if lane is None:
            return
        name = await self._forms.ask(
            msg("schemes.rename_column"), value=name_of(self._look.kind, lane, self.desk.words)
        )
        if name:
            scope = self._look.scope.agenda_item
            self.desk.do(rename_lane, lane, name, now=self.desk.now(), agenda_item=scope)

    def action_scheme_flash(self) -> None:
        """Mark disagreement on the card under the cursor, or take the mark off."""
        card = self._card
        if card is not None:
            done = self.desk.do(flash, table_of(type(card)), card.id, now=self.desk.now(), on=not card.flash)
            self._forms.tell(done, msg("board.unflashed" if card.flash else "board.flashed", card=code_of(card)))

    @work(group="dialog")
    async def action_scheme_promise(self) -> None:
        """Make a commitment of what the card under the cursor calls for: a factor's action, a next step, a fact."""
        if (card := self._card) is not None:
            await promise_of(self, card)
            self.focus_first()

    @work(group="dialog")
    async def action_scheme_set_aside(self) -> None:
        """Take the card under the cursor off the table, with a reason; what hung from it goes one step up."""
        card = self._card
        if card is not None:
            await BoardSeveral(self).set_aside([card])

    # -- events ------------------------------------------------------------------------------------------------

    @on(OptionList.OptionHighlighted)
    def _moved(self, event: OptionList.OptionHighlighted) -> None:
        """Show the card that the cursor came to."""
        event.stop()
        self._show_detail()

    def on_key(self, event: events.Key) -> None:
        """Take Esc before the screen does: it puts down what is held, or goes back."""
        if event.key == "escape":
            event.stop()
            self._escape()

    def on_descendant_focus(self) -> None:
        """Show the card of the lane that the cursor came to."""
        self.call_after_refresh(self._show_detail)
