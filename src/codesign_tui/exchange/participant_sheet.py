"""A list of people as an office keeps it: who is new, who is there already and what changes, which bodies are new.

Somebody is known by name and body. Of who is there, role, vote, observer and the consent to the name are read; body
and category are not changed by a sheet, since what was said and voted was counted under them.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from codesign_tui.actions.taking_in import Listed, take_in_people
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.people import Organization, Participant
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import Category
from codesign_tui.domain.text import clean_line, folded
from codesign_tui.exchange.sheet_reading import Line, NotUnderstood, Odd, SheetRead
from codesign_tui.exchange.sheet_words import category_in, is_yes
from codesign_tui.exchange.spreadsheet import Row, read_sheet

_COLUMNS: Final = (
    "last_name", "first_name", "full_name", "body", "category", "role", "votes", "observer", "name_in_public",
)  # fmt: skip
_ONE_OF: Final = ("last_name", "full_name", "first_name", "body")
"""The columns of which at least one is there: without any, it is no list of people."""
_FIELDS: Final = (("votes", "can_vote"), ("observer", "observer"), ("name_in_public", "public_name_ok"))
"""The columns that say yes or no, and the field of each."""
_LONGEST: Final = 200
"""Characters of a name: a longer cell is no name."""


def participants_read(process: Process, data: bytes) -> SheetRead:
    """Return who a list brings in or changes; nothing is kept yet.

    Raises:
        Refused: it is no list of people.
    """
    rows = read_sheet(data, _COLUMNS, (), any_of=_ONE_OF)
    reading = _Reading(process)
    listed: list[Listed] = []
    lines: list[Line] = []
    odd: list[Odd] = []
    for row in rows:
        try:
            one, line = reading.take(row)
        except NotUnderstood as error:
            odd.append(Odd(row.number, error.why))
            continue
        if line is not None:
            listed.append(one)
            lines.append(line)
    return SheetRead(
        tuple(lines),
        tuple(odd),
        len(rows) - len(lines) - len(odd),
        lambda ledger, now: take_in_people(ledger, listed, now=now),
    )


class _Reading:
    """Rows being read one after the other: a body or a person that a row brings is known to those after it."""

    def __init__(self, process: Process) -> None:
        self._process = process
        self._bodies: dict[str, list[Organization]] = {}
        for body in process.all(Organization):
            for name in {folded(body.name), folded(body.label)}:
                self._bodies.setdefault(name, []).append(body)
        self._new_bodies: dict[str, Category] = {}
        self._rows: dict[tuple[str, str], int] = {}

    def take(self, row: Row) -> tuple[Listed, Line | None]:
        """Return what a row brings, and what is told of it; no line where it says what is there already."""
        first, last = _name(row)
        typed = clean_line(row.cell("body"))
        if any(len(cell) > _LONGEST for cell in (first, last, typed)):
            raise NotUnderstood(msg("sheets.odd.too_long", most=_LONGEST))
        if not (first or last or typed):
            raise NotUnderstood(msg("sheets.odd.no_name"))
        self._check_once(row, first, last, typed)
        body = self._body(typed)
        category = self._category(row, typed, body)
        values = _values(row)
        new_body = typed if typed and body is None else ""
        if not (first or last):
            return self._body_alone(row, typed, body, category)
        known = self._known(first, last, typed, body)
        if known is not None:
            return self._changes(row, known, category, values)
        if category is None:
            raise NotUnderstood(msg("sheets.odd.no_category"))
        is_first = bool(new_body) and folded(new_body) not in self._new_bodies
        if new_body:
            self._new_bodies.setdefault(folded(new_body), category)
        one = Listed(first, last, None, body.id if body else None, new_body, category, values)
        told = [msg("sheets.new.person", category=category)]
        if typed:
            told.append(msg("sheets.new.of_new_body" if is_first else "sheets.new.of_body", body=typed))
        told += _told_new(values)
        return one, Line(row.number, f"{first} {last}".strip(), tuple(told))

    def _check_once(self, row: Row, first: str, last: str, typed: str) -> None:
        """Refuse somebody, or a body alone, who stands in the sheet twice."""
        key = (folded(f"{first} {last}".strip()), folded(typed))
        before = self._rows.setdefault(key, row.number)
        if before != row.number:
            raise NotUnderstood(msg("sheets.odd.twice", code=f"{first} {last}".strip() or typed, row=before))

    def _body(self, typed: str) -> Organization | None:
        """Return the body that a cell names; None where it is empty or the body is new."""
        bodies = {body.id: body for body in self._bodies.get(folded(typed), [])} if typed else {}
        if len(bodies) > 1:
            raise NotUnderstood(msg("sheets.odd.body_unclear", body=typed))
        return next(iter(bodies.values()), None)

    def _category(self, row: Row, typed: str, body: Organization | None) -> Category | None:
        """Return the category that a row says; else that of its body, known or brought by a row before."""
        words = row.cell("category")
        said = category_in(words) if words else None
        if words and said is None:
            raise NotUnderstood(msg("sheets.odd.no_such_category", words=words))
        of_body = body.category if body is not None else self._new_bodies.get(folded(typed)) if typed else None
        return said or of_body

    def _body_alone(
        self, row: Row, typed: str, body: Organization | None, category: Category | None
    ) -> tuple[Listed, Line | None]:
        """Return a body that has nobody yet."""
        if body is not None or folded(typed) in self._new_bodies:
            return Listed(), None
        if category is None:
            raise NotUnderstood(msg("sheets.odd.no_category"))
        self._new_bodies[folded(typed)] = category
        told = (msg("sheets.new.body", category=category),)
        return Listed(new_body=typed, category=category), Line(row.number, typed, told)

    def _known(self, first: str, last: str, typed: str, body: Organization | None) -> Participant | None:
        """Return the member with this name: of this body where one is said, else the only one so called."""
        name = folded(f"{first} {last}".strip())
        called = [
            one
            for one in self._process.all(Participant)
            if name in (folded(one.full_name), folded(f"{one.last_name} {one.first_name}"))
        ]
        if not typed:
            if len(called) > 1:
                raise NotUnderstood(msg("sheets.odd.person_unclear", name=f"{first} {last}".strip()))
            return called[0] if called else None
        return next((one for one in called if body is not None and one.organization == body.id), None)

    def _changes(
        self, row: Row, person: Participant, category: Category | None, values: dict[str, Any]
    ) -> tuple[Listed, Line | None]:
        """Return what changes of somebody who is there."""
        if row.cell("category") and category is not person.category:
            raise NotUnderstood(msg("sheets.odd.other_category", name=person.full_name, category=person.category))
        new = {name: value for name, value in values.items() if (value or None) != (getattr(person, name) or None)}
        if not new:
            return Listed(), None
        return Listed(person=person.id, values=new), Line(row.number, person.full_name, tuple(_told(person, new)))


def _name(row: Row) -> tuple[str, str]:
    """Return first and last name; of a name in one cell the first word is the first name."""
    first, last = clean_line(row.cell("first_name")), clean_line(row.cell("last_name"))
    if first and "last_name" not in row.cells:
        first, _, last = first.partition(" ")
    elif not (first or last):
        first, _, last = clean_line(row.cell("full_name")).partition(" ")
    return first, last.strip()


def _values(row: Row) -> dict[str, Any]:
    """Return what a row says of somebody besides name and body; an empty cell says nothing."""
    values: dict[str, Any] = {}
    if row.cell("role"):
        values["role"] = clean_line(row.cell("role"))
    for column, field in _FIELDS:
        words = row.cell(column)
        if words:
            said = is_yes(words)
            if said is None:
                raise NotUnderstood(msg("sheets.odd.yes_or_no", words=words, column=msg(f"sheets.column.{column}")))
            values[field] = said
    return values


def _told_new(values: dict[str, Any]) -> Iterator[Msg]:
    """Yield what is told of somebody new besides who they are."""
    if values.get("role"):
        yield msg("sheets.new.role", role=values["role"])
    if values.get("can_vote") is False:
        yield msg("sheets.new.no_vote")
    if values.get("observer"):
        yield msg("sheets.new.observer")


def _told(person: Participant, new: dict[str, Any]) -> Iterable[Msg]:
    """Yield each change, before and after."""
    for name, value in new.items():
        before = getattr(person, name)
        if name == "role":
            yield msg("sheets.change.role", before=before or "–", after=value)
        else:
            words = [msg("minutes.yes" if each else "minutes.no") for each in (before, value)]
            yield msg(f"sheets.change.{name}", before=words[0], after=words[1])
