"""Grouping on the board: put cards in a cluster that is there or new, give a cluster another name."""

from collections.abc import Sequence
from typing import Final

from codesign_tui.actions.items import cluster_items, rename_cluster
from codesign_tui.domain.items import Cluster, Item
from codesign_tui.domain.messages import msg
from codesign_tui.domain.tables import CODES, TABLES
from codesign_tui.tui.places.dialogs import Dialogs
from codesign_tui.tui.screens.asking import Choice

_NO_CLUSTER: Final = "\x1fnone"


class BoardGroups(Dialogs):
    """Puts cards together, and names what they have in common."""

    async def cluster(self, ids: Sequence[str]) -> bool:
        """Put cards in a cluster that is there or new, or take them out of theirs; return whether it was done."""
        if not ids:
            self.desk.say(msg("board.no_card"), refused=True)
            return False
        choices = self._clusters()
        if any(entry.cluster for entry in self._by_id(ids)):
            choices.append(Choice(_NO_CLUSTER, self.words("board.out_of_cluster")))
        picked = await self.pick(msg("board.cluster_of", n=len(ids)), choices, new="board.new_cluster")
        if picked is None:
            return False
        group = None if picked.id == _NO_CLUSTER else picked.id
        done = self.desk.do(cluster_items, ids, now=self.desk.now(), cluster=group, name=picked.name or None)
        if done is None:
            return False
        name = done.value.name if done.value else self.words("board.no_cluster")
        self.desk.say(msg("board.clustered", n=len(ids), name=name))
        return True

    async def rename_cluster(self, item: Item | None) -> None:
        """Give another name to the cluster of a card, or to one that is chosen."""
        cluster = self.process.get(Cluster, item.cluster if item else None)
        if cluster is None:
            picked = await self.pick(msg("board.rename_which"), self._clusters())
            cluster = self.process.get(Cluster, picked.id) if picked else None
        if cluster is None:
            return
        name = await self.ask(msg("board.rename_to", name=cluster.name), value=cluster.name)
        if name is not None and name != cluster.name:
            done = self.desk.do(rename_cluster, cluster.id, name, now=self.desk.now())
            self.tell(done, msg("board.renamed", name=name))

    def _clusters(self) -> list[Choice]:
        """Return the clusters to choose from; before the hall, none that is restricted."""
        seen = [cluster for cluster in self.process.all(Cluster) if not (self.place.projected and cluster.restricted)]
        return [Choice(cluster.id, cluster.name) for cluster in seen]

    def _by_id(self, ids: Sequence[str]) -> list[Item]:
        """Return the cards with these ids."""
        tables = [TABLES[table] for table in CODES]
        found = [self.process.get(kind, identifier) for identifier in ids for kind in tables]
        return [entry for entry in found if isinstance(entry, Item)]
