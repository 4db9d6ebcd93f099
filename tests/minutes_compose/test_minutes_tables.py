"""What minutes say of the sheets of the tables and of cards in other languages."""

import pytest
from minutes_samples import composed, in_order, open_workshop, words

from codesign_tui.domain.items import Need, Note, Translation
from codesign_tui.domain.terms import Attribution, Channel, CopyKind

ASKED = "Che cosa manca la sera?"


def _line(n: int, text: str, table: str, question: str = ASKED, **more: object) -> Note:
    """Return a line of a table's sheet."""
    return Note.model_validate(
        {
            "id": f"L{n}",
            "number": n,
            "text": text,
            "session": "O1",
            "agenda_item": "O1-1",
            "origin_table": table,
            "question": question,
            "channel": Channel.PAPER,
            "at": f"2026-05-09T16:{n:02d}:00+02:00",
        }
        | more
    )


def test_the_sheets_are_told_by_question_and_by_table() -> None:
    """Under each question the tables, under each table its lines, and none of them again among the notes."""
    text = words(
        composed(
            open_workshop(
                _line(1, "La luce", "2"),
                _line(2, "Un bagno", "1"),
                _line(3, "La musica", "Tavolo 2"),
                _line(4, "L'ombra", "1", "E di giorno?"),
            ),
            "O1",
        )
    )
    in_order(text, ASKED, "Tavolo 2", "A01 – La luce", "A03 – La musica", "Tavolo 1", "A02 – Un bagno")
    in_order(text, "E di giorno?", "Tavolo 1", "A04 – L'ombra")
    assert text.count("La luce") == 1


@pytest.mark.parametrize("copy", CopyKind)
def test_the_table_of_an_anonymous_line_is_not_told(copy: CopyKind) -> None:
    """The line stands under its question, and no table is named over it."""
    line = _line(1, "La luce", "i Pini", attribution=Attribution.ANONYMOUS, at=None)
    text = words(composed(open_workshop(line), "O1", copy))
    in_order(text, ASKED, "La luce")
    assert "i pini" not in text.casefold()


def _foreign(attribution: Attribution | None) -> Need:
    """Return a need in Romanian with its translation."""
    return Need(
        id="N9",
        number=9,
        text="Autobuzul nu ajunge",
        session="O1",
        agenda_item="O1-1",
        attribution=attribution,
        language="ro",
        translation=Translation(text="Il bus non arriva", translated_by="mediatrice"),
    )


def test_a_card_is_told_in_its_words_and_in_translation() -> None:
    """Original, language and translation stand together, with the role of whoever translated."""
    text = words(composed(open_workshop(_foreign(None)), "O1", CopyKind.PUBLIC))
    in_order(text, "«Autobuzul nu ajunge» (romeno)", "traduzione (mediatrice): «Il bus non arriva»")


def test_a_public_copy_tells_no_language_of_an_anonymous_card() -> None:
    """At a table with one person who speaks Romanian the language would tell who wrote it."""
    inside = words(composed(open_workshop(_foreign(Attribution.ANONYMOUS)), "O1"))
    assert "Autobuzul nu ajunge" in inside
    outside = words(composed(open_workshop(_foreign(Attribution.ANONYMOUS)), "O1", CopyKind.PUBLIC))
    assert "Il bus non arriva" in outside
    assert "Autobuzul" not in outside
    assert "romeno" not in outside
