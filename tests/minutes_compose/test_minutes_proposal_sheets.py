"""What the minutes say of a proposal's sheet: its words in both copies, working material inside, scores never."""

from minutes_samples import LANGUAGES, changed, composed, example, words

from codesign_tui.domain.ideas import IdeaProfile, LocalResources, Monday, Objection, Pilot, Reading
from codesign_tui.domain.items import Proposal
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import Attribution, Category, CopyKind, Perimeter, ProposalStatus

PROFILE = IdeaProfile(
    charismatic=5,
    chameleonic=4,
    mondays=(Monday(category=Category.PUBLIC_BODY, text="Apro lo sportello alle nove"),),
    readings=(Reading(category=Category.CIVIL_SOCIETY, text="Un numero a cui risponde qualcuno"),),
    lit_up="Le nonne del circolo",
    what_remains="Il quaderno dei turni",
    is_not="Non è un ambulatorio",
)


def with_sheet(**fields: object) -> Process:
    """Return the worked example with a sheet filled in on one proposal."""
    proposal = example().get(Proposal, "PR01")
    assert proposal is not None
    return example(changed(proposal, **fields))


def filled() -> Process:
    """Return the worked example with a whole sheet."""
    return with_sheet(
        idea_profile=PROFILE,
        local_resources=LocalResources(people="due sarte in pensione", spaces="l'ex scuola"),
        second_owner="P14",
        pilot=Pilot(what="Un mese", where="Ponterotto", until="2026-06-30"),
        objections=(
            Objection(text="D'inverno non regge", attribution=Attribution.ANONYMOUS),
            Objection(text="Chi paga il gasolio?", participant="P05", attribution=Attribution.PERSON),
        ),
    )


def test_the_sheet_is_told_in_both_copies() -> None:
    """What the place puts in, what it is not, the pilot and the objections stand inside and outside."""
    for copy in CopyKind:
        text = words(composed(filled(), "S2", copy))
        for told in (
            "Con le persone del posto: due sarte in pensione", "Con gli spazi del posto: l'ex scuola",
            "Che cosa non è: Non è un ambulatorio", "Prova in piccolo: Un mese, Ponterotto, fino a 30 giugno 2026",
            "La porta anche:", "D'inverno non regge (anonimo)", "Chi paga il gasolio?",
        ):  # fmt: skip
            assert told in text, (copy, told)


def test_mondays_and_readings_are_working_material_of_the_internal_copy() -> None:
    """A public copy has neither; the internal one has both under the category that answered."""
    inside = words(composed(filled(), "S2"))
    assert "Il lunedì mattina (ente pubblico): Apro lo sportello alle nove" in inside
    assert "Come la legge (società civile): Un numero a cui risponde qualcuno" in inside
    outside = words(composed(filled(), "S2", CopyKind.PUBLIC))
    assert "Apro lo sportello" not in outside
    assert "Un numero a cui risponde" not in outside


def test_no_copy_tells_scores_or_who_carries_an_idea() -> None:
    """Scores, who lit up and what remains without the carrier are in no minutes, in no language."""
    scored, plain = filled(), with_sheet(idea_profile=PROFILE.model_copy(update={"charismatic": 1, "chameleonic": 1}))
    for language in LANGUAGES:
        for copy in CopyKind:
            text = words(composed(scored, "S2", copy, language))
            for hidden in ("nonne del circolo", "quaderno dei turni", "carism", "camaleont", "charism", "chamel"):
                assert hidden not in text.casefold()
    same = with_sheet(idea_profile=PROFILE)
    assert words(composed(plain, "S2")) == words(composed(same, "S2"))


def test_a_public_copy_names_the_body_of_who_objects_and_not_the_person() -> None:
    """Inside the person is named; outside the body alone."""
    person = filled().person("P05")
    assert person is not None
    assert f"Chi paga il gasolio? ({person.full_name}" in words(composed(filled(), "S2"))
    outside = words(composed(filled(), "S2", CopyKind.PUBLIC))
    assert f"Chi paga il gasolio? ({person.full_name}" not in outside


def test_forwarded_is_told_with_to_whom() -> None:
    """«Trasmessa a…» is an outcome like the others, whatever the perimeter."""
    process = with_sheet(
        status=ProposalStatus.FORWARDED, forwarded_to="Ufficio tecnico provinciale", perimeter=Perimeter.OUT
    )
    assert "rasmessa a: Ufficio tecnico provinciale" in words(composed(process, "S2"))
