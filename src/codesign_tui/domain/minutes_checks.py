"""What is kept of the checks of a session's minutes: what somebody looked at and set aside, and why.

It never enters the minutes: an administrative act holds no warnings of a program (`design.md` §8). The reason goes to
the control sheet in the facilitator's own document.
"""

import re
from enum import StrEnum
from hashlib import sha256
from typing import Final

from codesign_tui.domain.messages import Msg
from codesign_tui.domain.text import Line, Text
from codesign_tui.domain.values import Frozen, Instant

NOBODY: Final = "-"
"""What stands for the subject of a check that is about the session as a whole."""

_MARK: Final = 4
"""Hexadecimal characters of a mark: a change goes unseen once in 65,536 times, and no name can be found from it."""

_KEY: Final = re.compile(r"(?P<name>[a-z_]+):(?P<subject>[^\s\x00-\x1f]+):(?P<mark>[0-9a-f]{4})")


class Severity(StrEnum):
    """How much a check asks for: a code of the format, said in words on screen."""

    MUST = "must"
    """Without it the minutes lack what the law or an archive expects."""
    SHOULD = "should"
    """It looks wrong, or will be asked about."""
    LOOK = "look"
    """A person looks at it, and it may well be right."""


class SetAside(Frozen):
    """A check that somebody looked at and set aside: which, of what, when, and the reason they gave."""

    key: Line
    """The check's name, the id of what it is about, and a mark of what was found: another fact has another key."""
    reason: Text
    at: Instant

    @property
    def check(self) -> str:
        """The name of the check."""
        return parts_of(self.key)[0]

    @property
    def subject(self) -> str | None:
        """The id of what it is about; None when it is the session as a whole."""
        return parts_of(self.key)[1]


def key_of(check: str, subject: str | None, found: Msg) -> str:
    """Return the key under which what was found is set aside: it changes when what was found does."""
    return f"{check}:{subject or NOBODY}:{sha256(_told(found).encode()).hexdigest()[:_MARK]}"


def _told(found: Msg) -> str:
    """Return what a message says, without a language."""
    args = sorted((name, _told(value) if isinstance(value, Msg) else str(value)) for name, value in found.args.items())
    return repr((found.id, args))


def parts_of(key: str) -> tuple[str, str | None]:
    """Return the name of the check and the id of what it is about; the key itself where it is no such key."""
    match = _KEY.fullmatch(key)
    if match is None:
        return key, None
    return match["name"], None if match["subject"] == NOBODY else match["subject"]


def is_key(key: str) -> bool:
    """Tell whether a text is the key of something that a check found."""
    return _KEY.fullmatch(key) is not None
