"""What a list of process files shows of each, read without checking or loading the whole process."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from codesign_tui.domain.kinds import rules_of
from codesign_tui.domain.messages import CodesignError, Msg, msg
from codesign_tui.domain.running import terms_of
from codesign_tui.domain.terms import ProcessKind, SessionState
from codesign_tui.domain.text import clean_line
from codesign_tui.domain.workspace import ProcessSummary
from codesign_tui.journal.errors import read_trouble
from codesign_tui.journal.filesystem import FileSystem
from codesign_tui.journal.reading import read_header

_PROCEDURES = tuple(kind.value for kind in ProcessKind if rules_of(kind).is_procedure)
"""The kinds of path that are told to be at rest."""

_WITH_TERMS = ("commitments", "sendings", "publications")
_TOLD = ("process", "sessions", "minutes", *_WITH_TERMS)
"""The tables that a list reads: the process's record, its sessions, how its minutes stand, what runs out."""

_TELLING = tuple(f'["{table}","'.encode() for table in _TOLD)
"""What a line that touches one of them has in its `docs`."""


def summary_of(disk: FileSystem, path: Path) -> ProcessSummary:
    """Return what a list shows of a file; what cannot be read is said in `trouble`."""
    try:
        raw = disk.read(path)
    except OSError as error:
        return _unreadable(path, read_trouble(path, error).message)
    try:
        _, start = read_header(path, raw)
    except CodesignError as error:
        return _unreadable(path, error.message)
    end = raw.rfind(b"\n") + 1
    try:
        return _told_by(path, raw[start:end].split(b"\n")[:-1])
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError):
        return _unreadable(path, msg("file.unreadable", file=path.name))


def _told_by(path: Path, lines: list[bytes]) -> ProcessSummary:
    """Return what the lines tell: the latest title, how many sessions, when the last change was."""
    told: dict[str, dict[str, dict[str, Any]]] = {table: {} for table in _TOLD}
    for raw in lines:
        if not any(mark in raw for mark in _TELLING):
            continue
        line = json.loads(raw)
        for (table, identifier, _), entry in zip(line["h"]["docs"], line["data"], strict=True):
            if table not in told:
                continue
            if entry is not None:
                told[table][identifier] = entry[1]
            elif table != "process":
                told[table].pop(identifier, None)
    record = list(told["process"].values())[-1]
    sessions = told["sessions"].values()
    last = json.loads(lines[-1])["h"] if lines else None
    return ProcessSummary(
        path=path,
        title=clean_line(str(record["title"])),
        kind=str(record["kind"]),
        sessions=len(sessions),
        revision=last["seq"] if last else 0,
        changed_at=datetime.fromisoformat(last["at"]) if last else None,
        terms=terms_of(
            record, sessions, told["minutes"].values(), **{table: told[table].values() for table in _WITH_TERMS}
        ),
        listening=bool(sessions) and all(session.get("restricted") for session in sessions),
        at_rest=str(record["kind"]) in _PROCEDURES and bool(sessions) and all(map(_is_closed, sessions)),
    )


def _is_closed(session: dict[str, Any]) -> bool:
    """Tell whether a session is over, as `meetings.session_state` does of a whole one."""
    state = session.get("state")
    return bool(session.get("actual_end")) if state is None else state == SessionState.CLOSED


def _unreadable(path: Path, trouble: Msg) -> ProcessSummary:
    """Return the summary of a file that says nothing."""
    return ProcessSummary(path, path.name, "", 0, 0, None, trouble)
