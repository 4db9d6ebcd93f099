"""Sections of documents are switched, moved and put back by actions; dates and items in words too."""

import pytest

from codesign_tui.actions.document_settings import move_section, set_document_style, switch_section, usual_sections
from codesign_tui.actions.undoing import undo
from codesign_tui.domain.document_settings import DateStyle, DocumentSettings
from codesign_tui.domain.messages import Refused
from support_tui import NOW, MemoryFile, example_file


def _settings(file: MemoryFile) -> DocumentSettings:
    """Return what the path changed of its documents."""
    return file.process.details.documents


def test_a_section_is_left_out_and_put_back() -> None:
    """Switched off it is named in the path's record; switched on again nothing is left of it."""
    file = example_file()
    switch_section(file, "minutes", "risks", on=False, now=NOW)
    switch_section(file, "minutes", "lessons", on=False, now=NOW)
    assert _settings(file).layout_of("minutes").off == ("risks", "lessons")
    switch_section(file, "minutes", "risks", on=True, now=NOW)
    switch_section(file, "minutes", "lessons", on=True, now=NOW)
    assert _settings(file).layouts == ()


def test_a_required_section_is_refused_with_its_reason() -> None:
    """The sentence says which section and why."""
    file = example_file()
    with pytest.raises(Refused) as refusal:
        switch_section(file, "definitive_project", "convention", on=False, now=NOW)
    assert refusal.value.message.id == "documents.required"
    assert _settings(file) == DocumentSettings()


def test_a_section_is_moved_and_the_usual_order_comes_back() -> None:
    """The order is kept by names; U as usual forgets it."""
    file = example_file()
    move_section(file, "instant_report", "topics", by=1, now=NOW)
    assert _settings(file).layout_of("instant_report").order[:2] == ("loose", "topics")
    usual_sections(file, "instant_report", now=NOW)
    assert _settings(file).layouts == ()


@pytest.mark.parametrize(
    ("document", "section", "why"),
    [
        ("poster", "agenda", "documents.no_sections"),
        ("minutes", "no-section", "documents.no_such_section"),
        ("minutes", "closing", "documents.stays_there"),
    ],
)
def test_what_cannot_be_moved_is_refused(document: str, section: str, why: str) -> None:
    """A paper has no sections, a document none of another, and what closes an act stays there."""
    with pytest.raises(Refused) as refusal:
        move_section(example_file(), document, section, by=1, now=NOW)
    assert refusal.value.message.id == why


def test_putting_back_what_is_as_usual_is_refused() -> None:
    """Nothing is written for nothing."""
    with pytest.raises(Refused) as refusal:
        usual_sections(example_file(), "minutes", now=NOW)
    assert refusal.value.message.id == "documents.usual_already"


def test_the_style_of_dates_and_items_is_kept_and_undone() -> None:
    """A path that wants words says so; undone, its custom is back."""
    file = example_file()
    set_document_style(file, dates=DateStyle.DAY_AND_HOUR, items_in_words=True, now=NOW)
    assert (_settings(file).dates, _settings(file).items_in_words) == (DateStyle.DAY_AND_HOUR, True)
    undo(file, now=NOW)
    assert (_settings(file).dates, _settings(file).items_in_words) == (None, None)


def test_leaving_a_section_out_costs_no_other_setting() -> None:
    """Sections and style are kept side by side."""
    file = example_file()
    set_document_style(file, dates=DateStyle.FIGURES, items_in_words=False, now=NOW)
    switch_section(file, "pact", "premise", on=False, now=NOW)
    assert _settings(file).dates is DateStyle.FIGURES
    assert _settings(file).layout_of("pact").off == ("premise",)
