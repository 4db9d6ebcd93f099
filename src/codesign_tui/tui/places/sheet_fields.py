"""The fields of a proposal's sheet: what each is called, how it reads a proposal, how it keeps what was typed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from codesign_tui.actions.proposals import write_monday, write_profile, write_reading, write_sheet
from codesign_tui.actions.steps import changed
from codesign_tui.domain.days import spoken_day
from codesign_tui.domain.ideas import IdeaProfile, LocalResources, Nabc, Pilot
from codesign_tui.domain.items import Proposal
from codesign_tui.domain.ledger import Done
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import Category, Destiny, Perimeter, ProposalStatus
from codesign_tui.domain.voices import people_of
from codesign_tui.locale import Translator
from codesign_tui.tui.desk import Desk

_PARTS: Final = {"nabc": Nabc, "local_resources": LocalResources, "pilot": Pilot}
"""The parts of a proposal that hold fields of their own."""

_SCORES: Final = tuple((str(score), str(score)) for score in range(1, 6))


@dataclass(frozen=True, slots=True)
class SheetField:
    """One field. `id` is the path of what it holds: "title", "nabc.need", "monday.public_body"."""

    id: str
    label: Msg | str
    rows: int = 1
    """Lines of text; one is a line, more is a text."""
    options: tuple[tuple[str, str], ...] = ()
    """The words to choose from, by id; a field without any is typed."""
    pick: bool = False
    """Whether it is chosen in a dialog of its own."""

    @property
    def widget(self) -> str:
        """The id of its widget."""
        return "s-" + self.id.replace(".", "-")


@dataclass(frozen=True, slots=True)
class Section:
    """Some fields under one heading, with a line that says what is asked."""

    id: str
    fields: tuple[SheetField, ...]
    right: bool = False
    """Whether it stands in the right column where there are two."""
    across: bool = False
    """Whether it takes both columns, with the answers of two categories side by side."""

    @property
    def title(self) -> Msg:
        """Its heading."""
        return msg(f"sheet.section.{self.id}")

    @property
    def question(self) -> Msg:
        """What is asked."""
        return msg(f"sheet.section.{self.id}.asks")


def sections(process: Process, proposal: Proposal, words: Translator, *, projected: bool) -> tuple[Section, ...]:
    """Return the sheet. Before the hall there are neither scores nor who brought an anonymous proposal."""
    anonymous_before_hall = projected and proposal.attribution is not None and proposal.attribution.value == "anonymous"
    links = ("needs", "goals", "cluster", "hmw", *(() if anonymous_before_hall else ("proposers",)))
    asked = _asked(process, proposal)
    parts = [
        Section("proposal", (*_typed("title"), *_typed("text", rows=3), *_standing(words))),
        Section("nabc", tuple(_typed(*(f"nabc.{part}" for part in Nabc.model_fields), rows=2))),
        Section("links", tuple(_picked(*links)), right=True),
        Section(
            "territory",
            tuple(_typed("place", *(f"local_resources.{part}" for part in LocalResources.model_fields))),
            right=True,
        ),
        Section("monday", tuple(_by_category("monday", asked, words)), across=True),
        Section("reading", tuple(_by_category("reading", asked, words)), across=True),
        Section("carried", (*_typed("lit_up", "what_remains", "is_not", rows=2), *_picked("second_owner"))),
        Section("pilot", tuple(_typed("pilot.what", "pilot.where", "pilot.until")), right=True),
        Section("after", tuple(_after(words)), right=True),
        Section("objections", tuple(_picked("objections")), right=True),
    ]
    if not projected:
        parts.append(Section("scores", tuple(_scores(words)), right=True))
    return tuple(parts)


def reading_of(proposal: Proposal, field: SheetField) -> str:
    """Return what a field that is typed or turned holds now."""
    name, _, part = field.id.partition(".")
    profile = proposal.idea_profile or IdeaProfile()
    if name in ("monday", "reading"):
        answers = profile.mondays if name == "monday" else profile.readings
        return next((answer.text for answer in answers if answer.category == part), "")
    if field.id == "pilot.until":
        pilot = proposal.pilot or Pilot()
        return pilot.until or pilot.until_words or ""
    holder: Any = profile if name in IdeaProfile.model_fields else proposal
    if part:
        holder, name = getattr(proposal, name), part
    value = getattr(holder, name, None)
    return "" if value is None else str(value)


def keep(desk: Desk, proposal: Proposal, field: SheetField, typed: str) -> Done[Proposal] | None:
    """Keep what a field holds; None when it was refused."""
    name, _, part = field.id.partition(".")
    now = desk.now()
    if name == "monday":
        return desk.do(write_monday, proposal.id, Category(part), typed, now=now)
    if name == "reading":
        return desk.do(write_reading, proposal.id, Category(part), typed, now=now)
    if name in IdeaProfile.model_fields:
        answer: dict[str, Any] = {name: typed or None}
        if typed and name in ("charismatic", "chameleonic"):
            answer[name] = int(typed)
        return desk.do(write_profile, proposal.id, now=now, **answer)
    return desk.do(write_sheet, proposal.id, now=now, **_values(proposal, name, part, typed, now.date()))


def _values(proposal: Proposal, name: str, part: str, typed: str, today: date) -> dict[str, Any]:
    """Return the change that a typed text makes to the sheet."""
    if part:
        kind = _PARTS[name]
        values: dict[str, Any] = {part: typed or None}
        if (name, part) == ("pilot", "until"):
            day = spoken_day(typed, today) if typed else None
            values = {"until": day.isoformat() if day else None, "until_words": None if day else typed or None}
        after = changed(getattr(proposal, name) or kind(), **values)
        return {name: after if any(after.model_dump().values()) else None}
    choices: dict[str, Callable[[str], Any]] = {"status": ProposalStatus, "perimeter": Perimeter, "destiny": Destiny}
    if name in choices:
        return {name: choices[name](typed) if typed else None}
    return {name: typed if name in ("title", "text") else typed or None}


def _asked(process: Process, proposal: Proposal) -> list[Category]:
    """Return the categories that are asked: those at the table, and those that answered already."""
    profile = proposal.idea_profile or IdeaProfile()
    answered = {monday.category for monday in profile.mondays} | {each.category for each in profile.readings}
    asked = [each for each in Category if each in answered or people_of(process, each, proposal.session)]
    return asked or list(Category)


def _typed(*names: str, rows: int = 1) -> Iterator[SheetField]:
    """Yield fields that are typed."""
    for name in names:
        yield SheetField(name, msg(f"sheet.field.{name}"), rows=rows)


def _picked(*names: str) -> Iterator[SheetField]:
    """Yield fields that are chosen in a dialog."""
    for name in names:
        yield SheetField(name, msg(f"sheet.field.{name}"), pick=True)


def _by_category(name: str, asked: list[Category], words: Translator) -> Iterator[SheetField]:
    """Yield one field for each category that is asked."""
    for category in asked:
        yield SheetField(f"{name}.{category.value}", words.term(category), rows=2)


def _standing(words: Translator) -> Iterator[SheetField]:
    """Yield what became of the proposal: perimeter, state, to whom it was forwarded."""
    unsaid = ("", words("board.unsaid"))
    scopes = tuple((scope.value, words.term(scope)) for scope in Perimeter)
    states = tuple((status.value, words.term(status)) for status in ProposalStatus)
    yield SheetField("perimeter", msg("sheet.field.perimeter"), options=(unsaid, *scopes))
    yield SheetField("status", msg("sheet.field.status"), options=(unsaid, *states))
    yield from _typed("forwarded_to")


def _after(words: Translator) -> Iterator[SheetField]:
    """Yield what happens after the path: whether it ends, is repeated, becomes lasting, and in what."""
    destinies = tuple((one.value, words.term(one)) for one in Destiny)
    yield SheetField("destiny", msg("sheet.field.destiny"), options=(("", words("board.unsaid")), *destinies))
    yield from _typed("destiny_words")


def _scores(words: Translator) -> Iterator[SheetField]:
    """Yield the optional scores."""
    for name in ("charismatic", "chameleonic"):
        yield SheetField(name, msg(f"sheet.field.{name}"), options=(("", words("board.unsaid")), *_SCORES))
