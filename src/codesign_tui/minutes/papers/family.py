"""The papers by the names under which they are asked for, and how each is composed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import CopyKind
from codesign_tui.library.loading import Library
from codesign_tui.locale import Translator
from codesign_tui.minutes.compose.discretion import without_names
from codesign_tui.minutes.document import Document
from codesign_tui.minutes.papers.groups import groups_sheet
from codesign_tui.minutes.papers.hall import Hall, hall_of
from codesign_tui.minutes.papers.poster import poster
from codesign_tui.minutes.papers.progress import progress
from codesign_tui.minutes.papers.supplies import materials
from codesign_tui.minutes.papers.survey import survey_slips
from codesign_tui.minutes.papers.tables import grids, table_sheets
from codesign_tui.minutes.papers.tents import name_tents
from codesign_tui.minutes.papers.voting import ballots, voting_sheet


@dataclass(frozen=True, slots=True)
class Paper:
    """One kind of paper."""

    compose: Callable[[Hall], Document]
    hangs_outside: bool = False
    """Whether people who are not at the table can read it: a meeting with people at risk has none."""
    only_if_asked: bool = False
    """Whether it is left out of «all»: it is not for the hall."""


PAPERS: Final[Mapping[str, Paper]] = MappingProxyType(
    {
        "materials": Paper(materials),
        "poster": Paper(poster, hangs_outside=True),
        "tables": Paper(table_sheets),
        "grid": Paper(grids),
        "tents": Paper(name_tents),
        "groups": Paper(groups_sheet, hangs_outside=True),
        "sheet": Paper(voting_sheet),
        "ballots": Paper(ballots),
        "survey": Paper(survey_slips),
        "progress": Paper(progress, only_if_asked=True),
    }
)
"""Every paper by its name, in the order in which a session needs them."""

ALL: Final = "all"
"""Asks for every usual paper that the session has something for."""

USUAL: Final = tuple(name for name, paper in PAPERS.items() if not paper.only_if_asked)
"""The papers that «all» means."""


def compose_paper(
    process: Process, session: str, name: str, library: Library, say: Translator, options: Sequence[str] = ()
) -> Document:
    """Return one paper of a session. `options`, ids or words, are what a voting sheet and ballots are asked for.

    What hangs in the hall is freed of the names that a public copy may not print.

    Raises:
        Refused: no such session, nothing to print on it, or it may not hang outside a restricted session.
    """
    hall = hall_of(process, session, library, say, options)
    paper = PAPERS[name]
    if hall.session.restricted and paper.hangs_outside:
        raise Refused(msg("papers.restricted", paper=msg(f"papers.name.{name}")))
    document = paper.compose(hall)
    if document.copy is CopyKind.INTERNAL:
        return document
    return without_names(document, process)
