"""A letter to whoever took part: one page with their own commitments and what came of what they said, nothing else."""

from collections.abc import Iterator

from codesign_tui.domain.items import Commitment, Proposal
from codesign_tui.domain.terms import CommitmentStatus
from codesign_tui.minutes.compose.commitments import conditions
from codesign_tui.minutes.compose.frame import sentence
from codesign_tui.minutes.document import Appointment, Block, Document, Heading, ListBlock, Paragraph, Table
from codesign_tui.minutes.sending.calendar import summary
from codesign_tui.minutes.sending.documents import page
from codesign_tui.minutes.sending.outcomes import Outcomes, promised
from codesign_tui.minutes.sending.outgoing import Outgoing
from codesign_tui.minutes.sending.readers import Reader


def letter(out: Outgoing, reader: Reader) -> Document:
    """Return the letter to one reader."""
    return page(out, "letters", out.say("letters.title", name=reader.name), _blocks(out, reader), of=reader.id)


def _blocks(out: Outgoing, reader: Reader) -> Iterator[Block]:
    """Yield what is to be done, what was done, what changed, when the table meets."""
    say, outcomes = out.say, Outcomes(out)
    yield Paragraph(say("letters.intro"))
    to_do = [each for each in outcomes.to_do() if each in reader.commitments]
    yield Heading(1, say("letters.heading.to_do"))
    yield from _to_do(out, to_do)
    settled = [each for each in reader.commitments if each not in to_do]
    if settled:
        yield Heading(1, say("letters.heading.settled"))
        yield ListBlock(tuple(_settled(out, each) for each in settled))
    if reader.needs or reader.proposals:
        yield Heading(1, say("letters.heading.changed"))
        yield _changed(out, reader, outcomes)
    if when := outcomes.next_session():
        yield Paragraph(when, lead=say("letters.next"))


def _to_do(out: Outgoing, commitments: list[Commitment]) -> Iterator[Block]:
    """Yield what is still to be done, with a code to take each date along."""
    if not commitments:
        yield Paragraph(out.say("letters.nothing_to_do"))
        return
    blocks = [_commitment(out, each) for each in commitments]
    if any(isinstance(block, Appointment) for block in blocks):
        yield Paragraph(out.say("letters.scan"), style="small")
    yield from blocks


def _commitment(out: Outgoing, commitment: Commitment) -> Block:
    """Return one commitment: what, by when, with what, for which proposals."""
    say, due = out.say, out.due(commitment)
    code = out.frame.code(commitment)
    details = tuple(_details(out, commitment))
    if due is None:
        return Paragraph("\n".join((commitment.text, *details)), lead=code)
    day = out.frame.day(due.isoformat())
    alternative = say("letters.code_alternative", code=code, day=day)
    return Appointment(code, commitment.text, details, due, summary(out, commitment), alternative)


def _details(out: Outgoing, commitment: Commitment) -> Iterator[str]:
    """Yield what stands under a commitment."""
    say, due = out.say, out.due(commitment)
    if due is not None:
        words = f" ({commitment.due_words})" if commitment.due_words else ""
        late = say("letters.late") if out.is_late(commitment) else ""
        yield say("letters.by", day=out.frame.day(due.isoformat()) + words) + late
    elif commitment.due_words:
        yield say("letters.by", day=commitment.due_words)
    else:
        yield say("letters.no_date")
    person = out.process.person(commitment.owner)
    if person is not None and not out.public:
        yield say("letters.who", who=person.full_name)
    if words := promised(out, commitment):
        yield say("letters.resources", what=words)
    proposals = (out.process.get(Proposal, each) for each in commitment.proposals)
    if titles := [f"{out.frame.code(each)} – {each.title}" for each in proposals if each and out.may_go(each)]:
        yield say("letters.proposals", what="; ".join(titles))
    if words := conditions(out.frame, commitment):
        yield sentence(words[:1].upper() + words[1:])


def _settled(out: Outgoing, commitment: Commitment) -> str:
    """Return a commitment that is done, dropped or on hold."""
    day = f", {out.frame.day(commitment.completed_on)}" if commitment.completed_on else ""
    is_done = commitment.status is CommitmentStatus.DONE
    state = f"{out.state(commitment)}{day if is_done else ''}"
    words = f"{out.frame.code(commitment)} – {commitment.text.rstrip(' .')} ({state})."
    return f"{words} {commitment.progress_note}" if commitment.progress_note else words


def _changed(out: Outgoing, reader: Reader, outcomes: Outcomes) -> Table:
    """Return what the reader said, and what came of it; a proposal that answers it is told there alone."""
    say, told = out.say, set[str]()
    rows = [(need.text, "\n".join(outcomes.of_need(need, told)) or say("letters.nothing_yet")) for need in reader.needs]
    rows += [
        (f"{out.frame.code(each)} – {each.title}", "\n".join(outcomes.of_proposal(each)))
        for each in reader.proposals
        if each.id not in told
    ]
    return Table("", (say("letters.column.said"), say("letters.column.became")), tuple(rows), (5, 8))
