"""Where the layout templates are: in the repository while developing, inside the package once installed."""

from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).parents[2]


def template_folder() -> Path:
    """Return the folder of the minutes' layout templates (`templates/minutes`).

    Raises:
        FileNotFoundError: the installation is not whole.
    """
    for root in (_PACKAGE / "_data", _PACKAGE.parents[1]):
        folder = root / "templates" / "minutes"
        if folder.is_dir():
            return folder
    raise FileNotFoundError("templates/minutes")


def template(name: str) -> str:
    """Return the source of one layout template."""
    return (template_folder() / name).read_text(encoding="utf-8")
