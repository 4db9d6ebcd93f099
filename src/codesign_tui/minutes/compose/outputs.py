"""What stands under which agenda item.

What the table captures with us names its agenda item; imported sessions say it in words (`domain.outputs`).
"""

from dataclasses import dataclass
from typing import Final, TypeVar

from codesign_tui.domain.items import Item, Vote
from codesign_tui.domain.meetings import AgendaItem
from codesign_tui.domain.outputs import codes_in, comparable
from codesign_tui.domain.tables import TABLES
from codesign_tui.domain.values import Frozen
from codesign_tui.minutes.compose.frame import Frame

_NOT_OUTPUTS: Final = frozenset({"document", "process", "sessions", "agenda", "attendance", "participants", "staff"})

E = TypeVar("E", bound=Frozen)


@dataclass(frozen=True, slots=True)
class Outputs:
    """A session's material by agenda item, and what belongs to no item."""

    by_item: dict[str, tuple[Frozen, ...]]
    loose: tuple[Frozen, ...]

    def of(self, item: AgendaItem, kind: type[E]) -> list[E]:
        """Return an agenda item's material of one kind."""
        return [entity for entity in self.by_item.get(item.id, ()) if isinstance(entity, kind)]

    def anywhere(self, kind: type[E]) -> list[E]:
        """Return the session's material of one kind, under any item or none, each once."""
        found: dict[int, E] = {}
        for entities in (*self.by_item.values(), self.loose):
            found.update({id(entity): entity for entity in entities if isinstance(entity, kind)})
        return list(found.values())


def session_outputs(frame: Frame) -> Outputs:
    """Return the session's material by agenda item; what may not appear is already gone."""
    known = _by_code(frame)
    agenda = frame.process.agenda(frame.session.id)
    placed = {item.id: _named(frame, item, known) for item in agenda}
    for entity in _of_session(frame):
        reference = getattr(entity, "agenda_item", None)
        item = next((item for item in agenda if reference in (item.id, str(item.n))), None)
        if item is not None:
            placed[item.id].setdefault(id(entity), entity)
    used = {key for entities in placed.values() for key in entities}
    loose = tuple(entity for entity in _of_session(frame) if id(entity) not in used)
    return Outputs({item: tuple(entities.values()) for item, entities in placed.items()}, loose)


def _named(frame: Frame, item: AgendaItem, known: dict[str, Frozen]) -> dict[int, Frozen]:
    """Return what an item's outputs name: codes, or a whole table of this session."""
    found: dict[int, Frozen] = {}
    for output in item.outputs:
        for code in codes_in(output):
            entities = (
                _whole_table(frame, code)
                if code in TABLES
                else [known[key]]
                if (key := comparable(code)) in known
                else []
            )
            found.update({id(entity): entity for entity in entities})
    return found


def _whole_table(frame: Frame, table: str) -> list[Frozen]:
    """Return a table's entities that belong to this session or to none."""
    if table in _NOT_OUTPUTS:
        return []
    entities = [frame.process.get(TABLES[table], identifier) for identifier in frame.process.documents(table)]
    here = (None, frame.session.id)
    return [entity for entity in entities if entity and _may_appear(frame, entity) and _session(entity) in here]


def _of_session(frame: Frame) -> list[Frozen]:
    """Return every contribution and vote that names this session."""
    kinds = [kind for kind in TABLES.values() if issubclass(kind, Item | Vote)]
    entities = [entity for kind in kinds for entity in frame.process.in_session(kind, frame.session.id)]
    return [entity for entity in entities if _may_appear(frame, entity)]


def _by_code(frame: Frame) -> dict[str, Frozen]:
    """Return what may appear, by the code people use and by id."""
    known: dict[str, Frozen] = {}
    for table, identifier, entity in frame.process.entities():
        if table not in _NOT_OUTPUTS and _may_appear(frame, entity):
            known.setdefault(comparable(frame.code(entity)), entity)
            known.setdefault(comparable(identifier), entity)
    return known


def _may_appear(frame: Frame, entity: Frozen) -> bool:
    """Tell whether an entity may stand in this document."""
    if isinstance(entity, Item):
        return frame.shown(entity)
    return not getattr(entity, "restricted", False)


def _session(entity: Frozen) -> str | None:
    """Return the session that an entity names."""
    session: str | None = getattr(entity, "session", None)
    return session
