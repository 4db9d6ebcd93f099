"""Which fields a public copy may print, declared one by one; whatever is not here is private, and gets a canary.

A field that is added to an entity is private until somebody writes it here, on purpose: words in `PUBLIC`, where names
of people are looked for, or a code, a name that a body publishes of itself, a day or a number in `CODES`.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from codesign_tui.domain import (
    details,
    going_out,
    ideas,
    items,
    logframe,
    meetings,
    minutes_life,
    people,
    social_impact,
    templates,
)

_CARD: Final = frozenset({"question", "origin_table", "translation"})
"""What may be told of any card beside its words."""

PUBLIC: Final[Mapping[type[Any], frozenset[str]]] = MappingProxyType(
    {
        details.Act: frozenset({"kind", "number"}),
        details.Authority: frozenset({"office"}),
        details.BudgetSummary: frozenset({"note"}),
        details.Chain: frozenset({"output", "outcome_short", "outcome_long", "assumptions"}),
        details.DocumentInfo: frozenset({"fictional_notice"}),
        details.Evaluation: frozenset({"items"}),
        details.Municipality: frozenset({"name"}),
        details.PerimeterSheet: frozenset({"goals", "fixed", "out_of_scope"}),
        details.Privacy: frozenset({"notice_ref", "legal_basis", "retention"}),
        details.ProcessDetails: frozenset(
            {
                "classification",
                "dossier",
                "title",
                "subtitle",
                "authority",
                "municipality",
                "general_interest_activities",
                "legal_basis",
                "programming_premise",
                "acts",
                "perimeter",
                "privacy",
                "table_rules",
            }
        ),
        details.ProgrammingPremise: frozenset({"kind", "reference"}),
        details.SurveyItem: frozenset({"text"}),
        details.TheoryOfChange: frozenset({"impact", "chains"}),
        ideas.IdeaProfile: frozenset({"is_not"}),
        ideas.LocalResources: frozenset({"people", "spaces", "know_how"}),
        ideas.Nabc: frozenset({"need", "approach", "benefit", "competition"}),
        ideas.Objection: frozenset({"text"}),
        ideas.Pilot: frozenset({"what", "where", "until_words"}),
        items.Cluster: frozenset({"name"}),
        items.Commitment: _CARD
        | {"text", "due_words", "progress_note", "evidence", "act_needed", "to_confirm_by_body", "changes"},
        items.CommitmentChange: frozenset({"cause"}),
        items.ConsentRound: frozenset({"details", "integration"}),
        items.Decision: _CARD | {"text", "positions"},
        items.Factor: _CARD | {"text", "action"},
        items.HowMightWe: _CARD | {"text"},
        items.Indicator: frozenset({"name", "source", "note", "measurements", "dimension", "disaggregation", "method"}),
        items.Lesson: _CARD | {"text", "use_for"},
        items.Measurement: frozenset({"note"}),
        items.Need: _CARD | {"text"},
        items.Note: _CARD | {"text"},
        items.ParkedQuestion: _CARD | {"text", "outcome"},
        items.Position: frozenset({"text"}),
        items.Proposal: _CARD
        | {
            "title",
            "text",
            "idea_profile",
            "nabc",
            "forwarded_to",
            "note",
            "place",
            "local_resources",
            "goals",
            "objections",
            "pilot",
            "destiny_words",
        },
        items.Resource: frozenset({"description", "evidence_ref", "act"}),
        items.Risk: _CARD | {"text", "mitigation"},
        items.Stakeholder: _CARD | {"name", "next_step", "note"},
        items.Statement: _CARD | {"text"},
        items.Translation: frozenset({"text", "translated_by"}),
        items.Vote: frozenset({"subject", "rounds", "details", "conflicts"}),
        logframe.Logframe: frozenset({"rows"}),
        logframe.LogframeRow: frozenset({"text", "shows", "source", "assumptions"}),
        meetings.AgendaItem: frozenset({"title", "summary", "outputs", "prompt", "prompts_by_category", "conflicts"}),
        meetings.ConflictOfInterest: frozenset({"text"}),
        meetings.Convened: frozenset({"channel", "protocol"}),
        meetings.MinutesRecord: frozenset({"remarks", "rectifications", "agreement"}),
        minutes_life.AgreementClause: frozenset({"prior_act"}),
        minutes_life.Rectification: frozenset({"part", "reads", "corrected", "reason"}),
        going_out.Publication: frozenset({"what", "note", "link"}),
        meetings.Opening: frozenset({"rules", "conflicts"}),
        meetings.Remark: frozenset({"text", "reason"}),
        meetings.Reopening: frozenset({"point"}),
        meetings.Session: frozenset(
            {"title", "convened", "place", "mode", "attachments", "opening", "reopening", "next_session", "groups"}
        ),
        meetings.TableGroup: frozenset({"name"}),
        people.Attendance: frozenset({"table", "delegate"}),
        people.CountedPeople: frozenset({"label", "table"}),
        people.Delegate: frozenset({"role", "proxy_doc"}),
        people.Staff: frozenset({"organization"}),
        social_impact.ImpactDimension: frozenset(
            {"name", "anyway", "change", "evidence", "for_whom", "inputs", "judgement", "others", "outputs"}
        ),
        social_impact.SocialImpact: frozenset(
            {
                "goal",
                "asked_by",
                "context",
                "participation",
                "method",
                "dimensions",
                "added_value",
                "sustainability",
                "communication",
            }
        ),
    }
)
"""Words of people that a public copy may print, once names have left them."""

_CARD_CODES: Final = frozenset({"id", "language", "lane"})

CODES: Final[Mapping[type[Any], frozenset[str]]] = MappingProxyType(
    {
        details.BudgetSummary: frozenset({"currency"}),
        details.Evaluation: frozenset({"scale", "suppressed_categories", "state"}),
        details.Municipality: frozenset({"hamlets"}),
        details.ProcessDetails: frozenset({"cup", "languages", "workshop"}),
        details.SurveyItem: frozenset({"by_category"}),
        **dict.fromkeys(
            (
                items.HowMightWe,
                items.Lesson,
                items.Note,
                items.ParkedQuestion,
                items.Risk,
                items.Stakeholder,
                items.Statement,
            ),
            _CARD_CODES,
        ),
        items.Commitment: _CARD_CODES | {"public_number"},
        items.Decision: _CARD_CODES | {"kind", "effect"},
        items.Factor: _CARD_CODES | {"sign", "type"},
        items.Indicator: frozenset({"level", "unit", "direction", "frequency", "confidence"}),
        items.Need: _CARD_CODES | {"evidence", "collected_via", "status"},
        items.Position: frozenset({"position"}),
        items.Proposal: _CARD_CODES,
        items.Resource: frozenset({"kind", "unit", "flow"}),
        items.TallyRow: frozenset({"option"}),
        items.Vote: frozenset({"kind", "mode", "outcome", "options", "tally", "entries", "voters_by_role"}),
        meetings.MinutesRecord: frozenset({"status", "protocol_no", "route"}),
        minutes_life.MinutesVersion: frozenset({"digest", "language"}),
        minutes_life.Rectification: frozenset({"protocol_no"}),
        minutes_life.SignedFile: frozenset({"sha256"}),
        people.Organization: frozenset({"name", "short", "legal_form", "procedural_role", "runts_ref"}),
        people.Participant: frozenset({"pseudonym"}),
        people.Staff: frozenset({"role"}),
        templates.Bilingual: frozenset({"it", "en"}),
    }
)
"""Codes of the format, and names that a body publishes of itself: no sentence of anybody's stands there."""

AWAY: Final[Mapping[type[Any], frozenset[str]]] = MappingProxyType(
    {
        items.Indicator: frozenset({"set_aside_reason"}),
        items.Resource: frozenset({"set_aside_reason"}),
    }
)
"""Fields that would take their record out of every document; they are filled in records of their own."""
