"""What a template says: facilitation methods and workshops, as values. `library` reads them from files."""

from typing import Annotated, Literal, Self

from pydantic import AfterValidator, PositiveInt, StringConstraints, model_validator
from pydantic_core import PydanticCustomError, PydanticKnownError

from codesign_tui.domain.terms import Attribution, Category, ItemKind, Phase, ProcessKind, SchemeKind
from codesign_tui.domain.text import Line, Text
from codesign_tui.domain.values import Frozen, HourMinute, Id
from codesign_tui.domain.ways import WAYS


def _said(words: str) -> str:
    """Return the words without the white space around them; refuse a text that says nothing."""
    if not (stripped := words.strip()):
        raise PydanticCustomError("empty_text", "the text is empty")
    return stripped


Words = Annotated[Text, AfterValidator(_said)]
"""Words that a template must say: never empty."""


class Bilingual(Frozen):
    """The same words in Italian and in English."""

    it: Words
    en: Words

    def in_language(self, language: str) -> str:
        """Return the words in this language; Italian for any other than English."""
        return self.en if language == "en" else self.it


class People(Frozen):
    """How many people a method suits."""

    min: PositiveInt
    best: PositiveInt
    max: PositiveInt

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        """Refuse a best number outside the smallest and the largest."""
        if not self.min <= self.best <= self.max:
            raise PydanticCustomError("people_order", "min, best and max are not in this order")
        return self


Captures = Literal[
    "need", "cluster", "hmw", "proposal", "vote", "position", "decision", "commitment", "resource", "risk",
    "factor", "stakeholder", "indicator", "measurement", "lesson", "parked_question", "note", "statement", "survey",
    "skill", "offer",
]  # fmt: skip
"""What a step may gather. A skill is what a participant can do, an offer what they bring: both stay with the person."""

LanguageCode = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]
"""A language by its code: "it", "ro"."""


def _known_way(way: str) -> str:
    """Return the id of a way of choosing; refuse one that is none."""
    if way not in WAYS:
        raise PydanticKnownError("literal_error", {"expected": ", ".join(WAYS)})
    return way


WayId = Annotated[str, AfterValidator(_known_way)]
"""A way of choosing by its id: "dot_voting", "ranking"."""


class RolePrompt(Frozen):
    """Words for one kind of stakeholder only."""

    category: Category
    prompt: Bilingual


class Step(Frozen):
    """One step of a method."""

    name: Bilingual
    minutes: PositiveInt
    mode: Literal["solo", "pairs", "groups", "plenary"]
    prompt: Bilingual | None = None
    """The words to say to the table."""
    script: Bilingual | None = None
    """What the facilitator does."""
    captures: tuple[Captures, ...] = ()
    lane: Line | None = None
    """Where the cards of this step stand in the method's view: `strength`, `hindering`, `cause`, a column's words."""
    recalls: tuple[Captures, ...] = ()
    """What was gathered before and is wanted in sight now: skills and offers while looking for supporters."""
    roles: tuple[RolePrompt, ...] = ()
    """A question more for each category."""
    private: bool = False
    """Silent writing: what is captured stays hidden until it is revealed, so that nobody follows the first."""


class Method(Frozen):
    """A facilitation method, or a service item such as a break."""

    id: Id
    phase: Phase | None = None
    basic: bool = False
    """Among the eight shown first."""
    service: bool = False
    name: Bilingual
    purpose: Bilingual
    people: People
    materials: tuple[Bilingual, ...] = ()
    steps: tuple[Step, ...]
    outputs: tuple[Captures, ...] = ()
    captures: ItemKind = ItemKind.NOTE
    """The kind that the capture line presets."""
    view: SchemeKind | None = None
    """The drawing that the method makes: what «Schema» opens while an item of this method is in hand."""
    lanes: tuple[Bilingual, ...] = ()
    """The columns of its scenarios, where they are not as it is, as wished, as feared."""
    way: WayId | None = None
    """The way of choosing with which it votes (`domain/ways.py`)."""
    among: Literal["needs", "proposals"] | None = None
    """What it chooses among."""
    mistakes: tuple[Bilingual, ...] = ()
    rescue: tuple[Bilingual, ...] = ()
    equal_treatment: Bilingual | None = None
    source: Annotated[Line, AfterValidator(_said)]

    @property
    def minutes(self) -> int:
        """The minutes of all its steps."""
        return sum(step.minutes for step in self.steps)


class PlannedItem(Frozen):
    """One agenda item of a workshop's session."""

    title: Bilingual
    method: Id
    minutes: PositiveInt
    phase: Phase | None = None
    prompt: Bilingual | None = None
    captures: ItemKind | None = None
    """The kind that the capture line presets here, when it is not the method's."""
    roles: tuple[RolePrompt, ...] = ()
    """A question more for each category. The method's own are asked only where the item has no prompt of its own."""


class PlannedSession(Frozen):
    """One session of a workshop."""

    title: Bilingual
    phase: Phase
    minutes: PositiveInt
    """Length of the whole session, breaks included."""
    start: HourMinute = "17:00"
    when: Bilingual | None = None
    """How long after what, and where or with whom if it is not as usual."""
    attribution: Attribution | None = None
    """Under whose name cards are reported here, when it is not the workshop's choice."""
    agenda: tuple[PlannedItem, ...]


class Seat(Frozen):
    """Seats of one category, and who usually takes them."""

    category: Category
    seats: PositiveInt
    who: Bilingual | None = None


class DeclaredField(Frozen):
    """A field that the template adds to one kind of record."""

    id: Id
    table: Line
    label: Bilingual
    type: Literal["text", "number", "yes_no", "choice", "list", "date"] = "text"
    choices: tuple[Bilingual, ...] = ()


class ChecklistItem(Bilingual):
    """One thing to tick off. The id stays the same when its words are corrected."""

    id: Id


class Checklist(Frozen):
    """Things to tick off before, during or after a path: the steps of a procedure, the contents of a notice."""

    id: Id
    title: Bilingual
    each_session: bool = False
    """Gone through anew before each session, rather than once for the path."""
    items: tuple[ChecklistItem, ...]


class Workshop(Frozen):
    """A series of sessions: a whole process, or one evening."""

    id: Id
    kind: ProcessKind
    name: Bilingual
    purpose: Bilingual
    who_leads: Bilingual
    legal_frame: Bilingual
    documents: tuple[Bilingual, ...]
    materials: tuple[Bilingual, ...] = ()
    """What to prepare besides the materials of the methods."""
    seats: tuple[Seat, ...] = ()
    guests: tuple[Bilingual, ...] = ()
    """Who is in the room without a seat: a funder who accompanies, an interpreter."""
    checklists: tuple[Checklist, ...] = ()
    attribution: Attribution | None = None
    """Under whose name cards are reported, unless somebody chooses otherwise. None: the program's own way."""
    languages: tuple[LanguageCode, ...] = ()
    """Languages in which cards are written; the first is that of the documents, the others need a translation."""
    restricted: bool = False
    """A listening meeting with people at risk: a file of its own, from which only themes may go out."""
    listening: Id | None = None
    """The workshop of the listening meeting whose themes cross over to this path."""
    fields: tuple[DeclaredField, ...] = ()
    rules: tuple[Bilingual, ...] = ()
    """The rules of the table that the opening ritual proposes."""
    sessions: tuple[PlannedSession, ...]
    source: Annotated[Line, AfterValidator(_said)]
