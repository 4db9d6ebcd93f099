"""The forms of a commitment: a new one, its words, how it is going, who takes it on, the resources behind it."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from codesign_tui.actions.capture import capture
from codesign_tui.actions.commitments import confirm_commitment
from codesign_tui.actions.items import edit
from codesign_tui.actions.people import add_organization, add_participant
from codesign_tui.domain.days import spoken_day
from codesign_tui.domain.items import Commitment, Resource
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.naming import category_of_name
from codesign_tui.domain.people import Organization, Participant, Staff
from codesign_tui.domain.process import Process
from codesign_tui.domain.tables import code_of
from codesign_tui.domain.terms import Category, ItemKind
from codesign_tui.domain.text import folded
from codesign_tui.tui.origins import owner
from codesign_tui.tui.places.commitment_rows import resource_words
from codesign_tui.tui.places.commitments_day import CommitmentsDay, not_a_day, unclear_day
from codesign_tui.tui.places.dialogs import Questions
from codesign_tui.tui.places.list_place import ListPlace
from codesign_tui.tui.screens.asking import Choice
from codesign_tui.tui.screens.filling import Field, Filled, LineField, TextField

_NOBODY: Final = "\x1fnobody"
_PERSON: Final = "\x1fperson"


class CommitmentsForms(Questions):
    """Makes commitments and corrects what was promised, by whom and with what."""

    @property
    def day(self) -> CommitmentsDay:
        """The day on which commitments are looked at."""
        return CommitmentsDay(self.process, self.asker.session_id, self.desk.now())

    async def add(
        self,
        *,
        text: str = "",
        proposals: tuple[str, ...] = (),
        owner_id: str | None = None,
        from_item: str = "",
        is_restricted: bool = False,
    ) -> None:
        """Ask for what, who and by when, and keep a new commitment.

        It may carry out proposals, or answer a card: what comes from a restricted one is restricted too.
        """
        names = names_of(self.process)
        known = next((name for name, identifier in names.items() if identifier == owner_id), "")
        fields: list[Field] = [
            TextField("text", msg("commitments.field_what"), text),
            LineField("owner", msg("commitments.field_owner"), known, known=tuple(names)),
            LineField("due", msg("commitments.field_due")),
        ]
        filled = await self.fill(
            msg("commitments.add"),
            fields,
            note=msg("commitments.add_note"),
            check=lambda filled: self._refusal(filled, names),
        )
        if filled is None:
            return
        day = spoken_day(filled["due"], self.day.of_lateness) if filled["due"] else None
        done = self.desk.do(
            capture,
            now=self.desk.now(),
            kind=ItemKind.COMMITMENT,
            text=filled["text"],
            session=self.day.session_of_change,
            owner=named(filled["owner"], names),
            due=day or filled["due"] or None,
            proposals=proposals,
            from_item=from_item or None,
            restricted=is_restricted or None,
        )
        if done is not None:
            if isinstance(self.asker, ListPlace):
                self.asker.go_to(done.value.id)
            self.tell(done, msg("commitments.added", code=code_of(done.value)))

    async def correct(self, commitment: Commitment) -> None:
        """Correct the words of a commitment, and the act or confirmation it hangs on."""
        fields: list[Field] = [
            TextField("text", msg("commitments.field_what"), commitment.text),
            LineField("act_needed", msg("commitments.field_act"), commitment.act_needed or ""),
            LineField("to_confirm_by_body", msg("commitments.field_body"), commitment.to_confirm_by_body or ""),
            LineField("to_confirm_by", msg("promises.field_confirm_by"), _written(commitment.to_confirm_by)),
        ]
        await self._fill_and_edit(commitment, fields)

    async def note(self, commitment: Commitment) -> None:
        """Write how a commitment is going, and what proves it."""
        fields: list[Field] = [
            TextField("progress_note", msg("commitments.field_progress"), commitment.progress_note or ""),
            LineField("evidence", msg("commitments.field_evidence"), commitment.evidence or ""),
        ]
        await self._fill_and_edit(commitment, fields)

    async def choose_owner(self, commitment: Commitment) -> None:
        """Choose the person or organisation that takes a commitment on; a former confirmation no longer holds."""
        choices = [Choice(identifier, name) for name, identifier in names_of(self.process).items()]
        choices.append(Choice(_NOBODY, self.words("commitments.nobody")))
        holder = commitment.owner or commitment.owner_organization
        picked = await self.pick(
            msg("commitments.whose", code=code_of(commitment)), choices, new="commitments.new_owner", selected=holder
        )
        if picked is None or (picked.id is not None and picked.id == holder):
            return
        chosen = picked.id if picked.id is not None else await self._newcomer(picked.name)
        if chosen is None:
            return
        person = self.process.person(chosen)
        body = self.process.get(Organization, chosen) or self.process.organization_of(person)
        self.edit(
            commitment,
            owner=person.id if person else None,
            owner_organization=body.id if body else None,
            confirmed_by_owner=None,
            **({"confirmed_in": None} if commitment.confirmed_in else {}),
        )

    async def _newcomer(self, name: str) -> str | None:
        """Ask who somebody is that the process does not know yet, add them, and return their id."""
        words = self.words
        choices = [Choice(_PERSON, words("commitments.a_person"))]
        choices += [Choice(category.value, words.term(category)) for category in Category]
        guess = category_of_name(name)
        chosen = await self.choose(
            msg("commitments.who_is", name=name), choices, selected=guess.value if guess else _PERSON
        )
        if chosen is None:
            return None
        if chosen == _PERSON:
            first, _, last = name.partition(" ")
            person = self.desk.do(
                add_participant,
                now=self.desk.now(),
                first_name=first,
                last_name=last,
                category=Category.CIVIL_SOCIETY,
            )
            return person.value.id if person is not None else None
        body = self.desk.do(add_organization, now=self.desk.now(), name=name, category=Category(chosen))
        return body.value.id if body is not None else None

    async def choose_resources(self, commitment: Commitment | None) -> None:
        """Link a resource to a commitment, or take the link away."""
        process, words = self.process, self.words
        resources = process.all(Resource)
        if commitment is None or not resources:
            self.desk.say(msg("commitments.no_resources"), refused=True)
            return
        choices = [
            Choice(
                resource.id,
                f"{code_of(resource)}  {resource_words(process, resource, words)}",
                words("commitments.linked") if resource.id in commitment.resources else "",
            )
            for resource in resources
        ]
        picked = await self.pick(msg("commitments.which_resource", code=code_of(commitment)), choices)
        if picked is None or picked.id is None:
            return
        linked = commitment.resources
        rest = tuple(entry for entry in linked if entry != picked.id)
        self.edit(commitment, resources=rest if picked.id in linked else (*linked, picked.id))

    def confirm(self, commitment: Commitment) -> None:
        """Record that the owner confirmed a commitment."""
        if commitment.confirmed_by_owner:
            self.desk.say(msg("commitments.confirmed_already", code=code_of(commitment)))
            return
        done = self.desk.do(confirm_commitment, commitment.id, now=self.desk.now(), session=self.day.session_of_change)
        name = owner(self.process, commitment.owner, commitment.owner_organization)
        self.tell(done, msg("commitments.was_confirmed", code=code_of(commitment), name=name))

    def edit(self, commitment: Commitment, **changes: Any) -> None:
        """Change fields of a commitment and say so."""
        done = self.desk.do(edit, "commitments", commitment.id, now=self.desk.now(), **changes)
        self.tell(done, msg("board.edited", card=code_of(commitment)))

    async def _fill_and_edit(self, commitment: Commitment, fields: Sequence[Field]) -> None:
        """Ask for some fields and keep those that changed; an emptied one is unset."""
        near = self.day.of_lateness
        filled = await self.fill(
            msg("board.edit", card=code_of(commitment)), fields, check=lambda filled: _refused(filled, near)
        )
        typed = dict(filled or {})
        if typed.get("to_confirm_by"):
            day = spoken_day(typed["to_confirm_by"], near)
            typed["to_confirm_by"] = day.isoformat() if day is not None else ""
        values = {name: text or None for name, text in typed.items() if text != (getattr(commitment, name) or "")}
        if values:
            self.edit(commitment, **values)

    def _refusal(self, filled: Filled, names: dict[str, str]) -> Msg | None:
        """Refuse a commitment without words, of somebody unknown, or for a day that is none."""
        if not filled["text"]:
            return msg("board.words_missing")
        if filled["owner"] and named(filled["owner"], names) is None:
            return msg("commitments.unknown_owner", name=filled["owner"])
        return unclear_day(filled["due"], self.day.of_lateness)


def names_of(process: Process) -> dict[str, str]:
    """Return the ids of whoever may take a commitment on, by the name they are shown under."""
    names: dict[str, str] = {}
    people: list[Participant | Staff] = [*process.all(Participant), *process.all(Staff)]
    for person in people:
        names.setdefault(owner(process, person.id, None), person.id)
    for body in process.all(Organization):
        names.setdefault(body.label, body.id)
    return names


def named(typed: str, names: dict[str, str]) -> str | None:
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


def _refused(filled: Filled, near: date) -> Msg | None:
    """Refuse a commitment without words, or a day that is none."""
    if "text" in filled and not filled["text"]:
        return msg("board.words_missing")
    return not_a_day(filled["to_confirm_by"], near) if filled.get("to_confirm_by") else None


def _written(day: str | None) -> str:
    """Return a day as it is typed; empty when there is none."""
    return date.fromisoformat(day).strftime("%d/%m/%Y") if day else ""
