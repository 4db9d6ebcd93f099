"""Lists of people and of needs that an office keeps: who is new, what changes, what is left aside and why."""

import pytest

from codesign_tui.actions.undoing import undo
from codesign_tui.domain.items import Cluster, Need
from codesign_tui.domain.messages import Refused
from codesign_tui.domain.people import Organization, Participant
from codesign_tui.domain.terms import Attribution, Category, Channel, CopyKind
from codesign_tui.domain.transactions import Draft
from codesign_tui.exchange import interchange
from codesign_tui.exchange.sheet_reading import KINDS, SheetRead, read_any
from codesign_tui.library.places import packaged_example
from codesign_tui.locale import LANGUAGES, Translator
from codesign_tui.minutes.sending.cells import csv_bytes
from codesign_tui.minutes.sending.outgoing import outgoing
from codesign_tui.minutes.sending.sheets import needs, participants
from support import MemoryLedger, documents, moment

NOW = moment(day="2026-10-01")
PEOPLE = "Cognome;Nome;Ente;Categoria;Ruolo;Vota;Uditore;Nome pubblicabile"
NEEDS = "Codice;Bisogno;Gruppo;Detto da;Categoria;Prova;Seduta"


def example() -> MemoryLedger:
    """Return the worked example in memory."""
    ledger = MemoryLedger()
    ledger.append(Draft("import", NOW, tuple(interchange.read(packaged_example().read_bytes()))))
    return ledger


def read(kind: str, *rows: str, ledger: MemoryLedger | None = None, encoding: str = "utf-8-sig") -> SheetRead:
    """Return what rows typed by hand bring; the first is the header."""
    process = (ledger or example()).process
    return read_any(kind, process, "\r\n".join(rows).encode(encoding), NOW)


def why(reading: SheetRead) -> list[tuple[int, str]]:
    """Return which rows are left aside, and the message that says why."""
    return [(odd.row, odd.why.id.removeprefix("sheets.odd.")) for odd in reading.odd]


def told(reading: SheetRead, language: str = "it") -> list[str]:
    """Return what is told of each row, as people read it."""
    words = Translator(language)
    return [" · ".join([line.name, *(words(one) for one in line.told)]).strip(" ·") for line in reading.lines]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("make", [participants, needs], ids=["participants", "needs"])
def test_a_list_that_nobody_touched_changes_nothing(language: str, make: object) -> None:
    """Exported and read back in either language: everybody and everything is there already, nothing is odd."""
    ledger = example()
    out = outgoing(ledger.process, CopyKind.INTERNAL, Translator(language), NOW.date())
    kind, sheet = ("participants", participants(out)) if make is participants else ("needs", needs(out))
    reading = read_any(kind, ledger.process, csv_bytes(sheet, language), NOW)
    assert (reading.lines, reading.odd) == ((), ())
    assert reading.unchanged == ledger.process.count(Participant if kind == "participants" else Need)


def test_people_come_in_with_the_bodies_that_they_need_in_one_transaction() -> None:
    """Two people of a new body share it; somebody of a known body takes its category; one undo takes all back."""
    ledger = example()
    before = documents(ledger.process)
    reading = read(
        "participants",
        PEOPLE,
        "Serra;Ada;Pro loco di Prova;terzo settore;presidente;sì;;no",
        "Neri;Ugo;pro loco di prova;;;;;",
        "Blu;Eva;Argento Vivo;;volontaria;no;sì;",
        ";;Bottega di Prova;ente privato;;;;",
        ledger=ledger,
    )
    assert why(reading) == []
    assert told(reading) == [
        "Ada Serra · persona nuova, terzo settore · per «Pro loco di Prova», ente nuovo · ruolo: presidente",
        "Ugo Neri · persona nuova, terzo settore · per «pro loco di prova»",
        "Eva Blu · persona nuova, terzo settore · per «Argento Vivo» · ruolo: volontaria · non vota · uditore",
        "Bottega di Prova · ente nuovo, ente privato",
    ]
    assert documents(ledger.process) == before, "reading keeps nothing"
    done = reading.keep(ledger, NOW)
    people = {one.full_name: one for one in ledger.process.all(Participant)}
    bodies = {one.name: one for one in ledger.process.all(Organization)}
    assert people["Ada Serra"].organization == people["Ugo Neri"].organization == bodies["Pro loco di Prova"].id
    assert (people["Ada Serra"].public_name_ok, people["Eva Blu"].observer) == (False, True)
    assert people["Eva Blu"].category is Category.THIRD_SECTOR
    assert bodies["Bottega di Prova"].category is Category.PRIVATE_ENTITY
    assert len(done.value) == 4
    assert len(ledger.transactions) == 2
    undo(ledger, now=NOW)
    assert documents(ledger.process) == before


def test_of_somebody_who_is_there_only_what_changed_is_told_and_kept() -> None:
    """An empty cell leaves what is there; the name may stand in one cell, surname first, in English too."""
    ledger = example()
    one = ledger.process.all(Participant)[0]
    reading = read(
        "participants", "Full name,Role,Votes,Name in public", f"{one.last_name} {one.first_name},nuovo ruolo,,",
        ledger=ledger,
    )  # fmt: skip
    assert [line.name for line in reading.lines] == [one.full_name]
    reading.keep(ledger, NOW)
    after = ledger.process.get(Participant, one.id)
    assert after is not None
    assert after.model_dump(exclude={"role"}) == one.model_dump(exclude={"role"})
    assert after.role == "nuovo ruolo"


@pytest.mark.parametrize(
    ("row", "odd"),
    [
        (";;;;presidente;;;", "no_name"),
        ("Serra;Ada;;;;;;", "no_category"),
        ("Serra;Ada;Nuovo ente;;;;;", "no_category"),
        ("Serra;Ada;;terzo mondo;;;;", "no_such_category"),
        ("Serra;Ada;;terzo settore;;forse;;", "yes_or_no"),
        ("Verdi;Ivo;;terzo settore;;;;", "twice"),
        (f"{'a' * 201};Ada;;terzo settore;;;;", "too_long"),
        ("Gualandi;Teresa;Argento Vivo;ente pubblico;;;;", "other_category"),
    ],
)
def test_an_odd_person_is_left_aside_and_told_by_the_row(row: str, odd: str) -> None:
    """The rows around it are read all the same; the number is the spreadsheet's."""
    reading = read("participants", PEOPLE, "Verdi;Ivo;;terzo settore;;;;", "", row)
    assert [line.name for line in reading.lines] == ["Ivo Verdi"]
    assert why(reading) == [(4, odd)]


def test_two_who_are_called_the_same_are_told_apart_by_their_body() -> None:
    """Without a body such a row is left aside; with another body it is somebody else."""
    ledger = example()
    twin = "Gualandi;Teresa;Il Filo d'Erba;;;;;"
    read("participants", PEOPLE, twin, ledger=ledger).keep(ledger, NOW)
    reading = read(
        "participants", PEOPLE, "Gualandi;Teresa;;;x;;;", "Gualandi;Teresa;Argento Vivo;;x;;;", ledger=ledger
    )
    assert why(reading) == [(2, "person_unclear")]
    assert len(reading.lines) == 1


def test_needs_come_in_under_the_name_that_their_row_says() -> None:
    """A person, a body, a category, nobody, or anonymous: then neither author nor time is kept."""
    ledger = example()
    reading = read(
        "needs",
        NEEDS,
        ";Una panchina alla fermata;Mobilità di prova;Teresa Gualandi;;esperienza;2",
        ";Un medico il sabato;;Argento Vivo;;;",
        ";Luci nel vicolo;;società civile;;;",
        ";Qualcuno con cui parlare;;anonimo;società civile;;",
        ";Un orario leggibile;;;ente privato;;",
        ";Silenzio la notte;;;;;",
        ledger=ledger,
    )
    assert why(reading) == []
    assert told(reading)[0] == (
        "bisogno nuovo: «Una panchina alla fermata» · detto da Teresa Gualandi · nel gruppo nuovo «Mobilità di prova»"
    )
    reading.keep(ledger, NOW)
    made = {one.text: one for one in ledger.process.all(Need)}
    bench = made["Una panchina alla fermata"]
    assert (bench.author, bench.session, bench.evidence, bench.channel) == ("P05", "S2", "esperienza", Channel.PAPER)
    cluster = ledger.process.get(Cluster, bench.cluster)
    assert cluster is not None
    assert cluster.name == "Mobilità di prova"
    assert made["Un medico il sabato"].author_organization == "O04"
    assert made["Luci nel vicolo"].attribution is Attribution.CATEGORY
    secret = made["Qualcuno con cui parlare"]
    assert secret.attribution is Attribution.ANONYMOUS
    assert {"author", "author_organization", "at"}.isdisjoint(secret.model_fields_set)
    assert made["Un orario leggibile"].category is Category.PRIVATE_ENTITY
    assert made["Silenzio la notte"].attribution is None
    assert [one.number for one in made.values()][-6:] == [41, 42, 43, 44, 45, 46]


@pytest.mark.parametrize(
    ("row", "odd"),
    [
        (";;gruppo;;;;", "no_words"),
        (";Una panchina.;;;;;", "same_words"),
        (";Altro;;Nessuno Mai;;;", "no_such_voice"),
        (";Altro;;Argento Vivo;ente pubblico;;", "other_category"),
        (";Altro;;;marziani;;", "no_such_category"),
        (";Altro;;;;;9", "no_such_session"),
        ("N01;Altre parole;;;;;", "other_words"),
        (f";{'a' * 4001};;;;;", "too_long"),
    ],
)
def test_an_odd_need_is_left_aside_and_told_by_the_row(row: str, odd: str) -> None:
    """The rows around it are read all the same."""
    reading = read("needs", NEEDS, ";una panchina;;;;;", "", row)
    assert len(reading.lines) == 1
    assert why(reading) == [(4, odd)]


def test_a_need_whose_words_are_there_already_is_not_doubled() -> None:
    """The same words, with other capitals, spaces or a full stop, without a code: the row says what is there."""
    ledger = example()
    text = ledger.process.all(Need)[0].text
    reading = read("needs", NEEDS, f';"  {text.upper()} ";;;;;', ledger=ledger)
    assert (reading.lines, reading.unchanged) == ((), 1)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_any_spreadsheet_may_have_saved_the_list(encoding: str, separator: str) -> None:
    """Encodings and separators; formulas that were shut by an apostrophe come in as they were said."""
    rows = [separator.join(("Bisogno", "Detto da")), separator.join(("'=1+1 è più", "società civile"))]
    reading = read("needs", *rows, encoding=encoding)
    assert told(reading) == ["bisogno nuovo: «=1+1 è più» · a nome di: società civile"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02", b"a;b\r\n1;2", b"sep=;\r\n\r\n"])
def test_what_is_no_such_list_is_refused_with_a_sentence(kind: str, data: bytes) -> None:
    """An empty file, a picture, a sheet of something else."""
    with pytest.raises(Refused, match=r"sheets.no_column"):
        read_any(kind, example().process, data, NOW)
    with pytest.raises(Refused, match=r"sheets.no_such_kind"):
        read_any("votes", example().process, data, NOW)
