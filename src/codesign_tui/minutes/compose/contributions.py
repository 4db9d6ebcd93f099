"""What people said: needs by cluster, generative questions, notes, the map of actors, statements for the record."""

from collections.abc import Iterable, Iterator

from codesign_tui.domain.items import Cluster, HowMightWe, Item, Need, Note, Proposal, Risk, Stakeholder, Statement
from codesign_tui.domain.meetings import AgendaItem
from codesign_tui.domain.values import Frozen
from codesign_tui.minutes.compose.frame import Frame
from codesign_tui.minutes.compose.outputs import Outputs
from codesign_tui.minutes.compose.structures import problem_tree, scenarios, stakeholders
from codesign_tui.minutes.compose.tables import from_tables, sheet_lines, table_lines
from codesign_tui.minutes.compose.telling import contribution
from codesign_tui.minutes.document import Block, Heading, ListBlock, Paragraph


def contributions(frame: Frame, item: AgendaItem | None, outputs: Outputs) -> Iterator[Block]:
    """Yield the contributions of an agenda item, or those of no item."""
    found = outputs.by_item.get(item.id, ()) if item else outputs.loose
    _, others = from_tables(entity for entity in found if isinstance(entity, Need | Note))
    yield from table_lines(frame, sheet_lines(frame, item, found))
    more = (entity for entity in found if isinstance(entity, Proposal | Risk | HowMightWe))
    tree, on_tree = problem_tree(frame, [*others, *more])
    yield from tree
    others = [entity for entity in others if entity.id not in on_tree]
    needs = [entity for entity in others if isinstance(entity, Need)]
    if needs:
        yield Heading(3, frame.say("minutes.heading.needs"))
        yield from _by_cluster(frame, needs)
    columns, in_columns = scenarios(frame, [entity for entity in others if isinstance(entity, Note)])
    yield from columns
    notes = [entity for entity in others if isinstance(entity, Note) and entity.id not in in_columns]
    if notes:
        yield Heading(3, frame.say("minutes.heading.notes"))
        yield from _by_cluster(frame, notes)
    yield from _clusters(frame, [entity for entity in found if isinstance(entity, Cluster)])
    yield from stakeholders(frame, [entity for entity in found if isinstance(entity, Stakeholder)])
    yield from _questions(frame, [entity for entity in found if isinstance(entity, HowMightWe)])


def _by_cluster(frame: Frame, items: Iterable[Item]) -> Iterator[Block]:
    """Yield items under the name of their cluster, in the order of the clusters, then those of none."""
    groups: dict[str | None, list[str]] = {cluster.id: [] for cluster in frame.process.all(Cluster)}
    groups[None] = []
    for item in items:
        key = item.cluster if item.cluster in groups else None
        groups[key].append(contribution(frame, item))
    clustered = any(words for key, words in groups.items() if key is not None)
    for key, words in groups.items():
        cluster = frame.process.get(Cluster, key)
        if words and clustered:
            yield Paragraph("", lead=cluster.name if cluster else frame.say("minutes.contribution.no_cluster"))
        if words:
            yield ListBlock(tuple(words))


def _clusters(frame: Frame, clusters: list[Cluster]) -> Iterator[Block]:
    """Yield the clusters the table made, with how many needs each holds."""
    if not clusters:
        return
    needs = [need for need in frame.process.all(Need) if frame.shown(need) and need.session == frame.session.id]
    lines = []
    for cluster in clusters:
        held = sum(need.cluster == cluster.id for need in needs)
        count = f" ({frame.say('minutes.contribution.needs', n=held)})" if held else ""
        lines.append(f"{frame.code(cluster)} – {cluster.name}{count}")
    yield Heading(3, frame.say("minutes.heading.clusters"))
    yield ListBlock(tuple(lines))


def _questions(frame: Frame, questions: list[HowMightWe]) -> Iterator[Block]:
    """Yield the generative questions, with the needs they come from."""
    if not questions:
        return
    yield Heading(3, frame.say("minutes.heading.questions"))
    lines = []
    for question in questions:
        needs = frame.references(question.needs)
        source = frame.say("minutes.contribution.from_needs", needs=needs) if needs else ""
        lines.append(f"{frame.code(question)} – {question.text}" + (f" ({source})" if source else ""))
    yield ListBlock(tuple(lines))


def statements(frame: Frame, found: Iterable[Frozen]) -> Iterator[Block]:
    """Yield the statements for the record: verbatim, under a name, never merged."""
    made = [entity for entity in found if isinstance(entity, Statement)]
    if not made:
        return
    yield Heading(3, frame.by_kind("minutes.heading.statements"))
    for statement in made:
        who = frame.person_and_body(statement.author, statement.author_organization) or frame.signed_by(statement)
        late = f" ({frame.say('minutes.contribution.transcribed_after')})" if statement.transcribed_after else ""
        yield Paragraph(statement.text, lead=frame.by_kind("minutes.statement", who=who) + late, style="quote")
