"""Fill in the sheet of a proposal, say who disagrees and why, and how it is read by each category."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final, TypeVar

from codesign_tui.actions.authorship import authorship
from codesign_tui.actions.steps import allowed, changed, commit, found, made
from codesign_tui.domain.ideas import IdeaProfile, Monday, Objection, Reading
from codesign_tui.domain.items import Cluster, HowMightWe, Need, Proposal
from codesign_tui.domain.ledger import Done, Ledger
from codesign_tui.domain.messages import Msg, Refused, msg
from codesign_tui.domain.orphans import GOALS, goals_of
from codesign_tui.domain.people import Organization
from codesign_tui.domain.process import Process
from codesign_tui.domain.tables import code_of
from codesign_tui.domain.terms import Attribution, Category, ProposalStatus
from codesign_tui.domain.text import clean, clean_line
from codesign_tui.domain.transactions import FACILITATOR

A = TypeVar("A", Monday, Reading)

SHEET: Final = (
    "title", "text", "nabc", "needs", "proposers", "hmw", "goals", "cluster", "perimeter", "status", "forwarded_to",
    "note", "place", "local_resources", "second_owner", "pilot", "destiny", "destiny_words", "flash",
    "impact", "effort",
)  # fmt: skip
"""What the sheet of a proposal may change."""


def write_sheet(
    ledger: Ledger, /, proposal_id: str, *, now: datetime, who: str = FACILITATOR, **changes: Any
) -> Done[Proposal]:
    """Change parts of a proposal's sheet, in one transaction.

    To whom it was forwarded makes it forwarded, unless another state is given in the same breath; forwarded to
    nobody is kept, with a warning.

    Raises:
        Refused: no such proposal or part, no title, something it names is not there, or a value does not fit.
    """
    process = ledger.process
    proposal = found(process, Proposal, proposal_id)
    values = allowed(dict(changes), SHEET)
    if "title" in values and not clean_line(values["title"] or ""):
        raise Refused(msg("board.words_missing"))
    _check_names(process, proposal, values)
    if values.get("forwarded_to") and "status" not in values:
        values["status"] = ProposalStatus.FORWARDED
    if "goals" in values and GOALS in proposal.fields:
        values["fields"] = {name: value for name, value in proposal.fields.items() if name != GOALS}
    after = changed(proposal, **values)
    warnings: list[Msg] = []
    if after.status is ProposalStatus.FORWARDED and not after.forwarded_to:
        warnings.append(msg("sheet.forwarded_to_nobody", code=code_of(after)))
    return commit(ledger, "write_sheet", now, after, after, who=who, warnings=warnings)


def object_to(
    ledger: Ledger,
    proposal_id: str,
    text: str,
    *,
    now: datetime,
    participant: str | None = None,
    organization: str | None = None,
    category: Category | None = None,
    attribution: Attribution | None = None,
    who: str = FACILITATOR,
) -> Done[Proposal]:
    """Keep why somebody disagrees with a proposal, in their words, and mark it with the flash.

    Anonymous, it keeps no name, and its category only where that hides among enough people.

    Raises:
        Refused: no such proposal, person or organisation, or no words.
    """
    process = ledger.process
    proposal = found(process, Proposal, proposal_id)
    if not clean(text).strip():
        raise Refused(msg("action.words_missing"))
    said_by = authorship(
        process,
        author=participant,
        organization=organization,
        category=category,
        attribution=attribution,
        session=proposal.session,
    )
    objection = made(
        Objection,
        text=text,
        participant=said_by.author,
        organization=said_by.organization,
        category=said_by.category,
        attribution=said_by.attribution,
    )
    after = changed(proposal, objections=(*proposal.objections, objection), flash=True)
    return commit(ledger, "object_to", now, after, after, who=who)


def withdraw_objection(
    ledger: Ledger, proposal_id: str, at: int, *, now: datetime, who: str = FACILITATOR
) -> Done[Proposal]:
    """Take the objection at a place, from 0, off a proposal; with the last one goes the flash.

    Raises:
        Refused: no such proposal or objection.
    """
    proposal = found(ledger.process, Proposal, proposal_id)
    if not 0 <= at < len(proposal.objections):
        raise Refused(msg("action.nothing_chosen"))
    rest = (*proposal.objections[:at], *proposal.objections[at + 1 :])
    after = changed(proposal, objections=rest, flash=proposal.flash if rest else None)
    return commit(ledger, "withdraw_objection", now, after, after, who=who)


def write_monday(
    ledger: Ledger, proposal_id: str, category: Category, text: str, *, now: datetime, who: str = FACILITATOR
) -> Done[Proposal]:
    """Keep what somebody of a category does on the first Monday; another text replaces it, an empty one drops it.

    Raises:
        Refused: no such proposal.
    """

    def answered(profile: IdeaProfile) -> dict[str, Any]:
        """Return the Mondays with this one."""
        return {"mondays": _answered(profile.mondays, category, text, Monday)}

    return _write_profile(ledger, "write_monday", proposal_id, answered, now, who)


def write_reading(
    ledger: Ledger, proposal_id: str, category: Category, text: str, *, now: datetime, who: str = FACILITATOR
) -> Done[Proposal]:
    """Keep how a category reads a proposal; another text replaces it, an empty one drops it.

    Raises:
        Refused: no such proposal.
    """

    def answered(profile: IdeaProfile) -> dict[str, Any]:
        """Return the readings with this one."""
        return {"readings": _answered(profile.readings, category, text, Reading)}

    return _write_profile(ledger, "write_reading", proposal_id, answered, now, who)


def write_profile(
    ledger: Ledger, /, proposal_id: str, *, now: datetime, who: str = FACILITATOR, **changes: Any
) -> Done[Proposal]:
    """Keep the other answers about how an idea moves people, and the optional scores.

    Raises:
        Refused: no such proposal or part, or a value does not fit.
    """
    names = ("lit_up", "what_remains", "is_not", "charismatic", "chameleonic")
    values = allowed(dict(changes), names)
    return _write_profile(ledger, "write_profile", proposal_id, lambda _: values, now, who)


def _write_profile(
    ledger: Ledger,
    action: str,
    proposal_id: str,
    changes: Callable[[IdeaProfile], dict[str, Any]],
    now: datetime,
    who: str,
) -> Done[Proposal]:
    """Keep a proposal with some answers about how it moves people changed."""
    proposal = found(ledger.process, Proposal, proposal_id)
    profile = proposal.idea_profile or IdeaProfile()
    after = changed(proposal, idea_profile=changed(profile, **changes(profile)))
    return commit(ledger, action, now, after, after, who=who)


def _answered(answers: tuple[A, ...], category: Category, text: str, kind: Callable[..., A]) -> tuple[A, ...]:
    """Return the answers with a category's own in its place, in the order of the categories."""
    kept = [answer for answer in answers if answer.category is not category]
    words = clean(text).strip()
    if words:
        kept.append(kind(category=category, text=words))
    return tuple(sorted(kept, key=lambda answer: list(Category).index(answer.category)))


def _check_names(process: Process, proposal: Proposal, values: dict[str, Any]) -> None:
    """Refuse a sheet that names what is not there; what it named before may stay."""
    for need in set(values.get("needs") or ()) - set(proposal.needs):
        found(process, Need, need)
    if values.get("hmw") is not None:
        found(process, HowMightWe, values["hmw"])
    if values.get("cluster") is not None:
        found(process, Cluster, values["cluster"])
    people = {*(values.get("proposers") or ()), *filter(None, [values.get("second_owner")])}
    for one in people - {*proposal.proposers, proposal.second_owner}:
        if process.person(one) is None:
            found(process, Organization, one)
    for goal in set(values.get("goals") or ()) - set(goals_of(proposal)):
        if goal not in process.details.perimeter.goals:
            raise Refused(msg("action.no_such_goal", goal=goal))
