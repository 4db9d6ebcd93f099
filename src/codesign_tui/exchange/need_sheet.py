"""A list of needs, from a questionnaire or from another office: each under the name that its row says, or under none.

What is there already, by its code or by its words, is left as it is: a need is corrected at the board, where it is
seen what hangs on it.
"""

from typing import Any, Final

from codesign_tui.actions.authorship import authorship
from codesign_tui.actions.capture import Contribution, capture_many
from codesign_tui.domain.items import Cluster, Need
from codesign_tui.domain.meetings import Session
from codesign_tui.domain.messages import Msg, Refused, msg
from codesign_tui.domain.people import Organization, Participant, Staff
from codesign_tui.domain.process import Process
from codesign_tui.domain.tables import code_of
from codesign_tui.domain.terms import Attribution, Category, Channel, ItemKind
from codesign_tui.domain.text import clean, clean_line, folded
from codesign_tui.exchange.sheet_reading import Line, NotUnderstood, Odd, SheetRead
from codesign_tui.exchange.sheet_words import category_in, is_anonymous
from codesign_tui.exchange.spreadsheet import Row, read_sheet

_COLUMNS: Final = ("code", "need", "group", "said_by", "category", "evidence", "collected_via", "session")
_LONGEST: Final = 4_000
"""Characters of a need, as at the capture line."""
_SHOWN: Final = 70


def needs_read(process: Process, data: bytes) -> SheetRead:
    """Return the needs that a list brings; nothing is kept yet.

    Raises:
        Refused: it is no list of needs.
    """
    rows = read_sheet(data, _COLUMNS, ("need",))
    reading = _Reading(process)
    contributions: list[Contribution] = []
    lines: list[Line] = []
    odd: list[Odd] = []
    for row in rows:
        try:
            taken = reading.take(row)
        except NotUnderstood as error:
            odd.append(Odd(row.number, error.why))
            continue
        if taken is not None:
            contributions.append(taken)
            lines.append(Line(row.number, "", tuple(reading.told(taken))))
    return SheetRead(
        tuple(lines),
        tuple(odd),
        len(rows) - len(lines) - len(odd),
        lambda ledger, now: capture_many(ledger, contributions, now=now, action="import_needs"),
    )


class _Reading:
    """Rows being read one after the other."""

    def __init__(self, process: Process) -> None:
        self._process = process
        self._needs = {_same(one.text): one for one in process.all(Need)}
        self._by_code = {folded(code_of(one)): one for one in process.all(Need)}
        self._sessions = {str(one.number): one for one in process.sessions()}
        self._groups = {folded(one.name) for one in process.all(Cluster)}
        self._rows: dict[str, int] = {}

    def take(self, row: Row) -> Contribution | None:
        """Return the need of a row; None for one that is there already."""
        text = clean(row.cell("need")).strip()
        if not text:
            raise NotUnderstood(msg("sheets.odd.no_words"))
        if len(text) > _LONGEST:
            raise NotUnderstood(msg("sheets.odd.too_long", most=_LONGEST))
        if self._is_there(row, text):
            return None
        before = self._rows.setdefault(_same(text), row.number)
        if before != row.number:
            raise NotUnderstood(msg("sheets.odd.same_words", row=before))
        values = {
            name: clean_line(row.cell(name)) for name in ("evidence", "collected_via") if clean_line(row.cell(name))
        }
        session = self._session(row)
        need = Contribution(
            ItemKind.NEED,
            text,
            session=session.id if session is not None else None,
            cluster=clean_line(row.cell("group")) or None,
            channel=Channel.PAPER,
            values=values,
            **self._voice(row),
        )
        self._check(need)
        return need

    def told(self, need: Contribution) -> list[Msg]:
        """Return what is told of a need that comes in: its words, under whose name, in which group."""
        words = clean_line(need.text)
        short = words if len(words) <= _SHOWN else f"{words[:_SHOWN].rstrip()}…"
        told = [msg("sheets.new.need", words=short), self._told_voice(need)]
        if need.cluster:
            is_new = folded(need.cluster) not in self._groups
            told.append(msg("sheets.new.in_new_group" if is_new else "sheets.new.in_group", group=need.cluster))
        return told

    def _is_there(self, row: Row, text: str) -> bool:
        """Tell whether a need is there already; one with this code and other words is odd."""
        code = row.cell("code")
        known = self._by_code.get(folded(code)) if code else None
        if known is not None and not row.says("need", known.text):
            return True
        if known is not None:
            raise NotUnderstood(msg("sheets.odd.other_words", code=code_of(known)))
        return _same(text) in self._needs

    def _session(self, row: Row) -> Session | None:
        """Return the session whose number a row says."""
        words = row.cell("session").removesuffix(".0")
        if not words:
            return None
        if words not in self._sessions:
            raise NotUnderstood(msg("sheets.odd.no_such_session", words=words))
        return self._sessions[words]

    def _voice(self, row: Row) -> dict[str, Any]:
        """Return under whose name a need is kept: a person, a body, a category, or nobody's."""
        words, of = row.cell("said_by"), row.cell("category")
        category = category_in(of) if of else None
        if of and category is None:
            raise NotUnderstood(msg("sheets.odd.no_such_category", words=of))
        if not words:
            by_category = {"category": category, "attribution": Attribution.CATEGORY}
            return by_category if category is not None else {}
        if is_anonymous(words):
            return {"attribution": Attribution.ANONYMOUS, "category": category}
        named = category_in(words)
        if named is not None and category in (None, named):
            return {"category": named, "attribution": Attribution.CATEGORY}
        return self._named(words, category)

    def _named(self, words: str, category: Category | None) -> dict[str, Any]:
        """Return the person or the body that a cell names; one of another category than the row's is odd."""
        wanted = folded(clean_line(words))
        bodies = [one for one in self._process.all(Organization) if wanted in (folded(one.name), folded(one.label))]
        people: list[Participant | Staff] = [*self._process.all(Participant), *self._process.all(Staff)]
        called = [one for one in people if wanted in _ways_to_say(self._process, one)]
        if len(bodies) + len(called) != 1:
            odd = "sheets.odd.no_such_voice" if not (bodies or called) else "sheets.odd.person_unclear"
            raise NotUnderstood(msg(odd, name=clean_line(words)))
        found: Organization | Participant | Staff = (*bodies, *called)[0]
        own = None if isinstance(found, Staff) else found.category
        if category is not None and own is not None and category is not own:
            raise NotUnderstood(msg("sheets.odd.other_category", name=clean_line(words), category=own))
        return {"organization": found.id} if isinstance(found, Organization) else {"author": found.id}

    def _check(self, need: Contribution) -> None:
        """Make sure that it can be kept under this name."""
        try:
            authorship(
                self._process,
                author=need.author,
                organization=need.organization,
                category=need.category,
                attribution=need.attribution,
                session=need.session,
            )
        except Refused as error:
            raise NotUnderstood(error.message) from error

    def _told_voice(self, need: Contribution) -> Msg:
        """Return under whose name a need comes in."""
        if need.attribution is Attribution.ANONYMOUS:
            return msg("sheets.new.anonymous")
        person, body = self._process.person(need.author), self._process.get(Organization, need.organization)
        if person is not None:
            return msg("sheets.new.said_by", name=person.full_name)
        if body is not None:
            return msg("sheets.new.said_by", name=body.label)
        return msg("sheets.new.of_category", category=need.category) if need.category else msg("sheets.new.nobody")


def _ways_to_say(process: Process, person: Participant | Staff) -> set[str]:
    """Return how somebody may stand in a cell: with their body too, as our own sheets write it."""
    body = process.organization_of(person)
    names = {folded(person.full_name), folded(f"{person.last_name} {person.first_name}")}
    bodies = {body.name, body.label} if body is not None else set()
    return names | {folded(f"{person.full_name} ({one})") for one in bodies}


def _same(text: str) -> str:
    """Return words as they are compared: the same need typed twice is one."""
    return folded(" ".join(text.split())).rstrip(".")
