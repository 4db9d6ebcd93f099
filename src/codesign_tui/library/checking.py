"""Checks template files and tells, by file, line and field, what is wrong and what to do."""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import Final

from pydantic import BaseModel

from codesign_tui.domain.check_words import CheckWords
from codesign_tui.domain.clock import BREAK
from codesign_tui.domain.messages import CodesignError, Msg, msg
from codesign_tui.domain.tables import TABLES
from codesign_tui.domain.templates import Bilingual, Method, PlannedSession, RolePrompt, Workshop
from codesign_tui.domain.terms import Category, FactorSign, Outlook, Quadrant, SchemeKind, TreePart
from codesign_tui.library.check_words import FOLDER
from codesign_tui.library.loading import Library, folder_of
from codesign_tui.library.places import packaged_templates
from codesign_tui.library.positions import lines
from codesign_tui.library.problems import Problem
from codesign_tui.library.reading import dotted, read
from codesign_tui.library.wording import unfit_words

FieldPath = tuple[str | int, ...]

LONG_SESSION: Final = 120
"""Minutes beyond which people need a break."""


FIELD_TABLES: Final = tuple(name for name, model in TABLES.items() if "fields" in model.model_fields)
"""Tables of a process whose records may have fields that a template declares."""


def check(path: Path, library: Library | None = None) -> list[Problem]:
    """Check one template file, or every template of a folder that has `methods`, `workshops` or `checks`.

    Workshops may use the methods of `library`; without one, those beside the file and those of the program.

    Raises nothing: a file that cannot be read is a problem like the others.
    """
    if path.is_dir():
        files = sorted(file for kind in ("methods", "workshops", FOLDER) for file in (path / kind).glob("*.toml"))
        around = library or Library(path, packaged_templates())
    else:
        files = [path]
        around = library or Library(path.parent.parent, packaged_templates())
    return [problem for file in files for problem in _check_file(file, around)]


def _check_file(file: Path, library: Library) -> list[Problem]:
    """Check one file: first what keeps it from being used, then what makes no sense in it."""
    if file.parent.name == FOLDER:
        return list(read(file, CheckWords)[1])
    if _is_workshop(file):
        workshop, problems = read(file, Workshop)
        notes = () if workshop is None else (*_workshop_notes(workshop, library), *_wording(workshop))
    else:
        method, problems = read(file, Method)
        notes = () if method is None else (*_method_notes(method), *_wording(method))
    places = lines(_source(file)) if notes else {}
    found = [*problems, *(note.at(file, places) for note in notes)]
    return sorted(found, key=lambda problem: problem.line)


def _is_workshop(file: Path) -> bool:
    """Tell a workshop from a method: by its folder, or by having sessions."""
    if file.parent.name in (folder_of(Method), folder_of(Workshop)):
        return file.parent.name == folder_of(Workshop)
    return file.is_file() and b"sessions" in file.read_bytes()


def _source(file: Path) -> str:
    """Return the text of a file that was read before."""
    return file.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")


class _Note:
    """Something found in a template that could be read; the line is looked up at the end."""

    def __init__(self, path: FieldPath, kind: str, *, warning: bool = False, **args: str | int | Msg) -> None:
        self.path = path
        self.what = msg(f"template.{kind}", **args)
        self.fix = msg(f"template.fix.{kind}", **args)
        self.warning = warning

    def at(self, file: Path, places: dict[FieldPath, int]) -> Problem:
        """Return the problem with its line."""
        nearest = next((self.path[:end] for end in range(len(self.path), 0, -1) if self.path[:end] in places), ())
        return Problem(file, places.get(nearest, 1), dotted(self.path), self.what, self.fix, self.warning)


def _workshop_notes(workshop: Workshop, library: Library) -> Iterator[_Note]:
    """Say what makes no sense in a workshop that could be read."""
    if not workshop.sessions:
        yield _Note(("sessions",), "no_sessions")
    for number, session in enumerate(workshop.sessions):
        yield from _session_notes(("sessions", number), session, library)
    yield from _field_notes(workshop)
    yield from _checklist_notes(workshop)
    yield from _listening_notes(workshop, library)


def _session_notes(path: FieldPath, session: PlannedSession, library: Library) -> Iterator[_Note]:
    """Say where methods are unknown, or minutes do not add up."""
    for position, item in enumerate(session.agenda):
        if not library.has_method(item.method):
            yield _unknown_method((*path, "agenda", position, "method"), item.method, library)
        yield from _role_notes((*path, "agenda", position), item.roles)
    total = sum(item.minutes for item in session.agenda)
    if not session.agenda:
        yield _Note(path, "no_agenda")
    elif total != session.minutes:
        place = (*path, "minutes")
        yield _Note(place, "minutes_do_not_add_up", warning=True, total=total, planned=session.minutes)
    if session.minutes > LONG_SESSION and all(item.method != BREAK for item in session.agenda):
        yield _Note((*path, "minutes"), "no_break", warning=True, minutes=session.minutes, limit=LONG_SESSION)


def _role_notes(path: FieldPath, roles: Sequence[RolePrompt]) -> Iterator[_Note]:
    """Say where one category is asked twice."""
    seen: set[Category] = set()
    for number, role in enumerate(roles):
        if role.category in seen:
            yield _Note((*path, "roles", number, "category"), "duplicate_role", name=role.category.value)
        seen.add(role.category)


def _checklist_notes(workshop: Workshop) -> Iterator[_Note]:
    """Say where a checklist has nothing to tick, or two things share an id."""
    lists: set[str] = set()
    for number, checklist in enumerate(workshop.checklists):
        path: FieldPath = ("checklists", number)
        if checklist.id in lists:
            yield _Note((*path, "id"), "duplicate_checklist", name=checklist.id)
        lists.add(checklist.id)
        if not checklist.items:
            yield _Note((*path, "items"), "empty_checklist")
        items: set[str] = set()
        for position, item in enumerate(checklist.items):
            if item.id in items:
                yield _Note((*path, "items", position, "id"), "duplicate_checklist", name=item.id)
            items.add(item.id)


def _listening_notes(workshop: Workshop, library: Library) -> Iterator[_Note]:
    """Say where the listening meeting is unknown or not restricted: its cards would not be safe."""
    if workshop.listening is None:
        return
    if not library.has_workshop(workshop.listening):
        yield _Note(("listening",), "unknown_listening", name=workshop.listening)
        return
    try:
        listening = library.workshop(workshop.listening)
    except CodesignError:  # that file's own problems are told when it is checked
        return
    if not listening.restricted:
        yield _Note(("listening",), "open_listening", name=workshop.listening)


def _field_notes(workshop: Workshop) -> Iterator[_Note]:
    """Say where a declared field belongs to no table, is declared twice, or is a choice among nothing."""
    seen: set[tuple[str, str]] = set()
    for number, declared in enumerate(workshop.fields):
        path: FieldPath = ("fields", number)
        if declared.table not in FIELD_TABLES:
            yield _Note((*path, "table"), "unknown_table", name=declared.table, known=", ".join(FIELD_TABLES))
        if declared.type == "choice" and not declared.choices:
            yield _Note(path, "no_choices")
        if (declared.table, declared.id) in seen:
            yield _Note((*path, "id"), "duplicate_field", name=declared.id, table=declared.table)
        seen.add((declared.table, declared.id))


def _unknown_method(path: FieldPath, name: str, library: Library) -> _Note:
    """Say that a method is unknown, and which ones there are."""
    names = library.method_names()
    like = get_close_matches(name, names, n=1)
    if like:
        return _Note(path, "misspelt_method", name=name, like=like[0])
    return _Note(path, "unknown_method", name=name, known=", ".join(names))


def _method_notes(method: Method) -> Iterator[_Note]:
    """Say where a method gives the facilitator nothing to say or to do."""
    if not method.steps:
        yield _Note(("steps",), "no_steps")
    for number, step in enumerate(method.steps):
        if step.prompt is None and step.script is None:
            yield _Note(("steps", number), "silent_step", warning=True)
        yield from _role_notes(("steps", number), step.roles)
    yield from _view_notes(method)


def _view_notes(method: Method) -> Iterator[_Note]:
    """Say where columns or the lane of a step fit no view of the method."""
    if method.lanes and method.view is not SchemeKind.SCENARIOS:
        yield _Note(("lanes",), "lanes_without_columns")
    known = known_lanes(method)
    for number, step in enumerate(method.steps):
        if step.lane is None:
            continue
        path: FieldPath = ("steps", number, "lane")
        if method.view is None:
            yield _Note(path, "lane_without_view")
        elif step.lane not in known:
            yield _Note(path, "unknown_lane", name=step.lane, known=", ".join(known) or "-")


def known_lanes(method: Method) -> tuple[str, ...]:
    """Return where the cards of a method's steps may stand in its view."""
    if method.view is SchemeKind.SCENARIOS and method.lanes:
        return tuple(words for lane in method.lanes for words in (lane.it, lane.en))
    parts: dict[SchemeKind | None, type[StrEnum]] = {
        SchemeKind.TREE: TreePart,
        SchemeKind.SWOT: Quadrant,
        SchemeKind.FORCE_FIELD: FactorSign,
        SchemeKind.SCENARIOS: Outlook,
    }
    return tuple(parts[method.view]) if method.view in parts else ()


def _wording(template: BaseModel) -> Iterator[_Note]:
    """Say where the words are those of public contracts, or make the table rule."""
    for path, words in texts(template):
        for language in ("it", "en"):
            for expression, kind in unfit_words(words.in_language(language), language):
                yield _Note((*path, language), f"unfit.{kind}", warning=True, words=expression)


def texts(template: BaseModel, path: FieldPath = ()) -> Iterator[tuple[FieldPath, Bilingual]]:
    """Return every text of a template, in both languages, with where it stands."""
    for name in type(template).model_fields:
        value = getattr(template, name)
        many = isinstance(value, tuple)
        for number, inner in enumerate(value if many else (value,)):
            place = (*path, name, number) if many else (*path, name)
            if isinstance(inner, Bilingual):
                yield place, inner
            elif isinstance(inner, BaseModel):
                yield from texts(inner, place)
