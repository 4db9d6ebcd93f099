"""`papers`: what a session needs printed before it begins."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from codesign_tui.cli.adding import session_of
from codesign_tui.cli.documents import formats_of, language_of
from codesign_tui.cli.face import Face
from codesign_tui.domain.items import Need, Proposal
from codesign_tui.domain.meetings import session_state
from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import SessionState


@dataclass(frozen=True, slots=True)
class PapersRequest:
    """What was typed after `papers FILE`."""

    session: str | None
    what: str
    formats: str
    options: str
    language: str | None
    folder: str | None


def print_papers(face: Face, file: str, asked: PapersRequest) -> int:
    """Write the papers and print the path of each file; a paper that there is nothing for is told and left out.

    Raises:
        CodesignError: no such session, paper, format, language or option; nothing to write; a folder that cannot be
            written.
    """
    from codesign_tui.cli.progress import shown
    from codesign_tui.minutes.papers.writing import Wanted, compose_papers, write_papers

    formats, names = formats_of(asked.formats), _names_of(asked.what)
    opened = face.look_at(file)
    process = opened.process
    session = session_of(process, asked.session) or _next_session(process)
    wanted = Wanted(
        session,
        names,
        language_of(process, asked.language, face.words.language),
        formats,
        Path(asked.folder or "."),
        _options_of(process, asked.options),
    )
    composed = compose_papers(process, face.library, wanted)
    with shown(face, len(composed.documents) * len(formats)) as on_progress:
        report = write_papers(
            composed,
            wanted,
            at=face.clock.now(),
            on_progress=lambda _done, _all, name: on_progress(face.words(f"papers.name.{name}")),
            stationery=face.stationery(opened.path),
        )
    for warning in report.warnings:
        face.say(warning)
    for written in report.files:
        face.give(str(written.path))
    return 0


def _names_of(words: str) -> tuple[str, ...]:
    """Return the papers that a comma-separated list names.

    Raises:
        Refused: one of them is no paper.
    """
    from codesign_tui.minutes.papers.family import ALL, PAPERS, USUAL

    asked = tuple(dict.fromkeys(filter(None, (part.strip().lower() for part in words.split(",")))))
    for word in asked or (words,):
        if word not in PAPERS and word != ALL:
            raise Refused(msg("papers.no_such", paper=word, known=", ".join((ALL, *PAPERS))))
    return USUAL if ALL in asked else asked


def _next_session(process: Process) -> str:
    """Return the session that papers are needed for: the first that is not over, else the last.

    Raises:
        Refused: the process has no session at all.
    """
    sessions = process.sessions()
    if not sessions:
        raise Refused(msg("papers.no_session"))
    coming = (one for one in sessions if session_state(one) is not SessionState.CLOSED)
    return next(coming, sessions[-1]).id


def _options_of(process: Process, words: str) -> tuple[str, ...]:
    """Return the proposals and needs that a comma-separated list of codes or ids names.

    Raises:
        Refused: one of them is none.
    """
    from codesign_tui.minutes.compose.codes import codes_by_id

    cards: Sequence[Need | Proposal] = [*process.all(Proposal), *process.all(Need)]
    codes = codes_by_id(process)
    known = {card.id: card.id for card in cards} | {codes.get(card.id, card.id).upper(): card.id for card in cards}
    found = []
    for word in filter(None, (part.strip() for part in words.split(","))):
        option = known.get(word, known.get(word.upper()))
        if option is None:
            raise Refused(msg("papers.no_such_option", code=word))
        found.append(option)
    return tuple(dict.fromkeys(found))
