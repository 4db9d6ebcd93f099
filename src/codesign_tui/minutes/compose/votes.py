"""The votes: how each was taken, its tables (`vote_tables`), rounds, voices, and every position that differs.

A vote is a signal of priority; only the approval of minutes is called an approval. A public copy breaks a tally
down only where no category can be told from what is left: see `breakdown`.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from codesign_tui.domain.dissent import differing
from codesign_tui.domain.items import ConsentRound, Position, Vote
from codesign_tui.domain.levels import levels
from codesign_tui.domain.meetings import MinutesRecord
from codesign_tui.domain.results import by_role
from codesign_tui.domain.terms import VoteSource
from codesign_tui.domain.values import Frozen
from codesign_tui.domain.ways import Reading, way_of
from codesign_tui.minutes.compose.frame import Frame, capital, joined, sentence
from codesign_tui.minutes.compose.interests import conflicts
from codesign_tui.minutes.compose.vote_tables import breakdown, tally
from codesign_tui.minutes.document import Block, Heading, ListBlock, Paragraph

_APPROVAL: Final = ("approvazione del verbale", "approval of the minutes")
"""How the subject of such a vote begins."""

_BY_SIGHT: Final = (VoteSource.HANDS, VoteSource.STICKERS)
"""Ways in which marks are counted without a ballot."""

_BALLOTS: Final = {
    VoteSource.HANDS: "minutes.vote.came_in_hands",
    VoteSource.STICKERS: "minutes.vote.came_in_sheets",
    VoteSource.PAPER: "minutes.vote.came_in_paper",
    VoteSource.PHONES: "minutes.vote.came_in_phones",
    VoteSource.BALLOTS: "minutes.vote.ballots",
}
"""How many came in by each way."""


def votes(frame: Frame, found: Iterable[Frozen]) -> Iterator[Block]:
    """Yield the votes among a list of material."""
    held = [entity for entity in found if isinstance(entity, Vote)]
    if not held:
        return
    yield Heading(3, frame.say("minutes.heading.votes"))
    for vote in held:
        yield Paragraph(
            _subject(frame, vote), lead=f"{frame.code(vote)} – {capital(frame.word('vote_kind', vote.kind))}."
        )
        yield from _how(frame, vote)
        yield from tally(frame, vote)
        yield from _rounds(frame, vote)
        yield from _formal(frame, vote)
        yield from _levels(frame, vote)
        yield from _outcome(frame, vote)
    standing = [words for vote in held for words in _standing(frame, vote)]
    if standing:
        yield Heading(3, frame.say("minutes.heading.differing"))
        yield ListBlock(tuple(standing))


def _subject(frame: Frame, vote: Vote) -> str:
    """Return what was voted on."""
    return sentence(capital(frame.word("vote_subject", vote.subject)))


def _how(frame: Frame, vote: Vote) -> Iterator[Block]:
    """Yield how it was voted: mode, voters, dots, in all and by category."""
    parts = [vote.mode or "", frame.say("minutes.vote.secret") if vote.secret else ""]
    if vote.voters is not None:
        parts.append(frame.say("minutes.vote.voters", n=vote.voters))
    parts += _came_in(frame, vote)
    if vote.blank:
        parts.append(frame.say("minutes.vote.blank", n=vote.blank))
    parts += _limits(frame, vote)
    words = sentence(capital(joined(parts, "; ")))
    categories, pooled = breakdown(frame, vote)
    voters = vote.voters_by_category
    who = [f"{frame.category(category)} {voters[category]}" for category in categories if category in voters]
    if pooled:
        others = sum(voters[category] for category in pooled)
        who.append(f"{frame.say('minutes.vote.others')} {others}")
    by_category = frame.say("minutes.vote.by_category", counts=", ".join(who)) if who else ""
    if words or by_category:
        yield Paragraph(joined((words, by_category), " "))
    yield from conflicts(frame, vote.conflicts, frame.say("minutes.vote.abstaining"))


def _came_in(frame: Frame, vote: Vote) -> Iterator[str]:
    """Yield by which ways votes came in: how many ballots of each, where they were counted one by one."""
    for source in VoteSource:
        ways = [entry for entry in vote.entries if entry.source is source]
        if cast := sum(entry.ballots or 0 for entry in ways):
            yield frame.say(_BALLOTS[source], n=cast)
        elif ways and source in _BY_SIGHT:
            yield frame.say(f"minutes.vote.came_by_{source.value}")


def _limits(frame: Frame, vote: Vote) -> Iterator[str]:
    """Yield what bounds a ballot: dots, choices, the scale, the budget."""
    for field, name in (("dots_per_voter", "dots"), ("max_per_option", "at_most"), ("choices", "choices")):
        if (number := getattr(vote, field)) is not None:
            yield frame.say(f"minutes.vote.{name}", n=number)
    if way_of(vote.kind).reading is Reading.MEAN:
        scale = levels(vote)
        yield frame.say("minutes.vote.scale", lowest=scale[0], highest=scale[-1])
    if vote.budget is not None:
        yield frame.say("minutes.vote.budget", amount=frame.say.euros(vote.budget))


def _rounds(frame: Frame, vote: Vote) -> Iterator[Block]:
    """Yield the rounds of a consent, each after what was integrated for it, with objections and reservations."""
    for turn in vote.rounds:
        if turn.integration:
            yield Paragraph(turn.integration, lead=frame.say("minutes.lead.integration"))
        yield Paragraph(_round(frame, turn), lead=frame.say("minutes.vote.round", number=turn.n))
        positions = [position(frame, one) for one in turn.details]
        if positions and not vote.secret:
            yield ListBlock(tuple(positions))


def _standing(frame: Frame, vote: Vote) -> list[str]:
    """Return the objections, reservations and votes against that a vote leaves on record."""
    return [f"{frame.code(vote)}: {position(frame, one)}" for one in differing(vote)]


def _round(frame: Frame, turn: ConsentRound) -> str:
    """Return the numbers of one round."""
    return frame.say(
        "minutes.vote.round_counts", consent=turn.consent, reservation=turn.reservation, objection=turn.objection
    )


def position(frame: Frame, held: Position) -> str:
    """Return who holds what, in their own words; of an unsigned ballot the words alone."""
    what = capital(frame.word("position", held.position))
    if not (held.participant or held.organization):
        return frame.say("minutes.vote.from_ballot", what=what, words=held.text) if held.text else what
    who = frame.voice(held.participant, held.organization)
    if held.text:
        return frame.say("minutes.vote.position_words", what=what, who=who, words=held.text)
    return frame.say("minutes.vote.position", what=what, who=who)


def _formal(frame: Frame, vote: Vote) -> Iterator[Block]:
    """Yield a formal vote: for, against, abstained, and the voices that differ."""
    counts = (("in_favour", vote.in_favour), ("against", vote.against), ("abstained", vote.abstained))
    if vote.tally or (vote.in_favour is None and vote.against is None and not vote.details):
        return
    words = [frame.say(f"minutes.vote.{name}", number=number) for name, number in counts if number is not None]
    if words:
        yield Paragraph(sentence(capital(", ".join(words))))
    if vote.details and not vote.secret:
        yield ListBlock(tuple(position(frame, one) for one in vote.details))


def _levels(frame: Frame, vote: Vote) -> Iterator[Block]:
    """Yield the voices that differ where levels were voted."""
    if vote.tally and vote.details and not vote.secret:
        yield ListBlock(tuple(position(frame, one) for one in vote.details))


def _outcome(frame: Frame, vote: Vote) -> Iterator[Block]:
    """Yield who agrees by role, the outcome, when it is looked at again.

    Only minutes are approved, everything else is shared or goes no further.
    """
    yield from _roles(frame, vote)
    if vote.review_date:
        yield Paragraph(frame.say("minutes.vote.review", day=frame.day(vote.review_date)))
    if not vote.outcome:
        return
    group = "minutes_outcome" if _approves_minutes(frame, vote) else "outcome_vote"
    yield Paragraph(sentence(capital(frame.word(group, vote.outcome))), lead=frame.say("minutes.lead.outcome"))


def _roles(frame: Frame, vote: Vote) -> Iterator[Block]:
    """Yield how many agree by procedural role; in the internal copy of a procedure alone, as roles are small groups."""
    shares = by_role(frame.process, vote) if frame.procedure and not frame.public else []
    if shares:
        said = [
            frame.say(
                "minutes.vote.role_share",
                role=frame.word("procedural_role", share.role),
                agree=share.agree,
                of=share.of,
            )
            for share in shares
        ]
        yield Paragraph(frame.say("minutes.vote.by_role", shares=joined(said, ", ")))


def _approves_minutes(frame: Frame, vote: Vote) -> bool:
    """Tell whether a vote approved minutes: they say so, or its subject does."""
    named = {record.approval_vote for record in frame.process.all(MinutesRecord)}
    return vote.id in named or vote.subject.casefold().startswith(_APPROVAL)
