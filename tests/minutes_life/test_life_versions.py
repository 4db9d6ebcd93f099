"""Versions and their comparison, the signed file, rectifications after registration."""

from dataclasses import replace
from datetime import date

import pytest
from life_samples import LATER, NOW, met, minutes_of, record, words_of

from codesign_tui.actions.capture import capture
from codesign_tui.actions.items import edit
from codesign_tui.actions.minutes_life import mark_minutes
from codesign_tui.actions.minutes_versions import (
    drop_signed_file,
    keep_signed_file,
    rectify,
    register_rectification,
)
from codesign_tui.actions.sealing import seal_minutes
from codesign_tui.domain.messages import Refused
from codesign_tui.domain.minutes_life import MarkKind, MinutesVersion
from codesign_tui.domain.past import now_of, process_at
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import CopyKind, ItemKind
from codesign_tui.domain.transactions import Draft, Put
from codesign_tui.exchange import interchange
from codesign_tui.locale import Translator
from codesign_tui.minutes.compose.rectification import compose_rectification
from codesign_tui.minutes.family.registry import Asked, compose_document
from codesign_tui.minutes.sealing import changed_since, seals_for
from codesign_tui.minutes.versions import compare
from support import MemoryLedger, Table, documents, moment


def versioned(table: Table, reason: str = "") -> MinutesVersion:
    """Return the version that a seal of a table's minutes makes."""
    places = [(copy, "it") for copy in CopyKind]
    for seal in seals_for(table.process, table.session, places, now=LATER, reason=reason or None):
        seal_minutes(table.ledger, table.session, seal, now=LATER)
    return record(table).versions[-1]


def said(table: Table, text: str) -> str:
    """Return the id of a need just captured in a table's session."""
    done = capture(table.ledger, now=moment("17:30"), kind=ItemKind.NEED, text=text, session=table.session,
                   agenda_item=table.agenda[1])  # fmt: skip
    return str(getattr(done.value, "id"))  # noqa: B009 - what capture returns may be several things


def test_a_process_can_be_read_as_it_was_at_any_revision() -> None:
    """Rebuilt from its transactions it is equal to what it was then, undo and removal included."""
    table = met()
    before, then = documents(table.process), now_of(table.process)
    assert then is not None
    said(table, "Una panchina")
    assert documents(process_at(table.process, then)) == before
    for wrong in ({"revision": 0}, {"revision": table.process.revision + 1}, {"at": "2026-01-01T00:00:00+01:00"}):
        with pytest.raises(Refused):
            process_at(table.process, then.model_copy(update=wrong))
    with pytest.raises(Refused):
        process_at(table.process.snapshot(), then)
    assert now_of(table.process.snapshot()) is None


def test_where_the_minutes_stand_makes_no_other_text_of_them() -> None:
    """Signed, registered and published minutes have the words that they had."""
    table = met()
    said(table, "Una panchina")
    versioned(table)
    mark_minutes(table.ledger, table.session, MarkKind.SENT, date(2026, 2, 13), now=LATER)
    mark_minutes(table.ledger, table.session, MarkKind.REGISTERED, date(2026, 2, 13), now=LATER, protocol_no="5")
    assert changed_since(table.process, table.session) is None


def test_a_second_version_is_another_text_and_says_why() -> None:
    """The same words are no version, another one without a reason is refused, and the minutes print the reason."""
    table = met()
    need = said(table, "Una panchina")
    assert versioned(table).number == 1
    assert versioned(table, "niente di nuovo").number == 1
    edit(table.ledger, "needs", need, now=LATER, text="Una panchina all'ombra")
    changed = changed_since(table.process, table.session)
    assert changed is not None
    assert changed.version == 1
    with pytest.raises(Refused) as refused:
        versioned(table)
    assert refused.value.message.id == "sealing.reason_needed"
    assert "Versione 2" not in words_of(minutes_of(table.ledger, table.session))
    assert versioned(table, "accolta un'osservazione").number == 2
    printed = words_of(minutes_of(table.ledger, table.session))
    assert "versione n. 2; motivo: accolta un'osservazione" in printed
    mark_minutes(table.ledger, table.session, MarkKind.READ, date(2026, 2, 12), now=LATER)
    assert "Versione 2 – accolta un'osservazione" in words_of(minutes_of(table.ledger, table.session))
    public = words_of(minutes_of(table.ledger, table.session, copy=CopyKind.PUBLIC))
    assert "Versione 2" in public
    assert "accolta un'osservazione" not in public


def test_two_versions_are_compared_under_the_headings_where_they_differ() -> None:
    """What went and what came stand side by side; the present can be compared too."""
    table = met()
    need = said(table, "Una panchina")
    versioned(table)
    edit(table.ledger, "needs", need, now=LATER, text="Una panchina all'ombra")
    versioned(table, "corretto")
    found = compare(table.process, table.session, 1, 2, "it")
    assert found.warnings == ()
    [difference] = found.differences
    assert "Una panchina" in difference.removed[0]
    assert "Una panchina all'ombra" in difference.added[0]
    assert difference.heading
    assert compare(table.process, table.session, 2, None, "it").differences == ()
    said(table, "Una fontana")
    assert "Una fontana" in compare(table.process, table.session, 2, None, "it").differences[0].added[0]


def test_the_draft_that_was_sent_is_compared_as_version_zero() -> None:
    """What changed since the members read it, even if no version was declared; a corrected day changes no words."""
    table = met()
    need = said(table, "Una panchina")
    mark_minutes(table.ledger, table.session, MarkKind.SENT, date(2026, 2, 13), now=LATER)
    edit(table.ledger, "needs", need, now=LATER, text="Una panchina all'ombra")
    mark_minutes(table.ledger, table.session, MarkKind.SENT, date(2026, 2, 14), now=LATER)
    [difference] = compare(table.process, table.session, 0, None, "it").differences
    assert "Una panchina all'ombra" in difference.added[0]


def test_a_version_that_came_from_another_file_is_said_not_to_be_readable() -> None:
    """Exported and imported, the file has the version's fingerprint but not its past."""
    table = met()
    said(table, "Una panchina")
    versioned(table)
    written = interchange.write(table.process)
    assert b'"versions"' in written
    other = met().ledger
    with pytest.raises(Refused) as refused:
        compare(other.process, table.session, 1, None, "it")
    assert refused.value.message.id == "life.no_such_version"
    puts = interchange.read(written)
    assert interchange.read(interchange.write(_imported(puts))) == puts
    with pytest.raises(Refused):
        compare(_imported(puts), table.session, 1, None, "it")


def _imported(puts: tuple[Put, ...]) -> Process:
    """Return a process made of one import."""
    ledger = MemoryLedger()
    ledger.append(Draft("import", NOW, puts))
    return ledger.process


def test_the_fingerprint_of_the_signed_file_is_typed_as_it_is_read_or_refused() -> None:
    """Capitals and spaces are forgiven; sixty-three digits are not."""
    table = met()
    keep_signed_file(table.ledger, table.session, " ".join(["AB12CD34"] * 8), now=LATER, name="verbale.pdf.p7m")
    signed = record(table).signed_file
    assert signed is not None
    assert signed.sha256 == "ab12cd34" * 8
    for wrong in ("ab12", "g" * 64, ""):
        with pytest.raises(Refused):
            keep_signed_file(table.ledger, table.session, wrong, now=LATER)
    drop_signed_file(table.ledger, table.session, now=LATER)
    assert record(table).signed_file is None


def test_registered_minutes_are_put_right_only_by_a_rectification() -> None:
    """Before registration the text itself is corrected; after it there is no other version."""
    table = met()
    with pytest.raises(Refused) as refused:
        rectify(table.ledger, table.session, "17.00", "17.30", "refuso", on=date(2026, 2, 20), now=LATER)
    assert refused.value.message.id == "life.not_registered_yet"
    need = said(table, "Una panchina")
    versioned(table)
    edit(table.ledger, "needs", need, now=LATER, text="Una panchina all'ombra")
    mark_minutes(table.ledger, table.session, MarkKind.REGISTERED, date(2026, 2, 13), now=LATER, protocol_no="5/2026")
    with pytest.raises(Refused) as refused:
        versioned(table, "una parola")
    assert refused.value.message.id == "life.only_rectification"
    rectify(table.ledger, table.session, "17.00", "17.30", "refuso", on=date(2026, 2, 20), now=LATER, part="presenti")
    register_rectification(table.ledger, table.session, 0, "9/2026", date(2026, 2, 21), now=LATER)
    rectify(
        table.ledger, table.session, "17.00", "17.45", "refuso", on=date(2026, 2, 20), now=LATER, position=0
    )  # fmt: skip
    [one] = record(table).rectifications
    assert (one.number, one.corrected, one.protocol_no) == (1, "17.45", "9/2026")
    with pytest.raises(Refused):
        rectify(table.ledger, table.session, "17.00", " ", "refuso", on=date(2026, 2, 20), now=LATER)


@pytest.mark.parametrize("language", ["it", "en"])
def test_a_rectification_names_the_protocol_number_and_says_what_to_read(language: str) -> None:
    """One short document of its own; its public copy holds no name and says where the original is."""
    table = met()
    mark_minutes(table.ledger, table.session, MarkKind.REGISTERED, date(2026, 2, 13), now=LATER, protocol_no="5/2026")
    rectify(table.ledger, table.session, "Rossi esce", "Rossi entra", "refuso", on=date(2026, 2, 20), now=LATER)
    inside, outside = (
        compose_rectification(
            table.process,
            table.session,
            1,
            copy=copy,
            translator=Translator(language),
            generated_on=date(2026, 2, 20),
        )
        for copy in (CopyKind.INTERNAL, CopyKind.PUBLIC)
    )
    assert "5/2026" in words_of(inside)
    assert "Rossi entra" in words_of(inside)
    assert "Rossi" not in words_of(outside)
    with pytest.raises(Refused):
        compose_rectification(
            table.process,
            table.session,
            2,
            copy=CopyKind.INTERNAL,
            translator=Translator(language),
            generated_on=date(2026, 2, 20),
        )


def test_the_family_of_documents_has_the_rectification_of_each_session() -> None:
    """Asked without a number it is the last; without any there is a sentence."""
    table = met()
    asked = Asked(table.process, table.session, None, CopyKind.INTERNAL, Translator("it"), date(2026, 2, 20))
    with pytest.raises(Refused):
        compose_document("rectification", asked)
    mark_minutes(table.ledger, table.session, MarkKind.REGISTERED, date(2026, 2, 13), now=LATER, protocol_no="5/2026")
    for corrected in ("17.30", "17.45"):
        rectify(table.ledger, table.session, "17.00", corrected, "refuso", on=date(2026, 2, 20), now=LATER)
    assert "17.45" in words_of(compose_document("rectification", asked))
    assert "17.30" in words_of(compose_document("rectification", replace(asked, subject_id="1")))
