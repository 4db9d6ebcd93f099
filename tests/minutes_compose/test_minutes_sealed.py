"""What composed minutes say of where they stand: a draft, a sealed text, a text that changed after its seal."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from codesign_tui.actions.sealing import seal_minutes
from codesign_tui.actions.sessions import update_session
from codesign_tui.actions.steps import changed
from codesign_tui.domain.minutes_seals import Seal
from codesign_tui.domain.minutes_standing import record_of
from codesign_tui.domain.terms import CopyKind
from codesign_tui.domain.transactions import Draft, put
from codesign_tui.locale import Translator
from codesign_tui.minutes.compose import compose_minutes
from codesign_tui.minutes.digest import digest_of, is_stale
from codesign_tui.minutes.document import Document, texts
from codesign_tui.minutes.sealing import Wanted, changed_since, final_text, seal_and_write, seals_for, version_now
from support_tui import NOW, MemoryFile, example_file

SESSION = "S3"
INTERNAL = (CopyKind.INTERNAL, "it")


@pytest.fixture
def file() -> MemoryFile:
    """The worked example; the minutes of its third session are a draft."""
    return example_file()


def composed(
    file: MemoryFile, copy: CopyKind = CopyKind.INTERNAL, language: str = "it", day: date | None = None
) -> Document:
    """Return the minutes as they stand."""
    return compose_minutes(
        file.process, SESSION, copy=copy, translator=Translator(language), generated_on=day or NOW.date()
    )


def seal(file: MemoryFile, *copies: CopyKind, reason: str | None = None) -> tuple[Seal, ...]:
    """Seal copies in Italian."""
    places = [(copy, "it") for copy in copies or (CopyKind.INTERNAL,)]
    seals = seals_for(file.process, SESSION, places, now=NOW, reason=reason)
    return tuple(seal_minutes(file, SESSION, one, now=NOW).value for one in seals)


def noted(file: MemoryFile, **values: object) -> None:
    """Change what is noted of the minutes."""
    record = record_of(file.process, SESSION)
    file.append(Draft("note", NOW, (put(changed(record, **values)),)))


def test_only_the_copy_that_was_sealed_has_a_seal(file: MemoryFile) -> None:
    """The other copy and the other language are drafts until they are sealed themselves."""
    seal(file)
    assert composed(file).seal is not None
    assert composed(file).copy_label == "COPIA INTERNA"
    for other in (composed(file, CopyKind.PUBLIC), composed(file, language="en")):
        assert other.seal is None
        assert other.copy_label.endswith((" · BOZZA", " · DRAFT"))


def test_the_sealed_text_speaks_of_no_draft(file: MemoryFile) -> None:
    """Neither its lines under the title nor its close tell how a draft goes on."""
    draft = "\n".join(texts(composed(file)))
    seal(file)
    final = "\n".join(texts(composed(file)))
    for words in ("Bozza non approvata", "è sottoposto ad approvazione nella seduta successiva"):
        assert words in draft
        assert words not in final
    assert "Testo definitivo, versione n. 1" in final


def test_what_happens_to_sealed_minutes_leaves_their_seal(file: MemoryFile) -> None:
    """Approved, registered with a number typed by hand, read in another year: the text is the one that was sealed."""
    words = seal(file)[0].digest
    noted(file, status="registered", protocol_no="0002001", protocol_date="2026-09-20")
    for day in (NOW.date(), NOW.date() + timedelta(days=900)):
        document = composed(file, day=day)
        assert document.seal is not None
        assert document.seal.digest == words
        assert "Protocollo n. 0002001 del 20 settembre 2026" in document.standing
    assert changed_since(file.process, SESSION) is None


def test_a_text_that_changed_after_its_seal_is_a_draft_again(file: MemoryFile) -> None:
    """It has no seal and says BOZZA; put back as it was, it is the sealed text again."""
    one = seal(file)[0]
    before = file.process.sessions()[2].place
    update_session(file, SESSION, now=NOW, place="Sala nuova")
    assert composed(file).seal is None
    assert composed(file).copy_label == "COPIA INTERNA · BOZZA"
    assert is_stale(one, final_text(file.process, SESSION, INTERNAL, NOW))
    assert changed_since(file.process, SESSION) == one
    assert version_now(file.process, SESSION) == 2
    update_session(file, SESSION, now=NOW, place=before)
    assert composed(file).seal is not None
    assert version_now(file.process, SESSION) == 1


def test_registered_minutes_that_changed_after_their_seal_say_so_too(file: MemoryFile) -> None:
    """Whatever is noted of them: what is no longer the sealed text never looks final."""
    seal(file)
    noted(file, status="registered", protocol_no="7")
    update_session(file, SESSION, now=NOW, place="Sala nuova")
    assert composed(file).copy_label == "COPIA INTERNA · BOZZA"


def test_minutes_approved_before_there_were_seals_are_no_drafts(file: MemoryFile) -> None:
    """An old approved session has no seal, and nothing calls it a draft."""
    noted(file, status="approved")
    assert composed(file).copy_label == "COPIA INTERNA"
    assert composed(file).seal is None


def test_a_version_kept_without_a_seal_is_counted(file: MemoryFile) -> None:
    """The seal of a text whose third version was kept by hand is of version 3, with the reason that was given."""
    versions = [
        {"number": number, "on": "2026-09-20", "reason": "Un nome" if number > 1 else None} for number in (1, 2, 3)
    ]
    noted(file, versions=versions)
    one = seal(file)[0]
    assert (one.version, one.reason) == (3, "Un nome")


def test_the_words_of_a_seal_are_never_taken_for_a_name(file: MemoryFile, tmp_path: Path) -> None:
    """A public copy hides names in every text, but the six words and the code stay as they are."""
    done = seal_and_write(file, SESSION, Wanted((CopyKind.PUBLIC,), ("it",), ("txt",), tmp_path), now=NOW)
    document = composed(file, CopyKind.PUBLIC)
    assert document.seal is not None
    assert document.seal.digest == done.seals[0].digest == digest_of(document)
    assert document.seal.spoken in done.drawn.files[0][1].path.read_text("utf-8")
