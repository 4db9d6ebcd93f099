"""`check`: what the minutes of a session still lack."""

from codesign_tui.cli.adding import session_of
from codesign_tui.cli.documents import begun
from codesign_tui.cli.face import Face


def check_minutes(face: Face, file: str, session: str | None, *, as_json: bool) -> int:
    """Print what is missing, a line each; 1 if anything is. Without a session: for every session that has begun.

    The machine form is a list of objects with `session` (id), `number`, `check` (a stable name) and `text`.

    Raises:
        CodesignError: the file cannot be read, or there is no such session.
    """
    from codesign_tui.minutes.missing import missing

    process = face.look_at(file).process
    wanted = None if session is None else session_of(process, session)
    sessions = begun(process) if wanted is None else [one for one in process.sessions() if one.id == wanted]
    rows: list[dict[str, str | int]] = [
        {"session": one.id, "number": one.number, "check": fact.id, "text": face.words(fact)}
        for one in sessions
        for fact in missing(process, one.id)
    ]
    if as_json:
        face.give_json(rows)
    else:
        for row in rows:
            face.give(face.words("cli.check.missing", number=row["number"], text=row["text"]))
        face.say("cli.check.found" if rows else "cli.check.complete", n=len(rows))
    return 1 if rows else 0
