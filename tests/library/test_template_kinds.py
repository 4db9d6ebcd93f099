"""Three questions give a path its kind, and each kind is explained in three lines."""

import pytest

from codesign_tui.domain.terms import ProcessKind
from codesign_tui.library.kinds import QUESTIONS, Answers, explained, kind_for, next_question
from codesign_tui.library.wording import unfit_words
from codesign_tui.locale import LANGUAGES, Translator

PATHS = [
    ([True, True], ProcessKind.CO_PROGETTAZIONE),
    ([True, False], ProcessKind.CO_PROGRAMMAZIONE),
    ([False, True], ProcessKind.PATTO),
    ([False, False], ProcessKind.OPEN_PATH),
]

FIELDS = ("led_under_art_55", "service_is_defined", "citizens_sign")


@pytest.mark.parametrize(("given", "kind"), PATHS)
def test_two_answers_are_enough_for_a_kind(given: list[bool], kind: ProcessKind) -> None:
    """Following the questions leads to one kind, and no further question is asked."""
    answers: dict[str, bool] = {}
    for answer in given:
        question = next_question(Answers(**answers))
        assert question is not None
        answers[FIELDS[question]] = answer
    assert next_question(Answers(**answers)) is None
    assert kind_for(Answers(**answers)) is kind


def test_a_doubt_never_gives_a_path_more_law_than_it_has() -> None:
    """Who does not know is led to the open path, and from art. 55 to understanding needs first."""
    assert kind_for(Answers()) is ProcessKind.OPEN_PATH
    assert kind_for(Answers(led_under_art_55=True)) is ProcessKind.CO_PROGRAMMAZIONE


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", list(ProcessKind))
def test_each_kind_is_explained_in_three_plain_lines(kind: ProcessKind, language: str) -> None:
    """The lines fit beside a question, and never speak of procurement."""
    for line in explained(kind):
        words = Translator(language)(line)
        assert 20 < len(words) < 130
        assert list(unfit_words(words, language)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_questions_end_with_a_question_in_both_languages(language: str) -> None:
    """Each question is one that a yes or a no answers."""
    for question in QUESTIONS:
        assert "?" in Translator(language)(question)


def test_an_open_path_is_explained_without_the_law() -> None:
    """Whoever leads an open evening reads nothing of art. 55."""
    assert not any("55" in Translator("it")(line) for line in explained(ProcessKind.OPEN_PATH))
