"""What became of proposals, by who brought them and who carries them out."""

from codesign_tui.domain.items import Commitment, Proposal
from codesign_tui.domain.people import Organization
from codesign_tui.domain.proposal_fates import Stage, carried_by, carriers, fates_of, told_proposals, whole_of
from codesign_tui.domain.terms import Attribution, Category, CommitmentStatus, ItemState, ProposalStatus
from support_places import keep
from support_tui import MemoryFile, example_file

SHARED, DONE = ProposalStatus.APPROVED, CommitmentStatus.DONE


def two_bodies() -> MemoryFile:
    """Return a process with a town and an association, and nothing else."""
    file = MemoryFile()
    keep(
        file,
        Organization(id="o1", name="Comune", category=Category.PUBLIC_BODY),
        Organization(id="o2", name="Associazione", category=Category.THIRD_SECTOR),
    )
    return file


def test_a_joint_proposal_counts_for_each_category_and_once_in_the_whole() -> None:
    """The foot of a report is not the sum of its rows."""
    file = two_bodies()
    keep(file, Proposal(id="p1", title="Insieme", status=SHARED, proposers=("o1", "o2")))
    told = told_proposals(file.process)
    assert [fate.proposed for fate in fates_of(told).values()] == [1, 1]
    assert (whole_of(told).proposed, whole_of(told).shared) == (1, 1)


def test_who_proposes_stands_beside_who_carries_out() -> None:
    """An association proposed, the town answers for it; what was dropped is carried by nobody."""
    file = two_bodies()
    keep(
        file,
        Proposal(id="p1", title="Una", status=SHARED, proposers=("o2",)),
        Commitment(id="k1", text="a", proposals=("p1",), owner_organization="o1", status=DONE),
        Commitment(id="k2", text="b", proposals=("p1",), owner_organization="o2", status=CommitmentStatus.CANCELLED),
    )
    told = told_proposals(file.process)
    assert told[0].stage is Stage.CARRIED_OUT
    assert [body.id for body in carriers(file.process, told[0])] == ["o1"]
    row = carried_by(file.process, told)[Category.THIRD_SECTOR]
    assert (row[Category.PUBLIC_BODY], row[Category.THIRD_SECTOR]) == (1, 0)


def test_nothing_restricted_or_set_aside_is_told_and_an_anonymous_one_is_nobodys() -> None:
    """A restricted commitment is not named, and still says that all is not done."""
    file = two_bodies()
    keep(
        file,
        Proposal(id="p1", title="Nascosta", status=SHARED, restricted=True),
        Proposal(id="p2", title="Lasciata", state=ItemState.SET_ASIDE, set_aside_reason="x"),
        Proposal(id="p3", title="Senza nome", status=SHARED, attribution=Attribution.ANONYMOUS, proposers=("o1",)),
        Commitment(id="k1", text="a", proposals=("p3",), owner_organization="o1", status=DONE),
        Commitment(id="k2", text="b", proposals=("p3",), owner_organization="o2", restricted=True),
    )
    [told] = told_proposals(file.process)
    assert (told.proposal.id, told.brought_by, told.stage) == ("p3", frozenset({None}), Stage.SHARED)
    assert [one.id for one in told.commitments] == ["k1"]


def test_the_worked_example_tells_twenty_proposals() -> None:
    """Eleven shared, as its statuses say."""
    whole = whole_of(told_proposals(example_file().process))
    assert (whole.proposed, whole.shared, whole.done) == (20, 11, 6)
