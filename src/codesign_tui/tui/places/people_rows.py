"""Who sits at the table and is in the hall, as rows by category; attendance in words and times."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from textual.content import Content

from codesign_tui.domain.people import Attendance, CountedPeople, Organization, Participant, Staff
from codesign_tui.domain.presence import Numbers, attendance_of
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import AttendanceStatus, Category, CountedRole
from codesign_tui.locale import Translator
from codesign_tui.tui.columns import cell, folded_lines, spread
from codesign_tui.tui.text import show, show_line
from codesign_tui.tui.widgets.rows import Row

_APART = "\x1f"
_NAME = 0.32
_BODY = 0.25
_SAID = 34
"""Columns that attendance keeps before the bodies' names take what is left."""
_MOST_LINES = 3


@dataclass(frozen=True, slots=True)
class Hall:
    """The session in hand and the numbers of the hall at one minute of it."""

    session: str | None
    numbers: Numbers | None = None
    voters: Numbers | None = None


def row_of(kind: type[Participant | Organization | CountedPeople | Staff], identifier: str) -> str:
    """Return the id of the row of a person, a body, a counted group or somebody who serves the table."""
    return f"{kind.__name__}{_APART}{identifier}"


def entity_of(process: Process, row: str | None) -> Participant | Organization | CountedPeople | Staff | None:
    """Return what a row stands for; None for a heading."""
    name, _, identifier = (row or "").partition(_APART)
    if name == Participant.__name__:
        return process.get(Participant, identifier)
    if name == Organization.__name__:
        return process.get(Organization, identifier)
    if name == Staff.__name__:
        return process.get(Staff, identifier)
    return process.get(CountedPeople, identifier) if name == CountedPeople.__name__ else None


def people_rows(process: Process, hall: Hall, words: Translator, width: int, *, projected: bool) -> list[Row]:
    """Return everybody by category: people with their body, bodies without people, counted groups; then staff.

    The hall does not see who serves the table: nobody is to be counted there.
    """
    painter = _Painter(process, hall, words, width, projected)
    rows: list[Row] = []
    for category in (*Category, None):
        found = list(painter.category(category))
        if found:
            rows += [painter.heading(category, is_first=not rows), *found]
    if not projected:
        rows += painter.staff(is_first=not rows)
    return rows


@dataclass(frozen=True, slots=True)
class _Painter:
    """Makes rows for one width, in one language."""

    process: Process
    hall: Hall
    words: Translator
    width: int
    projected: bool

    def heading(self, category: Category | None, *, is_first: bool) -> Row:
        """Return the name of a category, with how many of it are in the hall and may vote."""
        title = self.words.term(category) if category else self.words("people.no_category")
        counts = Content("")
        if self.hall.numbers is not None and self.hall.voters is not None:
            here, voting = _of(self.hall.numbers, category), _of(self.hall.voters, category)
            counts = show(self.words("people.category_counts", here=here, voting=voting), "$muted")
        air = Content("" if is_first else "\n")
        return Row(
            f"category{category or ''}",
            air + spread(show(title, "bold $foreground"), counts, self.width),
            heading=True,
        )

    def category(self, category: Category | None) -> Iterator[Row]:
        """Yield the rows of one category."""
        people = [person for person in self.process.all(Participant) if person.category == category]
        seated = {person.organization for person in self.process.all(Participant)}
        yield from (self._person(person) for person in people)
        for body in self.process.all(Organization):
            if body.category == category and body.id not in seated:
                said = self._left(body) or self.words("people.nobody_yet")
                yield self._row(row_of(Organization, body.id), "", body.label, said, "$muted")
        if self.hall.session is not None:
            for group in self.process.in_session(CountedPeople, self.hall.session):
                if _category(self.process, group) == category:
                    yield self._group(group)

    def staff(self, *, is_first: bool) -> Iterator[Row]:
        """Yield who serves the table without sitting at it, under a heading of their own."""
        serving = self.process.all(Staff)
        if serving:
            air = Content("" if is_first else "\n")
            heading = air + show(self.words("people.staff"), "bold $foreground")
            yield Row("category-staff", heading, heading=True)
        for one in serving:
            body = self.process.get(Organization, one.organization)
            where = body.label if body else one.organization or ""
            yield self._row(row_of(Staff, one.id), one.full_name, where, one.role, "$muted")

    def _person(self, person: Participant) -> Row:
        """Return a member's row."""
        body = self.process.organization_of(person)
        attendance = attendance_of(self.process, self.hall.session, person.id) if self.hall.session else None
        state, style = attendance_words(attendance, self.words, projected=self.projected)
        quality = self._quality(person)
        parts = (state if self.hall.session else "", quality, self._left(body))
        said = " · ".join(part for part in parts if part)
        return self._row(row_of(Participant, person.id), person.full_name, body.label if body else "", said, style)

    def _left(self, body: Organization | None) -> str:
        """Return that a body left the path, and when; empty while it is on it."""
        if body is None or body.withdrawn_on is None:
            return ""
        return self.words("promises.withdrawn_mark", day=date.fromisoformat(body.withdrawn_on))

    def _quality(self, person: Participant) -> str:
        """Return what sets a member apart: in the chair, without a vote, observer."""
        parts = [self.words("people.chair") if person.is_chair else ""]
        if person.observer:
            parts.append(self.words("people.observer"))
        elif not person.can_vote:
            parts.append(self.words("people.no_vote"))
        return " · ".join(part for part in parts if part)

    def _group(self, group: CountedPeople) -> Row:
        """Return the row of people counted and not named."""
        body = self.process.get(Organization, group.organization)
        said = [
            self.words("people.table", table=group.table) if group.table else "",
            self.words("people.from_time", time=self.words.clock(group.arrived_at)) if group.arrived_at else "",
            self.words("people.left", time=self.words.clock(group.left_at)) if group.left_at else "",
            self.words("people.online") if group.online else "",
        ]
        name = group_name(group, self.words)
        return self._row(
            row_of(CountedPeople, group.id), name, body.label if body else "", " · ".join(part for part in said if part)
        )

    def _row(self, identifier: str, name: str, body: str, said: str, style: str = "") -> Row:
        """Return three columns; the last one folds rather than lose a word."""
        first, second = int(self.width * _NAME), self._body_width
        left = Content("  ") + cell(name, first - 4) + Content("  ") + cell(body, second - 2, "$muted") + Content("  ")
        return Row(
            identifier, left + folded_lines(said, self.width, indent=left.cell_length, most=_MOST_LINES, style=style)
        )

    @property
    def _body_width(self) -> int:
        """Return the columns of the bodies: as many as the longest name wants, as long as attendance keeps its own."""
        bodies = [body.label for body in self.process.all(Organization)]
        longest = max((show_line(label).cell_length for label in bodies), default=0) + 4
        least = int(self.width * _BODY)
        return max(least, min(longest, self.width - int(self.width * _NAME) - _SAID))


def group_name(group: CountedPeople, words: Translator) -> str:
    """Return how many people, and who they are: "12 cittadini", "2 rappresentanti"."""
    if group.label:
        return f"{group.number} {group.label}"
    if group.role is CountedRole.PARTICIPANT:
        return words("people.n_people", n=group.number)
    return words(f"people.n_{group.role.value}", n=group.number)


def attendance_words(attendance: Attendance | None, words: Translator, *, projected: bool) -> tuple[str, str]:
    """Return a member's attendance in words with its times, and the style it is shown in."""
    status = attendance.status if attendance else AttendanceStatus.EXPECTED
    if attendance is None or status is AttendanceStatus.EXPECTED:
        return words("people.expected"), "$muted"
    if status is AttendanceStatus.ABSENT_JUSTIFIED and not projected:
        return words("people.absent_justified"), "$muted"
    if status in (AttendanceStatus.ABSENT_JUSTIFIED, AttendanceStatus.ABSENT_UNJUSTIFIED):
        return words("people.absent"), "$muted"
    parts = [words("people.present")]
    if status is AttendanceStatus.DELEGATED and attendance.delegate is not None:
        role = f" ({attendance.delegate.role})" if attendance.delegate.role else ""
        parts = [words("people.delegated", name=f"{attendance.delegate.full_name}{role}")]
    arrived, left = words.clock(attendance.arrived_at or ""), words.clock(attendance.left_at or "")
    if arrived:
        parts.append(
            words("people.from_to", start=arrived, end=left) if left else words("people.from_time", time=arrived)
        )
    parts += [
        words("people.away", left=words.clock(away.left_at), back=words.clock(away.back_at or ""))
        for away in attendance.away
    ]
    if left and not arrived:
        parts.append(words("people.left", time=left))
    parts.append(words("people.online") if attendance.online else "")
    parts.append(words("people.table", table=attendance.table) if attendance.table else "")
    return " · ".join(part for part in parts if part), ""


def numbers_line(numbers: Numbers, words: Translator) -> Content:
    """Return how many of each category are in the hall, observers apart."""
    parts = [show_line(f"{words.term(category)} {count}") for category, count in numbers.by_category.items()]
    if numbers.without_category:
        parts.append(show(words("people.n_without_category", n=numbers.without_category)))
    if numbers.observers:
        parts.append(show(words("people.n_observer", n=numbers.observers)))
    return Content(" · ").join(parts)


def _of(numbers: Numbers, category: Category | None) -> int:
    """Return the people of a category."""
    return numbers.without_category if category is None else numbers.by_category[category]


def _category(process: Process, group: CountedPeople) -> Category | None:
    """Return the category of a counted group: its own or its body's."""
    body = process.get(Organization, group.organization)
    return group.category or (body.category if body else None)
