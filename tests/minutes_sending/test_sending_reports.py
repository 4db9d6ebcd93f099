"""Reports of a whole path: proposals by category, the economic framework to the cent, logframe, impact assessment."""

from decimal import Decimal

import pytest
from sending_samples import AT, NAME, example, going_out, of_a_private_person

from codesign_tui.domain.budget import actual, planned
from codesign_tui.domain.details import BudgetSummary
from codesign_tui.domain.items import Commitment, Indicator, Proposal, Resource
from codesign_tui.domain.logframe import Logframe, LogframeRow
from codesign_tui.domain.social_impact import ImpactDimension, SocialImpact
from codesign_tui.domain.terms import Attribution, ImpactHorizon, LogframeLevel, ProposalStatus
from codesign_tui.domain.values import Frozen
from codesign_tui.minutes.document import Chart, Document, Heading, Table, texts
from codesign_tui.minutes.formats import FORMATS, NAMES
from codesign_tui.minutes.sending.knowing_sheets import indicators, proposals_by_category, readings
from codesign_tui.minutes.sending.pages import single_page


def page(name: str, *changes: Frozen, copy: str = "internal", language: str = "it") -> Document:
    """Return a report of the worked example."""
    return single_page(going_out(example(*changes), copy, language), name)


def tables(document: Document) -> dict[str, Table]:
    """Return the tables of a document by their caption, those without one by the heading above."""
    found, heading = {}, ""
    for block in document.blocks:
        heading = block.text if isinstance(block, Heading) else heading
        table = block.table if isinstance(block, Chart) else block
        if isinstance(table, Table):
            found[table.caption or heading] = table
    return found


def rows(table: Table) -> dict[str, tuple[str, ...]]:
    """Return the rows of a table by their first cell."""
    return {row[0]: row for row in table.rows}


# -- proposals by category -----------------------------------------------------------------------------------------


def test_the_report_counts_each_category_and_the_whole_once() -> None:
    """Under a chart in three parts that add up to what was brought."""
    document = page("report")
    table = tables(document)["Che cosa è stato delle proposte di ciascuna categoria"]
    assert rows(table)["Terzo settore"] == ("Terzo settore", "12", "8", "3")
    assert rows(table)["In tutto"] == ("In tutto", "20", "11", "6")
    [chart] = [block for block in document.blocks if isinstance(block, Chart)]
    assert [sum(parts) for parts in chart.values] == [8, 12, 4, 6]


def test_each_proposal_says_who_brought_it_and_who_carries_it_out() -> None:
    """By organisation, with how many of its commitments are done."""
    row = rows(tables(page("report"))["Ente pubblico"])["PR05"]
    assert row == (
        "PR05", "Sentinelle di prossimità", "Farmacia, Ambito", "Condivisa e realizzata", "Ambito, Farmacia",
        "2 su 2 conclusi",
    )  # fmt: skip
    assert "Non proseguita" in rows(tables(page("report"))["Ente pubblico"])["PR14"]


def test_a_proposal_without_a_name_stands_under_no_category() -> None:
    """Nor does it say who brought it, in either copy."""
    hidden = Proposal(id="PX", title="Senza nome", status=ProposalStatus.APPROVED, attribution=Attribution.ANONYMOUS,
                      proposers=("P05",))  # fmt: skip
    for copy in ("internal", "public"):
        document = page("report", hidden, copy=copy)
        [row] = tables(document)["Senza categoria"].rows
        assert (row[1], row[2]) == ("Senza nome", "anonimo")
        assert "Senza nome" not in {one[1] for one in tables(document)["Terzo settore"].rows}


def test_a_public_report_names_nobody_who_never_agreed() -> None:
    """Who carries a proposal out alone is told by role."""
    done = Commitment(id="KX", text="x", owner="PZ", proposals=("PR01",))
    document = page("report", *of_a_private_person(), done, copy="public")
    assert NAME.casefold() not in "\n".join(texts(document)).casefold()


def test_the_minutes_and_the_sheet_tell_the_same_numbers() -> None:
    """A joint proposal is a row under each of its categories."""
    sheet = proposals_by_category(going_out(example()))
    assert [row[0] for row in sheet.rows].count("Terzo settore") == 12
    assert sum(row[5] == "sì" for row in sheet.rows if row[0] == "Terzo settore") == 3


# -- the economic framework ----------------------------------------------------------------------------------------


def test_the_totals_are_those_that_the_worked_example_states_to_the_cent() -> None:
    """Sources, uses, reserve, in kind and volunteers."""
    process = example()
    [stated] = process.all(BudgetSummary)
    table = rows(tables(page("budget"))["Totali, calcolati dalle righe"])
    said = (stated.sources_total, stated.planned_uses_total, stated.reserve, stated.in_kind_total,
            stated.of_which_volunteer_valuation)  # fmt: skip
    names = ("A. Fonti", "B. Usi", "C. Riserva (A − B)", "D. Apporti in natura",
             "– di cui tempo di volontariato, mai rimborsabile")  # fmt: skip
    for name, amount in zip(names, said, strict=True):
        assert amount is not None
        assert Decimal(table[name][1].removesuffix(" €").removesuffix("\N{NO-BREAK SPACE}€").replace(".", "")
                       .replace(",", ".")) == amount  # fmt: skip


def test_actual_amounts_stand_beside_the_planned_ones_once_somebody_reported() -> None:
    """With the difference, the document, and what still lacks one; before, no empty columns."""
    plain = page("budget")
    assert "Effettivo" not in tables(plain)["A che cosa serve"].header
    found = going_out(example()).process.get(Resource, "R10")
    assert found is not None
    spent = found.model_copy(update={"actual_value": Decimal("5000.50"), "evidence_ref": "fattura 12/2026"})
    other = Resource(id="R11", kind="paid_staff", description="Sostituzione", flow="use", value=Decimal(4800),
                     actual_value=Decimal(100), provider="O05", reimbursable=True)  # fmt: skip
    document = page("budget", spent, other)
    table = tables(document)["A che cosa serve"]
    row = rows(table)["R10"]
    assert row[table.header.index("Effettivo")].startswith("5.000,50")
    assert row[table.header.index("Documento, atto")] == "fattura 12/2026"
    assert any("manca ancora il riferimento al documento: R11" in text for text in texts(document))
    assert not any("manca ancora" in text for text in texts(page("budget", spent, other, copy="public")))
    ledger = going_out(example(spent, other)).resources()
    assert actual(ledger).uses == Decimal("5100.50")
    assert planned(ledger).uses == Decimal("20050")


def test_volunteers_time_is_never_reimbursable_and_every_kind_has_its_subtotal() -> None:
    """Whatever a file says of it; the parts of a total stand above it."""
    table = tables(page("budget"))["Che cosa si mette senza denaro, con il suo valore"]
    at = table.header.index("Rimborsabile")
    assert {rows(table)[code][at] for code in ("R07", "R09")} == {"mai (solo valorizzato)"}
    said = [row[2] for row in table.rows]
    assert "Subtotale: tempo di volontariato" in said
    assert said[-2:] == ["di cui tempo di volontariato, solo valorizzato", "Totale"]
    assert table.rows[-1][:2] == ("", ""), "what a sum has not is left empty"


def test_who_brings_and_who_spends_adds_up_to_the_whole() -> None:
    """Body by body, with the total at the foot."""
    table = tables(page("budget"))["Che cosa porta, spende e mette ciascuno"]
    assert rows(table)["Totale"][1].startswith("28.000,00")
    assert rows(table)["Il Filo d'Erba"][2].startswith("12.600,00")


# -- logframe, impact, indicators ----------------------------------------------------------------------------------


def knowing() -> tuple[Frozen, ...]:
    """Return a logframe and an assessment of impact."""
    frame = Logframe(
        id="logframe",
        rows=(
            LogframeRow(level=LogframeLevel.GOAL, text="Si rinuncia meno alle cure", indicators=("I01",)),
            LogframeRow(level=LogframeLevel.RESULT, text="Autisti nuovi", assumptions=("Restano un anno",)),
            LogframeRow(level=LogframeLevel.ACTIVITY, text="Corsi", proposals=("PR03",)),
        ),
    )
    dimension = ImpactDimension(name="relazioni", for_whom="chi vive solo", horizon=ImpactHorizon.SHORT,
                                change="più contatti", indicators=("I03",), anyway="in parte")  # fmt: skip
    return frame, SocialImpact(id="vis", goal="Meno solitudine", asked_by="convenzione", dimensions=(dimension,))


def test_the_logframe_says_of_each_row_how_it_shows_and_where_the_figure_is() -> None:
    """The source is the indicator's own where the row names none."""
    [table] = tables(page("logframe", *knowing())).values()
    assert table.rows[0] == (
        "Obiettivo", "Si rinuncia meno alle cure", "I01 Accompagnamenti effettuati sul totale dei richiesti",
        "registro prenotazioni", "–",
    )  # fmt: skip
    assert table.rows[1][0] == "Risultato 1"
    assert table.rows[2][:2] == ("Attività 1.1", "Corsi (PR03)")


def test_the_assessment_follows_its_five_phases_and_says_what_is_not_written() -> None:
    """With the readings of the indicators that its dimensions name."""
    document = page("vis", *knowing())
    said = list(texts(document))
    steps = [one for one in said if one[:2] in ("1.", "2.", "3.", "4.", "5.")]
    assert (len(steps), steps[0]) == (5, "1. Contesto e bisogni, letti insieme")
    assert said.count("Ancora da scrivere.") == 2
    assert "relazioni" in rows(tables(document)["Che cosa si mette, che cosa si realizza, che cosa cambia"])
    assert "I03" in rows(tables(document)["Che cosa dicono gli indicatori"])


@pytest.mark.parametrize("name", ["report", "budget", "logframe", "vis"])
@pytest.mark.parametrize("language", ["it", "en"])
def test_a_report_of_an_empty_or_full_path_is_drawn_in_every_format(name: str, language: str) -> None:
    """Nothing there yet is a sentence, not an error."""
    document = page(name, *knowing(), language=language)
    for one in NAMES:
        assert FORMATS[one].render(document, at=AT)
    assert len(page(name, language=language).blocks) >= 1


def test_the_sheet_of_indicators_has_what_they_are_about_and_how_they_are_measured() -> None:
    """Beside the distance, and few people as how many of how many; what is no longer read is not in it."""
    few = Indicator(
        id="I20", name="Soddisfatti", unit="%", direction="up", target=Decimal(80), dimension="fiducia",
        method="domanda a voce", disaggregation="frazione",
        measurements=({"date": "2026-09-10", "value": 58, "n": 12},),
    )  # fmt: skip
    aside = few.model_copy(update={"id": "I21", "set_aside_reason": "x"})
    sheet = indicators(going_out(example(few, aside)))
    row = dict(zip(sheet.header, sheet.rows[-1], strict=True))
    assert (row["Di che cosa parla"], row["Come si misura"], row["A parte per"]) == (
        "fiducia",
        "domanda a voce",
        "frazione",
    )
    assert (row["Quanti su quanti"], row["Quanto manca"]) == ("7 su 12", Decimal(22))
    assert "I21" not in {one[0] for one in sheet.rows}
    assert len(readings(going_out(example(few))).rows) == len(readings(going_out(example())).rows) + 1
