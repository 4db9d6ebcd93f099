"""Minutes of a session that was run with our own actions, from the opening to the close."""

from minutes_samples import composed, in_order, words

from codesign_tui.actions.agenda import close_item, go_to, skip_item
from codesign_tui.actions.attendance import absent, all_present, arrive, delegate, leave
from codesign_tui.actions.capture import capture
from codesign_tui.actions.opening import declare_conflict, record_opening
from codesign_tui.actions.sessions import end_session
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import Attribution, CopyKind, ItemKind, Outcome
from support import Table, a_table, moment


def evening() -> Table:
    """Return a table after one evening: opened, run, captured, closed."""
    table = a_table().started("17:04")
    ledger, session, people = table.ledger, table.session, table.people
    arrive(ledger, session, people["olivieri"], now=moment("17:05"), at="17:04")
    delegate(ledger, session, people["bellavite"], now=moment("17:05"), first_name="Pia", last_name="Lotti", at="17:04")
    arrive(ledger, session, people["rossi"], now=moment("17:30"), at="17:30")
    arrive(ledger, session, people["neri"], now=moment("17:06"), at="17:04")
    record_opening(ledger, session, now=moment("17:06"), privacy_given=True, conflicts_asked=True)
    declare_conflict(ledger, session, now=moment("17:07"), text="Mio fratello lavora lì.", participant=people["rossi"])
    record_opening(ledger, session, now=moment("17:07"), rules=("Si parla uno alla volta",))
    go_to(ledger, table.agenda[0], now=moment("17:08"))
    capture(
        ledger, now=moment("17:10"), kind=ItemKind.NEED, text="Manca un autobus.", session=session,
        agenda_item=table.agenda[0], author=people["rossi"], attribution=Attribution.PERSON, flash=True,
    )  # fmt: skip
    close_item(ledger, table.agenda[0], now=moment("17:20"), outcome=Outcome.CONDIVIDE, summary="Ugo Rossi racconta.")
    go_to(ledger, table.agenda[1], now=moment("17:20"))
    capture(
        ledger, now=moment("17:35"), kind=ItemKind.PROPOSAL, text="Una navetta. Al sabato, con l'ODV.",
        session=session, agenda_item=table.agenda[1], organization=table.organizations["argento"],
    )  # fmt: skip
    capture(
        ledger, now=moment("17:40"), kind=ItemKind.COMMITMENT, text="Chiedere un preventivo.", session=session,
        agenda_item=table.agenda[1], owner=people["bellavite"], due="2026-03-01",
    )  # fmt: skip
    leave(ledger, session, people["rossi"], now=moment("17:45"))
    skip_item(ledger, table.agenda[2], now=moment("18:00"))
    end_session(ledger, session, now=moment("18:02"))
    capture(
        ledger, now=moment("21:00"), kind=ItemKind.NOTE, text="Detto sulla porta.", session=session,
        agenda_item=table.agenda[1], author=people["rossi"],
    )  # fmt: skip
    return table


def test_an_evening_run_here_is_told_from_opening_to_close() -> None:
    """Times come from the runs; opening, movements, cards, outcome, commitments and late notes are all there."""
    table = evening()
    text = words(composed(table.process, table.session))
    in_order(
        text,
        "il giorno dodici del mese di febbraio, alle ore 17.04",
        "Pia Lotti",
        "Uditrici e uditori",
        "Ida Neri",
        "richiamata l'informativa",
        "Ugo Rossi: «Mio fratello lavora lì.»",
        "Si parla uno alla volta",
        "Punto 1 — Presentazioni (ore 17.08–17.20)",
        "N01 – Manca un autobus. (Ugo Rossi; disaccordo segnalato)",
        "Il tavolo condivide.",
        "Punto 2 — Bisogni (ore 17.20–18.",
        "Alle ore 17.30 entra Ugo Rossi. Alle ore 17.45 esce Ugo Rossi.",
        "trascritto dopo la seduta",
        "PR01",
        "Una navetta. Al sabato, con l'ODV.",
        "Argento Vivo",
        "Punto 3 — Chiusura",
        "Il punto non è stato trattato.",
        "K01",
        "Anna Bellavite (Argento Vivo)",
        "1° marzo 2026",
        "La seduta si chiude alle ore 18.02.",
    )
    assert text.count("Una navetta.") == 1


def test_the_public_copy_of_an_evening_names_nobody_who_was_not_asked() -> None:
    """People added at the table were not asked yet: none of their names is in the public copy."""
    table = evening()
    document = composed(table.process, table.session, CopyKind.PUBLIC)
    text = words(document)
    for name in ("Olivieri", "Bellavite", "Rossi", "Neri", "Lotti", "Ugo", "Pia"):
        assert name not in text
    assert "Componente 1 (società civile)" in text
    assert any("Ugo Rossi" in line for line in document.confirm)


def test_minutes_compose_at_every_step_of_an_evening() -> None:
    """At each transaction of the evening the minutes compose, in both copies: nothing has to be finished first."""
    table = evening()
    process = Process()
    for transaction in table.ledger.transactions:
        process.apply(transaction)
        if process.sessions():
            for copy in CopyKind:
                assert words(composed(process, table.session, copy))


def test_everybody_present_from_the_start() -> None:
    """With everyone marked present at once nobody is said to come in late; an absence is told."""
    table = a_table().started("17:04")
    all_present(table.ledger, table.session, list(table.people.values()), now=moment("17:20"))
    absent(table.ledger, table.session, table.people["rossi"], now=moment("17:21"), justified=True)
    text = words(composed(table.process, table.session))
    assert " entra " not in text
    in_order(text, "Assenze giustificate", "Ugo Rossi")
