"""What the answers on a proposal's sheet suggest to whoever leads."""

from codesign_tui.domain.idea_reading import is_only_on_the_place, read_apart, suggestions
from codesign_tui.domain.ideas import IdeaProfile, LocalResources, Monday, Pilot, Reading
from codesign_tui.domain.items import Proposal
from codesign_tui.domain.terms import Category
from codesign_tui.locale import Translator

OFFICE = Monday(category=Category.PUBLIC_BODY, text="Apro lo sportello e rispondo al telefono.")
VOLUNTEER = Monday(category=Category.THIRD_SECTOR, text="Porto la signora Adele dal medico col pulmino.")
SAME = Monday(category=Category.THIRD_SECTOR, text="Al mattino rispondo al telefono dello sportello.")


def told(**values: object) -> list[str]:
    """Return the ids of what a proposal with these answers suggests."""
    return [hint.id.removeprefix("sheet.hint.") for hint in suggestions(Proposal(id="PR1", title="X", **values))]


def profile(**values: object) -> dict[str, object]:
    """Return an idea's answers; two people carry it."""
    return {"idea_profile": IdeaProfile(**values), "proposers": ("P1", "P2")}


def test_two_mondays_that_share_hardly_a_word_are_worth_reading_aloud() -> None:
    """Different categories that tell of different things are told calmly, with a small pilot; alike ones are not."""
    assert read_apart(OFFICE.text, VOLUNTEER.text)
    assert not read_apart(OFFICE.text, SAME.text)
    assert told(**profile(mondays=(OFFICE, VOLUNTEER))) == ["mondays_apart", "pilot"]
    assert told(**profile(mondays=(OFFICE, SAME))) == []
    tried = {**profile(mondays=(OFFICE, VOLUNTEER)), "pilot": Pilot(what="Un mese a Pieve")}
    assert told(**tried) == ["mondays_apart"]


def test_an_answer_of_one_category_alone_asks_for_another() -> None:
    """One Monday, or one reading, is only half of the question."""
    reading = Reading(category=Category.CIVIL_SOCIETY, text="Un numero a cui risponde una persona.")
    assert told(**profile(mondays=(OFFICE,), readings=(reading,))) == ["one_monday", "one_reading"]


def test_readings_that_differ_are_no_fault_but_ask_who_does_what() -> None:
    """How each category reads it may differ; it is told once, not again beside differing Mondays."""
    readings = tuple(Reading(category=monday.category, text=monday.text) for monday in (OFFICE, VOLUNTEER))
    assert told(**profile(readings=readings)) == ["readings_apart", "pilot"]
    assert told(**profile(mondays=(OFFICE, VOLUNTEER), readings=readings)) == ["mondays_apart", "pilot"]


def test_an_idea_that_moves_people_and_hangs_on_one_person_asks_for_a_second_owner() -> None:
    """Somebody lit up, or a high score, with one proposer: until a second owner is named."""
    moving = {"idea_profile": IdeaProfile(lit_up="Tutto il tavolo"), "proposers": ("P1",)}
    assert told(**moving) == ["second_owner"]
    assert told(**{**moving, "proposers": ("P1", "P2")}) == []
    assert told(**moving, second_owner="O2") == []
    assert told(idea_profile=IdeaProfile(charismatic=4)) == ["second_owner"]


def test_scores_are_optional_and_low_ones_ask_whether_it_is_routine() -> None:
    """Nothing is said of a proposal without answers; low scores both suggest to forward it."""
    assert told() == []
    assert told(idea_profile=IdeaProfile(charismatic=1, chameleonic=2)) == ["routine"]
    assert told(**profile(chameleonic=4)) == ["pilot"]


def test_a_place_without_anything_of_the_place_is_only_on_the_territory() -> None:
    """People, spaces or know-how of the place make it *with* the territory; without a place nothing is said."""
    assert is_only_on_the_place(Proposal(id="PR1", title="X", place="Pieve"))
    with_people = LocalResources(people="le nonne del circolo")
    assert not is_only_on_the_place(Proposal(id="PR1", title="X", place="Pieve", local_resources=with_people))
    assert not is_only_on_the_place(Proposal(id="PR1", title="X"))


def test_every_suggestion_is_a_sentence_that_needs_no_theory() -> None:
    """No suggestion says charismatic or chameleonic, in either language."""
    both = Proposal(
        id="PR1", title="X", idea_profile=IdeaProfile(mondays=(OFFICE,), charismatic=5, chameleonic=5, lit_up="tutti")
    )
    for language in ("it", "en"):
        for hint in suggestions(both):
            words = Translator(language)(hint).casefold()
            assert "carism" not in words
            assert "charism" not in words
            assert "cham" not in words
