"""The control sheet: which checks of the minutes were set aside, why, when; what is still open.

It stands in the facilitator's own document, an internal paper. The minutes never print a word of it: an
administrative act holds no warnings of a program (`design.md` §8).
"""

from collections.abc import Iterator

from codesign_tui.domain.check_words import CheckWords
from codesign_tui.domain.minutes_checks import SetAside
from codesign_tui.minutes.checks.finding import Finding
from codesign_tui.minutes.checks.judged import Judged, by_severity, check_called, code_of_subject, judge
from codesign_tui.minutes.compose.frame import Frame
from codesign_tui.minutes.document import Block, Heading, ListBlock, Paragraph, Table

_WIDTHS = (5, 5, 2)


def control_sheet_blocks(frame: Frame, words: CheckWords | None = None) -> Iterator[Block]:
    """Yield the control sheet of the minutes of a session; nothing in a public copy.

    `words` are the lists of the workspace, else the program's own.
    """
    if frame.public:
        return
    judged = judge(frame.process, frame.session.id, words)
    yield Heading(1, frame.say("checks.sheet.heading"))
    yield Paragraph(frame.say("checks.sheet.note"), style="small")
    yield from _aside(frame, judged)
    yield from _open(frame, judged)


def _aside(frame: Frame, judged: Judged) -> Iterator[Block]:
    """Yield what was set aside with its reason, then what was and is no longer so."""
    rows = [*(_row(frame, frame.say(finding.what), aside) for finding, aside in judged.aside)]
    rows += [_row(frame, gone_words(frame, aside), aside) for aside in judged.gone]
    if not rows:
        yield Paragraph(frame.say("checks.sheet.none_aside"))
        return
    columns = ("what", "reason", "when")
    yield Table(
        frame.say("checks.sheet.aside"),
        tuple(frame.say(f"checks.sheet.column.{name}") for name in columns),
        tuple(rows),
        _WIDTHS,
    )


def _row(frame: Frame, what: str, aside: SetAside) -> tuple[str, ...]:
    """Return one row: what was found, why it is right, when that was said."""
    return what, aside.reason, frame.day(aside.at[:10])


def gone_words(frame: Frame, aside: SetAside) -> str:
    """Return what was set aside and is no longer found, by the name of its check."""
    check = check_called(aside.check)
    title = frame.say(check.title) if check is not None else aside.check
    code = code_of_subject(frame.process, aside.subject)
    return frame.say("checks.no_longer", title=title, code=f" ({code})" if code else "")


def _open(frame: Frame, judged: Judged) -> Iterator[Block]:
    """Yield what nobody has put right or set aside yet."""
    if judged.open:
        yield Heading(2, frame.say("checks.sheet.open"))
        yield ListBlock(tuple(_line(frame, finding) for finding in by_severity(judged.open)))


def _line(frame: Frame, finding: Finding) -> str:
    """Return one open check: how much it asks for, what it found."""
    return f"{frame.say(f'checks.severity.{finding.severity.value}')}: {frame.say(finding.what)}"
