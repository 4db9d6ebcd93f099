"""The sheets of the tables are kept as ordinary items, and cards in other languages get a translation."""

import pytest

from codesign_tui.actions.agenda import close_item
from codesign_tui.actions.attendance import count_people
from codesign_tui.actions.capture import capture
from codesign_tui.actions.processes import update_details
from codesign_tui.actions.sessions import end_session
from codesign_tui.actions.transcribing import transcribe
from codesign_tui.actions.translating import translate
from codesign_tui.domain.items import Need
from codesign_tui.domain.meetings import AgendaItem
from codesign_tui.domain.messages import Refused
from codesign_tui.domain.table_questions import lines_of
from codesign_tui.domain.terms import Attribution, Category, Channel, ItemKind
from codesign_tui.domain.translations import card_languages, to_translate
from support import Table, a_table, moment


def _transcribe(table: Table, *texts: str, at: str = "Tavolo 3", kind: ItemKind = ItemKind.NEED) -> tuple[Need, ...]:
    """Keep lines that a table gave to a question."""
    done = transcribe(
        table.ledger, table.agenda[1], texts, now=moment("19:30"), table=at, question="Che cosa manca?", kind=kind
    )
    return tuple(item for item in done.value if isinstance(item, Need))


def test_lines_of_a_sheet_know_table_question_and_that_they_came_on_paper() -> None:
    """Two lines of table 3 are two needs of the item, on paper, under its question."""
    table = a_table().started()
    first, second = _transcribe(table, "Le panchine", "Un medico")
    assert (first.origin_table, first.question, first.channel) == ("3", "Che cosa manca?", Channel.PAPER)
    assert first.transcribed_after is None
    item = table.process.get(AgendaItem, table.agenda[1])
    assert item is not None
    assert lines_of(table.process, item, "3", "che cosa manca?") == (first, second)


def test_sheets_are_typed_after_the_session_and_on_a_closed_item() -> None:
    """Neither a closed item nor a closed session refuses a line; it says that it came afterwards."""
    table = a_table().started()
    close_item(table.ledger, table.agenda[1], now=moment("18:00"))
    (kept,) = _transcribe(table, "Le panchine")
    assert kept.transcribed_after is None
    end_session(table.ledger, table.session, now=moment("19:00"))
    (late,) = _transcribe(table, "I lampioni")
    assert late.transcribed_after is True
    assert late.agenda_item == table.agenda[1]


def test_a_table_of_one_category_speaks_under_it() -> None:
    """Lines of a table where eight citizens were counted stand under their category; a mixed table under none."""
    table = a_table().started()
    count_people(
        table.ledger, table.session, now=moment("17:00"), number=8, category=Category.CIVIL_SOCIETY, table="Tavolo 3"
    )
    (kept,) = _transcribe(table, "Le panchine", at="3")
    assert (kept.category, kept.attribution) == (Category.CIVIL_SOCIETY, Attribution.CATEGORY)
    (other,) = _transcribe(table, "Le panchine", at="4")
    assert (other.category, other.attribution) == (None, None)


def test_a_sheet_without_a_table_is_refused() -> None:
    """A line that no table gave is typed in the line of Run instead."""
    table = a_table().started()
    with pytest.raises(Refused):
        _transcribe(table, "Le panchine", at="  ")


def _foreign(table: Table) -> Need:
    """Keep a need in Romanian."""
    update_details(table.ledger, now=moment(), languages=("it", "ro"))
    kept = capture(
        table.ledger,
        now=moment(),
        kind=ItemKind.NEED,
        text="Autobuzul nu ajunge",
        session=table.session,
        attribution=Attribution.ANONYMOUS,
        language="ro",
    ).value
    assert isinstance(kept, Need)
    return kept


def test_a_card_in_another_language_waits_for_its_translation() -> None:
    """It is listed until somebody puts it in the language of the documents; its words stay."""
    table = a_table().started()
    need = _foreign(table)
    assert card_languages(table.process) == ("it", "ro")
    assert list(to_translate(table.process)) == [need]
    done = translate(table.ledger, need.id, " Il bus non arriva\n", now=moment(), translated_by="mediatrice").value
    assert done.words == "Autobuzul nu ajunge"
    assert done.translation is not None
    assert (done.translation.text, done.translation.translated_by) == ("Il bus non arriva", "mediatrice")
    assert list(to_translate(table.process)) == []


def test_a_translation_is_taken_away_by_leaving_it_empty() -> None:
    """An empty text takes it away; the same text again is refused."""
    table = a_table().started()
    need = _foreign(table)
    translate(table.ledger, need.id, "Il bus non arriva", now=moment())
    with pytest.raises(Refused):
        translate(table.ledger, need.id, "Il bus non arriva", now=moment())
    assert translate(table.ledger, need.id, "", now=moment()).value.translation is None
    assert len(list(to_translate(table.process))) == 1


def test_a_card_in_the_language_of_the_documents_needs_none() -> None:
    """Of a card in the first language, or in no stated one, nothing is asked."""
    table = a_table().started()
    update_details(table.ledger, now=moment(), languages=("it", "ro"))
    capture(table.ledger, now=moment(), kind=ItemKind.NEED, text="Il bus", session=table.session, language="it")
    capture(table.ledger, now=moment(), kind=ItemKind.NEED, text="Il treno", session=table.session)
    assert list(to_translate(table.process)) == []
