"""What stands on one ballot, in every way of choosing: read as it is typed, held to its limits, returned by option.

A ballot's own error is refused with a sentence: whoever gave it can be asked. Totals are never refused
(`domain/choosing.py`).
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from decimal import Decimal
from typing import Final

from codesign_tui.domain.items import Vote
from codesign_tui.domain.levels import is_level
from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.ways import BLOCK, CONSENSUS, VOICES, BallotForm, way_of

Ballot = dict[str, int]
"""What one ballot gives each option: marks, 1, a place from 1, a level; in a formal vote one of `VOICES` and 1.

A blank one gives nothing: it is empty.
"""

_SEPARATORS: Final = re.compile(r"[\s,;.+>]+")
_TIMES: Final = re.compile(r"(\d{1,3})(?:[x×*:=](\d{1,3}))?", re.IGNORECASE)
_NOT_GIVEN: Final = "-"
"""Stands for an option to which a ballot gives no level."""
_BLANK: Final = frozenset(("-", "–", "—", "0", "bianca", "scheda bianca", "blank"))
"""How a ballot on which its voter wrote nothing is typed; an empty line is no ballot."""
_REASON: Final = re.compile(r"(\d+)\s*(?:[:=\-–]\s*|\s)(?=\D)(.*)", re.DOTALL)


def ballot_of(vote: Vote, typed: str, *, own: Collection[str] = ()) -> Ballot:
    """Return what one ballot gives, by option: "7 12 12 3", "3>1>2", "1:4 2:5", "4 5 3", "2" as the way has it.

    A blank one, typed as "-", "0" or "bianca", gives nothing; on a scale that begins at 0, "0" is a level.

    `own` are the options that the voter's organisation proposed.

    Raises:
        Refused: a number that is no option, level or voice; nothing at all; more than one voter has, than an option
            may get, than one's own idea may get, than fits in the budget; an option twice in an order; a block
            without its reason; or a way in which nothing is written.
    """
    read = _READERS.get(way_of(vote.kind).ballot)
    if read is None:
        raise Refused(msg("choose.counts_otherwise"))
    return {} if _is_blank(vote, typed) else read(vote, typed.strip(), own)


def _is_blank(vote: Vote, typed: str) -> bool:
    """Tell whether a ballot says that its voter gave nothing."""
    word = typed.strip().casefold()
    is_level_0 = word == "0" and way_of(vote.kind).ballot is BallotForm.LEVELS and is_level(vote, 0)
    return word in _BLANK and not is_level_0


def reason_of(vote: Vote, typed: str) -> str:
    """Return the words that follow the level on a ballot of consensus, "4: it would close the only door"; else ""."""
    match = _REASON.fullmatch(typed.strip()) if vote.kind == CONSENSUS else None
    return match[2].strip() if match else ""


def number_parts(typed: str) -> list[tuple[int, int | None]]:
    """Return the numbers of a line, each with what follows it: "7:3 12" is 7 with 3, and 12 with nothing.

    Raises:
        Refused: something in it is no number.
    """
    found = []
    for part in filter(None, _SEPARATORS.split(typed.strip())):
        match = _TIMES.fullmatch(part)
        if match is None:
            raise Refused(msg("choose.not_a_number", text=part))
        found.append((int(match[1]), None if match[2] is None else int(match[2])))
    return found


def option_of(vote: Vote, number: int) -> str:
    """Return the option with this number on the sheet.

    Raises:
        Refused: there is none.
    """
    if not 1 <= number <= len(vote.options):
        raise Refused(msg("choose.no_such_option", number=str(number)))
    return vote.options[number - 1]


def _marks(vote: Vote, typed: str, own: Collection[str]) -> Ballot:
    """Read marks on options, several on one if the limits let."""
    marks = Counter[str]()
    for number, times in number_parts(typed):
        marks[option_of(vote, number)] += 1 if times is None else times
    given = {option: count for option, count in marks.items() if count}
    if not given:
        raise Refused(msg("choose.empty_ballot"))
    total = sum(given.values())
    if vote.dots_per_voter is not None and total > vote.dots_per_voter:
        raise Refused(msg("choose.too_many_dots", dots=total, limit=vote.dots_per_voter))
    for option, count in given.items():
        number = vote.options.index(option) + 1
        if vote.max_per_option is not None and count > vote.max_per_option:
            raise Refused(msg("choose.too_many_on_one", number=number, dots=count, limit=vote.max_per_option))
        if vote.max_own is not None and option in own and count > vote.max_own:
            raise Refused(msg("choose.too_many_on_own", number=number, dots=count, limit=vote.max_own))
    return given


def _set(vote: Vote, typed: str, _own: Collection[str]) -> Ballot:
    """Read options that are each named once."""
    marks = Counter(
        option_of(vote, number) for number, times in number_parts(typed) for _ in range(1 if times is None else times)
    )
    if not marks:
        raise Refused(msg("choose.empty_ballot"))
    for option, count in marks.items():
        if count > 1:
            number = vote.options.index(option) + 1
            raise Refused(msg("choose.too_many_on_one", number=number, dots=count, limit=1))
    _check_choices(vote, len(marks))
    if vote.budget is not None and vote.costs:
        spent = sum((vote.costs.get(option, Decimal(0)) for option in marks), Decimal(0))
        if spent > vote.budget:
            raise Refused(msg("choose.over_budget", spent=spent, budget=vote.budget))
    return dict(marks)


def _order(vote: Vote, typed: str, _own: Collection[str]) -> Ballot:
    """Read options in order of preference; those not named stand after all of them, in no order."""
    numbers = [number for number, _ in number_parts(typed)]
    places: Ballot = {}
    for place, number in enumerate(numbers, start=1):
        option = option_of(vote, number)
        if option in places:
            raise Refused(msg("choose.twice_in_order", number=number))
        places[option] = place
    if not places:
        raise Refused(msg("choose.empty_ballot"))
    _check_choices(vote, len(places))
    return places


def _levels(vote: Vote, typed: str, _own: Collection[str]) -> Ballot:
    """Read a level for each option: in their order, "-" for none, or each after its number."""
    reason = reason_of(vote, typed)
    numbers = typed.split(maxsplit=1)[0].rstrip(":=-–") if reason else typed
    parts = [part for part in _SEPARATORS.split(numbers) if part]
    if any(re.search(r"\d\D+\d", part) for part in parts):
        given = {option_of(vote, number): level for number, level in number_parts(numbers) if level is not None}
        if len(given) < len(parts):
            raise Refused(msg("choose.levels_unclear"))
    else:
        given = _in_order(vote, parts)
    if not given:
        raise Refused(msg("choose.empty_ballot"))
    for level in given.values():
        if not is_level(vote, level):
            raise Refused(msg("choose.no_such_level", level=level))
    if vote.kind == CONSENSUS and BLOCK in given.values() and not reason:
        raise Refused(msg("choose.block_needs_reason"))
    return given


def _in_order(vote: Vote, parts: list[str]) -> Ballot:
    """Read levels in the order of the options."""
    if len(parts) > len(vote.options):
        raise Refused(msg("choose.too_many_numbers", given=len(parts), options=len(vote.options)))
    given: Ballot = {}
    for option, part in zip(vote.options, parts, strict=False):
        if part == _NOT_GIVEN:
            continue
        if not part.isdecimal() or len(part) > 3:
            raise Refused(msg("choose.not_a_number", text=part))
        given[option] = int(part)
    return given


def _voice(_vote: Vote, typed: str, _own: Collection[str]) -> Ballot:
    """Read 1, 2 or 3: for, against, abstained."""
    numbers = number_parts(typed)
    if not numbers:
        raise Refused(msg("choose.empty_ballot"))
    if len(numbers) > 1 or not 1 <= numbers[0][0] <= len(VOICES):
        raise Refused(msg("choose.not_a_voice", text=typed))
    return {VOICES[numbers[0][0] - 1]: 1}


def _check_choices(vote: Vote, named: int) -> None:
    """Refuse a ballot that names more options than it may."""
    if vote.choices is not None and named > vote.choices:
        raise Refused(msg("choose.too_many_choices", named=named, limit=vote.choices))


_READERS: Final[Mapping[BallotForm, Callable[[Vote, str, Collection[str]], Ballot]]] = {
    BallotForm.MARKS: _marks,
    BallotForm.SET: _set,
    BallotForm.ORDER: _order,
    BallotForm.LEVELS: _levels,
    BallotForm.VOICE: _voice,
}
