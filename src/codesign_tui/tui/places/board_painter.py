"""The board's headings and cards as rows: code, words, and at the right what is to be known at a glance."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from textual.content import Content

from codesign_tui.domain.card_filter import Keeps
from codesign_tui.domain.idea_reading import is_only_on_the_place
from codesign_tui.domain.items import Cluster, Commitment, Item, Need, Proposal
from codesign_tui.domain.process import Process
from codesign_tui.domain.tables import code_of, table_of
from codesign_tui.domain.terms import Category, CommitmentStatus, Perimeter, ProposalStatus
from codesign_tui.domain.threads import Grouping, Missing, Thread, ThreadGroup
from codesign_tui.domain.translations import is_foreign
from codesign_tui.locale import Translator
from codesign_tui.tui.columns import spread
from codesign_tui.tui.places.board_view import View, card_row
from codesign_tui.tui.text import show, show_line
from codesign_tui.tui.widgets.rows import Row

_INDENT = 2
_CODE = 6
_LONGEST_OFFICE = 24


@dataclass
class Painter:
    """Makes rows for one width, in one language. `keep` tells which cards are looked at."""

    process: Process
    view: View
    words: Translator
    width: int
    keep: Keeps

    def __post_init__(self) -> None:
        self._again: Counter[str] = Counter()
        self._first = True

    def group(self, group: ThreadGroup, roots: list[Thread]) -> Iterator[Row]:
        """Yield a heading with its counts, and its threads."""
        kinds = Counter(type(thread.item) for _, thread in cards(roots) if not thread.again)
        counts = [
            self.words(f"board.n_{table_of(kind)}", n=kinds[kind])
            for kind in (Need, Proposal, Commitment)
            if kinds[kind]
        ]
        yield self.heading(f"group{group.key or ''}", self._name(group), " · ".join(counts))
        for depth, thread in cards(roots):
            yield self._card(thread, depth)

    def empty_group(self, cluster: Cluster) -> Row:
        """Return the heading of a cluster that has no card yet."""
        return self.heading(f"group{cluster.id}", cluster.name, self.words("board.no_card_yet"))

    def loose(self, title: str, items: list[Item]) -> Iterator[Row]:
        """Yield a heading and cards that hang from nothing: the inbox, what was set aside."""
        if not items:
            return
        yield self.heading(title, self.words(title), str(len(items)))
        for item in items:
            yield self._card(Thread(item), 0)

    def heading(self, identifier: str, title: str, counts: str, note: str = "") -> Row:
        """Return a heading, with a line of air above it unless it is the first, and a note below it if there is one."""
        air = Content("") if self._first else Content("\n")
        self._first = False
        line = air + spread(show_line(title, "bold $foreground"), show(counts, "$muted"), self.width)
        if note:
            line = line + Content("\n") + show_line(note, "$muted").truncate(self.width, ellipsis=True)
        return Row(identifier, line, heading=True)

    def lacking(self, item: Item, lack: Missing) -> Row:
        """Return the row of a card among those that lack the same."""
        return Row(card_row(table_of(type(item)), item.id, lack.value), self._line(item, 0, self._marks(item)))

    def _card(self, thread: Thread, depth: int) -> Row:
        """Return one card, indented by how deep it hangs."""
        item, nth = thread.item, 0
        if thread.again:
            self._again[item.id] += 1
            nth = self._again[item.id]
        remark = show(self.words("board.shown_above"), "$muted") if thread.again else self._remark(thread)
        quiet = thread.again or not self.keep(item)
        row = card_row(table_of(type(item)), item.id, nth)
        return Row(row, self._line(item, depth, remark, quiet=quiet))

    def _line(self, item: Item, depth: int, remark: Content, *, quiet: bool = False) -> Content:
        """Return a card on one line; quiet, it is only there for what hangs from it, or hangs in full elsewhere."""
        code = show_line(code_of(item), "$muted" if quiet else "bold")
        mark = "✓ " if item.id in self.view.marked else "  "
        gap = Content(" " * max(_CODE - code.cell_length, 1))
        left = Content(mark + " " * _INDENT * depth) + code + gap + show_line(item.words, "$muted" if quiet else "")
        line = spread(left, remark, self.width)
        if item.translation is None or quiet:
            return line
        under = Content(" " * (len(mark) + _INDENT * depth + _CODE)) + show_line(item.translation.text, "italic $muted")
        return line + Content("\n") + under.truncate(self.width, ellipsis=True)

    def _remark(self, thread: Thread) -> Content:
        """Return what stands at the right of a card: disagreement, what it lacks, what became of it."""
        item, words = thread.item, self.words
        parts = [self._marks(item)]
        if thread.missing:
            lacks = ", ".join(words(f"board.missing.{what.value}") for what in thread.missing)
            parts.append(show(lacks, "$warning"))
        elif item.on_table:
            parts.append(show_line(self._standing(item), "$muted"))
        return _beside(parts)

    def _marks(self, item: Item) -> Content:
        """Return the marks of a card: disagreement, restricted, outside the perimeter, only *on* the territory."""
        words = self.words
        parts = [show(words("board.flash_sign"), "bold $warning")] if item.flash else []
        if item.translation is None and is_foreign(self.process, item):
            parts.append(show(words("board.to_translate"), "$warning"))
        if item.restricted and not self.view.projected:
            parts.append(show(words("board.restricted"), "$muted"))
        if isinstance(item, Proposal):
            if item.perimeter in (Perimeter.OUT, Perimeter.TO_VERIFY):
                parts.append(show(words.term(item.perimeter), "$warning"))
            if is_only_on_the_place(item):
                parts.append(show(words("board.only_on"), "$muted"))
        return _beside(parts)

    def _standing(self, item: Item) -> str:
        """Return what became of a proposal or how a commitment stands, in words."""
        if isinstance(item, Proposal):
            if item.status is ProposalStatus.FORWARDED and item.forwarded_to:
                office = show_line(item.forwarded_to).truncate(_LONGEST_OFFICE, ellipsis=True).plain
                return self.words("board.forwarded_to", where=office)
            return self.words.term(item.status) if item.status else ""
        if isinstance(item, Commitment) and item.status is not None:
            late = item.status is CommitmentStatus.OVERDUE  # a kept code: lateness is told where a day is known
            return self.words.term(CommitmentStatus.IN_PROGRESS if late else item.status)
        return ""

    def _name(self, group: ThreadGroup) -> str:
        """Return the name of a group."""
        if self.view.grouping is Grouping.CATEGORY:
            return self.words.term(Category(group.key)) if group.key else self.words("board.no_category")
        cluster = self.process.get(Cluster, group.key)
        return cluster.name if cluster else self.words("board.no_cluster")


def cards(roots: Iterable[Thread]) -> Iterator[tuple[int, Thread]]:
    """Yield every card of some threads with how deep it hangs."""
    for root in roots:
        yield from root.cards()


def _beside(parts: list[Content]) -> Content:
    """Return the parts that say something, one beside the other."""
    return Content(" · ").join([part for part in parts if part.plain])
