"""Organisations, the people of the table, staff, and who is in the hall and when."""

from pydantic import Field

from codesign_tui.domain.terms import AttendanceStatus, Category, CountedRole
from codesign_tui.domain.text import Line, Text
from codesign_tui.domain.values import Day, FieldValue, Frozen, HourMinute, Id


class Organization(Frozen):
    """A body that sits at the table."""

    id: Id
    name: Line
    short: Line | None = None
    category: Category
    legal_form: Line | None = None
    procedural_role: Line | None = None
    """`amministrazione_procedente`, `ets_ammesso`, `finanziatore`, `sostenitore`, `invitato`, … (editable)."""
    runts_ref: Line | None = None
    skills: Text | None = None
    """What it can do, one thing a line; for whoever leads, never in a public copy."""
    offers: Text | None = None
    """What it said it brings, one thing a line: no promise yet."""
    withdrawn_on: Day | None = None
    """The day it left the path; what it had promised went back to the table."""
    withdrawn_reason: Text | None = None
    fields: dict[str, FieldValue] = Field(default_factory=dict)

    @property
    def label(self) -> str:
        """The short name if there is one."""
        return self.short or self.name


class Participant(Frozen):
    """A named member of the table. No tax code, no identity document: attendance needs neither."""

    id: Id
    first_name: Line
    last_name: Line
    organization: Id | None = None
    category: Category
    role: Line | None = None
    can_vote: bool = True
    is_chair: bool = False
    observer: bool = False
    pseudonym: Line | None = None
    """What a public copy prints when the name may not appear."""
    consent_photo: bool | None = None
    public_name_ok: bool = False
    skills: Text | None = None
    """What they can do, one thing a line; for whoever leads, never in a public copy."""
    offers: Text | None = None
    """What they said they bring, one thing a line; never in a public copy."""
    received: tuple[Line, ...] = ()
    """What they were given or signed after joining a path under way (`domain/newcomer.py`)."""
    fields: dict[str, FieldValue] = Field(default_factory=dict)

    @property
    def full_name(self) -> str:
        """First and last name."""
        return f"{self.first_name} {self.last_name}".strip()


class Staff(Frozen):
    """Who serves the table without being a member: facilitator, secretary."""

    id: Id
    first_name: Line
    last_name: Line
    role: Line
    organization: Line | None = None
    """An organisation's id, or free words ("incarico esterno")."""
    neutral: bool | None = None

    @property
    def full_name(self) -> str:
        """First and last name."""
        return f"{self.first_name} {self.last_name}".strip()


class Delegate(Frozen):
    """Who sits in a member's place, by proxy."""

    first_name: Line
    last_name: Line
    role: Line | None = None
    proxy_doc: Line | None = None

    @property
    def full_name(self) -> str:
        """First and last name."""
        return f"{self.first_name} {self.last_name}".strip()


class Away(Frozen):
    """Time out of the hall between an exit and a return; no return means until the end."""

    left_at: HourMinute
    back_at: HourMinute | None = None


class Attendance(Frozen):
    """One member's presence at one session, over time.

    Times are local clock times and may be typed after the fact. No arrival means from the opening, no exit means
    until the close. `presence.present_at` reads them.
    """

    id: Id
    session: Id
    participant: Id
    status: AttendanceStatus
    arrived_at: HourMinute | None = None
    left_at: HourMinute | None = None
    away: tuple[Away, ...] = ()
    delegate: Delegate | None = None
    online: bool | None = None
    table: Line | None = None


class CountedPeople(Frozen):
    """People registered by number: "2 rappresentanti + 1 uditore", forty citizens at five tables."""

    id: Id
    session: Id
    number: int
    role: CountedRole = CountedRole.PARTICIPANT
    category: Category | None = None
    organization: Id | None = None
    table: Line | None = None
    label: Line | None = None
    arrived_at: HourMinute | None = None
    left_at: HourMinute | None = None
    online: bool | None = None
    can_vote: bool | None = None


def attendance_id(session: str, participant: str) -> str:
    """Return the natural key of a member's attendance at a session."""
    return f"{session}:{participant}"
