"""Board (*Bacheca*): needs, proposals and commitments as linked threads; group, link, and see what leads nowhere."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, ClassVar, Final

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static

from codesign_tui.actions.items import (
    attribute,
    cluster_items,
    edit,
    flash,
    link,
    rename_cluster,
    restore,
    reveal,
    serve_goals,
    set_aside,
    unlink,
)
from codesign_tui.domain.items import Cluster, Commitment, HowMightWe, Item, Need, Proposal
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.orphans import GOALS, goals_without_proposal
from codesign_tui.domain.people import Organization, Participant
from codesign_tui.domain.tables import CODES, TABLES, code_of, table_of
from codesign_tui.domain.terms import Attribution, Category, ItemState, Perimeter, ProposalStatus
from codesign_tui.domain.threads import Grouping, Missing, is_restricted
from codesign_tui.domain.transactions import Change
from codesign_tui.locale import Translator
from codesign_tui.tui.columns import spread
from codesign_tui.tui.commands import BOARD_COMMANDS, Command
from codesign_tui.tui.desk import Desk
from codesign_tui.tui.places.base import Place
from codesign_tui.tui.places.board_detail import card_detail
from codesign_tui.tui.places.board_rows import Counts, View, board_rows, card_of
from codesign_tui.tui.screens.asking import AskText, Choice
from codesign_tui.tui.screens.filling import ChoiceField, Field, Filled, FillIn, LineField, TextField
from codesign_tui.tui.screens.picking import Pick, Picked
from codesign_tui.tui.text import show
from codesign_tui.tui.widgets.find_line import FindLine
from codesign_tui.tui.widgets.rows import Row, RowList

_SHOWN: Final = frozenset((*CODES, "organizations", "participants", "staff", "sessions"))
"""The tables whose changes may change the board."""

_GOAL: Final = "\x1fgoal"
_NO_CLUSTER: Final = "\x1fnone"


class BoardPlace(Place):
    """Everything the table has put up, and how one thing follows from another."""

    COMMANDS: ClassVar[Sequence[Command]] = BOARD_COMMANDS
    help_id: ClassVar[str] = "board.help"

    def __init__(self, desk: Desk, session: str | None, *, projected: bool = False) -> None:
        super().__init__(desk, session, projected=projected)
        self._view = View()

    def compose(self) -> ComposeResult:
        """Counts, the line that finds, the list, the card under the cursor in full."""
        yield Static(id="board-summary", classes="summary")
        yield FindLine(id="board-find")
        with Container(id="board-body", classes="list-and-detail"):
            yield RowList(BOARD_COMMANDS, id="board-list")
            with VerticalScroll(id="board-detail", classes="detail", can_focus=False):
                yield Static(id="board-card")

    # -- showing ---------------------------------------------------------------------------------------------

    def show_process(self, change: Change | None) -> None:
        """Read the board again if what changed is on it."""
        if self.is_mounted and (change is None or change.tables & _SHOWN):
            self._show()

    def focus_first(self) -> None:
        """Put the cursor on the list."""
        self.query_one(RowList).focus()

    def _show(self) -> None:
        """Make every row again and keep the cursor where it was."""
        listed, words = self.query_one(RowList), self.desk.words
        self._view = replace(self._view, projected=self.projected)
        rows, counts = board_rows(self.desk.process, self._view, words, listed.room)
        if not rows:
            empty = "board.nothing_found" if self._view.find or self._view.orphans else "board.empty"
            rows = [Row("empty", show(words(empty), "$muted"), heading=True)]
        listed.show_rows(rows)
        self.query_one("#board-summary", Static).update(self._summary(counts, listed.room))
        self._show_card()

    def _summary(self, counts: Counts, width: int) -> Content:
        """Return how the board is grouped, how many cards there are, what leads nowhere."""
        words = self.desk.words
        kinds = " · ".join(
            words(f"board.n_{table_of(kind)}", n=counts.kinds[kind]) for kind in (Need, Proposal, Commitment)
        )
        first = spread(show(words(f"board.by_{self._view.grouping.value}")), show(kinds), width)
        lacks = [
            words(f"board.n_missing_{what.value}", n=counts.missing[what]) for what in Missing if counts.missing[what]
        ]
        goals = sum(1 for _ in goals_without_proposal(self.desk.process))
        if goals:
            lacks.append(words("board.n_goals", n=goals))
        parts = [
            show(" · ".join(lacks) if lacks else words("board.nothing_missing"), "$warning" if lacks else "$muted")
        ]
        if self._view.orphans is not None:
            only = words("board.only", what=words(f"board.missing.{self._view.orphans.value}"))
            parts = [show(only, "bold $warning")]
        if self._view.marked:
            parts.append(show(words("board.marked", n=len(self._view.marked)), "bold"))
        return first + Content("\n") + Content(" · ").join(parts).truncate(width, ellipsis=True)

    def _show_card(self) -> None:
        """Show the card under the cursor in full."""
        item = self._item
        shown = Content("") if item is None else self._detail(item)
        self.query_one("#board-card", Static).update(shown)
        self.query_one("#board-detail").display = item is not None

    def _detail(self, item: Item) -> Content:
        """Return a card in full, if the hall may see it."""
        if self.projected and is_restricted(self.desk.process, item):
            return Content("")
        return card_detail(self.desk.process, item, self.desk.words, projected=self.projected)

    @property
    def _key(self) -> tuple[str, str] | None:
        """Table and id of the card under the cursor."""
        current = self.query_one(RowList).current
        return None if current is None else card_of(current)

    @property
    def _item(self) -> Item | None:
        """The card under the cursor."""
        if self._key is None:
            return None
        table, identifier = self._key
        item = self.desk.process.get(TABLES[table], identifier)
        return item if isinstance(item, Item) else None

    @on(OptionList.OptionHighlighted)
    def _moved(self, event: OptionList.OptionHighlighted) -> None:
        """Show the card the cursor came to."""
        event.stop()
        self._show_card()

    @on(RowList.Widened)
    def _widened(self, event: RowList.Widened) -> None:
        """Make the rows again for another width."""
        event.stop()
        self._show()

    @on(RowList.Asked)
    async def _asked(self, event: RowList.Asked) -> None:
        """Do what a letter means."""
        event.stop()
        await self.run_action(event.command.id)

    @on(OptionList.OptionSelected)
    def _entered(self, event: OptionList.OptionSelected) -> None:
        """Enter corrects the card."""
        event.stop()
        self.action_board_edit()

    # -- looking ---------------------------------------------------------------------------------------------

    def action_board_grouping(self) -> None:
        """Turn between clusters and categories of stakeholders."""
        other = Grouping.CATEGORY if self._view.grouping is Grouping.CLUSTER else Grouping.CLUSTER
        self._look(replace(self._view, grouping=other))

    def action_board_orphans(self) -> None:
        """Show only what lacks a proposal, then a commitment, an owner, a date, then all again."""
        _, counts = board_rows(self.desk.process, self._view, self.desk.words, self.query_one(RowList).room)
        steps: list[Missing | None] = [None, *(what for what in Missing if counts.missing[what])]
        at = steps.index(self._view.orphans) if self._view.orphans in steps else 0
        if len(steps) == 1:
            self.desk.say(msg("board.nothing_missing"))
        self._look(replace(self._view, orphans=steps[(at + 1) % len(steps)]))

    def action_board_show_aside(self) -> None:
        """Show what was set aside too, or no more."""
        self._look(replace(self._view, set_aside=not self._view.set_aside))
        self.desk.say(msg("board.aside_shown" if self._view.set_aside else "board.aside_hidden"))

    def action_board_find(self) -> None:
        """Find cards by what they say."""
        self.query_one(FindLine).placeholder = show(self.desk.words("board.find")).plain
        self.query_one(FindLine).open()

    @on(FindLine.Found)
    def _found(self, event: FindLine.Found) -> None:
        """Show the cards that have the letters typed."""
        event.stop()
        self._look(replace(self._view, find=event.letters))
        if event.done:
            self.focus_first()

    def action_board_mark(self) -> None:
        """Mark a card to be grouped with others, and go on to the next."""
        item = self._item
        if item is not None:
            self._look(replace(self._view, marked=self._view.marked ^ {item.id}))
            self.query_one(RowList).action_cursor_down()

    def _look(self, view: View) -> None:
        """Show the board in another way."""
        self._view = view
        self._show()

    # -- linking ---------------------------------------------------------------------------------------------

    @work(group="dialog")
    async def action_board_link(self) -> None:
        """Choose what the card under the cursor is linked to: another card, or a goal of the notice."""
        item = self._item
        targets = [] if item is None else [entry for entry in self._linkable(item) if not _linked(item, entry)]
        choices = [*_choices(targets), *self._goals(item, served=False)]
        if item is None or not choices:
            self.desk.say(msg("board.nothing_to_link"), refused=True)
            return
        picked = await self._pick(msg("board.link_to", card=code_of(item)), choices)
        if picked is None or picked.id is None:
            return
        if picked.id.startswith(_GOAL):
            goal = picked.id.removeprefix(_GOAL)
            self._serve(item, (*_served(item), goal), msg("board.serves_goal", card=code_of(item)))
        else:
            self._said(
                self.desk.do(link, item.id, picked.id, now=self.desk.now()),
                msg("board.linked", first=code_of(item), second=self._code(picked.id, targets)),
            )

    @work(group="dialog")
    async def action_board_unlink(self) -> None:
        """Choose which link of the card under the cursor to take away; with one link, take it."""
        item = self._item
        targets = [] if item is None else [entry for entry in self._linkable(item) if _linked(item, entry)]
        choices = [*_choices(targets), *self._goals(item, served=True)]
        if item is None or not choices:
            self.desk.say(msg("board.nothing_linked"), refused=True)
            return
        chosen: str | None = choices[0].id
        if len(choices) > 1:
            picked = await self._pick(msg("board.unlink_from", card=code_of(item)), choices)
            chosen = picked.id if picked is not None else None
        if chosen is None:
            return
        if chosen.startswith(_GOAL):
            rest = tuple(goal for goal in _served(item) if goal != chosen.removeprefix(_GOAL))
            self._serve(item, rest, msg("board.serves_goal_no_more", card=code_of(item)))
        else:
            self._said(
                self.desk.do(unlink, item.id, chosen, now=self.desk.now()),
                msg("board.unlinked", first=code_of(item), second=self._code(chosen, targets)),
            )

    def _goals(self, item: Item | None, *, served: bool) -> list[Choice]:
        """Return the goals of the notice that a proposal serves, or those it does not serve yet."""
        if not isinstance(item, Proposal):
            return []
        goals = self.desk.process.details.perimeter.goals
        label = self.desk.words
        return [
            Choice(f"{_GOAL}{goal}", label("board.goal", goal=goal))
            for goal in goals
            if (goal in _served(item)) is served
        ]

    def _serve(self, item: Item, goals: tuple[str, ...], sentence: Msg) -> None:
        """Say which goals of the notice a proposal serves."""
        self._said(self.desk.do(serve_goals, item.id, goals, now=self.desk.now()), sentence)

    def _linkable(self, item: Item) -> list[Item]:
        """Return the cards that a card can be linked to."""
        kinds: tuple[type[Item], ...] = ()
        if isinstance(item, Need):
            kinds = (Proposal, HowMightWe)
        elif isinstance(item, Proposal):
            kinds = (Need, Commitment)
        elif isinstance(item, Commitment):
            kinds = (Proposal,)
        elif isinstance(item, HowMightWe):
            kinds = (Need,)
        seen = [entry for kind in kinds for entry in self.desk.process.all(kind) if entry.on_table]
        return [entry for entry in seen if not (self.projected and is_restricted(self.desk.process, entry))]

    @staticmethod
    def _code(identifier: str, among: Iterable[Item]) -> str:
        """Return the code of one of some cards."""
        return next((code_of(entry) for entry in among if entry.id == identifier), identifier)

    # -- grouping --------------------------------------------------------------------------------------------

    @work(group="dialog")
    async def action_board_cluster(self) -> None:
        """Put the marked cards, or the one under the cursor, in a cluster that is there or new."""
        item = self._item
        ids = sorted(self._view.marked) or ([item.id] if item else [])
        if not ids:
            self.desk.say(msg("board.no_card"), refused=True)
            return
        choices = self._clusters()
        if any(entry.cluster for entry in self._by_id(ids)):
            choices.append(Choice(_NO_CLUSTER, self.desk.words("board.out_of_cluster")))
        picked = await self._pick(msg("board.cluster_of", n=len(ids)), choices, new="board.new_cluster")
        if picked is None:
            return
        group = None if picked.id == _NO_CLUSTER else picked.id
        done = self.desk.do(cluster_items, ids, now=self.desk.now(), cluster=group, name=picked.name or None)
        if done is not None:
            self._look(replace(self._view, marked=frozenset()))
            name = done.value.name if done.value else self.desk.words("board.no_cluster")
            self.desk.say(msg("board.clustered", n=len(ids), name=name))

    @work(group="dialog")
    async def action_board_rename(self) -> None:
        """Give another name to the cluster of the card under the cursor, or to one that is chosen."""
        item = self._item
        cluster = self.desk.process.get(Cluster, item.cluster if item else None)
        if cluster is None:
            picked = await self._pick(msg("board.rename_which"), self._clusters())
            cluster = self.desk.process.get(Cluster, picked.id) if picked else None
        if cluster is None:
            return
        question = msg("board.rename_to", name=cluster.name)
        name = await self.app.push_screen_wait(AskText(self.desk.words, question, value=cluster.name))
        if name is not None and name != cluster.name:
            done = self.desk.do(rename_cluster, cluster.id, name, now=self.desk.now())
            self._said(done, msg("board.renamed", name=name))

    def _clusters(self) -> list[Choice]:
        """Return the clusters to choose from."""
        seen = [cluster for cluster in self.desk.process.all(Cluster) if not (self.projected and cluster.restricted)]
        return [Choice(cluster.id, cluster.name) for cluster in seen]

    def _by_id(self, ids: Sequence[str]) -> list[Item]:
        """Return the cards with these ids."""
        tables = [TABLES[table] for table in CODES]
        found = [self.desk.process.get(kind, identifier) for identifier in ids for kind in tables]
        return [entry for entry in found if isinstance(entry, Item)]

    # -- one card --------------------------------------------------------------------------------------------

    @work(group="dialog")
    async def action_board_edit(self) -> None:
        """Correct the words of the card under the cursor."""
        item, words = self._item, self.desk.words
        if item is None:
            return
        fields: list[Field] = []
        if isinstance(item, Proposal):
            fields.append(LineField("title", msg("board.field_title"), item.title))
        if "text" in type(item).model_fields:
            fields.append(TextField("text", msg("board.field_text"), str(getattr(item, "text", ""))))
        if isinstance(item, Proposal):
            fields += _standing_fields(item, words)
        filled = await self.app.push_screen_wait(
            FillIn(words, msg("board.edit", card=code_of(item)), fields, check=_has_words)
        )
        values = _typed(filled or {})
        changes = {name: value for name, value in values.items() if (value or None) != (getattr(item, name) or None)}
        if changes:
            table = table_of(type(item))
            done = self.desk.do(edit, table, item.id, now=self.desk.now(), **changes)
            self._said(done, msg("board.edited", card=code_of(item)))

    def action_board_flash(self) -> None:
        """Mark disagreement on the card under the cursor, or take the mark off."""
        if (item := self._item) is not None:
            done = self.desk.do(flash, table_of(type(item)), item.id, now=self.desk.now(), on=not item.flash)
            self._said(done, msg("board.unflashed" if item.flash else "board.flashed", card=code_of(item)))

    @work(group="dialog")
    async def action_board_set_aside(self) -> None:
        """Take the card under the cursor off the table, with a reason."""
        item = self._item
        if item is None:
            return
        question = msg("board.aside_why", card=code_of(item))
        reason = await self.app.push_screen_wait(AskText(self.desk.words, question, note=msg("board.aside_note")))
        if reason:
            done = self.desk.do(set_aside, table_of(type(item)), item.id, now=self.desk.now(), reason=reason)
            self._said(done, msg("board.was_set_aside", card=code_of(item)))

    def action_board_to_table(self) -> None:
        """Bring the card under the cursor to the table: from the inbox, or from what was set aside."""
        item = self._item
        if item is None:
            return
        table, now = table_of(type(item)), self.desk.now()
        if item.state is ItemState.INBOX:
            self._said(self.desk.do(reveal, table, [item.id], now=now), msg("board.revealed", card=code_of(item)))
        elif item.state is ItemState.SET_ASIDE:
            self._said(self.desk.do(restore, table, item.id, now=now), msg("board.restored", card=code_of(item)))
        else:
            self.desk.say(msg("board.on_table_already", card=code_of(item)), refused=True)

    @work(group="dialog")
    async def action_board_attribute(self) -> None:
        """Say whose the card under the cursor is."""
        item = self._item
        if item is None:
            return
        picked = await self._pick(msg("board.whose", card=code_of(item)), self._voices())
        if picked is None or picked.id is None:
            return
        kind, _, identifier = picked.id.partition(":")
        done = self.desk.do(
            attribute,
            table_of(type(item)),
            item.id,
            now=self.desk.now(),
            author=identifier if kind == "person" else None,
            organization=identifier if kind == "organization" else None,
            category=Category(identifier) if kind == "category" else item.category if kind == "anonymous" else None,
            attribution=Attribution.ANONYMOUS if kind == "anonymous" else None,
        )
        if done is not None and not done.warnings:
            self.desk.say(msg("board.attributed", card=code_of(item)))

    def _voices(self) -> list[Choice]:
        """Return under whose name a card may be kept."""
        process, words = self.desk.process, self.desk.words
        bodies = [Choice(f"organization:{body.id}", body.label, body.name) for body in process.all(Organization)]
        people = [
            Choice(
                f"person:{person.id}", person.full_name, body.label if (body := process.organization_of(person)) else ""
            )
            for person in process.all(Participant)
        ]
        categories = [Choice(f"category:{category.value}", words.term(category)) for category in Category]
        return [*bodies, *people, *categories, Choice("anonymous:", words("board.anonymous"))]

    async def _pick(self, question: Msg, choices: Sequence[Choice], *, new: str | None = None) -> Picked | None:
        """Ask to choose one of many."""
        return await self.app.push_screen_wait(Pick(self.desk.words, question, choices, new=new))

    def _said(self, done: object | None, sentence: Msg) -> None:
        """Say what was done, unless it was refused: that was said already."""
        if done is not None:
            self.desk.say(sentence)


def _standing_fields(proposal: Proposal, words: Translator) -> list[Field]:
    """Return the fields that tell what became of a proposal: its state, the perimeter, where it was forwarded."""
    states = tuple((status.value, words.term(status)) for status in ProposalStatus)
    scopes = tuple((scope.value, words.term(scope)) for scope in Perimeter)
    unsaid = ("", words("board.unsaid"))
    return [
        ChoiceField("status", msg("board.field_status"), (unsaid, *states), proposal.status or ""),
        LineField("forwarded_to", msg("board.field_forwarded"), proposal.forwarded_to or ""),
        ChoiceField("perimeter", msg("board.field_perimeter"), (unsaid, *scopes), proposal.perimeter or ""),
    ]


def _typed(filled: Filled) -> dict[str, Any]:
    """Return the values of a filled form; what was left empty is unset."""
    kinds = {"status": ProposalStatus, "perimeter": Perimeter}
    words = ("title", "text")
    return {
        name: text if name in words else kinds[name](text) if text and name in kinds else text or None
        for name, text in filled.items()
    }


def _choices(items: Sequence[Item]) -> list[Choice]:
    """Return some cards to choose from."""
    return [Choice(item.id, f"{code_of(item)}  {item.words}") for item in items]


def _linked(first: Item, second: Item) -> bool:
    """Return whether two cards are linked, in either direction."""
    for one, other in ((first, second), (second, first)):
        links = (*getattr(one, "needs", ()), *(getattr(one, "proposals", ()) if isinstance(one, Commitment) else ()))
        if other.id in links:
            return True
    return False


def _served(item: Item) -> tuple[str, ...]:
    """Return the goals of the notice that a card serves."""
    goals = item.fields.get(GOALS)
    return goals if isinstance(goals, tuple) else ()


def _has_words(filled: Filled) -> Msg | None:
    """Refuse a card without words."""
    if "title" in filled:
        return None if filled["title"] else msg("board.words_missing")
    return None if filled.get("text") else msg("board.words_missing")
