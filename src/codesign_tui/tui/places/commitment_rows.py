"""Commitments as rows: what on the first line; who, by when and how it stands on the second, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from textual.content import Content

from codesign_tui.domain.commitment_warnings import all_warnings, warnings_of
from codesign_tui.domain.items import Commitment, CommitmentChange, Proposal, Resource
from codesign_tui.domain.meetings import Session
from codesign_tui.domain.messages import Msg
from codesign_tui.domain.orphans import is_incomplete
from codesign_tui.domain.overdue import Standing, changes_so_far, standing
from codesign_tui.domain.people import Organization
from codesign_tui.domain.process import Process
from codesign_tui.domain.promise_from import item_anywhere
from codesign_tui.domain.public_numbers import public_number
from codesign_tui.domain.tables import code_of
from codesign_tui.domain.terms import CommitmentStatus
from codesign_tui.domain.text import folded
from codesign_tui.domain.threads import is_restricted
from codesign_tui.locale import Translator
from codesign_tui.tui.columns import folded_lines, spread
from codesign_tui.tui.origins import owner
from codesign_tui.tui.text import join, show, show_line
from codesign_tui.tui.widgets.rows import Row

_INDENT = 6
_LONGEST_IN_ROW = 130
"""Characters of a text that its row shows whole, on two lines."""
_UNSETTLED = (None, CommitmentStatus.PROPOSED)


@dataclass(frozen=True, slots=True)
class Held:
    """A commitment and where it stands on a day."""

    commitment: Commitment
    standing: Standing
    on: date
    warnings: Sequence[Msg] = ()
    """What is to be looked at in it, for whoever leads."""

    @property
    def days_late(self) -> int:
        """Days since its date passed; zero when it is not late."""
        if self.standing.due is None or not self.standing.is_overdue(self.on):
            return 0
        return (self.on - self.standing.due).days

    @property
    def is_settled(self) -> bool:
        """Whether nothing more is expected of it."""
        return self.standing.is_done or self.standing.is_cancelled


@dataclass(frozen=True, slots=True)
class Totals:
    """How many commitments there are, kept, late, without an owner or a date, and with something to look at."""

    all: int
    kept: int
    late: int
    incomplete: int
    warned: int = 0


def held(process: Process, on: date, *, projected: bool) -> list[Held]:
    """Return the commitments on the table with where each stands on a day; to the hall, none that is restricted.

    What is to be looked at in them is not for the hall.
    """
    told = {} if projected else all_warnings(process)
    return [
        Held(commitment, standing(process, commitment, on, after_sessions_of_day=True), on, told.get(commitment.id, ()))
        for commitment in process.all(Commitment)
        if commitment.on_table and not (projected and is_restricted(process, commitment))
    ]


def totals(entries: Sequence[Held]) -> Totals:
    """Count commitments."""
    return Totals(
        len(entries),
        sum(entry.standing.is_done for entry in entries),
        sum(entry.days_late > 0 for entry in entries),
        sum(not entry.is_settled and is_incomplete(entry.commitment) for entry in entries),
        sum(bool(entry.warnings) for entry in entries),
    )


def late_first(entries: Sequence[Held]) -> list[Held]:
    """Return the late ones first, the oldest date before; then what is still to be kept by date; then the rest."""
    return sorted(
        entries,
        key=lambda entry: (
            0 if entry.days_late else 2 if entry.is_settled else 1,
            entry.standing.due or date.max,
        ),
    )


def matching(process: Process, entries: Sequence[Held], letters: str) -> list[Held]:
    """Return the commitments that have the letters in their code, words or owner."""
    wanted = folded(letters).split()
    return [entry for entry in entries if all(word in folded(_searched(process, entry.commitment)) for word in wanted)]


def commitment_row(process: Process, entry: Held, words: Translator, width: int) -> Row:
    """Return a commitment's row."""
    commitment = entry.commitment
    code = show_line(code_of(commitment), "bold")
    gap = Content(" " * max(_INDENT - code.cell_length, 1))
    first = code + gap + folded_lines(commitment.text, width, indent=_INDENT, most=2)
    room = width - _INDENT
    below = Content("\n").join(Content(" " * _INDENT) + line for line in _below(process, entry, words, room))
    return Row(commitment.id, first + Content("\n") + below)


def commitment_detail(
    process: Process, entry: Held, words: Translator, *, brief: bool, projected: bool = False
) -> Content:
    """Return a commitment in full: words, who else, resources, what it carries out, how it went, each change.

    `brief` leaves out what its row says already; the hall is told nothing of what looks wrong.
    """
    commitment = entry.commitment
    lines = [join(show_line(code_of(commitment), "bold"), show(commitment.text), gap="  ")]
    lines.append(join(_who(process, commitment, words), _when(entry, words), gap=" · "))
    if brief and len(commitment.text) <= _LONGEST_IN_ROW:
        lines = []
    lines += [show_line(line, "$warning") for line in _warnings(process, commitment, words, projected=projected)]
    lines += [show_line(line, "$muted") for line in _known(process, commitment, words)]
    lines += [show_line(line, "$muted") for line in _resources(process, commitment, words)]
    lines += [show_line(line, "$muted") for line in _changes(process, commitment, words)]
    return join(*lines, gap="\n")


def _below(process: Process, entry: Held, words: Translator, room: int) -> list[Content]:
    """Return who, with which resources, what to look at, by when: on one line if there is room.

    The resources give way first; what is to be looked at then has a line of its own.
    """
    who, when = _who(process, entry.commitment, words), _when(entry, words)
    count = len(entry.commitment.resources)
    resources = show(words("commitments.n_resources", n=count), "$muted") if count else Content("")
    told = _told_shortly(entry, words)
    own_line = [told.truncate(room, ellipsis=True)] if told.plain else []
    ways = [(join(who, resources, told, gap=" · "), []), (join(who, resources, gap=" · "), own_line), (who, own_line)]
    for left, more in ways:
        if left.cell_length + when.cell_length + 2 <= room:
            return [spread(left, when, room), *more]
    return [who.truncate(room, ellipsis=True), *_fold(when, room), *own_line]


def _told_shortly(entry: Held, words: Translator) -> Content:
    """Return what is to be looked at, in few words after a sign; nothing where there is nothing."""
    if not entry.warnings:
        return Content("")
    told = dict.fromkeys(
        words(f"promises.short.{one.id.removeprefix('promises.')}", **one.args) for one in entry.warnings
    )
    return show_line(f"! {', '.join(told)}", "$warning")


def _who(process: Process, commitment: Commitment, words: Translator) -> Content:
    """Return the owner, or that there is none."""
    name = owner(process, commitment.owner, commitment.owner_organization)
    return show_line(name) if name else show(words("board.missing.owner"), "$warning")


def _when(entry: Held, words: Translator) -> Content:
    """Return the date that holds, how late it is, and its state."""
    commitment, status = entry.commitment, entry.commitment.status
    if entry.standing.is_done:
        if commitment.completed_on is None:
            return show(words.term(CommitmentStatus.DONE), "$muted")
        return show(
            words("commitments.kept_on", day=day_in_row(words, date.fromisoformat(commitment.completed_on))), "$muted"
        )
    parts = []
    if entry.standing.due is not None:
        parts.append(show(words("commitments.by_day", day=day_in_row(words, entry.standing.due))))
    elif commitment.due_words:
        parts.append(show_line(commitment.due_words))
    elif not entry.is_settled:
        parts.append(show(words("board.missing.date"), "$warning"))
    if entry.days_late:
        parts.append(show(words("commitments.days_late", n=entry.days_late), "bold $warning"))
    if not commitment.confirmed_by_owner and status in _UNSETTLED:
        parts.append(show(words("commitments.to_confirm"), "$muted"))
    elif status is not None and not (entry.days_late and _told(entry) is CommitmentStatus.IN_PROGRESS):
        parts.append(show(words.term(_told(entry)), "$muted"))
    return Content(" · ").join(parts)


def _told(entry: Held) -> CommitmentStatus:
    """Return the state to say: what the table agreed; «late» is computed, so a kept code that says so goes on."""
    if entry.standing.is_suspended:
        return CommitmentStatus.SUSPENDED
    status = entry.commitment.status or CommitmentStatus.PROPOSED
    return CommitmentStatus.IN_PROGRESS if status is CommitmentStatus.OVERDUE else status


def _known(process: Process, commitment: Commitment, words: Translator) -> list[str]:
    """Return what else is known of a commitment, a line each."""
    served = [entry for identifier in commitment.proposals if (entry := process.get(Proposal, identifier)) is not None]
    supporters = [
        owner(process, identifier, None) if process.person(identifier) else _body(process, identifier)
        for identifier in commitment.supporters
    ]
    lines = [
        _outside(process, commitment, words),
        words("commitments.serves", what="; ".join(f"{code_of(entry)} {entry.title}" for entry in served))
        if served
        else "",
        words("commitments.supported_by", names=", ".join(name for name in supporters if name)) if supporters else "",
        words("commitments.confirmed") if commitment.confirmed_by_owner else "",
        words("commitments.act_needed", act=commitment.act_needed) if commitment.act_needed else "",
        words("commitments.body_confirms", body=commitment.to_confirm_by_body) if commitment.to_confirm_by_body else "",
        _event(commitment, words),
        _roles(process, commitment, words),
        _from(process, commitment, words),
        words("commitments.progress", note=commitment.progress_note) if commitment.progress_note else "",
        words("commitments.evidence", evidence=commitment.evidence) if commitment.evidence else "",
    ]
    return [line for line in lines if line]


def _resources(process: Process, commitment: Commitment, words: Translator) -> list[str]:
    """Return the resources behind a commitment, on one line."""
    found = [entry for identifier in commitment.resources if (entry := process.get(Resource, identifier)) is not None]
    what = "; ".join(resource_words(process, entry, words) for entry in found)
    return [words("commitments.resources", what=what)] if found else []


def resource_words(process: Process, resource: Resource, words: Translator) -> str:
    """Return a resource on one line: what, who gives it, its value."""
    provider = process.get(Organization, resource.provider)
    parts = [resource.description, provider.label if provider else ""]
    if resource.value is not None:
        parts.append(words.euros(resource.value))
    return " · ".join(part for part in parts if part)


def _changes(process: Process, commitment: Commitment, words: Translator) -> list[str]:
    """Return each change of date or state with the session that set it."""
    lines = []
    for change in changes_so_far(process, commitment):
        session = process.get(Session, change.session)
        where = words("commitments.in_session", number=session.number) if session else ""
        what = [
            words.term(change.cause_kind) if change.cause_kind else "",
            words.term(change.reported_by) if change.reported_by else "",
            _former(process, change, words),
        ]
        lines.append(" · ".join(part for part in (where, *_stated(change, words), *what) if part))
    if lines and commitment.due:
        lines.insert(0, words("commitments.first_date", day=day_in_row(words, date.fromisoformat(commitment.due))))
    return lines


def _stated(change: CommitmentChange, words: Translator) -> list[str]:
    """Return the date, state and reason that a change set."""
    return [
        words("commitments.new_date", day=day_in_row(words, date.fromisoformat(change.new_due)))
        if change.new_due
        else "",
        words.term(change.status) if change.status else "",
        change.cause or "",
    ]


def _former(process: Process, change: CommitmentChange, words: Translator) -> str:
    """Return who answered for it until a change."""
    name = owner(process, change.former_owner, change.former_organization)
    return words("promises.former", name=name) if name else ""


def _warnings(process: Process, commitment: Commitment, words: Translator, *, projected: bool) -> list[str]:
    """Return what is to be looked at, for whoever leads."""
    return [] if projected else [f"! {words(one)}" for one in warnings_of(process, commitment)]


def _outside(process: Process, commitment: Commitment, words: Translator) -> str:
    """Return its number outside the table, and whether it is one of the three in evidence."""
    number = public_number(process, commitment)
    parts = [
        words("promises.number", number=number) if number else "",
        words("promises.headline") if commitment.headline else "",
    ]
    return " · ".join(part for part in parts if part)


def _event(commitment: Commitment, words: Translator) -> str:
    """Return the words that the date was counted from, with the day of their event."""
    if commitment.event_on is None or not commitment.due_words:
        return ""
    counted = words("promises.event_counted", day=date.fromisoformat(commitment.event_on))
    return f"{commitment.due_words}: {counted}"


def _roles(process: Process, commitment: Commitment, words: Translator) -> str:
    """Return who does what, where it was said."""
    if not (commitment.responsible or commitment.consulted or commitment.informed):
        return ""
    said = {
        name: ", ".join(owner(process, each, None) if process.person(each) else _body(process, each) for each in ids)
        or "–"
        for name, ids in (
            ("responsible", commitment.responsible),
            ("consulted", commitment.consulted),
            ("informed", commitment.informed),
        )
    }
    answers = owner(process, commitment.owner, commitment.owner_organization) or "–"
    return words("promises.roles", accountable=answers, **said)


def _from(process: Process, commitment: Commitment, words: Translator) -> str:
    """Return the card that it answers."""
    card = item_anywhere(process, commitment.from_item)
    if card is None or (is_restricted(process, card) and not is_restricted(process, commitment)):
        return ""
    return words("promises.from_item", what=f"{code_of(card)} {card.words}")


def _searched(process: Process, commitment: Commitment) -> str:
    """Return the words in which a commitment is looked for."""
    who = owner(process, commitment.owner, commitment.owner_organization)
    number = public_number(process, commitment) or ""
    return f"{code_of(commitment)} {number} {commitment.text} {who}"


def _body(process: Process, identifier: str) -> str:
    """Return the label of an organisation, empty when there is none."""
    body = process.get(Organization, identifier)
    return body.label if body else ""


def _fold(content: Content, width: int) -> list[Content]:
    """Return the words on as many lines as they need."""
    return [line.rstrip() for line in content.wrap(max(width, 10))]


def day_in_row(words: Translator, day: date) -> str:
    """Return a day in few letters: "30 nov 2026"."""
    return words.day(day, style="medium")
