"""Sessions of the table, their agenda, their minutes."""

from pydantic import Field

from codesign_tui.domain.minutes_checks import SetAside
from codesign_tui.domain.minutes_life import (
    AgreementClause,
    ClosingRoute,
    Mark,
    MinutesVersion,
    Past,
    Rectification,
    SignedFile,
)
from codesign_tui.domain.minutes_seals import Seal
from codesign_tui.domain.terms import Attribution, Category, ItemKind, Outcome, Phase, SessionState
from codesign_tui.domain.text import Line, Text
from codesign_tui.domain.values import Day, FieldValue, Frozen, HourMinute, Id, Instant


class Convened(Frozen):
    """The notice of meeting: when, under which protocol number, through which channel."""

    date: Day | None = None
    protocol: Line | None = None
    channel: Line | None = None


class ConflictOfInterest(Frozen):
    """A declaration under art. 6-bis L. 241/1990, in the person's own words."""

    participant: Id | None = None
    organization: Id | None = None
    """Whose interest it is, when a whole organisation abstains."""
    text: Text


class Opening(Frozen):
    """The opening ritual, item 0 of a session. What is None was not said yet."""

    at: HourMinute | None = None
    notice_confirmed: bool | None = None
    presences_checked: bool | None = None
    privacy_given: bool | None = None
    conflicts_asked: bool | None = None
    conflicts: tuple[ConflictOfInterest, ...] = ()
    release_confirmed: bool | None = None
    """Release on the intellectual property of proposals (D.M. 72/2021)."""
    rules: tuple[Line, ...] = ()
    """The rules of the table as they were shared."""


class CountedShare(Frozen):
    """How many of the people counted by number are in a group."""

    counted: Id
    number: int


class TableGroup(Frozen):
    """A group that works on its own for a while (*gruppo*): its name, its members, its share of counted people."""

    name: Line
    people: tuple[Id, ...] = ()
    counted: tuple[CountedShare, ...] = ()

    @property
    def size(self) -> int:
        """How many people are in it."""
        return len(self.people) + sum(share.number for share in self.counted)


class Reopening(Frozen):
    """A table that meets again after its procedure: where the notice said so, with equal treatment (D.M. 72/2021)."""

    point: Text | None = None
    """The point of the notice that foresees it, in its words; unset where nobody could name one."""
    addressed_to: tuple[Id, ...] = ()
    """The bodies that the same notice of meeting goes to: every one that is still of the path."""
    withdrawn: tuple[Id, ...] = ()
    """The bodies that had left the path by then."""


class Session(Frozen):
    """One meeting of the table (*seduta*)."""

    id: Id
    number: int
    phase: Phase | None = None
    title: Line
    convened: Convened | None = None
    date: Day | None = None
    place: Line | None = None
    mode: Line | None = None
    connection: Line | None = None
    """Where whoever attends from afar connects: an address, a room of a video service."""
    planned_start: HourMinute | None = None
    planned_end: HourMinute | None = None
    actual_start: HourMinute | None = None
    actual_end: HourMinute | None = None
    chair: Id | None = None
    secretary: Id | None = None
    facilitator: Id | None = None
    attachments: tuple[Line, ...] = ()
    state: SessionState | None = None
    """Unset in imported files: `session_state()` tells it from the times."""
    opened_at: Instant | None = None
    opened_undated: bool | None = None
    """Opened without a date set before: the day it was opened became its date, and nobody had planned it."""
    closed_at: Instant | None = None
    current_item: Id | None = None
    opening: Opening | None = None
    next_session: Line | None = None
    reopening: Reopening | None = None
    """Set where the table meets again after the end of its procedure."""
    groups: tuple[TableGroup, ...] = ()
    """How the hall was last divided into groups; new ones keep apart who was together in these."""
    restricted: bool | None = None
    """A listening meeting: nothing of it reaches the hall's screen or a public copy."""
    attribution: Attribution | None = None
    """Under whose name contributions are kept when nobody says; `anonymous` where people are at risk."""
    fields: dict[str, FieldValue] = Field(default_factory=dict)


class Run(Frozen):
    """One stretch of time that an agenda item was in hand."""

    started_at: Instant
    ended_at: Instant | None = None


class StepMark(Frozen):
    """Where the facilitator put the table by hand: this step began when the item had been in hand for so long."""

    n: int = Field(ge=1)
    """The step of the method, from 1."""
    at_seconds: int = Field(ge=0)


class TalkTime(Frozen):
    """How long one category spoke while an item was in hand; kept only where somebody tapped it, never exported."""

    category: Category
    seconds: int = Field(ge=0)


class Speaking(Frozen):
    """Which category is speaking now, and since when."""

    category: Category
    since: Instant


class AgendaItem(Frozen):
    """One item of a session's agenda (*punto*), run with a method."""

    id: Id
    session: Id
    n: int
    """Position, from 1; the opening ritual is the session's item 0 and stands in `Session.opening`."""
    title: Line
    method: Id | None = None
    planned_minutes: int | None = None
    first_planned_minutes: int | None = None
    """The minutes of the plan before they were changed while the session was open; unset when they were not."""
    actual_minutes: int | None = None
    summary: Text | None = None
    outputs: tuple[Line, ...] = ()
    phase: Phase | None = None
    outcome: Outcome | None = None
    closed_at: Instant | None = None
    runs: tuple[Run, ...] = ()
    step: StepMark | None = None
    """The last step that was chosen by hand; unset while the steps follow the time alone."""
    prompt: Text | None = None
    """The question put to the table, when it differs from the method's."""
    captures: ItemKind | None = None
    """The kind that the capture line presets, when it differs from the method's."""
    prompts_by_category: dict[Category, Text] = Field(default_factory=dict)
    """A question more for each category, when they differ from the method's."""
    abilities_from: tuple[Id, ...] = ()
    """Who said here what they can do and bring: people and bodies by id, counted people by their category's code."""
    talk: tuple[TalkTime, ...] = ()
    speaking: Speaking | None = None
    skipped: bool | None = None
    private: bool | None = None
    """What is captured here stays hidden: true until it is revealed, then false; unset while nobody asked for it."""
    conflicts: tuple[ConflictOfInterest, ...] = ()
    """Who declared an interest in this item: they abstain from its votes."""
    fields: dict[str, FieldValue] = Field(default_factory=dict)


class Remark(Frozen):
    """A remark on draft minutes and what became of it."""

    by: Id | None = None
    text: Text
    accepted: bool | None = None
    reason: Text | None = None
    in_part: bool | None = None
    """Whether an accepted remark was taken in only in part."""
    name: Line | None = None
    """Who made it, when they are not among the people of the path."""
    organization: Id | None = None
    """For whom they spoke."""
    received_on: Day | None = None
    channel: Line | None = None
    """How it came: e-mail, PEC, by voice."""


class MinutesRecord(Frozen):
    """The life of a session's minutes. Protocol data are typed by hand, never invented."""

    id: Id
    session: Id
    number: int | None = None
    status: Line = "draft"
    approved_in: Id | None = None
    approval_vote: Id | None = None
    drafted_on: Day | None = None
    sent_for_remarks_on: Day | None = None
    remarks: tuple[Remark, ...] = ()
    protocol_no: Line | None = None
    protocol_date: Day | None = None
    route: ClosingRoute | None = None
    """How these minutes are closed, when it is not as the path says."""
    marks: tuple[Mark, ...] = ()
    sent_past: Past | None = None
    """Where the words of the draft that was sent are read again."""
    versions: tuple[MinutesVersion, ...] = ()
    signed_file: SignedFile | None = None
    rectifications: tuple[Rectification, ...] = ()
    agreement: AgreementClause | None = None
    seals: tuple[Seal, ...] = ()
    """What was declared final, oldest first."""
    set_aside: tuple[SetAside, ...] = ()
    """The checks that were looked at and set aside, each with its reason; no document of the act ever tells them."""


def session_state(session: Session) -> SessionState:
    """Return where the session is in time, told by its times when it does not say so itself."""
    if session.state is not None:
        return session.state
    if session.actual_end is not None:
        return SessionState.CLOSED
    return SessionState.OPEN if session.actual_start is not None else SessionState.PLANNED
