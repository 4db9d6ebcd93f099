"""Threads: every card once, every link named, what is not seen never counted as missing."""

from codesign_tui.domain.items import Commitment, Need, Proposal
from codesign_tui.domain.terms import ItemState
from codesign_tui.domain.threads import Grouping, Missing, Thread, threads
from support_places import keep
from support_tui import MemoryFile, example_file


def cards(file: MemoryFile, grouping: Grouping) -> list[Thread]:
    """Return every card of the board, in the order it is met."""
    return [thread for group in threads(file.process, grouping) for root in group.threads for _, thread in root.cards()]


def test_every_card_on_the_table_stands_once_in_full_whatever_the_grouping() -> None:
    """By cluster and by category, each need, proposal and commitment is shown in full exactly once."""
    file = example_file()
    tables = ("needs", "proposals", "commitments")
    everything = [identifier for table in tables for identifier in file.process.documents(table)]
    for grouping in Grouping:
        shown = [thread.item.id for thread in cards(file, grouping) if not thread.again]
        assert sorted(shown) == sorted(everything)


def test_a_card_is_named_again_only_below_where_it_hangs_in_full() -> None:
    """«Already above» is true: the full card comes first in the order shown."""
    file = example_file()
    for grouping in Grouping:
        met: set[str] = set()
        for thread in cards(file, grouping):
            assert thread.again == (thread.item.id in met)
            met.add(thread.item.id)


def test_an_answer_set_aside_leaves_its_need_without_a_proposal() -> None:
    """What is off the table answers nothing and is not in the threads."""
    file = MemoryFile()
    keep(
        file,
        Need(id="N1", text="Panchine"),
        Proposal(id="PR1", title="Dieci panchine", needs=("N1",), state=ItemState.SET_ASIDE),
        Commitment(id="K1", text="Comprarle", proposals=("PR1",), owner="x", due="2026-03-01"),
    )
    shown = {thread.item.id: thread for thread in cards(file, Grouping.CLUSTER)}
    assert set(shown) == {"N1", "K1"}
    assert shown["N1"].missing == (Missing.PROPOSAL,)
    assert not shown["K1"].missing


def test_what_may_not_be_seen_does_not_show_its_need_as_a_loose_end() -> None:
    """A need answered only by a hidden proposal is not said to lack one."""
    file = MemoryFile()
    keep(file, Need(id="N1", text="x"), Proposal(id="PR1", title="y", needs=("N1",), restricted=True))
    (group,) = threads(file.process, include=lambda item: not item.restricted)
    assert [thread.item.id for thread in group.threads] == ["N1"]
    assert not group.threads[0].missing


def test_links_that_go_in_a_ring_or_nowhere_break_nothing() -> None:
    """A link to a card that is not there, or the same twice, is passed over."""
    file = MemoryFile()
    keep(
        file,
        Need(id="N1", text="x"),
        Proposal(id="PR1", title="y", needs=("N1", "N1", "N99")),
        Proposal(id="PR2", title="z", needs=("N99",)),
        Commitment(id="K1", text="k", proposals=("PR1", "PR1", "PR2", "PR99")),
    )
    shown = [(thread.item.id, thread.again) for thread in cards(file, Grouping.CLUSTER)]
    assert shown == [("N1", False), ("PR1", False), ("K1", False), ("PR2", False), ("K1", True)]
