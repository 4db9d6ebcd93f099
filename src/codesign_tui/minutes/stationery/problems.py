"""A file of the town's that cannot be used."""

from pathlib import Path

from codesign_tui.domain.messages import CodesignError, Msg, msg


class Unusable(CodesignError):
    """A file of the town's cannot be used, and why: in one sentence, with its line where it has lines."""

    exit_code = 2

    def __init__(self, file: Path, what: Msg, line: int | None = None) -> None:
        told = msg("stationery.at_line", file=file.name, line=line, what=what) if line else what
        super().__init__(told)
        self.file = file
        self.line = line
        self.what = what
