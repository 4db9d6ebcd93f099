"""Reads the words that the checks of the minutes look for: those of every folder together, the program's among them."""

from collections.abc import Sequence
from functools import cache, reduce
from pathlib import Path
from typing import Final

from codesign_tui.domain.check_words import CheckWords
from codesign_tui.library.places import packaged_templates
from codesign_tui.library.problems import BrokenTemplate
from codesign_tui.library.reading import read

FOLDER: Final = "checks"
_FILE: Final = f"{FOLDER}/words.toml"


def check_words(folders: Sequence[Path] = ()) -> CheckWords:
    """Return the words of these folders and the program's own; a file that cannot be used is left out.

    `codesign templates check` says what is wrong with it.
    """
    own = [read(file, CheckWords)[0] for folder in folders if (file := folder / _FILE).is_file()]
    return reduce(lambda one, other: one + other, [shipped_words(), *(words for words in own if words is not None)])


@cache
def shipped_words() -> CheckWords:
    """Return the program's own words, read once.

    Raises:
        BrokenTemplate: the file that comes with the program was damaged.
    """
    words, problems = read(packaged_templates() / _FILE, CheckWords)
    if words is None:
        raise BrokenTemplate(problems)
    return words
