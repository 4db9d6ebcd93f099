"""Correct, set aside, link, group and attribute what was captured; follow commitments."""

from datetime import date

import pytest

from codesign_tui.actions.capture import capture
from codesign_tui.actions.commitments import (
    cancel_commitment,
    complete_commitment,
    confirm_commitment,
    postpone_commitment,
    suspend_commitment,
)
from codesign_tui.actions.items import (
    attribute,
    cluster_items,
    edit,
    flash,
    link,
    rename_cluster,
    restore,
    set_aside,
    unlink,
)
from codesign_tui.domain.items import Cluster, Commitment, Decision, Item, Proposal
from codesign_tui.domain.messages import Refused
from codesign_tui.domain.overdue import overdue
from codesign_tui.domain.terms import Attribution, CommitmentStatus, ItemKind, ItemState, Perimeter
from codesign_tui.domain.transactions import Draft, put
from support import Table, a_table, moment

NOW = moment("17:30")


def said(table: Table, kind: ItemKind = ItemKind.NEED, **values: object) -> Item:
    """Capture a contribution and return it."""
    return capture(table.ledger, now=NOW, kind=kind, text="Un bus", session=table.session, **values).value  # type: ignore[arg-type]


def test_an_item_is_corrected_by_field() -> None:
    """Words change and are cleaned; a fixed field, a wrong value or another table's id is refused."""
    table = a_table().started()
    need, proposal = said(table), said(table, ItemKind.PROPOSAL)
    assert edit(table.ledger, "needs", need.id, now=NOW, text="Due\x00 bus").value.words == "Due bus"
    scoped = edit(table.ledger, "proposals", proposal.id, now=NOW, perimeter="out").value
    assert isinstance(scoped, Proposal)
    assert scoped.perimeter is Perimeter.OUT
    for table_name, wrong in (
        ("needs", {"number": 9}), ("needs", {"state": "table"}), ("needs", {"author": "P1"}),
        ("proposals", {"text": "x"}), ("needs", {"altro": 1}), ("treni", {"text": "x"}),
    ):  # fmt: skip
        with pytest.raises(Refused):
            edit(table.ledger, table_name, need.id, now=NOW, **wrong)
    with pytest.raises(Refused):
        edit(table.ledger, "proposals", proposal.id, now=NOW, impact=6)


def test_nothing_is_deleted_only_set_aside_with_a_reason() -> None:
    """Without a reason it stays; with one it leaves the table and can come back."""
    table = a_table().started()
    need = said(table)
    with pytest.raises(Refused):
        set_aside(table.ledger, "needs", need.id, now=NOW, reason=" ")
    gone = set_aside(table.ledger, "needs", need.id, now=NOW, reason="doppione").value
    assert (gone.state, gone.set_aside_reason, gone.on_table) == (ItemState.SET_ASIDE, "doppione", False)
    with pytest.raises(Refused):
        set_aside(table.ledger, "needs", need.id, now=NOW, reason="ancora")
    assert restore(table.ledger, "needs", need.id, now=NOW).value.on_table
    with pytest.raises(Refused):
        restore(table.ledger, "needs", need.id, now=NOW)


def test_disagreement_is_marked_and_taken_off() -> None:
    """The flash goes on once and off once."""
    table = a_table().started()
    need = said(table)
    assert flash(table.ledger, "needs", need.id, now=NOW).value.flash
    with pytest.raises(Refused):
        flash(table.ledger, "needs", need.id, now=NOW)
    assert not flash(table.ledger, "needs", need.id, now=NOW, on=False).value.flash


def test_needs_proposals_and_commitments_are_linked_in_either_order() -> None:
    """The proposal holds its needs, the commitment its proposals; a need and a commitment do not link."""
    table = a_table().started()
    need, proposal, promise = said(table), said(table, ItemKind.PROPOSAL), said(table, ItemKind.COMMITMENT)
    linked = link(table.ledger, proposal.id, need.id, now=NOW).value
    promised = link(table.ledger, proposal.id, promise.id, now=NOW).value
    assert isinstance(linked, Proposal)
    assert isinstance(promised, Commitment)
    assert (linked.needs, promised.proposals) == ((need.id,), (proposal.id,))
    for first, second in ((need.id, proposal.id), (need.id, promise.id), (need.id, need.id), (need.id, "X")):
        with pytest.raises(Refused):
            link(table.ledger, first, second, now=NOW)
    free = unlink(table.ledger, need.id, proposal.id, now=NOW).value
    assert isinstance(free, Proposal)
    assert free.needs == ()
    with pytest.raises(Refused):
        unlink(table.ledger, need.id, proposal.id, now=NOW)


def test_cards_are_grouped_renamed_and_taken_out() -> None:
    """Grouping moves cards of any kind at once; the group keeps its cards under a new name."""
    table = a_table().started()
    ids = [said(table).id, said(table, ItemKind.PROPOSAL).id]
    group = cluster_items(table.ledger, ids, now=NOW, name="Mobilità").value
    assert group is not None
    assert cluster_items(table.ledger, ids[:1], now=NOW, name="mobilita").value == group
    rename_cluster(table.ledger, group.id, "Spostarsi", now=NOW)
    assert [cluster.name for cluster in table.process.all(Cluster)] == ["Spostarsi"]
    assert cluster_items(table.ledger, ids, now=NOW).value is None
    assert table.process.documents("needs")[ids[0]]["cluster"] is None
    for chosen, cluster in (([], group.id), (ids, "C9"), (["X"], group.id)):
        with pytest.raises(Refused):
            cluster_items(table.ledger, chosen, now=NOW, cluster=cluster)
    with pytest.raises(Refused):
        rename_cluster(table.ledger, group.id, " ", now=NOW)


def test_an_item_made_anonymous_loses_its_author_and_says_what_stays() -> None:
    """Author, organisation and time go; the warning tells that earlier lines are still in the file."""
    table = a_table().started()
    need = said(table, author=table.people["bellavite"])
    done = attribute(table.ledger, "needs", need.id, now=NOW, attribution=Attribution.ANONYMOUS)
    assert (done.value.author, done.value.author_organization, done.value.at) == (None, None, None)
    assert [warning.id for warning in done.warnings] == ["action.was_named_before"]


def test_an_item_is_given_to_its_author() -> None:
    """The organisation and category follow the person; a name asked for and unknown is refused."""
    table = a_table().started()
    need = said(table)
    owned = attribute(table.ledger, "needs", need.id, now=NOW, author=table.people["olivieri"]).value
    assert (owned.author_organization, owned.attribution) == (
        table.organizations["comune"], Attribution.ORGANIZATION,
    )  # fmt: skip
    with pytest.raises(Refused):
        attribute(table.ledger, "needs", need.id, now=NOW, attribution=Attribution.ORGANIZATION)


def test_a_statement_never_loses_its_name() -> None:
    """A declaration cannot be made anonymous or given to nobody."""
    table = a_table().started()
    statement = said(table, ItemKind.STATEMENT, author=table.people["rossi"])
    for attribution in (None, Attribution.ANONYMOUS):
        with pytest.raises(Refused):
            attribute(table.ledger, "statements", statement.id, now=NOW, attribution=attribution)


def test_a_commitment_is_confirmed_postponed_and_kept() -> None:
    """Each step changes its state; lateness follows the session that set the new date."""
    table = a_table().started()
    promise = said(table, ItemKind.COMMITMENT, owner=table.people["rossi"], due="2026-02-01")
    confirmed = confirm_commitment(table.ledger, promise.id, now=NOW).value
    assert (confirmed.status, confirmed.confirmed_by_owner) == (CommitmentStatus.CONFIRMED, True)
    postpone_commitment(table.ledger, promise.id, date(2026, 3, 1), now=NOW, session=table.session, cause="neve")
    day = date(2026, 2, 12)
    assert [late.id for late in overdue(table.process, day)] == [promise.id]
    assert overdue(table.process, day, after_sessions_of_day=True) == []
    kept = complete_commitment(table.ledger, promise.id, now=moment(day="2026-02-28"), evidence="foto").value
    assert (kept.status, kept.completed_on, kept.evidence) == (CommitmentStatus.DONE, "2026-02-28", "foto")
    assert overdue(table.process, date(2026, 4, 1)) == []


def test_a_suspended_commitment_waits_until_it_has_a_date_again() -> None:
    """On hold it is not late; a new date brings it back to work."""
    table = a_table().started()
    promise = said(table, ItemKind.COMMITMENT, owner=table.people["rossi"], due="2026-02-01")
    suspend_commitment(table.ledger, promise.id, now=NOW, cause="manca l'accordo")
    assert overdue(table.process, date(2026, 6, 1)) == []
    again = postpone_commitment(table.ledger, promise.id, date(2026, 5, 1), now=moment(day="2026-04-01")).value
    assert again.status is CommitmentStatus.IN_PROGRESS
    assert overdue(table.process, date(2026, 3, 1)) == []
    assert [late.id for late in overdue(table.process, date(2026, 6, 1))] == [promise.id]


def test_a_commitment_is_dropped_only_with_a_reason() -> None:
    """Letting go is said."""
    table = a_table().started()
    promise = said(table, ItemKind.COMMITMENT)
    with pytest.raises(Refused):
        cancel_commitment(table.ledger, promise.id, now=NOW, cause=" ")
    dropped = cancel_commitment(table.ledger, promise.id, now=NOW, cause="non serve più").value
    assert (dropped.status, dropped.changes[0].cause) == (CommitmentStatus.CANCELLED, "non serve più")
    with pytest.raises(Refused):
        confirm_commitment(table.ledger, promise.id, now=NOW)


def test_a_second_change_keeps_the_first_ones_session() -> None:
    """A date set by an imported decision still counts from its session after another change."""
    table = a_table().started()
    imported = Commitment(id="K03", text="Fare", due="2026-01-01", new_due="2026-03-01")
    decision = Decision(id="D08", text="K03 è prorogato.", kind="plan_change", session=table.session)
    table.ledger.append(Draft("import", NOW, (put(imported), put(decision))))
    changed = postpone_commitment(table.ledger, "K03", date(2026, 6, 1), now=moment(day="2026-05-01")).value
    assert [(change.session, change.new_due) for change in changed.changes] == [
        (table.session, "2026-03-01"), (None, "2026-06-01"),
    ]  # fmt: skip
    assert [late.id for late in overdue(table.process, date(2026, 2, 12))] == ["K03"]
    assert [late.id for late in overdue(table.process, date(2026, 4, 1))] == ["K03"]
    assert overdue(table.process, date(2026, 5, 2)) == []
