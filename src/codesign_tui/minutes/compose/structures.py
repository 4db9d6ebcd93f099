"""What the drawings of the methods say, for whoever reads: the problem tree numbered, scenarios, the map of actors."""

from collections.abc import Iterator, Sequence

from codesign_tui.domain.items import Item, Note, Stakeholder
from codesign_tui.domain.schemes import Scope, is_column, tree
from codesign_tui.domain.terms import Outlook, TreePart
from codesign_tui.minutes.compose.frame import NOTHING, Frame
from codesign_tui.minutes.compose.telling import contribution
from codesign_tui.minutes.document import Block, Heading, ListBlock, Paragraph, Table


def problem_tree(frame: Frame, found: Sequence[Item]) -> tuple[list[Block], frozenset[str]]:
    """Return the tree that these cards make, a table for each part with outline numbers, and the ids that stand in it.

    Numbers tell in every format, and to whoever hears the page read, what hangs from what.
    """
    if not any(item.parent is not None or item.lane in tuple(TreePart) for item in found):
        return [], frozenset()
    ids = {item.id for item in found}
    parts = tree(frame.process, Scope(), lambda item: item.id in ids)
    blocks: list[Block] = [Heading(3, frame.say("minutes.heading.tree"))]
    drawn: set[str] = set()
    for part, rows in parts.items():
        hung = [row for row in rows if part is not None or row.depth or row.item.id in {each.parent for each in rows}]
        if not hung:
            continue
        drawn |= {row.item.id for row in hung}
        name = frame.say.term(part) if part is not None else frame.say("minutes.tree_other")
        lines = tuple((row.number, contribution(frame, row.item)) for row in hung)
        blocks.append(Table(name, frame.columns("n", "card"), lines, (1, 9)))
    return (blocks if drawn else []), frozenset(drawn)


def scenarios(frame: Frame, notes: Sequence[Note]) -> tuple[list[Block], frozenset[str]]:
    """Return the columns of scenarios with their cards, and the ids that stand in them."""
    drawn = [note for note in notes if is_column(note.lane)]
    if not drawn:
        return [], frozenset()
    blocks: list[Block] = [Heading(3, frame.say("minutes.heading.scenarios"))]
    for lane in dict.fromkeys(note.lane for note in drawn):
        name = frame.say.term(Outlook(lane)) if lane in tuple(Outlook) else lane or ""
        blocks.append(Paragraph("", lead=name))
        blocks.append(ListBlock(tuple(contribution(frame, note) for note in drawn if note.lane == lane)))
    return blocks, frozenset(note.id for note in drawn)


def stakeholders(frame: Frame, actors: Sequence[Stakeholder]) -> Iterator[Block]:
    """Yield the map: those who are not at the table first, the next step, who invites them.

    Influence and interest are the table's judgement of others: they stand in the internal copy alone.
    """
    if not actors:
        return
    inviting = any(actor.invited_by for actor in actors)
    scored = not frame.public and any(actor.influence or actor.interest for actor in actors)
    scores = ("influence", "interest") if scored else ()
    names = ("actor", *scores, "at_table", "next_step", *(("invited_by",) if inviting else ()))
    rows = tuple(
        (
            frame.with_marks(actor.name, actor),
            *((str(actor.influence or NOTHING), str(actor.interest or NOTHING)) if scored else ()),
            frame.say("minutes.yes" if actor.at_table else "minutes.no"),
            actor.next_step or NOTHING,
            *((_invites(frame, actor) or NOTHING,) if inviting else ()),
        )
        for actor in sorted(actors, key=lambda actor: bool(actor.at_table))
    )
    widths = (5, *((2, 2) if scored else ()), 2, 5, *((4,) if inviting else ()))
    numeric = frozenset({1, 2}) if scored else frozenset[int]()
    yield Table(frame.say("minutes.stakeholders_caption"), frame.columns(*names), rows, widths, numeric)


def _invites(frame: Frame, actor: Stakeholder) -> str:
    """Return who invites an actor: a person, or a body."""
    is_person = frame.process.person(actor.invited_by) is not None
    return frame.person_and_body(actor.invited_by, None if is_person else actor.invited_by)
