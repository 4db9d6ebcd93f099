"""The report of proposals by category, as blocks: brought, shared, carried out; who proposes and who carries out.

The minutes print the summary; the document of its own (`minutes/sending/reports.py`) and the sheet have each proposal.
"""

from collections.abc import Iterable, Iterator, Sequence

from codesign_tui.domain.destinies import is_last
from codesign_tui.domain.meetings import Session
from codesign_tui.domain.proposal_fates import Fate, Told, carried_by, carriers, fates_of, told_proposals, whole_of
from codesign_tui.domain.terms import Attribution, Category, Phase
from codesign_tui.minutes.compose.charts import alternative
from codesign_tui.minutes.compose.frame import NOTHING, Frame, capital
from codesign_tui.minutes.compose.proposals import proposers, status_words
from codesign_tui.minutes.document import Block, Chart, Heading, Paragraph, Table


def in_minutes(frame: Frame) -> Iterator[Block]:
    """Yield the summary in the last session, where the table looks back on what it did."""
    told = told_by(frame)
    is_time = is_last(frame.process, frame.session) and looks_back(frame.session)
    if not is_time or not any(one.is_shared for one in told):
        return
    yield Heading(1, frame.say("report.heading"))
    yield from summary(frame, told)


def looks_back(session: Session) -> bool:
    """Tell whether a session is one of knowing."""
    return session.phase is Phase.CONOSCERE


def told_by(frame: Frame) -> list[Told]:
    """Return the proposals that this document may tell."""
    return [one for one in told_proposals(frame.process) if frame.shown(one.proposal)]


def summary(frame: Frame, told: Sequence[Told]) -> Iterator[Block]:
    """Yield how many of each category were brought, shared and carried out, under a chart, and how to read it."""
    found = fates_of(told)
    yield _chart(frame, found, _summary_table(frame, found, whole_of(told)))
    yield Paragraph(frame.say("report.how_counted"), style="small")


def crossing(frame: Frame, told: Iterable[Told]) -> Iterator[Block]:
    """Yield, for the shared proposals, which category proposed and which answers for carrying them out."""
    found = carried_by(frame.process, told)
    if not any(any(row.values()) for row in found.values()):
        return
    yield Heading(1, frame.say("report.crossing"))
    header = (frame.say("report.column.brought"), *(capital(frame.category(one)) for one in Category))
    rows = tuple((who(frame, one), *(_number(row[each]) for each in Category)) for one, row in found.items())
    yield Table(frame.say("report.crossing_caption"), header, rows, (5, 3, 3, 3, 3), frozenset(range(1, 5)))


def by_category(frame: Frame, told: Sequence[Told]) -> Iterator[Block]:
    """Yield each proposal under the category that brought it: who, what became of it, who carries it out."""
    yield Heading(1, frame.say("report.one_by_one"))
    header = tuple(
        frame.say(f"report.column.{name}") for name in ("code", "proposal", "from", "became", "carried", "promises")
    )
    for category in fates_of(told):
        yield Heading(2, who(frame, category))
        rows = tuple(_row(frame, one) for one in told if category in one.brought_by)
        yield Table("", header, rows, (2, 7, 5, 5, 5, 3))


def carried_names(frame: Frame, told: Told) -> str:
    """Return the bodies that carry a proposal out, or who does where they sit for none."""
    bodies = [body.label for body in carriers(frame.process, told)]
    alone = (
        frame.person_and_body(one.owner, one.owner_organization)
        for one in told.commitments
        if frame.process.organization_of(frame.process.person(one.owner)) is None and not one.owner_organization
    )
    return ", ".join(dict.fromkeys((*bodies, *filter(None, alone))))


def who(frame: Frame, category: Category | None) -> str:
    """Return a category's name, or that nobody said whose it was."""
    return capital(frame.category(category) if category is not None else frame.say("report.nobody_said"))


def brought(frame: Frame, told: Told) -> str:
    """Return which bodies brought a proposal; of an anonymous one nothing but that."""
    if told.proposal.attribution is Attribution.ANONYMOUS:
        return frame.say("minutes.contribution.anonymous")
    return proposers(frame, told.proposal)


def promises(frame: Frame, told: Told) -> str:
    """Return how many of its commitments are done."""
    if not told.commitments:
        return ""
    return frame.say("report.promises", done=told.done, n=len(told.commitments))


def _row(frame: Frame, told: Told) -> tuple[str, ...]:
    """Return one proposal's row."""
    became = frame.say(f"report.stage.{told.stage.value}") if told.is_shared else status_words(frame, told.proposal)
    cells = (
        frame.code(told.proposal),
        told.proposal.title,
        brought(frame, told),
        capital(became),
        carried_names(frame, told),
        promises(frame, told),
    )
    return tuple(cell or NOTHING for cell in cells)


def _summary_table(frame: Frame, found: dict[Category | None, Fate], whole: Fate) -> Table:
    """Return the table of the summary, with each proposal counted once at its foot."""
    header = tuple(frame.say(f"report.column.{name}") for name in ("category", "proposed", "shared", "done"))
    rows = [(who(frame, one), *_cells(fate)) for one, fate in found.items()]
    rows.append((frame.say("report.whole"), *_cells(whole)))
    return Table(frame.say("report.caption"), header, tuple(rows), (6, 3, 3, 3), frozenset({1, 2, 3}))


def _cells(fate: Fate) -> tuple[str, str, str]:
    """Return the numbers of a row."""
    return str(fate.proposed), str(fate.shared), str(fate.done)


def _chart(frame: Frame, found: dict[Category | None, Fate], table: Table) -> Table | Chart:
    """Return the table under bars in three parts: carried out, shared and not yet done, not shared."""
    if len(found) < 2:
        return table
    bars = tuple(who(frame, one) for one in found)
    parts = tuple(frame.say(f"report.part.{name}") for name in ("done", "shared", "other"))
    values = tuple(
        (float(one.done), float(one.shared - one.done), float(one.proposed - one.shared)) for one in found.values()
    )
    shown = tuple(frame.say("report.bar", n=one.proposed) for one in found.values())
    return Chart(bars, parts, values, shown, alternative(frame, table.caption, bars, shown), table)


def _number(count: int) -> str:
    """Return a count as a cell: a dash says that nobody does."""
    return str(count) if count else NOTHING
