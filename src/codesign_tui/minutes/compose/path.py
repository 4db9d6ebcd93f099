"""What the path is for: goals, fixed points, what is out of scope, in the minutes of its first session."""

from collections.abc import Iterator

from codesign_tui.minutes.compose.frame import Frame
from codesign_tui.minutes.document import Block, Heading, ListBlock, Paragraph


def path(frame: Frame) -> Iterator[Block]:
    """Yield the frame that the table was given, in the minutes of the first session alone."""
    sessions = frame.process.sessions()
    if any(each.number < frame.session.number for each in sessions):
        return
    perimeter = frame.details.perimeter
    parts = (("goals", perimeter.goals), ("fixed", perimeter.fixed), ("out_of_scope", perimeter.out_of_scope))
    told = [(name, lines) for name, lines in parts if lines]
    if told:
        yield Heading(1, frame.say("minutes.heading.path"))
    for name, lines in told:
        yield Paragraph("", lead=frame.say(f"minutes.path.{name}"))
        yield ListBlock(lines)
