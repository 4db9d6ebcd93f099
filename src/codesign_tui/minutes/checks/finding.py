"""What a check is, and what it finds: a sentence, how much it asks for, where it is mended, the key to set it aside."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.minutes_checks import Severity, key_of
from codesign_tui.domain.preparing import Where
from codesign_tui.minutes.checks.looked import Looked


class Chapter(StrEnum):
    """What a check is about, in the order of the minutes."""

    RECORD = "record"
    PEOPLE = "people"
    OPENING = "opening"
    AGENDA = "agenda"
    VOTES = "votes"
    COMMITMENTS = "commitments"
    WORDS = "words"
    PUBLIC = "public"


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that a check found. `subject` is the id of what it is about, None for the session as a whole."""

    what: Msg
    where: Where
    at: str = ""
    """The line of the form, the row or the card to put the cursor on."""
    subject: str | None = None
    severity: Severity | None = None
    """When it asks for more, or for less, than its check usually does."""


@dataclass(frozen=True, slots=True)
class Check:
    """One check: its stable name, what it is about, how much it usually asks for, and how it looks."""

    name: str
    chapter: Chapter
    severity: Severity
    look: Callable[[Looked], Iterable[Found]]
    is_lack: bool = True
    """Whether it tells what is not there yet; else what is there and looks wrong."""

    @property
    def title(self) -> Msg:
        """What it looks for, in few words."""
        return msg(f"checks.name.{self.name}")

    @property
    def mend(self) -> Msg:
        """How what it finds is put right."""
        return msg(f"checks.mend.{self.name}")


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found in a session's minutes, as every face tells it."""

    check: Check
    found: Found
    code: str = ""
    """The short name of the card or vote it is about, "N07"; empty for anything else."""

    @property
    def name(self) -> str:
        """The stable name of the check."""
        return self.check.name

    @property
    def severity(self) -> Severity:
        """How much it asks for."""
        return self.found.severity or self.check.severity

    @property
    def what(self) -> Msg:
        """What is wrong or missing."""
        return self.found.what

    @property
    def mend(self) -> Msg:
        """How it is put right."""
        return self.check.mend

    @property
    def where(self) -> Where:
        """Where it is put right."""
        return self.found.where

    @property
    def at(self) -> str:
        """The line of the form, the row or the card there."""
        return self.found.at

    @property
    def subject(self) -> str | None:
        """The id of what it is about; None for the session as a whole."""
        return self.found.subject

    @property
    def key(self) -> str:
        """The key under which it is set aside: another one once what was found is another."""
        return key_of(self.name, self.found.subject, self.found.what)
