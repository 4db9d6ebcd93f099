"""Workshops and methods on paper: everything a facilitator needs, in lines that fit."""

from pathlib import Path
from typing import get_args

import pytest

from codesign_tui.domain.templates import Captures
from codesign_tui.library.loading import Library
from codesign_tui.library.places import packaged_templates
from codesign_tui.library.printing import list_text, method_text, workshop_text
from codesign_tui.locale import LANGUAGES, Translator

LIBRARY = Library(packaged_templates())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("identifier", [workshop.id for workshop in LIBRARY.workshops()])
def test_a_workshop_on_paper_has_all_that_its_table_needs(identifier: str, language: str) -> None:
    """Who leads, legal frame, documents, rules, checklists, prompts and materials are all on the sheet."""
    workshop = LIBRARY.workshop(identifier)
    printed = " ".join(workshop_text(workshop, LIBRARY, Translator(language)).split())
    wanted = [workshop.who_leads, workshop.legal_frame, *workshop.documents, *workshop.rules, *workshop.materials]
    wanted += [*workshop.guests, *(field.label for field in workshop.fields)]
    wanted += [one for checklist in workshop.checklists for one in (checklist.title, *checklist.items)]
    wanted += [session.when for session in workshop.sessions if session.when]
    wanted += [role.prompt for session in workshop.sessions for item in session.agenda for role in item.roles]
    wanted += [item.title for session in workshop.sessions for item in session.agenda]
    wanted += [item.prompt for session in workshop.sessions for item in session.agenda if item.prompt]
    for session in workshop.sessions:
        wanted += [one for item in session.agenda for one in LIBRARY.method(item.method).materials]
    for words in wanted:
        folded = " ".join(words.in_language(language).split())
        assert folded in printed or folded.upper() in printed


def test_what_must_be_ticked_off_has_an_empty_box() -> None:
    """A checklist is printed to be used with a pen."""
    workshop = LIBRARY.workshop("coprogrammazione")
    printed = workshop_text(workshop, LIBRARY, Translator("it"))
    boxes = sum(len(checklist.items) for checklist in workshop.checklists)
    assert printed.count("\n  [ ] ") == boxes > 0


@pytest.mark.parametrize(
    ("identifier", "language", "words"),
    [
        ("cambia-terra", "it", "anonimo"),
        ("cambia-terra", "it", "italiano, romeno, bulgaro, inglese"),
        ("cambia-terra", "en", "(cambia-terra-ascolto): only its themes arrive here"),
        ("cambia-terra-ascolto", "it", "Incontro riservato: sta in un file suo"),
        ("fondazione-comunita", "en", "How they are reported: anonymous"),
    ],
)
def test_how_cards_are_treated_is_on_the_sheet(identifier: str, language: str, words: str) -> None:
    """Under whose name, in which languages, what may go out and what comes in: everybody can read it beforehand."""
    printed = " ".join(workshop_text(LIBRARY.workshop(identifier), LIBRARY, Translator(language)).split())
    assert words in printed


def test_a_choice_is_printed_with_its_answers() -> None:
    """Whoever reads the sheet knows what there is to choose from."""
    printed = " ".join(workshop_text(LIBRARY.workshop("rete-conciliazione"), LIBRARY, Translator("it")).split())
    assert "Adesione: interesse, lettera, firma (su: organizzazioni)" in printed


def test_a_language_without_a_name_is_printed_by_its_code() -> None:
    """A municipality may write cards in a language that the catalogues do not know."""
    workshop = LIBRARY.workshop("breve-90").model_copy(update={"languages": ("it", "ti")})
    assert "italiano, ti." in workshop_text(workshop, LIBRARY, Translator("it"))


def test_each_category_reads_its_own_question_at_the_opening() -> None:
    """The check-in's questions are printed where the agenda asks nothing else."""
    say = Translator("en")
    with_them, without = (
        " ".join(workshop_text(LIBRARY.workshop(one), LIBRARY, say).split()) for one in ("coprogettazione", "breve-90")
    )
    (asked,) = [step.roles for step in LIBRARY.method("check_in").steps if step.roles]
    for role in asked:
        assert f"“{role.prompt.en}”" in with_them
        assert role.prompt.en not in without


def test_agenda_times_run_from_the_start() -> None:
    """Each item is printed with the time at which it starts, the way the language writes it."""
    printed = workshop_text(LIBRARY.workshop("breve-90"), LIBRARY, Translator("it"))
    for time in ("18.00  10′", "18.10  25′", "18.35  15′", "18.50   8′", "18.58  15′", "19.13  12′", "19.25   5′"):
        assert f"\n  {time}  " in printed
    assert "dalle 18.00 alle 19.30, 1 h 30 min" in printed
    assert "18:10  25′" in workshop_text(LIBRARY.workshop("breve-90"), LIBRARY, Translator("en"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_printed_line_is_wider_than_a_sheet(language: str) -> None:
    """Everything fits in 78 columns, and no line ends in white space."""
    say = Translator(language)
    sheets = [workshop_text(one, LIBRARY, say) for one in LIBRARY.workshops()]
    sheets += [method_text(one, say) for one in LIBRARY.methods()]
    for line in [*list_text(LIBRARY, say).splitlines(), *"".join(sheets).splitlines()]:
        assert len(line) <= 78
        assert line == line.rstrip()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_method_on_paper_has_every_step_with_what_to_say_and_do(language: str) -> None:
    """The sheet of a method holds prompts, scripts, mistakes and rescue moves."""
    for method in LIBRARY.methods():
        printed = " ".join(method_text(method, Translator(language)).split())
        wanted = [one for step in method.steps for one in (step.name, step.prompt, step.script) if one]
        wanted += [role.prompt for step in method.steps for role in step.roles]
        for words in [*wanted, *method.mistakes, *method.rescue]:
            assert " ".join(words.in_language(language).split()) in printed


def test_a_workshop_with_a_missing_method_is_printed_all_the_same(tmp_path: Path) -> None:
    """The sheet names the method that is missing."""
    workshop = LIBRARY.workshop("breve-90")
    printed = workshop_text(workshop, Library(tmp_path), Translator("en"))
    assert "Method: metaplan (not among the templates)" in printed


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_method_says_what_each_step_gathers_and_brings_back(language: str) -> None:
    """Kinds of contributions are printed by their names, in both languages."""
    say = Translator(language)
    printed = " ".join(method_text(LIBRARY.method("commitments"), say).split())
    both = f"{say('template.capture.skill')}, {say('template.capture.offer')}"
    assert f"{say('template.show.recalls')} {both} {say('template.show.captures')}" in printed
    for kind in get_args(Captures):
        assert say(f"template.capture.{kind}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_opens_with_the_eight_basic_methods(language: str) -> None:
    """The methods to start from come before the others, and after the workshops."""
    rows = [row.split()[0] for row in list_text(LIBRARY, Translator(language)).splitlines() if row.strip()]
    methods = [row for row in rows if row in {one.id for one in LIBRARY.methods()}]
    assert {LIBRARY.method(one).basic for one in methods[:8]} == {True}
    assert {LIBRARY.method(one).basic for one in methods[8:]} == {False}


def test_the_list_names_every_template_once() -> None:
    """Every id of the library starts one line of the list."""
    rows = list_text(LIBRARY, Translator("it")).splitlines()
    first = [row.split()[0] for row in rows if row.startswith("  ") and not row.startswith("   ")]
    assert sorted(first) == sorted([one.id for one in LIBRARY.methods()] + [one.id for one in LIBRARY.workshops()])
