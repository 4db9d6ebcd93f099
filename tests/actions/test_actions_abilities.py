"""What people can do and bring stays with the person, the body, or the category of those who are counted."""

import pytest

from codesign_tui.actions.abilities import keep_ability, set_abilities
from codesign_tui.actions.capture import capture
from codesign_tui.actions.processes import new_process
from codesign_tui.domain.abilities import BOTH, AbilityKind, abilities, gathers_abilities, recalled
from codesign_tui.domain.meetings import AgendaItem, Session
from codesign_tui.domain.messages import Refused
from codesign_tui.domain.people import Organization, Participant
from codesign_tui.domain.role_prompts import categories_here, role_prompts
from codesign_tui.domain.terms import Attribution, Category, ItemKind
from codesign_tui.domain.transactions import Draft, put
from codesign_tui.library.loading import Library
from codesign_tui.library.places import packaged_templates
from support import MemoryLedger, a_table, moment

LIBRARY = Library(packaged_templates())
SKILL, OFFER = AbilityKind.SKILL, AbilityKind.OFFER


def test_a_skill_and_an_offer_stay_with_whoever_said_them() -> None:
    """A person and a body each keep their own, one thing a line; people who are counted keep them by category."""
    table = a_table()
    rossi, argento = table.people["rossi"], table.organizations["argento"]
    keep_ability(table.ledger, SKILL, "So cucire", now=moment(), person=rossi)
    keep_ability(table.ledger, SKILL, "so cucinare\nper venti", now=moment(), person=rossi)
    keep_ability(table.ledger, OFFER, "Un furgone", now=moment(), organization=argento)
    keep_ability(table.ledger, OFFER, "Un'ora al mese", now=moment(), category=Category.CIVIL_SOCIETY)
    person, body = table.process.get(Participant, rossi), table.process.get(Organization, argento)
    assert person is not None
    assert body is not None
    assert person.skills == "So cucire\nso cucinare per venti"
    assert (body.skills, body.offers) == (None, "Un furgone")
    assert table.process.details.offers_by_category == {Category.CIVIL_SOCIETY: "Un'ora al mese"}
    assert [held.holder for held in abilities(table.process)] == [body, person, Category.CIVIL_SOCIETY]
    assert [held.holder for held in abilities(table.process, {SKILL})] == [person]
    assert abilities(table.process)[0].of(BOTH) == ((OFFER, "Un furgone"),)


def test_the_item_remembers_whose_abilities_it_gathered() -> None:
    """Each holder once, in the order they spoke; counted people by their category."""
    table = a_table()
    item, argento = table.agenda[0], table.organizations["argento"]
    for kind, text in ((SKILL, "So guidare"), (OFFER, "Un furgone")):
        keep_ability(table.ledger, kind, text, now=moment(), organization=argento, agenda_item=item)
    keep_ability(table.ledger, OFFER, "Un'ora", now=moment(), category=Category.CIVIL_SOCIETY, agenda_item=item)
    kept = table.process.get(AgendaItem, item)
    assert kept is not None
    assert kept.abilities_from == (argento, "civil_society")


def test_a_skill_of_nobody_is_refused() -> None:
    """Without a holder there is nowhere to keep it; what was said already is not kept twice."""
    table = a_table()
    with pytest.raises(Refused):
        keep_ability(table.ledger, SKILL, "So cucire", now=moment())
    keep_ability(table.ledger, SKILL, "So cucire", now=moment(), person=table.people["rossi"])
    with pytest.raises(Refused):
        keep_ability(table.ledger, SKILL, "so  CUCIRE", now=moment(), person=table.people["rossi"])


def test_what_was_said_is_corrected_as_a_whole() -> None:
    """A text of lines takes the place of the one before; empty lines are dropped, an empty text takes it away."""
    table = a_table()
    rossi = table.people["rossi"]
    keep_ability(table.ledger, SKILL, "So cucire", now=moment(), person=rossi)
    set_abilities(table.ledger, now=moment(), skills="", offers="Un furgone\n\n Una stanza ", person=rossi)
    person = table.process.get(Participant, rossi)
    assert person is not None
    assert (person.skills, person.offers) == (None, "Un furgone\nUna stanza")
    with pytest.raises(Refused):
        set_abilities(table.ledger, now=moment(), skills="", offers="Un furgone\nUna stanza", person=rossi)
    civil = Category.CIVIL_SOCIETY
    set_abilities(table.ledger, now=moment(), skills="So cucire", offers="", category=civil)
    assert table.process.details.skills_by_category == {civil: "So cucire"}
    set_abilities(table.ledger, now=moment(), skills="", offers="", category=civil)
    assert table.process.details.skills_by_category == {}


def test_the_check_in_gathers_them_and_the_round_of_commitments_recalls_them() -> None:
    """Only the step that asks for nothing else turns the line; steps that look for supporters want both in sight."""
    check_in, commitments = LIBRARY.method("check_in"), LIBRARY.method("commitments")
    assert [gathers_abilities(step) for step in check_in.steps] == [False, False, True, False]
    assert recalled(commitments.steps[1]) == BOTH
    assert recalled(check_in.steps[0]) == frozenset()
    assert recalled(None) == frozenset()


def test_each_category_is_asked_its_own_question() -> None:
    """The step asks them in the usual order; an item with a question of its own asks them no more."""
    step = LIBRARY.method("check_in").steps[1]
    item = AgendaItem(id="i", session="s", n=1, title="Apertura")
    assert list(role_prompts(item, step, "it")) == list(Category)
    assert role_prompts(item, step, "en")[Category.PUBLIC_BODY].startswith("Which habit")
    asked = item.model_copy(update={"prompt": "Da dove venite?"})
    assert role_prompts(asked, step, "it") == {}
    own = asked.model_copy(update={"prompts_by_category": {Category.PRIVATE_ENTITY: "Quali orari?"}})
    assert role_prompts(own, step, "it") == {Category.PRIVATE_ENTITY: "Quali orari?"}


def test_the_categories_here_are_those_in_the_hall_else_those_with_a_seat() -> None:
    """Nobody was marked as present: who has a seat counts, observers apart."""
    table = a_table().started()
    assert categories_here(table.process, table.session, "17:30") == (
        Category.PUBLIC_BODY,
        Category.THIRD_SECTOR,
        Category.CIVIL_SOCIETY,
    )


def test_a_process_takes_languages_and_questions_from_its_template() -> None:
    """The path of Cambia-Terra is written in four languages, and a workshop's items keep their category questions."""
    ledger = MemoryLedger()
    ledger.append(new_process(LIBRARY.workshop("cambia-terra"), title="Prova", now=moment()))
    assert ledger.process.details.languages == ("it", "ro", "bg", "en")
    other = MemoryLedger()
    other.append(new_process(LIBRARY.workshop("welfare-aziendale"), title="Prova", now=moment()))
    assert any(item.prompts_by_category for item in other.process.all(AgendaItem))


@pytest.mark.parametrize(
    ("wanted", "kept"),
    [
        (Attribution.CATEGORY, Attribution.CATEGORY),
        (Attribution.PERSON, Attribution.PERSON),
        (Attribution.ANONYMOUS, Attribution.ORGANIZATION),
        (None, Attribution.ORGANIZATION),
    ],
)
def test_a_session_says_under_whose_name_cards_are_reported(wanted: Attribution | None, kept: Attribution) -> None:
    """A named person is reported as the session says; one who was named is never made anonymous by it."""
    table = a_table().started()
    session = table.process.get(Session, table.session)
    assert session is not None
    table.ledger.append(Draft("x", moment(), (put(session.model_copy(update={"attribution": wanted})),)))
    card = capture(
        table.ledger,
        now=moment(),
        kind=ItemKind.NEED,
        text="Un bagno",
        session=table.session,
        author=table.people["bellavite"],
    ).value
    assert card.attribution is kept
