"""Where templates and the worked example are: the user's own folders first, then what the program brings along."""

from pathlib import Path
from typing import Final

import platformdirs

APPLICATION: Final = "codesign-tui"
"""Name of the user's configuration folder."""

_PACKAGE: Final = Path(__file__).resolve().parents[1]
_INSTALLED: Final = _PACKAGE / "_data"
_CHECKOUT: Final = _PACKAGE.parents[1]


def packaged_templates() -> Path:
    """Return the folder of the templates that come with the program: of the checkout, or of the installed package."""
    return _packaged("templates")


def packaged_example() -> Path:
    """Return the worked example that comes with the program, in the interchange format."""
    return _packaged("sessions/borgoserra.json")


def user_templates() -> Path:
    """Return the folder for templates of this user, in the configuration folder of their system."""
    return platformdirs.user_config_path(APPLICATION, appauthor=False) / "templates"


def template_folders(workspace: Path | None = None) -> tuple[Path, ...]:
    """Return the folders to look in, the first that has a template wins.

    The workspace's `templates` come first (a municipality shares them with its process files), then the user's,
    then those of the program. Folders that are not there are kept: they may be made while the program runs.
    """
    own = () if workspace is None else (workspace / "templates",)
    folders: dict[Path, Path] = {}
    for folder in (*own, user_templates(), packaged_templates()):
        folders.setdefault(folder.resolve(), folder)
    return tuple(folders.values())


def _packaged(name: str) -> Path:
    """Return a file or folder of the program's own data."""
    installed = _INSTALLED / name
    return installed if installed.exists() else _CHECKOUT / name
