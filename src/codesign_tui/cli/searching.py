"""`search`: find words in what the tables of this workspace have said."""

from typing import Any

from codesign_tui.cli.face import Face
from codesign_tui.cli.printable import printable_line
from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.searching import around, asked
from codesign_tui.domain.workspace import Found


def search(face: Face, words: list[str], *, as_json: bool) -> int:
    """Print what holds all the words: accents, case and endings are forgiven.

    What is restricted, hidden or set aside is not searched. The machine form is a list of objects with `file`,
    `process`, `table`, `id`, `code`, `session` and `text`.

    Raises:
        Refused: there is no word to look for.
    """
    typed = " ".join(words)
    if not asked(typed):
        raise Refused(msg("cli.search.no_words"))
    index = face.workspace.index()
    found = index.search(typed)
    for trouble in index.troubles:
        face.say(trouble)
    if as_json:
        face.give_json([_row(one) for one in found])
        return 0
    for one in found:
        face.give(printable_line(f"{one.path.name} · {one.card.code} {around(one.card.text, typed)}"))
    face.say("cli.search.found", n=len(found))
    return 0


def _row(found: Found) -> dict[str, Any]:
    """Return something found for a program."""
    card = found.card
    return {
        "file": found.path.name,
        "process": found.title,
        "table": card.table,
        "id": card.id,
        "code": card.code,
        "session": card.session,
        "text": card.text,
    }
