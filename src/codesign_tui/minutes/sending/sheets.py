"""The sheets that an office opens in a spreadsheet: commitments, needs, proposals, votes, resources, people.

The sheet of resources is fit for *rendicontazione*: planned and actual, what is reimbursed, the document and the act,
totals at the foot (`domain.md` §1.7). People's sheets exist in the internal copy alone.
"""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from codesign_tui.domain.budget import FLOWS, Totals, actual, planned, value_of
from codesign_tui.domain.items import Cluster, Commitment, Need, Proposal, Resource, Vote
from codesign_tui.domain.people import Attendance, Participant
from codesign_tui.domain.sheets import COMMITMENT_COLUMNS, EVIDENCE, NOTE
from codesign_tui.domain.terms import Attribution, Category
from codesign_tui.minutes.compose.proposals import outcome, proposers
from codesign_tui.minutes.compose.vote_rows import VoteRow, rows_of
from codesign_tui.minutes.sending.cells import Cell, Sheet, day_of
from codesign_tui.minutes.sending.going_out_sheets import published, sent
from codesign_tui.minutes.sending.knowing_sheets import indicators, proposals_by_category, readings
from codesign_tui.minutes.sending.outgoing import Outgoing
from codesign_tui.minutes.sending.tabulated import tabulated

_CENT: Final = Decimal("0.01")


def sheets(out: Outgoing) -> tuple[Sheet, ...]:
    """Return the sheets of a path; people's only in the internal copy."""
    made = [make(out) for make in _FOR_ALL.values()]
    if not out.public:
        made += [make(out) for make in _INSIDE.values()]
    return tuple(made)


def commitments(out: Outgoing) -> Sheet:
    """Return the commitments, whose state the office types back."""
    rows = tuple(_commitment(out, each) for each in out.shown(Commitment))
    return tabulated(out, "commitments", tuple(_column(out, name) for name in COMMITMENT_COLUMNS), rows)


def _column(out: Outgoing, name: str) -> str:
    """Return a column's name: words without names are never read back over the whole ones."""
    return f"{name}_public" if out.public and name in (NOTE, EVIDENCE) else name


def _commitment(out: Outgoing, each: Commitment) -> tuple[Cell, ...]:
    """Return a commitment's row."""
    person = out.process.person(each.owner)
    body = out.body_of(each)
    helpers = (out.frame.person_and_body(helper) or out.frame.short_body(helper) for helper in each.supporters)
    return (
        out.frame.code(each),
        out.words(each.text),
        out.words(out.frame.name(person)) if person is not None else "",
        body.name if body is not None else "",
        out.words(", ".join(filter(None, helpers))),
        day_of(each.due),
        out.words(each.due_words),
        day_of(each.new_due),
        out.state(each),
        day_of(each.completed_on),
        out.words(each.progress_note),
        out.words(each.evidence),
        out.references(each.proposals),
        out.references(each.resources),
        out.in_session(each.session),
    )


def needs(out: Outgoing) -> Sheet:
    """Return the needs; of an anonymous one its words alone."""
    answers: dict[str, list[str]] = {}
    for proposal in out.shown(Proposal):
        for need in proposal.needs:
            answers.setdefault(need, []).append(out.frame.code(proposal))
    rows = tuple(_need(out, each, answers.get(each.id, [])) for each in out.shown(Need))
    return tabulated(out, "needs", ("code", "need", "group", "said_by", "evidence", "proposals", "session"), rows)


def _need(out: Outgoing, need: Need, answers: Iterable[str]) -> tuple[Cell, ...]:
    """Return a need's row."""
    told = need.attribution is not Attribution.ANONYMOUS
    return (
        out.frame.code(need),
        out.words(need.text),
        out.words(_group(out, need.cluster)),
        out.words(out.frame.signed_by(need)),
        out.words(need.evidence) if told else "",
        ", ".join(answers),
        out.in_session(need.session) if told else "",
    )


def _group(out: Outgoing, cluster: str | None) -> str:
    """Return the name of a group of cards."""
    found = out.process.get(Cluster, cluster)
    return found.name if found is not None else ""


def proposals(out: Outgoing) -> Sheet:
    """Return the proposals and what became of them."""
    promised: dict[str, list[str]] = {}
    for commitment in out.shown(Commitment):
        for proposal in commitment.proposals:
            promised.setdefault(proposal, []).append(out.frame.code(commitment))
    rows = tuple(
        (
            out.frame.code(each),
            out.words(each.title),
            out.words(each.text),
            out.words(proposers(out.frame, each)),
            out.references(each.needs),
            out.words(outcome(out.frame, each)),
            each.impact,
            each.effort,
            out.words(each.place),
            ", ".join(promised.get(each.id, [])),
        )
        for each in out.shown(Proposal)
    )
    columns = ("code", "proposal", "text", "proposers", "needs", "outcome", "impact", "effort", "place", "commitments")
    return tabulated(out, "proposals", columns, rows)


def votes(out: Outgoing) -> Sheet:
    """Return what each option got, overall and by category as far as the copy may tell."""
    rows = tuple(_vote(out, vote, row) for vote in out.votes() for row in rows_of(out.frame, vote))
    columns = ("code", "session", "subject", "option", "result", *(category.value for category in Category), "together")
    return tabulated(out, "votes", columns, rows)


def _vote(out: Outgoing, vote: Vote, row: VoteRow) -> tuple[Cell, ...]:
    """Return one option's row."""
    counts = (_number(row.by_category.get(category)) for category in Category)
    subject = out.frame.word("vote_subject", vote.subject)
    pooled = _number(row.pooled)
    return (
        out.frame.code(vote),
        out.in_session(vote.session),
        out.words(subject),
        out.words(row.label),
        _number(row.value),
        *counts,
        pooled,
    )


def _number(value: Fraction | None) -> Cell:
    """Return a count whole, a mean to two decimals."""
    if value is None:
        return None
    if value.denominator == 1:
        return int(value)
    return (Decimal(value.numerator) / Decimal(value.denominator)).quantize(_CENT)


_RESOURCES: Final = (
    "code", "flow", "provider", "kind", "description", "quantity", "unit", "unit_value", "planned",
    "actual_quantity", "actual", "reimbursable", "volunteers", "evidence", "act", "session",
)  # fmt: skip


def resources(out: Outgoing) -> Sheet:
    """Return the ledger of resources with its totals at the foot."""
    found = out.resources()
    order = {flow: place for place, flow in enumerate(FLOWS)}
    rows = tuple(_resource(out, each) for each in sorted(found, key=lambda row: order.get(row.flow, len(FLOWS))))
    return tabulated(out, "resources", _RESOURCES, rows, tuple(_totals(out, planned(found), actual(found))))


def _resource(out: Outgoing, each: Resource) -> tuple[Cell, ...]:
    """Return one row of the ledger."""
    return (
        out.frame.code(each),
        out.say(f"sheets.flow.{each.flow}") if each.flow in FLOWS else each.flow,
        out.frame.body(each.provider),
        out.frame.word("resource_kind", each.kind),
        out.words(each.description),
        each.quantity,
        out.words(each.unit),
        _amount(each.unit_value),
        _amount(value_of(each)),
        each.actual_quantity,
        _amount(each.actual_value),
        _yes_no(out, each.reimbursable),
        _yes_no(out, each.volunteer_valuation),
        out.words(each.evidence_ref),
        out.words(each.act),
        out.in_session(each.session),
    )


def _totals(out: Outgoing, plan: Totals, real: Totals) -> Iterable[tuple[Cell, ...]]:
    """Yield the totals in the columns of their rows; nothing actual while nobody has reported anything."""
    is_reported = any(row.actual_value is not None for row in out.resources())
    at_plan, at_real = _RESOURCES.index("planned"), _RESOURCES.index("actual")
    for name in ("sources", "uses", "reserve", "in_kind", "volunteers", "reimbursable"):
        cells: list[Cell] = [None] * len(_RESOURCES)
        cells[_RESOURCES.index("description")] = out.say(f"sheets.total.{name}")
        cells[at_plan] = _amount(getattr(plan, name))
        cells[at_real] = _amount(getattr(real, name)) if is_reported else None
        yield tuple(cells)


def _amount(amount: Decimal | None) -> Decimal | None:
    """Return euros to the cent."""
    return None if amount is None else Decimal(amount).quantize(_CENT)


def _yes_no(out: Outgoing, value: bool | None) -> str:
    """Return yes, no, or nothing where nobody said."""
    return "" if value is None else out.say("minutes.yes" if value else "minutes.no")


def participants(out: Outgoing) -> Sheet:
    """Return the members of the table; for the office alone."""
    rows = tuple(
        (
            person.last_name,
            person.first_name,
            out.frame.body(person.organization),
            out.frame.category(person.category),
            person.role,
            _yes_no(out, person.can_vote),
            _yes_no(out, person.observer),
            _yes_no(out, person.public_name_ok),
        )
        for person in out.process.all(Participant)
    )
    columns = ("last_name", "first_name", "body", "category", "role", "votes", "observer", "name_in_public")
    return tabulated(out, "participants", columns, rows)


def attendance(out: Outgoing) -> Sheet:
    """Return who attended which session, with times; for the office alone."""
    rows = []
    for session in out.sessions():
        for record in out.process.in_session(Attendance, session.id):
            person = out.process.person(record.participant)
            if not isinstance(person, Participant):
                continue
            delegate = record.delegate.full_name if record.delegate is not None else ""
            when = (record.arrived_at or session.actual_start, record.left_at or session.actual_end)
            named = (person.last_name, person.first_name, out.frame.body(person.organization))
            status = out.say.term(record.status)
            rows.append((str(session.number), day_of(session.date), *named, status, *when, delegate))
    columns = ("session", "day", "last_name", "first_name", "body", "presence", "arrived", "left", "delegate")
    return tabulated(out, "attendance", columns, tuple(rows))


_Make = Callable[[Outgoing], Sheet]
_FOR_ALL: Final[Mapping[str, _Make]] = MappingProxyType(
    {
        "commitments": commitments,
        "needs": needs,
        "proposals": proposals,
        "votes": votes,
        "resources": resources,
        "report": proposals_by_category,
        "indicators": indicators,
        "readings": readings,
        "published": published,
    }
)
_INSIDE: Final[Mapping[str, _Make]] = MappingProxyType(
    {"participants": participants, "attendance": attendance, "sent": sent}
)
