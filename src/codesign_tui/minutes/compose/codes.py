"""The short names by which a document refers to things: N41, PR07, V3. An opaque id is never printed."""

import re
from typing import Final

from codesign_tui.domain.items import Indicator, Item, Resource, Vote
from codesign_tui.domain.process import Process
from codesign_tui.domain.tables import CODES, code_of

_IS_A_CODE: Final = re.compile(r"[A-Za-z]{1,4}\d{1,6}")
_ONE_DIGIT: Final = frozenset({"votes", "clusters"})


def codes_by_id(process: Process) -> dict[str, str]:
    """Return what each thing is called: its number, its imported code, else its place in its table."""
    codes: dict[str, str] = {}
    places: dict[str, int] = {}
    for table, identifier, entity in process.entities():
        if table not in CODES:
            continue
        places[table] = places.get(table, 0) + 1
        code = code_of(entity) if isinstance(entity, Item | Vote | Indicator | Resource) else identifier
        if not _IS_A_CODE.fullmatch(code):
            code = CODES[table] + (f"{places[table]}" if table in _ONE_DIGIT else f"{places[table]:02d}")
        codes.setdefault(identifier, code)
    return codes
