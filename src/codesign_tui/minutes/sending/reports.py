"""Reports of a whole path that stand as documents of their own.

What became of the proposals of each category, the economic framework, the logframe, the assessment of social impact.
"""

from collections.abc import Iterator

from codesign_tui.domain.proposal_fates import whole_of
from codesign_tui.minutes.compose import proposal_report as report
from codesign_tui.minutes.compose.economic import economic_framework
from codesign_tui.minutes.compose.logframe import logframe_page
from codesign_tui.minutes.compose.social_impact import impact_page
from codesign_tui.minutes.document import Block, Heading, Paragraph
from codesign_tui.minutes.sending.outgoing import Outgoing


def proposals_by_category(out: Outgoing) -> Iterator[Block]:
    """Yield the report of proposals: the whole in a sentence, the summary, who carries out, each one by category."""
    frame, say = out.frame, out.say
    told = report.told_by(frame)
    if not told:
        yield Paragraph(say("report.no_proposals"))
        return
    whole = whole_of(told)
    yield Paragraph(say("report.lead", n=whole.proposed, shared=whole.shared, done=whole.done))
    yield Heading(1, say("report.heading"))
    yield from report.summary(frame, told)
    yield from report.crossing(frame, told)
    yield from report.by_category(frame, told)


def budget(out: Outgoing) -> Iterator[Block]:
    """Yield the economic framework of the rows that may go out."""
    return economic_framework(out.frame, out.resources())


def logframe(out: Outgoing) -> Iterator[Block]:
    """Yield the essential logframe."""
    return logframe_page(out.frame)


def social_impact(out: Outgoing) -> Iterator[Block]:
    """Yield the essential assessment of social impact."""
    return impact_page(out.frame)
