"""What can happen to the minutes of a session after they are drafted: marks, remarks, versions, corrections.

The program drafts; signing, registering and keeping happen in the office's own systems. So everything here is noted
by hand, each thing with its day, in whatever order it really happened, and may be corrected (`domain.md` §5.2).
"""

from enum import StrEnum
from typing import Annotated

from pydantic import StringConstraints

from codesign_tui.domain.text import Line, Text
from codesign_tui.domain.values import Day, Frozen, Id, Instant

Fingerprint = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""A SHA-256 digest in lower-case hexadecimal."""


class ClosingRoute(StrEnum):
    """How draft minutes become the minutes (`design.md` §8)."""

    READ_IN_SESSION = "read_in_session"
    """Read aloud and signed before people leave."""
    REMARKS = "remarks"
    """Sent round; after the term the *responsabile del procedimento* closes them."""
    NEXT_SESSION = "next_session"
    """Sent round, then approved by the table when it meets again."""


class MarkKind(StrEnum):
    """What can be noted with a day on minutes, in the order in which it usually happens."""

    DRAFTED = "drafted"
    READ = "read"
    SENT = "sent"
    CLOSED = "closed"
    APPROVED = "approved"
    SIGNED = "signed"
    REGISTERED = "registered"
    PUBLISHED = "published"
    PRESERVED = "preserved"


class Mark(Frozen):
    """One thing that happened to minutes, on a day.

    Drafting, sending, approval and protocol have fields of their own in the record; every other kind is kept so.
    """

    kind: MarkKind
    on: Day
    by: Id | None = None
    """Who closed or signed them."""
    link: Line | None = None
    """Where they were published."""
    note: Line | None = None


class Past(Frozen):
    """A point in a file's own past: minutes that went out are composed again from there."""

    revision: int
    at: Instant
    """When that revision was made: in a copy that went through another format it is no longer the same one."""


class MinutesVersion(Frozen):
    """The minutes as they stood when they were made final."""

    number: int
    on: Day
    past: Past | None = None
    """Where its words are read again."""
    digest: Fingerprint | None = None
    """Of the words of the internal copy, without where the minutes stand."""
    language: Line | None = None
    """The language that was digested."""
    reason: Text | None = None
    """Why there is another one; the first needs none."""


class SignedFile(Frozen):
    """The file that was signed outside the program, known by its fingerprint alone."""

    sha256: Fingerprint
    name: Line | None = None
    on: Day | None = None


class Rectification(Frozen):
    """A *verbale di rettifica*: registered minutes stay as they are, and this says what they should have said."""

    number: int
    on: Day
    part: Line | None = None
    """Where in the minutes: "punto 4", "presenti"."""
    reads: Text
    corrected: Text
    reason: Text
    protocol_no: Line | None = None
    protocol_date: Day | None = None


class Adhesion(Frozen):
    """One third-sector body agreed that the minutes be an agreement too."""

    organization: Id
    on: Day


class AgreementClause(Frozen):
    """The clause of art. 11 L. 241/1990: off unless it is wanted and all that the law asks for is there."""

    wanted: bool | None = None
    prior_act: Line | None = None
    """The determination that comes first (art. 11 c. 4-bis)."""
    adhesions: tuple[Adhesion, ...] = ()
