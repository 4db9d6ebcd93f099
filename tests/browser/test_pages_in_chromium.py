"""The HTML page in real Chromium: nothing that axe-core knows is wrong with it, and it prints whole."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from browser.chromium import printed, violations
from codesign_tui.domain.terms import CopyKind
from codesign_tui.locale import Translator
from codesign_tui.minutes.compose import compose_minutes
from codesign_tui.minutes.document import Document, Heading, Table
from codesign_tui.minutes.formats import FORMATS
from minutes_render.readers import missing_in_order, normal, read_pdf
from minutes_render.sample import AT, minutes, rich
from minutes_render.stress import stress_minutes
from minutes_stationery.town import town
from support_tui import example_file

pytestmark = pytest.mark.office


def example(session: str, language: str, copy: CopyKind) -> Document:
    """Return minutes of the worked example."""
    process = example_file().process
    return compose_minutes(
        process, session, copy=copy, translator=Translator(language), generated_on=date(2026, 11, 23)
    )


@pytest.mark.parametrize("copy", list(CopyKind), ids=lambda copy: copy.value)
@pytest.mark.parametrize("language", ["it", "en"])
def test_the_minutes_of_the_example_are_clean_for_axe(language: str, copy: CopyKind, tmp_path: Path) -> None:
    """Every session of the worked example, in both languages and both copies, breaks no rule of accessibility."""
    for session in ("S1", "S2", "S3"):
        page = FORMATS["html"].render(example(session, language, copy), at=AT)
        assert violations(page, tmp_path) == []


@pytest.mark.parametrize("document", [rich, stress_minutes])
def test_a_page_of_hostile_words_is_clean_for_axe(document: Callable[[], Document], tmp_path: Path) -> None:
    """Emoji, long words, markup, right-to-left, three hundred cards and empty cells break no rule either."""
    assert violations(FORMATS["html"].render(document(), at=AT), tmp_path) == []


def test_a_page_with_a_coat_of_arms_is_clean_for_axe(tmp_path: Path) -> None:
    """The picture has its words, and is shown under the page's own policy."""
    page = FORMATS["html"].render(minutes(), at=AT, stationery=town(tmp_path / "minutes"))
    assert b"<img " in page
    assert violations(page, tmp_path) == []


def test_axe_finds_what_is_wrong_with_a_page(tmp_path: Path) -> None:
    """The checker does look: a picture without words and a table without name are found."""
    page = FORMATS["html"].render(minutes(), at=AT).replace(b"</main>", b'<img src="data:image/png;base64,"></main>')
    assert [one.rule for one in violations(page, tmp_path)] == ["image-alt"]


def test_the_page_prints_with_the_signatures_under_their_words(tmp_path: Path) -> None:
    """Printed, every text is there, and nobody signs a sheet that says nothing."""
    document = minutes()
    pages = read_pdf(printed(FORMATS["html"].render(document, at=AT), tmp_path))
    expected = [block.text for block in document.blocks if isinstance(block, Heading)]
    expected_cells = [row[0] for block in document.blocks if isinstance(block, Table) for row in block.rows]
    assert missing_in_order(map(normal, expected), normal(" ".join(pages))) == []
    assert missing_in_order(map(normal, expected_cells), normal(" ".join(pages))) == []
    signed = next(page for page in pages if "La verbalizzante" in page)
    assert "Letto, confermato e sottoscritto" in signed
    assert f"{len(pages)} / {len(pages)}" in pages[-1]


def test_a_long_table_never_begins_at_the_foot_of_a_printed_page(tmp_path: Path) -> None:
    """The heading, the header row and the first row come together."""
    pages = read_pdf(printed(FORMATS["html"].render(stress_minutes(), at=AT), tmp_path))
    assert next(page for page in pages if "Presenti e assenti" in page).count("D'Angelo") >= 1
