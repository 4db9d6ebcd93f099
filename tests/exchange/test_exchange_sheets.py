"""The sheet of commitments comes back from the office: what changes, what is left aside, however it was saved."""

import subprocess
from datetime import date
from pathlib import Path

import pytest

from codesign_tui.actions.reporting import report_commitments
from codesign_tui.domain.items import Commitment
from codesign_tui.domain.messages import Refused
from codesign_tui.domain.overdue import standing
from codesign_tui.domain.terms import CommitmentStatus, CopyKind
from codesign_tui.domain.transactions import Draft
from codesign_tui.exchange import interchange
from codesign_tui.exchange.commitment_sheet import Reading, read_commitments
from codesign_tui.library.places import packaged_example
from codesign_tui.locale import Translator
from codesign_tui.minutes.sending.cells import csv_bytes
from codesign_tui.minutes.sending.outgoing import outgoing
from codesign_tui.minutes.sending.sheets import commitments
from support import MemoryLedger, documents, moment

TODAY = date(2026, 10, 1)
NOW = moment(day="2026-10-01")
HEADER = "Codice;Stato;Nuova data;Concluso il;Nota;Prova"


def _ledger(*more: Commitment) -> MemoryLedger:
    """Return the worked example in memory."""
    from codesign_tui.domain.transactions import put

    ledger = MemoryLedger()
    puts = [*interchange.read(packaged_example().read_bytes()), *map(put, more)]
    ledger.append(Draft("import", NOW, tuple(puts)))
    return ledger


def _read(*rows: str, encoding: str = "utf-8-sig", header: str = HEADER) -> Reading:
    """Return what rows typed by hand change in the example."""
    return read_commitments(_ledger().process, "\r\n".join((header, *rows)).encode(encoding), TODAY)


def _exported(ledger: MemoryLedger, language: str = "it", copy: str = "internal") -> bytes:
    """Return the sheet of the commitments."""
    out = outgoing(ledger.process, CopyKind(copy), Translator(language), TODAY)
    return csv_bytes(commitments(out), language)


@pytest.mark.parametrize("language", ["it", "en"])
@pytest.mark.parametrize("copy", ["internal", "public"])
def test_a_sheet_that_nobody_touched_changes_nothing(language: str, copy: str) -> None:
    """Exported and read back, in either language; also with words that look like formulas."""
    strange = Commitment(id="K77", text="=1+1", progress_note="\t-tab\nriga ", evidence="'=già con apostrofo")
    ledger = _ledger(strange)
    reading = read_commitments(ledger.process, _exported(ledger, language, copy), TODAY)
    assert (reading.changes, reading.odd) == ((), ())
    assert reading.unchanged == len(ledger.process.all(Commitment))


def test_what_the_office_typed_is_kept_and_nothing_else_is_touched() -> None:
    """State, new date, note and evidence of two rows; every other document stays byte for byte."""
    ledger = _ledger()
    before = documents(ledger.process)
    data = (
        f"{HEADER}\r\nK04;concluso;;30 settembre 2026;Sessanta ore fatte.;foglio ore\r\nK03;;31/12/2026;;;\r\n"
    ).encode("utf-8-sig")
    reading = read_commitments(ledger.process, data, TODAY)
    assert [change.code for change in reading.changes] == ["K04", "K03"]
    report_commitments(ledger, [change.report for change in reading.changes], now=NOW)
    kept, moved = (ledger.process.get(Commitment, one) for one in ("K04", "K03"))
    assert kept is not None
    assert (kept.status, kept.completed_on) == (CommitmentStatus.DONE, "2026-09-30")
    assert (kept.progress_note, kept.evidence) == ("Sessanta ore fatte.", "foglio ore")
    assert moved is not None
    assert (moved.new_due, moved.status) == ("2026-12-31", CommitmentStatus.IN_PROGRESS)
    assert moved.changes[-1].on == "2026-10-01"
    assert standing(ledger.process, moved, date(2026, 12, 1)).due == date(2026, 12, 31)
    after = documents(ledger.process)
    for table in (before["commitments"], after["commitments"]):
        del table["K03"], table["K04"]
    assert after == before
    assert len(ledger.transactions) == 2


def test_what_is_done_without_a_day_was_done_today() -> None:
    """The preview says so before it is kept."""
    (change,) = _read("K04;concluso;;;;").changes
    assert change.report.completed_on == TODAY
    assert [Translator("it")(one) for one in change.told] == [
        "stato: in corso → concluso", "concluso il: – → 1 ottobre 2026",
    ]  # fmt: skip


def test_an_empty_cell_leaves_what_is_there() -> None:
    """A clerk who sends back three columns of six erases nothing."""
    assert _read("K01;;;;;").changes == ()
    assert _read("K01", header="Codice").changes == ()


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (";concluso;;;;", "no_code"),
        ("K999;concluso;;;;", "no_such_code"),
        ("K04;quasi fatto;;;;", "no_such_state"),
        ("K04;in ritardo;;;;", "lateness"),
        ("K04;;il giorno del mai;;;", "no_day"),
        ("K04;;31/02/2027;;;", "no_day"),
        ("K04;;;12/09/2026;;", "completed_not_done"),
        ("K04;concluso;;12/12/2026;;", "completed_later"),
        ("K04;concluso;12/12/2026;;;", "date_of_settled"),
    ],
)
def test_an_odd_row_is_left_aside_and_told_by_its_number(row: str, told: str) -> None:
    """The rows around it are read all the same; the number is the spreadsheet's."""
    reading = _read("K02;;;;un’altra nota;", "", row)
    assert [change.code for change in reading.changes] == ["K02"]
    assert [(odd.row, odd.why.id) for odd in reading.odd] == [(4, f"sheets.odd.{told}")]


def test_a_commitment_in_two_rows_is_read_once() -> None:
    """Nobody can know which of the two is right; the first is shown and the second named."""
    reading = _read("K04;sospeso;;;;", "k04;concluso;;;;")
    assert [change.report.status for change in reading.changes] == [CommitmentStatus.SUSPENDED]
    assert [(odd.row, odd.why.args["row"]) for odd in reading.odd] == [(3, 2)]


def test_to_cancel_a_reason_is_needed() -> None:
    """The note is the reason, and stays with the change."""
    ledger = _ledger(Commitment(id="K88", text="Prova", status=CommitmentStatus.CONFIRMED))
    data = f"{HEADER}\r\nK88;annullato;;;;".encode()
    assert [odd.why.id for odd in read_commitments(ledger.process, data, TODAY).odd] == [
        "sheets.odd.cancelled_without_note"
    ]
    reading = read_commitments(ledger.process, f"{HEADER}\r\nK88;annullato;;;Non serve più;".encode(), TODAY)
    report_commitments(ledger, [change.report for change in reading.changes], now=NOW)
    after = ledger.process.get(Commitment, "K88")
    assert after is not None
    assert after.changes[-1].cause == "Non serve più"


def test_what_is_restricted_cannot_be_reached_by_its_code() -> None:
    """It is told as any code that is not there."""
    ledger = _ledger(Commitment(id="K88", text="Prova", restricted=True))
    reading = read_commitments(ledger.process, f"{HEADER}\r\nK88;concluso;;;;".encode(), TODAY)
    assert [odd.why.id for odd in reading.odd] == ["sheets.odd.no_such_code"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_it_is_read_however_a_spreadsheet_saved_it(encoding: str, separator: str) -> None:
    """Excel and LibreOffice write in their own encoding and with their own separator, and may say which."""
    lines = [f"sep={separator}", HEADER, "K04;sospeso;;;perché è già così – «fermo»;"]
    data = "\n".join(line.replace(";", separator) for line in lines).encode(encoding)
    (change,) = read_commitments(_ledger().process, data, TODAY).changes
    assert (change.row, change.report.note) == (3, "perché è già così – «fermo»")


def test_columns_are_known_by_their_words_in_any_order_and_language() -> None:
    """A column that somebody added is left alone."""
    reading = _read("cose mie;2026-12-31;in progress;k03", header="Appunti;new date;STATE;Code")
    assert [(change.code, change.report.new_due) for change in reading.changes] == [("K03", date(2026, 12, 31))]


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"\0\0\0", b"a;b\n1;2", b"%PDF-1.7 \xe2\xe3", b'"' * 200_000])
def test_what_is_no_sheet_is_refused(data: bytes) -> None:
    """In a sentence that says which column is missing."""
    with pytest.raises(Refused):
        read_commitments(_ledger().process, data, TODAY)


@pytest.mark.office
@pytest.mark.parametrize(("language", "separator", "state"), [("it", 59, "in ritardo"), ("en", 44, "overdue")])
def test_a_round_through_libreoffice_changes_only_what_was_typed(
    tmp_path: Path, language: str, separator: int, state: str
) -> None:
    """Opened and saved again by a spreadsheet as its own file and as CSV, the sheet reads as it was."""
    ledger = _ledger(Commitment(id="K77", text="=1+1", progress_note="-5 sedie\nseconda riga", due="2026-12-01"))
    source = tmp_path / "sheet.csv"
    source.write_bytes(_exported(ledger, language))
    office = ["soffice", "--headless", "--norestore", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"]
    signs = f"{separator},34,76,1"
    for options, name in (
        ([f"--infilter=CSV:{signs}", "--convert-to", "ods"], source),
        (["--convert-to", f"csv:Text - txt - csv (StarCalc):{signs}"], tmp_path / "sheet.ods"),
    ):
        command = [*office, *options, "--outdir", str(tmp_path), str(name)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
    back = source.read_bytes()
    assert back != _exported(ledger, language)
    reading = read_commitments(ledger.process, back, TODAY)
    assert (reading.changes, reading.odd) == ((), ())
    edited = back.replace(f"{state}".encode(), b"suspended", 1)
    assert [one.report.status for one in read_commitments(ledger.process, edited, TODAY).changes] == [
        CommitmentStatus.SUSPENDED
    ]
