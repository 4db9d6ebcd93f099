"""Board (*Bacheca*): needs, proposals and commitments as linked threads; group, link, and see what leads nowhere."""

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from textual import events, work
from textual.content import Content

from codesign_tui.actions.items import flash
from codesign_tui.domain.items import Commitment, Item, Need, Proposal
from codesign_tui.domain.messages import msg
from codesign_tui.domain.private_writing import hidden_in_path
from codesign_tui.domain.tables import CODES, TABLES, code_of, table_of
from codesign_tui.domain.threads import Grouping, Missing, is_restricted
from codesign_tui.domain.translations import to_translate
from codesign_tui.tui.columns import spread
from codesign_tui.tui.commands import BOARD_COMMANDS, BOARD_OPEN, REVEAL, Command
from codesign_tui.tui.desk import Desk, SchemeAsked
from codesign_tui.tui.places.board_detail import card_detail
from codesign_tui.tui.places.board_filters import BoardFilters, filter_words
from codesign_tui.tui.places.board_forms import BoardForms
from codesign_tui.tui.places.board_groups import BoardGroups
from codesign_tui.tui.places.board_links import BoardLinks
from codesign_tui.tui.places.board_loose_ends import LooseEnds
from codesign_tui.tui.places.board_rows import board_rows
from codesign_tui.tui.places.board_several import BoardSeveral
from codesign_tui.tui.places.board_similar import BoardSimilar
from codesign_tui.tui.places.board_translations import BoardTranslations
from codesign_tui.tui.places.board_view import Counts, View, card_of, goal_of, lack_of
from codesign_tui.tui.places.card_kind import CardKind
from codesign_tui.tui.places.declared_forms import DeclaredForms
from codesign_tui.tui.places.scheme_which import which_scheme
from codesign_tui.tui.places.sheet_place import SheetPlace
from codesign_tui.tui.text import show
from codesign_tui.tui.widgets.find_line import FindLine
from codesign_tui.tui.widgets.rows import Row


class BoardPlace(SheetPlace):
    """Everything the table has put up, and how one thing follows from another."""

    COMMANDS: ClassVar[Sequence[Command]] = BOARD_COMMANDS
    SHOWN: ClassVar[frozenset[str]] = frozenset((*CODES, "organizations", "participants", "staff", "sessions"))
    help_id: ClassVar[str] = "board.help"
    name_in_ids: ClassVar[str] = "board"
    enter: ClassVar[str] = BOARD_OPEN.id

    def __init__(self, desk: Desk, session: str | None, *, projected: bool = False) -> None:
        super().__init__(desk, session, projected=projected)
        self._view = View()
        self._counts = Counts()
        self._links = BoardLinks(self)
        self._groups = BoardGroups(self)
        self._forms = BoardForms(self)
        self._similar = BoardSimilar(self)
        self._several = BoardSeveral(self)
        self._filters = BoardFilters(self)
        self._loose_ends = LooseEnds(self)
        self._translations = BoardTranslations(self)

    # -- showing ---------------------------------------------------------------------------------------------

    def rows(self, width: int) -> Sequence[Row]:
        """Return every row of the board as it is looked at now."""
        cards = replace(self._view.cards, words=self.letters)
        self._view = replace(self._view, projected=self.projected, cards=cards)
        rows, self._counts = board_rows(self.desk.process, self._view, self.desk.words, width)
        return rows

    @property
    def empty_id(self) -> str:
        """Where cards come from, or that none is like what is looked for."""
        if self._view.orphans:
            return "board.nothing_missing"
        return "board.empty" if self._view.shows_all else "board.nothing_found"

    def summary(self, width: int) -> Content:
        """Return how the board is grouped, how many cards there are, what leads nowhere."""
        words = self.desk.words
        kinds = " · ".join(
            words(f"board.n_{table_of(kind)}", n=self._counts.kinds[kind]) for kind in (Need, Proposal, Commitment)
        )
        first = spread(show(words(f"board.by_{self._view.grouping.value}")), show(kinds), width)
        parts = [self._lacks() if self._view.shows_all else self._in_force()]
        waiting = sum(1 for _ in to_translate(self.desk.process))
        if waiting and not self.projected:
            parts.append(show(words("board.n_to_translate", n=waiting), "$warning"))
        hidden = 0 if self.projected else hidden_in_path(self.desk.process, self.desk.file.box.contents)
        if hidden:
            parts.insert(0, show(words("private.on_board", n=hidden, key=REVEAL.key_text), "$warning"))
        if self._view.marked:
            marked = words("board.marked", n=len(self._view.marked))
            if self._counts.marked_unseen:
                marked = words("board.marked_unseen", marked=marked, n=self._counts.marked_unseen)
            parts.insert(0, show(marked, "bold"))
        return first + Content("\n") + Content(" · ").join(parts).truncate(width, ellipsis=True)

    def _lacks(self) -> Content:
        """Return how many cards lead nowhere."""
        words, counts = self.desk.words, self._counts
        lacks = [
            words(f"board.n_missing_{what.value}", n=counts.missing[what]) for what in Missing if counts.missing[what]
        ]
        if counts.goals:
            lacks.append(words("board.n_goals", n=counts.goals))
        if not lacks:
            return show(words("board.nothing_missing" if counts.total else "board.start_here"), "$muted")
        return show(" · ".join(lacks), "$warning")

    def _in_force(self) -> Content:
        """Return which cards alone are shown."""
        return show(filter_words(self.desk.process, self._view, self._counts, self.desk.words), "bold $warning")

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
        """Show only what leads nowhere, with what to do about it; then all again."""
        self._look(replace(self._view, orphans=not self._view.orphans))
        if self._view.orphans:
            self.listed.action_first()

    @work(group="dialog")
    async def action_board_filter(self) -> None:
        """Choose which cards to look at."""
        chosen = await self._filters.ask_which(self._view.cards)
        if chosen is not None:
            self._look(replace(self._view, cards=chosen))

    def action_board_show_all(self) -> None:
        """Look at every card again; what was marked stays marked."""
        if self.letters:
            self.query_one(FindLine).action_drop()
            self.letters = ""
        self._look(self._view.of_everything)

    def on_key(self, event: events.Key) -> None:
        """Let Esc show all cards again while only some are shown."""
        if event.key == "escape" and not self._view.shows_all:
            event.stop()
            self.action_board_show_all()

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
        if await self._groups.cluster([item.id for item in self._chosen]):
            self._unmark()

    @work(group="dialog")
    async def action_board_rename(self) -> None:
        """Give another name to the cluster of the card under the cursor, or to one that is chosen."""
        await self._groups.rename_cluster(self._item)

    # -- one of several, several of one ----------------------------------------------------------------------

    @work(group="dialog")
    async def action_board_similar(self) -> None:
        """Go through the cards that look alike, two by two."""
        await self._similar.look_at_pairs(self._view.keeps(self.desk.process))

    @work(group="dialog")
    async def action_board_merge(self) -> None:
        """Make the marked cards one."""
        if await self._similar.merge(self._marked):
            self._unmark()

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

    @property
    def _chosen(self) -> list[Item]:
        """The marked cards, or the one under the cursor when none is marked."""
        if self._view.marked:
            return self._marked
        return [self._item] if self._item is not None else []

    def _unmark(self) -> None:
        """Mark no card any more."""
        self._look(replace(self._view, marked=frozenset()))

    @work(group="dialog")
    async def action_board_set_aside(self) -> None:
        """Take the marked cards, or the one under the cursor, off the table, with a reason."""
        if await self._several.set_aside(self._chosen):
            self._unmark()

    @work(group="dialog")
    async def action_board_to_table(self) -> None:
        """Bring the marked cards, or the one under the cursor, to the table: they waited, or were set aside."""
        items = self._chosen
        if len(items) == 1 and items[0].merged_into is not None:
            self._similar.take_out(items[0])
        elif self._several.to_table(items):
            self._unmark()

    @work(group="dialog")
    async def action_board_place(self) -> None:
        """Say in which session and from which table the marked cards, or the one under the cursor, came up."""
        if await self._several.place_cards(self._chosen):
            self._unmark()

    # -- one card --------------------------------------------------------------------------------------------

    @work(group="dialog")
    async def action_board_open(self) -> None:
        """Do what Enter means: give what is missing, open a proposal's sheet, correct any other card."""
        row = self.listed.current or ""
        goal, lack, item = goal_of(row), lack_of(row), self._item
        if goal is not None:
            await self._loose_ends.take_up_goal(self.desk.process.details.perimeter.goals[goal])
        elif item is not None and lack is not None:
            await self._loose_ends.put_right(item, lack)
        elif isinstance(item, Proposal):
            await self.open_sheet(item)
        elif item is not None:
            await self._forms.correct(item)

    @work(group="dialog")
    async def action_board_edit(self) -> None:
        """Correct the words of the card under the cursor."""
        if (item := self._item) is not None:
            await self._forms.correct(item)

    @work(group="dialog")
    async def action_board_fields(self) -> None:
        """Fill in what the template asks of the card under the cursor besides its words."""
        if (item := self._item) is not None:
            await DeclaredForms(self).ask_for(table_of(type(item)), item.id, code_of(item))

    @work(group="dialog")
    async def action_board_translate(self) -> None:
        """Write the translation of the card under the cursor, or of one that waits for it."""
        await self._translations.translate(self._item)

    @work(group="dialog")
    async def action_board_kind(self) -> None:
        """Say what the card under the cursor really is: a need, a proposal, a note, a risk, a question."""
        if (item := self._item) is not None:
            await CardKind(self).change(item)

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

    @work(group="dialog")
    async def action_board_promise(self) -> None:
        """Make a commitment of what the card under the cursor calls for."""
        if (item := self._item) is not None:
            await self._loose_ends.promise(item)
