"""A slip in People is taken off the list and undo brings it back; whoever anything names stays there."""

import pytest

from codesign_tui.actions.people import add_organization, add_participant
from codesign_tui.actions.undoing import undo
from codesign_tui.actions.unlisting import take_off_list
from codesign_tui.domain.messages import Refused
from codesign_tui.domain.people import Organization, Participant
from codesign_tui.domain.terms import Category
from support_tui import NOW, example_file


def test_a_body_nothing_refers_to_is_taken_off_and_comes_back_with_undo() -> None:
    """The journal keeps it; whoever is named somewhere is refused, with where."""
    file = example_file()
    body = add_organization(file, now=NOW, name="Sbaglio", category=Category.THIRD_SECTOR).value
    take_off_list(file, Organization, body.id, now=NOW)
    assert file.process.get(Organization, body.id) is None
    undo(file, now=NOW)
    assert file.process.get(Organization, body.id) == body
    add_participant(file, now=NOW, first_name="Ugo", last_name="Prova", organization=body.id)
    with pytest.raises(Refused) as refused:
        take_off_list(file, Organization, body.id, now=NOW)
    assert refused.value.message.args["where"] == "Ugo Prova"
    with pytest.raises(Refused) as refused:
        take_off_list(file, Participant, file.process.all(Participant)[0].id, now=NOW)
    assert refused.value.message.id == "people.still_named"
