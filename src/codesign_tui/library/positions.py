"""On which line of a TOML file each field stands. `tomllib` reads the values but does not say where they were."""

import re
from collections.abc import Iterator
from typing import Final

Path = tuple[str | int, ...]
"""Where a field is: names of keys, positions in arrays from 0."""

_SPACE: Final = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_BLANK: Final = re.compile(r"[ \t]*")
_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")
_STRING: Final = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""+'
    r"|'''(?:[^']|'(?!''))*'''+"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'",
    re.DOTALL,
)
_SCALAR: Final = re.compile(r"[^\s,\]}#][^,\]}#\n]*")


def lines(source: str) -> dict[Path, int]:
    """Return the line, from 1, of each field of a TOML text that `tomllib` has accepted."""
    scanner = _Scanner(source)
    scanner.document()
    return scanner.found


def line_of(source: str, path: Path) -> int:
    """Return the line of a field; if it is not there, of the nearest field that should hold it; else 1."""
    found = lines(source)
    while path:
        if path in found:
            return found[path]
        path = path[:-1]
    return 1


class _Scanner:
    """Walks a valid TOML text once and notes where each key and each array item starts."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.found: dict[Path, int] = {}
        self.tables: dict[Path, int] = {}
        """How many tables each array of tables has so far."""

    def document(self) -> None:
        """Walk headers and fields to the end."""
        table: Path = ()
        self.skip(_SPACE)
        while self.at < len(self.source):
            if self.source[self.at] == "[":
                table = self.header()
            else:
                self.field(table)
            self.skip(_SPACE)

    def header(self) -> Path:
        """Read `[a.b]` or `[[a.b]]` and return the table that follows."""
        start = self.at
        array = self.source.startswith("[[", start)
        self.at += 2 if array else 1
        path = self.resolved(tuple(self.key()), array=array)
        self.at += 2 if array else 1
        for end in range(1, len(path) + 1):
            self.note(path[:end], start)
        return path

    def resolved(self, key: Path, *, array: bool) -> Path:
        """Return a header's path with the position in each array of tables that it runs through."""
        path: Path = ()
        for position, name in enumerate(key):
            path = (*path, name)
            if array and position == len(key) - 1:
                self.tables[path] = self.tables.get(path, -1) + 1
            if path in self.tables:
                path = (*path, self.tables[path])
        return path

    def field(self, table: Path) -> None:
        """Read `a.b = value`."""
        start = self.at
        path = table
        for name in self.key():
            path = (*path, name)
            self.note(path, start)
        self.at += 1
        self.skip(_SPACE)
        self.value(path)

    def key(self) -> Iterator[str]:
        """Read the parts of a dotted key, up to the sign after it."""
        while True:
            self.skip(_BLANK)
            bare = _BARE.match(self.source, self.at)
            part = bare or _STRING.match(self.source, self.at)
            if part is None:
                return
            self.at = part.end()
            yield part.group() if bare else part.group()[1:-1]
            self.skip(_BLANK)
            if not self.source.startswith(".", self.at):
                return
            self.at += 1

    def value(self, path: Path) -> None:
        """Read a value, with what it holds."""
        opening = self.source[self.at]
        if opening == "[":
            self.array(path)
        elif opening == "{":
            self.inline_table(path)
        else:
            match = _STRING.match(self.source, self.at) or _SCALAR.match(self.source, self.at)
            self.at = match.end() if match else len(self.source)

    def array(self, path: Path) -> None:
        """Read `[one, two]`."""
        for position, _ in enumerate(self.items("]")):
            self.note((*path, position), self.at)
            self.value((*path, position))

    def inline_table(self, path: Path) -> None:
        """Read `{ a = one, b = two }`."""
        for _ in self.items("}"):
            self.field(path)

    def items(self, closing: str) -> Iterator[None]:
        """Stop before each item of a bracketed list, and after its end."""
        self.at += 1
        self.skip(_SPACE)
        while self.at < len(self.source) and self.source[self.at] != closing:
            yield
            self.skip(_SPACE)
            if self.source.startswith(",", self.at):
                self.at += 1
                self.skip(_SPACE)
        self.at += 1

    def skip(self, what: re.Pattern[str]) -> None:
        """Go past white space or comments."""
        match = what.match(self.source, self.at)
        self.at = match.end() if match else self.at

    def note(self, path: Path, at: int) -> None:
        """Keep the line of the first place where a field is named."""
        self.found.setdefault(path, self.source.count("\n", 0, at) + 1)
