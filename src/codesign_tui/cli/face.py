"""What every command shares: how to speak, where to look, what time it is."""

import json
import sys
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from codesign_tui.cli.environment import SESSIONS, workspace_root
from codesign_tui.cli.printable import printable, printable_line
from codesign_tui.domain.messages import Arg, Msg
from codesign_tui.locale import Translator

if TYPE_CHECKING:
    from collections.abc import Sequence

    from codesign_tui.domain.transactions import Draft
    from codesign_tui.journal import FileWorkspace, JournalFile
    from codesign_tui.journal.settings import SettingsFile
    from codesign_tui.library.loading import Library
    from codesign_tui.minutes.stationery.paper import Stationery


class SystemClock:
    """The computer's clock."""

    def now(self) -> datetime:
        """Return this moment, aware, in the local time zone."""
        return datetime.now().astimezone()


@dataclass
class Face:
    """The command line as one person meets it: one language, one workspace. Its parts are made when first used."""

    words: Translator
    chosen_workspace: str | None = None
    clock: SystemClock = field(default_factory=SystemClock)

    # -- speaking --------------------------------------------------------------------------------------------

    def say(self, message: Msg | str, /, **args: Arg) -> None:
        """Say one line to the person: on standard error, so that results can be piped."""
        print(printable_line(self.words(message, **args)), file=sys.stderr)  # noqa: T201

    def give(self, text: str = "") -> None:
        """Give a result: on standard output."""
        print(printable(text))  # noqa: T201

    def give_json(self, value: Any) -> None:
        """Give a result for programs: JSON, where control characters are escaped and so harmless."""
        print(json.dumps(value, ensure_ascii=False, indent=1).translate(_ESCAPED))  # noqa: T201

    # -- where things are ------------------------------------------------------------------------------------

    @cached_property
    def root(self) -> Path:
        """The workspace folder."""
        return workspace_root(self.chosen_workspace)

    @property
    def state(self) -> Path:
        """The user's state folder: copies, the example, the log."""
        from codesign_tui.journal import state_folder

        return state_folder()

    @property
    def log(self) -> Path:
        """Where what was never foreseen is written, without anybody's words."""
        return self.state / "codesign.log"

    @cached_property
    def settings(self) -> "SettingsFile":
        """What this person chose for this computer."""
        from codesign_tui.journal.settings import SettingsFile, settings_folder

        return SettingsFile(settings_folder() / "settings.json")

    @cached_property
    def workspace(self) -> "FileWorkspace":
        """The process files."""
        from codesign_tui.journal import FileWorkspace

        return FileWorkspace(self.root / SESSIONS, self.state, self.clock.now, example=self._example)

    @cached_property
    def library(self) -> "Library":
        """The templates: the workspace's, the user's, the program's."""
        from codesign_tui.library.loading import Library
        from codesign_tui.library.places import template_folders

        return Library(*template_folders(self.root))

    def stationery(self, file: Path) -> "Stationery":
        """Return the town's own paper for a process file: its layouts, its coat of arms, its letterhead."""
        from codesign_tui.minutes.stationery.paper import stationery_of

        return stationery_of(self.library.folders, file)

    def _example(self) -> "Sequence[Draft]":
        """Return the worked example as the transactions of a new file."""
        from codesign_tui.exchange.replay import replay
        from codesign_tui.library.places import packaged_example

        return replay(packaged_example().read_bytes(), now=self.clock.now())

    # -- opening ---------------------------------------------------------------------------------------------

    def look_at(self, file: str) -> "JournalFile":
        """Open a process file to read it, and say what a person should know of it."""
        opened = self.workspace.read(Path(file))
        for notice in opened.notices:
            self.say(notice)
        return opened

    def work_on(self, file: str) -> "JournalFile":
        """Open a process file to write to it, and say what a person should know of it.

        Raises:
            FileReadOnly: another program holds it, or the medium cannot be written.
        """
        opened = self.workspace.open(Path(file))
        if opened.read_only:
            from codesign_tui.journal import FileReadOnly

            raise FileReadOnly(opened.notices[0])
        for notice in opened.notices:
            self.say(notice)
        return opened


_ESCAPED = {code: f"\\u{code:04x}" for code in (*range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A))}
"""What JSON leaves as it is but a terminal or a reader would not: C1 controls and direction overrides."""
