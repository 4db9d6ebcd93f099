"""The poster of the door: when, where, with which rules, what happens with what people say of themselves."""

from collections.abc import Iterator

from codesign_tui.domain.clock import BREAK
from codesign_tui.domain.people import Organization
from codesign_tui.domain.preparing import prepare
from codesign_tui.minutes.document import Block, Document, Heading, ListBlock, Paragraph, Table
from codesign_tui.minutes.papers.hall import Hall

_NO_TIME = "–"


def poster(hall: Hall) -> Document:
    """Return the poster. Anybody reads it: names that may not be published leave it like a public copy."""
    under = [" · ".join(part for part in (hall.when(), hall.hours()) if part), hall.session.place or ""]
    return hall.document(
        "poster",
        hall.session.title,
        tuple(_blocks(hall)),
        look="poster",
        subtitle=[line for line in under if line],
    )


def _blocks(hall: Hall) -> Iterator[Block]:
    """Yield the timetable, the rules, the privacy information in short."""
    yield from _timetable(hall)
    rules = hall.session.opening.rules if hall.session.opening is not None else ()
    if rules := rules or hall.process.details.table_rules:
        yield Heading(1, hall.say("papers.heading.rules"))
        yield ListBlock(tuple(rules), numbered=True)
    yield Heading(1, hall.say("papers.heading.privacy"))
    yield ListBlock(tuple(_privacy(hall)))


def _timetable(hall: Hall) -> Iterator[Block]:
    """Yield the agenda with its times, breaks included."""
    say = hall.say
    times = prepare(hall.process, hall.session, None).items
    if not times:
        return
    yield Heading(1, say("papers.heading.timetable"))
    rows = tuple(
        (
            say.clock(one.starts) if one.starts is not None else _NO_TIME,
            one.item.title,
            say("papers.minutes", minutes=one.item.planned_minutes) if one.item.planned_minutes else "",
        )
        for one in times
    )
    has_break = any(one.item.method == BREAK for one in times)
    header = (say("papers.column.hour"), say("papers.column.happens"), say("papers.column.minutes"))
    yield Table("", header, rows, (5, 27, 5), frozenset({2}))
    if not has_break:
        yield Paragraph(say("papers.no_break"))


def _privacy(hall: Hall) -> Iterator[str]:
    """Yield who answers for the data, what is written down, which rights there are; that a notice is missing."""
    say, privacy = hall.say, hall.process.details.privacy
    controller = hall.process.get(Organization, privacy.controller) or hall.process.get(
        Organization, hall.process.details.authority.organization
    )
    name = controller.name if controller is not None else ""
    yield say("papers.privacy.controller", name=name) if name else say("papers.privacy.no_controller")
    yield say("papers.privacy.written")
    yield say("papers.privacy.anonymous")
    if privacy.retention:
        yield say("papers.privacy.retention", words=privacy.retention)
    yield say("papers.privacy.rights", name=name) if name else say("papers.privacy.rights_here")
    yield say("papers.privacy.photos")
    if privacy.notice_given:
        reference = privacy.notice_ref
        yield say("papers.privacy.notice", words=reference) if reference else say("papers.privacy.notice_here")
    else:
        yield say("papers.privacy.no_notice")
