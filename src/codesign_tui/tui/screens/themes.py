"""Bring the themes of a listening meeting to the table: which meeting, which of its themes, read again before."""

from codesign_tui.actions.themes import bring_themes, themes_of
from codesign_tui.domain.messages import CodesignError, msg
from codesign_tui.domain.workspace import Workspace
from codesign_tui.tui.face import face_of
from codesign_tui.tui.places.dialogs import Questions
from codesign_tui.tui.screens.asking import Choice
from codesign_tui.tui.screens.lines import AskLines


class ThemeForms(Questions):
    """Lets the names of groups, and nothing else, cross over from a listening meeting's file."""

    async def bring(self) -> None:
        """Ask which meeting; its themes may be corrected or left out, a line each, before they are kept."""
        workspace: Workspace = face_of(self.asker.app).workspace
        meetings = [
            Choice(str(at), summary.title, summary.path.name)
            for at, summary in enumerate(workspace.processes())
            if summary.listening and summary.trouble is None
        ]
        if not meetings:
            self.desk.say(msg("carry.no_meetings"), refused=True)
            return
        chosen = await self.choose(msg("carry.which_meeting"), meetings)
        if chosen is None:
            return
        try:
            names = themes_of(workspace.read(workspace.processes()[int(chosen)].path).process)
        except CodesignError as error:
            self.desk.say(error.message, refused=True)
            return
        kept = await self.show(
            AskLines(
                self.words,
                msg("carry.which_themes"),
                names,
                keep="carry.key.bring_themes",
                give_up="carry.key.bring_none",
            )
        )
        if kept is None:
            return
        done = self.desk.do(bring_themes, kept, now=self.desk.now())
        if done is not None:
            self.desk.say(msg("carry.brought", n=len(done.value)))
