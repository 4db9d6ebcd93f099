"""What the guards of the house share: the program's own source, parsed once."""

import ast
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
"""The folder that holds the whole project."""

SOURCE: Final = ROOT / "src" / "codesign_tui"
"""The program."""


@dataclass(frozen=True)
class Module:
    """One file of the program: its path from `src/codesign_tui`, with slashes, and what stands in it."""

    name: str
    tree: ast.Module

    def at(self, node: ast.AST) -> str:
        """Return where something stands, as an editor opens it."""
        return f"{self.name}:{getattr(node, 'lineno', 1)}"


@cache
def modules(under: str = "") -> tuple[Module, ...]:
    """Return every module below a folder of the program."""
    return tuple(
        Module(path.relative_to(SOURCE).as_posix(), ast.parse(path.read_text(encoding="utf-8")))
        for path in sorted((SOURCE / under).rglob("*.py"))
    )


def called(node: ast.Call) -> str:
    """Return the last name of what is called: `query_one` for `self.query_one(…)`."""
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""


def dotted(node: ast.expr) -> str:
    """Return a chain of names as it is written, `datetime.now`; nothing for anything else."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and (before := dotted(node.value)):
        return f"{before}.{node.attr}"
    return ""
