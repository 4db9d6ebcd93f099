"""Times and movements as people type them while the table talks: "Bellavite esce 1945", "enters 7:25 pm Rossi"."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from codesign_tui.domain.messages import Refused, msg
from codesign_tui.domain.text import clean_line, folded
from codesign_tui.domain.values import clock_minutes


class Movement(StrEnum):
    """What somebody does at the door."""

    ARRIVES = "arrives"
    LEAVES = "leaves"
    COMES_BACK = "comes_back"


@dataclass(frozen=True, slots=True)
class SpokenMovement:
    """A movement as typed: who, what, and when if it was said."""

    name: str
    movement: Movement
    at: str | None


_VERBS: Final = {
    Movement.COMES_BACK: ("rientra", "rientrano", "rientrato", "rientrata", "torna", "tornano", "ritorna",
                          "returns", "returned", "comes back", "came back", "is back", "back"),
    Movement.LEAVES: ("esce", "escono", "uscito", "uscita", "uscite", "va via", "lascia", "se ne va",
                      "lascia la seduta", "exits", "exit", "leaves", "left", "goes out", "goes", "out"),
    Movement.ARRIVES: ("entra", "entrano", "entrato", "entrata", "arriva", "arrivano", "arrivato", "arrivata",
                       "enters", "enter", "arrives", "arrived", "comes in", "joins", "in"),
}  # fmt: skip
_VERB: Final = re.compile(
    r"(?<!\w)("
    + "|".join(sorted((re.escape(verb) for verbs in _VERBS.values() for verb in verbs), key=len, reverse=True))
    + r")(?!\w)"
)
_MOVEMENT_OF: Final = {verb: movement for movement, verbs in _VERBS.items() for verb in verbs}

_TIME: Final = re.compile(
    r"(?<![\w:.])(?:(?:alle|all'|dalle|ore|verso le|at|h)\s*)*"
    r"(?:(?P<hour>\d{1,2})\s*[:.,h]\s*(?P<minute>\d{2})|(?P<glued>\d{3,4})|(?P<whole>\d{1,2})"
    r"(?:\s+e\s+(?P<spoken>\d{1,2}|mezz[ao]|un quarto|tre quarti))?)"
    r"\s*(?P<half>am|pm|a\.m\.|p\.m\.)?(?![\w:])"
)
_QUARTERS: Final = {"mezza": 30, "mezzo": 30, "un quarto": 15, "tre quarti": 45}
_NOON: Final = 12
_HOURS: Final = 24
_SIXTY: Final = 60
_SOONEST: Final = 60
"""Minutes before the opening beyond which "7.45" in an evening session means a quarter to eight in the evening."""


def spoken_time(text: str, *, near: str | None = None) -> str | None:
    """Return the clock time that a text holds, "19:45", or None.

    Reads "1945", "19.45", "19,45", "alle 19:45", "19 e 45", "7 e mezza", "7:45 pm", "7". `near` is the session's
    opening: without am or pm, an hour long before it is taken as the afternoon's.
    """
    match = _TIME.search(folded(text))
    return None if match is None else _time(match, near)


def spoken_movement(text: str, *, near: str | None = None) -> SpokenMovement:
    """Return the movement that a typed line tells, with the name before or after it.

    Raises:
        Refused: there is no verb in it, or no name.
    """
    line = clean_line(text)
    plain = folded(line)
    time = None
    match = _TIME.search(plain)
    if match is not None:
        time = _time(match, near)
        if time is None:
            raise Refused(msg("rule.time_unclear", text=line))
        plain = f"{plain[: match.start()]} {plain[match.end() :]}"
    verb = _VERB.search(plain)
    if verb is None:
        raise Refused(msg("rule.movement_unclear", text=line))
    name = clean_line(f"{plain[: verb.start()]} {plain[verb.end() :]}").strip(" ,;:.-–")
    if not name:
        raise Refused(msg("rule.movement_without_name", text=line))
    return SpokenMovement(_as_typed(name, line), _MOVEMENT_OF[verb.group()], time)


def _as_typed(name: str, line: str) -> str:
    """Return a name found in the folded line with the capitals and accents it was typed with."""
    wanted = name.split()
    typed = [word.strip(" ,;:.-–") for word in line.split()]
    kept = [word for word in typed if folded(word) in wanted]
    return " ".join(kept) if len(kept) == len(wanted) else name


def _time(match: re.Match[str], near: str | None) -> str | None:
    """Return the clock time of a match, or None if there is no such time."""
    if match["glued"]:
        hour, minute = int(match["glued"][:-2]), int(match["glued"][-2:])
    elif match["hour"]:
        hour, minute = int(match["hour"]), int(match["minute"])
    else:
        spoken = match["spoken"] or "0"
        hour, minute = int(match["whole"]), int(spoken) if spoken.isdecimal() else _QUARTERS[spoken]
    half = (match["half"] or "").replace(".", "")
    if half:
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if half == "pm" else 0)
    if hour >= _HOURS or minute >= _SIXTY:
        return None
    if not half and near is not None and hour < _NOON and _is_long_before(hour, minute, near):
        hour += _NOON
    return f"{hour:02d}:{minute:02d}"


def _is_long_before(hour: int, minute: int, opening: str) -> bool:
    """Return whether a time is long before the opening and twelve hours later would not be."""
    start = clock_minutes(opening)
    minutes = hour * _SIXTY + minute
    return minutes < start - _SOONEST <= minutes + _NOON * _SIXTY
