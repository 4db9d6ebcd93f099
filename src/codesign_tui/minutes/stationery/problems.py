"""A file of the town's that cannot be used."""

from pathlib import Path

from codesign_tui.domain.messages import CodesignError, Msg, msg


class Unusable(CodesignError):
    """A file of the town's cannot be used, and why: in one sentence, with its line where it has lines."""

    exit_code = 2

    def __init__(self, file: Path, what: Msg, line: int | None = None) -> None:
        shown = "stationery.at_line" if line else "stationery.in_file"
        told = msg(shown, file=file.name, line=line or 0, what=what)
        super().__init__(told)
        self.file = file
        self.line = line
        self.what = what
