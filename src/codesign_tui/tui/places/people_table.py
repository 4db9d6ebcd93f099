"""Who sits at the table: add a person or a body, correct them."""

from typing import Any

from codesign_tui.actions.people import (
    add_organization,
    add_participant,
    edit_organization,
    edit_participant,
    edit_staff,
)
from codesign_tui.actions.unlisting import take_off_list
from codesign_tui.domain.meetings import Session
from codesign_tui.domain.messages import msg
from codesign_tui.domain.newcomer import arrives_late
from codesign_tui.domain.people import Organization, Participant, Staff
from codesign_tui.tui.places.people_dialogs import PeopleDialogs, Somebody
from codesign_tui.tui.places.people_forms import (
    body_fields,
    body_named,
    body_values,
    category_of_body,
    has_name,
    person_fields,
    person_values,
    staff_fields,
)
from codesign_tui.tui.places.people_rows import row_of
from codesign_tui.tui.screens.filling import Filled


class PeopleTable(PeopleDialogs):
    """Adds and corrects people and bodies; a body that is not there yet is made with its first person."""

    async def add_person(self) -> None:
        """Ask for a new member: name, body, role."""
        fields = person_fields(self.process, self.words)
        filled = await self.fill(msg("people.add"), fields, check=has_name, linked=self._linked)
        if filled is None:
            return
        body, new = self._body(filled)
        values = person_values(filled)
        done = self.desk.do(add_participant, now=self.desk.now(), organization=body, new_organization=new, **values)
        if done is not None:
            self.place.go_to(row_of(Participant, done.value.id))
            added = "people.added_with_body" if new else "people.added"
            self.tell(done, msg(added, name=done.value.full_name, body=filled["body"]))
            if arrives_late(self.process, self.process.get(Session, self.place.session_id)):
                self.desk.say(msg("recap.joined", name=done.value.full_name))

    async def add_body(self) -> None:
        """Ask for a new organisation."""
        filled = await self.fill(msg("people.add_body"), body_fields(self.words), check=has_name)
        if filled is not None:
            done = self.desk.do(add_organization, now=self.desk.now(), **body_values(filled))
            if done is not None:
                self.place.go_to(row_of(Organization, done.value.id))
                self.tell(done, msg("people.added", name=done.value.label))

    async def correct_person(self, person: Participant) -> None:
        """Correct a member."""
        fields = person_fields(self.process, self.words, person)
        filled = await self.fill(msg("people.edit", name=person.full_name), fields, check=has_name, linked=self._linked)
        if filled is not None:
            body, new = self._body(filled)
            values = {**person_values(filled), "organization": person.organization if new else body}
            changes = _changed(person, values)
            done = self.desk.do(edit_participant, person.id, now=self.desk.now(), new_organization=new, **changes)
            self.tell(done, msg("people.edited"))

    async def correct_staff(self, person: Staff) -> None:
        """Correct somebody who serves the table."""
        filled = await self.fill(msg("people.edit", name=person.full_name), staff_fields(person), check=has_name)
        if filled is not None:
            done = self.desk.do(edit_staff, person.id, now=self.desk.now(), **_changed(person, dict(filled)))
            self.tell(done, msg("people.edited"))

    async def correct_body(self, body: Organization) -> None:
        """Correct an organisation."""
        fields = body_fields(self.words, body)
        filled = await self.fill(msg("people.edit", name=body.label), fields, check=has_name)
        if filled is not None:
            changes = _changed(body, body_values(filled))
            done = self.desk.do(edit_organization, body.id, now=self.desk.now(), **changes)
            self.tell(done, msg("people.edited"))

    async def correct_body_of(self, chosen: Somebody | None) -> None:
        """Correct the organisation that is chosen, or that of the member who is."""
        body = self.body_of(chosen)
        if body is not None:
            await self.correct_body(body)

    def take_off(self, chosen: Somebody | None) -> None:
        """Take somebody who was written by a slip off the list; what they are named in is told instead, if anything."""
        if not isinstance(chosen, Participant | Organization | Staff):
            self.desk.say(msg("people.choose_person"), refused=True)
            return
        done = self.desk.do(take_off_list, type(chosen), chosen.id, now=self.desk.now())
        name = chosen.label if isinstance(chosen, Organization) else chosen.full_name
        self.tell(done, msg("people.taken_off", name=name))

    def body_of(self, chosen: Somebody | None) -> Organization | None:
        """Return the organisation that is chosen, or that of the member who is; say when there is none."""
        body = self.process.organization_of(chosen) if isinstance(chosen, Participant) else chosen
        if isinstance(body, Organization):
            return body
        self.desk.say(msg("people.no_body"), refused=True)
        return None

    def _body(self, filled: Filled) -> tuple[str | None, str | None]:
        """Return the body that a form names: the id of one that is there, or the name of one that is to be made."""
        typed = filled["body"]
        body = body_named(self.process, typed)
        return (body.id, None) if body else (None, typed or None)

    def _linked(self, field: str, typed: str) -> Any:
        """Return the category that follows from the body being typed."""
        return category_of_body(self.process, field, typed)


def _changed(entity: Participant | Organization | Staff, values: dict[str, Any]) -> dict[str, Any]:
    """Return the values that differ from what is kept."""
    return {name: value for name, value in values.items() if value != getattr(entity, name)}
