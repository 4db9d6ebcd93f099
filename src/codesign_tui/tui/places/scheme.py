"""Structured views (*Schema*): the drawing that a method makes on the wall, over the same cards, or as a plain list."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.widgets import OptionList, Static

from codesign_tui.actions.capture import capture
from codesign_tui.actions.items import edit, flash
from codesign_tui.actions.nesting import move, rename_lane
from codesign_tui.domain.items import Factor, Item, Proposal, Stakeholder
from codesign_tui.domain.meetings import AgendaItem
from codesign_tui.domain.messages import msg
from codesign_tui.domain.nesting import Hung, item_anywhere
from codesign_tui.domain.private_writing import is_private
from codesign_tui.domain.schemes import of_the_whole_path, standing_in, tree
from codesign_tui.domain.tables import CODES, code_of, table_of
from codesign_tui.domain.terms import FactorSign, Involvement, SchemeKind, TreePart
from codesign_tui.tui.columns import spread
from codesign_tui.tui.commands import SCHEME_COLUMN, SCHEME_COMMANDS, SCHEME_HOLD, SCHEME_RENAME, SCHEME_WHOLE, Command
from codesign_tui.tui.desk import Desk, SchemeLeft
from codesign_tui.tui.places.board_detail import card_detail
from codesign_tui.tui.places.board_several import BoardSeveral
from codesign_tui.tui.places.list_place import ListPlace
from codesign_tui.tui.places.scheme_forms import SchemeForms
from codesign_tui.tui.places.scheme_look import NEW, Look, Part, columns_wanted, name_of, parts
from codesign_tui.tui.places.scheme_moves import (
    carry_actor,
    carry_factor,
    carry_on_tree,
    lanes_to_choose,
    sibling_above,
)
from codesign_tui.tui.places.scheme_rows import (
    NEW_ROW,
    card_id,
    lane_rows,
    lane_title,
    list_rows,
    part_of,
    part_row,
    remark,
    sheet_rows,
    tree_rows,
)
from codesign_tui.tui.places.scheme_typing import TypedCard, Typing
from codesign_tui.tui.places.scheme_which import which_scheme
from codesign_tui.tui.screens.asking import Choice
from codesign_tui.tui.text import join, show, show_line
from codesign_tui.tui.widgets.lanes import MOST_LANES, LaneGrid, LaneList, LaneShown
from codesign_tui.tui.widgets.outline_list import OutlineList
from codesign_tui.tui.widgets.rows import Row, RowList

_DRAFT = "scheme"
_NOWHERE = "\x1fnowhere"


class SchemePlace(ListPlace):
    """One structured view at a time, drawn or listed."""

    COMMANDS: ClassVar[Sequence[Command]] = SCHEME_COMMANDS
    SHOWN: ClassVar[frozenset[str]] = frozenset(
        (*CODES, "organizations", "participants", "staff", "sessions", "agenda")
    )
    help_id: ClassVar[str] = "schemes.help"
    enter: ClassVar[str] = "scheme_enter"

    def __init__(self, desk: Desk, session: str | None, *, projected: bool = False) -> None:
        super().__init__(desk, session, projected=projected)
        self._look = Look(projected=projected)
        self._parts: list[Part] = []
        self._forms = SchemeForms(self)
        self._typing: Typing | None = None
        self._held: str | None = None
        self._newest: str | None = None
        """The last card typed since the line was opened."""
        self._wanted: str | None = None
        """The card that the cursor is to follow once the lanes are shown again."""

    def compose(self) -> ComposeResult:
        """What is looked at, the drawing or the list, the card in full, the line that is typed in place."""
        yield Static(id="scheme-summary", classes="summary")
        with Container(id="scheme-body"):
            yield LaneGrid(SCHEME_COMMANDS, id="scheme-lanes")
            yield OutlineList(SCHEME_COMMANDS, id="scheme-list")
            yield TypedCard(id="scheme-typed")
        yield Static(id="scheme-detail")

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

    # -- showing ---------------------------------------------------------------------------------------------

    @property
    def listed(self) -> RowList:
        """The plain list, or the tree."""
        return self.query_one(OutlineList)

    @property
    def _grid(self) -> LaneGrid:
        """The lanes."""
        return self.query_one(LaneGrid)

    def rows(self, width: int) -> Sequence[Row]:
        """Return the rows of the plain list, of the tree or of the sheets."""
        process, look, words = self.desk.process, self._look, self.desk.words
        if look.kind is SchemeKind.TREE:
            under = self._typing.under if self._typing is not None else None
            return tree_rows(process, look, words, width, under)
        if look.kind is SchemeKind.NABC:
            return sheet_rows(process, look, words, width)
        return list_rows(process, self._parts, look, words, width)

    @property
    def empty_id(self) -> str:
        """How the first card comes."""
        return "schemes.no_sheets" if self._look.kind is SchemeKind.NABC else "schemes.empty_lane"

    def summary(self, width: int) -> Content:
        """Return which view of whose cards this is, and how cards move in it."""
        words, look = self.desk.words, self._look
        item = self.desk.process.get(AgendaItem, look.scope.agenda_item)
        whose = words("schemes.of_item", number=item.n, title=item.title) if item else words("schemes.of_path")
        first = spread(show(words.term(look.kind), "bold"), show_line(whose, "$muted"), width)
        if item is not None:
            left = show(words.term(look.kind), "bold") + show("  ")
            first = (left + show_line(whose, "$muted")).truncate(width, ellipsis=True)
        held = item_anywhere(self.desk.process, self._held)
        if held is not None:
            second = show(words("schemes.holding", card=code_of(held)), "bold $accent")
        else:
            second = show(words(f"schemes.keys_{self._keys_of()}"), "$muted")
        return first + Content("\n") + second.truncate(width, ellipsis=True)

    def _keys_of(self) -> str:
        """Return which sentence tells how cards move here."""
        if self._look.kind in (SchemeKind.TREE, SchemeKind.NABC):
            return self._look.kind.value
        return self._look.kind.value if self._look.in_lanes else "list"

    def show_rows(self) -> None:
        """Show the view again, the cursor where it was or on the card that was carried."""
        self._look = replace(self._look, projected=self.projected, columns=self._columns())
        self._parts = [] if self._look.kind in (SchemeKind.TREE, SchemeKind.NABC) else self._found_parts()
        in_lanes = self._look.in_lanes and len(self._parts) <= MOST_LANES
        had_focus = self.app.focused in (self.listed, *self.query(LaneList))
        self._grid.display, self.listed.display = in_lanes, not in_lanes
        if in_lanes:
            self._show_lanes()
            self.query_one(".summary", Static).update(self.summary(max(self.size.width - 2, 40)))
        else:
            super().show_rows()
        if self._wanted is not None:
            (self._grid if in_lanes else self.listed).go_to(self._wanted)
            self._wanted = None
        if had_focus and self.app.focused not in (self.listed, *self.query(LaneList)):
            self.focus_first()
        self._show_detail()

    def _found_parts(self) -> list[Part]:
        """Return the parts of the view; a column that was just made has no card yet."""
        found = parts(self.desk.process, self._look, self.desk.words)
        made = self._typing.lane if self._typing is not None else None
        if self._look.kind is SchemeKind.SCENARIOS and made is not None and made not in [part.key for part in found]:
            at = len(found) - (bool(found) and found[-1].key is None)
            found.insert(at, Part(made, name_of(self._look.kind, made, self.desk.words), ()))
        return found

    def _show_lanes(self) -> None:
        """Show the lanes side by side."""
        process, look, words = self.desk.process, self._look, self.desk.words
        lanes = [
            LaneShown(lane_title(part), lambda width, part=part: lane_rows(process, part, look, words, width))  # type: ignore[misc]
            for part in self._parts
        ]
        spare = self._parts[-1].key is None if self._parts else False
        columns = columns_wanted(look.kind, len(lanes) - spare, self.size.width)
        self._grid.show(lanes, columns, spare=spare)

    def _show_detail(self) -> None:
        """Show the card under the cursor in full; of the sheets, which stand in full already, nothing."""
        card, line = self._card, self.query_one("#scheme-detail", Static)
        words = self.desk.words
        if card is None or (self._look.kind is SchemeKind.NABC and not self._look.as_list):
            line.display = False
            return
        shown = [card_detail(self.desk.process, card, words, projected=self.projected)]
        more = remark(self.desk.process, card, self._look, words)
        if isinstance(card, Factor) and card.action:
            more = " · ".join(part for part in (more, words("schemes.action", action=card.action)) if part)
        if isinstance(card, Stakeholder) and card.note and not self.projected:
            more = " · ".join(part for part in (more, card.note) if part)
        if more:
            shown.append(show_line(more, "$muted"))
        line.update(join(*shown, gap="\n"))
        line.display = True

    def focus_first(self) -> None:
        """Put the cursor in the line that is typed, else on the cards."""
        if self._typing is not None:
            self.query_one(TypedCard).focus()
        elif self._grid.display:
            self._grid.focus_cards()
        else:
            self.listed.focus()

    def commands_now(self) -> Sequence[Command]:
        """Return what this view has a use for."""
        hidden: list[Command] = []
        if self._look.kind is not SchemeKind.SCENARIOS:
            hidden += [SCHEME_COLUMN, SCHEME_RENAME]
        if self._look.agenda_item is None or of_the_whole_path(self._look.kind):
            hidden.append(SCHEME_WHOLE)
        if not self._look.in_lanes:
            hidden.append(SCHEME_HOLD)
        return [command for command in SCHEME_COMMANDS if command not in hidden]

    def set_projected(self, projected: bool) -> None:
        """Show only what the hall may see, or all again."""
        self._put_down()
        super().set_projected(projected)
        self.call_after_refresh(self.show_rows)

    def put_away(self) -> None:
        """Keep the text being typed."""
        if self._typing is not None and self.is_mounted:
            self.desk.file.keep_draft(_DRAFT, self.query_one(TypedCard).value)

    # -- what is under the cursor ----------------------------------------------------------------------------

    @property
    def _row(self) -> str | None:
        """The id of the row under the cursor."""
        return self._grid.current if self._grid.display else self.listed.current

    @property
    def _card(self) -> Item | None:
        """The card under the cursor."""
        return item_anywhere(self.desk.process, card_id(self._row))

    def _lane(self) -> str | None:
        """Return the key of the part that the cursor is in."""
        if self._grid.display:
            at = self._grid.lane
            return self._parts[at].key if at < len(self._parts) else None
        card = self._card
        here = (part.key for part in self._parts if card is not None and card in part.cards)
        return next(here, self._parts[0].key if self._parts else None)

    def _branch(self) -> tuple[TreePart | None, Sequence[Hung]]:
        """Return the part of the tree that the cursor is in, and its cards."""
        found = tree(self.desk.process, self._look.scope, self._look.include(self.desk.process))
        current = card_id(self._row)
        for part, rows in found.items():
            if any(row.item.id == current for row in rows):
                return part, rows
        part = part_of(self._row) or TreePart.CORE
        return part, found[part]

    def _columns(self) -> tuple[str, ...]:
        """Return the columns that the method names; one that cards already name in the other language stays so."""
        method = self.desk.method_of(self.desk.process.get(AgendaItem, self._look.agenda_item))
        if method is None or self._look.kind is not SchemeKind.SCENARIOS:
            return ()
        kept = {item.lane for kind in ("notes", "risks", "proposals") for item in self._items(kind)}
        names = []
        for lane in method.lanes:
            here = lane.in_language(self.desk.words.language)
            names.append(next((words for words in (here, lane.it, lane.en) if words in kept), here))
        return tuple(names)

    def _items(self, table: str) -> list[Item]:
        """Return the cards of one table."""
        found = (self.desk.process.entity(table, identifier) for identifier in self.desk.process.documents(table))
        return [item for item in found if isinstance(item, Item)]

    # -- looking ---------------------------------------------------------------------------------------------

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

    # -- carrying --------------------------------------------------------------------------------------------

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

    # -- typing ----------------------------------------------------------------------------------------------

    def action_scheme_enter(self) -> None:
        """Put down what is held; on the tree, type a card beside the one under the cursor; else correct the card."""
        if self._held is not None:
            self.action_scheme_hold()
        elif self._look.kind is SchemeKind.TREE:
            self.action_scheme_add()
        elif self._card is not None:
            self.action_scheme_edit()

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

    # -- one card, one column --------------------------------------------------------------------------------

    @work(group="dialog")
    async def action_scheme_column(self) -> None:
        """Name a new column, and type its first card."""
        name = await self._forms.ask(msg("schemes.new_column"))
        if name:
            self._open_line(Typing(lane=name))

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
    async def action_scheme_set_aside(self) -> None:
        """Take the card under the cursor off the table, with a reason; what hung from it goes one step up."""
        card = self._card
        if card is not None:
            await BoardSeveral(self).set_aside([card])

    # -- events ----------------------------------------------------------------------------------------------

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
