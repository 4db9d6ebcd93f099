"""A card that turned out to be something else."""

import pytest

from codesign_tui.actions.capture import capture
from codesign_tui.actions.changing_kind import change_kind, kinds_for
from codesign_tui.actions.undoing import undo
from codesign_tui.domain.items import Item, Need, Proposal
from codesign_tui.domain.lineage import OTHER_KINDS, lineage
from codesign_tui.domain.messages import Refused
from codesign_tui.domain.terms import Attribution, ItemKind, ItemState
from support import a_table, moment

WORDS = "Una navetta\nDue volte al giorno"


@pytest.mark.parametrize("kind", OTHER_KINDS[1:])
def test_a_card_becomes_another_kind_with_its_words_and_its_author(kind: ItemKind) -> None:
    """The old one is set aside with the reason, both know of each other, and one undo takes all of it back."""
    table = a_table().started()
    said = capture(
        table.ledger, now=moment(), kind=ItemKind.NEED, text=WORDS, session=table.session, organization=None
    ).value
    new = change_kind(table.ledger, said.id, kind, now=moment(), reason="non era un bisogno").value
    old = table.process.get(Need, said.id)
    assert old is not None
    assert (old.state, old.set_aside_reason) == (ItemState.SET_ASIDE, "non era un bisogno")
    assert (new.session, new.at, new.author) == (said.session, said.at, said.author)
    told = f"{new.title}\n{new.text}" if isinstance(new, Proposal) else new.words
    assert told == WORDS
    assert lineage(table.process, new).split_from == old
    assert lineage(table.process, old).split_into == (new,)
    undo(table.ledger, now=moment())
    assert table.process.get(Need, said.id) == said
    assert table.process.get(type(new), new.id) is None


def test_an_anonymous_card_stays_without_author_or_time() -> None:
    """Nothing of who said it comes with the new kind, and its id tells no time."""
    table = a_table().started()
    said = capture(table.ledger, now=moment(), kind=ItemKind.NEED, text=WORDS, attribution=Attribution.ANONYMOUS).value
    new = change_kind(
        table.ledger, said.id, ItemKind.NOTE, now=moment(), reason="nota", make_random_id=lambda: "caso"
    ).value
    assert (new.id, new.at, new.author, new.attribution) == ("caso", None, None, Attribution.ANONYMOUS)


def test_what_is_aside_or_a_commitment_stays_what_it_is() -> None:
    """Neither a card off the table nor another kind than those that can be mistaken is changed."""
    table = a_table().started()
    said = capture(table.ledger, now=moment(), kind=ItemKind.NEED, text=WORDS).value
    change_kind(table.ledger, said.id, ItemKind.NOTE, now=moment(), reason="nota")
    with pytest.raises(Refused):
        change_kind(table.ledger, said.id, ItemKind.RISK, now=moment(), reason="rischio")
    promise: Item = capture(table.ledger, now=moment(), kind=ItemKind.COMMITMENT, text="Le chiavi").value
    assert kinds_for(promise) == ()
    with pytest.raises(Refused):
        change_kind(table.ledger, promise.id, ItemKind.NOTE, now=moment(), reason="nota")
