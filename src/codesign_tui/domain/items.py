"""What the table says, chooses and promises: needs, proposals, votes, decisions, commitments and the rest."""

from pydantic import Field, model_validator

from codesign_tui.domain.ideas import IdeaProfile, LocalResources, Nabc, Objection, Pilot
from codesign_tui.domain.meetings import ConflictOfInterest
from codesign_tui.domain.terms import (
    Attribution,
    Category,
    CauseKind,
    Channel,
    CommitmentStatus,
    Destiny,
    ItemState,
    Perimeter,
    ProposalStatus,
    ReportedBy,
    VoteSource,
    VoteState,
    VotingUnit,
)
from codesign_tui.domain.text import Line, Text
from codesign_tui.domain.values import Day, FieldValue, Frozen, Id, Instant, Number, Score


class CarriedFrom(Frozen):
    """The card of another path that this one was carried over from; its author stayed there."""

    file: Line
    process: Id
    item: Id


class Translation(Frozen):
    """A card's words in the language of the documents, and who put them so: a role, never a name of a person."""

    text: Text
    translated_by: Line | None = None
    """`mediatrice`, `volontario`, …: the words of the table (editable)."""


class Item(Frozen):
    """What every contribution knows of itself: where, when, how and under whose name it came.

    `state` unset means on the table. An anonymous contribution stores no author: neither person nor organisation.
    """

    id: Id
    number: int | None = None
    """The number people see; imported items are known by their id."""
    session: Id | None = None
    agenda_item: Id | None = None
    origin_table: Line | None = None
    question: Line | None = None
    """The question that it answers, where a table answered several (`table_questions`)."""
    channel: Channel | None = None
    transcribed_after: bool | None = None
    """Typed into a session that was already closed."""
    at: Instant | None = None
    """When it was captured; never kept for an anonymous contribution."""
    state: ItemState | None = None
    set_aside_reason: Text | None = None
    flash: bool | None = None
    """The ⚡: somebody disagrees."""
    author: Id | None = None
    """A participant or a staff member."""
    author_organization: Id | None = None
    category: Category | None = None
    attribution: Attribution | None = None
    cluster: Id | None = None
    restricted: bool | None = None
    merged_into: Id | None = None
    """The item of the same kind that stands for this one and others; this one is set aside, its votes stay its own."""
    split_from: Id | None = None
    """The item that was taken apart into this one and others, and was set aside for it."""
    different_from: tuple[Id, ...] = ()
    """Items that look alike and were told apart: the question is not asked again."""
    carried_from: CarriedFrom | None = None
    """Where it comes from, when it was carried over from another path."""
    parent: Id | None = None
    """The card that this one hangs from, of the same or of another kind; `domain.nesting` tells where it shows."""
    lane: Line | None = None
    """Where it stands in a structured view: a quadrant, a part of the tree, a column, by its code or in free words."""
    language: Line | None = None
    """The code of the language that its words are in, when it is not the first of the process."""
    translation: Translation | None = None
    fields: dict[str, FieldValue] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _anonymous_has_no_author(self) -> "Item":
        """Refuse an anonymous contribution that tells who made it."""
        if self.attribution is Attribution.ANONYMOUS and (self.author or self.author_organization or self.at):
            raise ValueError("an anonymous contribution stores no author, organisation or time")
        return self

    @property
    def on_table(self) -> bool:
        """Whether the item counts: neither waiting in the inbox nor set aside."""
        return self.state in (None, ItemState.TABLE)

    @property
    def words(self) -> str:
        """The text that stands for the item in a list."""
        return str(getattr(self, "title", "") or getattr(self, "text", ""))


class Cluster(Frozen):
    """A named group of cards (*raggruppamento*)."""

    id: Id
    name: Line
    restricted: bool | None = None


class Need(Item):
    """Something that is missing or hurts, in the words of who says it (*bisogno*)."""

    text: Text
    evidence: Line | None = None
    """dato, esperienza or percezione."""
    collected_via: Line | None = None
    status: Line | None = None


class HowMightWe(Item):
    """A generative question (*Come potremmo…?*)."""

    text: Text
    needs: tuple[Id, ...] = ()


class Proposal(Item):
    """Something the table could do (*proposta*)."""

    title: Line
    text: Text = ""
    needs: tuple[Id, ...] = ()
    proposers: tuple[Id, ...] = ()
    hmw: Id | None = None
    impact: Score | None = None
    effort: Score | None = None
    placed_item: Id | None = None
    """The agenda item that was in hand when it was last placed on the grid of impact and effort."""
    idea_profile: IdeaProfile | None = None
    perimeter: Perimeter | None = None
    status: ProposalStatus | None = None
    nabc: Nabc | None = None
    forwarded_to: Line | None = None
    note: Text | None = None
    merged: tuple[Id, ...] = ()
    place: Line | None = None
    """Where it happens: *on* the territory."""
    local_resources: LocalResources | None = None
    """What the place puts in: *with* the territory."""
    goals: tuple[Line, ...] = ()
    """The goals of the notice that it serves, in the notice's words (`orphans.goals_of` reads older files too)."""
    objections: tuple[Objection, ...] = ()
    second_owner: Id | None = None
    """A person or an organisation that carries it beside who brought it."""
    pilot: Pilot | None = None
    destiny: Destiny | None = None
    """What happens after the path, as the last session says it."""
    destiny_words: Line | None = None
    """When it ends, how often it happens again, or in what it becomes lasting: a programme, a local policy."""


class TallyRow(Frozen):
    """What one option got, per category and in all."""

    option: Line
    by_category: dict[str, int] = Field(default_factory=dict)
    total: int
    """Marks, points, the sum of the scores, or how many agree: as the way of choosing reads it (`domain/ways.py`)."""
    spread: dict[str, int] = Field(default_factory=dict)
    """How many gave it each level, or each place, where levels or orders are voted."""


class Position(Frozen):
    """What one participant holds, in their own words."""

    participant: Id | None = None
    organization: Id | None = None
    position: Line
    text: Text | None = None


class ConsentRound(Frozen):
    """One round of a consent decision."""

    n: int
    consent: int
    reservation: int = 0
    objection: int = 0
    details: tuple[Position, ...] = ()
    integration: Text | None = None


class VoteEntry(Frozen):
    """What one way of voting gave, in all: never one line a person, so that no ballot stands beside another's."""

    source: VoteSource
    category: Category | None = None
    """Whose sheet, colour or hands these are; None when nobody kept the categories apart."""
    ballots: int | None = None
    """How many voted this way, where ballots were counted one by one."""
    blank: int | None = None
    """How many of these ballots say nothing (*schede bianche*)."""
    counts: dict[str, int] = Field(default_factory=dict)
    """By option; in a formal vote by what a voice may say."""
    spread: dict[str, dict[str, int]] = Field(default_factory=dict)
    """By option, how many gave it each level, or each place: of them the counts are made."""
    pairs: dict[str, dict[str, int]] = Field(default_factory=dict)
    """By option, above which others it was put, and on how many ballots; only where orders were voted on ballots."""


class Vote(Frozen):
    """A vote or consent of the table: a signal of priority, never an administrative decision.

    `state` unset means that it is over: a finished file does not say so.
    """

    id: Id
    number: int | None = None
    """The number people see; imported votes are known by their id."""
    session: Id | None = None
    agenda_item: Id | None = None
    kind: Line
    subject: Line
    mode: Line | None = None
    dots_per_voter: int | None = None
    max_per_option: int | None = None
    secret: bool | None = None
    apart: tuple[Category, ...] = ()
    """The categories that ballots of a secret vote are counted by, decided when it opens; the others are together."""
    voters: int | None = None
    voters_by_category: dict[str, int] = Field(default_factory=dict)
    tally: tuple[TallyRow, ...] = ()
    rounds: tuple[ConsentRound, ...] = ()
    in_favour: int | None = None
    against: int | None = None
    abstained: int | None = None
    blank: int | None = None
    """How many voted with a blank ballot: they cast it, and give nothing to anything."""
    details: tuple[Position, ...] = ()
    outcome: Line | None = None
    at: Instant | None = None
    """When it was taken; without it the vote is placed in the time of its agenda item."""
    state: VoteState | None = None
    unit: VotingUnit | None = None
    """Whether people vote or the organisations that they speak for."""
    options: tuple[Line, ...] = ()
    """Ids of needs or proposals, or words; the number of an option on sheets and ballots is its place, from 1."""
    max_own: int | None = None
    """Dots that an organisation may put on a proposal of its own."""
    voters_by_role: dict[Line, int] = Field(default_factory=dict)
    """Voters by the procedural role of their organisation."""
    choices: int | None = None
    """The most options that one ballot may name."""
    lowest: int | None = None
    highest: int | None = None
    """The ends of the scale on which options are given a level."""
    budget: Number | None = None
    """Euros to share out."""
    costs: dict[str, Number] = Field(default_factory=dict)
    """Euros that each option costs."""
    conflicts: tuple[ConflictOfInterest, ...] = ()
    """Who declared an interest and abstains: they are not among the voters."""
    entries: tuple[VoteEntry, ...] = ()
    """Hands, sheets of stickers, paper ballots and phones, each in all; the tally is their sum."""
    minutes_of: Id | None = None
    """The session whose minutes a formal vote approves."""
    review_date: Day | None = None
    """When a consent is looked at again."""
    closed_at: Instant | None = None
    fields: dict[str, FieldValue] = Field(default_factory=dict)


class Decision(Item):
    """What the table agreed. `effect` says whether it binds the table or is proposed to the authority."""

    text: Text
    kind: Line | None = None
    effect: Line | None = None
    vote: Id | None = None
    """The vote that it came from."""
    positions: tuple[Position, ...] = ()
    """The objections, reservations and other voices that differed in that vote, printed as prominently as it."""


class CommitmentChange(Frozen):
    """A change of date, state or owner of a commitment, counted from the session that set it."""

    session: Id | None = None
    new_due: Day | None = None
    status: CommitmentStatus | None = None
    cause: Text | None = None
    on: Day | None = None
    """The day it was agreed, when that was outside any session."""
    cause_kind: CauseKind | None = None
    """Of what kind the cause is."""
    reported_by: ReportedBy | None = None
    """How the table heard of it."""
    former_owner: Id | None = None
    """Who answered for it until then, when it went to somebody else or back to the table."""
    former_organization: Id | None = None


class Commitment(Item):
    """Who does what by when with which resources (*impegno*)."""

    text: Text
    owner: Id | None = None
    owner_organization: Id | None = None
    supporters: tuple[Id, ...] = ()
    due: Day | None = None
    due_words: Line | None = None
    """The date as people said it, when it is tied to an event."""
    new_due: Day | None = None
    proposals: tuple[Id, ...] = ()
    resources: tuple[Id, ...] = ()
    status: CommitmentStatus | None = None
    completed_on: Day | None = None
    progress_note: Text | None = None
    evidence: Text | None = None
    confirmed_by_owner: bool | None = None
    changes: tuple[CommitmentChange, ...] = ()
    act_needed: Line | None = None
    to_confirm_by_body: Line | None = None
    to_confirm_by: Day | None = None
    """By when that body confirms, or whoever took it on in their absence."""
    public_number: Line | None = None
    """Its number outside the table, "I-2026-03-07", given when it is taken (`domain/public_numbers.py`)."""
    headline: bool | None = None
    """One of the three at most that a session is remembered for."""
    event_on: Day | None = None
    """The day of the event that `due_words` count from, once it is known; `due` is then computed."""
    confirmed_in: Id | None = None
    """The session in which the owner confirmed it at the read-back."""
    assumed_in_absence: bool | None = None
    """Taken on for somebody who was not there: to be confirmed."""
    responsible: tuple[Id, ...] = ()
    """Who carries it out, where the owner answers for it and others do it (R of a RACI table; the owner is its A)."""
    consulted: tuple[Id, ...] = ()
    """Who is heard before (C)."""
    informed: tuple[Id, ...] = ()
    """Who is told after (I)."""
    from_item: Id | None = None
    """The risk, factor, note or other card that it answers."""


class Resource(Frozen):
    """One row of the resources ledger. Volunteer time is valued and never reimbursable (D.M. 72/2021)."""

    id: Id
    number: int | None = None
    """The number people see; imported rows are known by their id."""
    provider: Id | None = None
    kind: Line
    description: Text
    quantity: Number | None = None
    unit: Line | None = None
    unit_value: Number | None = None
    value: Number | None = None
    flow: Line
    """`source`, `use` or `in_kind`."""
    reimbursable: bool | None = None
    volunteer_valuation: bool | None = None
    evidence_ref: Line | None = None
    session: Id | None = None
    actual_quantity: Number | None = None
    """How much of it there really was, once it is known."""
    actual_value: Number | None = None
    """Euros really received, spent or given; unset while nobody has said."""
    act: Line | None = None
    """The act that commits public money: "determina n. 12 del 3 marzo 2026"."""
    coordination: bool | None = None
    """Hours that hold the alliance together: a row that every ledger asks for (`domain.md` §3.1)."""
    set_aside_reason: Text | None = None
    """Why the row no longer counts; nothing is deleted."""

    @property
    def counts(self) -> bool:
        """Whether the row is part of the totals."""
        return self.set_aside_reason is None

    @model_validator(mode="after")
    def _volunteer_time_is_never_reimbursed(self) -> "Resource":
        """Refuse the reimbursement of volunteers' hours."""
        if self.kind == "volunteer_time" and self.reimbursable:
            raise ValueError("volunteer time is valued and never reimbursable")
        return self


class Risk(Item):
    """What could go wrong, and what would soften it."""

    text: Text
    probability: Score | None = None
    impact: Score | None = None
    mitigation: Text | None = None
    owner: Id | None = None


class Note(Item):
    """Something worth keeping that is nothing else."""

    text: Text


class ParkedQuestion(Item):
    """A question put off (*questione rinviata*)."""

    text: Text
    owner: Id | None = None
    outcome: Line | None = None
    answered_in: Id | None = None
    """The session in which it found its outcome, when that is not the one that put it off."""
    taken_up: Id | None = None
    """The agenda item of a later session that takes it up."""


class Statement(Item):
    """A statement for the record (*dichiarazione a verbale*): verbatim, named, never merged."""

    text: Text


class Factor(Item):
    """What helps or hinders the path."""

    sign: Line
    type: Line | None = None
    text: Text
    strength: Score | None = None
    action: Text | None = None


class Stakeholder(Item):
    """An actor of the map: who is affected, who decides, who is missing.

    `category` is the actor's own kind, never that of whoever named it.
    """

    name: Line
    influence: Score | None = None
    interest: Score | None = None
    at_table: bool | None = None
    next_step: Line | None = None
    owner: Id | None = None
    """Who takes the next step."""
    invited_by: Id | None = None
    """Who asks them to come: a person or a body."""
    note: Text | None = None

    @property
    def words(self) -> str:
        """The name."""
        return self.name


class Baseline(Frozen):
    """The value before; it may be unknown, with a note."""

    value: Number | None = None
    date: Day | None = None
    n: int | None = None


class Measurement(Frozen):
    """One reading of an indicator."""

    date: Day
    value: Number
    n: int | None = None
    note: Text | None = None
    session: Id | None = None
    """The session that read it."""


class Indicator(Frozen):
    """How the table will know. Its baseline may be unknown: the note says why."""

    id: Id
    number: int | None = None
    """The number people see; imported indicators are known by their id."""
    name: Line
    level: Line | None = None
    """`input`, `output`, `outcome`, `process` or `impact`."""
    dimension: Line | None = None
    """What it is about, in the words of the table: relations, autonomy, health (`domain.md` §4.2)."""
    unit: Line | None = None
    baseline: Baseline | None = None
    target: Number | None = None
    target_date: Day | None = None
    direction: Line | None = None
    """`up` when more is better, `down` when less is."""
    measurements: tuple[Measurement, ...] = ()
    source: Line | None = None
    method: Line | None = None
    """How it is measured: a count, a short interview, a scale that was filled in."""
    disaggregation: Line | None = None
    """For whom it is read apart: by age, by hamlet."""
    frequency: Line | None = None
    owner: Id | None = None
    proposals: tuple[Id, ...] = ()
    note: Text | None = None
    confidence: Line | None = None
    """How far the figures can be trusted: `low`, `medium` or `high`."""
    set_aside_reason: Text | None = None
    """Why it is no longer read; nothing is deleted."""

    @property
    def counts(self) -> bool:
        """Whether it is still read."""
        return self.set_aside_reason is None


class Lesson(Item):
    """What was learned, with its evidence."""

    text: Text
    evidence: tuple[Id, ...] = ()
    use_for: Line | None = None
    column: Line | None = None
    """Where it stood in the retrospective: `keep`, `drop` or `try`."""
