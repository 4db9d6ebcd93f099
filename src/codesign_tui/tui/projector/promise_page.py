"""One promise as it is read aloud: what in the biggest letters that fit, then who, by when, with what."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from textual.content import Content

from codesign_tui.domain.items import Commitment, Resource
from codesign_tui.domain.process import Process
from codesign_tui.domain.public_numbers import public_number
from codesign_tui.domain.tables import code_of
from codesign_tui.locale import Translator
from codesign_tui.tui.columns import spread
from codesign_tui.tui.origins import owner
from codesign_tui.tui.projector.hall import Lines, big, folded
from codesign_tui.tui.projector.letters import MIDDLE
from codesign_tui.tui.text import show_line

_AIRY: Final = 16
"""Rows from which lines have air between them."""
_LEAST: Final = 2
"""Rows that the words have at least."""


def promise_page(
    process: Process,
    one: Commitment,
    words: Translator,
    width: int,
    height: int,
    *,
    head: str,
    state: str,
    is_waiting: bool,
    notes: Sequence[str],
) -> Lines:
    """Return the lines of a page of this size; what leads the reading stands above, what is known of it below."""
    code = " · ".join(filter(None, (code_of(one), public_number(process, one))))
    top = [spread(show_line(head, "bold $primary"), show_line(code, "$muted"), width)]
    who = owner(process, one.owner, one.owner_organization)
    bottom = [
        *folded(who or words("projector.nobody_yet"), width, 2, style="bold $accent" if who else "bold $warning"),
        *folded(due_words(one, words), width, 2, style="bold"),
        *_more(process, one, words, width, height),
        show_line(state, "bold $warning" if is_waiting else "bold $success"),
    ]
    for note in notes[: max(height // 8, 1)]:
        bottom += folded(note, width, 1, style="$warning")
    air = [Content("")] if height >= _AIRY else []
    room = max(height - len(top) - len(bottom) - 2 * len(air), _LEAST)
    what = big(one.text, width, room, most=MIDDLE)
    body = [*top, *air, *what]
    return [*body, *[Content("")] * max(height - len(body) - len(bottom), 0), *bottom]


def due_words(one: Commitment, words: Translator) -> str:
    """Return by when, as people say it: the day, the words, or both where the day was counted from an event."""
    due = one.new_due or one.due
    if due is None:
        return one.due_words or words("projector.no_date_yet")
    said = words("projector.by_day", day=date.fromisoformat(due))
    return f"{said} ({one.due_words})" if one.due_words else said


def _more(process: Process, one: Commitment, words: Translator, width: int, height: int) -> list[Content]:
    """Return with what, and on what it still hangs, as far as there is room."""
    lines = []
    resources = [found for each in one.resources if (found := process.get(Resource, each)) is not None and found.counts]
    if resources:
        lines.append(words("commitments.resources", what="; ".join(each.description for each in resources)))
    if one.act_needed:
        lines.append(words("commitments.act_needed", act=one.act_needed))
    if one.to_confirm_by_body:
        lines.append(words("commitments.body_confirms", body=one.to_confirm_by_body))
    most = 1 if height < _AIRY else 3
    return [line for each in lines[:most] for line in folded(each, width, 1)] if height >= _AIRY // 2 else []
