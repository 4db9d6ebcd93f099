"""What a convention must say (D.M. 72/2021; `domain.md` §1.3), and what the path answers of it already.

What is told here was written or ticked by people: nothing is guessed from free text but the line on duration.
"""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from codesign_tui.domain.budget import planned
from codesign_tui.domain.details import Check, KeptChecklist, TheoryOfChange
from codesign_tui.domain.items import Indicator, Vote
from codesign_tui.minutes.compose.frame import joined
from codesign_tui.minutes.document import Block, Paragraph, Table
from codesign_tui.minutes.family.ground import Ground
from codesign_tui.minutes.family.pieces import alive, section, to_come

CHECKLIST: Final = "agreement"
"""The checklist of a template that lists the same things, by the same names."""

IN_CONVENTION: Final = "convention_clause"
"""The field that marks a commitment to be written in the convention."""

_ABOUT_TIME: Final = ("durata", "duration", "fino al", "until")


def topics(ground: Ground) -> list[tuple[str, str]]:
    """Return each thing that a convention must say with what the path answers; empty where it answers nothing."""
    kept = {check.id: check for one in ground.process.all(KeptChecklist) if one.id == CHECKLIST for check in one.items}
    return [(name, joined((answer(ground), _noted(ground, kept.get(name))), "; ")) for name, answer in _TOPICS.items()]


def unanswered(ground: Ground) -> list[str]:
    """Return the things on which the path says nothing yet."""
    return [name for name, answer in topics(ground) if not answer]


def convention_blocks(ground: Ground) -> Iterator[Block]:
    """Yield the checklist of the convention, and the commitments that were marked to be written in it."""
    say = ground.say
    header = tuple(say(f"family.column.{name}") for name in ("convention", "answered", "to_do"))
    rows = tuple(
        (
            say(f"family.convention.{name}"),
            answer or say("family.convention.nothing"),
            say("family.convention.check" if answer else "family.convention.write"),
        )
        for name, answer in topics(ground)
    )
    marked = [ground.frame.code(each) for each in alive(ground) if each.fields.get(IN_CONVENTION) is True]
    note = [Paragraph(say("family.convention.marked", codes=", ".join(marked)))] if marked else []
    table = Table("", header, rows, (6, 10, 4))
    yield from section(ground, "convention", [Paragraph(say("family.convention.intro")), table, *note])


def _noted(ground: Ground, check: Check | None) -> str:
    """Return what was noted of a thing on the template's own checklist."""
    if check is None or check.done_on is None:
        return ""
    day = ground.frame.day(check.done_on)
    return joined((ground.say("family.convention.seen_to", day=day), check.note or ""), ": ")


def _duration(ground: Ground) -> str:
    """Return the fixed points that speak of time."""
    fixed = ground.details.perimeter.fixed
    return "; ".join(line for line in fixed if any(word in line.casefold() for word in _ABOUT_TIME))


def _duties(ground: Ground) -> str:
    """Return how many commitments there are, of how many bodies."""
    found = alive(ground)
    bodies = {body.id for each in found if (body := ground.out.body_of(each)) is not None}
    return ground.say("family.convention.has.duties", n=len(found), bodies=len(bodies)) if found else ""


def _resources(ground: Ground) -> str:
    """Return the totals of the ledger, and which rows are people's work."""
    rows = ground.out.resources()
    if not rows:
        return ""
    totals = planned(rows)
    staff = [ground.frame.code(row) for row in rows if row.kind in ("paid_staff", "volunteer_time")]
    words = ground.say("family.convention.has.resources", sources=totals.sources, uses=totals.uses, kind=totals.in_kind)
    people = ground.say("family.convention.has.staff", codes=", ".join(staff)) if staff else ""
    return joined((words, people), "; ")


def _insurance(ground: Ground) -> str:
    """Return the rows of the ledger that pay for insurance."""
    rows = [row for row in ground.out.resources() if row.kind == "insurance"]
    return "; ".join(f"{ground.frame.code(row)} – {row.description}" for row in rows)


def _impact(ground: Ground) -> str:
    """Return the indicators of impact, and that there is a theory of change."""
    found = [ground.frame.code(one) for one in _indicators(ground) if one.level == "impact"]
    told = [ground.say("family.convention.has.theory")] if ground.process.all(TheoryOfChange) else []
    told += [ground.say("family.convention.has.impact", codes=", ".join(found))] if found else []
    return "; ".join(told)


def _reporting(ground: Ground) -> str:
    """Return how many costs are to be reimbursed, and how many say by which paper."""
    rows = [row for row in ground.out.resources() if row.flow == "use" and row.reimbursable]
    papers = sum(row.evidence_ref is not None for row in rows)
    return ground.say("family.convention.has.reporting", n=len(rows), papers=papers) if rows else ""


def _revision(ground: Ground) -> str:
    """Return the days on which something that was agreed is looked at again."""
    days = sorted({vote.review_date for vote in ground.process.all(Vote) if vote.review_date})
    return ground.say("family.convention.has.revision", days=", ".join(map(ground.frame.day, days))) if days else ""


def _traceability(ground: Ground) -> str:
    """Return the code of the project, and the acts that commit money."""
    cup = ground.say("minutes.cup", code=ground.details.cup) if ground.details.cup and _prints_cup(ground) else ""
    acts = list(dict.fromkeys(row.act for row in ground.out.resources() if row.act))
    return joined((cup, *acts), "; ")


def _governance(ground: Ground) -> str:
    """Return when the table meets again."""
    days = [ground.frame.day(one.date) for one in to_come(ground) if one.date]
    words = ground.say("family.convention.has.meetings", days=", ".join(days)) if days else ""
    return joined((words, ground.session.next_session or ""), "; ")


def _monitoring(ground: Ground) -> str:
    """Return how many indicators there are, and how many of them were measured."""
    found = _indicators(ground)
    read = sum(bool(one.measurements) for one in found)
    return ground.say("family.convention.has.monitoring", n=len(found), read=read) if found else ""


def _nothing(_ground: Ground) -> str:
    """Return that a path never answers this: it is a matter of the agreement alone."""
    return ""


def _indicators(ground: Ground) -> list[Indicator]:
    """Return the indicators that are still read."""
    return [one for one in ground.process.all(Indicator) if one.counts]


def _prints_cup(ground: Ground) -> bool:
    """Tell whether documents of this kind of path may carry a CUP."""
    return ground.frame.rules.prints_cup


_TOPICS: Final[Mapping[str, Callable[[Ground], str]]] = MappingProxyType(
    {
        "duration": _duration,
        "duties": _duties,
        "resources": _resources,
        "insurance": _insurance,
        "breach": _nothing,
        "impact": _impact,
        "reporting": _reporting,
        "revision": _revision,
        "traceability": _traceability,
        "governance": _governance,
        "monitoring": _monitoring,
    }
)
"""Each thing by its name; the first nine are the law's, the last two are added by practice."""

__all__ = ["CHECKLIST", "convention_blocks", "topics", "unanswered"]
