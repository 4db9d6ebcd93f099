"""The one list of checks that screen, command line, documents and tests ask, in the order of the minutes."""

from typing import Final

from codesign_tui.domain.check_words import CheckWords
from codesign_tui.domain.items import Item, Vote
from codesign_tui.domain.meetings import Session
from codesign_tui.domain.minutes_checks import Severity
from codesign_tui.domain.process import Process
from codesign_tui.domain.tables import TABLES, code_of
from codesign_tui.library.check_words import shipped_words
from codesign_tui.minutes.checks import (
    agenda,
    attendance,
    discretion,
    opening,
    promises,
    proposals,
    record,
    votes,
    wording,
)
from codesign_tui.minutes.checks.finding import Chapter, Check, Finding
from codesign_tui.minutes.checks.looked import Looked

_MUST, _SHOULD, _LOOK = Severity.MUST, Severity.SHOULD, Severity.LOOK

CHECKS: Final = (
    Check("date", Chapter.RECORD, _MUST, record.date),
    Check("place", Chapter.RECORD, _MUST, record.place),
    Check("presiding", Chapter.RECORD, _MUST, record.presiding),
    Check("writing", Chapter.RECORD, _MUST, record.writing),
    Check("notice", Chapter.RECORD, _MUST, record.notice),
    Check("notice_protocol", Chapter.RECORD, _LOOK, record.notice_protocol),
    Check("basis", Chapter.RECORD, _MUST, record.basis),
    Check("start", Chapter.RECORD, _MUST, record.start),
    Check("people", Chapter.PEOPLE, _MUST, attendance.people),
    Check("expected", Chapter.PEOPLE, _MUST, attendance.expected),
    Check("unrecorded", Chapter.PEOPLE, _SHOULD, attendance.unrecorded),
    Check("attendance_times", Chapter.PEOPLE, _SHOULD, attendance.attendance_times),
    Check("proxy", Chapter.PEOPLE, _LOOK, attendance.proxy),
    Check("times", Chapter.PEOPLE, _MUST, attendance.times, is_lack=False),
    Check("opening", Chapter.OPENING, _SHOULD, opening.opening),
    Check("privacy", Chapter.OPENING, _MUST, opening.privacy),
    Check("opening_parts", Chapter.OPENING, _SHOULD, opening.opening_parts),
    Check("agenda", Chapter.AGENDA, _MUST, agenda.agenda),
    Check("outcome", Chapter.AGENDA, _MUST, agenda.outcome),
    Check("private", Chapter.AGENDA, _MUST, agenda.private),
    Check("inbox", Chapter.AGENDA, _SHOULD, agenda.inbox),
    Check("parked", Chapter.AGENDA, _SHOULD, agenda.parked),
    Check("secret", Chapter.VOTES, _MUST, votes.secret),
    Check("vote_open", Chapter.VOTES, _SHOULD, votes.vote_open),
    Check("vote_uncounted", Chapter.VOTES, _SHOULD, votes.vote_uncounted),
    Check("vote_sum", Chapter.VOTES, _MUST, votes.vote_sum, is_lack=False),
    Check("vote_people", Chapter.VOTES, _MUST, votes.vote_people, is_lack=False),
    Check("vote_entitled", Chapter.VOTES, _MUST, votes.vote_entitled, is_lack=False),
    Check("objection", Chapter.VOTES, _MUST, votes.objection),
    Check("objection_words", Chapter.VOTES, _SHOULD, votes.objection_words),
    Check("conflict_voted", Chapter.VOTES, _MUST, opening.conflict_voted, is_lack=False),
    Check("perimeter", Chapter.VOTES, _MUST, proposals.perimeter, is_lack=False),
    Check("decision_perimeter", Chapter.VOTES, _SHOULD, proposals.decision_perimeter, is_lack=False),
    Check("commitment_owner", Chapter.COMMITMENTS, _MUST, promises.commitment_owner),
    Check("commitment_date", Chapter.COMMITMENTS, _MUST, promises.commitment_date),
    Check("commitment_day", Chapter.COMMITMENTS, _SHOULD, promises.commitment_day, is_lack=False),
    Check("commitment_confirmation", Chapter.COMMITMENTS, _SHOULD, promises.commitment_confirmation),
    Check("commitment_act", Chapter.COMMITMENTS, _SHOULD, promises.commitment_act),
    Check("commitment_absent", Chapter.COMMITMENTS, _SHOULD, promises.commitment_absent, is_lack=False),
    Check("commitment_unread", Chapter.COMMITMENTS, _LOOK, promises.commitment_unread),
    Check("procurement", Chapter.WORDS, _SHOULD, wording.procurement, is_lack=False),
    Check("ruling", Chapter.WORDS, _SHOULD, wording.ruling, is_lack=False),
    Check("acronym", Chapter.WORDS, _SHOULD, wording.acronym, is_lack=False),
    Check("contacts", Chapter.PUBLIC, _SHOULD, discretion.contacts_told, is_lack=False),
    Check("delicate", Chapter.PUBLIC, _LOOK, discretion.delicate, is_lack=False),
    Check("private_person", Chapter.PUBLIC, _SHOULD, discretion.private_person, is_lack=False),
    Check("small_group", Chapter.PUBLIC, _LOOK, discretion.small_group, is_lack=False),
    Check("restricted", Chapter.PUBLIC, _MUST, discretion.restricted, is_lack=False),
    Check("end", Chapter.RECORD, _MUST, record.end),
    Check("next_session", Chapter.RECORD, _SHOULD, record.next_session),
    Check("attachments", Chapter.RECORD, _SHOULD, record.attachments),
    Check("remarks", Chapter.RECORD, _SHOULD, record.remarks),
    Check("agreement", Chapter.RECORD, _MUST, record.agreement),
    Check("protocol", Chapter.RECORD, _MUST, record.protocol),
)
"""Every check. A name is stable: what was set aside under it is found again."""


def find(process: Process, session_id: str, words: CheckWords | None = None) -> tuple[Finding, ...]:
    """Return all that the checks find in a session's minutes, in their order; nothing where there is no such session.

    `words` are those of the workspace, else the program's own.

    Raises:
        BrokenTemplate: the program's own words were damaged.
    """
    session = process.get(Session, session_id)
    if session is None:
        return ()
    looked = Looked(process, session, words if words is not None else shipped_words())
    return tuple(
        Finding(check, found, code_of_subject(process, found.subject))
        for check in CHECKS
        for found in check.look(looked)
    )


def code_of_subject(process: Process, subject: str | None) -> str:
    """Return the short name of the card or the vote with this id, "N07"; empty for anything else."""
    if subject is None:
        return ""
    for kind in TABLES.values():
        if issubclass(kind, Item) or kind is Vote:
            entity = process.get(kind, subject)
            if entity is not None:
                return code_of(entity)
    return ""
