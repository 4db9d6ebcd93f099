"""What the drawing of a method asks of Run: the kind and the place of the next card, and the way to the drawing."""

from collections.abc import Sequence
from typing import Any

from textual import work

from codesign_tui.domain.presets import Preset, preset
from codesign_tui.domain.steps import step_now
from codesign_tui.domain.terms import ItemKind
from codesign_tui.tui.commands import RUN_SCHEME, Command
from codesign_tui.tui.desk import SchemeAsked
from codesign_tui.tui.places.run_gathering import RunGathering
from codesign_tui.tui.places.scheme_which import which_scheme
from codesign_tui.tui.widgets.capture import CaptureLine


class RunScheme(RunGathering):
    """The part of Run that follows the method's drawing."""

    _line_preset = Preset()

    def _preset_line(self) -> None:
        """Set the kind of the next card by the step in hand; only when it is another than before."""
        item = self.item_in_hand()
        method = self.desk.method_of(item)
        now = step_now(method, item, self.desk.now()) if item is not None else None
        self._line_preset = preset(item, method, now.step if now is not None else None)
        line = self.query_one(CaptureLine)
        line.preset(self._line_preset.kind, self.desk.words)

    def scheme_in_sight(self, commands: Sequence[Command]) -> Sequence[Command]:
        """Return the commands with the way to the drawing first, where the method in hand makes one."""
        method = self.desk.method_of(self.item_in_hand())
        if method is None or method.view is None:
            return commands
        return [RUN_SCHEME, *(command for command in commands if command is not RUN_SCHEME)]

    def values_of(self, kind: ItemKind) -> dict[str, Any]:
        """Return where a card of this kind stands in the drawing of the step in hand."""
        return self._line_preset.values if kind is self._line_preset.kind else {}

    def action_run_scheme(self) -> None:
        """Open the drawing of the method in hand, or ask which."""
        item = self.item_in_hand()
        method = self.desk.method_of(item)
        if method is not None and method.view is not None:
            self.post_message(SchemeAsked(method.view, item.id if item is not None else None))
        else:
            self._ask_which(item.id if item is not None else None)

    @work(group="dialog")
    async def _ask_which(self, item: str | None) -> None:
        """Ask which drawing to open, of an agenda item or of the whole path."""
        kind = await which_scheme(self.app, self.desk.words)
        if kind is not None:
            self.post_message(SchemeAsked(kind, item))
