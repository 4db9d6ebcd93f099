"""The sheets for the office and the calendars: what they hold, for whom, and what never stands in them."""

from decimal import Decimal

import icalendar
import pytest
from sending_samples import AT, CANARY, HOSTILE, NAME, example, going_out, of_a_private_person, rows_of, secrets

from codesign_tui.domain.items import Commitment, Need, Resource
from codesign_tui.domain.messages import Refused
from codesign_tui.domain.sheets import FORMULA_SIGNS, GUARD
from codesign_tui.domain.terms import CommitmentStatus
from codesign_tui.minutes.sending.calendar import identifier
from codesign_tui.minutes.sending.cells import csv_bytes
from codesign_tui.minutes.sending.files import calendar_pieces, sheet_pieces, stems
from codesign_tui.minutes.sending.sheets import commitments, needs, resources, sheets


def test_the_public_copy_has_no_sheet_of_people() -> None:
    """Who sat at the table and when is for the office alone."""
    names = [[sheet.name for sheet in sheets(going_out(example(), copy))] for copy in ("internal", "public")]
    assert names[0] == [
        "impegni", "bisogni", "proposte", "votazioni", "risorse", "proposte-per-categoria", "indicatori", "misurazioni",
        "pubblicazioni", "partecipanti", "presenze", "invii",
    ]  # fmt: skip
    assert names[1] == names[0][:9]


def test_italian_sheets_are_written_as_an_italian_spreadsheet_reads_them() -> None:
    """The mark of UTF-8, semicolons, decimal commas, days with strokes; English has commas, points and ISO days."""
    italian, english = (
        csv_bytes(resources(going_out(example(), language=language)), language) for language in ("it", "en")
    )
    assert italian.startswith(b"\xef\xbb\xbfCodice;Voce;")
    assert ";480,00;" in italian.decode()
    assert ",480.00," in english.decode()
    days = [csv_bytes(commitments(going_out(example(), language=one)), one).decode() for one in ("it", "en")]
    assert "30/04/2026" in days[0]
    assert "2026-04-30" in days[1]


def test_the_ledger_ends_with_its_totals() -> None:
    """Fit for a report of expenses: planned sums are there, actual ones only once somebody reported."""
    plain = rows_of(csv_bytes(resources(going_out(example())), "it"))
    at = plain[0].index("Previsto (€)"), plain[0].index("Effettivo (€)")
    foot = {row[4]: (row[at[0]], row[at[1]]) for row in plain[-6:]}
    assert foot["Totale entrate"] == ("28000,00", "")
    assert foot["di cui tempo di volontariato, valorizzato"] == ("7000,00", "")
    row = Resource(id="RZ", kind="goods", description="Sedie", flow="use", value=Decimal(100),
                   actual_value=Decimal("-5.5"))  # fmt: skip
    reported = rows_of(csv_bytes(resources(going_out(example(row))), "it"))
    assert reported[-5][at[1]] == "-5,50"


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t=", "\r=", " =", "\n+"])
def test_no_cell_is_ever_a_formula(sign: str) -> None:
    """Words that a spreadsheet would compute get an apostrophe before them."""
    sheet = needs(going_out(example(Need(id="N99", text=f"{sign}HYPERLINK(1)"))))
    cell = next(row for row in rows_of(csv_bytes(sheet, "it")) if row[0] == "N99")[1]
    assert cell.startswith(GUARD)
    assert cell[1:].lstrip()[0] in FORMULA_SIGNS


@pytest.mark.parametrize("copy", ["internal", "public"])
def test_hostile_words_stay_in_their_cell(copy: str) -> None:
    """No control characters, no row more or less, no formula, whatever was typed."""
    added = [Commitment(id=f"KH{at}", text=text, progress_note=text) for at, text in enumerate(HOSTILE)]
    sheet = commitments(going_out(example(*added), copy))
    rows = rows_of(csv_bytes(sheet, "it"))
    assert len(rows) == 1 + len(sheet.rows)
    for row in rows:
        assert len(row) == len(rows[0])
        for cell in row:
            assert cell[:1] not in FORMULA_SIGNS
            assert not any(ord(letter) < 32 and letter != "\n" for letter in cell)


@pytest.mark.parametrize("copy", ["internal", "public"])
def test_nothing_restricted_is_in_a_sheet_or_calendar(copy: str) -> None:
    """Not from a restricted card, group or session, nor from the inbox, nor what somebody said they can do."""
    out = going_out(example(*secrets()), copy)
    pieces = [*sheet_pieces(out), *calendar_pieces(out, AT)]
    assert [piece.name for piece in pieces if CANARY.encode() in piece.content.lower()] == []


def test_who_never_agreed_is_named_in_no_public_file() -> None:
    """Neither in a cell, nor in a calendar, nor in the name of a file."""
    out = going_out(example(*of_a_private_person()), "public")
    for piece in [*sheet_pieces(out), *calendar_pieces(out, AT)]:
        words = (piece.content.decode() + piece.name).replace("\r\n ", "").casefold()
        assert NAME.casefold() not in words, piece.name
        assert "quattrocchi" not in words, piece.name
    inside = b"".join(piece.content for piece in calendar_pieces(going_out(example(*of_a_private_person())), AT))
    assert NAME.encode() in inside


def test_an_anonymous_need_tells_its_words_alone() -> None:
    """Neither the session nor the kind of evidence, which could tell whose it is."""
    rows = rows_of(csv_bytes(needs(going_out(example())), "it"))
    anonymous = [row for row in rows if "anonim" in row[3].casefold()]
    assert anonymous
    assert {(row[4], row[6]) for row in anonymous} == {("", "")}


def test_a_calendar_has_an_event_for_each_date_to_come() -> None:
    """All day, with an alarm a week before, the date that holds now; what is done has none."""
    whole = icalendar.Calendar.from_ical(calendar_pieces(going_out(example()), AT)[0].content)
    events = {str(event["SUMMARY"])[:3]: event for event in whole.walk("VEVENT")}
    assert "K01" not in events
    late = events["K03"]
    assert late["DTSTART"].to_ical() == b"20261130"
    assert [alarm["TRIGGER"].to_ical() for alarm in late.walk("VALARM")] == [b"-P7D"]


def test_an_event_keeps_its_identifier_when_its_date_moves() -> None:
    """Taking the calendar in again moves the event; a dropped commitment goes out once more as cancelled."""
    before = Commitment(id="K90", text="Prova", owner="P05", due="2026-12-01")
    moved = before.model_copy(update={"new_due": "2027-01-10", "status": CommitmentStatus.CANCELLED})
    uids = set()
    for one in (before, moved):
        whole = icalendar.Calendar.from_ical(calendar_pieces(going_out(example(one)), AT)[0].content)
        event = next(event for event in whole.walk("VEVENT") if str(event["SUMMARY"]).startswith("K90"))
        uids.add(str(event["UID"]))
    assert len(uids) == 1
    assert event["STATUS"] == "CANCELLED"
    assert not event.walk("VALARM")
    assert uids != {identifier("another path", "K90")}


def test_without_a_date_there_is_no_calendar() -> None:
    """It is refused in a sentence rather than written empty."""
    process = example()
    done = [each.model_copy(update={"status": CommitmentStatus.DONE}) for each in process.all(Commitment)]
    with pytest.raises(Refused):
        calendar_pieces(going_out(example(*done)), AT)


def test_two_readers_of_one_name_get_two_files() -> None:
    """No file is written over another's."""
    assert stems(["Pro Loco", "pro loco!", "Pro Loco"]) == ["pro-loco", "pro-loco-2", "pro-loco-3"]
