"""`check`: what the minutes of a session still lack, what looks wrong in them, what was set aside and why."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from codesign_tui.cli.adding import session_of
from codesign_tui.cli.documents import begun, copy_of
from codesign_tui.cli.face import Face
from codesign_tui.domain.meetings import Session, session_state
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import CopyKind, SessionState

if TYPE_CHECKING:
    from codesign_tui.domain.minutes_checks import SetAside
    from codesign_tui.minutes.checks.finding import Finding
    from codesign_tui.minutes.checks.judged import Judged

OPEN: Final = "open"
ASIDE: Final = "set_aside"
GONE: Final = "gone"
"""What was set aside and is no longer found: it was put right, or changed and is asked again."""

Row = dict[str, str | int | None]


def check_minutes(face: Face, file: str, session: str | None, copy: str | None = None, *, as_json: bool) -> int:
    """Print what the checks find, a line each; 1 if anything is open. Without a session: of every one that has begun.

    `copy` narrows: `public` to what a person reads again before a public copy goes out, `internal` to the rest. The
    machine form is a list of objects (`docs/command-line.md`).

    Raises:
        CodesignError: the file cannot be read, or there is no such session or copy.
    """
    from codesign_tui.minutes.checks.judged import judge

    wanted_copy = None if copy is None else copy_of(copy)
    process = face.look_at(file).process
    wanted = None if session is None else session_of(process, session)
    sessions = begun(process) if wanted is None else [one for one in process.sessions() if one.id == wanted]
    words = face.library.check_words()
    rows = [
        row
        for one in sessions
        for row in _rows(face, process, one, _narrowed(judge(process, one.id, words), wanted_copy))
    ]
    still_open = sum(row["state"] == OPEN for row in rows)
    if as_json:
        face.give_json(rows)
    else:
        for row in rows:
            face.give(_line(face, row))
        face.say("cli.check.found" if still_open else "cli.check.complete", n=still_open)
    return 1 if still_open else 0


def warn_before_publishing(face: Face, process: Process, copy: CopyKind, sessions: Iterable[str] | None = None) -> None:
    """Say what a person should read again before a public copy goes out; nothing of an internal one.

    `sessions` are those that it tells of; without them, every one that has begun.
    """
    if copy is not CopyKind.PUBLIC:
        return
    from codesign_tui.minutes.checks.judged import judge

    words = face.library.check_words()
    told = (
        sessions
        if sessions is not None
        else [one.id for one in process.sessions() if session_state(one) is not SessionState.PLANNED]
    )
    for session in dict.fromkeys(told):
        for finding in judge(process, session, words).for_the_public:
            face.say(msg("cli.check.before_publishing", what=finding.what))


def warn_before_sealing(face: Face, process: Process, session: str, copies: Iterable[CopyKind]) -> None:
    """Say how many checks still ask to be put right before minutes are declared final, and what to read again."""
    from codesign_tui.domain.minutes_checks import Severity
    from codesign_tui.minutes.checks.judged import judge

    left = judge(process, session, face.library.check_words()).count(Severity.MUST)
    if left:
        face.say("cli.check.before_sealing", n=left)
    for copy in copies:
        warn_before_publishing(face, process, copy, (session,))


def _narrowed(judged: "Judged", copy: CopyKind | None) -> "Judged":
    """Return the checks of one copy only, if one is named."""
    return judged if copy is None else judged.only(public=copy is CopyKind.PUBLIC)


def _rows(face: Face, process: Process, session: Session, judged: "Judged") -> Iterator[Row]:
    """Yield what there is to say of a session: what is open, what was set aside, what no longer needs to be."""
    from codesign_tui.minutes.checks.judged import by_severity, check_called, code_of_subject

    about: Row = {"session": session.id, "number": session.number}
    for finding in by_severity(judged.open):
        yield about | _told(face, finding) | {"state": OPEN, "reason": None}
    for finding, aside in judged.aside:
        yield about | _told(face, finding) | {"state": ASIDE, "reason": aside.reason}
    for aside in judged.gone:
        check = check_called(aside.check)
        code = code_of_subject(process, aside.subject)
        title: Msg | str = check.title if check is not None else aside.check
        text = face.words("checks.no_longer", title=title, code=f" ({code})" if code else "")
        yield about | _gone(aside) | {"code": code, "text": text, "mend": None, "reason": aside.reason}


def _told(face: Face, finding: "Finding") -> Row:
    """Return what was found, for programs and for people."""
    return {
        "check": finding.name,
        "severity": finding.severity.value,
        "key": finding.key,
        "where": finding.where.value,
        "at": finding.at or None,
        "subject": finding.subject,
        "code": finding.code or None,
        "text": face.words(finding.what),
        "mend": face.words(finding.mend),
    }


def _gone(aside: "SetAside") -> Row:
    """Return what was set aside and is no longer found, for programs."""
    row: Row = {"check": aside.check, "severity": None, "key": aside.key, "where": None, "at": None}
    return row | {"subject": aside.subject, "state": GONE}


def _line(face: Face, row: Row) -> str:
    """Return one row for people."""
    if row["state"] == OPEN:
        severity = face.words(f"checks.severity.{row['severity']}")
        jump = face.words(f"checks.jump.{row['where']}")
        return face.words("cli.check.open", number=row["number"], severity=severity, text=row["text"], where=jump)
    return face.words("cli.check.set_aside", number=row["number"], text=row["text"], reason=row["reason"])
