"""What a document says of itself to whoever files it, as composition decided it for this copy.

The fields are those of an administrative document in annex 5 of AgID's guidelines (`domain.md` §5.2); what belongs to
one file (its fingerprint, format and name) is added when it is written (`sidecar`).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Agent:
    """A body, an office or a person with a part in the document (*soggetto*)."""

    role: str
    """A code: `administration`, `procedure_manager`, `author`, `chair`, `facilitator`."""
    name: str
    is_person: bool = False


@dataclass(frozen=True, slots=True)
class Filing:
    """The record of one document."""

    identifier: str
    """Path, session, document, copy and language: the same for every file of the same document."""
    document_type: str
    """In words: "Verbale"."""
    object: str
    """What it is about, as a protocol would write it."""
    agents: tuple[Agent, ...] = ()
    annexes: tuple[str, ...] = ()
    protocol_no: str = ""
    """Typed by hand; never invented."""
    protocol_date: str = ""
    classification: str = ""
    """The heading of the office's filing plan; empty while nobody typed it."""
    dossier: str = ""
    """The office's own number of the dossier (*fascicolo*); empty while nobody typed it."""
    dossier_title: str = ""
    version: int = 1
    reserved: bool = False
    sealed: bool = False
    """Whether the document carries the program's own seal; a signature is the office's own, and never told here."""
    retention: str = ""
    notes: str = ""


def described(filing: Filing) -> Iterator[tuple[str, str]]:
    """Yield what an office's properties of its own may hold: a fixed name, and what is known."""
    for name, value in (
        ("identifier", filing.identifier),
        ("document_type", filing.document_type),
        ("object", filing.object),
        ("dossier", filing.dossier),
        ("classification", filing.classification),
        ("version", str(filing.version)),
    ):
        if value.strip():
            yield name, value


def mapped_filing(filing: Filing, change: Callable[[str], str]) -> Filing:
    """Return the record with each of its words changed: freed of names for a public copy."""
    return replace(
        filing,
        object=change(filing.object),
        agents=tuple(replace(agent, name=change(agent.name)) for agent in filing.agents),
        annexes=tuple(map(change, filing.annexes)),
        classification=change(filing.classification),
        dossier=change(filing.dossier),
        dossier_title=change(filing.dossier_title),
        retention=change(filing.retention),
        notes=change(filing.notes),
    )
