"""`documents` and `write`: every document that a path can write, what each still lacks, and the files of some."""

import json
from dataclasses import dataclass, replace
from pathlib import Path

from codesign_tui.cli.adding import session_of
from codesign_tui.cli.checking import warn_before_publishing
from codesign_tui.cli.documents import bases_of, copy_of, formats_of, language_of
from codesign_tui.cli.face import Face
from codesign_tui.domain.items import Proposal
from codesign_tui.domain.messages import Msg, Refused, msg
from codesign_tui.domain.people import Organization, Participant
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import CopyKind
from codesign_tui.locale import Translator
from codesign_tui.minutes.family.asked import Asked, DocumentForm
from codesign_tui.minutes.family.registry import DOCUMENTS, every_asked, lacking_in
from codesign_tui.minutes.family.writing import Ready, ready, usual_session

_NAME_WIDTH = 22
_TOLD = 2
"""Things that a document lacks told on its line; of more, how many others."""


@dataclass(frozen=True, slots=True)
class WriteRequest:
    """What was typed after `write FILE`."""

    names: str
    session: str | None
    subject: str | None
    formats: str
    copy: str | None
    language: str | None
    folder: str | None
    bases: tuple[str, ...] = ()


def list_documents(face: Face, file: str, session: str | None, *, as_json: bool) -> int:
    """Print the documents of a path: a line each with what it still lacks, or a list as JSON.

    Raises:
        CodesignError: no such file or session.
    """
    process = face.look_at(file).process
    chosen = session_of(process, session)
    rows = [_row(face, process, form, chosen) for form in DOCUMENTS.values() if process.details.kind in form.kinds]
    if as_json:
        face.give(json.dumps(rows, ensure_ascii=False, indent=2))
        return 0
    for row in rows:
        face.give(_line(face, row))
    return 0


def write_documents(face: Face, file: str, asked: WriteRequest) -> int:
    """Write some documents and print the path of each file; what a document leaves to be filled in is said.

    Raises:
        CodesignError: no such file, document, session, subject, format, copy or language; nothing to write; a folder
            that cannot be written.
    """
    from codesign_tui.cli.progress import shown
    from codesign_tui.minutes.sending.letters import write_sheaves

    formats, opened = formats_of(asked.formats), face.look_at(file)
    process = opened.process
    paper = replace(face.stationery(opened.path), bases=bases_of(asked.bases, formats))
    wanted = {name: _asked(face, process, name, asked) for name in _names_of(asked.names)}
    for one in wanted.values():
        warn_before_publishing(face, process, one.copy, None if one.session_id is None else (one.session_id,))
    made = [ready(name, one) for name, one in wanted.items()]
    sheaves = [sheaf for one in made for sheaf in one.sheaves]
    with shown(face, len(sheaves) * len(formats)) as on_progress:
        report = write_sheaves(
            sheaves,
            formats,
            Path(asked.folder or "."),
            at=face.clock.now(),
            on_progress=lambda _done, _all, name: on_progress(name),
            stationery=paper,
        )
    _tell(face, made, report.warnings)
    for written in report.files:
        face.give(str(written.path))
    return 0


def _tell(face: Face, made: list[Ready], warnings: tuple[Msg, ...]) -> None:
    """Say what a person should know of what was written."""
    for note in (*(note for one in made for note in one.notes), *warnings):
        face.say(note)
    for one in made:
        for sheaf in one.sheaves:
            for words in sheaf.document.confirm:
                face.say(msg("export.to_confirm", file=sheaf.stem, words=words))


def _names_of(words: str) -> list[str]:
    """Return the documents that a comma-separated list names.

    Raises:
        Refused: one of them is none.
    """
    found = list(dict.fromkeys(filter(None, (part.strip().lower() for part in words.split(",")))))
    for word in found or [words]:
        if word not in DOCUMENTS:
            raise Refused(msg("documents.no_such", document=word, known=", ".join(DOCUMENTS)))
    return found


def _asked(face: Face, process: Process, name: str, asked: WriteRequest) -> Asked:
    """Return one document as it was asked for."""
    form = DOCUMENTS[name]
    copies = sorted(form.copies, key=list(CopyKind).index)
    copy = copy_of(asked.copy) if asked.copy is not None else copies[0]
    words = Translator(language_of(process, asked.language, face.words.language))
    session = session_of(process, asked.session) or usual_session(form, process)
    subject = _subject_of(process, form, asked.subject) if asked.subject is not None else None
    return Asked(process, session, subject, copy, words, face.clock.now().date(), face.library)


def _subject_of(process: Process, form: DocumentForm, word: str) -> str:
    """Return the proposal, body or person that a code, an id or a name means.

    Raises:
        Refused: nothing that this document can be of.
    """
    from codesign_tui.minutes.compose.codes import codes_by_id

    codes, known = codes_by_id(process), dict[str, str]()
    if form.of == "proposal":
        known = {codes.get(one.id, one.id).casefold(): one.id for one in process.all(Proposal)}
        known |= {one.id.casefold(): one.id for one in process.all(Proposal)}
    elif form.of == "organization":
        for body in process.all(Organization):
            known |= {name.casefold(): body.id for name in (body.name, body.label, body.id)}
        for person in process.all(Participant):
            known |= {name.casefold(): person.id for name in (person.full_name, person.id)}
    found = known.get(word.strip().casefold())
    if found is None:
        raise Refused(msg("documents.no_subject", document=msg(form.label), subject=word))
    return found


def _row(face: Face, process: Process, form: DocumentForm, session: str | None) -> dict[str, object]:
    """Return what is known of one document, as JSON tells it."""
    lacks: list[str] = []
    copy = CopyKind.INTERNAL if CopyKind.INTERNAL in form.copies else CopyKind.PUBLIC
    for asked in _examples(face, process, form, session, copy):
        lacks += [face.words(one) for one in lacking_in(form.name, asked)]
    return {
        "name": form.name,
        "title": face.words(form.label),
        "of": form.of,
        "copies": sorted(form.copies),
        "lacks": list(dict.fromkeys(lacks)),
    }


def _examples(face: Face, process: Process, form: DocumentForm, session: str | None, copy: CopyKind) -> list[Asked]:
    """Return what a document is asked about to tell what it lacks: of one session, or of the whole path."""
    day, words = face.clock.now().date(), face.words
    if form.of == "session":
        chosen = session or usual_session(form, process)
        return [Asked(process, chosen, None, copy, words, day, face.library)] if chosen is not None else []
    if form.of == "process":
        return list(every_asked(form, process, copy=copy, translator=words, generated_on=day, library=face.library))
    return []


def _line(face: Face, row: dict[str, object]) -> str:
    """Return one document on one line."""
    copies, lacks = row["copies"], row["lacks"]
    assert isinstance(copies, list)
    assert isinstance(lacks, list)
    told = ", ".join(face.words(f"documents.copy.{copy}") for copy in copies)
    words = f"{row['name']:<{_NAME_WIDTH}}{row['title']} ({told})"
    if not lacks:
        return words
    more = face.words("documents.more", n=len(lacks) - _TOLD) if len(lacks) > _TOLD else ""
    return f"{words}: {face.words('documents.to_complete', what='; '.join([*lacks[:_TOLD], *filter(None, [more])]))}"
