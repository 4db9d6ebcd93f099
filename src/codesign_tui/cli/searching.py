"""`search`: find words in what the tables of this workspace have said."""

from typing import Any

from codesign_tui.cli.face import Face
from codesign_tui.cli.printable import printable_line
from codesign_tui.domain.items import Item
from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.process import Process
from codesign_tui.domain.tables import TABLES, code_of
from codesign_tui.domain.text import folded
from codesign_tui.domain.threads import is_restricted


def search(face: Face, words: list[str], *, as_json: bool) -> int:
    """Print the contributions that hold all the words, without regard to case and accents.

    What is restricted or set aside is not searched. The machine form is a list of objects with `file`, `table`, `id`,
    `code`, `session` and `text`.

    Raises:
        Refused: there is no word to look for.
    """
    wanted = folded(" ".join(words)).split()
    if not wanted:
        raise Refused(msg("cli.search.no_words"))
    rows: list[dict[str, Any]] = []
    for summary in face.workspace.processes():
        if summary.trouble is not None:
            face.say(summary.trouble)
            continue
        process = face.look_at(str(summary.path)).process
        rows += [{"file": summary.path.name, **row} for row in _found(process, wanted)]
    if as_json:
        face.give_json(rows)
        return 0
    for row in rows:
        face.give(printable_line(f"{row['file']} · {row['code']} {row['text']}"))
    face.say("cli.search.found", n=len(rows))
    return 0


def _found(process: Process, wanted: list[str]) -> list[dict[str, Any]]:
    """Return the contributions of a process that hold all the words."""
    return [
        {"table": table, "id": item.id, "code": code_of(item), "session": item.session, "text": item.words}
        for table, entity in TABLES.items()
        if issubclass(entity, Item)
        for item in process.all(entity)
        if item.on_table and not is_restricted(process, item) and _holds(item, wanted)
    ]


def _holds(item: Item, wanted: list[str]) -> bool:
    """Whether the texts of a contribution hold every word."""
    text = folded(f"{item.words} {getattr(item, 'text', '')}")
    return all(word in text for word in wanted)
