"""Cards in other languages, right-to-left ones included, in every format of a document."""

from dataclasses import replace

import pytest

from codesign_tui.minutes.document import ListBlock, Table, texts
from codesign_tui.minutes.formats import FORMATS, FormatName
from minutes_render.readers import READERS, in_plain_text_order, missing_in_order, normal
from minutes_render.sample import AT, minutes

CARDS = (
    "N41 – «الحافلة لا تصل إلى القرية (2)» (arabo) – traduzione (mediatrice): «Il bus non arriva al paese (2)»",
    "N42 – «Автобус не їздить» (ucraino) – traduzione: «L'autobus non passa»",
    "N43 – «האוטובוס לא מגיע» (he)",
    "N44 – «Țipătul și așteptarea» (romeno)",
)


@pytest.mark.parametrize("name", READERS)
def test_original_and_translation_are_read_out_in_order(name: FormatName) -> None:
    """An independent reader finds each card whole, whichever way its letters run, in a list and in a table."""
    rows = tuple((card.split(" – ", 1)[0], card) for card in CARDS)
    document = replace(minutes("it"), blocks=(ListBlock(CARDS), Table("Cartellini", ("N.", "Testo"), rows)))
    found = normal(READERS[name](FORMATS[name].render(document, at=AT)))
    expected = in_plain_text_order(document) if name == "txt" else texts(document)
    assert missing_in_order((normal(text) for text in expected), found) == []
