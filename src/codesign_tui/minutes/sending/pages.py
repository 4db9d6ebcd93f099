"""The single pages of a whole path: for who arrives now, for who governs, for the noticeboard; and its reports.

The page of the noticeboard is in plain words and large type, without codes or abbreviations, and always public.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from codesign_tui.domain.budget import planned
from codesign_tui.domain.items import Cluster, Commitment, Need
from codesign_tui.domain.meetings import session_state
from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.people import Organization, Participant
from codesign_tui.domain.terms import SessionState
from codesign_tui.minutes.compose import heading
from codesign_tui.minutes.compose.commitments import conditions
from codesign_tui.minutes.compose.frame import capital, sentence
from codesign_tui.minutes.document import Block, Document, Heading, ListBlock, Look, Paragraph, Table
from codesign_tui.minutes.sending.documents import page
from codesign_tui.minutes.sending.outcomes import Outcomes, shortened
from codesign_tui.minutes.sending.outgoing import Outgoing
from codesign_tui.minutes.sending.reports import budget, logframe, proposals_by_category, social_impact

NEWCOMER: Final = "newcomer"
SUMMARY: Final = "summary"
NOTICE: Final = "notice"
REPORT: Final = "report"
BUDGET: Final = "budget"
LOGFRAME: Final = "logframe"
IMPACT: Final = "vis"

_MOST: Final = 8
"""Rows of one kind on a single page; of more, how many others there are."""

_FEW: Final = 5
"""The same where a page holds many kinds."""

_FEWEST: Final = 2
"""The same of whole sentences in large type."""

_CUT: Final = 110
"""Characters of a sentence on a page to read at a glance."""

_SHORT: Final = 40
"""The same, of words that only exemplify."""


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


def _newcomer(out: Outgoing) -> Iterator[Block]:
    """Yield what was asked, chosen, promised, what happened, and what whoever arrives must still receive or sign."""
    say, outcomes = out.say, Outcomes(out)
    yield Heading(1, say("pages.heading.asked"))
    yield ListBlock(tuple(_asked(out))) if out.shown(Need) else Paragraph(say("pages.nothing_yet"))
    yield Heading(1, say("pages.heading.chosen"))
    yield _list(out, [f"{out.frame.code(each)} – {each.title}" for each in outcomes.shared()], _FEW - 1)
    yield Heading(1, say("pages.heading.promised"))
    yield _promises(out, outcomes.to_do())
    yield Heading(1, say("pages.heading.happened"))
    yield _list(out, [*_meetings(out), *_kept(out, outcomes)])
    yield Heading(1, say("pages.heading.receive"))
    yield ListBlock(tuple(_to_receive(out)))
    if when := outcomes.next_session():
        yield Paragraph(when, lead=say("letters.next"))


def _asked(out: Outgoing) -> Iterator[str]:
    """Yield each group of needs with how many there are and the one that was chosen most."""
    needs = out.shown(Need)
    marks = {row.option: row.total for vote in out.votes() for row in vote.tally}
    groups = [(cluster.name, cluster.id) for cluster in out.process.all(Cluster) if not cluster.restricted]
    for name, identifier in (*groups, (out.say("pages.no_group"), None)):
        inside = [need for need in needs if need.cluster == identifier]
        if inside:
            first = max(inside, key=lambda need: marks.get(need.id, 0))
            yield out.say("pages.group", n=len(inside), name=name, words=shortened(first.text, _SHORT))


def _promises(out: Outgoing, commitments: list[Commitment]) -> Block:
    """Return what is still to be done: what, who, by when."""
    if not commitments:
        return Paragraph(out.say("pages.nothing_yet"))
    rows = [(shortened(each.text, _CUT), _who(out, each), _by(out, each)) for each in commitments[:_FEW]]
    if len(commitments) > _FEW:
        rows.append((out.say("pages.others", n=len(commitments) - _FEW), "", ""))
    return Table("", out.frame.columns("commitment", "owner", "due"), tuple(rows), (9, 4, 4))


def _who(out: Outgoing, commitment: Commitment) -> str:
    """Return the body that answers for a commitment, in short, or who does."""
    body = out.body_of(commitment)
    return body.label if body is not None else out.owner(commitment) or out.say("minutes.commitments.no_owner")


def _by(out: Outgoing, commitment: Commitment) -> str:
    """Return by when, and that the date has passed."""
    due = out.due(commitment)
    if due is None:
        return commitment.due_words or out.say("minutes.commitments.no_date")
    day = out.frame.day(due.isoformat())
    return out.say("pages.late", day=day) if out.is_late(commitment) else day


def _meetings(out: Outgoing) -> Iterator[str]:
    """Yield the sessions that were held."""
    for session in out.sessions():
        if session_state(session) is not SessionState.PLANNED:
            day = out.frame.day(session.date)
            yield f"{day} – {session.title}" if day else session.title


def _kept(out: Outgoing, outcomes: Outcomes) -> Iterator[str]:
    """Yield how many commitments were kept."""
    everything = len(out.shown(Commitment))
    if everything:
        yield out.say("pages.kept", n=len(outcomes.done()), all=everything)


def _to_receive(out: Outgoing) -> Iterator[str]:
    """Yield what whoever joins must still be given or sign."""
    say, details = out.say, out.process.details
    reference = details.privacy.notice_ref
    yield say("pages.receive.privacy_ref", words=reference) if reference else say("pages.receive.privacy")
    if out.frame.procedure:
        yield say("pages.receive.delegation")
    if details.table_rules:
        yield say("pages.receive.rules")
    yield say("pages.receive.minutes")
    if details.privacy.photo_consent_asked:
        yield say("pages.receive.photo")
    if details.ip_release_collected is not None:
        yield say("pages.receive.ideas")
    yield say("pages.receive.name")


def _summary(out: Outgoing) -> Iterator[Block]:
    """Yield what whoever governs needs to know: who met, what is proposed, what is done, what waits for them."""
    say, outcomes = out.say, Outcomes(out)
    yield Paragraph(_numbers(out, outcomes))
    yield Heading(1, say("pages.heading.proposed"))
    yield _list(out, [f"{out.frame.code(each)} – {each.title}" for each in outcomes.shared()])
    yield Heading(1, say("pages.heading.done"))
    yield _list(out, [shortened(each.text, _CUT) for each in outcomes.done()])
    waiting = [*_waiting(out, outcomes)]
    yield Heading(1, say("pages.heading.attention"))
    yield _list(out, waiting) if waiting else Paragraph(say("pages.nothing_waits"))
    if money := _money(out):
        yield Heading(1, say("pages.heading.money"))
        yield Paragraph(money)
    if when := outcomes.next_session():
        yield Paragraph(when, lead=say("letters.next"))


def _numbers(out: Outgoing, outcomes: Outcomes) -> str:
    """Return the path in one paragraph of numbers."""
    say = out.say
    counts = (
        ("sessions", len([*_meetings(out)])),
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
            words = shortened(each.text.rstrip(" ."), _CUT)
            yield f"{out.frame.code(each)} – {words} ({_who(out, each)}): {'; '.join(reasons)}"


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
    yield Paragraph(say("pages.plain.met", n=len([*_meetings(out)])))
    groups = [cluster.name for cluster in out.process.all(Cluster) if not cluster.restricted]
    if groups:
        yield Paragraph(say("pages.plain.talked", what="; ".join(groups[: _FEW - 2])))
    for name, words, most in (
        ("chosen", [each.title for each in outcomes.shared()], _FEW - 2),
        ("done", [sentence(each.text) for each in outcomes.done()], _FEWEST),
        ("will_do", [_plainly(out, each) for each in outcomes.to_do()], _FEWEST),
    ):
        if words:
            yield Heading(1, say(f"pages.plain.{name}"))
            yield _list(out, words, most)
    when, office = outcomes.next_session(), heading.office(out.frame)
    last = say("pages.plain.next", when=when) if when else say("pages.plain.ask", office=office)
    yield Paragraph(last, lead=say("pages.plain.come"))


def _plainly(out: Outgoing, commitment: Commitment) -> str:
    """Return a commitment in plain sentences: what, who, by when."""
    body = out.body_of(commitment)
    who = body.name if body is not None else ""
    day = _by(out, commitment) if out.due(commitment) is not None else ""
    return " ".join(
        part
        for part in (
            sentence(commitment.text),
            sentence(out.say("pages.plain.who", who=who)) if who else "",
            out.say("pages.plain.by", day=day) if day else "",
        )
        if part
    )


def _list(out: Outgoing, words: list[str], most: int = _MOST) -> Block:
    """Return a list that keeps to one page; a sentence where there is nothing."""
    if not words:
        return Paragraph(out.say("pages.nothing_yet"))
    others = [out.say("pages.others", n=len(words) - most)] if len(words) > most else []
    return ListBlock((*words[:most], *others))


PAGES: Final[Mapping[str, Page]] = MappingProxyType(
    {
        NEWCOMER: Page(_newcomer, "sheet"),
        SUMMARY: Page(_summary, "minutes"),
        NOTICE: Page(_notice, "large", always_public=True),
        REPORT: Page(proposals_by_category, "minutes"),
        BUDGET: Page(budget, "minutes", landscape=True),
        LOGFRAME: Page(logframe, "minutes", landscape=True),
        IMPACT: Page(social_impact, "minutes"),
    }
)
"""The single pages and the reports by their names."""
