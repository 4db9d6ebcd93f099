"""The town's paper as the renderers ask for it: which file draws what, which ones were set aside."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from codesign_tui.library.places import packaged_templates
from codesign_tui.minutes.stationery import layout


@dataclass(frozen=True, slots=True)
class Stationery:
    """Where the town keeps its own files, the first folder wins. Without any, everything is the program's own."""

    folders: tuple[Path, ...] = ()
    """Folders of layout templates, without the program's own."""
    bases: tuple[Path, ...] = ()
    """Files that a document is to be based on, before those of the folders."""
    aside: frozenset[Path] = frozenset()
    """Files that turned out not to be usable."""

    def own(self, name: str) -> Path | None:
        """Return the town's own file of this name, if it has one that was not set aside."""
        for folder in self.folders:
            path = folder / name
            if path not in self.aside and path.is_file():
                return path
        return None

    def source(self, name: str) -> str:
        """Return the source of a layout template, the town's or ours.

        Raises:
            Unusable: the town's cannot be read.
        """
        return layout.read(self.own(name) or layout.shipped(name))

    def without(self, file: Path) -> "Stationery":
        """Return the same without a file that cannot be used."""
        return replace(self, aside=self.aside | {file})


SHIPPED = Stationery()
"""Nothing of the town's."""


def stationery_of(folders: Sequence[Path], file: Path | None = None) -> Stationery:
    """Return the paper kept in some folders of templates.

    Args:
        folders: folders of templates as the library has them, the first wins; the program's own is left out.
        file: a process file: a folder under `minutes` with its name, without extension, is this process's own paper.
    """
    ours = packaged_templates().resolve()
    town = [folder / layout.FOLDER for folder in folders if folder.resolve() != ours]
    name = file.name.partition(".")[0] if file is not None else ""
    of_process = [folder / name for folder in town] if name else []
    return Stationery(tuple(of_process + town))
