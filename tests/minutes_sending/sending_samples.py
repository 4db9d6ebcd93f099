"""What the tests of what goes out share: the worked example with secrets in it, short ways to compose."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from codesign_tui.domain.items import (
    Cluster,
    Commitment,
    Decision,
    Need,
    Note,
    Proposal,
    Resource,
    TallyRow,
    Vote,
)
from codesign_tui.domain.meetings import Session
from codesign_tui.domain.people import Participant
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import Attribution, Category, CommitmentStatus, CopyKind, ItemState
from codesign_tui.domain.text import clean_line
from codesign_tui.domain.transactions import Transaction, put
from codesign_tui.domain.values import Frozen
from codesign_tui.exchange import interchange
from codesign_tui.library.places import packaged_example
from codesign_tui.locale import Translator
from codesign_tui.minutes.sending.outgoing import Outgoing, outgoing

AT = datetime(2026, 10, 1, 9, 0, tzinfo=UTC)
HOSTILE: tuple[str, ...] = tuple(
    text
    for text in map(
        clean_line, json.loads((Path(__file__).parents[1] / "data" / "nasty_strings.json").read_text("utf-8"))
    )
    if text.strip()
)

CANARY = "canarino"
"""What must be in nothing that goes out."""

NAME = "Zenobia"
"""The first name of somebody who never agreed to be named."""


def example(*changes: Frozen) -> Process:
    """Return the worked example with these entities changed or added."""
    puts = [*interchange.read(packaged_example().read_bytes()), *map(put, changes)]
    process = Process()
    process.apply(Transaction(1, "import", datetime(2026, 1, 1, tzinfo=UTC), tuple(puts)))
    return process


def secrets() -> Iterator[Frozen]:
    """Yield every kind of thing that may not go out, each with the canary in it, and who may not be named."""
    words = f"{CANARY} in gabbia"
    yield Session(id="SX", number=9, title=words, date="2026-09-10", restricted=True, actual_start="17:00", place=words)
    yield Cluster(id="CX", name=words, restricted=True)
    yield Need(id="NX1", text=words, restricted=True)
    yield Need(id="NX2", text=words, cluster="CX")
    yield Need(id="NX3", text=words, session="SX", author_organization="O04")
    yield Need(id="NX4", text=words, state=ItemState.INBOX, author_organization="O04")
    yield Need(id="NX5", text=words, state=ItemState.SET_ASIDE, set_aside_reason=words)
    yield Proposal(id="PRX", title=words, session="SX", needs=("N01",), proposers=("P05",))
    yield Commitment(id="KX1", text=words, owner="P05", due="2026-12-01", session="SX")
    yield Commitment(id="KX2", text=words, owner="P05", due="2026-12-01", restricted=True)
    yield Decision(id="DX", text=words, session="SX")
    yield Resource(id="RX", kind="goods", description=words, flow="in_kind", session="SX")
    yield Vote(id="VX", session="SX", kind="dot_voting", subject=words, tally=(TallyRow(option=words, total=3),))
    yield Note(id="TX", text=words)
    yield private_person(skills=words, offers=words)


def private_person(**details: str) -> Participant:
    """Return a member who sits for nobody and never agreed to be named."""
    return Participant(id="PZ", first_name=NAME, last_name="Quattrocchi", category=Category.CIVIL_SOCIETY, **details)


def of_a_private_person() -> Iterator[Frozen]:
    """Yield a member without an organisation, what they promised and said, and their name in others' words."""
    yield private_person()
    yield Commitment(
        id="KZ", text="Portare la spesa a chi è solo.", owner="PZ", due="2026-12-15", status=CommitmentStatus.CONFIRMED
    )
    yield Need(id="NZ", text=f"Serve una panchina, dice {NAME} Quattrocchi.", author="PZ",
               attribution=Attribution.PERSON)  # fmt: skip


def going_out(process: Process, copy: str = "internal", language: str = "it", day: date | None = None) -> Outgoing:
    """Return what goes out of a process."""
    return outgoing(process, CopyKind(copy), Translator(language), day or AT.date())


def rows_of(content: bytes, delimiter: str = ";") -> list[list[str]]:
    """Return the rows of a CSV file as a spreadsheet reads them."""
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=delimiter))
