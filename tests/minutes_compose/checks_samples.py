"""What the tests of the checks share: the second session of the worked example with nothing left open, and changes."""

from minutes_samples import changed, example

from codesign_tui.domain.details import ProcessDetails
from codesign_tui.domain.items import ParkedQuestion, Vote
from codesign_tui.domain.meetings import AgendaItem, MinutesRecord, Opening, Session
from codesign_tui.domain.people import Attendance
from codesign_tui.domain.process import Process
from codesign_tui.domain.values import Frozen
from codesign_tui.minutes.checks.finding import Finding
from codesign_tui.minutes.checks.registry import find

SESSION = "S2"
OPENED = Opening(
    at="17:04", notice_confirmed=True, presences_checked=True, privacy_given=True, conflicts_asked=True,
    release_confirmed=True,
)  # fmt: skip


def clean(*changes: Frozen) -> Process:
    """Return the worked example with its second session in perfect order, and these entities changed or added."""
    before = example()
    session = changed(_of(before, Session, SESSION), opening=OPENED)
    answered = changed(_of(before, ParkedQuestion, "Q2"), outcome="se ne occupa la polizia locale")
    return example(session, answered, *changes)


def session(**fields: object) -> Frozen:
    """Return the session in order, with some fields changed."""
    return changed(_of(clean(), Session, SESSION), **fields)


def details(**fields: object) -> Frozen:
    """Return the process's own record, with some fields changed."""
    return changed(example().details, **fields)


def item(position: int, **fields: object) -> Frozen:
    """Return an agenda item of the session, with some fields changed."""
    return changed(_of(example(), AgendaItem, f"{SESSION}-{position:02d}"), **fields)


def attendance(participant: str, **fields: object) -> Frozen:
    """Return a member's attendance at the session, with some fields changed."""
    return changed(_of(example(), Attendance, f"{SESSION}:{participant}"), **fields)


def vote(identifier: str, **fields: object) -> Frozen:
    """Return a vote, with some fields changed."""
    return changed(_of(example(), Vote, identifier), **fields)


def record(**fields: object) -> Frozen:
    """Return the record of the session's minutes, with some fields changed."""
    return changed(_of(example(), MinutesRecord, SESSION), **fields)


def card(kind: type[Frozen], identifier: str, **fields: object) -> Frozen:
    """Return a card of the worked example, with some fields changed."""
    return changed(_of(example(), kind, identifier), **fields)


def found(process: Process, name: str, session_id: str = SESSION) -> list[Finding]:
    """Return what one check finds."""
    return [finding for finding in find(process, session_id) if finding.name == name]


def _of(process: Process, kind: type[Frozen], identifier: str) -> Frozen:
    """Return an entity that is there."""
    entity = process.get(kind, identifier)
    assert entity is not None
    return entity


__all__ = [
    "OPENED", "SESSION", "ProcessDetails", "attendance", "card", "clean", "details", "found", "item", "record",
    "session", "vote",
]  # fmt: skip
