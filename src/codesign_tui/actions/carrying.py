"""Begin a path from a finished one: what a co-design takes over from the co-programming that it stands on.

Needs, groups, perimeter and the concluding act cross over; people, bodies, votes, decisions and promises do not:
who is admitted to a co-design is settled by its own notice, with equal treatment (art. 55 c. 4 D.Lgs. 117/2017).
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from codesign_tui.actions.capture import random_id
from codesign_tui.actions.steps import made, new_id
from codesign_tui.actions.themes import is_listening
from codesign_tui.domain.details import Act, Municipality, PerimeterSheet, ProcessDetails, ProgrammingPremise, Source
from codesign_tui.domain.items import CarriedFrom, Cluster, Commitment, Decision, Item, Need, Proposal, Vote
from codesign_tui.domain.messages import Msg, Refused, msg
from codesign_tui.domain.people import Organization, Participant
from codesign_tui.domain.process import Process
from codesign_tui.domain.tables import table_of
from codesign_tui.domain.templates import DeclaredField
from codesign_tui.domain.terms import Attribution, Category, ProcessKind
from codesign_tui.domain.text import folded
from codesign_tui.domain.threads import is_restricted
from codesign_tui.domain.values import FieldValue

_NAMES: Final = {"it": ("co-programmazione", "n.", "del"), "en": ("co-programming", "no.", "of")}
"""How the premise is written in the language of the new path."""

_CONCLUDING: Final = "conclu"
"""How the kind of an act that ends a procedure is recognised: «atto conclusivo», «determina di conclusione»."""


@dataclass(frozen=True, slots=True)
class Carried:
    """What a new path takes over from a finished one, and in words what it took and what it left."""

    source: Source
    clusters: tuple[Cluster, ...]
    needs: tuple[Need, ...]
    declared_fields: tuple[DeclaredField, ...]
    leader: Organization | None
    office: str | None
    municipality: Municipality | None
    activities: tuple[str, ...]
    perimeter: PerimeterSheet
    premise: ProgrammingPremise
    took: tuple[Msg, ...]
    left: tuple[Msg, ...]


def check_source(process: Process) -> None:
    """Make sure that a path can be started from.

    Raises:
        Refused: it is not a co-programming, or a listening meeting, from which only themes go out.
    """
    if is_listening(process):
        raise Refused(msg("carry.only_themes"))
    if process.details.kind is not ProcessKind.CO_PROGRAMMAZIONE:
        raise Refused(msg("carry.not_programming", title=process.details.title, kind=process.details.kind))


def carry(
    process: Process, file: str, *, now: datetime, language: str, make_random_id: Callable[[], str] = random_id
) -> Carried:
    """Return what a co-design takes over from a co-programming; `file` is the name of the source's file.

    Raises:
        Refused: nothing can start from this path.
    """
    check_source(process)
    details = process.details
    source = Source(file=file, process=details.id, title=details.title)
    clusters = {cluster.id: _cluster(cluster, now) for cluster in process.all(Cluster) if not cluster.restricted}
    kept = [need for need in process.all(Need) if need.on_table and not is_restricted(process, need)]
    needs = tuple(
        _need(process, need, number, clusters, source, make_random_id() if _is_anonymous(need) else new_id(now))
        for number, need in enumerate(kept, start=1)
    )
    carried = Carried(
        source=source,
        clusters=tuple(clusters.values()),
        needs=needs,
        declared_fields=tuple(field for field in details.declared_fields if field.table == table_of(Need)),
        leader=process.get(Organization, details.authority.organization),
        office=details.authority.office,
        municipality=details.municipality,
        activities=details.general_interest_activities,
        perimeter=details.perimeter,
        premise=_premise(details, language),
        took=(),
        left=tuple(_left(process)),
    )
    return _telling(carried, has_act=_concluding_act(details) is not None)


def _cluster(cluster: Cluster, now: datetime) -> Cluster:
    """Return a group of cards as the new path has it: its name."""
    return made(Cluster, id=new_id(now), name=cluster.name)


def _is_anonymous(item: Item) -> bool:
    """Return whether nobody may know whose a card is."""
    return item.attribution is Attribution.ANONYMOUS


def _need(
    process: Process, need: Need, number: int, clusters: dict[str, Cluster], source: Source, identifier: str
) -> Need:
    """Return a need as the new path has it: its words, its group, where it comes from; of who said it the category.

    An anonymous card keeps its words alone: in a small table a category, or a field such as the language, may be a
    name.
    """
    anonymous = _is_anonymous(need)
    category = None if anonymous else _category(process, need)
    cluster = clusters.get(need.cluster or "")
    fields: dict[str, FieldValue] = {}
    if not anonymous:
        declared = {field.id for field in process.details.declared_fields if field.table == table_of(Need)}
        fields = {name: value for name, value in need.fields.items() if name in declared}
    return made(
        Need,
        id=identifier,
        number=number,
        text=need.text,
        evidence=need.evidence,
        collected_via=None if anonymous else need.collected_via,
        cluster=cluster.id if cluster is not None else None,
        category=category,
        attribution=need.attribution if anonymous else Attribution.CATEGORY if category is not None else None,
        carried_from=CarriedFrom(file=source.file, process=source.process, item=need.id),
        language=need.language,
        translation=need.translation,
        fields=fields or None,
    )


def _category(process: Process, need: Need) -> Category | None:
    """Return the category of whoever said a need."""
    if need.category is not None:
        return need.category
    person = process.person(need.author)
    if isinstance(person, Participant):
        return person.category
    body = process.get(Organization, need.author_organization) or process.organization_of(person)
    return body.category if body is not None else None


def _concluding_act(details: ProcessDetails) -> Act | None:
    """Return the act that ended the co-programming, the last if there are several."""
    return next((act for act in reversed(details.acts) if _CONCLUDING in folded(act.kind)), None)


def _premise(details: ProcessDetails, language: str) -> ProgrammingPremise:
    """Return the co-programming as the premise of the co-design: its concluding act, if it has one, and its title."""
    kind, number, dated = _NAMES.get(language, _NAMES["it"])
    act, words = _concluding_act(details), []
    if act is not None:
        words.append(act.kind)
        if act.number:
            words.append(f"{number} {act.number}")
        if act.date:
            day = date.fromisoformat(act.date)
            words.append(f"{dated} {day.day}/{day.month}/{day.year}")
        words.append("–")
    return ProgrammingPremise(kind=kind, reference=" ".join([*words, details.title]))


def _telling(carried: Carried, *, has_act: bool) -> Carried:
    """Return what was carried with the sentences that tell it."""
    sheet = carried.perimeter
    counts = {
        "carry.took.needs": len(carried.needs),
        "carry.took.clusters": len(carried.clusters),
        "carry.took.perimeter": len(sheet.goals) + len(sheet.fixed) + len(sheet.out_of_scope),
        "carry.took.activities": len(carried.activities),
    }
    told = [msg(identifier, n=count) for identifier, count in counts.items() if count]
    told.append(msg("carry.took.premise" if has_act else "carry.took.premise_no_act"))
    if carried.leader is not None:
        told.append(msg("carry.took.leader", name=carried.leader.name))
    if carried.municipality is not None:
        told.append(msg("carry.took.municipality", name=carried.municipality.name))
    return replace(carried, took=tuple(told))


def what_became_of_authors(needs: Iterable[Need]) -> tuple[Msg, ...]:
    """Return how many needs a path took over, how many of them without an author, and that names became categories."""
    taken = [need for need in needs if need.carried_from is not None]
    anonymous = sum(_is_anonymous(need) for need in taken)
    told = [msg("carry.passed", n=len(taken))] if taken else []
    if anonymous:
        told.append(msg("carry.passed_anonymous", n=anonymous))
    if len(taken) > anonymous:
        told.append(msg("carry.passed_categories"))
    return tuple(told)


def _left(process: Process) -> Iterator[Msg]:
    """Yield what stays in the file of the finished path."""
    leader = process.details.authority.organization
    counts = {
        "carry.left.bodies": sum(body.id != leader for body in process.all(Organization)),
        "carry.left.people": process.count(Participant),
        "carry.left.proposals": process.count(Proposal),
        "carry.left.votes": process.count(Vote),
        "carry.left.decisions": process.count(Decision),
        "carry.left.commitments": process.count(Commitment),
    }
    yield from (msg(identifier, n=count) for identifier, count in counts.items() if count)
    yield msg("carry.left.authors")
    needs = process.all(Need)
    aside = sum(not need.on_table for need in needs)
    if aside:
        yield msg("carry.left.aside", n=aside)
    if any(is_restricted(process, need) for need in needs):
        yield msg("carry.left.restricted")
