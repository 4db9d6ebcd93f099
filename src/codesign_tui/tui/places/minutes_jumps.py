"""From what the minutes lack to where it is put right."""

from typing import Final

from codesign_tui.domain.messages import Msg
from codesign_tui.domain.preparing import Where
from codesign_tui.tui.desk import JumpWanted

_OF_THE_PATH: Final = "path_"

_PLACES: Final = {
    "date": (Where.SESSION, "date"),
    "place": (Where.SESSION, "place"),
    "chair": (Where.SESSION, "chair"),
    "secretary": (Where.SESSION, "secretary"),
    "notice": (Where.SESSION, "notice_date"),
    "next": (Where.SESSION, "next_session"),
    "people": (Where.PEOPLE, ""),
    "expected": (Where.PEOPLE, ""),
    "unrecorded": (Where.PEOPLE, ""),
    "opening": (Where.OPENING, ""),
    "opening_parts": (Where.OPENING, ""),
    "commitments": (Where.COMMITMENTS, ""),
}
"""Where each thing is put right, by the last part of its message; what is not here is on the agenda."""


def jump_of(fact: Msg) -> JumpWanted:
    """Return the way to what a fact says is missing."""
    name = fact.id.rpartition(".")[2]
    if name.startswith(_OF_THE_PATH):
        return JumpWanted(Where.PATH, name.removeprefix(_OF_THE_PATH))
    return JumpWanted(*_PLACES.get(name, (Where.AGENDA, "")))
