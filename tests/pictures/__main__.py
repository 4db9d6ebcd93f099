"""Draws every picture into `pictures/`, one contact sheet of them all, and the README's two into `docs/pictures/`."""

import asyncio
import html
import shutil
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from pathlib import Path
from typing import Final

from codesign_tui.domain.items import Proposal
from codesign_tui.domain.messages import Refused
from codesign_tui.domain.terms import CopyKind
from codesign_tui.library.loading import Library
from codesign_tui.library.places import packaged_templates
from codesign_tui.locale import Translator
from codesign_tui.minutes.compose import compose_minutes
from codesign_tui.minutes.formats import FORMATS
from codesign_tui.minutes.papers.family import PAPERS, compose_paper
from support_tui import NOW, example_file

from .scenes import README_SIZE, SCENES, SIZES, Scene, draw, session_ids
from .tools import ToolMissing, need, pages_of, photograph, size_of, without_web

FOLDER: Final = Path("pictures")
README: Final = Path("docs") / "pictures"
README_BYTES: Final = 300_000
"""What a picture in the README may weigh."""

README_SCENE: Final = Scene("run", "during")
README_SESSION: Final = "S2"

_PAPER_PAGES: Final = 2
"""Pages of each paper that are looked at: the others are alike."""

_SHEET_WIDTH: Final = 2400
_COLUMNS: Final = 4


def main() -> int:
    """Draw everything; one sentence and exit code 1 when a program is missing."""
    try:
        need("chromium", "pdftoppm")
        shutil.rmtree(FOLDER, ignore_errors=True)
        FOLDER.mkdir()
        README.mkdir(parents=True, exist_ok=True)
        places = asyncio.run(_places())
        _photograph_all(places)
        pages = [page for session in session_ids() for page in _minutes(session)]
        pages += [page for name in PAPERS for page in _paper(name)]
        _sheet([path.with_suffix(".png") for path in places], pages)
        _for_readme()
    except ToolMissing as missing:
        print(missing, file=sys.stderr)  # noqa: T201 - what whoever ran `make pictures` must do
        return 1
    print(f"{len(places)} places and {len(pages)} pages: {FOLDER / 'sheet.png'}")  # noqa: T201 - where to look
    return 0


async def _places() -> list[Path]:
    """Draw every scene at every size, as SVG; return the files."""
    drawn = []
    for scene in SCENES:
        for size in SIZES:
            path = FOLDER / f"{scene.name}-{size[0]}x{size[1]}.svg"
            path.write_text(without_web(await draw(scene, size)), encoding="utf-8")
            drawn.append(path)
    return drawn


def _photograph_all(drawings: Sequence[Path]) -> None:
    """Make a PNG of each SVG, two at a time."""

    def one(path: Path) -> None:
        """Make one."""
        photograph(path, path.with_suffix(".png"), size_of(path.read_text(encoding="utf-8")))

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(one, drawings))


def _minutes(session: str) -> list[Path]:
    """Draw the internal copy of a session's minutes; return its pages."""
    process = example_file().process
    document = compose_minutes(
        process, session, copy=CopyKind.INTERNAL, translator=Translator("it"), generated_on=date(2026, 9, 30)
    )
    path = FOLDER / f"minutes-{session}.pdf"
    path.write_bytes(FORMATS["pdf"].render(document, at=datetime.combine(date(2026, 9, 30), NOW.timetz())))
    return pages_of(path, path.with_suffix(""))


def _paper(name: str) -> list[Path]:
    """Draw the first pages of a paper of the README's session, voting on its proposals; none if it has no such one."""
    process = example_file().process
    options = tuple(proposal.id for proposal in process.all(Proposal) if proposal.session == README_SESSION)
    library = Library(packaged_templates())
    try:
        document = compose_paper(process, README_SESSION, name, library, Translator("it"), options)
    except Refused:
        return []
    path = FOLDER / f"paper-{name}.pdf"
    path.write_bytes(FORMATS["pdf"].render(document, at=datetime.combine(date(2026, 3, 1), NOW.timetz())))
    return pages_of(path, path.with_suffix(""))[:_PAPER_PAGES]


def _sheet(places: Sequence[Path], pages: Sequence[Path]) -> None:
    """Put all pictures on one."""
    rows = [places[at : at + _COLUMNS] for at in range(0, len(places), _COLUMNS)]
    rows += [pages[at : at + 2 * _COLUMNS] for at in range(0, len(pages), 2 * _COLUMNS)]
    width = _SHEET_WIDTH // _COLUMNS
    body = []
    for row in rows:
        wide = width if row[0] in places else width // 2
        cells = "".join(
            f'<figure style="width:{wide - 12}px"><img src="{path.name}"><figcaption>{html.escape(path.stem)}'
            "</figcaption></figure>"
            for path in row
        )
        body.append(f"<div>{cells}</div>")
    page = FOLDER / "sheet.html"
    page.write_text(
        '<!doctype html><meta charset="utf-8"><style>body{margin:6px;background:#777;font:12px sans-serif}'
        "div{display:flex;align-items:flex-start}figure{margin:4px}img{width:100%}</style>" + "".join(body),
        encoding="utf-8",
    )
    photograph(page, FOLDER / "sheet.png", (_SHEET_WIDTH, 460 * len(rows)))


def _for_readme() -> None:
    """Draw the two pictures of the README.

    Raises:
        ToolMissing: a picture is heavier than it may be.
    """
    run = FOLDER / "readme-run.svg"
    run.write_text(without_web(asyncio.run(draw(README_SCENE, README_SIZE))), encoding="utf-8")
    photograph(run, README / "run.png", size_of(run.read_text(encoding="utf-8")))
    shutil.copyfile(sorted(FOLDER.glob(f"minutes-{README_SESSION}-*.png"))[0], README / "minutes.png")
    for picture in (README / "run.png", README / "minutes.png"):
        if picture.stat().st_size > README_BYTES:
            raise ToolMissing(f"{picture} is heavier than {README_BYTES} bytes.")


if __name__ == "__main__":
    sys.exit(main())
