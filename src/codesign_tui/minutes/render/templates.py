"""The layout templates of the renderers: data that an office may change (`templates/minutes`)."""

from pathlib import Path

from codesign_tui.library.places import packaged_templates


def template_folder() -> Path:
    """Return the folder of the minutes' layout templates."""
    return packaged_templates() / "minutes"


def template(name: str) -> str:
    """Return the source of one layout template."""
    return (template_folder() / name).read_text(encoding="utf-8")
