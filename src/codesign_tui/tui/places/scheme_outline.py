"""Cards of a structured view typed where they will stand, and corrected where they stand."""

from typing import Any, Final

from textual import on, work

from codesign_tui.actions.capture import capture
from codesign_tui.actions.items import edit
from codesign_tui.domain.items import Item, Proposal, Stakeholder
from codesign_tui.domain.meetings import AgendaItem
from codesign_tui.domain.messages import msg
from codesign_tui.domain.nesting import item_anywhere
from codesign_tui.domain.private_writing import is_private
from codesign_tui.domain.schemes import standing_in, tree
from codesign_tui.domain.tables import table_of
from codesign_tui.domain.terms import FactorSign, Involvement, SchemeKind
from codesign_tui.tui.places.scheme_carrying import SchemeCarrying
from codesign_tui.tui.places.scheme_look import NEW, name_of
from codesign_tui.tui.places.scheme_moves import sibling_above
from codesign_tui.tui.places.scheme_rows import NEW_ROW, card_id, part_of, part_row
from codesign_tui.tui.places.scheme_typing import TypedCard, Typing

_DRAFT: Final = "scheme"


class SchemeOutline(SchemeCarrying):
    """A view with the line in which cards are typed, one after the other, over the row that each will have."""

    def put_away(self) -> None:
        """Keep the text being typed."""
        if self._typing is not None and self.is_mounted:
            self.desk.file.keep_draft(_DRAFT, self.query_one(TypedCard).value)

    # -- what is typed -----------------------------------------------------------------------------------------

    def action_scheme_add(self) -> None:
        """Type a new card where the cursor is; what is written in private is typed at Run."""
        if is_private(self.desk.process.get(AgendaItem, self._look.agenda_item)):
            self.desk.say(msg("schemes.private_now"), refused=True)
            return
        if self._look.kind is not SchemeKind.TREE:
            judged = self._look.kind is SchemeKind.MAP and self.projected  # no judgement is made before the hall
            self._open_line(Typing(lane=None if judged else self._lane()))
            return
        part, rows = self._branch()
        row = next((each for each in rows if each.item.id == card_id(self._row)), None)
        self._open_line(Typing(under=row.parent if row is not None and row.parent is not None else part_row(part)))

    def action_scheme_edit(self) -> None:
        """Correct the card under the cursor: on the tree where it stands, else in its form."""
        card = self._card
        if card is None:
            return
        in_place = self._look.kind is SchemeKind.TREE and "\n" not in card.words and not isinstance(card, Proposal)
        if in_place:
            self._open_line(Typing(edits=card.id), card.words)
        else:
            self._correct(card)

    @work(group="dialog")
    async def _correct(self, card: Item) -> None:
        """Correct a card in its form."""
        await self._forms.correct(card)

    @work(group="dialog")
    async def action_scheme_column(self) -> None:
        """Name a new column, and type its first card."""
        name = await self._forms.ask(msg("schemes.new_column"))
        if name:
            self._open_line(Typing(lane=name))

    def _values(self, typing: Typing) -> dict[str, Any]:
        """Return what a new card is and where it stands."""
        values: dict[str, Any] = {"kind": NEW[self._look.kind], "session": self.session_id}
        item = self.desk.process.get(AgendaItem, self._look.agenda_item)
        if item is not None:
            values |= {"session": item.session, "agenda_item": item.id}
        if self._look.kind is SchemeKind.TREE:
            under = typing.under or ""
            part = part_of(under)
            values |= {"parent": under} if card_id(under) else {"lane": part.value} if part else {}
        elif self._look.kind is SchemeKind.FORCE_FIELD:
            values["sign"] = typing.lane or FactorSign.FACILITATING.value
        elif self._look.kind is SchemeKind.MAP and typing.lane is not None:
            values["influence"], values["interest"] = standing_in(Involvement(typing.lane))
        elif self._look.kind in (SchemeKind.SWOT, SchemeKind.SCENARIOS) and typing.lane is not None:
            values["lane"] = typing.lane
        return values

    # -- the line ----------------------------------------------------------------------------------------------

    def _open_line(self, typing: Typing, text: str = "") -> None:
        """Show the line where the card stands or will stand."""
        self._put_down()
        self._typing = typing
        self.show_rows()
        if typing.under is not None:
            self.listed.go_to(NEW_ROW)
        words = self.desk.words
        lane = name_of(self._look.kind, typing.lane, words)
        hint = words("schemes.type_here") if self._look.kind is SchemeKind.TREE else words("schemes.type_in", lane=lane)
        line = self.query_one(TypedCard)
        is_new = typing.edits is None and not line.display
        line.open(text or (self.desk.file.drafts().get(_DRAFT, "") if is_new else ""), hint)
        self.call_after_refresh(self._place_line)

    def _place_line(self) -> None:
        """Put the line over the row that it stands for, or at the foot of the lanes."""
        line, body = self.query_one(TypedCard), self.query_one("#scheme-body")
        indent, y = 0, body.size.height - 1
        if self._look.kind is SchemeKind.TREE and self._typing is not None and self.listed.highlighted is not None:
            y = min(max(self.listed.highlighted - round(self.listed.scroll_offset.y), 0), body.size.height - 1)
            indent = 3 + 3 * self._depth()
        line.styles.offset = (indent, y)
        line.styles.width = max(body.size.width - indent, 20)

    def _depth(self) -> int:
        """Return how deep the card that is typed hangs."""
        typing = self._typing
        if typing is None:
            return 0
        found = tree(self.desk.process, self._look.scope, self._look.include(self.desk.process))
        depths = {row.item.id: row.depth for rows in found.values() for row in rows}
        if typing.edits is not None:
            return min(depths.get(typing.edits, 0), 10)
        return min(depths.get(typing.under or "", -1) + 1, 10)

    @on(TypedCard.Typed)
    def _typed(self, event: TypedCard.Typed) -> None:
        """Keep what was typed; after a new card the line waits for the next."""
        event.stop()
        typing = self._typing
        if typing is None or not event.text:
            self._end_typing()
            return
        if typing.edits is not None:
            card = item_anywhere(self.desk.process, typing.edits)
            if card is not None and card.words != event.text:
                field = "name" if isinstance(card, Stakeholder) else "text"
                if (
                    self.desk.do(edit, table_of(type(card)), card.id, now=self.desk.now(), **{field: event.text})
                    is None
                ):
                    self._open_line(typing, event.text)
                    return
            self._end_typing()
            return
        done = self.desk.do(capture, now=self.desk.now(), text=event.text, **self._values(typing))
        self.desk.file.keep_draft(_DRAFT, "")
        self._newest = done.value.id if done is not None else self._newest
        self._open_line(typing, "" if done is not None else event.text)

    @on(TypedCard.Deeper)
    def _deeper(self, event: TypedCard.Deeper) -> None:
        """Hang the new card under the one above it, or take it out again; what was typed stays in the line."""
        event.stop()
        typing = self._typing
        if typing is None or typing.under is None:
            return
        under = typing.under
        found = tree(self.desk.process, self._look.scope, self._look.include(self.desk.process))
        for part, rows in found.items():
            here = {row.item.id: row for row in rows}
            if under not in here and under != part_row(part):
                continue
            parent = under if under in here else None
            if event.way > 0:
                above = sibling_above(rows, parent)
                wanted = above.item.id if above is not None else under
            else:
                wanted = (here[under].parent or part_row(part)) if parent is not None else under
            self._open_line(Typing(under=wanted))
            return

    @on(TypedCard.Paused)
    def _paused(self, event: TypedCard.Paused) -> None:
        """Keep the text being typed, so that it comes back after a power cut."""
        event.stop()
        if self._typing is not None and self._typing.edits is None:
            self.desk.file.keep_draft(_DRAFT, event.text)

    @on(TypedCard.GivenUp)
    def _given_up(self, event: TypedCard.GivenUp) -> None:
        """Leave the line."""
        event.stop()
        self._end_typing()

    def _close_line(self) -> None:
        """Hide the line; its draft is not wanted any more."""
        if self._typing is not None:
            self._typing = None
            self.desk.file.keep_draft(_DRAFT, "")
            self.query_one(TypedCard).close()

    def _end_typing(self) -> None:
        """Go back from the line to the cards, the cursor on the newest."""
        self._close_line()
        self._wanted, self._newest = self._newest, None
        self.show_rows()
        self.focus_first()
