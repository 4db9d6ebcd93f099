"""What the minutes tell of what the table knows: readings of the session, lessons by column, destinies, theory."""

import pytest
from minutes_samples import changed, composed, example, tables, words

from codesign_tui.domain.details import Evaluation, SurveyItem
from codesign_tui.domain.items import Indicator, Lesson, Proposal
from codesign_tui.domain.meetings import AgendaItem
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import Destiny


def entity(process: Process, identifier: str) -> Proposal:
    """Return a proposal of the example."""
    found = process.get(Proposal, identifier)
    assert found is not None
    return found


def test_indicators_say_how_far_they_are_and_what_is_not_known() -> None:
    """In the target's cell what is missing; an unknown baseline is said, never left empty."""
    rows = {row[0]: row for row in tables(composed(example(), "S3"))["Indicatori"].rows}
    assert rows["I01"][4] == "95% entro il 31 dicembre 2026; mancano 4"
    assert rows["I04"][2] == "non nota"


def test_a_reading_of_few_people_is_told_as_how_many_of_how_many_where_it_was_read() -> None:
    """Seven of twelve, in the minutes of the session that read it; an indicator set aside is not printed."""
    read = Indicator(
        id="I20", name="Soddisfatti", unit="%", direction="up",
        measurements=({"date": "2026-02-12", "value": 58, "n": 12, "session": "S1"},),
    )  # fmt: skip
    aside = Indicator(id="I21", name="Lasciato", set_aside_reason="x", measurements=read.measurements)
    rows = {row[0]: row for row in tables(composed(example(read, aside), "S1"))["Indicatori"].rows}
    assert rows["I20"][3] == "58% (12 febbraio 2026, 7 su 12)"
    assert "I21" not in rows


@pytest.mark.parametrize(("language", "lead"), [("it", "Da provare"), ("en", "To try")])
def test_lessons_stand_by_column(language: str, lead: str) -> None:
    """Those of no column come after, under a word of their own."""
    new = Lesson(id="L9", text="Riunioni corte", column="try", session="S3")
    text = words(composed(example(new), "S3", language=language))
    assert text.index(lead) < text.index("Riunioni corte") < text.index("Conta più la persona")


def test_what_becomes_of_proposals_is_printed_by_the_last_session_alone() -> None:
    """With its words; an earlier session does not know it."""
    process = example()
    lasting = changed(entity(process, "PR01"), destiny=Destiny.LASTS, destiny_words="nel piano di zona")
    document = composed(example(lasting), "S3")
    [row] = [row for row in tables(document)["Dopo il percorso"].rows if row[0] == "PR01"]
    assert row[2] == "Diventa stabile: nel piano di zona"
    assert "Dopo il percorso" not in words(composed(example(lasting), "S2"))


def test_the_theory_of_change_is_a_table_where_it_was_worked_on() -> None:
    """Only in a session with that activity; in the example none has it."""
    assert "Teoria del cambiamento" not in words(composed(example(), "S2"))
    item = AgendaItem(id="S2-99", session="S2", n=99, title="Perché", method="theory_of_change")
    table = tables(composed(example(item), "S2"))["Teoria del cambiamento"]
    assert len(table.rows) == 4
    assert table.rows[0][0] == "PR01, PR17"
    assert table.rows[1][3] == "I nuovi autisti restano almeno un anno"


def test_an_open_survey_is_not_in_the_minutes() -> None:
    """Nothing of it is known yet."""
    survey = Evaluation(id="E2", session="S1", items=(SurveyItem(text="Lo rifarei"),), state="open")
    assert "Lo rifarei" not in words(composed(example(survey), "S1"))
