"""Commitments (*Impegni*): who does what by when with which resources, and what is late."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar, Final

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static

from codesign_tui.actions.capture import capture
from codesign_tui.actions.commitments import (
    cancel_commitment,
    complete_commitment,
    confirm_commitment,
    postpone_commitment,
    suspend_commitment,
)
from codesign_tui.actions.items import edit
from codesign_tui.domain.days import spoken_day
from codesign_tui.domain.items import Commitment, CommitmentChange, Resource
from codesign_tui.domain.meetings import Session, session_state
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.overdue import changes_so_far
from codesign_tui.domain.people import Organization, Participant, Staff
from codesign_tui.domain.tables import code_of
from codesign_tui.domain.terms import CommitmentStatus, ItemKind, SessionState
from codesign_tui.domain.text import folded
from codesign_tui.domain.transactions import Change
from codesign_tui.tui.columns import spread
from codesign_tui.tui.commands import COMMITMENTS_COMMANDS, Command
from codesign_tui.tui.desk import Desk
from codesign_tui.tui.origins import owner
from codesign_tui.tui.places.base import Place
from codesign_tui.tui.places.commitment_rows import (
    Held,
    Totals,
    commitment_detail,
    commitment_row,
    held,
    late_first,
    matching,
    resource_words,
    totals,
)
from codesign_tui.tui.screens.asking import AskChoice, Choice
from codesign_tui.tui.screens.filling import ChoiceField, Field, Filled, FillIn, LineField, TextField
from codesign_tui.tui.screens.picking import Pick
from codesign_tui.tui.text import show
from codesign_tui.tui.widgets.find_line import FindLine
from codesign_tui.tui.widgets.rows import Row, RowList

_TABLE: Final = "commitments"
_SHOWN: Final = frozenset(
    (
        "commitments",
        "proposals",
        "decisions",
        "resources",
        "organizations",
        "participants",
        "staff",
        "sessions",
        "clusters",
    )
)
_NUMBERS_ONLY: Final = re.compile(r"\d[\d\s./-]*")
_HELD_BACK: Final = (CommitmentStatus.SUSPENDED, CommitmentStatus.CANCELLED, CommitmentStatus.BLOCKED)
_STATES: Final = (
    CommitmentStatus.PROPOSED,
    CommitmentStatus.IN_PROGRESS,
    CommitmentStatus.DONE,
    CommitmentStatus.BLOCKED,
    CommitmentStatus.SUSPENDED,
    CommitmentStatus.CANCELLED,
)
_NOBODY: Final = "\x1fnobody"


class CommitmentsPlace(Place):
    """What was promised, by whom, by when, and how it stands on the day of the session."""

    COMMANDS: ClassVar[Sequence[Command]] = COMMITMENTS_COMMANDS
    help_id: ClassVar[str] = "commitments.help"

    def __init__(self, desk: Desk, session: str | None, *, projected: bool = False) -> None:
        super().__init__(desk, session, projected=projected)
        self._late_first = False
        self._letters = ""
        self._entries: dict[str, Held] = {}

    def compose(self) -> ComposeResult:
        """Counts, the line that finds, the list, the commitment under the cursor in full."""
        yield Static(id="commitments-summary", classes="summary")
        yield FindLine(id="commitments-find")
        with Container(id="commitments-body", classes="list-and-detail"):
            yield RowList(COMMITMENTS_COMMANDS, id="commitments-list")
            with VerticalScroll(id="commitments-detail", classes="detail", can_focus=False):
                yield Static(id="commitments-card")

    # -- showing ---------------------------------------------------------------------------------------------

    def show_process(self, change: Change | None) -> None:
        """Read the commitments again if what changed is among them."""
        if self.is_mounted and (change is None or change.tables & _SHOWN):
            self._show()

    def focus_first(self) -> None:
        """Put the cursor on the list."""
        self.query_one(RowList).focus()

    @property
    def day(self) -> date:
        """The day on which lateness is told: the session's once it has begun, but never a past one."""
        today = self.desk.now().date()
        session = self._begun_session
        return max(date.fromisoformat(session.date), today) if session and session.date else today

    @property
    def _begun_session(self) -> Session | None:
        """The session in hand, if it is open or was closed."""
        session = self.desk.process.get(Session, self.session_id)
        return session if session and session_state(session) is not SessionState.PLANNED else None

    def _show(self) -> None:
        """Make every row again and keep the cursor where it was."""
        process, words, listed = self.desk.process, self.desk.words, self.query_one(RowList)
        entries = held(process, self.day, projected=self.projected)
        self._entries = {entry.commitment.id: entry for entry in entries}
        ordered = late_first(entries) if self._late_first else entries
        rows = [
            commitment_row(process, entry, words, listed.room) for entry in matching(process, ordered, self._letters)
        ]
        if not rows:
            empty = "board.nothing_found" if self._letters else "commitments.empty"
            rows = [Row("empty", show(words(empty), "$muted"), heading=True)]
        listed.show_rows(rows)
        self.query_one("#commitments-summary", Static).update(self._summary(totals(entries), listed.room))
        self._show_card()

    def _summary(self, counted: Totals, width: int) -> Content:
        """Return how many commitments there are, how many were kept, what is late and on which day that is told."""
        words = self.desk.words
        order = words("commitments.by_lateness" if self._late_first else "commitments.by_number")
        first = spread(show(order), show(words("commitments.on_day", day=self.day), "$muted"), width)
        parts = [
            show(words("commitments.n_all", n=counted.all)),
            show(words("commitments.n_kept", n=counted.kept)),
        ]
        if counted.late:
            parts.append(show(words("commitments.n_late", n=counted.late), "bold $warning"))
        if counted.incomplete:
            parts.append(show(words("commitments.n_incomplete", n=counted.incomplete), "$warning"))
        return first + Content("\n") + Content(" · ").join(parts).truncate(width, ellipsis=True)

    def _show_card(self) -> None:
        """Show the commitment under the cursor in full."""
        entry = self._entry
        shown = Content("")
        if entry is not None:
            brief = not self.screen.has_class("-wide")
            shown = commitment_detail(self.desk.process, entry, self.desk.words, brief=brief)
        self.query_one("#commitments-card", Static).update(shown)
        self.query_one("#commitments-detail").display = bool(shown.plain)

    @property
    def _entry(self) -> Held | None:
        """The commitment under the cursor with where it stands."""
        return self._entries.get(self.query_one(RowList).current or "")

    @property
    def _commitment(self) -> Commitment | None:
        """The commitment under the cursor."""
        return self._entry.commitment if self._entry else None

    @on(OptionList.OptionHighlighted)
    def _moved(self, event: OptionList.OptionHighlighted) -> None:
        """Show the commitment the cursor came to."""
        event.stop()
        self._show_card()

    @on(RowList.Widened)
    def _widened(self, event: RowList.Widened) -> None:
        """Make the rows again for another width."""
        event.stop()
        self._show()

    @on(RowList.Asked)
    async def _asked(self, event: RowList.Asked) -> None:
        """Do what a letter means."""
        event.stop()
        await self.run_action(event.command.id)

    @on(OptionList.OptionSelected)
    def _entered(self, event: OptionList.OptionSelected) -> None:
        """Enter corrects the commitment."""
        event.stop()
        self.action_commitments_edit()

    def action_commitments_order(self) -> None:
        """Turn between what is late first and the order of the numbers."""
        self._late_first = not self._late_first
        self._show()
        if self._late_first:
            self.query_one(RowList).action_first()

    def action_commitments_find(self) -> None:
        """Find commitments by words or owner."""
        self.query_one(FindLine).placeholder = show(self.desk.words("commitments.find")).plain
        self.query_one(FindLine).open()

    @on(FindLine.Found)
    def _found(self, event: FindLine.Found) -> None:
        """Show the commitments that have the letters typed."""
        event.stop()
        self._letters = event.letters
        self._show()
        if event.done:
            self.focus_first()

    # -- doing -----------------------------------------------------------------------------------------------

    @work(group="dialog")
    async def action_commitments_add(self) -> None:
        """Ask for what, who and by when, and keep a new commitment."""
        names = self._names()
        filled = await self.app.push_screen_wait(
            FillIn(
                self.desk.words,
                msg("commitments.add"),
                [
                    TextField("text", msg("commitments.field_what")),
                    LineField("owner", msg("commitments.field_owner"), known=tuple(names)),
                    LineField("due", msg("commitments.field_due")),
                ],
                note=msg("commitments.add_note"),
                check=lambda filled: self._refusal(filled, names),
            )
        )
        if filled is None:
            return
        day = spoken_day(filled["due"], self.day) if filled["due"] else None
        session = self._begun_session
        done = self.desk.do(
            capture,
            now=self.desk.now(),
            kind=ItemKind.COMMITMENT,
            text=filled["text"],
            session=session.id if session else None,
            owner=_named(filled["owner"], names),
            due=day or filled["due"] or None,
        )
        if done is not None:
            self.call_after_refresh(self.query_one(RowList).go_to, done.value.id)
            self._said(done, msg("commitments.added", code=code_of(done.value)))

    @work(group="dialog")
    async def action_commitments_edit(self) -> None:
        """Correct the words of a commitment, and the act or confirmation it hangs on."""
        commitment = self._commitment
        if commitment is None:
            return
        fields: list[Field] = [
            TextField("text", msg("commitments.field_what"), commitment.text),
            LineField("act_needed", msg("commitments.field_act"), commitment.act_needed or ""),
            LineField("to_confirm_by_body", msg("commitments.field_body"), commitment.to_confirm_by_body or ""),
        ]
        await self._fill_and_edit(commitment, fields)

    @work(group="dialog")
    async def action_commitments_note(self) -> None:
        """Write how a commitment is going, and what proves it."""
        commitment = self._commitment
        if commitment is None:
            return
        fields: list[Field] = [
            TextField("progress_note", msg("commitments.field_progress"), commitment.progress_note or ""),
            LineField("evidence", msg("commitments.field_evidence"), commitment.evidence or ""),
        ]
        await self._fill_and_edit(commitment, fields)

    @work(group="dialog")
    async def action_commitments_owner(self) -> None:
        """Choose the person or organisation that takes a commitment on."""
        commitment = self._commitment
        if commitment is None:
            return
        choices = [Choice(identifier, name) for name, identifier in self._names().items()]
        choices.append(Choice(_NOBODY, self.desk.words("commitments.nobody")))
        holder = commitment.owner or commitment.owner_organization
        picked = await self.app.push_screen_wait(
            Pick(self.desk.words, msg("commitments.whose", code=code_of(commitment)), choices, selected=holder)
        )
        if picked is None or picked.id == holder:
            return
        person = self.desk.process.person(picked.id)
        body = self.desk.process.get(Organization, picked.id) or self.desk.process.organization_of(person)
        self._edit(
            commitment,
            owner=person.id if person else None,
            owner_organization=body.id if body else None,
            confirmed_by_owner=None,
        )

    @work(group="dialog")
    async def action_commitments_due(self) -> None:
        """Ask by when: a day or words; a date that was agreed before may be moved or corrected."""
        commitment, words = self._commitment, self.desk.words
        if commitment is None:
            return
        fields: list[Field] = [LineField("due", msg("commitments.field_due"))]
        if commitment.due:
            ways = (("move", words("commitments.date_moved")), ("correct", words("commitments.date_corrected")))
            fields += [
                ChoiceField("way", msg("commitments.field_way"), ways),
                LineField("cause", msg("commitments.field_cause")),
            ]
        filled = await self.app.push_screen_wait(
            FillIn(
                words,
                msg("commitments.by_when", code=code_of(commitment)),
                fields,
                note=msg("commitments.due_note"),
                check=self._unclear_day,
            )
        )
        if filled is None or not filled["due"]:
            return
        day = spoken_day(filled["due"], self.day)
        if day is not None and filled.get("way") == "move":
            done = self.desk.do(
                postpone_commitment,
                commitment.id,
                day,
                now=self.desk.now(),
                session=self._session_of_change,
                cause=filled["cause"] or None,
            )
            self._said(done, msg("commitments.moved", code=code_of(commitment), day=day))
        else:
            self._edit(commitment, **_dated(commitment, day, filled["due"]))

    @work(group="dialog")
    async def action_commitments_state(self) -> None:
        """Choose how a commitment stands."""
        commitment, words = self._commitment, self.desk.words
        if commitment is None:
            return
        chosen = await self.app.push_screen_wait(
            AskChoice(
                words,
                msg("commitments.which_state", code=code_of(commitment)),
                [
                    Choice(state.value, words.term(state), words(f"commitments.state.{state.value}"))
                    for state in _STATES
                ],
                selected=(commitment.status or CommitmentStatus.PROPOSED).value,
            )
        )
        if chosen is None:
            return
        status = CommitmentStatus(chosen)
        if status is CommitmentStatus.DONE:
            await self._keep(commitment)
        elif status in (CommitmentStatus.SUSPENDED, CommitmentStatus.CANCELLED):
            await self._stop(commitment, status)
        elif status is not commitment.status:
            self._go_on(commitment, status)

    async def _keep(self, commitment: Commitment) -> None:
        """Ask on which day a commitment was kept and what proves it."""
        today = self.desk.now().date()
        filled = await self.app.push_screen_wait(
            FillIn(
                self.desk.words,
                msg("commitments.kept_when", code=code_of(commitment)),
                [
                    LineField("due", msg("commitments.field_kept"), today.strftime("%d/%m/%Y")),
                    LineField("evidence", msg("commitments.field_evidence"), commitment.evidence or ""),
                ],
                check=self._not_a_day,
            )
        )
        if filled is not None:
            done = self.desk.do(
                complete_commitment,
                commitment.id,
                now=self.desk.now(),
                on=spoken_day(filled["due"], today),
                evidence=filled["evidence"] or None,
            )
            self._said(done, msg("commitments.was_kept", code=code_of(commitment)))

    async def _stop(self, commitment: Commitment, status: CommitmentStatus) -> None:
        """Ask why a commitment is put on hold or dropped."""
        action = cancel_commitment if status is CommitmentStatus.CANCELLED else suspend_commitment
        filled = await self.app.push_screen_wait(
            FillIn(
                self.desk.words,
                msg(f"commitments.why_{status.value}", code=code_of(commitment)),
                [LineField("cause", msg("commitments.field_cause"))],
                check=lambda filled: None if filled["cause"] else msg("commitments.cause_missing"),
            )
        )
        if filled is not None:
            done = self.desk.do(
                action, commitment.id, now=self.desk.now(), session=self._session_of_change, cause=filled["cause"]
            )
            self._said(done, msg("commitments.state_changed", code=code_of(commitment), state=status))

    def _go_on(self, commitment: Commitment, status: CommitmentStatus) -> None:
        """Give a commitment a state; one that was held back goes on from this session."""
        changes: dict[str, Any] = {"status": status, "completed_on": None}
        if commitment.status in _HELD_BACK and status not in _HELD_BACK:
            today = None if self._session_of_change else self.desk.now().date().isoformat()
            again = CommitmentChange(session=self._session_of_change, on=today, status=status)
            changes["changes"] = (*changes_so_far(self.desk.process, commitment), again)
        self._edit(commitment, **changes)

    def action_commitments_confirm(self) -> None:
        """Record that the owner confirmed it."""
        commitment = self._commitment
        if commitment is None:
            return
        if commitment.confirmed_by_owner:
            self.desk.say(msg("commitments.confirmed_already", code=code_of(commitment)))
            return
        done = self.desk.do(confirm_commitment, commitment.id, now=self.desk.now())
        name = owner(self.desk.process, commitment.owner, commitment.owner_organization)
        self._said(done, msg("commitments.was_confirmed", code=code_of(commitment), name=name))

    @work(group="dialog")
    async def action_commitments_resources(self) -> None:
        """Link a resource to a commitment, or take the link away."""
        commitment, process, words = self._commitment, self.desk.process, self.desk.words
        resources = process.all(Resource)
        if commitment is None or not resources:
            self.desk.say(msg("commitments.no_resources"), refused=True)
            return
        choices = [
            Choice(
                resource.id,
                f"{resource.id}  {resource_words(process, resource, words)}",
                words("commitments.linked") if resource.id in commitment.resources else "",
            )
            for resource in resources
        ]
        picked = await self.app.push_screen_wait(
            Pick(words, msg("commitments.which_resource", code=code_of(commitment)), choices)
        )
        if picked is None or picked.id is None:
            return
        linked = commitment.resources
        rest = tuple(entry for entry in linked if entry != picked.id)
        self._edit(commitment, resources=rest if picked.id in linked else (*linked, picked.id))

    # -- helping ---------------------------------------------------------------------------------------------

    @property
    def _session_of_change(self) -> str | None:
        """The session that sets a change: the one in hand once it has begun."""
        session = self._begun_session
        return session.id if session else None

    async def _fill_and_edit(self, commitment: Commitment, fields: Sequence[Field]) -> None:
        """Ask for some fields and keep those that changed; an emptied one is unset."""
        filled = await self.app.push_screen_wait(
            FillIn(self.desk.words, msg("board.edit", card=code_of(commitment)), fields, check=_without_words)
        )
        values = {
            name: text or None for name, text in (filled or {}).items() if text != (getattr(commitment, name) or "")
        }
        if values:
            self._edit(commitment, **values)

    def _edit(self, commitment: Commitment, **changes: Any) -> None:
        """Change fields of a commitment and say so."""
        done = self.desk.do(edit, _TABLE, commitment.id, now=self.desk.now(), **changes)
        self._said(done, msg("board.edited", card=code_of(commitment)))

    def _said(self, done: Any | None, sentence: Msg) -> None:
        """Say what was done; what was refused, or done with a warning, was said already."""
        if done is not None and not done.warnings:
            self.desk.say(sentence)

    def _names(self) -> dict[str, str]:
        """Return the ids of whoever may take a commitment on, by the name they are shown under."""
        process = self.desk.process
        names: dict[str, str] = {}
        people: list[Participant | Staff] = [*process.all(Participant), *process.all(Staff)]
        for person in people:
            names.setdefault(owner(process, person.id, None), person.id)
        for body in process.all(Organization):
            names.setdefault(body.label, body.id)
        return names

    def _refusal(self, filled: Filled, names: dict[str, str]) -> Msg | None:
        """Refuse a commitment without words, of somebody unknown, or for a day that is none."""
        if not filled["text"]:
            return msg("board.words_missing")
        if filled["owner"] and _named(filled["owner"], names) is None:
            return msg("commitments.unknown_owner", name=filled["owner"])
        return self._unclear_day(filled)

    def _unclear_day(self, filled: Filled) -> Msg | None:
        """Refuse numbers that are no day; words are a date too."""
        typed = filled["due"]
        if typed and _NUMBERS_ONLY.fullmatch(typed) and spoken_day(typed, self.day) is None:
            return msg("commitments.day_unclear", text=typed)
        return None

    def _not_a_day(self, filled: Filled) -> Msg | None:
        """Refuse what is no day."""
        is_day = spoken_day(filled["due"], self.desk.now().date()) is not None
        return None if is_day else msg("commitments.day_unclear", text=filled["due"])


def _dated(commitment: Commitment, day: date | None, words: str) -> dict[str, Any]:
    """Return what changes when the date in force is corrected: a day, or words when it is tied to an event.

    A date that was moved is corrected where it was moved; words stand in place of every date.
    """
    if day is None:
        undated = tuple(change.model_copy(update={"new_due": None}) for change in commitment.changes)
        return {"due": None, "new_due": None, "due_words": words, "changes": undated}
    if commitment.new_due is None:
        return {"due": day.isoformat(), "due_words": None}
    moved = [position for position, change in enumerate(commitment.changes) if change.new_due is not None]
    changes = list(commitment.changes)
    if moved:
        changes[moved[-1]] = changes[moved[-1]].model_copy(update={"new_due": day.isoformat()})
    return {"new_due": day.isoformat(), "due_words": None, "changes": tuple(changes)}


def _named(typed: str, names: dict[str, str]) -> str | None:
    """Return the id of the one name that the words typed fit; None when none or more than one does."""
    wanted = folded(typed)
    if not wanted:
        return None
    exact = [identifier for name, identifier in names.items() if folded(name) == wanted]
    if exact:
        return exact[0]
    partial = [identifier for name, identifier in names.items() if set(wanted.split()) <= set(_words(name))]
    return partial[0] if len(partial) == 1 else None


def _words(name: str) -> list[str]:
    """Return the words of a name, without brackets."""
    return folded(name).replace("(", " ").replace(")", " ").split()


def _without_words(filled: Filled) -> Msg | None:
    """Refuse a commitment without words."""
    return msg("board.words_missing") if "text" in filled and not filled["text"] else None
