"""How a path wants its documents: which sections, in which order, dates and items in words.

Which sections a document has, and which of them a kind of process may not do without, is here for every face; what
stands in each is composed elsewhere. The names of sections are those of the file format.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from pydantic import Field

from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.terms import ProcessKind
from codesign_tui.domain.text import Line
from codesign_tui.domain.values import Frozen


class DateStyle(StrEnum):
    """How an act that begins with a date writes it."""

    FIGURES = "figures"
    """"Il giorno 22 novembre 2026, alle ore 18.30"."""
    DAY = "day"
    """The day in words, the hour in figures: an Italian *verbale* unless it is told otherwise."""
    DAY_AND_HOUR = "day_and_hour"
    """"L'anno duemilaventisei, il giorno ventidue del mese di novembre, alle ore diciotto e trenta"."""


class DocumentLayout(Frozen):
    """The sections of one document, where they differ from the usual ones."""

    document: Line
    """The name of the document in the family."""
    order: tuple[Line, ...] = ()
    """Its sections in the order that was chosen; one that is not named keeps its usual place after those before it."""
    off: tuple[Line, ...] = ()
    """The sections that are left out."""


class DocumentSettings(Frozen):
    """What a path changed of its documents; what is unset follows the custom of its kind."""

    layouts: tuple[DocumentLayout, ...] = Field(default_factory=tuple)
    dates: DateStyle | None = None
    items_in_words: bool | None = None
    """Whether the headings of an agenda say PRIMO PUNTO, SECONDO PUNTO… instead of numbers."""

    def layout_of(self, document: str) -> DocumentLayout:
        """Return the layout of a document; an empty one where nothing was changed."""
        return next((one for one in self.layouts if one.document == document), DocumentLayout(document=document))


@dataclass(frozen=True, slots=True)
class Section:
    """One section of a document."""

    name: str
    required: frozenset[ProcessKind] = frozenset()
    """The kinds of process whose document must have it."""
    why: str = "act"
    """Why it is required: the last part of the message that says so."""
    fixed: bool = False
    """Whether it keeps its place: what opens an act, and what closes it."""

    def is_required(self, kind: ProcessKind) -> bool:
        """Tell whether a document of this kind of process must have it."""
        return kind in self.required


_ALL: Final = frozenset(ProcessKind)
_PROCEDURES: Final = _ALL - {ProcessKind.OPEN_PATH}


def _frames(name: str) -> Section:
    """Return a section that every document of its name begins or ends with."""
    return Section(name, _ALL, "frame", fixed=True)


def _must(*names: str, kinds: frozenset[ProcessKind] = _ALL, why: str = "act") -> tuple[Section, ...]:
    """Return sections that may be moved and not left out."""
    return tuple(Section(name, kinds, why) for name in names)


def _may(*names: str) -> tuple[Section, ...]:
    """Return sections that may be moved and left out."""
    return tuple(Section(name) for name in names)


SECTIONS: Final[Mapping[str, tuple[Section, ...]]] = MappingProxyType(
    {
        "minutes": (
            _frames("formula"),
            *_must("presence"),
            *_must("opening", kinds=_PROCEDURES, why="procedure"),
            *_may("path"),
            *_must("items"),
            *_may("state_of_commitments"),
            *_must("commitments", kinds=_PROCEDURES, why="procedure"),
            *_may("resources", "risks", "indicators", "theory", "logframe", "vis", "factors", "lessons"),
            *_may("evaluation", "destinies", "report"),
            *_may("questions", "next_session", "annexes"),
            *_must("remarks", kinds=_PROCEDURES, why="procedure"),
            _frames("closing"),
            _frames("fiction"),
        ),
        "convening": (
            _frames("address"),
            *_must("when_where", "agenda"),
            *_may("documents", "delegation", "closing_route", "rules"),
            *_must("privacy", why="privacy"),
            _frames("signature"),
            _frames("fiction"),
        ),
        "attendance_sheet": (
            _frames("members"),
            *_may("others"),
            *_must("privacy", why="privacy"),
            _frames("signature"),
        ),
        "project_sheet": (
            *_must("summary"),
            *_may("nabc", "territory", "needs", "objections", "choice", "activities", "budget", "indicators"),
            *_may("notes", "after"),
            _frames("fiction"),
        ),
        "definitive_project": (
            _frames("premise"),
            *_must("frame", "activities", "who", "calendar", "economic_framework", why="project"),
            *_may("indicators", "theory", "risks"),
            *_must("governance", why="project"),
            *_must("convention", kinds=frozenset({ProcessKind.CO_PROGETTAZIONE}), why="dm72"),
            *_may("positions"),
            _frames("signature"),
            _frames("fiction"),
        ),
        "shared_summary": (
            _frames("premise"),
            *_must("who"),
            *_may("work"),
            *_must("needs", "actions", "resources", "positions", why="summary"),
            *_may("questions", "annexes"),
            _frames("follows"),
            _frames("signature"),
            _frames("fiction"),
        ),
        "manager_report": (
            _frames("premise"),
            *_must("notice", "subjects", "work", "outcome", "positions", why="report"),
            *_may("conflicts", "annexes"),
            _frames("proposal"),
            _frames("signature"),
            _frames("fiction"),
        ),
        "pact": (
            _frames("parties"),
            *_may("premise"),
            *_must("purpose", "clauses", "commitments"),
            *_may("resources"),
            *_must("duration"),
            *_may("follow_up", "reservations"),
            _frames("signature"),
            _frames("fiction"),
        ),
        "participated_proposal": (
            _frames("object"),
            *_must("needs", "path", "critical_points", "proposals", why="participated"),
            *_may("positions", "monitoring"),
            _frames("approval"),
            _frames("signature"),
            _frames("fiction"),
        ),
        "instant_report": (
            *_must("topics"),
            *_may("loose", "commitments", "next_session"),
            _frames("fiction"),
        ),
        "facilitator_sheet": (*_may("left_out", "time", "voices", "whose_voice", "loose_ends", "control"),),
    }
)
"""The sections of each document that can be arranged, in their usual order."""


def arranged(settings: DocumentSettings, document: str, kind: ProcessKind) -> list[Section]:
    """Return the sections that a document has, in its order.

    What a kind requires stays, and what is fixed keeps its place, whatever a file says.
    """
    off = settings.layout_of(document).off
    return [one for one in in_order(settings, document) if one.is_required(kind) or one.name not in off]


def left_out(settings: DocumentSettings, document: str, kind: ProcessKind) -> list[Section]:
    """Return the sections that were switched off, in their order."""
    kept = {one.name for one in arranged(settings, document, kind)}
    return [one for one in in_order(settings, document) if one.name not in kept]


def in_order(settings: DocumentSettings, document: str) -> list[Section]:
    """Return all sections of a document in the order chosen for it; none for one that cannot be arranged."""
    usual = SECTIONS.get(document, ())
    chosen = [name for name in settings.layout_of(document).order if name in {one.name for one in usual}]
    return _sorted(usual, chosen)


def why_it_stays(settings: DocumentSettings, document: str, section: str, kind: ProcessKind) -> Msg | None:
    """Return the sentence that says why a section cannot be left out of a document; None where it can."""
    found = next((one for one in in_order(settings, document) if one.name == section), None)
    if found is None or not found.is_required(kind):
        return None
    return msg("documents.required", section=msg(f"documents.section.{section}"), why=msg(f"documents.why.{found.why}"))


def moved(settings: DocumentSettings, document: str, section: str, by: int) -> tuple[str, ...] | None:
    """Return the names in their order once a section went up or down; None where it cannot go any further."""
    names = in_order(settings, document)
    at = next((place for place, one in enumerate(names) if one.name == section), None)
    if at is None or not 0 <= at + by < len(names) or names[at].fixed or names[at + by].fixed:
        return None
    names[at], names[at + by] = names[at + by], names[at]
    return tuple(one.name for one in names)


def with_layout(settings: DocumentSettings, layout: DocumentLayout) -> tuple[DocumentLayout, ...]:
    """Return the layouts with this one in the place of the former one; one that changes nothing is not kept."""
    others = tuple(one for one in settings.layouts if one.document != layout.document)
    return (*others, layout) if layout.order or layout.off else others


def _sorted(usual: Iterable[Section], chosen: list[str]) -> list[Section]:
    """Return the sections with the free ones as chosen and the fixed ones where they always are."""
    sections = list(usual)
    free = [one for one in sections if not one.fixed]
    named = [name for name in dict.fromkeys(chosen) if any(one.name == name for one in free)]
    ordered: list[Section] = []
    for one in free:
        if one.name not in named:
            ordered.append(one)
    if named:
        by_name = {one.name: one for one in free}
        ordered = _merged([by_name[name] for name in named], free)
    queue = iter(ordered)
    return [one if one.fixed else next(queue) for one in sections]


def _merged(named: list[Section], free: list[Section]) -> list[Section]:
    """Return the named sections in their order, each other one after the one that it usually follows."""
    found = list(named)
    for place, one in enumerate(free):
        if one in found:
            continue
        before = next((each for each in reversed(free[:place]) if each in found), None)
        found.insert(found.index(before) + 1 if before is not None else 0, one)
    return found
