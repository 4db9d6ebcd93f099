"""What Run's list and line say of cards and voices: a card as a row, who may speak, which clusters there are."""

from codesign_tui.domain.items import Cluster, Commitment, Item, Proposal
from codesign_tui.domain.people import Organization, Participant
from codesign_tui.domain.process import Process
from codesign_tui.domain.table_questions import seated_tables
from codesign_tui.domain.tables import code_of
from codesign_tui.domain.terms import Attribution, Category, ItemState
from codesign_tui.domain.threads import is_restricted
from codesign_tui.domain.translations import is_foreign
from codesign_tui.locale import Translator
from codesign_tui.tui.screens.tables_grid import table_label
from codesign_tui.tui.widgets.capture_parts import Group, Voice
from codesign_tui.tui.widgets.gathered import Key, Row


def row_of(process: Process, key: Key, words: Translator, *, projected: bool) -> Row | None:
    """Return a card as the list shows it; None for what is not a card, or what the hall may not see."""
    card = process.entity(*key)
    if not isinstance(card, Item) or (projected and (is_restricted(process, card) or not card.on_table)):
        return None
    states = [
        words("run.flash") if card.flash else "",
        words("board.to_translate") if card.translation is None and is_foreign(process, card) else "",
        words("run.set_aside") if card.state is ItemState.SET_ASIDE else "",
        words("run.in_inbox") if card.state is ItemState.INBOX else "",
        words("run.transcribed") if card.transcribed_after and not projected else "",
    ]
    return Row(
        key=key,
        code=code_of(card),
        text=card.words,
        translation=card.translation.text if card.translation is not None else "",
        voice=_voice_of(process, card, words, projected=projected),
        cluster=cluster.name if (cluster := process.get(Cluster, card.cluster)) is not None else "",
        links=" ".join(_answered(process, card)),
        state=", ".join(state for state in states if state),
    )


def voices_offered(process: Process, session: str | None, words: Translator) -> list[Voice]:
    """Return who may be chosen as the one who speaks: tables, bodies, people, categories, someone anonymous, nobody."""
    organizations = process.all(Organization)
    labels = {organization.id: organization.label for organization in organizations}
    return [
        Voice("none", "", ""),
        *(Voice("table", table, table_label(table, words)) for table in seated_tables(process, session or "")),
        *(Voice("organization", body.id, body.label, body.name) for body in organizations),
        *(
            Voice("person", person.id, person.full_name, labels.get(person.organization or "", ""))
            for person in process.all(Participant)
        ),
        *(Voice("category", category.value, words.term(category)) for category in Category),
        Voice("anonymous", "", words("run.anonymous")),
    ]


def groups_offered(process: Process) -> list[Group]:
    """Return the clusters that a card may be put in."""
    return [Group(cluster.id, cluster.name) for cluster in process.all(Cluster)]


def _voice_of(process: Process, card: Item, words: Translator, *, projected: bool) -> str:
    """Return whose voice a card is: an organisation's, a person's, a category's or nobody's."""
    if card.attribution is Attribution.ANONYMOUS:
        return "" if projected else words("run.anonymous")
    person = process.person(card.author)
    organization = process.get(Organization, card.author_organization) or process.organization_of(person)
    if person is not None and (card.attribution is Attribution.PERSON or organization is None):
        return person.full_name
    if organization is not None:
        return organization.label
    if card.origin_table is not None:
        return table_label(card.origin_table, words)
    return words.term(card.category) if card.category is not None else ""


def _answered(process: Process, card: Item) -> list[str]:
    """Return the codes of what a card answers to: a proposal's needs, a commitment's proposals."""
    if isinstance(card, Proposal):
        table, identifiers = "needs", card.needs
    elif isinstance(card, Commitment):
        table, identifiers = "proposals", card.proposals
    else:
        return []
    return [code_of(entity) for identifier in identifiers if (entity := process.entity(table, identifier))]
