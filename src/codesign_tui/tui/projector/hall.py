"""What the hall may look at now: which pages there are, and the sheets that a page is cut into."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final

from textual.content import Content

from codesign_tui.domain.items import Commitment, Vote
from codesign_tui.domain.meetings import AgendaItem, Session, session_state
from codesign_tui.domain.newcomer import has_past
from codesign_tui.domain.process import Process
from codesign_tui.domain.templates import Method
from codesign_tui.domain.terms import SessionState
from codesign_tui.domain.threads import is_restricted
from codesign_tui.locale import Translator
from codesign_tui.minutes.sending.newcomer import RecapPart
from codesign_tui.tui.columns import hung
from codesign_tui.tui.projector.letters import LARGE, Size, largest
from codesign_tui.tui.text import show, show_line

Lines = list[Content]
"""Lines as they stand on the screen, one below the other."""


class Page(StrEnum):
    """What is looked at together; the value is part of its message and of its command."""

    ITEM = "item"
    CLOCK = "clock"
    VOTE = "vote"
    GROUPS = "groups"
    COMMITMENTS = "commitments"
    RULES = "rules"
    TEXT = "text"
    ADDRESS = "address"
    RECAP = "recap"


OF_RESTRICTED: Final = (Page.CLOCK, Page.RULES)
"""The pages of a listening meeting: nothing that was said there, nor who is there."""


@dataclass(frozen=True, slots=True)
class Hall:
    """The moment that the hall sees."""

    process: Process
    session: Session | None
    item: AgendaItem | None
    """The item in hand; None before and after the session."""
    method: Method | None
    now: datetime
    words: Translator
    text: str = ""
    """A line that was typed for the hall."""
    address: str = ""
    """An address to be read by phones."""
    ballots: Mapping[str, int] = field(default_factory=dict)
    """How many ballots lie in the box, by the id of an open secret vote: all that may be told of it."""
    recap: tuple[RecapPart, ...] = ()
    """What is told to who arrives now, composed as for a public copy; empty while another page is shown."""

    @property
    def is_restricted(self) -> bool:
        """Whether nothing of the session may be seen but its rules and the time."""
        return self.session is not None and bool(self.session.restricted)

    def votes(self) -> list[Vote]:
        """Return the votes of the session, the last first."""
        if self.session is None:
            return []
        return list(reversed(self.process.in_session(Vote, self.session.id)))

    def commitments(self) -> list[Commitment]:
        """Return the commitments of the session that may be read back."""
        if self.session is None:
            return []
        kept = self.process.in_session(Commitment, self.session.id)
        return [one for one in kept if one.on_table and not is_restricted(self.process, one)]

    def pages(self) -> list[Page]:
        """Return the pages that have something to show, in their order."""
        session = self.session
        rules = session is not None and session.opening is not None and bool(session.opening.rules)
        there = {
            Page.ITEM: True,
            Page.CLOCK: True,
            Page.VOTE: bool(self.votes()),
            Page.GROUPS: session is not None and bool(session.groups),
            Page.COMMITMENTS: bool(self.commitments()),
            Page.RULES: rules,
            Page.TEXT: bool(self.text),
            Page.ADDRESS: bool(self.address),
            Page.RECAP: has_past(self.process),
        }
        may = OF_RESTRICTED if self.is_restricted else tuple(Page)
        return [page for page in may if there[page]]


def hall_of(process: Process, session: str | None) -> tuple[Session | None, AgendaItem | None]:
    """Return the session and, while it is open, the item in hand."""
    meeting = process.get(Session, session)
    if meeting is None or session_state(meeting) is not SessionState.OPEN:
        return meeting, None
    return meeting, process.get(AgendaItem, meeting.current_item)


def big(text: str, width: int, height: int, *, most: Size = LARGE, style: str = "") -> Lines:
    """Return a text as large as fits: in big letters, else line by line with air between, else just folded."""
    rows = largest(text, width, height, most=most)
    if rows is not None:
        return [show(row, style) for row in rows]
    return folded(text, width, height, style=style or "bold")


def folded(text: str, width: int, height: int, *, style: str = "") -> Lines:
    """Return a text on at most so many lines, with air between them where there is room; longer, it ends in "…"."""
    if height < 1 or not text:
        return []
    lines = hung(show_line(text, style), width, indent=0, most=height).split("\n")
    return spaced(lines) if 2 * len(lines) - 1 <= height else list(lines)


def spaced(lines: Sequence[Content]) -> Lines:
    """Return lines with an empty one between each two."""
    return [part for line in lines for part in (Content(""), line)][1:]


def sheets_of(blocks: Sequence[Lines], height: int, *, head: Sequence[Content] = ()) -> list[Lines]:
    """Return blocks of lines on as many sheets as they take, none cut in two, each sheet under the head."""
    room = max(height - len(head), 1)
    sheets: list[Lines] = []
    left = 0
    for block in blocks:
        kept = block[:room]
        if sheets and left >= len(kept):
            sheets[-1] += kept
            left -= len(kept)
        else:
            sheets.append([*head, *kept])
            left = room - len(kept)
    return sheets or [list(head)]
