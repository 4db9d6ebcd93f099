"""The way to the structured views and back: they are opened from Run, the board or the palette."""

from typing import Any

from textual import on

from codesign_tui.tui.commands import GO_RUN, GO_SCHEME, Command
from codesign_tui.tui.desk import SchemeAsked, SchemeLeft
from codesign_tui.tui.places.base import Place
from codesign_tui.tui.screens.check_commands import CheckCommands


class SchemeCommands(CheckCommands):
    """What the process screen does about structured views."""

    _before_scheme: Command = GO_RUN
    """The place that a view was opened from."""

    @property
    def place(self) -> Place | None:
        """The place in view."""
        raise NotImplementedError

    @property
    def place_command(self) -> Command:
        """The command that goes to the place in view."""
        raise NotImplementedError

    async def _go(self, command: Command) -> None:
        """Open a place."""
        raise NotImplementedError

    def _show_hints(self) -> Any:
        """Show the keys of the place in view."""
        raise NotImplementedError

    async def action_go_scheme(self) -> None:
        """Go to the structured view that was looked at last, and remember where from."""
        if self.place_command is not GO_SCHEME:
            self._before_scheme = self.place_command
        await self._go(GO_SCHEME)

    @on(SchemeAsked)
    async def _scheme_asked(self, event: SchemeAsked) -> None:
        """Show a structured view."""
        from codesign_tui.tui.places.scheme import SchemePlace

        event.stop()
        await self.action_go_scheme()
        if isinstance(self.place, SchemePlace):
            self.place.open(event.kind, event.agenda_item)
        self._show_hints()

    @on(SchemeLeft)
    async def _scheme_left(self, event: SchemeLeft) -> None:
        """Go back to where the structured view was asked for."""
        event.stop()
        await self._go(self._before_scheme)
