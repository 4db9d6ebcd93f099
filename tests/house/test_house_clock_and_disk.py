"""The clock, the disk and the standard streams are touched only where it is written down here, and why."""

import ast
from collections.abc import Iterator, Mapping
from typing import Final

from house.house_source import Module, called, dotted, modules

CLOCKS: Final = {"datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time", "time.monotonic"}
WAITS: Final = {"time.sleep"}
WRITES: Final = {"write_text", "write_bytes", "unlink", "rename", "touch", "rmdir", "rmtree", "copyfile", "copy2"}

ALLOWED: Final[Mapping[str, tuple[set[str], str]]] = {
    "tui/clock.py": ({"clock"}, "the one clock of the screen"),
    "cli/face.py": ({"clock", "print"}, "the one clock and the one voice of the command line"),
    "cli/files.py": ({"write"}, "removes its own half-written file when a disk is full"),
    "cli/showing.py": ({"print"}, "rich prints a page to its own console"),
    "cli/start.py": ({"open"}, "the null device takes the place of a closed pipe"),
    "journal/filesystem.py": ({"open", "wait", "write"}, "the one layer between the journal and the disk"),
    "journal/rehearsal.py": ({"write"}, "removes the folder of a rehearsal, which holds only what it exported"),
    "journal/index.py": ({"open", "write"}, "what the database needs of the disk; nothing that is not made again"),
    "minutes/archive/pack.py": ({"write"}, "removes its own half-made folder, and the pack that a new one replaces"),
    "minutes/filing/sidecar.py": ({"write"}, "run by hand when the metadata change"),
    "minutes/placing.py": ({"open"}, "exported files are opened with the modes that an office expects"),
    "minutes/signed_file.py": ({"open"}, "reads a signed file piece by piece, only to work out its fingerprint"),
    "minutes/fonts/compile.py": ({"write"}, "run by hand when the fonts change"),
    "exchange/schema.py": ({"write"}, "run by hand when the format changes"),
    "locale/compile.py": ({"open", "write"}, "run by hand after a catalogue is edited"),
    "locale/__init__.py": ({"open"}, "reads the packaged catalogues"),
    "tui/unforeseen.py": ({"open"}, "the log of what was never foreseen; it must not depend on the journal"),
}
"""What each module may touch beside pure values, with the reason."""


def _touched(node: ast.Call) -> str | None:
    """Return what a call touches: the clock, a wait, the disk, the standard output."""
    name = dotted(node.func)
    if any(name == clock or name.endswith(f".{clock}") for clock in CLOCKS):
        return "clock"
    if name in WAITS:
        return "wait"
    if called(node) == "print":
        return "print"
    if name in {"open", "os.open", "io.open"} or (called(node) == "open" and _has_mode(node)):
        return "open"
    return "write" if called(node) in WRITES and isinstance(node.func, ast.Attribute) else None


def _has_mode(node: ast.Call) -> bool:
    """Tell whether a method called `open` opens a file: it is told how."""
    first = node.args[0] if node.args else None
    return isinstance(first, ast.Constant) and isinstance(first.value, str)


def touches(module: Module) -> Iterator[tuple[str, str]]:
    """Yield what a module touches, with where."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and (what := _touched(node)) is not None:
            yield what, f"{module.at(node)} {ast.unparse(node.func)}"


def test_clock_disk_and_streams_are_touched_only_where_it_is_written_down() -> None:
    """Nobody else reads the time, waits, opens a file, writes one or prints."""
    beyond = [
        f"{what}: {at}"
        for module in modules()
        for what, at in touches(module)
        if what not in ALLOWED.get(module.name, (set(), ""))[0]
    ]
    assert beyond == []


def test_no_permission_is_kept_that_nobody_needs() -> None:
    """The list above says what is, not what once was."""
    known = {module.name: module for module in modules()}
    idle = {
        name: granted - {what for what, _ in touches(known[name])} if name in known else granted
        for name, (granted, _) in ALLOWED.items()
    }
    assert {name: left for name, left in idle.items() if left} == {}


def test_every_way_to_the_clock_and_the_disk_is_seen() -> None:
    """The guard knows each name under which time, files and output are reached."""
    code = """
datetime.datetime.now(); date.today(); time.sleep(1); open("x"); path.open("rb"); os.open(p, 0)
print(1); path.write_text(""); path.unlink(); workspace.open(path); console.print(1)
"""
    seen = [what for what, _ in touches(Module("x.py", ast.parse(code)))]
    assert sorted(seen) == ["clock", "clock", "open", "open", "open", "print", "print", "wait", "write", "write"]
