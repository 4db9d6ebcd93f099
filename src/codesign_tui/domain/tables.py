"""The tables of a process file and the entity that each holds."""

from typing import Any, Final, TypeVar

from codesign_tui.domain.details import (
    BudgetSummary,
    DocumentInfo,
    Evaluation,
    KeptChecklist,
    ProcessDetails,
    TheoryOfChange,
)
from codesign_tui.domain.going_out import Publication, Sending
from codesign_tui.domain.items import (
    Cluster,
    Commitment,
    Decision,
    Factor,
    HowMightWe,
    Indicator,
    Item,
    Lesson,
    Need,
    Note,
    ParkedQuestion,
    Proposal,
    Resource,
    Risk,
    Stakeholder,
    Statement,
    Vote,
)
from codesign_tui.domain.logframe import Logframe
from codesign_tui.domain.meetings import AgendaItem, MinutesRecord, Session
from codesign_tui.domain.people import Attendance, CountedPeople, Organization, Participant, Staff
from codesign_tui.domain.social_impact import SocialImpact
from codesign_tui.domain.terms import ItemKind
from codesign_tui.domain.values import Frozen, JsonDocument

TABLES: Final[dict[str, type[Frozen]]] = {
    "document": DocumentInfo,
    "process": ProcessDetails,
    "organizations": Organization,
    "participants": Participant,
    "staff": Staff,
    "sessions": Session,
    "agenda": AgendaItem,
    "attendance": Attendance,
    "counted_people": CountedPeople,
    "minutes": MinutesRecord,
    "clusters": Cluster,
    "needs": Need,
    "hmw": HowMightWe,
    "proposals": Proposal,
    "votes": Vote,
    "decisions": Decision,
    "commitments": Commitment,
    "resources": Resource,
    "budget_summary": BudgetSummary,
    "theory_of_change": TheoryOfChange,
    "logframe": Logframe,
    "vis": SocialImpact,
    "indicators": Indicator,
    "risks": Risk,
    "factors": Factor,
    "stakeholder_map": Stakeholder,
    "parking_lot": ParkedQuestion,
    "statements": Statement,
    "notes": Note,
    "evaluation": Evaluation,
    "lessons_learned": Lesson,
    "checklists": KeptChecklist,
    "sendings": Sending,
    "publications": Publication,
}
"""Every table, in the order of the interchange format."""

ITEM_TABLES: Final[dict[ItemKind, str]] = {
    ItemKind.NEED: "needs",
    ItemKind.PROPOSAL: "proposals",
    ItemKind.COMMITMENT: "commitments",
    ItemKind.DECISION: "decisions",
    ItemKind.RISK: "risks",
    ItemKind.NOTE: "notes",
    ItemKind.PARKED_QUESTION: "parking_lot",
    ItemKind.STATEMENT: "statements",
    ItemKind.HMW: "hmw",
    ItemKind.FACTOR: "factors",
    ItemKind.STAKEHOLDER: "stakeholder_map",
    ItemKind.LESSON: "lessons_learned",
}
"""Where each kind that the capture line gathers is kept."""

CODES: Final[dict[str, str]] = {
    "needs": "N",
    "hmw": "H",
    "proposals": "PR",
    "votes": "V",
    "decisions": "D",
    "commitments": "K",
    "resources": "R",
    "indicators": "I",
    "risks": "X",
    "factors": "FA",
    "stakeholder_map": "SM",
    "parking_lot": "Q",
    "statements": "DV",
    "notes": "A",
    "lessons_learned": "L",
    "clusters": "C",
}
"""The letters that stand before a number that people see."""

E = TypeVar("E", bound=Frozen)


def table_of(entity: type[Frozen]) -> str:
    """Return the table that holds this kind of entity."""
    return _TABLE_OF[entity]


_TABLE_OF: Final = {entity: table for table, entity in TABLES.items()}


def document_of(entity: Frozen) -> JsonDocument:
    """Return the entity as the JSON document that is kept: what was never set is left out."""
    document: dict[str, Any] = entity.model_dump(mode="json", exclude_unset=True)
    return document


def code_of(entity: Frozen) -> str:
    """Return the short name people use for an item: "N41", or the id of an imported one."""
    identifier: str = getattr(entity, "id", "")
    number = getattr(entity, "number", None)
    if number is None or not isinstance(entity, Item | Vote | Resource | Indicator):
        return identifier
    if isinstance(entity, Vote):
        return f"{CODES['votes']}{number}"
    return f"{CODES.get(_TABLE_OF[type(entity)], '')}{number:02d}"
