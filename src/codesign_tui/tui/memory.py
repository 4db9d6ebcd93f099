"""What the program loaded at its start is kept for ever: the garbage collector need not look at it again and again.

Loading makes many objects and no garbage. Looking for garbage among them took an eighth of the time to the first
screen, and a part of each capture afterwards: with a large file open each full look reads every card.
"""

import gc
from typing import Final

_USUAL: Final = gc.get_threshold()
"""How often Python itself looks."""

_WHILE_LOADING: Final = (100_000, 50, 50)
"""Hardly ever: a command that goes on for long is still cleaned up after."""


def load_in_peace() -> None:
    """Look for garbage hardly ever, until `keep_what_is_loaded` or the end of the program."""
    gc.set_threshold(*_WHILE_LOADING)


def keep_what_is_loaded() -> None:
    """Take what is there now as here to stay, and look for garbage as often as usual from now on."""
    gc.freeze()
    gc.set_threshold(*_USUAL)
