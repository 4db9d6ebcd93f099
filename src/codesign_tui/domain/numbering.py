"""The codes people see and say: N41, PR07, K03. Found however they are typed: "pr7", "PR 07"."""

import re
from typing import Final

from codesign_tui.domain.items import Cluster, Item
from codesign_tui.domain.process import Process
from codesign_tui.domain.public_numbers import with_public_number
from codesign_tui.domain.tables import CODES, TABLES, code_of

__all__ = ["code_of", "with_code"]

_CODE: Final = re.compile(r"\s*([A-Za-z]{1,3})\s*0*(\d{1,6})\s*")
_TABLES: Final = {letters: table for table, letters in CODES.items()}


def with_code(process: Process, code: str) -> Item | Cluster | None:
    """Return the item or cluster with this code, public number or exactly this id; None when there is none."""
    return _with_id(process, code) or _with_number(process, code) or with_public_number(process, code)


def _with_id(process: Process, identifier: str) -> Item | Cluster | None:
    """Return the item or cluster with this id."""
    for table in CODES:
        entity = process.get(TABLES[table], identifier.strip())
        if isinstance(entity, Item | Cluster):
            return entity
    return None


def _with_number(process: Process, code: str) -> Item | Cluster | None:
    """Return the item whose code this is; an imported id such as "N07" is its own code."""
    match = _CODE.fullmatch(code)
    table = _TABLES.get(match[1].upper()) if match else None
    if match is None or table is None:
        return None
    wanted = int(match[2])
    for entity in process.all(TABLES[table]):
        if isinstance(entity, Item | Cluster) and _number(entity) == wanted:
            return entity
    return None


def _number(entity: Item | Cluster) -> int | None:
    """Return the number in an entity's code."""
    match = _CODE.fullmatch(code_of(entity))
    return int(match[2]) if match else None
