"""No canary leaves: every public document, in every format, from a process where all that is private sings."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from pydantic import Field

from canaries.declared import AWAY, CODES, PUBLIC
from canaries.full import full
from canaries.people import ROOTS, WAYS, Voices
from canaries.public import AT, Composed, documents, sheets
from canaries.reading import readable, squeezed
from canaries.walking import MARK, Canaries, fields_of, filled, is_words
from codesign_tui.domain.ideas import IdeaProfile
from codesign_tui.domain.items import Item, Proposal
from codesign_tui.domain.meetings import AgendaItem, Speaking, TalkTime
from codesign_tui.domain.people import Participant
from codesign_tui.domain.process import Process
from codesign_tui.domain.tables import TABLES
from codesign_tui.domain.terms import Category, CopyKind
from codesign_tui.domain.text import Line, Text
from codesign_tui.domain.transactions import Transaction, put
from codesign_tui.domain.values import Frozen
from codesign_tui.locale import LANGUAGES
from codesign_tui.minutes.document import Document, Paragraph
from codesign_tui.minutes.export import file_stem
from codesign_tui.minutes.filing.sidecar import sidecar
from codesign_tui.minutes.formats import FORMATS, NAMES
from codesign_tui.minutes.sending.mail import mail


def escaped(name: str, text: str) -> list[str]:
    """Return which private fields, names and ways to reach people can be read in a text."""
    tight = squeezed(text)
    found = full().canaries.found_in(tight)
    found += [root for root in ROOTS if root in tight]
    found += [way for way in WAYS if way in text]
    return [f"{name}: {each}" for each in found]


@cache
def composed(language: str) -> tuple[Composed, ...]:
    """Return every public document."""
    return tuple(documents(full().process, language, all_readers=language == "it"))


def _samples() -> Iterator[Composed]:
    """Yield one document of each kind: the longest of those that are alike."""
    longest: dict[str, Composed] = {}
    for each in composed("it"):
        if each.name not in longest or len(repr(each.document)) > len(repr(longest[each.name].document)):
            longest[each.name] = each
    yield from longest.values()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_canary_is_composed_into_a_public_document(language: str) -> None:
    """Each document of the family, for every session, proposal and reader, says nothing that is private."""
    found = [
        line
        for each in composed(language)
        for line in escaped(f"{each.name} {each.of}", readable("-", repr(replace(each.document, confirm=())).encode()))
    ]
    assert found == []


@pytest.mark.parametrize("name", NAMES)
def test_no_canary_is_in_the_bytes_of_any_format(name: str) -> None:
    """File names, pages, properties, XMP, comments, alternative texts, parts of packages: none sings."""
    found: list[str] = []
    for each in _samples():
        content = FORMATS[name].render(each.document, at=AT)  # type: ignore[index]
        file = f"{file_stem(each.document.file_title, 2, each.document.copy, 'it')}.{name}"
        found += escaped(f"{each.name}.{name}", readable(file, content))
    assert found == []


def test_no_canary_is_in_the_metadata_beside_a_public_file() -> None:
    """Object, agents, annexes, dossier and notes are as clean as the document that they are of."""
    found: list[str] = []
    for each in _samples():
        assert each.document.filing is not None, each.name
        content = sidecar(
            each.document.filing, name="x.txt", digest="0" * 64, media_type="text/plain", copy="public", language="it"
        )
        found += escaped(f"{each.name}.metadata.json", readable("x.json", content))
    assert found == []


def test_no_canary_is_in_a_mail_a_sheet_or_a_calendar() -> None:
    """What is sent and what a spreadsheet or a calendar opens is as clean as what is read."""
    found = [line for name, content in sheets(full().process, "it") for line in escaped(name, readable(name, content))]
    for each in _samples():
        found += escaped(f"{each.name}.eml", readable("x.eml", mail(each.document, None, "x.ics", at=AT)))
    assert found == []


def _with_notes_of_whoever_leads(process: Process) -> Process:
    """Return the process with talk times, who is speaking, scores of ideas, consents to photographs."""
    talk = (TalkTime(category=Category.PUBLIC_BODY, seconds=4321),)
    speaking = Speaking(category=Category.CIVIL_SOCIETY, since="2026-03-05T17:59:00+01:00")
    changes = [
        *(item.model_copy(update={"talk": talk, "speaking": speaking}) for item in process.all(AgendaItem)),
        *(
            each.model_copy(update={"idea_profile": _scored(each.idea_profile)})
            for each in process.all(Proposal)
            if each.on_table
        ),
        *(person.model_copy(update={"consent_photo": True}) for person in process.all(Participant)),
    ]
    changed = process.snapshot()
    changed.apply(Transaction(changed.revision + 1, "test", AT, tuple(map(put, changes))))
    return changed


def _scored(profile: IdeaProfile | None) -> IdeaProfile:
    """Return how an idea reads, with its scores."""
    return (profile or IdeaProfile()).model_copy(update={"charismatic": 5, "chameleonic": 1})


def test_what_only_the_facilitator_sees_changes_no_public_document() -> None:
    """Talk time, scores and consents are numbers, not words: with them every public document is the same."""
    noted = documents(_with_notes_of_whoever_leads(full().process), "it", all_readers=False)
    known = documents(full().process, "it", all_readers=False)
    assert [each.document for each in noted] == [each.document for each in known]


def test_a_field_that_is_added_tomorrow_sings_until_it_is_declared() -> None:
    """A new field, a new part and a new list of an entity get canaries without anybody's doing."""

    class Part(Frozen):
        """A part that nobody declared."""

        words: Line

    class Tomorrow(Item):
        """An entity with fields that nobody declared."""

        secret: Text | None = None
        parts: tuple[Part, ...] = ()
        by_category: dict[Category, Text] = Field(default_factory=dict)

    canaries = Canaries()
    document = filled(Tomorrow, {"id": "T1"}, canaries, Voices(1))
    made = Tomorrow.model_validate(document)
    sung = "".join((made.secret or "", made.parts[0].words, *made.by_category.values()))
    assert canaries.found_in(sung) == ["Part.words", "Tomorrow.by_category", "Tomorrow.secret"]


def test_every_private_word_of_every_entity_sings() -> None:
    """Of each table every field of words that is not declared carries a canary, in the process as it is tested."""
    sung = set(full().canaries.fields.values())
    silent = [
        f"{entity.__name__}.{name}"
        for entity in TABLES.values()
        for name, hint in fields_of(entity)
        if is_words(hint)
        and name not in PUBLIC.get(entity, frozenset()) | CODES.get(entity, frozenset())
        and f"{entity.__name__}.{name}" not in sung
    ]
    assert silent == []


@pytest.mark.parametrize("declared", [PUBLIC, CODES, AWAY], ids=["public", "codes", "away"])
def test_what_is_declared_exists(declared: Mapping[type[Any], frozenset[str]]) -> None:
    """A field that is renamed or dropped leaves the declaration too."""
    gone = [
        f"{entity.__name__}.{name}"
        for entity, names in declared.items()
        for name in names
        if name not in entity.model_fields
    ]
    assert gone == []


def test_the_canaries_do_sing() -> None:
    """The whole process as it is kept holds them all, and every reader of a format hears one."""
    kept = repr([full().process.all(entity) for entity in TABLES.values()])
    assert len(full().canaries.found_in(kept)) > 100
    words = f"{MARK}0000v"
    document = Document("t", "it", CopyKind.PUBLIC, "c", blocks=(Paragraph(words),), subject=f"{MARK}0001v")
    for name in NAMES:
        assert words in squeezed(readable(f"x.{name}", FORMATS[name].render(document, at=AT)))
    for name in ("pdf", "odt", "docx"):
        assert f"{MARK}0001v" in squeezed(readable(f"x.{name}", FORMATS[name].render(document, at=AT)))
