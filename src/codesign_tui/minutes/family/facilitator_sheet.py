"""The facilitator's own sheet: time, voices, what hangs in the air, what was left out of documents, what was checked.

It is never public, and holds nothing of what was said in restriction: numbers, names of bodies, codes.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, time
from types import MappingProxyType
from typing import Final

from codesign_tui.domain.document_settings import SECTIONS, left_out
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.orphans import orphans
from codesign_tui.domain.terms import Category
from codesign_tui.domain.timekeeping import ItemTime, timekeeping
from codesign_tui.domain.voices import missing_voices, silent_organizations, voices
from codesign_tui.minutes.compose import heading
from codesign_tui.minutes.compose.control import control_sheet_blocks
from codesign_tui.minutes.compose.frame import NOTHING, capital, joined
from codesign_tui.minutes.document import Block, Chart, Document, Paragraph, Table
from codesign_tui.minutes.family.asked import Asked
from codesign_tui.minutes.family.ground import Ground, Part, document_of, of_session
from codesign_tui.minutes.family.pieces import bullets, section

NAME: Final = "facilitator_sheet"

_MOST_BARS: Final = 12
"""Items drawn; the table has them all."""

_NAMED: Final = 8
"""Codes told at a time."""


def facilitator_sheet(asked: Asked) -> Document:
    """Return the sheet of a session.

    Raises:
        Refused: no such session.
    """
    ground = of_session(asked)
    under = (ground.details.title, capital(heading.subject(ground.frame)))
    return document_of(ground, NAME, ground.say("family.sheet.title"), _PARTS, subtitle=under, look="sheet")


def facilitator_lacks(asked: Asked) -> Iterator[Msg]:
    """Yield that no time was kept, or nothing was said yet."""
    ground = of_session(asked)
    if not any(one.actual is not None for one in _times(ground)):
        yield msg("documents.lacks.times")
    if not voices(ground.process, ground.session.id).total:
        yield msg("documents.lacks.gathered")


def _left_out(ground: Ground) -> Iterator[Block]:
    """Yield which sections were left out of which document: nobody finds out elsewhere."""
    settings, kind, say = ground.details.documents, ground.details.kind, ground.say
    lines = []
    for name in SECTIONS:
        sections = [say(f"documents.section.{one.name}") for one in left_out(settings, name, kind)]
        if sections:
            lines.append(f"{say(f'documents.name.{name}')}: {'; '.join(sections)}")
    yield from section(ground, "left_out", bullets(lines))


def _times(ground: Ground) -> tuple[ItemTime, ...]:
    """Return the minutes of the items; one that is still running counts up to the end of the day it is asked on."""
    moment = datetime.combine(ground.asked.generated_on, time.max, tzinfo=UTC)
    return timekeeping(ground.process, ground.session, moment).items


def _time(ground: Ground) -> Iterator[Block]:
    """Yield planned against actual minutes, drawn over the table that says the same."""
    say, items = ground.say, _times(ground)
    if not items:
        return
    header = tuple(say(f"family.column.{name}") for name in ("n", "about", "planned", "actual", "difference"))
    rows = tuple(_time_row(ground, one) for one in items)
    planned, actual = sum(one.planned or 0 for one in items), sum(_actual(one) or 0 for one in items)
    total = (say("minutes.total"), NOTHING, _minutes(ground, planned), _minutes(ground, actual), NOTHING)
    table = Table("", header, (*rows, total), (2, 11, 4, 4, 4), frozenset({2, 3, 4}))
    yield from section(ground, "time", [_time_chart(ground, items, table)])


def _time_row(ground: Ground, one: ItemTime) -> tuple[str, ...]:
    """Return one item with its minutes and how far they are apart."""
    gap = None if one.running else one.difference
    told = NOTHING if gap is None else ground.say("family.sheet.by", by=f"{gap:+d}".replace("-", "−") if gap else "0")
    skipped = ground.say("family.sheet.skipped") if one.skipped else ""
    title = joined((one.item.title, skipped))
    return str(one.item.n), title, _minutes(ground, one.planned), _minutes(ground, _actual(one)), told


def _time_chart(ground: Ground, items: tuple[ItemTime, ...], table: Table) -> Block:
    """Return a bar for each item: the minutes it kept to, those over the plan, those it left; or the table alone."""
    drawn = [one for one in items if _actual(one) is not None and one.planned is not None][:_MOST_BARS]
    if not drawn:
        return table
    say = ground.say
    more = say("family.sheet.more_items", n=len(items) - len(drawn)) if len(items) > len(drawn) else ""
    return Chart(
        tuple(say("papers.item", number=one.item.n, title=one.item.title) for one in drawn),
        tuple(say(f"family.sheet.part.{name}") for name in ("within", "over", "left")),
        tuple(_lengths(one.planned or 0, _actual(one) or 0) for one in drawn),
        tuple(say("family.sheet.of", actual=_actual(one) or 0, planned=one.planned or 0) for one in drawn),
        say("family.sheet.time_alternative"),
        table,
        more,
    )


def _lengths(planned: int, actual: int) -> tuple[float, float, float]:
    """Return the minutes within the plan, over it, and planned but not needed."""
    return float(min(planned, actual)), float(max(0, actual - planned)), float(max(0, planned - actual))


def _actual(one: ItemTime) -> int | None:
    """Return the minutes an item took; of one still running nobody knows yet."""
    return None if one.running else one.actual


def _minutes(ground: Ground, minutes: int | None) -> str:
    """Return minutes as people write them; a dash where there are none."""
    return NOTHING if minutes is None else ground.say("papers.minutes", minutes=minutes)


def _voices(ground: Ground) -> Iterator[Block]:
    """Yield how many contributions came from each category, drawn over the table that says the same."""
    say, heard = ground.say, voices(ground.process, ground.session.id)
    if not heard.total:
        return
    counts = [(capital(ground.frame.category(each)), heard.by_category[each]) for each in Category]
    if heard.without_category:
        counts.append((capital(say("family.sheet.no_category")), heard.without_category))
    header = tuple(say(f"family.column.{name}") for name in ("category", "contributions"))
    rows = tuple((name, str(count)) for name, count in counts)
    table = Table("", header, rows, (8, 3), frozenset({1}))
    told = "; ".join(f"{name}: {count}" for name, count in counts)
    chart = Chart(
        tuple(name for name, _ in counts),
        ("",),
        tuple((float(count),) for _, count in counts),
        tuple(str(count) for _, count in counts),
        say("family.sheet.voices_alternative", told=told),
        table,
    )
    yield from section(ground, "voices", [chart])


def _whose_voice(ground: Ground) -> Iterator[Block]:
    """Yield which categories and bodies have said nothing yet."""
    say = ground.say
    missing = [capital(ground.frame.category(each)) for each in missing_voices(ground.process, ground.session.id)]
    silent = [body.name for body in silent_organizations(ground.process, ground.session.id)]
    blocks: list[Block] = [Paragraph(", ".join(missing), lead=say("family.sheet.categories"))] if missing else []
    blocks += [Paragraph(", ".join(silent), lead=say("family.sheet.bodies"))] if silent else []
    yield from section(ground, "whose_voice", blocks)


def _loose_ends(ground: Ground) -> Iterator[Block]:
    """Yield what hangs in the air in the whole path, by its codes."""
    found, may_go = orphans(ground.process), ground.out.may_go
    groups = (
        ("needs", [ground.frame.code(one) for one in found.needs if may_go(one)]),
        ("proposals", [ground.frame.code(one) for one in found.proposals if may_go(one)]),
        ("commitments", [ground.frame.code(one) for one in found.commitments if may_go(one)]),
        ("goals", list(found.goals)),
    )
    lines = [
        ground.say(f"family.sheet.loose.{name}", n=len(codes), codes=_some(codes)) for name, codes in groups if codes
    ]
    yield from section(ground, "loose_ends", bullets(lines))


def _some(codes: list[str]) -> str:
    """Return the first codes, and that there are others."""
    return ", ".join(codes[:_NAMED]) + (", …" if len(codes) > _NAMED else "")


def _control(ground: Ground) -> Iterable[Block]:
    """Return the control sheet of the minutes: what was checked, and what was set aside for which reason."""
    return control_sheet_blocks(ground.frame)


_PARTS: Final[Mapping[str, Part]] = MappingProxyType(
    {
        "left_out": _left_out,
        "time": _time,
        "voices": _voices,
        "whose_voice": _whose_voice,
        "loose_ends": _loose_ends,
        "control": _control,
    }
)
