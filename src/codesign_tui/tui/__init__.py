"""The screen: the Textual application, its places, widgets and styles."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from codesign_tui.domain.settings import Settings
    from codesign_tui.domain.workspace import Workspace
    from codesign_tui.library.loading import Library
    from codesign_tui.locale import Translator
    from codesign_tui.tui.clock import Clock


def run(
    workspace: "Workspace",
    library: "Library",
    translator: "Translator",
    clock: "Clock",
    open_path: Path | None = None,
    log: Path | None = None,
    *,
    rehearse: bool = False,
    settings: "Settings | None" = None,
) -> int:
    """Open the app and return its exit code; `open_path` goes straight to that process, or to its rehearsal.

    Textual is imported here and not before, so that the commands that need no screen stay quick. `log` is where
    what was never foreseen is written, without anybody's words; `settings` are this person's choices.
    """
    from codesign_tui.tui.app import CodesignApp

    app = CodesignApp(
        workspace, library, translator, clock, open_path=open_path, rehearse=rehearse, log=log, settings=settings
    )
    app.run()
    return app.return_code or 0
