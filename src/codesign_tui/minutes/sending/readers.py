"""Who is written to: each organisation of the table, and each member who sits for none, with what is theirs."""

from collections.abc import Iterator
from dataclasses import dataclass

from codesign_tui.domain.items import Commitment, Item, Need, Proposal
from codesign_tui.domain.people import Organization, Participant
from codesign_tui.domain.terms import Attribution
from codesign_tui.minutes.sending.outgoing import Outgoing


@dataclass(frozen=True, slots=True)
class Reader:
    """One addressee and what is theirs in the path."""

    id: str
    name: str
    """As the copy may print it."""
    is_body: bool
    commitments: tuple[Commitment, ...]
    needs: tuple[Need, ...]
    proposals: tuple[Proposal, ...]

    @property
    def has_part(self) -> bool:
        """Whether there is anything to write about."""
        return bool(self.commitments or self.needs or self.proposals)


def readers(out: Outgoing) -> list[Reader]:
    """Return who is written to: whoever promised, said or proposed something that may go out."""
    return [reader for reader in _everybody(out) if reader.has_part]


def _everybody(out: Outgoing) -> Iterator[Reader]:
    """Yield the bodies in their order, then the members who sit for none."""
    for body in out.process.all(Organization):
        yield _reader(out, body.id, body.name, is_body=True)
    for person in out.process.all(Participant):
        if person.organization is None:
            yield _reader(out, person.id, out.frame.name(person), is_body=False)


def _reader(out: Outgoing, identifier: str, name: str, *, is_body: bool) -> Reader:
    """Return one addressee with what is theirs."""
    return Reader(
        identifier,
        out.words(name),
        is_body,
        tuple(each for each in out.shown(Commitment) if _answers(out, each, identifier)),
        tuple(each for each in out.shown(Need) if _said(out, each, identifier)),
        tuple(each for each in out.shown(Proposal) if _proposed(out, each, identifier)),
    )


def _answers(out: Outgoing, commitment: Commitment, reader: str) -> bool:
    """Tell whether a commitment is the reader's: of the body, or of a person without one."""
    body = out.body_of(commitment)
    return reader == (body.id if body is not None else commitment.owner)


def _said(out: Outgoing, item: Item, reader: str) -> bool:
    """Tell whether a card was said under the reader's own name; one kept by category or without a name is nobody's."""
    if item.attribution in (Attribution.ANONYMOUS, Attribution.CATEGORY):
        return False
    body = item.author_organization or getattr(out.process.person(item.author), "organization", None)
    return reader == (body or item.author)


def _proposed(out: Outgoing, proposal: Proposal, reader: str) -> bool:
    """Tell whether the reader brought a proposal, alone or with others."""
    if proposal.attribution in (Attribution.ANONYMOUS, Attribution.CATEGORY):
        return False
    bodies = {getattr(out.process.person(each), "organization", None) or each for each in proposal.proposers}
    return reader in bodies or _said(out, proposal, reader)
