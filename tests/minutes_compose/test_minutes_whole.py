"""Nothing of an evening is left out of its minutes: sheets of the tables, the grid, the frame, what was not reached."""

import pytest
from minutes_samples import LANGUAGES, changed, composed, example, in_order, open_workshop, tables, words

from codesign_tui.domain.details import PerimeterSheet
from codesign_tui.domain.ideas import Nabc
from codesign_tui.domain.items import Cluster, Commitment, Need, Note, Proposal, Stakeholder
from codesign_tui.domain.meetings import AgendaItem, Session
from codesign_tui.domain.process import Process
from codesign_tui.domain.register import Promise, promises
from codesign_tui.domain.terms import CopyKind, ItemState, Perimeter
from codesign_tui.tui.places.choose_forms import sentence_of

ASKED = "Che cosa manca?"


def at_table(number: str) -> dict[str, str]:
    """Return where a line of the second table's sheet stands."""
    return {"id": number, "session": "O1", "agenda_item": "O1-1", "question": ASKED, "origin_table": "2"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sheet_is_told_whole_whatever_became_of_its_lines(language: str) -> None:
    """Needs, proposals, and a line that went into another card, each under its question and table."""
    process = open_workshop(
        Need(**at_table("NX2"), text="Manca una panchina.", cluster="CX1"),
        Need(**at_table("NX3"), text="Mancano panchine.", state=ItemState.SET_ASIDE, merged_into="NX2"),
        Proposal(**at_table("PX2"), title="Una fontana"),
        Note(**at_table("AX9"), text="Riservata.", restricted=True),
        Cluster(id="CX1", name="Sedersi"),
    )
    into = "riunito in NX2" if language == "it" else "merged into NX2"
    for copy in CopyKind:
        text = words(composed(process, "O1", copy, language))
        in_order(text, ASKED, "NX2 – Manca una panchina.", "PX2 – Una fontana", f"NX3 – Mancano panchine. ({into})",
                 "Sedersi: NX2")  # fmt: skip
        assert "Riservata" not in text


def test_the_grid_is_printed_at_the_item_where_proposals_were_placed() -> None:
    """Whatever the item's method; a file that does not say where has it in the session of the proposals."""
    for extra in ({"placed_item": "O1-1"}, {}):
        placed = Proposal(id="PX2", title="Una fontana", session="O1", impact=5, effort=1, **extra)
        for copy in CopyKind:
            found = tables(composed(open_workshop(placed), "O1", copy))
            assert [row[1] for row in found["Impatto e impegno richiesto dalle proposte"].rows] == ["PX2"]


def test_a_sheet_of_a_proposal_is_told_where_the_item_about_sheets_was_never_reached() -> None:
    """That the agenda has such an item does not hide the four parts; who is inside the perimeter is said."""
    parts = Nabc(need="Si beve.", approach="Acqua pubblica.", benefit="Fresco.", competition="I bar.")
    idea = Proposal(id="PX2", title="Una fontana", session="O1", agenda_item="O1-1", perimeter=Perimeter.IN, nabc=parts)
    later = AgendaItem(id="O1-2", session="O1", n=2, title="Schede", method="nabc")
    text = words(composed(open_workshop(idea, later), "O1", CopyKind.PUBLIC))
    in_order(text, "PX2", "Acqua pubblica.", "Dentro il perimetro.")


def test_goals_and_fixed_points_stand_in_the_first_session_alone() -> None:
    """In both copies, with what is out of scope."""
    process = example()
    frame = PerimeterSheet(goals=("Muoversi tutti",), fixed=("Il tetto di spesa",), out_of_scope=("Le strade",))
    given = example(changed(process.details, perimeter=frame.model_dump()))
    for copy in CopyKind:
        first = words(composed(given, "S1", copy))
        in_order(
            first, "Il percorso", "Muoversi tutti", "Punti fermi", "Il tetto di spesa", "Fuori perimetro", "Le strade"
        )
        assert "Punti fermi" not in words(composed(given, "S2", copy))


def session_of(process: Process, identifier: str) -> Session:
    """Return a session."""
    session = process.get(Session, identifier)
    assert session is not None
    return session


def test_a_session_that_nobody_planned_is_not_announced_as_the_next() -> None:
    """Its date is the day it was opened; one that was dated before is announced."""
    nxt = Session(id="O2", number=2, title="Altro", date="2026-05-10", planned_start="23:55", actual_start="10:00")
    assert "10 maggio 2026" in words(composed(open_workshop(nxt), "O1"))
    undated = nxt.model_copy(update={"opened_undated": True})
    assert "10 maggio 2026" not in words(composed(open_workshop(undated), "O1"))


def test_a_session_past_midnight_says_the_day_of_its_close() -> None:
    """Of one that ends the same day no day is repeated."""
    late = changed(session_of(open_workshop(), "O1"), actual_start="21:00", actual_end="00:10")
    assert "00.10 del 10 maggio 2026" in words(composed(open_workshop(late), "O1"))
    assert "18.05." in words(composed(open_workshop(), "O1"))


def test_an_item_never_reached_says_so() -> None:
    """Its question alone would look as if the table had been silent."""
    closed = changed(session_of(open_workshop(), "O1"), closed_at="2026-05-09T18:05:00+02:00")
    late = AgendaItem(id="O1-2", session="O1", n=2, title="Che fare dopo", prompt="E poi?")
    in_order(words(composed(open_workshop(closed, late), "O1")), "E poi?", "Il punto non è stato trattato.")


def test_influence_and_interest_are_in_the_internal_copy_alone() -> None:
    """Who is not said to be at the table is not at the table, as on the screen."""
    actor = Stakeholder(id="SX1", name="La parrocchia", session="O1", agenda_item="O1-1", influence=4, interest=2)
    inside, public = (
        tables(composed(open_workshop(actor), "O1", copy)) for copy in (CopyKind.INTERNAL, CopyKind.PUBLIC)
    )
    (row,) = [row for table in inside.values() for row in table.rows if row[0].startswith("La parrocchia")]
    assert row[1:4] == ("4", "2", "no")
    (row,) = [row for table in public.values() for row in table.rows if row[0].startswith("La parrocchia")]
    assert "4" not in row


def test_the_register_keeps_when_in_words() -> None:
    """Through the index too: an event is a date that the table gave in words."""
    kept = Commitment(id="K90", session="S2", text="Montare i banchi", due_words="entro la festa")
    (promise,) = [one for one in promises(example(kept)) if one.id == "K90"]
    assert promise.due_words == "entro la festa"
    assert Promise.from_json(promise.as_json()) == promise


def test_a_decision_after_a_question_begins_a_sentence() -> None:
    """No colon after a question mark."""
    assert sentence_of("La adottiamo?", "il tavolo condivide.") == "La adottiamo? Il tavolo condivide."
    assert sentence_of("La portineria", "il tavolo condivide.") == "La portineria: il tavolo condivide."


def test_a_draft_says_how_it_stops_being_one() -> None:
    """Until a later meeting approves it."""
    assert "Bozza non approvata" in words(composed(open_workshop(), "O1", CopyKind.PUBLIC))
