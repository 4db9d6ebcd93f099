"""`new`, `import`, `list`, `export`: process files as wholes."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from codesign_tui.cli.face import Face
from codesign_tui.cli.files import read_source, write_result
from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.terms import ProcessKind
from codesign_tui.domain.transactions import Draft
from codesign_tui.domain.workspace import ProcessSummary

_WARNINGS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class NewProcess:
    """What `new` was asked for."""

    template: str
    title: str
    authority: str | None
    place: str | None
    first_day: str | None
    source: str | None
    """The co-programming that it starts from."""
    output: str | None


def new_process_file(face: Face, asked: NewProcess) -> int:
    """Make a process from a template and print its path; one that starts from another says what crossed over.

    Raises:
        CodesignError: no such template, no title, a bad date, nothing can start from the source, or a place that
            cannot be written.
    """
    from codesign_tui.actions.processes import new_process

    workshop = face.library.workshop(asked.template)
    carried = None
    if asked.source is not None:
        from codesign_tui.cli.carrying import carried_from

        carried = carried_from(face, asked.source, workshop)
    draft = new_process(
        workshop,
        title=asked.title,
        now=face.clock.now(),
        language=face.words.language,
        authority=asked.authority,
        place=asked.place,
        first_date=None if asked.first_day is None else day_of(asked.first_day, face.clock.now().date()),
        carried=carried,
    )
    code = _made(face, asked.title, draft, asked.output)
    if carried is not None:
        from codesign_tui.cli.carrying import tell_carried

        tell_carried(face, carried)
    return code


def import_process(face: Face, source: str, output: str | None) -> int:
    """Make a process from an interchange file and print its path. What refers to nothing is said and kept.

    Raises:
        CodesignError: the source cannot be read or is not in the format, or the place cannot be written.
    """
    from codesign_tui.exchange.interchange import read
    from codesign_tui.exchange.references import unresolved

    puts = read(read_source(source))
    warnings = unresolved(puts)
    for warning in warnings[:_WARNINGS_SHOWN]:
        face.say(warning)
    if len(warnings) > _WARNINGS_SHOWN:
        face.say("cli.more_warnings", n=len(warnings) - _WARNINGS_SHOWN)
    title = next(str(put.document["title"]) for put in puts if put.table == "process" and put.document)
    return _made(face, title, Draft("import", face.clock.now(), puts), output)


def list_processes(face: Face, *, as_json: bool) -> int:
    """List the process files of the workspace, the one changed last first.

    The machine form is a list of objects with `file`, `path`, `title`, `kind`, `sessions`, `revision`, `changed_at`
    and `trouble` (null, or why the file cannot be read).
    """
    summaries = face.workspace.processes()
    if as_json:
        face.give_json([_summary(face, summary) for summary in summaries])
        return 0
    if not summaries:
        face.say("cli.no_processes", folder=str(face.workspace.folder))
    for summary in summaries:
        face.give(_row(face, summary))
    return 0


def export_process(face: Face, file: str, output: str | None) -> int:
    """Write a process in the interchange format, to a file or to standard output.

    Raises:
        CodesignError: no such file, or a place that cannot be written.
    """
    from codesign_tui.exchange.interchange import write

    data = write(face.look_at(file).process)
    if output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        return 0
    write_result(Path(output), data)
    face.give(output)
    return 0


def day_of(words: str, today: date) -> date:
    """Return the day that an argument says: 2026-02-12, 12/2/2026, "12 febbraio".

    Raises:
        Refused: it is no day.
    """
    from codesign_tui.domain.days import spoken_day

    day = spoken_day(words, today)
    if day is None:
        raise Refused(msg("cli.bad_date", date=words))
    return day


def _made(face: Face, title: str, draft: Draft, output: str | None) -> int:
    """Create the file of a first transaction and print its path."""
    made = face.workspace.create(title, draft) if output is None else face.workspace.create_at(Path(output), draft)
    made.close()
    face.give(str(made.path))
    return 0


def _summary(face: Face, summary: ProcessSummary) -> dict[str, str | int | None]:
    """Return a process file for programs."""
    return {
        "file": summary.path.name,
        "path": str(summary.path.absolute()),
        "title": summary.title,
        "kind": summary.kind,
        "sessions": summary.sessions,
        "revision": summary.revision,
        "changed_at": summary.changed_at.isoformat() if summary.changed_at else None,
        "trouble": face.words(summary.trouble) if summary.trouble else None,
    }


def _row(face: Face, summary: ProcessSummary) -> str:
    """Return a process file as one line for people."""
    from codesign_tui.cli.printable import printable_line

    cells: Sequence[str] = (summary.path.name, face.words(summary.trouble) if summary.trouble else "")
    if summary.trouble is None:
        kind = face.words.term(ProcessKind(summary.kind)) if summary.kind in list(ProcessKind) else summary.kind
        cells = (
            summary.path.name,
            summary.title,
            kind,
            face.words("cli.sessions", n=summary.sessions),
            face.words("cli.changed", at=summary.changed_at),
        )
    return "  ".join(printable_line(cell) for cell in cells)
