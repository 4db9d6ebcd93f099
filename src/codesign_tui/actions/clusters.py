"""Clusters named while something is captured: the one with that id or name, or a new one in the same transaction."""

from datetime import datetime

from codesign_tui.actions.steps import made, new_id
from codesign_tui.domain.items import Cluster
from codesign_tui.domain.process import Process
from codesign_tui.domain.text import clean_line, folded


class NamedClusters:
    """Finds clusters for the cards of one transaction, and keeps those that had to be made."""

    def __init__(self, process: Process, now: datetime) -> None:
        self.new: dict[str, Cluster] = {}
        """By id, in the order they were named."""
        self._process = process
        self._now = now

    def id_of(self, name_or_id: str | None) -> str | None:
        """Return the id of the cluster with this id or name; a new name makes a new cluster, none gives None."""
        name = clean_line(name_or_id or "")
        if not name:
            return None
        if self._process.get(Cluster, name) is not None:
            return name
        for cluster in (*self._process.all(Cluster), *self.new.values()):
            if folded(cluster.name) == folded(name):
                return cluster.id
        cluster = made(Cluster, id=new_id(self._now), name=name)
        self.new[cluster.id] = cluster
        return cluster.id
