"""What the computer says before any command runs: language, workspace folder, place of the log."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from codesign_tui.locale import DEFAULT_LANGUAGE, LANGUAGES

HOME_VARIABLE: Final = "CODESIGN_HOME"
"""The environment variable that names the workspace."""

SESSIONS: Final = "sessions"
"""The folder of a workspace that holds its process files."""


def language_of(environment: Mapping[str, str]) -> str:
    """Return the language of the messages: what the environment asks for if we speak it, Italian otherwise."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        wanted = environment.get(name, "")
        if wanted:
            code = wanted[:2].lower()
            return code if code in LANGUAGES else DEFAULT_LANGUAGE
    return DEFAULT_LANGUAGE


def workspace_root(chosen: str | None) -> Path:
    """Return the workspace: the one chosen, else CODESIGN_HOME, else here if here has `sessions/`, else the documents.

    It holds `sessions/` and, if the town has its own, `templates/`.
    """
    named = chosen or os.environ.get(HOME_VARIABLE)
    if named:
        return Path(named).expanduser()
    here = Path.cwd()
    if (here / SESSIONS).is_dir():
        return here
    from platformdirs import user_documents_path

    return user_documents_path() / "codesign"
