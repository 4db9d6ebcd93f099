"""The sections of documents: which stay, which move, which are left out, whatever a file says."""

import pytest

from codesign_tui.domain.document_settings import (
    SECTIONS,
    DocumentLayout,
    DocumentSettings,
    arranged,
    in_order,
    left_out,
    moved,
    why_it_stays,
    with_layout,
)
from codesign_tui.domain.terms import ProcessKind

KIND = ProcessKind.CO_PROGETTAZIONE


def _settings(document: str, *, order: tuple[str, ...] = (), off: tuple[str, ...] = ()) -> DocumentSettings:
    """Return settings with one layout."""
    return DocumentSettings(layouts=(DocumentLayout(document=document, order=order, off=off),))


def _names(settings: DocumentSettings, document: str, kind: ProcessKind = KIND) -> list[str]:
    """Return the names of the sections that a document has."""
    return [one.name for one in arranged(settings, document, kind)]


@pytest.mark.parametrize("document", SECTIONS)
def test_a_document_has_all_its_sections_until_somebody_chooses(document: str) -> None:
    """Without settings nothing is left out and the order is the usual one, each section once."""
    usual = [one.name for one in SECTIONS[document]]
    assert _names(DocumentSettings(), document) == usual
    assert len(set(usual)) == len(usual)
    assert left_out(DocumentSettings(), document, KIND) == []


@pytest.mark.parametrize("document", SECTIONS)
@pytest.mark.parametrize("kind", ProcessKind)
def test_what_a_kind_requires_stays_whatever_a_file_says(document: str, kind: ProcessKind) -> None:
    """A file that switches everything off still gives the required sections."""
    everything = tuple(one.name for one in SECTIONS[document])
    kept = _names(_settings(document, off=everything), document, kind)
    assert kept == [one.name for one in SECTIONS[document] if one.is_required(kind)]


@pytest.mark.parametrize("document", SECTIONS)
def test_what_opens_and_closes_a_document_keeps_its_place(document: str) -> None:
    """The reverse order turns the free sections around and leaves the fixed ones where they are."""
    usual = SECTIONS[document]
    found = in_order(_settings(document, order=tuple(one.name for one in reversed(usual))), document)
    assert [one for one in found if not one.fixed] == [one for one in reversed(usual) if not one.fixed]
    assert [at for at, one in enumerate(found) if one.fixed] == [at for at, one in enumerate(usual) if one.fixed]


def test_a_section_that_an_older_file_does_not_name_stands_after_the_one_it_usually_follows() -> None:
    """An order that was chosen before a section existed loses nothing; what it names and nobody knows is ignored."""
    names = _names(_settings("instant_report", order=("commitments", "topics", "nobody-knows")), "instant_report")
    assert names == ["commitments", "next_session", "topics", "loose", "fiction"]


def test_a_section_moves_by_one_place_and_no_further_than_the_fixed_ones() -> None:
    """Up and down among the free sections; past what closes the document there is no way."""
    settings = DocumentSettings()
    order = moved(settings, "instant_report", "topics", 1)
    assert order is not None
    assert order[:2] == ("loose", "topics")
    assert moved(settings, "instant_report", "topics", -1) is None
    assert moved(settings, "instant_report", "next_session", 1) is None
    assert moved(settings, "instant_report", "fiction", -1) is None
    assert moved(settings, "instant_report", "no-section", 1) is None


def test_why_a_section_stays_is_said_only_where_it_must() -> None:
    """The convention's checklist is required of a co-design and free in an open path."""
    settings = DocumentSettings()
    found = why_it_stays(settings, "definitive_project", "convention", KIND)
    assert found is not None
    assert found.id == "documents.required"
    assert why_it_stays(settings, "definitive_project", "convention", ProcessKind.OPEN_PATH) is None
    assert why_it_stays(settings, "definitive_project", "theory", KIND) is None


def test_a_layout_that_changes_nothing_is_not_kept() -> None:
    """Back to the usual sections leaves no trace in the file."""
    settings = _settings("minutes", off=("risks",))
    assert with_layout(settings, DocumentLayout(document="minutes")) == ()
    other = DocumentLayout(document="pact", off=("premise",))
    assert with_layout(settings, other) == (*settings.layouts, other)
