"""What a public copy hides besides listed names (contacts, codes, homes, unlisted people), and what it leaves alone."""

import pytest
from minutes_samples import changed, composed, example, words

from codesign_tui.domain.items import Need, Statement
from codesign_tui.domain.meetings import Session
from codesign_tui.domain.people import Organization, Participant
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import CopyKind
from codesign_tui.minutes.export import file_stem
from codesign_tui.minutes.privacy import NameKeeper

PUBLIC = CopyKind.PUBLIC


def _member(identifier: str, **fields: object) -> Participant:
    """Return one member of the example, changed, whose name stays inside."""
    person = example().get(Participant, identifier)
    assert person is not None
    hidden = changed(person, public_name_ok=False, **fields)
    assert isinstance(hidden, Participant)
    return hidden


def _two_hidden() -> Process:
    """Return the example where Anna Rita Colombini is X and Bruno Vezzali is Y."""
    return example(_member("P13", pseudonym="X"), _member("P14", pseudonym="Y"))


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        ("Parla Colombini A.R., poi tace.", "Parla la persona indicata come «X», poi tace."),
        ("Parla AR Colombini.", "Parla la persona indicata come «X»."),
        ("Anna C. dice; Bruno V. tace", "La persona indicata come «X» dice; la persona indicata come «Y» tace"),
        ("Chiede il sig.Vezzali.", "Chiede la persona indicata come «Y»."),
        ("la Colom-\nbini e i Vezz-\n  ali", "la persona indicata come «X» e la persona indicata come «Y»"),
        ("Anna\u00a0Rita\nCOLOMBINI", "La persona indicata come «X»"),
        ("la Co\u00adlom\u200bbini", "la persona indicata come «X»"),
        ("dai Vezzali e dei Colombini", "dalla persona indicata come «Y» e della persona indicata come «X»"),
        ("a casa Vezzali", "a casa della persona indicata come «Y»"),
        ("Vezzàli-Rossi", "La persona indicata come «Y»-Rossi"),
        ("la signora Colombini Rossi tace", "la persona indicata come «X» tace"),
        ("mio cognato Dario Vezzali lavora", "mio cognato [nome omesso] lavora"),
        ("la moglie di Vezzali", "la moglie della persona indicata come «Y»"),
        ("Colombini’s idea", "La persona indicata come «X»’s idea"),
        ("Si scriva a www.vezzali.example/bruno oggi.", "Si scriva a [indirizzo omesso] oggi."),
        ("casa di Bruno Vezzali, via del Mulino 4", "casa della persona indicata come «Y», [indirizzo omesso]"),
    ],
)
def test_a_name_is_found_however_it_is_bent(said: str, printed: str) -> None:
    """Initials, cut words, plurals, genitives, possessives, net addresses: the name goes and the sentence stays."""
    assert NameKeeper(_two_hidden(), "it").hide(said)[0] == printed


@pytest.mark.parametrize(
    "number",
    [
        "347 1234567", "347.123.45.67", "347-12-34-567", "3471234567", "+39 347 1234567", "(+39) 347 12 34 567",
        "0039.347.1234567", "0522 123456", "0522/12.34.56", "(0522) 123456", "06 1234 5678", "tel. 800 123456",
    ],
)  # fmt: skip
def test_a_telephone_number_goes_however_it_is_spaced(number: str) -> None:
    """However its digits are grouped, a number to call is left out."""
    printed = NameKeeper(example(), "it").hide(f"Chiamare {number} di mattina.")[0]
    assert printed.replace("tel. ", "") == "Chiamare [recapito omesso] di mattina."


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        ("scrivere a a.c@example.org", "scrivere a [indirizzo omesso]"),
        ("a.c (at) example.org, b [at] example [dot] org", "[indirizzo omesso], [indirizzo omesso]"),
        ("c.f. clmnrt60a41h223x", "c.f. [codice omesso]"),
        ("c.f. CLM NRT 60A41 H223X", "c.f. [codice omesso]"),
        ("IBAN IT60 X054 2811 1010 0000 0123 456.", "IBAN [codice omesso]."),
        ("su IT60X0542811101000000123456", "su [codice omesso]"),
        ("carta d'identità n. AX1234567", "carta d'identità n. [codice omesso]"),
        ("abita in via del Mulino, 4/b e aspetta", "abita in [indirizzo omesso] e aspetta"),
        ("residente a Borgoserra in piazza Garibaldi n. 3", "residente a Borgoserra in [indirizzo omesso]"),
        ("she lives at 12 Mill Street", "she lives at [indirizzo omesso]"),
        ("nata a Borgoserra il 3 maggio 1948", "nata a Borgoserra il [data omessa]"),
        ("La signora Ferrari di Serra Bassa.", "La persona indicata agli atti di Serra Bassa."),
        ("mio figlio Luca ha paura", "mio figlio [nome omesso] ha paura"),
        ("la badante Oksana e la vicina di casa Pia", "la badante [nome omesso] e la vicina di casa [nome omesso]"),
        ("L'idea del sig. M. Bianchi piace.", "L'idea della persona indicata agli atti piace."),
    ],
)
def test_what_tells_who_or_where_somebody_is_goes(said: str, printed: str) -> None:
    """Addresses, codes, homes, birthdays and people called Mr or Ms who are in no list are left out."""
    assert NameKeeper(example(), "it").hide(said)[0] == printed


@pytest.mark.parametrize(
    "said",
    [
        "Sala polivalente, via del Mulino 4, Borgoserra di Mezzo",
        "Il Vecchio Mulino in via Mulino, a Ponterotto",
        "Chi vive in via Mulino aspetta l'autobus.",
        "assistenza domiciliare dalla sede di via Roma 12",
        "prot. 0000231/2026, delibera n. 0522 del 2026, n. 0412/2026, CUP J00000000000000",
        "il 05.03.2026, il 03-12-2026, dal 2024-2026, 09.30-12.45, 17.04–20.11",
        "alle 09.00 10.30 e 11.45; P.IVA 02345678901, C.F. 03456789012; prot. n. 0312345678",
        "350.000.000 €, € 320.000.000, 10.000,00 €, 420 ore × 12,50 €, n = 12, 41%",
        "art. 55, c. 3, D.Lgs. 117/2017; art. 118, c. 4, Cost.",
        "il dottor Marchetti e la signora Olivieri, la signora Presidente",
        "colombiniano, annali, ritardo, Brunori, il caffè bruno, Sant'Anna, via Vezzali, Annalisa",
        "Officine Vezzali S.r.l. e Colombini & Figli s.n.c.",
        "il padre che assiste, la figlia lontana, vicino Ponterotto, Ospedale Padre Pio",
        "Nata nel 1990, l'associazione ha 12 soci.",
    ],
)
def test_what_only_looks_alike_stays(said: str) -> None:
    """Halls, streets, acts, dates, hours, amounts, firms and words that resemble a name are printed as they are."""
    assert NameKeeper(_two_hidden(), "it").hide(said) == (said, [])


def test_a_firm_named_after_a_hidden_person_stays_readable() -> None:
    """A body of the process keeps its name in full though somebody of that name is hidden."""
    body = Organization(id="O99", name="Officine Donadini S.r.l.", short="Off. Donadini", category="private_entity")
    process = example(body, _member("P11", last_name="Donadini", pseudonym="Z"))
    printed = NameKeeper(process, "it").hide("Officine Donadini S.r.l. ospita; Silvia Donadini ringrazia.")[0]
    assert printed == "Officine Donadini S.r.l. ospita; la persona indicata come «Z» ringrazia."


def test_titles_places_and_annexes_are_read_too() -> None:
    """A name in the path's title, the session's title and place, an annex or a statement leaves the public copy."""
    process = _two_hidden()
    session = process.get(Session, "S2")
    assert session is not None
    said = changed(
        session,
        title="A casa Vezzali",
        place="casa di Bruno Vezzali",
        attachments=("All. 1 – Delega di A.R. Colombini",),
    )
    details = changed(process.details, title="Il giardino di Bruno Vezzali")
    statement = Statement(id="DV9", text="Io, Bruno Vezzali, non sono d'accordo.", session="S2", author="P14")
    hidden = (_member("P13", pseudonym="X"), _member("P14", pseudonym="Y"))
    document = composed(example(*hidden, said, details, statement), "S2", PUBLIC)
    everything = "\n".join((words(document), document.file_title, document.subject, document.author, document.footer))
    assert "Vezzali" not in everything
    assert "Colombini" not in everything
    assert "vezzali" not in file_stem(document.file_title, 2, PUBLIC, "it")
    inside = composed(example(*hidden, said, details, statement), "S2")
    assert file_stem(inside.file_title, 2, CopyKind.INTERNAL, "it") == "il-giardino-di-bruno-vezzali-seduta-02-INTERNA"


def test_words_of_health_are_listed_to_be_read_again() -> None:
    """No list can judge what tells of somebody's health: the text stays, and the writer is asked to read it again."""
    need = Need(id="N91", text="Mio fratello ha l'Alzheimer e non esce.", session="S1")
    document = composed(example(need), "S1", PUBLIC)
    assert any(line.startswith("Da rileggere") and "Alzheimer" in line for line in document.confirm)
    assert "Alzheimer" in words(document)
    assert not any("Da rileggere" in line for line in composed(example(), "S2", PUBLIC).confirm)


@pytest.mark.parametrize("word", ["a", "3", "a.", "via "])
def test_a_text_without_end_is_read_once(word: str) -> None:
    """A very long text is read in one go: a rule that began again at each letter would not end within the hour."""
    assert NameKeeper(example(), "it").hide(word * 200_000) == (word * 200_000, [])
