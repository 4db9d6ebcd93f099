"""What the dialog of the path's data shows: a row for each part, with what is said and what is still missing."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from codesign_tui.domain.basis import PathPart, lacking, parts_of
from codesign_tui.domain.declared import declared_for
from codesign_tui.domain.details import Act, ProcessDetails
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.people import Organization
from codesign_tui.domain.process import Process
from codesign_tui.locale import Translator
from codesign_tui.tui.columns import cell
from codesign_tui.tui.text import show_line
from codesign_tui.tui.widgets.rows import Row

PROCESS_FIELDS: Final = "process"
SESSION_FIELDS: Final = "sessions"

ADD_ACT: Final = "acts:new"
"""The row that adds an act."""

SHEET: Final = ("goals", "fixed", "out_of_scope")
"""The three lists of the perimeter."""

_LABEL: Final = 24
_BETWEEN: Final = " · "


def path_rows(process: Process, words: Translator, width: int) -> list[Row]:
    """Return the rows, each on one line; its id is the part, and which act or list of it."""
    details, missing = process.details, lacking(process.details)
    rows: list[Row] = []
    for part in parts_of(details.kind):
        for identifier, label, value in _rows_of(process, part, words):
            lacks = part in missing and identifier in (part.value, "perimeter:goals", ADD_ACT)
            name = words(label) if label is not None else ""
            rows.append(_row(identifier, name, value, words("path.missing") if lacks else "", width))
    for table in (PROCESS_FIELDS, SESSION_FIELDS):
        fields = declared_for(process, table)
        if fields:
            labels = _BETWEEN.join(field.label.in_language(words.language) for field in fields)
            rows.append(_row(f"fields:{table}", words(f"path.row.fields_{table}"), labels, "", width))
    if details.started_from is not None:
        rows.append(_row("source", words("path.row.source"), details.started_from.title, "", width))
    return rows


def _row(identifier: str, label: str, value: str, lacks: str, width: int) -> Row:
    """Return one row: the name of the part, what it says, or that it must still be said."""
    room = max(width - _LABEL, 10)
    said = show_line(value).truncate(room, ellipsis=True) if value else show_line(lacks or "–", "$muted")
    if lacks and not value:
        said = show_line(lacks, "bold $warning")
    return Row(identifier, cell(label, _LABEL, "$muted") + said)


def _rows_of(process: Process, part: PathPart, words: Translator) -> Iterator[tuple[str, Msg | None, str]]:
    """Yield the rows of a part: the id, the label if it is the first of its kind, what is said."""
    details = process.details
    if part is PathPart.ACTS:
        for index, act in enumerate(details.acts):
            yield f"acts:{index}", None if index else msg("path.row.acts"), act_words(act, words)
        yield ADD_ACT, None if details.acts else msg("path.row.acts"), _add_act(details, words)
    elif part is PathPart.PERIMETER:
        for name in SHEET:
            lines: tuple[str, ...] = getattr(details.perimeter, name)
            yield f"perimeter:{name}", msg(f"path.row.{name}"), _BETWEEN.join(lines)
    elif part is PathPart.LEADER:
        label = msg("path.row.leader" if PathPart.ACTS in parts_of(details.kind) else "path.row.convener")
        yield part.value, label, _leader(process, words)
    else:
        yield part.value, msg(f"path.row.{part.value}"), _said(process, part, words)


def _add_act(details: ProcessDetails, words: Translator) -> str:
    """Return the words of the row that adds an act; empty, so that the lack shows, while there is none."""
    return words("path.add_act") if details.acts else ""


def act_words(act: Act, words: Translator) -> str:
    """Return an act in one line: what it is, its number, its day, by when something is due."""
    parts = [act.kind]
    if act.number:
        parts.append(words("path.act_number", number=act.number))
    if act.date:
        parts.append(words("path.act_of", day=date.fromisoformat(act.date)))
    line = " ".join(parts)
    if act.deadline:
        line += words("path.act_due", day=date.fromisoformat(act.deadline))
    return line


def _leader(process: Process, words: Translator) -> str:
    """Return who leads: the body, its office, the person who answers for it, or that this person is missing."""
    authority = process.details.authority
    body = process.get(Organization, authority.organization)
    person = process.person(authority.procedure_manager)
    parts = [body.name if body else "", authority.office or "", person.full_name if person else ""]
    if body is not None and PathPart.LEADER in lacking(process.details):
        parts.append(words("path.no_manager"))
    return _BETWEEN.join(part for part in parts if part)


def _said(process: Process, part: PathPart, words: Translator) -> str:
    """Return what a part of one row says."""
    details = process.details
    parts: tuple[str, ...] = ()
    match part:
        case PathPart.TITLE:
            place = details.municipality.name if details.municipality else ""
            parts = (details.title, details.subtitle or "", place)
        case PathPart.PREMISE:
            premise = details.programming_premise
            if premise is not None and premise.reference:
                parts = (premise.kind or "", premise.reference)
        case PathPart.CUP:
            parts = (details.cup or "",)
        case PathPart.ACTIVITIES:
            parts = details.general_interest_activities
        case PathPart.REMARKS:
            days, route = details.remarks_days, details.closing_route
            parts = (
                words("path.days", n=days) if days is not None else "",
                words(f"life.route.{route.value}") if route is not None else "",
            )
        case PathPart.RULES:
            parts = details.table_rules
        case _:
            privacy = details.privacy
            body = process.get(Organization, privacy.controller)
            parts = (body.name if body else "", privacy.notice_ref or "", privacy.retention or "")
    return _BETWEEN.join(part for part in parts if part)
