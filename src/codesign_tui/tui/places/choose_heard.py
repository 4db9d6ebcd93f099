"""What was heard in a vote: the rounds of a consent, a formal vote, the voices that differ, who agrees by role."""

from collections.abc import Iterable, Sequence

from textual.content import Content

from codesign_tui.domain.items import Position, Vote
from codesign_tui.domain.people import Organization
from codesign_tui.domain.process import Process
from codesign_tui.domain.results import by_role
from codesign_tui.domain.voices import SMALLEST_GROUP
from codesign_tui.locale import Translator
from codesign_tui.tui.columns import folded_lines
from codesign_tui.tui.origins import owner
from codesign_tui.tui.places.choose_words import role_words


def rounds(process: Process, vote: Vote, words: Translator, width: int) -> list[Content]:
    """Return the rounds of a consent, each after what was integrated for it."""
    lines: list[Content] = []
    for turn in vote.rounds:
        if turn.integration:
            lines.append(folded(words("choose.integrated", text=turn.integration), width))
        counts = words(
            "choose.round", number=turn.n, consent=turn.consent, reservation=turn.reservation, objection=turn.objection
        )
        lines.append(folded(counts, width, "bold"))
        lines += voices(process, vote, turn.details, words, width)
    return lines


def formal(process: Process, vote: Vote, words: Translator, width: int) -> list[Content]:
    """Return a formal vote and the voices that differ; of levels the voices alone."""
    if vote.in_favour is None:
        return voices(process, vote, vote.details, words, width) if vote.tally else []
    return [folded(formal_words(vote, words), width, "bold"), *voices(process, vote, vote.details, words, width)]


def formal_words(vote: Vote, words: Translator) -> str:
    """Return the three numbers of a formal vote."""
    said = words(
        "choose.formal", in_favour=vote.in_favour or 0, against=vote.against or 0, abstained=vote.abstained or 0
    )
    return f"{said} · {words('choose.n_blank', n=vote.blank)}" if vote.blank else said


def voices(process: Process, vote: Vote, details: Sequence[Position], words: Translator, width: int) -> list[Content]:
    """Return who holds what, in their own words; of a secret vote nobody."""
    return [] if vote.secret else [_position(process, one, words, width) for one in details]


def roles(process: Process, vote: Vote, words: Translator, *, projected: bool) -> Iterable[str]:
    """Yield how many agree by procedural role, on one line; to the hall only where no role is a small group."""
    shares = by_role(process, vote)
    if shares and not (projected and any(share.of < SMALLEST_GROUP for share in shares)):
        said = ", ".join(
            words("choose.role_share", role=role_words(share.role, words), agree=share.agree, of=share.of)
            for share in shares
        )
        yield words("choose.by_role", shares=said)


def abstaining(process: Process, vote: Vote, words: Translator, width: int, *, projected: bool) -> list[Content]:
    """Return who abstains for a conflict of interest: to whoever leads with their words, to the hall how many."""
    if not vote.conflicts:
        return []
    if projected:
        return [folded(words("interests.n_abstain", n=len(vote.conflicts)), width, "$muted")]
    return [
        folded(words("interests.abstains", who=_who(process, one.participant, one.organization), words=one.text), width)
        for one in vote.conflicts
    ]


def folded(text: str, width: int, style: str = "") -> Content:
    """Return a sentence on as many lines as it takes."""
    return folded_lines(text, width, indent=2, most=99, style=style)


def _position(process: Process, position: Position, words: Translator, width: int) -> Content:
    """Return who holds what, in their own words; an unsigned ballot has words alone."""
    identifier = f"choose.position_{position.position}"
    what = words(identifier) if words.has(identifier) else position.position
    who = _who(process, position.participant, position.organization)
    said = f" «{position.text}»" if position.text else ""
    return folded(f"– {what}: {who}{said}" if who else f"– {what}:{said}", width)


def _who(process: Process, participant: str | None, organization: str | None) -> str:
    """Return a person with the body they sit for, or a body."""
    body = process.get(Organization, organization)
    return owner(process, participant, organization) or (body.label if body else "")
