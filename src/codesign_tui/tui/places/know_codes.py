"""Codes of proposals and indicators in the forms of Know: shown, typed, found, refused."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.process import Process
from codesign_tui.domain.tables import code_of
from codesign_tui.domain.text import folded
from codesign_tui.domain.values import Frozen
from codesign_tui.tui.screens.filling import Filled

_SEPARATORS: Final = re.compile(r"[\s,;]+")


def code(process: Process, kind: type[Frozen], identifier: str) -> str:
    """Return the code of something, or its id where it is not there."""
    entity = process.get(kind, identifier)
    return code_of(entity) if entity is not None else identifier


def codes(process: Process, kind: type[Frozen], identifiers: Iterable[str]) -> str:
    """Return the codes of some things as one would type them."""
    return ", ".join(code(process, kind, one) for one in identifiers)


def ids(process: Process, kind: type[Frozen], typed: str) -> tuple[str, ...]:
    """Return the ids of the codes typed, each once; `unknown_code` refuses the others before."""
    known = _known(process, kind)
    return tuple(dict.fromkeys(known[folded(one)] for one in _typed(typed)))


def unknown_code(process: Process, filled: Filled, kinds: Mapping[str, type[Frozen]]) -> Msg | None:
    """Return the refusal of the first code that is not there, in the fields named; None where all are."""
    for name, kind in kinds.items():
        known = _known(process, kind)
        for one in _typed(filled[name]):
            if folded(one) not in known:
                return msg("lessons.unknown_evidence", code=one)
    return None


def _typed(text: str) -> list[str]:
    """Return the codes in a line."""
    return [one for one in _SEPARATORS.split(text) if one]


def _known(process: Process, kind: type[Frozen]) -> dict[str, str]:
    """Return the ids of a kind by the code that people use, and by themselves."""
    known: dict[str, str] = {}
    for entity in process.all(kind):
        identifier: str = getattr(entity, "id", "")
        known |= {folded(code_of(entity)): identifier, folded(identifier): identifier}
    return known
