"""Begin a process from a template, and change what it says of itself."""

from datetime import date, datetime
from typing import Any

from codesign_tui.actions.steps import allowed, changed, commit, made, new_id
from codesign_tui.domain.details import Authority, Municipality, ProcessDetails
from codesign_tui.domain.kinds import rules_of
from codesign_tui.domain.ledger import Done, Ledger
from codesign_tui.domain.meetings import AgendaItem, Session
from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.naming import category_of_name
from codesign_tui.domain.people import Organization, Staff
from codesign_tui.domain.templates import PlannedSession, Workshop
from codesign_tui.domain.terms import Category, ProcessKind, SessionState
from codesign_tui.domain.text import clean_line, slug
from codesign_tui.domain.transactions import FACILITATOR, Draft, put
from codesign_tui.domain.values import Frozen, clock_minutes, clock_text

_FACILITATOR_ROLE = {"it": "facilitazione", "en": "facilitation"}

DETAILS = tuple(name for name in ProcessDetails.model_fields if name != "id")
"""What `update_details` may change."""


def new_process(
    workshop: Workshop,
    *,
    title: str,
    now: datetime,
    language: str = "it",
    kind: ProcessKind | None = None,
    authority: str | None = None,
    authority_category: Category | None = None,
    municipality: str | None = None,
    place: str | None = None,
    first_date: date | None = None,
    start: str | None = None,
    facilitator: str | None = None,
    who: str = FACILITATOR,
) -> Draft:
    """Return the first transaction of a process made from a template.

    It holds the process's record, whoever leads it as an organisation, the facilitator, and every session of the
    template with its timed agenda in this language. `place` is the hall; only the first session gets a date; `start`,
    "20:30", is the time at which every session begins, the template's unless it is given.

    Raises:
        Refused: there is no title.
    """
    title = clean_line(title)
    if not title:
        raise Refused(msg("action.title_missing"))
    rules = rules_of(kind or workshop.kind)
    leader = _leader(authority, authority_category, rules.kind, now)
    staff = _facilitator(facilitator, language, now)
    details = made(
        ProcessDetails,
        id=slug(title),
        title=title,
        kind=rules.kind,
        authority=Authority(organization=leader.id) if leader else None,
        municipality=Municipality(name=municipality) if municipality else None,
        languages=(language,),
        workshop=workshop.id,
        table_rules=tuple(rule.in_language(language) for rule in workshop.rules),
    )
    entities: list[Frozen] = [details, *([leader] if leader else []), *([staff] if staff else [])]
    for number, planned in enumerate(workshop.sessions, start=1):
        session = made(
            Session,
            id=new_id(now),
            number=number,
            phase=planned.phase,
            title=planned.title.in_language(language),
            date=first_date.isoformat() if first_date and number == 1 else None,
            place=place,
            planned_start=start or planned.start,
            planned_end=clock_text(clock_minutes(start or planned.start) + planned.minutes),
            facilitator=staff.id if staff else None,
            restricted=True if workshop.restricted else None,
            attribution=planned.attribution or workshop.attribution,
            state=SessionState.PLANNED,
        )
        entities += [session, *_agenda(session, planned, language, now)]
    return Draft("new_process", now, tuple(put(entity) for entity in entities), who)


def update_details(ledger: Ledger, /, *, now: datetime, who: str = FACILITATOR, **changes: Any) -> Done[ProcessDetails]:
    """Change fields of the process's own record: title, kind, acts, CUP, perimeter, privacy, rules of the table.

    Raises:
        Refused: no such field, or a value does not fit it.
    """
    details = changed(ledger.process.details, **allowed(changes, DETAILS))
    return commit(ledger, "update_details", now, details, details, who=who)


def leader_category(name: str, kind: ProcessKind) -> Category:
    """Return what whoever leads a path is taken to be: public in a procedure, else as the name suggests."""
    if rules_of(kind).is_procedure:
        return Category.PUBLIC_BODY
    return category_of_name(name) or Category.THIRD_SECTOR


def _leader(name: str | None, category: Category | None, kind: ProcessKind, now: datetime) -> Organization | None:
    """Return whoever leads the path as an organisation."""
    name = clean_line(name or "")
    if not name:
        return None
    return made(
        Organization,
        id=new_id(now),
        name=name,
        category=category or leader_category(name, kind),
        procedural_role=rules_of(kind).authority_role,
    )


def _facilitator(name: str | None, language: str, now: datetime) -> Staff | None:
    """Return the facilitator as a member of staff."""
    first, _, last = clean_line(name or "").partition(" ")
    if not first:
        return None
    role = _FACILITATOR_ROLE.get(language, _FACILITATOR_ROLE["it"])
    return made(Staff, id=new_id(now), first_name=first, last_name=last, role=role)


def _agenda(session: Session, planned: PlannedSession, language: str, now: datetime) -> list[AgendaItem]:
    """Return the agenda items that the template plans for a session."""
    return [
        made(
            AgendaItem,
            id=new_id(now),
            session=session.id,
            n=position,
            title=item.title.in_language(language),
            method=item.method,
            planned_minutes=item.minutes,
            phase=item.phase,
            prompt=item.prompt.in_language(language) if item.prompt else None,
            captures=item.captures,
        )
        for position, item in enumerate(planned.agenda, start=1)
    ]
