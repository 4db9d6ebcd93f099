"""What people said: needs by cluster, generative questions, notes, the map of actors, statements for the record."""

from collections.abc import Iterable, Iterator

from codesign_tui.domain.items import Cluster, HowMightWe, Item, Need, Note, Stakeholder, Statement
from codesign_tui.domain.meetings import AgendaItem
from codesign_tui.domain.terms import Attribution
from codesign_tui.domain.values import Frozen
from codesign_tui.minutes.compose.declared import declared
from codesign_tui.minutes.compose.frame import NOTHING, Frame, joined
from codesign_tui.minutes.compose.languages import said
from codesign_tui.minutes.compose.outputs import Outputs
from codesign_tui.minutes.compose.tables import from_tables, table_lines
from codesign_tui.minutes.document import Block, Heading, ListBlock, Paragraph, Table


def contributions(frame: Frame, item: AgendaItem | None, outputs: Outputs) -> Iterator[Block]:
    """Yield the contributions of an agenda item, or those of no item."""
    found = outputs.by_item.get(item.id, ()) if item else outputs.loose
    sheets, others = from_tables(entity for entity in found if isinstance(entity, Need | Note))
    yield from table_lines(frame, sheets)
    needs = [entity for entity in others if isinstance(entity, Need)]
    if needs:
        yield Heading(3, frame.say("minutes.heading.needs"))
        yield from _by_cluster(frame, needs)
    notes = [entity for entity in others if isinstance(entity, Note)]
    if notes:
        yield Heading(3, frame.say("minutes.heading.notes"))
        yield from _by_cluster(frame, notes)
    yield from _clusters(frame, [entity for entity in found if isinstance(entity, Cluster)])
    yield from _stakeholders(frame, [entity for entity in found if isinstance(entity, Stakeholder)])
    yield from _questions(frame, [entity for entity in found if isinstance(entity, HowMightWe)])


def contribution(frame: Frame, item: Item) -> str:
    """Return one contribution: its code, its words, and who, how and when, as far as it may say."""
    aside = joined(_about(frame, item), "; ")
    return f"{frame.code(item)} – {said(frame, item)}" + (f" ({aside})" if aside else "")


def _about(frame: Frame, item: Item) -> Iterator[str]:
    """Yield what may be told of a contribution besides its words: of an anonymous one, not where it came from."""
    yield frame.signed_by(item)
    if item.attribution is Attribution.ANONYMOUS:
        yield from frame.marks(item)
        return
    evidence = getattr(item, "evidence", None)
    if isinstance(evidence, str):
        yield frame.word("evidence", evidence)
    if item.origin_table:
        yield frame.table(item.origin_table)
    yield from declared(frame, item)
    yield from frame.marks(item)


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


def _stakeholders(frame: Frame, stakeholders: list[Stakeholder]) -> Iterator[Block]:
    """Yield the actors of the map: who is at the table, who is missing, the next step. No score is printed."""
    if not stakeholders:
        return
    header = frame.columns("actor", "at_table", "next_step")
    rows = tuple((actor.name, _yes_no(frame, actor.at_table), actor.next_step or NOTHING) for actor in stakeholders)
    yield Table(frame.say("minutes.stakeholders_caption"), header, rows, (5, 2, 5))


def _yes_no(frame: Frame, value: bool | None) -> str:
    """Return yes, no, or nothing known."""
    return NOTHING if value is None else frame.say("minutes.yes" if value else "minutes.no")


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
