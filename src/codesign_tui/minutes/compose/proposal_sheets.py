"""The sheets of proposals in the minutes: what each holds, and why somebody disagrees.

Scores, and what was asked about who carries an idea, never appear. How each category reads a proposal and what it
would do on the first Monday are working material: they stand in the internal copy alone.
"""

from collections.abc import Iterable, Iterator

from codesign_tui.domain.ideas import IdeaProfile, Objection, Pilot
from codesign_tui.domain.items import Proposal
from codesign_tui.domain.people import Organization
from codesign_tui.domain.terms import Attribution, Perimeter
from codesign_tui.minutes.compose.frame import Frame, joined
from codesign_tui.minutes.document import Block, ListBlock, Paragraph


def sheets(frame: Frame, found: Iterable[Proposal]) -> Iterator[Block]:
    """Yield the sheets of the proposals that have one."""
    for proposal in found:
        lines = sheet_lines_of(frame, proposal)
        if lines:
            lead = frame.say("minutes.proposals.sheet", code=frame.code(proposal), title=proposal.title)
            yield Paragraph("", lead=lead)
            yield ListBlock(lines)


def objections(frame: Frame, found: Iterable[Proposal]) -> Iterator[Block]:
    """Yield why somebody disagrees with each of the proposals, in their words."""
    for proposal in found:
        if proposal.objections:
            lead = frame.say("minutes.proposals.objections", code=frame.code(proposal), title=proposal.title)
            yield Paragraph("", lead=lead)
            yield ListBlock(tuple(objection(frame, one) for one in proposal.objections))


def sheet_lines_of(frame: Frame, proposal: Proposal) -> tuple[str, ...]:
    """Return what the sheet of one proposal says, a line each; that it is in the perimeter alone is no sheet."""
    lines = tuple(_lines(frame, proposal))
    return lines if any(line != frame.say("minutes.proposals.in_perimeter") for line in lines) else ()


def _lines(frame: Frame, proposal: Proposal) -> Iterator[str]:
    """Yield what a sheet says, a line each."""
    parts = proposal.nabc.model_dump() if proposal.nabc else {}
    yield from (f"{frame.say(f'minutes.nabc.{part}')}: {words}" for part, words in parts.items() if words)
    given = proposal.local_resources.model_dump() if proposal.local_resources else {}
    yield from (frame.say(f"minutes.with_place.{part}", words=words) for part, words in given.items() if words)
    if proposal.perimeter is Perimeter.IN:
        yield frame.say("minutes.proposals.in_perimeter")
    profile = proposal.idea_profile or IdeaProfile()
    if profile.is_not:
        yield frame.say("minutes.proposals.is_not", words=profile.is_not)
    if proposal.second_owner:
        yield frame.say("minutes.proposals.second_owner", name=_name(frame, proposal.second_owner))
    if proposal.pilot and (pilot := _pilot(frame, proposal.pilot)):
        yield frame.say("minutes.proposals.pilot", words=pilot)
    if not frame.public:
        for monday in profile.mondays:
            yield frame.say("minutes.proposals.monday", who=frame.category(monday.category), words=monday.text)
        for reading in profile.readings:
            yield frame.say("minutes.proposals.reading", who=frame.category(reading.category), words=reading.text)


def _pilot(frame: Frame, pilot: Pilot) -> str:
    """Return a small try: what, where, until when."""
    until = frame.day(pilot.until) if pilot.until else pilot.until_words or ""
    ends = frame.say("minutes.proposals.pilot_until", until=until) if until else ""
    return joined((pilot.what or "", pilot.where or "", ends))


def _name(frame: Frame, identifier: str) -> str:
    """Return who carries a proposal too: the body in a public copy, the person inside."""
    if frame.process.get(Organization, identifier) is not None:
        return frame.body(identifier)
    return frame.voice(identifier)


def objection(frame: Frame, made: Objection) -> str:
    """Return an objection and under whose name it stands, as whoever made it chose."""
    if made.attribution is Attribution.ANONYMOUS:
        who = frame.say("minutes.contribution.anonymous")
    elif made.attribution is Attribution.PERSON and made.participant:
        who = frame.voice(made.participant, made.organization)
    elif made.attribution is not Attribution.CATEGORY and made.organization:
        who = frame.body(made.organization)
    else:
        who = frame.category(made.category) if made.category else ""
    return f"{made.text} ({who})" if who else made.text
