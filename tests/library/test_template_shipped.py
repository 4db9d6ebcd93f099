"""The templates that come with the program: complete, in both languages, in the words of the field."""

import json
import re
import tomllib
from pathlib import Path

import pytest

from codesign_tui.domain.templates import Method, Workshop
from codesign_tui.domain.terms import Attribution, Category, ItemKind, ProcessKind
from codesign_tui.library.checking import check, texts
from codesign_tui.library.loading import Library
from codesign_tui.library.places import packaged_example, packaged_templates
from codesign_tui.library.wording import unfit_words

LIBRARY = Library(packaged_templates())
FILES = sorted(path for kind in ("methods", "workshops") for path in (packaged_templates() / kind).glob("*.toml"))
TEMPLATES: list[Method | Workshop] = [*LIBRARY.methods(), *LIBRARY.workshops()]

SAME_IN_BOTH = {"OPERA", "NABC"}
"""Names that are the same word in Italian and in English."""

METHODS = {
    "opera", "metaplan", "stakeholder_map", "one_two_four_all", "how_might_we", "world_cafe", "ost", "easw", "swot",
    "scenario", "problem_tree", "dot_voting", "impact_effort", "nabc", "force_field", "consent", "raci", "commitments",
    "premortem", "logframe", "harvest", "theory_of_change", "commitment_review", "indicator_review",
    "what_so_what_now_what", "retrospective", "closing_survey",
}  # fmt: skip
"""The methods of the field, listed from OPERA to the closing questionnaire."""

WORKSHOPS = {
    "breve-90", "coprogettazione", "coprogrammazione", "welfare-aziendale", "rete-conciliazione", "equilibri",
    "fondazione-comunita", "cambia-terra", "cambia-terra-ascolto",
}  # fmt: skip

SERVICE_ITEMS = {"check_in", "briefing", "pitch", "formal_vote", "break"}

EXAMPLE_METHODS = {"survey": "closing_survey"}
"""Methods whose name in the worked example is an older one."""


def _name(template: Method | Workshop) -> str:
    """Name a template in the report of the tests."""
    return template.id


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_shipped_template_checks_clean(file: Path) -> None:
    """No shipped file has a problem, not even a warning."""
    assert [problem.what.id for problem in check(file)] == []


def test_the_workshops_and_what_they_use_are_there() -> None:
    """The experiences, the two procedures and the short evening load, and each method of their agendas with them."""
    assert {workshop.id for workshop in LIBRARY.workshops()} == WORKSHOPS
    for workshop in LIBRARY.workshops():
        for session in workshop.sessions:
            for item in session.agenda:
                assert LIBRARY.method(item.method).steps
    assert LIBRARY.problems == ()


@pytest.mark.parametrize("workshop", LIBRARY.workshops(), ids=_name)
def test_a_workshop_says_all_that_a_table_needs_before_it_meets(workshop: Workshop) -> None:
    """Documents, rules, seats and materials are written, and every session ends with its results read back or asked."""
    assert workshop.documents
    assert workshop.rules
    assert workshop.seats
    assert workshop.restricted or {seat.category for seat in workshop.seats} == set(Category)
    assert all(seat.who for seat in workshop.seats)
    for session in workshop.sessions:
        assert session.agenda[-1].method in {"harvest", "closing_survey", "theme_crossing"}


@pytest.mark.parametrize("workshop", LIBRARY.workshops(), ids=_name)
def test_nobody_sits_for_more_than_two_hours_without_a_break(workshop: Workshop) -> None:
    """A session longer than two hours has a break, and no stretch of it is longer than two hours."""
    for session in workshop.sessions:
        stretch = longest = 0
        for item in session.agenda:
            stretch = 0 if item.method == "break" else stretch + item.minutes
            longest = max(longest, stretch)
        assert longest <= 120, session.title.it


@pytest.mark.parametrize("template", TEMPLATES, ids=_name)
def test_each_text_is_said_in_two_languages(template: Method | Workshop) -> None:
    """Italian and English are both there, and one is not a copy of the other."""
    for place, words in texts(template):
        assert words.it, place
        assert words.en, place
        assert words.it != words.en or words.it in SAME_IN_BOTH, (place, words.it)


@pytest.mark.parametrize("template", TEMPLATES, ids=_name)
@pytest.mark.parametrize("language", ["it", "en"])
def test_no_template_speaks_of_procurement_or_makes_the_table_rule(template: Method | Workshop, language: str) -> None:
    """Shared administration has its own words in both languages, and no ambiguous abbreviations."""
    for place, words in texts(template):
        assert list(unfit_words(words.in_language(language), language)) == [], place


@pytest.mark.parametrize("workshop", LIBRARY.workshops(), ids=_name)
def test_agenda_minutes_fill_each_session(workshop: Workshop) -> None:
    """The items of a session last as long as the session."""
    for session in workshop.sessions:
        assert sum(item.minutes for item in session.agenda) == session.minutes


@pytest.mark.parametrize("method", LIBRARY.methods(), ids=_name)
def test_each_method_tells_the_facilitator_what_to_do(method: Method) -> None:
    """Every method has words to say, things to do, mistakes, rescue moves, materials, care for equal treatment."""
    assert all(step.script is not None for step in method.steps)
    assert all(step.prompt is not None for step in method.steps)
    assert method.mistakes
    assert method.rescue
    assert method.materials
    assert method.equal_treatment is not None
    assert method.service is (method.phase is None)


@pytest.mark.parametrize("method", LIBRARY.methods(), ids=_name)
def test_each_method_promises_only_what_its_steps_gather(method: Method) -> None:
    """What comes out of a method is gathered by one of its steps."""
    assert set(method.outputs) <= {kind for step in method.steps for kind in step.captures}


def test_every_method_of_the_field_is_there() -> None:
    """Twenty-seven methods, and five service items that belong to no phase."""
    assert {method.id for method in LIBRARY.methods() if not method.service} >= METHODS
    assert {method.id for method in LIBRARY.methods() if method.service} == SERVICE_ITEMS


def test_short_forms_of_long_methods_say_so() -> None:
    """What takes days elsewhere is called a short version here."""
    for identifier in ("easw", "ost", "problem_tree"):
        name = LIBRARY.method(identifier).name
        assert "versione breve" in name.it
        assert "short version" in name.en


def test_the_opening_asks_each_category_its_own_question() -> None:
    """The check-in has one prompt for each kind of stakeholder, and keeps what people can do and bring."""
    steps = LIBRARY.method("check_in").steps
    asked = [role.category for step in steps for role in step.roles]
    assert sorted(asked) == sorted(Category)
    assert {"skill", "offer"} <= {kind for step in steps for kind in step.captures}


def test_what_people_offered_is_in_sight_when_supporters_are_looked_for() -> None:
    """The commitments round brings back what was said at the opening."""
    recalled = {kind for step in LIBRARY.method("commitments").steps for kind in step.recalls}
    assert recalled == {"skill", "offer"}


def test_eight_methods_are_shown_first() -> None:
    """A newcomer sees eight basic methods, some for each phase, before the others."""
    basic = [method for method in LIBRARY.methods() if method.basic]
    assert list(LIBRARY.methods()[:8]) == basic
    assert {method.phase for method in basic} == {"ideare", "realizzare", "conoscere"}


def test_coprogettazione_has_the_agenda_of_the_worked_example() -> None:
    """Sessions, agenda, methods, minutes and phases are those of the worked example; the breaks are added."""
    example = json.loads(packaged_example().read_text(encoding="utf-8"))
    planned = LIBRARY.workshop("coprogettazione").sessions
    assert [(one.phase, one.title.it) for one in planned] == [(s["phase"], s["title"]) for s in example["sessions"]]
    for session, real in zip(planned, example["sessions"], strict=True):
        agenda = [(item.title.it, item.method, item.minutes) for item in session.agenda if item.method != "break"]
        assert agenda == [
            (item["title"], EXAMPLE_METHODS.get(item["method"], item["method"]), item["planned_minutes"])
            for item in real["agenda"]
        ]


def test_no_template_tells_the_worked_example() -> None:
    """A template is of no place: nothing of the example's municipality is in it."""
    example = json.loads(packaged_example().read_text(encoding="utf-8"))
    places = ["Borgoserra", *example["process"]["municipality"]["hamlets"]]
    people = [person["last_name"] for person in example["participants"]]
    for template in TEMPLATES:
        for place, words in texts(template):
            for name in (*places, *people):
                assert not re.search(rf"\b{re.escape(name)}\b", f"{words.it} {words.en}"), (template.id, place)


def test_the_short_evening_is_for_forty_people() -> None:
    """The short workshop lasts ninety minutes and has forty seats."""
    workshop = LIBRARY.workshop("breve-90")
    assert workshop.kind is ProcessKind.OPEN_PATH
    assert [session.minutes for session in workshop.sessions] == [90]
    assert sum(seat.seats for seat in workshop.seats) == 40


@pytest.mark.parametrize("workshop", LIBRARY.workshops(), ids=_name)
def test_only_the_two_procedures_name_their_law(workshop: Workshop) -> None:
    """Art. 55 and the CUP stand in the co-programming and the co-design path, and in no other."""
    said = " ".join(f"{words.it} {words.en}" for _, words in texts(workshop))
    procedure = workshop.kind in (ProcessKind.CO_PROGRAMMAZIONE, ProcessKind.CO_PROGETTAZIONE)
    assert ("Art. 55" in said) is procedure
    assert procedure or not re.search(r"\b([Aa]rt\. 55|CUP|117/2017)\b", said)


@pytest.mark.parametrize(("identifier", "steps"), [("coprogrammazione", 8), ("coprogettazione", 8)])
def test_the_procedures_carry_their_steps_and_their_notice(identifier: str, steps: int) -> None:
    """A municipality ticks off the steps of the guidelines, and what the notice must say."""
    lists = {checklist.id: checklist for checklist in LIBRARY.workshop(identifier).checklists}
    assert len(lists["steps"].items) == steps
    assert {"notice", "equal"} <= set(lists)


def test_co_programming_ends_in_one_summary_with_joint_or_differing_positions() -> None:
    """The last session writes the summary part by part and asks each organisation for its position, word for word."""
    last = LIBRARY.workshop("coprogrammazione").sessions[-1]
    captures = {item.method: item.captures for item in last.agenda}
    assert captures["clause_writing"] is captures["consent"] is ItemKind.STATEMENT
    assert "difformi" in next(item.title.it for item in last.agenda if item.method == "consent")


def test_equilibri_starts_from_knowing() -> None:
    """The loop may begin anywhere: this path begins with what is known."""
    assert [session.phase for session in LIBRARY.workshop("equilibri").sessions] == [
        "conoscere", "ideare", "realizzare", "conoscere",
    ]  # fmt: skip


def test_the_permanent_table_writes_clause_by_clause_without_authors() -> None:
    """Clauses have a number, a version and a state; while they are written nobody's name is kept."""
    workshop = LIBRARY.workshop("fondazione-comunita")
    declared = {field.id for field in workshop.fields if field.table == "proposals"}
    assert {"clause", "clause_version", "clause_state", "objections"} <= declared
    writing = [one for one in workshop.sessions if any(item.method == "clause_writing" for item in one.agenda)]
    assert [one.attribution for one in writing] == [Attribution.ANONYMOUS]


def test_those_who_live_the_problem_are_protected() -> None:
    """Cards are anonymous and in the languages of the table, with a translation beside them."""
    workshop = LIBRARY.workshop("cambia-terra")
    assert workshop.kind is ProcessKind.PATTO
    assert workshop.attribution is Attribution.ANONYMOUS
    assert workshop.languages == ("it", "ro", "bg", "en")
    for table in ("needs", "proposals"):
        assert {"language", "translation"} <= {field.id for field in workshop.fields if field.table == table}


def test_only_themes_leave_the_listening_meeting() -> None:
    """It is a restricted file of its own, without a seat for institutions or employers, on which the path draws."""
    listening = LIBRARY.workshop("cambia-terra-ascolto")
    assert LIBRARY.workshop("cambia-terra").listening == listening.id
    assert listening.restricted
    assert listening.attribution is Attribution.ANONYMOUS
    assert {seat.category for seat in listening.seats} == {Category.CIVIL_SOCIETY}
    for item in listening.sessions[0].agenda:
        prepared = " ".join(one.it for one in LIBRARY.method(item.method).materials)
        assert not re.search(r"presenze|proiett|verbale|etichett", prepared, re.IGNORECASE), item.method


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_shipped_files_have_no_key_the_reader_ignores(file: Path) -> None:
    """What a file says is what the program reads: as many texts in the value as in the file."""
    document = tomllib.loads(file.read_text(encoding="utf-8"))
    template = LIBRARY.workshop(file.stem) if file.parent.name == "workshops" else LIBRARY.method(file.stem)
    assert len(list(texts(template))) == _texts_in(document)


def _texts_in(value: object) -> int:
    """Count the bilingual texts of a TOML value."""
    if isinstance(value, dict):
        return (
            1 if set(value) in ({"it", "en"}, {"id", "it", "en"}) else sum(_texts_in(inner) for inner in value.values())
        )
    return sum(_texts_in(inner) for inner in value) if isinstance(value, list) else 0


def test_every_method_that_votes_says_how() -> None:
    """Where a vote comes out, Choose (F4) can propose the way of choosing; every one of them is known."""
    voting = {method.id: method.way for method in LIBRARY.methods() if "vote" in method.outputs}
    assert voting == {
        "dot_voting": "dot_voting", "easw": "dot_voting", "formal_vote": "formal_vote", "impact_effort": "dot_voting",
        "opera": "dot_voting",
    }  # fmt: skip
    assert LIBRARY.method("consent").way == "consent"
