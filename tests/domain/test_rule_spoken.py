"""Times and movements as people type them."""

import pytest

from codesign_tui.domain.messages import Refused
from codesign_tui.domain.spoken import Movement, spoken_movement, spoken_time
from codesign_tui.domain.wording import LONGEST_TITLE, title_and_text


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("1945", "19:45"), ("19.45", "19:45"), ("alle 19:45", "19:45"), ("ore 19,45", "19:45"), ("19h45", "19:45"),
        ("945", "09:45"), ("19", "19:00"), ("19 e 45", "19:45"), ("7:45 pm", "19:45"), ("7pm", "19:00"),
        ("12 am", "00:00"), ("12:10 p.m.", "12:10"), ("19 e mezza", "19:30"),
        ("2561", None), ("13 pm", None), ("", None), ("mai", None),
    ],
)  # fmt: skip
def test_times_are_read_as_people_type_them(text: str, at: str | None) -> None:
    """Every usual way to write a time is the same time; what is no time is none."""
    assert spoken_time(text) == at


def test_an_hour_long_before_an_evening_opening_is_the_evenings() -> None:
    """In a session of 17:00 "7 e mezza" is 19:30 and "9 am" is the morning."""
    assert spoken_time("7 e mezza", near="17:00") == "19:30"
    assert spoken_time("9 am", near="17:00") == "09:00"
    assert spoken_time("16:50", near="17:00") == "16:50"
    assert spoken_time("9.15", near="09:00") == "09:15"


@pytest.mark.parametrize(
    ("text", "name", "movement", "at"),
    [
        ("Bellavite esce 1945", "Bellavite", Movement.LEAVES, "19:45"),
        ("esce 1945 Bellavite", "Bellavite", Movement.LEAVES, "19:45"),
        ("entra 17.25 Anna Bellavite", "Anna Bellavite", Movement.ARRIVES, "17:25"),
        ("Bellavite entra 1725", "Bellavite", Movement.ARRIVES, "17:25"),
        ("D'Angelo rientra alle 18.10", "D'Angelo", Movement.COMES_BACK, "18:10"),
        ("Bellavite exits 7:45 pm", "Bellavite", Movement.LEAVES, "19:45"),
        ("Ms Rossi is back at 18:10", "Ms Rossi", Movement.COMES_BACK, "18:10"),
        ("Niccolò va via", "Niccolò", Movement.LEAVES, None),
    ],
)
def test_movements_are_read_with_the_name_before_or_after(
    text: str, name: str, movement: Movement, at: str | None
) -> None:
    """Who, what and when are found wherever they stand in the line."""
    spoken = spoken_movement(text)
    assert (spoken.name, spoken.movement, spoken.at) == (name, movement, at)


@pytest.mark.parametrize("text", ["", "Bellavite", "esce", "esce 1945", "Bellavite 1945", "Bellavite esce 2575"])
def test_a_line_that_tells_no_movement_is_refused(text: str) -> None:
    """No verb, no name or no such time: a sentence, not a guess."""
    with pytest.raises(Refused):
        spoken_movement(text)


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("Corsa pomeridiana a chiamata", ("Corsa pomeridiana a chiamata", "")),
        ("Corsa a chiamata. Un pulmino al giorno.", ("Corsa a chiamata", "Un pulmino al giorno.")),
        ("Corsa a chiamata\nUn pulmino. Al giorno.", ("Corsa a chiamata", "Un pulmino. Al giorno.")),
        ("Chiedere al dott. Rossi di aprire", ("Chiedere al dott. Rossi di aprire", "")),
        ("E se aprissimo prima? Alle otto.", ("E se aprissimo prima?", "Alle otto.")),
    ],
)
def test_a_proposals_first_sentence_is_its_title(words: str, parts: tuple[str, str]) -> None:
    """One typed text gives a title and the rest."""
    assert title_and_text(words) == parts


def test_a_long_first_sentence_is_cut_in_the_title_and_whole_in_the_text() -> None:
    """No word is lost when a title must be short."""
    words = "parola " * 60
    title, text = title_and_text(words)
    assert len(title) <= LONGEST_TITLE + 1
    assert text == words.strip()
