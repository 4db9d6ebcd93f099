"""What minutes tell of what people can do and bring."""

from minutes_samples import changed, composed, example, in_order, words

from codesign_tui.domain.meetings import AgendaItem
from codesign_tui.domain.people import Organization, Participant
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import CopyKind


def _said() -> Process:
    """Return the example, in which a body and a person said at an item what they can do and bring."""
    process = example()
    body, person = process.all(Organization)[3], process.all(Participant)[0]
    item = process.agenda("S2")[0]
    assert isinstance(item, AgendaItem)
    return example(
        changed(body, skills="So guidare", offers="Un furgone\nUna stanza"),
        changed(person, skills="So cucire", offers="Un'ora al mese"),
        changed(item, abilities_from=(body.id, person.id)),
    )


def test_an_internal_copy_tells_all_that_was_said_at_the_item() -> None:
    """Body and person, skills and offers, under a heading that says that they are no commitments."""
    text = words(composed(_said(), "S2"))
    in_order(text, "non sono impegni", "sa fare: So guidare; mette: Un furgone; mette: Una stanza", "So cucire")
    assert "So guidare" not in words(composed(_said(), "S3"))


def test_a_public_copy_tells_what_organisations_bring_and_nothing_else() -> None:
    """No skill, and no offer of a person."""
    text = words(composed(_said(), "S2", CopyKind.PUBLIC))
    in_order(text, "non sono impegni", "mette: Un furgone; mette: Una stanza")
    for kept_inside in ("So guidare", "So cucire", "Un'ora al mese"):
        assert kept_inside not in text
