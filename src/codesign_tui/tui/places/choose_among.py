"""Among what a table can choose: the needs and proposals of an item, of a session, of a cluster, of the whole path."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from codesign_tui.domain.items import Cluster, Item, Need, Proposal
from codesign_tui.domain.meetings import Session
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import ProposalStatus
from codesign_tui.locale import Translator

_GONE: Final = (ProposalStatus.MERGED, ProposalStatus.REJECTED)


@dataclass(frozen=True, slots=True)
class Group:
    """Options that go together: their name in a list, what they are ("needs"), their ids; or words to be typed."""

    label: str = ""
    about: str = ""
    ids: tuple[str, ...] = ()
    is_typed: bool = False


def groups(process: Process, session_id: str | None, words: Translator) -> list[Group]:
    """Return the groups of cards that can be chosen among; one that holds the same as another only once."""
    session = process.get(Session, session_id)
    current = session.current_item if session else None
    found: list[Group] = []
    for kind, name in ((Need, "needs"), (Proposal, "proposals")):
        cards = [card for card in process.all(kind) if can_be_chosen(card)]
        here = [card.id for card in cards if current is not None and card.agenda_item == current]
        meeting = [card.id for card in cards if card.session == session_id]
        for group, ids in (("item", here), ("session", meeting), ("all", [card.id for card in cards])):
            if len(ids) > 1 and tuple(ids) not in [other.ids for other in found]:
                found.append(Group(words(f"choose.{name}_of_{group}"), name, tuple(ids)))
        for cluster in process.all(Cluster):
            ids = [card.id for card in cards if card.cluster == cluster.id]
            if len(ids) > 1:
                found.append(Group(words(f"choose.{name}_of_cluster", cluster=cluster.name), name, tuple(ids)))
    return found


def likely_group(found: Sequence[Group], about: str | None) -> int | None:
    """Return the place of the first group of what a method chooses among; None where it does not say."""
    return next((place for place, group in enumerate(found) if about and group.about == about), None)


def can_be_chosen(card: Item) -> bool:
    """Return whether a card is on the table and not merged away or dropped."""
    dropped = isinstance(card, Proposal) and card.status in _GONE
    return card.on_table and card.merged_into is None and not dropped
