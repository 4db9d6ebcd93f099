"""What one person chose for this computer: the bell. Never in a process file (`design.md` §4)."""

from typing import Final, Protocol

BELL: Final = "bell"
"""Whether the bell rings when an item comes near its end: `on` or unset."""
ON: Final = "on"


class Settings(Protocol):
    """Choices by name."""

    def get(self, name: str) -> str | None:
        """Return what was chosen, or None."""
        ...

    def keep(self, name: str, value: str | None) -> None:
        """Remember a choice for the next time; None forgets it. Never raises: a choice is worth no interruption."""
        ...


class MemorySettings:
    """Choices that are forgotten when the program ends: for tests, rehearsals, a folder that cannot be written."""

    def __init__(self) -> None:
        self._chosen: dict[str, str] = {}

    def get(self, name: str) -> str | None:
        """Return what was chosen, or None."""
        return self._chosen.get(name)

    def keep(self, name: str, value: str | None) -> None:
        """Remember a choice; None forgets it."""
        if value is None:
            self._chosen.pop(name, None)
        else:
            self._chosen[name] = value
