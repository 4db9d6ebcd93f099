"""`add`: one contribution into a process file, as the capture line would keep it."""

from dataclasses import dataclass
from typing import Any

from codesign_tui.cli.face import Face
from codesign_tui.cli.naming import named
from codesign_tui.cli.processes import day_of
from codesign_tui.domain.meetings import Session, session_state
from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.people import Organization
from codesign_tui.domain.process import Process
from codesign_tui.domain.registered_content import content_warnings
from codesign_tui.domain.terms import Attribution, FactorSign, ItemKind, SessionState
from codesign_tui.domain.text import folded
from codesign_tui.locale import LANGUAGES, Translator


@dataclass(frozen=True, slots=True)
class Contribution:
    """What was typed after `add FILE`."""

    kind: str
    text: str
    by: str | None = None
    cluster: str | None = None
    session: str | None = None
    due: str | None = None
    anonymous: bool = False
    helps: bool = False
    """Of a factor: it helps the path."""
    hinders: bool = False
    """Of a factor: it holds the path back."""


def add_item(face: Face, file: str, typed: Contribution) -> int:
    """Keep one contribution and print its id once it is on disk.

    Raises:
        CodesignError: something it names is not there, another program holds the file, the disk refuses.
    """
    from codesign_tui.actions.capture import capture

    kind = kind_of(typed.kind)
    now = face.clock.now()
    if typed.due is not None and kind is not ItemKind.COMMITMENT:
        raise Refused(msg("cli.due_of_commitments"))
    due = None if typed.due is None else day_of(typed.due, now.date())
    side = _side(kind, typed)
    opened = face.work_on(file)
    try:
        process = opened.process
        done = capture(
            opened,
            now=now,
            kind=kind,
            text=typed.text,
            session=session_of(process, typed.session),
            attribution=Attribution.ANONYMOUS if typed.anonymous else None,
            cluster=typed.cluster,
            due=due,
            **_by(process, kind, typed.by),
            **side,
        )
        done.ticket.result()
    finally:
        opened.close()
    for warning in (*done.warnings, *content_warnings(opened.process, done.change)):
        face.say(warning)
    face.give(done.value.id)
    return 0


def _side(kind: ItemKind, typed: Contribution) -> dict[str, Any]:
    """Return which way a factor pushes, if that was said.

    Raises:
        Refused: both ways, or something that is no factor.
    """
    if not (typed.helps or typed.hinders):
        return {}
    if typed.helps and typed.hinders:
        raise Refused(msg("cli.helps_or_hinders"))
    if kind is not ItemKind.FACTOR:
        raise Refused(msg("cli.side_of_factors"))
    return {"sign": FactorSign.FACILITATING if typed.helps else FactorSign.HINDERING}


def kind_of(word: str) -> ItemKind:
    """Return the kind that a word names: its code, or what it is called in one of our languages.

    Raises:
        Refused: it names none.
    """
    for kind in ItemKind:
        called = [folded(Translator(language).term(kind)) for language in LANGUAGES]
        names = {kind.value, *called, *(name.partition(" ")[0] for name in called)}
        if folded(word) in names or folded(word).replace("-", "_") in names:
            return kind
    raise Refused(msg("cli.no_such_kind", kind=word, known=", ".join(ItemKind)))


def session_of(process: Process, words: str | None) -> str | None:
    """Return the session that a number or an id means; without one, the session that is open, if any.

    Raises:
        Refused: there is no such session.
    """
    sessions = process.sessions()
    if words is None:
        return next((one.id for one in sessions if session_state(one) is SessionState.OPEN), None)
    for session in sessions:
        if words in (session.id, str(session.number)):
            return session.id
    raise Refused(msg("cli.no_such_session", session=words, known=_numbers(sessions)))


def _numbers(sessions: list[Session]) -> str:
    """Return the numbers of the sessions there are."""
    return ", ".join(str(session.number) for session in sessions) or "-"


def _by(process: Process, kind: ItemKind, name: str | None) -> dict[str, Any]:
    """Return whose a contribution is: the owner of a commitment, the author of anything else."""
    if name is None:
        return {}
    found = named(process, name)
    if kind is ItemKind.COMMITMENT:
        return {"owner": found.id}
    return {"organization" if isinstance(found, Organization) else "author": found.id}
