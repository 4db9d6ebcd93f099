"""A structured view as it stands on the screen: lanes, tree or plain list, and the card under the cursor in full."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.widgets import Static

from codesign_tui.domain.items import Factor, Item, Stakeholder
from codesign_tui.domain.meetings import AgendaItem
from codesign_tui.domain.nesting import Hung, item_anywhere
from codesign_tui.domain.schemes import of_the_whole_path, tree
from codesign_tui.domain.tables import CODES, code_of
from codesign_tui.domain.terms import SchemeKind, TreePart
from codesign_tui.tui.columns import spread
from codesign_tui.tui.commands import SCHEME_COLUMN, SCHEME_COMMANDS, SCHEME_HOLD, SCHEME_RENAME, SCHEME_WHOLE, Command
from codesign_tui.tui.desk import Desk
from codesign_tui.tui.places.board_detail import card_detail
from codesign_tui.tui.places.list_place import ListPlace
from codesign_tui.tui.places.scheme_forms import SchemeForms
from codesign_tui.tui.places.scheme_look import Look, Part, columns_wanted, name_of, parts
from codesign_tui.tui.places.scheme_rows import (
    card_id,
    lane_rows,
    lane_title,
    list_rows,
    part_of,
    remark,
    sheet_rows,
    tree_rows,
)
from codesign_tui.tui.places.scheme_typing import TypedCard, Typing
from codesign_tui.tui.text import join, show, show_line
from codesign_tui.tui.widgets.lanes import MOST_LANES, LaneGrid, LaneList, LaneShown
from codesign_tui.tui.widgets.outline_list import OutlineList
from codesign_tui.tui.widgets.rows import Row, RowList


class SchemeView(ListPlace):
    """Shows one view at a time, and tells what is under the cursor; nothing here changes a card."""

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

    # -- showing -----------------------------------------------------------------------------------------------

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
        lanes = [LaneShown(lane_title(part), partial(lane_rows, process, part, look, words)) for part in self._parts]
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

    # -- what is under the cursor ------------------------------------------------------------------------------

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
