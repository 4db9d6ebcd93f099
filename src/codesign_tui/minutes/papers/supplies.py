"""The list of materials: what to pack, how many and why, what the methods ask for, with a box to tick."""

from collections.abc import Iterator

from codesign_tui.domain.expected import Basis
from codesign_tui.domain.materials import own_materials, supplies
from codesign_tui.domain.terms import CopyKind
from codesign_tui.minutes.document import Block, Document, Heading, Paragraph, Table
from codesign_tui.minutes.papers.hall import Hall

_TICK = "☐"


def materials(hall: Hall) -> Document:
    """Return the list of what to bring to a session. It is for who facilitates, so it is an internal copy."""
    return hall.document("materials", hall.say("papers.name.materials"), tuple(_blocks(hall)), copy=CopyKind.INTERNAL)


def _blocks(hall: Hall) -> Iterator[Block]:
    """Yield whom it is for, what is counted, what each activity asks for, what the day asks for."""
    say = hall.say
    yield Paragraph(say(f"papers.basis.{hall.people.basis}", n=hall.people.people))
    if hall.people.basis is not Basis.REGISTERED:
        yield Paragraph(say("papers.basis_again"), style="small")
    yield Heading(1, say("papers.heading.counted"))
    counted = supplies(hall.works, hall.people, hall.votes, len(hall.tables))
    yield Table(
        "",
        (_TICK, say("papers.column.quantity"), say("papers.column.what"), say("papers.column.sum")),
        tuple((_TICK, str(one.quantity), say(one.what), say(one.sum)) for one in counted),
        (2, 4, 16, 16),
        frozenset({1}),
    )
    if own := own_materials(hall.works, say.language):
        yield Heading(1, say("papers.heading.own"))
        yield Table(
            "",
            (_TICK, say("papers.column.what"), say("papers.column.items")),
            tuple((_TICK, one.words, ", ".join(map(str, one.items))) for one in own),
            (2, 28, 5),
        )
    whole_day = hall.workshop.materials if hall.workshop is not None else ()
    if whole_day:
        yield Heading(1, say("papers.heading.day"))
        rows = tuple((_TICK, words.in_language(say.language)) for words in whole_day)
        yield Table("", (_TICK, say("papers.column.what")), rows, (2, 33))
    yield Heading(1, say("papers.heading.besides"))
    rows = tuple((_TICK, words) for words in say("papers.besides").split("\n"))
    yield Table("", (_TICK, say("papers.column.what")), rows, (2, 33))
