"""The grid of impact and effort, as lines: five rows by five columns of codes, the quadrants' names at its corners."""

from collections.abc import Sequence
from typing import Final

from textual.content import Content

from codesign_tui.domain.items import Proposal
from codesign_tui.domain.quadrants import MIDDLE, SIDE, Quadrant
from codesign_tui.domain.tables import code_of
from codesign_tui.locale import Translator
from codesign_tui.tui.columns import cell, spread
from codesign_tui.tui.text import join, show

CELL: Final = 9
"""Columns of a cell: two codes."""
MARGIN: Final = 2
WIDTH: Final = MARGIN + SIDE * CELL + SIDE - 1

_LINES: Final = 2


def grid(placed: Sequence[Proposal], current: str | None, words: Translator) -> Content:
    """Return the grid: much benefit above, much effort to the right; who is in hand stands in brackets."""
    lines = [
        spread(
            show(words(f"placing.{Quadrant.NOW}"), "bold"), show(words(f"placing.{Quadrant.PROJECTS}"), "bold"), WIDTH
        ),
    ]
    for impact in range(SIDE, 0, -1):
        cells = [
            _cell([one for one in placed if (one.impact, one.effort) == (impact, effort)], current, impact, effort)
            for effort in range(1, SIDE + 1)
        ]
        for line in range(_LINES):
            mark = str(impact) if line == 0 else ""
            row = [cell_lines[line] for cell_lines in cells]
            lines.append(cell(mark, MARGIN, "$muted") + show("│", "$muted").join(row))
    numbers = Content(" ").join([cell(str(effort).center(CELL), CELL, "$muted") for effort in range(1, SIDE + 1)])
    lines.append(Content(" " * MARGIN) + numbers)
    lines.append(
        spread(
            show(words(f"placing.{Quadrant.FILLERS}"), "bold"), show(words(f"placing.{Quadrant.LEAVE}"), "bold"), WIDTH
        )
    )
    lines.append(show(words("placing.axes"), "$muted"))
    return join(*lines, gap="\n")


def _cell(here: Sequence[Proposal], current: str | None, impact: int, effort: int) -> list[Content]:
    """Return the two lines of a cell: the codes in it, the one in hand first; a dot where there is none."""
    if not here:
        sign = "·" if MIDDLE in (impact, effort) else "∙"
        return [cell(sign.center(CELL), CELL, "$muted"), cell("", CELL)]
    ordered = sorted(here, key=lambda one: one.id != current)
    codes = [f"[{code_of(one)}]" if one.id == current else code_of(one) for one in ordered]
    lines = _packed(codes)
    is_here = current is not None and ordered[0].id == current
    return [cell(line, CELL, "bold $accent" if is_here and place == 0 else "bold") for place, line in enumerate(lines)]


def _packed(codes: Sequence[str]) -> list[str]:
    """Return codes on the two lines of a cell; how many more there are, when they do not fit."""
    for shown in range(len(codes), 0, -1):
        more = [f"+{len(codes) - shown}"] if shown < len(codes) else []
        lines = [""]
        for code in (*codes[:shown], *more):
            joined = f"{lines[-1]} {code}".strip()
            if len(joined) > CELL and lines[-1]:
                lines.append(code)
            else:
                lines[-1] = joined
        if len(lines) <= _LINES:
            return [*lines, *[""] * (_LINES - len(lines))]
    return [f"+{len(codes)}", ""]
