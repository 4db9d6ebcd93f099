"""Under an agenda item, where to find what it produced and a table further on lists."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from codesign_tui.domain.items import Commitment, Factor, Indicator, Lesson, ParkedQuestion, Risk
from codesign_tui.domain.values import Frozen
from codesign_tui.minutes.compose.frame import Frame
from codesign_tui.minutes.document import Block, Paragraph

_SECTIONS: Final[tuple[tuple[type[Frozen], str], ...]] = (
    (Risk, "risks"),
    (Indicator, "indicators"),
    (Factor, "factors"),
    (Lesson, "lessons"),
    (ParkedQuestion, "parked"),
)
_CODE = re.compile(r"^(\D*)(\d+)$")
_A_ROW: Final = 3
"""Codes in a row from which "from … to …" is shorter."""


def pointers(frame: Frame, found: Iterable[Frozen]) -> Iterator[Block]:
    """Yield one sentence for each section that holds an item's material."""
    material = list(found)
    taken = [each for each in material if isinstance(each, Commitment) and each.session == frame.session.id]
    reviewed = [each for each in material if isinstance(each, Commitment) and each.session != frame.session.id]
    groups: list[tuple[list[Frozen], str]] = [([*taken], "commitments"), ([*reviewed], "state_of_commitments")]
    groups += [([each for each in material if isinstance(each, kind)], name) for kind, name in _SECTIONS]
    for entities, name in groups:
        if entities:
            section = frame.say(f"minutes.heading.{name}")
            codes = shortened(frame, [frame.code(entity) for entity in entities])
            yield Paragraph(frame.say("minutes.pointer", codes=codes, section=section), style="small")


def shortened(frame: Frame, codes: list[str]) -> str:
    """Return codes as one enumeration, three or more in a row as "K01 to K15"."""
    rows: list[list[str]] = []
    for code in codes:
        if rows and _follows(rows[-1][-1], code):
            rows[-1].append(code)
        else:
            rows.append([code])
    parts: list[str] = []
    for row in rows:
        if len(row) >= _A_ROW:
            parts.append(frame.say("minutes.range", first=row[0], last=row[-1]))
        else:
            parts += row
    return ", ".join(parts)


def _follows(code: str, other: str) -> bool:
    """Tell whether one code comes right after another: K02 after K01."""
    first, second = _CODE.match(code), _CODE.match(other)
    return bool(first and second and first[1] == second[1] and int(second[2]) == int(first[2]) + 1)
