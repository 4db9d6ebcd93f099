"""Workshops, methods and their list as plain text worth printing on paper (`codesign templates show`, `list`)."""

from collections.abc import Iterable, Sequence
from typing import Final

from codesign_tui.domain.messages import CodesignError, msg
from codesign_tui.domain.templates import (
    Bilingual,
    Captures,
    DeclaredField,
    Method,
    PlannedItem,
    PlannedSession,
    RolePrompt,
    Step,
    Workshop,
)
from codesign_tui.domain.terms import Attribution
from codesign_tui.domain.values import clock_minutes, clock_text
from codesign_tui.library.loading import Library
from codesign_tui.library.paper import Sheet, Speaker

_TIME_COLUMN: Final = 14
"""Characters that the time and the minutes of an agenda item take."""

_STEP_COLUMN: Final = 5
"""Characters before what is said and done at a step."""

_NAMED_LANGUAGES: Final = frozenset({"it", "en", "fr", "es", "ro", "bg", "ar", "uk", "sq", "pa", "zh", "wo"})
"""Languages that the catalogues have a name for; the others are printed by their code."""


def workshop_text(workshop: Workshop, library: Library, say: Speaker) -> str:
    """Return a workshop as text: who leads, frame, documents, seats, rules, and the timed agenda of each session.

    Times run from each session's planned start. A method that the library lacks is named as missing.
    """
    sheet = Sheet()
    sheet.title(_in(say, workshop.name))
    sheet.paragraph(_in(say, workshop.purpose), 0)
    sheet.line()
    sheet.paragraph(f"{workshop.id} · {say.term(workshop.kind)}", 0)
    for heading, words in (("who_leads", workshop.who_leads), ("legal_frame", workshop.legal_frame)):
        sheet.heading(say(f"template.show.{heading}"))
        sheet.paragraph(_in(say, words))
    _list(sheet, say, "documents", workshop.documents)
    _seats(sheet, workshop, say)
    _list(sheet, say, "guests", workshop.guests)
    _cards(sheet, workshop, say)
    _list(sheet, say, "rules", workshop.rules, numbered=True)
    _list(sheet, say, "to_prepare", workshop.materials)
    _fields(sheet, workshop, say)
    for checklist in workshop.checklists:
        sheet.heading(_in(say, checklist.title))
        sheet.ticks(_in(say, item) for item in checklist.items)
    for number, session in enumerate(workshop.sessions, start=1):
        _session(sheet, number, session, library, say)
    sheet.heading(say("template.show.source"))
    sheet.paragraph(workshop.source)
    return sheet.text()


def method_text(method: Method, say: Speaker) -> str:
    """Return a method as a facilitator's sheet: what to say and do at each step, mistakes, rescue moves."""
    sheet = Sheet()
    sheet.title(_in(say, method.name))
    sheet.paragraph(_in(say, method.purpose), 0)
    sheet.line()
    sheet.line(say("template.show.duration", minutes=method.minutes))
    people = method.people
    sheet.line(say("template.show.people", min=people.min, best=people.best, max=people.max))
    if method.view is not None:
        sheet.line(say("template.show.view", view=method.view))
    if method.lanes:
        sheet.line(say("template.show.lanes", lanes=" · ".join(_in(say, lane) for lane in method.lanes)))
    _list(sheet, say, "to_prepare", method.materials)
    sheet.heading(say("template.show.steps"))
    for number, step in enumerate(method.steps, start=1):
        _step(sheet, number, step, say)
    _list(sheet, say, "mistakes", method.mistakes)
    _list(sheet, say, "rescue", method.rescue)
    if method.equal_treatment is not None:
        sheet.heading(say("template.show.equal_treatment"))
        sheet.paragraph(_in(say, method.equal_treatment))
    sheet.heading(say("template.show.source"))
    sheet.paragraph(method.source)
    return sheet.text()


def list_text(library: Library, say: Speaker) -> str:
    """Return every template that the library has, one on a line: workshops, methods, service items."""
    sheet = Sheet()
    methods = library.methods()
    sheet.line(say("template.list.workshops").upper())
    for workshop in library.workshops():
        length = f"{say('template.list.sessions', n=len(workshop.sessions))}, {say.term(workshop.kind)}"
        _row(sheet, workshop.id, f"{_in(say, workshop.name)} ({length})")
    basic = [one for one in methods if one.basic]
    others = [one for one in methods if not one.basic and not one.service]
    service = [one for one in methods if one.service]
    for heading, group in (("basic", basic), ("methods", others), ("service", service)):
        sheet.heading(say(f"template.list.{heading}"))
        for method in group:
            _row(sheet, method.id, f"{_in(say, method.name)}, {method.minutes}′")
    sheet.line()
    sheet.line(say("template.list.show"))
    return sheet.text()


def _row(sheet: Sheet, identifier: str, words: str) -> None:
    """Add a template's id and what it is."""
    sheet.paragraph(words, 25, f"  {identifier} ")


def _in(say: Speaker, words: Bilingual) -> str:
    """Return words in the reader's language."""
    return words.in_language(say.language)


def _said(say: Speaker, words: Bilingual) -> str:
    """Return words to say, in quotes."""
    return say("template.show.say", words=_in(say, words))


def _step(sheet: Sheet, number: int, step: Step, say: Speaker) -> None:
    """Add a step: its name and minutes, what to say to all and to each category, what to do, what it gathers."""
    mode = say(f"template.mode.{step.mode}")
    name = _in(say, step.name)
    sheet.paragraph(say("template.show.step", number=number, name=name, minutes=step.minutes, mode=mode))
    if step.prompt is not None:
        sheet.paragraph(f"{say('template.show.say_label')} {_said(say, step.prompt)}", _STEP_COLUMN)
    _roles(sheet, step.roles, say, _STEP_COLUMN)
    if step.script is not None:
        sheet.paragraph(f"{say('template.show.do_label')} {_in(say, step.script)}", _STEP_COLUMN)
    if step.private:
        sheet.paragraph(say("template.show.private"), _STEP_COLUMN)
    for label, kinds in (("recalls", step.recalls), ("captures", step.captures)):
        if kinds:
            sheet.paragraph(f"{say(f'template.show.{label}')} {_kinds(kinds, say)}", _STEP_COLUMN)


def _kinds(kinds: Sequence[Captures], say: Speaker) -> str:
    """Return the names of kinds of contributions, with commas."""
    return ", ".join(say(f"template.capture.{kind}") for kind in kinds)


def _roles(sheet: Sheet, roles: Sequence[RolePrompt], say: Speaker, indent: int) -> None:
    """Add the question for each category."""
    for role in roles:
        asked = say("template.show.asked", category=role.category, words=_in(say, role.prompt))
        sheet.paragraph(asked, indent + 2, " " * indent + "-")


def _cards(sheet: Sheet, workshop: Workshop, say: Speaker) -> None:
    """Add how cards are treated: under whose name, in which languages, what may go out and what comes in."""
    lines = []
    if workshop.attribution is not None:
        lines.append(_attribution(workshop.attribution, say))
    if workshop.languages:
        lines.append(say("template.show.languages", names=", ".join(_language(one, say) for one in workshop.languages)))
    if workshop.restricted:
        lines.append(say("template.show.restricted"))
    if workshop.listening is not None:
        lines.append(say("template.show.listening", id=workshop.listening))
    if lines:
        sheet.heading(say("template.show.cards"))
        sheet.items(lines)


def _attribution(attribution: Attribution, say: Speaker) -> str:
    """Return under whose name cards are reported."""
    return say("template.show.attribution", attribution=attribution)


def _language(code: str, say: Speaker) -> str:
    """Return the name of a language, or its code if the catalogues have no name for it."""
    return say(f"template.language.{code}") if code in _NAMED_LANGUAGES else code


def _list(sheet: Sheet, say: Speaker, name: str, items: Iterable[Bilingual], *, numbered: bool = False) -> None:
    """Add a list under its heading, if there is anything in it."""
    if texts := [_in(say, item) for item in items]:
        sheet.heading(say(f"template.show.{name}"))
        sheet.items(texts, numbered=numbered)


def _seats(sheet: Sheet, workshop: Workshop, say: Speaker) -> None:
    """Add the seats of each category and who usually takes them."""
    if workshop.seats:
        sheet.heading(say("template.show.seats", total=sum(seat.seats for seat in workshop.seats)))
    for seat in workshop.seats:
        who = "" if seat.who is None else f": {_in(say, seat.who)}"
        sheet.paragraph(f"{say.term(seat.category)}{who}", 6, f"  {seat.seats:>2}")


def _fields(sheet: Sheet, workshop: Workshop, say: Speaker) -> None:
    """Add the fields that the workshop declares."""
    if workshop.fields:
        sheet.heading(say("template.show.fields"))
        labels = (
            say("template.show.on_table", label=_labelled(one, say), table=msg(f"template.table.{one.table}"))
            for one in workshop.fields
        )
        sheet.items(labels)


def _labelled(field: DeclaredField, say: Speaker) -> str:
    """Return a field's label, with the answers to choose from if it has any."""
    choices = ", ".join(_in(say, one) for one in field.choices)
    return f"{_in(say, field.label)}: {choices}" if choices else _in(say, field.label)


def _session(sheet: Sheet, number: int, session: PlannedSession, library: Library, say: Speaker) -> None:
    """Add one session: its times, its agenda, what to prepare."""
    title = say(
        "template.show.session", number=number, phase=say.term(session.phase).upper(), title=_in(say, session.title)
    )
    at = clock_minutes(session.start)
    times = {"start": say.clock(session.start), "end": say.clock(clock_text(at + session.minutes))}
    sheet.section(title, say("template.show.times", **times, length=_length(session.minutes, say)))
    if session.when is not None:
        sheet.paragraph(_in(say, session.when), 0)
    if session.attribution is not None:
        sheet.paragraph(_attribution(session.attribution, say), 0)
    materials: dict[str, None] = {}
    for item in session.agenda:
        method = _method(item, library)
        sheet.line()
        _agenda_item(sheet, item, method, at, say)
        at += item.minutes
        materials |= dict.fromkeys(_in(say, one) for one in (method.materials if method else ()))
    total = sum(item.minutes for item in session.agenda)
    if total != session.minutes:
        sheet.line()
        sheet.paragraph(say("template.show.adds_up_to", total=total))
    if materials:
        sheet.heading(say("template.show.materials"))
        sheet.items(materials)


def _agenda_item(sheet: Sheet, item: PlannedItem, method: Method | None, at: int, say: Speaker) -> None:
    """Add an agenda item: when it starts, how long it lasts, its method, the words to say."""
    first = f"  {say.clock(clock_text(at))} {item.minutes:>3}′"
    sheet.paragraph(_in(say, item.title), _TIME_COLUMN, first)
    if method is None:
        sheet.paragraph(say("template.show.method_unknown", name=item.method), _TIME_COLUMN)
    else:
        sheet.paragraph(say("template.show.method", name=_in(say, method.name), id=method.id), _TIME_COLUMN)
    if prompt := item.prompt or _opening(method):
        sheet.paragraph(_said(say, prompt), _TIME_COLUMN)
    _roles(sheet, item.roles or (() if item.prompt else _method_roles(method)), say, _TIME_COLUMN)


def _opening(method: Method | None) -> Bilingual | None:
    """Return the first words that a method says."""
    steps = () if method is None else method.steps
    return next((step.prompt for step in steps if step.prompt is not None), None)


def _method_roles(method: Method | None) -> tuple[RolePrompt, ...]:
    """Return the questions for each category that a method asks first."""
    steps = () if method is None else method.steps
    return next((step.roles for step in steps if step.roles), ())


def _method(item: PlannedItem, library: Library) -> Method | None:
    """Return an agenda item's method, None if the library cannot give it."""
    try:
        return library.method(item.method)
    except CodesignError:  # the sheet is still worth printing; `codesign templates check` says what is wrong
        return None


def _length(minutes: int, say: Speaker) -> str:
    """Return a length of time in hours and minutes."""
    if minutes < 60:
        return say("template.show.minutes", minutes=minutes)
    hours, rest = divmod(minutes, 60)
    return say("template.show.hours_minutes" if rest else "template.show.hours", hours=hours, minutes=rest)
