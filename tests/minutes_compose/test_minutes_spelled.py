"""Dates, hours and items of an agenda, in words or in figures, as the path wants them."""

import re
from collections.abc import Callable

import pytest
from minutes_samples import TODAY, changed, example

from codesign_tui.domain.details import ProcessDetails
from codesign_tui.domain.document_settings import DateStyle, DocumentSettings
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import CopyKind, ProcessKind
from codesign_tui.locale import Translator
from codesign_tui.minutes.compose import compose_minutes, english_numbers, numbers
from codesign_tui.minutes.compose.codes import codes_by_id
from codesign_tui.minutes.compose.frame import Frame
from codesign_tui.minutes.compose.spelled import clock_in_words
from codesign_tui.minutes.document import Document, Heading, texts

EVERY = range(1, 10_000)


def _said(language: str, **settings: object) -> str:
    """Return the minutes of the second session with these settings, as one text."""
    details = changed(example().details, documents=DocumentSettings.model_validate(settings))
    process = example(details)
    return "\n".join(texts(_minutes(process, language)))


def _minutes(process: Process, language: str = "it") -> Document:
    """Return the minutes of the second session."""
    return compose_minutes(process, "S2", copy=CopyKind.INTERNAL, translator=Translator(language), generated_on=TODAY)


@pytest.mark.parametrize(
    ("number", "italian", "english"),
    [
        (1, "uno", "one"),
        (3, "tre", "three"),
        (23, "ventitré", "twenty-three"),
        (28, "ventotto", "twenty-eight"),
        (81, "ottantuno", "eighty-one"),
        (100, "cento", "one hundred"),
        (108, "centootto", "one hundred and eight"),
        (1999, "millenovecentonovantanove", "one thousand nine hundred and ninety-nine"),
        (2003, "duemilatré", "two thousand and three"),
        (2026, "duemilaventisei", "two thousand and twenty-six"),
        (9000, "novemila", "nine thousand"),
    ],
)
def test_numbers_are_spelled_as_people_spell_them(number: int, italian: str, english: str) -> None:
    """Tens lose their vowel, a final three has its accent, English says «and»."""
    assert numbers.in_words(number) == italian
    assert english_numbers.in_words(number) == english


@pytest.mark.parametrize("spell", [numbers.in_words, numbers.ordinal_in_words, english_numbers.in_words,
                                   english_numbers.ordinal_in_words])  # fmt: skip
def test_every_number_has_words_of_its_own(spell: Callable[[int], str]) -> None:
    """No two numbers up to 9999 are spelled alike, each in small letters, and what is outside is refused."""
    words = [spell(number) for number in EVERY]
    assert len(set(words)) == len(words)
    assert all(re.fullmatch("[a-zé -]+", word) for word in words)
    for outside in (0, -1, 10_000):
        with pytest.raises(ValueError, match="between"):
            spell(outside)


def test_words_of_a_number_end_as_its_last_part_ends() -> None:
    """A number is spelled like its thousands followed by the rest, in both languages."""
    for number in EVERY:
        rest = number % 1000
        if number > 1000 and rest:
            assert numbers.in_words(number).replace("tré", "tre").endswith(numbers.in_words(rest).replace("tré", "tre"))
            assert english_numbers.in_words(number).endswith(english_numbers.in_words(rest))


@pytest.mark.parametrize(
    ("number", "italian", "english"),
    [
        (1, "primo", "first"),
        (2, "secondo", "second"),
        (3, "terzo", "third"),
        (10, "decimo", "tenth"),
        (11, "undicesimo", "eleventh"),
        (12, "dodicesimo", "twelfth"),
        (20, "ventesimo", "twentieth"),
        (23, "ventitreesimo", "twenty-third"),
        (26, "ventiseiesimo", "twenty-sixth"),
        (100, "centesimo", "one hundredth"),
        (1000, "millesimo", "one thousandth"),
        (2000, "duemillesimo", "two thousandth"),
    ],
)
def test_ordinals_are_spelled_as_people_spell_them(number: int, italian: str, english: str) -> None:
    """Italian ordinals lose the last vowel but after tre and sei; English ones follow their last word."""
    assert numbers.ordinal_in_words(number) == italian
    assert english_numbers.ordinal_in_words(number) == english


@pytest.mark.parametrize(
    ("at", "italian", "english"),
    [
        ("18:30", "diciotto e trenta", "eighteen hours and thirty minutes"),
        ("18:00", "diciotto", "eighteen hours"),
        ("01:01", "una e un minuto", "one hour and one minute"),
        ("00:05", "zero e cinque", "zero hours and five minutes"),
        ("23:59", "ventitré e cinquantanove", "twenty-three hours and fifty-nine minutes"),
    ],
)
def test_hours_are_spelled(at: str, italian: str, english: str) -> None:
    """A time of day is read out as acts write it."""
    process = example()
    for language, expected in (("it", italian), ("en", english)):
        session = process.sessions()[0]
        frame = Frame(process, session, CopyKind.INTERNAL, Translator(language), TODAY, codes_by_id(process))
        assert clock_in_words(frame, at) == expected


def test_an_italian_verbale_has_its_day_in_words_by_custom() -> None:
    """Unless it is told otherwise the day is in words and the hour in figures."""
    assert "L'anno duemilaventisei, il giorno cinque del mese di marzo, alle ore 17.0" in _said("it")


def test_day_and_hour_are_in_words_where_the_path_wants_them() -> None:
    """The whole opening formula, and the hour of the close, are in words."""
    said = _said("it", dates=DateStyle.DAY_AND_HOUR)
    assert re.search(r"il giorno cinque del mese di marzo, alle ore diciassette e \w+", said)
    assert re.search(r"alle ore venti e \w+", said)
    english = _said("en", dates=DateStyle.DAY_AND_HOUR)
    assert "the fifth day of March in the year two thousand and twenty-six" in english
    assert "at seventeen hours and" in english


def test_an_act_may_have_its_date_in_figures() -> None:
    """Where the path wants figures, an Italian verbale has no number in words."""
    said = _said("it", dates=DateStyle.FIGURES)
    assert "duemilaventisei" not in said
    assert "iovedì 5 marzo 2026, alle ore 17.0" in said


@pytest.mark.parametrize(("language", "first"), [("it", "PRIMO PUNTO – "), ("en", "FIRST ITEM – ")])
def test_items_may_be_headed_in_words(language: str, first: str) -> None:
    """PRIMO PUNTO, SECONDO PUNTO… stand for the numbers of the items."""
    details = changed(example().details, documents=DocumentSettings(items_in_words=True))
    headings = [
        block.text for block in _minutes(example(details), language).blocks
        if isinstance(block, Heading) and block.level == 2
    ]  # fmt: skip
    assert headings[0].startswith(first)
    assert not any(re.match(r"\d", heading) for heading in headings)


def test_an_open_path_writes_figures_by_custom() -> None:
    """Outside a procedure nothing is in words unless it is asked for."""
    details = changed(example().details, kind=ProcessKind.OPEN_PATH)
    assert isinstance(details, ProcessDetails)
    assert "duemilaventisei" not in "\n".join(texts(_minutes(example(details))))
