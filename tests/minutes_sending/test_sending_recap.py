"""The recap for who arrives now: five parts, the same words as the sheet, nothing that is not the hall's."""

import pytest
from sending_samples import CANARY, NAME, example, going_out, of_a_private_person, secrets

from codesign_tui.domain.items import Indicator, Measurement, Proposal
from codesign_tui.domain.newcomer import ToReceive
from codesign_tui.domain.terms import Destiny
from codesign_tui.domain.values import Frozen
from codesign_tui.minutes.document import ListBlock, Paragraph, texts
from codesign_tui.minutes.sending.newcomer import Part, RecapPart, recap
from codesign_tui.minutes.sending.pages import single_page


def parts(*changes: Frozen, language: str = "it", copy: str = "public") -> dict[Part, RecapPart]:
    """Return the parts of the recap of the worked example."""
    return {one.part: one for one in recap(going_out(example(*changes), copy, language))}


def words(found: dict[Part, RecapPart]) -> str:
    """Return all that the hall reads."""
    return "\n".join(f"{one.heading} {told.words} {told.aside}" for one in found.values() for told in one.told)


@pytest.mark.parametrize("language", ["it", "en"])
def test_there_are_five_parts_and_none_is_longer_than_a_page(language: str) -> None:
    """Asked, chosen, promised, happened, to receive; of what has no room it is told how much there is."""
    found = parts(language=language)
    assert tuple(found) == tuple(Part)
    assert all(len(one.told) <= 5 for name, one in found.items() if name is not Part.RECEIVE)
    assert (len(found[Part.CHOSEN].told), found[Part.CHOSEN].others) == (5, 8)


def test_the_group_with_most_needs_comes_first_with_the_one_felt_most() -> None:
    """Seven before five."""
    first = parts()[Part.ASKED].told[0]
    assert first.words == "Cura a domicilio e salute"
    assert first.aside.startswith("7 bisogni; il più sentito: «")


def test_what_becomes_of_a_proposal_is_told_in_the_recap_and_on_the_sheet() -> None:
    """Carried out, and what happens after the path; one that was passed on says to whom."""
    one = going_out(example()).process.get(Proposal, "PR01")
    assert one is not None
    lasting = one.model_copy(update={"destiny": Destiny.LASTS, "destiny_words": "nel piano di zona"})
    told = {each.words: each.aside for each in parts(lasting)[Part.CHOSEN].told}
    assert told["Portineria diffusa delle frazioni"] == "Già realizzata · diventa stabile: nel piano di zona"
    assert told["Corsa a chiamata del pomeriggio"].startswith("Trasmessa a")
    sheet = "\n".join(texts(single_page(going_out(example(lasting)), "newcomer")))
    assert "diventa stabile: nel piano di zona" in sheet


def test_promises_say_who_and_by_when_and_what_happened_is_counted() -> None:
    """A date that has passed is said."""
    found = parts()
    assert found[Part.PROMISED].told[0].aside == "Officine · 30 giugno 2026 (data passata)"
    assert found[Part.HAPPENED].told[0].words == "Ci siamo visti 3 volte"
    assert found[Part.HAPPENED].told[1].words == "9 impegni mantenuti su 15"


def test_nothing_restricted_and_no_name_that_was_not_agreed_to_is_told() -> None:
    """Not from a restricted card, group or session."""
    assert CANARY not in words(parts(*secrets())).casefold()
    assert NAME.casefold() not in words(parts(*of_a_private_person())).casefold()


def test_what_is_to_be_received_is_all_there() -> None:
    """The privacy notice with its reference, the proxy of a procedure, the minutes, the choice about one's name."""
    told = [one.words for one in parts()[Part.RECEIVE].told]
    assert len(told) <= len(ToReceive)
    assert any("informativa sulla privacy" in one for one in told)
    assert "la delega dell'ente per cui sedete al tavolo, firmata" in told


def test_a_percentage_of_few_people_is_told_as_how_many_of_how_many() -> None:
    """Seven of twelve before the hall too."""
    found = going_out(example()).process
    one = found.get(Indicator, "I04")
    assert one is not None
    few = one.model_copy(update={"measurements": (Measurement.model_validate(
        {"date": "2026-09-29", "value": 58, "n": 12}),)})  # fmt: skip
    assert "7 su 12, 29 settembre 2026" in words(parts(few))


def test_a_box_to_tick_has_no_bullet_before_it() -> None:
    """What is received or signed is ticked, one line each."""
    blocks = single_page(going_out(example()), "newcomer").blocks
    ticked = [block.text for block in blocks if isinstance(block, Paragraph) and block.text.startswith("☐ ")]
    assert len(ticked) > 1
    assert not any(item.startswith("☐") for block in blocks if isinstance(block, ListBlock) for item in block.items)
