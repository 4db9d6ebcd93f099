"""The process itself: title, kind, leading authority, acts, perimeter, privacy. One record a file."""

from pydantic import Field

from codesign_tui.domain.document_settings import DocumentSettings
from codesign_tui.domain.minutes_life import ClosingRoute
from codesign_tui.domain.templates import Bilingual, DeclaredField
from codesign_tui.domain.terms import Category, ProcessKind
from codesign_tui.domain.text import Line, Text
from codesign_tui.domain.values import Day, FieldValue, Frozen, Id, Number


class Authority(Frozen):
    """The leading administration, or whoever convenes an open path (`domain.md` §1.4)."""

    organization: Id | None = None
    office: Line | None = None
    procedure_manager: Id | None = None
    """The *responsabile del procedimento*; in an open path the person who convenes."""


class Municipality(Frozen):
    """The place the process is about."""

    name: Line
    population: int | None = None
    over75: int | None = None
    hamlets: tuple[Line, ...] = ()


class ProgrammingPremise(Frozen):
    """The programming act that a co-progettazione stands on (art. 55 c. 3 D.Lgs. 117/2017)."""

    kind: Line | None = None
    reference: Text | None = None


class Act(Frozen):
    """An act of the authority: start, notice, list of admitted bodies, convention."""

    kind: Line
    number: Line | None = None
    date: Day | None = None
    deadline: Day | None = None


class PerimeterSheet(Frozen):
    """Goals, fixed points and what is out of scope, as the notice sets them."""

    goals: tuple[Line, ...] = ()
    fixed: tuple[Line, ...] = ()
    out_of_scope: tuple[Line, ...] = ()


class Privacy(Frozen):
    """What the people at the table were told about their personal data (art. 13 GDPR)."""

    controller: Id | None = None
    notice_given: bool | None = None
    notice_ref: Line | None = None
    legal_basis: Line | None = None
    photo_consent_asked: bool | None = None
    retention: Line | None = None


class Source(Frozen):
    """The finished path that a new one starts from, usually the co-programming that a co-design stands on."""

    file: Line
    """The name of its file."""
    process: Id
    title: Line


class ProcessDetails(Frozen):
    """One co-design path. `kind` drives the document's name, legal line, roles and checks."""

    id: Id
    title: Line
    subtitle: Line | None = None
    kind: ProcessKind
    fictional: bool | None = None
    rehearsal: bool | None = None
    """Whether this is a copy on which a session is rehearsed: every page of its documents says so."""
    authority: Authority = Authority()
    municipality: Municipality | None = None
    general_interest_activities: tuple[Line, ...] = ()
    legal_basis: tuple[Line, ...] = ()
    programming_premise: ProgrammingPremise | None = None
    acts: tuple[Act, ...] = ()
    cup: Line | None = None
    perimeter: PerimeterSheet = PerimeterSheet()
    ip_release_collected: bool | None = None
    privacy: Privacy = Privacy()
    languages: tuple[Line, ...] = ()
    """Languages in which cards are written, by code; the first is that of the documents."""
    workshop: Id | None = None
    """The template the process was made from."""
    classification: Line | None = None
    """The heading of the office's filing plan (*titolario*), typed by hand: "VII.12"."""
    dossier: Line | None = None
    """The office's own number of the dossier (*fascicolo*) of the path, typed by hand."""
    remarks_days: int | None = None
    """Days for remarks on draft minutes."""
    closing_route: ClosingRoute | None = None
    """How the minutes of this path are closed; unset: approved when the table meets again."""
    absentees_approve: bool | None = None
    """Whether who was not at a session counts when its minutes are approved; by default they do not."""
    table_rules: tuple[Line, ...] = ()
    """The rules of the table that the opening of each session proposes; from the template, editable."""
    started_from: Source | None = None
    """The path whose needs, groups and perimeter were carried over to begin this one."""
    declared_fields: tuple[DeclaredField, ...] = ()
    """The fields that the template adds, with their labels: a file is read where its template is not."""
    skills_by_category: dict[Category, Text] = Field(default_factory=dict)
    """What people who are counted, not named, can do, one thing a line."""
    offers_by_category: dict[Category, Text] = Field(default_factory=dict)
    """What people who are counted, not named, said they bring, one thing a line."""
    documents: DocumentSettings = DocumentSettings()
    """What the path changed of its documents: sections, their order, dates in words."""
    fields: dict[str, FieldValue] = Field(default_factory=dict)


class Check(Bilingual):
    """One thing of a checklist: its words, the day it was seen to, a note. The id is the template's."""

    id: Id
    done_on: Day | None = None
    note: Line | None = None


class KeptChecklist(Frozen):
    """A checklist of the template as the process keeps it, with what was ticked (`domain.md` §1.3)."""

    id: Id
    title: Bilingual
    session: Id | None = None
    """The session it is for; None for the whole path."""
    items: tuple[Check, ...] = ()

    @property
    def done(self) -> int:
        """How many of its things were seen to."""
        return sum(check.done_on is not None for check in self.items)


class DocumentInfo(Frozen):
    """What an interchange file says of itself."""

    id: Id
    fictional_notice: Text | None = None
    schema_version: Line | None = None
    generated_for: Line | None = None


class BudgetSummary(Frozen):
    """Totals as an imported file states them; kept as found."""

    id: Id
    currency: Line
    sources_total: Number | None = None
    planned_uses_total: Number | None = None
    reserve: Number | None = None
    in_kind_total: Number | None = None
    of_which_volunteer_valuation: Number | None = None
    note: Text | None = None


class Chain(Frozen):
    """One chain of a theory of change: from proposals to long-term outcome."""

    proposals: tuple[Id, ...] = ()
    output: Text
    outcome_short: Text | None = None
    outcome_long: Text | None = None
    assumptions: tuple[Text, ...] = ()
    indicators: tuple[Id, ...] = ()


class TheoryOfChange(Frozen):
    """Why the activities should bring the impact about."""

    id: Id
    impact: Text
    chains: tuple[Chain, ...] = ()


class SurveyItem(Frozen):
    """One statement of a closing survey with its means; a category under the smallest cell is null."""

    text: Line
    mean: Number | None = None
    by_category: dict[str, Number | None] = Field(default_factory=dict)


class Evaluation(Frozen):
    """The anonymous closing survey of a session."""

    id: Id
    session: Id | None = None
    respondents: int = 0
    scale: Line = "1-5"
    anonymous: bool = True
    min_cell_size: int = 3
    suppressed_categories: tuple[Line, ...] = ()
    items: tuple[SurveyItem, ...] = ()
    state: Line | None = None
    """`open` while sheets are gathered; a finished survey does not say."""
    apart: tuple[Category, ...] = ()
    """The categories that sheets are told apart by, decided when it opens; only of an open survey."""


__all__ = [
    "Act",
    "Authority",
    "BudgetSummary",
    "Chain",
    "Check",
    "DocumentInfo",
    "Evaluation",
    "KeptChecklist",
    "Municipality",
    "PerimeterSheet",
    "Privacy",
    "ProcessDetails",
    "ProgrammingPremise",
    "Source",
    "SurveyItem",
    "TheoryOfChange",
]
