"""A table of the longest files and functions, to look at and not to fail on: `python -m tests.house.sizes`."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
SHOWN: Final = 25


def _sources() -> Iterator[Path]:
    """Yield every Python file of the program and of its tests."""
    for folder in ("src", "tests"):
        yield from sorted((ROOT / folder).rglob("*.py"))


def _functions(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the lines and the name of each function of a file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            yield lines, f"{path.relative_to(ROOT).as_posix()}:{node.lineno} {node.name}"


def main() -> None:
    """Print both tables, the longest first, with the totals."""
    paths = list(_sources())
    files = [(len(path.read_text(encoding="utf-8").splitlines()), path.relative_to(ROOT).as_posix()) for path in paths]
    functions = [row for path in paths for row in _functions(path)]
    for title, rows in (("files", files), ("functions", functions)):
        middle = sorted(lines for lines, _ in rows)[len(rows) // 2]
        sys.stdout.write(f"{len(rows)} {title}, half of them under {middle + 1} lines\n")
        for lines, name in sorted(rows, reverse=True)[:SHOWN]:
            sys.stdout.write(f"{lines:6}  {name}\n")
        sys.stdout.write("\n")


if __name__ == "__main__":
    main()
