"""The board as rows: headings with counts, threads indented, what is missing said in words; or only loose ends."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from codesign_tui.domain.card_filter import Keeps
from codesign_tui.domain.items import Cluster, Item
from codesign_tui.domain.orphans import goals_without_proposal
from codesign_tui.domain.private_writing import is_hidden
from codesign_tui.domain.process import Process
from codesign_tui.domain.tables import ITEM_TABLES, TABLES
from codesign_tui.domain.terms import ItemState
from codesign_tui.domain.threads import Grouping, Thread, ThreadGroup, is_restricted, threads
from codesign_tui.locale import Translator
from codesign_tui.tui.places.board_loose_ends import loose_end_rows
from codesign_tui.tui.places.board_painter import Painter, cards
from codesign_tui.tui.places.board_view import Counts, View
from codesign_tui.tui.widgets.rows import Row


def board_rows(process: Process, view: View, words: Translator, width: int) -> tuple[list[Row], Counts]:
    """Return every row of the board, and the counts of what is on the table and in view."""
    keep = view.keeps(process)
    groups = threads(process, view.grouping, include=_seen_by_hall(process) if view.projected else None)
    inbox, aside = _apart(process, view)
    counts = _counts(process, groups)
    everything = [thread.item for _, thread in _all(groups) if not thread.again] + inbox + aside
    kept = {item.id for item in everything if keep(item)}
    counts.total, counts.shown = len(everything), len(kept)
    counts.marked_unseen = len(view.marked - kept)
    painter = Painter(process, view, words, width, lambda item: item.id in kept)
    if view.orphans:
        rows, counts.shown = loose_end_rows(painter)
        return rows, counts
    empty = _empty_clusters(process, view, groups, counts)
    rows = [*painter.loose("board.inbox", [item for item in inbox if item.id in kept])]
    for group in groups:
        found = [root.pruned(lambda thread: thread.item.id in kept) for root in group.threads]
        roots = [thread for thread in found if thread is not None]
        if roots:
            rows += painter.group(group, roots)
    rows += map(painter.empty_group, empty)
    rows += painter.loose("board.aside", [item for item in aside if item.id in kept])
    return rows, counts


def _empty_clusters(process: Process, view: View, groups: Sequence[ThreadGroup], counts: Counts) -> tuple[Cluster, ...]:
    """Return the clusters that have no card yet, as those brought from a listening meeting; none while some are hidden.

    The hall sees only those that are not restricted.
    """
    if view.grouping is not Grouping.CLUSTER or counts.shown != counts.total:
        return ()
    held = {group.key for group in groups}
    held |= {item.cluster for _, _, item in process.entities() if isinstance(item, Item) and item.on_table}
    found = (cluster for cluster in process.all(Cluster) if cluster.id not in held)
    return tuple(cluster for cluster in found if not (view.projected and cluster.restricted))


def _seen_by_hall(process: Process) -> Keeps:
    """Return what tells whether a card may be projected."""
    return lambda item: not is_restricted(process, item)


def _apart(process: Process, view: View) -> tuple[list[Item], list[Item]]:
    """Return the cards that wait and those set aside, as far as they are looked at; the hall sees none of them."""
    if view.projected:
        return [], []
    asked = view.set_aside or view.cards.state is ItemState.SET_ASIDE
    waiting = [card for card in _in_state(process, ItemState.INBOX) if not is_hidden(process, card)]
    return waiting, _in_state(process, ItemState.SET_ASIDE) if asked else []


def _in_state(process: Process, state: ItemState) -> list[Item]:
    """Return the cards of every kind that wait in the inbox or were set aside."""
    return [
        item
        for table in (*ITEM_TABLES.values(), "hmw")
        for item in process.all(TABLES[table])
        if isinstance(item, Item) and item.state is state
    ]


def _counts(process: Process, groups: Sequence[ThreadGroup]) -> Counts:
    """Count the cards on the table and what they lack, each once."""
    counts = Counts(goals=sum(1 for _ in goals_without_proposal(process)))
    for _, thread in _all(groups):
        if not thread.again:
            counts.kinds[type(thread.item)] += 1
            counts.missing += Counter(thread.missing)
    return counts


def _all(groups: Iterable[ThreadGroup]) -> Iterator[tuple[int, Thread]]:
    """Yield every card of every group with how deep it hangs."""
    return cards(thread for group in groups for thread in group.threads)
