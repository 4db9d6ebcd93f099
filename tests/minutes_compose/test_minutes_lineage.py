"""What minutes say of cards that were merged or split: the one that stands for them, and votes as they were taken."""

from minutes_samples import composed, example, words

from codesign_tui.domain.items import Need, Proposal
from codesign_tui.domain.terms import ItemState, ProposalStatus

KEPT = Proposal(id="PR90", title="Navetta", session="S2", merged=("PR01",))


def _merged(**values: object) -> Proposal:
    """Return the most voted proposal of the example, gone into another."""
    fields = {"id": "PR01", "title": "Portineria diffusa", "session": "S2", "merged_into": "PR90", **values}
    return Proposal.model_validate(fields | {"state": ItemState.SET_ASIDE, "status": ProposalStatus.MERGED})


def test_votes_name_the_proposals_they_were_taken_on() -> None:
    """An option keeps its words though another proposal stands for it now; the other says what it takes in."""
    text = words(composed(example(KEPT, _merged()), "S2"))
    assert "PR01 – Portineria diffusa" in text
    assert "comprende PR01" in text
    assert "PR01 – Portineria diffusa" not in words(composed(example(KEPT, _merged(restricted=True)), "S2"))


def test_what_went_into_another_card_is_not_counted_as_left_out() -> None:
    """Only what was set aside for a reason is said to be missing."""
    cards = (
        Need(id="N90", text="Uno", session="S2"),
        Need(id="N91", text="Due", session="S2", state=ItemState.SET_ASIDE, merged_into="N90"),
        Need(id="N92", text="Tre e quattro", session="S2", state=ItemState.SET_ASIDE),
        Need(id="N93", text="Tre", session="S2", split_from="N92"),
    )
    assert "messo da parte" not in words(composed(example(*cards), "S2"))
    aside = Need(id="N94", text="Fuori tema", session="S2", state=ItemState.SET_ASIDE, set_aside_reason="fuori tema")
    assert "1 contributo messo da parte" in words(composed(example(*cards, aside), "S2"))
