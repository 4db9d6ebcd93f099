"""What is asked of the town's own paper: which file, what a coat of arms shows, whether to keep what was looked at."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from codesign_tui.domain.messages import Msg, Refused, msg
from codesign_tui.locale import LANGUAGES
from codesign_tui.tui.files_near import files_near, typed_path
from codesign_tui.tui.places.dialogs import Questions
from codesign_tui.tui.screens.asking import Choice
from codesign_tui.tui.screens.filling import LineField
from codesign_tui.tui.screens.paper_report import PaperReport

if TYPE_CHECKING:
    from codesign_tui.minutes.stationery.arms import Arms
    from codesign_tui.minutes.stationery.keeping import Slot


class PaperQuestions(Questions):
    """Asks, shows what was seen, keeps; files are read and written away from the screen's thread."""

    async def another(self, slot: "Slot", now: Path | None) -> Msg | None:
        """Ask for a file instead of the one in use and keep it; return what to say, None for «changed my mind».

        Raises:
            CodesignError: the file is not there, cannot be used, or cannot be kept.
        """
        from codesign_tui.minutes.stationery.keeping import endings_of

        endings = endings_of(slot)
        path = await self._file(endings, now)
        if path is None:
            return None
        if path.suffix.lower() not in endings:
            raise Refused(msg("paper.not_this_kind", file=path.name, endings=_listed(endings)))
        if not await asyncio.to_thread(path.is_file):
            raise Refused(msg("sheets.file_not_found", file=str(path)))
        return await (self._arms(path, now) if slot == "arms" else self._base(path, now))

    async def look(self, slot: "Slot", path: Path) -> None:
        """Show what the file in use has and lacks.

        Raises:
            Unusable: it cannot be used, and why.
        """
        from codesign_tui.minutes.stationery.arms import Arms, alternative_of
        from codesign_tui.minutes.stationery.base_report import report_on
        from codesign_tui.minutes.stationery.images import picture_of

        if slot == "arms":
            words = await asyncio.to_thread(alternative_of, path, self.words.language)
            seen = Arms(await asyncio.to_thread(picture_of, path), words)
            title, has, lacks = msg("paper.arms", file=path.name), self._told(seen), ()
            await self.show(PaperReport(self.words, title, has, lacks, to_keep=False))
            return
        report = await asyncio.to_thread(report_on, path)
        title = msg("base.good", file=path.name)
        await self.show(PaperReport(self.words, title, report.has, report.lacks, to_keep=False))

    async def take_away(self, path: Path) -> Msg | None:
        """Ask whether a file is to be taken away, and do it.

        Raises:
            CannotWrite: its folder cannot be written.
        """
        from codesign_tui.minutes.stationery.keeping import take_away

        if not await self.is_sure(msg("paper.sure", file=path.name)):
            return None
        aside = await asyncio.to_thread(take_away, path)
        return msg("paper.taken", file=aside.name)

    async def _base(self, path: Path, now: Path | None) -> Msg:
        """Show what a letterhead file has and lacks, and keep it if it is wanted."""
        from codesign_tui.minutes.stationery.base_report import report_on
        from codesign_tui.minutes.stationery.keeping import keep_base

        report = await asyncio.to_thread(report_on, path)
        if not await self.show(PaperReport(self.words, msg("base.good", file=path.name), report.has, report.lacks)):
            return msg("paper.left_alone")
        kept = await asyncio.to_thread(keep_base, self._home(now), path, replacing=True)
        return msg("paper.kept_now", file=kept.name, folder=str(kept.parent))

    async def _arms(self, path: Path, now: Path | None) -> Msg:
        """Ask what a picture shows, show how it stands on the page, and keep it if it is wanted."""
        from codesign_tui.minutes.stationery.arms import Arms, words_of
        from codesign_tui.minutes.stationery.images import picture_of
        from codesign_tui.minutes.stationery.keeping import keep_arms

        picture = await asyncio.to_thread(picture_of, path)
        before = await asyncio.to_thread(words_of, path) or (await asyncio.to_thread(words_of, now) if now else {})
        fields = [
            LineField(one, msg(f"paper.field.words_{one}"), before.get(one) or (before.get("", "") if not at else ""))
            for at, one in enumerate(LANGUAGES)
        ]
        filled = await self.fill(
            msg("paper.words"),
            fields,
            note=msg("paper.words_note"),
            check=lambda said: None if any(map(str.strip, said.values())) else msg("base.arms_say_what"),
        )
        if filled is None:
            return msg("paper.left_alone")
        said = [(language, filled[language].strip()) for language in LANGUAGES if filled[language].strip()]
        seen = Arms(picture, " / ".join(text for _, text in said))
        if not await self.show(PaperReport(self.words, msg("paper.arms", file=path.name), self._told(seen))):
            return msg("paper.left_alone")
        kept = await asyncio.to_thread(keep_arms, self._home(now), path, said, replacing=True)
        return msg("paper.kept_now", file=kept.name, folder=str(kept.parent))

    def _told(self, seen: "Arms") -> list[Msg]:
        """Return what is told of a coat of arms: its size on the page, its words."""
        width, height = (self.words.number(round(side, 1)) for side in seen.size_mm)
        return [msg("paper.arms_size", width=width, height=height), msg("paper.arms_words", words=seen.alternative)]

    def _home(self, now: Path | None) -> Path:
        """Return where a file is kept: where the one in use is, so that it takes its place; else for every path.

        Raises:
            Refused: there is nowhere to keep it.
        """
        from codesign_tui.minutes.stationery.keeping import home_of

        return now.parent if now is not None else home_of(self.desk.library.folders)

    async def _file(self, endings: Sequence[str], now: Path | None) -> Path | None:
        """Ask for the file: the one in use, one of those near, or any other by its path."""
        near = await asyncio.to_thread(files_near, self.desk.file.path, endings, exported=False)
        found = {str(path): path for path in ([now] if now is not None else []) + near}
        choices = [Choice(name, path.name, str(path.parent)) for name, path in found.items()]
        picked = await self.pick(
            msg("paper.which_file", endings=_listed(endings)), choices, new="sheets.this_file"
        )  # fmt: skip
        if picked is None:
            return None
        return found[picked.id] if picked.id is not None else typed_path(picked.name)


def _listed(endings: Sequence[str]) -> str:
    """Return endings as one text."""
    return ", ".join(endings)
