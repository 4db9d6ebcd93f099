"""Which of the town's Typst files an error of Typst is about, and where in it."""

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from codesign_tui.domain.messages import msg
from codesign_tui.minutes.stationery import layout
from codesign_tui.minutes.stationery.paper import Stationery
from codesign_tui.minutes.stationery.problems import Unusable

if TYPE_CHECKING:
    import typst

_MAIN: Final = ("main", "main.typ")
"""How Typst names the file that it begins with."""

_PLACE: Final = re.compile(r"┌─ (\S+?):(\d+):\d+")


def blamed(stationery: Stationery, error: "typst.TypstError", main: str) -> Unusable | None:
    """Return the error as one of a file of the town's; None if none of these files is the town's.

    `main` is the name of the file that Typst began with. The first of the town's files that the error passes through is
    named, with the line; else the first of them at all.
    """
    own = {name: path for name in layout.TYPST if (path := stationery.own(name)) is not None}
    if not own:
        return None
    what = msg("stationery.typst_broken", reason=error.message.partition("\n")[0])
    for place, line in _PLACE.findall(str(error.diagnostic)):
        name = PurePosixPath(place.replace("\\", "/")).name
        name = main if name in _MAIN else name
        if name in own:
            return Unusable(own[name], what, int(line))
    return Unusable(next(iter(own.values())), what)
