"""The votes: dots by category and in all, formal votes, rounds of consent, and every position that differs.

A vote is a signal of priority; only the approval of minutes is called an approval. A public copy breaks a tally
down only where no category can be told from what is left: see `breakdown`.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from codesign_tui.domain.items import ConsentRound, Item, Position, TallyRow, Vote
from codesign_tui.domain.meetings import MinutesRecord
from codesign_tui.domain.results import by_role
from codesign_tui.domain.tables import TABLES
from codesign_tui.domain.terms import Category
from codesign_tui.domain.values import Frozen
from codesign_tui.minutes.compose import charts
from codesign_tui.minutes.compose.frame import Frame, capital, joined, sentence
from codesign_tui.minutes.document import Block, Heading, ListBlock, Paragraph, Table

SMALLEST_GROUP: Final = 3
"""Voters under which a category would point at a person (`domain.md` §5.4)."""

_APPROVAL: Final = ("approvazione del verbale", "approval of the minutes")
"""How the subject of such a vote begins."""

_DIFFERS: Final = frozenset({"objection", "reservation", "against"})


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
        yield from _tally(frame, vote)
        yield from _rounds(frame, vote)
        yield from _formal(frame, vote)
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
    if vote.dots_per_voter is not None:
        parts.append(frame.say("minutes.vote.dots", n=vote.dots_per_voter))
    if vote.max_per_option is not None:
        parts.append(frame.say("minutes.vote.at_most", n=vote.max_per_option))
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


def breakdown(frame: Frame, vote: Vote) -> tuple[list[Category], list[Category]]:
    """Return which categories a tally may show by themselves, and which only together.

    The internal copy shows all. In a public one, and for a secret vote in both, a category of fewer than three
    voters is pooled with the others like it; a pool under three, so also one alone, would be told by subtraction,
    and then nothing is broken down.
    """
    voting = [category for category in Category if vote.voters_by_category.get(category)]
    if not (frame.public or vote.secret):
        in_rows = {name for row in vote.tally for name in row.by_category}
        return voting or [category for category in Category if category in in_rows], []
    small = [category for category in voting if vote.voters_by_category[category] < SMALLEST_GROUP]
    pooled = sum(vote.voters_by_category[category] for category in small)
    if small and pooled < SMALLEST_GROUP:
        return [], []
    shown = [category for category in voting if category not in small]
    return (shown, small) if shown else ([], [])


def _tally(frame: Frame, vote: Vote) -> Iterator[Block]:
    """Yield the table of what each option got, with the totals."""
    if not vote.tally:
        return
    categories, pooled = breakdown(frame, vote)
    header = [frame.say("minutes.column.option"), *(capital(frame.category(category)) for category in categories)]
    if pooled:
        header.append(capital(frame.say("minutes.vote.others")))
    rows = [(_option(frame, row.option), *_counts(row, categories, pooled)) for row in vote.tally]
    sums = [str(sum(int(row[column]) for row in rows)) for column in range(1, len(header) + 1)]
    rows.append((frame.say("minutes.total"), *sums))
    numeric = frozenset(range(1, len(header) + 1))
    caption = frame.say("minutes.vote.caption", code=frame.code(vote))
    widths = (10, *(2 for _ in numeric))
    table = Table(caption, (*header, frame.say("minutes.column.total")), tuple(rows), widths, numeric)
    yield charts.of_vote(frame, vote, table, lambda option: _option(frame, option))
    yield from _unused(frame, vote)


def _counts(row: TallyRow, categories: list[Category], pooled: list[Category]) -> tuple[str, ...]:
    """Return the numbers of one option: by category, those pooled, in all."""
    numbers = [row.by_category.get(category, 0) for category in categories]
    if pooled:
        numbers.append(row.total - sum(numbers))
    return tuple(str(number) for number in (*numbers, row.total))


def _unused(frame: Frame, vote: Vote) -> Iterator[Block]:
    """Yield how many dots were not used, when it can be told."""
    if vote.dots_per_voter is None or vote.voters is None:
        return
    given = sum(row.total for row in vote.tally)
    unused = vote.voters * vote.dots_per_voter - given
    if unused > 0:
        yield Paragraph(frame.say("minutes.vote.unused", n=unused, total=vote.voters * vote.dots_per_voter))


def _option(frame: Frame, option: str) -> str:
    """Return an option with the words it stands for."""
    for kind in TABLES.values():
        entity = frame.process.get(kind, option) if issubclass(kind, Item) else None
        if isinstance(entity, Item):
            return f"{frame.code(entity)} – {entity.words}" if frame.named(entity) else frame.code(entity)
    return option


def _rounds(frame: Frame, vote: Vote) -> Iterator[Block]:
    """Yield the rounds of a consent, each after what was integrated for it, with objections and reservations."""
    for turn in vote.rounds:
        if turn.integration:
            yield Paragraph(turn.integration, lead=frame.say("minutes.lead.integration"))
        yield Paragraph(_round(frame, turn), lead=frame.say("minutes.vote.round", number=turn.n))
        positions = [_position(frame, position) for position in turn.details]
        if positions and not vote.secret:
            yield ListBlock(tuple(positions))


def _standing(frame: Frame, vote: Vote) -> list[str]:
    """Return the objections, reservations and votes against that a vote leaves on record."""
    last = vote.rounds[-1].details if vote.rounds else vote.details
    if vote.secret:
        return []
    differing = [position for position in last if position.position in _DIFFERS]
    return [f"{frame.code(vote)}: {_position(frame, position)}" for position in differing]


def _round(frame: Frame, turn: ConsentRound) -> str:
    """Return the numbers of one round."""
    return frame.say(
        "minutes.vote.round_counts", consent=turn.consent, reservation=turn.reservation, objection=turn.objection
    )


def _position(frame: Frame, position: Position) -> str:
    """Return who holds what, in their own words."""
    who = frame.voice(position.participant, position.organization)
    what = frame.word("position", position.position)
    if position.text:
        return frame.say("minutes.vote.position_words", what=capital(what), who=who, words=position.text)
    return frame.say("minutes.vote.position", what=capital(what), who=who)


def _formal(frame: Frame, vote: Vote) -> Iterator[Block]:
    """Yield a formal vote: for, against, abstained, and the voices that differ."""
    counts = (("in_favour", vote.in_favour), ("against", vote.against), ("abstained", vote.abstained))
    if vote.in_favour is None and vote.against is None and not vote.details:
        return
    words = [frame.say(f"minutes.vote.{name}", number=number) for name, number in counts if number is not None]
    if words:
        yield Paragraph(sentence(capital(", ".join(words))))
    if vote.details and not vote.secret:
        yield ListBlock(tuple(_position(frame, position) for position in vote.details))


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
