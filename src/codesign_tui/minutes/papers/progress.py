"""How the path goes, as the file itself tells it on the day of a session: for who facilitates, or as an annex."""

from datetime import date

from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.process_indicators import chapters
from codesign_tui.domain.terms import CopyKind
from codesign_tui.minutes.document import Block, Document, Heading, ListBlock, Paragraph
from codesign_tui.minutes.papers.hall import Hall


def progress(hall: Hall) -> Document:
    """Return the sheet on how the path goes; talk by category stands in it only where somebody tapped it.

    Raises:
        Refused: the session has no day yet, or the file has nothing to tell.
    """
    say, day = hall.say, hall.session.date
    told = chapters(hall.process, date.fromisoformat(day)) if day else []
    if not told:
        raise Refused(msg("papers.nothing.progress"))
    blocks: list[Block] = [Paragraph(say("papers.progress_note"))]
    for chapter in told:
        blocks += [Heading(1, say(chapter.title)), ListBlock(tuple(say(line) for line in chapter.lines))]
    return hall.document("progress", say("papers.name.progress"), blocks, copy=CopyKind.INTERNAL)
