"""What a path stands on: the programming before it, its acts, the CUP, its perimeter; and what of it is not said yet.

A co-design rests on a programming (art. 55 c. 3 D.Lgs. 117/2017; a regional court annulled one that had none,
`domain.md` §1.1), so that it is asked for. An open path has none of this law: it is only asked what it is for.
"""

import re
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from codesign_tui.domain.days import spoken_day
from codesign_tui.domain.details import Act, PerimeterSheet, ProcessDetails
from codesign_tui.domain.kinds import rules_of
from codesign_tui.domain.terms import ProcessKind
from codesign_tui.domain.text import clean_line

CUP_LENGTH: Final = 15
"""Characters of a CUP, the code of a public project."""


class PathPart(StrEnum):
    """A part of what a path says of itself, as it is asked for, shown and jumped to."""

    TITLE = "title"
    LEADER = "leader"
    PREMISE = "premise"
    ACTS = "acts"
    CUP = "cup"
    PERIMETER = "perimeter"
    ACTIVITIES = "activities"
    REMARKS = "remarks"
    RULES = "rules"
    PRIVACY = "privacy"


@dataclass(frozen=True, slots=True)
class Basis:
    """What set-up was told of the basis of a path; every part of it may be said later."""

    premise: str | None = None
    """The programming act, how third-sector bodies took part in it."""
    acts: tuple[Act, ...] = ()
    cup: str | None = None
    perimeter: PerimeterSheet = field(default_factory=PerimeterSheet)


def parts_of(kind: ProcessKind) -> tuple[PathPart, ...]:
    """Return the parts that a kind of path has, in the order in which they are shown."""
    rules = rules_of(kind)
    has = {
        PathPart.PREMISE: rules.asks_premise,
        PathPart.ACTS: rules.is_procedure,
        PathPart.CUP: rules.prints_cup,
        PathPart.ACTIVITIES: rules.article is not None,
        PathPart.REMARKS: rules.is_procedure,
    }
    return tuple(part for part in PathPart if has.get(part, True))


def lacking(details: ProcessDetails) -> list[PathPart]:
    """Return the parts that documents of this kind of path need and that nobody has said yet.

    Only art. 55 procedures need any: what an open path or a pact leaves unsaid is nobody's fault.
    """
    if rules_of(details.kind).article is None:
        return []
    premise = details.programming_premise
    said = {
        PathPart.LEADER: details.authority.organization is not None and details.authority.procedure_manager is not None,
        PathPart.PREMISE: premise is not None and bool(premise.reference),
        PathPart.ACTS: bool(details.acts),
        PathPart.CUP: bool(details.cup),
        PathPart.PERIMETER: bool(details.perimeter.goals),
    }
    return [part for part in parts_of(details.kind) if not said.get(part, True)]


_DEADLINE: Final = re.compile(
    r"[,;(]?\s*\b(?:scade|scadenza|entro|until|due|by|deadline)\b(?:\s+il)?:?\s*(.+?)\)?$", re.I
)
_DATED: Final = re.compile(r"[,(]?\s*\b(?:del|dell'|in data|of|dated)\s*(?=\d)(.+?)\)?$", re.I)
_NUMBER: Final = re.compile(r"\b(?:n|nr|no|num|numero|number)\b[.°]?\s*([\w./-]*\d[\w./-]*)\s*$", re.I)
_BARE_NUMBER: Final = re.compile(r"^(\d[\w/-]*)$")


def spoken_act(text: str, today: date, *, kind: str) -> Act | None:
    """Return an act said in one line, "determina n. 214 del 12 gennaio 2026, scade il 30 gennaio"; None for none.

    `kind` is what the act is called when the line does not say it. What cannot be read stays in the act's name.
    """
    rest = clean_line(text)
    if not rest:
        return None
    rest, deadline = _taken_day(rest, _DEADLINE, today, past=False)
    whole = spoken_day(rest, today, past=True)
    rest, day = ("", whole) if whole else _taken_day(rest, _DATED, today, past=True)
    number = _NUMBER.search(rest) or _BARE_NUMBER.search(rest)
    if number is not None:
        rest = rest[: number.start()]
    values = {
        "number": number[1].rstrip(".,") if number is not None else None,
        "date": day.isoformat() if day is not None else None,
        "deadline": deadline.isoformat() if deadline is not None else None,
    }
    return Act(kind=rest.strip(" ,;–-") or kind, **{name: value for name, value in values.items() if value})


def _taken_day(text: str, after: re.Pattern[str], today: date, *, past: bool) -> tuple[str, date | None]:
    """Return the text without the day that follows certain words at its end, and that day."""
    match = after.search(text)
    day = spoken_day(match[1], today, past=past) if match is not None else None
    return (text, None) if match is None or day is None else (text[: match.start()], day)


def lines_in(text: str) -> tuple[str, ...]:
    """Return the things that a line tells one after the other, with semicolons between them."""
    return tuple(part for one in text.split(";") if (part := clean_line(one)))
