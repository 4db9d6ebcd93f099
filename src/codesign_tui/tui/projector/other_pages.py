"""The other pages of the hall: groups, commitments to be read back, rules, a line that was typed, an address."""

from datetime import date
from typing import Final

from textual.content import Content

from codesign_tui.domain.grouping import counted_in, names_in
from codesign_tui.domain.items import Commitment
from codesign_tui.domain.meetings import TableGroup
from codesign_tui.domain.people import Participant
from codesign_tui.minutes.groups import counted_words
from codesign_tui.tui.columns import cell
from codesign_tui.tui.origins import owner
from codesign_tui.tui.projector.hall import Hall, Lines, big, folded, sheets_of
from codesign_tui.tui.projector.letters import LARGE, MIDDLE
from codesign_tui.tui.projector.squares import squares
from codesign_tui.tui.text import show, show_line

_COLUMN: Final = 32
"""Columns that a group of people takes at least."""
_TALL: Final = 20
_VERY_TALL: Final = 34
"""Rows from which owner and date are in big letters too."""


def groups_sheets(hall: Hall, width: int, height: int) -> list[Lines]:
    """Return the groups, as many side by side as there is room for."""
    session = hall.session
    if session is None:
        return [[]]
    names = names_in(hall.process, session.id)
    across = max(width // _COLUMN, 1)
    each = width // across
    columns = [_group(hall, group, names, each - 2, height) for group in session.groups]
    blocks: list[Lines] = []
    for first in range(0, len(columns), across):
        row = columns[first : first + across]
        tall = max(map(len, row))
        padded = [[*column, *[cell("", each - 2)] * (tall - len(column))] for column in row]
        blocks.append([Content("  ").join(line) for line in zip(*padded, strict=True)] + [Content("")])
    return sheets_of(blocks, height)


def _group(hall: Hall, group: TableGroup, names: dict[str, str], width: int, height: int) -> Lines:
    """Return one group: its name, its people, each on a line of this width; what has no room is counted."""
    words = hall.words
    lines = [cell(words("groups.heading", name=group.name), width, "bold $accent")]
    people = [names.get(person) or _name(hall, person) for person in group.people]
    people += [counted_words(counted, number, words) for counted, number in counted_in(hall.process, group)]
    room = max(height - 2, 1)
    shown = people if len(people) <= room else people[: room - 1]
    lines += [cell(name, width) for name in shown]
    if len(shown) < len(people):
        lines.append(cell(words("projector.more_people", n=len(people) - len(shown)), width, "$muted"))
    return lines


def _name(hall: Hall, person: str) -> str:
    """Return the name of a member who is in a group and took no part."""
    member = hall.process.get(Participant, person)
    return member.full_name if member is not None else ""


def commitment_sheets(hall: Hall, width: int, height: int) -> list[Lines]:
    """Return the commitments of the session, one a sheet: what, who, by when."""
    kept = hall.commitments()
    return [_commitment(hall, one, at, len(kept), width, height) for at, one in enumerate(kept, start=1)] or [[]]


def _commitment(hall: Hall, one: Commitment, at: int, of: int, width: int, height: int) -> Lines:
    """Return one commitment to be read back."""
    words = hall.words
    head = show_line(words("projector.commitment_of", at=at, n=of), "bold $primary")
    who = owner(hall.process, one.owner, one.owner_organization) or words("projector.nobody_yet")
    due = _due(hall, one)
    letters = height >= _VERY_TALL
    below = [
        *(big(who, width, 6, most=MIDDLE, style="$accent") if letters else folded(who, width, 2, style="bold $accent")),
        *([Content("")] if letters else []),
        *(big(due, width, 6, most=MIDDLE) if letters else folded(due, width, 1, style="bold")),
    ]
    what = big(one.text, width, height - len(below) - 4, most=MIDDLE)
    body = [head, Content(""), *what]
    return [*body, *[Content("")] * max(height - len(body) - len(below), 0), *below]


def _due(hall: Hall, one: Commitment) -> str:
    """Return by when, as people say it."""
    due = one.new_due or one.due
    if due is not None:
        return hall.words("projector.by_day", day=date.fromisoformat(due))
    return one.due_words or hall.words("projector.no_date_yet")


def rules_sheets(hall: Hall, width: int, height: int) -> list[Lines]:
    """Return the rules that the table gave itself."""
    opening = hall.session.opening if hall.session is not None else None
    rules = opening.rules if opening is not None else ()
    head = [show_line(hall.words("projector.rules"), "bold $primary"), Content("")]
    air = [Content("")] if height >= _TALL else []
    blocks = []
    for number, rule in enumerate(rules, start=1):
        lines = folded(rule, width - 4, 3, style="bold")
        kept = [show(f"{number:>2}  " if at == 0 else "    ", "bold $accent") + line for at, line in enumerate(lines)]
        blocks.append([*kept, *air])
    return sheets_of(blocks, height, head=head)


def text_page(hall: Hall, width: int, height: int) -> Lines:
    """Return the line that was typed, as large as it fits, in the middle."""
    lines = big(hall.text, width, height, most=LARGE)
    return [*[Content("")] * max((height - len(lines)) // 2, 0), *lines]


def address_page(hall: Hall, width: int, height: int) -> Lines:
    """Return an address as squares for phones and in words; in words alone where the squares do not fit."""
    below = folded(hall.address, width, 2, style="bold")
    code = squares(hall.address, width, height - len(below) - 1)
    if code is None:
        small = folded(hall.words("projector.address_too_small"), width, 3, style="$muted")
        lines = [*big(hall.address, width, max(height - len(small) - 1, 1)), Content(""), *small]
    else:
        lines = [*code, Content(""), *below]
    return [*[Content("")] * max((height - len(lines)) // 2, 0), *lines]
