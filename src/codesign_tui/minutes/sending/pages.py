"""The single pages of a whole path: for who arrives now, for who governs, for the noticeboard; and its reports.

The page of the noticeboard is in plain words and large type, without codes or abbreviations, and always public.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from codesign_tui.domain.budget import planned
from codesign_tui.domain.items import Cluster, Commitment, Need
from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.people import Organization, Participant
from codesign_tui.minutes.compose import heading
from codesign_tui.minutes.compose.commitments import conditions
from codesign_tui.minutes.compose.frame import capital, sentence
from codesign_tui.minutes.document import Block, Document, Heading, Look, Paragraph
from codesign_tui.minutes.sending.documents import page
from codesign_tui.minutes.sending.newcomer import newcomer
from codesign_tui.minutes.sending.outcomes import Outcomes, shortened
from codesign_tui.minutes.sending.outgoing import Outgoing
from codesign_tui.minutes.sending.page_pieces import CUT, FEW, by_when, listed, meetings, who
from codesign_tui.minutes.sending.reports import budget, logframe, proposals_by_category, social_impact

NEWCOMER: Final = "newcomer"
SUMMARY: Final = "summary"
NOTICE: Final = "notice"
REPORT: Final = "report"
BUDGET: Final = "budget"
LOGFRAME: Final = "logframe"
IMPACT: Final = "vis"

_FEWEST: Final = 2
"""The same of whole sentences in large type."""


@dataclass(frozen=True, slots=True)
class Page:
    """One kind of single page."""

    blocks: Callable[[Outgoing], Iterator[Block]]
    look: Look
    always_public: bool = False
    landscape: bool = False


def single_page(out: Outgoing, name: str) -> Document:
    """Return one of the pages.

    Raises:
        Refused: the page of the noticeboard was asked for as an internal copy.
    """
    kind = PAGES[name]
    if kind.always_public and not out.public:
        raise Refused(msg("sending.notice_is_public"))
    return page(out, name, out.say(f"pages.title.{name}"), kind.blocks(out), look=kind.look, landscape=kind.landscape)


def _summary(out: Outgoing) -> Iterator[Block]:
    """Yield what whoever governs needs to know: who met, what is proposed, what is done, what waits for them."""
    say, outcomes = out.say, Outcomes(out)
    yield Paragraph(_numbers(out, outcomes))
    yield Heading(1, say("pages.heading.proposed"))
    yield listed(out, [f"{out.frame.code(each)} – {each.title}" for each in outcomes.shared()])
    yield Heading(1, say("pages.heading.done"))
    yield listed(out, [shortened(each.text, CUT) for each in outcomes.done()])
    waiting = [*_waiting(out, outcomes)]
    yield Heading(1, say("pages.heading.attention"))
    yield listed(out, waiting) if waiting else Paragraph(say("pages.nothing_waits"))
    if money := _money(out):
        yield Heading(1, say("pages.heading.money"))
        yield Paragraph(money)
    if when := outcomes.next_session():
        yield Paragraph(when, lead=say("letters.next"))


def _numbers(out: Outgoing, outcomes: Outcomes) -> str:
    """Return the path in one paragraph of numbers."""
    say = out.say
    counts = (
        ("sessions", len([*meetings(out)])),
        ("bodies", len(out.process.all(Organization))),
        ("people", len(out.process.all(Participant))),
        ("needs", len(out.shown(Need))),
        ("shared", len(outcomes.shared())),
        ("commitments", len(out.shown(Commitment))),
        ("done", len(outcomes.done())),
        ("late", sum(out.is_late(each) for each in outcomes.to_do())),
    )
    return sentence("; ".join(say(f"pages.number.{name}", n=number) for name, number in counts))


def _waiting(out: Outgoing, outcomes: Outcomes) -> Iterator[str]:
    """Yield what waits for somebody: dates that have passed, acts and confirmations that are needed."""
    for each in outcomes.to_do():
        reasons = [out.say("pages.late", day=_by_day(out, each))] if out.is_late(each) else []
        reasons += [needed] if (needed := conditions(out.frame, each)) else []
        if reasons:
            words = shortened(each.text.rstrip(" ."), CUT)
            yield f"{out.frame.code(each)} – {words} ({who(out, each)}): {'; '.join(reasons)}"


def _by_day(out: Outgoing, commitment: Commitment) -> str:
    """Return the day that holds for a commitment."""
    due = out.due(commitment)
    return out.frame.day(due.isoformat()) if due is not None else ""


def _money(out: Outgoing) -> str:
    """Return the totals as planned, in words; empty without a ledger."""
    rows = out.resources()
    if not rows:
        return ""
    totals = planned(rows)
    names = ("sources", "uses", "in_kind", "volunteers")
    told = [(name, getattr(totals, name)) for name in names]
    words = (out.say(f"pages.money.{name}", amount=amount) for name, amount in told if amount)
    return capital(sentence("; ".join(words)))


def _notice(out: Outgoing) -> Iterator[Block]:
    """Yield, in short plain sentences, what the table talked of, chose, did and will do, and how to come."""
    say, outcomes = out.say, Outcomes(out)
    yield Paragraph(say("pages.plain.met", n=len([*meetings(out)])))
    groups = [cluster.name for cluster in out.process.all(Cluster) if not cluster.restricted]
    if groups:
        yield Paragraph(say("pages.plain.talked", what="; ".join(groups[: FEW - 2])))
    for name, words, most in (
        ("chosen", [each.title for each in outcomes.shared()], FEW - 2),
        ("done", [sentence(each.text) for each in outcomes.done()], _FEWEST),
        ("will_do", [_plainly(out, each) for each in outcomes.to_do()], _FEWEST),
    ):
        if words:
            yield Heading(1, say(f"pages.plain.{name}"))
            yield listed(out, words, most)
    when, office = outcomes.next_session(), heading.office(out.frame)
    last = say("pages.plain.next", when=when) if when else say("pages.plain.ask", office=office)
    yield Paragraph(last, lead=say("pages.plain.come"))


def _plainly(out: Outgoing, commitment: Commitment) -> str:
    """Return a commitment in plain sentences: what, who, by when."""
    body = out.body_of(commitment)
    who = body.name if body is not None else ""
    day = by_when(out, commitment) if out.due(commitment) is not None else ""
    return " ".join(
        part
        for part in (
            sentence(commitment.text),
            sentence(out.say("pages.plain.who", who=who)) if who else "",
            out.say("pages.plain.by", day=day) if day else "",
        )
        if part
    )


PAGES: Final[Mapping[str, Page]] = MappingProxyType(
    {
        NEWCOMER: Page(newcomer, "sheet"),
        SUMMARY: Page(_summary, "minutes"),
        NOTICE: Page(_notice, "large", always_public=True),
        REPORT: Page(proposals_by_category, "minutes"),
        BUDGET: Page(budget, "minutes", landscape=True),
        LOGFRAME: Page(logframe, "minutes", landscape=True),
        IMPACT: Page(social_impact, "minutes"),
    }
)
"""The single pages and the reports by their names."""
