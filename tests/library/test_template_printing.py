"""Workshops and methods on paper: everything a facilitator needs, in lines that fit."""

from pathlib import Path

import pytest

from codesign_tui.library.loading import Library
from codesign_tui.library.places import packaged_templates
from codesign_tui.library.printing import list_text, method_text, workshop_text
from codesign_tui.locale import LANGUAGES, Translator

LIBRARY = Library(packaged_templates())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("identifier", ["coprogettazione", "breve-90"])
def test_a_workshop_on_paper_has_all_that_its_table_needs(identifier: str, language: str) -> None:
    """Who leads, legal frame, documents, rules, prompts and materials are all on the sheet."""
    workshop = LIBRARY.workshop(identifier)
    printed = " ".join(workshop_text(workshop, LIBRARY, Translator(language)).split())
    wanted = [workshop.who_leads, workshop.legal_frame, *workshop.documents, *workshop.rules, *workshop.materials]
    wanted += [item.title for session in workshop.sessions for item in session.agenda]
    wanted += [item.prompt for session in workshop.sessions for item in session.agenda if item.prompt]
    for session in workshop.sessions:
        wanted += [one for item in session.agenda for one in LIBRARY.method(item.method).materials]
    for words in wanted:
        assert " ".join(words.in_language(language).split()) in printed


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
        for words in [*wanted, *method.mistakes, *method.rescue]:
            assert " ".join(words.in_language(language).split()) in printed


def test_a_workshop_with_a_missing_method_is_printed_all_the_same(tmp_path: Path) -> None:
    """The sheet names the method that is missing."""
    workshop = LIBRARY.workshop("breve-90")
    printed = workshop_text(workshop, Library(tmp_path), Translator("en"))
    assert "Method: metaplan (not among the templates)" in printed


def test_the_list_names_every_template_once() -> None:
    """Every id of the library starts one line of the list."""
    rows = list_text(LIBRARY, Translator("it")).splitlines()
    first = [row.split()[0] for row in rows if row.startswith("  ") and not row.startswith("   ")]
    assert sorted(first) == sorted([one.id for one in LIBRARY.methods()] + [one.id for one in LIBRARY.workshops()])
