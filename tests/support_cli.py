"""A command line to try: where it runs, and what it returned and said."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

EXAMPLE = Path(__file__).parents[1] / "sessions" / "borgoserra.json"
SUFFIX = ".codesign.jsonl"


@dataclass(frozen=True)
class Said:
    """What a run returned and said."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class CommandLine:
    """The program as a person calls it, in a place of its own."""

    folder: Path
    run: Callable[..., Said]

    def made(self, *arguments: str) -> str:
        """Run a command that must succeed and return its one line of result."""
        said = self.run(*arguments)
        assert said.code == 0, said.err
        return said.out.strip()

    @property
    def sessions(self) -> Path:
        """The folder of the process files."""
        return self.folder / "workspace" / "sessions"

    def example(self) -> str:
        """Import the worked example and return its path."""
        return self.made("import", str(EXAMPLE))
