"""What may not leave the table is in no document of the family that is read elsewhere."""

import pytest
from family_samples import LANGUAGES, example, whatever_there_is, words_of

from codesign_tui.domain.items import (
    Cluster,
    Commitment,
    Decision,
    Need,
    ParkedQuestion,
    Position,
    Proposal,
    Resource,
    Risk,
    Statement,
    TallyRow,
    Vote,
)
from codesign_tui.domain.meetings import AgendaItem, Session
from codesign_tui.domain.people import Participant
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import Category, CopyKind, ItemState, ProcessKind, ProposalStatus
from codesign_tui.minutes.document import Document

CANARY, NAME = "canarino", "Zenobia Quattrocchi"


def _full_of_canaries(kind: ProcessKind) -> Process:
    """Return the worked example with a restricted session and with restricted, waiting and set-aside cards."""
    words = f"{CANARY} in gabbia"
    session = {"session": "SX"}
    return example(
        Session(id="SX", number=9, title=words, place=words, restricted=True, actual_start="17:00", date="2026-09-10"),
        AgendaItem(id="AX", session="SX", n=1, title=words, method="clause_writing", summary=words),
        Cluster(id="CX", name=words, restricted=True),
        Need(id="NX1", text=words, cluster="CX"),
        Need(id="NX2", text=words, **session),
        Need(id="NX3", text=words, state=ItemState.INBOX),
        Need(id="NX4", text=words, state=ItemState.SET_ASIDE, set_aside_reason=words),
        Proposal(id="PRX", title=words, agenda_item="AX", status=ProposalStatus.APPROVED, needs=("N01",), **session),
        Proposal(id="PRY", title=words, status=ProposalStatus.APPROVED, restricted=True),
        Commitment(id="KX", text=words, owner="P05", due="2026-12-01", proposals=("PR02",), **session),
        Decision(id="DX", text=words, positions=(Position(position="objection", text=words),), **session),
        Statement(id="TX", text=words, **session),
        Risk(id="XX", text=words, restricted=True),
        ParkedQuestion(id="QX", text=words, **session),
        Resource(id="RX", kind="insurance", description=words, flow="use", value=10, **session),
        Vote(id="VX", kind="dot_voting", subject=words, tally=(TallyRow(option="PR02", total=3),), **session),
        Participant(id="PZ", first_name="Zenobia", last_name="Quattrocchi", category=Category.CIVIL_SOCIETY),
        Need(id="NZ", text=f"Serve una panchina, dice {NAME}."),
        kind=kind,
    )


def _everything(document: Document) -> str:
    """Return all that a document holds, what no reader sees included."""
    seen = (document.footer, document.author, document.subject, document.file_title, *document.keywords)
    return "\n".join((words_of(document), *seen))


@pytest.mark.parametrize("kind", ProcessKind)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_public_document_tells_what_is_restricted_or_a_name(kind: ProcessKind, language: str) -> None:
    """Neither restricted words nor the name of who did not agree are in any public copy."""
    for form, document in whatever_there_is(_full_of_canaries(kind), CopyKind.PUBLIC, language):
        said = _everything(document)
        assert CANARY not in said, form.name
        assert NAME not in said, form.name


@pytest.mark.parametrize("kind", ProcessKind)
def test_no_internal_document_of_another_session_or_of_the_path_tells_what_is_restricted(kind: ProcessKind) -> None:
    """Inside, only the restricted session's own documents hold what it said."""
    for form, document in whatever_there_is(_full_of_canaries(kind), CopyKind.INTERNAL, "it"):
        if form.of != "session":
            assert CANARY not in _everything(document), form.name
