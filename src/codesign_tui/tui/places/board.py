"""Board (*Bacheca*): needs, proposals and commitments as linked threads; group, link, and see what leads nowhere."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from textual import work
from textual.content import Content

from codesign_tui.actions.items import flash, restore, reveal
from codesign_tui.domain.items import Commitment, Item, Need, Proposal
from codesign_tui.domain.messages import msg
from codesign_tui.domain.orphans import goals_without_proposal
from codesign_tui.domain.tables import CODES, TABLES, code_of, table_of
from codesign_tui.domain.terms import ItemState
from codesign_tui.domain.threads import Grouping, Missing, is_restricted
from codesign_tui.tui.columns import spread
from codesign_tui.tui.commands import BOARD_COMMANDS, BOARD_EDIT, Command
from codesign_tui.tui.desk import Desk, SchemeAsked
from codesign_tui.tui.places.board_detail import card_detail
from codesign_tui.tui.places.board_forms import BoardForms
from codesign_tui.tui.places.board_groups import BoardGroups
from codesign_tui.tui.places.board_links import BoardLinks
from codesign_tui.tui.places.board_rows import Counts, View, board_rows, card_of
from codesign_tui.tui.places.board_similar import BoardSimilar
from codesign_tui.tui.places.detail_place import DetailPlace
from codesign_tui.tui.places.scheme_which import which_scheme
from codesign_tui.tui.text import show
from codesign_tui.tui.widgets.rows import Row


class BoardPlace(DetailPlace):
    """Everything the table has put up, and how one thing follows from another."""

    COMMANDS: ClassVar[Sequence[Command]] = BOARD_COMMANDS
    SHOWN: ClassVar[frozenset[str]] = frozenset((*CODES, "organizations", "participants", "staff", "sessions"))
    help_id: ClassVar[str] = "board.help"
    name_in_ids: ClassVar[str] = "board"
    enter: ClassVar[str] = BOARD_EDIT.id

    def __init__(self, desk: Desk, session: str | None, *, projected: bool = False) -> None:
        super().__init__(desk, session, projected=projected)
        self._view = View()
        self._counts = Counts(Counter(), Counter())
        self._links = BoardLinks(self)
        self._groups = BoardGroups(self)
        self._forms = BoardForms(self)
        self._similar = BoardSimilar(self)

    # -- showing ---------------------------------------------------------------------------------------------

    def rows(self, width: int) -> Sequence[Row]:
        """Return every row of the board as it is looked at now."""
        self._view = replace(self._view, projected=self.projected, find=self.letters)
        rows, self._counts = board_rows(self.desk.process, self._view, self.desk.words, width)
        return rows

    @property
    def empty_id(self) -> str:
        """Where cards come from, or that none is like what is looked for."""
        return "board.nothing_found" if self._view.find or self._view.orphans else "board.empty"

    def summary(self, width: int) -> Content:
        """Return how the board is grouped, how many cards there are, what leads nowhere."""
        words = self.desk.words
        kinds = " · ".join(
            words(f"board.n_{table_of(kind)}", n=self._counts.kinds[kind]) for kind in (Need, Proposal, Commitment)
        )
        first = spread(show(words(f"board.by_{self._view.grouping.value}")), show(kinds), width)
        parts = [self._lacks()]
        if self._view.marked:
            parts.append(show(words("board.marked", n=len(self._view.marked)), "bold"))
        return first + Content("\n") + Content(" · ").join(parts).truncate(width, ellipsis=True)

    def _lacks(self) -> Content:
        """Return how many cards lead nowhere, or which of them alone are shown."""
        words, missing = self.desk.words, self._counts.missing
        if self._view.orphans is not None:
            only = words("board.only", what=words(f"board.missing.{self._view.orphans.value}"))
            return show(only, "bold $warning")
        lacks = [words(f"board.n_missing_{what.value}", n=missing[what]) for what in Missing if missing[what]]
        goals = sum(1 for _ in goals_without_proposal(self.desk.process))
        if goals:
            lacks.append(words("board.n_goals", n=goals))
        if not lacks:
            return show(words("board.nothing_missing"), "$muted")
        return show(" · ".join(lacks), "$warning")

    def detail(self) -> Content:
        """Return the card under the cursor in full, if the hall may see it."""
        item = self._item
        if item is None or (self.projected and is_restricted(self.desk.process, item)):
            return Content("")
        return card_detail(self.desk.process, item, self.desk.words, projected=self.projected)

    @property
    def _item(self) -> Item | None:
        """The card under the cursor."""
        key = card_of(self.listed.current or "")
        if key is None:
            return None
        table, identifier = key
        item = self.desk.process.get(TABLES[table], identifier)
        return item if isinstance(item, Item) else None

    # -- looking ---------------------------------------------------------------------------------------------

    def action_board_grouping(self) -> None:
        """Turn between clusters and categories of stakeholders."""
        other = Grouping.CATEGORY if self._view.grouping is Grouping.CLUSTER else Grouping.CLUSTER
        self._look(replace(self._view, grouping=other))

    def action_board_orphans(self) -> None:
        """Show only what lacks a proposal, then a commitment, an owner, a date, then all again."""
        steps: list[Missing | None] = [None, *(what for what in Missing if self._counts.missing[what])]
        at = steps.index(self._view.orphans) if self._view.orphans in steps else 0
        if len(steps) == 1:
            self.desk.say(msg("board.nothing_missing"))
        self._look(replace(self._view, orphans=steps[(at + 1) % len(steps)]))

    def action_board_show_aside(self) -> None:
        """Show what was set aside too, or no more."""
        self._look(replace(self._view, set_aside=not self._view.set_aside))
        self.desk.say(msg("board.aside_shown" if self._view.set_aside else "board.aside_hidden"))

    @work(group="dialog")
    async def action_board_scheme(self) -> None:
        """Choose a structured view of the whole path and open it."""
        kind = await which_scheme(self.app, self.desk.words)
        if kind is not None:
            self.post_message(SchemeAsked(kind))

    def action_board_find(self) -> None:
        """Find cards by what they say."""
        self.open_find("board.find")

    def action_board_mark(self) -> None:
        """Mark a card to be grouped with others, and go on to the next."""
        item = self._item
        if item is not None:
            self._look(replace(self._view, marked=self._view.marked ^ {item.id}))
            self.listed.action_cursor_down()

    def _look(self, view: View) -> None:
        """Show the board in another way."""
        self._view = view
        self.show_rows()

    # -- linking and grouping --------------------------------------------------------------------------------

    @work(group="dialog")
    async def action_board_link(self) -> None:
        """Choose what the card under the cursor is linked to: another card, or a goal of the notice."""
        await self._links.link_card(self._item)

    @work(group="dialog")
    async def action_board_unlink(self) -> None:
        """Choose which link of the card under the cursor to take away."""
        await self._links.unlink_card(self._item)

    @work(group="dialog")
    async def action_board_cluster(self) -> None:
        """Put the marked cards, or the one under the cursor, in a cluster."""
        item = self._item
        if await self._groups.cluster(sorted(self._view.marked) or ([item.id] if item else [])):
            self._look(replace(self._view, marked=frozenset()))

    @work(group="dialog")
    async def action_board_rename(self) -> None:
        """Give another name to the cluster of the card under the cursor, or to one that is chosen."""
        await self._groups.rename_cluster(self._item)

    # -- one of several, several of one ----------------------------------------------------------------------

    @work(group="dialog")
    async def action_board_similar(self) -> None:
        """Go through the cards that look alike, two by two."""
        await self._similar.look_at_pairs()

    @work(group="dialog")
    async def action_board_merge(self) -> None:
        """Make the marked cards one."""
        if await self._similar.merge(self._marked):
            self._look(replace(self._view, marked=frozenset()))

    @work(group="dialog")
    async def action_board_split(self) -> None:
        """Take the card under the cursor apart into several."""
        if (item := self._item) is not None:
            await self._similar.split(item)

    @property
    def _marked(self) -> list[Item]:
        """The marked cards, in the order of the tables; before the hall, those that it may see."""
        found = [self.desk.process.get(TABLES[table], entry) for table in CODES for entry in sorted(self._view.marked)]
        cards = [item for item in found if isinstance(item, Item)]
        return [item for item in cards if not (self.projected and is_restricted(self.desk.process, item))]

    # -- one card --------------------------------------------------------------------------------------------

    @work(group="dialog")
    async def action_board_edit(self) -> None:
        """Correct the words of the card under the cursor."""
        if (item := self._item) is not None:
            await self._forms.correct(item)

    @work(group="dialog")
    async def action_board_set_aside(self) -> None:
        """Take the card under the cursor off the table, with a reason."""
        if (item := self._item) is not None:
            await self._forms.set_aside(item)

    @work(group="dialog")
    async def action_board_attribute(self) -> None:
        """Say whose the card under the cursor is."""
        if (item := self._item) is not None:
            await self._forms.attribute(item)

    def action_board_flash(self) -> None:
        """Mark disagreement on the card under the cursor, or take the mark off."""
        if (item := self._item) is not None:
            done = self.desk.do(flash, table_of(type(item)), item.id, now=self.desk.now(), on=not item.flash)
            self._forms.tell(done, msg("board.unflashed" if item.flash else "board.flashed", card=code_of(item)))

    def action_board_to_table(self) -> None:
        """Bring the card under the cursor to the table: from the inbox, or from what was set aside."""
        item = self._item
        if item is None:
            return
        table, now = table_of(type(item)), self.desk.now()
        if item.state is ItemState.INBOX:
            self._forms.tell(self.desk.do(reveal, table, [item.id], now=now), msg("board.revealed", card=code_of(item)))
        elif item.merged_into is not None:
            self._similar.take_out(item)
        elif item.state is ItemState.SET_ASIDE:
            self._forms.tell(self.desk.do(restore, table, item.id, now=now), msg("board.restored", card=code_of(item)))
        else:
            self.desk.say(msg("board.on_table_already", card=code_of(item)), refused=True)
