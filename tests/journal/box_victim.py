"""A program that does nothing but put secret ballots in the box, to be killed. Run by `test_journal_ballot_box.py`."""

import sys
from pathlib import Path

from journal_samples import clock

from codesign_tui.domain.ballot_box import boxed, with_ballots
from codesign_tui.journal.file import open_file
from codesign_tui.journal.filesystem import Disk


def main(path: Path, vote: str) -> None:
    """Put in ballots that all differ, and print the number of each that was acknowledged."""
    file = open_file(Disk(), path, clock)
    n = file.box.contents.ballots_in(vote)
    while True:
        n += 1
        ballot = boxed({f"N{n:05d}": 1})
        file.box.change(lambda contents: with_ballots(contents, vote, [ballot])).result()  # noqa: B023 - done at once
        sys.stdout.write(f"{n}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
