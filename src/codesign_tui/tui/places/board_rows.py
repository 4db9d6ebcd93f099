"""The board as rows: headings with counts, threads indented, what is missing said in words."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from textual.content import Content

from codesign_tui.domain.items import Cluster, Commitment, Item, Need, Proposal
from codesign_tui.domain.private_writing import is_hidden
from codesign_tui.domain.process import Process
from codesign_tui.domain.tables import ITEM_TABLES, TABLES, code_of, table_of
from codesign_tui.domain.terms import Category, CommitmentStatus, ItemState
from codesign_tui.domain.text import folded
from codesign_tui.domain.threads import Grouping, Missing, Thread, ThreadGroup, is_restricted, threads
from codesign_tui.locale import Translator
from codesign_tui.tui.columns import spread
from codesign_tui.tui.text import show, show_line
from codesign_tui.tui.widgets.rows import Row

_APART = "\x1f"
_INDENT = 2


@dataclass(frozen=True, slots=True)
class View:
    """What of the board is shown, and how."""

    grouping: Grouping = Grouping.CLUSTER
    orphans: Missing | None = None
    """Only the cards that lack this."""
    find: str = ""
    set_aside: bool = False
    projected: bool = False
    marked: frozenset[str] = frozenset()
    """The ids of the cards that were marked to be grouped together."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many cards of each kind are on the table, and how many lack something."""

    kinds: Counter[type[Item]]
    missing: Counter[Missing]


def card_of(row: str) -> tuple[str, str] | None:
    """Return table and id of the card that a row stands for; None for a heading."""
    table, apart, rest = row.partition(_APART)
    return (table, rest.partition(_APART)[0]) if apart and table in TABLES else None


def row_of(table: str, identifier: str) -> str:
    """Return the id of the row in which a card hangs in full."""
    return f"{table}{_APART}{identifier}{_APART}0"


def board_rows(process: Process, view: View, words: Translator, width: int) -> tuple[list[Row], Counts]:
    """Return every row of the board, and the counts of what is on the table."""
    painter = _Painter(process, view, words, width)
    groups = threads(process, view.grouping, include=_seen_by_hall(process) if view.projected else None)
    rows: list[Row] = []
    if not view.projected:
        waiting = [card for card in _in_state(process, ItemState.INBOX) if not is_hidden(process, card)]
        rows += painter.loose("board.inbox", waiting)
    keep = _kept(view, words)
    for group in groups:
        kept = [thread for root in group.threads if (thread := root.pruned(keep)) is not None]
        if kept:
            rows += painter.group(group, kept)
    if view.set_aside and not view.projected:
        rows += painter.loose("board.aside", _in_state(process, ItemState.SET_ASIDE))
    return rows, _counts(groups)


def _seen_by_hall(process: Process) -> Callable[[Item], bool]:
    """Return what tells whether a card may be projected."""
    return lambda item: not is_restricted(process, item)


def _kept(view: View, words: Translator) -> Callable[[Thread], bool]:
    """Return what tells whether a card is shown under the filters in force."""
    wanted = folded(view.find).split()

    def keep(thread: Thread) -> bool:
        """Tell it of one card."""
        if view.orphans is not None and view.orphans not in thread.missing:
            return False
        if not wanted:
            return True
        searched = folded(f"{code_of(thread.item)} {thread.item.words}")
        return all(word in searched for word in wanted)

    return keep


def _in_state(process: Process, state: ItemState) -> list[Item]:
    """Return the cards of every kind that wait in the inbox or were set aside."""
    return [
        item
        for table in (*ITEM_TABLES.values(), "hmw")
        for item in process.all(TABLES[table])
        if isinstance(item, Item) and item.state is state
    ]


def _counts(groups: Iterable[ThreadGroup]) -> Counts:
    """Count the cards and what they lack, each once."""
    kinds: Counter[type[Item]] = Counter()
    missing: Counter[Missing] = Counter()
    for _, thread in _cards(thread for group in groups for thread in group.threads):
        if not thread.again:
            kinds[type(thread.item)] += 1
            missing.update(thread.missing)
    return Counts(kinds, missing)


def _cards(roots: Iterable[Thread]) -> Iterator[tuple[int, Thread]]:
    """Yield every card of some threads with how deep it hangs."""
    for root in roots:
        yield from root.cards()


@dataclass
class _Painter:
    """Makes rows for one width, in one language."""

    process: Process
    view: View
    words: Translator
    width: int

    def __post_init__(self) -> None:
        self._again: Counter[str] = Counter()
        self._first = True

    def group(self, group: ThreadGroup, roots: list[Thread]) -> Iterator[Row]:
        """Yield a heading with its counts, and its threads."""
        kinds = Counter(type(thread.item) for _, thread in _cards(roots) if not thread.again)
        counts = [
            self.words(f"board.n_{table_of(kind)}", n=kinds[kind])
            for kind in (Need, Proposal, Commitment)
            if kinds[kind]
        ]
        yield self._heading(f"group{group.key or ''}", self._name(group), " · ".join(counts))
        for depth, thread in _cards(roots):
            yield self._card(thread, depth)

    def loose(self, title: str, items: list[Item]) -> Iterator[Row]:
        """Yield a heading and cards that hang from nothing: the inbox, what was set aside."""
        wanted = folded(self.view.find).split()
        items = [item for item in items if all(word in folded(f"{code_of(item)} {item.words}") for word in wanted)]
        if not items:
            return
        yield self._heading(title, self.words(title), str(len(items)))
        for item in items:
            yield self._card(Thread(item), 0)

    def _heading(self, identifier: str, title: str, counts: str) -> Row:
        """Return a heading, with a line of air above it unless it is the first."""
        air = Content("") if self._first else Content("\n")
        self._first = False
        return Row(
            identifier,
            air + spread(show_line(title, "bold $foreground"), show(counts, "$muted"), self.width),
            heading=True,
        )

    def _card(self, thread: Thread, depth: int) -> Row:
        """Return one card: code, words, and what is to be known of it at the right."""
        item = thread.item
        table = table_of(type(item))
        key = f"{table}{_APART}{item.id}"
        self._again[key] += thread.again
        nth = self._again[key] if thread.again else 0
        mark = "✓ " if item.id in self.view.marked else "  "
        code = show_line(f"{code_of(item)}", "$muted" if thread.again else "bold")
        gap = Content(" " * max(6 - code.cell_length, 1))
        words = show_line(item.words, "$muted" if thread.again else "")
        left = Content(mark + " " * _INDENT * depth) + code + gap + words
        return Row(f"{key}{_APART}{nth}", spread(left, self._remark(thread), self.width))

    def _remark(self, thread: Thread) -> Content:
        """Return what stands at the right of a card: what it lacks, disagreement, its state."""
        item, words = thread.item, self.words
        if thread.again:
            return show(words("board.shown_above"), "$muted")
        parts = []
        if item.flash:
            parts.append(show(words("board.flash_sign"), "bold $warning"))
        if item.restricted and not self.view.projected:
            parts.append(show(words("board.restricted"), "$muted"))
        if thread.missing:
            lacks = ", ".join(words(f"board.missing.{what.value}") for what in thread.missing)
            parts.append(show(lacks, "$warning"))
        elif isinstance(item, Proposal | Commitment) and item.status is not None and item.on_table:
            late = item.status is CommitmentStatus.OVERDUE  # a kept code: lateness is told where a day is known
            parts.append(show_line(words.term(CommitmentStatus.IN_PROGRESS if late else item.status), "$muted"))
        return Content(" · ").join(parts)

    def _name(self, group: ThreadGroup) -> str:
        """Return the name of a group."""
        if self.view.grouping is Grouping.CATEGORY:
            return self.words.term(Category(group.key)) if group.key else self.words("board.no_category")
        cluster = self.process.get(Cluster, group.key)
        return cluster.name if cluster else self.words("board.no_cluster")
