"""Session 3 of the worked example led by hand, with keys alone, from the end of session 2."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from textual import events
from textual.pilot import Pilot

from codesign_tui.domain.budget import planned, rows
from codesign_tui.domain.items import Commitment, Indicator
from codesign_tui.domain.meetings import Session, session_state
from codesign_tui.domain.overdue import overdue
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import SessionState
from codesign_tui.domain.transactions import Draft
from codesign_tui.exchange.interchange import read
from codesign_tui.library.places import packaged_example
from codesign_tui.tui.screens.review import Review
from support_places import COMMITMENTS, go_to, place, press
from support_tui import NOW, FixedClock, MemoryFile, screen_text

DAY: Final = date(2026, 9, 10)
EVENING: Final = NOW.replace(month=9, day=10, hour=17, minute=0)
KEYS: Final = {"done": "f", "in_progress": "c", "overdue": "t", "blocked": "b"}
"""The key of each outcome that the example has."""


def example() -> dict[str, Any]:
    """Return the worked example as the file has it."""
    whole: dict[str, Any] = json.loads(packaged_example().read_text(encoding="utf-8"))
    return whole


def at_the_end_of_session_2() -> MemoryFile:
    """Return the example when session 2 had ended: promises confirmed, nothing heard or read since."""
    whole = example()
    for promise in whole["commitments"]:
        heard = ("new_due", "completed_on", "progress_note", "evidence")
        promise |= {"status": "confirmed"} | dict.fromkeys(heard)
    for indicator in whole["indicators"]:
        indicator["measurements"] = []
    whole["decisions"] = [one for one in whole["decisions"] if one.get("session") != "S3"]
    whole["votes"] = [one for one in whole["votes"] if one.get("session") != "S3"]
    whole["lessons_learned"], whole["factors"] = [], []
    third = next(one for one in whole["sessions"] if one["id"] == "S3")
    for lived in ("actual_start", "actual_end", "minutes"):
        third.pop(lived, None)
    for item in third["agenda"]:
        for lived in ("actual_minutes", "summary", "outputs"):
            item.pop(lived, None)
    del whole["evaluation"]
    file = MemoryFile()
    file.append(Draft("import", NOW, read(json.dumps(whole).encode())))
    return file


def day(iso: str) -> str:
    """Return a day as one types it."""
    return date.fromisoformat(iso).strftime("%d/%m/%Y")


async def fill(pilot: Pilot[None], *cells: str | None) -> None:
    """Fill the fields of a form one after the other, None leaves one as it is; then save.

    Keys and pastes are sent at once: the app takes them one at a time, in their order. What a line held is deleted.
    """
    for at, cell in enumerate(cells):
        if at:
            pilot.app.post_message(events.Key("tab", None))
        if cell is not None:
            for key in ("end", "ctrl+u"):
                pilot.app.post_message(events.Key(key, None))
            pilot.app.post_message(events.Paste(cell))
    await press(pilot, "enter")


def cells(promise: dict[str, Any]) -> Iterator[str | None]:
    """Yield what is typed in the form of an outcome."""
    outcome = promise["status"]
    if outcome == "done":
        yield day(promise["completed_on"])
    if outcome in ("overdue", "blocked"):
        yield None  # the kind of cause: time, as it stands
    if outcome in ("overdue", "in_progress"):
        yield day(promise["new_due"]) if promise["new_due"] else None
    if outcome in ("overdue", "blocked"):
        yield ""
    yield promise["progress_note"]
    yield promise["evidence"]


def told(process: Process) -> dict[str, tuple[Any, ...]]:
    """Return how every commitment stands."""
    names = ("status", "new_due", "completed_on", "progress_note", "evidence")
    return {one.id: tuple(getattr(one, name) for name in names) for one in process.all(Commitment)}


def readings(process: Process) -> dict[str, list[tuple[Any, ...]]]:
    """Return every reading of every indicator."""
    return {
        one.id: [(reading.date, reading.value, reading.n) for reading in one.measurements]
        for one in process.all(Indicator)
    }


async def test_session_3_led_by_hand_says_what_the_worked_example_says() -> None:
    """Opened at Run, the promises heard one by one from there, the indicators read: same states, readings, totals."""
    file, whole = at_the_end_of_session_2(), example()
    imported = MemoryFile()
    imported.append(Draft("import", NOW, read(json.dumps(whole).encode())))
    async with place(file, "f2", session="S3", clock=FixedClock(EVENING)) as pilot:
        await press(pilot, "ctrl+s")
        await press(pilot, "enter", "escape")  # on to the third phase; the ritual is another test's
        await press(pilot, "ctrl+g", "down", "enter")
        assert "15 impegni di prima sono ancora aperti: ^K" in " ".join(screen_text(pilot).split())
        await press(pilot, "ctrl+k")
        assert isinstance(pilot.app.screen, Review)
        for promise in whole["commitments"]:
            await press(pilot, KEYS[promise["status"]])
            await fill(pilot, *cells(promise))
        assert "15 di 15" in screen_text(pilot)
        await press(pilot, "escape", "ctrl+g", "down", "enter")
        assert "8 indicatori da leggere: ^K" in " ".join(screen_text(pilot).split())
        await press(pilot, "ctrl+k")
        for indicator in whole["indicators"]:
            await go_to(pilot, indicator["id"])
            for reading in indicator["measurements"]:
                await press(pilot, "m")
                count = str(reading["n"]) if reading.get("n") else ""
                await fill(pilot, str(reading["value"]).replace(".", ","), day(reading["date"]), count)
        await press(pilot, COMMITMENTS)
        assert "15 impegni · 9 mantenuti · 1 in ritardo" in screen_text(pilot)
    assert told(file.process) == told(imported.process)
    assert readings(file.process) == readings(imported.process)
    late = [one.id for one in overdue(file.process, DAY, after_sessions_of_day=True)]
    assert late == [one.id for one in overdue(imported.process, DAY, after_sessions_of_day=True)] == ["K04"]
    assert planned(rows(file.process)) == planned(rows(imported.process))
    assert str(planned(rows(file.process)).sources) == str(whole["budget_summary"]["sources_total"])
    third = file.process.get(Session, "S3")
    assert third is not None
    assert session_state(third) is SessionState.OPEN
