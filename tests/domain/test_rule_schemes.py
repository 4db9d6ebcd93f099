"""Nested cards and structured views: each card stands in one place, and none is ever lost from sight."""

import pytest

from codesign_tui.domain.items import Factor, HowMightWe, Item, Need, Note, Proposal, Stakeholder
from codesign_tui.domain.nesting import outline
from codesign_tui.domain.presets import Preset, preset
from codesign_tui.domain.process import Process
from codesign_tui.domain.schemes import (
    Lane,
    Scope,
    actors,
    family_of,
    force_field,
    involvement,
    scenarios,
    stakeholder_map,
    swot,
    tree,
)
from codesign_tui.domain.terms import FactorFamily, Involvement, ItemKind, ItemState, TreePart
from codesign_tui.domain.transactions import Transaction, put
from codesign_tui.library.loading import Library
from codesign_tui.library.places import packaged_templates
from support import moment

EVERYWHERE = Scope()


def everything(item: Item) -> bool:
    """Show every card."""
    return bool(item.id)


def process_of(*items: Item) -> Process:
    """Return a process with these cards."""
    process = Process()
    process.apply(Transaction(1, "import", moment(), tuple(put(item) for item in items)))
    return process


def need(name: str, parent: str | None = None, **values: object) -> Need:
    """Return a need called by its id."""
    return Need.model_validate({"id": name, "text": name, "parent": parent, **values})


def drawn(*items: Item) -> str:
    """Return the outline of the cards on the table as one line: "1 a, 1.1 b"."""
    shown = [item for item in items if item.on_table]
    return ", ".join(f"{row.number} {row.item.id}" for row in outline(process_of(*items), shown))


def keys(lanes: tuple[Lane, ...]) -> dict[str | None, str]:
    """Return the ids of the cards by lane."""
    return {lane.key: " ".join(card.id for card in lane.cards) for lane in lanes if lane.cards}


def test_cards_hang_where_they_were_put() -> None:
    """An outline reads each card after the one it hangs from, in the order they came."""
    assert drawn(need("a"), need("b"), need("c", "a"), need("d", "c"), need("e", "a")) == (
        "1 a, 1.1 c, 1.1.1 d, 1.2 e, 2 b"
    )


def test_a_parent_that_was_set_aside_gives_its_children_to_the_grandparent() -> None:
    """What hung from it is seen one step higher, and stays where it is kept."""
    aside = need("b", "a", state=ItemState.SET_ASIDE, set_aside_reason="doppio")
    assert drawn(need("a"), aside, need("c", "b")) == "1 a, 1.1 c"


def test_what_hung_from_a_merged_card_hangs_from_the_one_that_stands_for_it() -> None:
    """Also where the card that stands for it hung from the one that went into it."""
    gone = need("b", state=ItemState.SET_ASIDE, merged_into="a")
    assert drawn(need("a"), gone, need("c", "b")) == "1 a, 1.1 c"
    gone = need("b", "z", state=ItemState.SET_ASIDE, merged_into="a")
    assert drawn(need("z"), need("a", "b"), gone) == "1 z, 1.1 a"


def test_what_hung_from_a_card_that_was_taken_apart_hangs_from_its_first_part() -> None:
    """The other parts stand beside it."""
    whole = need("b", state=ItemState.SET_ASIDE)
    assert drawn(whole, need("x", split_from="b"), need("y", split_from="b"), need("c", "b")) == "1 x, 1.1 c, 2 y"


def test_a_ring_of_parents_loses_no_card() -> None:
    """Two cards that a merge left hanging from each other are both seen."""
    assert drawn(need("a", "b"), need("b", "a"), need("c", "c")) == "1 a, 1.1 b, 2 c"


def test_an_outline_may_be_very_deep() -> None:
    """A chain of two thousand cards is read whole."""
    chain = [need("0"), *(need(str(at), str(at - 1)) for at in range(1, 2000))]
    assert outline(process_of(*chain), chain)[-1].depth == 1999


def test_a_card_of_the_tree_stands_in_the_part_of_the_one_it_hangs_from() -> None:
    """Causes and effects are told by the topmost card; a proposal hung on a cause is on the tree, others are not."""
    cards = (
        need("core", lane="core"), need("cause", lane="cause"), need("deeper", "cause", lane="effect"),
        need("effect", lane="effect"), need("loose"), Proposal(id="goal", title="goal", parent="deeper"),
        Proposal(id="other", title="other"),
    )  # fmt: skip
    found = tree(process_of(*cards), EVERYWHERE, everything)
    assert {part: [row.item.id for row in rows] for part, rows in found.items()} == {
        TreePart.EFFECT: ["effect"],
        TreePart.CORE: ["core"],
        TreePart.CAUSE: ["cause", "deeper", "goal"],
        None: ["loose"],
    }


def test_a_view_of_one_item_shows_its_cards_alone() -> None:
    """The whole path shows those of every item."""
    process = process_of(need("here", agenda_item="S1-01"), need("there", agenda_item="S1-02"))
    assert [row.item.id for row in tree(process, Scope("S1-01"), everything)[None]] == ["here"]
    assert [row.item.id for row in tree(process, EVERYWHERE, everything)[None]] == ["here", "there"]


def test_factors_without_a_quadrant_wait_beside_the_swot() -> None:
    """Nothing gathered is out of sight."""
    cards = (
        Factor(id="a", sign="facilitating", text="a", lane="strength"),
        Factor(id="b", sign="hindering", text="b", lane="threat"),
        Factor(id="c", sign="hindering", text="c"),
    )
    assert keys(swot(process_of(*cards), EVERYWHERE, everything)) == {"strength": "a", "threat": "b", None: "c"}


def test_factors_stand_by_sign_family_and_strength() -> None:
    """The strongest of a family comes first; a type in other words comes after the families, none last."""
    cards = tuple(
        Factor(id=name, sign="hindering", text=name, type=kind, strength=strength)
        for name, kind, strength in (
            ("e", None, None), ("d", "meteo", None), ("a", "amministrativo", 2), ("b", "organizzativo", 5),
            ("c", "economico", 3),
        )
    )  # fmt: skip
    assert keys(force_field(process_of(*cards), EVERYWHERE, everything)) == {"hindering": "b a c d e"}


@pytest.mark.parametrize(
    ("kind", "family"),
    [
        ("Contesto", FactorFamily.CONTEXT),
        ("politico strategico", FactorFamily.POLITICAL),
        ("meteo", None),
        (None, None),
    ],
)
def test_a_type_is_known_however_it_is_typed(kind: str | None, family: FactorFamily | None) -> None:
    """Capitals and spaces do not matter; other words have no family."""
    assert family_of(kind) is family


def test_who_is_not_at_the_table_comes_first() -> None:
    """Then by name, whatever the capitals."""
    cards = (
        Stakeholder(id="a", name="Zeta", at_table=True), Stakeholder(id="b", name="beta"),
        Stakeholder(id="c", name="Alfa", at_table=False),
    )  # fmt: skip
    assert [actor.id for actor in actors(process_of(*cards), everything)] == ["c", "b", "a"]


@pytest.mark.parametrize(
    ("influence", "interest", "suggested"),
    [
        (3, 3, Involvement.CLOSE), (5, 2, Involvement.SATISFY), (2, 4, Involvement.INFORM), (1, 1, Involvement.WATCH),
        (None, 5, None),
    ],
)  # fmt: skip
def test_influence_and_interest_suggest_how_to_involve(
    influence: int | None, interest: int | None, suggested: Involvement | None
) -> None:
    """The middle counts as much: in doubt, somebody is involved; half a judgement suggests nothing."""
    actor = Stakeholder(id="a", name="a", influence=influence, interest=interest)
    assert involvement(actor) is suggested
    assert keys(stakeholder_map(process_of(actor), everything)) == {suggested: "a"}


def test_scenarios_have_the_columns_of_the_method_and_those_of_the_cards() -> None:
    """A card in a column that nobody declared has it; a note of the item without one waits; a quadrant is no column."""
    cards = (
        Note(id="a", text="a", lane="Fra un anno", agenda_item="S1-01"), Note(id="b", text="b", agenda_item="S1-01"),
        Note(id="c", text="c", lane="Mai", agenda_item="S1-01"),
        Factor(id="d", sign="hindering", text="d", lane="threat", agenda_item="S1-01"),
    )  # fmt: skip
    process = process_of(*cards)
    assert keys(scenarios(process, Scope("S1-01"), everything, ["Fra un anno"])) == {
        "Fra un anno": "a",
        "Mai": "c",
        None: "b",
    }
    assert keys(scenarios(process, EVERYWHERE, everything, [])) == {"Fra un anno": "a", "Mai": "c"}
    assert [lane.key for lane in scenarios(process_of(), EVERYWHERE, everything, [])] == [
        "as_is",
        "wished",
        "feared",
        None,
    ]


def test_a_step_presets_the_kind_and_the_place_of_its_cards() -> None:
    """A kind without a sign gives way where the step gathers other things; a kind with a sign stays."""
    library = Library(packaged_templates())
    field, nabc = library.method("force_field"), library.method("nabc")
    told = [preset(None, field, step) for step in field.steps]
    assert told[0] == Preset(ItemKind.NOTE)
    assert told[1:3] == [Preset(ItemKind.FACTOR, "facilitating"), Preset(ItemKind.FACTOR, "hindering")]
    assert told[-1] == Preset(ItemKind.COMMITMENT)
    assert preset(None, field, None) == Preset(ItemKind.FACTOR)
    assert {preset(None, nabc, step).kind for step in nabc.steps} == {ItemKind.PROPOSAL}
    assert preset(None, None, None) == Preset()


def test_other_kinds_may_hang_from_one_another() -> None:
    """A question hangs from the need that it comes from."""
    assert drawn(need("a"), HowMightWe(id="h", text="h", parent="a")) == "1 a, 1.1 h"
