"""The command palette: every command that can be done here and now. The one file that touches its API."""

from collections.abc import Iterator
from functools import partial

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider

from codesign_tui.locale import Translator
from codesign_tui.tui.commands import Command
from codesign_tui.tui.face import face_of
from codesign_tui.tui.text import show

_FAINT = 0.01
"""The score of the sentence that says that nothing was found."""


def palette(words: Translator) -> CommandPalette:
    """Return the palette in this language."""
    return CommandPalette(placeholder=show(words("tui.palette_ask")).plain, id="--command-palette")


class CommandProvider(Provider):
    """Offers the commands that the current screen and place declare, in the reader's language."""

    def _offered(self) -> Iterator[tuple[Command, str, str]]:
        """Yield the commands with their names and what they do."""
        app = face_of(self.app)
        for command in dict.fromkeys((*app.commands_now(), *app.commands_elsewhere())):
            yield command, app.words(command.label_id), app.words(command.help_id)

    async def discover(self) -> Hits:
        """Yield everything before a letter is typed."""
        for command, label, help_text in self._offered():
            yield DiscoveryHit(
                show(self._named(command, label)), partial(self._run, command), text=label, help=show(help_text).plain
            )

    async def search(self, query: str) -> Hits:
        """Yield what the letters typed may mean."""
        matcher = self.matcher(query)
        found = False
        for command, label, help_text in self._offered():
            score = max(matcher.match(label), matcher.match(help_text) * 0.6)
            if score > 0:
                found = True
                yield Hit(
                    score,
                    show(self._named(command, label)),
                    partial(self._run, command),
                    text=label,
                    help=show(help_text).plain,
                )

        if not found:
            nothing = face_of(self.app).words("tui.no_command")
            yield Hit(_FAINT, show(nothing), self._do_nothing, text=nothing)

    async def _do_nothing(self) -> None:
        """Go back to where the palette was called."""

    @staticmethod
    def _named(command: Command, label: str) -> str:
        """Return the label with its key."""
        return f"{label}  {command.key_text}" if command.key else label

    async def _run(self, command: Command) -> None:
        """Do the command, as its key would."""
        app = face_of(self.app)
        await app.do_command(command)
