"""The sheets of what the table knows: proposals by category, indicators, and every reading of them."""

from typing import Final

from codesign_tui.domain.indicators import distance, last_reading, of_few
from codesign_tui.domain.items import Indicator, Measurement
from codesign_tui.domain.proposal_fates import Stage, Told
from codesign_tui.domain.terms import Category
from codesign_tui.minutes.compose import proposal_report as report
from codesign_tui.minutes.compose.proposals import outcome
from codesign_tui.minutes.sending.cells import Cell, Sheet, day_of
from codesign_tui.minutes.sending.outgoing import Outgoing
from codesign_tui.minutes.sending.tabulated import tabulated

_REPORT: Final = (
    "category", "code", "proposal", "proposers", "shared", "carried_out", "outcome", "carriers", "promised",
    "promises_done",
)  # fmt: skip
_INDICATORS: Final = (
    "code", "indicator", "level", "dimension", "unit", "direction", "baseline", "baseline_on", "baseline_n", "target",
    "target_on", "last_value", "last_on", "last_n", "so_many_of", "missing", "source", "method", "apart", "frequency",
    "owner", "confidence", "proposals", "note_on_it",
)  # fmt: skip
_READINGS: Final = ("code", "indicator", "day", "value", "unit", "on_people", "so_many_of", "note_on_it", "session")


def proposals_by_category(out: Outgoing) -> Sheet:
    """Return a row for each proposal and each category that brought it; a joint one stands once under each."""
    told = report.told_by(out.frame)
    categories: tuple[Category | None, ...] = (*Category, None)
    rows = tuple(_fate(out, one, category) for category in categories for one in told if category in one.brought_by)
    return tabulated(out, "report", _REPORT, rows)


def _fate(out: Outgoing, told: Told, category: Category | None) -> tuple[Cell, ...]:
    """Return one proposal's row under one of its categories."""
    return (
        report.who(out.frame, category),
        out.frame.code(told.proposal),
        out.words(told.proposal.title),
        out.words(report.brought(out.frame, told)),
        _yes_no(out, told.is_shared),
        _yes_no(out, told.stage is Stage.CARRIED_OUT),
        out.words(outcome(out.frame, told.proposal)),
        out.words(report.carried_names(out.frame, told)),
        len(told.commitments),
        told.done,
    )


def indicators(out: Outgoing) -> Sheet:
    """Return the indicators that are read: their ends, their last reading, how it is made and by whom."""
    rows = tuple(_indicator(out, one) for one in _counted(out))
    return tabulated(out, "indicators", _INDICATORS, rows)


def _indicator(out: Outgoing, one: Indicator) -> tuple[Cell, ...]:
    """Return one indicator's row."""
    last, start = last_reading(one), one.baseline
    return (
        out.frame.code(one),
        out.words(one.name),
        _known(out, "level", one.level),
        out.words(one.dimension),
        out.words(one.unit),
        _known(out, "direction", one.direction),
        start.value if start is not None else None,
        day_of(start.date) if start is not None else None,
        start.n if start is not None else None,
        one.target,
        day_of(one.target_date),
        last.value if last is not None else None,
        day_of(last.date) if last is not None else None,
        last.n if last is not None else None,
        _few(out, one, last),
        distance(one),
        out.words(one.source),
        out.words(one.method),
        out.words(one.disaggregation),
        out.words(one.frequency),
        out.words(out.frame.person_and_body(one.owner)),
        _known(out, "confidence", one.confidence),
        out.references(one.proposals),
        out.words(one.note),
    )


def readings(out: Outgoing) -> Sheet:
    """Return every reading with its day, on how many people it stands, and which session took it."""
    rows = tuple(
        (
            out.frame.code(one),
            out.words(one.name),
            day_of(each.date),
            each.value,
            out.words(one.unit),
            each.n,
            _few(out, one, each),
            out.words(each.note),
            out.in_session(each.session),
        )
        for one in _counted(out)
        for each in one.measurements
    )
    return tabulated(out, "readings", _READINGS, rows)


def _counted(out: Outgoing) -> list[Indicator]:
    """Return the indicators that are still read, without the readings of a session that is kept apart."""
    hidden = {session.id for session in out.process.sessions() if session.restricted}
    return [
        one.model_copy(update={"measurements": tuple(each for each in one.measurements if each.session not in hidden)})
        for one in out.process.all(Indicator)
        if one.counts
    ]


def _few(out: Outgoing, one: Indicator, reading: Measurement | None) -> str:
    """Return a percentage of few people as how many of how many."""
    few = of_few(one, reading.value, reading.n) if reading is not None else None
    return out.say("minutes.so_many_of", some=few[0], all=few[1]) if few is not None else ""


def _known(out: Outgoing, group: str, code: str | None) -> str:
    """Return the words of a code of an indicator; one that a municipality added is written as it is."""
    if not code:
        return ""
    identifier = f"know.{group}.{code}"
    return out.say(identifier) if out.say.has(identifier) else code


def _yes_no(out: Outgoing, value: bool) -> str:
    """Return yes or no."""
    return out.say("minutes.yes" if value else "minutes.no")
