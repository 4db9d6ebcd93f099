"""What stands on each paper, and what never does."""

from collections.abc import Iterator

import pytest
from papers_samples import LIBRARY, changed, example, paper, words_of

from codesign_tui.domain.details import Evaluation, SurveyItem
from codesign_tui.domain.meetings import AgendaItem, Session, TableGroup
from codesign_tui.domain.messages import Refused
from codesign_tui.domain.people import Attendance, Participant
from codesign_tui.domain.process import Process
from codesign_tui.domain.table_questions import table_questions
from codesign_tui.domain.terms import Category, CopyKind
from codesign_tui.locale import LANGUAGES, Translator
from codesign_tui.minutes.document import Card, Cards, Document, PageBreak, Paragraph, Table, WritingLines, texts
from codesign_tui.minutes.papers.family import PAPERS, USUAL, compose_paper


def _session(process: Process, identifier: str = "S2") -> Session:
    """Return a session."""
    found = process.get(Session, identifier)
    assert found is not None
    return found


def _tables(document: Document) -> list[Table]:
    """Return the tables of a document."""
    return [block for block in document.blocks if isinstance(block, Table)]


def _cards(document: Document) -> Iterator[Card]:
    """Yield the pieces to cut of a document, each kind once."""
    for block in document.blocks:
        if isinstance(block, Cards):
            yield from block.cards


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [name for name in PAPERS if name not in ("groups", "survey")])
def test_path_and_session_stand_at_head_and_foot(name: str, language: str) -> None:
    """Whoever finds a sheet on the floor knows of which evening it is."""
    process = example()
    document = paper(name, process, language=language, options=("PR01", "PR02", "PR03"))
    assert document.letterhead[0] == process.details.title
    assert "2" in document.letterhead[1]
    assert Translator(language)("papers.session", number=2) in document.footer
    assert "2026" in document.footer


def test_the_list_of_materials_shows_its_sums_and_on_what_they_rest() -> None:
    """Each quantity has its sum beside it and a box to tick; who is counted is said first."""
    document = paper("materials", example())
    assert isinstance(document.blocks[0], Paragraph)
    assert "13 persone attese" in document.blocks[0].text
    rows = _tables(document)[0].rows
    assert all(row[0] == "☐" and int(row[1]) > 0 and row[3] for row in rows)
    assert any(row[2].startswith("Bollini") and "5 ×" in row[3] for row in rows)


def test_the_methods_own_materials_are_listed_with_their_items() -> None:
    """A facilitator sees which item wants what."""
    rows = _tables(paper("materials", example()))[1].rows
    assert ("☐", "I costi già noti, con la fonte", "7") in rows or any(row[2] for row in rows)
    assert len({row[1] for row in rows}) == len(rows)


def test_with_nobody_registered_the_list_says_so() -> None:
    """The numbers are of the template's seats or of a usual table, and it asks to be printed again."""
    process = example(without=("participants", "attendance", "counted_people"))
    told = words_of(paper("materials", process))
    assert "nessuno è ancora registrato" in told or "non si sa ancora chi viene" in told
    assert "stampate di nuovo" in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_poster_has_hours_place_agenda_rules_and_privacy(language: str) -> None:
    """Whoever stands at the door knows where, when, how, and what happens with what they say."""
    process = example()
    process = example(changed(process.details, table_rules=("Si parla uno alla volta.",)))
    say = Translator(language)
    told = words_of(paper("poster", process, language=language))
    session = _session(process)
    for words in (session.title, session.place or "", "Si parla uno alla volta.", "Comune di Borgoserra"):
        assert words in told
    for item in process.agenda("S2"):
        assert item.title in told
    assert say.clock("17:00") in told
    assert say("papers.privacy.written") in told


def test_the_poster_says_plainly_that_a_notice_is_missing() -> None:
    """Nobody is told that a notice was given when it was not."""
    process = example()
    privacy = changed(process.details.privacy, notice_given=None)
    told = words_of(paper("poster", example(changed(process.details, privacy=privacy))))
    assert "non risulta ancora consegnata" in told


def test_no_name_that_may_not_be_published_hangs_on_the_door() -> None:
    """A rule that names a person who did not agree names them no more."""
    process = example()
    person = next(one for one in process.all(Participant) if not one.public_name_ok)
    process = example(changed(process.details, table_rules=(f"Ascoltiamo {person.full_name}.",)))
    assert person.last_name not in words_of(paper("poster", process))


def test_each_activity_has_its_page_with_question_steps_and_lines() -> None:
    """The steps stand with their minutes; the rest of the page is for writing."""
    document = paper("tables", example())
    sheets = sum(isinstance(block, PageBreak) for block in document.blocks) + 1
    assert sheets == len(_tables(document)) == sum(isinstance(block, WritingLines) for block in document.blocks)
    assert all(row[1].endswith("′") for table in _tables(document) for row in table.rows)


def test_the_grid_asks_what_the_screen_will_ask() -> None:
    """Question by question in the same order, for each table, with numbered lines and a box for each kind."""
    process = example()
    item = next(one for one in process.agenda("S2") if one.method == "nabc")
    questions = table_questions(process, item, LIBRARY.method("nabc"), "it")
    document = paper("grid", process)
    asked = [block.text for block in document.blocks if isinstance(block, Paragraph) and block.style == "quote"]
    tables = len(asked) // len(questions)
    assert asked == [f"{n}. {one.words}" for n, one in enumerate(questions, start=1)] * tables
    for table in _tables(document):
        assert [row[0] for row in table.rows] == [str(n) for n in range(1, len(table.rows) + 1)]
        assert all(row[2:5] == ("☐", "☐", "☐") for row in table.rows)
        assert table.room


@pytest.mark.parametrize(
    "fields", [{"restricted": True}, {"attribution": "anonymous"}], ids=["restricted", "anonymous"]
)
def test_where_nobody_is_named_the_grid_asks_for_no_name(fields: dict[str, object]) -> None:
    """Neither who writes nor whose a line is has a place on the sheet."""
    document = paper("grid", example(changed(_session(example()), **fields)))
    assert all(table.header[-1] == "altro" for table in _tables(document))
    assert "Chi scrive" not in words_of(document)
    assert "senza nomi" in words_of(document)


def test_tables_with_a_name_have_it_on_their_grid() -> None:
    """Groups that were made are the tables."""
    process = example()
    groups = (TableGroup(name="Pini"), TableGroup(name="Faggi"))
    told = words_of(paper("grid", example(changed(_session(process), groups=groups))))
    assert "Tavolo Pini" in told
    assert "Tavolo Faggi" in told
    assert "Tavolo 1" not in told


def test_a_tent_for_each_member_and_empty_ones_for_who_is_counted() -> None:
    """Name and organisation; who sits in somebody's place has their own name; two are to spare."""
    process = example()
    document = paper("tents", process)
    named = [card for card in _cards(document) if card.title]
    member = process.get(Participant, "P01")
    assert member is not None
    assert (member.full_name, "Comune di Borgoserra di Mezzo") in {(card.title, card.under) for card in named}
    delegates = [seat.delegate for seat in process.in_session(Attendance, "S2") if seat.delegate]
    assert {one.full_name for one in delegates} <= {card.title for card in named}
    empty = [block for block in document.blocks if isinstance(block, Cards) and block.cards == (Card(""),)]
    assert [block.copies for block in empty] == [2]
    assert document.copy_label == "COPIA INTERNA"


def test_a_restricted_session_hangs_nothing_outside_and_names_nobody() -> None:
    """Where people at risk meet there is no poster, no list of groups, and every tent is empty."""
    process = example(changed(_session(example()), restricted=True, groups=(TableGroup(name="A"),)))
    for name in ("poster", "groups"):
        with pytest.raises(Refused):
            paper(name, process)
    assert not [card for card in _cards(paper("tents", process)) if card.title]


def test_the_groups_are_one_of_the_papers() -> None:
    """A heading and the names for each, in large type; before they are made it says how."""
    process = example()
    person = process.all(Participant)[0]
    made = example(changed(_session(process), groups=(TableGroup(name="Pini", people=(person.id,)),)))
    assert person.full_name in words_of(paper("groups", made))
    with pytest.raises(Refused) as refused:
        paper("groups", process)
    assert refused.value.message.id == "papers.nothing.groups"


def test_an_agenda_without_methods_has_no_sheets() -> None:
    """There is nothing to print for an activity that nobody chose, and the refusal says what to do."""
    plain = [changed(item, method=None) for item in example().all(AgendaItem) if item.session == "S2"]
    with pytest.raises(Refused):
        paper("tables", example(*plain))


def test_a_session_that_is_not_there_is_refused() -> None:
    """No paper without a session."""
    with pytest.raises(Refused):
        compose_paper(example(), "S9", "poster", LIBRARY, Translator("it"))


def test_how_the_path_goes_is_printed_only_when_it_is_asked_for() -> None:
    """By category, on the day of the session, an internal copy that «all» does not mean."""
    document = compose_paper(example(), "S3", "progress", LIBRARY, Translator())
    told = " ".join(texts(document))
    assert "verbale della seduta 1: approvato dopo 21 giorni" in told
    assert document.copy is CopyKind.INTERNAL
    assert "progress" not in USUAL


def test_slips_of_the_survey_have_its_statements_and_only_the_categories_that_a_sheet_keeps() -> None:
    """As many as people and one in ten more; without an open survey there is nothing to print."""
    survey = Evaluation(
        id="E2", session="S2", state="open", apart=(Category.THIRD_SECTOR,),
        items=(SurveyItem(text="Lo rifarei"), SurveyItem(text="Mi fido di più")),
    )  # fmt: skip
    [card] = _cards(paper("survey", example(survey)))
    assert card.options == (("1", "____  Lo rifarei"), ("2", "____  Mi fido di più"))
    assert card.boxes[0] == "Terzo settore"
    assert len(card.boxes) == 2
    with pytest.raises(Refused):
        paper("survey", example())
