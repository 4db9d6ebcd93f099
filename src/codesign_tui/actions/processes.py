"""Begin a process from a template, and change what it says of itself."""

from datetime import date, datetime
from typing import Any

from codesign_tui.actions.carrying import Carried
from codesign_tui.actions.steps import allowed, changed, commit, made, new_id
from codesign_tui.domain.basis import CUP_LENGTH, Basis
from codesign_tui.domain.checklists import checklists_of
from codesign_tui.domain.details import Authority, Municipality, PerimeterSheet, ProcessDetails, ProgrammingPremise
from codesign_tui.domain.kinds import KindRules, rules_of
from codesign_tui.domain.ledger import Done, Ledger
from codesign_tui.domain.meetings import AgendaItem, Session
from codesign_tui.domain.messages import Msg, Refused, msg
from codesign_tui.domain.naming import category_of_name
from codesign_tui.domain.people import Organization, Staff
from codesign_tui.domain.templates import PlannedSession, Workshop
from codesign_tui.domain.terms import Category, ProcessKind, SessionState
from codesign_tui.domain.text import clean_line, folded, slug
from codesign_tui.domain.transactions import FACILITATOR, Draft, put
from codesign_tui.domain.values import Frozen, clock_minutes, clock_text

_LONGEST_TERM = 365
"""Days for remarks that can still be meant."""

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
    basis: Basis | None = None,
    carried: Carried | None = None,
    who: str = FACILITATOR,
) -> Draft:
    """Return the first transaction of a process made from a template.

    It holds the process's record, whoever leads it as an organisation, the facilitator, and every session of the
    template with its timed agenda in this language. `place` is the hall; only the first session gets a date; `start`,
    "20:30", is the time at which every session begins, the template's unless it is given. `basis` is what the path
    stands on, as far as it is known; `carried` is what it takes over from a finished one, which `basis` overrides.

    Raises:
        Refused: there is no title.
    """
    title = clean_line(title)
    if not title:
        raise Refused(msg("action.title_missing"))
    rules = rules_of(kind or workshop.kind)
    leader = _carried_leader(carried, authority, rules, now) or _leader(authority, authority_category, rules.kind, now)
    staff = _facilitator(facilitator, language, now)
    values: dict[str, Any] = {
        "authority": Authority(organization=leader.id) if leader else None,
        "municipality": Municipality(name=municipality) if municipality else None,
        "declared_fields": workshop.fields or None,
    }
    if carried is not None:
        values = _over(values, _taken_over(carried, workshop, leader))
    details = made(
        ProcessDetails,
        id=slug(title),
        title=title,
        kind=rules.kind,
        languages=tuple(dict.fromkeys((language, *workshop.languages))),
        workshop=workshop.id,
        table_rules=tuple(rule.in_language(language) for rule in workshop.rules),
        **_over(values, _standing_on(basis or Basis(), rules)),
    )
    entities: list[Frozen] = [details, *([leader] if leader else []), *([staff] if staff else [])]
    if carried is not None:
        entities += [*carried.clusters, *carried.needs]
    sessions: list[str] = []
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
        sessions.append(session.id)
    entities += checklists_of(workshop, sessions)
    return Draft("new_process", now, tuple(put(entity) for entity in entities), who)


def update_details(ledger: Ledger, /, *, now: datetime, who: str = FACILITATOR, **changes: Any) -> Done[ProcessDetails]:
    """Change fields of the process's own record: title, kind, acts, CUP, perimeter, privacy, rules of the table.

    Raises:
        Refused: no such field, a value does not fit it, there is no title, or the days for remarks are not 1 to 365.
    """
    details = changed(ledger.process.details, **allowed(changes, DETAILS))
    if not details.title:
        raise Refused(msg("action.title_missing"))
    if details.remarks_days is not None and (trouble := remarks_refusal(details.remarks_days)) is not None:
        raise Refused(trouble)
    return commit(ledger, "update_details", now, details, details, who=who, warnings=_odd(details, changes))


def remarks_refusal(days: int) -> Msg | None:
    """Return why so many days cannot be the term for remarks on minutes, or None."""
    return None if 1 <= days <= _LONGEST_TERM else msg("path.remarks_out_of_range", days=days)


def _odd(details: ProcessDetails, changes: dict[str, Any]) -> list[Msg]:
    """Return what looks wrong in what was changed; it is kept all the same."""
    told: list[Msg] = []
    cup = details.cup or ""
    if "cup" in changes and cup and not (len(cup) == CUP_LENGTH and cup.isascii() and cup.isalnum()):
        told.append(msg("path.cup_odd", expected=CUP_LENGTH, length=len(cup)))
    if "acts" in changes:
        wrong = [act for act in details.acts if act.date and act.deadline and act.deadline < act.date]
        told += [msg("path.deadline_before", act=act.kind) for act in wrong[:1]]
    return told


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


def _carried_leader(carried: Carried | None, name: str | None, rules: KindRules, now: datetime) -> Organization | None:
    """Return whoever led the path that this one starts from, unless somebody else is named."""
    led = carried.leader if carried is not None else None
    if led is None or (name and folded(clean_line(name)) not in (folded(led.name), folded(led.short or led.name))):
        return None
    values = {"short": led.short, "legal_form": led.legal_form}
    return made(
        Organization,
        id=new_id(now),
        name=led.name,
        category=led.category,
        procedural_role=rules.authority_role,
        **values,
    )


def _over(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    """Return values with others laid over them; one that says nothing covers nothing."""
    return below | {name: value for name, value in above.items() if value is not None}


def _taken_over(carried: Carried, workshop: Workshop, leader: Organization | None) -> dict[str, Any]:
    """Return what the process's record takes over from a finished path."""
    own = {(field.table, field.id) for field in workshop.fields}
    brought = tuple(field for field in carried.declared_fields if (field.table, field.id) not in own)
    same_leader = leader is not None and carried.leader is not None and leader.name == carried.leader.name
    return {
        "authority": made(Authority, organization=leader.id, office=carried.office) if leader and same_leader else None,
        "municipality": carried.municipality,
        "general_interest_activities": carried.activities or None,
        "perimeter": carried.perimeter if carried.perimeter != PerimeterSheet() else None,
        "programming_premise": carried.premise,
        "started_from": carried.source,
        "declared_fields": (*workshop.fields, *brought) or None,
    }


def _standing_on(basis: Basis, rules: KindRules) -> dict[str, Any]:
    """Return what the process's record says of what the path stands on, as far as its kind has any of it."""
    premise = clean_line(basis.premise or "") if rules.asks_premise else ""
    sheet = basis.perimeter
    return {
        "programming_premise": ProgrammingPremise(reference=premise) if premise else None,
        "acts": (basis.acts or None) if rules.is_procedure else None,
        "cup": (clean_line(basis.cup or "") or None) if rules.prints_cup else None,
        "perimeter": sheet if sheet != PerimeterSheet() else None,
    }


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
            prompts_by_category={role.category: role.prompt.in_language(language) for role in item.roles} or None,
        )
        for position, item in enumerate(planned.agenda, start=1)
    ]
