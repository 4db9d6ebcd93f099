"""Who does what on the commitments of a session, and what passed to other hands in it."""

from collections.abc import Iterable, Iterator

from codesign_tui.domain.items import Commitment
from codesign_tui.domain.people import Organization
from codesign_tui.minutes.compose.frame import NOTHING, Frame, joined
from codesign_tui.minutes.document import Block, Heading, ListBlock, Paragraph, Table


def roles_table(frame: Frame, taken: Iterable[Commitment]) -> Iterator[Block]:
    """Yield who carries out, answers, is heard and is told, where the table said so of any commitment."""
    shared = [each for each in taken if each.responsible or each.consulted or each.informed]
    if not shared:
        return
    yield Heading(2, frame.say("minutes.heading.roles"))
    header = frame.columns("n", "responsible", "accountable", "consulted", "informed")
    rows = tuple(
        (
            frame.code(each),
            _names(frame, each.responsible) or NOTHING,
            frame.person_and_body(each.owner, each.owner_organization) or NOTHING,
            _names(frame, each.consulted) or NOTHING,
            _names(frame, each.informed) or NOTHING,
        )
        for each in shared
    )
    yield Table("", header, rows, (2, 5, 5, 5, 5))


def passed_on(frame: Frame) -> Iterator[Block]:
    """Yield which commitments passed to somebody else in this session or went back to the table, and who left."""
    lines = [line for each in frame.process.all(Commitment) if frame.shown(each) for line in _passed(frame, each)]
    gone = [body for body in frame.process.all(Organization) if body.withdrawn_on == (frame.session.date or "-")]
    if not lines and not gone:
        return
    yield Heading(1, frame.say("minutes.heading.passed_on"))
    for body in gone:
        yield Paragraph(frame.say("minutes.commitments.body_left", name=body.name, reason=body.withdrawn_reason or ""))
    if lines:
        yield ListBlock(tuple(lines))


def _passed(frame: Frame, commitment: Commitment) -> Iterator[str]:
    """Yield who answered for a commitment before and who does now, for each change of this session."""
    for change in commitment.changes:
        if change.session != frame.session.id or not (change.former_owner or change.former_organization):
            continue
        now = frame.person_and_body(commitment.owner, commitment.owner_organization)
        yield frame.say(
            "minutes.commitments.passed",
            code=frame.code(commitment),
            before=frame.person_and_body(change.former_owner, change.former_organization),
            now=now or frame.say("minutes.commitments.no_owner"),
        )


def _names(frame: Frame, identifiers: Iterable[str]) -> str:
    """Return people and bodies as this copy names them."""
    return joined(
        frame.person_and_body(each) if frame.process.person(each) else frame.short_body(each) for each in identifiers
    )
