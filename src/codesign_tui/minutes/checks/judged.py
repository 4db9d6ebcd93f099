"""What the checks found against what was set aside: still open, set aside with a reason, no longer so."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from codesign_tui.domain.check_words import CheckWords
from codesign_tui.domain.meetings import MinutesRecord
from codesign_tui.domain.messages import Msg
from codesign_tui.domain.minutes_checks import SetAside, Severity
from codesign_tui.domain.process import Process
from codesign_tui.minutes.checks.finding import Chapter, Check, Finding
from codesign_tui.minutes.checks.registry import CHECKS, code_of_subject, find

_BY_NAME: Final = {check.name: check for check in CHECKS}


@dataclass(frozen=True, slots=True)
class Judged:
    """The checks of a session's minutes as they stand."""

    open: tuple[Finding, ...]
    aside: tuple[tuple[Finding, SetAside], ...]
    """What was found and set aside, with the reason."""
    gone: tuple[SetAside, ...]
    """What was set aside and is no longer found: it was put right, or it changed and is asked again."""

    def count(self, severity: Severity) -> int:
        """Return how many open ones ask this much."""
        return sum(finding.severity is severity for finding in self.open)

    def only(self, *, public: bool) -> "Judged":
        """Return those that a person looks at before a public copy goes out, or all the others."""
        return Judged(
            tuple(finding for finding in self.open if is_for_the_public(finding.check) is public),
            tuple((finding, why) for finding, why in self.aside if is_for_the_public(finding.check) is public),
            tuple(one for one in self.gone if is_for_the_public(check_called(one.check)) is public),
        )

    @property
    def for_the_public(self) -> tuple[Finding, ...]:
        """The open ones that a person looks at before a public copy goes out."""
        return self.only(public=True).open


def judge(process: Process, session_id: str, words: CheckWords | None = None) -> Judged:
    """Return how the minutes of a session stand; `words` are those of the workspace, else the program's own."""
    found = find(process, session_id, words)
    records = process.in_session(MinutesRecord, session_id)
    aside = {one.key: one for record in records for one in record.set_aside}
    keys = {finding.key for finding in found}
    return Judged(
        tuple(finding for finding in found if finding.key not in aside),
        tuple((finding, aside[finding.key]) for finding in found if finding.key in aside),
        tuple(one for key, one in aside.items() if key not in keys),
    )


def by_severity(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings with those first that ask the most, each kind in the order of the minutes."""
    order = list(Severity)
    return sorted(findings, key=lambda finding: order.index(finding.severity))


def check_called(name: str) -> Check | None:
    """Return the check of this name; None for one that an older or newer program had."""
    return _BY_NAME.get(name)


def is_for_the_public(check: Check | None) -> bool:
    """Tell whether a check looks at what a public copy may not tell."""
    return check is not None and check.chapter is Chapter.PUBLIC


def lacks(process: Process, session_id: str) -> list[Msg]:
    """Return what a session's minutes do not say yet, as facts; what was set aside is not asked again."""
    return [finding.what for finding in judge(process, session_id).open if finding.check.is_lack]


__all__ = ["Judged", "by_severity", "check_called", "code_of_subject", "is_for_the_public", "judge", "lacks"]
