"""Several cards made one and one made several: nothing lost, the lineage kept, anonymous cards kept anonymous."""

from collections.abc import Callable

import pytest

from codesign_tui.actions.capture import capture
from codesign_tui.actions.items import cluster_items, edit, link, restore
from codesign_tui.actions.merging import merge, split, tell_apart, unmerge
from codesign_tui.actions.undoing import redo, undo
from codesign_tui.domain.items import Commitment, Item, Need, Proposal, TallyRow, Vote
from codesign_tui.domain.lineage import lineage
from codesign_tui.domain.messages import Refused
from codesign_tui.domain.orphans import needs_without_proposal, proposals_without_commitment
from codesign_tui.domain.process import Process
from codesign_tui.domain.similar import suggest
from codesign_tui.domain.tables import table_of
from codesign_tui.domain.terms import Attribution, Category, ItemKind, ItemState, ProposalStatus
from codesign_tui.domain.transactions import Draft, put
from codesign_tui.exchange.interchange import read, write
from support import MemoryLedger, Table, a_table, documents, moment

NOW = moment("17:30")
OTHER_KINDS = (ItemKind.STATEMENT, ItemKind.DECISION, ItemKind.COMMITMENT)


def said(table: Table, text: str = "Un bus", kind: ItemKind = ItemKind.NEED, **values: object) -> Item:
    """Capture a contribution and return it."""
    return capture(table.ledger, now=NOW, kind=kind, text=text, session=table.session, **values).value  # type: ignore[arg-type]


def now_of(process: Process, item: Item) -> Item:
    """Return a card as it is kept now."""
    found = process.get(type(item), item.id)
    assert found is not None
    return found


def test_one_card_stands_for_others_that_stay() -> None:
    """The others are set aside with their words, author and the card that stands for them."""
    table = a_table().started()
    first, second = said(table), said(table, "Il pullman", author=table.people["rossi"])
    done = merge(table.ledger, [first.id, second.id], now=NOW, into=first.id).value
    assert (done.into.id, [item.id for item in done.originals]) == (first.id, [second.id])
    gone = now_of(table.process, second)
    assert (gone.state, gone.merged_into, gone.words) == (ItemState.SET_ASIDE, first.id, "Il pullman")
    assert gone.author == table.people["rossi"]
    assert now_of(table.process, first).words == "Un bus"
    relatives = lineage(table.process, now_of(table.process, first))
    assert [item.id for item in relatives.took_in] == [second.id]
    assert lineage(table.process, gone).merged_into == now_of(table.process, first)


def test_a_new_card_may_stand_for_all() -> None:
    """It has new words and a number of its own, keeps what all agree on, and the author if there is one only."""
    table = a_table().started()
    rossi = table.people["rossi"]
    pair = [said(table, text, author=rossi) for text in ("Un bus", "Il pullman")]
    cluster_items(table.ledger, [item.id for item in pair], now=NOW, name="Mezzi")
    new = merge(table.ledger, [item.id for item in pair], now=NOW, text="Un mezzo").value.into
    assert (new.words, new.number, new.author, new.session) == ("Un mezzo", 3, rossi, table.session)
    assert new.cluster == now_of(table.process, pair[0]).cluster is not None
    mixed = merge(table.ledger, [new.id, said(table, author=table.people["olivieri"]).id], now=NOW, text="Due").value
    assert (mixed.into.author, mixed.into.author_organization, mixed.into.attribution) == (None, None, None)
    same = [said(table, author=rossi).id, said(table, category=Category.CIVIL_SOCIETY).id]
    voice = merge(table.ledger, same, now=NOW, text="Una voce").value.into
    assert (voice.author, voice.category) == (None, Category.CIVIL_SOCIETY)
    assert voice.attribution is Attribution.CATEGORY


def test_anonymous_stays_anonymous() -> None:
    """A card made with an anonymous one, or parts of one, tell neither author nor time, not even by the id."""
    table = a_table().started()
    hidden = said(table, attribution=Attribution.ANONYMOUS)
    named = said(table, author=table.people["rossi"])
    ids = iter("abc")

    def next_id() -> str:
        """Return an id that tells nothing."""
        return next(ids)

    new = merge(table.ledger, [hidden.id, named.id], now=NOW, text="Insieme", make_random_id=next_id).value.into
    assert (new.id, new.attribution, new.author, new.at) == ("a", Attribution.ANONYMOUS, None, None)
    parts = split(table.ledger, new.id, ["Una", "Due"], now=NOW, make_random_id=next_id).value
    assert [(part.id, part.attribution, part.at) for part in parts] == [
        ("b", Attribution.ANONYMOUS, None), ("c", Attribution.ANONYMOUS, None)
    ]  # fmt: skip
    assert now_of(table.process, hidden).attribution is Attribution.ANONYMOUS


def test_what_was_linked_is_linked_to_the_card_that_stays() -> None:
    """No proposal and no commitment is left without what it answered, and no need turns into an orphan."""
    table = a_table().started()
    kept, other = said(table), said(table)
    answer, second = said(table, "Navetta", ItemKind.PROPOSAL), said(table, "Bus", ItemKind.PROPOSAL)
    promise = said(table, "Chiedo", ItemKind.COMMITMENT)
    link(table.ledger, other.id, answer.id, now=NOW)
    link(table.ledger, answer.id, promise.id, now=NOW)
    merge(table.ledger, [kept.id, other.id], now=NOW, into=kept.id)
    assert list(needs_without_proposal(table.process)) == []
    whole = merge(table.ledger, [second.id, answer.id], now=NOW, into=second.id).value.into
    assert isinstance(whole, Proposal)
    assert whole.needs == (other.id, kept.id)
    assert whole.merged == (answer.id,)
    linked = now_of(table.process, promise)
    assert isinstance(linked, Commitment)
    assert linked.proposals == (answer.id, second.id)
    assert list(proposals_without_commitment(table.process)) == []
    gone = now_of(table.process, answer)
    assert isinstance(gone, Proposal)
    assert gone.status is ProposalStatus.MERGED


def test_votes_stay_on_the_originals() -> None:
    """A tally keeps the options it was taken on, and their numbers."""
    table = a_table().started()
    first, second = (said(table, text, ItemKind.PROPOSAL) for text in ("Uno", "Due"))
    rows = (TallyRow(option=first.id, total=3), TallyRow(option=second.id, total=4))
    vote = Vote(id="V1", session=table.session, kind="dots", subject="Priorità", tally=rows)
    table.ledger.append(Draft("import", NOW, (put(vote),)))
    merge(table.ledger, [first.id, second.id], now=NOW, into=first.id)
    assert table.process.get(Vote, "V1") == vote


@pytest.mark.parametrize("how", [merge, split])
def test_one_undo_takes_it_all_back(how: Callable[..., object]) -> None:
    """Undo leaves every document as it was before, redo as it was after."""
    table = a_table().started()
    needs = [said(table), said(table)]
    answer = said(table, kind=ItemKind.PROPOSAL)
    link(table.ledger, needs[1].id, answer.id, now=NOW)
    before = documents(table.process)
    if how is merge:
        merge(table.ledger, [need.id for need in needs], now=NOW, text="Insieme")
    else:
        split(table.ledger, needs[1].id, ["Uno", "Due"], now=NOW)
    after = documents(table.process)
    undo(table.ledger, now=NOW)
    assert documents(table.process) == before
    redo(table.ledger, now=NOW)
    assert documents(table.process) == after


def test_a_card_is_taken_out_of_another_later() -> None:
    """It is back on the table on its own; restoring alone would leave two cards for one."""
    table = a_table().started()
    first, second = (said(table, text, ItemKind.PROPOSAL) for text in ("Uno", "Due"))
    merge(table.ledger, [first.id, second.id], now=NOW, into=first.id)
    edit(table.ledger, "proposals", first.id, now=NOW, title="Uno, meglio")
    with pytest.raises(Refused):
        restore(table.ledger, "proposals", second.id, now=NOW)
    back = unmerge(table.ledger, second.id, now=NOW).value
    assert isinstance(back, Proposal)
    assert (back.on_table, back.merged_into, back.status) == (True, None, ProposalStatus.OPEN)
    survivor = now_of(table.process, first)
    assert isinstance(survivor, Proposal)
    assert (survivor.title, survivor.merged) == ("Uno, meglio", ())
    with pytest.raises(Refused):
        unmerge(table.ledger, second.id, now=NOW)


def test_a_card_is_taken_apart_with_its_lineage() -> None:
    """Each part has its own words and number, and the author, group and links of the whole, which is set aside."""
    table = a_table().started()
    whole = said(table, "Bus e bar", author=table.people["rossi"], cluster="Paese")
    answer = said(table, "Navetta", ItemKind.PROPOSAL, needs=[whole.id])
    parts = split(table.ledger, whole.id, ["Bus", " ", "Bar\x00"], now=NOW).value
    assert [(part.words, part.number) for part in parts] == [("Bus", 2), ("Bar", 3)]
    assert {(part.author, part.cluster, part.at, part.split_from) for part in parts} == {
        (whole.author, whole.cluster, whole.at, whole.id)
    }
    gone = now_of(table.process, whole)
    assert not gone.on_table
    assert lineage(table.process, gone).split_into == parts
    assert lineage(table.process, parts[0]).split_from == gone
    linked = now_of(table.process, answer)
    assert isinstance(linked, Proposal)
    assert linked.needs == (whole.id, *(part.id for part in parts))


def test_statements_decisions_and_commitments_are_never_merged_or_split() -> None:
    """A statement is verbatim, the others were agreed; cards of two kinds, or set aside, stay as they are too."""
    table = a_table().started()
    for kind in OTHER_KINDS:
        author = table.people["rossi"] if kind is ItemKind.STATEMENT else None
        pair = [said(table, kind=kind, author=author).id for _ in range(2)]
        with pytest.raises(Refused):
            merge(table.ledger, pair, now=NOW, into=pair[0])
        with pytest.raises(Refused):
            split(table.ledger, pair[0], ["Uno", "Due"], now=NOW)
    need, other, proposal = said(table), said(table), said(table, kind=ItemKind.PROPOSAL)
    waiting = said(table, inbox=True)
    for ids, how in (
        ([need.id], {"into": need.id}), ([need.id, need.id], {"into": need.id}),
        ([need.id, proposal.id], {"text": "x"}),
        ([need.id, waiting.id], {"text": "x"}), ([need.id, other.id], {"text": " "}), ([need.id, "X"], {"text": "x"}),
        ([need.id, other.id], {"into": proposal.id}),
    ):  # fmt: skip
        with pytest.raises(Refused):
            merge(table.ledger, ids, now=NOW, **how)  # type: ignore[arg-type]
    with pytest.raises(Refused):
        split(table.ledger, need.id, ["Uno", " "], now=NOW)


def test_two_cards_told_apart_are_not_offered_again() -> None:
    """Once said it holds in either order and for good; saying it again changes nothing."""
    table = a_table().started()
    first, second = said(table, "Mancano autisti per il pulmino"), said(table, "Autisti del pulmino")
    assert len(suggest(table.process)) == 1
    tell_apart(table.ledger, second.id, first.id, now=NOW)
    assert suggest(table.process) == ()
    for pair in ((second.id, first.id), (first.id, second.id), (first.id, first.id)):
        with pytest.raises(Refused):
            tell_apart(table.ledger, *pair, now=NOW)


def test_lineage_survives_export_and_import() -> None:
    """What was merged, split and told apart comes back as the same bytes."""
    table = a_table().started()
    needs = [said(table, f"Bisogno {number}") for number in range(4)]
    merge(table.ledger, [needs[0].id, needs[1].id], now=NOW, text="Insieme")
    split(table.ledger, needs[2].id, ["Uno", "Due"], now=NOW)
    tell_apart(table.ledger, needs[2].id, needs[3].id, now=NOW)
    written = write(table.process)
    again = MemoryLedger()
    again.append(Draft("import", NOW, read(written)))
    assert write(again.process) == written
    assert again.process.get(Need, needs[0].id) == table.process.get(Need, needs[0].id)
    assert table_of(Need) == "needs"
