"""What screens ask of the application they run in, so that none of them imports it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, cast

from textual.app import App

from codesign_tui.domain.process import Process
from codesign_tui.domain.workspace import ProcessFile, Workspace
from codesign_tui.library.loading import Library
from codesign_tui.locale import Translator
from codesign_tui.tui.clock import Clock
from codesign_tui.tui.commands import Command


@dataclass(frozen=True, slots=True)
class Start:
    """Where a process opens: a place, and what stands under its cursor there."""

    place: Command
    item: str
    session: str | None = None


class Face(Protocol):
    """The application, as its screens know it."""

    words: Translator
    clock: Clock
    library: Library
    workspace: Workspace

    def open_path(self, path: Path, start: Start | None = None) -> None:
        """Open a process file, at a place of it if one is named, or say why it cannot be opened."""
        ...

    def open_file(self, file: ProcessFile, start: Start | None = None) -> None:
        """Show an open process, at a place of it if one is named."""
        ...

    def rehearse(self, process: Process) -> None:
        """Rehearse the next session of a process, on a copy in memory; or say why it cannot be."""
        ...

    def rehearse_path(self, path: Path) -> None:
        """Rehearse the next session of a process file, which is only read."""
        ...

    def commands_now(self) -> Sequence[Command]:
        """Return the commands that can be done now."""
        ...

    def commands_elsewhere(self) -> Sequence[Command]:
        """Return the commands of the places that are not in view."""
        ...

    async def do_command(self, command: Command) -> None:
        """Do a command as its key would."""
        ...

    def log_aside(self, error: BaseException) -> None:
        """Log an error of a worker without anybody's words; the session goes on."""
        ...


def face_of(app: App[Any]) -> Face:
    """Return the running application as its screens know it."""
    return cast(Face, app)
