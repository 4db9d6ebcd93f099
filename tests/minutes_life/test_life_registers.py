"""The register of what was sent, the list of what is to be published, the terms that run."""

from datetime import date

import pytest
from life_samples import LATER, changed, example, keep, met

from codesign_tui.actions.going_out import (
    correct_sending,
    drop_publication,
    drop_sending,
    note_answer,
    note_publication,
    note_sending,
)
from codesign_tui.actions.minutes_life import mark_minutes
from codesign_tui.domain.going_out import Publication, Sending
from codesign_tui.domain.messages import Refused
from codesign_tui.domain.minutes_life import MarkKind
from codesign_tui.domain.publications import MINUTES, to_publish
from codesign_tui.domain.running import TermKind, terms_of
from codesign_tui.domain.terms import CopyKind, ProcessKind
from codesign_tui.domain.transactions import Draft
from codesign_tui.domain.values import JsonDocument
from codesign_tui.exchange import interchange
from codesign_tui.locale import Translator
from codesign_tui.minutes.sending.going_out_sheets import published, sent
from codesign_tui.minutes.sending.outgoing import outgoing
from support import MemoryLedger, a_table

DAY = date(2026, 2, 13)


def test_what_was_sent_is_written_with_whom_when_how_and_what_came_back() -> None:
    """A line of the register can be corrected, answered and taken out; a number is not given again."""
    table = met()
    sent = note_sending(
        table.ledger, "bozza del verbale n. 1", DAY, now=LATER, addressee=table.organizations["argento"], channel="PEC"
    ).value
    note_answer(table.ledger, sent.id, "Nessuna osservazione", date(2026, 2, 18), now=LATER)
    correct_sending(table.ledger, sent.id, now=LATER, channel="e-mail", answer_by=date(2026, 2, 23))
    [kept] = table.process.all(Sending)
    assert (kept.number, kept.channel, kept.answer, kept.answered_on) == (
        1,
        "e-mail",
        "Nessuna osservazione",
        "2026-02-18",
    )
    drop_sending(table.ledger, sent.id, now=LATER)
    assert table.process.all(Sending) == []
    again = note_sending(table.ledger, "convocazione", DAY, now=LATER, addressee_words="tutti i componenti")
    assert again.value.number == 2


def test_nothing_is_written_of_a_sending_to_nobody() -> None:
    """What, to whom: both are asked for; an unknown body or session is refused."""
    table = met()
    for details in ({}, {"addressee": "nessuno"}, {"addressee_words": "tutti", "session": "S9"}):
        with pytest.raises(Refused):
            note_sending(table.ledger, "convocazione", DAY, now=LATER, **details)
    with pytest.raises(Refused):
        note_sending(table.ledger, " ", DAY, now=LATER, addressee_words="tutti")


def test_each_kind_of_path_has_its_own_list_of_what_is_to_be_published() -> None:
    """A co-design has ten kinds of acts, an open workshop none; the minutes are one row a session that was held."""
    ledger = example()
    rows = [(row.what, row.session) for row in to_publish(ledger.process)]
    assert [what for what, _ in rows if what != MINUTES][:3] == ["start_act", "notice", "appointment"]
    assert [session for what, session in rows if what == MINUTES] == ["S1", "S2", "S3"]
    assert to_publish(a_table(ProcessKind.OPEN_PATH).process) == []


def test_publishing_is_noted_with_a_day_and_a_link_and_the_minutes_by_their_own_mark() -> None:
    """One truth: what the life of the minutes says is what the list shows."""
    table = met()
    note_publication(table.ledger, "notice", now=LATER, published_on=DAY, link="https://comune.example/avviso")
    mark_minutes(table.ledger, table.session, MarkKind.PUBLISHED, DAY, now=LATER, link="https://comune.example/v1")
    shown = {row.what: row for row in to_publish(table.process)}
    assert (shown["notice"].published_on, shown["notice"].link) == (DAY, "https://comune.example/avviso")
    assert (shown[MINUTES].published_on, shown[MINUTES].link) == (DAY, "https://comune.example/v1")
    with pytest.raises(Refused):
        note_publication(table.ledger, MINUTES, now=LATER)
    other = note_publication(table.ledger, "Relazione finale", now=LATER, due=date(2026, 3, 1)).value
    assert to_publish(table.process)[-1].what == "Relazione finale"
    note_publication(table.ledger, "Relazione finale", now=LATER, publication_id=other.id, published_on=DAY)
    assert table.process.get(Publication, other.id) is not None
    drop_publication(table.ledger, other.id, now=LATER)
    assert table.process.get(Publication, other.id) is None


def test_nothing_of_a_restricted_session_is_on_the_list() -> None:
    """A listening meeting is not published, and no row asks for it."""
    table = met()
    session = table.process.sessions()[0]
    keep(table.ledger, changed(session, restricted=True))
    assert MINUTES not in [row.what for row in to_publish(table.process)]


def test_home_tells_what_must_be_confirmed_published_and_answered() -> None:
    """A body's confirmation, an act that a promise needs, a publication and an answer run like any other term."""
    details: JsonDocument = {}
    promises: list[JsonDocument] = [
        {"id": "K1", "to_confirm_by_body": "Consiglio", "to_confirm_by": "2026-03-01"},
        {"id": "K2", "act_needed": "delibera", "due": "2026-03-02", "new_due": "2026-03-05"},
        {"id": "K3", "to_confirm_by_body": "Altro", "to_confirm_by": "2026-03-01", "confirmed_by_owner": True},
        {"id": "K4", "act_needed": "delibera", "due": "2026-03-02", "status": "done"},
        {"id": "K5", "act_needed": "delibera", "due": "2026-03-02", "state": "set_aside"},
    ]
    found = terms_of(
        details,
        [],
        [],
        commitments=promises,
        sendings=[
            {"id": "1", "what": "bozza", "answer_by": "2026-03-03"},
            {"id": "2", "what": "bozza", "answer_by": "2026-03-03", "answer": "sì"},
        ],
        publications=[
            {"id": "1", "what": "notice", "due": "2026-03-04"},
            {"id": "2", "what": "notice", "due": "2026-03-04", "published_on": "2026-03-01"},
        ],
    )
    assert [(term.kind, term.day.day, term.name) for term in found] == [
        (TermKind.CONFIRMATION, 1, "Consiglio"),
        (TermKind.ANSWER, 3, "bozza"),
        (TermKind.PUBLICATION, 4, "notice"),
        (TermKind.ACT_NEEDED, 5, "delibera"),
    ]


def test_the_registers_travel_with_the_path() -> None:
    """Export, import, export: the same bytes, with both registers in them."""
    table = met()
    note_sending(table.ledger, "convocazione", DAY, now=LATER, addressee_words="tutti")
    note_publication(table.ledger, "notice", now=LATER, published_on=DAY)
    written = interchange.write(table.process)
    ledger = MemoryLedger()
    ledger.append(Draft("import", LATER, interchange.read(written)))
    assert interchange.write(ledger.process) == written
    assert b'"sendings"' in written
    assert b'"publications"' in written


def test_the_sheets_of_the_registers_leave_out_a_restricted_session() -> None:
    """What was sent about a listening meeting stays in the file; the public sheet has what was published."""
    table = met()
    note_sending(table.ledger, "convocazione", DAY, now=LATER, addressee_words="tutti", session=table.session)
    note_publication(table.ledger, "notice", now=LATER, published_on=DAY, link="https://comune.example/avviso")
    out = outgoing(table.process, CopyKind.INTERNAL, Translator("it"), DAY)
    assert [row[1] for row in sent(out).rows] == ["convocazione"]
    assert [row[:3] for row in published(out).rows if row[1]] == [
        ("Avviso e allegati", DAY, "https://comune.example/avviso")
    ]
    keep(table.ledger, changed(table.process.sessions()[0], restricted=True))
    assert sent(outgoing(table.process, CopyKind.INTERNAL, Translator("it"), DAY)).rows == ()
