"""For who arrives now: asked, chosen, promised, happened, and what they must still receive or sign.

As a sheet to take home, and as the parts of a recap of three minutes before the hall (`tui/projector/recap_page.py`):
the same words, composed once. Nothing restricted is in either.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from codesign_tui.domain.indicators import last_reading, of_few
from codesign_tui.domain.items import Cluster, Commitment, Indicator, Need, Proposal
from codesign_tui.domain.newcomer import ToReceive, to_receive
from codesign_tui.domain.proposal_fates import Stage, told_proposals
from codesign_tui.domain.terms import ProposalStatus
from codesign_tui.minutes.compose.frame import capital, joined
from codesign_tui.minutes.compose.knowing import destiny_of
from codesign_tui.minutes.compose.proposals import status_words
from codesign_tui.minutes.document import Block, Heading, ListBlock, Paragraph, Table
from codesign_tui.minutes.sending.outcomes import Outcomes, shortened
from codesign_tui.minutes.sending.outgoing import Outgoing
from codesign_tui.minutes.sending.page_pieces import CUT, FEW, by_when, listed, meetings, who

_SHORT: Final = 40
"""Characters of words that only exemplify."""
_HALL: Final = 80
"""Characters of a sentence that a hall reads from afar."""


class Part(StrEnum):
    """The parts of the recap, in order; the value is part of its heading's message."""

    ASKED = "asked"
    CHOSEN = "chosen"
    PROMISED = "promised"
    HAPPENED = "happened"
    RECEIVE = "receive"


@dataclass(frozen=True, slots=True)
class Told:
    """One thing of a recap: its words, and smaller what stands with it."""

    words: str
    aside: str = ""


@dataclass(frozen=True, slots=True)
class RecapPart:
    """One part of the recap: its heading in words, what it tells, how many more there are."""

    part: Part
    heading: str
    told: tuple[Told, ...]
    others: int = 0


def newcomer(out: Outgoing) -> Iterator[Block]:
    """Yield the sheet for who arrives now."""
    say, outcomes = out.say, Outcomes(out)
    yield Heading(1, say("pages.heading.asked"))
    yield ListBlock(tuple(_groups(out))) if out.shown(Need) else Paragraph(say("pages.nothing_yet"))
    yield Heading(1, say("pages.heading.chosen"))
    chosen = [joined((f"{out.frame.code(each)} – {each.title}", _after(out, each)), "; ") for each in outcomes.shared()]
    yield listed(out, chosen, FEW - 1)
    yield Heading(1, say("pages.heading.promised"))
    yield _promises(out, outcomes.to_do())
    yield Heading(1, say("pages.heading.happened"))
    yield listed(out, [*meetings(out), *_kept(out, outcomes)])
    yield Heading(1, say("pages.heading.receive"))
    yield from (Paragraph(say("recap.box", words=received_words(out, one))) for one in to_receive(out.process))
    if when := outcomes.next_session():
        yield Paragraph(when, lead=say("letters.next"))


def recap(out: Outgoing) -> tuple[RecapPart, ...]:
    """Return the parts of the recap, a few lines each, whatever they have to tell."""
    outcomes = Outcomes(out)
    every = {
        Part.ASKED: _asked(out),
        Part.CHOSEN: _chosen(out, outcomes),
        Part.PROMISED: _promised(out, outcomes),
        Part.HAPPENED: _happened(out, outcomes),
        Part.RECEIVE: [Told(received_words(out, one)) for one in to_receive(out.process)],
    }
    most = {Part.RECEIVE: len(ToReceive)}
    return tuple(
        RecapPart(part, out.say(f"recap.heading.{part.value}"), tuple(told[: most.get(part, FEW)]),
                  max(len(told) - most.get(part, FEW), 0))
        for part, told in every.items()
    )  # fmt: skip


def received_words(out: Outgoing, what: ToReceive) -> str:
    """Return what is received or signed, in words; the privacy notice with its reference where there is one."""
    reference = out.process.details.privacy.notice_ref
    if what is ToReceive.PRIVACY and reference:
        return out.say("recap.receive.privacy_ref", words=reference)
    return out.say(f"recap.receive.{what.value}")


def _by_group(out: Outgoing) -> list[tuple[str, list[Need]]]:
    """Return the needs by group, the group that most of them are in first; those of no group last."""
    needs = out.shown(Need)
    groups = [(cluster.name, cluster.id) for cluster in out.process.all(Cluster) if not cluster.restricted]
    inside = [(name, [need for need in needs if need.cluster == identifier]) for name, identifier in groups]
    inside.sort(key=lambda group: -len(group[1]))
    known = {identifier for _, identifier in groups}
    inside.append((out.say("pages.no_group"), [need for need in needs if need.cluster not in known]))
    return [(name, found) for name, found in inside if found]


def _first(out: Outgoing, needs: list[Need]) -> Need:
    """Return the need of a group that was chosen most."""
    marks = {row.option: row.total for vote in out.votes() for row in vote.tally}
    return max(needs, key=lambda need: marks.get(need.id, 0))


def _groups(out: Outgoing) -> Iterator[str]:
    """Yield each group of needs with how many there are and the one that was chosen most."""
    for name, inside in _by_group(out):
        words = shortened(_first(out, inside).text, _SHORT)
        yield out.say("pages.group", n=len(inside), name=name, words=words)


def _asked(out: Outgoing) -> list[Told]:
    """Return the groups of needs for the hall."""
    return [
        Told(out.words(name), out.say("recap.needs", n=len(inside), words=out.words(shortened(_first(out, inside).text,
                                                                                              _HALL))))
        for name, inside in _by_group(out)
    ]  # fmt: skip


def _chosen(out: Outgoing, outcomes: Outcomes) -> list[Told]:
    """Return the shared proposals for the hall, with how far they came and what happens after."""
    stages = {one.proposal.id: one.stage for one in told_proposals(out.process)}
    told = []
    for each in outcomes.shared():
        done = out.say("recap.carried_out") if stages.get(each.id) is Stage.CARRIED_OUT else ""
        sent = status_words(out.frame, each) if each.status is ProposalStatus.FORWARDED else ""
        told.append(Told(out.words(each.title), capital(joined((done, out.words(sent), _after(out, each)), " · "))))
    return told


def _after(out: Outgoing, proposal: Proposal) -> str:
    """Return what happens to a proposal after the path; empty where nobody said it."""
    words = destiny_of(out.frame, proposal)
    return out.words(words[:1].lower() + words[1:])


def _promises(out: Outgoing, commitments: list[Commitment]) -> Block:
    """Return what is still to be done: what, who, by when."""
    if not commitments:
        return Paragraph(out.say("pages.nothing_yet"))
    rows = [(shortened(each.text, CUT), who(out, each), by_when(out, each)) for each in commitments[:FEW]]
    if len(commitments) > FEW:
        rows.append((out.say("pages.others", n=len(commitments) - FEW), "", ""))
    return Table("", out.frame.columns("commitment", "owner", "due"), tuple(rows), (9, 4, 4))


def _promised(out: Outgoing, outcomes: Outcomes) -> list[Told]:
    """Return what is still to be done for the hall."""
    return [
        Told(out.words(shortened(each.text.rstrip(" ."), _HALL)), f"{who(out, each)} · {by_when(out, each)}")
        for each in outcomes.to_do()
    ]


def _happened(out: Outgoing, outcomes: Outcomes) -> list[Told]:
    """Return what happened for the hall: meetings, promises kept, what was done last, what was measured."""
    held, kept = [*meetings(out)], [*_kept(out, outcomes)]
    told = [Told(out.say("recap.met", n=len(held)), out.words(held[-1]))] if held else []
    told += [Told(words) for words in kept]
    done = sorted(outcomes.done(), key=lambda each: each.completed_on or "", reverse=True)
    told += [Told(out.words(shortened(each.text.rstrip(" ."), _HALL)), who(out, each)) for each in done[:2]]
    return [*told, *_measured(out)]


def _measured(out: Outgoing) -> Iterator[Told]:
    """Yield the indicators that were read, the latest reading first; a percentage of few as how many of how many."""
    hidden = {session.id for session in out.process.sessions() if session.restricted}
    read = [
        (one, last)
        for one in out.process.all(Indicator)
        if one.counts and (last := last_reading(one)) is not None and last.session not in hidden
    ]
    for one, last in sorted(read, key=lambda pair: pair[1].date, reverse=True):
        few = of_few(one, last.value, last.n)
        value = f"{out.say.number(last.value)} {one.unit or ''}".strip()
        said = out.say("minutes.so_many_of", some=few[0], all=few[1]) if few is not None else value
        yield Told(out.words(shortened(one.name, _HALL)), out.words(joined((said, out.frame.day(last.date)))))


def _kept(out: Outgoing, outcomes: Outcomes) -> Iterator[str]:
    """Yield how many commitments were kept."""
    everything = len(out.shown(Commitment))
    if everything:
        yield out.say("pages.kept", n=len(outcomes.done()), all=everything)
