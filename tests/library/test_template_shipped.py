"""The templates that come with the program: complete, in both languages, in the words of the field."""

import json
import re
import tomllib
from pathlib import Path

import pytest

from codesign_tui.domain.templates import Method, Workshop
from codesign_tui.domain.terms import Category, ProcessKind
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


def test_the_two_workshops_and_what_they_use_are_there() -> None:
    """The two workshops load, and each method of their agendas with them."""
    for identifier in ("coprogettazione", "breve-90"):
        for session in LIBRARY.workshop(identifier).sessions:
            for item in session.agenda:
                assert LIBRARY.method(item.method).steps
    assert LIBRARY.problems == ()


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


def test_an_open_evening_never_names_the_procedure() -> None:
    """The short workshop is of ninety minutes, for forty people, outside any procedure."""
    workshop = LIBRARY.workshop("breve-90")
    assert workshop.kind is ProcessKind.OPEN_PATH
    assert [session.minutes for session in workshop.sessions] == [90]
    assert sum(seat.seats for seat in workshop.seats) == 40
    said = " ".join(f"{words.it} {words.en}" for _, words in texts(workshop))
    assert not re.search(r"\b(art\. 55|CUP|117/2017)\b", said)


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
