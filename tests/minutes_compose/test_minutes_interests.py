"""Conflicts of interest, ways of voting and tables counted all together, as the minutes tell them."""

import pytest
from minutes_samples import LANGUAGES, changed, composed, example, tables, words

from codesign_tui.domain.items import TallyRow, Vote, VoteEntry
from codesign_tui.domain.meetings import AgendaItem, ConflictOfInterest, Opening, Session
from codesign_tui.domain.people import Attendance, Participant
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import Category, CopyKind, VoteSource, VoteState
from codesign_tui.domain.ways import DOTS

ITEM = "S2-05"
SECRET = "Mio fratello lavora nella ditta."


def vote(**values: object) -> Vote:
    """Return a vote by dots, counted all together."""
    base: dict[str, object] = {
        "id": "V90", "session": "S2", "agenda_item": ITEM, "kind": DOTS, "subject": "Da dove si comincia",
        "options": ("Pulmino", "Sportello"), "voters": 12, "voters_by_category": dict.fromkeys(Category, 3),
        "state": VoteState.CLOSED,
        "tally": (TallyRow(option="Pulmino", total=9), TallyRow(option="Sportello", total=4)),
    }  # fmt: skip
    return Vote.model_validate(base | values)


def at_the_opening(process: Process, *declared: ConflictOfInterest) -> Session:
    """Return the second session with these declarations at its opening."""
    session = process.get(Session, "S2")
    assert session is not None
    opening = (session.opening or Opening()).model_copy(update={"conflicts": declared, "conflicts_asked": True})
    return session.model_copy(update={"opening": opening})


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_public_copy_never_prints_the_words_of_a_declaration(language: str) -> None:
    """Made at the opening, on an item or on a vote: the public copy counts them, the internal one has the words."""
    declared = ConflictOfInterest(participant="P13", text=SECRET)
    process = example()
    item = process.get(AgendaItem, ITEM)
    assert item is not None
    for told in (
        example(at_the_opening(process, declared)),
        example(changed(item, conflicts=[declared.model_dump(exclude_unset=True)])),
        example(vote(conflicts=(declared,))),
    ):
        assert SECRET in words(composed(told, "S2", CopyKind.INTERNAL, language))
        public = words(composed(told, "S2", CopyKind.PUBLIC, language))
        assert "fratello" not in public
        assert ("1 dichiarazione" if language == "it" else "1 declaration") in public


def test_a_public_declaration_names_a_body_of_three_else_a_category_else_nobody() -> None:
    """One who sits alone for a body is told by category; a category under three is not told either."""
    declared = ConflictOfInterest(participant="P13", text=SECRET)
    process = example(vote(conflicts=(declared,)))
    person = process.get(Participant, "P13")
    assert person is not None
    three = [
        each
        for number in (1, 2)
        for each in (
            Participant(id=f"PX{number}", first_name="Ugo", last_name=f"Bianco{number}", category=person.category,
                        organization=person.organization),
            Attendance(id=f"AX{number}", session="S2", participant=f"PX{number}", status="present"),
        )
    ]  # fmt: skip
    alone = words(composed(process, "S2", CopyKind.PUBLIC))
    assert "Caregiver in cerchio: 1 dichiarazione" not in alone
    assert ": 1 dichiarazione" in alone
    many = example(vote(conflicts=(declared,)), *three)
    assert "Caregiver in cerchio" in words(composed(many, "S2", CopyKind.PUBLIC)).split(": 1 dichiarazione")[0][-80:]
    assert person.category is not None
    few = example(
        vote(conflicts=(declared,)),
        *(
            changed(each, category=Category.PUBLIC_BODY)
            for each in process.all(Participant)
            if each.id != "P13" and each.category is person.category
        ),
    )
    assert "tra chi siede al tavolo: 1 dichiarazione" in words(composed(few, "S2", CopyKind.PUBLIC))


def test_the_opening_refers_to_declarations_made_later() -> None:
    """It does not say that nobody declared when a vote tells that somebody did."""
    declared = ConflictOfInterest(participant="P13", text=SECRET)
    process = example(at_the_opening(example()), vote(conflicts=(declared,)))
    for copy in CopyKind:
        text = words(composed(process, "S2", copy))
        assert "nessuna dichiarazione" not in text
        assert "nel corso della seduta: vedi il punto 5." in text
    loose = example(at_the_opening(example()), vote(conflicts=(declared,), agenda_item=None))
    assert "sono rese nel corso della seduta." in words(composed(loose, "S2"))


def test_marks_counted_all_together_have_no_column_by_category() -> None:
    """A 0 for each category would say that nobody of it voted."""
    for copy in CopyKind:
        table = tables(composed(example(vote()), "S2", copy))["Esito della votazione V90"]
        assert table.header == ("Opzione", "Totale")
        assert table.rows[0] == ("Pulmino", "9")


@pytest.mark.parametrize(
    ("language", "told"),
    [("it", "per alzata di mano; 3 schede di carta; 1 scheda dal telefono"),
     ("en", "by show of hands; 3 paper ballots; 1 ballot by phone")],
)  # fmt: skip
def test_it_is_told_how_many_ballots_came_in_and_which_way(language: str, told: str) -> None:
    """Who could vote is not who did."""
    entries = (
        VoteEntry(source=VoteSource.HANDS, counts={"Pulmino": 4}),
        VoteEntry(source=VoteSource.PAPER, ballots=2, counts={"Pulmino": 2}),
        VoteEntry(source=VoteSource.PAPER, ballots=1, counts={"Pulmino": 1}),
        VoteEntry(source=VoteSource.PHONES, ballots=1, counts={"Sportello": 1}),
    )
    process = example(vote(entries=entries))
    for copy in CopyKind:
        assert told in words(composed(process, "S2", copy, language))
