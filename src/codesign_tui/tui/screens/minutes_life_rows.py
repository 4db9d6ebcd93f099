"""What the screen of the life of minutes shows: dates, remarks, versions, the signed file, what came after."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from textual.content import Content

from codesign_tui.domain.agreement_clause import admitted_bodies, clause_lacks, clause_stands
from codesign_tui.domain.kinds import rules_of
from codesign_tui.domain.meetings import MinutesRecord, Remark, Session
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.minutes_life import AgreementClause, MarkKind, MinutesVersion, Rectification
from codesign_tui.domain.minutes_standing import (
    expected_steps,
    is_registered,
    record_of,
    remarks_until,
    step_of,
    steps_of,
)
from codesign_tui.domain.people import Organization
from codesign_tui.domain.process import Process
from codesign_tui.locale import Translator
from codesign_tui.tui.columns import cell, hung
from codesign_tui.tui.text import show, show_line
from codesign_tui.tui.widgets.rows import Row

MARK: Final = "mark"
REMARK: Final = "remark"
VERSION: Final = "version"
SIGNED: Final = "signed"
RECTIFY: Final = "rectify"
ACT: Final = "act"
BODY: Final = "body"
CLAUSE: Final = "clause"
NEW: Final = "new"
NOW: Final = "now"

_LABEL: Final = 28
_INDENT: Final = 4
_MOST: Final = 6
"""Lines that one thing takes; the rest is read in its form."""
_SHORT: Final = 12
"""Digits of a fingerprint that people compare at a glance."""


def life_rows(process: Process, session: Session, words: Translator, width: int, changed: bool | None) -> list[Row]:
    """Return the rows; `changed` says whether the text differs from its last version, None while nobody knows."""
    record = record_of(process, session.id)
    rows = [*_dates(process, record, words, width)]
    rows += [_heading(words("life.rows.remarks"), REMARK), *_remarks(process, record, words, width)]
    rows += [_heading(words("life.rows.versions"), VERSION), *_versions(record, words, width, changed)]
    rows += [_heading(words("life.rows.signed"), SIGNED), _signed(record, words, width)]
    if is_registered(record) or record.rectifications:
        rows += [_heading(words("life.rows.rectify"), RECTIFY), *_rectifications(record, words, width)]
    if rules_of(process.details.kind).may_be_agreement:
        rows += [_heading(words("life.rows.clause"), CLAUSE), *_clause(process, record, words, width)]
    return rows


def _heading(text: str, name: str) -> Row:
    """Return the heading of a part."""
    return Row(f"heading:{name}", show_line(text, "bold"), heading=True)


def _line(identifier: str, sign: Content, label: str, value: str, width: int, *, style: str = "") -> Row:
    """Return a row: a sign, what it is, what is known of it; what does not fit goes on below."""
    first = sign + show("  ") + cell(label, _LABEL, style)
    said = hung(show_line(value), width - _LABEL - _INDENT, indent=0, most=_MOST)
    below = Content("\n" + " " * (_LABEL + 3))
    return Row(identifier, first + below.join(said.split("\n")))


def _add(identifier: str, label: str) -> Row:
    """Return the row that adds something."""
    return Row(identifier, show("+  ", "bold $accent") + show_line(label, "$muted"))


_DONE: Final = "✓"
_NEXT: Final = "▶"
_OPEN: Final = "○"


def _sign(*, done: bool, is_next: bool = False) -> Content:
    """Return the sign of something done, next or still to come; words beside it say the same."""
    if done:
        return show(_DONE, "$success")
    return show(_NEXT, "bold $accent") if is_next else show(_OPEN, "$muted")


# -- dates ---------------------------------------------------------------------------------------------------


def _dates(process: Process, record: MinutesRecord, words: Translator, width: int) -> Iterator[Row]:
    """Yield what happened and when, and what is awaited, the first of it marked."""
    waiting = _waiting(process, record)
    for step in steps_of(process, record):
        sign = _sign(done=step.done, is_next=step.kind is waiting)
        told = [words.day(step.day) if step.day else "", _more(process, record, step.kind, words), step.link or ""]
        value = " · ".join(part for part in told if part)
        if not value:
            value = words("life.rows.day_unsaid" if step.done else "life.rows.not_yet")
        yield _line(f"{MARK}:{step.kind.value}", sign, words(f"life.mark.{step.kind.value}"), value, width)
    yield _add(f"{MARK}:{NEW}", words("life.rows.other_mark"))


def _waiting(process: Process, record: MinutesRecord) -> MarkKind | None:
    """Return the first thing that is awaited and has not happened."""
    awaited = [kind for kind in expected_steps(process, record) if kind is not MarkKind.DRAFTED]
    return next((kind for kind in awaited if not step_of(process, record, kind).done), None)


def awaited_mark(process: Process, session: Session) -> str:
    """Return the mark on which the cursor begins: the next one, else the first row."""
    return (_waiting(process, record_of(process, session.id)) or MarkKind.DRAFTED).value


def _more(process: Process, record: MinutesRecord, kind: MarkKind, words: Translator) -> str:
    """Return what else is known of a mark: the term, the session, the protocol number."""
    if kind is MarkKind.SENT:
        until = remarks_until(process, record)
        return words("life.rows.until", day=until) if until is not None else ""
    if kind is MarkKind.APPROVED:
        meeting = process.get(Session, record.approved_in)
        number = words("life.rows.in_session", number=meeting.number) if meeting else ""
        changes = words("life.rows.with_changes") if record.status == "approved_with_changes" else ""
        return " · ".join(part for part in (number, changes) if part)
    if kind is MarkKind.REGISTERED and record.protocol_no:
        return words("life.rows.protocol", number=record.protocol_no)
    mark = next((one for one in record.marks if one.kind is kind), None)
    person = process.person(mark.by) if mark is not None else None
    return " · ".join(part for part in (person.full_name if person else "", mark.note or "" if mark else "") if part)


# -- remarks -------------------------------------------------------------------------------------------------


def _remarks(process: Process, record: MinutesRecord, words: Translator, width: int) -> Iterator[Row]:
    """Yield each remark: whose, how it came, what it says, what became of it."""
    for at, remark in enumerate(record.remarks):
        told = [remark_voice(process, remark, words)]
        if remark.received_on:
            told.append(words.day(date.fromisoformat(remark.received_on)))
        if remark.channel:
            told.append(remark.channel)
        said = f"{' · '.join(told)}: «{remark.text}»"
        if remark.reason:
            said += f" → {remark.reason}"
        sign = _sign(done=remark.accepted is not None, is_next=remark.accepted is None)
        label = words(f"life.remark.{remark_outcome(remark) or 'pending'}")
        yield _line(f"{REMARK}:{at}", sign, label, said, width)
    yield _add(f"{REMARK}:{NEW}", words("life.rows.new_remark"))


def remark_voice(process: Process, remark: Remark, words: Translator) -> str:
    """Return whose remark it is, person and body."""
    person = process.person(remark.by)
    name = person.full_name if person else remark.name or ""
    body = process.get(Organization, remark.organization) or process.organization_of(person)
    if not name:
        return body.label if body else words("life.rows.nobody")
    return f"{name} ({body.label})" if body else name


def remark_outcome(remark: Remark) -> str | None:
    """Return what became of a remark, as `answer_remark` takes it; None while it is to be seen."""
    if remark.accepted is None:
        return None
    return "in_part" if remark.accepted and remark.in_part else "accepted" if remark.accepted else "declined"


# -- versions, the signed file, rectifications -----------------------------------------------------------------


def _versions(record: MinutesRecord, words: Translator, width: int, changed: bool | None) -> Iterator[Row]:
    """Yield the draft that was sent, each version with its reason, and whether the text has changed since."""
    if record.sent_past is not None and record.sent_for_remarks_on:
        day = words.day(date.fromisoformat(record.sent_for_remarks_on))
        yield _line(f"{VERSION}:0", _sign(done=True), words("life.rows.sent_draft"), day, width)
    for version in record.versions:
        label = words("life.rows.version", number=version.number)
        yield _line(f"{VERSION}:{version.number}", _sign(done=True), label, _version(version, words), width)
    if changed:
        told = words("life.rows.changed")
        yield _line(f"{VERSION}:{NOW}", show("!", "bold $warning"), words("life.rows.text_now"), told, width)
    if not record.versions and not changed:
        yield Row(
            f"heading:{VERSION}:none", show("   ") + show_line(words("life.rows.no_version"), "$muted"), heading=True
        )


def _version(version: MinutesVersion, words: Translator) -> str:
    """Return what is known of a version."""
    told = [words.day(date.fromisoformat(version.on)), version.reason or ""]
    if version.digest:
        told.append(words("life.rows.fingerprint", start=version.digest[:_SHORT]))
    return " · ".join(part for part in told if part)


def _signed(record: MinutesRecord, words: Translator, width: int) -> Row:
    """Return the fingerprint of the signed file, or the way to enter it."""
    signed = record.signed_file
    if signed is None:
        return _add(SIGNED, words("life.rows.enter_signed"))
    start = words("life.rows.fingerprint", start=signed.sha256[:_SHORT])
    label = signed.name or words("life.rows.signed_file")
    day = words.day(date.fromisoformat(signed.on)) if signed.on else ""
    return _line(SIGNED, _sign(done=True), label, " · ".join(part for part in (day, start) if part), width)


def _rectifications(record: MinutesRecord, words: Translator, width: int) -> Iterator[Row]:
    """Yield what was put right after registration."""
    for at, one in enumerate(record.rectifications):
        label = words("life.rows.rectification", number=one.number)
        yield _line(
            f"{RECTIFY}:{at}", _sign(done=one.protocol_no is not None), label, _rectified(one, words), width
        )  # fmt: skip
    yield _add(f"{RECTIFY}:{NEW}", words("life.rows.new_rectification"))


def _rectified(one: Rectification, words: Translator) -> str:
    """Return what a rectification says, in short."""
    protocol = words("life.rows.protocol", number=one.protocol_no) if one.protocol_no else ""
    told = [words.day(date.fromisoformat(one.on)), protocol, one.part or "", f"«{one.reads}» → «{one.corrected}»"]
    return " · ".join(part for part in told if part)


# -- the clause of art. 11 -------------------------------------------------------------------------------------


def _clause(process: Process, record: MinutesRecord, words: Translator, width: int) -> Iterator[Row]:
    """Yield what the clause needs, each thing by itself, and whether it stands in the minutes."""
    clause = record.agreement or AgreementClause()
    agreed = {adhesion.organization: adhesion.on for adhesion in clause.adhesions}
    act = clause.prior_act or words("life.rows.not_yet")
    yield _line(f"{CLAUSE}:{ACT}", _sign(done=bool(clause.prior_act)), words("life.rows.prior_act"), act, width)
    for body in admitted_bodies(process):
        day = agreed.get(body.id)
        told = words("life.rows.agreed_on", day=date.fromisoformat(day)) if day else words("life.rows.not_agreed")
        yield _line(f"{BODY}:{body.id}", _sign(done=day is not None), body.label, told, width)
    yield _line(
        CLAUSE,
        _sign(done=clause_stands(process, record)),
        words("life.rows.in_minutes"),
        words(_standing_of_clause(process, record)),
        width,
    )


def _standing_of_clause(process: Process, record: MinutesRecord) -> Msg:
    """Return whether the minutes say it, and if not why."""
    if clause_stands(process, record):
        return msg("life.rows.clause_on")
    lacks = clause_lacks(process, record)
    return lacks[0] if lacks and (record.agreement or AgreementClause()).wanted else msg("life.rows.clause_off")
