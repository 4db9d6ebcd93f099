"""What the table came to know: indicators, factors, lessons, the closing survey."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from codesign_tui.domain.destinies import is_last
from codesign_tui.domain.details import Chain, Evaluation, SurveyItem, TheoryOfChange
from codesign_tui.domain.indicators import distance, is_baseline_unknown, of_few, read_in
from codesign_tui.domain.items import Factor, Indicator, Lesson, Proposal
from codesign_tui.domain.survey import is_open as survey_is_open
from codesign_tui.domain.terms import Category, FactorFamily, Quadrant
from codesign_tui.domain.theory import THEORY_METHOD
from codesign_tui.minutes.compose.frame import NOTHING, Frame, capital, joined, sentence
from codesign_tui.minutes.compose.outputs import Outputs
from codesign_tui.minutes.document import Block, Heading, ListBlock, Paragraph, Table

_REVIEW = "indicator_review"


def indicators(frame: Frame, outputs: Outputs) -> Iterator[Block]:
    """Yield the indicators that the session read."""
    read = outputs.anywhere(Indicator)
    if not read and any(item.method == _REVIEW for item in frame.process.agenda(frame.session.id)):
        read = frame.process.all(Indicator)
    here = [each for each in frame.process.all(Indicator) if read_in(each, frame.session.id)]
    read = [each for each in dict.fromkeys((*read, *here)) if each.counts]
    if not read:
        return
    yield Heading(1, frame.say("minutes.heading.indicators"))
    yield from indicator_table(frame, read)


def indicator_table(frame: Frame, read: Sequence[Indicator]) -> Iterator[Block]:
    """Yield some indicators as a table, and what is noted of them; nothing where there are none."""
    if not read:
        return
    header = frame.columns("n", "indicator", "baseline", "measured", "target", "source")
    rows = tuple(_indicator_row(frame, indicator) for indicator in read)
    yield Table("", header, rows, (2, 7, 4, 5, 4, 4))
    notes = [f"{frame.code(indicator)} – {indicator.note}" for indicator in read if indicator.note]
    if notes:
        yield ListBlock(tuple(notes))


def _indicator_row(frame: Frame, indicator: Indicator) -> tuple[str, ...]:
    """Return one indicator: where it started, what was measured by the day of the session, where it should arrive."""
    unit = indicator.unit
    baseline, last_day = indicator.baseline, frame.session.date
    start = frame.say("minutes.baseline_unknown") if is_baseline_unknown(indicator) else ""
    if baseline is not None and baseline.value is not None:
        start = _reading(frame, indicator, baseline.value, baseline.date, baseline.n)
    known = [each for each in indicator.measurements if last_day is None or each.date <= last_day]
    measured = "; ".join(_reading(frame, indicator, each.value, each.date, each.n) for each in known)
    target = ""
    if indicator.target is not None:
        by = frame.say("minutes.by_day", day=frame.day(indicator.target_date)) if indicator.target_date else ""
        target = joined((joined((_value(frame, indicator.target, unit), by), " "), _missing(frame, indicator)), "; ")
    source = joined((indicator.source or "", indicator.method or ""), "; ")
    cells = (frame.code(indicator), _named(frame, indicator), start, measured, target, source)
    return tuple(cell or NOTHING for cell in cells)


def _named(frame: Frame, indicator: Indicator) -> str:
    """Return an indicator's name, with what it is about and for whom it is read apart."""
    apart = frame.say("minutes.read_apart", words=indicator.disaggregation) if indicator.disaggregation else ""
    aside = joined((indicator.dimension or "", apart), "; ")
    return indicator.name + (f" ({aside})" if aside else "")


def _missing(frame: Frame, indicator: Indicator) -> str:
    """Return how far the last reading by the day of the session is from the target; empty where nobody can tell."""
    day = frame.session.date
    by_then = tuple(each for each in indicator.measurements if day is None or each.date <= day)
    missing = distance(indicator.model_copy(update={"measurements": by_then}))
    if missing is None:
        return ""
    number = frame.say.number(missing)
    return frame.say("minutes.missing_to_target", number=number) if missing else frame.say("minutes.target_reached")


def _reading(frame: Frame, indicator: Indicator, value: Decimal, day: str | None, n: int | None) -> str:
    """Return one value with its date and on how many it stands; of few people, how many of how many."""
    few = of_few(indicator, value, n)
    people = f"n = {n}" if n is not None else ""
    if few is not None:
        people = frame.say("minutes.so_many_of", some=few[0], all=few[1])
    aside = joined((frame.day(day), people))
    return _value(frame, value, indicator.unit) + (f" ({aside})" if aside else "")


def _value(frame: Frame, value: Decimal, unit: str | None) -> str:
    """Return a value with its unit."""
    number = frame.say.number(value)
    if unit == "%":
        return frame.say("minutes.percent", number=number)
    return joined((number, unit or ""), " ")


def theory(frame: Frame, outputs: Outputs) -> Iterator[Block]:
    """Yield the theory of change as a table, in a session that worked on it."""
    found = outputs.anywhere(TheoryOfChange)
    if not found and any(item.method == THEORY_METHOD for item in frame.process.agenda(frame.session.id)):
        found = frame.process.all(TheoryOfChange)
    for one in found:
        yield Heading(1, frame.say("minutes.heading.theory"))
        yield from theory_of(frame, one)


def theory_of(frame: Frame, one: TheoryOfChange) -> Iterator[Block]:
    """Yield one theory of change: the impact, and the chains that lead there as a table."""
    yield Paragraph(sentence(one.impact), lead=frame.say("minutes.theory.impact"))
    if one.chains:
        header = frame.columns("proposals", "output", "outcomes", "assumptions", "indicators")
        yield Table("", header, tuple(_chain_row(frame, chain) for chain in one.chains), (3, 7, 8, 7, 3))


def _chain_row(frame: Frame, chain: Chain) -> tuple[str, ...]:
    """Return one chain from what is done to how it will be known."""
    outcomes = joined((chain.outcome_short or "", chain.outcome_long or ""), "; ")
    known = joined(frame.codes.get(one, one) for one in chain.indicators)
    cells = (frame.references(chain.proposals), chain.output, outcomes, joined(chain.assumptions, "; "), known)
    return tuple(cell or NOTHING for cell in cells)


def factors(frame: Frame, outputs: Outputs) -> Iterator[Block]:
    """Yield what helps and what hinders the path, with the same weight."""
    found = outputs.anywhere(Factor)
    if not found:
        return
    yield Heading(1, frame.say("minutes.heading.factors"))
    for quadrant in Quadrant:  # a SWOT by its four parts; what stands in none, by whether it helps
        inside = [factor for factor in found if factor.lane == quadrant]
        if inside:
            yield Paragraph("", lead=frame.say.term(quadrant))
            yield ListBlock(tuple(_factor(frame, factor) for factor in inside))
    others = [factor for factor in found if factor.lane not in tuple(Quadrant)]
    for sign in dict.fromkeys(factor.sign for factor in others):
        yield Paragraph("", lead=capital(frame.word("factor", sign)))
        yield ListBlock(tuple(_factor(frame, factor) for factor in others if factor.sign == sign))


def _factor(frame: Frame, factor: Factor) -> str:
    """Return one factor, its type, how strong it is, and what will be done."""
    strength = frame.say("minutes.strength", number=factor.strength) if factor.strength else ""
    family = next((each for each in FactorFamily if each.value == factor.type), None)
    aside = joined((frame.say.term(family) if family is not None else factor.type or "", strength))
    action = frame.say("minutes.factor_action", words=factor.action) if factor.action else ""
    return joined(
        (f"{frame.code(factor)} – {frame.with_marks(factor.text, factor)}" + (f" ({aside})" if aside else ""), action),
        "; ",
    )


def lessons(frame: Frame, outputs: Outputs) -> Iterator[Block]:
    """Yield the lessons learned, with their evidence and what they are for."""
    found = outputs.anywhere(Lesson)
    if not found:
        return
    yield Heading(1, frame.say("minutes.heading.lessons"))
    columns = [column for column in ("keep", "drop", "try") if any(one.column == column for one in found)]
    for column in columns:
        yield Paragraph("", lead=frame.say(f"minutes.lesson_column.{column}"))
        yield ListBlock(tuple(_lesson(frame, lesson) for lesson in found if lesson.column == column))
    rest = tuple(_lesson(frame, lesson) for lesson in found if lesson.column not in columns)
    if rest and columns:
        yield Paragraph("", lead=frame.say("minutes.lesson_column.other"))
    if rest:
        yield ListBlock(rest)


def _lesson(frame: Frame, lesson: Lesson) -> str:
    """Return one lesson."""
    evidence = frame.say("minutes.lesson_evidence", codes=frame.references(lesson.evidence)) if lesson.evidence else ""
    use = frame.say("minutes.lesson_use", words=lesson.use_for) if lesson.use_for else ""
    aside = joined((evidence, use), "; ")
    return f"{frame.code(lesson)} – {sentence(lesson.text)}" + (f" ({aside})" if aside else "")


def destinies(frame: Frame) -> Iterator[Block]:
    """Yield what happens to the shared proposals after the path; only in the last session, which is asked for it."""
    told = [one for one in frame.process.all(Proposal) if one.destiny is not None and frame.shown(one)]
    if not is_last(frame.process, frame.session) or not told:
        return
    yield Heading(1, frame.say("minutes.heading.destinies"))
    header = frame.columns("code", "proposal", "destiny")
    rows = tuple((frame.code(one), one.title, destiny_of(frame, one)) for one in told)
    yield Table("", header, rows, (2, 9, 7))


def destiny_of(frame: Frame, proposal: Proposal) -> str:
    """Return what happens to a proposal after the path; empty where nobody said it."""
    if proposal.destiny is None:
        return ""
    return capital(joined((frame.say.term(proposal.destiny), proposal.destiny_words or ""), ": "))


def evaluation(frame: Frame) -> Iterator[Block]:
    """Yield the closing survey: means overall and by category, small categories left out."""
    for survey in frame.process.in_session(Evaluation, frame.session.id):
        if survey_is_open(survey):
            continue
        yield Heading(1, frame.say("minutes.heading.evaluation"))
        kind = "minutes.survey.anonymous" if survey.anonymous else "minutes.survey.named"
        yield Paragraph(frame.say(kind, n=survey.respondents, scale=survey.scale.replace("-", "–")))
        if survey.items:
            yield _survey_table(frame, survey)
        if survey.suppressed_categories:
            yield Paragraph(frame.say("minutes.survey.suppressed", size=survey.min_cell_size), style="small")


def _survey_table(frame: Frame, survey: Evaluation) -> Table:
    """Return the table of means."""
    categories = survey_categories(survey)
    names = (capital(frame.category(category)) for category in categories)
    header = (*frame.columns("statement", "mean"), *names)
    rows = tuple(_survey_row(frame, item, categories) for item in survey.items)
    numeric = frozenset(range(1, len(header)))
    return Table(frame.say("minutes.survey.caption"), header, rows, (8, 2, *(3 for _ in categories)), numeric)


def survey_categories(survey: Evaluation) -> list[Category]:
    """Return the categories that the survey's table has; none when just one, or every one, would be left out.

    With a single gap, the general mean minus the others would tell it.
    """
    present = [category for category in Category if any(category in item.by_category for item in survey.items)]
    hidden = [
        category
        for category in present
        if category in survey.suppressed_categories
        or any(item.by_category.get(category) is None for item in survey.items)
    ]
    return [] if len(hidden) in (1, len(present)) else present


def _survey_row(frame: Frame, item: SurveyItem, categories: list[Category]) -> tuple[str, ...]:
    """Return the means of one statement."""
    means = [item.mean, *(item.by_category.get(category) for category in categories)]
    shown = [
        frame.say("minutes.survey.not_shown") if mean is None else frame.say.number(mean, decimals=1) for mean in means
    ]
    return (item.text, *shown)
