"""What minutes say of questions that earlier sessions put off."""

from minutes_samples import composed, example, in_order, words

from codesign_tui.domain.items import ParkedQuestion


def _question(**more: object) -> ParkedQuestion:
    """Return a question that the first session put off."""
    return ParkedQuestion.model_validate({"id": "Q77", "session": "S1", "text": "Il parcheggio?"} | more)


def test_a_question_answered_later_is_told_where_it_was_answered() -> None:
    """The minutes of the session that answered it tell question and outcome under a heading of their own."""
    process = example(_question(outcome="trasmessa all'ufficio", answered_in="S2"))
    in_order(words(composed(process, "S2")), "Questioni rinviate in precedenza", "Q77", "trasmessa all'ufficio")
    assert "Q77" not in words(composed(process, "S3"))


def test_a_question_taken_up_points_to_its_item() -> None:
    """While it has no outcome, the minutes say at which item it was taken up."""
    item = example().agenda("S2")[2]
    text = words(composed(example(_question(taken_up=item.id)), "S2"))
    in_order(text, "Q77", "ripresa al punto 3 della seduta 2")
