"""Factors, actors, questions and places in a view: captured, hung, moved, weighed, and taken back by one undo."""

import pytest

from codesign_tui.actions.capture import capture
from codesign_tui.actions.items import attribute, set_aside
from codesign_tui.actions.merging import merge, split
from codesign_tui.actions.nesting import move, nest, place_actor, rename_lane, weigh
from codesign_tui.actions.undoing import undo
from codesign_tui.domain.items import Factor, HowMightWe, Item, Stakeholder
from codesign_tui.domain.messages import Refused
from codesign_tui.domain.terms import Attribution, Category, ItemKind
from codesign_tui.domain.voices import voices
from support import Table, a_table, documents, moment

NOW = moment("17:30")


def said(table: Table, text: str, kind: ItemKind = ItemKind.NEED, **values: object) -> Item:
    """Capture a contribution and return it."""
    return capture(table.ledger, now=NOW, kind=kind, text=text, session=table.session, **values).value  # type: ignore[arg-type]


def now_of(table: Table, item: Item) -> Item:
    """Return a card as it is kept now."""
    found = table.process.get(type(item), item.id)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("lane", "sign", "warned"),
    [("hindering", "hindering", False), ("opportunity", "facilitating", False), (None, "facilitating", True)],
)
def test_a_factor_takes_its_sign_from_where_it_stands(lane: str | None, sign: str, warned: bool) -> None:
    """Where nothing tells, it is kept among what helps, and that is said."""
    table = a_table().started()
    values = {} if lane is None else {"lane": lane}
    done = capture(
        table.ledger,
        now=NOW,
        kind=ItemKind.FACTOR,
        text="Orari",
        session=table.session,
        **values,  # type: ignore[arg-type]
    )
    assert isinstance(done.value, Factor)
    assert done.value.sign == sign
    assert bool(done.warnings) is warned


def test_an_actor_is_named_and_is_nobodys_voice() -> None:
    """Its category is its own, not that of whoever named it; the actor counts for no voice."""
    table = a_table().started()
    rossi = table.people["rossi"]
    actor = said(table, "Medici di base", ItemKind.STAKEHOLDER, author=rossi, category=Category.PUBLIC_BODY)
    assert isinstance(actor, Stakeholder)
    assert (actor.name, actor.words, actor.category, actor.author) == (
        "Medici di base",
        "Medici di base",
        Category.PUBLIC_BODY,
        rossi,
    )
    unsigned = said(
        table, "Parrocchie", ItemKind.STAKEHOLDER, category=Category.CIVIL_SOCIETY, attribution=Attribution.CATEGORY
    )
    assert unsigned.category is None
    attribute(table.ledger, "stakeholder_map", actor.id, now=NOW, organization=table.organizations["argento"])
    assert now_of(table, actor).category is Category.PUBLIC_BODY
    assert voices(table.process).total == 0


def test_a_question_keeps_the_needs_it_comes_from() -> None:
    """And is anonymous where it was said so."""
    table = a_table().started()
    need = said(table, "Soli la domenica")
    question = said(
        table, "Come potremmo?", ItemKind.HMW, needs=[need.id], attribution=Attribution.ANONYMOUS, author=None
    )
    assert isinstance(question, HowMightWe)
    assert (question.needs, question.at) == ((need.id,), None)


def test_a_card_is_hung_from_another_and_taken_out() -> None:
    """Hung, it stands where the other does; one undo takes it back."""
    table = a_table().started()
    cause, deeper = said(table, "a", lane="cause"), said(table, "b", lane="effect")
    nest(table.ledger, deeper.id, cause.id, now=NOW)
    hung = now_of(table, deeper)
    assert (hung.parent, hung.lane) == (cause.id, None)
    before = documents(table.process)
    nest(table.ledger, deeper.id, None, now=NOW, lane="cause")
    taken_out = now_of(table, deeper)
    assert (taken_out.parent, taken_out.lane) == (None, "cause")
    undo(table.ledger, now=NOW)
    assert documents(table.process) == before


def test_no_card_hangs_from_itself_or_from_what_left_the_table() -> None:
    """However far down the ring would close, and before it does."""
    table = a_table().started()
    first, second, third, gone = (said(table, word) for word in "abcd")
    nest(table.ledger, second.id, first.id, now=NOW)
    nest(table.ledger, third.id, second.id, now=NOW)
    set_aside(table.ledger, "needs", gone.id, now=NOW, reason="doppio")
    before = documents(table.process)
    for card, parent in ((first, first), (first, third), (first, gone), (third, second)):
        with pytest.raises(Refused):
            nest(table.ledger, card.id, parent.id, now=NOW)
    assert documents(table.process) == before


def test_a_factor_moved_to_another_quadrant_changes_sign() -> None:
    """A side of the force field is its sign; a quadrant is a lane and a sign; nothing else has a side."""
    table = a_table().started()
    factor = said(table, "Orari", ItemKind.FACTOR, lane="strength")
    move(table.ledger, factor.id, "threat", now=NOW)
    moved = now_of(table, factor)
    assert isinstance(moved, Factor)
    assert (moved.lane, moved.sign) == ("threat", "hindering")
    move(table.ledger, factor.id, "facilitating", now=NOW)
    moved = now_of(table, factor)
    assert isinstance(moved, Factor)
    assert (moved.lane, moved.sign) == ("threat", "facilitating")
    with pytest.raises(Refused):
        move(table.ledger, factor.id, "facilitating", now=NOW)
    with pytest.raises(Refused):
        move(table.ledger, said(table, "a").id, "hindering", now=NOW)


def test_scores_stay_between_one_and_five() -> None:
    """A factor is weighed and an actor is placed; beyond the ends nothing changes."""
    table = a_table().started()
    factor, actor = said(table, "Orari", ItemKind.FACTOR, lane="hindering"), said(table, "Asl", ItemKind.STAKEHOLDER)
    weigh(table.ledger, factor.id, 9, now=NOW)
    weighed = now_of(table, factor)
    assert isinstance(weighed, Factor)
    assert weighed.strength == 5
    place_actor(table.ledger, actor.id, influence=0, interest=4, now=NOW)
    placed = now_of(table, actor)
    assert isinstance(placed, Stakeholder)
    assert (placed.influence, placed.interest) == (1, 4)
    with pytest.raises(Refused):
        weigh(table.ledger, factor.id, 6, now=NOW)
    with pytest.raises(Refused):
        place_actor(table.ledger, actor.id, influence=1, interest=4, now=NOW)
    with pytest.raises(Refused):
        weigh(table.ledger, actor.id, 2, now=NOW)
    with pytest.raises(Refused):
        place_actor(table.ledger, factor.id, influence=1, interest=1, now=NOW)


def test_a_column_is_renamed_on_all_its_cards_at_once() -> None:
    """One undo gives back the old name; an empty column has no name to change."""
    table = a_table().started()
    cards = [said(table, word, ItemKind.NOTE, lane="Primo futuro") for word in "ab"]
    rename_lane(table.ledger, "Primo futuro", " Senza fondi ", now=NOW)
    assert {now_of(table, card).lane for card in cards} == {"Senza fondi"}
    undo(table.ledger, now=NOW)
    assert {now_of(table, card).lane for card in cards} == {"Primo futuro"}
    for lane, name in (("Mai", "Sempre"), ("Primo futuro", " ")):
        with pytest.raises(Refused):
            rename_lane(table.ledger, lane, name, now=NOW)


def test_merged_and_split_cards_keep_their_place() -> None:
    """A new card made of several hangs where they all hung; the parts of one hang where it did."""
    table = a_table().started()
    cause = said(table, "a", lane="cause")
    pair = [said(table, word, parent=cause.id) for word in ("un bus", "un pullman")]
    whole = merge(table.ledger, [card.id for card in pair], now=NOW, text="un mezzo").value.into
    assert whole.parent == cause.id
    parts = split(table.ledger, whole.id, ["andata", "ritorno"], now=NOW).value
    assert {part.parent for part in parts} == {cause.id}
