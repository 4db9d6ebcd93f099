"""The family of documents: one list of everything that a path can write, and every document of it composes."""

import pytest
from family_samples import (
    AT,
    LANGUAGES,
    asked,
    changed,
    composed,
    empty,
    example,
    hostile,
    whatever_there_is,
    words_of,
)

from codesign_tui.domain.details import ProcessDetails
from codesign_tui.domain.messages import Refused
from codesign_tui.domain.terms import CopyKind, ProcessKind
from codesign_tui.locale import Translator
from codesign_tui.minutes.family.registry import DOCUMENTS, compose_document, every_asked, offered
from codesign_tui.minutes.papers.family import PAPERS
from codesign_tui.minutes.sending.pages import PAGES

EVERY_KIND = pytest.mark.parametrize("kind", ProcessKind)
EVERY_COPY = pytest.mark.parametrize("copy", CopyKind)
EVERY_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)


def test_every_document_that_exists_is_in_the_family() -> None:
    """Minutes, letters, each paper of the hall and each single page are asked for by one list of names."""
    assert {"minutes", "letter", *PAPERS, *PAGES} <= set(DOCUMENTS)


@pytest.mark.parametrize("name", DOCUMENTS)
@EVERY_LANGUAGE
def test_every_document_says_its_name_in_both_languages(name: str, language: str) -> None:
    """Each document has a name for people and a word for the names of its files."""
    say, form = Translator(language), DOCUMENTS[name]
    assert form.name == name
    assert say(form.label)
    assert say(form.file_word)


@EVERY_KIND
@EVERY_COPY
@EVERY_LANGUAGE
def test_every_document_composes_from_the_worked_example(kind: ProcessKind, copy: CopyKind, language: str) -> None:
    """Whatever the kind of path, each document comes out in the copy and the language that were asked for."""
    made = list(whatever_there_is(example(kind=kind), copy, language))
    assert made
    for form, document in made:
        assert (document.copy, document.language) == (copy, language), form.name
        assert all(map(str.strip, (document.title, document.copy_label, document.file_title))), form.name


@EVERY_KIND
@EVERY_COPY
@EVERY_LANGUAGE
def test_every_document_composes_from_a_path_that_has_just_begun(
    kind: ProcessKind, copy: CopyKind, language: str
) -> None:
    """A path without data gives documents to fill in, or a sentence that says why there is none."""
    made = [form.name for form, _ in whatever_there_is(empty(kind), copy, language)]
    assert "minutes" in made


@EVERY_KIND
@EVERY_COPY
def test_every_document_composes_from_hostile_words(kind: ProcessKind, copy: CopyKind) -> None:
    """Nothing that somebody typed keeps a document from being made."""
    assert list(whatever_there_is(hostile(kind), copy, "it"))


@EVERY_COPY
@EVERY_LANGUAGE
def test_an_open_path_never_prints_the_law_of_procedures(copy: CopyKind, language: str) -> None:
    """No document of an open path quotes art. 55 or a CUP, whatever was typed into its data."""
    process = example(kind=ProcessKind.OPEN_PATH)
    for form, document in whatever_there_is(process, copy, language):
        said = "\n".join((words_of(document), document.footer, document.subject, *document.keywords))
        for quoted in (process.details.cup or "?", "art. 55", "CUP ", "D.Lgs. 117", "L. 241", "72/2021", "D.M. 72"):
            assert quoted not in said, (form.name, quoted)


def test_a_process_is_offered_only_what_its_kind_has() -> None:
    """What is offered in a copy can be made in that copy."""
    for kind in ProcessKind:
        for copy in CopyKind:
            for form in offered(empty(kind), copy):
                assert kind in form.kinds
                assert copy in form.copies


def test_a_document_of_every_session_is_asked_for_session_by_session() -> None:
    """Minutes are asked for once for each session, in their order."""
    every = every_asked(
        DOCUMENTS["minutes"],
        example(),
        copy=CopyKind.INTERNAL,
        translator=Translator("it"),
        generated_on=AT.date(),
    )
    assert [each.session_id for each in every] == ["S1", "S2", "S3"]


def test_a_restricted_session_is_asked_for_no_public_document() -> None:
    """What may not be published is not even asked for."""
    session = next(one for one in example().sessions() if one.id == "S2")
    process = example(changed(session, restricted=True))
    every = every_asked(
        DOCUMENTS["minutes"], process, copy=CopyKind.PUBLIC, translator=Translator("it"), generated_on=AT.date()
    )
    assert [each.session_id for each in every] == ["S1", "S3"]


@pytest.mark.parametrize(
    ("name", "copy", "why"),
    [
        ("pergamena", "internal", "documents.no_such"),
        ("materials", "public", "documents.never.public"),
        ("poster", "internal", "documents.never.internal"),
    ],
)
def test_what_cannot_be_made_is_refused_with_a_sentence(name: str, copy: str, why: str) -> None:
    """A document that does not exist, or not in this copy, is refused."""
    with pytest.raises(Refused) as refusal:
        compose_document(name, asked(example(), copy, session="S1"))
    assert refusal.value.message.id == why


def test_a_letter_to_nobody_is_refused() -> None:
    """A letter needs somebody it is for."""
    with pytest.raises(Refused):
        composed("letter", example(), subject="nessuno")


def test_details_may_change_the_kind_of_the_worked_example() -> None:
    """The samples of these tests really are of the kind that they say."""
    assert isinstance(example(kind=ProcessKind.PATTO).details, ProcessDetails)
    assert {example(kind=kind).details.kind for kind in ProcessKind} == set(ProcessKind)
