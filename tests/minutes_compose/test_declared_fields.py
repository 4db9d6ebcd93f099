"""The fields that a template declares: typed, kept, printed with their labels, also where the template is not."""

from datetime import date

import pytest
from minutes_samples import words

from codesign_tui.actions.declaring import fill_fields
from codesign_tui.actions.processes import new_process
from codesign_tui.actions.undoing import undo
from codesign_tui.domain.declared import NO, YES, declared_for, typed_value
from codesign_tui.domain.items import Commitment, Need, Proposal
from codesign_tui.domain.meetings import Session
from codesign_tui.domain.messages import Refused
from codesign_tui.domain.templates import Bilingual, DeclaredField
from codesign_tui.domain.terms import Attribution, Category, CopyKind, SessionState
from codesign_tui.domain.transactions import Draft, put
from codesign_tui.domain.values import FieldValue, Frozen
from codesign_tui.library.loading import Library
from codesign_tui.library.places import packaged_templates
from codesign_tui.locale import Translator
from codesign_tui.minutes.compose import compose_minutes
from support import MemoryLedger, moment

TODAY = date(2026, 2, 12)


def _field(kind: str, *choices: str) -> DeclaredField:
    """Return a field of a type."""
    words = [{"it": choice, "en": f"{choice} (en)"} for choice in choices]
    return DeclaredField.model_validate(
        {"id": "x", "table": "needs", "label": {"it": "Dato", "en": "Datum"}, "type": kind, "choices": words}
    )


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("text", " ISTAT 2024 ", "ISTAT 2024"),
        ("number", "12", 12),
        ("number", "-3", -3),
        ("yes_no", YES, True),
        ("yes_no", NO, False),
        ("choice", "romeno", "romeno"),
        ("list", "uno\n\n due ", ("uno", "due")),
        ("date", "24 febbraio", "2026-02-24"),
        ("text", "  ", None),
        ("list", "\n", None),
    ],
)
def test_a_text_is_read_by_the_type_of_its_field(kind: str, text: str, value: FieldValue) -> None:
    """Numbers, days, lists and answers are understood; nothing is None."""
    typed = typed_value(_field(kind, "romeno"), text, TODAY)
    assert (typed.value, typed.trouble) == (value, None)


@pytest.mark.parametrize(("kind", "text"), [("number", "tanti"), ("number", "3,5"), ("date", "quando si può")])
def test_what_cannot_be_read_is_said(kind: str, text: str) -> None:
    """The sentence repeats what was typed."""
    trouble = typed_value(_field(kind), text, TODAY).trouble
    assert trouble is not None
    assert trouble.args["text"] == text


def _ledger(template: str, *entities: Frozen) -> MemoryLedger:
    """Return a process of a template with these entities, its first session closed."""
    ledger = MemoryLedger()
    ledger.append(new_process(Library(packaged_templates()).workshop(template), title="Prova", now=moment()))
    session = ledger.process.sessions()[0]
    held = {"state": SessionState.CLOSED, "date": "2026-02-12", "actual_start": "17:00", "actual_end": "19:00"}
    ledger.append(Draft("x", moment(), tuple(put(one) for one in (session.model_copy(update=held), *entities))))
    return ledger


def _session(ledger: MemoryLedger) -> Session:
    """Return the first session."""
    return ledger.process.sessions()[0]


def _kept(ledger: MemoryLedger, *entities: Frozen) -> MemoryLedger:
    """Keep entities in the first session."""
    session = _session(ledger).id
    puts = tuple(put(one.model_copy(update={"session": session})) for one in entities)
    ledger.append(Draft("x", moment(), puts))
    return ledger


def _printed(ledger: MemoryLedger, copy: CopyKind = CopyKind.INTERNAL, language: str = "it") -> str:
    """Return the minutes of the first session as text."""
    say, session = Translator(language), _session(ledger).id
    document = compose_minutes(ledger.process, session, copy=copy, translator=say, generated_on=TODAY)
    return " ".join(words(document).split())


def test_the_process_keeps_the_labels_of_its_template() -> None:
    """Whoever opens the file without the template still knows what each field is called."""
    process = _ledger("coprogrammazione").process
    labels = {field.id: field.label.it for field in declared_for(process, "needs")}
    assert labels["source_and_year"] == "Da che cosa lo sappiamo: fonte e anno"


def test_an_older_file_takes_them_from_its_template() -> None:
    """A file made before labels were kept has those of the template, if this laptop has it."""
    ledger = _ledger("coprogrammazione")
    bare = ledger.process.details.model_copy(update={"declared_fields": ()})
    ledger.append(Draft("x", moment(), (put(bare),)))
    assert declared_for(ledger.process, "needs") == ()
    workshop = Library(packaged_templates()).workshop("coprogrammazione")
    assert declared_for(ledger.process, "needs", workshop)


def test_fields_are_kept_beside_the_others_and_undone_together() -> None:
    """Filling one in leaves what else stands in the record; None takes one away; undo brings all back."""
    ledger = _ledger("coprogrammazione", Need(id="N", text="x", fields={"goals": ("a",)}))
    fill_fields(ledger, "needs", "N", {"source_and_year": "ISTAT", "who_is_affected": "molti"}, now=moment())
    fill_fields(ledger, "needs", "N", {"who_is_affected": None}, now=moment())
    need = ledger.process.get(Need, "N")
    assert need is not None
    assert need.fields == {"goals": ("a",), "source_and_year": "ISTAT"}
    undo(ledger, now=moment())
    undo(ledger, now=moment())
    assert ledger.process.entity("needs", "N") == Need(id="N", text="x", fields={"goals": ("a",)})
    with pytest.raises(Refused):
        fill_fields(ledger, "needs", "N", {"goals": ("a",)}, now=moment())
    with pytest.raises(Refused):
        fill_fields(ledger, "needs", "manca", {"x": "y"}, now=moment())


def test_minutes_print_the_fields_of_cards_with_their_labels() -> None:
    """Of a need, a proposal and a commitment; a yes is a word, a choice is in the language of the document."""
    ledger = _kept(
        _ledger("coprogettazione"),
        Proposal(id="PR", title="Navetta", fields={"place": "Valle"}),
        Commitment(id="K", text="Telefonare", fields={"convention_clause": True}),
    )
    assert "Dove si fa: Valle" in _printed(ledger)
    assert "Va riportato in convenzione: sì" in _printed(ledger, CopyKind.PUBLIC)
    assert "To be written in the agreement: yes" in _printed(ledger, language="en")
    programming = _kept(
        _ledger("coprogrammazione"),
        Need(id="N", text="Corriera", category=Category.PUBLIC_BODY, attribution=Attribution.CATEGORY,
             fields={"source_and_year": "ISTAT 2024"}),
    )  # fmt: skip
    assert "Da che cosa lo sappiamo: fonte e anno: ISTAT 2024" in _printed(programming)


def test_of_an_anonymous_card_no_field_is_printed() -> None:
    """A source that only one person can know would be a name."""
    need = Need(id="N", text="Ho paura", attribution=Attribution.ANONYMOUS, fields={"source_and_year": "Casa Verdi"})
    ledger = _kept(_ledger("coprogrammazione"), need)
    for copy in CopyKind:
        assert "Casa Verdi" not in _printed(ledger, copy)


def test_what_is_noted_of_a_session_is_for_the_office_alone() -> None:
    """Who gives work to whom is in the internal copy and never in the public one."""
    ledger = _ledger("cambia-terra")
    fill_fields(ledger, "sessions", _session(ledger).id, {"employer_present": True}, now=moment())
    assert "dà lavoro o casa a qualcuno del tavolo: sì" in _printed(ledger)
    assert "dà lavoro o casa" not in _printed(ledger, CopyKind.PUBLIC)


def test_a_choice_that_the_template_no_longer_has_is_printed_as_it_was_kept() -> None:
    """Words corrected in the template take nothing from what was written before."""
    ledger = _kept(_ledger("coprogettazione"), Proposal(id="PR", title="Navetta", fields={"z": "fuori lista"}))
    choice = DeclaredField(
        id="z", table="proposals", label=Bilingual(it="Stato", en="State"), type="choice",
        choices=(Bilingual(it="aperta", en="open"),),
    )  # fmt: skip
    details = ledger.process.details.model_copy(update={"declared_fields": (choice,)})
    ledger.append(Draft("x", moment(), (put(details),)))
    assert "Stato: fuori lista" in _printed(ledger)
