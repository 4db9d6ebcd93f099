"""What the pictures show: the worked example at chosen moments, driven to a place by the keys a person would press."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from textual.app import App
from textual.pilot import Pilot

from codesign_tui.domain.logframe import Logframe, LogframeRow
from codesign_tui.domain.meetings import Session
from codesign_tui.domain.social_impact import ImpactDimension, SocialImpact
from codesign_tui.domain.terms import LogframeLevel
from codesign_tui.domain.transactions import Draft, put
from codesign_tui.domain.workspace import ProcessSummary
from codesign_tui.exchange.replay import replay
from codesign_tui.library.places import packaged_example
from codesign_tui.tui.themes import CONTRAST, DARK, LIGHT
from codesign_tui.tui.widgets.rows import PART, RowList
from support_tui import FixedClock, MemoryFile, MemoryWorkspace, new_app, settled

SIZES: Final = ((80, 24), (120, 40))
"""Columns and rows: the smallest screen that everything must fit, and a comfortable one."""

README_SIZE: Final = (100, 30)
"""The size of the picture in the README: both columns of Run, and letters that stay readable."""

_WAIT: Final = "wait"
"""Stands among keys where the next one must find what those before it have brought up."""

_ROW: Final = "row:"
"""What a step begins with that puts the cursor on a row instead of pressing a key; then part of the row's id."""

_SHEET: Final = Path("pictures") / "impegni.csv"
"""A sheet that an office filled in, as one scene reads it."""

_FILLED_IN: Final = (
    "Codice;Stato;Nuova data;Concluso il;Nota;Prova\nK03;;31/12/2026;;;\nK04;fatto;;1/9/2026;;verbale\nK99;;;;;\n"
)

_LOGFRAME: Final = Logframe(
    id="LF1",
    rows=(
        LogframeRow(level=LogframeLevel.AIM, text="Invecchiare a Borgoserra restando in relazione"),
        LogframeRow(level=LogframeLevel.GOAL, text="Si rinuncia meno alle cure", source="registro prenotazioni"),
        LogframeRow(
            level=LogframeLevel.RESULT, text="Un numero unico per i trasporti", shows="Chiamate che hanno risposta"
        ),
        LogframeRow(level=LogframeLevel.ACTIVITY, text="Formare gli autisti volontari"),
    ),
)
_IMPACT: Final = SocialImpact(
    id="SI1",
    goal="Le persone sole hanno qualcuno da chiamare",
    asked_by="avviso pubblico, punto 7",
    dimensions=(
        ImpactDimension(name="Relazioni", for_whom="persone anziane sole", change="Un contatto ogni settimana"),
    ),
)
"""What the example has not, and one scene shows."""

_LAPS: Final = 200
"""How often a scene looks whether the screen it is of has come."""

_HELD: Final = "S1"
"""The session that the open pictures are of."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture: a moment of the example and the keys that lead to the place."""

    name: str
    moment: str
    """before: all planned; during: the first session is open; after, logframe: all is over; home: no process."""
    keys: Sequence[str] = ()
    theme: str = DARK.name
    shows: str = ""
    """The class of the screen that the picture is of, where it stands over a place."""


def _from_palette(words: str) -> Sequence[str]:
    """Return the keys that run a command of the palette by its words."""
    return ("ctrl+p", *words, _WAIT, "enter", _WAIT)


SCENES: Final = (
    Scene("home", "home"),
    Scene("new-process", "home", ("n",)),
    Scene("run-planned", "before"),
    Scene("run-open", "during"),
    Scene("run-writing", "during", (*"Corsa del giovedi", "tab", *"arg")),
    Scene("run-closed", "after"),
    Scene("run-light", "during", (), LIGHT.name),
    Scene("run-contrast", "during", (), CONTRAST.name),
    Scene("projected", "during", ("ctrl+t",)),
    Scene("projector", "during", ("ctrl+f",)),
    Scene("projector-light", "during", ("ctrl+f",), LIGHT.name),
    Scene("projector-clock", "during", ("ctrl+f", "o")),
    Scene("projector-vote", "after", ("ctrl+f", "v")),
    Scene("projector-text", "during", ("ctrl+f", "t", *"Pausa fino alle 18.40", "enter")),
    Scene("rehearsal", "before", ("ctrl+p", *"prova generale", _WAIT, "enter")),
    Scene("opening", "during", ("ctrl+r",)),
    Scene("closing", "during", ("f9",)),
    Scene("board", "after", ("f3",)),
    Scene("board-light", "after", ("f3",), LIGHT.name),
    Scene("board-projected", "after", ("ctrl+t", "f3")),
    Scene("choose", "after", ("f4",)),
    Scene("choose-new", "during", ("f4", "n")),
    Scene("choose-projected", "after", ("ctrl+t", "f4")),
    Scene("commitments", "after", ("f5",)),
    Scene("know", "after", ("f6",)),
    Scene("people", "during", ("f7",)),
    Scene("minutes", "after", ("f8",)),
    Scene("know-report", "after", ("f6", f"{_ROW}report", _WAIT)),
    Scene("know-logframe", "logframe", ("f6", f"{_ROW}logframe", _WAIT)),
    Scene("know-impact", "logframe", ("f6", f"{_ROW}impact", _WAIT)),
    Scene("risks", "after", ("f5", "q", _WAIT), shows="RiskList"),
    Scene("sheet-preview", "after", ("f5", "x", _WAIT, *_SHEET.as_posix(), "enter"), shows="SheetPreview"),
    Scene("checks", "after", ("f8", _WAIT, "m", _WAIT), shows="CheckList"),
    Scene("life", "after", ("f8", _WAIT, "v", _WAIT), shows="MinutesLife"),
    Scene("documents", "after", ("f8", _WAIT, "o", _WAIT), shows="Documents"),
    Scene("seal-words", "after", ("f8", _WAIT, *_from_palette("sigilla"), "enter", _WAIT), shows="Reading"),
    Scene("sent", "after", ("f8", _WAIT, *_from_palette("registro degli invii")), shows="SentRegister"),
    Scene("publications", "after", ("f8", _WAIT, *_from_palette("da pubblicare")), shows="PublicationsList"),
    Scene("projector-recap", "after", ("ctrl+f", "n")),
    Scene("help", "during", ("f1",)),
    Scene("palette", "during", ("ctrl+p",)),
)


async def draw(scene: Scene, size: tuple[int, int]) -> str:
    """Return the scene at this size, as SVG."""
    drafts = moment_of(scene.moment)
    _SHEET.parent.mkdir(exist_ok=True)
    _SHEET.write_text(_FILLED_IN, encoding="utf-8")
    clock = FixedClock(drafts[-1].at + timedelta(minutes=6))
    app = new_app(_workspace(), clock=clock)
    async with app.run_test(size=size, notifications=True) as pilot:
        app.theme = scene.theme
        if scene.moment != "home":
            app.open_file(_file(drafts, Path("sessions/invecchiare-bene-a-borgoserra.codesign.jsonl")))
        await settled(pilot)
        for key in scene.keys:
            if key == _WAIT:
                await settled(pilot)
            elif key.startswith(_ROW):
                _go_to(app, key.removeprefix(_ROW))
            else:
                await pilot.press({" ": "space"}.get(key, key))
        await settled(pilot)
        await _arrived(pilot, scene)
        return _picture(app, scene)


def _go_to(app: App[None], identifier: str) -> None:
    """Put the cursor of the place's list on the first row whose id has this part."""
    listed = next(rows for rows in app.screen.query(RowList) if rows.display)
    for index, option in enumerate(listed.options):
        if option.id is not None and identifier in option.id.split(PART) and not option.disabled:
            listed.highlighted = index
            return


async def _arrived(pilot: Pilot[None], scene: Scene) -> None:
    """Wait for the screen that a scene is of: what reads a file or seals runs apart from the screen."""
    for _ in range(_LAPS):
        if scene.shows in ("", type(pilot.app.screen).__name__):
            break
        await pilot.pause(0.02)
    else:
        raise AssertionError(f"{scene.name}: {type(pilot.app.screen).__name__} stands instead of {scene.shows}.")
    await settled(pilot)


def moment_of(name: str) -> Sequence[Draft]:
    """Return the transactions of the example up to a moment."""
    drafts = _as_live(replay(packaged_example().read_bytes(), now=datetime.now().astimezone()))
    if name == "before":
        return drafts[:1]
    if name == "logframe":
        return [*drafts, Draft("import", drafts[-1].at, (put(_LOGFRAME), put(_IMPACT)))]
    if name == "during":
        return drafts[: _busiest(drafts)]
    return drafts


def _busiest(drafts: Sequence[Draft]) -> int:
    """Return how many transactions lead to the moment at which an item of the session has gathered most."""
    gathered: Counter[str] = Counter()
    best, most = len(drafts), 0
    for count, draft in enumerate(drafts, start=1):
        for one in draft.puts:
            document = one.document or {}
            if one.table in ("needs", "proposals") and document.get("session") == _HELD:
                gathered[str(document.get("agenda_item"))] += 1
        if gathered and max(gathered.values()) > most:
            best, most = count, max(gathered.values())
    return best


def _as_live(drafts: Sequence[Draft]) -> Sequence[Draft]:
    """Return the transactions with what the source leaves out and a live capture has: the item in hand."""
    live, held = [], None
    for draft in drafts:
        puts = []
        for one in draft.puts:
            document = one.document
            if one.table == "sessions" and document is not None:
                held = document.get("current_item", held)
            if draft.action.startswith("capture_") and document is not None:
                document = {"agenda_item": held, **document}
            puts.append(replace(one, document=document))
        live.append(replace(draft, puts=tuple(puts)))
    return live


def _file(drafts: Sequence[Draft], path: Path = Path("prova.codesign.jsonl")) -> MemoryFile:
    """Return a file that holds these transactions."""
    file = MemoryFile(path)
    for draft in drafts:
        file.append(draft)
    return file


class _Shelf(MemoryWorkspace):
    """A workspace that tells of its files what a folder would."""

    def processes(self) -> Sequence[ProcessSummary]:
        """Return what Home lists."""
        return [
            ProcessSummary(
                path,
                file.process.details.title,
                file.process.details.kind.value,
                len(file.process.sessions()),
                file.process.revision,
                file.process.history.changes()[-1].at,
            )
            for path, file in self.files.items()
        ]


def _workspace() -> MemoryWorkspace:
    """Return a workspace with the example at two moments, as Home lists it."""
    workspace = _Shelf()
    for name, moment in (("invecchiare-bene-a-borgoserra", "after"), ("invecchiare-bene-prova", "before")):
        path = workspace.folder / f"{name}.codesign.jsonl"
        workspace.files[path] = _file(moment_of(moment), path)
    return workspace


def _picture(app: App[None], scene: Scene) -> str:
    """Return what is painted, as SVG."""
    return app.export_screenshot(title=scene.name)


def session_ids() -> Sequence[str]:
    """Return the example's sessions, whose minutes are drawn."""
    return [session.id for session in _file(moment_of("after")).process.all(Session)]
